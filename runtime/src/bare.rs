//! What admitting a bare transaction weighs, and what it takes of the proof.
//!
//! Claims and credentials without signature are bare: they have no transaction extensions, which would
//! say and settle it. A block counts it all the same as if an extension had declared it: before it looks
//! whether there is room, and until the proof has been measured.
//!
//! This file goes with `bare.rs` of the pallets, once clients can build general transactions.

#![warn(missing_docs)]
#![allow(deprecated, reason = "bare transactions are what it is about")]

use crate::{configs::distribution::RecordedProof, *};
use frame_support::{
	dispatch::{DispatchInfo, PostDispatchInfo},
	traits::{Authorize, Get},
};
use pallet_distribution::Bare;
use sp_runtime::{
	traits::{ExtensionPostDispatchWeightHandler, TransactionExtension, ValidateUnsigned},
	transaction_validity::{TransactionSource, TransactionValidity, TransactionValidityError},
	DispatchResult,
};

/// Settles the weight of a transaction, by the proof that was recorded meanwhile.
type Settle = cumulus_pallet_weight_reclaim::StorageWeightReclaim<Runtime, ()>;

/// What the pallets say of transactions without signature. In a block the proof is noted before one is
/// admitted by what it contains, because admitting it is what reads most.
pub struct Unsigned;

impl ValidateUnsigned for Unsigned {
	type Call = RuntimeCall;

	fn pre_dispatch(call: &RuntimeCall) -> Result<(), TransactionValidityError> {
		let admission = call.weight_of_authorize();
		if admission != Weight::zero() {
			// Credentials have a share of their own.
			let counts = matches!(call, RuntimeCall::Distribution(_));
			Distribution::begin_bare(Bare { admission, proof: RecordedProof::get(), counts });
		}
		<Runtime as ValidateUnsigned>::pre_dispatch(call)
	}

	fn validate_unsigned(source: TransactionSource, call: &RuntimeCall) -> TransactionValidity {
		<Runtime as ValidateUnsigned>::validate_unsigned(source, call)
	}
}

/// Counts what admitting `call` weighs: zero of an inherent, and of all that signatures admit. To be
/// called before the block looks whether it has room for the call itself.
pub(crate) fn count_admission(call: &RuntimeCall, info: &DispatchInfo) {
	let admission = call.weight_of_authorize();
	if admission != Weight::zero() {
		System::register_extra_weight_unchecked(admission, info.class);
	}
}

/// Counts the proof as it was measured, from before the admission until after the call: in the block in
/// place of what was declared, and of a claim against what free transactions may use. Without a recorder
/// what was declared stays.
///
/// Nothing is left for those who come later to give back.
pub(crate) fn settle(
	info: &DispatchInfo,
	post_info: &mut PostDispatchInfo,
	len: usize,
	result: &DispatchResult,
) -> Result<(), TransactionValidityError> {
	let Some(bare) = Distribution::end_bare() else { return Ok(()) };
	let (Some(before), Some(after)) = (bare.proof, RecordedProof::get()) else { return Ok(()) };
	if bare.counts {
		let bytes = after.saturating_sub(before).saturating_add(len as u64);
		Distribution::note_free_proof(bytes);
	}
	let whole = DispatchInfo { extension_weight: bare.admission, ..*info };
	let mut used = *post_info;
	used.set_extension_weight(&whole);
	<Settle as TransactionExtension<RuntimeCall>>::post_dispatch_details(
		(Some(before), ()),
		&whole,
		&used,
		len,
		result,
	)?;
	// It has said how much it gave back.
	let unspent = frame_system::ExtrinsicWeightReclaimed::<Runtime>::get();
	post_info.actual_weight = Some(info.total_weight().saturating_sub(unspent));
	Ok(())
}
