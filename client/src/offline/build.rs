//! Questions to the chain before a transaction for it can be built.

use crate::{
	account::AccountId,
	chain::Chain,
	error::{Error, Result},
	offline::{file::Fields, Mortality, Transaction, LONGEST_PERIOD},
	types::SPEC_NAME,
};
use codec::Decode;
use distribution_primitives::chain::{SS58_PREFIX, TOKEN_DECIMALS, TOKEN_SYMBOL};
use merkleized_metadata::{generate_metadata_digest, ExtraInfo};
use polkadot_sdk::sp_core::H256;
use subxt::ext::frame_metadata::RuntimeMetadataPrefixed;

/// The transaction extensions that this program knows how to encode, in order.
const EXTENSIONS: [&str; 11] = [
	"AuthorizeCall",
	"CheckNonZeroSender",
	"CheckSpecVersion",
	"CheckTxVersion",
	"CheckGenesis",
	"CheckMortality",
	"CheckNonce",
	"CheckWeight",
	"ChargeAssetTxPayment",
	"CheckMetadataHash",
	"StorageWeightReclaim",
];
/// Version of the metadata whose hash is defined.
const METADATA_VERSION: u32 = 15;

/// How long a transaction is to be valid.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Validity {
	/// As long as the chain allows, from a block on.
	#[default]
	Longest,
	/// So many blocks, rounded up to a power of two.
	Blocks(u64),
	/// Until the account sends another with the same nonce, or the chain is upgraded.
	Immortal,
}

/// What all transactions of a moment have in common. It is asked once, because the hash of the
/// metadata takes a while.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
	genesis: H256,
	spec_version: u32,
	transaction_version: u32,
	mortality: Option<Mortality>,
	metadata_hash: Option<H256>,
	/// Whether the chain is a development or a local one.
	test_chain: bool,
}

impl Basis {
	/// Asks the chain. Without `bound` the transactions are not bound to the hash of its metadata.
	///
	/// # Errors
	/// [`Error::Unreachable`], [`Error::Input`] if the validity is too long, [`Error::Unexpected`]
	/// if this program does not know how the chain encodes transactions.
	pub async fn read(chain: &Chain, validity: Validity, bound: bool) -> Result<Self> {
		let at = chain.best().await?;
		let extensions = at.metadata_ref().extrinsic().transaction_extensions_by_version(0);
		let extensions = extensions.into_iter().flatten().map(|extension| extension.identifier());
		check_extensions(&extensions.collect::<Vec<_>>())?;
		let wanted = match validity {
			Validity::Longest => Some(None),
			Validity::Blocks(blocks) => Some(Some(blocks)),
			Validity::Immortal => None,
		};
		let mortality = match wanted {
			Some(wanted) => {
				let known: u32 = chain.constant("System", "BlockHashCount").await?;
				let last = chain.final_block().await?;
				let period = period(wanted, known)?;
				Some(Mortality { period, from: last.number, hash: last.hash })
			}
			None => None,
		};
		let spec_version = at.spec_version();
		let metadata_hash =
			if bound { Some(metadata_hash(chain, spec_version).await?) } else { None };
		Ok(Self {
			genesis: chain.genesis(),
			spec_version,
			transaction_version: at.transaction_version(),
			mortality,
			metadata_hash,
			test_chain: chain.is_for_tests().await?,
		})
	}

	/// A transaction of `account`, as a file has it, without a tip, whose fee is paid in native tokens.
	pub fn fields(&self, account: AccountId, nonce: u64, call: Vec<u8>) -> Fields {
		self.fields_paying(account, nonce, 0, None, call)
	}

	/// A transaction of `account`, as a file has it. `tip` is in smallest units of the native token;
	/// `fee_asset` is the asset that fee and tip are paid in, if not native tokens.
	pub fn fields_paying(
		&self,
		account: AccountId,
		nonce: u64,
		tip: u128,
		fee_asset: Option<u32>,
		call: Vec<u8>,
	) -> Fields {
		let transaction = Transaction { tip, fee_asset, ..self.transaction(account, nonce, call) };
		Fields::new(&transaction).on_test_chain(self.test_chain)
	}

	fn transaction(&self, account: AccountId, nonce: u64, call: Vec<u8>) -> Transaction {
		Transaction {
			genesis: self.genesis,
			spec_version: self.spec_version,
			transaction_version: self.transaction_version,
			account,
			nonce,
			tip: 0,
			fee_asset: None,
			mortality: self.mortality,
			metadata_hash: self.metadata_hash,
			call,
		}
	}
}

/// Refuses a chain whose extensions are not those that this program encodes.
///
/// # Errors
/// [`Error::Unexpected`], with the chain's extensions.
pub fn check_extensions(found: &[&str]) -> Result<()> {
	if found == EXTENSIONS.as_slice() {
		return Ok(());
	}
	let found = found.join(", ");
	Err(Error::unexpected(format!(
		"this program does not know the chain's transaction extensions, {found}: use the program of the chain's release"
	)))
}

/// Rounds the requested validity, in blocks, up to a period that the chain accepts: it knows the
/// hashes of its last `known` blocks. Without a request it is the longest.
///
/// # Errors
/// [`Error::Input`] if the request is longer than that.
pub fn period(wanted: Option<u64>, known: u32) -> Result<u64> {
	let longest = LONGEST_PERIOD.min(known.into());
	// The largest power of two that is not above it.
	let longest = longest.checked_add(1).and_then(u64::checked_next_power_of_two);
	let longest = longest.map_or(4, |above| above.div_euclid(2)).max(4);
	let Some(wanted) = wanted else { return Ok(longest) };
	match wanted.max(4).checked_next_power_of_two() {
		Some(period) if period <= longest => Ok(period),
		_ => Err(Error::input(format!(
			"a transaction can be valid for at most {longest} blocks; or without end, with --immortal"
		))),
	}
}

/// The hash of the chain's metadata, by which a signer knows that it was shown what it signs.
///
/// # Errors
/// [`Error::Unexpected`] if the chain has no such metadata.
pub async fn metadata_hash(chain: &Chain, spec_version: u32) -> Result<H256> {
	let unknown = |why: String| {
		Error::unexpected(format!(
			"the hash of the metadata cannot be computed: {why}. Do without it with --no-metadata-hash"
		))
	};
	let metadata: Option<Vec<u8>> =
		chain.ask("Metadata_metadata_at_version", METADATA_VERSION).await?;
	let metadata = metadata
		.ok_or_else(|| unknown(format!("the chain has none of version {METADATA_VERSION}")))?;
	let metadata = RuntimeMetadataPrefixed::decode(&mut metadata.as_slice())?.1;
	let info = ExtraInfo {
		spec_version,
		spec_name: SPEC_NAME.into(),
		base58_prefix: SS58_PREFIX,
		decimals: TOKEN_DECIMALS,
		token_symbol: TOKEN_SYMBOL.into(),
	};
	generate_metadata_digest(&metadata, info).map(|digest| H256(digest.hash())).map_err(unknown)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn period_should_be_one_that_the_chain_can_check() {
		assert_eq!(period(None, 2_400).unwrap(), 2_048);
		assert_eq!(period(None, 100_000).unwrap(), 4_096);
		assert_eq!(period(Some(1), 2_400).unwrap(), 4);
		assert_eq!(period(Some(1_000), 2_400).unwrap(), 1_024);
		assert!(period(Some(2_049), 2_400).is_err());
		assert!(period(Some(u64::MAX), 2_400).is_err());
	}

	#[test]
	fn extensions_should_be_exactly_those_that_are_encoded() {
		check_extensions(&EXTENSIONS).unwrap();
		assert!(check_extensions(&EXTENSIONS[1..]).is_err());
		assert!(check_extensions(&[]).is_err());
	}
}
