//! `distribution compliance …`: what the registry of identities knows, and writing to it.

use crate::{
	account,
	attest::{attest_all, AttestAll},
	chain::{self, AccountId, Chain, Moment},
	credential::{parse_key, scheme_of, CredentialCommand, Scheme},
	error::{CliError, Result},
	output::Output,
	round::{simple, Send},
	terms::{jurisdictions_json, show_jurisdictions, DAY},
	tree::parse_hash,
};
use clap::{Args, Subcommand};
use codec::Encode;
use distribution_primitives::{api, Country, Refusal};
use polkadot_sdk::{sp_core::H256, sp_io::hashing::blake2_256};
use serde_json::{json, Value};
use std::time::{SystemTime, UNIX_EPOCH};

/// An attester of this chain.
pub type AttesterInfo = api::AttesterInfo<Moment>;
/// A record of this chain.
pub type RecordInfo = api::RecordInfo<AccountId, Moment>;
type Status = api::ComplianceStatus<AccountId, Moment>;
type Obstacle = api::Obstacle<Moment>;

/// The commands of `distribution compliance`.
#[derive(Subcommand, Debug)]
pub enum ComplianceCommand {
	/// Those that read and write the registry.
	#[command(flatten)]
	Registry(RegistryCommand),
	/// Sign, verify and present credentials: an attester's word, given off chain.
	#[command(subcommand)]
	Credential(CredentialCommand),
}

/// The commands that read and write the registry.
#[derive(Subcommand, Debug)]
pub enum RegistryCommand {
	/// Show what is known of an account, and what follows from it.
	Status {
		/// The account: any SS58 address or 0x and 64 digits.
		account: String,
		/// Tell also whether this round can pay it.
		#[arg(long)]
		round: Option<u32>,
		/// How much the round is to pay it, in smallest units. Default: anything at all.
		#[arg(long, requires = "round", default_value_t = 1)]
		amount: u128,
	},
	/// Show an attester.
	Attester {
		/// The attester's account.
		account: String,
	},
	/// Vouch for an account; the signer is the attester.
	Attest {
		/// The account.
		account: String,
		#[command(flatten)]
		says: Says,
		#[command(flatten)]
		send: Send,
	},
	/// Vouch for every account of a CSV file. Can be interrupted and repeated.
	AttestAll(AttestAll),
	/// Let a record of the signer's last until another time.
	Renew {
		/// The account.
		account: String,
		#[command(flatten)]
		expiry: Expiry,
		/// Hash of the file on the account as it is now: 0x and 64 digits, or text to be hashed.
		#[arg(long, value_name = "HASH")]
		evidence: Option<String>,
		#[command(flatten)]
		send: Send,
	},
	/// Take back the signer's word on an account, and all credentials signed for it up to a nonce.
	Revoke {
		/// The account.
		account: String,
		/// Why: 0x and 64 digits, or text of which the hash goes on chain.
		#[arg(long, value_name = "HASH")]
		reason: String,
		/// Highest nonce of a credential to take back. Default: that of the present time, so that all
		/// signed before with a default nonce are void.
		#[arg(long)]
		nonce: Option<u64>,
		#[command(flatten)]
		send: Send,
	},
	/// Remove a record that counts no more; its deposit goes back to the attester.
	Forget {
		/// The account.
		account: String,
		/// The attester whose record it is.
		attester: String,
		#[command(flatten)]
		send: Send,
	},
	/// Replace the key that the signer, an attester, signs credentials with.
	RotateKey {
		/// The new public key: 0x and 64 digits, or 66 for ecdsa.
		key: String,
		/// What kind of key it is.
		#[arg(long, value_enum, default_value_t = Scheme::Sr25519)]
		scheme: Scheme,
		#[command(flatten)]
		send: Send,
	},
	/// Make void all that an attester vouched for, and every credential it has signed.
	NewEpoch {
		/// The attester. Default: the signer. Another one only with --dry-run, for governance.
		#[arg(long, value_name = "ACCOUNT", requires = "dry_run")]
		attester: Option<String>,
		#[command(flatten)]
		send: Send,
	},
	/// Freeze an account; the signer is an officer.
	Freeze {
		/// The account.
		account: String,
		/// The order or the case: 0x and 64 digits, or text of which the hash goes on chain.
		#[arg(long, value_name = "HASH")]
		reason: String,
		#[command(flatten)]
		send: Send,
	},
	/// End a freeze; the signer is an officer.
	Unfreeze {
		/// The account.
		account: String,
		/// The order or the case: 0x and 64 digits, or text of which the hash goes on chain.
		#[arg(long, value_name = "HASH")]
		reason: String,
		#[command(flatten)]
		send: Send,
	},
}

/// What an attester says of an account.
#[derive(Args, Debug, Clone)]
pub struct Says {
	/// Level of identity check.
	#[arg(long, value_parser = clap::value_parser!(u8).range(1..))]
	level: u8,
	/// Country: two capital letters, as in DE.
	#[arg(long, value_name = "CODE")]
	country: Country,
	#[command(flatten)]
	expiry: Expiry,
	/// Hash of the attester's file on the account: 0x and 64 digits, or text to be hashed. Default: zeros.
	#[arg(long, value_name = "HASH")]
	evidence: Option<String>,
}

impl Says {
	/// The statement. Without `chain` the expiry must be a block.
	pub async fn statement(&self, chain: Option<&Chain>) -> Result<Statement> {
		Ok(Statement {
			level: self.level,
			jurisdiction: self.country,
			expires: self.expiry.block(chain).await?,
			evidence: evidence(self.evidence.as_deref())?,
		})
	}

	/// Whether the chain must be asked for the present time.
	pub fn needs_chain(&self) -> bool {
		self.expiry.days.is_some()
	}
}

/// When something ends.
#[derive(Args, Debug, Clone)]
#[group(required = true, multiple = false)]
pub struct Expiry {
	/// First relay-chain block at which it no longer counts.
	#[arg(long, value_name = "BLOCK")]
	expires: Option<u32>,
	/// For how many days from now it counts, of 14,400 relay-chain blocks each.
	#[arg(long, value_name = "N")]
	days: Option<u32>,
}

impl Expiry {
	async fn block(&self, chain: Option<&Chain>) -> Result<Moment> {
		match (self.expires, self.days, chain) {
			(Some(block), _, _) => Ok(block),
			(None, Some(days), Some(chain)) => after(chain.now().await?, days),
			_ => Err(CliError::input("until when? Give --expires BLOCK or --days N")),
		}
	}
}

/// The block `days` days after `now`.
fn after(now: Moment, days: u32) -> Result<Moment> {
	let end = days.checked_mul(DAY).and_then(|length| now.checked_add(length));
	end.ok_or_else(|| CliError::input(format!("{days} days are more than can be written down")))
}

/// What an attester says of an account, as the chain encodes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode)]
pub struct Statement {
	/// Level of identity check.
	pub level: u8,
	/// Jurisdiction.
	pub jurisdiction: Country,
	/// First time at which it no longer counts.
	pub expires: Moment,
	/// The attester's hash of its file on the account.
	pub evidence: H256,
}

/// Reads a hash, or takes the hash (BLAKE2b of 256 bits) of any text that does not begin with 0x.
pub fn hash_of(text: &str) -> Result<H256> {
	if text.starts_with("0x") {
		return parse_hash(text);
	}
	Ok(H256(blake2_256(text.as_bytes())))
}

/// The hash of evidence; zeros if there is none.
pub fn evidence(text: Option<&str>) -> Result<H256> {
	text.map_or(Ok(H256::zero()), hash_of)
}

/// The nonce of what is signed or revoked now: milliseconds since 1970.
pub fn nonce_now() -> u64 {
	let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
	u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

/// An account given on the command line.
pub fn account_of(text: &str) -> Result<AccountId> {
	account::parse(text).map_err(CliError::input)
}

/// The attester `who`, who must be one.
pub async fn attester_of(chain: &Chain, who: &AccountId) -> Result<AttesterInfo> {
	let info: Option<AttesterInfo> = chain.ask("ComplianceApi_attester", who).await?;
	info.ok_or_else(|| CliError::input(format!("{} is no attester", account::show(who))))
}

/// Runs a command that reads or writes the registry.
pub async fn run(command: RegistryCommand, chain: &Chain, output: Output) -> Result<()> {
	match command {
		RegistryCommand::Status { account, round, amount } => {
			status(chain, &account, round, amount, output).await
		}
		RegistryCommand::Attester { account } => {
			let who = account_of(&account)?;
			let info = attester_of(chain, &who).await?;
			output.print(&attester_json(&who, &info), || describe_attester(&who, &info));
			Ok(())
		}
		RegistryCommand::Attest { account, says, send } => {
			let args = (account_of(&account)?, says.statement(Some(chain)).await?);
			simple(chain, chain::compliance("attest", args), &send, output, "attested").await
		}
		RegistryCommand::AttestAll(command) => attest_all(command, chain, output).await,
		RegistryCommand::Renew { account, expiry, evidence: file, send } => {
			let expires = expiry.block(Some(chain)).await?;
			let args = (account_of(&account)?, expires, evidence(file.as_deref())?);
			simple(chain, chain::compliance("renew", args), &send, output, "renewed").await
		}
		RegistryCommand::Revoke { account, reason, nonce, send } => {
			let nonce = nonce.unwrap_or_else(nonce_now);
			let args = (account_of(&account)?, nonce, hash_of(&reason)?);
			simple(chain, chain::compliance("revoke", args), &send, output, "revoked").await
		}
		RegistryCommand::Forget { account, attester, send } => {
			let args = (account_of(&account)?, account_of(&attester)?);
			simple(chain, chain::compliance("forget", args), &send, output, "forgotten").await
		}
		RegistryCommand::RotateKey { key, scheme, send } => {
			let key = parse_key(scheme, &key)?;
			simple(chain, chain::compliance("rotate_key", key), &send, output, "key rotated").await
		}
		RegistryCommand::NewEpoch { attester, send } => {
			let who = match attester {
				Some(attester) => account_of(&attester)?,
				None => send.signer()?.public_key().0,
			};
			simple(chain, chain::compliance("new_epoch", who), &send, output, "epoch begun").await
		}
		RegistryCommand::Freeze { account, reason, send } => {
			let args = (account_of(&account)?, hash_of(&reason)?);
			simple(chain, chain::compliance("freeze", args), &send, output, "frozen").await
		}
		RegistryCommand::Unfreeze { account, reason, send } => {
			let args = (account_of(&account)?, hash_of(&reason)?);
			simple(chain, chain::compliance("unfreeze", args), &send, output, "unfrozen").await
		}
	}
}

/// Runs `distribution compliance status`.
async fn status(
	chain: &Chain,
	account: &str,
	round: Option<u32>,
	amount: u128,
	output: Output,
) -> Result<()> {
	let who = account_of(account)?;
	let status: Status = chain.ask("ComplianceApi_compliance_status", who).await?;
	let mut value = status_json(&who, &status);
	let mut text = describe_status(&who, &status);
	if let Some(round) = round {
		let answer: Option<std::result::Result<(), Obstacle>> =
			chain.ask("ComplianceApi_can_receive", (who, round, amount)).await?;
		let answer = answer
			.ok_or_else(|| CliError::input(format!("there is no round {round} on this chain")))?;
		if let Value::Object(fields) = &mut value {
			fields.insert("round".into(), json!(round));
			fields.insert("canReceive".into(), json!(answer.is_ok()));
			let obstacle = answer.as_ref().err();
			let refusal = obstacle.map(|obstacle| name(obstacle.refusal));
			fields.insert("refusal".into(), json!(refusal));
			let passes_at = obstacle.and_then(|obstacle| obstacle.passes_at);
			fields.insert("passesAt".into(), json!(passes_at));
		}
		text.push_str(&match answer {
			Ok(()) => format!("\nRound {round} can pay it."),
			Err(Obstacle { refusal, passes_at }) => {
				let passes = passes_at
					.map_or(String::new(), |block| format!(". This passes at relay block {block}"));
				format!("\nRound {round} cannot pay it: {}{passes}.", words(refusal))
			}
		});
	}
	output.print(&value, || text);
	Ok(())
}

/// A refusal as it is called in JSON.
fn name(refusal: Refusal) -> String {
	format!("{refusal:?}")
}

/// A refusal in words.
pub fn words(refusal: Refusal) -> &'static str {
	match refusal {
		Refusal::LevelTooLow => "its level is too low, or nobody has checked it",
		Refusal::Expired => "its record has expired",
		Refusal::JurisdictionRefused => "the round, or the pool, does not pay into its country",
		Refusal::Frozen => "it is frozen",
		Refusal::JurisdictionBlocked => "nobody on this chain is paid into its country",
		Refusal::AttesterGone => "whoever vouched is no attester any more, or began a new epoch",
		Refusal::Revoked => "the attester took its word back",
		Refusal::TooFewAttesters => "too few attesters vouch for it",
		Refusal::LimitReached => "it has received what its level allows in this period",
		Refusal::AboveLimit => "one payment is more than its level allows in a period",
	}
}

fn status_json(who: &AccountId, status: &Status) -> Value {
	let records: Vec<Value> = status
		.records
		.iter()
		.map(|record| {
			json!({
				"attester": account::show(&record.attester),
				"level": record.level,
				"jurisdiction": record.jurisdiction.to_string(),
				"expires": record.expires,
				"evidence": format!("{:#x}", record.evidence),
				"nonce": record.nonce,
				"gives": record.gives.ok(),
				"refusal": record.gives.err().map(name),
			})
		})
		.collect();
	json!({
		"account": account::show(who),
		"level": status.level,
		"frozen": status.frozen.map(|reason| format!("{reason:#x}")),
		"blocked": status.blocked,
		"records": records,
	})
}

fn describe_status(who: &AccountId, status: &Status) -> String {
	let mut lines = vec![format!("{}: level {}", account::show(who), status.level)];
	if let Some(reason) = status.frozen {
		lines.push(format!("  frozen, reason {reason:#x}"));
	}
	if status.blocked {
		lines.push("  in a country that nobody on this chain is paid into".into());
	}
	for record in &status.records {
		let gives = match record.gives {
			Ok(level) => format!("gives level {level}"),
			Err(refusal) => format!("gives nothing: {}", words(refusal)),
		};
		lines.push(format!(
			"  {} says: level {}, {}, {} (evidence {:#x}); {gives}",
			account::show(&record.attester),
			record.level,
			record.jurisdiction,
			until(record.expires),
			record.evidence,
		));
	}
	if status.records.is_empty() {
		lines.push("  no records".into());
	}
	lines.join("\n")
}

fn until(expires: Moment) -> String {
	match expires {
		Moment::MAX => "without end".into(),
		block => format!("until relay block {block}"),
	}
}

fn attester_json(who: &AccountId, info: &AttesterInfo) -> Value {
	json!({
		"attester": account::show(who),
		"maxLevel": info.max_level,
		"jurisdictions": jurisdictions_json(&info.jurisdictions),
		"expires": info.expires,
		"scheme": scheme_of(&info.key),
		"key": format!("0x{}", hex::encode(&info.key)),
		"keyNumber": info.key_number,
		"epoch": info.epoch,
		"records": info.records,
	})
}

fn describe_attester(who: &AccountId, info: &AttesterInfo) -> String {
	[
		format!("Attester {}", account::show(who)),
		format!(
			"  may say  up to level {}, {}",
			info.max_level,
			show_jurisdictions(&info.jurisdictions)
		),
		format!("  expires  {}", until(info.expires)),
		format!(
			"  key      {} 0x{}, number {}",
			scheme_of(&info.key),
			hex::encode(&info.key),
			info.key_number
		),
		format!("  epoch    {}", info.epoch),
		format!("  records  {}", account::group(info.records.into())),
	]
	.join("\n")
}

#[cfg(test)]
mod tests {
	use super::*;

	const HEX: &str = "0x0101010101010101010101010101010101010101010101010101010101010101";

	fn line() -> clap::Command {
		ComplianceCommand::augment_subcommands(clap::Command::new("compliance"))
	}

	fn parses(args: &[&str]) -> bool {
		line().try_get_matches_from([&["compliance"][..], args].concat()).is_ok()
	}

	#[test]
	fn commands_should_be_read() {
		line().debug_assert();
		assert!(parses(&["status", HEX, "--round", "3"]));
		assert!(parses(&["attest", HEX, "--level", "1", "--country", "DE", "--days", "365"]));
		assert!(parses(&["renew", HEX, "--expires", "7"]));
		assert!(parses(&["new-epoch", "--attester", HEX, "--dry-run"]));
		for wrong in [
			&["attest", HEX, "--level", "0", "--country", "DE", "--days", "1"][..],
			&["attest", HEX, "--level", "1", "--country", "de", "--days", "1"],
			&["attest", HEX, "--level", "1", "--country", "DE"],
			&["attest", HEX, "--level", "1", "--country", "DE", "--days", "1", "--expires", "1"],
			&["freeze", HEX],
			&["new-epoch", "--attester", HEX],
		] {
			assert!(!parses(wrong), "{wrong:?}");
		}
	}

	#[test]
	fn statement_should_be_encoded_as_the_chain_does() {
		let statement = Statement {
			level: 2,
			jurisdiction: Country(*b"DE"),
			expires: 7,
			evidence: H256::repeat_byte(9),
		};
		let bytes = statement.encode();
		assert_eq!(bytes[..7], [2, b'D', b'E', 7, 0, 0, 0]);
		assert_eq!(bytes[7..], [9; 32]);
	}

	#[test]
	fn hash_should_be_read_or_taken() {
		assert_eq!(hash_of(HEX).unwrap(), H256::repeat_byte(1));
		assert_eq!(hash_of("case 7").unwrap(), H256(blake2_256(b"case 7")));
		assert_eq!(evidence(None).unwrap(), H256::zero());
		assert!(hash_of("0x12").is_err());
	}

	#[test]
	fn days_should_be_counted_from_now() {
		assert_eq!(after(100, 2).unwrap(), 28_900);
		assert!(after(100, 300_000).is_err());
		assert!(after(u32::MAX, 1).is_err());
	}

	#[test]
	fn status_should_name_what_gives_nothing() {
		let record = RecordInfo {
			attester: [2; 32],
			level: 2,
			jurisdiction: Country(*b"DE"),
			expires: u32::MAX,
			evidence: H256::zero(),
			nonce: 5,
			gives: Err(Refusal::Revoked),
		};
		let good = RecordInfo { gives: Ok(1), ..record.clone() };
		let status = Status { frozen: None, level: 1, blocked: false, records: vec![record, good] };
		let value = status_json(&[1; 32], &status);
		assert_eq!(value["records"][0]["gives"], Value::Null);
		assert_eq!(value["records"][0]["refusal"], "Revoked");
		assert_eq!(value["records"][1]["gives"], 1);
		assert_eq!(value["records"][1]["refusal"], Value::Null);
		assert!(describe_status(&[1; 32], &status).contains("the attester took its word back"));
	}
}
