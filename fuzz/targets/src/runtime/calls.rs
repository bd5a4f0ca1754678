//! Whatever is called, by whomever and whenever, nobody is paid more than is theirs and the books balance.
//!
//! The bytes are steps: a call in bytes, by an account or by governance, a claim, the end of a block.
//! A call that fails changes nothing, and none weighs more than it declares. After each block all
//! invariants of our pallets hold, all tokens are in accounts, and no row of the rounds that were
//! open from the beginning was paid more than its amount, or to somebody else. No call is left out; of
//! those that governance makes only those of our pallets are tried, because root can write whatever
//! it likes into the state.

use super::chain::{self, owner, World, AMOUNT, ROWS, START};
use crate::bytes::Bytes;
use codec::DecodeLimit;
use distribution_runtime::{
	Balance, BlockNumber, Executive, RuntimeCall, RuntimeEvent, RuntimeOrigin, System,
	UncheckedExtrinsic,
};
use polkadot_sdk::{
	frame_support::{dispatch::GetDispatchInfo, storage::with_transaction},
	pallet_collective,
	sp_io::storage,
	sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve, Ferdie},
	sp_runtime::{traits::Dispatchable, DispatchError, StateVersion, TransactionOutcome},
};
use std::collections::BTreeMap;

/// Steps of an input.
const STEPS: u32 = 64;
/// How deep calls may lie in one another.
const DEPTH: u32 = 6;
/// Who signs.
const SIGNERS: [Sr25519Keyring; 6] = [Alice, Bob, Charlie, Dave, Eve, Ferdie];

type RoundCall = pallet_distribution::Call<distribution_runtime::Runtime>;
type RoundEvent = pallet_distribution::Event<distribution_runtime::Runtime>;

/// What was paid of each row of the rounds that were open from the beginning.
type Ledger = BTreeMap<(u32, u32), Balance>;

/// See the module.
pub fn run(data: &[u8]) {
	chain::with(|world| {
		let mut bytes = Bytes::new(data);
		let mut ledger = Ledger::new();
		let mut at = START + 1;
		chain::begin(at);
		for _ in 0..STEPS {
			if bytes.is_empty() {
				break;
			}
			match bytes.byte() % 12 {
				0..=3 => by_account(&mut bytes),
				4 | 5 => by_governance(&mut bytes),
				6 | 7 => claim(&mut bytes, world),
				8 => set_aside(&mut bytes, world),
				_ => {
					let jump = BlockNumber::from(bytes.byte());
					finish(&mut ledger, world);
					// A few are stalls of days.
					at += 1 + jump * jump;
					chain::begin(at);
				}
			}
		}
		finish(&mut ledger, world);
		for id in &world.rounds {
			let paid: Balance =
				ledger.iter().filter(|((of, _), _)| of == id).map(|(_, paid)| paid).sum();
			let info = distribution_runtime::Distribution::round_info(*id);
			assert!(info.is_none_or(|info| info.claimed == paid), "round {id}");
		}
	});
}

/// Ends the block, and notes what its events say was paid.
fn finish(ledger: &mut Ledger, world: &World) {
	chain::end();
	for record in System::events() {
		let RuntimeEvent::Distribution(RoundEvent::Paid { id, index, beneficiary, amount, .. }) =
			record.event
		else {
			continue;
		};
		if !world.rounds.contains(&id) {
			continue;
		}
		assert!(index < ROWS && beneficiary == owner(index), "row {index} of round {id}");
		let paid = ledger.entry((id, index)).or_default();
		*paid += amount;
		assert!(*paid <= AMOUNT, "{paid} of row {index} of round {id}");
	}
}

/// A call in bytes, if they are one.
fn decoded(bytes: &mut Bytes<'_>) -> Option<RuntimeCall> {
	let length = bytes.byte();
	RuntimeCall::decode_with_depth_limit(DEPTH, &mut bytes.some(length.into())).ok()
}

fn by_account(bytes: &mut Bytes<'_>) {
	let signer = SIGNERS[usize::from(bytes.byte()) % SIGNERS.len()];
	if let Some(call) = decoded(bytes) {
		dispatch(call, RuntimeOrigin::signed(signer.to_account_id()));
	}
}

fn by_governance(bytes: &mut Bytes<'_>) {
	let origin = if bytes.byte() < 128 {
		RuntimeOrigin::root()
	} else {
		RuntimeOrigin::from(pallet_collective::RawOrigin::Members(3, 3))
	};
	let Some(call) = decoded(bytes) else { return };
	let ours = matches!(
		call,
		RuntimeCall::Announcements(_)
			| RuntimeCall::Brakes(_)
			| RuntimeCall::Compliance(_)
			| RuntimeCall::Distribution(_)
			| RuntimeCall::Emission(_)
			| RuntimeCall::Foreign(_)
			| RuntimeCall::Lists(_)
			| RuntimeCall::Payees(_)
			| RuntimeCall::Sales(_)
			| RuntimeCall::Scores(_)
	);
	if ours {
		dispatch(call, origin);
	}
}

/// A row of a round, and what proves it or another one.
fn claim(bytes: &mut Bytes<'_>, world: &World) {
	let id = world.rounds[bytes.below(world.rounds.len() as u32) as usize];
	let row = bytes.below(ROWS);
	let proven = if bytes.byte() < 230 { row } else { bytes.below(ROWS) };
	let (beneficiary, evidence) = (owner(row), world.evidence(proven));
	send(bytes, RoundCall::claim { id, beneficiary, evidence }.into());
}

fn set_aside(bytes: &mut Bytes<'_>, world: &World) {
	let id = world.rounds[bytes.below(world.rounds.len() as u32) as usize];
	let row = bytes.below(ROWS);
	let (beneficiary, evidence) = (owner(row), world.evidence(row));
	send(bytes, RoundCall::set_aside { id, beneficiary, evidence }.into());
}

/// Sends a call without a signature, or by somebody.
fn send(bytes: &mut Bytes<'_>, call: RuntimeCall) {
	if bytes.byte() < 128 {
		dispatch(call, RuntimeOrigin::signed(Bob.to_account_id()));
		return;
	}
	// An author leaves out what is refused.
	let _ = with_transaction(|| {
		let said = Executive::apply_extrinsic(UncheckedExtrinsic::new_bare(call));
		if said.is_ok() {
			TransactionOutcome::Commit(Ok::<_, DispatchError>(()))
		} else {
			TransactionOutcome::Rollback(Ok(()))
		}
	});
}

/// Carries out a call. If it fails, the state is as before; and it weighs no more than it declares.
fn dispatch(call: RuntimeCall, origin: RuntimeOrigin) {
	let declared = call.get_dispatch_info().call_weight;
	let before = storage::root(StateVersion::V1);
	let used = match call.clone().dispatch(origin) {
		Ok(done) => done.actual_weight,
		Err(failed) => {
			let after = storage::root(StateVersion::V1);
			assert_eq!(after, before, "it failed and changed the state: {call:?}");
			failed.post_info.actual_weight
		}
	};
	if let Some(used) = used {
		assert!(used.all_lte(declared), "{used} of {declared}: {call:?}");
	}
}
