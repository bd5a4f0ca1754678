//! Parts of a plan's file: clock, manager, requirement, release.

use crate::{
	account::{self, account_of, AccountId},
	error::{Error, Result},
	multisig::Multisig,
	plan::schedule::Unlock,
	types::Moment,
};
use distribution_primitives::{Countries, Country, Jurisdictions, Requirement};
use serde::{Deserialize, Serialize};

/// Name of the file in a plan's folder.
pub const NAME: &str = "plan.json";

/// The chain's clock when the plan was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClockFields {
	/// Block of the relay chain.
	pub block: Moment,
	/// Its time, in seconds since 1970.
	pub seconds: i64,
}

/// The account that manages the rounds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manager {
	/// Its address.
	pub account: String,
	/// How many signatories must approve; absent if it signs itself.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	pub threshold: Option<u16>,
	/// Addresses of the signatories, in ascending order of their keys.
	#[serde(default, skip_serializing_if = "Vec::is_empty")]
	pub signatories: Vec<String>,
}

/// What is demanded of beneficiaries.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequirementFields {
	/// Lowest level of identity check.
	pub level: u8,
	/// Number of attesters.
	pub attesters: u8,
	/// The only countries.
	#[serde(default, skip_serializing_if = "Vec::is_empty")]
	pub only: Vec<String>,
	/// The countries that are not accepted.
	#[serde(default, skip_serializing_if = "Vec::is_empty")]
	pub except: Vec<String>,
}

/// How a round is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum ReleaseFields {
	/// At once.
	Immediate,
	/// In the holder's account.
	Vested {
		/// Block from which it is counted.
		start: Moment,
		/// Blocks.
		length: Moment,
	},
	/// In the pot.
	Streamed {
		/// Block from which it is counted.
		start: Moment,
		/// Blocks.
		cliff: Moment,
		/// Blocks.
		length: Moment,
		/// Blocks.
		step: Moment,
	},
}

impl From<Unlock> for ReleaseFields {
	fn from(unlock: Unlock) -> Self {
		match unlock {
			Unlock::Immediate => Self::Immediate,
			Unlock::Vested { start, length } => Self::Vested { start, length },
			Unlock::Streamed { start, cliff, length, step } => {
				Self::Streamed { start, cliff, length, step }
			}
		}
	}
}

impl From<ReleaseFields> for Unlock {
	fn from(release: ReleaseFields) -> Self {
		match release {
			ReleaseFields::Immediate => Self::Immediate,
			ReleaseFields::Vested { start, length } => Self::Vested { start, length },
			ReleaseFields::Streamed { start, cliff, length, step } => {
				Self::Streamed { start, cliff, length, step }
			}
		}
	}
}

impl RequirementFields {
	/// The fields of a requirement.
	pub fn new(requirement: &Requirement) -> Self {
		let codes = |list: &Countries| list.iter().map(Country::to_string).collect::<Vec<_>>();
		let (mut only, mut except) = (Vec::new(), Vec::new());
		match &requirement.jurisdictions {
			Jurisdictions::Any => {}
			Jurisdictions::Only(list) => only = codes(list),
			Jurisdictions::Except(list) => except = codes(list),
		}
		Self { level: requirement.level, attesters: requirement.attesters, only, except }
	}

	/// The requirement.
	///
	/// # Errors
	/// [`Error::Input`] if it makes no sense.
	pub fn requirement(&self) -> Result<Requirement> {
		let list = |codes: &[String]| -> Result<Countries> {
			let list: std::result::Result<Vec<Country>, _> =
				codes.iter().map(|code| code.parse()).collect();
			let list = list.map_err(|why| Error::input(format!("{NAME}: {why}")))?;
			Countries::try_from(list)
				.map_err(|_| Error::input(format!("{NAME}: it names too many countries")))
		};
		let jurisdictions = match (self.only.is_empty(), self.except.is_empty()) {
			(true, true) => Jurisdictions::Any,
			(false, true) => Jurisdictions::Only(list(&self.only)?),
			(true, false) => Jurisdictions::Except(list(&self.except)?),
			(false, false) => {
				let why = "it accepts some countries alone, and all but some";
				return Err(Error::input(format!("{NAME}: {why}")));
			}
		};
		Ok(Requirement { level: self.level, jurisdictions, attesters: self.attesters })
	}
}

impl Manager {
	/// An account that signs itself.
	pub fn account(who: &AccountId) -> Self {
		Self { account: account::show(who), threshold: None, signatories: Vec::new() }
	}

	/// A multisig.
	pub fn multisig(multisig: &Multisig) -> Self {
		Self {
			account: account::show(&multisig.account()),
			threshold: Some(multisig.threshold()),
			signatories: multisig.signatories().iter().map(account::show).collect(),
		}
	}

	/// Its account, and what it is the multisig of, if it is one.
	///
	/// # Errors
	/// [`Error::Input`] if the signatories are not those of the account.
	pub fn read(&self) -> Result<(AccountId, Option<Multisig>)> {
		let id = account_of(&self.account)?;
		let Some(threshold) = self.threshold else { return Ok((id, None)) };
		let signatories = self.signatories.iter().map(|text| account_of(text));
		let multisig = Multisig::new(threshold, signatories.collect::<Result<Vec<_>>>()?)?;
		if multisig.account() != id {
			return Err(Error::input(format!(
				"{NAME}: {} is not the account of these signatories with this threshold",
				self.account
			)));
		}
		Ok((id, Some(multisig)))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn requirements_should_survive_their_fields() {
		let list = |codes: &[[u8; 2]]| {
			codes.iter().copied().map(Country).collect::<Vec<_>>().try_into().unwrap()
		};
		for jurisdictions in [
			Jurisdictions::Any,
			Jurisdictions::Only(list(&[*b"DE", *b"FR"])),
			Jurisdictions::Except(list(&[*b"US"])),
		] {
			let requirement = Requirement { level: 1, jurisdictions, attesters: 2 };
			let fields = RequirementFields::new(&requirement);
			assert_eq!(fields.requirement().unwrap(), requirement);
		}
		let both = RequirementFields {
			only: vec!["DE".into()],
			except: vec!["US".into()],
			..Default::default()
		};
		assert!(both.requirement().is_err());
		let wrong = RequirementFields { only: vec!["de".into()], ..Default::default() };
		assert!(wrong.requirement().is_err());
	}
}
