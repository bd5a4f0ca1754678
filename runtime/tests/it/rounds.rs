//! Rounds in their real setting: who can pay out a draft, what is free, and when a round closes.

use crate::common::*;
use distribution_primitives::{terms_hash, Status, UnlockSchedule};
use pallet_brakes::Brake;
use polkadot_sdk::frame_support::{
	traits::{
		fungible::{Inspect, InspectHold, Mutate},
		Hooks,
	},
	weights::Weight,
};
use sp_core::H256;
use sp_keyring::Sr25519Keyring::Charlie;

type RoundCall = pallet_distribution::Call<Runtime>;

const REASON: H256 = H256::repeat_byte(7);

fn freeze(who: &AccountId) {
	Compliance::freeze(RuntimeOrigin::signed(Charlie.to_account_id()), who.clone(), REASON)
		.unwrap();
}

fn round(id: u32) -> pallet_distribution::RoundOf<Runtime> {
	pallet_distribution::Rounds::<Runtime>::get(id).unwrap()
}

/// Terms of a round that pays everything to one beneficiary, and the evidence for its row.
fn to_one(
	beneficiary: &AccountId,
	amount: Balance,
) -> (pallet_distribution::TermsOf<Runtime>, Evidence<Balance>) {
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

/// What a frozen manager would send to have a draft pay an accomplice, in one transaction.
fn pay_out(id: u32, accomplice: &AccountId, amount: Balance) -> RuntimeCall {
	let (terms, evidence) = to_one(accomplice, amount);
	let hash = terms_hash(&terms, H256::zero());
	let calls = vec![
		RoundCall::amend { id, terms }.into(),
		RoundCall::open { id, terms: hash }.into(),
		RoundCall::claim { id, beneficiary: accomplice.clone(), evidence }.into(),
	];
	RuntimeCall::Utility(pallet_utility::Call::batch_all { calls })
}

/// A draft of `manager` whose pot can pay 50 tokens.
fn funded_draft(manager: &AccountId) -> u32 {
	let (terms, _) = to_one(&beneficiary(1), 50 * UNIT);
	let id = Distribution::do_draft(manager.clone(), terms).unwrap();
	Distribution::do_fund(manager.clone(), id, 51 * UNIT).unwrap();
	id
}

/// Regression: a draft was a vault that no freeze reached. The fees are paid by whoever signs.
#[test]
fn frozen_manager_should_pay_out_no_draft_through_a_proxy() {
	chain().execute_with(|| {
		let (manager, friend) = (beneficiary(60), Alice.to_account_id());
		Balances::mint_into(&manager, 100 * UNIT).unwrap();
		let id = funded_draft(&manager);
		let signed = RuntimeOrigin::signed(manager.clone());
		Proxy::add_proxy(signed, friend.clone().into(), proxies::ProxyType::Any, 0).unwrap();
		let through = |call| {
			let origin = RuntimeOrigin::signed(friend.clone());
			Proxy::proxy(origin, manager.clone().into(), None, Box::new(call)).unwrap();
		};
		let accomplice = beneficiary(200);
		// The same works while the manager is not frozen, and is rolled back.
		let _ = polkadot_sdk::frame_support::storage::with_transaction(|| {
			through(pay_out(id, &accomplice, 50 * UNIT));
			assert_eq!(Balances::free_balance(&accomplice), 50 * UNIT);
			sp_runtime::TransactionOutcome::Rollback(Ok::<_, DispatchError>(()))
		});
		freeze(&manager);
		through(pay_out(id, &accomplice, 50 * UNIT));
		assert_eq!(Balances::free_balance(&accomplice), 0);
		assert_eq!(round(id).status, Status::Draft);
		// Its own money comes back, and stays frozen.
		let before = Balances::total_balance(&manager);
		through(RoundCall::abandon { id }.into());
		assert_eq!(Balances::total_balance(&manager), before + 51 * UNIT);
		assert_eq!(Balances::usable_balance(&manager), 0);
	});
}

#[test]
fn frozen_multisig_should_pay_out_no_draft() {
	chain().execute_with(|| {
		let mut signers = [Alice.to_account_id(), Bob.to_account_id()];
		signers.sort();
		let manager = pallet_multisig::Pallet::<Runtime>::multi_account_id(&signers, 2);
		Balances::mint_into(&manager, 100 * UNIT).unwrap();
		let id = funded_draft(&manager);
		let weight = Weight::from_parts(100_000_000_000, 1_000_000);
		let decide = |call: RuntimeCall| {
			let vote = |n: usize, timepoint| {
				Multisig::as_multi(
					RuntimeOrigin::signed(signers[n].clone()),
					2,
					vec![signers[1 - n].clone()],
					timepoint,
					Box::new(call.clone()),
					weight,
				)
				.unwrap();
			};
			vote(0, None);
			vote(1, Some(Multisig::timepoint()));
		};
		let accomplice = beneficiary(200);
		freeze(&manager);
		decide(pay_out(id, &accomplice, 50 * UNIT));
		assert_eq!(Balances::free_balance(&accomplice), 0);
		assert_eq!(round(id).status, Status::Draft);
		Compliance::unfreeze(RuntimeOrigin::signed(Charlie.to_account_id()), manager, REASON)
			.unwrap();
		decide(pay_out(id, &accomplice, 50 * UNIT));
		assert_eq!(Balances::free_balance(&accomplice), 50 * UNIT);
	});
}

#[test]
fn free_assets_should_be_the_native_token_and_those_that_root_made_sufficient() {
	use distribution::FreeAssets;
	chain().execute_with(|| {
		let alice = Alice.to_account_id();
		let (own, marked) = (NativeOrWithId::WithId(8), NativeOrWithId::WithId(9));
		Assets::create(RuntimeOrigin::signed(alice.clone()), 8, alice.clone().into(), 1).unwrap();
		Assets::force_create(RuntimeOrigin::root(), 9, alice.into(), true, 1).unwrap();
		assert!(FreeAssets::contains(&NativeOrWithId::Native));
		assert!(!FreeAssets::contains(&own));
		assert!(FreeAssets::contains(&marked));
		assert!(!FreeAssets::contains(&NativeOrWithId::WithId(10)));
		// Another chain's asset is sufficient; whether it is free its registration says.
		let foreign = foreign::FIRST_FOREIGN;
		Assets::force_create(RuntimeOrigin::root(), foreign, Bob.to_account_id().into(), true, 1)
			.unwrap();
		assert!(!FreeAssets::contains(&NativeOrWithId::WithId(foreign)));
	});
}

/// Anybody can fill an account's references with assets. It is paid a further one once somebody opens
/// a place for it.
#[test]
fn account_that_strangers_filled_with_assets_should_be_paid_once_somebody_touches_it() {
	chain().execute_with(|| {
		let (alice, bob, who) = (Alice.to_account_id(), Bob.to_account_id(), beneficiary(100));
		let stranger = || RuntimeOrigin::signed(bob.clone());
		Balances::mint_into(&who, UNIT).unwrap();
		for id in 1_000..1_064 {
			let root = RuntimeOrigin::root();
			Assets::force_create(root, id, bob.clone().into(), false, 1).unwrap();
			// The last ones find no place.
			let _ = Assets::mint(stranger(), id, who.clone().into(), 1);
		}
		Assets::force_create(RuntimeOrigin::root(), 9, alice.clone().into(), false, 1).unwrap();
		let own = RuntimeOrigin::signed(alice.clone());
		Assets::mint(own, 9, alice.clone().into(), 100).unwrap();
		let (terms, evidence) = to_one(&who, 50);
		let terms = Terms { asset: NativeOrWithId::WithId(9), ..terms };
		let id = Distribution::do_draft(alice.clone(), terms).unwrap();
		Distribution::do_fund(alice.clone(), id, 51).unwrap();
		Distribution::do_open(alice.clone(), id).unwrap();
		let claim = || {
			let call =
				RoundCall::claim { id, beneficiary: who.clone(), evidence: evidence.clone() };
			RuntimeCall::Distribution(call).dispatch(stranger())
		};
		let refused = pallet_distribution::Error::<Runtime>::AccountCannotHoldAsset;
		assert_eq!(claim().unwrap_err().error, refused.into());
		Assets::touch_other(stranger(), 9, who.clone().into()).unwrap();
		assert_ok!(claim());
		assert_eq!(Assets::balance(9, &who), 50);
	});
}

#[test]
fn round_should_close_some_time_after_its_window() {
	chain().execute_with(|| {
		let requirement = Requirement::default();
		let (id, _) = open_round_with(&[UNIT], Release::Immediate, requirement, 10_000);
		let delay: BlockNumber = distribution::CloseDelay::get();
		assert!(delay > 0);
		relay(10_000 + delay - 1);
		let early = pallet_distribution::Error::<Runtime>::TooEarlyToClose;
		assert_noop!(Distribution::do_close(id), early);
		relay(10_000 + delay);
		assert_ok!(Distribution::do_close(id));
		// A day, but for chains whose votes are quicker.
		governance::origins::Pace::<Runtime>::kill();
		let delay: BlockNumber = distribution::CloseDelay::get();
		assert_eq!(delay, DAYS);
	});
}

/// Regression: after a stall the first transaction closed rounds in which nobody could have claimed.
#[test]
fn window_should_be_longer_by_a_stall_already_in_the_block_that_ends_it() {
	chain().execute_with(|| {
		let requirement = Requirement::default();
		let (id, evidence) = open_round_with(&[UNIT], Release::Immediate, requirement, 10_000);
		Clock::on_finalize(System::block_number());
		relay(10_000 + 20 * DAYS);
		let early = pallet_distribution::Error::<Runtime>::TooEarlyToClose;
		assert_noop!(Distribution::do_close(id), early);
		let signed = RuntimeOrigin::signed(Bob.to_account_id());
		assert_ok!(claim(id, 0, &evidence[0]).dispatch(signed));
	});
}

#[test]
fn late_tokens_in_the_pot_of_a_removed_round_should_reach_the_treasury() {
	chain().execute_with(|| {
		let (id, evidence) = open_round(&[UNIT], Release::Immediate);
		let bob = || RuntimeOrigin::signed(Bob.to_account_id());
		assert_ok!(claim(id, 0, &evidence[0]).dispatch(bob()));
		assert_ok!(Distribution::close(bob(), id));
		assert_ok!(Distribution::clean_up(bob(), id, 9));
		let pot = Distribution::pot(id);
		Balances::transfer_keep_alive(bob(), pot.into(), 7 * UNIT).unwrap();
		let treasury = monetary::TreasuryAccount::get();
		let before = Balances::free_balance(&treasury);
		assert_ok!(Distribution::sweep(bob(), id, NativeOrWithId::Native));
		assert_eq!(Balances::free_balance(&treasury), before + 7 * UNIT);
	});
}

/// Half of a committee of three.
fn half() -> RuntimeOrigin {
	RuntimeOrigin::from(pallet_collective::RawOrigin::Members(2, 3))
}

/// Regression: half of the committee kept a round paused for as long as it liked. It tries again
/// every hour for forty days, and resumes in between, which gains nothing.
#[test]
fn committee_should_not_keep_a_round_paused_whatever_it_does() {
	chain().execute_with(|| {
		let (requirement, closes) = (Requirement::default(), 1_000 + 30 * DAYS);
		let (id, evidence) =
			open_round_with(&[UNIT, UNIT], Release::Immediate, requirement, closes);
		let spent: DispatchError = pallet_distribution::Error::<Runtime>::PauseBudgetSpent.into();
		let mut paused = 0;
		for hour in 0..40 * 24 {
			relay(1_000 + hour * HOURS);
			let _ = Distribution::resume(half(), id);
			match Distribution::pause(half(), id) {
				Ok(()) => paused += 1,
				Err(error) => assert_eq!(error, spent),
			}
		}
		assert_eq!(paused, 14 * 24, "one pause an hour, for two weeks");
		let told = Distribution::round_info(id).unwrap();
		// Each pause that the committee ended has spent a block more than it took.
		let took = 14 * DAYS - (paused - 1);
		assert_eq!((told.status, told.ends), (Status::Open, closes + took));
		let bob = || RuntimeOrigin::signed(Bob.to_account_id());
		relay(told.ends - 1);
		assert_ok!(claim(id, 0, &evidence[0]).dispatch(bob()));
		relay(told.ends);
		assert!(claim(id, 1, &evidence[1]).dispatch(bob()).is_err());
	});
}

#[test]
fn committee_should_not_end_a_pause_by_vote() {
	chain().execute_with(|| {
		let (id, _) = open_round(&[UNIT], Release::Immediate);
		let admin = || RuntimeOrigin::from(governance::origins::Origin::RoundAdmin);
		let by_vote = pallet_distribution::Error::<Runtime>::PausedByVote;
		assert_ok!(Distribution::pause(half(), id));
		assert_ok!(Distribution::pause(admin(), id));
		assert_noop!(Distribution::resume(half(), id), by_vote);
		relay(1_000 + 400 * DAYS);
		let told = Distribution::round_info(id).unwrap();
		assert_eq!(told.status, Status::Paused { since: 1_000, until: None });
		assert_ok!(Distribution::resume(admin(), id));
		// Of its own it can take back what it likes, and a vote ends any.
		assert_ok!(Distribution::pause(half(), id));
		assert_ok!(Distribution::resume(half(), id));
		assert_ok!(Distribution::pause(half(), id));
		assert_ok!(Distribution::resume(RuntimeOrigin::root(), id));
	});
}

/// Regression: an owner who is frozen pays no fee, and needed somebody else to keep the row.
#[test]
fn frozen_owner_should_have_the_row_set_aside_without_a_fee() {
	chain().execute_with(|| {
		let (id, evidence) = open_round(&[UNIT], Release::Immediate);
		let who = beneficiary(100);
		let call = RuntimeCall::Distribution(RoundCall::set_aside {
			id,
			beneficiary: who.clone(),
			evidence: evidence[0].clone(),
		});
		let admitted = |call: &RuntimeCall| call.authorize(TransactionSource::External).unwrap();
		assert!(admitted(&call).is_err());
		freeze(&who);
		assert!(admitted(&call).is_ok());
		let stopped = Err(InvalidTransaction::Call.into());
		Brakes::do_enter_safe_mode().unwrap();
		assert_eq!(admitted(&call).map(|_| ()), stopped);
		Brakes::do_release(&Brake::SafeMode, false).unwrap();
		let name = |text: &[u8]| text.to_vec().try_into().unwrap();
		let paused: pallet_tx_pause::RuntimeCallNameOf<Runtime> =
			(name(b"Distribution"), name(b"set_aside"));
		Brakes::do_pause(paused.clone(), HOURS).unwrap();
		assert_eq!(admitted(&call).map(|_| ()), stopped);
		Brakes::do_release(&Brake::Call(paused), false).unwrap();
		assert_ok!(call.dispatch(RawOrigin::Authorized.into()));
		assert_eq!(round(id).set_aside, UNIT);
		assert_eq!(Balances::total_balance(&who), 0);
	});
}

/// Only full slots keep a row out that can be set aside: the runtime names the right error.
#[test]
fn row_should_be_set_aside_when_pallet_vesting_has_no_room_for_it() {
	chain().execute_with(|| {
		let release = Release::Vested { start: 1_000, length: 100 };
		let (id, evidence) = open_round(&[100 * UNIT, UNIT], release);
		let aside = |row: u8| {
			let who = beneficiary(100 + row);
			Distribution::do_set_aside(id, &who, &evidence[usize::from(row)])
		};
		let refused = pallet_distribution::Error::<Runtime>::NotRefused;
		assert_noop!(aside(0), refused);
		let from = Ferdie.to_account_id();
		for _ in 0..28 {
			Vesting::vested_transfer(
				RuntimeOrigin::signed(from.clone()),
				beneficiary(100).into(),
				pallet_vesting::VestingInfo::new(10 * UNIT, 1, 2_000),
			)
			.unwrap();
		}
		assert_ok!(aside(0));
		// Below the smallest amount, it can never be paid: nothing is kept for it.
		assert_noop!(aside(1), pallet_distribution::Error::<Runtime>::NotRefused);
		assert_eq!(round(id).set_aside, 100 * UNIT);
	});
}

/// The deposits of one row in `docs/managers.md`: Merkle, listed, and Merkle with prepaid streams.
#[test]
fn deposits_should_be_those_of_the_documents() {
	let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/managers.md");
	let page = std::fs::read_to_string(path).unwrap();
	let row = page.lines().find(|line| line.starts_with("| 1 | 0.")).unwrap();
	let cells = row.split('|').skip(2).take(3);
	let in_units = |cell: &str| -> Balance {
		let ten_thousandths: Balance = cell.trim().replace('.', "").parse().unwrap();
		ten_thousandths * UNIT / 10_000
	};
	let told: Vec<Balance> = cells.map(in_units).collect();
	chain().execute_with(|| {
		let alice = Alice.to_account_id();
		let window = Window { opens: 0, closes: 10_000_000 };
		let schedule = UnlockSchedule { start: 0, cliff: 0, length: 100, step: 1 };
		let release = Release::Streamed { schedule, revocable: false, prepaid: true };
		let terms =
			pallet_distribution::TermsOf::<Runtime> { window, ..to_one(&alice, 10 * UNIT).0 };
		let listed = pallet_distribution::TermsOf::<Runtime> {
			source: Source::Listed,
			manifest: None,
			..terms.clone()
		};
		let prepaid = pallet_distribution::TermsOf::<Runtime> { release, ..terms.clone() };
		let held = || {
			let reason = pallet_distribution::HoldReason::RoundDeposit;
			Balances::balance_on_hold(&RuntimeHoldReason::Distribution(reason), &alice)
		};
		let mut found = Vec::new();
		for terms in [terms, listed, prepaid] {
			let (before, is_listed) = (held(), terms.source == Source::Listed);
			let id = Distribution::do_draft(alice.clone(), terms).unwrap();
			if is_listed {
				let rows = vec![(beneficiary(1), 10 * UNIT)].try_into().unwrap();
				Distribution::do_add_entries(alice.clone(), id, rows).unwrap();
			}
			found.push(held() - before);
		}
		assert_eq!(found, told);
	});
}

#[test]
fn listed_vested_row_should_be_one_that_pallet_vesting_accepts() {
	chain().execute_with(|| {
		let alice = Alice.to_account_id();
		let terms = pallet_distribution::TermsOf::<Runtime> {
			source: Source::Listed,
			release: Release::Vested { start: 1_000, length: 100 },
			manifest: None,
			..to_one(&alice, 10 * UNIT).0
		};
		let id = Distribution::do_draft(alice.clone(), terms).unwrap();
		let add = |amount| {
			let entries = vec![(beneficiary(100), amount)].try_into().unwrap();
			Distribution::add_entries(RuntimeOrigin::signed(alice.clone()), id, entries)
		};
		let small = pallet_distribution::Error::<Runtime>::BelowMinVested;
		assert_noop!(add(10 * UNIT - 1), small);
		assert_ok!(add(10 * UNIT));
		Distribution::do_fund(alice.clone(), id, 11 * UNIT).unwrap();
		Distribution::do_open(alice.clone(), id).unwrap();
		Distribution::on_idle(1, blocks::RuntimeBlockWeights::get().max_block);
		assert_eq!(round(id).payments, 1);
	});
}
