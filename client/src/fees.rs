//! What transactions weigh and cost, as the chain says, and how much fits into a block.

use crate::{
	account::AccountId, calls::Encoded, chain::Chain, error::Result, offline::Transaction,
	types::Weight,
};
use polkadot_sdk::{sp_core::sr25519, sp_runtime::MultiSignature};

/// What a transaction costs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cost {
	/// The weight of its call.
	pub weight: Weight,
	/// The fee at present, without a tip, in smallest units of the native token.
	pub fee: u128,
}

/// What fits into one transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
	/// Weight; `None` if there is no limit.
	pub weight: Option<Weight>,
	/// Length in bytes.
	pub length: u32,
	/// Calls of one batch.
	pub calls: u32,
}

/// Dispatch info as the runtime API gives it: weight, class, fee.
type DispatchInfo = (Weight, u8, u128);
/// The weights of a block up to the limit of one ordinary transaction.
type BlockWeights = (Weight, Weight, (Weight, Option<Weight>));

impl Chain {
	/// What a call costs that `who` signs, as `TransactionPaymentApi` says.
	///
	/// # Errors
	/// Those of [`Chain::ask`].
	pub async fn cost_of(&self, call: &[u8], who: &AccountId) -> Result<Cost> {
		let at = self.best().await?;
		// Nobody checks the signature; its length counts.
		let transaction = Transaction {
			genesis: self.genesis(),
			spec_version: at.spec_version(),
			transaction_version: at.transaction_version(),
			account: *who,
			nonce: 0,
			tip: 0,
			fee_asset: None,
			mortality: None,
			metadata_hash: None,
			call: call.to_vec(),
		};
		let nobody = MultiSignature::Sr25519(sr25519::Signature::from_raw([0; 64]));
		let bytes = transaction.extrinsic(&nobody);
		let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
		let (weight, _, fee): DispatchInfo =
			self.ask_at(&at, "TransactionPaymentApi_query_info", (Encoded(bytes), length)).await?;
		Ok(Cost { weight, fee })
	}

	/// What fits into one transaction, with a quarter left for what carries it.
	///
	/// # Errors
	/// Those of [`Chain::constant`].
	pub async fn room(&self) -> Result<Room> {
		let (_, _, (_, most)): BlockWeights = self.constant("System", "BlockWeights").await?;
		let length: u32 = self.constant("System", "BlockLength").await?;
		Ok(Room {
			weight: most.map(Weight::three_quarters),
			length: length.div_euclid(4).saturating_mul(3),
			calls: self.constant("Utility", "batched_calls_limit").await?,
		})
	}
}
