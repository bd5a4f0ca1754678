//! What holds whatever is said of whom, and in whatever order.

use super::*;
use proptest::{prelude::*, sample::select};
use std::collections::BTreeMap;

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

fn known() -> impl Strategy<Value = Known> {
	let words = prop::collection::vec(word(), 0..5);
	(words, prop::bool::weighted(0.1)).prop_map(|(mut words, frozen)| {
		words.sort_by_key(|word| word.attester);
		words.dedup_by_key(|word| word.attester);
		Known { frozen: frozen.then(H256::zero), records: words.try_into().unwrap() }
	})
}

fn rules() -> impl Strategy<Value = Rules> {
	let attesters = prop::collection::vec((0..2u32, 1..5u8, 50..100u64), 0..5);
	let blocked = prop::collection::vec(country(), 0..2);
	let limits = prop::collection::vec((0..2u32, 0..5u8, 0..100u128), 0..6);
	(attesters, blocked, limits).prop_map(|(attesters, blocked, limits)| {
		let trusted = (0u8..).zip(attesters).map(|(attester, (epoch, max_level, expires))| {
			Trusted { attester, epoch, max_level, expires }
		});
		let limits =
			limits.into_iter().map(|(asset, level, amount)| Limit { asset, level, amount });
		Rules {
			attesters: trusted.collect::<Vec<_>>().try_into().unwrap(),
			blocked: blocked.try_into().unwrap(),
			limits: limits.collect::<Vec<_>>().try_into().unwrap(),
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
	#![proptest_config(ProptestConfig { cases: 4_096, ..Default::default() })]

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
		// And nothing is easier than nothing.
		prop_assert!(!refused(&Requirement::default()) || refused(&less));
	}

	#[test]
	fn account_should_pass_nothing_when_it_is_frozen_or_blocked(
		mut rules in rules(), mut known in known(), needs in requirement(), now in 0..50u64,
		word in word(),
	) {
		// Attester 0 is there, and names a country that is blocked; expired or not.
		rules.attesters.retain(|trusted| trusted.attester != 0);
		let trusted = Trusted { attester: 0, epoch: word.epoch, max_level: 1, expires: now + 1 };
		rules.attesters.try_push(trusted).unwrap();
		rules.blocked = vec![word.jurisdiction].try_into().unwrap();
		known.records.retain(|other| other.attester != 0);
		let word = Word { attester: 0, revoked: false, ..word };
		known.records.try_insert(known.records.len() / 2, word).unwrap();
		known.frozen = None;
		prop_assert_eq!(rules.judge(&known, &needs, now), Err(Refusal::JurisdictionBlocked));
		known.frozen = Some(H256::zero());
		prop_assert_eq!(rules.judge(&known, &needs, now), Err(Refusal::Frozen));
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
		let blocked = rules.blocked.contains(&word.jurisdiction);
		known.records.try_push(word).unwrap();
		prop_assert!(blocked || before.is_err() || rules.judge(&known, &needs, now).is_ok());
		prop_assert!(rules.level(&known, now) >= level);
	}

	#[test]
	fn refusal_should_stay_when_nothing_happens_but_time(
		rules in rules(), known in known(), needs in requirement(), now in 0..100u64,
		later in 0..50u64,
	) {
		let passes = |now| rules.judge(&known, &needs, now).is_ok();
		prop_assert!(passes(now) || !passes(now + later));
		prop_assert!(rules.level(&known, now) >= rules.level(&known, now + later));
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

#[derive(Clone, Debug)]
enum Op {
	Attest { by: u8, who: u8, level: u8, country: &'static str, lasts: u64 },
	Present { by: u8, who: u8, nonce: u64, lasts: u64 },
	Renew { by: u8, who: u8, lasts: u64 },
	Revoke { by: u8, who: u8, nonce: u64 },
	Forget { by: u8, who: u8, own: bool },
	Epoch { by: u8 },
	Rotate { by: u8 },
	Remove { by: u8 },
	Name { by: u8 },
	Freeze { who: u8 },
	Unfreeze { who: u8 },
	Block { country: &'static str },
	Wait { blocks: u64 },
}

/// Attesters, of whom an account has room for all but one.
const ATTESTERS: u8 = MAX_RECORDS as u8 + 1;
/// Holders, numbered from 0, and the attesters after them.
const HOLDERS: u8 = 3;

/// Whoever is vouched for: attesters, too.
fn account(n: u8) -> AccountId32 {
	if n < HOLDERS {
		holder(n + 1)
	} else {
		attester(n - HOLDERS)
	}
}

fn op() -> impl Strategy<Value = Op> {
	let by = || 0..ATTESTERS;
	let who = || 0..HOLDERS + 2;
	let code = || select(vec!["DE", "FR", "US"]);
	let lasts = || 0..150u64;
	prop_oneof![
		10 => (by(), who(), 0..4u8, code(), lasts()).prop_map(
			|(by, who, level, country, lasts)| Op::Attest { by, who, level, country, lasts }
		),
		5 => (by(), who(), 0..9u64, lasts())
			.prop_map(|(by, who, nonce, lasts)| Op::Present { by, who, nonce, lasts }),
		3 => (by(), who(), lasts()).prop_map(|(by, who, lasts)| Op::Renew { by, who, lasts }),
		3 => (by(), who(), 0..9u64).prop_map(|(by, who, nonce)| Op::Revoke { by, who, nonce }),
		4 => (by(), who(), any::<bool>()).prop_map(|(by, who, own)| Op::Forget { by, who, own }),
		1 => by().prop_map(|by| Op::Epoch { by }),
		1 => by().prop_map(|by| Op::Rotate { by }),
		1 => by().prop_map(|by| Op::Remove { by }),
		2 => by().prop_map(|by| Op::Name { by }),
		2 => who().prop_map(|who| Op::Freeze { who }),
		2 => who().prop_map(|who| Op::Unfreeze { who }),
		1 => code().prop_map(|country| Op::Block { country }),
		3 => (1..80u64).prop_map(|blocks| Op::Wait { blocks }),
	]
}

/// The signing key that attester number `by` gets next.
fn next_key(by: u8) -> MultiSigner {
	let number = Attesters::<Test>::get(attester(by)).map_or(0, |entry| entry.key_number + 1);
	pair(by, number as u8).public().into()
}

fn name(by: u8) -> Call<Test> {
	let terms = AttesterTerms { max_level: 3, jurisdictions: Jurisdictions::Any, expires: 10_000 };
	Call::add_attester { who: attester(by), terms, key: next_key(by) }
}

/// Carries out `op`, whether it is refused or not. What is refused changes nothing.
fn apply(op: Op) {
	let (now, reason) = (System::block_number(), H256::zero());
	let (root, officer) = (RuntimeOrigin::root, || RuntimeOrigin::signed(OFFICER));
	let signed = |by| RuntimeOrigin::signed(attester(by));
	let (origin, call): (RuntimeOrigin, Call<Test>) = match op {
		Op::Attest { by, who, level, country, lasts } => {
			let statement = says(level, country, now + lasts);
			(signed(by), Call::attest { who: account(who), statement })
		}
		Op::Present { by, who, nonce, lasts } => {
			let Some(entry) = Attesters::<Test>::get(attester(by)) else { return };
			let (credential, _) = credential(by, 1, nonce);
			let expires = now + lasts;
			let credential = Credential { account: account(who), expires, ..credential };
			let (credential, signature) = sign(by, entry.key_number as u8, credential);
			(officer(), Call::present_credential { credential, signature })
		}
		Op::Renew { by, who, lasts } => {
			let (who, expires) = (account(who), now + lasts);
			(signed(by), Call::renew { who, expires, evidence: reason })
		}
		Op::Revoke { by, who, nonce } => {
			(signed(by), Call::revoke { who: account(who), nonce, reason })
		}
		Op::Forget { by, who, own } => {
			let sender = if own { signed(by) } else { officer() };
			(sender, Call::forget { who: account(who), attester: attester(by) })
		}
		Op::Epoch { by } => (signed(by), Call::new_epoch { who: attester(by) }),
		Op::Rotate { by } => (signed(by), Call::rotate_key { key: next_key(by) }),
		Op::Remove { by } => (root(), Call::remove_attester { who: attester(by) }),
		Op::Name { by } => (root(), name(by)),
		Op::Freeze { who } => (officer(), Call::freeze { who: account(who), reason }),
		Op::Unfreeze { who } => (officer(), Call::unfreeze { who: account(who), reason }),
		Op::Block { country } => (root(), Call::set_blocked { countries: countries(&[country]) }),
		Op::Wait { blocks } => return System::set_block_number(now + blocks),
	};
	let _ = dispatch(origin, call);
}

/// What attester number `by` put down, and what the records with its name cost.
fn deposit(by: u8) -> (Balance, Balance) {
	let identities = Identities::<Test>::iter_values();
	let records = identities
		.flat_map(|identity| identity.records)
		.filter(|record| record.attester == attester(by))
		.count();
	let one = Registry::footprint(1).size;
	(Balances::total_balance_on_hold(&attester(by)), records as Balance * Balance::from(one))
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 128, ..Default::default() })]

	#[test]
	fn registry_should_stay_sound_and_give_every_deposit_back(
		ops in prop::collection::vec(op(), 1..100),
	) {
		build().execute_with(|| {
			Registry::do_add_officer(OFFICER).unwrap();
			for by in 0..ATTESTERS {
				dispatch(RuntimeOrigin::root(), name(by)).unwrap();
			}
			for op in ops {
				apply(op);
				Registry::do_try_state().unwrap();
				for by in 0..ATTESTERS {
					let (held, cost) = deposit(by);
					assert_eq!(held, cost);
				}
				for (who, identity) in Identities::<Test>::iter() {
					let passes = Registry::check(&who, &Requirement::default(), &ASSET, 1);
					assert!(identity.frozen.is_none() || passes == Err(Refusal::Frozen));
				}
			}
			// Without its attester a record is void, and anybody can remove it.
			for by in 0..ATTESTERS {
				let _ = Registry::do_remove_attester(attester(by));
			}
			for (who, identity) in Identities::<Test>::iter().collect::<Vec<_>>() {
				if identity.frozen.is_some() {
					let call = Call::unfreeze { who: who.clone(), reason: H256::zero() };
					dispatch(RuntimeOrigin::signed(OFFICER), call).unwrap();
				}
				for record in identity.records {
					let call = Call::forget { who: who.clone(), attester: record.attester };
					dispatch(RuntimeOrigin::signed(holder(200)), call).unwrap();
				}
			}
			Registry::do_try_state().unwrap();
			assert_eq!(Identities::<Test>::iter().count(), 0);
			assert_eq!(Attesters::<Test>::iter().count(), 0);
			for by in 0..ATTESTERS {
				assert_eq!(Balances::total_balance_on_hold(&attester(by)), 0);
				assert_eq!(Balances::free_balance(attester(by)), PLENTY);
			}
		});
	}

	#[test]
	fn credential_should_be_refused_when_any_bit_of_it_is_changed(
		field in 0..11usize, place in 0..64usize, bit in 0..8u32, lasts in 1..1_000u64,
	) {
		run(|| {
			let good = Credential { expires: 1 + lasts, ..credential(0, 1, 7).0 };
			let (good, signature) = sign(0, 0, good);
			let (mut bad, mut forged) = (good.clone(), signature.clone());
			let mask = 1u8 << bit;
			let flip = |account: &mut AccountId32| {
				let mut bytes: [u8; 32] = account.clone().into();
				bytes[place % 32] ^= mask;
				*account = bytes.into();
			};
			let wide = 1u64 << (place % 8 * 8 + bit as usize);
			let narrow = 1u32 << (place % 4 * 8 + bit as usize);
			let mut error = E::SignatureInvalid;
			match field {
				0 => {
					bad.genesis.0[place % 32] ^= mask;
					error = E::OtherChain;
				}
				1 => {
					flip(&mut bad.attester);
					error = E::NotAttester;
				}
				2 => flip(&mut bad.account),
				3 => bad.level ^= mask,
				4 => bad.jurisdiction.0[place % 2] ^= mask,
				5 => {
					bad.expires ^= wide;
					if bad.expires <= 1 {
						error = E::CredentialExpired;
					}
				}
				6 => bad.evidence.0[place % 32] ^= mask,
				7 => bad.nonce ^= wide,
				8 => {
					bad.epoch ^= narrow;
					error = E::CredentialRevoked;
				}
				9 => {
					bad.key ^= narrow;
					error = E::KeyOutdated;
				}
				_ => {
					let MultiSignature::Sr25519(signature) = &mut forged else { unreachable!() };
					signature.0[place] ^= mask;
				}
			}
			assert_noop!(present((bad, forged)), error);
			assert_ok!(present((good, signature)));
		});
	}

	#[test]
	fn payments_should_never_add_up_to_more_than_the_limit(
		most in 1..200u128,
		payments in prop::collection::vec((1..4u8, 1..100u128, 0..30u64), 1..60),
	) {
		run(|| {
			let limit = Limit { asset: ASSET, level: 0, amount: most };
			Registry::do_set_limits(vec![limit].try_into().unwrap());
			let mut sums = BTreeMap::<_, Balance>::new();
			for (who, amount, blocks) in payments {
				let now = System::block_number() + blocks;
				System::set_block_number(now);
				let sum = sums.entry((who, now / PERIOD)).or_default();
				assert_eq!(Registry::allowance(&holder(who), &ASSET), Some(most - *sum));
				let expected = match *sum + amount {
					_ if amount > most => Err(Refusal::AboveLimit),
					more if more > most => Err(Refusal::LimitReached),
					_ => Ok(()),
				};
				let pay = Registry::pay(&holder(who), &Requirement::default(), &ASSET, amount);
				assert_eq!(pay, expected);
				if pay.is_ok() {
					*sum += amount;
				}
			}
		});
	}
}
