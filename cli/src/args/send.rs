//! How to sign and send a call: arguments, and doing so.

use crate::{
	args::{account::account_of, key::KeyArgs, trial::Trial},
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

/// How to send a call, or what to do instead. A command that prints more says so with `mut_arg`.
#[derive(Args, Debug, Clone)]
pub struct SubmitArgs {
	#[command(flatten)]
	pub key: KeyArgs,
	/// Do not send: have the chain try it and forget it, and print what it would cause, its fee, or
	/// why it would be refused.
	#[arg(short = 'n', long, group = "unsent")]
	pub dry_run: bool,
	/// Do not send: print the encoded call, for a multisig, a proxy or an offline signer.
	#[arg(long, group = "unsent")]
	pub print_call: bool,
	/// With --dry-run or --print-call: who would sign, instead of the one whose key is given. Any
	/// SS58 address or 0x and 64 digits; no key is needed then.
	#[arg(long = "as", value_name = "ACCOUNT", requires = "unsent")]
	acting: Option<String>,
	/// Pay the fee in this asset of another chain, by its id: `asset list` has those that have a price.
	#[arg(long, value_name = "ASSET", conflicts_with = "unsent")]
	fee_asset: Option<u32>,
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
	/// Whether anything is to be sent.
	pub fn sends(&self) -> bool {
		!self.dry_run && !self.print_call
	}

	/// Whether it is known who would sign without reading a key.
	pub fn names_signer(&self) -> bool {
		self.acting.is_some()
	}

	/// Asks before a call that cannot be undone, told in `summary`; not if nothing is sent.
	pub fn confirm(&self, output: Output, summary: &str) -> Result<()> {
		if self.sends() {
			output.confirm(summary)
		} else {
			Ok(())
		}
	}

	/// Who signs.
	pub async fn signer(&self, chain: &Chain) -> Result<&Signer> {
		if let Some(asset) = self.fee_asset {
			chain.pay_fees_in(asset);
		}
		self.key.signer(chain).await
	}

	/// The account that would sign.
	pub async fn maker(&self, chain: &Chain) -> Result<AccountId> {
		match &self.acting {
			Some(account) => Ok(account_of(account)?),
			None => Ok(self.signer(chain).await?.account()),
		}
	}

	/// The account that would sign what anybody may: the one of --as, or else `usual`.
	pub fn maker_or(&self, usual: AccountId) -> Result<AccountId> {
		match &self.acting {
			Some(account) => Ok(account_of(account)?),
			None => Ok(usual),
		}
	}

	/// The account that a command is about: the one that is named, or else the one that would sign.
	pub async fn account(&self, chain: &Chain, named: Option<&str>) -> Result<AccountId> {
		match named {
			Some(account) => Ok(account_of(account)?),
			None => self.maker(chain).await,
		}
	}
}

/// Sends `call`; or tries or prints it, and returns nothing.
pub async fn submit(
	chain: &Chain,
	call: Call,
	send: &SubmitArgs,
	output: Output,
) -> Result<Option<Included>> {
	if !send.sends() {
		instead(chain, &[call], send, output).await?;
		return Ok(None);
	}
	Ok(Some(chain.send(&call, send.signer(chain).await?).await?))
}

/// Does with `calls` what is wanted instead of sending them: tries them, or prints them.
pub async fn instead(
	chain: &Chain,
	calls: &[Call],
	send: &SubmitArgs,
	output: Output,
) -> Result<()> {
	if calls.is_empty() {
		output.print(&json!({ "calls": [] }), || "There is nothing to send.".into());
		return Ok(());
	}
	if send.print_call {
		return show_calls(chain, calls, output).await;
	}
	Trial::of_calls(chain, &send.maker(chain).await?, calls).await?.print(output)
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
