//! Ethereum addresses as people write them: 0x and 40 digits, whose capitals are a checksum (EIP-55);
//! and the accounts by which rows name them.

use crate::{
	account::{self, AccountId},
	text::shown,
};
use polkadot_sdk::sp_io::hashing::keccak_256;

/// An Ethereum address.
pub type Address = [u8; 20];

/// Zero bytes before an address in a row.
const PADDING: usize = 12;

/// Reads an address. Digits that are all small or all capital have no checksum; with both, it must be
/// right.
///
/// # Errors
/// What is wrong with the text; control characters in it are escaped.
pub fn parse(text: &str) -> Result<Address, String> {
	let wrong = |why: &str| Err(format!("`{}` is not an Ethereum address: {why}", shown(text)));
	let Some(digits) = text.strip_prefix("0x") else {
		let why = if account::parse(text).is_ok() {
			"it is an account of this chain; the two cannot be in one list"
		} else {
			"0x must be followed by 40 hexadecimal digits"
		};
		return wrong(why);
	};
	let mut address = Address::default();
	if hex::decode_to_slice(digits, &mut address).is_err() {
		let why = if digits.len() == 64 {
			"it has 32 bytes like an account of this chain; an address has 20, and the two cannot be in one list"
		} else {
			"0x must be followed by 40 hexadecimal digits"
		};
		return wrong(why);
	}
	let small = digits.bytes().any(|byte| byte.is_ascii_lowercase());
	let capital = digits.bytes().any(|byte| byte.is_ascii_uppercase());
	if small && capital && show(&address) != text {
		return wrong("its checksum is wrong, so a character of it was changed");
	}
	Ok(address)
}

/// Writes an address with its checksum: a digit is a capital letter where that of the hash of the
/// small ones is 8 or more.
pub fn show(address: &Address) -> String {
	let digits = hex::encode(address);
	let hash = hex::encode(keccak_256(digits.as_bytes()));
	let written = digits.chars().zip(hash.chars()).map(|(digit, of_hash)| {
		if of_hash.to_digit(16).is_some_and(|value| value >= 8) {
			digit.to_ascii_uppercase()
		} else {
			digit
		}
	});
	"0x".chars().chain(written).collect()
}

/// The account by which a row names an address: twelve zero bytes, and the address.
pub fn in_row(address: &Address) -> AccountId {
	let mut id = AccountId::default();
	let (_, end) = id.split_at_mut(PADDING);
	end.copy_from_slice(address);
	id
}

/// The address that an account of a row names; `None` if it does not begin with twelve zero bytes.
pub fn of_row(id: &AccountId) -> Option<Address> {
	let (zeros, address) = id.split_at(PADDING);
	let address = Address::try_from(address).ok()?;
	zeros.iter().all(|byte| *byte == 0).then_some(address)
}

/// Writes a beneficiary: an address with its checksum, or else an account.
pub fn beneficiary(id: &AccountId) -> String {
	of_row(id).map_or_else(|| account::show(id), |address| show(&address))
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	/// Those of EIP-55 itself: all capitals, all small, and both.
	const WRITTEN: [&str; 8] = [
		"0x52908400098527886E0F7030069857D2E4169EE7",
		"0x8617E340B3D01FA5F11F306F4090FD50E238070D",
		"0xde709f2102306220921060314715629080e2fb77",
		"0x27b1fdb04752bbc536007a920d24acb045561c26",
		"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
		"0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
		"0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
		"0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
	];

	#[test]
	fn address_should_be_written_and_read_with_its_checksum() {
		for text in WRITTEN {
			let address = parse(text).unwrap();
			assert_eq!(show(&address), text);
			let (small, capital) = (text.to_lowercase(), text[2..].to_uppercase());
			assert_eq!(parse(&small), Ok(address));
			assert_eq!(parse(&format!("0x{capital}")), Ok(address));
		}
	}

	#[test]
	fn address_with_a_wrong_checksum_should_be_refused() {
		let text = WRITTEN[4];
		for (place, digit) in text.char_indices().skip(2).filter(|(_, c)| c.is_alphabetic()) {
			let mut other = text.to_string();
			let turned = if digit.is_uppercase() {
				digit.to_ascii_lowercase()
			} else {
				digit.to_ascii_uppercase()
			};
			other.replace_range(place..=place, &turned.to_string());
			assert!(parse(&other).unwrap_err().contains("checksum"), "{other}");
		}
		let other = text.replace('9', "8");
		assert!(parse(&other).unwrap_err().contains("checksum"));
	}

	#[test]
	fn what_is_not_an_address_should_be_refused_with_the_reason() {
		let account = "diay3eAmwF3X5kPAtEAeKpSBaCP89G58LD8e9ez7X6UYSS1Ud";
		let hex = format!("0x{}", "07".repeat(32));
		for (text, why) in [
			(account, "an account of this chain"),
			(hex.as_str(), "32 bytes"),
			("0x", "40 hexadecimal digits"),
			("0x52908400098527886E0F7030069857D2E4169EE", "40 hexadecimal digits"),
			("0X52908400098527886E0F7030069857D2E4169EE7", "40 hexadecimal digits"),
			("52908400098527886E0F7030069857D2E4169EE7", "40 hexadecimal digits"),
			("0x52908400098527886E0F7030069857D2E4169EEg", "40 hexadecimal digits"),
			("", "40 hexadecimal digits"),
		] {
			let said = parse(text).unwrap_err();
			assert!(said.contains(why) && said.contains("not an Ethereum address"), "{said}");
		}
	}

	proptest! {
		#[test]
		fn addresses_should_survive_writing_and_rows(address in any::<Address>()) {
			prop_assert_eq!(parse(&show(&address)), Ok(address));
			prop_assert_eq!(of_row(&in_row(&address)), Some(address));
			prop_assert_eq!(beneficiary(&in_row(&address)), show(&address));
		}
	}

	#[test]
	fn account_should_be_no_address() {
		let mut id = in_row(&[7; 20]);
		id[11] = 1;
		assert_eq!(of_row(&id), None);
		assert_eq!(beneficiary(&id), account::show(&id));
	}
}
