//! What an index tells of the chain's state, besides its history: how many tokens circulate, and what
//! is watched.

use crate::{error::Result, output::detail};
use distribution_client::{
	emission::emission_at,
	types::{Moment, RoundInfo},
	Chain,
};
use distribution_indexer::{
	api::circulating::Circulating,
	metrics::{Metrics, Watched},
};
use distribution_primitives::{Source, Status};
use std::{convert::Infallible, time::Duration};

/// How long what was read is told before it is read again.
const EVERY: Duration = Duration::from_secs(60);
/// A round ends soon if its window ends in so many relay-chain blocks: seven days.
const SOON: Moment = 100_800;

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

fn count(number: usize) -> u64 {
	u64::try_from(number).unwrap_or(u64::MAX)
}

/// How many tokens circulate after the last final block, in smallest units, and what is watched.
async fn read(chain: &Chain) -> Result<(u128, Watched)> {
	let block = chain.final_block().await?;
	let at = chain.at(block.hash).await?;
	let info = chain.supply_at(&at).await?;
	let vesting = chain.vesting_at(&at, &[info.now]).await?;
	let pots = chain.pots_at(&at).await?;
	let emission = emission_at(chain, &at).await?;
	let (rounds, _) = chain.all_rounds_at(&at).await?;
	let watched = Watched {
		block: block.number,
		pots_short: count(pots.iter().filter(|pot| !pot.is_solvent()).count()),
		era_late: lateness(emission.started, emission.era_length, info.now).into(),
		rounds_ending: count(rounds.iter().filter(|round| wants_a_look(round, info.now)).count()),
	};
	Ok((info.circulating(vesting.first().copied().unwrap_or_default()), watched))
}

/// Keeps reading the state and telling what it says. While the node does not answer, what was told last
/// stays, with the number of its block.
pub async fn keep_told(chain: &Chain, told: &Circulating, metrics: &Metrics) -> Infallible {
	loop {
		match read(chain).await {
			Ok((circulating, watched)) => {
				told.tell(circulating);
				metrics.watched(&watched);
			}
			Err(error) => detail(|| format!("the chain's state could not be read: {error}")),
		}
		tokio::time::sleep(EVERY).await;
	}
}

#[cfg(test)]
mod tests {
	use super::*;

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
}
