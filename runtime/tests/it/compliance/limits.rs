//! Weights that cover the checks, and limits across rounds.

use super::*;

#[test]
fn collators_reward_should_stay_with_a_frozen_collator() {
	chain().execute_with(|| {
		let (pot, who) = (CollatorSelection::account_id(), Bob.to_account_id());
		Balances::mint_into(&pot, 100 * UNIT).unwrap();
		freeze(&who);
		let before = Balances::free_balance(&who);
		<CollatorSelection as pallet_authorship::EventHandler<AccountId, BlockNumber>>::note_author(
			who.clone(),
		);
		// The reward for work arrives and stays.
		assert!(Balances::free_balance(&who) > before);
		assert_noop!(dispatch(RuntimeOrigin::signed(who), transfer(&pot, 1)), TokenError::Frozen);
	});
}

#[test]
fn declared_weight_should_cover_the_worst_check() {
	use pallet_compliance::WeightInfo;
	type Measured = weights::pallet_compliance::WeightInfo<Runtime>;
	chain().execute_with(|| {
		Compliance::do_set_blocked(Default::default()).unwrap();
		let (_, rows) = open_round(&[5 * UNIT; 200], Release::Immediate);
		let evidence = &rows[0];
		let declared = claim(0, 0, evidence).get_dispatch_info().call_weight;
		assert_eq!(declared, Distribution::claim_weight(evidence));
		assert!(Distribution::actual_claim_weight(0, evidence).all_lt(declared));
		let round = pallet_distribution::Rounds::<Runtime>::get(0).unwrap();
		let free = Measured::pay_unconditionally();
		// Nothing is asked of anybody, which spares the records. The weight with them, plus the worst
		// check.
		let spared = free.saturating_sub(Measured::pay_quiet()).set_proof_size(0);
		let plain = Distribution::claim_weight_of(&round, evidence).saturating_add(spared);
		let beyond = |pay: Weight| {
			Weight::from_parts(pay.ref_time().saturating_sub(free.ref_time()), pay.proof_size())
		};
		let (check, unlimited) = (beyond(Measured::pay()), beyond(Measured::pay_without_limit()));
		assert!(plain.saturating_add(check).all_lte(declared));
		let strict = pallet_distribution::RoundOf::<Runtime> {
			requirement: Requirement::level(1),
			..round.clone()
		};
		assert!(Distribution::claim_weight_of(&strict, evidence).all_lte(declared));
		// Without a limit nothing is booked, whatever is required.
		let required = Distribution::claim_weight_of(&strict, evidence);
		assert_eq!(required, plain.saturating_add(unlimited));
		assert!(required.ref_time() <= plain.ref_time() / 10 * 11);
		// A limit costs its records, whatever is required.
		Compliance::do_set_limits(
			vec![Limit { asset: NativeOrWithId::Native, level: 0, amount: UNIT }]
				.try_into()
				.unwrap(),
		);
		assert_eq!(Distribution::claim_weight_of(&round, evidence), plain.saturating_add(check));
		assert_eq!(Distribution::claim_weight_of(&strict, evidence), plain.saturating_add(check));
	});
}

#[test]
fn limits_should_hold_across_rounds_and_pass_with_the_period() {
	chain().execute_with(|| {
		let limit = Limit { asset: NativeOrWithId::Native, level: 1, amount: 10 * UNIT };
		Compliance::do_set_limits(vec![limit].try_into().unwrap());
		let rounds: Vec<_> = (0..3).map(|_| open_round(&[6 * UNIT], Release::Immediate)).collect();
		let pay = |n: usize| {
			let (id, evidence) = &rounds[n];
			dispatch(RuntimeOrigin::signed(Bob.to_account_id()), claim(*id, 0, &evidence[0]))
		};
		let can =
			|amount| Distribution::can_receive(rounds[2].0, &beneficiary(100), amount).unwrap();
		assert_ok!(pay(0));
		// A row within the limit is paid as long as anything is left; two tokens are borrowed.
		assert_ok!(pay(1));
		let reached = pallet_distribution::Error::<Runtime>::PayoutLimitReached;
		assert_noop!(pay(2), reached);
		let obstacle = can(1).unwrap_err();
		assert_eq!(obstacle.refusal, Refusal::LimitReached);
		assert_eq!(obstacle.passes_at, Some(DAYS));
		assert_eq!(can(11 * UNIT).unwrap_err().refusal, Refusal::AboveLimit);
		relay(DAYS);
		assert_ok!(pay(2));
		let left = <Compliance as distribution_primitives::Compliance<_, _, _>>::allowance(
			&beneficiary(100),
			&NativeOrWithId::Native,
		);
		// Eight of ten are received, and streams and rewards get at most half.
		assert_eq!(left, Some(0));
		Compliance::on_idle(1, Weight::MAX);
		assert_eq!(pallet_compliance::Received::<Runtime>::iter().count(), 1);
		Compliance::do_try_state().unwrap();
	});
}

/// Regression: anybody kept a row at the limit away for ever, with one unit a day from a round of
/// their own, until it was lost to the manager.
#[test]
fn stranger_should_not_use_up_somebodys_payout_limit() {
	chain().execute_with(|| {
		let limit = Limit { asset: NativeOrWithId::Native, level: 1, amount: 10 * UNIT };
		Compliance::do_set_limits(vec![limit].try_into().unwrap());
		let (honest, evidence) = open_round(&[10 * UNIT], Release::Immediate);
		let (hostile, dust) = open_round(&[EXISTENTIAL_DEPOSIT], Release::Immediate);
		let pay = |id, evidence: &Evidence<Balance>| {
			dispatch(RuntimeOrigin::signed(Bob.to_account_id()), claim(id, 0, evidence))
		};
		assert_ok!(pay(hostile, &dust[0]));
		assert_ok!(pay(honest, &evidence[0]));
	});
}

/// Regression: anybody used up somebody's limit of each day by claiming that account's own stream,
/// and a row of it was refused every day.
#[test]
fn stranger_should_not_keep_a_row_away_by_claiming_the_accounts_stream() {
	chain().execute_with(|| {
		let limit = Limit { asset: NativeOrWithId::Native, level: 1, amount: 10 * UNIT };
		Compliance::do_set_limits(vec![limit].try_into().unwrap());
		let schedule = UnlockSchedule { start: 0, cliff: 0, length: 500, step: 1 };
		let release = Release::Streamed { schedule, revocable: false, prepaid: false };
		let (stream, parts) = open_round(&[100 * UNIT], release);
		let rounds: Vec<_> = (0..3).map(|_| open_round(&[10 * UNIT], Release::Immediate)).collect();
		let pay = |id, evidence: &Evidence<Balance>| {
			dispatch(RuntimeOrigin::signed(Bob.to_account_id()), claim(id, 0, evidence))
		};
		for (day, (id, evidence)) in (0..).zip(&rounds) {
			relay(1_000 + day * DAYS);
			// On later days the row of the day before has left nothing for the stream.
			assert_eq!(pay(stream, &parts[0]).is_ok(), day == 0);
			assert_ok!(pay(*id, &evidence[0]));
		}
		Compliance::do_try_state().unwrap();
	});
}

/// Regression: the account's own stream took all but a unit of each day, and a stranger's row took
/// that.
#[test]
fn stranger_should_not_keep_a_row_away_by_the_accounts_stream_and_a_row_of_his_own() {
	chain().execute_with(|| {
		let limit = Limit { asset: NativeOrWithId::Native, level: 1, amount: 10 * UNIT };
		Compliance::do_set_limits(vec![limit].try_into().unwrap());
		let schedule = UnlockSchedule { start: 0, cliff: 0, length: 500, step: 1 };
		let release = Release::Streamed { schedule, revocable: false, prepaid: false };
		let (stream, parts) = open_round(&[100 * UNIT], release);
		let (hostile, dust) = open_round(&[EXISTENTIAL_DEPOSIT], Release::Immediate);
		let (honest, evidence) = open_round(&[10 * UNIT], Release::Immediate);
		let pay = |id, evidence: &Evidence<Balance>| {
			dispatch(RuntimeOrigin::signed(Bob.to_account_id()), claim(id, 0, evidence))
		};
		relay(1_000);
		assert_ok!(pay(stream, &parts[0]));
		assert_ok!(pay(hostile, &dust[0]));
		assert_ok!(pay(honest, &evidence[0]));
	});
}

/// Regression: a stream that was refused because nothing but what is for rows was left of the limit
/// did not count as refused, and could not be set aside.
#[test]
fn stream_should_be_set_aside_when_the_limit_leaves_nothing_for_parts() {
	use pallet_distribution::Error as RoundError;
	chain().execute_with(|| {
		let limited_to = |amount| {
			let limit = Limit { asset: NativeOrWithId::Native, level: 1, amount };
			Compliance::do_set_limits(vec![limit].try_into().unwrap());
		};
		let stream = || {
			let schedule = UnlockSchedule { start: 0, cliff: 0, length: 500, step: 1 };
			let release = Release::Streamed { schedule, revocable: false, prepaid: false };
			let (id, evidence) = open_round(&[100 * UNIT], release);
			(id, evidence[0].clone())
		};
		let bob = || RuntimeOrigin::signed(Bob.to_account_id());
		let pay =
			|(id, evidence): &(u32, Evidence<Balance>)| dispatch(bob(), claim(*id, 0, evidence));
		let set_aside = |(id, evidence): &(u32, Evidence<Balance>)| {
			let call = pallet_distribution::Call::set_aside {
				id: *id,
				beneficiary: beneficiary(100),
				evidence: evidence.clone(),
			};
			dispatch(bob(), RuntimeCall::Distribution(call))
		};
		let (never, not_today) = (stream(), stream());
		limited_to(1);
		assert_noop!(pay(&never), RoundError::<Runtime>::AbovePayoutLimit);
		assert_ok!(set_aside(&never));
		limited_to(10 * UNIT);
		assert_noop!(set_aside(&not_today), RoundError::<Runtime>::NotRefused);
		assert_ok!(pay(&not_today));
		assert_noop!(pay(&not_today), RoundError::<Runtime>::PayoutLimitReached);
		assert_ok!(set_aside(&not_today));
		Distribution::do_try_state().unwrap();
	});
}
