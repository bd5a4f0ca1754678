//! The tracks of referenda.

use super::origins::{Origin, Pace};
use crate::*;
use alloc::borrow::Cow;
use frame_support::traits::OriginTrait;
use pallet_referenda::{Curve, Track, TrackInfo};
use sp_runtime::{str_array as s, FixedI64};

const fn percent(n: u128) -> FixedI64 {
	FixedI64::from_rational(n, 100)
}

/// A threshold that falls in a straight line over the decision period, from `from` to `to` percent.
const fn falling(from: u128, to: u128) -> Curve {
	Curve::make_linear(28, 28, percent(to), percent(from))
}

/// The approval needed to end a referendum: from all votes to half of them, after 17 of 28 parts of
/// the decision period.
const QUICK_APPROVAL: Curve = Curve::make_linear(17, 28, percent(50), percent(100));
/// The support needed to end a referendum: 50 % falling steeply to 4 % after a 28th part of the
/// decision period and to 2 % at its end. A harmful referendum must end before it is enacted, which
/// takes two days; whoever disagrees votes against it, and then support alone achieves nothing.
const QUICK_SUPPORT: Curve = Curve::make_reciprocal(1, 28, percent(4), percent(2), percent(50));

/// The tracks with the periods of production, sorted by id.
const TRACKS: [Track<u16, Balance, BlockNumber>; 10] = [
	Track {
		id: 0,
		info: TrackInfo {
			name: s("root"),
			// More than one, or a single deposit that returns would keep every other referendum of
			// root waiting for two weeks, also the one that replaces the committee.
			max_deciding: 5,
			decision_deposit: 10_000 * UNIT,
			prepare_period: 2 * HOURS,
			decision_period: 14 * DAYS,
			confirm_period: DAYS,
			min_enactment_period: DAYS,
			min_approval: falling(100, 50),
			min_support: falling(50, 5),
		},
	},
	Track {
		id: 1,
		info: TrackInfo {
			name: s("whitelisted_caller"),
			max_deciding: 10,
			decision_deposit: 1_000 * UNIT,
			prepare_period: 30 * MINUTES,
			decision_period: 14 * DAYS,
			confirm_period: 10 * MINUTES,
			min_enactment_period: 10 * MINUTES,
			min_approval: falling(100, 50),
			// As low as root's, not lower: the committee must not make up for missing support.
			min_support: falling(20, 5),
		},
	},
	Track {
		id: 10,
		info: TrackInfo {
			name: s("round_admin"),
			max_deciding: 10,
			decision_deposit: 1_000 * UNIT,
			prepare_period: 2 * HOURS,
			decision_period: 14 * DAYS,
			confirm_period: 12 * HOURS,
			min_enactment_period: DAYS,
			min_approval: falling(100, 50),
			min_support: falling(30, 2),
		},
	},
	Track {
		id: 11,
		info: TrackInfo {
			name: s("treasury_spender"),
			max_deciding: 20,
			decision_deposit: 1_000 * UNIT,
			prepare_period: 2 * HOURS,
			decision_period: 14 * DAYS,
			confirm_period: DAYS,
			min_enactment_period: DAYS,
			min_approval: falling(100, 50),
			min_support: falling(30, 2),
		},
	},
	Track {
		id: 12,
		info: TrackInfo {
			name: s("compliance_admin"),
			max_deciding: 10,
			decision_deposit: 1_000 * UNIT,
			prepare_period: 2 * HOURS,
			decision_period: 14 * DAYS,
			confirm_period: 12 * HOURS,
			min_enactment_period: DAYS,
			min_approval: falling(100, 50),
			min_support: falling(30, 2),
		},
	},
	Track {
		id: 13,
		info: TrackInfo {
			name: s("emission_admin"),
			max_deciding: 10,
			decision_deposit: 1_000 * UNIT,
			prepare_period: 2 * HOURS,
			decision_period: 14 * DAYS,
			confirm_period: 12 * HOURS,
			min_enactment_period: DAYS,
			min_approval: falling(100, 50),
			min_support: falling(30, 2),
		},
	},
	Track {
		id: 20,
		info: TrackInfo {
			name: s("referendum_canceller"),
			max_deciding: 100,
			decision_deposit: 1_000 * UNIT,
			prepare_period: 2 * HOURS,
			decision_period: 7 * DAYS,
			confirm_period: 3 * HOURS,
			min_enactment_period: 10 * MINUTES,
			min_approval: QUICK_APPROVAL,
			min_support: QUICK_SUPPORT,
		},
	},
	Track {
		id: 21,
		info: TrackInfo {
			name: s("referendum_killer"),
			max_deciding: 100,
			decision_deposit: 5_000 * UNIT,
			prepare_period: 2 * HOURS,
			decision_period: 14 * DAYS,
			confirm_period: 3 * HOURS,
			min_enactment_period: 10 * MINUTES,
			min_approval: QUICK_APPROVAL,
			min_support: QUICK_SUPPORT,
		},
	},
	// For small holders: with the deposit for submitting, these take less than a hundred tokens, which
	// return. So little is spent that less support will do, and in a few hours if there is more.
	Track {
		id: 30,
		info: TrackInfo {
			name: s("small_tipper"),
			max_deciding: 50,
			decision_deposit: 5 * UNIT,
			prepare_period: 10 * MINUTES,
			decision_period: 7 * DAYS,
			confirm_period: HOURS,
			min_enactment_period: 10 * MINUTES,
			min_approval: falling(100, 50),
			min_support: falling(10, 1),
		},
	},
	Track {
		id: 32,
		info: TrackInfo {
			name: s("small_spender"),
			max_deciding: 10,
			decision_deposit: 50 * UNIT,
			prepare_period: 2 * HOURS,
			decision_period: 14 * DAYS,
			confirm_period: 12 * HOURS,
			min_enactment_period: DAYS,
			min_approval: falling(100, 50),
			min_support: falling(20, 1),
		},
	},
];

/// The tracks of referenda: which origin a proposal gets, and how it passes.
pub struct Tracks;
impl pallet_referenda::TracksInfo<Balance, BlockNumber> for Tracks {
	type Id = u16;
	type RuntimeOrigin = <RuntimeOrigin as OriginTrait>::PalletsOrigin;

	fn tracks() -> impl Iterator<Item = Cow<'static, Track<Self::Id, Balance, BlockNumber>>> {
		TRACKS.iter().map(Cow::Borrowed)
	}

	// The chain reads every track through here. The list above, which tests and metadata read
	// without any state, has the periods of production.
	fn info(id: u16) -> Option<Cow<'static, TrackInfo<Balance, BlockNumber>>> {
		let info = &TRACKS.iter().find(|track| track.id == id)?.info;
		let pace = Pace::<Runtime>::get();
		if pace <= 1 {
			return Some(Cow::Borrowed(info));
		}
		let faster = |period: BlockNumber| period.checked_div(pace).unwrap_or(period).max(1);
		Some(Cow::Owned(TrackInfo {
			prepare_period: faster(info.prepare_period),
			decision_period: faster(info.decision_period),
			confirm_period: faster(info.confirm_period),
			min_enactment_period: faster(info.min_enactment_period),
			..info.clone()
		}))
	}

	fn track_for(origin: &Self::RuntimeOrigin) -> Result<Self::Id, ()> {
		match origin {
			OriginCaller::system(frame_system::RawOrigin::Root) => Ok(0),
			OriginCaller::Origins(Origin::WhitelistedCaller) => Ok(1),
			OriginCaller::Origins(Origin::RoundAdmin) => Ok(10),
			OriginCaller::Origins(Origin::TreasurySpender) => Ok(11),
			OriginCaller::Origins(Origin::ComplianceAdmin) => Ok(12),
			OriginCaller::Origins(Origin::EmissionAdmin) => Ok(13),
			OriginCaller::Origins(Origin::ReferendumCanceller) => Ok(20),
			OriginCaller::Origins(Origin::ReferendumKiller) => Ok(21),
			OriginCaller::Origins(Origin::SmallTipper) => Ok(30),
			OriginCaller::Origins(Origin::SmallSpender) => Ok(32),
			_ => Err(()),
		}
	}
}
