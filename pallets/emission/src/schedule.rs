//! What governance decides: schedule, budget, halting; and what follows from it.

use super::*;
use alloc::vec::Vec;
use distribution_primitives::emission::EraPreview;
use polkadot_sdk::sp_runtime::traits::{Saturating, Zero};

/// Most eras in one preview.
const MAX_PREVIEW: u32 = 1_000;

impl<T: Config> Pallet<T> {
	/// First era in which a decision of now is in force.
	fn takes_effect() -> EraIndex {
		Self::current_era().saturating_add(1).saturating_add(T::ChangeDelay::get())
	}

	/// The most an era can issue now, whatever is voted.
	pub fn issuance_bound() -> T::Balance {
		T::MaxIssuance::get().mul_floor(Self::supply().into()).into()
	}

	/// Checks `params` against the bounds, and against the issuance in force unless it is the genesis.
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

	pub(crate) fn validate_budget(budget: &Budget) -> DispatchResult {
		ensure!(budget.is_valid(), Error::<T>::BudgetInvalid);
		for (id, _) in &budget.0 {
			ensure!(!Self::get_pool(*id)?.retired, Error::<T>::PoolRetired);
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

	/// The running era and those after it, `eras` in all (at most 1,000): what they issue if nothing
	/// changes but what is decided already, nothing is burned, and every pool has participants.
	pub fn preview_emission(eras: u32) -> Vec<EraPreview<T::Balance>> {
		let mut schedule = InForce::<T>::get();
		let mut budget = BudgetInForce::<T>::get();
		let (next, next_budget) = (NextEmission::<T>::get(), NextBudget::<T>::get());
		let (mut supply, first) = (Self::supply(), Self::current_era());
		let halted = Halt::<T>::get();
		let mut preview = Vec::new();
		for era in first..first.saturating_add(eras.min(MAX_PREVIEW)) {
			if era > first {
				// In the order in which ending an era goes.
				schedule = match next {
					Some((from, params)) if from == era => Some(Schedule::new(params, era)),
					_ => schedule.map(|schedule| schedule.after(era.saturating_sub(1))),
				};
				match &next_budget {
					Some((from, to_come)) if *from == era => budget = to_come.clone(),
					_ => {}
				}
			}
			let issuance = match schedule {
				Some(schedule) if !halted => schedule.issues(supply, T::MaxIssuance::get()),
				_ => Zero::zero(),
			};
			let pools: Vec<(PoolId, T::Balance)> = budget
				.0
				.iter()
				.map(|(id, share)| (*id, share.mul_floor(issuance.into()).into()))
				.collect();
			for (_, share) in &pools {
				supply = supply.saturating_add(*share);
			}
			preview.push(EraPreview { era, issuance, pools, supply });
		}
		preview
	}
}
