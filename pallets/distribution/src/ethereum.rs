//! Rounds whose beneficiaries are Ethereum addresses. An address has no account here, so its owner
//! signs which account is paid.

use super::*;
use crate::payer::Payer;
use distribution_primitives::ethereum::address_in;

impl<T: Config> Payer<T> {
	/// Refuses a claim without the signature of an Ethereum key where the round asks for one: who may
	/// be paid without it would be anybody's to choose.
	pub(crate) fn ensure_pays_accounts(&self) -> DispatchResult {
		ensure!(!self.round.is_ethereum(), Error::<T>::BeneficiariesAreEthereum);
		Ok(())
	}
}

impl<T: Config> Pallet<T> {
	/// Refuses a row of another kind than the terms of its round say. Every account can be a row's of
	/// a round of accounts: nothing is guessed.
	pub(crate) fn ensure_kind(round: &RoundOf<T>, beneficiary: &T::AccountId) -> DispatchResult {
		let account: [u8; 32] = beneficiary.clone().into();
		let fits = !round.is_ethereum() || address_in(&account).is_some();
		ensure!(fits, Error::<T>::NotEthereumAddress);
		Ok(())
	}
}
