//! The tables in the folder of a report on a round.

use super::facts::{Facts, Payment, Refused};
use crate::{
	csv::{plain_tokens, Csv},
	subject::Place,
};
use distribution_client::account;

/// The payments as a table.
pub(super) fn payments_csv(facts: &Facts) -> String {
	let mut csv = Csv::new(&[
		"block",
		"extrinsic",
		"time",
		"sequence",
		"index",
		"account",
		"amount",
		"payee",
		"tokens",
		"symbol",
	]);
	for paid in &facts.payments {
		let Payment { place, sequence, row, beneficiary, payee, amount } = paid;
		csv.line([
			place.block.to_string().as_str(),
			&place.id(),
			&place.iso(),
			&sequence.to_string(),
			&row.to_string(),
			&account::show(beneficiary),
			&amount.to_string(),
			&account::show(payee),
			&plain_tokens(*amount, facts.decimals()),
			&facts.symbol,
		]);
	}
	csv.finish()
}

/// What was refused as a table.
pub(super) fn refused_csv(facts: &Facts) -> String {
	let mut csv = Csv::new(&["block", "extrinsic", "time", "index", "account", "reason"]);
	for refused in &facts.refused {
		let Refused { place, row, account, reason } = refused;
		csv.line([
			place.block.to_string().as_str(),
			&place.id(),
			&place.iso(),
			&row.map(|row| row.to_string()).unwrap_or_default(),
			&account.as_ref().map(account::show).unwrap_or_default(),
			reason,
		]);
	}
	csv.finish()
}

/// The other events as a table.
pub(super) fn steps_csv(facts: &Facts) -> String {
	let mut csv = Csv::new(&["block", "extrinsic", "time", "event", "amount", "tokens"]);
	for step in &facts.steps {
		let amount = step.amount.map(|amount| amount.to_string()).unwrap_or_default();
		let tokens =
			step.amount.map(|amount| plain_tokens(amount, facts.decimals())).unwrap_or_default();
		let Place { block, .. } = step.place;
		csv.line([
			block.to_string().as_str(),
			&step.place.id(),
			&step.place.iso(),
			&step.event,
			&amount,
			&tokens,
		]);
	}
	csv.finish()
}
