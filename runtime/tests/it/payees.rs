//! Payees in their real setting: who can be one, when a change is in force, what freezes and
//! requirements ask of whom; and that every unit goes where its owner has said.

use crate::common::*;
use distribution_primitives::{Country, Redirect, Scope, Statement, UnlockSchedule};
use polkadot_sdk::{
	frame_support::traits::fungible::{Inspect, InspectHold, Mutate},
	sp_runtime::{DispatchResult, MultiSignature},
};
use sp_core::H256;
use sp_keyring::Sr25519Keyring::{self, BobStash, Charlie, Eve, One, Two};
use std::collections::BTreeMap;

type PayeesCall = pallet_payees::Call<Runtime>;
type RoundCall = pallet_distribution::Call<Runtime>;
type Refused = pallet_payees::Error<Runtime>;
type NotPaid = pallet_distribution::Error<Runtime>;

const REASON: H256 = H256::repeat_byte(7);

fn signed(who: &AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who.clone())
}

fn dispatch(who: &AccountId, call: impl Into<RuntimeCall>) -> DispatchResult {
	let call: RuntimeCall = call.into();
	call.dispatch(signed(who)).map(|_| ()).map_err(|refused| refused.error)
}

fn freeze(who: &AccountId) {
	assert_ok!(Compliance::freeze(signed(&Charlie.to_account_id()), who.clone(), REASON));
}

fn unfreeze(who: &AccountId) {
	assert_ok!(Compliance::unfreeze(signed(&Charlie.to_account_id()), who.clone(), REASON));
}

/// How long a change waits on this chain.
fn delay() -> BlockNumber {
	payees::PayeeDelay::get()
}

/// Claims a row of round `id`, which is `owner`'s, for the account in `redirect`, as `signer` has signed.
pub fn claim_to(
	id: u32,
	owner: &AccountId,
	evidence: Evidence<Balance>,
	redirect: Redirect<AccountId, Balance, BlockNumber>,
	signer: Sr25519Keyring,
) -> RuntimeCall {
	let (genesis, row) = (System::block_hash(0), evidence.index());
	let Redirect { to, paid, deadline } = &redirect;
	let text = format!(
		"distribution/redirect1: On chain {genesis:#x}, pay what is due now of row {row} of round \
		 {id}, which belongs to account {:#x}, to account {:#x} instead. Paid of it before: {paid}. \
		 Valid before relay-chain block {deadline}.",
		H256(owner.clone().into()),
		H256(to.clone().into()),
	);
	let signature = MultiSignature::Sr25519(signer.sign(text.as_bytes()));
	RoundCall::claim_to { id, beneficiary: owner.clone(), evidence, redirect, signature }.into()
}

/// Names a payee for everything, and waits until that is in force.
fn named(owner: &AccountId, payee: &AccountId, now: BlockNumber) {
	assert_ok!(Payees::set(signed(owner), Scope::Everything, payee.clone()));
	relay(now + delay());
}

#[test]
fn payee_should_have_a_key() {
	chain().execute_with(|| {
		let (round, _) = open_round(&[UNIT], Release::Immediate);
		let bob = Bob.to_account_id();
		let begins = |start: &[u8], rest: u8| {
			let mut bytes = [rest; 32];
			bytes[..start.len()].copy_from_slice(start);
			AccountId::from(bytes)
		};
		for keyless in [
			Distribution::pot(round),
			Emission::pot(0),
			monetary::TreasuryAccount::get(),
			CollatorSelection::account_id(),
			begins(b"Parent", 0),
			begins(b"para\xd0\x07\0\0", 0),
			begins(b"sibl\xd0\x07\0\0", 0),
			// An Ethereum address, filled up.
			begins(&[0; 12], 0x5a),
			begins(&[], 0),
		] {
			assert_noop!(
				Payees::set(signed(&bob), Scope::Everything, keyless.clone()),
				Refused::PayeeKeyless
			);
		}
		// People sign for a multisig.
		let mut signers = [Alice.to_account_id(), bob.clone()];
		signers.sort();
		let multisig = pallet_multisig::Pallet::<Runtime>::multi_account_id(&signers, 2);
		assert_ok!(Payees::set(signed(&bob), Scope::Everything, multisig));
		Payees::do_try_state().unwrap();
	});
}

#[test]
fn change_should_be_in_force_after_a_day_or_sooner_by_the_pace() {
	chain().execute_with(|| {
		let pace = governance::origins::Pace::<Runtime>::get();
		assert!(pace > 1);
		assert_eq!(delay(), DAYS / pace);
		governance::origins::Pace::<Runtime>::put(1);
		let (bob, payee) = (Bob.to_account_id(), beneficiary(1));
		assert_ok!(Payees::set(signed(&bob), Scope::Everything, payee.clone()));
		let in_force = || Payees::named(&bob)[0].payee.clone();
		relay(1_000 + DAYS - 1);
		assert_eq!(in_force(), None);
		relay(1_000 + DAYS);
		assert_eq!(in_force(), Some(payee));
		Payees::do_try_state().unwrap();
	});
}

/// What `docs/design.md` says.
#[test]
fn deposit_for_payees_should_be_what_the_documents_say() {
	chain().execute_with(|| {
		let bob = Bob.to_account_id();
		let held = || Balances::total_balance_on_hold(&bob);
		let before = held();
		for scopes in 1..=8 {
			let scope = Scope::Round(scopes);
			assert_ok!(Payees::set(signed(&bob), scope, beneficiary(1)));
			let bytes = 33 + 80 + 81 * Balance::from(scopes);
			assert_eq!(held() - before, DEPOSIT_PER_ITEM + bytes * DEPOSIT_PER_BYTE);
		}
		assert_noop!(
			Payees::set(signed(&bob), Scope::Everything, beneficiary(1)),
			Refused::TooManyScopes
		);
		Payees::do_try_state().unwrap();
	});
}

#[test]
fn owner_should_qualify_and_the_payee_need_not() {
	chain().execute_with(|| {
		let requirement = Requirement { level: 1, ..Requirement::default() };
		let amounts = [5 * UNIT, 6 * UNIT];
		let (id, evidence) = open_round_with(&amounts, Release::Immediate, requirement, 10_000_000);
		let (qualified, other) = (beneficiary(100), beneficiary(101));
		let statement = Statement {
			level: 1,
			jurisdiction: Country(*b"DE"),
			expires: 1_000_000,
			evidence: REASON,
		};
		assert_ok!(Compliance::attest(signed(&Eve.to_account_id()), qualified.clone(), statement));
		for who in [&qualified, &other] {
			Balances::mint_into(who, 10 * UNIT).unwrap();
		}
		// Nobody has vouched for this one.
		let payee = beneficiary(1);
		named(&qualified, &payee, 1_000);
		named(&other, &qualified, 2_000);
		let bob = Bob.to_account_id();
		let claim = |row: u8| dispatch(&bob, claim(id, row, &evidence[usize::from(row)]));
		assert_noop!(claim(1), NotPaid::LevelTooLow);
		assert_ok!(claim(0));
		assert_eq!(Balances::free_balance(&payee), 5 * UNIT);
		Distribution::do_try_state().unwrap();
	});
}

#[test]
fn freezes_should_hold_for_the_payee_and_for_an_owner_who_names_one() {
	chain().execute_with(|| {
		let (id, evidence) = open_round(&[5 * UNIT], Release::Immediate);
		let (owner, payee) = (beneficiary(100), beneficiary(1));
		Balances::mint_into(&owner, 10 * UNIT).unwrap();
		named(&owner, &payee, 1_000);
		let bob = Bob.to_account_id();
		let pay = || dispatch(&bob, claim(id, 0, &evidence[0]));
		freeze(&payee);
		assert_noop!(pay(), NotPaid::PayeeFrozen);
		let aside =
			RoundCall::set_aside { id, beneficiary: owner.clone(), evidence: evidence[0].clone() };
		assert_ok!(dispatch(&bob, aside));
		// A freeze cancels the change that waits, and no other begins.
		let everything = || Scope::Everything;
		assert_ok!(dispatch(&owner, PayeesCall::clear { scope: everything() }));
		assert!(Payees::named(&owner)[0].next.is_some());
		freeze(&owner);
		assert!(Payees::named(&owner)[0].next.is_none());
		let elsewhere = PayeesCall::set { scope: everything(), payee: beneficiary(2) };
		assert_noop!(dispatch(&owner, elsewhere), Refused::OwnerFrozen);
		relay(3_000);
		unfreeze(&payee);
		assert_noop!(pay(), NotPaid::AccountFrozen);
		unfreeze(&owner);
		assert_ok!(pay());
		assert_eq!(Balances::free_balance(&payee), 5 * UNIT);
		Distribution::do_try_state().unwrap();
		Compliance::do_try_state().unwrap();
		Payees::do_try_state().unwrap();
	});
}

/// What an owner has decided for a scope: what was in force, and what was decided last, and when.
#[derive(Default)]
struct Decision {
	before: Option<AccountId>,
	last: Option<(Option<AccountId>, BlockNumber)>,
}

impl Decision {
	/// Takes what is in force by now for what was.
	fn settle(&mut self, now: BlockNumber) {
		if let Some((to, _)) = self.last.take_if(|(_, at)| now >= *at + delay()) {
			self.before = to;
		}
	}
}

const OWNERS: [Sr25519Keyring; 3] = [One, Two, BobStash];
/// The rows of both rounds: an immediate one and a stream.
const AMOUNTS: [[Balance; 3]; 2] =
	[[5 * UNIT, 6 * UNIT, 7 * UNIT], [300 * UNIT, 301 * UNIT, 302 * UNIT]];
/// How long the stream unlocks.
const LENGTH: BlockNumber = 300;
const START: BlockNumber = 1_000;

/// What should be, beside the chain.
struct Model {
	now: BlockNumber,
	rounds: Vec<(u32, Vec<Evidence<Balance>>)>,
	decided: BTreeMap<(usize, Option<usize>), Decision>,
	/// The only account that is frozen, now and then.
	suspect: AccountId,
	frozen: bool,
	/// What each owner has in the beginning.
	own: [Balance; 3],
	/// What was paid of each row of each round.
	paid: [[Balance; 3]; 2],
	received: BTreeMap<AccountId, Balance>,
}

impl Model {
	fn new() -> Self {
		let schedule = UnlockSchedule { start: START, cliff: 0, length: LENGTH, step: 1 };
		let streamed = Release::Streamed { schedule, revocable: false, prepaid: true };
		let rounds = AMOUNTS
			.iter()
			.zip([Release::Immediate, streamed])
			.map(|(amounts, release)| {
				let leaves: Vec<_> = (0u32..)
					.zip(OWNERS.iter().zip(amounts))
					.map(|(row, (owner, amount))| {
						leaf_hash(row, owner.to_account_id().as_ref(), *amount)
					})
					.collect();
				let tree = MerkleTree::new(&leaves).unwrap();
				let id = open_tree(&tree, amounts, release, Requirement::default(), 10_000_000);
				(id, evidence_of(&tree, amounts))
			})
			.collect();
		// For deposits.
		let own = OWNERS.map(|owner| {
			Balances::mint_into(&owner.to_account_id(), 100 * UNIT).unwrap();
			Balances::total_balance(&owner.to_account_id())
		});
		Self {
			now: START,
			rounds,
			decided: BTreeMap::new(),
			suspect: beneficiary(1),
			frozen: false,
			own,
			paid: Default::default(),
			received: BTreeMap::new(),
		}
	}

	fn wait(&mut self, blocks: BlockNumber) {
		self.now += blocks;
		relay(self.now);
	}

	fn scope(&self, round: Option<usize>) -> Scope<distribution::AssetKind> {
		round.map_or(Scope::Everything, |round| Scope::Round(self.rounds[round].0))
	}

	/// The account that was named for payments of a round to an owner, unless it is the owner.
	fn named(&self, owner: usize, round: usize) -> Option<AccountId> {
		let says = |scope: Option<usize>| {
			let Decision { before, last } = self.decided.get(&(owner, scope))?;
			match last {
				Some((to, at)) if self.now >= *at + delay() => to.clone(),
				_ => before.clone(),
			}
		};
		let narrowest = says(Some(round)).or_else(|| says(None));
		narrowest.filter(|payee| *payee != OWNERS[owner].to_account_id())
	}

	fn decide(&mut self, owner: usize, round: Option<usize>, to: Option<AccountId>) {
		let scope = self.scope(round);
		let call = match to.clone() {
			Some(payee) => PayeesCall::set { scope, payee },
			None => PayeesCall::clear { scope },
		};
		let result = dispatch(&OWNERS[owner].to_account_id(), call);
		let decision = self.decided.entry((owner, round)).or_default();
		decision.settle(self.now);
		if self.frozen && to.as_ref() == Some(&self.suspect) {
			assert_eq!(result, Err(Refused::PayeeFrozen.into()));
		} else if to.is_none() && decision.before.is_none() {
			assert_eq!(result, Err(Refused::NoPayee.into()));
		} else if decision.before == to
			|| decision.last.as_ref().is_some_and(|(last, _)| *last == to)
		{
			assert_eq!(result, Err(Refused::SamePayee.into()));
		} else {
			assert_eq!(result, Ok(()));
			decision.last = Some((to, self.now));
		}
	}

	fn cancel(&mut self, owner: usize, round: Option<usize>) {
		let call = PayeesCall::cancel { scope: self.scope(round) };
		let result = dispatch(&OWNERS[owner].to_account_id(), call);
		let decision = self.decided.entry((owner, round)).or_default();
		decision.settle(self.now);
		let expected = decision.last.take().map(|_| ()).ok_or(Refused::NothingWaits.into());
		assert_eq!(result, expected);
	}

	/// What can be paid of a row now.
	fn due(&self, round: usize, row: usize) -> Balance {
		let total = AMOUNTS[round][row];
		let elapsed = Balance::from((self.now - START).min(LENGTH));
		let unlocked = if round == 0 { total } else { total * elapsed / Balance::from(LENGTH) };
		unlocked - self.paid[round][row]
	}

	/// Compares how a claim ended with how it should: refused for `refused`, or paid to `to`.
	fn judge(
		&mut self,
		result: DispatchResult,
		(round, row): (usize, usize),
		to: AccountId,
		refused: Option<NotPaid>,
	) {
		let due = self.due(round, row);
		let frozen = self.frozen && to == self.suspect;
		let refused = refused.or(frozen.then_some(NotPaid::PayeeFrozen));
		match refused {
			_ if due == 0 => assert!(result.is_err()),
			Some(refused) => assert_eq!(result, Err(refused.into())),
			None => {
				assert_eq!(result, Ok(()));
				self.paid[round][row] += due;
				*self.received.entry(to).or_default() += due;
			}
		}
	}

	fn claim(&mut self, round: usize, row: usize) {
		let owner = OWNERS[row].to_account_id();
		let (id, evidence) = (self.rounds[round].0, self.rounds[round].1[row].clone());
		let call = RoundCall::claim { id, beneficiary: owner.clone(), evidence };
		let result = dispatch(&Bob.to_account_id(), call);
		let to = self.named(row, round).unwrap_or(owner);
		self.judge(result, (round, row), to, None);
	}

	fn redirect(&mut self, round: usize, row: usize, to: AccountId, signer: usize) {
		let owner = OWNERS[row].to_account_id();
		let (id, evidence) = (self.rounds[round].0, self.rounds[round].1[row].clone());
		// An immediate row that is paid is refused before anybody looks at this.
		let paid = if round == 0 { 0 } else { self.paid[round][row] };
		let redirect = Redirect { to: to.clone(), paid, deadline: self.now + 1 };
		let call = claim_to(id, &owner, evidence, redirect, OWNERS[signer]);
		let result = dispatch(&Bob.to_account_id(), call);
		let refused = match self.named(row, round) {
			Some(named) if named != to => Some(NotPaid::PayeeNamed),
			_ => (signer != row).then_some(NotPaid::RedirectNotSigned),
		};
		self.judge(result, (round, row), to, refused);
	}

	/// Every unit is where it should be, and no other was moved.
	fn check(&self) {
		let owners = OWNERS.iter().zip(self.own).map(|(owner, own)| (owner.to_account_id(), own));
		let others = (1..=3).map(|n| (beneficiary(n), 0));
		for (who, own) in owners.chain(others) {
			let received = self.received.get(&who).copied().unwrap_or_default();
			assert_eq!(Balances::total_balance(&who), own + received);
		}
		for ((id, _), paid) in self.rounds.iter().zip(self.paid) {
			let claimed = pallet_distribution::Rounds::<Runtime>::get(id).unwrap().claimed;
			assert_eq!(claimed, paid.iter().sum::<Balance>());
		}
	}
}

/// Numbers that look random, the same ones for each seed.
struct Draws(u64);

impl Draws {
	fn below(&mut self, below: usize) -> usize {
		self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
		(self.0 >> 33) as usize % below
	}

	/// An owner, or one of three others.
	fn account(&mut self) -> AccountId {
		match self.below(6) {
			n @ 0..3 => OWNERS[n].to_account_id(),
			n => beneficiary(n as u8 - 2),
		}
	}

	fn scope(&mut self) -> Option<usize> {
		self.below(3).checked_sub(1)
	}
}

#[test]
fn every_unit_should_go_where_its_owner_has_decided() {
	for seed in 1..=20u64 {
		chain().execute_with(|| {
			let mut draws = Draws(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
			let mut model = Model::new();
			for _ in 0..150 {
				let (owner, round) = (draws.below(3), draws.below(2));
				match draws.below(10) {
					0 | 1 => {
						let (scope, to) = (draws.scope(), draws.account());
						model.decide(owner, scope, Some(to));
					}
					2 => model.decide(owner, draws.scope(), None),
					3 => model.cancel(owner, draws.scope()),
					4 if !model.frozen => {
						freeze(&model.suspect);
						model.frozen = true;
					}
					5 | 6 => model.claim(round, owner),
					7 => {
						let (to, wrong) = (draws.account(), draws.below(4) == 0);
						let signer = if wrong { draws.below(3) } else { owner };
						model.redirect(round, owner, to, signer);
					}
					_ => model.wait(draws.below(8) as BlockNumber),
				}
				model.check();
			}
			if model.frozen {
				unfreeze(&model.suspect);
				model.frozen = false;
			}
			// To the last unit.
			model.wait(LENGTH);
			for round in 0..2 {
				(0..3).for_each(|row| model.claim(round, row));
			}
			model.check();
			assert_eq!(model.paid, AMOUNTS);
			Payees::do_try_state().unwrap();
			Distribution::do_try_state().unwrap();
			Compliance::do_try_state().unwrap();
		});
	}
}
