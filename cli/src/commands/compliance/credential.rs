//! `distribution compliance credential …`: statements signed off chain, and brought on chain.

use crate::{
	args::{
		account::account_of,
		key::KeyArgs,
		send::{print_done, submit_and_report, SubmitArgs},
		statement::{nonce_now, StatementArgs},
		trial::Trial,
	},
	error::{CliError, Result},
	files::{read_json, write},
	output::Output,
};
use clap::{Args, Subcommand};
use distribution_client::{
	account::{self, parse_hash},
	calls::compliance,
	credential::{Credential, CredentialFile},
	keys::scheme_of,
	refusal::{Invalid, Reason},
	registry::attester_of,
	Chain, Error,
};
use serde_json::json;
use std::{future::Future, path::PathBuf};

/// The commands of `distribution compliance credential`.
#[derive(Subcommand, Debug)]
pub enum CredentialCommand {
	/// Sign a credential with an attester's key. Needs no node if hash, epoch and key number are
	/// given.
	Sign(Sign),
	/// Check the signature of a credential. Needs no node, and does not tell whether the chain
	/// accepts the attester and its key.
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
		#[arg(long, conflicts_with_all = ["suri", "key_file", "key_stdin", "keyring", "signer"])]
		unsigned: bool,
		#[command(flatten)]
		send: SubmitArgs,
	},
}

/// `distribution compliance credential sign`.
#[derive(Args, Debug)]
pub struct Sign {
	/// The account vouched for: any SS58 address or 0x and 64 digits.
	account: String,
	#[command(flatten)]
	says: StatementArgs,
	/// Higher than that of any credential before for this account. Default: milliseconds since
	/// 1970.
	#[arg(long)]
	nonce: Option<u64>,
	/// The attester's account. Default: that of the signing key.
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
	#[command(flatten)]
	signer: KeyArgs,
	/// Write the credential to this file instead of printing it.
	#[arg(short, long, value_name = "FILE")]
	out: Option<PathBuf>,
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
			let file: CredentialFile = read_json(&file, "compliance credential sign")?;
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
			let (credential, signature) =
				read_json::<CredentialFile>(&file, "compliance credential sign")?.verify(None)?;
			let call = compliance::present_credential(&credential, &signature);
			let chain = connect().await?;
			if unsigned && send.sends() {
				let included = chain.send_unsigned(&call).await.map_err(used)?;
				print_done(&included, output, "presented");
				return Ok(());
			}
			if unsigned && send.dry_run {
				// Nobody signs it: it is tried as the account that it vouches for.
				let maker = send.maker_or(credential.account)?;
				return Trial::of_calls(&chain, &maker, &[call]).await?.print(output);
			}
			submit_and_report(&chain, call, &send, output, "presented").await
		}
	}
}

/// Explains a credential that the pool calls outdated.
fn used(error: Error) -> Error {
	match error {
		Error::NotIncluded(refusal) if refusal.invalid() == Some(Invalid::Stale) => {
			Error::Refused(Reason::Module {
				pallet: "Compliance".into(),
				name: "CredentialUsed".into(),
				docs: "it, or a later one of the same attester for the same account, has already been used"
					.into(),
			})
		}
		error => error,
	}
}

impl Sign {
	/// Whether a node must be asked for values that were not given.
	fn needs_chain(&self) -> bool {
		self.genesis_hash.is_none()
			|| self.epoch.is_none()
			|| self.key.is_none()
			|| self.says.needs_chain()
	}
}

async fn sign(command: Sign, chain: Option<&Chain>, output: Output) -> Result<()> {
	let signer = command.signer.key()?;
	match chain {
		Some(chain) => command.signer.check(signer.is_development(), chain).await?,
		None => command.signer.check_offline(signer.is_development(), false)?,
	}
	let attester = match &command.attester {
		Some(attester) => account_of(attester)?,
		None => signer.account(),
	};
	let genesis = command.genesis_hash.as_deref().map(parse_hash).transpose()?;
	if let (Some(genesis), Some(found)) = (genesis, chain.map(Chain::genesis)) {
		if genesis != found {
			let why = format!("the node has the genesis {found:#x}, not {genesis:#x}");
			return Err(Error::WrongChain(why).into());
		}
	}
	// Values that were given are not asked for.
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
	let file = CredentialFile::sign(&credential, signer);
	let key = signer.public();
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
		write(path, &format!("{text}\n"))?;
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
	use distribution_client::refusal::PoolRefusal;

	#[test]
	fn outdated_credential_should_be_told_as_used() {
		let invalid =
			|kind| Error::NotIncluded(PoolRefusal::Invalid { kind: Some(kind), text: "no".into() });
		let told = used(invalid(Invalid::Stale));
		assert!(matches!(told, Error::Refused(r) if r.is("Compliance", "CredentialUsed")));
		assert!(matches!(used(invalid(Invalid::Other)), Error::NotIncluded(_)));
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
		assert!(parse(&[&all[..], &["--expires", "2027-01-31"]].concat()).needs_chain());
		assert!(!parse(&[&all[..], &["--expires", "9"]].concat()).needs_chain());
		assert!(parse(&[&all[..], &["--days", "9"]].concat()).needs_chain());
		assert!(parse(&[&all[2..], &["--expires", "9"]].concat()).needs_chain());
	}
}
