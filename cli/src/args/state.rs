//! What an index tells of the chain's state, besides its history: how many tokens circulate, what keeps
//! the others, and what is watched.

use crate::{args::supply::supply_at, error::Result, output::detail};
use distribution_client::{
	account::AccountId,
	emission::emission_at,
	types::{AnnouncementInfo, Moment, RoundInfo, DAYS},
	Chain,
};
use distribution_indexer::{
	api::circulating::{Circulating, Supply, Unlock},
	metrics::{Metrics, Watched},
};
use distribution_primitives::{RootInfo, Source, Status};
use distribution_reports::solvency;
use std::{convert::Infallible, time::Duration};

/// How long what was read is told before it is read again.
const EVERY: Duration = Duration::from_secs(60);
/// A round ends soon if its window ends in so many relay-chain blocks: seven days.
const SOON: Moment = 100_800;

/// A posted root of this chain.
type Root = RootInfo<AccountId, u128, Moment>;

/// For how long an era is over that has not ended, in relay-chain blocks; 0 if it is not.
fn lateness(started: Option<Moment>, length: Moment, now: Moment) -> Moment {
	started.map_or(0, |started| now.saturating_sub(started.saturating_add(length)))
}

/// Whether a window that ends then is still open, and will not be for long.
fn ends_soon(ends: Moment, now: Moment) -> bool {
	ends > now && ends.saturating_sub(now) <= SOON
}

/// The most that a round pays, as things are: what its sale has sold, or else its budget.
fn most(round: &RoundInfo) -> u128 {
	match &round.terms.source {
		Source::Sale { .. } => round.rows_total,
		Source::Listed | Source::Merkle { .. } | Source::Voucher { .. } => round.terms.budget,
	}
}

/// Whether a round is open, ends soon, and has not paid everything.
fn wants_a_look(round: &RoundInfo, now: Moment) -> bool {
	round.status == Status::Open && round.claimed < most(round) && ends_soon(round.ends, now)
}

/// Whether something has some time left, but no more than `last`.
fn nearly_over(left: Moment, last: Moment) -> bool {
	(1..=last).contains(&left)
}

/// Whether nobody has challenged a root, and only a day is left for it.
fn ends_unchallenged(root: &Root) -> bool {
	root.challenge.is_none() && nearly_over(root.left, DAYS)
}

/// Whether a root is challenged, and only a week is left for a verdict: a vote on one takes days.
fn wants_verdict(root: &Root) -> bool {
	root.challenge.as_ref().is_some_and(|challenge| nearly_over(challenge.left, SOON))
}

/// Whether a root can be settled: it can be neither challenged nor judged any more.
fn can_be_settled(root: &Root) -> bool {
	root.challenge.as_ref().map_or(root.left, |challenge| challenge.left) == 0
}

/// Whether a draft could still be opened as it was announced, has objections without an answer, and only a
/// day is left of its period. Drafts whose period is over are not looked at: their managers may have given
/// them up.
fn wants_answer(it: &AnnouncementInfo) -> bool {
	let may_open = it.current && !it.refuted;
	may_open && it.answered < it.objections && nearly_over(it.left, DAYS)
}

fn count(number: usize) -> u64 {
	u64::try_from(number).unwrap_or(u64::MAX)
}

/// Milliseconds since 1970, of seconds. No block is older.
fn milliseconds(seconds: i64) -> u64 {
	u64::try_from(seconds.saturating_mul(1_000)).unwrap_or_default()
}

/// What is told of the supply that a block has left.
fn told_of(supply: &solvency::Supply, block: u64, seconds: i64) -> Supply {
	let unlock = |unlock: &solvency::Unlock| Unlock {
		from: milliseconds(unlock.from),
		until: milliseconds(unlock.until),
		vesting: unlock.vesting,
		streams: unlock.streams,
	};
	Supply {
		block,
		time: milliseconds(seconds),
		info: supply.info.clone(),
		vesting: supply.vesting,
		unlocks: supply.unlocks().iter().map(unlock).collect(),
	}
}

/// The supply after the last final block, and what is watched.
async fn read(chain: &Chain) -> Result<(Supply, Watched)> {
	let block = chain.final_block().await?;
	let at = chain.at(block.hash).await?;
	let supply = supply_at(chain, &at).await?;
	let now = supply.info.now;
	let pots = chain.pots_at(&at).await?;
	let emission = emission_at(chain, &at).await?;
	let (rounds, _) = chain.all_rounds_at(&at).await?;
	let boards = chain.boards_at(&at).await?;
	let roots: Vec<&Root> = boards.iter().filter_map(|board| board.posted.as_ref()).collect();
	let roots_that = |fit: fn(&Root) -> bool| count(roots.iter().filter(|root| fit(root)).count());
	let announced = chain.announcements_at(&at).await?;
	let mut foreign = Vec::new();
	for asset in chain.foreign_assets_at(&at).await? {
		foreign.push((asset.id, chain.asset_supply_at(&at, asset.id).await?));
	}
	let watched = Watched {
		block: block.number,
		pots_short: count(pots.iter().filter(|pot| !pot.is_solvent()).count()),
		era_late: lateness(emission.started, emission.era_length, now).into(),
		rounds_ending: count(rounds.iter().filter(|round| wants_a_look(round, now)).count()),
		roots_ending: roots_that(ends_unchallenged),
		verdicts_due: roots_that(wants_verdict),
		roots_unsettled: roots_that(can_be_settled),
		objections_due: count(announced.iter().filter(|it| wants_answer(it)).count()),
		foreign,
	};
	Ok((told_of(&supply, block.number, chain.seconds_at(&at).await?), watched))
}

/// Keeps reading the state and telling what it says. While the node does not answer, what was told last
/// stays, with the number of its block.
pub async fn keep_told(chain: &Chain, told: &Circulating, metrics: &Metrics) -> Infallible {
	loop {
		match read(chain).await {
			Ok((supply, watched)) => {
				told.tell(supply);
				metrics.watched(watched);
			}
			Err(error) => detail(|| format!("the chain's state could not be read: {error}")),
		}
		tokio::time::sleep(EVERY).await;
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_client::supply::SupplyInfo;
	use distribution_primitives::{ChallengeInfo, ScoreTree};
	use polkadot_sdk::sp_core::H256;

	#[test]
	fn supply_should_be_told_with_what_unlocks_in_milliseconds() {
		let locked = |(seconds, vesting, streams)| solvency::Locked { seconds, vesting, streams };
		let supply = solvency::Supply {
			info: SupplyInfo { total: 100, treasury: 10, ..SupplyInfo::default() },
			vesting: 9,
			ahead: [(10, 9, 5), (20, 9, 5), (30, 4, 3)].map(locked).to_vec(),
		};
		let told = told_of(&supply, 7, 10);
		assert_eq!((told.block, told.time, told.circulating()), (7, 10_000, 81));
		let unlock = Unlock { from: 20_000, until: 30_000, vesting: 5, streams: 2 };
		assert_eq!(told.unlocks, [unlock]);
		assert_eq!(milliseconds(-1), 0);
	}

	#[test]
	fn era_should_be_late_once_it_should_have_ended() {
		assert_eq!(lateness(None, 20, 1_000), 0);
		assert_eq!(lateness(Some(100), 20, 119), 0);
		assert_eq!(lateness(Some(100), 20, 120), 0);
		assert_eq!(lateness(Some(100), 20, 500), 380);
		assert_eq!(lateness(Some(Moment::MAX), 20, 5), 0);
	}

	#[test]
	fn window_should_end_soon_in_its_last_week() {
		assert!(!ends_soon(SOON + 101, 100) && ends_soon(SOON + 100, 100));
		assert!(ends_soon(101, 100) && !ends_soon(100, 100));
	}

	fn root(left: Moment, judging: Option<Moment>) -> Root {
		let challenge =
			|left| ChallengeInfo { challenger: [2; 32], bond: 4, reason: H256::zero(), left };
		RootInfo {
			number: 0,
			tree: ScoreTree { list: 4, root: H256::zero(), rows: 9, total: 5 },
			reporter: [1; 32],
			bond: 8,
			left,
			challenge: judging.map(challenge),
		}
	}

	#[test]
	fn root_should_want_a_look_on_the_last_day_of_its_window() {
		assert!(!ends_unchallenged(&root(DAYS + 1, None)));
		assert!(ends_unchallenged(&root(DAYS, None)) && ends_unchallenged(&root(1, None)));
		assert!(!ends_unchallenged(&root(0, None)) && !ends_unchallenged(&root(5, Some(5))));
	}

	#[test]
	fn challenge_should_want_a_verdict_in_the_last_week() {
		assert!(!wants_verdict(&root(5, None)) && !wants_verdict(&root(0, Some(SOON + 1))));
		assert!(wants_verdict(&root(0, Some(SOON))) && wants_verdict(&root(9, Some(1))));
		assert!(!wants_verdict(&root(9, Some(0))));
	}

	#[test]
	fn root_should_be_settled_once_its_time_is_over() {
		assert!(can_be_settled(&root(0, None)) && can_be_settled(&root(7, Some(0))));
		assert!(!can_be_settled(&root(1, None)) && !can_be_settled(&root(0, Some(1))));
	}

	#[test]
	fn objections_should_want_an_answer_on_the_last_day_of_the_period() {
		let it = AnnouncementInfo {
			round: 7,
			manager: [1; 32],
			terms: H256::zero(),
			current: true,
			announced: 5,
			period: 3 * DAYS,
			left: DAYS,
			objections: 2,
			answered: 1,
			snapshot: None,
			refuted: false,
			bond: 0,
		};
		assert!(wants_answer(&it));
		let others = [
			AnnouncementInfo { left: DAYS + 1, ..it.clone() },
			AnnouncementInfo { left: 0, ..it.clone() },
			AnnouncementInfo { answered: 2, ..it.clone() },
			AnnouncementInfo { refuted: true, ..it.clone() },
			AnnouncementInfo { current: false, ..it },
		];
		assert!(!others.iter().any(wants_answer));
	}
}
