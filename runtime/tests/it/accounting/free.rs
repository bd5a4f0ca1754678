//! What needs no signature: what is admitted to the pool must be carried out in a block, and what is
//! refused must name the reason. The look alone changes nothing.

use super::{
	calls::in_range,
	model::{Form, Model, Outcome, Refused, Status, Voucher},
	ops::{single, state_root},
	setup::VOUCHERS,
	Op, World,
};
use crate::common::*;
use pallet_distribution::FreeClaims;
use polkadot_sdk::sp_runtime::transaction_validity::TransactionValidityError;

type RoundCall = pallet_distribution::Call<Runtime>;

impl Op {
	pub fn can_be_free(&self) -> bool {
		matches!(
			self,
			Op::Claim { .. }
				| Op::ByNumber { .. }
				| Op::Redirect { .. }
				| Op::ClaimEthereum { .. }
				| Op::Range { .. }
				| Op::Many { .. }
				| Op::SetAside { .. }
				| Op::Settle { .. }
				| Op::SettleBatch { .. }
				| Op::SetVoucherAside { .. }
		)
	}
}

/// What the pool says of a call without signature that would end with this error.
fn refusal(error: DispatchError) -> InvalidTransaction {
	let stale = [
		Refused::AlreadyClaimed,
		Refused::AlreadySetAside,
		Refused::NothingToSettle,
		Refused::VoucherExpired,
	];
	if stale.map(DispatchError::from).contains(&error) {
		return InvalidTransaction::Stale;
	}
	match error {
		DispatchError::Module(module) => InvalidTransaction::Custom(module.error[0]),
		_ => InvalidTransaction::Custom(u8::MAX),
	}
}

/// Sends a call without signature, and compares what the pool says, and how it ends, with what was
/// predicted. Returns whether it was carried out.
fn send_free(call: impl Into<RuntimeCall>, predicted: Outcome) -> bool {
	let call: RuntimeCall = call.into();
	let before = state_root();
	let said = call.authorize(TransactionSource::External).unwrap().map(|_| ());
	let expected = predicted.map_err(|error| TransactionValidityError::from(refusal(error)));
	assert_eq!(said, expected, "{predicted:?}: {call:?}");
	assert_eq!(state_root(), before, "looked at, and changed something: {call:?}");
	if predicted.is_ok() {
		assert!(call.authorize(TransactionSource::InBlock).unwrap().is_ok(), "{call:?}");
		let found = call.clone().dispatch(RuntimeOrigin::none());
		assert_eq!(found.map(|_| ()).map_err(|refused| refused.error), Ok(()), "{call:?}");
		// Each is the first of its block.
		FreeClaims::<Runtime>::kill();
	}
	System::reset_events();
	predicted.is_ok()
}

/// What is said without signature is carried out in full or not at all. Whatever can be refused without
/// asking who may be paid is refused first.
impl Model {
	fn freely(&mut self, predict: impl FnOnce(&mut Self) -> Outcome) -> Outcome {
		let mut it = Self { free: true, ..self.clone() };
		predict(&mut it)?;
		*self = Self { free: false, ..it };
		Ok(())
	}

	/// Refuses a row of which nothing can be paid now, whoever it is.
	fn ensure_due(&self, place: usize, row: usize) -> Outcome {
		if self.is_over(place, row) {
			return Err(Refused::AlreadyClaimed.into());
		}
		if self.due(place, row) == 0 {
			return Err(Refused::NothingUnlocked.into());
		}
		Ok(())
	}

	fn ensure_accepts(&self, place: usize, row: usize) -> Outcome {
		single(self.accepts(place, self.rounds[place].rows[row].aside))
	}

	fn free_range(&mut self, place: usize, rows: &[usize]) -> Outcome {
		self.prove_range(place, rows)?;
		for row in rows {
			self.ensure_accepts(place, *row)?;
			self.ensure_due(place, *row)?;
		}
		self.freely(|it| rows.iter().try_for_each(|row| single(it.claim(place, *row, *row))))
	}

	fn free_many(&mut self, who: usize, places: &[usize]) -> Outcome {
		if places.iter().any(|place| self.rounds[*place].status == Status::Removed) {
			return Err(Refused::UnknownRound.into());
		}
		for (nth, place) in places.iter().enumerate() {
			if places[..nth].contains(place) {
				return Err(Refused::AlreadyClaimed.into());
			}
			self.ensure_accepts(*place, who)?;
			match self.rounds[*place].form {
				Form::Ethereum => return Err(Refused::BeneficiariesAreEthereum.into()),
				Form::Vouchers => return single(Err(Self::no_row(who))),
				Form::Listed | Form::Accounts => self.ensure_due(*place, who)?,
			}
		}
		self.freely(|it| places.iter().try_for_each(|place| single(it.claim(*place, who, who))))
	}

	fn free_set_aside(&mut self, place: usize, row: usize) -> Outcome {
		let found = self.clone().set_aside(place, row);
		let (total, paid) = self.known(place, row);
		let asked = found.is_ok() || found == Err(Refused::NotRefused.into());
		if asked && total - paid < EXISTENTIAL_DEPOSIT {
			return Err(Refused::TooLittleForFreeClaim.into());
		}
		self.freely(|it| it.set_aside(place, row))
	}

	/// Vouchers are of whole units: what is unpaid of one is never too little.
	fn free_settle(&mut self, vouchers: &[Voucher]) -> Outcome {
		let mut tried = self.clone();
		for it in vouchers {
			let (paid, aside) = tried.person(it.who);
			let due = it.cumulative.saturating_sub(paid);
			single(tried.accepts(VOUCHERS, due <= aside))?;
			single(tried.prove(it))?;
			if !tried.fits(due, aside) {
				return Err(Refused::AbovePromised.into());
			}
			let books = (paid + due, aside.saturating_sub(due));
			tried.vouchers.people.insert(it.who, books);
		}
		self.freely(|all| vouchers.iter().try_for_each(|it| single(all.settle(it))))
	}

	fn free_set_voucher_aside(&mut self, it: &Voucher) -> Outcome {
		let found = self.clone().set_voucher_aside(it);
		let (paid, aside) = self.person(it.who);
		let due = it.cumulative.saturating_sub(paid);
		if found == Err(Refused::NotRefused.into()) && !self.fits(due, aside) {
			return Err(Refused::AbovePromised.into());
		}
		self.freely(|all| all.set_voucher_aside(it))
	}
}

impl World {
	/// Carries out without signature what can be.
	pub fn without_signature(&mut self, op: Op) -> bool {
		let id = self.round(VOUCHERS);
		match op {
			Op::Settle { which, forged } => {
				let Some((it, voucher)) = self.presented(which, forged) else { return false };
				send_free(RoundCall::settle { id, voucher }, self.model.free_settle(&[it]))
			}
			Op::SettleBatch { which } => {
				let all: Vec<_> = which.into_iter().filter_map(|it| self.voucher(it)).collect();
				if all.is_empty() {
					return false;
				}
				let (its, vouchers): (Vec<_>, Vec<_>) = all.into_iter().unzip();
				let vouchers = vouchers.try_into().unwrap();
				let predicted = self.model.free_settle(&its);
				send_free(RoundCall::settle_batch { id, vouchers }, predicted)
			}
			Op::SetVoucherAside { which } => {
				let Some((it, voucher)) = self.voucher(which) else { return false };
				let predicted = self.model.free_set_voucher_aside(&it);
				send_free(RoundCall::set_aside_voucher { id, voucher }, predicted)
			}
			_ => {
				let call = self.call_of(&op);
				send_free(call, self.predict_free(op))
			}
		}
	}

	fn predict_free(&mut self, op: Op) -> Outcome {
		let now = self.model.now;
		let model = &mut self.model;
		match op {
			Op::Claim { round, row, who } => model.freely(|it| single(it.claim(round, row, who))),
			Op::ByNumber { round, row, who } => {
				model.freely(|it| single(it.claim_by_number(round, row, who)))
			}
			Op::Redirect { round, row, to, signer, used, lasts } => model
				.freely(|it| single(it.redirect((round, row), (to, signer), used, now + lasts))),
			Op::ClaimEthereum { round, row, to, signer, lasts } => model
				.freely(|it| single(it.claim_ethereum((round, row), (to, signer), now + lasts))),
			Op::Range { round, first, left_out } => {
				model.free_range(round, &in_range(first, &left_out))
			}
			Op::Many { who, rounds } => model.free_many(who, &rounds),
			Op::SetAside { round, row } => model.free_set_aside(round, row),
			_ => unreachable!(),
		}
	}
}
