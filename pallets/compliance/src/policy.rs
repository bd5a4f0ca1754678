//! The policy of the whole chain: blocked jurisdictions, payout limits, and the attesters in
//! office.

use super::*;

impl<T: Config> Pallet<T> {
	/// See [`Pallet::set_blocked`].
	pub fn do_set_blocked(countries: Countries) -> DispatchResult {
		ensure!(countries.iter().all(Country::is_valid), Error::<T>::CountryInvalid);
		CurrentPolicy::<T>::mutate(|policy| policy.blocked = countries.clone());
		Self::deposit_event(Event::BlockedSet { countries });
		Ok(())
	}

	/// See [`Pallet::set_limits`].
	pub fn do_set_limits(limits: BoundedVec<LimitOf<T>, ConstU32<MAX_LIMITS>>) {
		CurrentPolicy::<T>::mutate(|policy| policy.limits = limits.clone());
		Self::deposit_event(Event::LimitsSet { limits });
	}

	/// Changes the entry of the attester `who` in the policy.
	pub(crate) fn mutate_trusted(
		who: &T::AccountId,
		change: impl FnOnce(&mut Trusted<T::AccountId, MomentOf<T>>),
	) {
		CurrentPolicy::<T>::mutate(|policy| {
			if let Some(trusted) =
				policy.attesters.iter_mut().find(|trusted| trusted.attester == *who)
			{
				change(trusted);
			}
		});
	}
}
