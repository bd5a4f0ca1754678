//! What the deployment file says about emission.

use crate::deployment::values::{Address, Amount, Percent, Recipient};
use distribution_primitives::emission;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What is issued, and to whom.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
// Nothing is issued unless somebody says so: `params` has to be there, if only as null.
#[schemars(extend("required" = ["params", "pools", "reporters"]))]
pub struct Emission {
	/// The schedule; null to begin without one.
	pub params: Option<Params>,
	/// The pools that each era's issuance is shared out to; their shares add up to 100 percent.
	pub pools: Vec<Pool>,
	/// Who reports scores.
	pub reporters: Vec<Address>,
}

/// How much is issued.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Params {
	/// What the first era of a day issues; at most 0.05 % of the supply.
	pub issuance: Amount,
	/// By how much the issuance falls every `decayPeriod` eras.
	pub decay_percent: Percent,
	/// Eras from one fall to the next.
	#[schemars(range(min = 1, max = 4_294_967_295_u32))]
	pub decay_period: u32,
	/// What an era issues at least; at most `issuance`.
	pub floor: Amount,
	/// What the supply never exceeds.
	pub max_supply: Amount,
}

/// A pool and its share of the issuance.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Pool {
	/// What it rewards.
	pub kind: PoolKind,
	/// Its share of each era's issuance.
	pub percent: Percent,
}

/// What a pool rewards.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum PoolKind {
	/// Holding an asset.
	Stake {
		/// The asset.
		asset: Asset,
	},
	/// Scored work.
	Contribution {
		/// Where the scores come from.
		scores: Scores,
		/// What becomes of rewards that are not claimed in time.
		unclaimed: Unclaimed,
	},
	/// Nothing: the share goes to an account.
	Account {
		/// The account.
		to: Recipient,
	},
}

/// An asset that exists at genesis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub enum Asset {
	/// The chain's own token.
	Native,
}

/// Where the scores of a contribution pool come from.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
pub enum Scores {
	/// The reporters report them.
	Reporters,
	/// One for each block that an account makes.
	Authors,
	/// The burned part of the fees that an account pays.
	Activity,
}

impl From<Scores> for emission::Scores {
	fn from(scores: Scores) -> Self {
		match scores {
			Scores::Reporters => Self::Reporters,
			Scores::Authors => Self::Authors,
			Scores::Activity => Self::Activity,
		}
	}
}

/// What becomes of rewards that are not claimed in time.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
pub enum Unclaimed {
	/// They are burned.
	Burn,
	/// They are added to what the pool shares out next.
	Recycle,
}

impl From<Unclaimed> for emission::Unclaimed {
	fn from(unclaimed: Unclaimed) -> Self {
		match unclaimed {
			Unclaimed::Burn => Self::Burn,
			Unclaimed::Recycle => Self::Recycle,
		}
	}
}
