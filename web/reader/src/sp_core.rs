//! What the client's `account.rs` takes from `sp-core`, which does not build for browsers.

/// A hash of 32 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct H256(pub [u8; 32]);

/// Addresses: `Ss58Codec` of sp-core 43, `src/crypto.rs`, for accounts of 32 bytes.
pub mod crypto {
	use blake2::{Blake2b512, Digest};

	/// Bytes of an account.
	const ACCOUNT: usize = 32;
	/// Bytes of the checksum.
	const CHECKSUM: usize = 2;
	/// What is hashed before the address.
	const PREFIX: &[u8] = b"SS58PRE";
	/// Prefixes that no network has: `Ss58AddressFormat::is_reserved`.
	const RESERVED: [u16; 2] = [46, 47];

	/// An account.
	#[derive(Clone, Copy, Debug, PartialEq, Eq)]
	pub struct AccountId32([u8; ACCOUNT]);

	impl AccountId32 {
		/// The account with these bytes.
		pub fn new(bytes: [u8; ACCOUNT]) -> Self {
			Self(bytes)
		}
	}

	impl From<AccountId32> for [u8; ACCOUNT] {
		fn from(account: AccountId32) -> Self {
			account.0
		}
	}

	/// The prefix of an address, which says of which network it is.
	#[derive(Clone, Copy, Debug, PartialEq, Eq)]
	pub struct Ss58AddressFormat(u16);

	impl Ss58AddressFormat {
		/// The format with a prefix.
		pub fn custom(prefix: u16) -> Self {
			Self(prefix)
		}

		/// The prefix.
		pub fn prefix(&self) -> u16 {
			self.0
		}
	}

	/// Why a text is not an address.
	#[derive(Clone, Copy, Debug, PartialEq, Eq)]
	#[non_exhaustive]
	pub enum PublicError {
		/// It has other characters than those of base 58.
		BadBase58,
		/// It is too long or too short.
		BadLength,
		/// It does not begin with a prefix.
		InvalidPrefix,
		/// No network has its prefix.
		FormatNotAllowed,
		/// Its checksum is wrong.
		InvalidChecksum,
	}

	/// Reads and writes addresses.
	pub trait Ss58Codec: Sized {
		/// Reads an address, with its format.
		fn from_ss58check_with_version(
			text: &str,
		) -> Result<(Self, Ss58AddressFormat), PublicError>;

		/// Writes an address in a format.
		fn to_ss58check_with_version(&self, format: Ss58AddressFormat) -> String;
	}

	fn checksum(body: &[u8]) -> [u8; CHECKSUM] {
		let mut hash = Blake2b512::new();
		hash.update(PREFIX);
		hash.update(body);
		hash.finalize().first_chunk().copied().unwrap_or_default()
	}

	impl Ss58Codec for AccountId32 {
		fn from_ss58check_with_version(
			text: &str,
		) -> Result<(Self, Ss58AddressFormat), PublicError> {
			let data = bs58::decode(text).into_vec().map_err(|_| PublicError::BadBase58)?;
			let [first, second, ..] = *data.as_slice() else { return Err(PublicError::BadLength) };
			let (head, prefix) = match first {
				0..=63 => (1usize, u16::from(first)),
				// 01aaaaaa bbcccccc is the prefix 00cccccc aaaaaabb.
				64..=127 => {
					let lower = ((first & 0b0011_1111) << 2) | (second >> 6);
					(2, u16::from_le_bytes([lower, second & 0b0011_1111]))
				}
				_ => return Err(PublicError::InvalidPrefix),
			};
			let end = head.saturating_add(ACCOUNT);
			if data.len() != end.saturating_add(CHECKSUM) {
				return Err(PublicError::BadLength);
			}
			if RESERVED.contains(&prefix) {
				return Err(PublicError::FormatNotAllowed);
			}
			let (body, found) = data.split_at(end);
			if found != checksum(body) {
				return Err(PublicError::InvalidChecksum);
			}
			let account = body.last_chunk().ok_or(PublicError::BadLength)?;
			Ok((Self(*account), Ss58AddressFormat(prefix)))
		}

		fn to_ss58check_with_version(&self, format: Ss58AddressFormat) -> String {
			// A prefix has 14 bits.
			let [lower, upper] = (format.0 & 0b0011_1111_1111_1111).to_le_bytes();
			let mut data = match (lower, upper) {
				(0..=63, 0) => vec![lower],
				_ => vec![(lower >> 2) | 0b0100_0000, upper | (lower << 6)],
			};
			data.extend(self.0);
			let sum = checksum(&data);
			data.extend(sum);
			bs58::encode(data).into_string()
		}
	}
}
