//! Accounts that are warned of wherever a list pays them.

use crate::{
	error::{CliError, Result},
	output::MOST_FAULTS,
};
use clap::Args;
use distribution_client::{
	account,
	lists::{
		columns::{Column, ACCOUNT},
		fault::{self, Fault},
		rows::Row,
		table::{self, bytes_of, Choices},
	},
	text::shown,
};
use std::{collections::BTreeMap, path::PathBuf};

/// Accounts to be warned of.
#[derive(Args, Debug)]
pub struct WatchArgs {
	/// Warn of rows for the accounts of this file: those of exchanges, for example. Columns:
	/// account, and perhaps label.
	#[arg(long, value_name = "FILE")]
	watch: Option<PathBuf>,
}

impl WatchArgs {
	/// A warning for every row whose account is in the file.
	pub fn warnings<'a>(&self, rows: impl Iterator<Item = &'a Row>) -> Result<Vec<Fault>> {
		const COLUMNS: [Column; 2] =
			[ACCOUNT, Column { name: "label", also: &["name", "note"], required: false }];
		let Some(path) = &self.watch else { return Ok(Vec::new()) };
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
		let warning = |(id, _): &Row| {
			let label = labels.get(id)?;
			let named = if label.is_empty() { String::new() } else { format!(" as {label}") };
			let message = format!("{} is in {}{named}", account::show(id), path.display());
			Some(Fault::whole("watched", message))
		};
		Ok(rows.filter_map(warning).collect())
	}
}
