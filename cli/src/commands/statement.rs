//! `distribution statement`: what an account had, received, paid and has.

use crate::{
	args::{
		account::account_of,
		folder::FolderArgs,
		index::{all, symbol_of, told, Index, IndexArgs},
	},
	error::{CliError, Result},
	output::Output,
};
use clap::Args;
use distribution_client::{
	account::{self, AccountId},
	amount::Unit,
	chain::At,
	files::read_text,
	types::AssetKind,
	vesting::locked_at,
	Chain,
};
use distribution_indexer::read::{records, Span};
use distribution_primitives::emission::PoolId;
use distribution_reports::statement::{
	statement as report, Balance, Facts, Kind, Movement, Part, Prices, Way,
};
use polkadot_sdk::sp_core::H256;
use serde_json::Value;
use std::{
	collections::{BTreeMap, BTreeSet},
	path::PathBuf,
};

/// `distribution statement`.
#[derive(Args, Debug)]
pub struct Statement {
	/// The account: any SS58 address, 0x and 64 digits, or a name of your configuration.
	account: String,
	/// The year, in UTC. Default: everything up to the last block of the index.
	#[arg(long, value_name = "YYYY", value_parser = clap::value_parser!(i16).range(2020..2200))]
	year: Option<i16>,
	#[command(flatten)]
	index: IndexArgs,
	/// Prices of the native token, for values: a CSV file with the columns `date,CURRENCY`, as in
	/// `2026-01-31,0.125`.
	#[arg(long, value_name = "FILE")]
	currency: Option<PathBuf>,
	#[command(flatten)]
	folder: FolderArgs,
}

/// How a round pays, by its terms as the index has them.
fn way_of(terms: &str) -> Option<Way> {
	let terms: Value = serde_json::from_str(terms).ok()?;
	if terms.get("source").is_some_and(|source| source.get("Sale").is_some()) {
		return Some(Way::Bought);
	}
	let release = terms.get("release")?;
	let name = match release {
		Value::String(name) => name.as_str(),
		Value::Object(form) => form.keys().next()?.as_str(),
		_ => return None,
	};
	match name {
		"Immediate" => Some(Way::AtOnce),
		"Vested" => Some(Way::Vested),
		"Streamed" => Some(Way::Streamed),
		_ => None,
	}
}

/// Whether a pool rewards stakes, by its kind as the index has it.
fn rewards_stakes(kind: &str) -> bool {
	let kind: Value = serde_json::from_str(kind).unwrap_or_default();
	kind.get("Stake").is_some() || kind.get("stake").is_some()
}

/// The number of an asset; `None` is the native token.
fn id_of(asset: AssetKind) -> Option<u32> {
	match asset {
		AssetKind::Native => None,
		AssetKind::WithId(id) => Some(id),
	}
}

/// The movements of an account, by asset; those of the native token first. An asset that it has had
/// before is there without any: it may have it all the time.
async fn movements_of(
	index: &mut Index,
	who: &AccountId,
	span: Span,
) -> Result<Vec<(AssetKind, Vec<Movement>)>> {
	let store = index.store.clone();
	let ask = |page| store.movements_of(who, span, page);
	let found = all(|movement: &records::Movement| movement.place, ask).await?;
	let mut by_asset: BTreeMap<Option<u32>, Vec<Movement>> = BTreeMap::from([(None, Vec::new())]);
	for asset in told(store.assets_of(who, span.last).await)? {
		by_asset.entry(id_of(asset)).or_default();
	}
	let mut hashes: BTreeMap<(u64, u32), H256> = BTreeMap::new();
	for moved in found {
		let block = moved.place.block;
		let hash = match moved.extrinsic {
			None => None,
			Some(position) => match hashes.get(&(block, position)) {
				Some(hash) => Some(*hash),
				None => {
					let found = told(store.extrinsic(block, position).await)?;
					let hash = found.map(|extrinsic| extrinsic.hash);
					hashes.extend(hash.map(|hash| ((block, position), hash)));
					hash
				}
			},
		};
		let kind: Kind = moved.kind.parse().map_err(CliError::unexpected)?;
		let movement = Movement {
			place: index.place(block, moved.extrinsic).await?,
			kind,
			free: moved.free,
			held: moved.held,
			amount: moved.amount,
			counterparty: moved.counterparty,
			reason: moved.reason,
			round: moved.round,
			row: moved.row,
			pool: moved.pool,
			owner: moved.owner,
			payee: moved.payee,
			hash,
		};
		by_asset.entry(id_of(moved.asset)).or_default().push(movement);
	}
	let named = |(asset, movements): (Option<u32>, Vec<Movement>)| {
		(asset.map_or(AssetKind::Native, AssetKind::WithId), movements)
	};
	Ok(by_asset.into_iter().map(named).collect())
}

/// What an account had of an asset after a block.
async fn balance_at(chain: &Chain, at: &At, asset: AssetKind, who: &AccountId) -> Result<Balance> {
	Ok(match asset {
		AssetKind::Native => {
			let balance = chain.balance_at(at, who).await?;
			Balance { free: balance.free, held: balance.reserved }
		}
		AssetKind::WithId(id) => {
			let (free, held) = chain.asset_balance_at(at, id, who).await?;
			Balance { free, held }
		}
	})
}

/// Whether a statement tells of an asset: of the native token, of what the account had or has, and of
/// what has moved.
fn belongs(part: &Part) -> bool {
	let had = [part.opening, part.closing].iter().any(|balance| *balance != Balance::default());
	part.asset == AssetKind::Native || had || !part.movements.is_empty()
}

/// What vests in an account and is locked after a block.
async fn vesting_at(chain: &Chain, at: &At, who: &AccountId) -> Result<u128> {
	let schedules = chain.vesting_of(at, who).await?;
	let now = chain.clock_at(at).await?.block;
	Ok(locked_at(&schedules, now))
}

/// Runs `distribution statement`.
pub async fn statement(args: Statement, chain: &Chain, output: Output) -> Result<()> {
	let who = account_of(&args.account)?;
	let prices = match &args.currency {
		Some(path) => Some(Prices::read(&read_text(path)?)?),
		None => None,
	};
	args.folder.check(chain).await?;
	let mut index = args.index.open(chain).await?;
	let span = match args.year {
		Some(year) => index.span_of_year(year).await?,
		None => Span::new(1, index.head.number),
	};
	let before = chain.at_number(span.first.saturating_sub(1)).await?;
	let after = chain.at_number(span.last).await?;
	let (mut parts, mut rounds, mut pools) =
		(Vec::new(), BTreeSet::<u32>::new(), BTreeSet::<PoolId>::new());
	for (asset, movements) in movements_of(&mut index, &who, span).await? {
		rounds.extend(movements.iter().filter_map(|movement| movement.round));
		pools.extend(movements.iter().filter_map(|movement| movement.pool));
		let unit: Unit = chain.unit(asset).await?;
		let vesting = match asset {
			AssetKind::Native => Some(vesting_at(chain, &after, &who).await?),
			AssetKind::WithId(_) => None,
		};
		parts.push(Part {
			asset,
			symbol: symbol_of(asset, &unit),
			unit,
			opening: balance_at(chain, &before, asset, &who).await?,
			closing: balance_at(chain, &after, asset, &who).await?,
			vesting,
			movements,
		});
	}
	parts.retain(belongs);
	let mut ways = BTreeMap::new();
	for id in rounds {
		let round = told(index.store.round(id).await)?;
		ways.extend(round.and_then(|round| way_of(&round.terms)).map(|way| (id, way)));
	}
	let mut stake_pools = BTreeSet::new();
	for id in pools {
		let pool = told(index.store.pool(id).await)?;
		stake_pools.extend(pool.filter(|pool| rewards_stakes(&pool.kind)).map(|_| id));
	}
	let shown = account::show(&who);
	let year = args.year.map(|year| format!(" --year {year}")).unwrap_or_default();
	let facts = Facts {
		subject: index.subject(chain, span).await?,
		who,
		span: args.year.map_or_else(|| "everything so far".into(), |year| year.to_string()),
		ways,
		stake_pools,
		parts,
		again: format!("distribution statement {shown}{year}"),
	};
	args.folder.finish(&report(&facts, prices.as_ref())?, chain, output)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn way_of_a_round_should_be_read_from_its_terms() {
		assert_eq!(way_of(r#"{"release":"Immediate"}"#), Some(Way::AtOnce));
		let vested = r#"{"release":{"Vested":{"start":5,"length":6}}}"#;
		assert_eq!(way_of(vested), Some(Way::Vested));
		assert_eq!(way_of(r#"{"release":{"Streamed":{}}}"#), Some(Way::Streamed));
		let sale = r#"{"source":{"Sale":{"bids":9}},"release":"Immediate"}"#;
		assert_eq!(way_of(sale), Some(Way::Bought));
		assert_eq!(way_of(r#"{"source":"Listed","release":"Immediate"}"#), Some(Way::AtOnce));
		for wrong in ["", "{}", r#"{"release":"Gift"}"#, r#"{"release":{}}"#, r#"{"release":7}"#] {
			assert_eq!(way_of(wrong), None, "{wrong}");
		}
	}

	#[test]
	fn asset_that_is_held_should_be_told_of_though_nothing_has_moved() {
		let part = |asset, had: u128| Part {
			asset,
			unit: Unit::native(),
			symbol: "X".into(),
			opening: Balance { free: had, held: 0 },
			closing: Balance { free: had, held: 0 },
			vesting: None,
			movements: Vec::new(),
		};
		assert!(belongs(&part(AssetKind::WithId(7), 5)));
		assert!(!belongs(&part(AssetKind::WithId(7), 0)));
		assert!(belongs(&part(AssetKind::Native, 0)));
		let held = Balance { free: 0, held: 1 };
		assert!(belongs(&Part { closing: held, ..part(AssetKind::WithId(7), 0) }));
	}

	#[test]
	fn pools_of_stakes_should_be_known_by_their_kind() {
		assert!(rewards_stakes(r#"{"Stake":{"asset":"Native"}}"#));
		assert!(!rewards_stakes(r#"{"Contribution":{"scores":"Authors"}}"#));
		assert!(!rewards_stakes("") && !rewards_stakes("7"));
	}
}
