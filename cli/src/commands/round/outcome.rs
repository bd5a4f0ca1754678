//! What calls on a round lead to, in words.

use distribution_client::{amount::Unit, time::Clock, types::RoundInfo};
use distribution_primitives::{Remainder, Source, TermsHash};

/// What to do with a new draft.
pub fn next_steps(id: u32, hash: TermsHash, source: &Source) -> String {
	// Whoever pays in should have seen the terms before.
	let rest = format!("`round fund {id}`, `round open {id}`");
	match source {
		Source::Listed => format!(
			"Round {id}, without rows yet. Next: `distribution round add-entries {id} FILE`, then `round show {id}`, {rest}"
		),
		Source::Merkle { .. } => {
			format!("Round {id}, terms {hash:#x}. Next: `distribution round show {id}`, then {rest}")
		}
		Source::Voucher { .. } => format!(
			"Round {id}, without keys yet. Next: `distribution voucher rotate-keys {id} KEY…`, then `round show {id}`, {rest}, `voucher promise {id} AMOUNT`"
		),
		Source::Sale { .. } => format!("Round {id}, which its sale has opened."),
	}
}

/// What opening a round means.
pub fn opening(info: &RoundInfo, clock: &Clock, unit: &Unit) -> String {
	let remainder = match info.terms.remainder {
		Remainder::Manager => "goes back to its manager",
		Remainder::Treasury => "goes to the treasury",
		Remainder::Burn => "is BURNED",
	};
	format!(
		"Open round {} (terms {:#x}): it pays up to {} from {} to {}. What is left then {remainder}. Its terms are final from now on.",
		info.id,
		info.terms_hash,
		unit.show(info.terms.budget),
		clock.show(info.terms.window.opens.max(clock.block)),
		clock.show(info.ends),
	)
}

/// What closing a round means.
pub fn closing(info: &RoundInfo, unit: &Unit) -> String {
	let remainder = match info.terms.remainder {
		Remainder::Manager => "back to its manager",
		Remainder::Treasury => "to the treasury",
		Remainder::Burn => "out of existence: they are BURNED",
	};
	format!(
		"Close round {}: nothing can be claimed from it any more. Of the {} in its pot, {} are set aside; the rest goes {remainder}.",
		info.id,
		unit.show(info.pot_balance),
		unit.show(info.set_aside),
	)
}

#[cfg(test)]
mod tests {
	use super::*;
	use polkadot_sdk::sp_core::H256;

	#[test]
	fn drafts_should_be_followed_by_what_their_source_needs() {
		let hash = H256::repeat_byte(7);
		let listed = next_steps(2, hash, &Source::Listed);
		assert!(listed
			.contains("add-entries 2 FILE`, then `round show 2`, `round fund 2`, `round open 2`"));
		let merkle = next_steps(3, hash, &Source::Merkle { root: H256::zero(), leaves: 1 });
		let vouchers = next_steps(4, hash, &Source::Voucher { beneficiaries: 9 });
		assert!(vouchers.contains("voucher rotate-keys 4 KEY…`, then `round show 4`"));
		assert!(merkle.contains(&format!("terms {hash:#x}")));
		assert!(merkle.contains("round show 3`, then `round fund 3`, `round open 3`"));
	}
}
