//! The pools and parameters that a chain starts with.

use super::*;
use distribution_primitives::emission::Scores;

impl<T: Config> Pallet<T> {
	/// Creates what `genesis` names. The treasury is empty at genesis, so the pots' minimum
	/// balances are minted.
	pub(crate) fn build_genesis(genesis: &GenesisConfig<T>) -> DispatchResult {
		if genesis.era_length > 0 {
			let length = MomentOf::<T>::from(genesis.era_length);
			let too_short = DispatchError::Other("eras are shorter than the runtime allows");
			ensure!(length >= T::MinEraLength::get(), too_short);
			EraLength::<T>::put(length);
		}
		let native = T::NativeAsset::get();
		let mut budget = Budget::default();
		for (kind, parts) in &genesis.pools {
			let id = Self::new_pool(kind.clone(), Requirement::default())?;
			let minimum = T::Assets::minimum_balance(native.clone());
			T::Assets::mint_into(native.clone(), &Self::pot(id), minimum)?;
			if matches!(kind, PoolKind::Contribution { scores: Scores::Reporters, .. }) {
				let reporters = BoundedVec::try_from(genesis.reporters.clone())
					.map_err(|_| Error::<T>::NotReporter)?;
				let allowance = match genesis.allowance {
					0 => DEFAULT_ALLOWANCE,
					given => given,
				};
				let reporting = Self::validate_reporters(id, &reporters, allowance)?;
				Reporters::<T>::insert(id, reporting);
			}
			if *parts > 0 {
				let share = (id, Perbill::from_parts(*parts));
				budget.0.try_push(share).map_err(|_| Error::<T>::TooManyPools)?;
			}
		}
		if !budget.0.is_empty() {
			Self::validate_budget(&budget)?;
			BudgetInForce::<T>::put(budget);
		}
		if let Some(params) = genesis.params {
			Self::validate_params(&params, true)?;
			ScheduleInForce::<T>::put(IssuanceSchedule::new(params, 0));
		}
		Ok(())
	}
}
