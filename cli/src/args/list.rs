//! The list that a command is about, as arguments.

use crate::{args::table::RowsArgs, error::Result, output::Output};
use clap::Args;
use distribution_client::lists::{
	building::{self, How},
	row_tree::RowTree,
	rows::{self, List, Rules},
};
use distribution_primitives::{chain::EXISTENTIAL_DEPOSIT, Beneficiaries};
use std::path::{Path, PathBuf};

/// The list, and how to read it.
#[derive(Args, Debug)]
pub struct ListFile {
	/// The list: .csv, .xlsx or .ods with the columns account and amount; a header is optional.
	file: PathBuf,
	/// Smallest amount allowed in a row: 0.5 or "0.5 DIST" in tokens, with --decimals those of that
	/// token; "25 smallest" in smallest units. Default: the native minimum balance.
	#[arg(long, value_name = "AMOUNT")]
	minimum: Option<String>,
	#[command(flatten)]
	rows: RowsArgs,
	/// The rows name Ethereum addresses instead of accounts: 0x and 40 digits, with the checksum of
	/// capitals or without. Their owners sign which account is paid; contracts cannot sign.
	#[arg(long, conflicts_with = "allow_ethereum")]
	ethereum: bool,
}

impl ListFile {
	/// Its path.
	pub fn path(&self) -> &Path {
		&self.file
	}

	/// The list with its faults.
	pub fn read(&self) -> Result<List> {
		Ok(rows::read(&self.file, &self.rows.choices(), self.rules()?)?)
	}

	/// Which kind of beneficiaries the rows name.
	pub fn beneficiaries(&self) -> Beneficiaries {
		if self.ethereum {
			Beneficiaries::Ethereum
		} else {
			Beneficiaries::Accounts
		}
	}

	/// The rules for its rows.
	fn rules(&self) -> Result<Rules> {
		Ok(Rules { ethereum: self.ethereum, ..self.rows.rules(self.minimum()?) })
	}

	/// The least amount of a row, in smallest units.
	fn minimum(&self) -> Result<u128> {
		let given = self.minimum.as_deref();
		let read = given.map(|text| self.rows.unit_of_minimum().read(text)).transpose()?;
		Ok(read.unwrap_or(EXISTENTIAL_DEPOSIT))
	}

	/// Writes the tree file of the list, which must have no fault, to `path`, with the leaves in the
	/// order of the rows; without one nothing is left behind. People are told what was found. The list
	/// that is returned has no rows.
	pub fn build(
		&self,
		keep_order: bool,
		path: Option<&Path>,
		output: Output,
	) -> Result<(List, RowTree)> {
		let choices = self.rows.choices();
		let rules = self.rules()?;
		let how = How { choices: &choices, rules, keep_order };
		let (list, tree) = match path {
			Some(path) => building::build(&self.file, how, path)?,
			None => building::compute(&self.file, how)?,
		};
		output.tell(&list.reading, &list.warnings);
		Ok((list, tree))
	}

	/// The list, which must have no fault. People are told what was found.
	pub fn read_clean(&self, output: Output) -> Result<List> {
		let list = rows::read_clean(&self.file, &self.rows.choices(), self.rules()?)?;
		output.tell(&list.reading, &list.warnings);
		Ok(list)
	}
}
