//! Tests by topic. Every test ends with a check of all invariants.

mod announcing;
mod docs;
mod invariants;
mod model;
mod publishing;
mod removing;
mod views;

use crate::{mock::*, *};
use distribution_primitives::{chunk, PublishedLists};
use pallet_distribution_common::{assert_noop, test::cases};
use polkadot_sdk::{
	frame_support::{assert_err, assert_ok},
	sp_runtime::{traits::BadOrigin, TokenError},
};

type E = Error<Test>;
