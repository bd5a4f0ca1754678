//! Other rounds of a manager for the same list.

use crate::{
	error::Result,
	output::{note, Output},
};
use distribution_client::{plan::standing::Fate, types::RoundInfo, Chain};
use distribution_primitives::Source;

/// Tells people which other rounds of its manager pay the list of `round`, or can. Scripts, which read
/// JSON, are told nothing.
pub async fn tell_of_twins(chain: &Chain, round: &RoundInfo, output: Output) -> Result<()> {
	if output.json {
		return Ok(());
	}
	if let Some(told) = told_of(round, &chain.all_rounds().await?) {
		note(&told);
	}
	Ok(())
}

/// What is to be known of the rounds among `all` that pay everybody on the list of `round` once more.
fn told_of(round: &RoundInfo, all: &[RoundInfo]) -> Option<String> {
	let twins = all.iter().filter(|other| other.id != round.id && has_list_of(round, other));
	let shown: Vec<String> = twins.filter_map(shown).collect();
	(!shown.is_empty()).then(|| {
		format!(
			"The manager of round {} has other rounds with the same list: {}. Each that is opened pays everybody on it once more. If this one is not meant to: distribution round abandon {}",
			round.id,
			shown.join(", "),
			round.id
		)
	})
}

/// Whether two rounds of one manager pay the same rows.
fn has_list_of(round: &RoundInfo, other: &RoundInfo) -> bool {
	let same = match (round.terms.source, other.terms.source) {
		(Source::Merkle { root, .. }, Source::Merkle { root: others, .. }) => root == others,
		(Source::Listed, Source::Listed) => {
			round.rows > 0 && round.rows_digest == other.rows_digest
		}
		_ => false,
	};
	same && round.manager == other.manager && round.terms.asset == other.terms.asset
}

/// A round that pays, has paid or can be opened.
fn shown(round: &RoundInfo) -> Option<String> {
	let state = match Fate::of(round) {
		Fate::Draft => "a draft",
		Fate::Pays => "open",
		Fate::Paid => "closed, and has paid",
		Fate::Idle | Fate::Gone { .. } => return None,
	};
	Some(format!("{} ({state})", round.id))
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_client::types::{AssetKind, Terms};
	use distribution_primitives::{Beneficiaries, Release, Remainder, Requirement, Status, Window};
	use polkadot_sdk::sp_core::H256;

	/// A round of account 1 for the list `root`.
	fn merkle(id: u32, root: u8, status: Status<u32>) -> RoundInfo {
		let terms = Terms {
			asset: AssetKind::Native,
			source: Source::Merkle { root: H256::repeat_byte(root), leaves: 5 },
			release: Release::Immediate,
			requirement: Requirement::default(),
			window: Window { opens: 0, closes: 200 },
			budget: 1_000,
			remainder: Remainder::Manager,
			manifest: None,
			beneficiaries: Beneficiaries::Accounts,
		};
		RoundInfo {
			id,
			manager: [1; 32],
			terms,
			terms_hash: H256::zero(),
			rows_digest: H256::zero(),
			ends: 200,
			status,
			claimed: 0,
			payments: 0,
			rows: 5,
			rows_total: 50,
			rows_claimed: 0,
			audit: H256::zero(),
			pot: [9; 32],
			pot_balance: 1_001,
			payable: 1_000,
			set_aside: 0,
		}
	}

	fn listed(id: u32, digest: u8, rows: u32) -> RoundInfo {
		let mut round = merkle(id, 0, Status::Draft);
		round.terms.source = Source::Listed;
		RoundInfo { rows_digest: H256::repeat_byte(digest), rows, ..round }
	}

	#[test]
	fn rounds_that_pay_the_same_list_should_be_told() {
		let draft = merkle(5, 1, Status::Draft);
		let paid = RoundInfo { payments: 5, ..merkle(3, 1, Status::Closed) };
		let all = [paid, merkle(4, 1, Status::Open), draft.clone(), merkle(6, 1, Status::Draft)];
		let told = told_of(&draft, &all).unwrap();
		assert!(told.contains("3 (closed, and has paid), 4 (open), 6 (a draft)."), "{told}");
		assert!(told.ends_with("distribution round abandon 5"), "{told}");
		let lists = [listed(1, 7, 2), listed(2, 7, 2), listed(3, 8, 2)];
		assert!(told_of(&lists[0], &lists).unwrap().contains("list: 2 (a draft)."));
	}

	#[test]
	fn rounds_that_pay_nobody_on_the_list_should_not_be_told() {
		let draft = merkle(5, 1, Status::Draft);
		let mut asset = merkle(4, 1, Status::Open);
		asset.terms.asset = AssetKind::WithId(1);
		let others = [
			draft.clone(),
			merkle(1, 2, Status::Open),
			merkle(2, 1, Status::Closed),
			RoundInfo { manager: [2; 32], ..merkle(3, 1, Status::Open) },
			asset,
		];
		assert_eq!(told_of(&draft, &others), None);
		// Drafts without rows have no list yet.
		let empty = [listed(1, 0, 0), listed(2, 0, 0)];
		assert_eq!(told_of(&empty[0], &empty), None);
	}
}
