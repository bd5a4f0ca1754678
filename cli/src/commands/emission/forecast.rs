//! `distribution emission forecast`: the coming eras as a table, as CSV and as a chart.

use crate::{
	error::Result,
	files::write,
	output::{table, Output},
};
use clap::Args;
use distribution_client::{
	account::show_tokens,
	emission::{describe_kind, pools, preview, read_emission, Preview},
	token::native,
	Chain,
};
use distribution_primitives::emission::PoolId;
use distribution_reports::forecast::Forecast;
use serde_json::{json, Map, Value};
use std::{collections::BTreeSet, path::PathBuf};

/// About how many rows the table has if nothing else is asked for.
const ROWS: u32 = 20;
/// Decimals of the amounts in the table; the rest is rounded down.
const SHOWN_DECIMALS: u8 = 3;

/// `distribution emission forecast`.
#[derive(Args, Debug)]
pub struct ForecastArgs {
	/// How many eras, the running one included.
	#[arg(long, value_name = "N", default_value_t = 365, value_parser = clap::value_parser!(u32).range(1..=1_000))]
	eras: u32,
	/// Show every K-th era, and the last. Default: all with --json, otherwise enough for a table of
	/// about twenty rows.
	#[arg(long, value_name = "K", value_parser = clap::value_parser!(u32).range(1..))]
	every: Option<u32>,
	/// Write a chart of supply and emission per pool to this file.
	#[arg(long, value_name = "FILE")]
	svg: Option<PathBuf>,
	/// Write all eras to this CSV file, amounts in smallest units.
	#[arg(long, value_name = "FILE")]
	csv: Option<PathBuf>,
}

/// Runs `distribution emission forecast`.
pub async fn forecast(command: ForecastArgs, chain: &Chain, output: Output) -> Result<()> {
	let preview = preview(chain, command.eras).await?;
	let info = read_emission(chain).await?;
	let ids: BTreeSet<PoolId> =
		preview.iter().flat_map(|era| era.pools.iter().map(|(id, _)| *id)).collect();
	let ids: Vec<PoolId> = ids.into_iter().collect();
	if let Some(path) = &command.svg {
		let known = pools(chain).await?;
		let name = |id: &PoolId| {
			let kind =
				known.iter().find(|pool| pool.id == *id).map(|pool| describe_kind(&pool.kind));
			(*id, format!("{id}: {}", kind.unwrap_or_default()))
		};
		let names: Vec<(PoolId, String)> = ids.iter().map(name).collect();
		let forecast = Forecast {
			preview: &preview,
			pools: &names,
			era_length: info.era_length,
			token: native(),
		};
		write(path, &forecast.chart().document()?)?;
	}
	if let Some(path) = &command.csv {
		write(path, &to_csv(&preview, &ids))?;
	}
	let default = if output.json { 1 } else { command.eras.div_ceil(ROWS) };
	let shown = sample(&preview, command.every.unwrap_or(default));
	let eras: Vec<Value> = shown.iter().map(|era| to_json(era)).collect();
	let value = json!({ "eras": eras, "svg": command.svg, "csv": command.csv });
	output.print(&value, || {
		let mut text = show(&shown, &ids);
		if info.schedule.is_none() {
			text.push_str("\nNo schedule has been set yet, so nothing is issued.");
		}
		if let Some(halt) = info.halt {
			let until = halt.until;
			text.push_str(&format!(
				"\nEmission is halted until era {until}, unless voted otherwise."
			));
		}
		for path in command.svg.iter().chain(&command.csv) {
			text.push_str(&format!("\nWritten to {}.", path.display()));
		}
		text
	});
	Ok(())
}

/// Every `every`-th era, and the last.
fn sample(preview: &[Preview], every: u32) -> Vec<&Preview> {
	let mut shown: Vec<&Preview> = preview.iter().step_by(every as usize).collect();
	if let Some(last) = preview.last() {
		if shown.last().is_none_or(|shown| shown.era != last.era) {
			shown.push(last);
		}
	}
	shown
}

/// The share of a pool in what `era` issues.
fn share(era: &Preview, id: PoolId) -> u128 {
	era.pools.iter().find(|(pool, _)| *pool == id).map_or(0, |(_, share)| *share)
}

fn to_json(era: &Preview) -> Value {
	let shares: Map<String, Value> =
		era.pools.iter().map(|(id, share)| (id.to_string(), json!(share.to_string()))).collect();
	json!({
		"era": era.era,
		"issuance": era.issuance.to_string(),
		"pools": shares,
		"supply": era.supply.to_string(),
	})
}

fn show(eras: &[&Preview], ids: &[PoolId]) -> String {
	let token = native();
	let hidden = u32::from(token.decimals.saturating_sub(SHOWN_DECIMALS));
	let unit = 10u128.checked_pow(hidden).unwrap_or(1).max(1);
	let amount =
		|amount: u128| show_tokens(amount.saturating_sub(amount.rem_euclid(unit)), token.decimals);
	let names: Vec<String> = ids.iter().map(|id| format!("pool {id}")).collect();
	let mut header = vec!["era", "issuance"];
	header.extend(names.iter().map(String::as_str));
	header.push("supply");
	let row = |era: &&Preview| {
		let mut cells = vec![era.era.to_string(), amount(era.issuance)];
		cells.extend(ids.iter().map(|id| amount(share(era, *id))));
		cells.push(amount(era.supply));
		cells
	};
	let rows: Vec<Vec<String>> = eras.iter().map(row).collect();
	format!("{}, rounded down to thousandths.\n{}", token.symbol, table(&header, &rows))
}

fn to_csv(preview: &[Preview], ids: &[PoolId]) -> String {
	let names: String = ids.iter().map(|id| format!("pool_{id},")).collect();
	let mut text = format!("era,issuance,{names}supply\n");
	for era in preview {
		let shares: String = ids.iter().map(|id| format!("{},", share(era, *id))).collect();
		text.push_str(&format!("{},{},{shares}{}\n", era.era, era.issuance, era.supply));
	}
	text
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::Parser;

	fn preview(eras: u32) -> Vec<Preview> {
		let era = |era: u32| Preview {
			era: era + 5,
			issuance: 1_234_567_890_123_456,
			// The second pool joins in the third era.
			pools: if era < 2 { vec![(0, 10)] } else { vec![(0, 7), (3, 3_000_000_000_000)] },
			supply: 1_000_000_000_000_000_000,
		};
		(0..eras).map(era).collect()
	}

	#[test]
	fn eras_should_be_sampled_with_the_last() {
		let preview = preview(10);
		let eras = |every| sample(&preview, every).iter().map(|era| era.era).collect::<Vec<_>>();
		assert_eq!(eras(1), (5..15).collect::<Vec<_>>());
		assert_eq!(eras(3), [5, 8, 11, 14]);
		assert_eq!(eras(4), [5, 9, 13, 14]);
		assert_eq!(eras(100), [5, 14]);
		assert!(sample(&[], 1).is_empty());
	}

	#[test]
	fn csv_should_have_a_column_for_every_pool() {
		let text = to_csv(&preview(3), &[0, 3]);
		let lines: Vec<_> = text.lines().collect();
		assert_eq!(lines[0], "era,issuance,pool_0,pool_3,supply");
		assert_eq!(lines[1], "5,1234567890123456,10,0,1000000000000000000");
		assert_eq!(lines[3], "7,1234567890123456,7,3000000000000,1000000000000000000");
		assert_eq!(lines.len(), 4);
	}

	#[test]
	fn table_should_show_native_rounded_down() {
		let preview = preview(3);
		let text = show(&sample(&preview, 1), &[0, 3]);
		let lines: Vec<_> = text.lines().collect();
		assert_eq!(lines[1], "era   issuance  pool 0  pool 3     supply");
		assert_eq!(lines[4], "  7  1,234.567       0       3  1,000,000");
		assert_eq!(to_json(&preview[2])["pools"]["3"], "3000000000000");
	}

	#[test]
	fn forecast_should_be_bounded() {
		#[derive(Parser)]
		struct Line {
			#[command(flatten)]
			forecast: ForecastArgs,
		}
		let parse = |args: &[&str]| Line::try_parse_from([&["forecast"][..], args].concat());
		assert_eq!(parse(&[]).unwrap().forecast.eras, 365);
		assert!(parse(&["--eras", "1000", "--every", "7"]).is_ok());
		for wrong in [["--eras", "0"], ["--eras", "1001"], ["--every", "0"]] {
			assert!(parse(&wrong).is_err(), "{wrong:?}");
		}
	}
}
