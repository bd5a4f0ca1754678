//! `distribution voucher sign`: one voucher, or one for each row of a list; or a further signature.

use crate::{
	args::{
		account::account_of,
		key::KeyArgs,
		number::whole_number,
		table::{AllowedArgs, AmountsArgs, TableArgs},
		voucher::no_voucher_in,
	},
	error::{CliError, Result},
	files::create,
	output::{note, Output},
};
use clap::Args;
use distribution_client::{
	account::{self, counted, parse_hash, AccountId},
	amount::Unit,
	files::NewFile,
	keys::{show_bytes, Key},
	lists::{
		accounts::suspicion,
		fault::FirstFaults,
		rows::{Rules, Unjudged},
	},
	settling::{Judge, Records},
	time::Time,
	types::Moment,
	vouchers::{place_of, show_key, vouchers_in, Sums, Voucher, VoucherFile},
	Chain, Error,
};
use polkadot_sdk::sp_core::H256;
use serde_json::{json, Value};
use std::{
	fs,
	io::Write,
	path::{Path, PathBuf},
};

/// Vouchers that are looked at together: one question to the node.
const AT_ONCE: usize = 256;

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
	/// Add a signature to each voucher of this file, which `voucher sign` has made with another key. It
	/// is refused if together they exceed what is left of what is promised.
	#[arg(long, value_name = "FILE", conflicts_with_all = ["account", "list", "deadline", "epoch"],
		requires = "out")]
	cosign: Option<PathBuf>,
	/// With --cosign: sign no more than this in all, where the highest voucher of each account counts:
	/// 25.5, "25.5 DIST" or "25 smallest". Default: what is left of what is promised, beyond what was
	/// paid, as the node says. Must be given to sign without a node.
	#[arg(long, value_name = "AMOUNT", requires = "cosign")]
	most: Option<String>,
	/// When it can no longer be settled: 2027-01-31 or 2027-01-31T12:00Z (UTC), +30d from now, or
	/// '#123456' for a block of the relay chain. Time that the round loses makes it later.
	#[arg(long, value_name = "TIME", required_unless_present = "cosign")]
	deadline: Option<Time>,
	/// Genesis hash of the chain. Default: the node's. With --cosign, vouchers of another chain are
	/// refused; without a node it should be given.
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
		if self.cosign.is_some() {
			return self.most.is_none();
		}
		let block = matches!(self.deadline, Some(Time::Block(_)));
		!block || self.epoch.is_none() || self.genesis_hash.is_none()
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
	let asked = match chain {
		Some(chain) => Some(Judge::of(chain, command.round).await?),
		None => None,
	};
	let (judge, at) = asked.unzip();
	let unit = match (chain, &judge) {
		(Some(chain), Some(judge)) => chain.unit(judge.round.terms.asset).await?,
		_ => Unit::native(),
	};
	let genesis = command.genesis_hash.as_deref().map(parse_hash).transpose()?;
	if let (Some(genesis), Some(judge)) = (genesis, &judge) {
		if genesis != judge.genesis {
			let why = format!("the node has the genesis {:#x}, not {genesis:#x}", judge.genesis);
			return Err(Error::WrongChain(why).into());
		}
	}
	let genesis = genesis.or(judge.as_ref().map(|judge| judge.genesis));
	if let Some(path) = &command.cosign {
		let records = chain.zip(at).map(|(chain, at)| Records::new(chain, at, command.round));
		let most = command.most.as_deref().map(|text| unit.read(text)).transpose()?;
		let bound = Bound { most, genesis, judge: judge.as_ref(), records, unit: &unit };
		return cosign(&command, path, key, bound, output).await;
	}
	let missing = |what: &str| CliError::input(format!("the node must be asked for the {what}"));
	let epoch = command.epoch.or(judge.as_ref().map(|judge| judge.signers.epoch));
	let epoch = epoch.ok_or_else(|| missing("epoch"))?;
	let signing = Signing {
		round: command.round,
		genesis: genesis.ok_or_else(|| missing("genesis hash"))?,
		epoch,
		deadline: deadline(&command, chain, judge.as_ref()).await?,
		place: place(&command, key, epoch, judge.as_ref())?,
		key,
	};
	if judge.as_ref().is_some_and(|judge| judge.now >= signing.deadline) {
		return Err(CliError::input("the deadline is over already: give a later one"));
	}
	if let Some(judge) = judge.as_ref().filter(|judge| judge.is_behind_window(signing.deadline)) {
		let ends = judge.round.ends;
		note(&format!(
			"warning: the window of round {} ends before this deadline, at block {ends} of the relay chain",
			command.round
		));
	}
	match (&command.list, &command.account, &command.amount) {
		(Some(list), _, _) => sign_list(&command, list, &signing, &unit, output),
		(None, Some(account), Some(amount)) => {
			let who = account_of(account)?;
			if let Some((_, why)) = suspicion(&who, command.allowed.allowed()) {
				return Err(CliError::input(why));
			}
			let file = signing.voucher(who, unit.read(amount)?)?;
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
		let mut out = create(path)?;
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
	// Signed as they are read: a file is there only if the whole list is right, a pipe has them at once.
	if fs::metadata(path).is_ok_and(|there| !there.is_file()) {
		return Err(CliError::input(format!("{} is not a file", path.display())));
	}
	let rules = Rules {
		unit: command.amounts.unit_of(unit),
		minimum: 0,
		// Several vouchers of one account: the highest counts.
		allow_duplicates: true,
		allow_rounded: false,
		allowed: command.allowed.allowed(),
		ethereum: false,
	};
	let mut out = create(path)?;
	let (mut count, mut sums, mut failed) = (0u64, Sums::default(), None);
	let unjudged =
		Unjudged::read(list, &command.table.choices(), rules, |(beneficiary, cumulative), _| {
			if failed.is_some() {
				return;
			}
			let signed = signing.voucher(beneficiary, cumulative);
			match signed.and_then(|file| write_line(&mut out, &file)) {
				Ok(()) => {
					sums.take(beneficiary, cumulative);
					count = count.saturating_add(1);
				}
				Err(error) => failed = Some(error),
			}
		})?;
	if let Some(error) = failed {
		return Err(error);
	}
	let list = unjudged.clean(list, FirstFaults::default())?;
	output.tell(&list.reading, &list.warnings);
	out.finish()?;
	let value = json!({
		"round": signing.round,
		"vouchers": count,
		"beneficiaries": sums.accounts(),
		"sum": sums.sum().to_string(),
		"largest": largest_json(&sums),
		"epoch": signing.epoch,
		"deadline": signing.deadline,
		"key": signing.place,
		"publicKey": show_bytes(signing.key.public()),
		"file": path,
	});
	output.print(&value, || {
		format!(
			"Signed {} with key {} of epoch {}.\n{}\nWritten to {}.",
			counted(count, "voucher"),
			signing.place,
			signing.epoch,
			told(&sums, unit),
			path.display()
		)
	});
	Ok(())
}

/// Writes a voucher on a line of its own.
fn write_line(out: &mut NewFile, file: &VoucherFile) -> Result<()> {
	serde_json::to_writer(&mut *out, file)?;
	out.write_all(b"\n")?;
	Ok(())
}

/// What was signed, in words.
fn told(sums: &Sums, unit: &Unit) -> String {
	let largest = sums.largest().map_or_else(String::new, |(who, amount)| {
		format!("; the largest is {} for {}", unit.show(amount), account::show(&who))
	});
	let accounts = counted(sums.accounts(), "account");
	format!("The highest of {accounts} come to {}{largest}.", unit.show(sums.sum()))
}

/// The largest of some vouchers as JSON.
fn largest_json(sums: &Sums) -> Value {
	sums.largest().map_or(
		Value::Null,
		|(who, amount)| json!({ "account": account::show(&who), "amount": amount.to_string() }),
	)
}

/// What a further signature may be for at the most.
struct Bound<'a> {
	/// The sum of the highest vouchers of all accounts, if it was given.
	most: Option<u128>,
	/// The genesis hash of the chain, if it was given or a node was asked.
	genesis: Option<H256>,
	/// The round, if a node was asked: without `most` no more is signed than is left of it.
	judge: Option<&'a Judge>,
	/// What its beneficiaries have had, if a node was asked.
	records: Option<Records<'a>>,
	unit: &'a Unit,
}

impl Bound<'_> {
	/// What is left, if a node was asked.
	fn left(&self) -> Option<u128> {
		self.judge.map(Judge::left)
	}

	/// What an account has had, in smallest units, as far as is known.
	fn had(&self, who: &AccountId) -> u128 {
		let record = self.records.as_ref().and_then(|records| records.of(who));
		record.map_or(0, |it| it.paid.saturating_add(it.aside))
	}

	/// Refuses to sign if so much is more than may be signed: the `sum` of the vouchers, or what is
	/// `unpaid` of them.
	fn check(&self, sum: u128, unpaid: u128) -> distribution_client::Result<()> {
		let show = |amount| self.unit.show(amount);
		match (self.most, self.left()) {
			(Some(most), _) if sum > most => Err(Error::not_proven(format!(
				"the highest vouchers of its accounts come to {} and more, and --most is {}: nothing was written",
				show(sum),
				show(most)
			))),
			(None, Some(left)) if unpaid > left => Err(Error::not_proven(format!(
				"beyond what was paid they come to {} and more, and of what is promised {} is left: nothing was written. Give --most AMOUNT if you mean it",
				show(unpaid),
				show(left)
			))),
			(None, None) => {
				Err(Error::Usage("without a node, say with --most AMOUNT how much is signed".into()))
			}
			_ => Ok(()),
		}
	}
}

/// Adds a signature to the vouchers of a file.
async fn cosign(
	command: &Sign,
	from: &Path,
	key: &Key,
	mut bound: Bound<'_>,
	output: Output,
) -> Result<()> {
	let path = out_of(command)?;
	let mut out = create(path)?;
	let (mut count, mut used, mut latest) = (0u64, None, 0);
	let (mut sums, mut unpaid) = (Sums::default(), Sums::default());
	let mut all = vouchers_in(from)?;
	loop {
		let batch = all.by_ref().take(AT_ONCE).collect::<std::result::Result<Vec<_>, _>>()?;
		if batch.is_empty() {
			break;
		}
		let mut read = Vec::with_capacity(batch.len());
		for (number, file) in batch {
			// What others have signed is looked at before it is signed as well.
			let voucher = fit(command, &file, bound.genesis).map_err(|error| of(number, error))?;
			read.push((number, file, voucher));
		}
		if let Some(records) = &mut bound.records {
			records.load(read.iter().map(|(_, _, voucher)| voucher.beneficiary)).await?;
		}
		for (number, mut file, voucher) in read {
			let Voucher { beneficiary, cumulative, deadline, epoch } = voucher;
			latest = deadline.max(latest);
			sums.take(beneficiary, cumulative);
			unpaid.take(beneficiary, cumulative.saturating_sub(bound.had(&beneficiary)));
			// Before each: wherever the vouchers go, no more has been signed.
			bound.check(sums.sum(), unpaid.sum())?;
			let place = place(command, key, epoch, bound.judge)?;
			file.sign(place, key).map_err(|error| of(number, error))?;
			write_line(&mut out, &file)?;
			(count, used) = (count.saturating_add(1), Some((place, epoch)));
		}
	}
	let (place, epoch) = used.ok_or_else(|| no_voucher_in(from))?;
	out.finish()?;
	let left = bound.left();
	let value = json!({
		"round": command.round,
		"vouchers": count,
		"beneficiaries": sums.accounts(),
		"sum": sums.sum().to_string(),
		"largest": largest_json(&sums),
		"unpaid": left.map(|_| unpaid.sum().to_string()),
		"left": left.map(|left| left.to_string()),
		"epoch": epoch,
		"latestDeadline": latest,
		"key": place,
		"publicKey": show_bytes(key.public()),
		"file": path,
	});
	output.print(&value, || {
		let mut text = format!(
			"Signed {} with key {place} as well.\n{}\nThe latest deadline is relay block {latest}.",
			counted(count, "voucher"),
			told(&sums, bound.unit)
		);
		if let Some(left) = left {
			text.push_str(&format!(
				"\nBeyond what was paid: {}. Of what is promised, {} is left.",
				bound.unit.show(unpaid.sum()),
				bound.unit.show(left)
			));
		}
		text.push_str(&format!("\nWritten to {}.", path.display()));
		text
	});
	Ok(())
}

/// What a voucher says, if it is one of this round, and of this chain if that is known, whose signatures
/// are right.
fn fit(
	command: &Sign,
	file: &VoucherFile,
	genesis: Option<H256>,
) -> distribution_client::Result<Voucher> {
	if file.voucher.round != command.round {
		return Err(Error::input(format!("it is for round {}", file.voucher.round)));
	}
	let of = file.genesis()?;
	if genesis.is_some_and(|genesis| genesis != of) {
		return Err(Error::input(format!("it is for another chain, {of:#x}")));
	}
	Ok(file.verify()?.voucher)
}

/// The error of a voucher with its number in the file.
fn of(number: u64, error: Error) -> CliError {
	let said = format!("voucher {number} of the file: {error}");
	CliError::from(error).told(said)
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::Parser;
	use distribution_client::keys::{Scheme, Secret};

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
		assert!(parse(&[&more[..], &["--place", "1"]].concat()).unwrap().needs_chain());
		assert!(parse(&[&more[..], &["--most", "5"]].concat()).unwrap().needs_chain());
		let all = ["--place", "1", "--most", "5"];
		assert!(!parse(&[&more[..], &all[..]].concat()).unwrap().needs_chain());
	}

	#[test]
	fn what_to_sign_should_be_named_once() {
		assert!(parse(&["0x00", "--deadline", "9"]).is_err());
		assert!(parse(&["0x00", "5"]).is_err());
		assert!(parse(&["--list", "a", "--deadline", "9"]).is_err());
		assert!(parse(&["--list", "a", "--out", "b", "--deadline", "9"]).is_ok());
		assert!(parse(&["--cosign", "a", "--out", "b", "--deadline", "9"]).is_err());
		assert!(parse(&["0x00", "5", "--deadline", "9", "--most", "5"]).is_err());
	}

	#[test]
	fn further_signature_should_be_for_the_chain_and_the_round_that_were_said() {
		let command =
			parse(&["--cosign", "a", "--out", "b", "--place", "1", "--most", "5"]).unwrap();
		let it = Voucher { beneficiary: [3; 32], cumulative: 12, deadline: 900, epoch: 0 };
		let key = Key::new(Scheme::Sr25519, &Secret::new("//Alice", "key").unwrap()).unwrap();
		let of = |round| {
			let mut file = VoucherFile::new(H256::repeat_byte(1), round, &it);
			file.sign(0, &key).unwrap();
			file
		};
		let said = |round, genesis: u8| {
			fit(&command, &of(round), Some(H256::repeat_byte(genesis))).map_err(|e| e.to_string())
		};
		assert_eq!(said(7, 1), Ok(it.clone()));
		assert!(said(7, 2).unwrap_err().starts_with("it is for another chain"));
		assert!(said(8, 1).unwrap_err().starts_with("it is for round 8"));
		assert!(fit(&command, &of(7), None).is_ok());
	}

	#[test]
	fn further_signature_should_be_for_no_more_than_was_said() {
		let unit = Unit::native();
		let bound = |most| Bound { most, genesis: None, judge: None, records: None, unit: &unit };
		assert!(bound(Some(5)).check(5, 5).is_ok());
		assert!(matches!(bound(Some(5)).check(6, 0), Err(Error::NotProven(_))));
		// Nobody says how much is left.
		assert!(matches!(bound(None).check(1, 1), Err(Error::Usage(_))));
		assert_eq!(bound(None).had(&[1; 32]), 0);
	}
}
