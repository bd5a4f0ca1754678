//! Rounds whose terms demand that their list is stored in the chain.

use super::*;
use distribution_primitives::{Source, Unmet};

impl<T> From<Unmet> for Error<T> {
	fn from(unmet: Unmet) -> Self {
		match unmet {
			Unmet::Row => Self::RowTooLarge,
			Unmet::Share => Self::TooConcentrated,
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Validates what the terms demand of the list, apart from the list itself: it may be stored
	/// later.
	pub(crate) fn validate_published(manifest: &Manifest) -> DispatchResult {
		let valid = manifest.published.is_none_or(|published| published.is_valid());
		ensure!(valid, Error::<T>::LimitInvalid);
		Ok(())
	}

	/// Refuses unless the list of draft `id` is stored in the chain, equals the terms and meets
	/// their limits, if they demand it. From now on the list stays in state for the round.
	pub(crate) fn keep_list(id: RoundId, round: &RoundOf<T>) -> DispatchResult {
		let Some(published) = Manifests::<T>::get(id).and_then(|manifest| manifest.published)
		else {
			return Ok(());
		};
		let Source::Merkle { root, leaves } = round.source else {
			return Err(Error::<T>::ManifestInvalid.into());
		};
		let list = T::Lists::verified(published.list).ok_or(Error::<T>::ListNotVerified)?;
		let total: u128 = round.total.into();
		let same = (list.root, list.rows, list.total) == (root, leaves, total);
		ensure!(same, Error::<T>::ListDiffers);
		published.ensure_met(&list).map_err(Error::<T>::from)?;
		T::Lists::keep(published.list, id);
		Ok(())
	}

	/// Lets go of the list of round `id`, which is being removed. An abandoned draft has kept none.
	pub(crate) fn release_list(id: RoundId) {
		if let Some(published) = Manifests::<T>::get(id).and_then(|manifest| manifest.published) {
			T::Lists::release(published.list, id);
		}
	}
}
