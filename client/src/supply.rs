//! The supply of the native token: what there is, what circulates, and what unlocks when.

use crate::{
	account::AccountId,
	chain::{At, Chain},
	error::{Error, Result},
	types::{AssetKind, Moment, RoundInfo},
};
use distribution_primitives::{
	supply::{self, MAX_MOMENTS},
	Release, Status,
};

/// The supply of this chain.
pub type SupplyInfo = supply::SupplyInfo<u128, Moment>;
/// A page of what vests in accounts.
type VestingPage = supply::VestingPage<AccountId, u128>;

/// Blocks of the relay chain in a twelfth of a year.
const MONTH: Moment = 438_300;
/// Months that are looked ahead.
const MONTHS: u32 = 36;

/// What is locked at a time, in the native token's smallest unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Locked {
	/// The time, as a block of the relay chain.
	pub at: Moment,
	/// What vests in accounts.
	pub vesting: u128,
	/// What streams of open rounds have not unlocked by then, of their budgets.
	pub streams: u128,
}

/// The times to come that are looked at: now, and every month from now on.
pub fn months_ahead(now: Moment) -> Vec<Moment> {
	(0..=MONTHS).map(|month| now.saturating_add(MONTH.saturating_mul(month))).collect()
}

/// What streams of native tokens have not unlocked at a time, of the budgets of open and paused rounds.
pub fn locked_in_streams(rounds: &[RoundInfo], at: Moment) -> u128 {
	let locked = |round: &RoundInfo| {
		let lives = matches!(round.status, Status::Open | Status::Paused { .. });
		let native = round.terms.asset == AssetKind::Native;
		match round.terms.release {
			Release::Streamed { schedule, .. } if lives && native => {
				let budget = round.terms.budget;
				budget.saturating_sub(schedule.unlocked(budget, at))
			}
			_ => 0,
		}
	};
	rounds.iter().map(locked).fold(0, u128::saturating_add)
}

impl Chain {
	/// The supply as it was at a block, without what vests in accounts.
	///
	/// # Errors
	/// [`Error::Unreachable`], also if the node has pruned the block's state.
	pub async fn supply_at(&self, at: &At) -> Result<SupplyInfo> {
		self.ask_at(at, "SupplyApi_supply", ()).await
	}

	/// How much of what vests in accounts, by the schedules that there were at a block, is locked at
	/// each of some times.
	///
	/// # Errors
	/// [`Error::Unexpected`] if the node answers for other times than it was asked for, or goes on
	/// where it was before.
	pub async fn vesting_at(&self, at: &At, times: &[Moment]) -> Result<Vec<u128>> {
		let mut sums = Vec::with_capacity(times.len());
		for part in times.chunks(MAX_MOMENTS as usize) {
			sums.extend(self.vesting_of_all(at, part).await?);
		}
		Ok(sums)
	}

	/// The same for no more times than one question takes.
	async fn vesting_of_all(&self, at: &At, times: &[Moment]) -> Result<Vec<u128>> {
		let mut sums = vec![0u128; times.len()];
		let mut after: Option<AccountId> = None;
		loop {
			let page: VestingPage = self.ask_at(at, "SupplyApi_vesting", (after, times)).await?;
			if page.locked.len() != sums.len() {
				return Err(Error::unexpected(format!(
					"asked for {} times, the node answered for {}",
					sums.len(),
					page.locked.len()
				)));
			}
			for (sum, locked) in sums.iter_mut().zip(page.locked) {
				*sum = sum.saturating_add(locked);
			}
			match page.next {
				None => return Ok(sums),
				next if next == after => {
					return Err(Error::unexpected("the node's pages of what vests do not end"));
				}
				next => after = next,
			}
		}
	}

	/// What is locked from a block on: then, and every month after it.
	///
	/// # Errors
	/// Those of [`Chain::vesting_at`].
	pub async fn locked_from(&self, at: &At, now: Moment) -> Result<Vec<Locked>> {
		let times = months_ahead(now);
		let vesting = self.vesting_at(at, &times).await?;
		let (rounds, _) = self.all_rounds_at(at).await?;
		let locked = |(at, vesting): (Moment, u128)| {
			let streams = locked_in_streams(&rounds, at);
			Locked { at, vesting, streams }
		};
		Ok(times.into_iter().zip(vesting).map(locked).collect())
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::types::Terms;
	use distribution_primitives::{Remainder, Requirement, Source, UnlockSchedule, Window};
	use polkadot_sdk::sp_core::H256;

	fn stream(status: Status<Moment>, asset: AssetKind) -> RoundInfo {
		let schedule = UnlockSchedule { start: 1_000, cliff: 0, length: 100, step: 10 };
		let terms = Terms {
			asset,
			source: Source::Listed,
			release: Release::Streamed { schedule, revocable: false, prepaid: false },
			requirement: Requirement::default(),
			window: Window { opens: 0, closes: 9_000 },
			budget: 1_000,
			remainder: Remainder::Treasury,
			manifest: None,
			beneficiaries: Default::default(),
		};
		RoundInfo {
			id: 3,
			manager: [1; 32],
			terms,
			terms_hash: H256::zero(),
			rows_digest: H256::zero(),
			ends: 9_000,
			status,
			claimed: 0,
			payments: 0,
			rows: 1,
			rows_total: 1_000,
			rows_claimed: 0,
			audit: H256::zero(),
			pot: [2; 32],
			pot_balance: 1_000,
			payable: 1_000,
			set_aside: 0,
		}
	}

	#[test]
	fn streams_should_count_while_they_are_open_and_native() {
		let open = stream(Status::Open, AssetKind::Native);
		let at = |rounds: &[RoundInfo], now: Moment| locked_in_streams(rounds, now);
		assert_eq!(
			[500, 1_000, 1_055, 1_100].map(|now| at(std::slice::from_ref(&open), now)),
			[1_000, 1_000, 500, 0]
		);
		let paused = stream(Status::Paused { since: 5, until: None }, AssetKind::Native);
		assert_eq!(at(&[open.clone(), paused], 0), 2_000);
		let others = [
			stream(Status::Draft, AssetKind::Native),
			stream(Status::Closed, AssetKind::Native),
			stream(Status::Open, AssetKind::WithId(7)),
		];
		assert_eq!(at(&others, 0), 0);
		let mut plain = open;
		plain.terms.release = Release::Immediate;
		assert_eq!(at(&[plain], 0), 0);
	}

	#[test]
	fn months_ahead_should_begin_now_and_fit_one_question() {
		let times = months_ahead(5);
		assert_eq!((times[0], times[1], times.len()), (5, 5 + MONTH, 37));
		assert!(times.len() <= MAX_MOMENTS as usize);
		assert_eq!(months_ahead(Moment::MAX)[1], Moment::MAX);
	}
}
