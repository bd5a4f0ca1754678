//! A transaction that is signed without a node: its bytes, and its files.
//!
//! It is a signed extrinsic of version 4. The extensions of this chain add to the transaction, in this order:
//! mortality, nonce, tip, and whether the metadata hash is checked; and to what is signed besides: spec
//! version, transaction version, genesis hash, the hash of the block from which the mortality counts (or the
//! genesis hash), and the metadata hash. The other extensions add nothing.

use crate::{
	account,
	chain::{AccountId, SPEC_NAME},
	compliance::account_of,
	credential::{parse_bytes, parse_signature, show_bytes, show_signature, sign_with, Scheme},
	error::{CliError, Result, NOT_PROVEN, WRONG_CHAIN},
	tree::parse_hash,
};
use codec::{Compact, Encode};
use distribution_primitives::chain::TOKEN_DECIMALS;
use polkadot_sdk::{
	sp_core::{crypto::AccountId32, H256},
	sp_io::hashing::blake2_256,
	sp_runtime::{
		generic::Era,
		traits::{IdentifyAccount, Verify},
		MultiSignature,
	},
};
use serde::{Deserialize, Serialize};

/// How a signed extrinsic of version 4 begins.
const SIGNED: u8 = 0x84;
/// How the address of an account begins.
const ACCOUNT: u8 = 0;
/// Of longer payloads the hash is signed.
const LONGEST_PAYLOAD: usize = 256;
/// Longest period of validity, in blocks: longer ones cannot begin at every block.
pub const LONGEST_PERIOD: u64 = 4_096;

/// A transaction that is not signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transaction {
	/// Genesis hash of the chain.
	pub genesis: H256,
	/// Version of the chain's runtime.
	pub spec_version: u32,
	/// Version of the runtime's calls.
	pub transaction_version: u32,
	/// The account that signs.
	pub account: AccountId,
	/// How many transactions the account has sent before.
	pub nonce: u64,
	/// For the block's author, in smallest units.
	pub tip: u128,
	/// Without it there is no end.
	pub mortality: Option<Mortality>,
	/// Without it the metadata is not checked.
	pub metadata_hash: Option<H256>,
	/// The encoded call.
	pub call: Vec<u8>,
}

/// How long a transaction is valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mortality {
	/// For how many blocks: a power of two from 4 to [`LONGEST_PERIOD`].
	pub period: u64,
	/// From which block on.
	pub from: u64,
	/// Hash of that block.
	pub hash: H256,
}

/// The chain as a transaction must fit it.
pub struct Present {
	/// Its genesis hash.
	pub genesis: H256,
	/// Version of its runtime.
	pub spec_version: u32,
	/// Version of the runtime's calls.
	pub transaction_version: u32,
	/// Number of its best block.
	pub height: u64,
	/// The nonce it expects of the account.
	pub next_nonce: u64,
}

impl Transaction {
	/// What the extensions add to the transaction.
	fn extra(&self) -> Vec<u8> {
		let era = self.mortality.map_or(Era::Immortal, |m| Era::mortal(m.period, m.from));
		let checked = u8::from(self.metadata_hash.is_some());
		(era, Compact(self.nonce), Compact(self.tip), checked).encode()
	}

	/// What the extensions add to what is signed besides.
	fn implicit(&self) -> Vec<u8> {
		let anchor = self.mortality.map_or(self.genesis, |m| m.hash);
		let versions = (self.spec_version, self.transaction_version);
		(versions, self.genesis, anchor, self.metadata_hash).encode()
	}

	/// The bytes that are signed.
	fn payload(&self) -> Vec<u8> {
		let payload = [self.call.as_slice(), &self.extra(), &self.implicit()].concat();
		if payload.len() > LONGEST_PAYLOAD {
			return blake2_256(&payload).to_vec();
		}
		payload
	}

	/// The bytes that are sent.
	fn extrinsic(&self, signature: &MultiSignature) -> Vec<u8> {
		let mut body = vec![SIGNED, ACCOUNT];
		body.extend(self.account);
		signature.encode_to(&mut body);
		body.extend(self.extra());
		body.extend(&self.call);
		// As bytes, with their length before them.
		body.encode()
	}

	/// Why the chain would not take it now, if it would not.
	pub fn check(&self, present: &Present) -> Result<()> {
		if self.genesis != present.genesis {
			let (found, wanted) = (present.genesis, self.genesis);
			return Err(CliError::new(
				WRONG_CHAIN,
				format!("the transaction is for the chain {wanted:#x}, the node's is {found:#x}"),
			));
		}
		let built_for = (self.spec_version, self.transaction_version);
		let end = self.mortality.map(|m| m.from.saturating_add(m.period));
		let next = present.height.saturating_add(1);
		let why = if built_for != (present.spec_version, present.transaction_version) {
			format!(
				"the chain was upgraded from version {} to {} since",
				self.spec_version, present.spec_version
			)
		} else if self.nonce < present.next_nonce {
			format!(
				"its nonce is {}, but the account's next is {}: it, or another of this nonce, was sent already",
				self.nonce, present.next_nonce
			)
		} else if self.nonce > present.next_nonce {
			return Err(CliError::input(format!(
				"its nonce is {}, but the account's next is {}: send those before it first",
				self.nonce, present.next_nonce
			)));
		} else if let Some(end) = end.filter(|end| *end <= next) {
			format!("it is for blocks before {end}, and the next is {next}")
		} else {
			return Ok(());
		};
		Err(CliError::input(format!("{why}. Build and sign it again if it is still wanted")))
	}
}

/// A transaction as its file has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Fields {
	chain: String,
	/// Genesis hash of the chain.
	pub genesis: String,
	spec_version: u32,
	transaction_version: u32,
	account: String,
	nonce: u64,
	tip: String,
	mortality: Option<MortalityFields>,
	metadata_hash: Option<String>,
	call: String,
	call_hash: String,
}

/// How long a transaction is valid, as its file has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct MortalityFields {
	period: u64,
	from: u64,
	hash: String,
}

impl Fields {
	/// The file of a transaction.
	pub fn new(transaction: &Transaction) -> Self {
		let mortality = transaction.mortality.map(|m| MortalityFields {
			period: m.period,
			from: m.from,
			hash: format!("{:#x}", m.hash),
		});
		Self {
			chain: SPEC_NAME.into(),
			genesis: format!("{:#x}", transaction.genesis),
			spec_version: transaction.spec_version,
			transaction_version: transaction.transaction_version,
			account: account::show(&transaction.account),
			nonce: transaction.nonce,
			tip: transaction.tip.to_string(),
			mortality,
			metadata_hash: transaction.metadata_hash.map(|hash| format!("{hash:#x}")),
			call: show_bytes(&transaction.call),
			call_hash: show_bytes(blake2_256(&transaction.call)),
		}
	}

	/// The transaction, if the file makes sense.
	pub fn transaction(&self) -> Result<Transaction> {
		if self.chain != SPEC_NAME {
			return Err(CliError::new(
				WRONG_CHAIN,
				format!("the transaction is for the chain `{}`, not `{SPEC_NAME}`", self.chain),
			));
		}
		let call = parse_call(&self.call)?;
		if parse_hash(&self.call_hash)?.0 != blake2_256(&call) {
			return Err(CliError::new(
				NOT_PROVEN,
				"the hash in the file is not that of its call: one of them was altered",
			));
		}
		let mortality = match &self.mortality {
			Some(m) if m.period.is_power_of_two() && (4..=LONGEST_PERIOD).contains(&m.period) => {
				Some(Mortality { period: m.period, from: m.from, hash: parse_hash(&m.hash)? })
			}
			Some(m) => {
				return Err(CliError::input(format!("{} blocks is no valid period", m.period)))
			}
			None => None,
		};
		Ok(Transaction {
			genesis: parse_hash(&self.genesis)?,
			spec_version: self.spec_version,
			transaction_version: self.transaction_version,
			account: account_of(&self.account)?,
			nonce: self.nonce,
			tip: account::parse_tokens(&self.tip, 0)?,
			mortality,
			metadata_hash: self.metadata_hash.as_deref().map(parse_hash).transpose()?,
			call,
		})
	}

	/// What a signature of it means, line by line.
	pub fn describe(&self) -> String {
		let call = parse_bytes(&self.call).unwrap_or_default();
		let indices = indices(&call);
		let valid = match &self.mortality {
			Some(m) => format!("for {} blocks from block {} ({})", m.period, m.from, m.hash),
			None => "without end".into(),
		};
		let tip: u128 = self.tip.parse().unwrap_or_default();
		let metadata = self.metadata_hash.as_deref().unwrap_or("not checked");
		[
			format!(
				"  chain     {} version {}, genesis {}",
				self.chain, self.spec_version, self.genesis
			),
			format!("  account   {}", self.account),
			format!("  nonce     {}", self.nonce),
			format!("  tip       {}", account::show_tokens(tip, TOKEN_DECIMALS)),
			format!("  valid     {valid}"),
			format!("  metadata  {metadata}"),
			format!("  call      {indices}, {} bytes, hash {}", call.len(), self.call_hash),
			format!("            {}", self.call),
		]
		.join("\n")
	}
}

/// Which call it is, as far as its bytes tell without metadata.
pub fn indices(call: &[u8]) -> String {
	match call {
		[pallet, call, ..] => format!("pallet {pallet}, call {call}"),
		_ => "no call".into(),
	}
}

/// Reads an encoded call.
pub fn parse_call(text: &str) -> Result<Vec<u8>> {
	parse_bytes(text).filter(|call| call.len() >= 2).ok_or_else(|| {
		CliError::input("the call is not one: give the hexadecimal digits that --dry-run prints")
	})
}

/// A signed transaction as its file has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
	/// What is signed.
	pub transaction: Fields,
	scheme: Scheme,
	signature: String,
	/// The bytes that are sent, and their hash.
	extrinsic: String,
	hash: String,
}

impl Signed {
	/// Signs a transaction; the key must be that of its account.
	pub fn sign(fields: Fields, scheme: Scheme, suri: &str) -> Result<Self> {
		let transaction = fields.transaction()?;
		let (key, signature) = sign_with(scheme, suri, &transaction.payload())?;
		let signer: AccountId = key.into_account().into();
		if signer != transaction.account {
			return Err(CliError::input(format!(
				"the secret URI is that of {}, but the transaction is to be signed by {}",
				account::show(&signer),
				fields.account
			)));
		}
		let extrinsic = transaction.extrinsic(&signature);
		Ok(Self {
			transaction: fields,
			scheme,
			signature: show_signature(&signature),
			hash: show_bytes(blake2_256(&extrinsic)),
			extrinsic: show_bytes(extrinsic),
		})
	}

	/// The transaction and the bytes to send, if the signature and the bytes in the file fit it.
	pub fn verify(&self) -> Result<(Transaction, Vec<u8>)> {
		let transaction = self.transaction.transaction()?;
		let signature = parse_signature(self.scheme, &self.signature)?;
		let account = AccountId32::new(transaction.account);
		if !signature.verify(transaction.payload().as_slice(), &account) {
			return Err(CliError::new(
				NOT_PROVEN,
				"the signature is not that of the account over this transaction: one of them was altered",
			));
		}
		let extrinsic = transaction.extrinsic(&signature);
		if parse_bytes(&self.extrinsic).is_none_or(|bytes| bytes != extrinsic) {
			return Err(CliError::new(
				NOT_PROVEN,
				"the extrinsic in the file is not that of its transaction: one of them was altered",
			));
		}
		Ok((transaction, extrinsic))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const SCHEMES: [Scheme; 3] = [Scheme::Sr25519, Scheme::Ed25519, Scheme::Ecdsa];

	fn example() -> Transaction {
		Transaction {
			genesis: H256::repeat_byte(0x11),
			spec_version: 100,
			transaction_version: 1,
			account: [7; 32],
			nonce: 5,
			tip: 0,
			mortality: Some(Mortality { period: 64, from: 42, hash: H256::repeat_byte(0x22) }),
			metadata_hash: Some(H256::repeat_byte(0x33)),
			// Staking one unit in pool 3.
			call: vec![62, 9, 3, 0, 4],
		}
	}

	fn immortal() -> Transaction {
		Transaction { mortality: None, metadata_hash: None, ..example() }
	}

	/// The example with the account of `//Alice` in a scheme.
	fn of_alice(scheme: Scheme) -> Fields {
		let (key, _) = sign_with(scheme, "//Alice", &[]).unwrap();
		Fields::new(&Transaction { account: key.into_account().into(), ..example() })
	}

	#[test]
	fn payload_should_be_that_of_the_extensions() {
		let mut wanted: Vec<u8> = vec![62, 9, 3, 0, 4];
		// Period 2^6 and phase 42, nonce, tip, metadata hash checked.
		wanted.extend([0xa5, 0x02, 20, 0, 1]);
		wanted.extend([100, 0, 0, 0, 1, 0, 0, 0]);
		wanted.extend([0x11; 32]);
		wanted.extend([0x22; 32]);
		wanted.push(1);
		wanted.extend([0x33; 32]);
		assert_eq!(example().payload(), wanted);
		let mut wanted: Vec<u8> = vec![62, 9, 3, 0, 4, 0, 20, 0, 0];
		wanted.extend([100, 0, 0, 0, 1, 0, 0, 0]);
		wanted.extend([0x11; 64]);
		wanted.push(0);
		assert_eq!(immortal().payload(), wanted);
		// Numbers grow with what they count.
		let large = Transaction { nonce: 70_000, tip: 1_000_000_000_000, ..immortal() };
		assert_eq!(large.extra(), [0, 0xc2, 0x45, 0x04, 0, 0x07, 0x00, 0x10, 0xa5, 0xd4, 0xe8, 0]);
	}

	#[test]
	fn payload_should_be_hashed_only_when_it_is_long() {
		let of = |length: usize| Transaction { call: vec![1; length], ..immortal() }.payload();
		assert_eq!(of(179).len(), 256);
		assert_eq!(of(180).len(), 32);
	}

	#[test]
	fn extrinsic_should_have_the_form_of_version_4() {
		let signature = format!("0x{}", "09".repeat(64));
		let signature = parse_signature(Scheme::Sr25519, &signature).unwrap();
		// 109 bytes, written in two.
		let mut wanted: Vec<u8> = vec![0xb5, 0x01, 0x84, 0];
		wanted.extend([7; 32]);
		wanted.push(1);
		wanted.extend([9; 64]);
		wanted.extend([0xa5, 0x02, 20, 0, 1]);
		wanted.extend([62, 9, 3, 0, 4]);
		assert_eq!(example().extrinsic(&signature), wanted);
	}

	#[test]
	fn transaction_should_survive_its_file() {
		for transaction in [example(), immortal()] {
			let text = serde_json::to_string(&Fields::new(&transaction)).unwrap();
			let fields: Fields = serde_json::from_str(&text).unwrap();
			assert_eq!(fields.transaction().unwrap(), transaction);
		}
		let value = serde_json::to_value(Fields::new(&example())).unwrap();
		assert_eq!(value["call"], "0x3e09030004");
		assert_eq!(value["mortality"]["period"], 64);
		assert_eq!(value["metadataHash"], format!("0x{}", "33".repeat(32)));
		let text = Fields::new(&example()).describe();
		assert!(text.contains("pallet 62, call 9, 5 bytes") && text.contains("for 64 blocks"));
	}

	#[test]
	fn file_should_be_refused_when_it_makes_no_sense() {
		let refused = |change: &dyn Fn(&mut Fields)| {
			let mut fields = Fields::new(&example());
			change(&mut fields);
			fields.transaction().unwrap_err().code
		};
		assert_eq!(refused(&|f| f.chain = "polkadot".into()), WRONG_CHAIN);
		assert_eq!(refused(&|f| f.call = "0x3e09030008".into()), NOT_PROVEN);
		let input = CliError::input("").code;
		assert_eq!(refused(&|f| f.call = "0x3e".into()), input);
		assert_eq!(refused(&|f| f.tip = "1.5".into()), input);
		let period = |period: u64| MortalityFields { period, from: 1, hash: "0x11".into() };
		for wrong in [0, 2, 48, 8_192] {
			assert_eq!(refused(&|f| f.mortality = Some(period(wrong))), input);
		}
	}

	#[test]
	fn signature_should_be_that_of_the_account_in_every_scheme() {
		for scheme in SCHEMES {
			let fields = of_alice(scheme);
			let signed = Signed::sign(fields.clone(), scheme, "//Alice").unwrap();
			let text = serde_json::to_string(&signed).unwrap();
			let read: Signed = serde_json::from_str(&text).unwrap();
			let (transaction, bytes) = read.verify().unwrap();
			assert_eq!(transaction, fields.transaction().unwrap());
			assert_eq!(show_bytes(blake2_256(&bytes)), read.hash);
			assert!(Signed::sign(fields, scheme, "//Bob").is_err());
		}
	}

	#[test]
	fn signed_file_should_be_refused_when_altered() {
		let scheme = Scheme::Sr25519;
		let signed = Signed::sign(of_alice(scheme), scheme, "//Alice").unwrap();
		let refused = |altered: Signed| altered.verify().unwrap_err().code == NOT_PROVEN;
		let mut altered = signed.clone();
		altered.transaction.nonce = 6;
		assert!(refused(altered));
		let mut altered = signed.clone();
		altered.transaction.metadata_hash = None;
		assert!(refused(altered));
		let mut altered = signed.clone();
		altered.extrinsic.push_str("00");
		assert!(refused(altered));
		let other = Fields { tip: "1".into(), ..signed.transaction.clone() };
		let other = Signed::sign(other, scheme, "//Alice").unwrap();
		assert!(refused(Signed { signature: other.signature, ..signed }));
	}

	#[test]
	fn transaction_should_not_be_sent_when_the_chain_would_refuse_it() {
		let present = |change: &dyn Fn(&mut Present)| {
			let mut present = Present {
				genesis: example().genesis,
				spec_version: 100,
				transaction_version: 1,
				height: 100,
				next_nonce: 5,
			};
			change(&mut present);
			example().check(&present).map_err(|error| error.message)
		};
		assert_eq!(present(&|_| ()), Ok(()));
		assert_eq!(present(&|p| p.height = 104), Ok(()));
		let refused = |change: &dyn Fn(&mut Present)| present(change).unwrap_err();
		assert!(refused(&|p| p.height = 105).contains("before 106, and the next is 106"));
		assert!(refused(&|p| p.spec_version = 101).contains("upgraded from version 100 to 101"));
		assert!(refused(&|p| p.next_nonce = 6).contains("sent already"));
		assert!(refused(&|p| p.next_nonce = 4).contains("send those before"));
		assert!(refused(&|p| p.genesis = H256::zero()).contains("the node's is 0x0000"));
	}
}
