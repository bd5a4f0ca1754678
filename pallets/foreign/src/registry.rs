//! Registering assets, changing what is allowed with them, and removing them.

use super::*;
use polkadot_sdk::frame_support::traits::fungibles::{Destroy, Inspect};

impl<T: Config> Pallet<T> {
	/// Registers an asset, and makes the asset of that id.
	pub(crate) fn do_register(
		id: T::AssetId,
		location: T::Location,
		naming: &Naming,
		min_balance: T::Balance,
		terms: AssetTerms<T::Balance>,
	) -> DispatchResult {
		ensure!(T::Reserved::contains(&id), Error::<T>::IdNotReserved);
		ensure!(T::Elsewhere::contains(&location), Error::<T>::LocationNotElsewhere);
		ensure!(!Ids::<T>::contains_key(&location), Error::<T>::AlreadyRegistered);
		ensure!(naming.is_valid(), Error::<T>::NamingInvalid);
		ensure!(terms.is_valid(), Error::<T>::PriceZero);
		ensure!(Records::<T>::count() < T::MaxAssets::get(), Error::<T>::TooManyAssets);
		// Refuses an id that there is an asset of.
		T::Maker::make(id, &T::Owner::get(), min_balance, naming)?;
		Ids::<T>::insert(&location, id);
		Records::<T>::insert(id, Record { location: location.clone(), terms });
		Self::deposit_event(Event::AssetRegistered { id, location, terms });
		Ok(())
	}

	/// Changes what is allowed with an asset.
	pub(crate) fn do_set_terms(id: T::AssetId, terms: AssetTerms<T::Balance>) -> DispatchResult {
		ensure!(terms.is_valid(), Error::<T>::PriceZero);
		let from = Records::<T>::try_mutate(id, |record| {
			let record = record.as_mut().ok_or(Error::<T>::NotRegistered)?;
			Ok::<_, Error<T>>(core::mem::replace(&mut record.terms, terms))
		})?;
		Self::deposit_event(Event::TermsChanged { id, from, to: terms });
		Ok(())
	}

	/// Removes an asset that nobody has, and begins to destroy that of its id.
	pub(crate) fn do_remove(id: T::AssetId) -> DispatchResult {
		let record = Records::<T>::take(id).ok_or(Error::<T>::NotRegistered)?;
		ensure!(T::Assets::total_issuance(id).is_zero(), Error::<T>::InCirculation);
		Ids::<T>::remove(&record.location);
		T::Assets::start_destroy(id, None)?;
		Self::deposit_event(Event::AssetRemoved { id, location: record.location });
		Ok(())
	}

	/// The id here of the asset at `location`.
	pub fn id_of(location: &T::Location) -> Option<T::AssetId> {
		Ids::<T>::get(location)
	}

	/// Where the asset with this id is.
	pub fn location_of(id: T::AssetId) -> Option<T::Location> {
		Records::<T>::get(id).map(|record| record.location)
	}

	/// Whether tokens of the asset at `location` may come in.
	pub fn arrives(location: &T::Location) -> bool {
		let record = Ids::<T>::get(location).and_then(Records::<T>::get);
		record.is_some_and(|record| record.terms.arrivals)
	}

	/// Whether claims of the asset are free.
	pub fn has_free_claims(id: T::AssetId) -> bool {
		Records::<T>::get(id).is_some_and(|record| record.terms.free_claims)
	}

	/// The locations of the assets that fees can be paid in, in no particular order.
	pub fn priced() -> Vec<T::Location> {
		Records::<T>::iter_values()
			.filter(|record| record.terms.price.is_some())
			.map(|record| record.location)
			.collect()
	}
}
