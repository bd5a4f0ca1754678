//! Tests by topic. Every test ends with a check of all invariants.

mod auctions;
mod bidding;
mod deposits;
mod docs;
mod finishing;
mod fixed_price;
mod invariants;
mod model;
mod opening;
mod real;
mod traces;
mod views;

use crate::{mock::*, *};
use distribution_primitives::{Form, Refusal, Release, Requirement, UnlockSchedule, Window};
use pallet_distribution_common::assert_noop;
use polkadot_sdk::{
	frame_support::{
		assert_ok,
		dispatch::GetDispatchInfo,
		traits::{
			fungible::{self, NativeOrWithId},
			fungibles::{Inspect, Mutate},
			tokens::{Fortitude, Precision, Preservation},
			LockableCurrency, WithdrawReasons,
		},
	},
	pallet_assets,
	sp_runtime::{traits::BadOrigin, AccountId32, TokenError},
};

type E = Error<Test>;
