//! Claims with a signature, one by one and in batches.

use super::*;
use crate::payer::{Payer, Sender, Unpaid};

impl<T: Config> Pallet<T> {
	/// See [`Pallet::claim`]. Without a `caller` the claim is free.
	pub fn do_claim(
		caller: Option<T::AccountId>,
		id: RoundId,
		beneficiary: &T::AccountId,
		evidence: &Evidence<T::Balance>,
	) -> DispatchResult {
		let sender = caller.map_or(Sender::Free, Sender::Signed);
		let mut payer = Payer::<T>::open_for(id, evidence.index())?;
		payer.pay(&sender, beneficiary, evidence)?;
		payer.close()
	}

	/// See [`Pallet::claim_batch`].
	pub fn do_claim_batch(
		caller: T::AccountId,
		id: RoundId,
		claims: &[ClaimItemOf<T>],
	) -> DispatchResult {
		ensure!(!claims.is_empty(), Error::<T>::EmptyBatch);
		let sender = Sender::Signed(caller);
		let mut payer = Payer::<T>::read(id)?;
		let mut first_refusal = None;
		let mut any_changed = false;
		for ClaimItem { beneficiary, evidence } in claims {
			let index = evidence.index();
			let accepted = payer.ensure_accepts(index).map_err(Unpaid::<T>::from);
			match accepted.and_then(|()| payer.try_pay(&sender, beneficiary, evidence)) {
				Ok(()) => any_changed = true,
				Err(unpaid) => {
					let error = unpaid.error;
					first_refusal.get_or_insert(error);
					Self::deposit_event(Event::ClaimRefused { id, index, error });
					any_changed |= payer.keep(index, beneficiary, &unpaid);
				}
			}
		}
		if let (false, Some(error)) = (any_changed, first_refusal) {
			return Err(error);
		}
		payer.close()
	}
}
