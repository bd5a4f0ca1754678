//! What holds whatever operations are sent, and in whatever order.

use super::*;
use polkadot_sdk::{frame_support::traits::Hooks, sp_core::sr25519};
use proptest::{prelude::*, sample::select};
use std::collections::BTreeMap;

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
	Freeze { officer: u8, who: u8 },
	Ratify { officer: u8, who: u8 },
	Unfreeze { officer: u8, who: u8 },
	Thaw { who: u8 },
	Lapse { who: u8 },
	Suspend { officer: u8 },
	Reinstate { officer: u8 },
	Idle { weight: u64 },
	Price { byte: Balance },
	Terms { by: u8, may_block: bool },
	Block { country: &'static str },
	Wait { blocks: u64 },
}

/// Number of attesters: one more than an account has room for.
const ATTESTERS: u8 = MAX_RECORDS as u8 + 1;
/// Number of holders. They are numbered from 0, and the attesters after them.
const HOLDERS: u8 = 3;

/// An account that is vouched for: a holder or an attester.
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
	let officer = || 0..2u8;
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
		3 => (officer(), who()).prop_map(|(officer, who)| Op::Freeze { officer, who }),
		2 => (officer(), who()).prop_map(|(officer, who)| Op::Ratify { officer, who }),
		2 => (officer(), who()).prop_map(|(officer, who)| Op::Unfreeze { officer, who }),
		1 => who().prop_map(|who| Op::Thaw { who }),
		1 => who().prop_map(|who| Op::Lapse { who }),
		1 => officer().prop_map(|officer| Op::Suspend { officer }),
		1 => officer().prop_map(|officer| Op::Reinstate { officer }),
		2 => (0..10u64).prop_map(|weight| Op::Idle { weight }),
		1 => select(vec![0, 1, 2, 3, 1_000]).prop_map(|byte| Op::Price { byte }),
		1 => (by(), any::<bool>()).prop_map(|(by, may_block)| Op::Terms { by, may_block }),
		1 => code().prop_map(|country| Op::Block { country }),
		3 => (1..80u64).prop_map(|blocks| Op::Wait { blocks }),
	]
}

/// One of two officers.
fn officer(n: u8) -> AccountId32 {
	[OFFICER, SECOND][usize::from(n)].clone()
}

/// The signing key that attester number `by` gets next.
fn next_pair(by: u8) -> sr25519::Pair {
	let number = Attesters::<Test>::get(attester(by)).map_or(0, |entry| entry.key_number + 1);
	pair(by, number as u8)
}

fn name(by: u8) -> Call<Test> {
	let key = next_pair(by).public().into();
	Call::add_attester { who: attester(by), terms: terms(3), key }
}

/// Carries out `op`, whether or not it is refused. A refused call changes nothing.
fn apply(op: Op) {
	let (now, reason) = (System::block_number(), H256::zero());
	let (root, anyone) = (RuntimeOrigin::root, || RuntimeOrigin::signed(holder(200)));
	let signed = |by| RuntimeOrigin::signed(attester(by));
	let of = |n| RuntimeOrigin::signed(officer(n));
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
			(anyone(), Call::present_credential { credential, signature })
		}
		Op::Renew { by, who, lasts } => {
			let (who, expires) = (account(who), now + lasts);
			(signed(by), Call::renew { who, expires, evidence: reason })
		}
		Op::Revoke { by, who, nonce } => {
			(signed(by), Call::revoke { who: account(who), nonce, reason })
		}
		Op::Forget { by, who, own } => {
			let sender = if own { signed(by) } else { anyone() };
			(sender, Call::forget { who: account(who), attester: attester(by) })
		}
		Op::Epoch { by } => (signed(by), Call::new_epoch { who: attester(by) }),
		Op::Rotate { by } => (signed(by), rotation(by, &next_pair(by))),
		Op::Remove { by } => (root(), Call::remove_attester { who: attester(by) }),
		Op::Name { by } => (root(), name(by)),
		Op::Freeze { officer, who } => (of(officer), Call::freeze { who: account(who), reason }),
		Op::Ratify { officer, who } => (of(officer), Call::ratify_freeze { who: account(who) }),
		Op::Unfreeze { officer, who } => {
			(of(officer), Call::unfreeze { who: account(who), reason })
		}
		Op::Thaw { who } => {
			(RuntimeOrigin::signed(COMMITTEE), Call::unfreeze { who: account(who), reason })
		}
		Op::Lapse { who } => (anyone(), Call::lapse_freeze { who: account(who) }),
		Op::Suspend { officer: n } => {
			(RuntimeOrigin::signed(COMMITTEE), Call::suspend_officer { who: officer(n) })
		}
		Op::Reinstate { officer: n } => (root(), Call::reinstate_officer { who: officer(n) }),
		Op::Idle { weight } => {
			Registry::on_idle(now, Weight::from_parts(weight, u64::MAX));
			return;
		}
		Op::Price { byte } => return BytePrice::set(byte),
		Op::Terms { by, may_block } => {
			let terms = AttesterTerms { may_block, ..terms(3) };
			(root(), Call::update_attester { who: attester(by), terms })
		}
		Op::Block { country } => (root(), Call::set_blocked { countries: countries(&[country]) }),
		Op::Wait { blocks } => return System::set_block_number(now + blocks),
	};
	let _ = dispatch(origin, call);
}

/// Number of records of attester number `by`.
fn records(by: u8) -> Balance {
	let identities = Identities::<Test>::iter_values();
	let records = identities.flat_map(|identity| identity.records);
	records.filter(|record| record.attester == attester(by)).count() as Balance
}

/// What attester number `by` has put down, after its records, of which there were `before`, have
/// become `after`: it pays today's price for new ones, and gets back the average for others.
fn put_down(held: Balance, before: Balance, after: Balance) -> Balance {
	let one = Balance::from(Registry::footprint(1).size) * BytePrice::get();
	match after {
		0 => 0,
		_ if after > before => held + (after - before) * one,
		_ if one == 0 => held,
		_ => held - held * (before - after) / before,
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(128)))]

	#[test]
	fn registry_should_stay_sound_and_give_every_deposit_back(
		ops in prop::collection::vec(op(), 1..100),
	) {
		build().execute_with(|| {
			for n in 0..2 {
				Registry::do_add_officer(officer(n)).unwrap();
			}
			for by in 0..ATTESTERS {
				dispatch(RuntimeOrigin::root(), name(by)).unwrap();
			}
			let mut deposits = [(0, 0); ATTESTERS as usize];
			for op in ops {
				apply(op);
				Registry::do_try_state().unwrap();
				for (by, (before, held)) in (0..).zip(&mut deposits) {
					let after = records(by);
					*held = put_down(*held, *before, after);
					*before = after;
					assert_eq!(Balances::total_balance_on_hold(&attester(by)), *held);
				}
				let now = System::block_number();
				for (who, identity) in Identities::<Test>::iter() {
					let passes = Registry::check(&who, &Requirement::default(), &ASSET, 1);
					assert_eq!(identity.is_frozen(now), passes == Err(Refusal::Frozen));
					// One officer's freeze never lasts longer than its term.
					let freeze = identity.frozen.filter(|freeze| freeze.ratified_by().is_none());
					assert!(freeze.is_none_or(|freeze| freeze.lapses() == Some(freeze.since + TERM)));
				}
			}
			// The chain alone ends what nobody ratified.
			System::set_block_number(System::block_number() + TERM);
			Registry::on_idle(1, Weight::MAX);
			for (who, identity) in Identities::<Test>::iter().collect::<Vec<_>>() {
				if let Some(freeze) = identity.frozen {
					assert_eq!(freeze.lapses(), None);
					let call = Call::unfreeze { who: who.clone(), reason: H256::zero() };
					dispatch(RuntimeOrigin::root(), call).unwrap();
				}
			}
			// Without its attester a record is void, and anyone can remove it.
			for by in 0..ATTESTERS {
				let _ = Registry::do_remove_attester(attester(by));
			}
			for (who, identity) in Identities::<Test>::iter().collect::<Vec<_>>() {
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

	/// [`Compliance::pay_up_to`] pays what is left of half the limit of the period, and borrows
	/// nothing. A payment within the limit that is made whole is possible after it, and after one of
	/// less than the other half.
	#[test]
	fn capped_payment_should_be_what_is_left_of_the_period(
		most in 0..50u128, before in 0..60u128, due in 0..60u128,
	) {
		run(|| {
			let limit = Limit { asset: ASSET, level: 0, amount: most };
			Registry::do_set_limits(vec![limit].try_into().unwrap());
			let requirement = Requirement::default();
			let before = before.min(most);
			Registry::pay(&holder(1), &requirement, &ASSET, before).unwrap();
			let left = (most / 2).saturating_sub(before);
			assert_eq!(Registry::allowance(&holder(1), &ASSET), Some(left));
			let paid = Registry::pay_up_to(&holder(1), &requirement, &ASSET, due);
			if due == 0 || left > 0 {
				assert_eq!(paid, Ok(due.min(left)));
			} else {
				let never = most <= 1;
				let reason = if never { Refusal::AboveLimit } else { Refusal::LimitReached };
				assert_eq!(paid, Err(reason));
			}
			let left = left - paid.unwrap_or(0);
			assert_eq!(Registry::allowance(&holder(1), &ASSET), Some(left));
			if before < most {
				let given = (most - most / 2).saturating_sub(before + 1);
				assert_eq!(Registry::pay(&holder(1), &requirement, &ASSET, given), Ok(()));
				assert_eq!(Registry::check(&holder(1), &requirement, &ASSET, most), Ok(()));
			}
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
			let mut booked = BTreeMap::<_, Balance>::new();
			let mut paid = BTreeMap::<_, Balance>::new();
			for (who, amount, blocks) in payments {
				let now = System::block_number() + blocks;
				System::set_block_number(now);
				let day = now / PERIOD;
				let before = booked.get(&(who, day)).copied().unwrap_or(0);
				let left = most - before;
				let in_parts = (most / 2).saturating_sub(before);
				assert_eq!(Registry::allowance(&holder(who), &ASSET), Some(in_parts));
				let expected = match amount {
					_ if amount > most => Err(Refusal::AboveLimit),
					_ if left == 0 => Err(Refusal::LimitReached),
					_ => Ok(()),
				};
				let pay = Registry::pay(&holder(who), &Requirement::default(), &ASSET, amount);
				assert_eq!(pay, expected);
				if pay.is_ok() {
					*booked.entry((who, day)).or_default() += amount.min(left);
					*booked.entry((who, day + 1)).or_default() += amount - amount.min(left);
					let total = paid.entry(who).or_default();
					*total += amount;
					// What is borrowed from the next day is less than a day's limit.
					assert!(*total < most * (Balance::from(day) + 2));
				}
			}
		});
	}
}
