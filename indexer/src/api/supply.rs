//! The supply of the native token: one number each and nothing else, as listing sites read it, and all
//! of it for programs.

use crate::api::{
	circulating::{Supply, Unlock},
	fault::Fault,
	state::{Answer, Api},
};
use axum::{
	extract::State,
	http::{header::CONTENT_TYPE, HeaderName},
	Json,
};
use distribution_client::{account::show_tokens, token::native};
use schemars::JsonSchema;
use serde::Serialize;
use std::sync::Arc;

/// The paths, and what each answers.
pub(crate) const TEXTS: [(&str, &str); 2] = [
	("/supply/total", "All native tokens after the last block of the index, in tokens"),
	("/supply/circulating", "Those that circulate after one of the last final blocks, in tokens"),
];

/// What does not circulate, by what keeps it.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct LockedAnswer {
	/// What pots of rounds owe.
	rounds: String,
	/// What pots of pools owe.
	pools: String,
	/// What pots of boards of scores owe.
	boards: String,
	/// What the treasury has.
	treasury: String,
	/// What vests in accounts and is locked.
	vesting: String,
}

/// What unlocks from one time to another.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct UnlockAnswer {
	/// The one time.
	from: u64,
	/// The other.
	until: u64,
	/// What vests in accounts and unlocks.
	vesting: String,
	/// What streams of open rounds unlock, of their budgets.
	streams: String,
}

/// The supply of the native token.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct SupplyAnswer {
	/// Number of the final block after which all of it is so.
	block: u64,
	/// Its time, to the second.
	time: u64,
	/// All tokens.
	total: String,
	/// Those that circulate: all but the locked ones.
	circulating: String,
	/// Those that do not.
	locked: LockedAnswer,
	/// What is staked in pools: a part of what circulates, for its holders can take it back.
	staked: String,
	/// What unlocks in the coming three years by the schedules that there are now, month by month. Months
	/// in which nothing does are left out.
	unlocks: Vec<UnlockAnswer>,
}

impl From<&Unlock> for UnlockAnswer {
	fn from(unlock: &Unlock) -> Self {
		let Unlock { from, until, vesting, streams } = *unlock;
		Self { from, until, vesting: vesting.to_string(), streams: streams.to_string() }
	}
}

impl From<&Supply> for SupplyAnswer {
	fn from(supply: &Supply) -> Self {
		let info = &supply.info;
		Self {
			block: supply.block,
			time: supply.time,
			total: info.total.to_string(),
			circulating: supply.circulating().to_string(),
			locked: LockedAnswer {
				rounds: info.rounds.to_string(),
				pools: info.pools.to_string(),
				boards: info.boards.to_string(),
				treasury: info.treasury.to_string(),
				vesting: supply.vesting.to_string(),
			},
			staked: info.staked.to_string(),
			unlocks: supply.unlocks.iter().map(UnlockAnswer::from).collect(),
		}
	}
}

/// A number in plain text.
type Text = ([(HeaderName, &'static str); 1], String);

/// Tokens with a point before their decimals, and no separators.
fn text(amount: u128) -> Text {
	let number = show_tokens(amount, native().decimals).replace(',', "");
	([(CONTENT_TYPE, "text/plain; charset=utf-8")], format!("{number}\n"))
}

/// `/supply/total`
pub(crate) async fn total(State(api): State<Api>) -> Result<Text, Fault> {
	let head = api.store.head().await?;
	let head = head.ok_or_else(|| Fault::Missing("the index is empty".into()))?;
	Ok(text(head.supply))
}

/// What was told of the supply last.
fn known(api: &Api) -> Result<Arc<Supply>, Fault> {
	let missing = || {
		Fault::Missing(
			"not known here: only where `distribution index` follows the chain, once it has asked the node"
				.into(),
		)
	};
	api.circulating.known().ok_or_else(missing)
}

/// `/supply/circulating`
pub(crate) async fn circulating(State(api): State<Api>) -> Result<Text, Fault> {
	Ok(text(known(&api)?.circulating()))
}

/// `/v1/supply`
pub(crate) async fn supply(State(api): State<Api>) -> Answer<SupplyAnswer> {
	Ok(Json(SupplyAnswer::from(&*known(&api)?)))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn amounts_should_be_numbers_and_nothing_else() {
		assert_eq!(text(1_234_567_890_123_456_789).1, "1234567.890123456789\n");
		assert_eq!(text(5_000_000_000_000).1, "5\n");
		assert_eq!(text(0).1, "0\n");
	}
}
