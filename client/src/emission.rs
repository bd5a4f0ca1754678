//! Emission: reading its clock, its pools and what accounts earn in them.

use crate::{
	account::{self, AccountId},
	chain::{At, Chain},
	error::{Error, Result},
	types::{AssetKind, Moment},
};
use codec::Decode;
use distribution_primitives::{
	self as primitives,
	emission::{self, EraIndex, PoolId, PoolKind, Scores},
};

/// Emission of this chain.
pub type EmissionInfo = emission::EmissionInfo<u128, Moment>;
/// The forecast of an era of this chain.
pub type Preview = emission::EraPreview<u128>;
/// A pool of this chain.
pub type PoolInfo = emission::PoolInfo<AccountId, AssetKind, u128>;
/// A pot of this chain, and what it owes.
pub type Solvency = primitives::Solvency<AccountId, AssetKind, u128>;
/// The stake or score and the rewards of an account in a pool.
pub type RewardInfo = emission::RewardInfo<u128, Moment>;

/// The running era as the chain stores it. Amounts are in the native token's smallest unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Decode)]
pub struct RunningEra {
	/// Its number.
	pub index: EraIndex,
	/// When it began.
	pub started: Moment,
	/// Total supply when it began.
	pub supply: u128,
	/// What the last era before it that was not halted issued. Votes are measured from it.
	pub issued: u128,
	/// Which of the last 64 eras the brake has halted, one bit each.
	pub halts: u64,
}

/// Emission as it is at the best block.
///
/// # Errors
/// Those of the connection.
pub async fn read_emission(chain: &Chain) -> Result<EmissionInfo> {
	emission_at(chain, &chain.best().await?).await
}

/// Emission as it was at a block.
///
/// # Errors
/// Those of the connection.
pub async fn emission_at(chain: &Chain, at: &At) -> Result<EmissionInfo> {
	chain.ask_at(at, "EmissionApi_emission", ()).await
}

/// The running era as it is stored, at the best block; `None` before the chain's first block.
///
/// # Errors
/// Those of the connection.
pub async fn read_running_era(chain: &Chain) -> Result<Option<RunningEra>> {
	let at = chain.best().await?;
	let storage = at.storage();
	let address = subxt::dynamic::storage::<(), subxt::dynamic::Value>("Emission", "RunningEra");
	let Some(era) = chain.answer(storage.try_fetch(address, ())).await? else { return Ok(None) };
	Ok(Some(RunningEra::decode(&mut era.bytes())?))
}

/// The running era and those after it, `eras` in all, under the decisions made so far.
///
/// # Errors
/// Those of the connection.
pub async fn preview(chain: &Chain, eras: u32) -> Result<Vec<Preview>> {
	chain.ask("EmissionApi_preview_emission", eras).await
}

/// All pools.
///
/// # Errors
/// Those of the connection.
pub async fn pools(chain: &Chain) -> Result<Vec<PoolInfo>> {
	chain.ask("EmissionApi_pools", ()).await
}

/// All pools, as they were after a block.
///
/// # Errors
/// Those of the connection, also if the node has pruned the block's state.
pub async fn pools_at(chain: &Chain, at: &At) -> Result<Vec<PoolInfo>> {
	chain.ask_at(at, "EmissionApi_pools", ()).await
}

/// The stakes, scores and rewards of an account, pool by pool.
///
/// # Errors
/// Those of the connection.
pub async fn rewards_of(chain: &Chain, who: AccountId) -> Result<Vec<RewardInfo>> {
	chain.ask("EmissionApi_rewards", who).await
}

/// The pool `id`, which must be one of `pools`.
///
/// # Errors
/// [`Error::Input`] if it is not.
pub fn find(pools: &[PoolInfo], id: PoolId) -> Result<&PoolInfo> {
	pools.iter().find(|pool| pool.id == id).ok_or_else(|| {
		Error::input(format!("there is no pool {id}: look at `distribution emission pools`"))
	})
}

/// The kind of a pool in words.
pub fn describe_kind(kind: &PoolKind<AccountId, AssetKind>) -> String {
	match kind {
		PoolKind::Stake { asset: AssetKind::Native } => "stake of native tokens".into(),
		PoolKind::Stake { asset: AssetKind::WithId(id) } => format!("stake of asset {id}"),
		PoolKind::Contribution { scores: Scores::Reporters, .. } => "reported work".into(),
		PoolKind::Contribution { scores: Scores::Authors, .. } => "making blocks".into(),
		PoolKind::Contribution { scores: Scores::Activity, .. } => "activity".into(),
		PoolKind::Account { to } => format!("account {}", account::show(to)),
	}
}
