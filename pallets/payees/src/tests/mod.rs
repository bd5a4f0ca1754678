//! Tests by topic. Every test ends with a check of all invariants.

mod deposits;
mod docs;
mod invariants;
mod model;
mod naming;
mod resolving;

use crate::{mock::*, *};
use distribution_primitives::{NextPayee, OnFreeze as _, PayeeInfo, Payees as _};
use pallet_distribution_common::{assert_noop, test::cases};
use polkadot_sdk::{
	frame_support::{assert_err, assert_ok, assert_storage_noop},
	sp_runtime::{traits::BadOrigin, AccountId32, TokenError},
};
use Scope::{Asset, Everything, Round};

type E = Error<Test>;
