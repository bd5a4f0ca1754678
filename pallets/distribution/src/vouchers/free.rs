//! Settling and setting aside for free: without signature and fee of a sender. The rules are those of
//! free claims.

use super::*;
use polkadot_sdk::sp_runtime::transaction_validity::TransactionValidityWithRefund;

/// Signatures in a settlement without signature and fee. A node checks them twice before the transaction
/// is in its pool, and again as long as it is there, whether or not a block ever has room for it.
const MAX_FREE_SIGNATURES: u32 = 16;

impl<T: Config> Payer<T> {
	/// Checks whatever a free settlement of these vouchers can fail at but for what compliance and the
	/// asset say. The books are not those of the round afterwards: the caller must drop this object.
	fn ensure_vouchers_due(&mut self, vouchers: &[SignedVoucherOf<T>]) -> DispatchResult {
		for signed in vouchers {
			let it = self.unsettled(&signed.voucher);
			self.ensure_settles(&it)?;
			self.prove_voucher(signed, &it)?;
			let paid = self.round.pay(it.unpaid, it.record.aside);
			paid.map_err(|OverBudget| Error::<T>::AbovePromised)?;
			let cumulative = signed.voucher.cumulative;
			self.ensure_worth_a_free_claim(it.unpaid, it.is_kept(), cumulative)?;
			// So that a second voucher of the same beneficiary pays what the first does not.
			self.note_settled(&signed.voucher.beneficiary, &it, it.unpaid);
		}
		Ok(())
	}

	/// Checks whatever setting a voucher aside for free can fail at but for whether it is refused. As
	/// above, the caller must drop this object.
	fn ensure_voucher_not_aside(&mut self, signed: &SignedVoucherOf<T>) -> DispatchResult {
		let it = self.voucher_not_aside(signed)?;
		let amount = it.unpaid.saturating_sub(it.record.aside);
		self.round.reserve(amount).map_err(|OverBudget| Error::<T>::AbovePromised)?;
		self.ensure_worth_a_free_claim(amount, false, signed.voucher.cumulative)
	}
}

impl<T: Config> Pallet<T> {
	/// Whether the settlement of a voucher without signature may enter the pool or a block.
	pub(crate) fn authorize_settle(
		source: TransactionSource,
		id: RoundId,
		signed: &SignedVoucherOf<T>,
	) -> TransactionValidityWithRefund {
		let call = Call::settle { id, voucher: signed.clone() };
		Self::authorize_settlement(source, call, id, core::slice::from_ref(signed))
	}

	/// Whether a settlement of many vouchers without signature may enter the pool or a block.
	pub(crate) fn authorize_settle_batch(
		source: TransactionSource,
		id: RoundId,
		vouchers: &SignedVouchersOf<T>,
	) -> TransactionValidityWithRefund {
		let call = Call::settle_batch { id, vouchers: vouchers.clone() };
		Self::authorize_settlement(source, call, id, vouchers)
	}

	fn authorize_settlement(
		source: TransactionSource,
		call: Call<T>,
		id: RoundId,
		vouchers: &[SignedVoucherOf<T>],
	) -> TransactionValidityWithRefund {
		let size = SettlementSize::of(vouchers);
		let weight = |round: &RoundOf<T>| {
			Self::free_settlement_weight(round, size).saturating_sub(Self::in_memory(id))
		};
		Self::admit_settlement(source, call, id, vouchers, weight)
	}

	/// The same, for a settlement that uses `weight` of a block.
	pub(crate) fn admit_settlement(
		source: TransactionSource,
		call: Call<T>,
		id: RoundId,
		vouchers: &[SignedVoucherOf<T>],
		weight: impl FnOnce(&RoundOf<T>) -> Weight,
	) -> TransactionValidityWithRefund {
		// One at a time for each beneficiary: after one, the next pays another difference.
		let tags = vouchers.iter().map(|signed| (id, signed.voucher.beneficiary.clone()));
		let check = || -> Result<FreeUseOf<T>, DispatchError> {
			ensure!(!vouchers.is_empty(), Error::<T>::EmptyBatch);
			let signatures = vouchers
				.iter()
				.fold(0u32, |sum, signed| sum.saturating_add(signed.signatures.len() as u32));
			ensure!(signatures <= MAX_FREE_SIGNATURES, Error::<T>::TooManySignaturesForFree);
			let mut payer = Self::voucher_payer(id)?;
			// First, so that nobody's node looks at signatures that no block has room for.
			let share = payer.share(weight(&payer.round))?;
			payer.ensure_vouchers_due(vouchers)?;
			Ok(share)
		};
		Self::admit(source, call, "DistributionVoucher", tags, check, || {
			Self::do_settle(None, id, vouchers)
		})
	}

	/// Whether a voucher may be set aside by a transaction without signature, in the pool or a block.
	pub(crate) fn authorize_set_aside_voucher(
		source: TransactionSource,
		id: RoundId,
		signed: &SignedVoucherOf<T>,
	) -> TransactionValidityWithRefund {
		let call = Call::set_aside_voucher { id, voucher: signed.clone() };
		let tag = [(id, signed.voucher.beneficiary.clone())];
		let check = || -> Result<FreeUseOf<T>, DispatchError> {
			let mut payer = Self::settable_voucher_payer(id)?;
			let weight = Self::free_set_aside_voucher_weight(&payer.round, signed);
			let share = payer.share(weight)?;
			payer.ensure_voucher_not_aside(signed)?;
			Ok(share)
		};
		Self::admit(source, call, "DistributionSetVoucherAside", tag, check, || {
			Self::do_set_aside_voucher(id, signed)
		})
	}
}
