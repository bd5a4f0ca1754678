//! Accounts, Ethereum addresses, hashes, CIDs and times are read as meant, or refused in safe words.
//!
//! The bytes are the text.

use super::is_shown;
use distribution_client::{
	account::{self, is_ethereum, parse_hash},
	address, content,
	keys::parse_bytes,
	time::Time,
	types::AssetKind,
};

/// See the module.
pub fn run(data: &[u8]) {
	let Ok(text) = std::str::from_utf8(data) else { return };
	match account::parse_with_prefix(text) {
		Ok((id, prefix)) => {
			assert!(!is_ethereum(text));
			assert_eq!(account::parse(&account::show(&id)), Ok(id));
			assert_eq!(prefix.is_none(), text.starts_with("0x"));
			assert!(prefix.is_some() || parse_bytes(text).as_deref() == Some(&id[..]));
		}
		Err(why) => assert!(is_shown(&why), "{why:?}"),
	}
	match address::parse(text) {
		Ok(address) => {
			assert!(is_ethereum(text));
			assert_eq!(address::parse(&address::show(&address)), Ok(address));
		}
		Err(why) => assert!(is_shown(&why), "{why:?}"),
	}
	if let Ok(hash) = parse_hash(text) {
		assert_eq!(parse_hash(&format!("{hash:#x}")).ok(), Some(hash));
	}
	if let Err(why) = content::check(text) {
		assert!(is_shown(&why), "{why:?}");
	}
	let _ = (text.parse::<Time>(), text.parse::<AssetKind>());
}
