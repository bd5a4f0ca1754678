//! Claims of immediate rounds: evidence, payment, batches, audit trail.

use super::*;
use polkadot_sdk::{frame_support::dispatch::GetDispatchInfo, sp_runtime::traits::Dispatchable};

#[test]
fn claim_should_pay_the_beneficiary_whoever_sends_it() {
	run(|| {
		let list = List::simple(5);
		let id = open(list.terms());
		assert_ok!(claim(id, &list, 3));
		assert_eq!(Balances::free_balance(who(3)), 400);
		assert_eq!(Balances::free_balance(RELAYER), PLENTY);
		assert_eq!((round(id).claimed, round(id).rows_claimed, round(id).payments), (400, 1, 1));
		System::assert_last_event(
			Event::Paid {
				id,
				sequence: 0,
				index: 3,
				beneficiary: who(3),
				payee: who(3),
				amount: 400,
			}
			.into(),
		);
		assert_eq!(Distribution::claimed(id, &[2, 3, 4]), [false, true, false]);
	});
}

#[test]
fn claim_should_be_refused_when_made_twice() {
	run(|| {
		let list = List::simple(5);
		let id = open(list.terms());
		assert_ok!(claim(id, &list, 3));
		assert_noop!(claim(id, &list, 3), E::AlreadyClaimed);
		assert_eq!(Balances::free_balance(who(3)), 400);
	});
}

#[test]
fn claim_should_be_refused_when_any_part_of_the_row_is_wrong() {
	run(|| {
		let list = List::simple(5);
		let id = open(list.terms());
		let Evidence::Merkle { index, amount, proof } = list.evidence(3) else { unreachable!() };
		let refuse = |beneficiary, index, amount, proof: &[H256], error: E| {
			let evidence = Evidence::Merkle { index, amount, proof: proof.to_vec() };
			assert_noop!(claim_for(id, beneficiary, evidence), error);
		};
		refuse(who(3), index, amount + 1, &proof, E::ProofInvalid);
		refuse(who(4), index, amount, &proof, E::ProofInvalid);
		refuse(who(3), index, amount, &proof[1..], E::ProofInvalid);
		refuse(who(3), index, amount, &[], E::ProofInvalid);
		let foreign = List::simple(6).tree.proof(3).unwrap();
		refuse(who(3), index, amount, &foreign, E::ProofInvalid);
		refuse(who(3), 5, amount, &proof, E::IndexOutOfRange);
		refuse(who(3), u32::MAX, amount, &proof, E::IndexOutOfRange);
		refuse(who(3), index, amount, &[H256::zero(); 33], E::ProofTooLong);
		assert_noop!(claim_for(id, who(3), Evidence::Recorded { index: 3 }), E::WrongEvidence);
	});
}

/// Regression: proofs that do not bind the leaf's index let one row be claimed under many numbers.
#[test]
fn proof_should_not_verify_under_another_index() {
	run(|| {
		let list = List::new(vec![(who(0), 100); 4]);
		let id = open(list.terms());
		let Evidence::Merkle { amount, proof, .. } = list.evidence(0) else { unreachable!() };
		for index in 1..4 {
			let evidence = Evidence::Merkle { index, amount, proof: proof.clone() };
			assert_noop!(claim_for(id, who(0), evidence), E::ProofInvalid);
		}
		// The same account may own several rows; each is paid once.
		for row in 0..4 {
			assert_ok!(claim(id, &list, row));
			assert_noop!(claim(id, &list, row), E::AlreadyClaimed);
		}
		assert_eq!(Balances::free_balance(who(0)), 400);
	});
}

/// Regression: an inner node presented as a leaf.
#[test]
fn inner_node_should_not_pass_for_a_row() {
	run(|| {
		let list = List::simple(4);
		let id = open(list.terms());
		// An attacker who could choose a row whose encoding is a node's preimage would need 64
		// bytes; a row has 96. Any claim with a proof one shorter must fail whatever the row says.
		let Evidence::Merkle { proof, .. } = list.evidence(0) else { unreachable!() };
		for amount in [0, 1, 100, u128::MAX] {
			let evidence = Evidence::Merkle { index: 0, amount, proof: proof[1..].to_vec() };
			assert_noop!(claim_for(id, who(0), evidence), E::ProofInvalid);
		}
	});
}

/// Regression: a round drained through another round's balance.
#[test]
fn rounds_should_not_share_a_pot() {
	run(|| {
		let (small, large) = (List::simple(2), List::simple(10));
		let (a, b) = (open(small.terms()), open(large.terms()));
		assert_ne!(Distribution::pot(a), Distribution::pot(b));
		assert_noop!(claim(a, &large, 9), E::IndexOutOfRange);
		assert_noop!(claim(a, &large, 1), E::ProofInvalid);
		assert_ok!(claim(a, &small, 1));
		assert_eq!(pot(b), large.total() + ED);
	});
}

#[test]
fn round_should_never_pay_more_than_its_budget() {
	run(|| {
		let list = List::simple(3);
		let mut terms = list.terms();
		// A manifest that understates the list.
		terms.budget = 550;
		terms.manifest.as_mut().unwrap().total = 550;
		let id = open(terms);
		assert_ok!(claim(id, &list, 2));
		assert_ok!(claim(id, &list, 1));
		assert_noop!(claim(id, &list, 0), E::BudgetExceeded);
	});
}

#[test]
fn claim_should_respect_the_window() {
	run(|| {
		let list = List::simple(2);
		let id = open(TermsOf::<Test> { window: Window { opens: 50, closes: 60 }, ..list.terms() });
		assert_noop!(claim(id, &list, 0), E::NotYetOpen);
		System::set_block_number(50);
		assert_ok!(claim(id, &list, 0));
		System::set_block_number(60);
		assert_noop!(claim(id, &list, 1), E::WindowClosed);
	});
}

/// Regression: a payout below the existential deposit destroys the account or the money.
#[test]
fn claim_should_be_refused_when_the_account_would_stay_below_the_minimum() {
	run(|| {
		let list = List::new(vec![(who(0), ED - 1), (who(1), 500)]);
		let id = open(list.terms());
		assert_noop!(claim(id, &list, 0), E::BelowMinimumBalance);
		assert_eq!(round(id).claimed, 0);
		// Once the account exists the same entitlement is paid.
		Balances::transfer_allow_death(RuntimeOrigin::signed(RELAYER), who(0), ED).unwrap();
		assert_ok!(claim(id, &list, 0));
		assert_eq!(Balances::free_balance(who(0)), 2 * ED - 1);
	});
}

/// Regression: the last payments must not leave a pot that is swept as dust.
#[test]
fn pot_should_survive_when_what_is_left_is_below_the_minimum() {
	run(|| {
		let list = List::new(vec![(who(0), 1_000), (RELAYER, ED / 2)]);
		let id = open(list.terms());
		assert_ok!(claim(id, &list, 0));
		assert_eq!(pot(id), ED / 2 + ED);
		assert_ok!(claim(id, &list, 1));
		assert_eq!(pot(id), ED);
	});
}

#[test]
fn pot_should_not_be_a_beneficiary() {
	run(|| {
		// The first round has number 0.
		let list = List::new(vec![(Distribution::pot(0), 500), (who(1), 500)]);
		let id = open(list.terms());
		assert_noop!(claim(id, &list, 0), E::BeneficiaryIsPot);
	});
}

#[test]
fn compliance_should_refuse_with_its_reason_and_keep_the_entitlement() {
	run(|| {
		let list = List::simple(2);
		let id = open(TermsOf::<Test> { requirement: Requirement::level(2), ..list.terms() });
		for (refusal, error) in [
			(Refusal::LevelTooLow, E::LevelTooLow),
			(Refusal::Expired, E::IdentityExpired),
			(Refusal::JurisdictionRefused, E::JurisdictionRefused),
			(Refusal::Frozen, E::AccountFrozen),
		] {
			Registry::accept_all();
			Registry::refuse(who(0), refusal);
			assert_noop!(claim(id, &list, 0), error);
		}
		assert_ok!(claim(id, &list, 1));
		Registry::accept_all();
		assert_ok!(claim(id, &list, 0));
	});
}

#[test]
fn audit_digest_should_be_recomputable_from_events() {
	run(|| {
		let list = List::simple(20);
		let id = open(list.terms());
		for row in [7, 3, 19, 0] {
			claim(id, &list, row).unwrap();
		}
		let claims = vec![list.item(1), list.item(7), list.item(2)];
		Distribution::claim_batch(RuntimeOrigin::signed(RELAYER), id, claims.try_into().unwrap())
			.unwrap();
		let start = audit::start(H256::repeat_byte(69), id);
		let digest = payments(id).into_iter().enumerate().fold(
			start,
			|digest, (n, (sequence, index, beneficiary, amount))| {
				assert_eq!(sequence, n as u64);
				audit::extend(digest, sequence, &beneficiary, &beneficiary, amount, index)
			},
		);
		assert_eq!(payments(id).len(), 6);
		assert_eq!(digest, round(id).audit);
		// A payment left out, altered or moved gives another digest.
		let mut forged = payments(id);
		forged.swap(1, 2);
		let forged =
			forged.into_iter().fold(start, |d, (s, i, b, a)| audit::extend(d, s, &b, &b, a, i));
		assert_ne!(forged, digest);
		// Another round with the same payments has another digest.
		let other = open(list.terms());
		assert_ne!(round(other).audit, start);
	});
}

#[test]
fn batch_should_pay_the_good_and_report_the_bad() {
	run(|| {
		let list = List::simple(10);
		let id = open(list.terms());
		claim(id, &list, 4).unwrap();
		let mut wrong = list.item(5);
		wrong.beneficiary = who(6);
		let claims = vec![list.item(4), list.item(1), wrong, list.item(2), list.item(1)];
		assert_ok!(Distribution::claim_batch(
			RuntimeOrigin::signed(RELAYER),
			id,
			claims.try_into().unwrap()
		));
		assert_eq!(round(id).claimed, 500 + 200 + 300);
		let refused: Vec<_> = System::events()
			.into_iter()
			.filter_map(|record| match record.event {
				RuntimeEvent::Distribution(Event::ClaimRefused { index, error, .. }) => {
					Some((index, error))
				}
				_ => None,
			})
			.collect();
		assert_eq!(
			refused,
			[
				(4, E::AlreadyClaimed.into()),
				(5, E::ProofInvalid.into()),
				(1, E::AlreadyClaimed.into())
			]
		);
	});
}

#[test]
fn batch_should_fail_when_every_claim_is_refused() {
	run(|| {
		let list = List::simple(10);
		let id = open(list.terms());
		claim(id, &list, 4).unwrap();
		let batch = |claims: Vec<_>| {
			let claims = claims.try_into().unwrap();
			dispatch(RuntimeOrigin::signed(RELAYER), Call::claim_batch { id, claims })
		};
		assert_noop!(batch(vec![list.item(4), list.item(4)]), E::AlreadyClaimed);
		assert_noop!(batch(vec![]), E::EmptyBatch);
	});
}

#[test]
fn claim_should_cost_what_its_release_costs() {
	run(|| {
		let list = List::simple(9);
		let id = open(list.terms());
		let call = |row: u32| {
			let (beneficiary, evidence) = (who(row), list.evidence(row));
			RuntimeCall::Distribution(Call::claim { id, beneficiary, evidence })
		};
		let relayer = || RuntimeOrigin::signed(RELAYER);
		// One unit for the call, one per hash, one for the compliance check.
		let depth = u64::from(list.evidence(0).depth());
		let weight = Some(Weight::from_parts(depth + 2, 0));
		assert_eq!(call(0).dispatch(relayer()).unwrap().actual_weight, weight);
		// A refusal costs the same.
		let refused = call(0).dispatch(relayer()).unwrap_err();
		assert_eq!(refused.post_info.actual_weight, weight);
		let claims = vec![list.item(1), list.item(2)].try_into().unwrap();
		let batch = Distribution::claim_batch(relayer(), id, claims).unwrap();
		assert_eq!(batch.actual_weight, Some(Weight::from_parts(3 + 2, 0)));
	});
}

/// Regression: the weight of each nested call was read from the state before anybody looked at the
/// fee, as often as the sender liked.
#[test]
fn declared_weight_should_depend_on_the_arguments_alone() {
	let list = List::simple(9);
	let call = RuntimeCall::Distribution(Call::claim {
		id: 0,
		beneficiary: who(0),
		evidence: list.evidence(0),
	});
	// Outside of externalities: reading anything would panic.
	let declared = call.get_dispatch_info().call_weight;
	assert_eq!(declared, Distribution::claim_weight(&list.evidence(0)));
	let items = vec![list.item(0), list.item(1)];
	let size = BatchSize::of(&items);
	let claims = items.try_into().unwrap();
	let batch = RuntimeCall::Distribution(Call::claim_batch { id: 0, claims });
	assert_eq!(batch.get_dispatch_info().call_weight, Distribution::batch_weight(size));
}

#[test]
fn size_of_a_batch_should_count_words_and_hashes() {
	let item = |index, hashes| ClaimItem {
		beneficiary: who(index),
		evidence: Evidence::Merkle { index, amount: 1, proof: vec![Default::default(); hashes] },
	};
	let recorded =
		ClaimItem { beneficiary: who(7), evidence: Evidence::<Balance>::Recorded { index: 5_000 } };
	let batch = [item(0, 3), item(1_023, 4), item(1_024, 0), item(0, 1), recorded];
	assert_eq!(BatchSize::of(&batch), BatchSize { claims: 5, words: 3, hashes: 8 });
	assert_eq!(BatchSize::largest(2), BatchSize { claims: 2, words: 2, hashes: 64 });
}

#[test]
fn clients_should_learn_what_can_be_claimed() {
	run(|| {
		let list = List::simple(3);
		let id = open(list.terms());
		let claimable = Distribution::claimable(id, &who(1), &list.evidence(1)).unwrap();
		assert_eq!(
			(claimable.now, claimable.later, claimable.paid, claimable.next),
			(200, 0, 0, None)
		);
		assert_eq!(Distribution::verify(id, &who(1), &list.evidence(1)), Ok(200));
		assert_eq!(
			Distribution::verify(id, &who(1), &list.evidence(0)),
			Err(E::ProofInvalid.into())
		);
		claim(id, &list, 1).unwrap();
		assert_eq!(
			Distribution::claimable(id, &who(1), &list.evidence(1)),
			Err(E::AlreadyClaimed.into())
		);
		assert_eq!(Distribution::verify(id, &who(1), &list.evidence(1)), Ok(200));
		let tiny = List::new(vec![(who(8), 1)]);
		let id = open(tiny.terms());
		assert_eq!(
			Distribution::claimable(id, &who(8), &tiny.evidence(0)),
			Err(E::BelowMinimumBalance.into())
		);
	});
}
