//! `distribution compliance …`: reading and writing the registry of identities.

mod attest_all;
pub mod credential;
mod freeze_all;
mod history;
mod records;
mod screen;
mod show;

use self::{
	attest_all::{attest_all, AttestAll},
	credential::CredentialCommand,
	freeze_all::{freeze_all, freezing, FreezeAll},
	history::{history, History},
	records::{list, ListRecords},
	screen::{screen, Screen},
	show::{
		attester_json, describe_attester, describe_officers, describe_status, officers_json,
		status_json,
	},
};
use crate::{
	args::{
		account::account_of,
		key::NewKeyArgs,
		number::whole_number,
		send::{submit_and_report, submit_as, CommitteeArgs, SubmitArgs},
		statement::{evidence_hash, hash_of, nonce_now, Expiry, StatementArgs},
	},
	error::Result,
	output::Output,
};
use clap::Subcommand;
use distribution_client::{
	account,
	calls::compliance as calls,
	credential::prove_key,
	keys::show_bytes,
	registry::{
		attester_of, can_receive, officers, refusal_code, refusal_text, status_of, Obstacle,
	},
	Chain,
};
use serde_json::{json, Value};

/// The commands of `distribution compliance`.
#[derive(Subcommand, Debug)]
pub enum ComplianceCommand {
	/// Those that read and write the registry.
	#[command(flatten)]
	Registry(RegistryCommand),
	/// Sign, verify and present credentials: statements signed off chain.
	#[command(subcommand)]
	Credential(CredentialCommand),
}

/// The commands that read and write the registry.
#[derive(Subcommand, Debug)]
pub enum RegistryCommand {
	/// Show the records of an account and the level they give it.
	Status {
		/// The account: any SS58 address or 0x and 64 digits.
		account: String,
		/// Also tell whether this round can pay it.
		#[arg(long, value_parser = whole_number::<u32>)]
		round: Option<u32>,
		/// How much the round is to pay it: 25.5 in tokens of its asset, "25 smallest" in its smallest
		/// unit. Default: any amount.
		#[arg(long, requires = "round")]
		amount: Option<String>,
	},
	/// List the records of the registry and the accounts that are frozen, with dates.
	List(ListRecords),
	/// Tell everything that the registry reported about an account: when, what, and who.
	History(History),
	/// Find the rows of a list that would be refused now, and why. Sends nothing.
	Screen(Screen),
	/// Show an attester.
	Attester {
		/// The attester's account.
		account: String,
	},
	/// List the officers: who is suspended, and how many accounts each can still freeze today.
	Officers,
	/// Vouch for an account; the signer is the attester.
	Attest {
		/// The account.
		account: String,
		#[command(flatten)]
		says: StatementArgs,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Vouch for every account of a file. Can be interrupted and repeated.
	AttestAll(AttestAll),
	/// Change how long a record of the signer lasts.
	Renew {
		/// The account.
		account: String,
		#[command(flatten)]
		expiry: Expiry,
		/// Hash of the file on the account as it is now: 0x and 64 digits, or text to be hashed.
		#[arg(long, value_name = "HASH")]
		evidence: Option<String>,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Revoke the signer's record on an account, and all credentials signed for it up to a nonce.
	Revoke {
		/// The account.
		account: String,
		/// Why: 0x and 64 digits, or text whose hash goes on chain.
		#[arg(long, value_name = "HASH")]
		reason: String,
		/// Revoke credentials up to and including this nonce. Default: that of the present time,
		/// which voids all credentials signed so far with a default nonce.
		#[arg(long, value_parser = whole_number::<u64>)]
		nonce: Option<u64>,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Remove a record that no longer counts; its deposit goes back to the attester.
	Forget {
		/// The account.
		account: String,
		/// The attester whose record it is.
		attester: String,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Replace the key that the signer, an attester, signs credentials with. The new key signs a
	/// proof that you have it.
	RotateKey {
		#[command(flatten)]
		new: NewKeyArgs,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Void everything that an attester, the signer, has vouched for, and every credential it has
	/// signed. For a call of governance name the attester with --as and --print-call.
	NewEpoch {
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Freeze an account for 14 days, or until it is ended; the signer is an officer.
	Freeze {
		/// The account.
		account: String,
		/// The order or the case: 0x and 64 digits, or text whose hash goes on chain.
		#[arg(long, value_name = "HASH")]
		reason: String,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Freeze every account of a file, as many as the officer may in a day. Can be interrupted and
	/// repeated.
	FreezeAll(FreezeAll),
	/// End a freeze; the signer is the officer who began it, or a member of the committee with
	/// --committee.
	Unfreeze {
		/// The account.
		account: String,
		/// The order or the case: 0x and 64 digits, or text whose hash goes on chain.
		#[arg(long, value_name = "HASH")]
		reason: String,
		#[command(flatten)]
		send: CommitteeArgs,
	},
	/// Make a freeze last until it is ended; the signer is an officer other than the first.
	RatifyFreeze {
		/// The account.
		account: String,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Remove a freeze that has lapsed, if the chain has not done so yet; anyone can.
	LapseFreeze {
		/// The account.
		account: String,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Suspend an officer (the technical committee; see --committee).
	SuspendOfficer {
		/// The officer.
		account: String,
		#[command(flatten)]
		send: CommitteeArgs,
	},
}

/// Runs a command that reads or writes the registry.
pub async fn run(command: RegistryCommand, chain: &Chain, output: Output) -> Result<()> {
	match command {
		RegistryCommand::Status { account, round, amount } => {
			status(chain, &account, round, amount.as_deref(), output).await
		}
		RegistryCommand::List(command) => list(command, chain, output).await,
		RegistryCommand::History(command) => history(command, chain, output).await,
		RegistryCommand::Screen(command) => screen(command, chain, output).await,
		RegistryCommand::FreezeAll(command) => freeze_all(command, chain, output).await,
		RegistryCommand::Attester { account } => {
			let who = account_of(&account)?;
			let info = attester_of(chain, &who).await?;
			let clock = chain.clock().await?;
			output.print(&attester_json(&who, &info, &clock), || {
				describe_attester(&who, &info, &clock)
			});
			Ok(())
		}
		RegistryCommand::Officers => {
			let all = officers(chain).await?;
			let clock = chain.clock().await?;
			output.print(&officers_json(&all, &clock), || describe_officers(&all, &clock));
			Ok(())
		}
		RegistryCommand::Attest { account, says, send } => {
			let call = calls::attest(&account_of(&account)?, &says.statement(Some(chain)).await?);
			submit_and_report(chain, call, &send, output, "attested").await
		}
		RegistryCommand::AttestAll(command) => attest_all(command, chain, output).await,
		RegistryCommand::Renew { account, expiry, evidence: file, send } => {
			let expires = expiry.block(Some(chain)).await?;
			let evidence = evidence_hash(file.as_deref())?;
			let call = calls::renew(&account_of(&account)?, expires, evidence);
			submit_and_report(chain, call, &send, output, "renewed").await
		}
		RegistryCommand::Revoke { account, reason, nonce, send } => {
			let nonce = nonce.unwrap_or_else(nonce_now);
			let call = calls::revoke(&account_of(&account)?, nonce, hash_of(&reason)?);
			send.confirm(
				output,
				&format!("Revoke your record on {account}, and every credential for it up to nonce {nonce}."),
			)?;
			submit_and_report(chain, call, &send, output, "revoked").await
		}
		RegistryCommand::Forget { account, attester, send } => {
			let call = calls::forget(&account_of(&account)?, &account_of(&attester)?);
			submit_and_report(chain, call, &send, output, "forgotten").await
		}
		RegistryCommand::RotateKey { new, send } => {
			let who = send.maker(chain).await?;
			let key = new.key()?;
			send.key.check(key.is_development(), chain).await?;
			let call = calls::rotate_key(&key.public(), &prove_key(chain.genesis(), &who, &key));
			send.confirm(
				output,
				&format!(
					"Have {} sign credentials with the {} key {}. Those of the present key that nobody has presented yet are void then.",
					account::show(&who),
					key.scheme(),
					show_bytes(key.public())
				),
			)?;
			submit_and_report(chain, call, &send, output, "key rotated").await
		}
		RegistryCommand::NewEpoch { send } => {
			let who = send.maker(chain).await?;
			let call = calls::new_epoch(&who);
			send.confirm(
				output,
				&format!(
					"Void everything that {} has vouched for and every credential it has signed.",
					account::show(&who)
				),
			)?;
			submit_and_report(chain, call, &send, output, "epoch begun").await
		}
		RegistryCommand::Freeze { account, reason, send } => {
			let who = account_of(&account)?;
			let call = calls::freeze(&who, hash_of(&reason)?);
			send.confirm(output, &freezing(chain, &account::show(&who)).await?)?;
			submit_and_report(chain, call, &send, output, "frozen").await
		}
		RegistryCommand::Unfreeze { account, reason, send } => {
			let call = calls::unfreeze(&account_of(&account)?, hash_of(&reason)?);
			submit_as(chain, call, &send, output, "unfrozen").await
		}
		RegistryCommand::RatifyFreeze { account, send } => {
			let call = calls::ratify_freeze(&account_of(&account)?);
			submit_and_report(chain, call, &send, output, "freeze ratified").await
		}
		RegistryCommand::LapseFreeze { account, send } => {
			let call = calls::lapse_freeze(&account_of(&account)?);
			submit_and_report(chain, call, &send, output, "freeze removed").await
		}
		RegistryCommand::SuspendOfficer { account, send } => {
			let call = calls::suspend_officer(&account_of(&account)?);
			submit_as(chain, call, &send, output, "officer suspended").await
		}
	}
}

/// Runs `distribution compliance status`.
async fn status(
	chain: &Chain,
	account: &str,
	round: Option<u32>,
	amount: Option<&str>,
	output: Output,
) -> Result<()> {
	let who = account_of(account)?;
	let status = status_of(chain, &who).await?;
	let clock = chain.clock().await?;
	let mut value = status_json(&who, &status, &clock);
	let mut text = describe_status(&who, &status, &clock);
	if let Some(round) = round {
		let amount = match amount {
			Some(text) => {
				let asset = chain.round(round).await?.terms.asset;
				chain.unit(asset).await?.read(text)?
			}
			None => 1,
		};
		let answer = can_receive(chain, &who, round, amount).await?;
		if let Value::Object(fields) = &mut value {
			fields.insert("round".into(), json!(round));
			fields.insert("canReceive".into(), json!(answer.is_ok()));
			let obstacle = answer.as_ref().err();
			let refusal = obstacle.map(|obstacle| refusal_code(obstacle.refusal));
			fields.insert("refusal".into(), json!(refusal));
			let passes_at = obstacle.and_then(|obstacle| obstacle.passes_at);
			fields.insert("passesAt".into(), json!(passes_at));
			let passes_date = passes_at.and_then(|block| clock.iso(block));
			fields.insert("passesDate".into(), json!(passes_date));
		}
		text.push_str(&match answer {
			Ok(()) => format!("\nRound {round} can pay it."),
			Err(Obstacle { refusal, passes_at }) => {
				let passes = passes_at.map_or(String::new(), |block| {
					format!(". This passes on {}", clock.show(block))
				});
				format!("\nRound {round} cannot pay it: {}{passes}.", refusal_text(refusal))
			}
		});
	}
	output.print(&value, || text);
	Ok(())
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
		assert!(parses(&["new-epoch", "--as", HEX, "--print-call"]));
		assert!(parses(&["rotate-key", "--new-key-file", "new.json", "--new-scheme", "ed25519"]));
		assert!(parses(&["rotate-key", "--as", HEX, "--print-call"]));
		assert!(parses(&["officers"]));
		assert!(parses(&["list"]) && parses(&["list", "--frozen", "--country", "DE"]));
		assert!(parses(&["list", "--attester", HEX, "--expiring", "+30d", "--csv", "x.csv"]));
		assert!(parses(&["history", HEX]) && parses(&["history", HEX, "--from", "2027-01-31"]));
		assert!(parses(&["freeze-all", "list.csv", "--reason", "order 7"]));
		assert!(parses(&["freeze-all", "list.csv", "--as", HEX, "--dry-run"]));
		assert!(parses(&["screen", "list.csv", "--round", "3"]));
		assert!(parses(&["unfreeze", HEX, "--reason", "order 7", "--committee", "2"]));
		assert!(parses(&["ratify-freeze", HEX]) && parses(&["lapse-freeze", HEX]));
		assert!(parses(&["suspend-officer", HEX, "--committee", "2"]));
		for wrong in [
			&["attest", HEX, "--level", "0", "--country", "DE", "--days", "1"][..],
			&["attest", HEX, "--level", "1", "--country", "de", "--days", "1"],
			&["attest", HEX, "--level", "1", "--country", "DE"],
			&["attest", HEX, "--level", "1", "--country", "DE", "--days", "1", "--expires", "1"],
			&["freeze", HEX],
			&["list", "--country", "de"],
			&["history", HEX, "--from", "soon"],
			&["freeze-all", "list.csv", "--as", HEX],
			&["freeze", HEX, "--reason", "order 7", "--committee", "2"],
			&["unfreeze", HEX],
			&["new-epoch", "--as", HEX],
			&["rotate-key", "--as", HEX],
			&["rotate-key", HEX],
			&["rotate-key", "--new-suri", "//New"],
		] {
			assert!(!parses(wrong), "{wrong:?}");
		}
	}
}
