//! What holds for any registry, account and requirement.

use super::*;
use proptest::{prelude::*, sample::select};

type Word = Record<u8, u64>;
type Known = Identity<u8, u64>;
type Rules = Policy<u8, u32, u128, u64>;

fn country() -> impl Strategy<Value = Country> {
	select(vec!["DE", "FR", "US", "KP"]).prop_map(|code| code.parse::<Country>().unwrap())
}

fn list() -> impl Strategy<Value = Countries> {
	prop::collection::vec(country(), 1..3).prop_map(|codes| Countries::try_from(codes).unwrap())
}

fn word() -> impl Strategy<Value = Word> {
	let times = (0..100u64, 0..100u64);
	(0..4u8, 0..2u32, 1..5u8, country(), prop::bool::weighted(0.2), times).prop_map(
		|(attester, epoch, level, jurisdiction, revoked, (expires, later))| Word {
			attester,
			epoch,
			level,
			jurisdiction,
			expires,
			evidence: H256::zero(),
			nonce: 0,
			revoked,
			kept_until: expires + later,
		},
	)
}

fn freeze(lasts: Lasts<u8, u64>) -> Freeze<u8, u64> {
	Freeze { officer: 9, reason: H256::zero(), since: 0, lasts }
}

fn known() -> impl Strategy<Value = Known> {
	let words = prop::collection::vec(word(), 0..5);
	(words, prop::bool::weighted(0.1)).prop_map(|(mut words, frozen)| {
		words.sort_by_key(|word| word.attester);
		words.dedup_by_key(|word| word.attester);
		let frozen = frozen.then(|| freeze(Lasts::Ratified(None)));
		Known { frozen, records: words.try_into().unwrap() }
	})
}

fn rules() -> impl Strategy<Value = Rules> {
	let attesters = prop::collection::vec((0..2u32, 1..5u8, 50..100u64, any::<bool>()), 0..5);
	let blocked = prop::collection::vec(country(), 0..2);
	let limits = prop::collection::vec((0..2u32, 0..5u8, 0..100u128), 0..6);
	(attesters, blocked, limits).prop_map(|(attesters, blocked, limits)| {
		let trusted =
			(0u8..).zip(attesters).map(|(attester, (epoch, max_level, expires, may_block))| {
				Trusted { attester, epoch, max_level, expires, may_block }
			});
		let limits =
			limits.into_iter().map(|(asset, level, amount)| Limit { asset, level, amount });
		Rules {
			attesters: trusted.collect::<Vec<_>>().try_into().unwrap(),
			blocked: blocked.try_into().unwrap(),
			limits: limits.collect::<Vec<_>>().try_into().unwrap(),
			frozen: 0,
		}
	})
}

fn requirement() -> impl Strategy<Value = Requirement> {
	let jurisdictions = prop_oneof![
		Just(Jurisdictions::Any),
		list().prop_map(Jurisdictions::Only),
		list().prop_map(Jurisdictions::Except),
	];
	(0..5u8, jurisdictions, 0..4u8).prop_map(|(level, jurisdictions, attesters)| Requirement {
		level,
		jurisdictions,
		attesters,
	})
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases.max(4_096)))]

	#[test]
	fn refusal_should_stay_when_more_is_demanded(
		rules in rules(), known in known(), less in requirement(), now in 0..100u64,
		level in 0..3u8, attesters in 0..3u8, jurisdictions in list(),
	) {
		let refused = |requirement: &Requirement| rules.judge(&known, requirement, now).is_err();
		let more = Requirement {
			level: less.level + level,
			attesters: less.attesters + attesters,
			..less.clone()
		};
		prop_assert!(!refused(&less) || refused(&more));
		if less.jurisdictions == Jurisdictions::Any {
			for narrower in
				[Jurisdictions::Only(jurisdictions.clone()), Jurisdictions::Except(jurisdictions)]
			{
				let narrower = Requirement { jurisdictions: narrower, ..more.clone() };
				prop_assert!(!refused(&more) || refused(&narrower));
			}
		}
		// And no requirement is easier than the empty one.
		prop_assert!(!refused(&Requirement::default()) || refused(&less));
	}

	#[test]
	fn account_should_pass_nothing_when_it_is_frozen_or_blocked(
		mut rules in rules(), mut known in known(), needs in requirement(), now in 0..50u64,
		word in word(), later in 1..50u64,
	) {
		// Attester 0 is in office, may block, and names a blocked country.
		rules.attesters.retain(|trusted| trusted.attester != 0);
		let expires = now + later;
		let trusted =
			Trusted { attester: 0, epoch: word.epoch, max_level: 1, expires, may_block: true };
		rules.attesters.try_push(trusted).unwrap();
		rules.blocked = vec![word.jurisdiction].try_into().unwrap();
		known.records.retain(|other| other.attester != 0);
		let word = Word { attester: 0, revoked: false, expires, ..word };
		known.records.try_insert(known.records.len() / 2, word).unwrap();
		known.frozen = None;
		prop_assert_eq!(rules.judge(&known, &needs, now), Err(Refusal::JurisdictionBlocked));
		// Until it has expired.
		let expired = rules.judge(&known, &Requirement::default(), expires);
		prop_assert!(expired.is_ok() || rules.is_blocked(&known, expires));
		known.frozen = Some(freeze(Lasts::Ratified(Some(3))));
		prop_assert_eq!(rules.judge(&known, &needs, now), Err(Refusal::Frozen));
		known.frozen = Some(freeze(Lasts::Until(now + 1)));
		prop_assert_eq!(rules.judge(&known, &needs, now), Err(Refusal::Frozen));
		// A freeze that has lapsed is none, whether or not the chain has removed it.
		known.frozen = Some(freeze(Lasts::Until(now)));
		let lapsed = rules.judge(&known, &needs, now);
		known.frozen = None;
		prop_assert_eq!(lapsed, rules.judge(&known, &needs, now));
	}

	#[test]
	fn payment_should_depend_on_no_identity_where_none_is_asked_for(
		mut rules in rules(), mut known in known(), now in 0..100u64, asset in 0..2u32,
		needs in prop_oneof![Just(Requirement::default()), requirement()],
	) {
		known.frozen = None;
		if !rules.asks_for_identity(&needs, &asset) {
			prop_assert_eq!(rules.judge(&known, &needs, now), Ok(()));
			prop_assert_eq!(rules.limit(&asset, rules.level(&known, now)), None);
		}
		rules.frozen = 1;
		prop_assert!(rules.asks_for_identity(&needs, &asset));
	}

	#[test]
	fn word_of_an_attester_should_stop_nothing_when_it_has_no_right_to(
		mut rules in rules(), mut known in known(), needs in requirement(), now in 0..100u64,
		word in word(),
	) {
		known.frozen = None;
		for trusted in rules.attesters.iter_mut() {
			trusted.may_block = false;
		}
		prop_assert_eq!(rules.judge(&known, &Requirement::default(), now), Ok(()));
		known.records.retain(|other| other.attester != word.attester);
		let before = rules.judge(&known, &needs, now);
		rules.blocked = vec![word.jurisdiction].try_into().unwrap();
		let before = before.and(rules.judge(&known, &needs, now));
		known.records.try_push(word).unwrap();
		prop_assert!(before.is_err() || rules.judge(&known, &needs, now).is_ok());
	}

	#[test]
	fn judgement_should_not_depend_on_the_order_of_records(
		rules in rules(), known in known(), needs in requirement(), now in 0..100u64,
		turn in 0..4usize,
	) {
		let mut turned = known.records.clone().into_inner();
		turned.rotate_left(turn.min(known.records.len()));
		let other = Known { records: turned.try_into().unwrap(), ..known.clone() };
		prop_assert_eq!(rules.judge(&known, &needs, now), rules.judge(&other, &needs, now));
		prop_assert_eq!(rules.level(&known, now), rules.level(&other, now));
	}

	#[test]
	fn acceptance_should_stay_when_somebody_else_vouches(
		rules in rules(), mut known in known(), needs in requirement(), now in 0..100u64,
		word in word(),
	) {
		known.records.retain(|other| other.attester != word.attester);
		let before = rules.judge(&known, &needs, now);
		let level = rules.level(&known, now);
		known.records.try_push(word).unwrap();
		let after = rules.judge(&known, &needs, now);
		prop_assert!(before.is_err() || after.is_ok() || rules.is_blocked(&known, now));
		prop_assert!(rules.level(&known, now) >= level);
	}

	#[test]
	fn refusal_should_stay_when_nothing_happens_but_time(
		mut rules in rules(), known in known(), needs in requirement(), now in 0..100u64,
		later in 0..50u64,
	) {
		// What blocks ends with time; what qualifies does too, and never begins by itself.
		rules.blocked = Default::default();
		let passes = |now| rules.judge(&known, &needs, now).is_ok();
		prop_assert!(passes(now) || !passes(now + later));
		prop_assert!(rules.level(&known, now) >= rules.level(&known, now + later));
	}

	#[test]
	fn freezes_should_be_counted_within_their_period_only(
		period in 0..3u32, freezes in 0..6u32, most in 0..6u32, now in 0..3u32,
	) {
		let count = FreezeCount { period, freezes };
		let used = if period == now { freezes } else { 0 };
		prop_assert_eq!(count.left(now, most), most.saturating_sub(used));
		match count.one_more(now, most) {
			Some(more) => {
				prop_assert!(used < most);
				prop_assert_eq!(more, FreezeCount { period: now, freezes: used + 1 });
			}
			None => prop_assert!(used >= most),
		}
	}

	#[test]
	fn limit_should_not_be_lower_when_the_level_is_higher(
		rules in rules(), asset in 0..2u32, level in 0..5u8, more in 0..3u8,
	) {
		let limit = |level| rules.limit(&asset, level).unwrap_or(u128::MAX);
		prop_assert!(limit(level) <= limit(level + more));
		prop_assert!(rules.limits(&asset) || rules.limit(&asset, level).is_none());
	}
}
