//! `distribution voucher settle` and `set-aside`: one voucher.

use crate::{
	args::{
		send::{print_done, show_calls, submit_and_report, SubmitArgs},
		trial::Trial,
		voucher::no_voucher_in,
	},
	error::{CliError, Result},
	output::Output,
};
use clap::Args;
use distribution_client::{
	account,
	calls::distribution,
	events::Paid,
	settling::Judge,
	vouchers::{vouchers_in, SignedVoucher, Voucher, VoucherFile, VoucherRecord},
	Chain, Error,
};
use serde_json::json;
use std::path::{Path, PathBuf};

/// A voucher, and how to send what is done with it.
#[derive(Args, Debug)]
pub struct One {
	/// The voucher, made by `voucher sign`.
	file: PathBuf,
	/// Send without signature and fee.
	#[arg(long, conflicts_with_all = ["suri", "key_file", "key_stdin", "keyring", "signer"])]
	unsigned: bool,
	#[command(flatten)]
	send: SubmitArgs,
}

/// The only voucher of a file.
fn only(path: &Path) -> Result<VoucherFile> {
	let mut all = vouchers_in(path)?;
	let (_, file) = all.next().transpose()?.ok_or_else(|| no_voucher_in(path))?;
	if all.next().is_some() {
		return Err(CliError::input(format!(
			"{} has several vouchers: settle them with `voucher settle-all`",
			path.display()
		)));
	}
	Ok(file)
}

/// A voucher that the chain would take as proven.
struct Proven {
	signed: SignedVoucher,
	/// Its round.
	judge: Judge,
	/// What the round knows of its beneficiary.
	record: Option<VoucherRecord>,
}

/// Whether a record says that all of a voucher that is not paid is set aside.
fn is_aside(voucher: &Voucher, record: Option<&VoucherRecord>) -> bool {
	record.is_some_and(|it| voucher.cumulative.saturating_sub(it.paid) <= it.aside)
}

/// The voucher of a file, which the chain would take as proven.
async fn proven(path: &Path, chain: &Chain) -> Result<Proven> {
	let file = only(path)?;
	let (judge, at) = Judge::of(chain, file.voucher.round).await?;
	let (_, voucher) = file.message()?;
	let records = chain.voucher_records(&at, judge.round.id, &[voucher.beneficiary]).await?;
	let record = records.into_iter().next().flatten();
	let signed = judge.check(&file, record.as_ref())?;
	Ok(Proven { signed, judge, record })
}

/// A failure to settle the voucher of a file. One for a frozen account can be set aside.
fn refused(error: Error, path: &Path) -> CliError {
	let is_frozen =
		matches!(&error, Error::Refused(reason) if reason.is("Distribution", "AccountFrozen"));
	let told = error.to_string();
	let error = CliError::from(error);
	if !is_frozen {
		return error;
	}
	let shown = path.display();
	error.told(format!(
		"{told} `distribution voucher set-aside {shown}` keeps what it pays beyond its deadline and the window"
	))
}

/// Runs `distribution voucher settle`.
pub async fn settle(command: One, chain: &Chain, output: Output) -> Result<()> {
	// Ask first: what would be refused is not sent.
	let Proven { signed, judge, .. } = proven(&command.file, chain).await?;
	let round = judge.round.id;
	let call = distribution::settle(round, &signed);
	let who = signed.voucher.beneficiary;
	if command.send.print_call {
		return show_calls(chain, &[call], output).await;
	}
	if command.send.dry_run {
		if command.unsigned {
			chain.ensure_free_claims(judge.round.terms.asset).await?;
		}
		// Anybody may settle: it is tried as the account that is paid.
		let maker = command.send.maker_or(who)?;
		return Trial::of_calls(chain, &maker, &[call]).await?.print(output);
	}
	let sent = if command.unsigned {
		chain.send_unsigned(&call).await
	} else {
		chain.send(&call, command.send.signer(chain).await?).await
	};
	let included = sent.map_err(|error| refused(error, &command.file))?;
	let paid = included.all::<Paid>()?.into_iter().find(|paid| paid.round == round);
	let paid =
		paid.ok_or_else(|| Error::not_proven("the voucher was included but reports no payment"))?;
	let unit = chain.unit(judge.round.terms.asset).await?;
	let value = json!({
		"round": round,
		"account": account::show(&who),
		"payee": account::show(&paid.payee),
		"number": paid.index,
		"amount": paid.amount.to_string(),
		"sequence": paid.sequence,
		"block": format!("{:#x}", included.block),
		"blockNumber": included.number,
	});
	output.print(&value, || {
		let named = if paid.payee == who {
			String::new()
		} else {
			format!(", whom {} has named", account::show(&who))
		};
		format!(
			"Paid {} to {}{named} (payment {}, {}).",
			unit.show(paid.amount),
			account::show(&paid.payee),
			paid.sequence,
			included.place()
		)
	});
	Ok(())
}

/// Runs `distribution voucher set-aside`.
pub async fn set_aside(command: One, chain: &Chain, output: Output) -> Result<()> {
	let Proven { signed, judge, record } = proven(&command.file, chain).await?;
	if is_aside(&signed.voucher, record.as_ref()) {
		return Err(CliError::not_proven(
			"AlreadySetAside: all of it is set aside: settle it once compliance lets it be paid",
		));
	}
	let call = distribution::set_aside_voucher(judge.round.id, &signed);
	if command.unsigned && command.send.sends() {
		let included = chain.send_unsigned(&call).await?;
		print_done(&included, output, "set aside");
		return Ok(());
	}
	if command.unsigned && command.send.dry_run {
		chain.ensure_free_claims(judge.round.terms.asset).await?;
		let maker = command.send.maker_or(signed.voucher.beneficiary)?;
		return Trial::of_calls(chain, &maker, &[call]).await?.print(output);
	}
	submit_and_report(chain, call, &command.send, output, "set aside").await
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_client::refusal::Reason;

	#[test]
	fn voucher_of_a_frozen_account_should_be_told_that_it_can_be_set_aside() {
		let told = |name: &str| {
			let (pallet, docs) = ("Distribution".into(), "Why.".into());
			let reason = Reason::Module { pallet, name: name.into(), docs };
			refused(Error::Refused(reason), Path::new("one.json"))
		};
		let frozen = told("AccountFrozen");
		assert!(frozen.to_string().contains("voucher set-aside one.json"), "{frozen}");
		assert_eq!(frozen.code(), 6);
		assert!(!told("NotOpen").to_string().contains("set-aside"));
	}

	#[test]
	fn voucher_should_be_set_aside_only_beyond_what_is() {
		let voucher =
			|cumulative| Voucher { beneficiary: [1; 32], cumulative, deadline: 9, epoch: 0 };
		let record = VoucherRecord { index: 0, paid: 10, aside: 5 };
		assert!(is_aside(&voucher(14), Some(&record)) && is_aside(&voucher(15), Some(&record)));
		assert!(!is_aside(&voucher(16), Some(&record)) && !is_aside(&voucher(1), None));
	}
}
