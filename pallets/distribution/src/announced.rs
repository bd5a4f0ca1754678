//! What announcements see of drafts.

use super::*;
use distribution_primitives::{Beneficiaries, Source, Status};
use pallet_distribution_common::{Draft, DraftList, Drafts};

impl<T: Config> Drafts<T::AccountId> for Pallet<T> {
	fn draft(id: RoundId) -> Option<Draft<T::AccountId>> {
		let round = Rounds::<T>::get(id).filter(|round| round.status == Status::Draft)?;
		let published = Manifests::<T>::get(id).and_then(|manifest| manifest.published);
		let list = match (round.source, round.beneficiaries, published) {
			(Source::Merkle { root, leaves }, Beneficiaries::Accounts, Some(published)) => {
				Some(DraftList { id: published.list, root, rows: leaves })
			}
			_ => None,
		};
		Some(Draft { manager: round.manager, terms: Self::hash_of_terms(id)?, list })
	}
}
