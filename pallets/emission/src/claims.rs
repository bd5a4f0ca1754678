//! Paying rewards.

use super::*;
use polkadot_sdk::{
	frame_support::{storage::with_storage_layer, traits::tokens::Preservation},
	sp_runtime::traits::{Saturating, Zero},
};

/// Why rewards are not paid.
enum Refused<T> {
	/// Compliance says so.
	Compliance(Refusal),
	/// Something else.
	Other(Error<T>),
}

impl<T: Config> From<Refused<T>> for DispatchError {
	fn from(refused: Refused<T>) -> Self {
		match refused {
			Refused::Compliance(refusal) => Error::<T>::from(refusal).into(),
			Refused::Other(error) => error.into(),
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Weight of a claim that settles `eras` eras of a contribution pool, or a stake.
	pub(crate) fn claimed_weight(eras: u32) -> Weight {
		T::WeightInfo::claim_stake()
			.max(T::WeightInfo::claim_scores(eras))
			.saturating_add(T::Compliance::weight(None))
	}

	/// Weight of a claim at its worst.
	pub(crate) fn claim_weight() -> Weight {
		Self::claimed_weight(T::MaxHistory::get())
	}

	/// Weight of claims of all pools at their worst.
	pub(crate) fn claim_all_weight() -> Weight {
		Self::claim_weight().saturating_mul(MAX_POOLS.into())
	}

	/// See [`Pallet::claim`]. Returns how many eras of a contribution pool were settled.
	pub fn do_claim(
		caller: &T::AccountId,
		id: PoolId,
		who: &T::AccountId,
	) -> Result<u32, DispatchError> {
		let mut pool = Self::get_pool(id)?;
		let mut eras = 0;
		match &pool.books {
			Books::Stake { per_share, .. } => {
				let mut stake = StakeRecords::<T>::get(id, who).ok_or(Error::<T>::NotMember)?;
				Self::settle(id, &mut stake, per_share)?;
				let allowed = Self::allowed(&pool, who, stake.earned)?;
				let paid = Self::pay(id, &mut pool, who, allowed)?;
				stake.earned = stake.earned.saturating_sub(paid);
				Self::put_stake(id, &mut pool, who, stake)?;
			}
			Books::Contribution { .. } => {
				let mut record = Contributors::<T>::get(id, who).ok_or(Error::<T>::NotMember)?;
				let before = record.earned;
				eras = Self::settle_scores(id, &mut record)?;
				let amount = record.earned;
				match Self::allowed(&pool, who, amount) {
					// These would expire, and a refusal must not cost anything: they are put on the account's books.
					Err(Refused::Compliance(refusal)) if amount > before => {
						let event =
							Event::RewardsParked { pool: id, who: who.clone(), amount, refusal };
						Self::deposit_event(event);
					}
					allowed => {
						let paid = Self::pay(id, &mut pool, who, allowed?)?;
						record.earned = record.earned.saturating_sub(paid);
					}
				}
				if !record.earned.is_zero() && !record.enrolled {
					// It stays for as long as what is kept, and that no longer expires. An enrolled account keeps
					// its record anyway, and pays for it itself.
					Self::take_over(caller, &mut record)?;
				}
				Self::put_record(id, &mut pool, who, record)?;
			}
			Books::Account { .. } => return Err(Error::<T>::WrongPoolKind.into()),
		}
		Pools::<T>::insert(id, pool);
		Ok(eras)
	}

	/// How much of `earned` compliance and its limits let through now; it is counted against the limits.
	fn allowed(
		pool: &PoolOf<T>,
		who: &T::AccountId,
		earned: T::Balance,
	) -> Result<T::Balance, Refused<T>> {
		if earned.is_zero() {
			return Err(Refused::Other(Error::NothingToClaim));
		}
		let native = T::NativeAsset::get();
		let most = T::Compliance::allowance(who, &native).filter(|most| !most.is_zero());
		let amount = earned.min(most.unwrap_or(earned));
		T::Compliance::pay(who, &pool.requirement, &native, amount).map_err(Refused::Compliance)?;
		Ok(amount)
	}

	/// Pays `amount`, which compliance has allowed. Returns it.
	fn pay(
		id: PoolId,
		pool: &mut PoolOf<T>,
		who: &T::AccountId,
		amount: T::Balance,
	) -> Result<T::Balance, DispatchError> {
		let native = T::NativeAsset::get();
		T::Assets::transfer(native, &Self::pot(id), who, amount, Preservation::Preserve)?;
		pool.owed = pool.owed.saturating_sub(amount);
		Self::deposit_event(Event::RewardPaid { pool: id, who: who.clone(), amount });
		Ok(amount)
	}

	/// See [`Pallet::claim_all`]. Returns the weight used.
	pub fn do_claim_all(
		caller: &T::AccountId,
		who: &T::AccountId,
	) -> Result<Weight, DispatchError> {
		let mut weight = Weight::zero();
		let (mut paid, mut refused) = (false, None);
		for id in PoolIds::<T>::get() {
			match with_storage_layer(|| Self::do_claim(caller, id, who)) {
				Ok(eras) => {
					paid = true;
					weight.saturating_accrue(Self::claimed_weight(eras));
				}
				Err(error) => {
					// What a refused claim read is not known; not to be in a pool takes no more than clearing a
					// record.
					weight.saturating_accrue(if error == Error::<T>::NotMember.into() {
						T::WeightInfo::clear()
					} else {
						Self::claim_weight()
					});
					let idle = [Error::<T>::NotMember, Error::<T>::WrongPoolKind]
						.map(DispatchError::from)
						.contains(&error);
					if !idle && error != Error::<T>::NothingToClaim.into() {
						refused = refused.or(Some(error));
						Self::deposit_event(Event::ClaimRefused {
							pool: id,
							who: who.clone(),
							error,
						});
					}
				}
			}
		}
		if !paid {
			return Err(refused.unwrap_or(Error::<T>::NothingToClaim.into()));
		}
		Ok(weight.min(Self::claim_all_weight()))
	}
}
