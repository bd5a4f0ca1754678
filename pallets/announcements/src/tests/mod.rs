//! Tests by topic. Every test ends with a check of all invariants.

mod anchoring;
mod announcing;
mod challenging;
mod deposits;
mod docs;
mod invariants;
mod model;
mod objecting;
mod views;

use crate::{mock::*, *};
use distribution_primitives::{
	snapshot::{FaultAt, Found, Row},
	Country, Rate, SnapshotChain, VerifiedList,
};
use pallet_distribution_common::{assert_noop, test::cases};
use polkadot_sdk::{
	frame_support::{assert_err, assert_ok},
	sp_runtime::{traits::BadOrigin, Permill, TokenError},
};

type E = Error<Test>;
