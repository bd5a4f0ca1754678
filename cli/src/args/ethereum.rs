//! The claim of a row of an Ethereum address: what its owner signs.

use crate::{
	args::{
		account::{account_of, ensure_has_key},
		row::evidence_of,
	},
	error::{CliError, Result},
};
use distribution_client::{
	address,
	lists::accounts::Allowed,
	types::{Evidence, Moment, RoundInfo},
	Chain,
};
use distribution_primitives::{Beneficiaries, EthereumClaim};
use polkadot_sdk::sp_core::H160;
use std::path::PathBuf;

/// Whose row of which round is to be paid to whom, and until when.
pub struct Signed<'a> {
	/// The round.
	pub round: &'a RoundInfo,
	/// The Ethereum address.
	pub owner: &'a str,
	/// The account that is paid.
	pub to: &'a str,
	/// First block of the relay chain at which the claim is no longer accepted.
	pub deadline: Moment,
	/// Folder or tree file of the list.
	pub list: Option<&'a PathBuf>,
	/// The row, if the address has several.
	pub row: Option<u32>,
}

impl Signed<'_> {
	/// What its owner signs, and the proof of the row.
	pub async fn claim(&self, chain: &Chain) -> Result<(EthereumClaim, Evidence)> {
		let round = self.round;
		if round.terms.beneficiaries != Beneficiaries::Ethereum {
			return Err(CliError::input(format!(
				"the beneficiaries of round {} are accounts of this chain: they are paid without an Ethereum signature",
				round.id
			)));
		}
		let owner = address::parse(self.owner).map_err(CliError::input)?;
		let destination = account_of(self.to)?;
		if address::of_row(&destination).is_some() {
			return Err(CliError::input(format!(
				"{} is an Ethereum address, for which nobody has a key on this chain: name an account of this chain",
				address::beneficiary(&destination)
			)));
		}
		// The chain refuses most of them. What the others receive is lost.
		ensure_has_key(&destination, Allowed::default())?;
		let who = address::in_row(&owner);
		let evidence = evidence_of(chain, round, &who, self.list, self.row).await?;
		let claim = EthereumClaim {
			genesis: chain.genesis(),
			round: round.id,
			row: evidence.index(),
			owner: H160(owner),
			destination,
			amount: chain.entitlement(round.id, who, &evidence).await?,
			deadline: self.deadline.into(),
		};
		Ok((claim, evidence))
	}
}

/// Refuses a round whose beneficiaries are Ethereum addresses, for commands that claim without their
/// owners' signatures.
pub fn ensure_pays_accounts(round: &RoundInfo) -> Result<()> {
	if round.terms.beneficiaries == Beneficiaries::Accounts {
		return Ok(());
	}
	Err(CliError::input(format!(
		"the beneficiaries of round {0} are Ethereum addresses, whose owners sign which account is paid: `distribution claim message {0} ADDRESS --to ACCOUNT` prints what",
		round.id
	)))
}
