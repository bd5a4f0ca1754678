//! Transaction extensions of the SDK that give back what a transaction did not use of them, and note
//! what free claims did use.
//!
//! From outside they are the SDK's own: the same name, encoding and type in the metadata, so that
//! wallets need not know them. [`TxExtension`] puts them together with the others.

#![warn(missing_docs)]

use crate::{
	configs::{distribution::RecordedProof, fees::activity_weight},
	*,
};
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::{
	dispatch::{DispatchInfo, PostDispatchInfo},
	traits::Get,
};
use scale_info::TypeInfo;
use sp_runtime::{
	traits::{
		AsTransactionAuthorizedOrigin, Implication, RefundWeight, TransactionExtension,
		ValidateResult,
	},
	transaction_validity::{TransactionSource, TransactionValidityError},
	DispatchResult,
};

/// The extension that every transaction carries besides its call.
pub type TxExtension = cumulus_pallet_weight_reclaim::StorageWeightReclaim<
	Runtime,
	(
		// Unsigned claims are authorised by their evidence.
		AuthorizeCall,
		frame_system::CheckNonZeroSender<Runtime>,
		frame_system::CheckSpecVersion<Runtime>,
		frame_system::CheckTxVersion<Runtime>,
		frame_system::CheckGenesis<Runtime>,
		frame_system::CheckEra<Runtime>,
		frame_system::CheckNonce<Runtime>,
		frame_system::CheckWeight<Runtime>,
		ChargeTransactionPayment,
		// Lets hardware wallets display what they sign.
		frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
	),
>;

/// Lets the content of some calls authorise them: [`frame_system::AuthorizeCall`].
///
/// That one declares the weight of authorising for everybody, and keeps it when nothing had to be
/// authorised because the transaction is signed. This one gives it back: to the block, and to the
/// signer, whose fee is lower by as much.
///
/// It also measures the proof of free claims, where the node records one, because what they declare
/// is a multiple of it: nearly all of a block's share would stay empty.
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
	/// What authorising has not used, and the size of the proof before. `None` if there was nothing
	/// to authorise.
	type Val = Option<(Weight, Option<u64>)>;
	/// What is given back, and, of a free claim, the size of the proof before it.
	type Pre = (Weight, Option<u64>);

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
		let proof = if authorized { None } else { RecordedProof::get() };
		let (valid, unspent, origin) =
			self.0.validate(origin, call, info, len, (), inherited_implication, source)?;
		Ok((valid, (!authorized).then_some((unspent, proof)), origin))
	}

	fn prepare(
		self,
		authorized: Self::Val,
		_: &RuntimeOrigin,
		call: &RuntimeCall,
		_: &DispatchInfo,
		_: usize,
	) -> Result<Self::Pre, TransactionValidityError> {
		let Some((unspent, proof)) = authorized else { return Ok((self.weight(call), None)) };
		// Credentials have a share of their own.
		let counts = matches!(call, RuntimeCall::Distribution(_));
		Ok((unspent, proof.filter(|_| counts)))
	}

	fn post_dispatch_details(
		(unspent, proof): Self::Pre,
		_: &DispatchInfo,
		_: &PostDispatchInfo,
		len: usize,
		_: &DispatchResult,
	) -> Result<Weight, TransactionValidityError> {
		if let (Some(before), Some(after)) = (proof, RecordedProof::get()) {
			let bytes = after.saturating_sub(before).saturating_add(len as u64);
			Distribution::note_free_proof(bytes);
		}
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
