//! What a frozen account cannot do besides moving its tokens, which `compliance` walks through:
//! stake, fund a round, and have the scheduler pay out a draft. Each works before the freeze.

use crate::common::*;
use distribution_primitives::{terms_hash, Status};
use polkadot_sdk::{
	frame_support::{
		storage::with_transaction,
		traits::{
			fungible::{InspectHold, Mutate},
			schedule::{v3::Anon, DispatchTime},
			Hooks, StorePreimage,
		},
	},
	sp_runtime::{traits::BlockNumberProvider, DispatchResult, TokenError, TransactionOutcome},
};
use sp_core::H256;
use sp_keyring::Sr25519Keyring::Charlie;

type RoundCall = pallet_distribution::Call<Runtime>;
/// How a call ends, and the balance that it is about.
type Outcome = (DispatchResult, Balance);

fn freeze(who: &AccountId) {
	let officer = RuntimeOrigin::signed(Charlie.to_account_id());
	assert_ok!(Compliance::freeze(officer, who.clone(), H256::repeat_byte(7)));
}

fn unfreeze(who: &AccountId) {
	let officer = RuntimeOrigin::signed(Charlie.to_account_id());
	assert_ok!(Compliance::unfreeze(officer, who.clone(), H256::repeat_byte(7)));
}

/// Runs `test` and forgets what it did.
fn rolled_back<R>(test: impl FnOnce() -> R) -> R {
	with_transaction(|| TransactionOutcome::Rollback(Ok::<_, DispatchError>(test()))).unwrap()
}

/// An account with 100 tokens, which can be frozen.
fn account() -> AccountId {
	let who = beneficiary(60);
	Balances::mint_into(&who, 100 * UNIT).unwrap();
	who
}

/// How `call` ends if `who` sends it and if Alice, its proxy, does, and what `measure` says then.
/// Both are rolled back.
fn both_ways(who: &AccountId, call: RuntimeCall, measure: impl Fn() -> Balance) -> [Outcome; 2] {
	let own = rolled_back(|| {
		let result = call.clone().dispatch(RuntimeOrigin::signed(who.clone()));
		(result.map(|_| ()).map_err(|refused| refused.error), measure())
	});
	let proxied = rolled_back(|| {
		let alice = RuntimeOrigin::signed(Alice.to_account_id());
		assert_ok!(Proxy::proxy(alice, who.clone().into(), None, Box::new(call.clone())));
		let result = System::events().into_iter().rev().find_map(|record| match record.event {
			RuntimeEvent::Proxy(pallet_proxy::Event::ProxyExecuted { result }) => Some(result),
			_ => None,
		});
		(result.unwrap(), measure())
	});
	[own, proxied]
}

/// Makes Alice the proxy of `who` for everything.
fn add_proxy(who: &AccountId) {
	let (signed, alice) = (RuntimeOrigin::signed(who.clone()), Alice.to_account_id());
	assert_ok!(Proxy::add_proxy(signed, alice.into(), proxies::ProxyType::Any, 0));
}

#[test]
fn frozen_account_should_not_stake() {
	chain().execute_with(|| {
		let who = account();
		add_proxy(&who);
		let call = || {
			let (pool, amount) = (0, 5 * UNIT);
			RuntimeCall::Emission(pallet_emission::Call::stake { pool, amount })
		};
		let staked = || {
			let reason = RuntimeHoldReason::Emission(pallet_emission::HoldReason::Stake);
			Balances::balance_on_hold(&reason, &who)
		};
		let open: Outcome = (Ok(()), 5 * UNIT);
		assert_eq!(both_ways(&who, call(), staked), [open, open]);
		freeze(&who);
		let shut: Outcome = (Err(pallet_emission::Error::<Runtime>::AccountFrozen.into()), 0);
		assert_eq!(both_ways(&who, call(), staked), [shut, shut]);
		unfreeze(&who);
		assert_eq!(both_ways(&who, call(), staked), [open, open]);
	});
}

/// Terms of a round that pays 50 tokens to `beneficiary`, and the evidence for its row.
fn to_one(beneficiary: &AccountId) -> (pallet_distribution::TermsOf<Runtime>, Evidence<Balance>) {
	let amount = 50 * UNIT;
	let root = leaf_hash(0, beneficiary.as_ref(), amount);
	let terms = Terms {
		asset: NativeOrWithId::Native,
		source: Source::Merkle { root, leaves: 1 },
		release: Release::Immediate,
		requirement: Requirement::default(),
		window: Window { opens: 0, closes: 100_000 },
		budget: amount,
		remainder: Remainder::Manager,
		manifest: Some(Manifest {
			cid: Default::default(),
			rows: 1,
			total: amount,
			published: None,
		}),
		beneficiaries: Default::default(),
	};
	(terms, Evidence::Merkle { index: 0, amount, proof: vec![] })
}

#[test]
fn frozen_account_should_not_fund_a_round() {
	chain().execute_with(|| {
		let who = account();
		add_proxy(&who);
		let (terms, _) = to_one(&beneficiary(1));
		let id = Distribution::do_draft(Alice.to_account_id(), terms).unwrap();
		let call = || {
			let terms = Distribution::hash_of_terms(id).unwrap();
			RuntimeCall::Distribution(RoundCall::fund { id, amount: 5 * UNIT, terms })
		};
		let funded = || Balances::free_balance(Distribution::pot(id));
		let open: Outcome = (Ok(()), 5 * UNIT);
		assert_eq!(both_ways(&who, call(), funded), [open, open]);
		freeze(&who);
		let shut: Outcome = (Err(TokenError::Frozen.into()), 0);
		assert_eq!(both_ways(&who, call(), funded), [shut, shut]);
		unfreeze(&who);
		assert_eq!(both_ways(&who, call(), funded), [open, open]);
	});
}

/// Has the scheduler dispatch `call` with `origin` in the next relay-chain block.
fn scheduled(origin: OriginCaller, call: RuntimeCall) {
	let when = relay::RelayClock::current_block_number() + 1;
	assert_ok!(<Scheduler as Anon<BlockNumber, RuntimeCall, OriginCaller>>::schedule(
		DispatchTime::At(when),
		None,
		0,
		origin,
		<Preimage as StorePreimage>::bound(call).unwrap(),
	));
	relay(when);
	System::set_block_number(System::block_number() + 1);
	Scheduler::on_initialize(System::block_number());
	let dispatched = System::events().iter().any(|record| {
		matches!(record.event, RuntimeEvent::Scheduler(pallet_scheduler::Event::Dispatched { .. }))
	});
	assert!(dispatched, "the scheduler has not looked at the call");
}

#[test]
fn frozen_manager_should_neither_pay_out_nor_open_a_draft_by_the_scheduler() {
	chain().execute_with(|| {
		let (manager, accomplice) = (account(), beneficiary(200));
		let (terms, _) = to_one(&beneficiary(1));
		let id = Distribution::do_draft(manager.clone(), terms).unwrap();
		Distribution::do_fund(manager.clone(), id, 51 * UNIT).unwrap();
		let present = Distribution::hash_of_terms(id).unwrap();
		let open = RuntimeCall::Distribution(RoundCall::open { id, terms: present });
		let (terms, evidence) = to_one(&accomplice);
		let hash = terms_hash(&terms, H256::zero());
		let calls = vec![
			RoundCall::amend { id, terms }.into(),
			RoundCall::open { id, terms: hash }.into(),
			RoundCall::claim { id, beneficiary: accomplice.clone(), evidence }.into(),
		];
		let pay_out = RuntimeCall::Utility(pallet_utility::Call::batch_all { calls });
		let own = || OriginCaller::from(RawOrigin::Signed(manager.clone()));
		// What became of the draft, and what the accomplice has.
		let outcome = || {
			let status = pallet_distribution::Rounds::<Runtime>::get(id).unwrap().status;
			(status, Balances::free_balance(&accomplice))
		};
		// Scheduled as the manager's own call, and as one of root in the manager's name.
		let by_scheduler = |call: &RuntimeCall| {
			let direct = rolled_back(|| {
				scheduled(own(), call.clone());
				outcome()
			});
			let by_root = rolled_back(|| {
				let (as_origin, call) = (Box::new(own()), Box::new(call.clone()));
				let call = pallet_utility::Call::dispatch_as { as_origin, call };
				scheduled(RawOrigin::Root.into(), RuntimeCall::Utility(call));
				outcome()
			});
			[direct, by_root]
		};
		let opened: (Status<BlockNumber>, Balance) = (Status::Open, 0);
		let (paid, draft) = ((Status::Open, 50 * UNIT), (Status::Draft, 0));
		assert_eq!(by_scheduler(&open), [opened, opened]);
		assert_eq!(by_scheduler(&pay_out), [paid, paid]);
		freeze(&manager);
		assert_eq!(by_scheduler(&open), [draft, draft]);
		assert_eq!(by_scheduler(&pay_out), [draft, draft]);
		unfreeze(&manager);
		assert_eq!(by_scheduler(&pay_out), [paid, paid]);
	});
}
