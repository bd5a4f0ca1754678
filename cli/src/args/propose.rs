//! Bringing a call before a referendum.

use crate::{
	args::{
		send::{show_calls, SubmitArgs},
		trial::Trial,
	},
	error::{CliError, Result},
	output::Output,
};
use clap::Args;
use distribution_client::{
	account::AccountId,
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

/// Has the chain try the calls that submit a referendum, and the deposit that comes after them.
async fn attempt(chain: &Chain, who: &AccountId, calls: &[Call]) -> Result<Trial> {
	let mut encoded = Vec::with_capacity(calls.len().saturating_add(1));
	for call in calls {
		encoded.push(chain.call_bytes(call).await?);
	}
	let submitting = Trial::of(chain, who, encoded.clone()).await?;
	let Some(submitted) = submitting.first::<ReferendumSubmitted>()? else {
		return Ok(submitting);
	};
	let deposit = governance::place_decision_deposit(submitted.referendum);
	encoded.push(chain.call_bytes(&deposit).await?);
	Trial::of(chain, who, encoded).await
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
		let who = how.send.maker(chain).await?;
		return attempt(chain, &who, &calls).await?.print(output);
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
