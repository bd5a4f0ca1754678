//! Governance decisions: issuance and budget.

use super::*;
use distribution_primitives::emission::outlook::Outlook;
use polkadot_sdk::sp_runtime::traits::{Saturating, Zero};

impl<T: Config> Pallet<T> {
	/// First era in which a decision made now is in force.
	pub(crate) fn takes_effect() -> EraIndex {
		Self::current_era().saturating_add(1).saturating_add(T::ChangeDelay::get())
	}

	/// The most by which one vote can change what an era issues, and by which decay can lower it
	/// at once, in the native token's smallest unit.
	fn largest_change() -> T::Balance {
		T::MaxChange::get().mul_floor(Self::issuance_bound().into()).into()
	}

	/// What the last era that was not halted issued, in the native token's smallest unit.
	fn issued() -> T::Balance {
		RunningEra::<T>::get().map_or(Zero::zero(), |era| era.issued)
	}

	/// What becomes of the issuance without a vote, until one taken now would be in force. A
	/// decision that is waiting does not count: the vote would replace it.
	fn outlook() -> Outlook<T::Balance> {
		let eras = Self::current_era()..Self::takes_effect();
		let (schedule, share) = (ScheduleInForce::<T>::get(), T::MaxIssuance::get());
		Outlook::new(schedule, eras, Self::supply(), share)
	}

	/// The least that the first era under a new vote must issue if nothing is minted before it, and
	/// the largest issuance that a vote can set, in the native token's smallest unit.
	pub(crate) fn vote_range() -> (T::Balance, T::Balance) {
		// What was issued counts, not what is in force: a maximum supply, a halt or the lack of a
		// budget may have held it back for as long as votes raised it.
		let (issued, step, outlook) = (Self::issued(), Self::largest_change(), Self::outlook());
		// What that era issues without a vote is no change, however little was issued before. This
		// is the amount if all is minted until then: at any smaller supply it issues as much, or as
		// the share of the supply allows, so a vote for it never issues more than no vote would.
		let kept = outlook.issues(outlook.most);
		let most = issued.saturating_add(step).max(kept).min(Self::issuance_bound());
		// A vote need not undo what decay or the maximum supply take until then.
		let least = issued.min(outlook.issues(outlook.supply)).saturating_sub(step);
		(least, most)
	}

	/// What of `issuance` a budget allots to pools: all or nothing. Whether anybody takes part in
	/// the pools, and so how much of it is minted, makes no difference to votes.
	pub(crate) fn allotted(issuance: T::Balance, budget: &Budget) -> T::Balance {
		if budget.0.is_empty() {
			Zero::zero()
		} else {
			issuance
		}
	}

	/// What the running era would issue if it ended now and were not halted.
	pub(crate) fn issues() -> T::Balance {
		let (supply, share) = (Self::supply(), T::MaxIssuance::get());
		ScheduleInForce::<T>::get().map_or(Zero::zero(), |schedule| schedule.issues(supply, share))
	}

	/// Validates `params` against the bounds and, except at genesis, against what was issued.
	pub(crate) fn validate_params(
		params: &EmissionParams<T::Balance>,
		genesis: bool,
	) -> DispatchResult {
		let bound = Self::issuance_bound();
		ensure!(params.issuance <= bound, Error::<T>::IssuanceAboveBound);
		ensure!(params.floor <= params.issuance, Error::<T>::FloorAboveIssuance);
		ensure!(params.decay_period > 0, Error::<T>::DecayPeriodZero);
		ensure!(params.max_supply <= T::MaxSupply::get(), Error::<T>::MaxSupplyAboveBound);
		ensure!(params.max_supply >= Self::supply(), Error::<T>::MaxSupplyBelowSupply);
		if genesis {
			return Ok(());
		}
		let ((_, most), step) = (Self::vote_range(), Self::largest_change());
		// Until the vote is in force eras mint, so its first era may find other caps than today's.
		let loss = Self::outlook().loss(*params, Self::issued());
		// The first decay takes the most.
		let decay: T::Balance = params.decay.mul_ceil(params.issuance.into()).into();
		let decay = decay.min(params.issuance.saturating_sub(params.floor));
		ensure!(
			params.issuance <= most && loss <= step && decay <= step,
			Error::<T>::ChangeTooLarge
		);
		Ok(())
	}

	/// See [`Pallet::set_emission`].
	pub fn do_set_emission(params: EmissionParams<T::Balance>) -> DispatchResult {
		Self::validate_params(&params, false)?;
		let from = Self::takes_effect();
		NextParams::<T>::put((from, params));
		Self::deposit_event(Event::EmissionSet { params, from });
		Ok(())
	}

	/// Validates that a budget adds up and names existing pools that are not retired.
	pub(crate) fn validate_budget(budget: &Budget) -> DispatchResult {
		ensure!(budget.is_valid(), Error::<T>::BudgetInvalid);
		for (id, _) in &budget.0 {
			ensure!(!Self::pool(*id)?.retired, Error::<T>::PoolRetired);
		}
		Ok(())
	}

	/// See [`Pallet::set_budget`].
	pub fn do_set_budget(budget: Budget) -> DispatchResult {
		Self::validate_budget(&budget)?;
		let from = Self::takes_effect();
		NextBudget::<T>::put((from, &budget));
		Self::deposit_event(Event::BudgetSet { budget, from });
		Ok(())
	}
}
