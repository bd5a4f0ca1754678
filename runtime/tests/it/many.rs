//! Claims of one account from many rounds, with the real weights and on the real runtime's state.

use crate::common::*;
use distribution_primitives::{round::MAX_MANY, UnlockSchedule};
use pallet_distribution::Rounds;

type RoundCall = pallet_distribution::Call<Runtime>;

/// The amount of each row.
const AMOUNT: Balance = 20 * UNIT;

/// Claims the first row of each round, for its beneficiary.
fn claim_many(rounds: &[(u32, Vec<Evidence<Balance>>)]) -> RuntimeCall {
	let claims: Vec<_> = rounds.iter().map(|(id, rows)| (*id, rows[0].clone())).collect();
	RoundCall::claim_many { beneficiary: beneficiary(100), claims: claims.try_into().unwrap() }
		.into()
}

/// Some rounds of each release, half unlocked where they are streamed.
fn open_some(count: u32) -> Vec<(u32, Vec<Evidence<Balance>>)> {
	let schedule = UnlockSchedule { start: 0, cliff: 0, length: 2_000, step: 1 };
	let streamed = Release::Streamed { schedule, revocable: false, prepaid: true };
	let vested = Release::Vested { start: 1_000, length: 100 };
	(0..count)
		.flat_map(|_| [Release::Immediate, vested, streamed])
		.map(|release| open_round(&[AMOUNT; 3], release))
		.collect()
}

#[test]
fn claims_from_many_rounds_should_need_no_more_proof_than_they_weigh() {
	let mut chain = chain();
	let rounds = chain.execute_with(|| open_some(6));
	chain.execute_with(System::reset_events);
	chain.commit_all().unwrap();
	let call = claim_many(&rounds);
	let declared = call.get_dispatch_info().call_weight;
	let (weight, proof) = chain.execute_and_prove(|| {
		let origin = RuntimeOrigin::signed(Bob.to_account_id());
		call.dispatch(origin).unwrap().actual_weight.unwrap()
	});
	let proof = proof.encoded_size() as u64;
	assert!(proof <= weight.proof_size(), "{proof} bytes of {weight}");
	assert!(weight.all_lte(declared), "{weight} of {declared}");
	chain.execute_with(|| {
		for (id, _) in &rounds {
			assert_eq!(Rounds::<Runtime>::get(*id).unwrap().payments, 1, "round {id}");
		}
	});
}

/// Even if all the rounds are of one manager.
#[test]
fn block_should_take_as_many_free_claims_as_a_call_holds() {
	chain().execute_with(|| {
		let rounds: Vec<_> =
			(0..MAX_MANY).map(|_| open_round(&[UNIT; 2], Release::Immediate)).collect();
		next_block();
		let booked = || *frame_system::BlockWeight::<Runtime>::get().get(DispatchClass::Normal);
		let call = claim_many(&rounds);
		let valid = pooled(UncheckedExtrinsic::new_bare(call.clone())).unwrap();
		assert_eq!(valid.provides.len(), MAX_MANY as usize);
		let before = booked();
		assert_eq!(apply_free(call.clone()), Ok(Ok(())));
		let taken = booked() - before;
		assert!(Distribution::free_use().ref_time() > 0);
		assert!(Distribution::free_use().ref_time() <= taken.ref_time());
		assert_eq!(Balances::free_balance(beneficiary(100)), UNIT * Balance::from(MAX_MANY));
		assert_eq!(apply_free(call), Err(InvalidTransaction::Stale.into()));
	});
}
