//! `distribution tx …`: calls decoded and tried; transactions built online, signed on a machine
//! without a node, and sent online.

use crate::{
	args::{account::account_of, key::KeyArgs, send::print_done, trial::Trial},
	error::{CliError, Result},
	files::{read_json, write_json},
	output::{note, Output},
};
use clap::{Args, Subcommand};
use distribution_client::{
	account::{counted, parse_hash},
	amount::Unit,
	dry_run::Origin,
	events::{EncodedError, Included, MultisigExecuted, ProxyExecuted, RawEvent},
	keys::show_bytes,
	offline::{
		build::{Basis, Validity},
		file::{indices, parse_call, Fields, Signed},
		ChainHead, Transaction,
	},
	refusal::Reason,
	Chain, Error,
};
use polkadot_sdk::{sp_core::H256, sp_io::hashing::blake2_256};
use serde_json::json;
use std::{future::Future, path::PathBuf};

/// The commands of `distribution tx`.
#[derive(Subcommand, Debug)]
pub enum TxCommand {
	/// Show an encoded call in full, with the calls in it.
	Decode {
		/// The encoded call in hexadecimal.
		call: String,
	},
	/// Have the chain try a call and forget it: its fee, what it would report, or why it would be
	/// refused. Sends nothing, and needs no key. Commands that send do the same with --dry-run.
	Try(Try),
	/// Write a transaction to a file, to be signed elsewhere. Every command that sends prints its
	/// call with --print-call.
	Build(Build),
	/// Sign a transaction. Needs no node, and shows what it signs.
	Sign(Sign),
	/// Send a signed transaction, unless its call would fail now.
	Submit {
		/// The transaction, made by `tx sign`.
		file: PathBuf,
		/// Do not have the chain try the call first. A call that fails costs its fee.
		#[arg(long)]
		no_try: bool,
	},
}

/// `distribution tx try`.
#[derive(Args, Debug)]
pub struct Try {
	/// The encoded call in hexadecimal.
	call: String,
	/// The account that would make it: any SS58 address or 0x and 64 digits. If a multisig is to,
	/// its own account.
	#[arg(long = "as", value_name = "ACCOUNT")]
	who: String,
}

/// `distribution tx build`.
#[derive(Args, Debug)]
pub struct Build {
	/// The encoded call in hexadecimal.
	call: String,
	/// The account that will sign: any SS58 address or 0x and 64 digits.
	#[arg(long, value_name = "ACCOUNT")]
	from: String,
	/// Write the transaction to this file.
	#[arg(short, long, value_name = "FILE")]
	out: PathBuf,
	/// Number of blocks for which it is valid, rounded up to a power of two. Default: as many as
	/// the chain allows.
	#[arg(long, value_name = "BLOCKS", conflicts_with = "immortal")]
	mortal: Option<u64>,
	/// Keep it valid until the account sends another with the same nonce, or the chain is upgraded.
	#[arg(long)]
	immortal: bool,
	/// Tokens for the block's author besides the fee: 0.5 or "0.5 DIST".
	#[arg(long, value_name = "AMOUNT", default_value = "0")]
	tip: String,
	/// Pay fee and tip in this asset of another chain, by its id: `asset list` has those that have a
	/// price.
	#[arg(long, value_name = "ASSET")]
	fee_asset: Option<u32>,
	/// Nonce. Default: the account's next; give it to build several.
	#[arg(long)]
	nonce: Option<u64>,
	/// Do not bind the transaction to the hash of the chain's metadata.
	#[arg(long)]
	no_metadata_hash: bool,
}

/// `distribution tx sign`.
#[derive(Args, Debug)]
pub struct Sign {
	/// The transaction, made by `tx build`.
	file: PathBuf,
	/// Write the signed transaction to this file.
	#[arg(short, long, value_name = "FILE")]
	out: PathBuf,
	#[command(flatten)]
	key: KeyArgs,
}

/// Runs a command of `distribution tx`. Connects to a node only if it must.
pub async fn run<F: Future<Output = Result<Chain>>>(
	command: TxCommand,
	genesis: Option<H256>,
	connect: impl FnOnce() -> F,
	output: Output,
) -> Result<()> {
	match command {
		TxCommand::Decode { call } => decode(&call, &connect().await?, output).await,
		TxCommand::Try(command) => attempt(&command, &connect().await?, output).await,
		TxCommand::Build(command) => build(command, &connect().await?, output).await,
		TxCommand::Sign(command) => sign(&command, genesis, output).await,
		TxCommand::Submit { file, no_try } => {
			let (transaction, bytes) = read_json::<Signed>(&file, "tx sign")?.verify()?;
			submit(&transaction, bytes, no_try, &connect().await?, output).await
		}
	}
}

async fn decode(call: &str, chain: &Chain, output: Output) -> Result<()> {
	let bytes = parse_call(call)?;
	let word = chain.call_in_words(&chain.best().await?, &bytes).await?;
	let hash = show_bytes(blake2_256(&bytes));
	let value = json!({ "callHash": hash, "length": bytes.len(), "call": word.json() });
	output.print(&value, || {
		let length = counted(bytes.len(), "byte");
		format!(
			"{}

{length}, hash {hash}",
			word.text()
		)
	});
	Ok(())
}

async fn attempt(command: &Try, chain: &Chain, output: Output) -> Result<()> {
	let call = parse_call(&command.call)?;
	let who = account_of(&command.who)?;
	Trial::of(chain, &who, vec![call]).await?.print(output)
}

async fn build(command: Build, chain: &Chain, output: Output) -> Result<()> {
	let call = parse_call(&command.call)?;
	let account = account_of(&command.from)?;
	let tip = Unit::native().read(&command.tip)?;
	let at = chain.best().await?;
	let decoded = at.tx().from_call_data_bytes(&call).map_err(|e| {
		CliError::input(format!("this chain cannot read the call {}: {e}", indices(&call)))
	})?;
	let validity = match (command.immortal, command.mortal) {
		(true, _) => Validity::Immortal,
		(false, Some(blocks)) => Validity::Blocks(blocks),
		(false, None) => Validity::Longest,
	};
	let basis = Basis::read(chain, validity, !command.no_metadata_hash).await?;
	let nonce = match command.nonce {
		Some(nonce) => nonce,
		None => chain.nonce_of(account).await?,
	};
	let fields = basis.fields_paying(account, nonce, tip, command.fee_asset, call);
	write_json(&command.out, &fields)?;
	let name = format!("{}.{}", decoded.pallet_name(), decoded.call_name());
	let arguments = decoded.call_data().to_string();
	let value = json!({
		"file": command.out,
		"call": name,
		"arguments": arguments,
		"transaction": fields,
	});
	output.print(&value, || {
		let (file, fields) = (command.out.display(), fields.describe());
		format!("{name} {arguments}\n{fields}\nWritten to {file}. Next, where the key is: distribution tx sign {file} --out FILE")
	});
	Ok(())
}

async fn sign(command: &Sign, genesis: Option<H256>, output: Output) -> Result<()> {
	let fields: Fields = read_json(&command.file, "tx build")?;
	if let Some(wanted) = genesis {
		if parse_hash(&fields.genesis)? != wanted {
			let genesis = &fields.genesis;
			let why = format!("the transaction is for the chain {genesis}, not the one you named");
			return Err(Error::WrongChain(why).into());
		}
	}
	let signer = command.key.any().await?;
	command.key.check_offline(signer.is_development(), fields.test_chain)?;
	let signed = Signed::sign(fields, signer).await?;
	write_json(&command.out, &signed)?;
	let value = json!({ "file": command.out, "signed": signed });
	output.print(&value, || {
		let file = command.out.display();
		format!(
			"Signed:\n{}\nWritten to {file}. Next, where the node is: distribution tx submit {file}",
			signed.transaction.describe()
		)
	});
	Ok(())
}

async fn submit(
	transaction: &Transaction,
	bytes: Vec<u8>,
	no_try: bool,
	chain: &Chain,
	output: Output,
) -> Result<()> {
	let at = chain.best().await?;
	transaction.check(&ChainHead {
		genesis: chain.genesis(),
		spec_version: at.spec_version(),
		transaction_version: at.transaction_version(),
		height: at.block_number(),
		next_nonce: chain.nonce_of(transaction.account).await?,
	})?;
	if !no_try {
		if let Some(reason) = failure(transaction, chain).await? {
			return Err(not_sent(reason));
		}
	}
	let end = transaction.mortality.map(|m| m.from.saturating_add(m.period));
	let (account, nonce) = (transaction.account, transaction.nonce);
	let included = chain.submit(chain.signed_elsewhere(bytes, account, nonce, end).await?).await?;
	if let Some(failed) = failed_inside(&included.events)? {
		let reason = chain.reason(&failed.0).await;
		return Err(Error::NotNow(format!(
			"the transaction is in {}, but the call that it carries failed and changed nothing: {reason}",
			included.place()
		))
		.into());
	}
	print_done(&included, output, sent(&included));
	Ok(())
}

/// Why the call of a transaction would fail now, or the one that it carries, as far as the chain can
/// tell.
async fn failure(transaction: &Transaction, chain: &Chain) -> Result<Option<Reason>> {
	let signer = Origin::Signed(transaction.account);
	let run = match chain.dry_run(signer, transaction.call.clone()).await {
		Ok(run) => run,
		// Not every node can, and what is signed may be sent all the same.
		Err(why) => {
			note(&format!("The call was not tried before it is sent: {why}"));
			return Ok(None);
		}
	};
	if let Err(reason) = run.result {
		return Ok(Some(reason));
	}
	let events: Vec<RawEvent> = run.events.into_iter().map(|shown| shown.event).collect();
	match failed_inside(&events)? {
		Some(failed) => Ok(Some(chain.reason(&failed.0).await)),
		None => Ok(None),
	}
}

/// The refusal to send a transaction that would fail.
fn not_sent(reason: Reason) -> CliError {
	let told = format!(
		"the call would fail now: {reason}. Nothing was sent. If it needs something that is not in a block yet, wait for it, or give --no-try"
	);
	CliError::from(Error::Refused(reason)).told(told)
}

/// Why a call failed that a transaction with these events carries for a multisig or a proxied account,
/// if one did: the transaction itself succeeds all the same.
fn failed_inside(events: &[RawEvent]) -> Result<Option<EncodedError>> {
	for event in events {
		let result = if let Some(multisig) = event.read::<MultisigExecuted>()? {
			multisig.result
		} else if let Some(proxy) = event.read::<ProxyExecuted>()? {
			proxy.result
		} else {
			continue;
		};
		if let Err(error) = result {
			return Ok(Some(error));
		}
	}
	Ok(None)
}

/// What a transaction has done, in words: a signature of a multisig may not be the last.
fn sent(included: &Included) -> &'static str {
	let has = |name: &str| included.events.iter().any(|event| event.is("Multisig", name));
	if has("MultisigExecuted") {
		"sent: it was the last signature, and the call of the multisig was carried out"
	} else if has("NewMultisig") || has("MultisigApproval") {
		"sent: this signature counts, and the call of the multisig waits for others"
	} else {
		"sent"
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use codec::Encode;

	/// An error of a pallet, as the chain encodes it.
	const ERROR: [u8; 6] = [3, 60, 2, 0, 0, 0];

	fn included(events: Vec<(&str, &str, Vec<u8>)>) -> Included {
		let events = events.into_iter().map(|(pallet, name, fields)| RawEvent {
			pallet: pallet.into(),
			name: name.into(),
			fields,
		});
		Included { block: H256::zero(), number: 1, events: events.collect() }
	}

	fn executed(result: &[u8]) -> Vec<u8> {
		let mut fields = ([1u8; 32], (7u32, 2u32), [2u8; 32], [3u8; 32]).encode();
		fields.extend(result);
		fields
	}

	#[test]
	fn last_signature_should_fail_with_the_call_that_it_carries_out() {
		let failed = [&[1u8][..], &ERROR[..]].concat();
		let multisig = included(vec![("Multisig", "MultisigExecuted", executed(&failed))]);
		assert_eq!(failed_inside(&multisig.events).unwrap(), Some(EncodedError(ERROR.to_vec())));
		let proxy = included(vec![("Proxy", "ProxyExecuted", failed)]);
		assert_eq!(failed_inside(&proxy.events).unwrap(), Some(EncodedError(ERROR.to_vec())));
		let done = included(vec![
			("Multisig", "MultisigExecuted", executed(&[0])),
			("Proxy", "ProxyExecuted", vec![0]),
		]);
		assert_eq!(failed_inside(&done.events).unwrap(), None);
		let short = included(vec![("Proxy", "ProxyExecuted", vec![])]);
		assert!(failed_inside(&short.events).is_err());
	}

	#[test]
	fn call_that_would_fail_should_be_refused_with_the_reason_and_the_way_on() {
		let error = not_sent(Reason::Other("no money".into()));
		assert_eq!(error.code(), 6);
		let told = error.to_string();
		assert!(told.starts_with("the call would fail now: no money. Nothing was sent."), "{told}");
		assert!(told.ends_with("--no-try"), "{told}");
	}

	#[test]
	fn signatures_of_a_multisig_should_be_told_from_its_call() {
		let of = |name| sent(&included(vec![("Multisig", name, vec![])]));
		assert!(of("MultisigExecuted").contains("was carried out"));
		assert!(of("NewMultisig").contains("waits for others"));
		assert!(of("MultisigApproval").contains("waits for others"));
		assert_eq!(sent(&included(vec![("Balances", "Transfer", vec![])])), "sent");
	}
}
