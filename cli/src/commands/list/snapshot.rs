//! `distribution list snapshot` and `list withhold`: lists that are computed from the balances of a
//! block, and what is withheld of them.

use crate::{
	args::{account::account_of, number::whole_number, percent::parse_percent},
	error::{CliError, Result},
	files::{read_json, write, write_json},
	output::Output,
};
use clap::Args;
use distribution_client::{
	account::{self, counted, with_thousands_separators},
	amount::Unit,
	files::csv_line,
	lists::rows::Row,
	snapshots::{ensure_sound, excluded_of, held_of, rates_of, Accounts, SnapshotFile},
	types::AssetKind,
	Chain,
};
use distribution_primitives::{Country, Rate, Snapshot, SnapshotChain};
use polkadot_sdk::sp_runtime::Permill;
use serde_json::json;
use std::{
	fs,
	path::{Path, PathBuf},
};

/// The files that are written, which `list publish` and `announcement make` read.
const LIST: &str = "list.csv";
const RULE: &str = "snapshot.json";
/// Billionths in a millionth.
const THOUSAND: u32 = 1_000;

/// `distribution list snapshot`.
#[derive(Args, Debug)]
pub struct TakeSnapshot {
	/// Number of the block after which balances count. It must be final, and the node must have its
	/// state.
	#[arg(long, value_name = "BLOCK", value_parser = whole_number::<u32>)]
	block: u32,
	/// The asset whose balances count: `native`, or the number of an asset. Of an asset, what is on hold
	/// does not count.
	#[arg(long, default_value = "native")]
	asset: AssetKind,
	/// What all accounts are due together, of the asset that is paid: 25.5 or "25.5 DIST" in tokens. Each
	/// is due its share, rounded down.
	#[arg(long, value_name = "AMOUNT", required_unless_present = "per", conflicts_with = "per")]
	budget: Option<String>,
	/// The asset that is paid: `native`, or its number.
	#[arg(long, value_name = "ASSET", default_value = "native")]
	pays: AssetKind,
	/// What is due, in smallest units: N of what is paid for D of balance.
	#[arg(long, value_name = "N/D", value_parser = ratio)]
	per: Option<(u128, u128)>,
	/// Accounts with less are due nothing. Of another chain: in smallest units.
	#[arg(long, value_name = "AMOUNT")]
	least: Option<String>,
	/// Accounts that are due nothing: any SS58 addresses or 0x and 64 digits. Accounts that nobody has a
	/// key of, as pots are, are due nothing anyway.
	#[arg(long, value_name = "ACCOUNT")]
	exclude: Vec<String>,
	/// RPC endpoint of another chain, whose balances count.
	#[arg(long, value_name = "URL")]
	from: Option<String>,
	/// Folder to write `list.csv` and `snapshot.json` to.
	#[arg(short, long)]
	out: PathBuf,
}

/// `distribution list withhold`.
#[derive(Args, Debug)]
pub struct Withhold {
	/// Folder that `list snapshot` has written. Its files are written again.
	folder: PathBuf,
	/// What is withheld from the rows of a country, and who is paid it, as in CH=35%:ACCOUNT. For each
	/// country; what was said before is forgotten.
	#[arg(long, value_name = "COUNTRY=SHARE:ACCOUNT", required = true)]
	rate: Vec<String>,
}

/// Two whole numbers: `1/20`.
fn ratio(text: &str) -> std::result::Result<(u128, u128), String> {
	let parts = text.split_once('/').and_then(|(numerator, denominator)| {
		Some((numerator.trim().parse().ok()?, denominator.trim().parse().ok()?))
	});
	parts.ok_or_else(|| format!("`{text}` is not a ratio of whole numbers, such as 1/20"))
}

/// A rate as people write it.
fn rate(text: &str) -> Result<Rate> {
	let parts = text.split_once('=').and_then(|(country, rest)| {
		let (share, collector) = rest.split_once(':')?;
		Some((country.trim().parse::<Country>().ok()?, share, collector))
	});
	let (country, share, collector) = parts.ok_or_else(|| {
		CliError::input(format!(
			"`{text}` is not a country, a share and an account, such as CH=35%:ACCOUNT"
		))
	})?;
	let billionths = parse_percent(share)?.deconstruct();
	let millionths = billionths.checked_div(THOUSAND).unwrap_or_default();
	if millionths.saturating_mul(THOUSAND) != billionths {
		return Err(CliError::input(format!("`{share}` has more than 4 decimals")));
	}
	let rate = Permill::from_parts(millionths);
	Ok(Rate { country, rate, collector: account_of(collector.trim())? })
}

/// What all accounts have that are due something, in smallest units.
fn eligible(rule: &Snapshot, accounts: &Accounts) -> Result<u128> {
	let whole = Snapshot { numerator: 1, denominator: 1, ..rule.clone() };
	let mut due = accounts.iter().map(|(account, found)| whole.due(account, found).own);
	match due.try_fold(0u128, u128::checked_add) {
		Some(sum) if sum > 0 => Ok(sum),
		_ => Err(CliError::input("no account has any of this asset that counts")),
	}
}

/// The sum of rows, in smallest units.
fn sum<'a>(rows: impl Iterator<Item = &'a Row>) -> u128 {
	rows.fold(0, |sum, (_, amount)| sum.saturating_add(*amount))
}

/// Writes the list and its rule, and tells what they are.
fn finish(folder: &Path, rule: &Snapshot, rows: &[Row], output: Output) -> Result<()> {
	if rows.is_empty() {
		return Err(CliError::input("no account is due anything"));
	}
	fs::create_dir_all(folder)?;
	let mut text = String::from("account,amount (smallest units)\n");
	for (account, amount) in rows {
		text.push_str(&csv_line([account::show(account).as_str(), amount.to_string().as_str()]));
	}
	write(&folder.join(LIST), &text)?;
	let described = SnapshotFile::from(rule);
	write_json(&folder.join(RULE), &described)?;
	let total = sum(rows.iter());
	let withheld = sum(rows.iter().filter(|(account, _)| rule.is_collector(account)));
	let value = json!({
		"folder": folder,
		"rows": rows.len(),
		"total": total.to_string(),
		"withheld": withheld.to_string(),
		"snapshot": described,
	});
	output.print(&value, || {
		let shown = folder.display();
		format!(
			"{}, {} smallest units in all, {} of them withheld, by the balances after block {}.\nWritten to {shown}. Next: `distribution announcement anchor {}` within hours of that block, then `distribution list publish {shown}/{LIST} --keep-order --allow-duplicates --minimum \"1 smallest\"`.",
			counted(rows.len(), "row"),
			with_thousands_separators(total),
			with_thousands_separators(withheld),
			rule.block,
			rule.block
		)
	});
	Ok(())
}

/// Runs `list snapshot`.
pub async fn snapshot(command: &TakeSnapshot, chain: &Chain, output: Output) -> Result<()> {
	let other = match &command.from {
		Some(url) => Some(Chain::connect_any(url, chain.limits()).await?),
		None => None,
	};
	let other = other.as_ref().filter(|other| other.genesis() != chain.genesis());
	let source = other.unwrap_or(chain);
	let unit = match other {
		Some(_) => Unit::of_decimals(0),
		None => chain.unit(command.asset).await?,
	};
	let mut excluded = Vec::new();
	for account in &command.exclude {
		excluded.push(account_of(account)?);
	}
	let (hash, state_root) = source.snapshot_block(command.block).await?;
	let mut rule = Snapshot {
		chain: match other {
			Some(other) => SnapshotChain::Other { genesis: other.genesis() },
			None => SnapshotChain::This,
		},
		block: command.block,
		state_root,
		held: held_of(command.asset),
		numerator: 1,
		denominator: 1,
		least: command.least.as_ref().map_or(Ok(0), |least| unit.read(least))?,
		excluded: excluded_of(excluded)?,
		withheld: Default::default(),
	};
	let accounts = source.balances_after(hash, rule.held, false).await?;
	(rule.numerator, rule.denominator) = match (command.per, &command.budget) {
		(Some(ratio), _) => ratio,
		(None, Some(budget)) => {
			(chain.unit(command.pays).await?.read(budget)?, eligible(&rule, &accounts)?)
		}
		(None, None) => return Err(CliError::usage("say what is due by --budget or --per")),
	};
	ensure_sound(&rule)?;
	finish(&command.out, &rule, &rule.rows(&accounts), output)
}

/// Runs `list withhold`.
pub async fn withhold(command: &Withhold, chain: &Chain, output: Output) -> Result<()> {
	let file: SnapshotFile = read_json(&command.folder.join(RULE), "list snapshot")?;
	let mut rates = Vec::new();
	for text in &command.rate {
		rates.push(rate(text)?);
	}
	let rule = Snapshot { withheld: rates_of(rates)?, ..file.snapshot()? };
	ensure_sound(&rule)?;
	let (hash, root) = chain.snapshot_block(rule.block).await?;
	if root != rule.state_root {
		return Err(CliError::not_proven(format!(
			"after block {} the state has the root {root:#x}, and the snapshot is of {:#x}: it is of another chain",
			rule.block, rule.state_root
		)));
	}
	let accounts = chain.balances_after(hash, rule.held, true).await?;
	finish(&command.folder, &rule, &rule.rows(&accounts), output)
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_primitives::{Found, Held};
	use polkadot_sdk::sp_core::H256;

	#[test]
	fn ratio_should_be_two_whole_numbers() {
		assert_eq!(ratio("1/20"), Ok((1, 20)));
		assert_eq!(ratio(" 3 / 4 "), Ok((3, 4)));
		for wrong in ["", "1", "1/", "1.5/2", "-1/2", "1/2/3"] {
			assert!(ratio(wrong).is_err(), "{wrong}");
		}
	}

	#[test]
	fn rate_should_be_a_country_a_share_and_an_account() {
		let account = format!("0x{}", "07".repeat(32));
		let read = rate(&format!("CH=35%:{account}")).unwrap();
		assert_eq!((read.country, read.rate), (Country(*b"CH"), Permill::from_percent(35)));
		assert_eq!(read.collector, [7; 32]);
		let read = rate(&format!("DE=0.0001:{account}")).unwrap();
		assert_eq!(read.rate, Permill::from_parts(1));
		for wrong in ["CH", "CH=35%", "ch=35%:", "CH=101%:", "CH=0.00001%:"] {
			assert!(rate(&format!("{wrong}{account}")).is_err(), "{wrong}");
		}
	}

	#[test]
	fn budget_should_be_shared_by_what_those_have_who_are_due_something() {
		let rule = Snapshot {
			chain: SnapshotChain::This,
			block: 1,
			state_root: H256::zero(),
			held: Held::Native,
			numerator: 9,
			denominator: 9,
			least: 10,
			excluded: excluded_of(vec![[3; 32]]).unwrap(),
			withheld: Default::default(),
		};
		let found = |balance| Found { balance, country: None };
		let accounts: Accounts = [(1, 100), (2, 9), (3, 500), (4, 10)]
			.into_iter()
			.map(|(n, balance)| ([n; 32], found(balance)))
			.collect();
		assert_eq!(eligible(&rule, &accounts).unwrap(), 110);
		assert!(eligible(&rule, &Accounts::new()).is_err());
	}
}
