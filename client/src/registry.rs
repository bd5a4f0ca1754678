//! Reading the registry of identities.

use crate::{
	account::{self, AccountId},
	chain::{At, Chain},
	error::{Error, Result},
	refusal::Reason,
	types::{AssetKind, Moment, RecordInfo},
};
use codec::Encode;
use distribution_primitives::{api, Refusal, Requirement, RoundId};
use polkadot_sdk::sp_runtime::DispatchError;
use std::collections::BTreeMap;

/// Most accounts that the runtime API tells about at once.
pub const MAX_ACCOUNTS: usize = api::MAX_ACCOUNTS as usize;

/// An attester of this chain.
pub type AttesterInfo = api::AttesterInfo<Moment>;
/// An officer of this chain.
pub type OfficerInfo = api::OfficerInfo<AccountId, Moment>;
/// A freeze of this chain.
pub type FreezeInfo = api::FreezeInfo<AccountId, Moment>;
/// The status of an account of this chain.
pub type Status = api::ComplianceStatus<AccountId, Moment>;
/// Why a round cannot pay an account.
pub type Obstacle = api::Obstacle<Moment>;

/// The attester `who`.
///
/// # Errors
/// [`Error::Input`] if it is not an attester.
pub async fn attester_of(chain: &Chain, who: &AccountId) -> Result<AttesterInfo> {
	let info: Option<AttesterInfo> = chain.ask("ComplianceApi_attester", who).await?;
	info.ok_or_else(|| Error::input(format!("{} is not an attester", account::show(who))))
}

/// The officers.
///
/// # Errors
/// Those of the connection.
pub async fn officers(chain: &Chain) -> Result<Vec<OfficerInfo>> {
	chain.ask("ComplianceApi_officers", ()).await
}

/// The status of an account.
///
/// # Errors
/// Those of the connection.
pub async fn status_of(chain: &Chain, who: &AccountId) -> Result<Status> {
	chain.ask("ComplianceApi_compliance_status", who).await
}

/// Whether a round can pay `amount` smallest units to an account.
///
/// # Errors
/// [`Error::Input`] if there is no such round.
pub async fn can_receive(
	chain: &Chain,
	who: &AccountId,
	round: RoundId,
	amount: u128,
) -> Result<std::result::Result<(), Obstacle>> {
	let answer: Option<std::result::Result<(), Obstacle>> =
		chain.ask("ComplianceApi_can_receive", (who, round, amount)).await?;
	answer.ok_or_else(|| Error::input(format!("there is no round {round} on this chain")))
}

/// The records of one attester on each of `accounts`, in their order.
///
/// # Errors
/// [`Error::Unexpected`] if the node answers for another number of accounts.
pub async fn records_by(
	chain: &Chain,
	attester: &AccountId,
	accounts: &[AccountId],
) -> Result<Vec<Option<RecordInfo>>> {
	records_at(chain, &chain.best().await?, attester, accounts).await
}

/// The same, as a block has them.
///
/// # Errors
/// [`Error::Unexpected`] if the node answers for another number of accounts.
pub async fn records_at(
	chain: &Chain,
	at: &At,
	attester: &AccountId,
	accounts: &[AccountId],
) -> Result<Vec<Option<RecordInfo>>> {
	let mut all = Vec::with_capacity(accounts.len());
	for part in accounts.chunks(MAX_ACCOUNTS) {
		let records: Vec<Option<RecordInfo>> =
			chain.ask_at(at, "ComplianceApi_records_by", (attester, part)).await?;
		all.extend(for_all(part.len(), records)?);
	}
	Ok(all)
}

/// An answer that must be about as many accounts as the question.
fn for_all<T>(asked: usize, answers: Vec<T>) -> Result<Vec<T>> {
	if answers.len() == asked {
		return Ok(answers);
	}
	Err(Error::unexpected(format!(
		"asked for {asked} accounts, the node answered for {}",
		answers.len()
	)))
}

/// For each of at most [`MAX_ACCOUNTS`] accounts with an amount, in the smallest unit of `asset`,
/// whether it meets `requirement` and may receive that much now. Each is looked at by itself.
///
/// # Errors
/// [`Error::Unexpected`] if the node answers for another number of accounts.
pub async fn screen(
	chain: &Chain,
	requirement: &Requirement,
	asset: AssetKind,
	rows: &[(AccountId, u128)],
) -> Result<Vec<std::result::Result<(), Obstacle>>> {
	let answers = chain.ask("ComplianceApi_screen", (requirement, asset, rows)).await?;
	for_all(rows.len(), answers)
}

/// For each of `accounts` why `officer` cannot freeze it now; `None` if it can, as long as it may
/// freeze any in this period.
///
/// # Errors
/// [`Error::Unexpected`] if the node answers for another number of accounts.
pub async fn unfreezable(
	chain: &Chain,
	officer: &AccountId,
	accounts: &[AccountId],
) -> Result<Vec<Option<Reason>>> {
	let mut all = Vec::with_capacity(accounts.len());
	// There are few errors, and each is named by the node's metadata.
	let mut named: BTreeMap<Vec<u8>, Reason> = BTreeMap::new();
	for part in accounts.chunks(MAX_ACCOUNTS) {
		let answers: Vec<std::result::Result<(), DispatchError>> =
			chain.ask("ComplianceApi_freezable", (officer, part)).await?;
		for answer in for_all(part.len(), answers)? {
			let Err(error) = answer else {
				all.push(None);
				continue;
			};
			let encoded = error.encode();
			let reason = match named.get(&encoded).cloned() {
				Some(reason) => reason,
				None => {
					let reason = chain.reason(&encoded).await;
					named.insert(encoded, reason.clone());
					reason
				}
			};
			all.push(Some(reason));
		}
	}
	Ok(all)
}

/// A refusal as JSON names it.
pub fn refusal_code(refusal: Refusal) -> String {
	format!("{refusal:?}")
}

/// A refusal in words.
pub fn refusal_text(refusal: Refusal) -> &'static str {
	match refusal {
		Refusal::LevelTooLow => "its level is too low, or its identity has not been checked",
		Refusal::Expired => "its record has expired",
		Refusal::JurisdictionRefused => "the round, or the pool, does not pay into its country",
		Refusal::Frozen => "it is frozen",
		Refusal::JurisdictionBlocked => {
			"this chain pays nobody in the country that is named for it"
		}
		Refusal::AttesterGone => "its attester is no longer in office, or began a new epoch",
		Refusal::Revoked => "the attester took its word back",
		Refusal::TooFewAttesters => "too few attesters vouch for it",
		Refusal::LimitReached => "it has received what its level allows in this period",
		Refusal::AboveLimit => "one payment is more than its level allows in a period",
		Refusal::PayeeFrozen => "the account that it has named to be paid is frozen",
		Refusal::PayeeBlocked => {
			"this chain pays nobody in the country that is named for its payee"
		}
	}
}
