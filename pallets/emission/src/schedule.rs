//! Governance decisions: issuance and budget.

use super::*;
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

	/// The least that the first era under a new vote must issue, and the most that it may, in the
	/// native token's smallest unit.
	pub(crate) fn vote_range() -> (T::Balance, T::Balance) {
		// What was issued counts, not what is in force: a maximum supply or a halt may have held it
		// back for as long as votes raised it.
		let issued = RunningEra::<T>::get().map_or(Zero::zero(), |era| era.issued);
		// A vote need not undo what decay or the maximum supply has taken since.
		let (present, step) = (Self::issues(), Self::largest_change());
		let most = issued.saturating_add(step).min(Self::issuance_bound());
		(issued.min(present).saturating_sub(step), most)
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
		let (least, most) = Self::vote_range();
		let first = IssuanceSchedule::new(*params, 0).issues(Self::supply(), T::MaxIssuance::get());
		// The first decay takes the most.
		let decay: T::Balance = params.decay.mul_ceil(params.issuance.into()).into();
		let decay = decay.min(params.issuance.saturating_sub(params.floor));
		ensure!(
			params.issuance <= most && first >= least && decay <= Self::largest_change(),
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
