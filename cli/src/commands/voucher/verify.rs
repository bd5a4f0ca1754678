//! `distribution voucher verify`: the vouchers of a file, against a round or by themselves.

use super::maker::MAKER;
use crate::{
	error::{CliError, Result},
	output::Output,
};
use clap::Args;
use distribution_client::{
	account::{counted, AccountId},
	settling::Judge,
	vouchers::{read_each, VoucherFile},
	Chain, Error,
};
use serde_json::{json, Value};
use std::{collections::BTreeMap, path::PathBuf};

/// Vouchers that are looked at together: one question to the node.
const AT_ONCE: usize = 256;
/// Refused vouchers that are told of.
const MOST_TOLD: usize = 20;

/// `distribution voucher verify`.
#[derive(Args, Debug)]
pub struct Verify {
	/// The vouchers, made by `voucher sign`.
	file: PathBuf,
	/// Ask no node: check only that the keys in the file have signed, whatever keys the round has.
	#[arg(long)]
	pub offline: bool,
}

/// What was found.
#[derive(Default)]
struct Found {
	vouchers: u64,
	/// What is neither paid nor set aside of the highest voucher of each beneficiary, in smallest
	/// units.
	unpaid: BTreeMap<AccountId, u128>,
	refused: Vec<Value>,
	more_refused: u64,
}

impl Found {
	fn refuse(&mut self, number: u64, file: &VoucherFile, why: &Error) {
		if self.refused.len() >= MOST_TOLD {
			self.more_refused = self.more_refused.saturating_add(1);
			return;
		}
		self.refused.push(json!({
			"voucher": number,
			"account": file.voucher.beneficiary,
			"error": why.to_string(),
		}));
	}

	fn accept(&mut self, beneficiary: AccountId, unpaid: u128) {
		let highest = self.unpaid.entry(beneficiary).or_default();
		*highest = unpaid.max(*highest);
	}

	/// Judges some vouchers of a file by a round.
	async fn judge(
		&mut self,
		chain: &Chain,
		judged: &mut Option<Judge>,
		batch: &[(u64, VoucherFile)],
	) -> Result<()> {
		let Some((_, first)) = batch.first() else { return Ok(()) };
		if judged.is_none() {
			*judged = Some(Judge::of(chain, first.voucher.round).await?.0);
		}
		let Some(judge) = judged.as_ref() else { return Ok(()) };
		let read = batch.iter().map(|(_, file)| file.message().map(|(_, it)| it.beneficiary));
		let accounts = read.collect::<distribution_client::Result<Vec<AccountId>>>()?;
		let at = chain.best().await?;
		let records = chain.voucher_records(&at, judge.round.id, &accounts).await?;
		for (((number, file), who), record) in batch.iter().zip(accounts).zip(records) {
			match judge.check(file, record.as_ref()) {
				Ok(signed) => {
					let had = record.map_or(0, |it| it.paid.saturating_add(it.aside));
					self.accept(who, signed.voucher.cumulative.saturating_sub(had));
				}
				Err(why) => self.refuse(*number, file, &why),
			}
		}
		Ok(())
	}
}

/// Runs `distribution voucher verify`.
pub async fn verify(command: &Verify, chain: Option<&Chain>, output: Output) -> Result<()> {
	let (mut found, mut judge) = (Found::default(), None);
	let mut waiting = Vec::new();
	read_each(&command.file, |number, file| {
		found.vouchers = number;
		match chain {
			Some(_) => waiting.push((number, file)),
			None => match file.verify() {
				Ok(signed) => found.accept(signed.voucher.beneficiary, signed.voucher.cumulative),
				Err(why) => found.refuse(number, &file, &why),
			},
		}
		Ok(())
	})?;
	if let Some(chain) = chain {
		for batch in waiting.chunks(AT_ONCE) {
			found.judge(chain, &mut judge, batch).await?;
		}
	}
	if found.vouchers == 0 {
		let shown = command.file.display();
		return Err(CliError::input(format!("there is no voucher in {shown}, made by `{MAKER}`")));
	}
	let unpaid = found.unpaid.values().fold(0u128, |sum, amount| sum.saturating_add(*amount));
	let left = judge.as_ref().map(Judge::left);
	let enough = left.is_none_or(|left| unpaid <= left);
	let refused = (found.refused.len() as u64).saturating_add(found.more_refused);
	let value = json!({
		"vouchers": found.vouchers,
		"beneficiaries": found.unpaid.len(),
		"unpaid": unpaid.to_string(),
		"left": left.map(|left| left.to_string()),
		"enough": left.map(|_| enough),
		"refusedVouchers": refused,
		"refused": found.refused,
	});
	let unit = match (chain, &judge) {
		(Some(chain), Some(judge)) => Some(chain.unit(judge.round.terms.asset).await?),
		_ => None,
	};
	output.print(&value, || {
		let show = |amount: u128| match &unit {
			Some(unit) => unit.show(amount),
			None => format!("{amount} smallest units"),
		};
		let mut text = format!(
			"{} for {}: {} in all beyond what was paid or set aside.",
			counted(found.vouchers, "voucher"),
			counted(found.unpaid.len(), "account"),
			show(unpaid)
		);
		if let Some(left) = left {
			text.push_str(&format!("\nOf what is promised, {} is left.", show(left)));
		}
		for refused in &found.refused {
			let (number, why) = (&refused["voucher"], refused["error"].as_str());
			text.push_str(&format!("\nRefused: voucher {number}: {}", why.unwrap_or_default()));
		}
		if found.more_refused > 0 {
			text.push_str(&format!("\nand {} more", found.more_refused));
		}
		text
	});
	if refused > 0 {
		let why = format!("{} would be refused", counted(refused, "voucher"));
		return Err(CliError::not_proven(why).printed());
	}
	if !enough {
		let why =
			"together they exceed what is promised and not spoken for: who settles first is paid";
		return Err(CliError::not_proven(why).printed());
	}
	Ok(())
}
