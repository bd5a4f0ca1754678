//! Tests by topic. Every test ends with a check of all invariants.

mod budget;
mod docs;
mod ending;
mod invariants;
mod model;
mod pulling;
mod renewing;
mod traces;

use crate::{mock::*, *};
use pallet_distribution_common::{assert_noop, test::cases};
use polkadot_sdk::{frame_support::assert_ok, sp_runtime::DispatchError::BadOrigin};

type E = Error<Test>;
