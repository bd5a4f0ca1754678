//! `distribution list check`: faults, sums and concentration.

use crate::{
	args::{list::ListFile, watch::WatchArgs},
	error::{CliError, Result},
	output::{Output, MOST_FAULTS},
};
use clap::Args;
use distribution_client::{
	account,
	lists::{concentration::concentration, fault},
	token::native,
};
use serde_json::json;

/// `distribution list check`.
#[derive(Args, Debug)]
pub struct Check {
	#[command(flatten)]
	list: ListFile,
	#[command(flatten)]
	watch: WatchArgs,
}

/// Runs `distribution list check`.
pub fn check(command: &Check, output: Output) -> Result<()> {
	let mut list = command.list.read()?;
	let watched = command.watch.warnings(list.rows.iter())?;
	list.warnings.extend(watched);
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
			|amount| account::show_tokens(amount, list.decimals.unwrap_or(native().decimals));
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
