//! Claims of one account from many rounds, in one call.

use super::*;
use codec::DecodeAll;
use distribution_primitives::round::MAX_MANY;
use polkadot_sdk::{
	frame_support::{dispatch::GetDispatchInfo, traits::Authorize, weights::RuntimeDbWeight},
	frame_system::RawOrigin,
	sp_io::storage,
	sp_runtime::{
		traits::Dispatchable,
		transaction_validity::{InvalidTransaction, TransactionSource},
		StateVersion,
	},
};
use proptest::prelude::*;

/// A list with rows of account 1, and one of another.
fn list() -> List {
	List::new(vec![(who(1), 1_000), (who(2), 700), (who(1), 500)])
}

fn many(claims: Vec<RoundClaimOf<Test>>) -> Call<Test> {
	Call::claim_many { beneficiary: who(1), claims: claims.try_into().unwrap() }
}

/// Has the relayer sign the claims.
fn claim_many(claims: Vec<RoundClaimOf<Test>>) -> DispatchResult {
	dispatch(RuntimeOrigin::signed(RELAYER), many(claims))
}

/// The claims that were refused, in order: round, row and reason.
fn refused() -> Vec<(RoundId, u32, DispatchError)> {
	System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Distribution(Event::ClaimRefused { id, index, error }) => {
				Some((id, index, error))
			}
			_ => None,
		})
		.collect()
}

/// What the pool says to it.
fn authorize(
	claims: Vec<RoundClaimOf<Test>>,
) -> Result<ValidTransaction, TransactionValidityError> {
	let call = RuntimeCall::Distribution(many(claims));
	call.authorize(TransactionSource::External).unwrap().map(|(valid, _)| valid)
}

/// What a block says to it as a bare transaction, and the call itself, if the block takes it.
#[allow(deprecated, reason = "bare transactions are checked so")]
fn include(claims: Vec<RoundClaimOf<Test>>) -> Result<DispatchResult, TransactionValidityError> {
	let call = many(claims);
	Distribution::pre_dispatch(&call)?;
	Ok(dispatch(RawOrigin::None.into(), call))
}

fn custom(error: E) -> TransactionValidityError {
	let DispatchError::Module(module) = error.into() else { unreachable!() };
	InvalidTransaction::Custom(module.error[0]).into()
}

#[test]
fn claims_from_many_rounds_should_all_be_paid() {
	run(|| {
		let list = list();
		let asset = NativeOrWithId::WithId(1);
		let (a, b) = (open(list.terms()), open(TermsOf::<Test> { asset, ..list.terms() }));
		let c = open_listed(list.rows.clone(), Release::Immediate);
		let known = Evidence::Recorded { index: 2 };
		assert_ok!(claim_many(vec![(a, list.evidence(0)), (b, list.evidence(2)), (c, known)]));
		assert_eq!(Balances::free_balance(who(1)), 1_000 + 500);
		assert_eq!(Assets::balance(1, who(1)), 500);
		assert_eq!(payments(a), [(0, 0, who(1), 1_000)]);
		assert_eq!(payments(b), [(0, 2, who(1), 500)]);
		assert_eq!(payments(c), [(0, 2, who(1), 500)]);
		assert!(refused().is_empty());
	});
}

#[test]
fn refused_claims_should_be_reported_and_not_stop_the_others() {
	run(|| {
		let list = list();
		let rounds: Vec<RoundId> = (0..4).map(|_| open(list.terms())).collect();
		let [good, paused, paid, last] = rounds.as_slice() else { unreachable!() };
		let later = TermsOf::<Test> { window: Window { opens: 500, closes: 600 }, ..list.terms() };
		let later = open(later);
		Distribution::do_pause(*paused, true).unwrap();
		claim(*paid, &list, 0).unwrap();
		let draft = draft(list.terms());
		let of = |id: RoundId, row: u32| (id, list.evidence(row));
		let claims = vec![
			of(*paused, 0),
			of(*good, 0),
			of(*paid, 0),
			of(99, 0),
			of(later, 0),
			of(draft, 0),
			of(*good, 1),
			of(*last, 2),
		];
		assert_ok!(claim_many(claims));
		assert_eq!(Balances::free_balance(who(1)), 1_000 + 1_000 + 500);
		assert_eq!(
			refused(),
			[
				(*paused, 0, E::NotOpen.into()),
				(*paid, 0, E::AlreadyClaimed.into()),
				(99, 0, E::UnknownRound.into()),
				(later, 0, E::NotYetOpen.into()),
				(draft, 0, E::NotOpen.into()),
				(*good, 1, E::ProofInvalid.into()),
			]
		);
	});
}

#[test]
fn call_should_fail_with_the_first_reason_when_every_claim_is_refused() {
	run(|| {
		let list = list();
		let id = open(list.terms());
		claim(id, &list, 0).unwrap();
		Distribution::do_pause(id, true).unwrap();
		let other = open(list.terms());
		let claims = vec![(id, list.evidence(2)), (other, list.evidence(1))];
		assert_noop!(claim_many(claims), E::NotOpen);
		assert_noop!(claim_many(vec![(other, list.evidence(1))]), E::ProofInvalid);
		assert_noop!(claim_many(vec![]), E::EmptyBatch);
		let root = many(vec![(other, list.evidence(0))]);
		assert_noop!(dispatch(RawOrigin::Root.into(), root), BadOrigin);
	});
}

#[test]
fn round_named_several_times_should_pay_each_row_once() {
	run(|| {
		let list = list();
		let id = open(list.terms());
		let twice = vec![(id, list.evidence(0)), (id, list.evidence(2)), (id, list.evidence(0))];
		assert_ok!(claim_many(twice));
		assert_eq!((round(id).claimed, round(id).rows_claimed), (1_500, 2));
		assert_eq!(refused(), [(id, 0, E::AlreadyClaimed.into())]);
	});
}

#[test]
fn more_claims_than_a_call_takes_should_not_decode() {
	let claim: RoundClaimOf<Test> = (7, Evidence::Recorded { index: 0 });
	let decode = |count: u32| {
		let claims = vec![claim.clone(); count as usize];
		RoundClaimsOf::<Test>::decode_all(&mut claims.encode().as_slice())
	};
	assert_eq!(decode(MAX_MANY).unwrap().len(), MAX_MANY as usize);
	assert!(decode(MAX_MANY + 1).is_err());
}

#[test]
fn rows_of_a_frozen_account_should_be_set_aside() {
	run(|| {
		let list = list();
		let (a, b) = (open(list.terms()), open(list.terms()));
		Registry::refuse(who(1), Refusal::Frozen);
		let claims = || vec![(a, list.evidence(0)), (b, list.evidence(2))];
		assert_ok!(claim_many(claims()));
		let frozen: DispatchError = E::AccountFrozen.into();
		assert_eq!(refused(), [(a, 0, frozen), (b, 2, frozen)]);
		assert_eq!((round(a).set_aside, round(b).set_aside), (1_000, 500));
		assert_eq!((round(a).claimed, round(b).claimed), (0, 0));
		// Nothing more can be done for it.
		assert_noop!(claim_many(claims()), E::AccountFrozen);
		Registry::accept_all();
		assert_ok!(claim_many(claims()));
		assert_eq!(Balances::free_balance(who(1)), 1_500);
		assert_eq!((round(a).set_aside, round(b).set_aside), (0, 0));
	});
}

#[test]
fn free_claims_should_all_be_paid_or_none() {
	run(|| {
		let list = list();
		let (a, b) = (open(list.terms()), open(list.terms()));
		let good = || vec![(a, list.evidence(0)), (b, list.evidence(2))];
		let valid = authorize(good()).unwrap();
		assert_eq!((valid.provides.len(), valid.priority, valid.propagate), (2, 100, true));
		// A single claim of one of the rows has the same tag.
		let single = Call::<Test>::claim { id: a, beneficiary: who(1), evidence: list.evidence(0) };
		let single = RuntimeCall::Distribution(single).authorize(TransactionSource::External);
		assert_eq!(single.unwrap().unwrap().0.provides[0], valid.provides[0]);
		for (claims, error) in [
			(vec![(a, list.evidence(0)), (b, list.evidence(1))], custom(E::ProofInvalid)),
			(vec![(a, list.evidence(0)), (9, list.evidence(0))], custom(E::UnknownRound)),
			(vec![(a, list.evidence(0)); 2], InvalidTransaction::Stale.into()),
			(vec![], custom(E::EmptyBatch)),
		] {
			assert_eq!(authorize(claims.clone()), Err(error));
			assert_eq!(include(claims), Err(error));
		}
		Registry::refuse(who(1), Refusal::Frozen);
		assert_eq!(authorize(good()), Err(custom(E::AccountFrozen)));
		// A block does not try it: the call fails, and nothing is paid or set aside.
		assert_eq!(include(good()), Ok(Err(E::AccountFrozen.into())));
		assert_eq!(round(a).set_aside, 0);
		Registry::accept_all();
		Distribution::do_pause(b, true).unwrap();
		assert_eq!(authorize(good()), Err(custom(E::NotOpen)));
		Distribution::do_resume(b, true).unwrap();
		assert_eq!(Balances::free_balance(who(1)), 0);
		assert_eq!(include(good()), Ok(Ok(())));
		assert_eq!(Balances::free_balance(who(1)), 1_500);
		assert_eq!(authorize(good()), Err(InvalidTransaction::Stale.into()));
	});
}

/// Together they must be within the budget.
#[test]
fn free_claims_should_not_be_admitted_when_the_budget_is_not_enough_for_all() {
	run(|| {
		let list = list();
		let mut terms = list.terms();
		// A manifest that understates the list.
		terms.budget = 1_400;
		terms.manifest.as_mut().unwrap().total = 1_400;
		let id = open(terms);
		let both = vec![(id, list.evidence(0)), (id, list.evidence(2))];
		assert_eq!(authorize(both.clone()), Err(custom(E::BudgetExceeded)));
		assert_eq!(include(both), Err(custom(E::BudgetExceeded)));
		assert_eq!(include(vec![(id, list.evidence(0))]), Ok(Ok(())));
	});
}

#[test]
fn free_claims_should_need_a_free_asset_in_every_round() {
	run(|| {
		let list = list();
		let asset = NativeOrWithId::WithId(2);
		let (a, b) = (open(list.terms()), open(TermsOf::<Test> { asset, ..list.terms() }));
		let both = vec![(a, list.evidence(0)), (b, list.evidence(0))];
		assert_eq!(authorize(both), Err(custom(E::AssetNotFree)));
	});
}

/// Each counts against the share of its round's manager: in the mock a third of 300 units for one.
#[test]
fn free_claims_should_count_against_the_share_of_each_manager() {
	run(|| {
		// All rows at depth 1.
		let list = List::new(vec![(who(1), 100), (who(2), 100)]);
		let rounds: Vec<RoundId> = (0..17).map(|_| open(list.terms())).collect();
		let claims = |count: usize| -> Vec<RoundClaimOf<Test>> {
			rounds.iter().take(count).map(|id| (*id, list.evidence(0))).collect()
		};
		// Of each 2 units to admit it, 2 for the claim, 1 for compliance, and 1 to try it; 1 in all.
		let exhausted: TransactionValidityError = InvalidTransaction::ExhaustsResources.into();
		assert_eq!(authorize(claims(17)), Err(exhausted));
		assert_eq!(include(claims(17)), Err(exhausted));
		assert_eq!(Distribution::free_use(), Weight::zero());
		assert_eq!(include(claims(16)), Ok(Ok(())));
		assert_eq!(Distribution::free_use().ref_time(), 16 * 6 + 1);
		assert_eq!(FreeClaims::<Test>::get().managers.to_vec(), [(MANAGER, 16 * 6 + 1)]);
		// A round of another manager has a part of the rest.
		let manager = who(90);
		let other = RuntimeOrigin::signed(RELAYER);
		Balances::transfer_allow_death(other, manager.clone(), 100_000).unwrap();
		let id = Distribution::do_draft(manager.clone(), list.terms()).unwrap();
		Distribution::do_fund(manager.clone(), id, 200 + ED).unwrap();
		Distribution::do_open(manager, id).unwrap();
		assert!(authorize(vec![(rounds[16], list.evidence(0))]).is_err());
		assert!(authorize(vec![(rounds[16], list.evidence(0)), (id, list.evidence(0))]).is_err());
		assert!(authorize(vec![(id, list.evidence(0))]).is_ok());
	});
}

#[test]
fn claims_should_weigh_what_single_ones_do_and_what_trying_them_takes() {
	run(|| {
		// Reading and writing a round and its pot takes 4.
		Costs::set(RuntimeDbWeight { read: 1, write: 1 });
		// All rows at depth 6: 7 units for the call, and 1 for compliance.
		let list = List::new((0..64).map(|row| (who(1), 100 + row)).collect());
		let (a, b) = (open(list.terms()), open(list.terms()));
		let claims = vec![
			(a, list.evidence(0)),
			(a, list.evidence(1)),
			(b, list.evidence(0)),
			(99, list.evidence(0)),
		];
		let call = RuntimeCall::Distribution(many(claims.clone()));
		let declared = call.get_dispatch_info().call_weight;
		assert_eq!(declared, Distribution::many_weight(&claims));
		let relayer = || RuntimeOrigin::signed(RELAYER);
		let taken = call.clone().dispatch(relayer()).unwrap().actual_weight.unwrap();
		// The second claim finds its round in memory, and the last one no round.
		assert_eq!(taken.ref_time(), 5 + 8 + 4 + 8 + 1);
		assert!(taken.ref_time() <= declared.ref_time());
		// What is refused as a whole weighs as much as was tried.
		let failed = call.dispatch(relayer()).unwrap_err();
		assert_eq!(failed.error, E::AlreadyClaimed.into());
		assert_eq!(failed.post_info.actual_weight.unwrap().ref_time(), 5 + 4 + 4 + 4 + 1);
	});
}

/// Outside of externalities: reading anything would panic.
#[test]
fn declared_weight_should_depend_on_the_arguments_alone() {
	let list = list();
	let claims = vec![(3, list.evidence(0)), (4, list.evidence(2))];
	let declared = Distribution::many_weight(&claims);
	let each = Distribution::claim_weight(&list.evidence(0))
		.saturating_add(Distribution::claim_weight(&list.evidence(2)));
	assert_eq!(declared, each.saturating_add(<() as WeightInfo>::claim_many(2)));
	let info = RuntimeCall::Distribution(many(claims)).get_dispatch_info();
	assert_eq!(info.call_weight, declared);
}

#[derive(Clone, Copy, Debug)]
enum Kind {
	Immediate,
	Vested,
	Streamed,
	Listed,
	Asset,
	Paused,
	NotYetOpen,
	Understated,
}

/// Opens a round of this kind over the list.
fn open_as(kind: Kind, list: &List) -> RoundId {
	let terms = list.terms();
	let vested = Release::Vested { start: 200, length: 10 };
	match kind {
		Kind::Immediate => open(terms),
		Kind::Vested => open(TermsOf::<Test> { release: vested, ..terms }),
		Kind::Streamed => open(TermsOf::<Test> { release: stream(), ..terms }),
		Kind::Listed => open_listed(list.rows.clone(), Release::Immediate),
		Kind::Asset => open(TermsOf::<Test> { asset: NativeOrWithId::WithId(1), ..terms }),
		Kind::Paused => {
			let id = open(terms);
			Distribution::do_pause(id, true).unwrap();
			id
		}
		Kind::NotYetOpen => {
			open(TermsOf::<Test> { window: Window { opens: 500, closes: 1_000 }, ..terms })
		}
		Kind::Understated => {
			let mut terms = terms;
			terms.budget = 1_200;
			terms.manifest.as_mut().unwrap().total = 1_200;
			open(terms)
		}
	}
}

/// What is left behind by claims of account 1: the rounds, with their digests, the balances of all
/// who take part, and the root of the whole state.
#[derive(Debug, PartialEq, Eq)]
struct Left {
	rounds: Vec<RoundOf<Test>>,
	balances: Vec<Balance>,
	root: Vec<u8>,
}

/// Claims rows of rounds of these kinds, in one call or one by one. One by one, a row that compliance
/// or full vesting slots keep out is set aside by hand, as the one call does it.
fn claimed(kinds: &[Kind], picks: &[(usize, u32)], frozen: bool, together: bool) -> Left {
	build().execute_with(|| {
		let list = list();
		let rounds: Vec<RoundId> = kinds.iter().map(|kind| open_as(*kind, &list)).collect();
		// Half of what is streamed has unlocked.
		System::set_block_number(150);
		if frozen {
			Registry::refuse(who(1), Refusal::Frozen);
		}
		let claim = |(round, row): &(usize, u32)| {
			let at = round % kinds.len();
			let evidence = match kinds[at] {
				Kind::Listed => Evidence::Recorded { index: *row },
				_ => list.evidence(*row),
			};
			(rounds[at], evidence)
		};
		let claims: Vec<RoundClaimOf<Test>> = picks.iter().map(claim).collect();
		if together {
			let _ = claim_many(claims);
		} else {
			for (id, evidence) in claims {
				let Err(error) = claim_for(id, who(1), evidence.clone()) else { continue };
				if error == E::AccountFrozen.into() || error == VestingSlotsFull::get() {
					let aside = Call::<Test>::set_aside { id, beneficiary: who(1), evidence };
					let _ = dispatch(RuntimeOrigin::signed(RELAYER), aside);
				}
			}
		}
		assert_eq!(Distribution::do_try_state(), Ok(()));
		System::reset_events();
		let pots = rounds.iter().map(|id| Distribution::pot(*id));
		let balances = pots.chain([who(1), RELAYER, MANAGER]).flat_map(|account| {
			let assets = Assets::balance(1, &account);
			[Balances::free_balance(&account), Balances::total_balance_on_hold(&account), assets]
		});
		Left {
			rounds: rounds.iter().map(|id| round(*id)).collect(),
			balances: balances.collect(),
			root: storage::root(StateVersion::V1),
		}
	})
}

fn kind() -> impl Strategy<Value = Kind> {
	prop_oneof![
		3 => Just(Kind::Immediate),
		3 => Just(Kind::Vested),
		2 => Just(Kind::Streamed),
		2 => Just(Kind::Listed),
		1 => Just(Kind::Asset),
		1 => Just(Kind::Paused),
		1 => Just(Kind::NotYetOpen),
		1 => Just(Kind::Understated),
	]
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(128)))]

	/// Whatever is claimed, one call leaves what the single claims leave.
	#[test]
	fn one_call_should_leave_what_the_single_claims_leave(
		kinds in prop::collection::vec(kind(), 1..6),
		picks in prop::collection::vec((0usize..6, 0u32..3), 1..16),
		frozen in prop::bool::weighted(0.2),
	) {
		let single = claimed(&kinds, &picks, frozen, false);
		prop_assert_eq!(claimed(&kinds, &picks, frozen, true), single);
	}
}
