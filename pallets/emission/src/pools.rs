//! Creating, changing, retiring and removing pools.

use super::*;
use distribution_primitives::emission::Scores;
use pallet_distribution_common::update_owed;
use polkadot_sdk::{
	frame_support::traits::tokens::{Fortitude, Preservation},
	sp_runtime::traits::Zero,
};

impl<T: Config> Pallet<T> {
	/// See [`Pallet::create_pool`].
	pub fn do_create_pool(
		kind: PoolKindOf<T>,
		requirement: Requirement,
	) -> Result<PoolId, DispatchError> {
		let id = Self::new_pool(kind, requirement)?;
		let native = T::NativeAsset::get();
		let minimum = T::Assets::minimum_balance(native.clone());
		T::Assets::transfer(
			native,
			&T::Treasury::get(),
			&Self::pot(id),
			minimum,
			Preservation::Preserve,
		)?;
		Ok(id)
	}

	/// Creates a pool, without the minimum balance of its pot.
	pub(crate) fn new_pool(
		kind: PoolKindOf<T>,
		requirement: Requirement,
	) -> Result<PoolId, DispatchError> {
		ensure!(T::Compliance::supports(&requirement), Error::<T>::RequirementUnsupported);
		let id = NextPoolId::<T>::get();
		match &kind {
			PoolKind::Stake { asset } => {
				ensure!(T::Stakes::asset_exists(asset.clone()), Error::<T>::UnknownAsset);
			}
			PoolKind::Contribution { scores: Scores::Authors, .. } => {
				ensure!(!AuthorPool::<T>::exists(), Error::<T>::PoolKindTaken);
				AuthorPool::<T>::put(id);
			}
			PoolKind::Contribution { scores: Scores::Activity, .. } => {
				ensure!(!ActivityPool::<T>::exists(), Error::<T>::PoolKindTaken);
				ActivityPool::<T>::put(id);
			}
			PoolKind::Contribution { scores: Scores::Reporters, .. } => {}
			// There it would be owed to nobody.
			PoolKind::Account { to } => ensure!(!Self::is_pot(to), Error::<T>::AccountIsPot),
		}
		PoolIds::<T>::try_append(id).map_err(|_| Error::<T>::TooManyPools)?;
		// Ids are never reused.
		NextPoolId::<T>::put(id.checked_add(1).ok_or(Error::<T>::TooManyPools)?);
		let pool = Pool {
			requirement: requirement.clone(),
			next_requirement: None,
			retired: false,
			members: 0,
			owed: Zero::zero(),
			books: Books::new(kind.clone(), Self::current_era()),
		};
		Pools::<T>::insert(id, pool);
		Self::deposit_event(Event::PoolCreated { pool: id, kind, requirement });
		Ok(id)
	}

	/// See [`Pallet::update_pool`].
	pub fn do_update_pool(id: PoolId, requirement: Requirement) -> DispatchResult {
		let mut pool = Self::pool(id)?;
		ensure!(T::Compliance::supports(&requirement), Error::<T>::RequirementUnsupported);
		let from = Self::takes_effect();
		pool.next_requirement = Some((from, requirement.clone()));
		Pools::<T>::insert(id, pool);
		Self::deposit_event(Event::PoolUpdated { pool: id, requirement, from });
		Ok(())
	}

	/// See [`Pallet::retire_pool`].
	pub fn do_retire_pool(id: PoolId) -> DispatchResult {
		let mut pool = Self::pool(id)?;
		ensure!(!pool.retired, Error::<T>::PoolRetired);
		let named = BudgetInForce::<T>::get().names(id)
			|| NextBudget::<T>::get().is_some_and(|(_, budget)| budget.names(id));
		ensure!(!named, Error::<T>::PoolInBudget);
		pool.retired = true;
		if let Books::Contribution { scores, .. } = &pool.books {
			match scores {
				Scores::Authors => AuthorPool::<T>::kill(),
				Scores::Activity => ActivityPool::<T>::kill(),
				Scores::Reporters => {}
			}
		}
		Reporters::<T>::remove(id);
		NextReporters::<T>::remove(id);
		Pools::<T>::insert(id, pool);
		Self::deposit_event(Event::PoolRetired { pool: id });
		Ok(())
	}

	/// See [`Pallet::remove_pool`].
	pub fn do_remove_pool(id: PoolId) -> DispatchResult {
		let pool = Self::pool(id)?;
		ensure!(pool.retired, Error::<T>::NotRetired);
		// Rewards of past eras stay in the pot until they expire.
		let still = match &pool.books {
			Books::Stake { pending, .. } => pending.is_zero(),
			Books::Contribution { score, .. } => {
				*score == 0 && EraRewards::<T>::iter_key_prefix(id).next().is_none()
			}
			Books::Account { .. } => true,
		};
		let mut ids = PoolIds::<T>::get();
		let listed = ids.contains(&id);
		ensure!(still && (pool.members == 0 || listed), Error::<T>::PoolInUse);
		ids.retain(|other| *other != id);
		PoolIds::<T>::put(ids);
		if pool.members > 0 {
			Self::deposit_event(Event::PoolUnlisted { pool: id });
			return Ok(());
		}
		Pools::<T>::remove(id);
		// What rounding has left is owed to nobody in particular.
		update_owed::<TotalOwed<T>, _>(pool.owed, Zero::zero());
		let (native, pot) = (T::NativeAsset::get(), Self::pot(id));
		let dust = T::Assets::reducible_balance(
			native.clone(),
			&pot,
			Preservation::Expendable,
			Fortitude::Polite,
		);
		if !dust.is_zero() {
			T::Assets::transfer(native, &pot, &T::Treasury::get(), dust, Preservation::Expendable)?;
		}
		Self::deposit_event(Event::PoolRemoved { pool: id, dust });
		Ok(())
	}

	/// See [`Pallet::set_reporters`].
	pub fn do_set_reporters(
		id: PoolId,
		reporters: BoundedVec<T::AccountId, T::MaxReporters>,
		allowance: u64,
	) -> DispatchResult {
		let reporting = Self::validate_reporters(id, &reporters, allowance)?;
		let (from, reporters) = (Self::takes_effect(), reporters.into_inner());
		NextReporters::<T>::insert(id, (from, reporting));
		Self::deposit_event(Event::ReportersSet { pool: id, reporters, allowance, from });
		Ok(())
	}

	/// Validates new reporters of a pool, and returns them as they are stored.
	pub(crate) fn validate_reporters(
		id: PoolId,
		reporters: &BoundedVec<T::AccountId, T::MaxReporters>,
		allowance: u64,
	) -> Result<ReportingOf<T>, DispatchError> {
		let pool = Self::pool(id)?;
		ensure!(!pool.retired, Error::<T>::PoolRetired);
		ensure!(
			matches!(pool.books, Books::Contribution { scores: Scores::Reporters, .. }),
			Error::<T>::WrongPoolKind
		);
		ensure!(allowance > 0 || reporters.is_empty(), Error::<T>::AmountZero);
		let twice = |(i, who): (usize, &T::AccountId)| {
			reporters.iter().skip(i.saturating_add(1)).any(|other| other == who)
		};
		ensure!(!reporters.iter().enumerate().any(twice), Error::<T>::ReporterTwice);
		// As many as there were before, so nothing is cut off.
		let reporters = reporters.iter().cloned().map(Reporter::new).collect();
		Ok(Reporting { allowance, reporters: BoundedVec::truncate_from(reporters) })
	}
}
