//! Credentials: statements that an attester signs off chain and anyone can submit.

use super::*;
use pallet_distribution_common::pool_refusal;
use polkadot_sdk::{
	frame_support::storage::with_transaction,
	sp_runtime::{
		traits::{IdentifyAccount, Verify, Zero},
		transaction_validity::InvalidTransaction,
		TransactionOutcome,
	},
};

impl<T: Config> Pallet<T> {
	/// See [`Pallet::present_credential`]. A `free` one is counted.
	pub fn do_present_credential(
		credential: CredentialOf<T>,
		signature: &MultiSignature,
		free: bool,
	) -> DispatchResult {
		let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		ensure!(credential.genesis.as_ref() == genesis.as_ref(), Error::<T>::OtherChain);
		let mut entry = Self::attester_at_work(&credential.attester)?;
		ensure!(credential.epoch == entry.epoch, Error::<T>::CredentialRevoked);
		ensure!(credential.key == entry.key_number, Error::<T>::KeyOutdated);
		ensure!(Self::now() < credential.expires, Error::<T>::CredentialExpired);
		let signer = entry.key.clone().into_account();
		ensure!(
			signature.verify(credential.message().as_slice(), &signer),
			Error::<T>::SignatureInvalid
		);
		if free {
			Self::book_free_credential()?;
		}
		let Credential { attester, account, level, jurisdiction, expires, evidence, nonce, .. } =
			credential;
		let statement = Statement { level, jurisdiction, expires, evidence };
		Self::write(&attester, &mut entry, &account, &statement, Some(nonce))?;
		Self::save(&attester, entry)
	}

	/// Whether a call was admitted without a signature of its sender. It must have been, or be signed.
	///
	/// A bare transaction has no origin, and is in a block only if the call's check has admitted it.
	/// Nothing else gets here so but what root dispatches without origin: calls that carry out others
	/// refuse to do it for nobody, and inherents are other calls.
	pub(crate) fn is_free(origin: OriginFor<T>) -> Result<bool, DispatchError> {
		match origin.clone().into() {
			Ok(frame_system::RawOrigin::Authorized | frame_system::RawOrigin::None) => Ok(true),
			_ => {
				ensure_signed(origin)?;
				Ok(false)
			}
		}
	}

	/// Whether a credential may enter the pool and a block without the sender's signature: only if
	/// it would be accepted.
	///
	/// It is submitted and rolled back, so that no reason for refusal is overlooked.
	pub(crate) fn authorize_credential(
		credential: &CredentialOf<T>,
		signature: &MultiSignature,
	) -> TransactionValidityWithRefund {
		let (credential, signature) = (credential.clone(), signature.clone());
		// A call that is paused or kept out by safe mode would be included, fail and cost nobody a
		// fee.
		if !Self::lets_credentials_through(&credential, &signature) {
			return Err(InvalidTransaction::Call.into());
		}
		let provides = (credential.attester.clone(), credential.account.clone(), credential.nonce);
		let outcome = with_transaction(|| {
			TransactionOutcome::Rollback(Self::do_present_credential(credential, &signature, true))
		});
		match outcome {
			Ok(()) => ValidTransaction::with_tag_prefix("DistributionCredential")
				.priority(T::UnsignedPriority::get())
				.and_provides(provides)
				.longevity(64)
				.propagate(true)
				.build()
				.map(|valid| (valid, Weight::zero())),
			Err(error) => Err(Self::invalid(error).into()),
		}
	}

	/// Counts a credential without signature against the number that a block may hold.
	fn book_free_credential() -> DispatchResult {
		let now = frame_system::Pallet::<T>::block_number();
		let share = FreeCredentials::<T>::get()
			.book(now, 1, T::MaxFreeCredentials::get())
			.ok_or(Error::<T>::TooManyFreeCredentials)?;
		FreeCredentials::<T>::put(share);
		Ok(())
	}

	/// Whether the runtime's call filter (safe mode, paused calls) lets a credential through.
	fn lets_credentials_through(credential: &CredentialOf<T>, signature: &MultiSignature) -> bool {
		let (credential, signature) = (credential.clone(), signature.clone());
		T::BaseCallFilter::contains(&Call::present_credential { credential, signature }.into())
	}

	fn invalid(error: DispatchError) -> InvalidTransaction {
		pool_refusal::<Self>(
			error,
			&[
				// The next block has room again.
				(Error::<T>::TooManyFreeCredentials.into(), InvalidTransaction::ExhaustsResources),
				(Error::<T>::CredentialUsed.into(), InvalidTransaction::Stale),
			],
		)
	}
}
