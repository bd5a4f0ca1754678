//! Multisigs: accounts whose calls several signatories approve.

use crate::{
	account::{self, AccountId},
	chain::Chain,
	error::{Error, Result},
	types::Timepoint,
};
use codec::{Decode, Encode};
use polkadot_sdk::sp_io::hashing::blake2_256;

/// Before what the account of a multisig is the hash of.
const SEED: &[u8; 16] = b"modlpy/utilisuba";

/// Several signatories, of whom some must approve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Multisig {
	threshold: u16,
	/// In ascending order.
	signatories: Vec<AccountId>,
}

impl Multisig {
	/// The multisig of signatories in any order.
	///
	/// # Errors
	/// [`Error::Input`] if one is named twice, or the threshold does not fit them.
	pub fn new(threshold: u16, mut signatories: Vec<AccountId>) -> Result<Self> {
		signatories.sort_unstable();
		let twice = signatories.windows(2).find_map(|pair| match pair {
			[a, b] if a == b => Some(account::show(a)),
			_ => None,
		});
		if let Some(who) = twice {
			return Err(Error::input(format!("the signatory {who} is named twice")));
		}
		if threshold < 2 || usize::from(threshold) > signatories.len() {
			return Err(Error::input(format!(
				"the threshold of a multisig is from 2 to the number of its signatories, here {}, and not {threshold}",
				signatories.len()
			)));
		}
		Ok(Self { threshold, signatories })
	}

	/// How many must approve.
	pub fn threshold(&self) -> u16 {
		self.threshold
	}

	/// The signatories, in ascending order.
	pub fn signatories(&self) -> &[AccountId] {
		&self.signatories
	}

	/// Its account: `blake2_256("modlpy/utilisuba" ++ SCALE(signatories, threshold))`, as
	/// pallet-multisig derives it.
	pub fn account(&self) -> AccountId {
		(SEED, &self.signatories, self.threshold).using_encoded(blake2_256)
	}

	/// The signatories but one, in ascending order.
	pub fn others(&self, who: &AccountId) -> Vec<AccountId> {
		self.signatories.iter().filter(|other| *other != who).copied().collect()
	}
}

/// A call of a multisig that waits for approvals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
	/// Hash of the call.
	pub hash: [u8; 32],
	/// When it was approved first.
	pub when: Timepoint,
	/// What its first signatory has held for it, in smallest units of the native token.
	pub deposit: u128,
	/// That signatory.
	pub depositor: AccountId,
	/// Who has approved.
	pub approvals: Vec<AccountId>,
}

impl Chain {
	/// What the first signatory of a call has held until it is carried out, in smallest units of
	/// the native token.
	///
	/// # Errors
	/// Those of [`Chain::constant`].
	pub async fn deposit_of(&self, multisig: &Multisig) -> Result<u128> {
		let base: u128 = self.constant("Multisig", "DepositBase").await?;
		let factor: u128 = self.constant("Multisig", "DepositFactor").await?;
		Ok(base.saturating_add(factor.saturating_mul(multisig.threshold.into())))
	}

	/// The calls of a multisig that wait for approvals, oldest first.
	///
	/// # Errors
	/// [`Error::Unreachable`].
	pub async fn operations_of(&self, multisig: &AccountId) -> Result<Vec<Operation>> {
		let at = self.best().await?;
		let found: Vec<(Vec<u8>, Vec<u8>)> = self
			.answer(async {
				let address = subxt::dynamic::storage::<([u8; 32], [u8; 32]), subxt::dynamic::Value>(
					"Multisig",
					"Multisigs",
				);
				let mut entries = at.storage().iter(address, (*multisig,)).await?;
				let mut all = Vec::new();
				while let Some(entry) = entries.next().await {
					let entry = entry?;
					all.push((entry.key_bytes().to_vec(), entry.value().bytes().to_vec()));
				}
				Ok::<_, subxt::Error>(all)
			})
			.await?;
		let mut operations = Vec::new();
		for (key, value) in found {
			// The key ends in the hash of the call.
			let hash = *key.last_chunk::<32>().ok_or_else(|| {
				Error::unexpected(
					"the multisig's calls on chain have a form that is not known here",
				)
			})?;
			let (when, deposit, depositor, approvals) =
				<(Timepoint, u128, AccountId, Vec<AccountId>)>::decode(&mut value.as_slice())?;
			operations.push(Operation { hash, when, deposit, depositor, approvals });
		}
		operations.sort_by_key(|operation| (operation.when.height, operation.when.index));
		Ok(operations)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::account::parse;

	const ALICE: &str = "diay3eAmwF3X5kPAtEAeKpSBaCP89G58LD8e9ez7X6UYSS1Ud";
	const BOB: &str = "diZPtN6bo7KXBbNgNoEgP56Gc6Y7FoXiziJVpbcyr2VdCf3pQ";
	const CHARLIE: &str = "diZSYSGjqSKQpDz63L2Gi4kitvfndnqbr95mA8dGxJtoix4YY";

	fn accounts(names: &[&str]) -> Vec<AccountId> {
		names.iter().map(|name| parse(name).unwrap()).collect()
	}

	/// The account is computed by other software, too.
	#[test]
	fn account_should_be_that_of_the_pallet_in_any_order_of_signatories() {
		for names in [[ALICE, BOB, CHARLIE], [CHARLIE, ALICE, BOB]] {
			let multisig = Multisig::new(2, accounts(&names)).unwrap();
			let account = account::show(&multisig.account());
			assert_eq!(account, "diXqe23STnc2MM8SVbaZ2TioDS9mm8Z6aodJ74wLAUzfULXFv");
			assert_eq!(multisig.others(&parse(BOB).unwrap()).len(), 2);
			assert!(multisig.others(&parse(BOB).unwrap()).is_sorted());
		}
		let three = Multisig::new(3, accounts(&[ALICE, BOB, CHARLIE])).unwrap();
		assert_ne!(
			three.account(),
			Multisig::new(2, accounts(&[ALICE, BOB, CHARLIE])).unwrap().account()
		);
	}

	#[test]
	fn multisig_should_be_refused_when_it_makes_no_sense() {
		let refused =
			|threshold, names: &[&str]| Multisig::new(threshold, accounts(names)).unwrap_err();
		assert!(refused(2, &[ALICE, BOB, ALICE]).to_string().contains("named twice"));
		for (threshold, names) in [
			(0, &[ALICE, BOB][..]),
			(1, &[ALICE, BOB]),
			(3, &[ALICE, BOB]),
			(2, &[ALICE]),
			(2, &[]),
		] {
			assert!(refused(threshold, names).to_string().contains("from 2 to the number"));
		}
	}
}
