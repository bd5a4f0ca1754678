//! What holds while owners change their payees, sign redirects, and are frozen, in whatever order:
//! every unit goes to whom its owner has said, once, and to nobody else.

use super::{
	redirects::{owner, pair, text},
	*,
};
use polkadot_sdk::sp_core::Pair;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Owners, each with a row in every round.
const OWNERS: u8 = 3;
/// Other accounts, which are named or signed.
const OTHERS: u32 = 4;
/// The rounds: immediate, a stream, and one that the chain pays.
const ROUNDS: usize = 3;

/// An owner, or one of the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Account {
	Owner(u8),
	Other(u32),
}

impl Account {
	fn id(self) -> AccountId32 {
		match self {
			Self::Owner(n) => owner(n),
			Self::Other(n) => who(n),
		}
	}

	fn all() -> impl Iterator<Item = Self> {
		(0..OWNERS).map(Self::Owner).chain((0..OTHERS).map(Self::Other))
	}
}

#[derive(Clone, Debug)]
enum Op {
	Name { owner: u8, round: Option<usize>, to: Account },
	Forget { owner: u8, round: Option<usize> },
	Freeze { account: Account, frozen: bool },
	Claim { round: usize, owner: u8 },
	Batch { round: usize },
	Redirect { round: usize, owner: u8, to: Account, signer: u8 },
	SetAside { round: usize, owner: u8 },
	Wait { blocks: u64 },
}

fn account() -> impl Strategy<Value = Account> {
	prop_oneof![
		1 => (0..OWNERS).prop_map(Account::Owner),
		2 => (0..OTHERS).prop_map(Account::Other),
	]
}

fn op() -> impl Strategy<Value = Op> {
	let owner = || 0..OWNERS;
	let round = || 0..ROUNDS;
	let scope = || prop::option::of(0..ROUNDS);
	prop_oneof![
		4 => (owner(), scope(), account())
			.prop_map(|(owner, round, to)| Op::Name { owner, round, to }),
		2 => (owner(), scope()).prop_map(|(owner, round)| Op::Forget { owner, round }),
		3 => (account(), any::<bool>())
			.prop_map(|(account, frozen)| Op::Freeze { account, frozen }),
		6 => (round(), owner()).prop_map(|(round, owner)| Op::Claim { round, owner }),
		1 => round().prop_map(|round| Op::Batch { round }),
		4 => (round(), owner(), account(), prop_oneof![3 => Just(None), 1 => owner().prop_map(Some)])
			.prop_map(|(round, owner, to, signer)| Op::Redirect {
				round,
				owner,
				to,
				signer: signer.unwrap_or(owner),
			}),
		2 => (round(), owner()).prop_map(|(round, owner)| Op::SetAside { round, owner }),
		4 => (1..20u64).prop_map(|blocks| Op::Wait { blocks }),
	]
}

struct Model {
	list: List,
	rounds: [RoundId; ROUNDS],
	named: BTreeMap<(u8, Option<usize>), Account>,
	frozen: BTreeSet<Account>,
	/// What each account has been paid, in smallest units.
	balances: BTreeMap<AccountId32, Balance>,
	/// What has been paid of each row of each round.
	rows: BTreeMap<(usize, u8), Balance>,
}

impl Model {
	fn new() -> Self {
		let list = List::new((0..OWNERS).map(|n| (owner(n), 1_000 + Balance::from(n))).collect());
		let immediate = open(list.terms());
		let streamed = open(TermsOf::<Test> { release: stream(), ..list.terms() });
		let pushed = open_listed(list.rows.clone(), Release::Immediate);
		let (named, frozen) = (BTreeMap::new(), BTreeSet::new());
		let (balances, rows) = (BTreeMap::new(), BTreeMap::new());
		let rounds = [immediate, streamed, pushed];
		System::reset_events();
		Self { list, rounds, named, frozen, balances, rows }
	}

	fn payee(&self, owner: u8, round: usize) -> Account {
		let own = self.named.get(&(owner, Some(round))).or(self.named.get(&(owner, None)));
		own.copied().unwrap_or(Account::Owner(owner))
	}

	fn evidence(&self, round: usize, row: u8) -> Evidence<Balance> {
		match round {
			2 => Evidence::Recorded { index: row.into() },
			_ => self.list.evidence(row.into()),
		}
	}

	/// Notes what was paid since the last time: each payment went to `expected`, or to the payee, and
	/// neither it nor the owner is frozen.
	fn note(&mut self, expected: Option<Account>) {
		for record in System::events() {
			let RuntimeEvent::Distribution(Event::Paid {
				id,
				index,
				beneficiary,
				payee,
				amount,
				..
			}) = record.event
			else {
				continue;
			};
			let round = self.rounds.iter().position(|round| *round == id).unwrap();
			let row = index as u8;
			assert_eq!(beneficiary, owner(row));
			let to = expected.unwrap_or(self.payee(row, round));
			assert_eq!(payee, to.id());
			assert!(!self.frozen.contains(&to) && !self.frozen.contains(&Account::Owner(row)));
			*self.balances.entry(payee).or_default() += amount;
			*self.rows.entry((round, row)).or_default() += amount;
		}
		System::reset_events();
	}

	fn apply(&mut self, op: Op) {
		let relayer = || RuntimeOrigin::signed(RELAYER);
		match op {
			Op::Name { owner: n, round, to } => {
				Named::name(owner(n), round.map(|round| self.rounds[round]), to.id());
				self.named.insert((n, round), to);
			}
			Op::Forget { owner: n, round } => {
				Named::forget(&owner(n), round.map(|round| self.rounds[round]));
				self.named.remove(&(n, round));
			}
			Op::Freeze { account, frozen } => {
				if frozen {
					self.frozen.insert(account);
				} else {
					self.frozen.remove(&account);
				}
				Registry::accept_all();
				let refuse = |account: &Account| Registry::refuse(account.id(), Refusal::Frozen);
				self.frozen.iter().for_each(refuse);
			}
			Op::Claim { round, owner: n } => {
				let (id, evidence) = (self.rounds[round], self.evidence(round, n));
				let call = Call::claim { id, beneficiary: owner(n), evidence };
				let result = dispatch(relayer(), call);
				let to = self.payee(n, round);
				let refused: Option<DispatchError> =
					if to != Account::Owner(n) && self.frozen.contains(&to) {
						Some(E::PayeeFrozen.into())
					} else if self.frozen.contains(&Account::Owner(n)) {
						Some(E::AccountFrozen.into())
					} else {
						None
					};
				match (result, refused) {
					(Ok(()), refused) => assert_eq!(refused, None),
					// Nothing is due, or it is refused: for no other reason.
					(Err(error), refused) => {
						let idle = [E::AlreadyClaimed, E::NothingUnlocked].map(DispatchError::from);
						assert!(idle.contains(&error) || refused == Some(error), "{error:?}");
					}
				}
			}
			Op::Batch { round } => {
				let item =
					|n: u8| ClaimItem { beneficiary: owner(n), evidence: self.evidence(round, n) };
				let claims: Vec<_> = (0..OWNERS).map(item).collect();
				let (id, claims) = (self.rounds[round], claims.try_into().unwrap());
				let _ = dispatch(relayer(), Call::claim_batch { id, claims });
			}
			Op::Redirect { round, owner: n, to, signer } => {
				let (id, evidence) = (self.rounds[round], self.evidence(round, n));
				let paid = match round {
					1 => self.rows.get(&(round, n)).copied().unwrap_or_default(),
					_ => 0,
				};
				let redirect = RedirectOf::<Test> { to: to.id(), paid, deadline: 900 };
				let text = text(H256::repeat_byte(69), id, n.into(), &owner(n), &redirect);
				let signature = pair(signer).sign(&text).into();
				let call =
					Call::claim_to { id, beneficiary: owner(n), evidence, redirect, signature };
				let named = self.payee(n, round);
				let result = dispatch(relayer(), call);
				if result.is_ok() {
					assert_eq!(signer, n);
					assert!(named == Account::Owner(n) || named == to);
				}
				self.note(Some(to));
			}
			Op::SetAside { round, owner: n } => {
				let (id, evidence) = (self.rounds[round], self.evidence(round, n));
				let call = Call::set_aside { id, beneficiary: owner(n), evidence };
				let refused = self.frozen.contains(&Account::Owner(n))
					|| self.frozen.contains(&self.payee(n, round));
				if dispatch(relayer(), call).is_ok() {
					assert!(refused);
				}
			}
			// Claims stay open.
			Op::Wait { blocks } => advance_to((System::block_number() + blocks).min(700), 2),
		}
		self.note(None);
	}

	fn check(&self) {
		for account in Account::all() {
			let id = account.id();
			let wanted = self.balances.get(&id).copied().unwrap_or_default();
			assert_eq!(Balances::free_balance(&id), wanted, "{account:?}");
		}
		for (place, id) in self.rounds.iter().enumerate() {
			let of = |n: u8| self.rows.get(&(place, n)).copied().unwrap_or_default();
			let sum: Balance = (0..OWNERS).map(of).sum();
			assert_eq!(round(*id).claimed, sum);
			assert_eq!(pot(*id), self.list.total() + ED - sum);
			assert!((0..OWNERS).all(|n| of(n) <= self.list.rows[usize::from(n)].1));
		}
		assert_eq!(Distribution::do_try_state(), Ok(()));
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(128)))]

	#[test]
	fn every_unit_should_go_where_its_owner_has_said(ops in prop::collection::vec(op(), 1..60)) {
		build().execute_with(|| {
			let mut model = Model::new();
			for op in ops {
				model.apply(op);
				model.check();
			}
			// With nobody frozen, everybody is paid to the last unit.
			Registry::accept_all();
			model.frozen.clear();
			System::set_block_number(800);
			for round in 0..ROUNDS {
				for n in 0..OWNERS {
					model.apply(Op::Claim { round, owner: n });
				}
				assert_eq!(super::round(model.rounds[round]).claimed, model.list.total());
			}
			model.check();
		});
	}
}
