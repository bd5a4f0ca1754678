//! Transaction extensions of the SDK that give back what a transaction did not use of them.
//!
//! From outside they are the SDK's own: the same name, encoding and type in the metadata, so that
//! wallets need not know them.

#![warn(missing_docs)]

use crate::{configs::fees::activity_weight, *};
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::dispatch::{DispatchInfo, PostDispatchInfo};
use scale_info::TypeInfo;
use sp_runtime::{
	traits::{
		AsTransactionAuthorizedOrigin, Implication, RefundWeight, TransactionExtension,
		ValidateResult,
	},
	transaction_validity::{TransactionSource, TransactionValidityError},
	DispatchResult,
};

/// Lets the content of some calls authorise them: [`frame_system::AuthorizeCall`].
///
/// That one declares the weight of authorising for everybody, and keeps it when nothing had to be
/// authorised because the transaction is signed. This one gives it back: to the block, and to the
/// signer, whose fee is lower by as much.
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
	/// What authorising has not used. `None` if there was nothing to authorise.
	type Val = Option<Weight>;
	/// What is given back.
	type Pre = Weight;

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
		let authorized = origin.is_transaction_authorized();
		let (valid, unspent, origin) =
			self.0.validate(origin, call, info, len, (), inherited_implication, source)?;
		Ok((valid, (!authorized).then_some(unspent), origin))
	}

	fn prepare(
		self,
		unspent: Self::Val,
		_: &RuntimeOrigin,
		call: &RuntimeCall,
		_: &DispatchInfo,
		_: usize,
	) -> Result<Self::Pre, TransactionValidityError> {
		Ok(unspent.unwrap_or_else(|| self.weight(call)))
	}

	fn post_dispatch_details(
		unspent: Self::Pre,
		_: &DispatchInfo,
		_: &PostDispatchInfo,
		_: usize,
		_: &DispatchResult,
	) -> Result<Weight, TransactionValidityError> {
		Ok(unspent)
	}
}

/// Takes the fee: [`pallet_transaction_payment::ChargeTransactionPayment`].
///
/// Its weight includes that of counting the fee as activity. This one gives that back for accounts
/// that are not enrolled, nearly all of them, before the fee is computed. The block gets it back from
/// `StorageWeightReclaim`, because `CheckWeight` comes before.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking)]
pub struct ChargeTransactionPayment(Charge);

/// What [`ChargeTransactionPayment`] wraps.
type Charge = pallet_transaction_payment::ChargeTransactionPayment<Runtime>;

impl TypeInfo for ChargeTransactionPayment {
	type Identity = <Charge as TypeInfo>::Identity;

	fn type_info() -> scale_info::Type {
		<Charge as TypeInfo>::type_info()
	}
}

impl TransactionExtension<RuntimeCall> for ChargeTransactionPayment {
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
			pallet_transaction_payment::Pre::Charge { who, .. }
				if !Emission::may_count_fee(who) =>
			{
				activity_weight()
			}
			// Without a payer all is given back below.
			_ => Weight::zero(),
		};
		let mut post_info = *post_info;
		post_info.refund(unspent);
		let more = Charge::post_dispatch_details(pre, info, &post_info, len, result)?;
		Ok(unspent.saturating_add(more))
	}
}
