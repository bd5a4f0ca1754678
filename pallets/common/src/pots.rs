//! The native tokens that a pallet's pots owe, as one running sum.

use polkadot_sdk::frame_support::{storage::StorageValue, traits::tokens::Balance};

/// Keeps the storage value `Sum` up to date when a pot that owed `before` native tokens owes `after`
/// from now on, or several pots do together. Amounts are in the smallest unit.
///
/// The sum counts what the books say is owed, not what the pots' accounts hold: anyone can send
/// tokens to a pot. It reads and writes one value, and nothing if nothing changes.
pub fn update_owed<Sum, Amount>(before: Amount, after: Amount)
where
	Amount: Balance,
	Sum: StorageValue<Amount, Query = Amount>,
{
	if before != after {
		// `before` is a part of the sum, so this does not saturate.
		Sum::mutate(|sum| *sum = sum.saturating_add(after).saturating_sub(before));
	}
}
