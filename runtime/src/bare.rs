//! The weight of admitting bare transactions.
//!
//! Claims and credentials without signature are bare: they have no transaction extensions, one of which
//! would declare that weight and settle it by the recorded proof. A block counts it all the same, from
//! before it looks for room until the proof has been measured.
//!
//! This file goes with `bare.rs` of the pallets, once clients can build general transactions
//! (`docs/decisions/0039-free-claims-are-bare.md`).

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

/// The pallets' checks of bare transactions. In a block the size of the proof is noted before a check,
/// because it reads much of what the call reads again.
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

/// Counts the weight of admitting `call` without signature, which inherents and most calls do not have.
/// To be called before the block looks whether it has room for the call itself.
pub(crate) fn count_admission(call: &RuntimeCall, info: &DispatchInfo) {
	let admission = call.weight_of_authorize();
	if admission != Weight::zero() {
		System::register_extra_weight_unchecked(admission, info.class);
	}
}

/// Counts the proof as it was measured, from before the admission until after the call: for the block in
/// place of the declared one, and of a claim against the share of free transactions. Where the node
/// records no proof, the declared one stays.
///
/// Extensions that come later have nothing more to give back.
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
	// All that it gave back, of the admission too.
	let unspent = frame_system::ExtrinsicWeightReclaimed::<Runtime>::get();
	post_info.actual_weight = Some(info.total_weight().saturating_sub(unspent));
	Ok(())
}
