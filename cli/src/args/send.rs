//! How to sign and send a call: arguments, and doing so.

use crate::{
	args::{account::account_of, key::KeyArgs},
	error::Result,
	output::Output,
};
use clap::Args;
use distribution_client::{
	account::AccountId,
	calls::{self, Call},
	events::{Included, RawEvent},
	keys::Signer,
	Chain, Error,
};
use polkadot_sdk::sp_io::hashing::blake2_256;
use serde_json::json;

/// Pallets whose events show that a committee's call took effect.
const OURS: [&str; 4] = ["Distribution", "Compliance", "Emission", "Referenda"];

/// How to send a call. A command that prints something else on a dry run says so with `mut_arg`.
#[derive(Args, Debug, Clone)]
pub struct SubmitArgs {
	#[command(flatten)]
	pub key: KeyArgs,
	/// Do not send: print the encoded call, for a multisig, a proxy or an offline signer.
	#[arg(short = 'n', long)]
	pub dry_run: bool,
}

/// How to send a call that only the technical committee may make.
#[derive(Args, Debug, Clone)]
pub struct CommitteeArgs {
	#[command(flatten)]
	pub send: SubmitArgs,
	/// Propose the call to the technical committee with this threshold; 1 executes at once. Without
	/// it the call is sent as it is.
	#[arg(long, value_name = "THRESHOLD")]
	pub committee: Option<u32>,
}

impl SubmitArgs {
	/// Asks before a call that cannot be undone, told in `summary`. A dry run sends nothing, so it
	/// asks nothing.
	pub fn confirm(&self, output: Output, summary: &str) -> Result<()> {
		if self.dry_run {
			return Ok(());
		}
		output.confirm(summary)
	}

	/// Who signs.
	pub async fn signer(&self, chain: &Chain) -> Result<&Signer> {
		self.key.signer(chain).await
	}

	/// The account that a command is about: the one that is named, or else the signer.
	pub async fn account(&self, chain: &Chain, named: Option<&str>) -> Result<AccountId> {
		match named {
			Some(account) => Ok(account_of(account)?),
			None => Ok(self.signer(chain).await?.account()),
		}
	}
}

/// Sends `call`, or shows it if this is a dry run.
pub async fn submit(
	chain: &Chain,
	call: Call,
	send: &SubmitArgs,
	output: Output,
) -> Result<Option<Included>> {
	if send.dry_run {
		show_calls(chain, &[call], output).await?;
		return Ok(None);
	}
	Ok(Some(chain.send(&call, send.signer(chain).await?).await?))
}

/// Several calls as one: all of them, or none.
pub async fn together(chain: &Chain, mut calls: Vec<Call>) -> Result<Call> {
	if calls.len() == 1 {
		if let Some(only) = calls.pop() {
			return Ok(only);
		}
	}
	let mut encoded = Vec::with_capacity(calls.len());
	for call in &calls {
		encoded.push(chain.call_bytes(call).await?);
	}
	Ok(calls::together::batch_all(encoded))
}

/// Prints encoded calls that are to be signed elsewhere.
pub async fn show_calls(chain: &Chain, calls: &[Call], output: Output) -> Result<()> {
	let mut shown = Vec::new();
	let mut text = vec!["Not sent.".to_string()];
	for call in calls {
		let bytes = chain.call_bytes(call).await?;
		let hash = hex::encode(blake2_256(&bytes));
		let length = bytes.len();
		let bytes = hex::encode(&bytes);
		text.push(format!(
			"Encoded call:\n0x{bytes}\nIts hash: 0x{hash}, its length: {length} bytes"
		));
		shown.push(json!({
			"call": format!("0x{bytes}"),
			"callHash": format!("0x{hash}"),
			"length": length,
		}));
	}
	let text = text.join("\n");
	match shown.as_slice() {
		[only] => output.print(only, || text),
		many => output.print(&json!({ "calls": many }), || text),
	}
	Ok(())
}

/// Sends `call`, or a proposal of it to the technical committee.
pub async fn submit_as(
	chain: &Chain,
	call: Call,
	how: &CommitteeArgs,
	output: Output,
	done: &str,
) -> Result<()> {
	let Some(threshold) = how.committee else {
		return submit_and_report(chain, call, &how.send, output, done).await;
	};
	let bytes = chain.call_bytes(&call).await?;
	let proposal = calls::governance::propose_to_committee(threshold, bytes);
	let Some(included) = submit(chain, proposal, &how.send, output).await? else { return Ok(()) };
	// The committee's own transaction goes through even if what it decided does not.
	let ours = |event: &RawEvent| OURS.contains(&event.pallet.as_str());
	if !included.events.iter().any(ours) {
		let why = "the committee's proposal is on chain, but had no effect yet: it waits for more votes, or the call was refused";
		return Err(Error::NotNow(why.into()).into());
	}
	print_done(&included, output, done);
	Ok(())
}

/// Sends `call` and says that it is done.
pub async fn submit_and_report(
	chain: &Chain,
	call: Call,
	how: &SubmitArgs,
	output: Output,
	done: &str,
) -> Result<()> {
	if let Some(included) = submit(chain, call, how, output).await? {
		print_done(&included, output, done);
	}
	Ok(())
}

/// Says that a transaction is done.
pub fn print_done(included: &Included, output: Output, done: &str) {
	let value = json!({
		"done": done,
		"block": format!("{:#x}", included.block),
		"blockNumber": included.number,
	});
	output.print(&value, || format!("Done: {done} ({}).", included.place()));
}
