//! Tests by topic. Every test ends with a check of all invariants.

mod agreed;
mod announced;
mod aside;
mod assets;
mod claims;
mod cleaning;
mod clock;
mod credited;
mod deposits;
mod docs;
mod entitlements;
mod ethereum;
mod frozen;
mod hot;
mod invariants;
mod kept;
mod lifecycle;
mod many;
mod model;
mod pauses;
mod payees;
mod payees_model;
mod published;
mod push;
mod ranges;
mod redirects;
mod refusals;
mod sales;
mod streams;
mod traces;
mod unsigned;
mod vested;
mod views;
mod vouchers;

pub(crate) use crate::{mock::*, *};
pub(crate) use distribution_primitives::{
	audit, Refusal, Release, Remainder, Requirement, Source, Status, UnlockSchedule, Window,
};
pub(crate) use pallet_distribution_common::{assert_noop, test::cases};
pub(crate) use polkadot_sdk::{
	frame_support::{
		assert_ok,
		traits::fungible::{InspectHold, NativeOrWithId},
	},
	sp_core::H256,
	sp_runtime::{traits::BadOrigin, AccountId32, TokenError},
};

pub(crate) type E = Error<Test>;
