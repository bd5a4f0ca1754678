//! Vouchers: cumulative amounts that keys sign off chain, and the files they travel in. What the chain says
//! of them is in [`settling`](crate::settling).

use crate::{
	account::{self, account_of, parse_hash, AccountId},
	encoding::MARK,
	error::{Error, Result},
	keys::{parse_key, parse_signature, scheme_of, show_bytes, show_signature, Key, Scheme},
	lists::table::is_stdin,
	types::Moment,
};
use distribution_primitives::{self as primitives, KeySignature, RoundId};
use polkadot_sdk::{
	sp_core::H256,
	sp_runtime::{
		traits::{IdentifyAccount, Verify},
		MultiSigner,
	},
};
use serde::{Deserialize, Serialize};
use serde_json::{de::IoRead, StreamDeserializer};
use std::{
	collections::BTreeMap,
	fs::File,
	io::{self, BufReader, Cursor, Read},
	path::Path,
};

pub use primitives::VoucherKeys;

/// A voucher of this chain.
pub type Voucher = primitives::Voucher<AccountId, u128, Moment>;
/// A voucher of this chain, with its signatures.
pub type SignedVoucher = primitives::SignedVoucher<AccountId, u128, Moment>;
/// Who signs the vouchers of a round.
pub type VoucherSigners = primitives::VoucherSigners<Moment>;
/// What a round knows of one beneficiary.
pub type VoucherRecord = primitives::VoucherRecord<u128>;

/// The file of a voucher; or one of many, one after the other in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VoucherFile {
	/// What is signed.
	pub voucher: Fields,
	/// The signatures.
	pub signatures: Vec<SignatureFields>,
}

/// A voucher as people read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Fields {
	/// Genesis hash of the chain it is for.
	pub genesis: String,
	/// The round.
	pub round: RoundId,
	/// Who is paid.
	pub beneficiary: String,
	/// All that the beneficiary may have had once it is settled, in smallest units.
	pub cumulative: String,
	/// First relay-chain block at which it cannot be settled, if the round loses no time.
	pub deadline: Moment,
	/// The epoch whose keys sign.
	pub epoch: u32,
}

/// A signature as people read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SignatureFields {
	/// The key's place among those of its epoch, from 0.
	pub key: u8,
	/// The kind of key.
	pub scheme: Scheme,
	/// The key, in hexadecimal.
	pub public_key: String,
	/// The signature, in hexadecimal.
	pub signature: String,
}

impl VoucherFile {
	/// A voucher of `round` that nobody has signed.
	pub fn new(genesis: H256, round: RoundId, voucher: &Voucher) -> Self {
		let fields = Fields {
			genesis: format!("{genesis:#x}"),
			round,
			beneficiary: account::show(&voucher.beneficiary),
			cumulative: voucher.cumulative.to_string(),
			deadline: voucher.deadline,
			epoch: voucher.epoch,
		};
		Self { voucher: fields, signatures: Vec::new() }
	}

	/// Adds the signature of `signer`, the key at this place of its epoch.
	///
	/// # Errors
	/// [`Error::Input`] if there is a signature of that key, or a field cannot be read.
	pub fn sign(&mut self, place: u8, signer: &Key) -> Result<()> {
		if self.signatures.iter().any(|one| one.key == place) {
			return Err(Error::input(format!("key {place} has signed this voucher already")));
		}
		let (message, _) = self.message()?;
		self.signatures.push(SignatureFields {
			key: place,
			scheme: signer.scheme(),
			public_key: show_bytes(signer.public()),
			signature: show_signature(&signer.sign(&message)),
		});
		Ok(())
	}

	/// The genesis hash of the chain that it is for.
	///
	/// # Errors
	/// [`Error::Input`] if it cannot be read.
	pub fn genesis(&self) -> Result<H256> {
		parse_hash(&self.voucher.genesis)
	}

	/// The bytes that are signed, and what they say.
	///
	/// # Errors
	/// [`Error::Input`] if a field cannot be read.
	pub fn message(&self) -> Result<(Vec<u8>, Voucher)> {
		let fields = &self.voucher;
		let cumulative = fields.cumulative.parse().map_err(|_| {
			Error::input(format!("`{}` is not an amount of smallest units", fields.cumulative))
		})?;
		let voucher = Voucher {
			beneficiary: account_of(&fields.beneficiary)?,
			cumulative,
			deadline: fields.deadline,
			epoch: fields.epoch,
		};
		Ok((voucher.message(&self.genesis()?, fields.round), voucher))
	}

	/// The voucher as calls take it. Its signatures are not verified.
	///
	/// # Errors
	/// [`Error::Input`] if a field cannot be read, or there are too many signatures.
	pub fn signed(&self) -> Result<SignedVoucher> {
		let (_, voucher) = self.message()?;
		let signatures: Vec<KeySignature> = self
			.signatures
			.iter()
			.map(|one| {
				let signature = parse_signature(one.scheme, &one.signature)?;
				Ok(KeySignature { key: one.key, signature })
			})
			.collect::<Result<_>>()?;
		let signatures = signatures.try_into().map_err(|_| {
			Error::input(format!(
				"a voucher has at most {} signatures",
				primitives::MAX_VOUCHER_KEYS
			))
		})?;
		Ok(SignedVoucher { voucher, signatures })
	}

	/// Checks that somebody has signed it, and that each signature is that of the key beside it. Whether
	/// these are the round's keys is for [`Judge::check`](crate::settling::Judge::check) to say.
	///
	/// # Errors
	/// [`Error::NotProven`] if one is not or there is none, [`Error::Input`] if a field cannot be read.
	pub fn verify(&self) -> Result<SignedVoucher> {
		let (message, _) = self.message()?;
		if self.signatures.is_empty() {
			return Err(Error::not_proven("nobody has signed it: ask for one with signatures"));
		}
		let signed = self.signed()?;
		for (fields, one) in self.signatures.iter().zip(&signed.signatures) {
			let signer = parse_key(fields.scheme, &fields.public_key)?;
			if !one.signature.verify(message.as_slice(), &signer.into_account()) {
				return Err(Error::not_proven(format!(
					"the signature of key {} is not that of {} over this voucher",
					fields.key, fields.public_key
				)));
			}
		}
		Ok(signed)
	}
}

/// The vouchers of a file, each read when it is asked for, with its number in the file, from 1. Nothing
/// follows one that cannot be read.
pub struct Vouchers<R: Read = BufReader<Box<dyn Read + Send>>> {
	all: StreamDeserializer<'static, IoRead<R>, VoucherFile>,
	number: u64,
	/// The file, as people are told of it.
	shown: String,
}

/// Begins to read the vouchers of a file, or of standard input.
///
/// # Errors
/// [`Error::Input`] if the file is not there. Each voucher is [`Error::Input`] if it cannot be read.
pub fn vouchers_in(path: &Path) -> Result<Vouchers> {
	let shown = if is_stdin(path) { "standard input".into() } else { path.display().to_string() };
	let cannot = |e: io::Error| Error::input(format!("cannot read {shown}: {e}"));
	let from: Box<dyn Read + Send> = if is_stdin(path) {
		Box::new(io::stdin())
	} else {
		Box::new(File::open(path).map_err(cannot)?)
	};
	let from = unmarked(from).map_err(cannot)?;
	Ok(Vouchers::new(BufReader::with_capacity(1 << 16, from), shown))
}

/// The same bytes without a byte order mark, which some programs write before UTF-8.
fn unmarked<R: Read + Send + 'static>(mut from: R) -> io::Result<Box<dyn Read + Send>> {
	let mut first = Vec::with_capacity(MARK.len());
	from.by_ref().take(MARK.len() as u64).read_to_end(&mut first)?;
	if first == MARK {
		first.clear();
	}
	Ok(Box::new(Cursor::new(first).chain(from)))
}

impl<R: Read> Vouchers<R> {
	fn new(from: R, shown: String) -> Self {
		let all = serde_json::Deserializer::from_reader(from).into_iter();
		Self { all, number: 0, shown }
	}
}

impl<R: Read> Iterator for Vouchers<R> {
	type Item = Result<(u64, VoucherFile)>;

	fn next(&mut self) -> Option<Self::Item> {
		let read = self.all.next()?;
		self.number = self.number.saturating_add(1);
		let number = self.number;
		Some(read.map(|file| (number, file)).map_err(|why| {
			Error::input(format!("voucher {number} of {} cannot be read: {why}", self.shown))
		}))
	}
}

/// The highest amount of each account, of vouchers that are looked at one after the other, in smallest
/// units: what all of them can be settled for.
#[derive(Clone, Debug, Default)]
pub struct Sums {
	highest: BTreeMap<AccountId, u128>,
	sum: u128,
	largest: Option<(AccountId, u128)>,
}

impl Sums {
	/// Takes an amount of an account. It counts if it is higher than those before.
	pub fn take(&mut self, who: AccountId, amount: u128) {
		let highest = self.highest.entry(who).or_default();
		self.sum = self.sum.saturating_add(amount.saturating_sub(*highest));
		*highest = amount.max(*highest);
		if self.largest.is_none_or(|(_, largest)| amount > largest) {
			self.largest = Some((who, amount));
		}
	}

	/// The number of accounts.
	pub fn accounts(&self) -> usize {
		self.highest.len()
	}

	/// The sum of the highest amounts.
	pub fn sum(&self) -> u128 {
		self.sum
	}

	/// The highest amount of all, with the first account that has it.
	pub fn largest(&self) -> Option<(AccountId, u128)> {
		self.largest
	}
}

/// The place of `signer` among the keys of an epoch.
pub fn place_of(keys: &VoucherKeys, signer: &MultiSigner) -> Option<u8> {
	let place = keys.keys.iter().position(|key| key == signer)?;
	u8::try_from(place).ok()
}

/// Reads the keys of an epoch: each as `SCHEME:KEY`, as in `ed25519:0x8a88…`.
///
/// # Errors
/// [`Error::Input`] if one cannot be read, one is there twice, or the threshold cannot be reached.
pub fn keys_of(texts: &[String], threshold: u8) -> Result<VoucherKeys> {
	let one = |text: &String| {
		let (scheme, bytes) = text.split_once(':').unwrap_or(("", text));
		let scheme = match scheme {
			"sr25519" => Scheme::Sr25519,
			"ed25519" => Scheme::Ed25519,
			"ecdsa" => Scheme::Ecdsa,
			_ => {
				return Err(Error::input(format!(
					"`{text}` is not a key: write sr25519:0x…, ed25519:0x… or ecdsa:0x…"
				)))
			}
		};
		parse_key(scheme, bytes)
	};
	let most = primitives::MAX_VOUCHER_KEYS;
	let keys: Vec<MultiSigner> = texts.iter().map(one).collect::<Result<_>>()?;
	let keys = keys
		.try_into()
		.map_err(|_| Error::input(format!("a round has at most {most} keys for vouchers")))?;
	let keys = VoucherKeys { threshold, keys };
	if !keys.is_valid() {
		return Err(Error::input(format!(
			"the keys must differ, and the threshold be from 1 to their number, not {threshold}"
		)));
	}
	Ok(keys)
}

/// Writes a key as [`keys_of`] reads it.
pub fn show_key(key: &MultiSigner) -> String {
	format!("{}:{}", scheme_of(key), show_bytes(key))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::keys::Secret;

	const GENESIS: H256 = H256::repeat_byte(0x11);

	fn signer(scheme: Scheme, name: &str) -> Key {
		Key::new(scheme, &Secret::new(name, "key").unwrap()).unwrap()
	}

	fn example() -> Voucher {
		Voucher { beneficiary: [0x33; 32], cumulative: 1 << 90, deadline: 1_000, epoch: 1 }
	}

	fn file() -> VoucherFile {
		let mut file = VoucherFile::new(GENESIS, 7, &example());
		file.sign(0, &signer(Scheme::Ed25519, "//Alice")).unwrap();
		file.sign(2, &signer(Scheme::Ecdsa, "//Bob")).unwrap();
		file
	}

	#[test]
	fn vouchers_should_survive_their_file_one_after_the_other() {
		let text = serde_json::to_string(&file()).unwrap();
		let pretty = serde_json::to_string_pretty(&file()).unwrap();
		let all = format!("{text}\n{text}\n{pretty}\n");
		let found: Result<Vec<_>> = Vouchers::new(all.as_bytes(), "all".into()).collect();
		assert_eq!(found.unwrap(), [(1, file()), (2, file()), (3, file())]);
		let signed = file().verify().unwrap();
		assert_eq!((signed.voucher, signed.signatures.len()), (example(), 2));
		// An amount above what JSON numbers hold.
		assert!(text.contains("\"cumulative\":\"1237940039285380274899124224\""));
	}

	#[test]
	fn vouchers_should_be_read_behind_a_byte_order_mark() {
		let text = serde_json::to_string(&file()).unwrap();
		for all in [text.clone(), format!("\u{feff}{text}\r\n{text}\r\n")] {
			let from = unmarked(Cursor::new(all.clone().into_bytes())).unwrap();
			let found: Result<Vec<_>> = Vouchers::new(from, "all".into()).collect();
			let found = found.unwrap();
			assert_eq!(found.len(), all.matches("signatures").count());
			assert!(found.iter().all(|(_, read)| *read == file()));
		}
		// Less than a mark.
		for few in ["", " ", "\n"] {
			let from = unmarked(Cursor::new(few.as_bytes())).unwrap();
			assert!(Vouchers::new(from, "few".into()).next().is_none());
		}
	}

	#[test]
	fn voucher_that_nobody_has_signed_should_not_be_verified() {
		let unsigned = VoucherFile { signatures: Vec::new(), ..file() };
		assert!(matches!(unsigned.verify(), Err(Error::NotProven(_))));
	}

	#[test]
	fn voucher_that_cannot_be_read_should_be_told_with_its_number() {
		let all = format!("{}\n{{}}\n", serde_json::to_string(&file()).unwrap());
		let mut all = Vouchers::new(all.as_bytes(), "all.jsonl".into());
		assert_eq!(all.next().unwrap().unwrap(), (1, file()));
		let said = all.next().unwrap().unwrap_err().to_string();
		assert!(said.starts_with("voucher 2 of all.jsonl cannot be read: "), "{said}");
	}

	#[test]
	fn sum_should_be_that_of_the_highest_amounts_in_any_order() {
		let mut sums = Sums::default();
		assert_eq!((sums.accounts(), sums.sum(), sums.largest()), (0, 0, None));
		for (who, amount, sum) in [(1, 5, 5), (2, 7, 12), (1, 9, 16), (1, 8, 16), (2, 7, 16)] {
			sums.take([who; 32], amount);
			assert_eq!(sums.sum(), sum);
		}
		assert_eq!((sums.accounts(), sums.largest()), (2, Some(([1; 32], 9))));
		sums.take([3; 32], u128::MAX);
		assert_eq!(sums.sum(), u128::MAX);
	}

	#[test]
	fn key_should_not_sign_a_voucher_twice() {
		let again = file().sign(0, &signer(Scheme::Sr25519, "//Eve"));
		assert!(matches!(again, Err(Error::Input(_))));
	}

	#[test]
	fn voucher_should_not_be_verified_when_altered() {
		let refused = |file: VoucherFile| {
			assert!(matches!(file.verify(), Err(Error::NotProven(_))));
		};
		let mut altered = file();
		altered.voucher.cumulative = "1".into();
		refused(altered);
		let mut altered = file();
		altered.voucher.round = 8;
		refused(altered);
		let mut altered = file();
		altered.voucher.genesis = format!("0x{}", "12".repeat(32));
		refused(altered);
		let mut altered = file();
		altered.signatures[0].public_key = show_bytes(signer(Scheme::Ed25519, "//Eve").public());
		refused(altered);
	}

	#[test]
	fn keys_should_be_read_as_they_are_written() {
		let all = [Scheme::Sr25519, Scheme::Ed25519, Scheme::Ecdsa];
		let all = all.map(|scheme| signer(scheme, "//Alice").public());
		let texts: Vec<String> = all.iter().map(show_key).collect();
		let keys = keys_of(&texts, 2).unwrap();
		assert_eq!((keys.threshold, keys.keys.to_vec()), (2, all.to_vec()));
		assert_eq!(place_of(&keys, &all[2]), Some(2));
		assert_eq!(place_of(&keys, &signer(Scheme::Ecdsa, "//Bob").public()), None);
		let twice = [texts[0].clone(), texts[0].clone()];
		assert!(keys_of(&twice, 1).is_err());
		assert!(keys_of(&texts, 0).is_err() && keys_of(&texts, 4).is_err());
		assert!(keys_of(&["0x1234".into()], 1).is_err());
	}
}
