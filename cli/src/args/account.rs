//! Accounts, as arguments: addresses, or names of the user's configuration.

use crate::config::{names::Names, settings::in_force};
use distribution_client::{
	account::{self, AccountId},
	address,
	lists::accounts::{suspicion, Allowed},
	Error, Result,
};

/// Reads an account that a person has given: an SS58 address, 0x and 64 digits, or a name of the
/// configuration with its mark, as in `@treasury`. Names in files are not read by this.
///
/// # Errors
/// [`distribution_client::Error::Input`] if the text is neither.
pub fn account_of(text: &str) -> Result<AccountId> {
	match in_force() {
		Some(settings) => settings.names.account_of(text),
		None => Names::default().account_of(text),
	}
}

/// Reads a beneficiary of a list: an account, or an Ethereum address, behind twelve zero bytes as rows
/// have it.
///
/// # Errors
/// [`Error::Input`] if the text is neither, or the checksum of an address is wrong.
pub fn beneficiary_of(text: &str) -> Result<AccountId> {
	if account::is_ethereum(text) {
		return address::parse(text).map(|address| address::in_row(&address)).map_err(Error::Input);
	}
	account_of(text)
}

/// Refuses an account that nobody has a key for, unless that kind is `allowed`. The error names no option:
/// for commands that have none.
///
/// # Errors
/// [`Error::Input`] with the reason.
pub fn ensure_has_key(id: &AccountId, allowed: Allowed) -> Result<()> {
	match suspicion(id, allowed) {
		Some((_, why)) => Err(Error::input(why.split(". Give --").next().unwrap_or_default())),
		None => Ok(()),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn account_that_nobody_has_a_key_for_should_be_refused_without_naming_an_option() {
		let pallet = {
			let mut id = [0; 32];
			id[..12].copy_from_slice(b"modlpy/trsry");
			id
		};
		let said = ensure_has_key(&pallet, Allowed::default()).unwrap_err().to_string();
		assert!(said.ends_with("nobody has a key for it"), "{said}");
		assert!(ensure_has_key(&address::in_row(&[7; 20]), Allowed::default()).is_err());
		let both = Allowed { keyless: true, ethereum: true };
		assert!(ensure_has_key(&pallet, both).is_ok());
		assert!(ensure_has_key(&[7; 32], Allowed::default()).is_ok());
	}

	#[test]
	fn beneficiary_should_be_an_account_or_an_ethereum_address() {
		let hex = format!("0x{}", "07".repeat(32));
		assert_eq!(beneficiary_of(&hex).unwrap(), [7; 32]);
		let address = format!("0x{}", "07".repeat(20));
		assert_eq!(beneficiary_of(&address).unwrap(), address::in_row(&[7; 20]));
		assert!(beneficiary_of("0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed").is_err());
		assert!(beneficiary_of("@treasury").is_err());
	}

	#[test]
	fn account_should_be_an_address_when_no_configuration_is_in_force() {
		let hex = format!("0x{}", "07".repeat(32));
		assert_eq!(account_of(&hex).unwrap(), [7; 32]);
		assert!(account_of("@treasury").is_err());
	}
}
