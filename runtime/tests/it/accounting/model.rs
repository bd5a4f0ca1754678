//! What each payment should be: the books as they follow from what was said to the chain. They know
//! nothing of how the pallets keep theirs.

use super::{
	pushing::Pushes,
	setup::{ADDRESS, AMOUNTS, BUDGET, PEOPLE, ROOM, ROWS, STREAMED, VOUCHERS},
	streams::Stream,
};
use crate::common::*;
use std::collections::BTreeMap;

pub type Refused = pallet_distribution::Error<Runtime>;
pub type Outcome = Result<(), DispatchError>;

/// Why a row or a voucher is not paid, and whether it can be set aside for that.
pub type Unpaid = (DispatchError, bool);

pub fn unpaid(error: Refused) -> Unpaid {
	(error.into(), false)
}

fn kept(error: Refused) -> Unpaid {
	(error.into(), true)
}

/// An account, by its number among those of the model, or the pot of a round, by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
	Account(usize),
	Treasury,
	/// Whoever sends what anybody can.
	Relay,
	Pot(usize),
}

/// Native tokens of an account, in the smallest unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wallet {
	pub free: Balance,
	/// Held for deposits, beside what is free.
	pub held: Balance,
	/// Locked until it is vested, a part of what is free.
	pub locked: Balance,
}

/// What everybody has, and the issuance.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
	pub has: BTreeMap<Who, Wallet>,
	pub issued: Balance,
}

impl Ledger {
	pub fn of(&mut self, who: Who) -> &mut Wallet {
		self.has.get_mut(&who).unwrap()
	}

	pub fn send(&mut self, from: Who, to: Who, amount: Balance) {
		self.of(from).free -= amount;
		self.of(to).free += amount;
	}

	/// All that is in the ledger.
	pub fn sum(&self) -> Balance {
		self.has.values().map(|wallet| wallet.free + wallet.held).sum()
	}
}

/// Where the entitlements of a round come from, and who has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
	Listed,
	Accounts,
	Ethereum,
	Vouchers,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
	Draft,
	Open,
	Paused { since: BlockNumber },
	Closed,
	Removed,
}

#[derive(Clone, Copy, Debug, Default)]
pub struct Row {
	/// Paid or, in a streamed round, begun.
	pub paid: bool,
	pub aside: bool,
}

/// A round. Its rows are those of [`AMOUNTS`]; of vouchers there is one round.
#[derive(Clone, Debug)]
pub struct Round {
	pub id: u32,
	pub form: Form,
	pub vested: bool,
	pub rest: Remainder,
	pub status: Status,
	/// First time at which nothing can be claimed, with the pauses that are over.
	pub ends: BlockNumber,
	pub rows: [Row; ROWS],
	/// The manager's, for its state.
	pub deposit: Balance,
}

/// What was said and paid in the round of vouchers.
#[derive(Clone, Debug, Default)]
pub struct Vouchers {
	pub promised: Balance,
	/// Paid and set aside for each person.
	pub people: BTreeMap<usize, (Balance, Balance)>,
	pub epoch: u32,
	/// When former epochs have ended, on the round's clock.
	pub ends: BTreeMap<u32, BlockNumber>,
}

/// A voucher, and whether its signature is that of its epoch.
#[derive(Clone, Copy, Debug)]
pub struct Voucher {
	pub who: usize,
	pub cumulative: Balance,
	/// On the round's clock.
	pub deadline: BlockNumber,
	pub epoch: u32,
	pub good: bool,
}

/// What an owner has named for one scope: what was in force, and what was decided last, and when.
#[derive(Clone, Copy, Debug, Default)]
pub struct Entry {
	pub payee: Option<usize>,
	pub next: Option<(Option<usize>, BlockNumber)>,
}

/// Everything that one owner has named: for everything, and for rounds.
pub type Entries = BTreeMap<Option<usize>, Entry>;

impl Entry {
	pub fn in_force(&self, now: BlockNumber) -> Option<usize> {
		match self.next {
			Some((to, at)) if now >= at + payees::PayeeDelay::get() => to,
			_ => self.payee,
		}
	}
}

#[derive(Clone, Debug)]
pub struct Model {
	pub now: BlockNumber,
	pub ledger: Ledger,
	pub rounds: Vec<Round>,
	pub vouchers: Vouchers,
	/// Streams of which something was paid or that were stopped, by round and row.
	pub streams: BTreeMap<(usize, usize), Stream>,
	pub pushes: Pushes,
	/// Whether what is said now has no signature.
	pub free: bool,
	pub named: [Entries; PEOPLE],
	/// Accounts with a freeze, and when it lapses.
	pub frozen: BTreeMap<usize, BlockNumber>,
	/// How many freezes there have been: each is another officer's.
	pub freezes: usize,
}

impl Model {
	pub fn is_frozen(&self, who: usize) -> bool {
		self.frozen.get(&who).is_some_and(|lapses| self.now < *lapses)
	}

	/// Whom an owner has named for payments of a round, unless it is the owner.
	pub fn named(&self, owner: usize, place: usize) -> Option<usize> {
		let says = |scope: Option<usize>| {
			self.named[owner].get(&scope).and_then(|entry| entry.in_force(self.now))
		};
		says(Some(place)).or_else(|| says(None)).filter(|to| *to != owner)
	}

	pub fn payee(&self, owner: usize, place: usize) -> usize {
		self.named(owner, place).unwrap_or(owner)
	}

	/// What is paid from a round, and what is set aside in it.
	pub fn books(&self, place: usize) -> (Balance, Balance) {
		let people = self.vouchers.people.values();
		if place == VOUCHERS {
			return people.fold((0, 0), |(paid, aside), one| (paid + one.0, aside + one.1));
		}
		if place >= STREAMED {
			return self.stream_books(place);
		}
		let sum = |counts: fn(&Row) -> bool| -> Balance {
			let rows = self.rounds[place].rows.iter().zip(AMOUNTS);
			rows.filter(|(row, _)| counts(row)).map(|(_, amount)| amount).sum()
		};
		(sum(|row| row.paid), sum(|row| row.aside))
	}

	/// What is owed by a round.
	pub fn owed(&self, place: usize) -> Balance {
		let (paid, aside) = self.books(place);
		match self.rounds[place].status {
			Status::Draft | Status::Removed => 0,
			Status::Open | Status::Paused { .. } => BUDGET - self.freed(place) - paid,
			Status::Closed => aside,
		}
	}

	/// Refuses unless something can be paid from a round now: what is set `aside` also in the grace
	/// after the end of its window.
	pub fn accepts(&self, place: usize, aside: bool) -> Result<(), Unpaid> {
		let round = &self.rounds[place];
		let in_grace = aside && self.now < round.ends + distribution::SetAsideGrace::get();
		match round.status {
			Status::Removed => Err(unpaid(Refused::UnknownRound)),
			Status::Open if self.now < round.ends || in_grace => Ok(()),
			Status::Open => Err(unpaid(Refused::WindowClosed)),
			Status::Closed if in_grace => Ok(()),
			_ => Err(unpaid(Refused::NotOpen)),
		}
	}

	/// Refuses a payment to `to` of what is due to `judged`.
	pub fn judge(&self, judged: usize, to: usize) -> Result<(), Unpaid> {
		if to != judged && self.is_frozen(to) {
			return Err(kept(Refused::PayeeFrozen));
		}
		if self.is_frozen(judged) {
			return Err(kept(Refused::AccountFrozen));
		}
		Ok(())
	}

	/// Who has a row: an account or an address.
	fn owner_of(&self, place: usize, row: usize) -> usize {
		match self.rounds[place].form {
			Form::Ethereum => ADDRESS + row,
			_ => row,
		}
	}

	/// What a claim is told in a round that pays vouchers.
	pub fn no_row(row: usize) -> Unpaid {
		unpaid(if row < ROOM { Refused::WrongEvidence } else { Refused::IndexOutOfRange })
	}

	/// Pays a proven row to `to`.
	pub fn pay_row(&mut self, place: usize, row: usize, to: usize) -> Result<(), Unpaid> {
		if self.is_over(place, row) {
			return Err(unpaid(Refused::AlreadyClaimed));
		}
		if place >= STREAMED {
			return self.pay_stream(place, row, to);
		}
		let by_ethereum = self.rounds[place].form == Form::Ethereum;
		self.judge(if by_ethereum { to } else { row }, to)?;
		self.rounds[place].rows[row] = Row { paid: true, aside: false };
		let amount = AMOUNTS[row];
		self.ledger.send(Who::Pot(place), Who::Account(to), amount);
		if self.rounds[place].vested {
			self.ledger.of(Who::Account(to)).locked += amount;
		}
		Ok(())
	}

	/// Claims a row for `who`.
	pub fn claim(&mut self, place: usize, row: usize, who: usize) -> Result<(), Unpaid> {
		self.accepts(place, self.rounds[place].rows[row].aside)?;
		match self.rounds[place].form {
			Form::Ethereum => return Err(unpaid(Refused::BeneficiariesAreEthereum)),
			Form::Vouchers => return Err(Self::no_row(row)),
			Form::Listed if who != row => return Err(unpaid(Refused::NotBeneficiary)),
			Form::Accounts if who != row => return Err(unpaid(Refused::ProofInvalid)),
			Form::Listed | Form::Accounts => {}
		}
		let to = self.payee(row, place);
		self.pay_row(place, row, to)
	}

	/// Claims rows for their owners, each by its round and number: one that is refused may be set
	/// aside, and does not stop the others.
	pub fn claim_each(&mut self, claims: impl IntoIterator<Item = (usize, usize)>) -> Outcome {
		let (mut first, mut changed) = (Ok(()), false);
		for (place, row) in claims {
			match self.claim(place, row, row) {
				Ok(()) => changed = true,
				Err((error, keep)) => {
					first = first.and(Err(error));
					let it = &mut self.rounds[place].rows[row];
					if keep && !it.aside {
						it.aside = true;
						changed = true;
					}
				}
			}
		}
		if changed {
			Ok(())
		} else {
			first
		}
	}

	/// Refuses rows of a round that follow one another if nothing proves them together.
	pub fn prove_range(&self, place: usize, rows: &[usize]) -> Outcome {
		let Round { form, status, .. } = self.rounds[place];
		match (status, form) {
			_ if rows.is_empty() => Err(Refused::EmptyBatch.into()),
			(Status::Removed, _) => Err(Refused::UnknownRound.into()),
			(_, Form::Ethereum) => Err(Refused::BeneficiariesAreEthereum.into()),
			(_, Form::Listed | Form::Vouchers) => Err(Refused::WrongEvidence.into()),
			(_, Form::Accounts) => Ok(()),
		}
	}

	/// Claims rows of one round that follow one another.
	pub fn claim_range(&mut self, place: usize, rows: &[usize]) -> Outcome {
		self.prove_range(place, rows)?;
		self.claim_each(rows.iter().map(|row| (place, *row)))
	}

	/// Claims a row for the account that `signer` has signed.
	pub fn redirect(
		&mut self,
		(place, row): (usize, usize),
		(to, signer): (usize, usize),
		used: bool,
		deadline: BlockNumber,
	) -> Result<(), Unpaid> {
		self.accepts(place, self.rounds[place].rows[row].aside)?;
		match self.rounds[place].form {
			Form::Ethereum => return Err(unpaid(Refused::BeneficiariesAreEthereum)),
			Form::Vouchers => return Err(Self::no_row(row)),
			Form::Listed | Form::Accounts => {}
		}
		let refused = if self.now >= deadline {
			Refused::RedirectExpired
		} else if self.is_over(place, row) {
			Refused::AlreadyClaimed
		} else if used {
			Refused::RedirectUsed
		} else if self.named(row, place).is_some_and(|named| named != to) {
			Refused::PayeeNamed
		} else if signer != row {
			Refused::RedirectNotSigned
		} else {
			return self.pay_row(place, row, to);
		};
		Err(unpaid(refused))
	}

	/// Claims the row of an address for the account that the owner of row `signer` has signed.
	pub fn claim_ethereum(
		&mut self,
		(place, row): (usize, usize),
		(to, signer): (usize, usize),
		deadline: BlockNumber,
	) -> Result<(), Unpaid> {
		self.accepts(place, self.rounds[place].rows[row].aside)?;
		let refused = if self.rounds[place].form != Form::Ethereum {
			Refused::BeneficiariesAreAccounts
		} else if self.now >= deadline {
			Refused::SignatureExpired
		} else if signer != row {
			Refused::SignerNotOwner
		} else if self.is_frozen(ADDRESS + row) {
			Refused::AccountFrozen
		} else {
			return self.pay_row(place, row, to);
		};
		Err(unpaid(refused))
	}

	pub fn set_aside(&mut self, place: usize, row: usize) -> Outcome {
		let Round { form, status, rows, .. } = self.rounds[place];
		let owner = self.owner_of(place, row);
		let to = if form == Form::Ethereum { owner } else { self.payee(row, place) };
		let refused = match status {
			Status::Removed => Refused::UnknownRound,
			Status::Draft | Status::Closed => Refused::NotOpen,
			_ if form == Form::Vouchers => return Err(Self::no_row(row).0),
			_ if rows[row].aside => Refused::AlreadySetAside,
			_ if self.is_over(place, row) => Refused::AlreadyClaimed,
			_ if self.judge(owner, to).is_ok() => Refused::NotRefused,
			_ => {
				self.rounds[place].rows[row].aside = true;
				return Ok(());
			}
		};
		Err(refused.into())
	}
}

/// Vouchers.
impl Model {
	/// Time on the clock of the round of vouchers, which stands still while it is paused.
	pub fn own_now(&self) -> BlockNumber {
		let Round { ends, status, .. } = self.rounds[VOUCHERS];
		let standing = match status {
			Status::Paused { since } => self.now - since,
			_ => 0,
		};
		self.now - (ends - super::setup::CLOSES) - standing
	}

	/// What is paid to a person, and what is set aside.
	pub fn person(&self, who: usize) -> (Balance, Balance) {
		self.vouchers.people.get(&who).copied().unwrap_or_default()
	}

	/// Refuses a voucher that is not proven, or of which nothing is unpaid.
	pub fn prove(&self, it: &Voucher) -> Result<(), Unpaid> {
		let (paid, aside) = self.person(it.who);
		let due = it.cumulative.saturating_sub(paid);
		let Vouchers { people, epoch, ends, .. } = &self.vouchers;
		let over = ends.get(&it.epoch).is_some_and(|end| self.own_now() >= *end);
		let refused = if due == 0 {
			Refused::NothingToSettle
		} else if aside > 0 && due == aside {
			return Ok(());
		} else if !people.contains_key(&it.who) && people.len() >= ROOM {
			Refused::TooManyBeneficiaries
		} else if self.own_now() >= it.deadline {
			Refused::VoucherExpired
		} else if it.epoch < *epoch && over {
			Refused::EpochEnded
		} else if !it.good {
			Refused::VoucherNotSigned
		} else {
			return Ok(());
		};
		Err(unpaid(refused))
	}

	/// Whether `more` can be paid or set aside, if so much of what is set aside is for it.
	pub fn fits(&self, more: Balance, own: Balance) -> bool {
		let (paid, aside) = self.books(VOUCHERS);
		paid + aside - own + more <= self.vouchers.promised
	}

	pub fn settle(&mut self, it: &Voucher) -> Result<(), Unpaid> {
		let (paid, aside) = self.person(it.who);
		let due = it.cumulative.saturating_sub(paid);
		self.accepts(VOUCHERS, due <= aside)?;
		self.prove(it)?;
		let to = self.payee(it.who, VOUCHERS);
		self.judge(it.who, to)?;
		if !self.fits(due, aside) {
			return Err(unpaid(Refused::AbovePromised));
		}
		self.vouchers.people.insert(it.who, (paid + due, aside.saturating_sub(due)));
		self.ledger.send(Who::Pot(VOUCHERS), Who::Account(to), due);
		Ok(())
	}

	/// Sets aside what is unpaid of a voucher. Returns whether it could.
	fn keep(&mut self, it: &Voucher) -> bool {
		let (paid, aside) = self.person(it.who);
		let due = it.cumulative.saturating_sub(paid);
		let fits = due > aside && self.fits(due, aside);
		if fits {
			self.vouchers.people.insert(it.who, (paid, due));
		}
		fits
	}

	/// Settles vouchers: one that is refused may be set aside, and does not stop the others.
	pub fn settle_each(&mut self, vouchers: &[Voucher]) -> Outcome {
		let (mut first, mut changed) = (Ok(()), false);
		for it in vouchers {
			match self.settle(it) {
				Ok(()) => changed = true,
				Err((error, keep)) => {
					first = first.and(Err(error));
					changed |= keep && self.keep(it);
				}
			}
		}
		if changed {
			Ok(())
		} else {
			first
		}
	}

	pub fn set_voucher_aside(&mut self, it: &Voucher) -> Outcome {
		match self.rounds[VOUCHERS].status {
			Status::Open => {}
			Status::Removed => return Err(Refused::UnknownRound.into()),
			_ => return Err(Refused::NotOpen.into()),
		}
		let (paid, aside) = self.person(it.who);
		let due = it.cumulative.saturating_sub(paid);
		if due > 0 && due <= aside {
			return Err(Refused::AlreadySetAside.into());
		}
		self.prove(it).map_err(|(error, _)| error)?;
		let to = self.payee(it.who, VOUCHERS);
		if self.judge(it.who, to).is_ok() {
			return Err(Refused::NotRefused.into());
		}
		if self.keep(it) {
			Ok(())
		} else {
			Err(Refused::AbovePromised.into())
		}
	}
}
