//! What transactions weigh and cost, beside their calls.

use crate::common::*;
use codec::DecodeAll;
use distribution_primitives::ClaimItem;
use polkadot_sdk::{
	frame_support::{traits::Hooks, weights::Weight},
	pallet_transaction_payment::WeightInfo,
	sp_runtime::{
		traits::{BlakeTwo256, TransactionExtension},
		DispatchResult,
	},
	sp_trie::{proof_size_extension::ProofSizeExt, recorder::Recorder},
};

/// The activity pool of the development preset.
const ACTIVITY: u16 = 3;

type RoundCall = pallet_distribution::Call<Runtime>;

/// What the transaction that `inside` applies weighs in the end, as its last event says.
///
/// Not what the block counts: where no proof is recorded, as in tests, `StorageWeightReclaim` keeps
/// what is given back after `CheckWeight`, such as by taking the fee.
fn weighed(inside: impl FnOnce()) -> Weight {
	inside();
	match System::events().pop().map(|record| record.event) {
		Some(RuntimeEvent::System(
			frame_system::Event::ExtrinsicSuccess { dispatch_info }
			| frame_system::Event::ExtrinsicFailed { dispatch_info, .. },
		)) => dispatch_info.weight,
		other => panic!("{other:?}"),
	}
}

/// What a signed transaction weighs, and its fee.
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

fn transfer() -> RuntimeCall {
	RuntimeCall::Balances(pallet_balances::Call::transfer_keep_alive {
		dest: Bob.to_account_id().into(),
		value: UNIT,
	})
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
		let (other, _) = open_round(&[UNIT; 2], Release::Immediate);
		next_block();
		let (weight, fee) = signed(claim(id, 0, &evidence[0]), Ok(()));
		// From a round that the block has not paid from yet either.
		let (batch_weight, batch_fee) = signed(batch(other, 1, &evidence[1]), Ok(()));
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
		let base = blocks::RuntimeBlockWeights::get().get(DispatchClass::Normal).base_extrinsic;
		// Nor does it weigh the counting of its fee, because its signer is not enrolled.
		let most = base + extensions(0).weight(&call) - fees::activity_weight()
			+ Distribution::claim_weight_of(&round, &evidence[0]);
		// It is not even declared, and no fee is taken for it in advance.
		assert_eq!(extensions(0).weight(&call), extensions(0).weight(&transfer()));
		let (weight, _) = signed(call.clone(), Ok(()));
		assert!(weight.all_lte(most), "{weight}, not {most}");
		let claimed = pallet_distribution::Error::<Runtime>::AlreadyClaimed;
		let (refused, _) = signed(call, Err(claimed.into()));
		// The first has left round and pot in memory.
		assert_eq!(refused + Distribution::in_memory(id), weight);
	});
}

/// A claim without signature is authorised by its evidence, which takes time. The block counts that and
/// the call, as its round needs, and nothing of a fee. What the call declared too much is given back,
/// but for the question about a payee, which every free claim counts.
#[test]
fn free_claim_should_weigh_its_authorisation_too() {
	chain().execute_with(|| {
		let (id, evidence) = open_round(&[UNIT; 2], Release::Immediate);
		next_block();
		let round = pallet_distribution::Rounds::<Runtime>::get(id).unwrap();
		let base = blocks::RuntimeBlockWeights::get().get(DispatchClass::Normal).base_extrinsic;
		let counted = || *frame_system::BlockWeight::<Runtime>::get().get(DispatchClass::Normal);
		let payee = <Compliance as distribution_primitives::Compliance<_, _, _>>::payee_weight();
		for (row, evidence) in (0..).zip(&evidence) {
			let call = claim(id, row, evidence);
			let authorisation = Distribution::authorize_weight(evidence);
			let actual = Distribution::claim_weight_of(&round, evidence) + payee
				- Distribution::in_memory(id);
			assert!(authorisation.ref_time() > 0);
			assert!(actual.all_lte(call.get_dispatch_info().call_weight));
			let len = UncheckedExtrinsic::new_bare(call.clone()).encoded_size() as u64;
			let before = counted();
			assert_eq!(apply_free(call), Ok(Ok(())));
			let taken = counted() - before;
			assert_eq!(taken, base + authorisation + actual + Weight::from_parts(0, len));
		}
		assert_eq!(Balances::free_balance(beneficiary(100)), UNIT);
		assert_eq!(Fees::kept(), 0);
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
			"ChargeAssetTxPayment",
			"CheckMetadataHash",
			"StorageWeightReclaim",
		]
	);
	let authorize = scale_info::meta_type::<frame_system::AuthorizeCall<Runtime>>();
	assert!(found[0].ty == authorize);
	type Charge = pallet_asset_tx_payment::ChargeAssetTxPayment<Runtime>;
	assert!(found[8].ty == scale_info::meta_type::<Charge>());
	for extension in [&found[0], &found[8]] {
		assert!(extension.implicit == scale_info::meta_type::<()>());
	}
	// The type tells clients how to encode it.
	let tip = Charge::from(UNIT, Some(7)).encode();
	let ours = distribution_runtime::extensions::ChargeAssetTxPayment::decode_all(&mut &tip[..]);
	assert_eq!(ours.unwrap().encode(), tip);
}

/// Every unit that transactions pay is burned, or in the account of treasury or collators.
#[test]
fn fees_of_a_block_should_be_split_once_to_the_unit() {
	chain().execute_with(|| {
		let treasury = monetary::TreasuryAccount::get();
		let collators = CollatorSelection::account_id();
		next_block();
		let had = [&treasury, &collators].map(Balances::free_balance);
		let issued = Balances::total_issuance();
		let paid: Balance = (0..7).map(|_| signed(transfer(), Ok(())).1).sum();
		assert_eq!([&treasury, &collators].map(Balances::free_balance), had);
		assert_eq!(Balances::total_issuance(), issued);
		assert_eq!(Fees::kept(), paid);
		Fees::on_finalize(System::block_number());
		let burned = issued - Balances::total_issuance();
		assert_eq!(burned, paid / 2);
		let got_treasury = Balances::free_balance(&treasury) - had[0];
		assert_eq!(got_treasury, paid / 5);
		let got_collators = Balances::free_balance(&collators) - had[1];
		assert_eq!(burned + got_treasury + got_collators, paid);
		Fees::do_try_state().unwrap();
	});
}

#[test]
fn activity_of_a_block_should_be_at_most_what_is_burned_of_its_fees() {
	chain().execute_with(|| {
		next_block();
		let alice = Alice.to_account_id();
		let enroll = RuntimeCall::Emission(pallet_emission::Call::enroll { pool: ACTIVITY });
		// The fee of enrolling counts.
		let mut fees = vec![signed(enroll, Ok(())).1];
		fees.extend((0..9).map(|_| signed(transfer(), Ok(())).1));
		let issued = Balances::total_issuance();
		Fees::on_finalize(System::block_number());
		let burned = issued - Balances::total_issuance();
		let earning = Emission::rewards(&alice)[0].earning;
		assert_eq!(earning, fees.iter().map(|fee| fee / 2).sum::<Balance>());
		assert!(earning <= burned, "{earning} of {burned}");
		Emission::do_try_state().unwrap();
	});
}

/// Regression: all paid for the counting of fees, for the few that are enrolled.
#[test]
fn counting_of_fees_should_be_paid_for_by_those_enrolled_alone() {
	chain().execute_with(|| {
		next_block();
		let (others, fee) = signed(transfer(), Ok(()));
		assert_ok!(Emission::enroll(RuntimeOrigin::signed(Alice.to_account_id()), ACTIVITY));
		let (enrolled, higher) = signed(transfer(), Ok(()));
		assert_eq!(enrolled - others, fees::activity_weight());
		assert!(higher > fee);
		// Resigned, but what was earned is not claimed.
		assert_ok!(Emission::resign(RuntimeOrigin::signed(Alice.to_account_id()), ACTIVITY));
		assert_eq!(signed(transfer(), Ok(())).0, enrolled);
	});
}

/// A collator records the proof. Then the block gets back what the signer does.
#[test]
fn block_should_count_as_much_time_as_the_transaction_weighs() {
	let mut chain = chain();
	chain.register_extension(ProofSizeExt::new(Recorder::<BlakeTwo256>::default()));
	chain.execute_with(|| {
		next_block();
		let counted = || frame_system::BlockWeight::<Runtime>::get().total().ref_time();
		let before = counted();
		let (others, _) = signed(transfer(), Ok(()));
		assert_eq!(counted() - before, others.ref_time());
		assert_ok!(Emission::enroll(RuntimeOrigin::signed(Alice.to_account_id()), ACTIVITY));
		let before = counted();
		signed(transfer(), Ok(()));
		let activity = fees::activity_weight().ref_time();
		assert_eq!(counted() - before, others.ref_time() + activity);
	});
}

/// The account of the payer is read and written for its nonce, and not again for the fee.
#[test]
fn account_of_the_payer_should_be_counted_once() {
	type Measured = weights::pallet_transaction_payment::WeightInfo<Runtime>;
	let account = <Runtime as frame_system::Config>::DbWeight::get().reads_writes(1, 1);
	let measured = Measured::charge_transaction_payment();
	// It has to be in what was measured.
	assert!(account.all_lt(measured));
	let declared = fees::ChargeWeight::charge_transaction_payment();
	assert_eq!(declared, measured - account + fees::activity_weight());
	type NonceWeight = <Runtime as frame_system::Config>::ExtensionsWeightInfo;
	let nonce = <NonceWeight as frame_system::ExtensionsWeightInfo>::check_nonce();
	assert!(account.all_lt(nonce));
}
