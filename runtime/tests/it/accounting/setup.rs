//! Who is who, and the rounds that there are in the beginning.

use super::{
	model::{Form, Ledger, Model, Round, Row, Status, Vouchers, Who},
	pushing::Pushes,
	state::wallet,
	streams::SCHEDULE,
	World,
};
use crate::{common::*, ethereum, vouchers::keys_of};
use distribution_primitives::{ethereum::padded, Beneficiaries};
use pallet_distribution::{Deposits, TermsOf};
use polkadot_sdk::{
	frame_support::traits::fungible::Mutate,
	sp_core::H256,
	sp_keyring::Sr25519Keyring::{self, BobStash, CharlieStash, One, Two},
};
use std::{collections::BTreeMap, rc::Rc};

/// The clock in the beginning, and when windows end if nobody pauses a round.
pub const START: BlockNumber = 1_000;
pub const CLOSES: BlockNumber = START + 9 * DAYS;
/// Those who have a row of each round of accounts, and vouchers.
pub const PEOPLE: usize = 4;
/// Rows of each round.
pub const ROWS: usize = PEOPLE;
/// Persons for whose vouchers there is room.
pub const ROOM: usize = 3;
/// The accounts up to this one can be paid: the people, and three others.
pub const PAYABLE: usize = 7;
pub const MANAGER: usize = 7;
/// The first of as many Ethereum addresses as there are rows, behind twelve zero bytes.
pub const ADDRESS: usize = 8;
pub const ACCOUNTS: usize = ADDRESS + ROWS;
/// Those who can freeze accounts, each once.
pub const OFFICERS: usize = 30;
pub const ROUNDS: usize = 10;
/// The place of the round that the chain pays by itself.
pub const LISTED: usize = 0;
/// The place of the round of vouchers, and of the one that is a draft in the beginning.
pub const VOUCHERS: usize = 5;
pub const DRAFT: usize = 6;
/// The places from this one on are those of rounds that are streamed. The manager has put down deposits
/// for the records of the first, and whoever begins a stream does for those of the others.
pub const STREAMED: usize = 7;
/// What each row of a round is worth: enough to be vested.
pub const AMOUNTS: [Balance; ROWS] = [10 * UNIT, 11 * UNIT, 12 * UNIT, 13 * UNIT];
/// What each round can pay.
pub const BUDGET: Balance = 46 * UNIT;
/// Nothing of what is vested unlocks.
const FAR: BlockNumber = 4_000_000_000;

/// How the terms of a round differ from those of others.
pub type Kind = (Form, bool, Remainder);

/// The rounds in the beginning: where their entitlements come from, whether they are vested, and where
/// the rest goes.
const KINDS: [Kind; ROUNDS] = [
	(Form::Listed, false, Remainder::Manager),
	(Form::Accounts, false, Remainder::Burn),
	(Form::Accounts, true, Remainder::Treasury),
	(Form::Ethereum, false, Remainder::Treasury),
	(Form::Ethereum, true, Remainder::Manager),
	(Form::Vouchers, false, Remainder::Burn),
	(Form::Accounts, false, Remainder::Treasury),
	(Form::Accounts, false, Remainder::Treasury),
	(Form::Accounts, false, Remainder::Manager),
	(Form::Ethereum, false, Remainder::Burn),
];

/// What the draft is amended to.
pub const AMENDED: [Kind; 4] = [
	(Form::Accounts, true, Remainder::Burn),
	(Form::Ethereum, false, Remainder::Manager),
	(Form::Ethereum, true, Remainder::Burn),
	(Form::Accounts, false, Remainder::Manager),
];

/// A person's key.
pub fn person(n: usize) -> Sr25519Keyring {
	[One, Two, BobStash, CharlieStash][n]
}

/// Who signs the vouchers of an epoch.
pub fn signer(epoch: u32) -> Sr25519Keyring {
	Sr25519Keyring::iter().nth(epoch as usize % 12).unwrap()
}

pub fn officer(n: usize) -> AccountId {
	beneficiary(150 + n as u8)
}

/// A list with all rows.
#[derive(Debug)]
pub struct List {
	pub tree: MerkleTree,
	pub leaves: Vec<H256>,
	pub evidence: Vec<Evidence<Balance>>,
}

impl List {
	fn new(owners: &[AccountId]) -> Self {
		let rows = (0u32..).zip(owners.iter().zip(&AMOUNTS));
		let leaf = |(row, (owner, amount)): (u32, (&AccountId, &Balance))| {
			leaf_hash(row, owner.as_ref(), *amount)
		};
		let leaves: Vec<H256> = rows.map(leaf).collect();
		let tree = MerkleTree::in_row_order(&leaves).unwrap();
		Self { evidence: evidence_of(&tree, &AMOUNTS), tree, leaves }
	}

	fn source(&self) -> Source {
		Source::Merkle { root: self.tree.root(), leaves: ROWS as u32 }
	}
}

/// What does not change.
#[derive(Debug)]
pub struct Known {
	/// The accounts, by their numbers.
	pub accounts: Vec<AccountId>,
	pub of_accounts: List,
	pub of_addresses: List,
}

impl Known {
	fn new() -> Self {
		let people = (0..PEOPLE).map(|n| person(n).to_account_id());
		let others = (PEOPLE..=MANAGER).map(|n| beneficiary(n as u8));
		let addresses = (0..ROWS).map(|row| AccountId::from(padded(&ethereum::address(row as u8))));
		let accounts: Vec<AccountId> = people.chain(others).chain(addresses).collect();
		let of_accounts = List::new(&accounts[..PEOPLE]);
		let of_addresses = List::new(&accounts[ADDRESS..]);
		Self { accounts, of_accounts, of_addresses }
	}

	/// The terms of a round.
	pub fn terms(&self, (form, vested, remainder): Kind) -> TermsOf<Runtime> {
		let source = match form {
			Form::Listed => Source::Listed,
			Form::Accounts => self.of_accounts.source(),
			Form::Ethereum => self.of_addresses.source(),
			Form::Vouchers => Source::Voucher { beneficiaries: ROOM as u32 },
		};
		let manifest =
			Manifest { cid: Default::default(), rows: ROWS as u32, total: BUDGET, published: None };
		Terms {
			asset: NativeOrWithId::Native,
			source,
			release: if vested {
				Release::Vested { start: FAR, length: 1_000 }
			} else {
				Release::Immediate
			},
			requirement: Requirement::default(),
			window: Window { opens: 0, closes: CLOSES },
			budget: BUDGET,
			remainder,
			manifest: matches!(source, Source::Merkle { .. }).then_some(manifest),
			beneficiaries: match form {
				Form::Ethereum => Beneficiaries::Ethereum,
				_ => Beneficiaries::Accounts,
			},
		}
	}

	/// A round that is paid for, and open unless it is the draft.
	fn round(&self, place: usize) -> Round {
		let (form, vested, rest) = KINDS[place];
		let manager = || self.accounts[MANAGER].clone();
		let mut terms = self.terms(KINDS[place]);
		if place >= STREAMED {
			let prepaid = place == STREAMED;
			terms.release = Release::Streamed { schedule: SCHEDULE, revocable: true, prepaid };
		}
		let id = Distribution::do_draft(manager(), terms).unwrap();
		if form == Form::Listed {
			let rows: Vec<_> = self.accounts.iter().cloned().zip(AMOUNTS).collect();
			Distribution::do_add_entries(manager(), id, rows.try_into().unwrap()).unwrap();
		}
		if form == Form::Vouchers {
			Distribution::do_rotate_keys(manager(), id, keys_of(signer(0)), 0).unwrap();
		}
		Distribution::do_fund(manager(), id, BUDGET + EXISTENTIAL_DEPOSIT).unwrap();
		let mut status = Status::Draft;
		if place != DRAFT {
			Distribution::do_open(manager(), id).unwrap();
			status = Status::Open;
		}
		let (rows, deposit) = ([Row::default(); ROWS], Deposits::<Runtime>::get(id).unwrap());
		Round { id, form, vested, rest, status, ends: CLOSES, rows, deposit }
	}
}

/// The chain with its rounds, and what there is to know of them.
pub fn begin() -> (TestExternalities, World) {
	let mut chain = chain();
	let world = chain.execute_with(|| {
		let known = Known::new();
		// For deposits, and what the manager pays in.
		for who in &known.accounts[..PEOPLE] {
			Balances::mint_into(who, 100 * UNIT).unwrap();
		}
		Balances::mint_into(&known.accounts[MANAGER], 10_000 * UNIT).unwrap();
		(0..OFFICERS).for_each(|n| Compliance::do_add_officer(officer(n)).unwrap());
		let rounds: Vec<Round> = (0..ROUNDS).map(|place| known.round(place)).collect();
		let promised = 20 * UNIT;
		let manager = known.accounts[MANAGER].clone();
		Distribution::do_promise(manager, rounds[VOUCHERS].id, promised, ROOM as u32).unwrap();
		let model = Model {
			now: START,
			ledger: Ledger::default(),
			rounds,
			vouchers: Vouchers { promised, ..Vouchers::default() },
			streams: BTreeMap::new(),
			pushes: Pushes { queued: true, ..Pushes::default() },
			free: false,
			named: Default::default(),
			frozen: BTreeMap::new(),
			freezes: 0,
		};
		let (known, tally) = (Rc::new(known), Rc::default());
		let mut world = World { known, model, kept: Vec::new(), elsewhere: 0, tally };
		world.model.ledger.has = everybody().map(|who| (who, wallet(&world.id(who)))).collect();
		world.model.ledger.issued = Balances::total_issuance();
		world.elsewhere = world.model.ledger.issued - world.model.ledger.sum();
		System::reset_events();
		world
	});
	chain.commit_all().unwrap();
	(chain, world)
}

/// Everybody whose tokens are in the ledger.
fn everybody() -> impl Iterator<Item = Who> {
	let accounts = (0..ACCOUNTS).map(Who::Account);
	accounts.chain([Who::Treasury, Who::Relay]).chain((0..ROUNDS).map(Who::Pot))
}

impl World {
	pub fn id(&self, who: Who) -> AccountId {
		match who {
			Who::Account(n) => self.known.accounts[n].clone(),
			Who::Treasury => monetary::TreasuryAccount::get(),
			Who::Relay => Bob.to_account_id(),
			Who::Pot(place) => Distribution::pot(self.model.rounds[place].id),
		}
	}
}
