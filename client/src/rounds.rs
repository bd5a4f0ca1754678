//! Reading rounds.

use crate::{
	account::AccountId,
	chain::{At, Chain},
	emission::Solvency,
	error::{Error, Result},
	time::{show_length, Clock},
	types::{AssetKind, Claimable, Evidence, Moment, RoundInfo},
};
use codec::{Decode, Encode};
use distribution_primitives::{api, Release, RoundId, TermsHash};
use polkadot_sdk::sp_runtime::DispatchError;
use std::collections::BTreeSet;

/// What the chain keeps of an asset, as far as it is read here: owner, issuer, admin and freezer; then supply,
/// deposit and least balance, in smallest units.
type AssetDetails = ([AccountId; 4], u128, u128, u128);

/// Rounds that one question asks for.
const ROUNDS_PER_QUESTION: u32 = 256;

/// What is missing in the pot of a draft, in smallest units: the pot must keep the asset's minimum
/// balance, and tokens that others have locked there.
pub fn missing_funds(round: &RoundInfo, minimum: u128) -> u128 {
	let stays = round.pot_balance.saturating_sub(round.payable).max(minimum);
	round.terms.budget.saturating_add(stays).saturating_sub(round.pot_balance)
}

/// How a round pays, in words: what, and what the manager may do about it.
pub fn release_in_words(release: &Release<Moment>, clock: &Clock) -> Vec<String> {
	match release {
		Release::Immediate => vec!["immediate".into()],
		Release::Vested { start, length } => {
			vec![
				"vested: locked in the holder's account".into(),
				format!("from {} over {}", clock.show(*start), show_length(*length)),
			]
		}
		Release::Streamed { schedule: s, revocable, prepaid } => {
			let step = match s.step {
				1 => "continuously".into(),
				step => format!("in steps of {}", show_length(step)),
			};
			let can = |flag: bool| if flag { "" } else { "not " };
			vec![
				"streamed: paid from the pot as it unlocks".into(),
				format!("from {} over {}, {step}", clock.show(s.start), show_length(s.length)),
				format!("nothing in the first {}", show_length(s.cliff)),
				format!("{}revocable, {}prepaid", can(*revocable), can(*prepaid)),
			]
		}
	}
}

impl Chain {
	/// All rounds, in order, as they are at the best block.
	///
	/// # Errors
	/// [`Error::Unreachable`].
	pub async fn all_rounds(&self) -> Result<Vec<RoundInfo>> {
		Ok(self.all_rounds_at(&self.best().await?).await?.0)
	}

	/// All rounds, in order, and the number of the next one, all after the same block: whoever read
	/// them of two blocks could take a round that was drafted between them for one that is not there.
	///
	/// # Errors
	/// [`Error::Unreachable`], also if the node has pruned the block's state.
	pub async fn all_rounds_at(&self, at: &At) -> Result<(Vec<RoundInfo>, RoundId)> {
		let next = self.next_round_at(at).await?;
		let (mut from, mut all) = (0, Vec::<RoundInfo>::new());
		while from < next {
			let page: Vec<RoundInfo> =
				self.ask_at(at, "DistributionApi_rounds", (from, ROUNDS_PER_QUESTION)).await?;
			from = match page.last() {
				Some(last) => last.id.saturating_add(1),
				None => from.saturating_add(api::ROUNDS_SPAN),
			};
			all.extend(page);
		}
		Ok((all, next))
	}

	/// Number of the next round.
	///
	/// # Errors
	/// [`Error::Unreachable`].
	pub async fn next_round(&self) -> Result<RoundId> {
		self.next_round_at(&self.best().await?).await
	}

	/// Number of the next round, as it was after a block: rounds of lower numbers have been drafted.
	///
	/// # Errors
	/// [`Error::Unreachable`], also if the node has pruned the block's state.
	pub async fn next_round_at(&self, at: &At) -> Result<RoundId> {
		let storage = at.storage();
		let address =
			subxt::dynamic::storage::<(), subxt::dynamic::Value>("Distribution", "NextRoundId");
		let value = self.answer(storage.fetch(address, ())).await?;
		Ok(RoundId::decode(&mut value.bytes())?)
	}

	/// One round, as it is at the best block.
	///
	/// # Errors
	/// [`Error::Input`] if there is none.
	pub async fn round(&self, id: RoundId) -> Result<RoundInfo> {
		self.round_in(&self.best().await?, id).await
	}

	/// One round, as it was after block `number`, if there was one.
	///
	/// # Errors
	/// [`Error::Unreachable`], also if the node does not have the block or has pruned its state.
	pub async fn round_at(&self, id: RoundId, number: u64) -> Result<Option<RoundInfo>> {
		let at = self.at_number(number).await?;
		self.ask_at(&at, "DistributionApi_round", id).await
	}

	/// The hash of a round's terms, computed from what the node says they are. The signer of
	/// `fund` and `open` names it.
	///
	/// # Errors
	/// [`Error::Unexpected`] if the node names another hash for the same terms.
	pub async fn terms_hash(&self, id: RoundId) -> Result<TermsHash> {
		let round = self.round(id).await?;
		let hash = distribution_primitives::terms_hash(&round.terms, round.rows_digest);
		if hash != round.terms_hash {
			return Err(Error::unexpected(format!(
				"the terms of round {id} have the hash {hash:#x}, the node says {:#x}: ask another node",
				round.terms_hash
			)));
		}
		Ok(hash)
	}

	pub(crate) async fn round_in(&self, at: &At, id: RoundId) -> Result<RoundInfo> {
		let round: Option<RoundInfo> = self.ask_at(at, "DistributionApi_round", id).await?;
		round.ok_or_else(|| {
			Error::input(format!("there is no round {id} on this chain (it may have been removed)"))
		})
	}

	/// The amount that can be claimed from a row, now and later.
	///
	/// # Errors
	/// [`Error::Refused`] if a claim would be refused now.
	pub async fn claimable(
		&self,
		id: RoundId,
		who: AccountId,
		evidence: &Evidence,
	) -> Result<Claimable> {
		let answer: std::result::Result<Claimable, DispatchError> =
			self.ask("DistributionApi_claimable", (id, who, evidence)).await?;
		match answer {
			Ok(claimable) => Ok(claimable),
			Err(error) => Err(Error::Refused(self.reason(&error.encode()).await)),
		}
	}

	/// The entitlement of a row that the evidence proves, in the asset's smallest unit, paid or not: what
	/// the owner of an Ethereum address signs.
	///
	/// # Errors
	/// [`Error::Refused`] if the evidence does not prove the row.
	pub async fn entitlement(
		&self,
		id: RoundId,
		who: AccountId,
		evidence: &Evidence,
	) -> Result<u128> {
		let answer: std::result::Result<u128, DispatchError> =
			self.ask("DistributionApi_verify", (id, who, evidence)).await?;
		match answer {
			Ok(amount) => Ok(amount),
			Err(error) => Err(Error::Refused(self.reason(&error.encode()).await)),
		}
	}

	/// For each row whether it was paid, or started in the case of streams.
	///
	/// # Errors
	/// [`Error::Unexpected`] if the node answers for more rows than it was asked for, or for none.
	pub async fn claimed(&self, id: RoundId, rows: &[u32]) -> Result<Vec<bool>> {
		let mut all = Vec::with_capacity(rows.len());
		// An answer can be shorter than the question: the rest is asked for again.
		while let Some(rest) = rows.get(all.len()..).filter(|rest| !rest.is_empty()) {
			let part = rest.get(..api::MAX_ROWS as usize).unwrap_or(rest);
			let claimed: Vec<bool> = self.ask("DistributionApi_claimed", (id, part)).await?;
			if claimed.is_empty() || claimed.len() > part.len() {
				return Err(Error::unexpected(format!(
					"asked for {} rows, the node answered for {}",
					part.len(),
					claimed.len()
				)));
			}
			all.extend(claimed);
		}
		Ok(all)
	}

	/// The first `rows` rows of a round without those that are paid.
	///
	/// # Errors
	/// Those of [`Chain::claimed`].
	pub async fn unpaid(&self, id: RoundId, rows: u32) -> Result<BTreeSet<u32>> {
		let all: Vec<u32> = (0..rows).collect();
		let claimed = self.claimed(id, &all).await?;
		let unpaid = all.into_iter().zip(claimed).filter(|(_, claimed)| !claimed);
		Ok(unpaid.map(|(row, _)| row).collect())
	}

	/// The rows of `who` that the chain knows: list entries and started streams.
	///
	/// # Errors
	/// [`Error::Unreachable`].
	pub async fn rows_of(&self, id: RoundId, who: AccountId) -> Result<Vec<u32>> {
		let (mut all, mut after) = (Vec::new(), None::<u32>);
		loop {
			let page: api::RowsPage = self.ask("DistributionApi_rows_of", (id, who, after)).await?;
			all.extend(page.rows);
			match page.next {
				Some(next) => after = Some(next),
				None => break,
			}
		}
		all.sort_unstable();
		Ok(all)
	}

	/// The pots of all rounds that owed something at a block.
	///
	/// # Errors
	/// [`Error::Unreachable`], also if the node has pruned the block's state.
	pub async fn rounds_that_owe(&self, at: &At) -> Result<Vec<Solvency>> {
		let (mut all, mut from) = (Vec::new(), RoundId::default());
		loop {
			let page: api::SolvencyPage<AccountId, AssetKind, u128> =
				self.ask_at(at, "DistributionApi_solvency", from).await?;
			all.extend(page.pots);
			match page.next {
				Some(next) => from = next,
				None => return Ok(all),
			}
		}
	}

	/// Least balance of an asset, in its smallest unit.
	///
	/// # Errors
	/// [`Error::Input`] if there is no such asset.
	pub async fn minimum_balance(&self, asset: AssetKind) -> Result<u128> {
		let AssetKind::WithId(id) = asset else {
			return self.constant("Balances", "ExistentialDeposit").await;
		};
		let details = self.asset_details_at(&self.best().await?, id).await?;
		let details =
			details.ok_or_else(|| Error::input(format!("there is no asset {id} on this chain")))?;
		Ok(details.3)
	}

	/// How much there was of an asset at a block, in its smallest unit; nothing if there was no such asset.
	///
	/// # Errors
	/// [`Error::Unreachable`], also if the node has pruned the block's state.
	pub async fn asset_supply_at(&self, at: &At, id: u32) -> Result<u128> {
		let details = self.asset_details_at(at, id).await?;
		Ok(details.map_or(0, |(_, supply, _, _)| supply))
	}

	async fn asset_details_at(&self, at: &At, id: u32) -> Result<Option<AssetDetails>> {
		let storage = at.storage();
		let address = subxt::dynamic::storage::<(u32,), subxt::dynamic::Value>("Assets", "Asset");
		let Some(value) = self.answer(storage.try_fetch(address, (id,))).await? else {
			return Ok(None);
		};
		Ok(Some(AssetDetails::decode(&mut value.bytes())?))
	}
}
