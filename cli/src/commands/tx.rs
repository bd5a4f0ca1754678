//! `distribution tx …`: calls decoded and tried; transactions built online, signed on a machine
//! without a node, and sent online.

use crate::{
	args::{account::account_of, key::KeyArgs, send::print_done, trial::Trial},
	error::{CliError, Result},
	files::{read_json, write_json},
	output::Output,
};
use clap::{Args, Subcommand};
use distribution_client::{
	account::{counted, parse_hash},
	amount::Unit,
	keys::show_bytes,
	offline::{
		build::{Basis, Validity},
		file::{indices, parse_call, Fields, Signed},
		ChainHead, Transaction,
	},
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
	/// Send a signed transaction.
	Submit {
		/// The transaction, made by `tx sign`.
		file: PathBuf,
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
		TxCommand::Submit { file } => {
			let (transaction, bytes) = read_json::<Signed>(&file, "tx sign")?.verify()?;
			submit(&transaction, bytes, &connect().await?, output).await
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
		format!("{name} {arguments}\n{fields}\nWritten to {file}. Next, where the key is: distribution tx sign")
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
		format!(
			"Signed:\n{}\nWritten to {}. Next, where the node is: distribution tx submit",
			signed.transaction.describe(),
			command.out.display()
		)
	});
	Ok(())
}

async fn submit(
	transaction: &Transaction,
	bytes: Vec<u8>,
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
	let end = transaction.mortality.map(|m| m.from.saturating_add(m.period));
	let (account, nonce) = (transaction.account, transaction.nonce);
	let included = chain.submit(chain.signed_elsewhere(bytes, account, nonce, end).await?).await?;
	print_done(&included, output, "sent");
	Ok(())
}
