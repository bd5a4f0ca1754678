//! Tests by topic. Every test ends with a check of all invariants.

mod attesters;
mod checks;
mod credentials;
mod deposits;
mod docs;
mod freezes;
mod invariants;
mod limits;
mod model;
mod officers;
mod records;
mod refusals;

use crate::{mock::*, *};
use distribution_primitives::{Compliance as _, Jurisdictions, Refusal, Requirement, MAX_RECORDS};
use pallet_distribution_common::{assert_noop, test::cases};
use polkadot_sdk::{
	frame_support::{
		assert_ok,
		traits::fungible::{Inspect, InspectHold},
	},
	sp_core::Pair,
	sp_runtime::{AccountId32, DispatchError::BadOrigin, TokenError},
};

type E = Error<Test>;
