//! The registry in its real setting: a freeze that holds on every path, weights that cover the checks, and
//! rounds that pay the qualified and nobody else.

#![allow(
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects,
	missing_docs
)]

mod common;

use common::*;
use distribution_primitives::{Jurisdictions, Refusal, Requirement};
use pallet_compliance::{AttesterTerms, Limit, Statement};
use polkadot_sdk::frame_support::{
	traits::{
		fungible::{Inspect, InspectFreeze, Mutate},
		tokens::{Fortitude, Preservation},
		Hooks,
	},
	weights::Weight,
};
use sp_core::H256;
use sp_keyring::Sr25519Keyring::{Charlie, Dave, Eve};
use staging_xcm::prelude::{AccountId32, Asset, Here, Location, Parachain, Unlimited};
use staging_xcm_executor::traits::TransactAsset;

const REASON: H256 = H256::repeat_byte(7);

fn freeze(who: &AccountId) {
	Compliance::freeze(RuntimeOrigin::signed(Charlie.to_account_id()), who.clone(), REASON)
		.unwrap();
}

fn unfreeze(who: &AccountId) {
	Compliance::unfreeze(RuntimeOrigin::signed(Charlie.to_account_id()), who.clone(), REASON)
		.unwrap();
}

fn transfer(to: &AccountId, value: Balance) -> RuntimeCall {
	RuntimeCall::Balances(pallet_balances::Call::transfer_allow_death {
		dest: to.clone().into(),
		value,
	})
}

/// Whether `call` moves anything out of `frozen`, and how it ends.
fn moves(frozen: &AccountId, origin: RuntimeOrigin, call: RuntimeCall) -> bool {
	let before = Balances::total_balance(frozen);
	let _ = call.dispatch(origin);
	Balances::total_balance(frozen) < before
}

#[test]
fn frozen_account_should_move_nothing_by_any_path() {
	chain().execute_with(|| {
		let (bob, friend) = (Bob.to_account_id(), Alice.to_account_id());
		let thief = beneficiary(200);
		let signed = || RuntimeOrigin::signed(bob.clone());
		// Paths that were open before: a proxy, a multisig of which the account is a part, vested tokens,
		// an approved asset, and a candidacy as collator.
		Assets::create(signed(), 6, bob.clone().into(), 1).unwrap();
		Proxy::add_proxy(signed(), friend.clone().into(), system::ProxyType::Any, 0).unwrap();
		freeze(&bob);
		assert!(
			Balances::balance_frozen(
				&RuntimeFreezeReason::Compliance(pallet_compliance::FreezeReason::Officer),
				&bob
			) == Balance::MAX
		);

		let paths: Vec<(&str, RuntimeCall)> = vec![
			("transfer", transfer(&thief, UNIT)),
			(
				"transfer_all",
				RuntimeCall::Balances(pallet_balances::Call::transfer_all {
					dest: thief.clone().into(),
					keep_alive: false,
				}),
			),
			(
				"batch",
				RuntimeCall::Utility(pallet_utility::Call::batch_all {
					calls: vec![transfer(&thief, UNIT)],
				}),
			),
			(
				"burn",
				RuntimeCall::Balances(pallet_balances::Call::burn {
					value: UNIT,
					keep_alive: false,
				}),
			),
			(
				"vested transfer",
				RuntimeCall::Vesting(pallet_vesting::Call::vested_transfer {
					target: thief.clone().into(),
					schedule: pallet_vesting::VestingInfo::new(100 * UNIT, UNIT, 1),
				}),
			),
			(
				"deposit of an asset",
				RuntimeCall::Assets(pallet_assets::Call::create {
					id: 5,
					admin: friend.clone().into(),
					min_balance: 1,
				}),
			),
			(
				"deposit handed over with an asset",
				RuntimeCall::Assets(pallet_assets::Call::transfer_ownership {
					id: 6,
					owner: friend.clone().into(),
				}),
			),
			(
				"deposit of a multisig",
				RuntimeCall::Multisig(pallet_multisig::Call::approve_as_multi {
					threshold: 2,
					other_signatories: vec![friend.clone()],
					maybe_timepoint: None,
					call_hash: [0; 32],
					max_weight: Weight::zero(),
				}),
			),
			(
				"candidacy",
				RuntimeCall::CollatorSelection(
					pallet_collator_selection::Call::register_as_candidate {},
				),
			),
			(
				"xcm transfer",
				RuntimeCall::PolkadotXcm(pallet_xcm::Call::limited_reserve_transfer_assets {
					dest: Box::new(Location::new(1, [Parachain(2_001)]).into()),
					beneficiary: Box::new(
						Location::new(0, [AccountId32 { network: None, id: [9; 32] }]).into(),
					),
					assets: Box::new((Here, UNIT).into()),
					fee_asset_item: 0,
					weight_limit: Unlimited,
				}),
			),
		];
		for (path, call) in paths {
			let total = Balances::total_balance(&bob);
			let result = call.clone().dispatch(signed());
			// All that can be moved is nothing; a deposit stays in the account.
			let allowed = path == "transfer_all" || path.starts_with("deposit");
			assert!(result.is_err() || allowed, "{path}");
			assert_eq!(Balances::total_balance(&bob), total, "{path}");
			let proxied = RuntimeCall::Proxy(pallet_proxy::Call::proxy {
				real: bob.clone().into(),
				force_proxy_type: None,
				call: Box::new(call),
			});
			assert!(
				!moves(&bob, RuntimeOrigin::signed(friend.clone()), proxied),
				"{path} by proxy"
			);
			assert_eq!(Balances::total_balance(&bob), total, "{path} by proxy");
		}
		// Fees cannot be paid either, so that nothing of it would get into a block.
		use polkadot_sdk::frame_support::traits::fungible::Balanced;
		let fee = <Balances as Balanced<AccountId>>::withdraw(
			&bob,
			UNIT,
			frame_support::traits::tokens::Precision::Exact,
			Preservation::Preserve,
			Fortitude::Polite,
		);
		assert!(fee.is_err());
		assert_eq!(
			Balances::reducible_balance(&bob, Preservation::Expendable, Fortitude::Polite),
			0
		);

		unfreeze(&bob);
		assert_ok!(transfer(&thief, UNIT).dispatch(signed()));
		Compliance::do_try_state().unwrap();
	});
}

#[test]
fn frozen_multisig_should_move_nothing() {
	chain().execute_with(|| {
		let mut signers = [Alice.to_account_id(), Bob.to_account_id()];
		signers.sort();
		let pot = pallet_multisig::Pallet::<Runtime>::multi_account_id(&signers, 2);
		Balances::mint_into(&pot, 100 * UNIT).unwrap();
		freeze(&pot);
		let call = Box::new(transfer(&beneficiary(200), UNIT));
		let weight = Weight::from_parts(1_000_000_000, 100_000);
		let vote = |n: usize, timepoint| {
			Multisig::as_multi(
				RuntimeOrigin::signed(signers[n].clone()),
				2,
				vec![signers[1 - n].clone()],
				timepoint,
				call.clone(),
				weight,
			)
		};
		vote(0, None).unwrap();
		vote(1, Some(Multisig::timepoint())).unwrap();
		assert_eq!(Balances::free_balance(beneficiary(200)), 0);
		assert_eq!(Balances::free_balance(&pot), 100 * UNIT);
	});
}

#[test]
fn vesting_should_go_on_but_free_nothing_while_frozen() {
	chain().execute_with(|| {
		let who = beneficiary(50);
		<Vesting as VestedTransfer<_>>::vested_transfer(
			&Alice.to_account_id(),
			&who,
			100 * UNIT,
			UNIT,
			1_000,
		)
		.unwrap();
		freeze(&who);
		relay(1_200);
		assert_ok!(Vesting::vest_other(
			RuntimeOrigin::signed(Bob.to_account_id()),
			who.clone().into()
		));
		assert!(!pallet_vesting::Vesting::<Runtime>::contains_key(&who));
		assert_noop!(
			Balances::transfer_allow_death(
				RuntimeOrigin::signed(who.clone()),
				Bob.to_account_id().into(),
				UNIT
			),
			sp_runtime::TokenError::Frozen
		);
		unfreeze(&who);
		assert_ok!(Balances::transfer_allow_death(
			RuntimeOrigin::signed(who),
			Bob.to_account_id().into(),
			100 * UNIT
		));
	});
}

#[test]
fn xcm_should_not_withdraw_from_a_frozen_account() {
	chain().execute_with(|| {
		let who = beneficiary(51);
		Balances::mint_into(&who, 100 * UNIT).unwrap();
		let at = Location::new(0, [AccountId32 { network: None, id: [51; 32] }]);
		let asset: Asset = (Here, UNIT).into();
		let withdraw = || {
			<configs::xcm::LocalAssetTransactor as TransactAsset>::withdraw_asset(&asset, &at, None)
		};
		freeze(&who);
		assert!(withdraw().is_err());
		assert_eq!(Balances::free_balance(&who), 100 * UNIT);
		unfreeze(&who);
		assert!(withdraw().is_ok());
	});
}

#[test]
fn frozen_account_should_receive_no_payout_of_any_kind() {
	chain().execute_with(|| {
		let (id, evidence) = open_round(&[5 * UNIT, 6 * UNIT], Release::Immediate);
		let who = beneficiary(100);
		freeze(&who);
		let signed = || RuntimeOrigin::signed(Bob.to_account_id());
		let refused = claim(id, 0, &evidence[0]).dispatch(signed()).unwrap_err();
		assert_eq!(refused.error, pallet_distribution::Error::<Runtime>::AccountFrozen.into());
		assert!(claim(id, 0, &evidence[0])
			.authorize(TransactionSource::External)
			.unwrap()
			.is_err());
		assert_eq!(Balances::total_balance(&who), 0);
		unfreeze(&who);
		assert_ok!(claim(id, 0, &evidence[0]).dispatch(signed()));
	});
}

/// Regression: an account hides from a freeze behind the references it can have.
#[test]
fn account_with_all_its_references_used_should_be_frozen_all_the_same() {
	chain().execute_with(|| {
		let (alice, bob) = (Alice.to_account_id(), Bob.to_account_id());
		for id in 1_000..1_100 {
			Assets::force_create(RuntimeOrigin::root(), id, alice.clone().into(), false, 1)
				.unwrap();
			let _ = Assets::mint(RuntimeOrigin::signed(alice.clone()), id, bob.clone().into(), 10);
		}
		freeze(&bob);
		assert_noop!(
			transfer(&alice, UNIT)
				.dispatch(RuntimeOrigin::signed(bob.clone()))
				.map_err(|e| e.error),
			DispatchError::Token(sp_runtime::TokenError::Frozen)
		);
		unfreeze(&bob);
	});
}

#[test]
fn accounts_of_pallets_should_not_be_frozen() {
	chain().execute_with(|| {
		let officer = Charlie.to_account_id();
		for who in [
			Distribution::pot(0),
			monetary::TreasuryAccount::get(),
			CollatorSelection::account_id(),
		] {
			assert_noop!(
				Compliance::do_freeze(officer.clone(), who, REASON),
				pallet_compliance::Error::<Runtime>::Exempt
			);
		}
	});
}

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
		// What is earned by work arrives, and stays.
		assert!(Balances::free_balance(&who) > before);
		assert!(transfer(&pot, 1).dispatch(RuntimeOrigin::signed(who)).is_err());
	});
}

#[test]
fn declared_weight_should_cover_the_worst_check() {
	use pallet_compliance::WeightInfo;
	type Measured = weights::pallet_compliance::WeightInfo<Runtime>;
	chain().execute_with(|| {
		let (_, rows) = open_round(&[5 * UNIT; 200], Release::Immediate);
		let evidence = &rows[0];
		let declared = Distribution::claim_weight(evidence);
		let exact = || claim(0, 0, evidence).get_dispatch_info().call_weight;
		assert!(exact().all_lt(declared));
		let round = pallet_distribution::Rounds::<Runtime>::get(0).unwrap();
		// What it takes under no requirement, and the worst check on top.
		let plain = Distribution::claim_weight_of(&round, evidence);
		let (pay, free) = (Measured::pay(), Measured::pay_unconditionally());
		let check = Weight::from_parts(pay.ref_time() - free.ref_time(), pay.proof_size());
		assert!(plain.saturating_add(check).all_lte(declared));
		let strict = pallet_distribution::RoundOf::<Runtime> {
			requirement: Requirement::level(1),
			..round.clone()
		};
		assert!(Distribution::claim_weight_of(&strict, evidence).all_lte(declared));
		assert_eq!(Distribution::claim_weight_of(&strict, evidence), plain.saturating_add(check));
		// A limit in force costs as much as a requirement.
		Compliance::do_set_limits(
			vec![Limit { asset: NativeOrWithId::Native, level: 0, amount: UNIT }]
				.try_into()
				.unwrap(),
		);
		assert_eq!(Distribution::claim_weight_of(&round, evidence), plain.saturating_add(check));
	});
}

#[test]
fn limits_should_hold_across_rounds_and_pass_with_the_period() {
	chain().execute_with(|| {
		let limit = Limit { asset: NativeOrWithId::Native, level: 1, amount: 10 * UNIT };
		Compliance::do_set_limits(vec![limit].try_into().unwrap());
		let rounds: Vec<_> = (0..2).map(|_| open_round(&[6 * UNIT], Release::Immediate)).collect();
		let pay = |n: usize| {
			let (id, evidence) = &rounds[n];
			claim(*id, 0, &evidence[0])
				.dispatch(RuntimeOrigin::signed(Bob.to_account_id()))
				.map(|_| ())
				.map_err(|e| e.error)
		};
		assert_ok!(pay(0));
		let reached = pallet_distribution::Error::<Runtime>::PayoutLimitReached;
		assert_noop!(pay(1), reached);
		// Four tokens would still do, six pass with the next period.
		let can =
			|amount| Distribution::can_receive(rounds[1].0, &beneficiary(100), amount).unwrap();
		assert_eq!(can(4 * UNIT), Ok(()));
		let obstacle = can(6 * UNIT).unwrap_err();
		assert_eq!(obstacle.refusal, Refusal::LimitReached);
		assert_eq!(obstacle.passes_at, Some(DAYS));
		assert_eq!(can(11 * UNIT).unwrap_err().refusal, Refusal::AboveLimit);
		relay(DAYS);
		assert_ok!(pay(1));
		Compliance::on_idle(1, Weight::MAX);
		assert_eq!(pallet_compliance::Received::<Runtime>::iter().count(), 1);
	});
}

/// What the model knows of an account, written independently of the pallet: every word that was said.
#[derive(Default, Clone)]
struct Model {
	/// Attester, serial number of its epoch, level, country, expiry, revoked.
	said: Vec<(usize, u32, u8, &'static str, u32, bool)>,
	frozen: bool,
}

/// 100,000 random operations: nobody unqualified is paid, nobody qualified refused.
#[test]
fn rounds_should_pay_the_qualified_and_nobody_else() {
	const HOLDERS: usize = 24;
	const OPERATIONS: u32 = 100_000;
	const COUNTRIES: [&str; 4] = ["DE", "FR", "US", "KP"];
	chain().execute_with(|| {
		let mut random = Random(0x5eed);
		let attesters = [Dave.to_account_id(), Eve.to_account_id(), Alice.to_account_id()];
		let max_levels = [3u8, 3, 2];
		let terms = AttesterTerms {
			max_level: 2,
			jurisdictions: Jurisdictions::Any,
			expires: BlockNumber::MAX,
		};
		Compliance::do_add_attester(attesters[2].clone(), terms, Alice.public().into()).unwrap();
		let mut epochs = [0u32; 3];
		let mut in_office = [true; 3];
		let mut models = vec![Model::default(); HOLDERS];
		let only = |codes: &[&str]| {
			let list: Vec<_> = codes.iter().map(|code| code.parse().unwrap()).collect();
			Jurisdictions::Only(list.try_into().unwrap())
		};
		// Level, countries, attesters: as the model reads them, and as the chain does.
		let demands: [(u8, &[&str], u8); 4] =
			[(0, &[], 0), (2, &[], 1), (1, &["DE", "FR"], 1), (1, &[], 2)];
		let requirements = [
			Requirement::default(),
			Requirement { attesters: 1, ..Requirement::level(2) },
			Requirement { jurisdictions: only(&["DE", "FR"]), ..Requirement::level(1) },
			Requirement { attesters: 2, ..Requirement::level(1) },
		];
		let mut now = 1_000u32;
		let (mut paid, mut refused) = (0u32, 0u32);
		let mut round = None;
		let holder = |n: usize| AccountId::from([n as u8 + 100; 32]);
		for operation in 0..OPERATIONS {
			let who = random.below(HOLDERS as u64) as usize;
			let by = random.below(3) as usize;
			match random.below(100) {
				0..=24 => {
					let level = random.below(4) as u8;
					let country = COUNTRIES[random.below(4) as usize];
					let expires = now + random.below(300) as u32;
					let statement = Statement {
						level,
						jurisdiction: country.parse().unwrap(),
						expires,
						evidence: H256::zero(),
					};
					let result =
						Compliance::do_attest(attesters[by].clone(), &[(holder(who), statement)]);
					let good =
						in_office[by] && level > 0 && level <= max_levels[by] && expires > now;
					assert_eq!(result.is_ok(), good, "{result:?}");
					if good {
						models[who].said.retain(|word| word.0 != by);
						models[who].said.push((by, epochs[by], level, country, expires, false));
					}
				}
				25..=29 => {
					let result =
						Compliance::do_revoke(attesters[by].clone(), holder(who), 0, REASON);
					assert_eq!(result.is_ok(), in_office[by]);
					if in_office[by] {
						match models[who].said.iter_mut().find(|word| word.0 == by) {
							Some(word) if word.1 == epochs[by] => word.5 = true,
							_ => models[who].said.retain(|word| word.0 != by),
						}
					}
				}
				30 => {
					if in_office[by] {
						Compliance::do_new_epoch(attesters[by].clone()).unwrap();
						epochs[by] += 1;
					}
				}
				31 if by == 2 => {
					if in_office[2] {
						Compliance::do_remove_attester(attesters[2].clone()).unwrap();
					} else {
						let terms = AttesterTerms {
							max_level: 2,
							jurisdictions: Jurisdictions::Any,
							expires: BlockNumber::MAX,
						};
						let key = Alice.public().into();
						Compliance::do_add_attester(attesters[2].clone(), terms, key).unwrap();
						epochs[2] += 1;
					}
					in_office[2] = !in_office[2];
				}
				32 => {
					let key = Eve.public().into();
					let rotated = Compliance::do_rotate_key(attesters[by].clone(), key);
					assert_eq!(rotated.is_ok(), in_office[by]);
				}
				33..=35 => {
					if models[who].frozen {
						unfreeze(&holder(who));
					} else {
						freeze(&holder(who));
					}
					models[who].frozen = !models[who].frozen;
				}
				36..=45 => {
					now += random.below(20) as u32;
					relay(now);
					System::reset_events();
				}
				_ => {
					let demand = random.below(4) as usize;
					// A round for everybody, opened anew when all its rows were tried.
					let (id, evidence) = match round.take() {
						Some((id, evidence, left)) if left > 0 => {
							round = Some((id, evidence, left - 1));
							let (id, evidence, _) = round.as_ref().unwrap();
							(*id, evidence)
						}
						_ => {
							let (id, evidence) = open_round(&[UNIT; HOLDERS], Release::Immediate);
							round = Some((id, evidence, 60u32));
							let (id, evidence, _) = round.as_ref().unwrap();
							(*id, evidence)
						}
					};
					let mut claimed_before = false;
					pallet_distribution::Rounds::<Runtime>::mutate(id, |round| {
						round.as_mut().unwrap().requirement = requirements[demand].clone();
					});
					if Distribution::claimed(id, &[who as u32])[0] {
						claimed_before = true;
					}
					let (level, countries, needed) = demands[demand];
					let standing: Vec<_> = models[who]
						.said
						.iter()
						.filter(|(by, epoch, _, _, _, revoked)| {
							in_office[*by] && *epoch == epochs[*by] && !revoked
						})
						.collect();
					let counting = standing
						.iter()
						.filter(|(_, _, has, country, expires, _)| {
							now < *expires
								&& *has >= level && (countries.is_empty()
								|| countries.contains(country))
						})
						.count();
					let blocked = standing.iter().any(|word| word.3 == "KP");
					let qualified = !models[who].frozen
						&& !blocked && (demand == 0
						|| counting >= usize::from(needed.max(1)));
					let before = Balances::total_balance(&holder(who));
					let result = claim(id, who as u8, &evidence[who])
						.dispatch(RuntimeOrigin::signed(Bob.to_account_id()));
					let gained = Balances::total_balance(&holder(who)) - before;
					if claimed_before {
						assert!(result.is_err() && gained == 0);
					} else {
						assert_eq!(result.is_ok(), qualified, "operation {operation}: {result:?}");
						assert_eq!(gained, if qualified { UNIT } else { 0 });
						if qualified {
							paid += 1;
						} else {
							refused += 1;
						}
					}
				}
			}
			if operation % 10_000 == 0 {
				Compliance::do_try_state().unwrap();
			}
		}
		Compliance::do_try_state().unwrap();
		assert!(paid > 5_000 && refused > 5_000, "{paid} paid, {refused} refused");
	});
}

/// A small generator of random numbers (xorshift64*), so that a failure can be repeated.
struct Random(u64);
impl Random {
	fn below(&mut self, bound: u64) -> u64 {
		self.0 ^= self.0 >> 12;
		self.0 ^= self.0 << 25;
		self.0 ^= self.0 >> 27;
		self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) % bound
	}
}
