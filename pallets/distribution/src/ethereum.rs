//! Rounds whose beneficiaries are Ethereum addresses. An address has no account here, so its owner
//! signs which account is paid; see [`distribution_primitives::ethereum`].
//!
//! Compliance is asked of the account that is paid, as of anybody who is paid: it is the one that
//! attesters can know. A freeze of the address stops its rows, too.

use super::*;
use crate::payer::{Payer, Proven, Sender};
use distribution_primitives::{
	ethereum::{address_in, padded},
	EthereumClaim, SignatureFault,
};
use polkadot_sdk::sp_runtime::traits::SaturatedConversion;

/// What a claim says beside its round and its row: who signed that which account is paid.
pub(crate) struct Order<'a, T: Config> {
	/// The address that the row belongs to.
	pub(crate) owner: H160,
	/// The account that is paid.
	pub(crate) destination: &'a T::AccountId,
	/// First time at which the claim is no longer accepted.
	pub(crate) deadline: MomentOf<T>,
	/// The owner's signature of all that.
	pub(crate) signature: &'a EthereumSignature,
}

impl<T> From<SignatureFault> for Error<T> {
	fn from(fault: SignatureFault) -> Self {
		match fault {
			SignatureFault::HighS => Self::SignatureNotLow,
			SignatureFault::WrongV => Self::SignatureVInvalid,
			SignatureFault::NoKey => Self::SignedByNoKey,
		}
	}
}

impl<T: Config> Payer<T> {
	/// Refuses a claim without the signature of an Ethereum key where the round asks for one: who may
	/// be paid without it would be anybody's to choose.
	pub(crate) fn ensure_pays_accounts(&self) -> DispatchResult {
		ensure!(!self.round.is_ethereum(), Error::<T>::BeneficiariesAreEthereum);
		Ok(())
	}

	/// Checks that `evidence` proves a row of the address in `order`, paid or not, and that its owner
	/// has signed the order.
	pub(crate) fn prove_order(
		&mut self,
		evidence: &Evidence<T::Balance>,
		order: &Order<'_, T>,
	) -> Result<Proven<T>, DispatchError> {
		ensure!(self.round.is_ethereum(), Error::<T>::BeneficiariesAreAccounts);
		ensure!(Pallet::<T>::now() < order.deadline, Error::<T>::SignatureExpired);
		let destination: [u8; 32] = order.destination.clone().into();
		ensure!(address_in(&destination).is_none(), Error::<T>::DestinationIsEthereum);
		ensure!(T::Payees::accepts(order.destination), Error::<T>::PayeeKeyless);
		let owner = T::AccountId::from(padded(&order.owner));
		let row = self.prove(&owner, evidence)?;
		Pallet::<T>::ensure_signed_by_owner(self.id, row.index, row.total, order)?;
		ensure!(!T::Compliance::frozen(&owner), Error::<T>::AccountFrozen);
		Ok(row)
	}
}

impl<T: Config> Pallet<T> {
	/// See [`Pallet::claim_ethereum`]. Without a `caller` the claim is free.
	pub(crate) fn do_claim_ethereum(
		caller: Option<T::AccountId>,
		id: RoundId,
		evidence: &Evidence<T::Balance>,
		order: &Order<'_, T>,
	) -> DispatchResult {
		let sender = caller.map_or(Sender::Free, Sender::Signed);
		let mut payer = Payer::<T>::open_for(id, evidence.index())?;
		let row = payer.prove_order(evidence, order)?;
		let owner = T::AccountId::from(padded(&order.owner));
		payer.pay_to(&sender, &owner, order.destination, row)?;
		payer.close()
	}

	/// Refuses unless the owner in `order` has signed it, for row `index` of round `id` whose
	/// entitlement is `amount`, in the asset's smallest unit.
	pub(crate) fn ensure_signed_by_owner(
		id: RoundId,
		index: u32,
		amount: T::Balance,
		order: &Order<'_, T>,
	) -> DispatchResult {
		let claim = EthereumClaim {
			genesis: Self::genesis(),
			round: id,
			row: index,
			owner: order.owner,
			destination: order.destination.clone().into(),
			amount: amount.into(),
			deadline: order.deadline.saturated_into(),
		};
		let signer = claim.signer(order.signature).map_err(Error::<T>::from)?;
		ensure!(signer == order.owner, Error::<T>::SignerNotOwner);
		Ok(())
	}

	/// Whether a claim by an Ethereum key, without signature of an account, may enter the pool or a
	/// block.
	pub(crate) fn authorize_claim_ethereum(
		source: TransactionSource,
		id: RoundId,
		evidence: &Evidence<T::Balance>,
		order: &Order<'_, T>,
	) -> TransactionValidityWithRefund {
		let call = Call::claim_ethereum {
			id,
			owner: order.owner,
			evidence: evidence.clone(),
			destination: order.destination.clone(),
			deadline: order.deadline,
			signature: *order.signature,
		};
		// The tag of other claims: a row is claimed once, whatever the transaction.
		let row = [(id, evidence.index())];
		let check = || -> Result<FreeUseOf<T>, DispatchError> {
			let mut payer = Payer::<T>::open_for(id, evidence.index())?;
			let weight = Self::free_claim_ethereum_weight(&payer.round, evidence);
			let share = payer.share(weight.saturating_sub(Self::in_memory(id)))?;
			let row = payer.prove_order(evidence, order)?;
			payer.ensure_row_due(&row)?;
			Ok(share)
		};
		Self::admit(source, call, "DistributionClaim", row, check, || {
			Self::do_claim_ethereum(None, id, evidence, order)
		})
	}

	/// Refuses a row of another kind than the terms of its round say. Every account can be a row's of
	/// a round of accounts: nothing is guessed.
	pub(crate) fn ensure_kind(round: &RoundOf<T>, beneficiary: &T::AccountId) -> DispatchResult {
		let account: [u8; 32] = beneficiary.clone().into();
		let fits = !round.is_ethereum() || address_in(&account).is_some();
		ensure!(fits, Error::<T>::NotEthereumAddress);
		Ok(())
	}
}

/// The weight of claims by Ethereum keys: that of other claims, and of the signature.
impl<T: Config> Pallet<T> {
	/// Worst-case weight of a claim, from a round that is not known: what the call declares.
	pub fn claim_ethereum_weight(evidence: &Evidence<T::Balance>) -> Weight {
		Self::claim_weight(evidence).saturating_add(T::WeightInfo::ethereum_signature())
	}

	/// Weight of a claim from round `id` as it is now, whether or not it succeeds.
	pub fn actual_claim_ethereum_weight(id: RoundId, evidence: &Evidence<T::Balance>) -> Weight {
		Self::actual_claim_weight(id, evidence).saturating_add(T::WeightInfo::ethereum_signature())
	}

	/// Weight of deciding whether a free claim may enter a block, beside that of the claim. What the
	/// signature is compared with is read by the claim as well: the genesis hash, and whether the owner
	/// is frozen.
	pub fn authorize_ethereum_weight(evidence: &Evidence<T::Balance>) -> Weight {
		let signature = T::WeightInfo::ethereum_signature();
		Self::authorize_weight(evidence)
			.saturating_add(signature.saturating_sub(T::DbWeight::get().reads(2)))
	}

	/// What a free claim from `round` uses of a block, as a transaction, if it is the round's first
	/// payment in the block.
	pub fn free_claim_ethereum_weight(
		round: &RoundOf<T>,
		evidence: &Evidence<T::Balance>,
	) -> Weight {
		Self::base_weight()
			.saturating_add(Self::authorize_ethereum_weight(evidence))
			.saturating_add(Self::claim_weight_of(round, evidence))
			.saturating_add(T::WeightInfo::ethereum_signature())
	}
}
