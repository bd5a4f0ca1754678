//! Accounts, as arguments: addresses, or names of the user's configuration.

use crate::config::{names::Names, settings::in_force};
use distribution_client::{account::AccountId, Result};

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

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn account_should_be_an_address_when_no_configuration_is_in_force() {
		let hex = format!("0x{}", "07".repeat(32));
		assert_eq!(account_of(&hex).unwrap(), [7; 32]);
		assert!(account_of("@treasury").is_err());
	}
}
