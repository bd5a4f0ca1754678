//! Proxies: what each type lets through, for every call of the runtime, bare and inside calls that
//! carry others.

use crate::{
	common::*,
	every_call::{Calls, Name},
};
use distribution_primitives::UnlockSchedule;
use polkadot_sdk::{
	frame_support::{storage::with_transaction, traits::fungible::InspectHold},
	sp_runtime::TransactionOutcome,
};
use proxies::ProxyType;

/// The types that do not allow everything.
const NARROW: [ProxyType; 6] = [
	ProxyType::NonTransfer,
	ProxyType::Distribution,
	ProxyType::Governance,
	ProxyType::Collator,
	ProxyType::CancelProxy,
	ProxyType::Staking,
];

const BATCHES: [&str; 3] = ["Utility.batch", "Utility.batch_all", "Utility.force_batch"];
/// Dispatches as the committee, not as an account.
const MOTION: &str = "TechnicalCommittee.propose";

/// The calls that each type allows, as they are in metadata.
fn allowed(proxy: ProxyType) -> Vec<&'static str> {
	let distribution = [
		"Distribution.draft",
		"Distribution.request_push",
		"Distribution.set_aside",
		"Distribution.set_aside_voucher",
		"Distribution.close",
		"Distribution.clean_up",
		"Distribution.sweep",
		"Lists.announce",
		"Lists.publish",
		"Sales.clear",
		"Sales.remove",
		"Scores.settle",
		"Scores.clean",
		"Scores.remove",
		"Announcements.close",
	];
	let governance = [
		"ConvictionVoting.vote",
		"ConvictionVoting.delegate",
		"ConvictionVoting.undelegate",
		"ConvictionVoting.unlock",
		"ConvictionVoting.remove_vote",
		"ConvictionVoting.remove_other_vote",
		"Referenda.submit",
		"Referenda.place_decision_deposit",
		"Referenda.refund_decision_deposit",
		"Referenda.refund_submission_deposit",
		"Referenda.set_metadata",
		"Preimage.note_preimage",
		"Preimage.unnote_preimage",
		MOTION,
		"TechnicalCommittee.vote",
		"TechnicalCommittee.close",
	];
	let collator = [
		"CollatorSelection.register_as_candidate",
		"CollatorSelection.leave_intent",
		"CollatorSelection.update_bond",
		"CollatorSelection.take_candidate_slot",
		"Session.set_keys",
		"Session.purge_keys",
	];
	let staking = [
		"Emission.stake",
		"Emission.unstake",
		"Emission.enroll",
		"Emission.resign",
		"Emission.claim",
		"Emission.claim_all",
		"Emission.clear",
	];
	let cancel = ["Proxy.reject_announcement"];
	let vesting = ["Vesting.vest", "Vesting.vest_other"];
	let lists: Vec<&[&str]> = match proxy {
		ProxyType::Any => panic!("it has no list"),
		ProxyType::NonTransfer => {
			vec![&BATCHES[..], &distribution, &governance, &collator, &staking, &cancel, &vesting]
		}
		ProxyType::Distribution => vec![&BATCHES[..], &distribution],
		ProxyType::Governance => vec![&BATCHES[..], &governance],
		ProxyType::Collator => vec![&BATCHES[..], &collator],
		ProxyType::CancelProxy => vec![&cancel[..]],
		ProxyType::Staking => vec![&BATCHES[..], &staking],
	};
	lists.concat()
}

fn is_batch(name: &Name) -> bool {
	BATCHES.iter().any(|batch| name.is(batch))
}

fn signed(who: &AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who.clone())
}

fn filtered() -> DispatchError {
	frame_system::Error::<Runtime>::CallFiltered.into()
}

/// Sends `call` by Bob as Ferdie's proxy of type `proxy`, and returns the errors that it met at any
/// depth. Nothing of it remains.
fn errors(proxy: ProxyType, call: RuntimeCall) -> Vec<DispatchError> {
	with_transaction(|| {
		System::reset_events();
		Proxy::proxy(
			signed(&Bob.to_account_id()),
			Ferdie.to_account_id().into(),
			Some(proxy),
			Box::new(call),
		)
		.unwrap();
		let errors = System::events().into_iter().filter_map(|record| match record.event {
			RuntimeEvent::Proxy(pallet_proxy::Event::ProxyExecuted { result }) => result.err(),
			RuntimeEvent::Utility(
				pallet_utility::Event::BatchInterrupted { error, .. }
				| pallet_utility::Event::ItemFailed { error },
			) => Some(error),
			_ => None,
		});
		TransactionOutcome::Rollback(Ok::<_, DispatchError>(errors.collect()))
	})
	.unwrap()
}

/// Makes Bob a proxy of every narrow type for Ferdie, who is an attester.
fn name_proxies() {
	for proxy in NARROW {
		let ferdie = signed(&Ferdie.to_account_id());
		assert_ok!(Proxy::add_proxy(ferdie, Bob.to_account_id().into(), proxy, 0));
	}
}

/// A call that is new is refused by every narrow type until it is put into its list and here.
#[test]
fn narrow_proxies_should_allow_their_list_alone() {
	let calls = Calls::new().bare();
	for proxy in NARROW {
		let list = allowed(proxy);
		for (name, call) in &calls {
			let listed = list.iter().any(|listed| name.is(listed));
			assert_eq!(proxy.filter(call), listed, "{proxy:?}: {name}");
		}
		for listed in list {
			assert!(calls.iter().any(|(name, _)| name.is(listed)), "there is no {listed}");
		}
	}
	for (name, call) in &calls {
		assert!(ProxyType::Any.filter(call), "{name}");
	}
}

/// Regression: proxies of type `NonTransfer` vouched and froze in their principal's name, and both
/// they and those of type `Distribution` changed drafts and stopped streams.
#[test]
fn narrow_proxies_should_neither_pay_nor_decide_who_is_paid() {
	let powers = [
		"Balances.transfer_allow_death",
		"Balances.transfer_keep_alive",
		"Balances.transfer_all",
		"Balances.burn",
		"Assets.transfer",
		"Assets.approve_transfer",
		"Assets.mint",
		"PolkadotXcm.limited_reserve_transfer_assets",
		"PolkadotXcm.transfer_assets",
		"Vesting.vested_transfer",
		"Distribution.amend",
		"Distribution.add_entries",
		"Distribution.fund",
		"Distribution.open",
		"Distribution.stop_stream",
		"Distribution.abandon",
		"Distribution.claim",
		"Distribution.claim_batch",
		"Distribution.claim_range",
		"Distribution.claim_many",
		"Distribution.claim_to",
		"Distribution.claim_ethereum",
		"Distribution.settle",
		"Distribution.settle_batch",
		"Distribution.rotate_keys",
		"Distribution.promise",
		"Compliance.attest",
		"Compliance.attest_batch",
		"Compliance.renew",
		"Compliance.revoke",
		"Compliance.rotate_key",
		"Compliance.new_epoch",
		"Compliance.freeze",
		"Compliance.unfreeze",
		"Emission.report",
		"Lists.remove",
		"Payees.set",
		"Payees.clear",
		"Sales.open",
		"Sales.bid",
		"Sales.finish",
		"Scores.post",
		"Scores.challenge",
		"Scores.judge",
		"Scores.claim",
		"Announcements.announce",
		"Announcements.object",
		"Announcements.answer",
		"Announcements.challenge",
		"Proxy.add_proxy",
		"Multisig.as_multi",
		"Multisig.approve_as_multi",
	];
	let calls = Calls::new().bare();
	for power in powers {
		let (_, call) = calls.iter().find(|(name, _)| name.is(power)).expect(power);
		for proxy in NARROW {
			assert!(!proxy.filter(call), "{proxy:?}: {power}");
		}
	}
}

#[test]
fn superset_should_be_what_the_lists_say() {
	let calls = Calls::new().bare();
	let all = [&NARROW[..], &[ProxyType::Any]].concat();
	for a in &all {
		for b in &all {
			let contains = calls.iter().all(|(_, call)| !b.filter(call) || a.filter(call));
			assert_eq!(a.is_superset(b), contains, "{a:?} of {b:?}");
		}
	}
}

/// Whatever dispatches a call anew gives it another origin, for which no list holds.
#[test]
fn only_batches_should_carry_calls_through_a_narrow_proxy() {
	let calls = Calls::new();
	let (bare, carriers) = (calls.bare(), calls.carriers());
	assert!(carriers.len() > BATCHES.len());
	for proxy in NARROW {
		for (name, call) in bare.iter().filter(|(name, _)| carriers.contains(name)) {
			if proxy.filter(call) {
				assert!(is_batch(name) || name.is(MOTION), "{proxy:?} lets {name} through");
			}
		}
	}
}

/// Dispatches every call that a type refuses inside every call that carries others, and that inside
/// a batch once more.
#[test]
fn wrapped_call_should_be_refused_when_the_bare_one_is() {
	let calls = Calls::new();
	let (bare, carriers) = (calls.bare(), calls.carriers());
	chain().execute_with(|| {
		name_proxies();
		for (name, call) in &bare {
			let carrying: Vec<_> = calls
				.carrying(call)
				.into_iter()
				.filter(|(carrier, _)| carriers.contains(carrier) && !carrier.is(MOTION))
				.collect();
			for proxy in NARROW {
				let refused = !proxy.filter(call);
				if refused {
					assert!(errors(proxy, call.clone()).contains(&filtered()), "{proxy:?}: {name}");
				}
				for (carrier, wrapped) in &carrying {
					let found = errors(proxy, wrapped.clone()).contains(&filtered());
					let what = format!("{proxy:?}: {name} in {carrier}");
					if refused || !proxy.filter(wrapped) {
						assert!(found, "{what} got through");
					} else if !carriers.contains(name) {
						// The control: what is allowed is refused by nothing but its own rules.
						assert!(!found, "{what} was filtered");
					}
					if refused {
						let calls = vec![wrapped.clone()];
						let twice = pallet_utility::Call::<Runtime>::batch { calls };
						let found = errors(proxy, twice.into()).contains(&filtered());
						assert!(found, "{what} in a batch got through");
					}
				}
			}
		}
	});
}

/// Regression: a proxy of any narrow type emptied a multisig of which its principal is a signatory.
#[test]
fn narrow_proxy_should_not_sign_its_principals_multisigs() {
	chain().execute_with(|| {
		name_proxies();
		let (alice, bob, ferdie) =
			(Alice.to_account_id(), Bob.to_account_id(), Ferdie.to_account_id());
		let mut both = vec![alice.clone(), ferdie];
		both.sort();
		let multisig = pallet_multisig::Pallet::<Runtime>::multi_account_id(&both, 1);
		let to_it = multisig.clone().into();
		assert_ok!(Balances::transfer_keep_alive(signed(&alice), to_it, 100 * UNIT));
		let empty = || -> RuntimeCall {
			let dest = bob.clone().into();
			let steal = pallet_balances::Call::<Runtime>::transfer_all { dest, keep_alive: false };
			pallet_multisig::Call::<Runtime>::as_multi_threshold_1 {
				other_signatories: vec![alice.clone()],
				call: Box::new(steal.into()),
			}
			.into()
		};
		for proxy in NARROW {
			let real = Ferdie.to_account_id().into();
			assert_ok!(Proxy::proxy(signed(&bob), real, Some(proxy), Box::new(empty())));
			assert_eq!(Balances::free_balance(&multisig), 100 * UNIT, "{proxy:?}");
		}
		// Ferdie himself may.
		assert_ok!(empty().dispatch(signed(&Ferdie.to_account_id())));
		assert_eq!(Balances::free_balance(&multisig), 0);
	});
}

/// Regression: a proxy of type `NonTransfer` used the other proxies of its principal, also those of
/// type `Any`.
#[test]
fn narrow_proxy_should_not_use_its_principals_proxies() {
	chain().execute_with(|| {
		name_proxies();
		let (alice, bob, ferdie) =
			(Alice.to_account_id(), Bob.to_account_id(), Ferdie.to_account_id());
		assert_ok!(Proxy::add_proxy(signed(&alice), ferdie.clone().into(), ProxyType::Any, 0));
		let before = Balances::free_balance(&alice);
		let steal = RuntimeCall::Balances(pallet_balances::Call::transfer_keep_alive {
			dest: bob.clone().into(),
			value: UNIT,
		});
		let as_alice = || -> Box<RuntimeCall> {
			Box::new(RuntimeCall::Proxy(pallet_proxy::Call::proxy {
				real: alice.clone().into(),
				force_proxy_type: None,
				call: Box::new(steal.clone()),
			}))
		};
		for proxy in NARROW {
			let real = ferdie.clone().into();
			assert_ok!(Proxy::proxy(signed(&bob), real, Some(proxy), as_alice()));
			assert_eq!(Balances::free_balance(&alice), before, "{proxy:?}");
		}
		assert_ok!(as_alice().dispatch(signed(&ferdie)));
		assert_eq!(Balances::free_balance(&alice), before - UNIT);
	});
}

/// Regression: such a proxy claimed streams of its own round, which last for centuries, and its
/// principal put down the deposits for their records.
#[test]
fn narrow_proxy_should_not_have_its_principal_put_down_deposits_for_streams() {
	chain().execute_with(|| {
		name_proxies();
		let schedule = UnlockSchedule { start: 0, cliff: 0, length: 1_000_000, step: 1 };
		let release = Release::Streamed { schedule, revocable: false, prepaid: false };
		let (id, evidence) = open_round(&[1_000 * UNIT], release);
		let row = || claim(id, 0, &evidence[0]);
		for proxy in NARROW {
			assert!(errors(proxy, row()).contains(&filtered()), "{proxy:?}");
		}
		// Ferdie himself may, and puts it down.
		let ferdie = Ferdie.to_account_id();
		assert_ok!(row().dispatch(signed(&ferdie)));
		let reason =
			RuntimeHoldReason::Distribution(pallet_distribution::HoldReason::RecordDeposit);
		assert!(Balances::balance_on_hold(&reason, &ferdie) > 0);
	});
}

#[test]
fn motion_of_a_proxy_should_act_as_the_committee_and_not_as_its_principal() {
	chain().execute_with(|| {
		let (alice, bob) = (Alice.to_account_id(), Bob.to_account_id());
		assert_ok!(Proxy::add_proxy(signed(&alice), bob.clone().into(), ProxyType::Governance, 0));
		let before = Balances::free_balance(&alice);
		let propose = |proposal: RuntimeCall| -> DispatchError {
			System::reset_events();
			let motion =
				pallet_collective::Call::<Runtime, governance::CommitteeInstance>::propose {
					threshold: 1,
					length_bound: proposal.encoded_size() as u32,
					proposal: Box::new(proposal),
				};
			let real = alice.clone().into();
			assert_ok!(Proxy::proxy(signed(&bob), real, None, Box::new(motion.into())));
			let results = System::events().into_iter().filter_map(|record| match record.event {
				RuntimeEvent::TechnicalCommittee(pallet_collective::Event::Executed {
					result,
					..
				}) => Some(result),
				_ => None,
			});
			results.last().expect("the motion was carried out").expect_err("it was refused")
		};
		// Alice is the only member, so her motions are carried out at once.
		let steal = RuntimeCall::Balances(pallet_balances::Call::transfer_keep_alive {
			dest: bob.clone().into(),
			value: UNIT,
		});
		assert_eq!(propose(steal), DispatchError::BadOrigin);
		let sell = RuntimeCall::Proxy(pallet_proxy::Call::add_proxy {
			delegate: bob.clone().into(),
			proxy_type: ProxyType::Any,
			delay: 0,
		});
		assert_eq!(propose(sell), DispatchError::BadOrigin);
		assert_eq!(Balances::free_balance(&alice), before);
	});
}
