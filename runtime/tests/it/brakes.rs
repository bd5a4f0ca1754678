//! The brakes of the committee in their real setting: they end by themselves, nothing gets around
//! their budget, and what undoes them goes on.

use crate::common::*;
use codec::Decode;
use pallet_brakes::Brake;
use polkadot_sdk::{
	frame_support::traits::{GetCallMetadata, Hooks},
	pallet_tx_pause::RuntimeCallNameOf,
	sp_runtime::traits::TrailingZeroInput,
};
use std::collections::BTreeSet;

type Refused = pallet_brakes::Error<Runtime>;
type Filter = <Runtime as frame_system::Config>::BaseCallFilter;

/// The clock of the first block of [`chain`].
const START: BlockNumber = 1_000;

/// `yes` of three members of the committee.
fn committee(yes: u32) -> RuntimeOrigin {
	RuntimeOrigin::from(pallet_collective::RawOrigin::Members(yes, 3))
}

fn name(pallet: &str, call: &str) -> RuntimeCallNameOf<Runtime> {
	let text = |text: &str| text.as_bytes().to_vec().try_into().unwrap();
	(text(pallet), text(call))
}

fn claims() -> RuntimeCallNameOf<Runtime> {
	name("Distribution", "claim")
}

/// Begins a block when the clock is `at`.
fn block(at: BlockNumber) {
	relay(at);
	SafeMode::on_initialize(System::block_number());
	Brakes::on_initialize(System::block_number());
	Brakes::do_try_state().unwrap();
}

fn transfer() -> RuntimeCall {
	let dest = Bob.to_account_id().into();
	RuntimeCall::Balances(pallet_balances::Call::transfer_keep_alive { dest, value: 1 })
}

/// Every call of the runtime whose arguments can be decoded from zeros.
fn calls() -> Vec<RuntimeCall> {
	let of = |pallet, call| RuntimeCall::decode(&mut TrailingZeroInput::new(&[pallet, call])).ok();
	(0..=u8::MAX)
		.flat_map(|pallet| (0..=u8::MAX).filter_map(move |call| of(pallet, call)))
		.collect()
}

/// The names of every call of the runtime.
fn names() -> Vec<(&'static str, &'static str)> {
	RuntimeCall::get_module_names()
		.iter()
		.flat_map(|pallet| {
			RuntimeCall::get_call_names(pallet).iter().map(move |call| (*pallet, *call))
		})
		.collect()
}

fn name_of(call: &RuntimeCall) -> (&'static str, &'static str) {
	let name = call.get_call_metadata();
	(name.pallet_name, name.function_name)
}

/// Whether a call has to go on whatever the committee does. A list of its own: the runtime's must
/// not lose an entry unseen.
fn must_go_on((pallet, call): (&str, &str)) -> bool {
	match pallet {
		"System" | "ParachainSystem" | "Timestamp" | "Session" | "Preimage" | "Scheduler"
		| "Utility" | "Multisig" | "Proxy" | "ConvictionVoting" | "Referenda" | "Whitelist"
		| "TechnicalCommittee" | "SafeMode" | "TxPause" | "Brakes" => true,
		// All that takes back, decides about roles or thaws.
		"Compliance" => {
			!["attest", "attest_batch", "renew", "present_credential", "freeze"].contains(&call)
		}
		// What governance has decided is not tried twice.
		"Emission" => [
			"halt",
			"prolong_halt",
			"resume",
			"set_emission",
			"set_budget",
			"create_pool",
			"update_pool",
			"retire_pool",
			"remove_pool",
			"set_reporters",
			"unstake",
			"resign",
		]
		.contains(&call),
		"Scores" => ["create", "set_reporters", "close", "judge"].contains(&call),
		"Distribution" => ["pause", "resume"].contains(&call),
		"Treasury" => call == "spend",
		// Other chains' assets too, if only so that one can be closed.
		"Foreign" => true,
		"CollatorSelection" => call == "leave_intent",
		"Vesting" => ["vest", "vest_other"].contains(&call),
		// What waits comes into force by itself.
		"Payees" => call == "cancel",
		// Their time runs on.
		"Announcements" => ["object", "challenge"].contains(&call),
		_ => false,
	}
}

/// Whether a call is paused with another one, and not by itself: no window runs out meanwhile. It is
/// the only one of its kind in some rounds, and theirs would.
fn is_paused_with_another((pallet, call): (&str, &str)) -> bool {
	match pallet {
		"Distribution" => ["claim_ethereum", "settle", "set_aside_voucher"].contains(&call),
		// Their clock is that of the round, which stands still while claims are paused.
		"Sales" => ["bid", "clear", "finish"].contains(&call),
		// So does that of a board.
		"Scores" => ["prove", "challenge", "settle", "claim"].contains(&call),
		_ => false,
	}
}

#[test]
fn paused_call_should_end_by_itself() {
	chain().execute_with(|| {
		let (id, evidence) = open_round(&[UNIT], Release::Immediate);
		let claim =
			|| claim(id, 0, &evidence[0]).dispatch(RuntimeOrigin::signed(Bob.to_account_id()));
		let filtered: DispatchError = frame_system::Error::<Runtime>::CallFiltered.into();
		assert_ok!(Brakes::pause(committee(2), claims(), 3 * DAYS));
		assert_eq!(claim().unwrap_err().error, filtered);
		block(START + 3 * DAYS - 1);
		assert_eq!(claim().unwrap_err().error, filtered);
		block(START + 3 * DAYS);
		assert_ok!(claim());
	});
}

#[test]
fn safe_mode_should_end_by_itself_on_the_relay_chains_clock() {
	chain().execute_with(|| {
		assert_ok!(Brakes::enter_safe_mode(committee(2)));
		// Three cores make three blocks in the time of one: a day is a day all the same.
		System::set_block_number(3 * DAYS);
		block(START + DAYS - 1);
		assert!(!Filter::contains(&transfer()));
		block(START + DAYS);
		assert!(Filter::contains(&transfer()));
	});
}

/// The committee tries again every six hours for nearly a year: it pauses claims as long as it can,
/// and enters safe mode when it can no longer.
#[test]
fn committee_should_not_keep_claims_from_holders_for_ever() {
	chain().execute_with(|| {
		const STEP: BlockNumber = 6 * HOURS;
		let call = claim(0, 0, &Evidence::Recorded { index: 0 });
		let spent = Err(Refused::BudgetSpent.into());
		let mut refused = Vec::new();
		for step in 1..4 * 300 {
			block(START + step * STEP);
			let paused = Brakes::pause(committee(3), claims(), STEP);
			if paused.is_err() {
				assert_eq!(paused, spent);
				let entered = Brakes::enter_safe_mode(committee(3));
				assert!(entered.is_ok() || entered == spent, "{entered:?}");
			}
			refused.push(!Filter::contains(&call));
		}
		assert!(refused[0]);
		for days in refused.windows(4 * 90) {
			let steps = days.iter().filter(|refused| **refused).count();
			// Two weeks of the pause, and two of safe mode.
			assert!(steps <= 4 * 28, "refused for {steps} quarters of a day out of 90 days");
		}
		// And only a referendum renews.
		assert_noop!(Brakes::renew(committee(3), Brake::SafeMode, DAYS), DispatchError::BadOrigin);
		assert_ok!(Brakes::renew(RuntimeOrigin::root(), Brake::SafeMode, 30 * DAYS));
		let more = Brakes::renew(RuntimeOrigin::root(), Brake::SafeMode, 30 * DAYS + 1);
		assert_eq!(more, Err(Refused::DurationInvalid.into()));
	});
}

/// The committee tries every six hours for nearly a year to have something on that stops the clock of
/// entitlements, one brake after the other.
#[test]
fn committee_should_make_windows_longer_by_70_of_90_days_at_most() {
	chain().execute_with(|| {
		const STEP: BlockNumber = 6 * HOURS;
		let pause = |(pallet, call): &(&str, &str)| {
			Brakes::pause(committee(3), name(pallet, call), STEP).is_ok()
		};
		let mut lost = Vec::new();
		for step in 1..4 * 300 {
			block(START + step * STEP);
			let pulled = configs::clock::ENTITLEMENT_CALLS.iter().any(pause)
				|| configs::clock::VOUCHING_CALLS.iter().all(pause)
				|| Brakes::enter_safe_mode(committee(3)).is_ok();
			assert!(!pulled || configs::clock::ClaimsSuspended::get());
			lost.push(configs::clock::ClaimsSuspended::get());
		}
		let steps = |days: &[bool]| days.iter().filter(|lost| **lost).count();
		// Two weeks each of three pauses, of all vouching, and of safe mode.
		for days in lost.windows(4 * 90) {
			assert!(steps(days) <= 4 * 70, "lost {} quarters of a day of 90 days", steps(days));
		}
		// Nothing of it is spent elsewhere.
		assert!(steps(&lost[..4 * 90]) > 4 * 60);
	});
}

#[test]
fn committee_should_have_no_way_around_its_brakes() {
	chain().execute_with(|| {
		let bad = DispatchError::BadOrigin;
		for yes in 1..=3 {
			assert_noop!(SafeMode::force_enter(committee(yes)), bad);
			assert_noop!(TxPause::pause(committee(yes), claims()), bad);
		}
		// A third is not enough, and half is not either.
		for origin in
			[committee(1), RuntimeOrigin::from(pallet_collective::RawOrigin::Members(2, 4))]
		{
			assert_noop!(Brakes::pause(origin.clone(), claims(), 1), bad);
			assert_noop!(Brakes::enter_safe_mode(origin), bad);
		}
		let alice = RuntimeOrigin::signed(Alice.to_account_id());
		assert_noop!(
			SafeMode::enter(alice.clone()),
			pallet_safe_mode::Error::<Runtime>::NotConfigured
		);
		assert_ok!(Brakes::enter_safe_mode(committee(2)));
		assert_noop!(SafeMode::force_extend(committee(3)), bad);
		assert_noop!(SafeMode::force_exit(committee(3)), bad);
		assert_noop!(SafeMode::extend(alice), pallet_safe_mode::Error::<Runtime>::NotConfigured);
		assert_ok!(Brakes::pause(committee(2), claims(), 1));
		assert_noop!(TxPause::unpause(committee(3), claims()), bad);
	});
}

/// Regression: root entered safe mode and paused calls beside the brakes, without an end.
#[test]
fn root_should_stop_calls_through_the_brakes_alone() {
	chain().execute_with(|| {
		let bad = DispatchError::BadOrigin;
		let root = RuntimeOrigin::root;
		assert_noop!(SafeMode::force_enter(root()), bad);
		assert_noop!(TxPause::pause(root(), claims()), bad);
		assert_ok!(Brakes::renew(root(), Brake::SafeMode, DAYS));
		assert_ok!(Brakes::renew(root(), Brake::Call(claims()), 2 * DAYS));
		let claim = claim(0, 0, &Evidence::Recorded { index: 0 });
		assert!(!Filter::contains(&transfer()));
		assert!(!Filter::contains(&claim));
		// Nor does root change them behind the back of the brakes.
		let alice = Alice.to_account_id();
		assert_noop!(SafeMode::force_extend(root()), bad);
		assert_noop!(SafeMode::force_exit(root()), bad);
		assert_noop!(SafeMode::force_slash_deposit(root(), alice.clone(), 1), bad);
		assert_noop!(SafeMode::force_release_deposit(root(), alice, 1), bad);
		assert_noop!(TxPause::unpause(root(), claims()), bad);
		block(START + DAYS);
		assert!(Filter::contains(&transfer()));
		assert!(!Filter::contains(&claim));
		block(START + 2 * DAYS);
		assert!(Filter::contains(&claim));
	});
}

/// The only other way into safe mode is the genesis. Root needs no way of its own out of it.
#[test]
fn referendum_should_end_safe_mode_that_the_genesis_entered() {
	chain().execute_with(|| {
		pallet_safe_mode::EnteredUntil::<Runtime>::put(BlockNumber::MAX);
		let brake = Brake::SafeMode;
		assert_noop!(Brakes::release(RuntimeOrigin::root(), brake.clone()), Refused::NotOn);
		let renew = pallet_brakes::Call::<Runtime>::renew { brake: brake.clone(), duration: 1 };
		let release = pallet_brakes::Call::<Runtime>::release { brake };
		let calls = vec![renew.into(), release.into()];
		let both = RuntimeCall::Utility(pallet_utility::Call::batch_all { calls });
		assert_ok!(both.dispatch(RuntimeOrigin::root()));
		assert!(Filter::contains(&transfer()));
	});
}

#[test]
fn calls_that_must_go_on_should_never_be_paused() {
	chain().execute_with(|| {
		let mut found = 0;
		for (pallet, call) in names() {
			let paused = Brakes::pause(committee(3), name(pallet, call), 1);
			if must_go_on((pallet, call)) || is_paused_with_another((pallet, call)) {
				found += 1;
				assert_eq!(paused, Err(Refused::Unpausable.into()), "{pallet}.{call}");
				let brake = Brake::Call(name(pallet, call));
				let renewed = Brakes::renew(RuntimeOrigin::root(), brake, 1);
				assert_eq!(renewed, Err(Refused::Unpausable.into()), "{pallet}.{call}");
			} else {
				assert_ok!(paused);
				assert_ok!(Brakes::release(committee(3), Brake::Call(name(pallet, call))));
			}
		}
		assert!(found > 80, "only {found} calls");
		let misspelt = Brakes::pause(committee(3), name("distribution", "claim"), 1);
		assert_eq!(misspelt, Err(Refused::UnknownCall.into()));
	});
}

#[test]
fn lists_of_calls_should_name_calls_that_there_are() {
	use governance::brakes::{
		PAUSABLE_CALLS_OF_COMPLIANCE, PAUSED_WITH_ANOTHER, UNPAUSABLE_CALLS, UNPAUSABLE_PALLETS,
	};
	let names = names();
	for pallet in UNPAUSABLE_PALLETS.iter().chain(&configs::brakes::CLAIMING_PALLETS) {
		assert!(names.iter().any(|(of, _)| of == pallet), "{pallet}");
	}
	let compliance = PAUSABLE_CALLS_OF_COMPLIANCE.iter().map(|call| ("Compliance", *call));
	let entitlements =
		configs::clock::ENTITLEMENT_CALLS.into_iter().chain(configs::clock::VOUCHING_CALLS);
	let unpausable = UNPAUSABLE_CALLS.into_iter().chain(PAUSED_WITH_ANOTHER);
	for call in unpausable.chain(entitlements).chain(compliance) {
		assert!(names.contains(&call), "{call:?}");
	}
}

#[test]
fn safe_mode_should_let_through_what_must_go_on() {
	chain().execute_with(|| {
		assert_ok!(Brakes::enter_safe_mode(committee(2)));
		let mut let_through = BTreeSet::new();
		for call in calls() {
			let name = name_of(&call);
			// Periods for objections stand still meanwhile, as all claims do.
			if name.0 == "Announcements" {
				assert!(!Filter::contains(&call), "{name:?}");
			} else if must_go_on(name) {
				assert!(Filter::contains(&call), "{name:?}");
				let_through.insert(name);
			}
		}
		for needed in [
			("Whitelist", "whitelist_call"),
			("Preimage", "note_preimage"),
			("Referenda", "submit"),
			("ConvictionVoting", "vote"),
			("Scheduler", "schedule"),
			("TechnicalCommittee", "propose"),
			("Brakes", "release"),
			("Brakes", "renew"),
			("Compliance", "unfreeze"),
			("Compliance", "remove_officer"),
			("Session", "purge_keys"),
			("CollatorSelection", "leave_intent"),
			("Emission", "unstake"),
			("Emission", "resign"),
			("Treasury", "spend"),
			("Payees", "cancel"),
		] {
			assert!(let_through.contains(&needed), "{needed:?}");
		}
		assert!(!Filter::contains(&transfer()));
	});
}

/// Regression: what is voted for is not tried twice, so a pause of two blocks vetoed each spend of the
/// treasury's track.
#[test]
fn spend_that_was_voted_for_should_not_be_vetoed_by_a_brake() {
	use governance::origins::Origin::TreasurySpender;
	chain().execute_with(|| {
		let paused = Brakes::pause(committee(3), name("Treasury", "spend"), 1);
		assert_eq!(paused, Err(Refused::Unpausable.into()));
		assert_ok!(Brakes::enter_safe_mode(committee(2)));
		let spend = RuntimeCall::Treasury(pallet_treasury::Call::spend {
			asset_kind: Box::new(()),
			amount: UNIT,
			beneficiary: Box::new(Bob.to_account_id()),
			valid_from: None,
		});
		assert_ok!(spend.dispatch(TreasurySpender.into()));
		let payout = RuntimeCall::Treasury(pallet_treasury::Call::payout { index: 0 });
		assert!(!Filter::contains(&payout));
	});
}

#[test]
fn pausing_claims_should_pause_every_way_of_claiming() {
	chain().execute_with(|| {
		let ways = |pallet: &str| -> Vec<RuntimeCall> {
			// Vouchers are claims too.
			let is_way = |name: (&str, &str)| {
				let settles = name.0 == "Distribution" && name.1.starts_with("settle");
				name.0 == pallet && (name.1.starts_with("claim") || settles)
			};
			let ways: Vec<_> = calls().into_iter().filter(|call| is_way(name_of(call))).collect();
			assert_eq!(ways.len(), names().into_iter().filter(|name| is_way(*name)).count());
			assert!(ways.len() > 1);
			ways
		};
		for (pallet, other) in [("Distribution", "Emission"), ("Emission", "Distribution")] {
			assert_ok!(Brakes::pause(committee(2), name(pallet, "claim"), 10));
			for call in ways(pallet) {
				assert!(!Filter::contains(&call), "{:?}", name_of(&call));
			}
			for call in ways(other) {
				assert!(Filter::contains(&call), "{:?}", name_of(&call));
			}
			assert_ok!(Brakes::release(committee(2), Brake::Call(name(pallet, "claim"))));
			for call in ways(pallet) {
				assert!(Filter::contains(&call), "{:?}", name_of(&call));
			}
		}
	});
}

#[test]
fn sales_should_be_paused_with_claims_alone() {
	chain().execute_with(|| {
		let through = |call: &str| {
			let named = |name: (&str, &str)| name == ("Sales", call);
			let calls: Vec<_> = calls().into_iter().filter(|call| named(name_of(call))).collect();
			assert_eq!(calls.len(), 1);
			calls.iter().all(Filter::contains)
		};
		assert_ok!(Brakes::pause(committee(2), claims(), 10));
		for (call, goes_on) in
			[("open", true), ("bid", false), ("clear", false), ("finish", false), ("remove", true)]
		{
			assert_eq!(through(call), goes_on, "{call}");
		}
		assert_ok!(Brakes::release(committee(2), Brake::Call(claims())));
		for call in ["open", "bid", "clear", "finish", "remove"] {
			assert!(through(call), "{call}");
		}
	});
}

#[test]
fn scores_should_be_disputed_settled_and_paid_when_claims_are_not_paused() {
	chain().execute_with(|| {
		let through = |call: &str| {
			let named = |name: (&str, &str)| name == ("Scores", call);
			let calls: Vec<_> = calls().into_iter().filter(|call| named(name_of(call))).collect();
			assert_eq!(calls.len(), 1);
			calls.iter().all(Filter::contains)
		};
		assert_ok!(Brakes::pause(committee(2), claims(), 10));
		for (call, goes_on) in [
			("judge", true),
			("post", true),
			("prove", false),
			("challenge", false),
			("settle", false),
			("claim", false),
		] {
			assert_eq!(through(call), goes_on, "{call}");
		}
		assert_ok!(Brakes::release(committee(2), Brake::Call(claims())));
		for call in ["judge", "post", "prove", "challenge", "settle", "claim"] {
			assert!(through(call), "{call}");
		}
	});
}

#[test]
fn vouchers_should_be_paused_with_claims_and_set_aside_with_rows() {
	chain().execute_with(|| {
		let of = |call: &str| -> Vec<RuntimeCall> {
			let named = |(pallet, name): (&str, &str)| pallet == "Distribution" && name == call;
			calls().into_iter().filter(|call| named(name_of(call))).collect()
		};
		let through = |call: &str| of(call).iter().all(Filter::contains);
		for (paused, stopped, going) in [
			(
				"claim",
				&["claim", "claim_ethereum", "settle", "settle_batch", "set_aside_voucher"][..],
				&["set_aside"][..],
			),
			("set_aside", &["set_aside", "set_aside_voucher"], &["claim", "settle"]),
			("settle_batch", &["settle_batch"], &["claim", "settle", "set_aside_voucher"]),
		] {
			assert_ok!(Brakes::pause(committee(2), name("Distribution", paused), 10));
			assert!(stopped.iter().all(|call| !through(call)), "{paused}");
			assert!(going.iter().all(|call| through(call)), "{paused}");
			let brake = Brake::Call(name("Distribution", paused));
			assert_ok!(Brakes::release(committee(2), brake));
			assert!(stopped.iter().all(|call| through(call)), "{paused}");
		}
	});
}

#[test]
fn batch_should_not_carry_claims_while_they_are_paused() {
	chain().execute_with(|| {
		let (id, evidence) = open_round(&[UNIT], Release::Immediate);
		let item = distribution_primitives::ClaimItem {
			beneficiary: beneficiary(100),
			evidence: evidence[0].clone(),
		};
		let claims_of_row = RuntimeCall::Distribution(pallet_distribution::Call::claim_batch {
			id,
			claims: vec![item].try_into().unwrap(),
		});
		let batch =
			RuntimeCall::Utility(pallet_utility::Call::batch_all { calls: vec![claims_of_row] });
		let bob = || RuntimeOrigin::signed(Bob.to_account_id());
		assert_ok!(Brakes::pause(committee(2), claims(), DAYS));
		assert_eq!(
			batch.clone().dispatch(bob()).unwrap_err().error,
			frame_system::Error::<Runtime>::CallFiltered.into()
		);
		block(START + DAYS);
		assert_ok!(batch.dispatch(bob()));
		assert_eq!(Balances::free_balance(beneficiary(100)), UNIT);
	});
}

#[test]
fn referendum_should_end_what_the_committee_stopped() {
	chain().execute_with(|| {
		assert_ok!(Brakes::enter_safe_mode(committee(3)));
		assert_ok!(Brakes::release(RuntimeOrigin::root(), Brake::SafeMode));
		assert!(Filter::contains(&transfer()));
	});
}
