//! Tests by topic. Every test ends with a check of all invariants.

use crate::{mock::*, *};
use pallet_distribution_common::assert_noop;
use polkadot_sdk::{
	frame_support::assert_ok,
	sp_runtime::{traits::BadOrigin, AccountId32, TokenError},
};

mod contributions;
mod deposits;
mod docs;
mod eras;
mod expiry;
mod halts;
mod invariants;
mod model;
mod payees;
mod pools;
mod refusals;
mod schedule;
mod stakes;
mod traces;

type E = Error<Test>;
