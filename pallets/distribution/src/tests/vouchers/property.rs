//! Random vouchers, rotations, promises, refusals, pauses and settlements, in any order, against a
//! model that knows nothing of how the pallet keeps its books: every unit is accounted for, and nobody
//! is paid more than a valid voucher says.

use super::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Beneficiaries, of whom the round has room for all but the last.
const PEOPLE: u32 = 5;

#[derive(Clone, Debug)]
enum Op {
	/// Signs a voucher with the keys of the present epoch, and keeps it.
	Sign { n: u32, cumulative: Balance, lasts: u64 },
	/// Settles one of the vouchers that were kept; with `forged`, for one unit more.
	Settle { which: usize, forged: bool },
	/// Settles several of them together.
	Batch { which: Vec<usize> },
	/// Sets one of them aside.
	SetAside { which: usize },
	/// Names other keys; the present ones end after `notice`.
	Rotate { notice: u64 },
	/// Raises what is promised.
	Promise { more: Balance },
	/// Compliance refuses, or no longer refuses, a beneficiary.
	Refuse { n: u32, yes: bool },
	/// A vote pauses the round, or resumes it.
	Pause { on: bool },
	/// Time passes, of which some is lost.
	Wait { time: u64, lost: u64 },
}

fn op() -> impl Strategy<Value = Op> {
	let (n, which) = (|| 0..PEOPLE, || 0..40usize);
	let sign = (n(), ED..3_000, 1..300u64).prop_map(|(n, cumulative, lasts)| Op::Sign {
		n,
		cumulative,
		lasts,
	});
	let settle = (which(), prop::bool::weighted(0.1))
		.prop_map(|(which, forged)| Op::Settle { which, forged });
	let batch = prop::collection::vec(which(), 1..6).prop_map(|which| Op::Batch { which });
	prop_oneof![
		4 => sign,
		5 => settle,
		2 => batch,
		1 => which().prop_map(|which| Op::SetAside { which }),
		1 => (0..60u64).prop_map(|notice| Op::Rotate { notice }),
		1 => (0..4_000u128).prop_map(|more| Op::Promise { more }),
		1 => (n(), any::<bool>()).prop_map(|(n, yes)| Op::Refuse { n, yes }),
		1 => prop::bool::weighted(0.4).prop_map(|on| Op::Pause { on }),
		2 => (0..40u64, 0..10u64).prop_map(|(time, lost)| Op::Wait { time, lost }),
	]
}

/// What can be said of a round without looking at its books.
struct Model {
	id: RoundId,
	kept: Vec<SignedVoucherOf<Test>>,
	/// First time, on the round's clock, at which an epoch has ended.
	ends: BTreeMap<u32, u64>,
	epoch: u32,
	promised: Balance,
	/// Paid and set aside for each beneficiary.
	people: BTreeMap<u32, (Balance, Balance)>,
	refused: BTreeMap<u32, bool>,
	paused: bool,
	/// Time on the round's clock, which stands still while nobody can settle.
	now: u64,
	/// What the whole chain has lost.
	lost: u64,
}

impl Model {
	fn new() -> Self {
		let id = open_with(PEOPLE - 1, keys(1, &[1]));
		Self {
			id,
			kept: Vec::new(),
			ends: BTreeMap::new(),
			epoch: 0,
			promised: 0,
			people: BTreeMap::new(),
			refused: BTreeMap::new(),
			paused: false,
			now: System::block_number(),
			lost: 0,
		}
	}

	fn voucher(&self, which: usize) -> Option<(u32, SignedVoucherOf<Test>)> {
		let voucher = self.kept.get(which % self.kept.len().max(1))?.clone();
		let n = (0..PEOPLE).find(|n| who(*n) == voucher.voucher.beneficiary)?;
		Some((n, voucher))
	}

	fn committed(&self) -> Balance {
		self.people.values().map(|(paid, aside)| paid + aside).sum()
	}

	/// What a voucher says beyond what was paid, if it can be settled or set aside.
	fn due(&self, n: u32, signed: &SignedVoucherOf<Test>) -> Option<Balance> {
		let voucher = &signed.voucher;
		let (paid, aside) = self.people.get(&n).copied().unwrap_or_default();
		let due = voucher.cumulative.checked_sub(paid).filter(|due| *due > 0)?;
		if aside > 0 && due == aside {
			return Some(due);
		}
		let room = self.people.contains_key(&n) || self.people.len() + 1 < PEOPLE as usize;
		let over = self.ends.get(&voucher.epoch).is_some_and(|end| self.now >= *end);
		(room && !over && self.now < voucher.deadline).then_some(due)
	}

	fn is_refused(&self, n: u32) -> bool {
		self.refused.get(&n).copied().unwrap_or_default()
	}

	/// Whether a settlement pays, and what it changes then.
	fn settle(&mut self, n: u32, signed: &SignedVoucherOf<Test>) -> bool {
		let Some(due) = self.due(n, signed) else { return false };
		let (paid, aside) = self.people.get(&n).copied().unwrap_or_default();
		let within = self.committed() - aside.min(due) + due <= self.promised;
		// A first payment is at least a minimum balance, and so every account can receive it.
		if self.paused || self.is_refused(n) || !within {
			return false;
		}
		self.people.insert(n, (paid + due, aside - aside.min(due)));
		true
	}

	/// Whether a voucher is set aside, and what it changes then.
	fn set_aside(&mut self, n: u32, signed: &SignedVoucherOf<Test>) -> bool {
		let Some(due) = self.due(n, signed) else { return false };
		let (paid, aside) = self.people.get(&n).copied().unwrap_or_default();
		let within = self.committed() + due.saturating_sub(aside) <= self.promised;
		if self.paused || due <= aside || !self.is_refused(n) || !within {
			return false;
		}
		self.people.insert(n, (paid, due));
		true
	}

	fn carry_out(&mut self, op: Op) {
		let id = self.id;
		match op {
			Op::Sign { n, cumulative, lasts } => {
				let voucher = VoucherOf::<Test> {
					deadline: self.now + lasts,
					epoch: self.epoch,
					..voucher(n, cumulative)
				};
				// Each epoch has a key of its own.
				let signer = self.epoch as u8 + 1;
				self.kept.push(signed_by(id, voucher, &[(0, signer)]));
			}
			Op::Settle { which, forged } => {
				let Some((n, mut voucher)) = self.voucher(which) else { return };
				if forged {
					voucher.voucher.cumulative += 1;
					let kept = self.people.get(&n).is_some_and(|(paid, aside)| {
						*aside > 0 && voucher.voucher.cumulative == paid + aside
					});
					if !kept {
						assert!(settle(id, voucher).is_err());
					}
					return;
				}
				let pays = self.settle(n, &voucher);
				assert_eq!(settle(id, voucher).is_ok(), pays);
			}
			Op::Batch { which } => {
				let all: Vec<_> = which.into_iter().filter_map(|it| self.voucher(it)).collect();
				if all.is_empty() {
					return;
				}
				let mut changes = false;
				for (n, voucher) in &all {
					// What is not even tried is not refused by compliance.
					let tried = !self.paused;
					changes |= tried && (self.settle(*n, voucher) || self.set_aside(*n, voucher));
				}
				let vouchers = all.into_iter().map(|(_, voucher)| voucher).collect();
				assert_eq!(settle_batch(id, vouchers).is_ok(), changes);
			}
			Op::SetAside { which } => {
				let Some((n, voucher)) = self.voucher(which) else { return };
				let changes = self.set_aside(n, &voucher);
				assert_eq!(set_aside(id, voucher).is_ok(), changes);
			}
			Op::Rotate { notice } => {
				let living = self.ends.values().filter(|end| self.now < **end).count();
				let ends = System::block_number() + notice;
				let next = keys(1, &[self.epoch as u8 + 2]);
				let may = notice >= NOTICE && living < MAX_ENDING_EPOCHS as usize;
				assert_eq!(rotate(id, next, ends).is_ok(), may);
				if may {
					self.ends.insert(self.epoch, self.now + notice);
					self.epoch += 1;
				}
			}
			Op::Promise { more } => {
				let promised = self.promised + more;
				let may = promised <= BUDGET;
				assert_eq!(promise(id, promised, PEOPLE - 1).is_ok(), may);
				if may {
					self.promised = promised;
				}
			}
			Op::Refuse { n, yes } => {
				self.refused.insert(n, yes);
				Registry::accept_all();
				for (n, _) in self.refused.iter().filter(|(_, yes)| **yes) {
					Registry::refuse(who(*n), Refusal::Expired);
				}
			}
			Op::Pause { on } => self.pause(on),
			Op::Wait { time, lost } => {
				// The window stays open.
				let time = time.min(900u64.saturating_sub(self.now));
				let lost = lost.min(time);
				self.pass(time, lost);
			}
		}
	}

	fn pause(&mut self, on: bool) {
		let done = if on {
			Distribution::do_pause(self.id, true)
		} else {
			Distribution::do_resume(self.id, true)
		};
		assert_eq!(done.is_ok(), self.paused != on);
		self.paused = on;
	}

	/// Time passes, of which the chain loses some. In a pause the round loses all of it, once.
	fn pass(&mut self, time: u64, lost: u64) {
		at(System::block_number() + time);
		if !self.paused {
			self.now += time - lost;
		}
		self.lost += lost;
		Lost::set(self.lost);
	}

	/// Every unit is with its beneficiary or in the pot.
	fn check(&self) {
		let (mut paid, mut aside) = (0, 0);
		for n in 0..PEOPLE {
			let (has, kept) = self.people.get(&n).copied().unwrap_or_default();
			assert_eq!(balance(n), has);
			let highest = self.kept.iter().filter(|it| it.voucher.beneficiary == who(n));
			let highest = highest.map(|it| it.voucher.cumulative).max().unwrap_or_default();
			assert!(has + kept <= highest, "more than was signed");
			paid += has;
			aside += kept;
		}
		let round = round(self.id);
		assert_eq!((round.claimed, round.set_aside), (paid, aside));
		assert_eq!(pot(self.id), BUDGET + ED - paid);
		assert!(paid + aside <= self.promised && self.promised <= BUDGET);
		Distribution::do_try_state().unwrap();
	}

	/// Everything that is not paid leaves the pot, and the books are closed.
	fn end(mut self) {
		if self.paused {
			self.pause(false);
		}
		Registry::accept_all();
		let issued = <Balances as Currency<AccountId32>>::total_issuance;
		let before = issued();
		self.pass(1_000 + CLOSE_DELAY - self.now, 0);
		Distribution::do_close(self.id).unwrap();
		for (n, (paid, aside)) in &self.people {
			let kept = SignedVoucher {
				voucher: voucher(*n, paid + aside),
				signatures: Default::default(),
			};
			assert_eq!(settle(self.id, kept).is_ok(), *aside > 0);
			assert_eq!(balance(*n), paid + aside);
		}
		Distribution::do_clean_up(self.id, 32).unwrap();
		assert!(!Rounds::<Test>::contains_key(self.id));
		assert_eq!(Vouchers::<Test>::iter().count(), 0);
		assert_eq!((pot(self.id), issued()), (0, before));
		let all = Balances::free_balance(MANAGER) + self.committed();
		assert_eq!(all, PLENTY);
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(192)))]

	#[test]
	fn every_unit_should_be_accounted_for(ops in prop::collection::vec(op(), 1..60)) {
		run(|| {
			let mut model = Model::new();
			for op in ops {
				model.carry_out(op);
				model.check();
			}
			model.end();
		});
	}
}
