//! What transactions weigh and cost, beside their calls.

use crate::common::*;
use distribution_primitives::ClaimItem;
use polkadot_sdk::{
	frame_support::weights::Weight,
	sp_runtime::{traits::TransactionExtension, DispatchResult},
};

type RoundCall = pallet_distribution::Call<Runtime>;

/// What the block counts for what `inside` does.
fn weighed(inside: impl FnOnce()) -> Weight {
	let counted = || frame_system::BlockWeight::<Runtime>::get().total();
	let before = counted();
	inside();
	counted() - before
}

/// What the block counts for a signed transaction, and its fee.
fn signed(call: RuntimeCall, result: DispatchResult) -> (Weight, Balance) {
	let weight = weighed(|| assert_eq!(apply(Alice, call), Ok(result)));
	let paid = System::events().into_iter().rev().find_map(|record| match record.event {
		RuntimeEvent::TransactionPayment(
			pallet_transaction_payment::Event::TransactionFeePaid { actual_fee, .. },
		) => Some(actual_fee),
		_ => None,
	});
	(weight, paid.unwrap())
}

/// A batch of one claim.
fn batch(id: u32, row: u8, evidence: &Evidence<Balance>) -> RuntimeCall {
	let item = ClaimItem { beneficiary: beneficiary(100 + row), evidence: evidence.clone() };
	RoundCall::claim_batch { id, claims: vec![item].try_into().unwrap() }.into()
}

/// Regression: the signer of a claim paid for its authorisation, which a claim with a signature
/// does not need, and the block counted it. A batch of one cost half.
#[test]
fn signed_claim_should_cost_less_than_a_batch_of_one() {
	chain().execute_with(|| {
		let (id, evidence) = open_round(&[UNIT; 2], Release::Immediate);
		next_block();
		let (weight, fee) = signed(claim(id, 0, &evidence[0]), Ok(()));
		let (batch_weight, batch_fee) = signed(batch(id, 1, &evidence[1]), Ok(()));
		assert!(weight.all_lt(batch_weight), "{weight} and {batch_weight}");
		assert!(fee < batch_fee, "{fee} and {batch_fee}");
	});
}

/// Regression: as above, also when the claim is refused.
#[test]
fn signed_claim_should_not_weigh_its_authorisation() {
	chain().execute_with(|| {
		let (id, evidence) = open_round(&[UNIT; 2], Release::Immediate);
		next_block();
		let call = claim(id, 0, &evidence[0]);
		let round = pallet_distribution::Rounds::<Runtime>::get(id).unwrap();
		let base = system::RuntimeBlockWeights::get().get(DispatchClass::Normal).base_extrinsic;
		let most = base + extensions(0).weight(&call)
			- Distribution::authorize_weight(&evidence[0])
			+ Distribution::claim_weight_of(&round, &evidence[0]);
		let (weight, _) = signed(call.clone(), Ok(()));
		assert!(weight.all_lte(most), "{weight}, not {most}");
		let claimed = pallet_distribution::Error::<Runtime>::AlreadyClaimed;
		let (refused, _) = signed(call, Err(claimed.into()));
		assert_eq!(refused, weight);
	});
}

/// A claim without signature is authorised by its evidence, which takes time.
#[test]
fn free_claim_should_weigh_its_authorisation_too() {
	chain().execute_with(|| {
		let (id, evidence) = open_round(&[UNIT; 2], Release::Immediate);
		next_block();
		let round = pallet_distribution::Rounds::<Runtime>::get(id).unwrap();
		let least = Distribution::authorize_weight_of(&round, &evidence[0])
			+ Distribution::claim_weight_of(&round, &evidence[0]);
		let free = UncheckedExtrinsic::new_transaction(claim(id, 0, &evidence[0]), extensions(0));
		let weight = weighed(|| assert_eq!(Executive::apply_extrinsic(free), Ok(Ok(()))));
		assert!(least.all_lte(weight), "{weight}, not {least}");
		assert_eq!(Balances::free_balance(beneficiary(100)), UNIT);
	});
}

/// Wallets know the extensions by name and type.
#[test]
fn extensions_should_be_those_of_the_sdk_to_clients() {
	let found = <TxExtension as TransactionExtension<RuntimeCall>>::metadata();
	let names: Vec<_> = found.iter().map(|extension| extension.identifier).collect();
	assert_eq!(
		names,
		[
			"AuthorizeCall",
			"CheckNonZeroSender",
			"CheckSpecVersion",
			"CheckTxVersion",
			"CheckGenesis",
			"CheckMortality",
			"CheckNonce",
			"CheckWeight",
			"ChargeTransactionPayment",
			"CheckMetadataHash",
			"StorageWeightReclaim",
		]
	);
	let authorize = scale_info::meta_type::<frame_system::AuthorizeCall<Runtime>>();
	assert!(found[0].ty == authorize);
	assert!(found[0].implicit == scale_info::meta_type::<()>());
}
