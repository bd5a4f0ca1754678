//! Public keys: their addresses, the chain's own accounts, and well-known development keys.

use distribution_client::{account::show_tokens, keys::development};
use distribution_primitives::chain::{
	COLLATORS_ID, SS58_PREFIX, TOKEN_DECIMALS, TOKEN_SYMBOL, TREASURY_ID,
};
use polkadot_sdk::sp_core::crypto::{AccountId32, PublicError, Ss58AddressFormat, Ss58Codec};

/// A public key of 32 bytes: of an account, a session or an attester.
pub type Key = AccountId32;

/// The address of a key on this chain.
pub fn address(key: &Key) -> String {
	key.to_ss58check_with_version(Ss58AddressFormat::custom(SS58_PREFIX))
}

/// The key behind an address of the network with `prefix`.
///
/// # Errors
/// What is wrong with the address, and what to do about it.
pub fn parse(text: &str, prefix: u16) -> Result<Key, String> {
	let (key, format) = Key::from_ss58check_with_version(text).map_err(|error| match error {
		PublicError::InvalidChecksum => {
			format!("`{text}` has a wrong checksum: copy the whole address again")
		}
		PublicError::BadLength => format!(
			"`{text}` is not the address of an account, or part of it is missing: copy the whole address again"
		),
		PublicError::BadBase58 => {
			format!("`{text}` is not an address: it has characters that no address has")
		}
		error => format!("`{text}` is not an address: {error}"),
	})?;
	let found = u16::from(format);
	if found == prefix {
		return Ok(key);
	}
	let same = if prefix == SS58_PREFIX {
		format!(" (the same key has the address {})", address(&key))
	} else {
		String::new()
	};
	Err(format!(
		"`{text}` is an address of network prefix {found}, expected {prefix}: ask its owner for an address of this \
		network{same}"
	))
}

/// The account of the treasury.
pub fn treasury() -> Key {
	of_pallet(TREASURY_ID)
}

/// The account that collects the collators' share of fees.
pub fn collators_pot() -> Key {
	of_pallet(COLLATORS_ID)
}

/// The account of a pallet id, as `PalletId::into_account_truncating` makes it.
fn of_pallet(id: [u8; 8]) -> Key {
	let mut account = [0; 32];
	for (byte, from) in account.iter_mut().zip(b"modl".iter().chain(&id)) {
		*byte = *from;
	}
	Key::new(account)
}

/// An amount of smallest units, shown in tokens.
pub fn tokens(amount: u128) -> String {
	format!("{} {TOKEN_SYMBOL}", show_tokens(amount, TOKEN_DECIMALS))
}

/// The name of a development key, if this is one. Their secrets are public.
pub fn development_key(key: &Key) -> Option<&'static str> {
	development::name_of(key.as_ref())
}

#[cfg(test)]
mod tests {
	use super::*;

	const ALICE: &str = "diay3eAmwF3X5kPAtEAeKpSBaCP89G58LD8e9ez7X6UYSS1Ud";

	#[test]
	fn address_should_be_read_and_written() {
		let key = parse(ALICE, SS58_PREFIX).unwrap();
		assert_eq!(address(&key), ALICE);
		assert_eq!(parse("15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5", 0), Ok(key));
	}

	#[test]
	fn address_should_be_refused_with_what_is_wrong_with_it() {
		for (text, message) in [
			("diay3eAmwF3X5kPAtEAeKpSBaCP89G58LD8e9ez7X6UYSS1Uc", "wrong checksum"),
			("diay3eAmwF3X5kPAtEAeKpSBaCP89G58LD8e9ez7X6UYSS1U", "part of it is missing"),
			("member 0", "not an address"),
			("", "part of it is missing"),
			(
				"15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5",
				"prefix 0, expected 7757: ask its owner for an address of this network (the same key has the address diay",
			),
		] {
			let error = parse(text, SS58_PREFIX).unwrap_err();
			assert!(error.contains(message), "{error}");
		}
		let error = parse(ALICE, 10).unwrap_err();
		assert!(
			error.ends_with(
				"prefix 7757, expected 10: ask its owner for an address of this network"
			),
			"{error}"
		);
	}

	#[test]
	fn accounts_of_the_chain_should_be_those_of_its_pallets() {
		assert_eq!(address(&treasury()), "diYeHtEdQtmYAhwTvNcEBqHmUtftdSpAWek13DPuu3beHbcy1");
		assert_eq!(address(&collators_pot()), "diYeHtEdJUSAHyywBriSqpYWZfqC6DUQfxbqh2bSGT2fLavaK");
	}

	#[test]
	fn development_keys_should_be_known_in_every_scheme() {
		for (address, name) in [
			(ALICE, Some("//Alice")),
			("dibvMsXfvLPdaFVmVhJrrqJ8afCZtmW1n3RnamcDYR2kyxEN4", Some("//Bob//stash")),
			// Alice with Ed25519, and with ECDSA.
			("diZGFVzmBq55bwXY2qKbtpk1KvCHNTuo4my4R6RwgZueFye92", Some("//Alice")),
			("diWDHk9dZfeyPeajoQmxuL8TvuhrfzKiXaCnUnob116tWbdc3", Some("//Alice")),
			("diXmnzZxKQrap5RHmbEGZAYRDMgKwaHygp7cvaSrKPRHMM8uR", Some("the development phrase")),
			("diYeHtEdQtmYAhwTvNcEBqHmUtftdSpAWek13DPuu3beHbcy1", None),
		] {
			let key = parse(address, SS58_PREFIX).unwrap();
			assert_eq!(development_key(&key), name, "{address}");
		}
	}

	#[test]
	fn amount_should_be_shown_in_tokens() {
		assert_eq!(tokens(1_000_000_000_000_000_000_001), "1,000,000,000.000000000001 DIST");
	}
}
