//! The invariants of what is registered, one function each. All that is found is reported together.

use super::*;
use pallet_distribution_common::Findings;
use polkadot_sdk::{frame_support::traits::fungibles::roles::Inspect, sp_runtime::TryRuntimeError};

impl<T: Config> Pallet<T> {
	/// Checks every invariant.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut findings = Findings::new();
		Self::locations_lead_to_their_assets(&mut findings);
		for (id, record) in Records::<T>::iter() {
			Self::record_would_be_accepted(id, &record, &mut findings);
			Self::asset_is_of_nobody(id, &mut findings);
		}
		findings.report()
	}

	/// Each location has one id, each id one location, and they are counted.
	fn locations_lead_to_their_assets(findings: &mut Findings) {
		let mut places: u32 = 0;
		for (location, id) in Ids::<T>::iter() {
			places = places.saturating_add(1);
			let leads_back = Self::location_of(id) == Some(location);
			findings.check(leads_back, "location of another asset");
		}
		let records = Records::<T>::iter_keys().count();
		findings.check(records == places as usize, "asset without a location");
		findings.check(records == Records::<T>::count() as usize, "assets are not counted");
		findings.check(Records::<T>::count() <= T::MaxAssets::get(), "too many assets");
	}

	/// What is registered could be registered.
	fn record_would_be_accepted(id: T::AssetId, record: &RecordOf<T>, findings: &mut Findings) {
		findings.check(T::Reserved::contains(&id), "id is not reserved");
		findings.check(T::Elsewhere::contains(&record.location), "location is here");
		findings.check(record.terms.is_valid(), "transactions are free");
	}

	/// Nobody has a key of the account that could make tokens of it.
	fn asset_is_of_nobody(id: T::AssetId, findings: &mut Findings) {
		let issuer = T::Assets::issuer(id);
		findings.check(issuer == Some(T::Owner::get()), "somebody can make tokens");
	}
}
