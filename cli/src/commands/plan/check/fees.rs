//! What signing for a plan costs.

use crate::{
	args::plan::{OnChain, Opened},
	error::Result,
};
use distribution_client::{
	account::{self, counted, show_native, AccountId},
	types::AssetKind,
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
	/// Who signs for a multisig.
	signatories: Vec<Purse>,
}

/// What a signatory has, in smallest units of the native token.
struct Purse {
	who: AccountId,
	/// What it can move.
	has: u128,
	/// What it lacks to pay the fees of one signature for each batch.
	lacks: u128,
	/// Whether it can have the deposit held besides, or nobody needs to.
	begins: bool,
}

impl Purse {
	/// `fee` is of one signature for each batch, and `deposit` what the first of the next one has held.
	fn new(who: AccountId, has: u128, fee: u128, deposit: u128) -> Self {
		let begins = has >= fee.saturating_add(deposit);
		Self { who, has, lacks: fee.saturating_sub(has), begins }
	}
}

/// The fees of all batches: every signatory sends one transaction for each.
pub async fn fees(chain: &Chain, opened: &Opened, on_chain: &OnChain) -> Result<Fees> {
	let batches = opened.left(chain, on_chain, false, &[], &[]).await?;
	// A little less than each pays: what carries the batch comes on top.
	let each = batches.iter().fold(0u128, |sum, batch| sum.saturating_add(batch.cost.fee));
	let (mut deposit, mut signatures, mut signatories) = (0, 1, Vec::new());
	if let Some(multisig) = &opened.multisig {
		deposit = chain.deposit_of(multisig).await?;
		signatures = multisig.threshold();
		let next = batches.first().map(|batch| batch.hash);
		let operations = chain.operations_of(&opened.manager).await?;
		let begun = operations.iter().any(|operation| Some(operation.hash) == next);
		let held = if begun { 0 } else { deposit };
		for who in multisig.signatories() {
			let has = chain.owned(AssetKind::Native, who).await?;
			signatories.push(Purse::new(*who, has, each, held));
		}
	}
	let fee = each.saturating_mul(signatures.into());
	Ok(Fees { batches: batches.len(), fee, signatures, deposit, signatories })
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
			"signatories": self.signatories.iter().map(|purse| json!({
				"account": account::show(&purse.who),
				"has": purse.has.to_string(),
				"lacks": purse.lacks.to_string(),
				"canSignFirst": purse.begins,
			})).collect::<Vec<_>>(),
		})
	}

	/// What signatories lack, as people are told.
	pub fn warnings(&self) -> Vec<String> {
		if self.is_nothing() {
			return Vec::new();
		}
		let poor = self.signatories.iter().filter(|purse| purse.lacks > 0);
		let mut lines: Vec<String> = poor
			.map(|purse| {
				format!(
					"warning: {} cannot pay the fees of its signature: it has {}, and lacks about {}",
					account::show(&purse.who),
					show_native(purse.has),
					show_native(purse.lacks)
				)
			})
			.collect();
		if !self.signatories.is_empty() && !self.signatories.iter().any(|purse| purse.begins) {
			lines.push(format!(
				"warning: no signatory has the {} that who signs first has held, besides the fees",
				show_native(self.deposit)
			));
		}
		lines
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

#[cfg(test)]
mod tests {
	use super::*;

	/// Two signatories, of whom the first has as much as is given. A signature costs 10, the deposit
	/// is 100.
	fn warnings(has: u128, batches: usize) -> Vec<String> {
		let purses = [Purse::new([1; 32], has, 10, 100), Purse::new([2; 32], 10, 10, 100)];
		let (fee, signatures, deposit) = (20, 2, 100);
		let signatories = purses.into_iter().collect();
		Fees { batches, fee, signatures, deposit, signatories }.warnings()
	}

	#[test]
	fn signatories_who_cannot_pay_should_be_warned_of() {
		let poor = warnings(9, 1);
		assert_eq!(poor.len(), 2);
		assert!(poor[0].contains(&account::show(&[1; 32])), "{poor:?}");
		assert!(poor[1].contains("no signatory has the"), "{poor:?}");
		assert_eq!(warnings(109, 1).len(), 1);
		assert_eq!(warnings(110, 1), Vec::<String>::new());
		// Nothing is left to sign.
		assert_eq!(warnings(0, 0), Vec::<String>::new());
	}
}
