//! What the runtime API answers.

use super::*;
use alloc::vec::Vec;
use distribution_primitives::{api::OBJECTIONS_SPAN, AnnouncementInfo, ObjectionInfo};
use polkadot_sdk::sp_runtime::traits::Saturating;

impl<T: Config> Pallet<T> {
	/// See [`distribution_primitives::api::AnnouncementsApi`].
	pub fn announcement_info(
		round: RoundId,
	) -> Option<AnnouncementInfo<T::AccountId, T::Balance, MomentOf<T>>> {
		let it = Announcements::<T>::get(round)?;
		let draft = T::Rounds::draft(round);
		Some(AnnouncementInfo {
			round,
			manager: it.manager,
			terms: it.terms,
			current: draft.is_some_and(|draft| draft.terms == it.terms),
			announced: it.announced.at,
			period: it.period,
			left: it.period.saturating_sub(it.announced.ago(Self::touch())),
			objections: it.objections,
			answered: it.answered,
			snapshot: Claims::<T>::get(round).map(|claim| claim.snapshot),
			refuted: it.refuted,
			bond: it.bond,
		})
	}

	/// See [`distribution_primitives::api::AnnouncementsApi`].
	pub fn objections_from(round: RoundId, from: u32) -> Vec<ObjectionInfo<T::AccountId>> {
		let announcement = Announcements::<T>::get(round);
		let answered = announcement.map_or(u32::MAX, |announcement| announcement.answered);
		let info = |number: u32| {
			let Objection { by, text, answer, .. } = Objections::<T>::get(round, number)?;
			Some(ObjectionInfo {
				number,
				by,
				text: text.into_inner(),
				answered: number < answered,
				answer: answer.map(BoundedVec::into_inner),
			})
		};
		(from..from.saturating_add(OBJECTIONS_SPAN)).filter_map(info).collect()
	}
}
