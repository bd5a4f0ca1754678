//! The weight of settlements. Like that of claims it is declared without reading anything, and what the
//! round does not need is given back.

use super::*;
use distribution_primitives::{SignedVoucher, MAX_VOUCHER_KEYS};

/// What the weight of a settlement depends on, apart from the terms of its round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SettlementSize {
	/// Number of vouchers.
	pub vouchers: u32,
	/// Number of their signatures, but for one of each voucher.
	pub further: u32,
}

impl SettlementSize {
	/// The size of a settlement of these vouchers.
	pub fn of<AccountId, Balance, Moment>(
		vouchers: &[SignedVoucher<AccountId, Balance, Moment>],
	) -> Self {
		let further = vouchers.iter().fold(0u32, |sum, signed| {
			sum.saturating_add((signed.signatures.len() as u32).saturating_sub(1))
		});
		Self { vouchers: vouchers.len() as u32, further }
	}

	/// The largest size of a settlement of so many vouchers: all possible keys have signed each.
	pub fn largest(vouchers: u32) -> Self {
		let further = vouchers.saturating_mul(MAX_VOUCHER_KEYS.saturating_sub(1));
		Self { vouchers, further }
	}
}

impl<T: Config> Pallet<T> {
	/// Worst-case weight of a settlement in a round that is not known: what the call declares. A voucher
	/// that is refused and set aside writes what one that is paid writes, and moves nothing.
	pub fn settlement_weight(size: SettlementSize) -> Weight {
		let each = T::WeightInfo::transfer_asset()
			.saturating_add(Self::judging_weight(None))
			.saturating_add(T::Compliance::payee_weight());
		Self::weight_of_vouchers(size, each)
	}

	/// Weight of a settlement in `round`, whether or not its vouchers are paid, before anything else is
	/// paid from it in the block, and if their beneficiaries have named no payees.
	pub fn settlement_weight_of(round: &RoundOf<T>, size: SettlementSize) -> Weight {
		Self::weight_of_vouchers(size, Self::weight_of_terms(round))
	}

	fn weight_of_vouchers(size: SettlementSize, each: Weight) -> Weight {
		T::WeightInfo::settle(size.vouchers)
			.saturating_add(Self::further_signatures(size))
			.saturating_add(each.saturating_mul(u64::from(size.vouchers)))
	}

	/// Weight of checking the signatures that are not the only one of their voucher.
	fn further_signatures(size: SettlementSize) -> Weight {
		match size.further {
			0 => Weight::zero(),
			further => T::WeightInfo::voucher_signatures(further),
		}
	}

	/// Weight of a settlement in round `id` as it is now.
	pub fn actual_settlement_weight(id: RoundId, size: SettlementSize) -> Weight {
		match Rounds::<T>::get(id) {
			Some(round) => {
				Self::settlement_weight_of(&round, size).saturating_sub(Self::in_memory(id))
			}
			None => Self::no_round(),
		}
	}

	/// What settling these vouchers weighs more because of payees; see [`Self::payees_weight`].
	pub(crate) fn voucher_payees_weight(
		id: RoundId,
		caller: Option<&T::AccountId>,
		vouchers: &[SignedVoucherOf<T>],
	) -> Weight {
		let beneficiaries = vouchers.iter().map(|signed| &signed.voucher.beneficiary);
		Self::payees_weight(id, caller, beneficiaries)
	}

	/// Weight of deciding whether a settlement without signature may enter a block, beside that of the
	/// settlement. It is the same for every round. The round and its keys are read by the call too.
	pub fn authorize_settlement_weight(size: SettlementSize) -> Weight {
		T::WeightInfo::authorize_settle(size.vouchers)
			.saturating_add(Self::further_signatures(size))
			.saturating_sub(Self::counted_elsewhere())
	}

	/// What a settlement without signature in `round` uses of a block, as a transaction.
	pub fn free_settlement_weight(round: &RoundOf<T>, size: SettlementSize) -> Weight {
		Self::base_weight()
			.saturating_add(Self::authorize_settlement_weight(size))
			.saturating_add(Self::settlement_weight_of(round, size))
			.saturating_add(T::Compliance::payee_weight().saturating_mul(u64::from(size.vouchers)))
	}

	/// Weight of setting a voucher aside, in a round that is not known: what the call declares.
	pub fn set_aside_voucher_weight(signed: &SignedVoucherOf<T>) -> Weight {
		Self::aside_weight(signed, Self::judging_weight(None))
	}

	/// Weight of deciding whether a voucher may be set aside without signature, beside that of setting
	/// it aside.
	pub fn authorize_set_aside_voucher_weight(signed: &SignedVoucherOf<T>) -> Weight {
		let size = SettlementSize::of(core::slice::from_ref(signed));
		T::WeightInfo::authorize_set_aside_voucher()
			.saturating_add(Self::further_signatures(size))
			.saturating_sub(Self::counted_elsewhere())
	}

	/// What setting a voucher of `round` aside without signature uses of a block, as a transaction.
	pub(crate) fn free_set_aside_voucher_weight(
		round: &RoundOf<T>,
		signed: &SignedVoucherOf<T>,
	) -> Weight {
		let compliance = Self::judging_weight(Some((&round.requirement, &round.asset)));
		Self::base_weight()
			.saturating_add(Self::authorize_set_aside_voucher_weight(signed))
			.saturating_add(Self::aside_weight(signed, compliance))
	}

	fn aside_weight(signed: &SignedVoucherOf<T>, compliance: Weight) -> Weight {
		let size = SettlementSize::of(core::slice::from_ref(signed));
		T::WeightInfo::set_aside_voucher()
			.saturating_add(Self::further_signatures(size))
			.saturating_add(compliance)
			.saturating_add(T::Compliance::payee_weight())
	}

	/// The most that a settlement declares in all.
	pub(crate) fn largest_settlement_weight() -> Weight {
		let size = SettlementSize::largest(T::MaxBatch::get());
		Self::settlement_weight(size).saturating_add(Self::authorize_settlement_weight(size))
	}
}
