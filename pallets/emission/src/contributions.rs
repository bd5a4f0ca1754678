//! Contribution pools: enrolling, scoring, and settling what scores have earned.

use super::*;
use distribution_primitives::emission::Scores;
use pallet_distribution_common::item_footprint;
use polkadot_sdk::{
	pallet_authorship,
	sp_runtime::traits::{Saturating, Zero},
};

impl<T: Config> Pallet<T> {
	/// Footprint of a record of scores, for its deposit.
	pub(crate) fn scores_footprint() -> Footprint {
		item_footprint::<ContributorOf<T>>()
	}

	/// See [`Pallet::enroll`].
	pub fn do_enroll(who: T::AccountId, id: PoolId) -> DispatchResult {
		let mut pool = Self::pool(id)?;
		ensure!(!pool.retired, Error::<T>::PoolRetired);
		// Block authors take part by authoring blocks.
		ensure!(
			matches!(
				pool.books,
				Books::Contribution { scores: Scores::Reporters | Scores::Activity, .. }
			),
			Error::<T>::WrongPoolKind
		);
		Self::ensure_payable(&who, &pool.requirement)?;
		let record = match Contributors::<T>::get(id, &who) {
			Some(record) => {
				ensure!(!record.enrolled, Error::<T>::AlreadyEnrolled);
				// From now on the account pays for its record itself.
				let mut record = Contributor { enrolled: true, ..record };
				Self::take_over(&who, &mut record)?;
				record
			}
			None => {
				pool.members = pool.members.checked_add(1).ok_or(Error::<T>::Overflow)?;
				Pools::<T>::insert(id, pool);
				let deposit = T::RecordDeposit::new(&who, Self::scores_footprint())?;
				Contributor { enrolled: true, ..Self::new_record(Some((who.clone(), deposit))) }
			}
		};
		Contributors::<T>::insert(id, &who, record);
		Self::deposit_event(Event::Enrolled { pool: id, who });
		Ok(())
	}

	fn new_record(deposit: Option<(T::AccountId, T::RecordDeposit)>) -> ContributorOf<T> {
		Contributor { scores: Default::default(), earned: Zero::zero(), deposit, enrolled: false }
	}

	/// Makes `who` pay the deposit for `record`, at the present price, and returns the former
	/// depositor's as it was put down. `record` changes only if that succeeds.
	pub(crate) fn take_over(who: &T::AccountId, record: &mut ContributorOf<T>) -> DispatchResult {
		if record.deposit.as_ref().is_some_and(|(depositor, _)| depositor == who) {
			return Ok(());
		}
		let deposit = T::RecordDeposit::new(who, Self::scores_footprint())?;
		if let Some((depositor, old)) = record.deposit.clone() {
			old.drop(&depositor)?;
		}
		record.deposit = Some((who.clone(), deposit));
		Ok(())
	}

	/// See [`Pallet::resign`].
	pub fn do_resign(who: T::AccountId, id: PoolId) -> DispatchResult {
		let mut pool = Self::pool(id)?;
		let mut record = Contributors::<T>::get(id, &who).ok_or(Error::<T>::NotMember)?;
		ensure!(record.enrolled, Error::<T>::NotMember);
		record.enrolled = false;
		Self::deposit_event(Event::Resigned { pool: id, who: who.clone() });
		Self::put_record(id, &mut pool, &who, record)?;
		Pools::<T>::insert(id, pool);
		Ok(())
	}

	/// See [`Pallet::clear`].
	pub fn do_clear(id: PoolId, who: &T::AccountId) -> DispatchResult {
		let mut pool = Self::pool(id)?;
		let mut record = Contributors::<T>::get(id, who).ok_or(Error::<T>::NotMember)?;
		// A retired pool gives no reason to keep it.
		record.enrolled &= !pool.retired;
		// Eras that have paid nothing never will.
		let era = Self::current_era();
		record
			.scores
			.retain(|(scored, _)| *scored >= era || EraRewards::<T>::contains_key(id, scored));
		ensure!(!record.enrolled && record.is_empty(Self::oldest(&pool)), Error::<T>::RecordInUse);
		Self::put_record(id, &mut pool, who, record)?;
		Pools::<T>::insert(id, pool);
		Ok(())
	}

	/// See [`Pallet::report`].
	pub fn do_report(
		reporter: T::AccountId,
		id: PoolId,
		scores: BoundedVec<ScoreOf<T>, T::MaxBatch>,
	) -> DispatchResult {
		let mut pool = Self::pool(id)?;
		ensure!(!pool.retired, Error::<T>::PoolRetired);
		let mut reporting = Reporters::<T>::get(id).ok_or(Error::<T>::NotReporter)?;
		let allowance = reporting.allowance;
		let entry = reporting.reporters.iter_mut().find(|entry| entry.who == reporter);
		let entry = entry.ok_or(Error::<T>::NotReporter)?;
		ensure!(!scores.is_empty(), Error::<T>::EmptyBatch);
		ensure!(scores.iter().all(|(_, score)| *score > 0), Error::<T>::ScoreZero);
		// A frozen account may not decide about other people's money either, not even through a
		// proxy.
		Self::ensure_payable(&reporter, &Requirement::default())?;
		let era = Self::current_era();
		let sum = scores.iter().try_fold(0u64, |sum, (_, score)| sum.checked_add(*score));
		let counted = sum.is_some_and(|sum| entry.count(era, sum, allowance));
		ensure!(counted, Error::<T>::AllowanceExceeded);
		for (who, score) in scores {
			let record = match Contributors::<T>::get(id, &who) {
				Some(record) => record,
				None => {
					let deposit = T::RecordDeposit::new(&reporter, Self::scores_footprint())?;
					pool.members = pool.members.checked_add(1).ok_or(Error::<T>::Overflow)?;
					Self::new_record(Some((reporter.clone(), deposit)))
				}
			};
			let added = Self::add_score(id, &mut pool, &who, record, era, score.into());
			ensure!(added, Error::<T>::ScoreOverflow);
			Self::deposit_event(Event::Scored { pool: id, era, who, score });
		}
		Reporters::<T>::insert(id, reporting);
		Pools::<T>::insert(id, pool);
		Ok(())
	}

	/// Adds a score to the sums of the pool and of the account. Returns `false`, and changes
	/// nothing, if a sum overflows.
	fn add_score(
		id: PoolId,
		pool: &mut PoolOf<T>,
		who: &T::AccountId,
		mut record: ContributorOf<T>,
		era: EraIndex,
		amount: u128,
	) -> bool {
		let Books::Contribution { score, oldest, .. } = &mut pool.books else { return false };
		let Some(sum) = score.checked_add(amount) else { return false };
		// So long a history only comes from time lost to claims. Nobody may lose a score by it.
		let full = !record.has_room(era);
		let settled = if full { record.make_room(*oldest) } else { None };
		if !record.add(era, amount, *oldest) {
			return false;
		}
		if let Some((scored, score)) = settled {
			let part = Self::settle_era(id, scored, score);
			record.earned = record.earned.saturating_add(part);
		}
		*score = sum;
		Contributors::<T>::insert(id, who, record);
		true
	}

	/// Whether [`Pallet::note_fee`] may do more for `who` than look: whether it has a record in the
	/// activity pool.
	pub fn may_count_fee(who: &T::AccountId) -> bool {
		ActivityPool::<T>::get().is_some_and(|id| Contributors::<T>::contains_key(id, who))
	}

	/// Counts the burned part of a fee that `who` paid, in the native token's smallest unit, if
	/// `who` is enrolled in the activity pool.
	pub fn note_fee(who: &T::AccountId, burned: T::Balance) {
		let Some(id) = ActivityPool::<T>::get() else { return };
		let Some(record) = Contributors::<T>::get(id, who).filter(|record| record.enrolled) else {
			return;
		};
		let Some(mut pool) = Pools::<T>::get(id) else { return };
		if burned.is_zero() {
			return;
		}
		let era = Self::current_era();
		if Self::add_score(id, &mut pool, who, record, era, burned.into()) {
			Pools::<T>::insert(id, pool);
		}
	}

	/// Counts a block that `who` authored.
	pub fn note_block(who: &T::AccountId) {
		let Some(id) = AuthorPool::<T>::get() else { return };
		let Some(mut pool) = Pools::<T>::get(id) else { return };
		let record = match Contributors::<T>::get(id, who) {
			Some(record) => record,
			None => {
				pool.members = pool.members.saturating_add(1);
				Self::new_record(None)
			}
		};
		let era = Self::current_era();
		if Self::add_score(id, &mut pool, who, record, era, 1) {
			Pools::<T>::insert(id, pool);
		}
	}

	/// The oldest era of a contribution pool whose rewards have not expired.
	pub(crate) fn oldest(pool: &PoolOf<T>) -> EraIndex {
		match pool.books {
			Books::Contribution { oldest, .. } => oldest,
			_ => 0,
		}
	}

	/// Settles what `score` has earned in era `scored`, and returns it: nothing if the rewards have
	/// expired, or the era paid nothing.
	fn settle_era(id: PoolId, scored: EraIndex, score: u128) -> T::Balance {
		let Some(mut reward) = EraRewards::<T>::get(id, scored) else { return Zero::zero() };
		let part = reward.of(score).min(reward.left());
		reward.settled = reward.settled.saturating_add(part);
		reward.claims = reward.claims.saturating_add(1);
		if reward.left().is_zero() {
			EraRewards::<T>::remove(id, scored);
		} else {
			EraRewards::<T>::insert(id, scored, reward);
		}
		part
	}

	/// Credits `record` with what it has earned in ended eras. Returns the number of those eras.
	pub(crate) fn settle_scores(
		id: PoolId,
		record: &mut ContributorOf<T>,
	) -> Result<u32, DispatchError> {
		let era = Self::current_era();
		let mut eras: u32 = 0;
		let mut earned = record.earned;
		for (scored, score) in record.scores.iter().filter(|(scored, _)| *scored < era) {
			eras = eras.saturating_add(1);
			earned = earned.saturating_add(Self::settle_era(id, *scored, *score));
		}
		record.scores.retain(|(scored, _)| *scored >= era);
		record.earned = earned;
		Ok(eras)
	}

	/// Writes a record, or removes it if it is empty.
	pub(crate) fn put_record(
		id: PoolId,
		pool: &mut PoolOf<T>,
		who: &T::AccountId,
		record: ContributorOf<T>,
	) -> DispatchResult {
		if record.enrolled || !record.is_empty(Self::oldest(pool)) {
			Contributors::<T>::insert(id, who, record);
			return Ok(());
		}
		Contributors::<T>::remove(id, who);
		pool.members = pool.members.saturating_sub(1);
		if let Some((depositor, deposit)) = record.deposit {
			deposit.drop(&depositor)?;
		}
		Self::deposit_event(Event::RecordRemoved { pool: id, who: who.clone() });
		Ok(())
	}
}

impl<T: Config + pallet_authorship::Config>
	pallet_authorship::EventHandler<T::AccountId, BlockNumberFor<T>> for Pallet<T>
{
	fn note_author(author: T::AccountId) {
		Self::note_block(&author);
		frame_system::Pallet::<T>::register_extra_weight_unchecked(
			T::WeightInfo::note_block(),
			DispatchClass::Mandatory,
		);
	}
}
