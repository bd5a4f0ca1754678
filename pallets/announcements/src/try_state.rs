//! The invariants of announcements, one function each. All that is found is reported together. The
//! numbers refer to the guarantees in `docs/design.md`.

use super::*;
use alloc::collections::BTreeMap;
use pallet_distribution_common::Findings;
use polkadot_sdk::{
	frame_support::traits::fungible::InspectHold,
	sp_runtime::{
		traits::{Saturating, Zero},
		TryRuntimeError,
	},
};

type DepositBalanceOf<T> = <<T as Config>::Deposit as DepositInfo<
	<T as polkadot_sdk::frame_system::Config>::AccountId,
>>::Balance;

impl<T: Config> Pallet<T> {
	/// Checks every invariant.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut findings = Findings::new();
		for (round, announcement) in Announcements::<T>::iter() {
			Self::objections_are_counted(round, &announcement, &mut findings);
			Self::bond_is_for_a_claim(round, &announcement, &mut findings);
		}
		let known = |round| Announcements::<T>::contains_key(round);
		findings.check(Claims::<T>::iter_keys().all(known), "claim without announcement");
		let sound = |claim: Claim| claim.snapshot.validate().is_ok() && claim.rows > 0;
		findings.check(Claims::<T>::iter_values().all(sound), "claim nobody could have made");
		Self::bonds_are_held(&mut findings);
		Self::deposits_are_held(&mut findings);
		findings.report()
	}

	/// Guarantee 13: no objection is there that was not made. Those that were taken back are not.
	fn objections_are_counted(
		round: RoundId,
		announcement: &AnnouncementOf<T>,
		findings: &mut Findings,
	) {
		let (answered, made) = (announcement.answered, announcement.objections);
		findings.check(answered <= made, "more answers than objections");
		let mut numbers = Objections::<T>::iter_key_prefix(round);
		findings.check(numbers.all(|number| number < made), "objection nobody made");
	}

	/// Guarantee 13: a bond is held for a list that can be shown to be wrong and was not, and for no
	/// other.
	fn bond_is_for_a_claim(
		round: RoundId,
		announcement: &AnnouncementOf<T>,
		findings: &mut Findings,
	) {
		let claimed = Claims::<T>::contains_key(round);
		let none = announcement.bond.is_zero();
		let refuted = announcement.refuted;
		findings.check(claimed || !refuted, "refuted without a snapshot");
		findings.check(none || (claimed && !refuted), "bond for nothing");
	}

	/// Guarantee 13: what is held from a manager is the sum of its bonds.
	fn bonds_are_held(findings: &mut Findings) {
		let mut managers = BTreeMap::<T::AccountId, T::Balance>::new();
		for announcement in Announcements::<T>::iter_values() {
			let sum = managers.entry(announcement.manager).or_default();
			*sum = sum.saturating_add(announcement.bond);
		}
		let reason: T::RuntimeHoldReason = HoldReason::Bond.into();
		let held = |(who, sum): (&T::AccountId, &T::Balance)| {
			T::Holds::balance_on_hold(&reason, who) == *sum
		};
		findings.check(managers.iter().all(held), "bonds are not held");
	}

	/// Guarantee 8: what is held from an account is the sum of its deposits, each for the state that it
	/// is for.
	fn deposits_are_held(findings: &mut Findings) {
		let announcements = Announcements::<T>::iter().map(|(round, it)| {
			(it.manager, it.deposit, Self::footprint(Claims::<T>::contains_key(round)))
		});
		let objections = Objections::<T>::iter_values()
			.map(|it| (it.by, it.deposit, Self::objection_footprint()));
		let anchors =
			Anchors::<T>::iter_values().map(|it| (it.owner, it.deposit, Self::anchor_footprint()));
		let mut owners = BTreeMap::<T::AccountId, DepositBalanceOf<T>>::new();
		for (owner, deposit, footprint) in announcements.chain(objections).chain(anchors) {
			findings.check(deposit.footprint() == footprint, "deposit is for another state");
			let held = owners.entry(owner).or_default();
			*held = held.saturating_add(deposit.held());
		}
		let held = |(who, sum): (&T::AccountId, &DepositBalanceOf<T>)| {
			<T::Deposit as DepositInfo<T::AccountId>>::on_hold(who) == *sum
		};
		findings.check(owners.iter().all(held), "deposits are not held");
	}
}
