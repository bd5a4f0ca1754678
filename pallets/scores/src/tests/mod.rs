//! Tests by topic. Every test ends with a check of all invariants.

mod boards;
mod claims;
mod deposits;
mod disputes;
mod docs;
mod invariants;
mod model;
mod posting;
mod real;
mod traces;

use crate::{mock::*, *};
use distribution_primitives::{Gap, ProvenRow, Refusal, Requirement};
use pallet_distribution_common::assert_noop;
use polkadot_sdk::{
	frame_support::{assert_ok, dispatch::GetDispatchInfo, traits::fungible},
	sp_runtime::{traits::BadOrigin, AccountId32, TokenError},
};

type E = Error<Test>;
