//! Transactions as files: unsigned from where a node is, signed from where the key is.

use crate::{
	account::{self, account_of, parse_hash},
	error::{Error, Result},
	keys::{parse_bytes, parse_signature, show_bytes, show_signature, Scheme, Signer},
	offline::{Mortality, Transaction, LONGEST_PERIOD},
	types::SPEC_NAME,
};
use polkadot_sdk::{
	sp_core::crypto::AccountId32, sp_io::hashing::blake2_256, sp_runtime::traits::Verify,
};
use serde::{Deserialize, Serialize};

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
	/// Id of the asset that fee and tip are paid in; left out for native tokens.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	fee_asset: Option<u32>,
	mortality: Option<MortalityFields>,
	metadata_hash: Option<String>,
	call: String,
	call_hash: String,
	/// Whether the node said that its chain is a development or a local one. Not part of what is
	/// signed: it decides only whether a key that everybody knows may sign.
	#[serde(default)]
	pub test_chain: bool,
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
			fee_asset: transaction.fee_asset,
			mortality,
			metadata_hash: transaction.metadata_hash.map(|hash| format!("{hash:#x}")),
			call: show_bytes(&transaction.call),
			call_hash: show_bytes(blake2_256(&transaction.call)),
			test_chain: false,
		}
	}

	/// The same file, with what the node said of its chain.
	pub fn on_test_chain(self, test_chain: bool) -> Self {
		Self { test_chain, ..self }
	}

	/// The transaction, if the file makes sense.
	///
	/// # Errors
	/// [`Error::WrongChain`], [`Error::NotProven`] if the call was altered, or [`Error::Input`].
	pub fn transaction(&self) -> Result<Transaction> {
		if self.chain != SPEC_NAME {
			return Err(Error::WrongChain(format!(
				"the transaction is for the chain `{}`, not `{SPEC_NAME}`",
				self.chain
			)));
		}
		let call = parse_call(&self.call)?;
		if parse_hash(&self.call_hash)?.0 != blake2_256(&call) {
			return Err(Error::not_proven(
				"the hash in the file is not that of its call: one of them was altered",
			));
		}
		let mortality = match &self.mortality {
			Some(m) if m.period.is_power_of_two() && (4..=LONGEST_PERIOD).contains(&m.period) => {
				Some(Mortality { period: m.period, from: m.from, hash: parse_hash(&m.hash)? })
			}
			Some(m) => {
				return Err(Error::input(format!("{} blocks is not a valid period", m.period)))
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
			fee_asset: self.fee_asset,
			mortality,
			metadata_hash: self.metadata_hash.as_deref().map(parse_hash).transpose()?,
			call,
		})
	}

	/// Describes the transaction to its signer, line by line.
	pub fn describe(&self) -> String {
		let call = parse_bytes(&self.call).unwrap_or_default();
		let indices = indices(&call);
		let valid = match &self.mortality {
			Some(m) => format!("for {} blocks from block {} ({})", m.period, m.from, m.hash),
			None => "without end".into(),
		};
		let tip: u128 = self.tip.parse().unwrap_or_default();
		let metadata = self.metadata_hash.as_deref().unwrap_or("not checked");
		let fee = self.fee_asset.map_or("native tokens".into(), |id| format!("asset {id}"));
		[
			format!(
				"  chain     {} version {}, genesis {}",
				self.chain, self.spec_version, self.genesis
			),
			format!("  account   {}", self.account),
			format!("  nonce     {}", self.nonce),
			format!("  tip       {}", tip_text(tip)),
			format!("  fee in    {fee}"),
			format!("  valid     {valid}"),
			format!("  metadata  {metadata}"),
			format!("  call      {indices}, {} bytes, hash {}", call.len(), self.call_hash),
			format!("            {}", self.call),
		]
		.join("\n")
	}
}

/// A tip in tokens, as this machine takes them, and as it is signed: without a node nothing says how
/// many smallest units a token has.
fn tip_text(tip: u128) -> String {
	match tip {
		0 => "none".into(),
		tip => format!("{}: {tip} smallest units", account::show_native(tip)),
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
///
/// # Errors
/// [`Error::Input`] if it is not hexadecimal or too short.
pub fn parse_call(text: &str) -> Result<Vec<u8>> {
	parse_bytes(text).filter(|call| call.len() >= 2).ok_or_else(|| {
		Error::input("invalid call: give the hexadecimal digits that --print-call prints")
	})
}

/// A signed transaction as its file has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
	/// The signed transaction's fields.
	pub transaction: Fields,
	scheme: Scheme,
	signature: String,
	/// The bytes that are sent, and their hash.
	extrinsic: String,
	hash: String,
}

impl Signed {
	/// Signs a transaction; the signer's key must be that of its account.
	///
	/// # Errors
	/// [`Error::Input`] if it is another account's, [`Error::Signer`] if a program does not sign,
	/// and the errors of [`Fields::transaction`].
	pub async fn sign(fields: Fields, signer: &Signer) -> Result<Self> {
		let transaction = fields.transaction()?;
		let own = signer.account();
		if own != transaction.account {
			return Err(Error::input(format!(
				"the key is that of {}, but the transaction is to be signed by {}",
				account::show(&own),
				fields.account
			)));
		}
		// There is no metadata here to tell the call in words.
		let signature = signer.sign(&transaction, None).await?;
		let extrinsic = transaction.extrinsic(&signature);
		Ok(Self {
			transaction: fields,
			scheme: signer.scheme(),
			signature: show_signature(&signature),
			hash: show_bytes(blake2_256(&extrinsic)),
			extrinsic: show_bytes(extrinsic),
		})
	}

	/// The transaction and the bytes to send, if the signature and the bytes in the file fit it.
	///
	/// # Errors
	/// [`Error::NotProven`] if they do not, and the errors of [`Fields::transaction`].
	pub fn verify(&self) -> Result<(Transaction, Vec<u8>)> {
		let transaction = self.transaction.transaction()?;
		let signature = parse_signature(self.scheme, &self.signature)?;
		let account = AccountId32::new(transaction.account);
		if !signature.verify(transaction.payload().as_slice(), &account) {
			return Err(Error::not_proven(
				"the signature is not that of the account over this transaction: one of them was altered",
			));
		}
		let extrinsic = transaction.extrinsic(&signature);
		if parse_bytes(&self.extrinsic).is_none_or(|bytes| bytes != extrinsic) {
			return Err(Error::not_proven(
				"the extrinsic in the file is not that of its transaction: one of them was altered",
			));
		}
		Ok((transaction, extrinsic))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		keys::{Key, Secret},
		offline::tests::{example, immortal},
	};

	const SCHEMES: [Scheme; 3] = [Scheme::Sr25519, Scheme::Ed25519, Scheme::Ecdsa];

	/// The example with the account of `//Alice` in a scheme.
	fn of_alice(scheme: Scheme) -> Fields {
		let account = key(scheme, "//Alice").account();
		Fields::new(&Transaction { account, ..example() })
	}

	fn key(scheme: Scheme, suri: &str) -> Signer {
		Key::new(scheme, &Secret::new(suri, "key").unwrap()).unwrap().into()
	}

	#[test]
	fn transaction_should_survive_its_file() {
		let in_asset = Transaction { fee_asset: Some(2_000_000_001), ..immortal() };
		for transaction in [example(), immortal(), in_asset.clone()] {
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
		assert!(text.contains("  fee in    native tokens\n") && value.get("feeAsset").is_none());
		let value = serde_json::to_value(Fields::new(&in_asset)).unwrap();
		assert_eq!(value["feeAsset"], 2_000_000_001_u32);
		let text = Fields::new(&in_asset).describe();
		assert!(text.contains("  fee in    asset 2000000001\n"), "{text}");
	}

	/// Regression: the tip for a chain with other decimals was told in tokens alone.
	#[test]
	fn tip_should_be_told_as_it_is_signed() {
		let tip = |tip| Fields::new(&Transaction { tip, ..example() }).describe();
		assert!(tip(0).contains("  tip       none\n"), "{}", tip(0));
		let told = "  tip       1.5 DIST: 1500000000000 smallest units\n";
		assert!(tip(1_500_000_000_000).contains(told), "{}", tip(1_500_000_000_000));
	}

	#[test]
	fn file_should_be_refused_when_it_makes_no_sense() {
		let refused = |change: &dyn Fn(&mut Fields)| {
			let mut fields = Fields::new(&example());
			change(&mut fields);
			fields.transaction().unwrap_err()
		};
		assert!(matches!(refused(&|f| f.chain = "polkadot".into()), Error::WrongChain(_)));
		assert!(matches!(refused(&|f| f.call = "0x3e09030008".into()), Error::NotProven(_)));
		let input = |error: Error| matches!(error, Error::Input(_));
		assert!(input(refused(&|f| f.call = "0x3e".into())));
		assert!(parse_call("0x3e").unwrap_err().to_string().contains("--print-call"));
		assert!(input(refused(&|f| f.tip = "1.5".into())));
		let period = |period: u64| MortalityFields { period, from: 1, hash: "0x11".into() };
		for wrong in [0, 2, 48, 8_192] {
			assert!(input(refused(&|f| f.mortality = Some(period(wrong)))));
		}
	}

	#[tokio::test]
	async fn signature_should_be_that_of_the_account_in_every_scheme() {
		for scheme in SCHEMES {
			let fields = of_alice(scheme);
			let signed = Signed::sign(fields.clone(), &key(scheme, "//Alice")).await.unwrap();
			let text = serde_json::to_string(&signed).unwrap();
			let read: Signed = serde_json::from_str(&text).unwrap();
			let (transaction, bytes) = read.verify().unwrap();
			assert_eq!(transaction, fields.transaction().unwrap());
			assert_eq!(show_bytes(blake2_256(&bytes)), read.hash);
			assert!(Signed::sign(fields, &key(scheme, "//Bob")).await.is_err());
		}
	}

	#[test]
	fn file_should_say_only_when_asked_that_it_is_for_a_test_chain() {
		let fields = Fields::new(&example());
		assert!(!fields.test_chain && fields.clone().on_test_chain(true).test_chain);
		// Files made before there was the field.
		let mut value = serde_json::to_value(fields.clone()).unwrap();
		assert_eq!(value.as_object_mut().unwrap().remove("testChain"), Some(false.into()));
		assert_eq!(serde_json::from_value::<Fields>(value).unwrap(), fields);
	}

	#[tokio::test]
	async fn signed_file_should_be_refused_when_altered() {
		let alice = key(Scheme::Sr25519, "//Alice");
		let signed = Signed::sign(of_alice(Scheme::Sr25519), &alice).await.unwrap();
		let refused = |altered: Signed| matches!(altered.verify(), Err(Error::NotProven(_)));
		let mut altered = signed.clone();
		altered.transaction.nonce = 6;
		assert!(refused(altered));
		let mut altered = signed.clone();
		altered.transaction.metadata_hash = None;
		assert!(refused(altered));
		let mut altered = signed.clone();
		altered.transaction.fee_asset = Some(2_000_000_001);
		assert!(refused(altered));
		let mut altered = signed.clone();
		altered.extrinsic.push_str("00");
		assert!(refused(altered));
		let other = Fields { tip: "1".into(), ..signed.transaction.clone() };
		let other = Signed::sign(other, &alice).await.unwrap();
		assert!(refused(Signed { signature: other.signature, ..signed }));
	}
}
