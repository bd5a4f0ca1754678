//! Bringing a call before a referendum.

use crate::{
	args::send::{instead, show_calls, SubmitArgs},
	error::{CliError, Result},
	output::Output,
};
use clap::Args;
use distribution_client::{
	calls::{
		governance::{self, Origin},
		Call,
	},
	events::ReferendumSubmitted,
	Chain,
};
use polkadot_sdk::sp_io::hashing::blake2_256;
use serde_json::json;

/// How to bring a call before a referendum.
#[derive(Args, Debug, Clone)]
pub struct ProposeArgs {
	/// Store the call on chain as a preimage, submit a referendum on it and place the decision
	/// deposit; the signer pays the deposits. Without this flag the encoded call is printed and
	/// nothing is sent.
	#[arg(long)]
	submit: bool,
	#[command(flatten)]
	send: SubmitArgs,
}

/// Shows `call` for a referendum of `origin`, or submits one.
pub async fn propose(
	chain: &Chain,
	call: Call,
	origin: Origin,
	how: &ProposeArgs,
	output: Output,
) -> Result<()> {
	if !how.submit {
		if how.send.dry_run {
			return Err(CliError::usage(
				"--dry-run tries what --submit sends: give both, or neither to see the call",
			));
		}
		return show_calls(chain, &[call], output).await;
	}
	let bytes = chain.call_bytes(&call).await?;
	let hash = blake2_256(&bytes);
	let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
	let note = governance::note_preimage(bytes);
	let submission = governance::submit(origin, hash, length);
	if how.send.print_call {
		return show_calls(chain, &[note, submission], output).await;
	}
	let noted = chain.preimage(&chain.best().await?, hash, Some(length)).await?;
	if how.send.dry_run {
		let calls = if noted.is_none() { vec![note, submission] } else { vec![submission] };
		return instead(chain, &calls, &how.send, output).await;
	}
	let signer = how.send.signer(chain).await?;
	if noted.is_none() {
		chain.send(&note, signer).await?;
	}
	let included = chain.send(&submission, signer).await?;
	let id = included.first::<ReferendumSubmitted>()?.referendum;
	let deposit = governance::place_decision_deposit(id);
	let placed = chain.send(&deposit, signer).await.map_err(|error| {
		let told = format!(
			"referendum {id} is submitted, but without its decision deposit: {error}. Any account can place it: distribution referendum place-deposit {id}"
		);
		CliError::from(error).told(told)
	})?;
	let value = json!({
		"referendum": id,
		"callHash": format!("0x{}", hex::encode(hash)),
		"length": length,
		"block": format!("{:#x}", placed.block),
	});
	output.print(&value, || {
		format!(
			"Referendum {id} on the call 0x{} of {length} bytes. Next: distribution vote {id} aye --tokens AMOUNT",
			hex::encode(hash)
		)
	});
	Ok(())
}
