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

/// The tracks with the periods of production, sorted by id.
const TRACKS: [Track<u16, Balance, BlockNumber>; 6] = [
	Track {
		id: 0,
		info: TrackInfo {
			name: s("root"),
			max_deciding: 1,
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
			min_support: falling(20, 1),
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
			_ => Err(()),
		}
	}
}
