//! `distribution voucher verify`: the vouchers of a file, against a round or by themselves.

use crate::{
	args::voucher::no_voucher_in,
	error::{CliError, Result},
	output::Output,
};
use clap::Args;
use distribution_client::{
	account::counted,
	settling::{Judge, Records},
	vouchers::{vouchers_in, Sums, Voucher, VoucherFile},
	Chain, Error,
};
use serde_json::{json, Value};
use std::path::PathBuf;

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
	/// What is neither paid nor set aside of the vouchers of each beneficiary.
	unpaid: Sums,
	/// Vouchers that are in order, with deadlines behind the end of the window.
	behind: u64,
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

	/// Judges a voucher by what its keys have signed alone.
	fn look(&mut self, number: u64, file: &VoucherFile) {
		match file.verify() {
			Ok(signed) => self.unpaid.take(signed.voucher.beneficiary, signed.voucher.cumulative),
			Err(why) => self.refuse(number, file, &why),
		}
	}

	/// Judges some vouchers by a round.
	async fn judge(
		&mut self,
		judge: &Judge,
		records: &mut Records<'_>,
		batch: &[(u64, VoucherFile)],
	) -> Result<()> {
		let mut read: Vec<(u64, &VoucherFile, Voucher)> = Vec::with_capacity(batch.len());
		for (number, file) in batch {
			match file.message() {
				Ok((_, voucher)) => read.push((*number, file, voucher)),
				Err(why) => self.refuse(*number, file, &why),
			}
		}
		records.load(read.iter().map(|(_, _, voucher)| voucher.beneficiary)).await?;
		for (number, file, voucher) in read {
			let record = records.of(&voucher.beneficiary);
			if let Err(why) = judge.check(file, record.as_ref()) {
				self.refuse(number, file, &why);
				continue;
			}
			let had = record.map_or(0, |it| it.paid.saturating_add(it.aside));
			self.unpaid.take(voucher.beneficiary, voucher.cumulative.saturating_sub(had));
			if judge.is_behind_window(voucher.deadline) {
				self.behind = self.behind.saturating_add(1);
			}
		}
		Ok(())
	}
}

/// Runs `distribution voucher verify`.
pub async fn verify(command: &Verify, chain: Option<&Chain>, output: Output) -> Result<()> {
	let (mut found, mut judge) = (Found::default(), None);
	let mut all = vouchers_in(&command.file)?;
	match chain {
		None => {
			for read in all {
				let (number, file) = read?;
				found.vouchers = number;
				found.look(number, &file);
			}
		}
		Some(chain) => {
			let mut records = None;
			loop {
				let batch =
					all.by_ref().take(AT_ONCE).collect::<std::result::Result<Vec<_>, _>>()?;
				let (Some((_, first)), Some((last, _))) = (batch.first(), batch.last()) else {
					break;
				};
				found.vouchers = *last;
				if judge.is_none() {
					let (by, at) = Judge::of(chain, first.voucher.round).await?;
					records = Some(Records::new(chain, at, by.round.id));
					judge = Some(by);
				}
				if let (Some(judge), Some(records)) = (&judge, &mut records) {
					found.judge(judge, records, &batch).await?;
				}
			}
		}
	}
	if found.vouchers == 0 {
		return Err(no_voucher_in(&command.file));
	}
	let unpaid = found.unpaid.sum();
	let left = judge.as_ref().map(Judge::left);
	let shut = judge.as_ref().and_then(Judge::shut);
	let enough = left.is_none_or(|left| unpaid <= left);
	let refused = (found.refused.len() as u64).saturating_add(found.more_refused);
	let (unit, clock) = match (chain, &judge) {
		(Some(chain), Some(judge)) => {
			(Some(chain.unit(judge.round.terms.asset).await?), Some(chain.clock().await?))
		}
		_ => (None, None),
	};
	let ends = judge.as_ref().map(|judge| judge.round.ends);
	let value = json!({
		"vouchers": found.vouchers,
		"beneficiaries": found.unpaid.accounts(),
		"unpaid": unpaid.to_string(),
		"left": left.map(|left| left.to_string()),
		"enough": left.map(|_| enough),
		"shut": shut.map(|shut| shut.to_string()),
		"windowEnds": ends,
		"windowEndsDate": clock.zip(ends).and_then(|(clock, ends)| clock.iso(ends)),
		"behindWindow": judge.as_ref().map(|_| found.behind),
		"refusedVouchers": refused,
		"refused": found.refused,
	});
	output.print(&value, || {
		let show = |amount: u128| match &unit {
			Some(unit) => unit.show(amount),
			None => format!("{amount} smallest units"),
		};
		let mut text = format!(
			"{} for {}: {} in all{}.",
			counted(found.vouchers, "voucher"),
			counted(found.unpaid.accounts(), "account"),
			show(unpaid),
			// Without a node nobody knows what was paid.
			if judge.is_some() { " beyond what was paid or set aside" } else { "" }
		);
		if let Some(left) = left {
			text.push_str(&format!("\nOf what is promised, {} is left.", show(left)));
		}
		if let Some((clock, ends)) = clock.zip(ends) {
			text.push_str(&format!("\nThe window of the round ends at {}.", clock.show(ends)));
		}
		if found.behind > 0 {
			text.push_str(&format!(
				"\nWarning: {} with deadlines behind it: the end of the window comes first.",
				counted(found.behind, "voucher")
			));
		}
		if let Some(shut) = shut {
			text.push_str(&format!("\nNothing can be settled now: {shut}."));
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
	if let Some(shut) = shut.filter(|shut| shut.is_final()) {
		let why = format!("only what was set aside can still be paid: {shut}");
		return Err(CliError::not_proven(why).printed());
	}
	if !enough {
		let why =
			"together they exceed what is promised and not spoken for: who settles first is paid";
		return Err(CliError::not_proven(why).printed());
	}
	Ok(())
}
