//! What signing for a plan costs.

use crate::{
	args::plan::{OnChain, Opened},
	error::Result,
};
use distribution_client::{
	account::{counted, show_native},
	Chain,
};
use serde_json::{json, Value};

/// What the batches cost that draft, fund and open.
pub struct Fees {
	batches: usize,
	/// Of all signatures, in smallest units of the native token.
	fee: u128,
	signatures: u16,
	/// What a first signatory has held per batch, in smallest units of the native token.
	deposit: u128,
}

/// The fees of all batches: every signatory sends one transaction for each.
pub async fn fees(chain: &Chain, opened: &Opened, on_chain: &OnChain) -> Result<Fees> {
	let batches = opened.left(chain, on_chain, false, &[], &[]).await?;
	let signatures = opened.multisig.as_ref().map_or(1, |multisig| multisig.threshold());
	let deposit = match &opened.multisig {
		Some(multisig) => chain.deposit_of(multisig).await?,
		None => 0,
	};
	let fee = batches.iter().fold(0u128, |sum, batch| sum.saturating_add(batch.cost.fee));
	// A little less than each pays: what carries the batch comes on top.
	let fee = fee.saturating_mul(signatures.into());
	Ok(Fees { batches: batches.len(), fee, signatures, deposit })
}

impl Fees {
	/// Whether nothing is left to sign.
	pub fn is_nothing(&self) -> bool {
		self.batches == 0
	}

	/// As scripts are told.
	pub fn json(&self) -> Value {
		json!({
			"batches": self.batches,
			"signatures": self.signatures,
			"fee": self.fee.to_string(),
			"multisigDeposit": self.deposit.to_string(),
		})
	}

	/// As people are told.
	pub fn text(&self) -> String {
		let batches = match self.batches {
			1 => "1 batch".to_string(),
			number => format!("{number} batches"),
		};
		let held = match self.deposit {
			0 => String::new(),
			deposit => format!(
				"; who signs first has {} held for each until the last has signed",
				show_native(deposit)
			),
		};
		format!(
			"fees: {batches}, {} each, about {} in all{held}",
			counted(self.signatures, "signature"),
			show_native(self.fee)
		)
	}
}
