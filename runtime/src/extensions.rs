//! Transaction extensions of the SDK that fit this chain: one gives back what a transaction did not use
//! of it, the other leaves transactions without signature to [`bare`].
//!
//! From outside they are the SDK's own: the same name, encoding and type in the metadata, so that
//! wallets need not know them. [`TxExtension`] puts them together with the others.

#![warn(missing_docs)]

use crate::{configs::fees::activity_weight, *};
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::dispatch::{DispatchInfo, PostDispatchInfo};
use pallet_asset_tx_payment::{InitialPayment, Pre};
use scale_info::TypeInfo;
use sp_runtime::{
	traits::{
		AsTransactionAuthorizedOrigin, Implication, RefundWeight, TransactionExtension,
		ValidateResult,
	},
	transaction_validity::{
		InvalidTransaction, TransactionSource, TransactionValidityError, ValidTransaction,
	},
	DispatchResult,
};

/// The extension that every transaction carries besides its call.
pub type TxExtension = cumulus_pallet_weight_reclaim::StorageWeightReclaim<
	Runtime,
	(
		// Unsigned claims, which are authorised by their evidence, have no extensions.
		AuthorizeCall,
		frame_system::CheckNonZeroSender<Runtime>,
		frame_system::CheckSpecVersion<Runtime>,
		frame_system::CheckTxVersion<Runtime>,
		frame_system::CheckGenesis<Runtime>,
		frame_system::CheckEra<Runtime>,
		frame_system::CheckNonce<Runtime>,
		frame_system::CheckWeight<Runtime>,
		ChargeAssetTxPayment,
		// Lets hardware wallets display what they sign.
		frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
	),
>;

/// Stands where [`frame_system::AuthorizeCall`] does, which lets the content of some calls authorise
/// them. This one refuses whatever is not signed.
///
/// Such transactions are *general*: they have extensions and no signature. No client in use can build
/// one, and some cannot read a block that one is in. What calls authorise is therefore sent bare
/// ([`bare`]), and general transactions will be accepted when that goes.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking)]
pub struct AuthorizeCall(frame_system::AuthorizeCall<Runtime>);

impl TypeInfo for AuthorizeCall {
	type Identity = <frame_system::AuthorizeCall<Runtime> as TypeInfo>::Identity;

	fn type_info() -> scale_info::Type {
		<frame_system::AuthorizeCall<Runtime> as TypeInfo>::type_info()
	}
}

impl TransactionExtension<RuntimeCall> for AuthorizeCall {
	const IDENTIFIER: &'static str =
		<frame_system::AuthorizeCall<Runtime> as TransactionExtension<RuntimeCall>>::IDENTIFIER;
	type Implicit = ();
	type Val = ();
	type Pre = ();

	fn weight(&self, _: &RuntimeCall) -> Weight {
		// There is nothing to authorise.
		Weight::zero()
	}

	fn validate(
		&self,
		origin: RuntimeOrigin,
		_: &RuntimeCall,
		_: &DispatchInfo,
		_: usize,
		_: Self::Implicit,
		_: &impl Implication,
		_: TransactionSource,
	) -> ValidateResult<Self::Val, RuntimeCall> {
		if !origin.is_transaction_authorized() {
			return Err(InvalidTransaction::Call.into());
		}
		Ok((ValidTransaction::default(), (), origin))
	}

	fn prepare(
		self,
		_: Self::Val,
		_: &RuntimeOrigin,
		_: &RuntimeCall,
		_: &DispatchInfo,
		_: usize,
	) -> Result<Self::Pre, TransactionValidityError> {
		Ok(())
	}

	// It comes before `CheckWeight`, which looks whether the block has room.
	fn bare_validate_and_prepare(
		call: &RuntimeCall,
		info: &DispatchInfo,
		_: usize,
	) -> Result<(), TransactionValidityError> {
		bare::count_admission(call, info);
		Ok(())
	}

	fn bare_post_dispatch(
		info: &DispatchInfo,
		post_info: &mut PostDispatchInfo,
		len: usize,
		result: &DispatchResult,
	) -> Result<(), TransactionValidityError> {
		bare::settle(info, post_info, len, result)
	}
}

/// Takes the fee, in native tokens or in another chain's asset:
/// [`pallet_asset_tx_payment::ChargeAssetTxPayment`].
///
/// Its weight includes that of counting a native fee as activity. This one gives that back for accounts
/// that are not enrolled, nearly all of them, before the fee is computed. The block gets it back from
/// `StorageWeightReclaim`, because `CheckWeight` comes before.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking)]
pub struct ChargeAssetTxPayment(Charge);

/// What [`ChargeAssetTxPayment`] wraps.
type Charge = pallet_asset_tx_payment::ChargeAssetTxPayment<Runtime>;

impl TypeInfo for ChargeAssetTxPayment {
	type Identity = <Charge as TypeInfo>::Identity;

	fn type_info() -> scale_info::Type {
		<Charge as TypeInfo>::type_info()
	}
}

impl TransactionExtension<RuntimeCall> for ChargeAssetTxPayment {
	const IDENTIFIER: &'static str = <Charge as TransactionExtension<RuntimeCall>>::IDENTIFIER;
	type Implicit = ();
	type Val = <Charge as TransactionExtension<RuntimeCall>>::Val;
	type Pre = <Charge as TransactionExtension<RuntimeCall>>::Pre;

	fn weight(&self, call: &RuntimeCall) -> Weight {
		self.0.weight(call)
	}

	fn validate(
		&self,
		origin: RuntimeOrigin,
		call: &RuntimeCall,
		info: &DispatchInfo,
		len: usize,
		_: Self::Implicit,
		inherited_implication: &impl Implication,
		source: TransactionSource,
	) -> ValidateResult<Self::Val, RuntimeCall> {
		self.0.validate(origin, call, info, len, (), inherited_implication, source)
	}

	fn prepare(
		self,
		val: Self::Val,
		origin: &RuntimeOrigin,
		call: &RuntimeCall,
		info: &DispatchInfo,
		len: usize,
	) -> Result<Self::Pre, TransactionValidityError> {
		self.0.prepare(val, origin, call, info, len)
	}

	fn post_dispatch_details(
		pre: Self::Pre,
		info: &DispatchInfo,
		post_info: &PostDispatchInfo,
		len: usize,
		result: &DispatchResult,
	) -> Result<Weight, TransactionValidityError> {
		// Asked after the call, which may have enrolled the payer, and before the fee is counted.
		let unspent = match &pre {
			Pre::Charge { who, initial_payment: InitialPayment::Native(_), .. }
				if !Emission::may_count_fee(who) =>
			{
				activity_weight()
			}
			// A fee in an asset is no activity. Without a payer or a fee all is given back below.
			_ => Weight::zero(),
		};
		let mut post_info = *post_info;
		post_info.refund(unspent);
		let more = Charge::post_dispatch_details(pre, info, &post_info, len, result)?;
		Ok(unspent.saturating_add(more))
	}
}
