//! Governance decisions: issuance, budget, halting.

use super::*;
use polkadot_sdk::sp_runtime::traits::{Saturating, Zero};

impl<T: Config> Pallet<T> {
	/// First era in which a decision made now is in force.
	fn takes_effect() -> EraIndex {
		Self::current_era().saturating_add(1).saturating_add(T::ChangeDelay::get())
	}

	/// Validates `params` against the bounds and, except at genesis, against the issuance in force.
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
		let present = InForce::<T>::get().map_or(Zero::zero(), |schedule| schedule.target());
		let step: T::Balance = T::MaxChange::get().mul_floor(bound.into()).into();
		let change = params.issuance.max(present).saturating_sub(params.issuance.min(present));
		ensure!(genesis || change <= step, Error::<T>::ChangeTooLarge);
		Ok(())
	}

	/// See [`Pallet::set_emission`].
	pub fn do_set_emission(params: EmissionParams<T::Balance>) -> DispatchResult {
		Self::validate_params(&params, false)?;
		let from = Self::takes_effect();
		NextEmission::<T>::put((from, params));
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

	/// See [`Pallet::halt`].
	pub fn do_halt() -> DispatchResult {
		ensure!(!Halt::<T>::get(), Error::<T>::AlreadyHalted);
		Halt::<T>::put(true);
		Self::deposit_event(Event::Halted);
		Ok(())
	}

	/// See [`Pallet::resume`].
	pub fn do_resume() -> DispatchResult {
		ensure!(Halt::<T>::get(), Error::<T>::NotHalted);
		Halt::<T>::kill();
		Self::deposit_event(Event::Resumed);
		Ok(())
	}
}
