//! The registry in its real setting: freezes that hold on every path, and that end; weights that
//! cover the checks, and limits across rounds. `compliance_model` shows that rounds pay the
//! qualified and no one else.

mod limits;
mod paths;
mod powers;

use crate::common::*;
use distribution_primitives::{Country, Refusal, Requirement, Statement, UnlockSchedule};
use pallet_compliance::{Error, Limit};
use polkadot_sdk::{
	frame_support::{
		storage::with_transaction,
		traits::{
			fungible::{Inspect, InspectFreeze, InspectHold, Mutate},
			tokens::{Fortitude, Precision, Preservation},
			Hooks,
		},
		weights::Weight,
	},
	sp_runtime::{DispatchResult, TokenError, TransactionOutcome},
};
use sp_core::H256;
use sp_keyring::Sr25519Keyring::{Charlie, Dave, Eve};
use staging_xcm::prelude::{AccountId32, Asset, Here, Location, Parachain, Unlimited, XcmError};
use staging_xcm_executor::traits::TransactAsset;

const REASON: H256 = H256::repeat_byte(7);

fn freeze(who: &AccountId) {
	Compliance::freeze(RuntimeOrigin::signed(Charlie.to_account_id()), who.clone(), REASON)
		.unwrap();
}

fn unfreeze(who: &AccountId) {
	Compliance::unfreeze(RuntimeOrigin::signed(Charlie.to_account_id()), who.clone(), REASON)
		.unwrap();
}

fn transfer(to: &AccountId, value: Balance) -> RuntimeCall {
	RuntimeCall::Balances(pallet_balances::Call::transfer_allow_death {
		dest: to.clone().into(),
		value,
	})
}

/// Runs `test` and forgets what it did.
fn rolled_back<R>(test: impl FnOnce() -> R) -> R {
	with_transaction(|| TransactionOutcome::Rollback(Ok::<_, DispatchError>(test()))).unwrap()
}

fn dispatch(origin: RuntimeOrigin, call: RuntimeCall) -> DispatchResult {
	call.dispatch(origin).map(|_| ()).map_err(|refused| refused.error)
}

/// What became of the call that a proxy or a multisig made last.
fn inner_result() -> DispatchResult {
	let results = System::events().into_iter().rev().find_map(|record| match record.event {
		RuntimeEvent::Proxy(pallet_proxy::Event::ProxyExecuted { result }) => Some(result),
		RuntimeEvent::Multisig(pallet_multisig::Event::MultisigExecuted { result, .. }) => {
			Some(result)
		}
		_ => None,
	});
	results.expect("a call was made")
}
