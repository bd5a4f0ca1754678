//! Redirects: the owner of a row signs off chain where one payment of it goes. For owners whose
//! account holds nothing, and who could not name a payee, which takes a deposit and a transaction.
//!
//! Whoever has the owner's key may claim the row for the owner as well, and so may anybody else: a
//! redirect is no protection against them. A payee that was named is, and no redirect gets around it.

use super::*;
use crate::payer::{Payer, Proven, Sender};
use distribution_primitives::redirect::is_signed;
use polkadot_sdk::sp_runtime::traits::SaturatedConversion;

impl<T: Config> Payer<T> {
	/// Checks that a payment of a proven row of `beneficiary` may be redirected so, and that the
	/// beneficiary has signed it.
	pub(crate) fn ensure_redirected(
		&mut self,
		beneficiary: &T::AccountId,
		row: &Proven<T>,
		redirect: &RedirectOf<T>,
		signature: &MultiSignature,
	) -> DispatchResult {
		ensure!(Pallet::<T>::now() < redirect.deadline, Error::<T>::RedirectExpired);
		let (paid, _) = self.due(row)?;
		ensure!(redirect.paid == paid, Error::<T>::RedirectUsed);
		ensure!(T::Payees::accepts(&redirect.to), Error::<T>::PayeeKeyless);
		let named = T::Payees::payee(beneficiary, &self.round.asset, Some(self.id));
		ensure!(named.is_none_or(|named| named == redirect.to), Error::<T>::PayeeNamed);
		let owner: [u8; 32] = beneficiary.clone().into();
		let plain: Redirect<[u8; 32], u128, u64> = Redirect {
			to: redirect.to.clone().into(),
			paid: redirect.paid.into(),
			deadline: redirect.deadline.saturated_into::<u64>(),
		};
		let message = plain.message(Pallet::<T>::genesis(), self.id, row.index, &owner);
		ensure!(is_signed(&message, signature, owner), Error::<T>::RedirectNotSigned);
		Ok(())
	}
}

impl<T: Config> Pallet<T> {
	/// See [`Pallet::claim_to`]. Without a `caller` the claim is free.
	pub fn do_claim_to(
		caller: Option<T::AccountId>,
		id: RoundId,
		beneficiary: &T::AccountId,
		evidence: &Evidence<T::Balance>,
		redirect: &RedirectOf<T>,
		signature: &MultiSignature,
	) -> DispatchResult {
		let sender = caller.map_or(Sender::Free, Sender::Signed);
		let mut payer = Payer::<T>::open_for(id, evidence.index())?;
		payer.ensure_pays_accounts()?;
		let row = payer.prove(beneficiary, evidence)?;
		payer.ensure_redirected(beneficiary, &row, redirect, signature)?;
		payer.pay_to(&sender, beneficiary, &redirect.to, row)?;
		payer.close()
	}

	/// Whether a redirected claim without signature of its sender may enter the pool or a block.
	pub(crate) fn authorize_claim_to(
		source: TransactionSource,
		id: RoundId,
		beneficiary: &T::AccountId,
		evidence: &Evidence<T::Balance>,
		redirect: &RedirectOf<T>,
		signature: &MultiSignature,
	) -> TransactionValidityWithRefund {
		let call = Call::claim_to {
			id,
			beneficiary: beneficiary.clone(),
			evidence: evidence.clone(),
			redirect: redirect.clone(),
			signature: signature.clone(),
		};
		let row = [(id, evidence.index())];
		let check = || -> Result<FreeUseOf<T>, DispatchError> {
			let mut payer = Payer::<T>::open_for(id, evidence.index())?;
			let weight = Self::free_claim_to_weight(&payer.round, evidence);
			let share = payer.share(weight.saturating_sub(Self::in_memory(id)))?;
			payer.ensure_pays_accounts()?;
			let row = payer.prove(beneficiary, evidence)?;
			payer.ensure_redirected(beneficiary, &row, redirect, signature)?;
			payer.ensure_row_due(&row)?;
			Ok(share)
		};
		// The tags of other claims: a row is claimed once, whatever the transaction.
		Self::admit(source, call, "DistributionClaim", row, check, || {
			Self::do_claim_to(None, id, beneficiary, evidence, redirect, signature)
		})
	}

	/// Worst-case weight of a redirected claim, from a round that is not known: what the call
	/// declares.
	pub fn claim_to_weight(evidence: &Evidence<T::Balance>) -> Weight {
		Self::claim_weight(evidence).saturating_add(T::WeightInfo::check_redirect())
	}

	/// Weight of a redirected claim from round `id` as it is now.
	pub fn actual_claim_to_weight(id: RoundId, evidence: &Evidence<T::Balance>) -> Weight {
		Self::actual_claim_weight(id, evidence)
			.saturating_add(T::Compliance::payee_weight())
			.saturating_add(T::WeightInfo::check_redirect())
	}

	/// Weight of deciding whether a redirected claim without signature of its sender may enter a
	/// block, beside that of the claim. It is the same for every round.
	pub fn authorize_claim_to_weight(evidence: &Evidence<T::Balance>) -> Weight {
		Self::authorize_weight(evidence).saturating_add(T::WeightInfo::check_redirect())
	}

	/// What such a claim from `round` uses of a block, as a transaction: the redirect is checked when
	/// it is admitted and when it is carried out.
	pub fn free_claim_to_weight(round: &RoundOf<T>, evidence: &Evidence<T::Balance>) -> Weight {
		Self::free_claim_weight(round, evidence)
			.saturating_add(T::WeightInfo::check_redirect().saturating_mul(2))
	}
}
