//! What anybody does: each operation is predicted, sent to the chain, and must end as predicted.

use super::{
	calls::in_range,
	model::{Form, Outcome, Round, Status, Voucher, Who},
	setup::{officer, signer, Kind, AMENDED, MANAGER, ROOM, ROUNDS, ROWS, VOUCHERS},
	Op, World,
};
use crate::{
	common::*,
	vouchers::{keys_of, signed_by},
};
use distribution_primitives::{Scope, SignedVoucher};
use pallet_distribution::{SignedVoucherOf, VoucherOf};
use polkadot_sdk::{
	frame_support::{traits::Hooks, weights::Weight},
	sp_core::H256,
	sp_runtime::StateVersion,
};

type RoundCall = pallet_distribution::Call<Runtime>;
type PayeesCall = pallet_payees::Call<Runtime>;
type RegistryCall = pallet_compliance::Call<Runtime>;

const REASON: H256 = H256::repeat_byte(7);
/// Items that a clean-up removes at most: all.
const ITEMS: u32 = 256;

pub fn state_root() -> Vec<u8> {
	sp_io::storage::root(StateVersion::V1)
}

/// Sends a call, and compares how it ends with what was predicted. One that is refused must not change
/// anything. Returns whether it was carried out.
fn send(origin: RuntimeOrigin, call: impl Into<RuntimeCall>, predicted: Outcome) -> bool {
	let before = predicted.is_err().then(state_root);
	let call: RuntimeCall = call.into();
	let found = call.clone().dispatch(origin).map(|_| ()).map_err(|refused| refused.error);
	assert_eq!(found, predicted, "{call:?}");
	if let Some(before) = before {
		assert_eq!(state_root(), before, "refused, and changed something: {call:?}");
	}
	System::reset_events();
	predicted.is_ok()
}

/// A call that anybody can send.
fn relay_call(call: impl Into<RuntimeCall>, predicted: Outcome) -> bool {
	send(RuntimeOrigin::signed(Bob.to_account_id()), call, predicted)
}

/// How a single payment ends.
pub fn single<T>(paid: Result<(), (DispatchError, T)>) -> Outcome {
	paid.map_err(|(error, _)| error)
}

impl World {
	pub fn account(&self, n: usize) -> AccountId {
		self.id(Who::Account(n))
	}

	fn signed(&self, n: usize) -> RuntimeOrigin {
		RuntimeOrigin::signed(self.account(n))
	}

	pub fn round(&self, place: usize) -> u32 {
		self.model.rounds[place].id
	}

	/// Carries out an operation, and compares everything.
	pub fn carry_out(&mut self, op: Op) {
		let text = format!("{op:?}");
		let done = match op {
			Op::Free(op) => self.without_signature(*op),
			Op::Name { .. } | Op::Forget { .. } | Op::Cancel { .. } | Op::WriteDown { .. } => {
				self.decide(op)
			}
			Op::Sign { .. }
			| Op::Settle { .. }
			| Op::SettleBatch { .. }
			| Op::SetVoucherAside { .. }
			| Op::Rotate { .. }
			| Op::Promise { .. } => self.about_vouchers(op),
			Op::Claim { .. }
			| Op::ByNumber { .. }
			| Op::Redirect { .. }
			| Op::ClaimEthereum { .. }
			| Op::Range { .. }
			| Op::Many { .. }
			| Op::Batch { .. }
			| Op::SetAside { .. } => self.about_rows(op),
			_ => self.govern(op),
		};
		if done {
			let kind = text.split(' ').next().unwrap_or_default().to_owned();
			*self.tally.borrow_mut().entry(kind).or_default() += 1;
		}
		self.compare();
	}

	fn scope(&self, place: Option<usize>) -> Scope<distribution::AssetKind> {
		place.map_or(Scope::Everything, |place| Scope::Round(self.round(place)))
	}

	fn decide(&mut self, op: Op) -> bool {
		match op {
			Op::Name { owner, scope, to } => {
				let predicted = self.model.name(owner, scope, Some(to));
				let call = PayeesCall::set { scope: self.scope(scope), payee: self.account(to) };
				send(self.signed(owner), call, predicted)
			}
			Op::Forget { owner, scope } => {
				let predicted = self.model.name(owner, scope, None);
				let call = PayeesCall::clear { scope: self.scope(scope) };
				send(self.signed(owner), call, predicted)
			}
			Op::Cancel { owner, scope } => {
				let predicted = self.model.cancel(owner, scope);
				let call = PayeesCall::cancel { scope: self.scope(scope) };
				send(self.signed(owner), call, predicted)
			}
			Op::WriteDown { owner } => {
				let predicted = self.model.write_down(owner);
				relay_call(PayeesCall::settle { owner: self.account(owner) }, predicted)
			}
			_ => unreachable!(),
		}
	}

	fn about_rows(&mut self, op: Op) -> bool {
		let (call, now) = (self.call_of(&op), self.model.now);
		let model = &mut self.model;
		let predicted = match op {
			Op::Claim { round, row, who } => single(model.claim(round, row, who)),
			Op::ByNumber { round, row, who } => single(model.claim_by_number(round, row, who)),
			Op::Redirect { round, row, to, signer, used, lasts } => {
				single(model.redirect((round, row), (to, signer), used, now + lasts))
			}
			Op::ClaimEthereum { round, row, to, signer, lasts } => {
				single(model.claim_ethereum((round, row), (to, signer), now + lasts))
			}
			Op::Range { round, first, left_out } => {
				model.claim_range(round, &in_range(first, &left_out))
			}
			Op::Many { who, rounds } => {
				model.claim_each(rounds.into_iter().map(|place| (place, who)))
			}
			Op::Batch { round, rows } => model.claim_each(rows.into_iter().map(|row| (round, row))),
			Op::SetAside { round, row } => model.set_aside(round, row),
			_ => unreachable!(),
		};
		relay_call(call, predicted)
	}

	/// One of the vouchers that were signed, if there is any.
	pub fn voucher(&self, which: usize) -> Option<(Voucher, SignedVoucherOf<Runtime>)> {
		self.kept.get(which % self.kept.len().max(1)).cloned()
	}

	/// One of them, or one that says more than was signed.
	pub fn presented(
		&self,
		which: usize,
		forged: bool,
	) -> Option<(Voucher, SignedVoucherOf<Runtime>)> {
		let (mut it, mut voucher) = self.voucher(which)?;
		if forged {
			it = Voucher { cumulative: it.cumulative + UNIT, good: false, ..it };
			voucher.voucher.cumulative = it.cumulative;
		}
		Some((it, voucher))
	}

	fn about_vouchers(&mut self, op: Op) -> bool {
		let id = self.round(VOUCHERS);
		match op {
			Op::Sign { who, cumulative, lasts } => {
				let (deadline, epoch) = (self.model.own_now() + lasts, self.model.vouchers.epoch);
				let beneficiary = self.account(who);
				let voucher = VoucherOf::<Runtime> { beneficiary, cumulative, deadline, epoch };
				let signed = signed_by(signer(epoch), System::block_hash(0), id, voucher);
				self.kept.push((Voucher { who, cumulative, deadline, epoch, good: true }, signed));
				true
			}
			Op::Settle { which, forged } => {
				let Some((it, voucher)) = self.presented(which, forged) else { return false };
				let predicted = single(self.model.settle(&it));
				relay_call(RoundCall::settle { id, voucher }, predicted)
			}
			Op::SettleBatch { which } => {
				let all: Vec<_> = which.into_iter().filter_map(|it| self.voucher(it)).collect();
				if all.is_empty() {
					return false;
				}
				let (its, vouchers): (Vec<_>, Vec<_>) = all.into_iter().unzip();
				let vouchers = vouchers.try_into().unwrap();
				let predicted = self.model.settle_each(&its);
				relay_call(RoundCall::settle_batch { id, vouchers }, predicted)
			}
			Op::SetVoucherAside { which } => {
				let Some((it, voucher)) = self.voucher(which) else { return false };
				let predicted = self.model.set_voucher_aside(&it);
				relay_call(RoundCall::set_aside_voucher { id, voucher }, predicted)
			}
			Op::Rotate { notice } => {
				let keys = keys_of(signer(self.model.vouchers.epoch + 1));
				let ends = self.model.now + notice;
				let predicted = self.model.rotate(notice);
				let call = RoundCall::rotate_keys { id, keys, ends };
				send(self.signed(MANAGER), call, predicted)
			}
			Op::Promise { amount } => {
				let predicted = self.model.promise(amount);
				let beneficiaries = ROOM as u32;
				let call = RoundCall::promise { id, amount, beneficiaries };
				send(self.signed(MANAGER), call, predicted)
			}
			_ => unreachable!(),
		}
	}

	fn govern(&mut self, op: Op) -> bool {
		let root = RuntimeOrigin::root;
		match op {
			Op::Amend { round, to } => {
				let kind: Kind = AMENDED[to];
				let (id, terms) = (self.round(round), self.known.terms(kind));
				let predicted = self.model.amend(round, kind.0, kind.1, kind.2);
				send(self.signed(MANAGER), RoundCall::amend { id, terms }, predicted)
			}
			Op::Open { round } => {
				let id = self.round(round);
				let terms = Distribution::hash_of_terms(id).unwrap_or_default();
				let predicted = self.model.open(round);
				send(self.signed(MANAGER), RoundCall::open { id, terms }, predicted)
			}
			Op::Abandon { round } => {
				let predicted = self.model.abandon(round);
				let call = RoundCall::abandon { id: self.round(round) };
				send(self.signed(MANAGER), call, predicted)
			}
			Op::Freeze { who } => {
				let by = RuntimeOrigin::signed(officer(self.model.freezes));
				let predicted = self.model.freeze(who);
				let call = RegistryCall::freeze { who: self.account(who), reason: REASON };
				send(by, call, predicted)
			}
			Op::Thaw { who } => {
				let predicted = self.model.thaw(who);
				let call = RegistryCall::unfreeze { who: self.account(who), reason: REASON };
				send(root(), call, predicted)
			}
			Op::Pause { round } => {
				let predicted = self.model.pause(round);
				send(root(), RoundCall::pause { id: self.round(round) }, predicted)
			}
			Op::Resume { round } => {
				let predicted = self.model.resume(round);
				send(root(), RoundCall::resume { id: self.round(round) }, predicted)
			}
			Op::Close { round } => {
				let predicted = self.model.close(round);
				relay_call(RoundCall::close { id: self.round(round) }, predicted)
			}
			Op::CleanUp { round } => {
				let predicted = self.model.clean_up(round);
				let call = RoundCall::clean_up { id: self.round(round), limit: ITEMS };
				relay_call(call, predicted)
			}
			Op::Stop { round, row } => {
				let call = self.call_of(&Op::Stop { round, row });
				let predicted = self.model.stop(round, row);
				send(self.signed(MANAGER), call, predicted)
			}
			Op::RequestPush { round } => {
				let predicted = self.model.request_push(round);
				relay_call(RoundCall::request_push { id: self.round(round) }, predicted)
			}
			Op::Push { full } => {
				let queued = self.model.pushes.queued;
				if full {
					// The block has no time left.
					Distribution::on_idle(System::block_number(), Weight::zero());
				} else {
					Distribution::on_idle(System::block_number(), Weight::MAX);
					self.model.push();
				}
				System::reset_events();
				queued && !full
			}
			Op::Wait { blocks } => {
				self.model.now += blocks;
				relay(self.model.now);
				true
			}
			_ => unreachable!(),
		}
	}

	/// Everything ends. What is set aside is paid in time, unless everybody is `late`: then it is the
	/// treasury's.
	pub fn end(&mut self, late: bool) {
		for round in self.those(|status| matches!(status, Status::Paused { .. })) {
			self.carry_out(Op::Resume { round });
		}
		for who in self.model.frozen.clone().into_keys() {
			self.carry_out(Op::Thaw { who });
		}
		for round in self.those(|status| status == Status::Draft) {
			self.carry_out(Op::Abandon { round });
		}
		let last = self.model.rounds.iter().map(|round| round.ends).max().unwrap();
		let over = last + distribution::CloseDelay::get();
		self.carry_out(Op::Wait { blocks: over.saturating_sub(self.model.now) });
		for round in self.those(|status| status == Status::Open) {
			self.carry_out(Op::Close { round });
		}
		if late {
			self.carry_out(Op::Wait { blocks: distribution::SetAsideGrace::get() });
		} else {
			self.claim_all();
		}
		for round in self.those(|status| status == Status::Closed) {
			self.carry_out(Op::CleanUp { round });
		}
		assert!(self.those(|status| status != Status::Removed).is_empty());
		let pots = (0..ROUNDS).map(|place| self.model.ledger.has[&Who::Pot(place)].free);
		assert_eq!(pots.sum::<Balance>(), 0);
		Distribution::do_try_state().unwrap();
		Payees::do_try_state().unwrap();
		Compliance::do_try_state().unwrap();
	}

	/// The places of the rounds whose status is one of these.
	fn those(&self, is_one: impl Fn(Status) -> bool) -> Vec<usize> {
		(0..ROUNDS).filter(|place| is_one(self.model.rounds[*place].status)).collect()
	}

	/// Claims what is set aside, to the last unit.
	fn claim_all(&mut self) {
		for round in self.those(|status| status == Status::Closed) {
			for row in 0..ROWS {
				let Round { form, rows, .. } = self.model.rounds[round];
				if !rows[row].aside {
					continue;
				}
				self.carry_out(match form {
					Form::Ethereum => {
						Op::ClaimEthereum { round, row, to: row, signer: row, lasts: 1 }
					}
					_ => Op::Claim { round, row, who: row },
				});
			}
		}
		let set_aside: Vec<_> =
			self.model.vouchers.people.iter().map(|(who, books)| (*who, *books)).collect();
		let id = self.round(VOUCHERS);
		for (who, (paid, aside)) in set_aside {
			// What is set aside was proven when it was.
			let it = Voucher { who, cumulative: paid + aside, deadline: 0, epoch: 0, good: false };
			let predicted = single(self.model.settle(&it));
			let voucher = VoucherOf::<Runtime> {
				beneficiary: self.account(who),
				cumulative: it.cumulative,
				deadline: it.deadline,
				epoch: it.epoch,
			};
			let voucher = SignedVoucher { voucher, signatures: Default::default() };
			relay_call(RoundCall::settle { id, voucher }, predicted);
			self.compare();
		}
		for place in self.those(|status| status == Status::Closed) {
			let grace_ends = self.model.rounds[place].ends + distribution::SetAsideGrace::get();
			let left = self.model.books(place).1;
			assert!(left == 0 || self.model.now >= grace_ends, "{left} is left of round {place}");
		}
	}
}
