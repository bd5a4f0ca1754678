//! Reading the registry of identities.

use crate::{
	account::{self, AccountId},
	chain::Chain,
	error::{Error, Result},
	types::{Moment, RecordInfo},
};
use distribution_primitives::{api, Refusal, RoundId};

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
	let mut all = Vec::with_capacity(accounts.len());
	for part in accounts.chunks(MAX_ACCOUNTS) {
		let records: Vec<Option<RecordInfo>> =
			chain.ask("ComplianceApi_records_by", (attester, part)).await?;
		if records.len() != part.len() {
			return Err(Error::unexpected(format!(
				"asked for {} accounts, the node answered for {}",
				part.len(),
				records.len()
			)));
		}
		all.extend(records);
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
	}
}
