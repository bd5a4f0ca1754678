//! A thousand eras of random joining, leaving, claiming and reporting, beside an independent model
//! that counts in exact rationals and knows nothing about accumulators, snapshots or rounding.

use super::*;
use num_bigint::BigInt;
use num_rational::Ratio;
use std::collections::BTreeMap;

type Exact = Ratio<BigInt>;

const ERAS: u32 = 1_000;
/// Number of participants who score as well as stake.
const WORKERS: u32 = 10;

fn exact(amount: Balance) -> Exact {
	Exact::from_integer(BigInt::from(amount))
}

/// A small random number generator: the same numbers in each run.
struct Dice(u64);

impl Dice {
	fn roll(&mut self, sides: u64) -> u64 {
		self.0 ^= self.0 << 13;
		self.0 ^= self.0 >> 7;
		self.0 ^= self.0 << 17;
		self.0 % sides
	}
}

#[derive(Default, Clone)]
struct Staker {
	counts: Balance,
	waits: Balance,
	/// Earned since the last payment.
	earned: Exact,
	/// How often rewards were settled, each of which rounds down.
	settlements: u128,
	paid: Balance,
	/// Everything ever earned.
	all: Exact,
}

#[derive(Default)]
struct Model {
	issuance: Balance,
	stakers: BTreeMap<u32, Staker>,
	/// Scores of eras that can still be claimed.
	scores: BTreeMap<u32, BTreeMap<u32, u128>>,
	/// Rewards of ended eras.
	rewards: BTreeMap<u32, Balance>,
}

impl Model {
	/// The issuance of `era` under the schedule: a decrease by a tenth every third era, in whole
	/// units.
	fn issued(&mut self, era: u32, supply: Balance) -> Balance {
		let cap = supply / 10;
		let left = params().max_supply.saturating_sub(supply);
		let issues = self.issuance.max(params().floor).min(cap).min(left);
		if (era + 1).is_multiple_of(3) {
			self.issuance = (exact(self.issuance) * Exact::new(9.into(), 10.into()))
				.floor()
				.to_integer()
				.try_into()
				.unwrap();
		}
		issues
	}

	fn end_era(&mut self, era: u32, supply: Balance) -> Balance {
		let issued = self.issued(era, supply);
		let mut minted = issued / 10;
		let share = issued * 4 / 10;
		let total: Balance = self.stakers.values().map(|staker| staker.counts).sum();
		if total > 0 && share > 0 {
			minted += share;
			for staker in self.stakers.values_mut() {
				let part = exact(share) * exact(staker.counts) / exact(total);
				staker.earned += part.clone();
				staker.all += part;
			}
		}
		for staker in self.stakers.values_mut() {
			staker.counts += std::mem::take(&mut staker.waits);
		}
		let work = issued * 2 / 10;
		if self.scores.contains_key(&era) && work > 0 {
			minted += work;
			self.rewards.insert(era, work);
		}
		minted
	}
}

#[test]
fn a_thousand_eras_should_agree_with_exact_rationals() {
	run(|| {
		let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
		let mut model = Model { issuance: ISSUANCE, ..Default::default() };
		let mut counts = BTreeMap::<&str, u32>::new();
		for era in 0..ERAS {
			// The last block of the era is one of those in which something happens.
			for block_of_era in [2, 5, LENGTH - 1] {
				let start = RunningEra::<Test>::get().unwrap().started;
				block(start + block_of_era);
				for _ in 0..dice.roll(4) {
					let n = dice.roll(PEOPLE.into()) as u32;
					let staker = model.stakers.entry(n).or_default();
					match dice.roll(6) {
						0 | 1 => {
							let amount = Balance::from(dice.roll(5_000) + 1);
							if stake(n, STAKE, amount).is_ok() {
								staker.waits += amount;
								staker.settlements += 1;
								*counts.entry("stake").or_default() += 1;
							}
						}
						2 => {
							let has = staker.counts + staker.waits;
							let all = dice.roll(3) == 0;
							let amount = if all { has } else { has.min(dice.roll(5_000).into()) };
							let done = unstake(n, STAKE, amount);
							assert_eq!(done.is_ok(), amount > 0, "{done:?}");
							if done.is_ok() {
								let early = amount.min(staker.waits);
								staker.waits -= early;
								staker.counts -= amount - early;
								staker.settlements += 1;
								*counts.entry("unstake").or_default() += 1;
							}
						}
						3 => {
							staker.settlements += 1;
							match claim(n, STAKE) {
								Ok(paid) => {
									staker.paid += paid;
									*counts.entry("claim").or_default() += 1;
								}
								Err(error) => {
									assert!(staker.earned < exact(staker.settlements), "{error:?}")
								}
							}
							let off = staker.all.clone() - exact(staker.paid);
							assert!(off >= exact(0), "paid more than was earned");
							assert!(off <= exact(staker.settlements), "lost more than rounding");
							staker.earned = off;
						}
						4 => {
							let worker = n % WORKERS;
							let score = dice.roll(50) + 1;
							report(WORK, &[(worker, score)]).unwrap();
							*model.scores.entry(era).or_default().entry(worker).or_default() +=
								u128::from(score);
							*counts.entry("report").or_default() += 1;
						}
						_ => {
							let worker = n % WORKERS;
							let oldest = era.saturating_sub(DEPTH);
							let mut expected = 0;
							for (of, scores) in model.scores.range_mut(oldest..era) {
								let total: u128 = scores.values().sum::<u128>();
								let (Some(score), Some(reward)) =
									(scores.get_mut(&worker), model.rewards.get(of))
								else {
									continue;
								};
								// The sum stays what it was when the era ended.
								let part = exact(*reward) * exact(*score) / exact(total);
								let part: u128 = part.floor().to_integer().try_into().unwrap();
								expected += part;
							}
							let paid = claim(worker, WORK).unwrap_or(0);
							if paid > 0 {
								assert_eq!(paid, expected);
								*counts.entry("work").or_default() += 1;
								for (of, scores) in model.scores.range_mut(oldest..era) {
									if model.rewards.contains_key(of) {
										// Paid scores stay in the sum but earn no more.
										if let Some(score) = scores.remove(&worker) {
											*scores.entry(u32::MAX).or_default() += score;
										}
									}
								}
							} else {
								assert_eq!(expected, 0);
							}
						}
					}
				}
			}
			let supply = Emission::supply();
			eras(1);
			let minted = model.end_era(era, supply);
			assert_eq!(record(era).minted, minted, "era {era}");
			if era.is_multiple_of(50) {
				Emission::do_try_state().unwrap();
			}
		}
		// Everybody leaves; the pot keeps less than a unit per settlement.
		let mut dust = exact(0);
		for (n, staker) in &mut model.stakers {
			let has = staker.counts + staker.waits;
			if has > 0 {
				unstake(*n, STAKE, has).unwrap();
			}
			staker.paid += claim(*n, STAKE).unwrap_or(0);
			let off = staker.all.clone() - exact(staker.paid);
			assert!(off >= exact(0) && off <= exact(staker.settlements + 2));
			dust += off;
		}
		let pool = Pools::<Test>::get(STAKE).unwrap();
		assert_eq!(pool.members, 0);
		assert_eq!(exact(pool.owed), dust);
		assert_eq!(pot(STAKE), ED + pool.owed);
		for (what, least) in
			[("stake", 800), ("unstake", 300), ("claim", 300), ("report", 300), ("work", 100)]
		{
			assert!(counts[what] >= least, "only {} times: {what}", counts[what]);
		}
	});
}
