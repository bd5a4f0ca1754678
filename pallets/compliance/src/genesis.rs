//! The registry that a chain starts with.

use super::*;
use alloc::vec::Vec;
use polkadot_sdk::sp_runtime::traits::Bounded;

impl<T: Config> Pallet<T> {
	/// Appoints the attesters and officers, and blocks the jurisdictions, that `genesis` names.
	pub(crate) fn build_genesis(genesis: &GenesisConfig<T>) -> DispatchResult {
		for (who, max_level, key) in &genesis.attesters {
			let terms = AttesterTerms {
				max_level: *max_level,
				jurisdictions: Default::default(),
				expires: MomentOf::<T>::max_value(),
				may_block: genesis.blockers.contains(who),
			};
			Self::do_add_attester(who.clone(), terms, key.clone())?;
		}
		for who in &genesis.blockers {
			Self::attester_in_office(who)?;
		}
		for who in &genesis.officers {
			Self::do_add_officer(who.clone())?;
		}
		let blocked: Result<Vec<Country>, _> =
			genesis.blocked.iter().map(|code| code.parse()).collect();
		let blocked = blocked.map_err(|_| Error::<T>::CountryInvalid)?;
		Self::do_set_blocked(blocked.try_into().map_err(|_| Error::<T>::CountryInvalid)?)
	}
}
