//! Paying rewards.

use super::*;
use pallet_distribution_common::update_owed;
use polkadot_sdk::{
	frame_support::{storage::with_storage_layer, traits::tokens::Preservation},
	sp_runtime::traits::{Saturating, Zero},
};

/// Why rewards are not paid.
enum Refused<T> {
	/// Compliance refuses.
	Compliance(Refusal),
	/// Any other reason.
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
	/// See [`Pallet::claim`]. Returns the weight used.
	pub fn do_claim(
		caller: &T::AccountId,
		id: PoolId,
		who: &T::AccountId,
	) -> Result<Weight, DispatchError> {
		let mut pool = Self::pool(id)?;
		let payee = Self::payee_of(who);
		let claimed = match &mut pool.books {
			Books::Stake { per_share, roundings, .. } => {
				let mut stake = StakeRecords::<T>::get(id, who).ok_or(Error::<T>::NotMember)?;
				let joined = Self::settle(id, &mut stake, per_share, roundings)?;
				let allowed = Self::allow(&pool, who, &payee, stake.earned)?;
				let paid = Self::pay(id, &mut pool, who, &payee, allowed)?;
				stake.earned = stake.earned.saturating_sub(paid);
				let kept = Self::put_stake(id, &mut pool, who, stake)?;
				Self::claimed_stake_weight(joined, kept)
			}
			Books::Contribution { .. } => {
				let mut record = Contributors::<T>::get(id, who).ok_or(Error::<T>::NotMember)?;
				let (before, mut pays) = (record.earned, false);
				let eras = Self::settle_scores(id, &mut record)?;
				let amount = record.earned;
				match Self::allow(&pool, who, &payee, amount) {
					// These would expire, and a refusal must not forfeit anything: they are kept
					// for the account.
					Err(Refused::Compliance(refusal)) if amount > before => {
						let event =
							Event::RewardsParked { pool: id, who: who.clone(), amount, refusal };
						Self::deposit_event(event);
					}
					allowed => {
						let paid = Self::pay(id, &mut pool, who, &payee, allowed?)?;
						record.earned = record.earned.saturating_sub(paid);
						pays = true;
					}
				}
				if !record.earned.is_zero() && !record.enrolled {
					// The record stays as long as the rewards, which no longer expire. An enrolled
					// account keeps its record anyway, and pays for it itself.
					let taken = with_storage_layer(|| Self::take_over(caller, &mut record));
					// No price of state may keep anyone from being paid: if the sender cannot put
					// down the deposit, the present one stays. But whoever parks pays for it.
					if !pays {
						taken?;
					}
				}
				Self::put_record(id, &mut pool, who, record)?;
				T::WeightInfo::claim_scores(eras)
			}
			Books::Account { .. } => return Err(Error::<T>::WrongPoolKind.into()),
		};
		let mut weight = Self::claimed_weight(claimed, pool.retired);
		if payee != *who {
			weight.saturating_accrue(T::Compliance::payee_weight());
		}
		Pools::<T>::insert(id, pool);
		Ok(weight)
	}

	/// Refuses an account that the pool could not pay.
	pub(crate) fn ensure_payable(who: &T::AccountId, requirement: &Requirement) -> DispatchResult {
		let native = T::NativeAsset::get();
		T::Compliance::check(who, requirement, &native, Zero::zero())
			.map_err(|refusal| Error::<T>::from(refusal).into())
	}

	/// The account that rewards of `who` go to: whom it has named, or itself.
	fn payee_of(who: &T::AccountId) -> T::AccountId {
		T::Payees::payee(who, &T::NativeAsset::get(), None).unwrap_or_else(|| who.clone())
	}

	/// How much of `earned` compliance allows now; it is counted against the payout limits, which
	/// are those of `who`. The payee is asked about first: nothing is counted if it is refused.
	fn allow(
		pool: &PoolOf<T>,
		who: &T::AccountId,
		payee: &T::AccountId,
		earned: T::Balance,
	) -> Result<T::Balance, Refused<T>> {
		if earned.is_zero() {
			return Err(Refused::Other(Error::NothingToClaim));
		}
		if payee != who {
			T::Compliance::check_payee(payee).map_err(Refused::Compliance)?;
		}
		T::Compliance::pay_up_to(who, &pool.requirement, &T::NativeAsset::get(), earned)
			.map_err(Refused::Compliance)
	}

	/// Pays `amount` that `who` has earned, and compliance has allowed, to `payee`. Returns it.
	fn pay(
		id: PoolId,
		pool: &mut PoolOf<T>,
		who: &T::AccountId,
		payee: &T::AccountId,
		amount: T::Balance,
	) -> Result<T::Balance, DispatchError> {
		let native = T::NativeAsset::get();
		ensure!(!Self::is_pot(payee), Error::<T>::AccountIsPot);
		T::Assets::transfer(native, &Self::pot(id), payee, amount, Preservation::Preserve)?;
		let before = pool.owed;
		pool.owed = before.saturating_sub(amount);
		update_owed::<TotalOwed<T>, _>(before, pool.owed);
		let (who, payee) = (who.clone(), payee.clone());
		Self::deposit_event(Event::RewardPaid { pool: id, who, payee, amount });
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
				Ok(used) => {
					paid = true;
					weight.saturating_accrue(used);
				}
				Err(error) => {
					// How much a refused claim has read is not known; finding that an account is
					// not a member takes no more than clearing a record.
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
