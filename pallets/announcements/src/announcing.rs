//! Announcing a draft, whether it may open, and closing the announcement.

use super::*;
use core::cmp::Ordering;
use distribution_primitives::{SnapshotChain, SnapshotFault};
use pallet_distribution_common::{hold_bond, item_size, release_bond, Announced, Draft};
use polkadot_sdk::sp_runtime::traits::{Saturating, Zero};

impl<T> From<SnapshotFault> for Error<T> {
	fn from(fault: SnapshotFault) -> Self {
		match fault {
			SnapshotFault::Ratio => Self::RatioInvalid,
			SnapshotFault::Rates => Self::RatesInvalid,
			SnapshotFault::Withheld => Self::WithheldElsewhere,
		}
	}
}

impl<T: Config> Pallet<T> {
	/// See [`Pallet::announce`].
	pub fn do_announce(
		manager: T::AccountId,
		round: RoundId,
		terms: TermsHash,
		period: MomentOf<T>,
		snapshot: Option<Snapshot>,
	) -> DispatchResult {
		let draft = T::Rounds::draft(round).ok_or(Error::<T>::NotDraft)?;
		ensure!(draft.manager == manager, Error::<T>::NotManager);
		ensure!(draft.terms == terms, Error::<T>::TermsChanged);
		let before = Announcements::<T>::get(round);
		let least = before.as_ref().map_or_else(T::MinPeriod::get, |before| before.period);
		ensure!(period >= least.max(T::MinPeriod::get()), Error::<T>::PeriodTooShort);
		let same = before.as_ref().filter(|before| before.terms == terms);
		ensure!(same.is_none_or(|before| !before.refuted), Error::<T>::Refuted);
		let claim = snapshot.map(|snapshot| Self::claim(snapshot, &draft)).transpose()?;

		let objections = before.as_ref().map_or(0, |before| before.objections);
		let answered = same.map_or(objections, |before| before.answered);
		let newly = before.as_ref().map_or(0, |before| answered.saturating_sub(before.answered));
		let held = before.as_ref().map_or_else(Zero::zero, |before| before.bond);
		let bond = if claim.is_some() { T::Bond::get() } else { Zero::zero() };
		Self::change_bond(&manager, held, bond)?;
		let footprint = Self::footprint(claim.is_some());
		let deposit = match before {
			Some(before) => before.deposit.update(&manager, footprint)?,
			None => T::Deposit::new(&manager, footprint)?,
		};
		let announcement = Announcement {
			manager,
			terms,
			announced: Self::touch(),
			period,
			objections,
			answered,
			refuted: false,
			bond,
			deposit,
		};
		let snapshot = claim.as_ref().map(|claim| claim.snapshot.clone());
		Claims::<T>::set(round, claim);
		Announcements::<T>::insert(round, announcement);
		let answered = newly;
		Self::deposit_event(Event::RoundAnnounced { round, terms, period, answered, snapshot });
		Ok(())
	}

	/// See [`Pallet::close`].
	pub fn do_close(round: RoundId) -> DispatchResult {
		let announcement = Self::announcement_of(round)?;
		ensure!(T::Rounds::draft(round).is_none(), Error::<T>::StillDraft);
		Self::change_bond(&announcement.manager, announcement.bond, Zero::zero())?;
		announcement.deposit.drop(&announcement.manager)?;
		Announcements::<T>::remove(round);
		Claims::<T>::remove(round);
		Self::deposit_event(Event::AnnouncementClosed { round });
		Ok(())
	}

	/// What a manager says about the list of a draft, if it can be shown to be wrong.
	fn claim(snapshot: Snapshot, draft: &Draft<T::AccountId>) -> Result<Claim, DispatchError> {
		snapshot.validate().map_err(Error::<T>::from)?;
		if snapshot.chain == SnapshotChain::This {
			let block = BlockNumberFor::<T>::from(snapshot.block);
			let anchor = Anchors::<T>::get(block).ok_or(Error::<T>::NotAnchored)?;
			ensure!(anchor.root == snapshot.state_root, Error::<T>::OtherStateRoot);
		}
		// Whoever looks for a fault has to have the rows, and each row has to be there once.
		let list = draft.list.ok_or(Error::<T>::ListNotVerified)?;
		let verified = T::Lists::verified(list.id).ok_or(Error::<T>::ListNotVerified)?;
		let same = (verified.root, verified.rows) == (list.root, list.rows);
		ensure!(same, Error::<T>::ListDiffers);
		Ok(Claim { snapshot, root: list.root, rows: list.rows })
	}

	/// Holds of the manager's tokens what a bond is larger than before, or releases what it is
	/// smaller. Bonds of tokens that the manager could not spend are refused.
	fn change_bond(manager: &T::AccountId, from: T::Balance, to: T::Balance) -> DispatchResult {
		let reason: T::RuntimeHoldReason = HoldReason::Bond.into();
		match to.cmp(&from) {
			Ordering::Greater => {
				let more = to.saturating_sub(from);
				hold_bond::<T::Holds, T::AccountId>(&reason, manager, more)
			}
			Ordering::Equal => Ok(()),
			Ordering::Less => {
				let less = from.saturating_sub(to);
				release_bond::<T::Holds, T::AccountId>(&reason, manager, less).map(|_| ())
			}
		}
	}

	/// The state of an announcement, as its manager's deposit pays for it.
	pub(crate) fn footprint(with_claim: bool) -> Footprint {
		let claim = if with_claim { item_size(Claim::max_encoded_len()) } else { 0 };
		let own = item_size(AnnouncementOf::<T>::max_encoded_len());
		// Both in one: a price counts the size as often as the footprint says.
		Footprint { count: 1, size: own.saturating_add(claim) }
	}
}

impl<T: Config> Announced for Pallet<T> {
	fn ensure_may_open(round: RoundId, terms: TermsHash) -> DispatchResult {
		let Some(announcement) = Announcements::<T>::get(round) else { return Ok(()) };
		ensure!(announcement.terms == terms, Error::<T>::TermsChanged);
		ensure!(!announcement.refuted, Error::<T>::Refuted);
		let ago = announcement.announced.ago(Self::touch());
		ensure!(ago >= announcement.period, Error::<T>::PeriodNotOver);
		let all = announcement.answered == announcement.objections;
		ensure!(all, Error::<T>::Unanswered);
		Ok(())
	}

	fn weight() -> Weight {
		T::WeightInfo::may_open()
	}
}
