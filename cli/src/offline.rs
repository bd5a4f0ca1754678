//! `distribution tx …`: transactions built online, signed on a machine without a node, and sent online.

use crate::{
	account,
	chain::{Chain, SPEC_NAME},
	compliance::account_of,
	credential::Scheme,
	error::{CliError, Result, OTHER, WRONG_CHAIN},
	files::{read_json, write_json},
	output::Output,
	round::{print_done, secret_uri},
	transaction::{
		indices, parse_call, Fields, Mortality, Present, Signed, Transaction, LONGEST_PERIOD,
	},
	tree::parse_hash,
};
use clap::{Args, Subcommand};
use codec::Decode;
use distribution_primitives::chain::{SS58_PREFIX, TOKEN_DECIMALS, TOKEN_SYMBOL};
use merkleized_metadata::{generate_metadata_digest, ExtraInfo};
use polkadot_sdk::sp_core::H256;
use serde_json::json;
use std::{future::Future, path::PathBuf};
use subxt::ext::frame_metadata::RuntimeMetadataPrefixed;

/// The transaction extensions that this program knows how to encode, in order.
const EXTENSIONS: [&str; 11] = [
	"AuthorizeCall",
	"CheckNonZeroSender",
	"CheckSpecVersion",
	"CheckTxVersion",
	"CheckGenesis",
	"CheckMortality",
	"CheckNonce",
	"CheckWeight",
	"ChargeTransactionPayment",
	"CheckMetadataHash",
	"StorageWeightReclaim",
];
/// The version of metadata that its hash is defined for.
const METADATA_VERSION: u32 = 15;

/// The commands of `distribution tx`.
#[derive(Subcommand, Debug)]
pub enum TxCommand {
	/// Write down a transaction for signing elsewhere. Every command prints its call with --dry-run.
	Build(Build),
	/// Sign a transaction. Needs no node, and shows what it signs.
	Sign(Sign),
	/// Send a signed transaction.
	Submit {
		/// The transaction, made by `tx sign`.
		file: PathBuf,
	},
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
	#[arg(long, value_name = "FILE")]
	out: PathBuf,
	/// For how many blocks it can be sent; rounded up to a power of two. Default: as many as the chain
	/// allows.
	#[arg(long, value_name = "BLOCKS", conflicts_with = "immortal")]
	mortal: Option<u64>,
	/// Let it be valid until the account sends another of the same nonce, or the chain is upgraded.
	#[arg(long)]
	immortal: bool,
	/// Tokens for the block's author besides the fee.
	#[arg(long, value_name = "TOKENS", default_value = "0")]
	tip: String,
	/// Default: the account's next. Give it to build several.
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
	#[arg(long, value_name = "FILE")]
	out: PathBuf,
	/// What kind of key signs.
	#[arg(long, value_enum, default_value_t = Scheme::Sr25519)]
	scheme: Scheme,
	/// Secret URI of the signer. Read from DISTRIBUTION_SURI if absent.
	#[arg(long)]
	suri: Option<String>,
}

/// Runs a command of `distribution tx`. Connects to a node only if it must.
pub async fn run<F: Future<Output = Result<Chain>>>(
	command: TxCommand,
	genesis: Option<H256>,
	connect: impl FnOnce() -> F,
	output: Output,
) -> Result<()> {
	match command {
		TxCommand::Build(command) => build(command, &connect().await?, output).await,
		TxCommand::Sign(command) => sign(&command, genesis, output),
		TxCommand::Submit { file } => {
			let (transaction, bytes) = read_json::<Signed>(&file)?.verify()?;
			submit(&transaction, bytes, &connect().await?, output).await
		}
	}
}

async fn build(command: Build, chain: &Chain, output: Output) -> Result<()> {
	let call = parse_call(&command.call)?;
	let account = account_of(&command.from)?;
	let tip = account::parse_tokens(&command.tip, TOKEN_DECIMALS)?;
	let at = chain.best().await?;
	let decoded = at.tx().from_call_data_bytes(&call).map_err(|e| {
		CliError::input(format!("this chain cannot read the call {}: {e}", indices(&call)))
	})?;
	let extensions = at.metadata_ref().extrinsic().transaction_extensions_by_version(0);
	let extensions = extensions.into_iter().flatten().map(|extension| extension.identifier());
	check_extensions(&extensions.collect::<Vec<_>>())?;
	let mortality = if command.immortal {
		None
	} else {
		let known: u32 = chain.constant("System", "BlockHashCount").await?;
		let (from, hash) = chain.final_block().await?;
		Some(Mortality { period: period(command.mortal, known)?, from, hash })
	};
	let metadata_hash = if command.no_metadata_hash {
		None
	} else {
		Some(metadata_hash(chain, at.spec_version()).await?)
	};
	let nonce = match command.nonce {
		Some(nonce) => nonce,
		None => chain.nonce_of(account).await?,
	};
	let fields = Fields::new(&Transaction {
		genesis: chain.genesis(),
		spec_version: at.spec_version(),
		transaction_version: at.transaction_version(),
		account,
		nonce,
		tip,
		mortality,
		metadata_hash,
		call,
	});
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

/// Refuses a chain whose extensions are not those that this program encodes.
fn check_extensions(found: &[&str]) -> Result<()> {
	if found == EXTENSIONS.as_slice() {
		return Ok(());
	}
	let found = found.join(", ");
	Err(CliError::new(
		OTHER,
		format!("the chain's transactions have other extensions than this program knows, {found}: take the program of the chain's release"),
	))
}

/// For how many blocks a transaction is valid that is wanted to be for `wanted`. The chain knows the hashes
/// of its last `known` blocks.
fn period(wanted: Option<u64>, known: u32) -> Result<u64> {
	let longest = LONGEST_PERIOD.min(known.into());
	// The largest power of two that is not above it.
	let longest = longest.checked_add(1).and_then(u64::checked_next_power_of_two);
	let longest = longest.map_or(4, |above| above.div_euclid(2)).max(4);
	let Some(wanted) = wanted else { return Ok(longest) };
	match wanted.max(4).checked_next_power_of_two() {
		Some(period) if period <= longest => Ok(period),
		_ => Err(CliError::input(format!(
			"a transaction can be valid for at most {longest} blocks; or without end, by --immortal"
		))),
	}
}

/// The hash of the chain's metadata, by which a signer knows that it was shown what it signs.
async fn metadata_hash(chain: &Chain, spec_version: u32) -> Result<H256> {
	let unknown = |why: String| {
		CliError::new(
			OTHER,
			format!(
				"the hash of the metadata cannot be computed: {why}. Go without by --no-metadata-hash"
			),
		)
	};
	let metadata: Option<Vec<u8>> =
		chain.ask("Metadata_metadata_at_version", METADATA_VERSION).await?;
	let metadata = metadata
		.ok_or_else(|| unknown(format!("the chain has none of version {METADATA_VERSION}")))?;
	let metadata = RuntimeMetadataPrefixed::decode(&mut metadata.as_slice())?.1;
	let info = ExtraInfo {
		spec_version,
		spec_name: SPEC_NAME.into(),
		base58_prefix: SS58_PREFIX,
		decimals: TOKEN_DECIMALS,
		token_symbol: TOKEN_SYMBOL.into(),
	};
	generate_metadata_digest(&metadata, info).map(|digest| H256(digest.hash())).map_err(unknown)
}

fn sign(command: &Sign, genesis: Option<H256>, output: Output) -> Result<()> {
	let suri = secret_uri(command.suri.as_deref())
		.ok_or_else(|| CliError::input("who signs? Give --suri or set DISTRIBUTION_SURI"))?;
	let fields: Fields = read_json(&command.file)?;
	if let Some(wanted) = genesis {
		if parse_hash(&fields.genesis)? != wanted {
			return Err(CliError::new(
				WRONG_CHAIN,
				format!(
					"the transaction is for the chain {}, not the one you named",
					fields.genesis
				),
			));
		}
	}
	let signed = Signed::sign(fields, command.scheme, &suri)?;
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
	transaction.check(&Present {
		genesis: chain.genesis(),
		spec_version: at.spec_version(),
		transaction_version: at.transaction_version(),
		height: at.block_number(),
		next_nonce: chain.nonce_of(transaction.account).await?,
	})?;
	let included = chain.submit(at.tx().from_bytes(bytes)).await?;
	print_done(&included, output, "sent");
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn period_should_be_one_that_the_chain_can_check() {
		assert_eq!(period(None, 2_400).unwrap(), 2_048);
		assert_eq!(period(None, 100_000).unwrap(), 4_096);
		assert_eq!(period(Some(1), 2_400).unwrap(), 4);
		assert_eq!(period(Some(1_000), 2_400).unwrap(), 1_024);
		assert!(period(Some(2_049), 2_400).is_err());
		assert!(period(Some(u64::MAX), 2_400).is_err());
	}

	#[test]
	fn extensions_should_be_exactly_those_that_are_encoded() {
		check_extensions(&EXTENSIONS).unwrap();
		assert!(check_extensions(&EXTENSIONS[1..]).is_err());
		assert!(check_extensions(&[]).is_err());
	}
}
