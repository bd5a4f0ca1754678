//! `distribution compliance credential …`: an attester's word, signed off chain and brought on chain.

use crate::{
	account,
	chain::{self, AccountId, Chain, Moment},
	compliance::{account_of, attester_of, nonce_now, Says},
	error::{CliError, Result, NOT_PROVEN, WRONG_CHAIN},
	files::read_json,
	output::Output,
	round::{print_done, secret_uri, simple, Send},
	tree::parse_hash,
};
use clap::{Args, Subcommand, ValueEnum};
use distribution_primitives::{self as primitives, Country};
use polkadot_sdk::{
	sp_core::{ecdsa, ed25519, sr25519, Pair},
	sp_runtime::{
		traits::{IdentifyAccount, Verify},
		MultiSignature, MultiSigner,
	},
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::{
	fmt,
	future::Future,
	path::{Path, PathBuf},
};

/// A credential of this chain.
type Credential = primitives::Credential<AccountId, Moment>;

/// The commands of `distribution compliance credential`.
#[derive(Subcommand, Debug)]
pub enum CredentialCommand {
	/// Sign a credential with an attester's key. Needs no node if hash, epoch and key number are given.
	Sign(Sign),
	/// Check the signature of a credential. Needs no node, and tells nothing of what the chain thinks of
	/// the attester and its key.
	Verify {
		/// The credential, made by `credential sign`.
		file: PathBuf,
		/// The key that must have signed it. Default: the one in the file.
		#[arg(long, value_name = "KEY")]
		public_key: Option<String>,
	},
	/// Bring a credential on chain.
	Present {
		/// The credential, made by `credential sign`.
		file: PathBuf,
		/// Send without signature and fee.
		#[arg(long, conflicts_with = "suri")]
		unsigned: bool,
		#[command(flatten)]
		send: Send,
	},
}

/// `distribution compliance credential sign`.
#[derive(Args, Debug)]
pub struct Sign {
	/// The account vouched for: any SS58 address or 0x and 64 digits.
	account: String,
	#[command(flatten)]
	says: Says,
	/// Higher than that of any credential before for this account. Default: milliseconds since 1970.
	#[arg(long)]
	nonce: Option<u64>,
	/// What kind of key signs.
	#[arg(long, value_enum, default_value_t = Scheme::Sr25519)]
	scheme: Scheme,
	/// The attester's account. Default: the sr25519 account of the secret URI.
	#[arg(long, value_name = "ACCOUNT")]
	attester: Option<String>,
	/// Genesis hash of the chain. Default: the node's.
	#[arg(long, value_name = "HASH")]
	genesis_hash: Option<String>,
	/// Epoch of the attester. Default: as the node says.
	#[arg(long)]
	epoch: Option<u32>,
	/// Number of the attester's key. Default: as the node says.
	#[arg(long, value_name = "NUMBER")]
	key: Option<u32>,
	/// Secret URI of the attester's signing key. Read from DISTRIBUTION_SURI if absent.
	#[arg(long)]
	suri: Option<String>,
	/// Write the credential to this file instead of printing it.
	#[arg(long, value_name = "FILE")]
	out: Option<PathBuf>,
}

/// A kind of signing key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scheme {
	/// Schnorr signatures on Ristretto, with the context `substrate`.
	Sr25519,
	/// Ed25519.
	Ed25519,
	/// ECDSA on secp256k1, over the BLAKE2b hash of 256 bits.
	Ecdsa,
}

/// The name of the kind of `key`.
pub fn scheme_of(key: &MultiSigner) -> &'static str {
	match key {
		MultiSigner::Sr25519(_) => "sr25519",
		MultiSigner::Ed25519(_) => "ed25519",
		MultiSigner::Ecdsa(_) => "ecdsa",
		MultiSigner::Eth(_) => "eth",
	}
}

/// Reads a public key in hexadecimal.
pub fn parse_key(scheme: Scheme, text: &str) -> Result<MultiSigner> {
	let bytes = parse_bytes(text);
	let bytes = bytes.as_deref().unwrap_or_default();
	let key: Option<MultiSigner> = match scheme {
		Scheme::Sr25519 => sr25519::Public::try_from(bytes).ok().map(Into::into),
		Scheme::Ed25519 => ed25519::Public::try_from(bytes).ok().map(Into::into),
		// Compressed: the first byte tells the sign.
		Scheme::Ecdsa if matches!(bytes, [2 | 3, ..]) => {
			ecdsa::Public::try_from(bytes).ok().map(Into::into)
		}
		Scheme::Ecdsa => None,
	};
	key.ok_or_else(|| {
		let length = if scheme == Scheme::Ecdsa { "33 bytes, compressed" } else { "32 bytes" };
		CliError::input(format!("`{text}` is not a public key of {length} in hexadecimal"))
	})
}

/// Reads a signature in hexadecimal.
pub fn parse_signature(scheme: Scheme, text: &str) -> Result<MultiSignature> {
	let bytes = parse_bytes(text);
	let bytes = bytes.as_deref().unwrap_or_default();
	let signature: Option<MultiSignature> = match scheme {
		Scheme::Sr25519 => sr25519::Signature::try_from(bytes).ok().map(Into::into),
		Scheme::Ed25519 => ed25519::Signature::try_from(bytes).ok().map(Into::into),
		Scheme::Ecdsa => ecdsa::Signature::try_from(bytes).ok().map(Into::into),
	};
	signature.ok_or_else(|| {
		let length = if scheme == Scheme::Ecdsa { 65 } else { 64 };
		CliError::input(format!("`{text}` is not a signature of {length} bytes in hexadecimal"))
	})
}

/// Bytes in hexadecimal, with or without 0x.
pub fn parse_bytes(text: &str) -> Option<Vec<u8>> {
	hex::decode(text.strip_prefix("0x").unwrap_or(text)).ok()
}

/// Writes bytes in hexadecimal, with 0x.
pub fn show_bytes(bytes: impl AsRef<[u8]>) -> String {
	format!("0x{}", hex::encode(bytes))
}

/// Writes a signature in hexadecimal, without its kind.
pub fn show_signature(signature: &MultiSignature) -> String {
	match signature {
		MultiSignature::Sr25519(signature) => show_bytes(signature.0),
		MultiSignature::Ed25519(signature) => show_bytes(signature.0),
		MultiSignature::Ecdsa(signature) => show_bytes(signature.0),
		MultiSignature::Eth(signature) => show_bytes(signature.0),
	}
}

/// Public key and signature over `message` of the secret URI `suri`.
pub fn sign_with(
	scheme: Scheme,
	suri: &str,
	message: &[u8],
) -> Result<(MultiSigner, MultiSignature)> {
	Ok(match scheme {
		Scheme::Sr25519 => {
			let pair: sr25519::Pair = pair_of(suri)?;
			(pair.public().into(), pair.sign(message).into())
		}
		Scheme::Ed25519 => {
			let pair: ed25519::Pair = pair_of(suri)?;
			(pair.public().into(), pair.sign(message).into())
		}
		Scheme::Ecdsa => {
			let pair: ecdsa::Pair = pair_of(suri)?;
			(pair.public().into(), pair.sign(message).into())
		}
	})
}

fn pair_of<P: Pair>(suri: &str) -> Result<P> {
	P::from_string(suri, None)
		.map_err(|e| CliError::input(format!("the secret URI is not one: {e:?}")))
}

/// The file of a credential.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct CredentialFile {
	credential: Fields,
	/// The bytes that were signed, in hexadecimal.
	message: String,
	scheme: Scheme,
	signature: String,
	public_key: String,
}

/// A credential as people read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Fields {
	genesis: String,
	attester: String,
	account: String,
	level: u8,
	jurisdiction: String,
	expires: u32,
	evidence: String,
	nonce: u64,
	epoch: u32,
	key: u32,
}

impl Fields {
	fn new(credential: &Credential) -> Self {
		Self {
			genesis: format!("{:#x}", credential.genesis),
			attester: account::show(&credential.attester),
			account: account::show(&credential.account),
			level: credential.level,
			jurisdiction: credential.jurisdiction.to_string(),
			expires: credential.expires,
			evidence: format!("{:#x}", credential.evidence),
			nonce: credential.nonce,
			epoch: credential.epoch,
			key: credential.key,
		}
	}

	fn credential(&self) -> Result<Credential> {
		Ok(Credential {
			genesis: parse_hash(&self.genesis)?,
			attester: account_of(&self.attester)?,
			account: account_of(&self.account)?,
			level: self.level,
			jurisdiction: self
				.jurisdiction
				.parse::<Country>()
				.map_err(|why| CliError::input(format!("`{}` is {why}", self.jurisdiction)))?,
			expires: self.expires,
			evidence: parse_hash(&self.evidence)?,
			nonce: self.nonce,
			epoch: self.epoch,
			key: self.key,
		})
	}
}

impl CredentialFile {
	/// Signs a credential.
	fn sign(credential: &Credential, scheme: Scheme, suri: &str) -> Result<(Self, MultiSigner)> {
		let message = credential.message();
		let (key, signature) = sign_with(scheme, suri, &message)?;
		let file = Self {
			credential: Fields::new(credential),
			message: show_bytes(message),
			scheme,
			signature: show_signature(&signature),
			public_key: show_bytes(&key),
		};
		Ok((file, key))
	}

	fn read(path: &Path) -> Result<Self> {
		read_json(path)
	}

	/// Credential and signature, checked as the chain checks them, but against `key`, or else the key in
	/// the file.
	fn verify(&self, key: Option<&str>) -> Result<(Credential, MultiSignature)> {
		let credential = self.credential.credential()?;
		let message = credential.message();
		if parse_bytes(&self.message).is_none_or(|bytes| bytes != message) {
			return Err(CliError::new(
				NOT_PROVEN,
				"the message in the file is not that of its credential: one of them was altered",
			));
		}
		let key = parse_key(self.scheme, key.unwrap_or(&self.public_key))?;
		let signature = parse_signature(self.scheme, &self.signature)?;
		let shown = show_bytes(&key);
		if !signature.verify(message.as_slice(), &key.into_account()) {
			return Err(CliError::new(
				NOT_PROVEN,
				format!("the signature is not that of the key {shown} over this credential"),
			));
		}
		Ok((credential, signature))
	}
}

impl fmt::Display for CredentialFile {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let c = &self.credential;
		write!(
			f,
			"{} says of {}: level {}, {}, until relay block {} (nonce {}, epoch {}, key {})",
			c.attester, c.account, c.level, c.jurisdiction, c.expires, c.nonce, c.epoch, c.key
		)
	}
}

/// Runs a command of `distribution compliance credential`. Connects to a node only if it must.
pub async fn run<F: Future<Output = Result<Chain>>>(
	command: CredentialCommand,
	connect: impl FnOnce() -> F,
	output: Output,
) -> Result<()> {
	match command {
		CredentialCommand::Sign(command) => {
			let chain = if command.needs_chain() { Some(connect().await?) } else { None };
			sign(command, chain.as_ref(), output).await
		}
		CredentialCommand::Verify { file, public_key } => {
			let file = CredentialFile::read(&file)?;
			file.verify(public_key.as_deref())?;
			let key = public_key.unwrap_or_else(|| file.public_key.clone());
			let value = json!({
				"verified": true,
				"publicKey": key,
				"scheme": file.scheme,
				"credential": file.credential,
			});
			output.print(&value, || format!("Verified: signed by {key}.\n{file}"));
			Ok(())
		}
		CredentialCommand::Present { file, unsigned, send } => {
			let (credential, signature) = CredentialFile::read(&file)?.verify(None)?;
			let call = chain::compliance("present_credential", (credential, signature));
			let chain = connect().await?;
			if unsigned && !send.dry_run {
				let included = chain.send_unsigned(&call).await.map_err(used)?;
				print_done(&included, output, "presented");
				return Ok(());
			}
			simple(&chain, call, &send, output, "presented").await
		}
	}
}

/// Says what it means when the pool calls a credential outdated.
fn used(error: CliError) -> CliError {
	if !error.message.contains("Transaction is outdated") {
		return error;
	}
	let why = "it, or a later one of the same attester for the same account, was used already";
	CliError { message: format!("Compliance.CredentialUsed: {why}"), ..error }
}

impl Sign {
	/// Whether a node must be asked for what was not given.
	fn needs_chain(&self) -> bool {
		self.genesis_hash.is_none()
			|| self.epoch.is_none()
			|| self.key.is_none()
			|| self.says.needs_chain()
	}
}

async fn sign(command: Sign, chain: Option<&Chain>, output: Output) -> Result<()> {
	let suri = secret_uri(command.suri.as_deref())
		.ok_or_else(|| CliError::input("who signs? Give --suri or set DISTRIBUTION_SURI"))?;
	let attester = match &command.attester {
		Some(attester) => account_of(attester)?,
		None => chain::signer(&suri)?.public_key().0,
	};
	let genesis = command.genesis_hash.as_deref().map(parse_hash).transpose()?;
	if let (Some(genesis), Some(found)) = (genesis, chain.map(Chain::genesis)) {
		if genesis != found {
			return Err(CliError::new(
				WRONG_CHAIN,
				format!("the node has the genesis {found:#x}, not {genesis:#x}"),
			));
		}
	}
	// What is given is not asked for.
	let info = match chain {
		Some(chain) if command.epoch.is_none() || command.key.is_none() => {
			Some(attester_of(chain, &attester).await?)
		}
		_ => None,
	};
	let missing = |what: &str| CliError::input(format!("the node must be asked for the {what}"));
	let statement = command.says.statement(chain).await?;
	let credential = Credential {
		genesis: genesis.or(chain.map(Chain::genesis)).ok_or_else(|| missing("genesis hash"))?,
		attester,
		account: account_of(&command.account)?,
		level: statement.level,
		jurisdiction: statement.jurisdiction,
		expires: statement.expires,
		evidence: statement.evidence,
		nonce: command.nonce.unwrap_or_else(nonce_now),
		epoch: command
			.epoch
			.or(info.as_ref().map(|info| info.epoch))
			.ok_or_else(|| missing("epoch"))?,
		key: command
			.key
			.or(info.as_ref().map(|info| info.key_number))
			.ok_or_else(|| missing("key number"))?,
	};
	let (file, key) = CredentialFile::sign(&credential, command.scheme, &suri)?;
	if info.is_some_and(|info| info.key != key) {
		return Err(CliError::input(format!(
			"{} {} is not the key that {} signs with: look at `compliance attester`",
			scheme_of(&key),
			file.public_key,
			account::show(&attester)
		)));
	}
	let text = serde_json::to_string_pretty(&file)?;
	if let Some(path) = &command.out {
		std::fs::write(path, format!("{text}\n"))?;
	}
	output.print(&file, || match &command.out {
		Some(path) => format!("{file}\nWritten to {}.", path.display()),
		None => text,
	});
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use polkadot_sdk::sp_core::H256;

	const SCHEMES: [Scheme; 3] = [Scheme::Sr25519, Scheme::Ed25519, Scheme::Ecdsa];

	fn example() -> Credential {
		Credential {
			genesis: H256::repeat_byte(0x11),
			attester: [0x22; 32],
			account: [0x33; 32],
			level: 2,
			jurisdiction: Country(*b"DE"),
			expires: 1_000_000,
			evidence: H256::repeat_byte(0x44),
			nonce: 1_700_000_000_000,
			epoch: 5,
			key: 1,
		}
	}

	#[test]
	fn credential_should_survive_its_file_in_every_scheme() {
		for scheme in SCHEMES {
			let (file, key) = CredentialFile::sign(&example(), scheme, "//Alice").unwrap();
			assert_eq!(file.message.len(), 2 + 2 * 186);
			assert_eq!(parse_key(scheme, &file.public_key).unwrap(), key);
			let text = serde_json::to_string(&file).unwrap();
			let read: CredentialFile = serde_json::from_str(&text).unwrap();
			assert_eq!(read, file);
			let (credential, _) = read.verify(None).unwrap();
			assert_eq!(credential, example());
			read.verify(Some(&file.public_key)).unwrap();
		}
	}

	#[test]
	fn file_should_have_the_documented_form() {
		let (file, _) = CredentialFile::sign(&example(), Scheme::Ecdsa, "//Alice").unwrap();
		let value = serde_json::to_value(&file).unwrap();
		assert_eq!(value["scheme"], "ecdsa");
		assert_eq!(value["credential"]["nonce"], 1_700_000_000_000u64);
		assert_eq!(value["credential"]["jurisdiction"], "DE");
		assert_eq!(value["credential"]["genesis"], format!("0x{}", "11".repeat(32)));
		assert_eq!(value["publicKey"].as_str().unwrap().len(), 2 + 66);
		assert_eq!(value["signature"].as_str().unwrap().len(), 2 + 130);
		assert!(value["message"].as_str().unwrap().starts_with("0x"));
		// Accounts may be written in hexadecimal too.
		let mut file = file;
		file.credential.account = format!("0x{}", "33".repeat(32));
		file.verify(None).unwrap();
	}

	#[test]
	fn credential_should_not_be_verified_when_altered() {
		for scheme in SCHEMES {
			let (file, _) = CredentialFile::sign(&example(), scheme, "//Alice").unwrap();
			let refused = |file: &CredentialFile, key: Option<&str>| {
				assert_eq!(file.verify(key).unwrap_err().code, NOT_PROVEN);
			};
			// The credential alone, and with its message.
			let mut altered = file.clone();
			altered.credential.level = 3;
			refused(&altered, None);
			altered.message = show_bytes(altered.credential.credential().unwrap().message());
			refused(&altered, None);
			// Another key's signature.
			let (other, _) = CredentialFile::sign(&example(), scheme, "//Bob").unwrap();
			refused(&file, Some(&other.public_key));
			refused(&CredentialFile { signature: other.signature, ..file.clone() }, None);
		}
	}

	#[test]
	fn keys_should_be_refused_when_their_length_is_wrong() {
		let (short, long) = (format!("0x{}", "02".repeat(32)), format!("0x{}", "02".repeat(33)));
		assert!(parse_key(Scheme::Sr25519, &short).is_ok());
		assert!(parse_key(Scheme::Ed25519, &short).is_ok());
		assert!(parse_key(Scheme::Ecdsa, &long).is_ok());
		assert!(parse_key(Scheme::Sr25519, &long).is_err());
		assert!(parse_key(Scheme::Ecdsa, &short).is_err());
		assert!(parse_key(Scheme::Ecdsa, &format!("0x{}", "04".repeat(33))).is_err());
		assert!(parse_key(Scheme::Sr25519, "0xzz").is_err());
		assert!(parse_signature(Scheme::Ecdsa, &short).is_err());
	}

	#[test]
	fn signing_should_need_no_node_when_everything_is_given() {
		use clap::Parser;
		#[derive(Parser)]
		struct Line {
			#[command(flatten)]
			sign: Sign,
		}
		let parse = |rest: &[&str]| {
			let account = format!("0x{}", "33".repeat(32));
			let always = ["sign", account.as_str(), "--level", "1", "--country", "DE"];
			Line::try_parse_from([&always[..], rest].concat()).unwrap().sign
		};
		let all = ["--genesis-hash", "0x11", "--epoch", "0", "--key", "0"];
		assert!(!parse(&[&all[..], &["--expires", "9"]].concat()).needs_chain());
		assert!(parse(&[&all[..], &["--days", "9"]].concat()).needs_chain());
		assert!(parse(&[&all[2..], &["--expires", "9"]].concat()).needs_chain());
	}
}
