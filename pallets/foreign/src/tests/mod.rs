//! Tests by topic. Every test ends with a check of all invariants.

mod docs;
mod fees;
mod invariants;
mod registering;

use crate::{mock::*, *};
use polkadot_sdk::{
	frame_support::{assert_err, assert_ok},
	sp_runtime::{traits::BadOrigin, DispatchError},
};

type E = Error<Test>;
type AssetsError = polkadot_sdk::pallet_assets::Error<Test>;
