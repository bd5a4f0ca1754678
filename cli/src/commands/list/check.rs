//! `distribution list check`: faults, sums and concentration.

use crate::{
	args::list::ListFile,
	error::{CliError, Result},
	output::{Output, MOST_FAULTS},
};
use clap::Args;
use distribution_client::{
	account,
	lists::{
		columns::{Column, ACCOUNT},
		concentration::concentration,
		fault::{self, Fault},
		rows::{self, List},
		table::{self, bytes_of, Choices},
	},
	text::shown,
};
use distribution_primitives::chain::TOKEN_DECIMALS;
use serde_json::json;
use std::{
	collections::BTreeMap,
	path::{Path, PathBuf},
};

/// `distribution list check`.
#[derive(Args, Debug)]
pub struct Check {
	#[command(flatten)]
	list: ListFile,
	/// Warn of rows for the accounts of this file: those of exchanges, for example. Columns:
	/// account, and perhaps label.
	#[arg(long, value_name = "FILE")]
	watch: Option<PathBuf>,
}

/// Runs `distribution list check`.
pub fn check(command: &Check, output: Output) -> Result<()> {
	let mut list = command.list.read()?;
	if let Some(watch) = &command.watch {
		list.warnings.extend(watched(&list, watch)?);
	}
	let concentration = (!list.rows.is_empty()).then(|| concentration(&list.rows));
	let value = json!({
		"rows": list.rows.len(),
		"total": list.total.to_string(),
		"decimals": list.decimals,
		"forms": list.forms,
		"faults": list.faults.iter().take(MOST_FAULTS).collect::<Vec<_>>(),
		"faultCount": list.faults.len(),
		"kinds": fault::kinds(&list.faults),
		"warnings": list.warnings,
		"concentration": concentration,
		"read": list.reading,
	});
	output.print(&value, || {
		let tokens =
			|amount| account::show_tokens(amount, list.decimals.unwrap_or(TOKEN_DECIMALS));
		let mut text = format!(
			"{}\n{}, {} in all ({} smallest units)",
			list.reading.told(),
			account::counted(list.rows.len(), "row"),
			tokens(list.total),
			list.total
		);
		if let Some(c) = &concentration {
			text.push_str(&format!(
				"\nlargest row {:.2} %, ten largest {:.2} %, hundred largest {:.2} %\nGini {:.4}, HHI {:.1}, median {}",
				c.top_1, c.top_10, c.top_100, c.gini, c.hhi, tokens(c.median)
			));
		}
		for warning in fault::told(&list.warnings, MOST_FAULTS) {
			text.push_str(&format!("\nwarning: {warning}"));
		}
		for fault in fault::told(&list.faults, MOST_FAULTS) {
			text.push_str(&format!("\n{fault}"));
		}
		if list.faults.is_empty() {
			text.push_str("\nno faults");
		}
		text
	});
	if list.faults.is_empty() {
		return Ok(());
	}
	Err(CliError::input(account::counted(list.faults.len(), "fault")).printed())
}

/// A warning for every row whose account is in the file `path`.
fn watched(list: &List, path: &Path) -> Result<Vec<Fault>> {
	const COLUMNS: [Column; 2] =
		[ACCOUNT, Column { name: "label", also: &["name", "note"], required: false }];
	let mut labels = BTreeMap::new();
	let table = table::read(&bytes_of(path)?, &COLUMNS, &Choices::default(), |record| {
		let id = record.value(0, |text| account::parse(text).map_err(|why| ("account", why)));
		if let Some(id) = id {
			labels.insert(id, shown(record.text(1)));
		}
	});
	if !table.faults.is_empty() {
		return Err(CliError::input(format!(
			"{} has {}\n  {}",
			path.display(),
			account::counted(table.faults.len(), "fault"),
			fault::told(&table.faults, MOST_FAULTS).join("\n  ")
		)));
	}
	let warning = |(id, _): &rows::Row| {
		let label = labels.get(id)?;
		let named = if label.is_empty() { String::new() } else { format!(" as {label}") };
		let message = format!("{} is in {}{named}", account::show(id), path.display());
		Some(Fault::whole("watched", message))
	};
	Ok(list.rows.iter().filter_map(warning).collect())
}
