//! `distribution voucher sign`: one voucher, or one for each row of a list; or a further signature.

use super::maker::MAKER;
use crate::{
	args::{
		account::account_of,
		key::KeyArgs,
		number::whole_number,
		table::{AllowedArgs, AmountsArgs, TableArgs},
	},
	error::{CliError, Result},
	output::Output,
};
use clap::Args;
use distribution_client::{
	account::{counted, parse_hash, AccountId},
	amount::Unit,
	files::NewFile,
	keys::{show_bytes, Key},
	lists::rows::{self, Rules},
	settling::Judge,
	time::Time,
	types::Moment,
	vouchers::{place_of, read_each, show_key, Voucher, VoucherFile},
	Chain, Error,
};
use polkadot_sdk::sp_core::H256;
use serde_json::json;
use std::{
	io::Write,
	path::{Path, PathBuf},
};

/// `distribution voucher sign`.
#[derive(Args, Debug)]
pub struct Sign {
	/// Number of the round.
	#[arg(value_parser = whole_number::<u32>)]
	round: u32,
	/// The account to be paid: any SS58 address or 0x and 64 digits.
	#[arg(requires = "amount")]
	account: Option<String>,
	/// All that it may have had from the round once the voucher is settled, what was paid before
	/// included: 25.5 or "25.5 DIST" in tokens of the round's asset, "25 smallest" in its smallest unit.
	/// Without a node, tokens are the native ones.
	amount: Option<String>,
	/// Sign one voucher for each row of this list: .csv, .xlsx or .ods with the columns account and
	/// amount. An account may have several.
	#[arg(long, value_name = "FILE", conflicts_with = "account", requires = "out")]
	list: Option<PathBuf>,
	/// Add a signature to each voucher of this file, which `voucher sign` has made with another key.
	#[arg(long, value_name = "FILE", conflicts_with_all = ["account", "list", "deadline", "epoch"],
		requires = "out")]
	cosign: Option<PathBuf>,
	/// When it can no longer be settled: 2027-01-31 or 2027-01-31T12:00Z (UTC), +30d from now, or
	/// '#123456' for a block of the relay chain. Time that the round loses makes it later.
	#[arg(long, value_name = "TIME", required_unless_present = "cosign")]
	deadline: Option<Time>,
	/// Genesis hash of the chain. Default: the node's.
	#[arg(long, value_name = "HASH")]
	genesis_hash: Option<String>,
	/// Epoch of the round's keys. Default: the present one, as the node says.
	#[arg(long)]
	epoch: Option<u32>,
	/// Place of the signing key among those of its epoch, from 0. Default: as the node says.
	#[arg(long, value_name = "PLACE")]
	place: Option<u8>,
	#[command(flatten)]
	amounts: AmountsArgs,
	#[command(flatten)]
	allowed: AllowedArgs,
	#[command(flatten)]
	table: TableArgs,
	#[command(flatten)]
	signer: KeyArgs,
	/// Write to this file, one voucher per line, instead of printing it.
	#[arg(short, long, value_name = "FILE")]
	out: Option<PathBuf>,
}

impl Sign {
	/// Whether a node must be asked for values that were not given.
	pub fn needs_chain(&self) -> bool {
		if self.place.is_none() {
			return true;
		}
		let block = matches!(self.deadline, Some(Time::Block(_)));
		let known = block && self.epoch.is_some() && self.genesis_hash.is_some();
		self.cosign.is_none() && !known
	}
}

/// What all vouchers of a run have in common.
struct Signing<'a> {
	round: u32,
	genesis: H256,
	epoch: u32,
	deadline: Moment,
	place: u8,
	key: &'a Key,
}

impl Signing<'_> {
	fn voucher(&self, beneficiary: AccountId, cumulative: u128) -> Result<VoucherFile> {
		let (deadline, epoch) = (self.deadline, self.epoch);
		let voucher = Voucher { beneficiary, cumulative, deadline, epoch };
		let mut file = VoucherFile::new(self.genesis, self.round, &voucher);
		file.sign(self.place, self.key)?;
		Ok(file)
	}
}

/// Runs `distribution voucher sign`.
pub async fn sign(command: Sign, chain: Option<&Chain>, output: Output) -> Result<()> {
	let key = command.signer.key()?;
	match chain {
		Some(chain) => command.signer.check(key.is_development(), chain).await?,
		None => command.signer.check_offline(key.is_development(), false)?,
	}
	let judge = match chain {
		Some(chain) => Some(Judge::of(chain, command.round).await?.0),
		None => None,
	};
	if let Some(path) = &command.cosign {
		return cosign(&command, path, key, judge.as_ref(), output);
	}
	let genesis = command.genesis_hash.as_deref().map(parse_hash).transpose()?;
	if let (Some(genesis), Some(judge)) = (genesis, &judge) {
		if genesis != judge.genesis {
			let why = format!("the node has the genesis {:#x}, not {genesis:#x}", judge.genesis);
			return Err(Error::WrongChain(why).into());
		}
	}
	let missing = |what: &str| CliError::input(format!("the node must be asked for the {what}"));
	let epoch = command.epoch.or(judge.as_ref().map(|judge| judge.signers.epoch));
	let epoch = epoch.ok_or_else(|| missing("epoch"))?;
	let genesis = genesis.or(judge.as_ref().map(|judge| judge.genesis));
	let signing = Signing {
		round: command.round,
		genesis: genesis.ok_or_else(|| missing("genesis hash"))?,
		epoch,
		deadline: deadline(&command, chain, judge.as_ref()).await?,
		place: place(&command, key, epoch, judge.as_ref())?,
		key,
	};
	let unit = match (chain, &judge) {
		(Some(chain), Some(judge)) => chain.unit(judge.round.terms.asset).await?,
		_ => Unit::native(),
	};
	match (&command.list, &command.account, &command.amount) {
		(Some(list), _, _) => sign_list(&command, list, &signing, &unit, output),
		(None, Some(account), Some(amount)) => {
			let file = signing.voucher(account_of(account)?, unit.read(amount)?)?;
			sign_one(&command, &file, &unit, output)
		}
		_ => Err(CliError::usage("name an account and an amount, or give --list or --cosign")),
	}
}

/// The deadline that is signed, on the round's clock: the chain adds what the round has lost.
async fn deadline(command: &Sign, chain: Option<&Chain>, judge: Option<&Judge>) -> Result<Moment> {
	let lost =
		judge.map_or(0, |judge| judge.round.ends.saturating_sub(judge.round.terms.window.closes));
	match (command.deadline, chain) {
		(Some(Time::Block(number)), _) => Moment::try_from(number)
			.map_err(|_| CliError::input(format!("the relay chain has no block {number}"))),
		(Some(time), Some(chain)) => {
			Ok(chain.clock().await?.block_of(time, false)?.saturating_sub(lost))
		}
		_ => Err(CliError::input(
			"without a node the deadline must be a block: give --deadline '#123456'",
		)),
	}
}

/// The place of the key, which must be that of the round if the node was asked.
fn place(command: &Sign, key: &Key, epoch: u32, judge: Option<&Judge>) -> Result<u8> {
	let public = key.public();
	let found = match judge {
		Some(judge) => {
			let keys = judge.signers.keys_of(epoch, judge.now).map_err(|_| {
				CliError::input(format!("round {} has no keys of epoch {epoch} now", command.round))
			})?;
			let place = place_of(keys, &public).ok_or_else(|| {
				CliError::input(format!(
					"{} is not a key of epoch {epoch} of round {}: look at `voucher show`",
					show_key(&public),
					command.round
				))
			})?;
			Some(place)
		}
		None => None,
	};
	match (command.place, found) {
		(Some(given), Some(found)) if given != found => Err(CliError::input(format!(
			"{} is key {found} of epoch {epoch}, not {given}",
			show_key(&public)
		))),
		(given, found) => given
			.or(found)
			.ok_or_else(|| CliError::input("the node must be asked for the place of the key")),
	}
}

fn sign_one(command: &Sign, file: &VoucherFile, unit: &Unit, output: Output) -> Result<()> {
	let text = serde_json::to_string(file)?;
	if let Some(path) = &command.out {
		let mut out = NewFile::create(path)?;
		out.write_all(text.as_bytes())?;
		out.write_all(b"\n")?;
		out.finish()?;
	}
	let (_, voucher) = file.message()?;
	output.print(file, || match &command.out {
		Some(path) => format!(
			"{} may have had {} from round {}, until relay block {}.\nWritten to {}.",
			file.voucher.beneficiary,
			unit.show(voucher.cumulative),
			command.round,
			voucher.deadline,
			path.display()
		),
		None => text,
	});
	Ok(())
}

/// Where the vouchers of a run go.
fn out_of(command: &Sign) -> Result<&Path> {
	command.out.as_deref().ok_or_else(|| CliError::usage("give --out FILE"))
}

fn sign_list(
	command: &Sign,
	list: &Path,
	signing: &Signing<'_>,
	unit: &Unit,
	output: Output,
) -> Result<()> {
	let path = out_of(command)?;
	let rules = Rules {
		unit: command.amounts.unit_of(unit),
		minimum: 0,
		// Several vouchers of one account: the highest counts.
		allow_duplicates: true,
		allow_rounded: false,
		allowed: command.allowed.allowed(),
		ethereum: false,
	};
	let list = rows::read_clean(list, &command.table.choices(), rules)?;
	output.tell(&list.reading, &list.warnings);
	let bar = output.progress(list.rows.len() as u64, "signing");
	let mut out = NewFile::create(path)?;
	for (beneficiary, cumulative) in &list.rows {
		let file = signing.voucher(*beneficiary, *cumulative)?;
		serde_json::to_writer(&mut out, &file)?;
		out.write_all(b"\n")?;
		bar.inc(1);
	}
	out.finish()?;
	bar.finish_and_clear();
	let value = json!({
		"round": signing.round,
		"vouchers": list.rows.len(),
		"epoch": signing.epoch,
		"deadline": signing.deadline,
		"key": signing.place,
		"publicKey": show_bytes(signing.key.public()),
		"file": path,
	});
	output.print(&value, || {
		format!(
			"Signed {} with key {} of epoch {}. Written to {}.",
			counted(list.rows.len(), "voucher"),
			signing.place,
			signing.epoch,
			path.display()
		)
	});
	Ok(())
}

/// Adds a signature to the vouchers of a file.
fn cosign(
	command: &Sign,
	from: &Path,
	key: &Key,
	judge: Option<&Judge>,
	output: Output,
) -> Result<()> {
	let path = out_of(command)?;
	let mut out = NewFile::create(path)?;
	let (mut count, mut used) = (0u64, None);
	read_each(from, |number, mut file| {
		let wrong = |why: String| Error::input(format!("voucher {number} of the file {why}"));
		if file.voucher.round != command.round {
			return Err(wrong(format!("is for round {}", file.voucher.round)));
		}
		if judge.is_some_and(|judge| file.genesis().ok() != Some(judge.genesis)) {
			return Err(wrong("is for another chain".into()));
		}
		// What others have signed is looked at before it is signed as well.
		file.verify()?;
		let place = place(command, key, file.voucher.epoch, judge)
			.map_err(|error| Error::input(error.to_string()))?;
		file.sign(place, key)?;
		serde_json::to_writer(&mut out, &file)?;
		out.write_all(b"\n")?;
		(count, used) = (count.saturating_add(1), Some((place, file.voucher.epoch)));
		Ok(())
	})?;
	let (place, epoch) = used.ok_or_else(|| {
		CliError::input(format!("there is no voucher in {}, made by `{MAKER}`", from.display()))
	})?;
	out.finish()?;
	let value = json!({
		"round": command.round,
		"vouchers": count,
		"epoch": epoch,
		"key": place,
		"publicKey": show_bytes(key.public()),
		"file": path,
	});
	output.print(&value, || {
		format!(
			"Signed {} with key {place} as well. Written to {}.",
			counted(count, "voucher"),
			path.display()
		)
	});
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::Parser;

	#[derive(Parser)]
	struct Line {
		#[command(flatten)]
		sign: Sign,
	}

	fn parse(args: &[&str]) -> std::result::Result<Sign, clap::Error> {
		Line::try_parse_from([&["sign", "7"][..], args].concat()).map(|line| line.sign)
	}

	#[test]
	fn signing_should_need_no_node_when_everything_is_given() {
		let one = ["0x00", "5", "--deadline", "9"];
		let all = ["--genesis-hash", "0x11", "--epoch", "0", "--place", "0"];
		assert!(!parse(&[&one[..], &all[..]].concat()).unwrap().needs_chain());
		assert!(parse(&[&one[..], &all[..4]].concat()).unwrap().needs_chain());
		assert!(parse(&[&one[..], &all[2..]].concat()).unwrap().needs_chain());
		let dated = ["0x00", "5", "--deadline", "+30d"];
		assert!(parse(&[&dated[..], &all[..]].concat()).unwrap().needs_chain());
		// What is signed already says the rest.
		let more = ["--cosign", "a", "--out", "b"];
		assert!(parse(&more).unwrap().needs_chain());
		assert!(!parse(&[&more[..], &["--place", "1"]].concat()).unwrap().needs_chain());
	}

	#[test]
	fn what_to_sign_should_be_named_once() {
		assert!(parse(&["0x00", "--deadline", "9"]).is_err());
		assert!(parse(&["0x00", "5"]).is_err());
		assert!(parse(&["--list", "a", "--deadline", "9"]).is_err());
		assert!(parse(&["--list", "a", "--out", "b", "--deadline", "9"]).is_ok());
		assert!(parse(&["--cosign", "a", "--out", "b", "--deadline", "9"]).is_err());
	}
}
