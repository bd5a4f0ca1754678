//! What the events of a board come to, and where they first break a rule of the chain.

use super::facts::{Claim, Event, Fall, Lost, What};
use crate::{check::Check, subject::Place};
use distribution_client::account::{self, counted, show_native, AccountId};
use distribution_primitives::ScoreTree;
use polkadot_sdk::sp_core::H256;
use std::collections::BTreeMap;

/// What the events of a board have to keep to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
	/// Roots are posted, challenged, judged and ended one after the other.
	Order,
	/// Whoever posts is a reporter.
	Reporter,
	/// Sums only rise.
	Rising,
	/// Bonds go to the winner and are burned, without a rest.
	Bonds,
	/// What each account was paid is the sum of its claims.
	Claims,
	/// Claims are within the sum of the last final root.
	Total,
}

impl Rule {
	pub(super) const ALL: [Self; 6] =
		[Self::Order, Self::Reporter, Self::Rising, Self::Bonds, Self::Claims, Self::Total];

	/// The rule in words.
	fn text(self) -> &'static str {
		match self {
			Self::Order => {
				"Roots are numbered without a gap; each is posted, challenged, judged and ended once, and no other waits meanwhile"
			}
			Self::Reporter => "Every root was posted by one of the reporters of that time",
			Self::Rising => "The sum of each final root is above that of the one before",
			Self::Bonds => "What winners got of lost bonds and what was burned is all of them",
			Self::Claims => "What each account was paid in all is the sum of its claims",
			Self::Total => "Claims were never more than the sum of the last final root",
		}
	}
}

/// A challenge of a root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Challenge {
	/// Where.
	pub place: Place,
	/// Who challenges.
	pub challenger: AccountId,
	/// What is held for it, in the native token's smallest unit.
	pub bond: u128,
	/// Hash of the reasons.
	pub reason: H256,
	/// Where it was dismissed, and what became of its bond.
	pub dismissed: Option<(Place, Lost)>,
}

/// How a root ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
	/// It became final.
	Final,
	/// It fell.
	Fell {
		/// Why.
		cause: Fall,
		/// Who has proven it, or challenged it.
		by: AccountId,
		/// What became of the bonds.
		lost: Lost,
	},
}

/// A root that was posted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Root {
	/// Where.
	pub place: Place,
	/// Its number.
	pub number: u32,
	/// Its list.
	pub tree: ScoreTree,
	/// Who posted it.
	pub reporter: AccountId,
	/// What is held for it, in the native token's smallest unit.
	pub bond: u128,
	/// Its challenges.
	pub challenges: Vec<Challenge>,
	/// Where and how it ended.
	pub end: Option<(Place, End)>,
}

impl Root {
	/// The challenge that waits for a verdict.
	fn challenge(&mut self) -> Option<&mut Challenge> {
		self.challenges.last_mut().filter(|challenge| challenge.dismissed.is_none())
	}

	/// Whether a challenge waits for a verdict.
	fn is_challenged(&self) -> bool {
		self.challenges.last().is_some_and(|challenge| challenge.dismissed.is_none())
	}

	/// How it stands, in a word.
	pub(super) fn state(&self) -> &'static str {
		match &self.end {
			Some((_, End::Final)) => "final",
			Some((_, End::Fell { .. })) => "fell",
			None if self.is_challenged() => "challenged",
			None => "waits",
		}
	}
}

/// What an account was paid on a board.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Earned {
	/// Number of its claims.
	pub claims: u64,
	/// Their sum, in the native token's smallest unit.
	pub paid: u128,
}

/// What the events of a board come to. Amounts are in the native token's smallest unit.
#[derive(Clone, Debug, Default)]
pub struct History {
	/// The roots, in the order in which they were posted.
	pub roots: Vec<Root>,
	/// The claims that were paid, in their order.
	pub claims: Vec<(Place, Claim)>,
	/// What each account was paid.
	pub accounts: BTreeMap<AccountId, Earned>,
	/// Who may post roots.
	pub reporters: Vec<AccountId>,
	/// The last final root.
	pub last: Option<ScoreTree>,
	/// Number of final roots.
	pub finals: u32,
	/// Sum of the claims.
	pub paid: u128,
	/// What went to the treasury.
	pub swept: u128,
	/// What winners got of lost bonds.
	pub rewarded: u128,
	/// What was burned of lost bonds.
	pub burned: u128,
	/// Number of records that were removed.
	pub forgotten: u64,
	/// Number of times that bonds were lost.
	losses: u64,
	/// Where each rule was broken first, and how.
	faults: BTreeMap<Rule, (Place, String)>,
}

impl History {
	/// What these events come to, which are in the order of the chain.
	pub fn of(events: &[Event]) -> Self {
		let mut history = Self::default();
		for event in events {
			history.take(event.place, &event.what);
		}
		history
	}

	/// The check of a rule.
	pub(super) fn check(&self, rule: Rule) -> Check {
		if let Some((place, found)) = self.faults.get(&rule) {
			return Check::new(rule.text(), false, format!("{}: {found}", place.id()));
		}
		let found = match rule {
			Rule::Order | Rule::Reporter => counted(self.roots.len(), "root"),
			Rule::Rising => counted(self.finals, "final root"),
			Rule::Bonds => counted(self.losses, "lost bond"),
			Rule::Claims | Rule::Total => counted(self.claims.len(), "claim"),
		};
		Check::new(rule.text(), true, found)
	}

	/// Number of records that there should be; `None` if more were removed than there were.
	pub(super) fn records(&self) -> Option<u64> {
		u64::try_from(self.accounts.len()).ok()?.checked_sub(self.forgotten)
	}

	/// Number of the root that waits.
	pub(super) fn waits(&self) -> Option<u32> {
		self.roots.last().filter(|root| root.end.is_none()).map(|root| root.number)
	}

	/// The root that waits, if it has this number.
	fn waiting(&mut self, number: u32) -> Option<&mut Root> {
		self.roots.last_mut().filter(|root| root.number == number && root.end.is_none())
	}

	fn fault(&mut self, rule: Rule, place: Place, found: impl Into<String>) {
		self.faults.entry(rule).or_insert_with(|| (place, found.into()));
	}

	fn take(&mut self, place: Place, what: &What) {
		match what {
			What::Created { reporters } | What::ReportersSet { reporters } => {
				self.reporters.clone_from(reporters);
			}
			What::Closed => {}
			What::Removed { left: amount } | What::Swept { amount } => {
				self.swept = self.swept.saturating_add(*amount);
			}
			What::Posted { number, tree, reporter, bond } => {
				self.post(place, *number, tree, (*reporter, *bond));
			}
			What::Challenged { number, challenger, bond, reason } => {
				let challenge = Challenge {
					place,
					challenger: *challenger,
					bond: *bond,
					reason: *reason,
					dismissed: None,
				};
				self.challenge(*number, challenge);
			}
			What::Dismissed { number, challenger, lost } => {
				self.dismiss(place, *number, challenger, *lost);
			}
			What::Fell { number, cause, by, reporter, lost } => {
				let end = End::Fell { cause: *cause, by: *by, lost: *lost };
				self.fall(place, *number, reporter, end);
			}
			What::Final { number, tree } => self.finish(place, *number, tree),
			What::Paid(claim) => self.pay(place, claim),
			What::Forgotten { .. } => self.forgotten = self.forgotten.saturating_add(1),
		}
	}

	fn post(
		&mut self,
		place: Place,
		number: u32,
		tree: &ScoreTree,
		(reporter, bond): (AccountId, u128),
	) {
		if self.waits().is_some() || u32::try_from(self.roots.len()) != Ok(number) {
			self.fault(Rule::Order, place, format!("root {number} is posted"));
		}
		if !self.reporters.contains(&reporter) {
			let who = account::show(&reporter);
			self.fault(Rule::Reporter, place, format!("root {number} is posted by {who}"));
		}
		let (challenges, end) = (Vec::new(), None);
		self.roots.push(Root { place, number, tree: *tree, reporter, bond, challenges, end });
	}

	fn challenge(&mut self, number: u32, challenge: Challenge) {
		let root = self.waiting(number).filter(|root| !root.is_challenged());
		if let Some(root) = root {
			root.challenges.push(challenge);
			return;
		}
		self.fault(Rule::Order, challenge.place, format!("root {number} is challenged"));
	}

	fn dismiss(&mut self, place: Place, number: u32, challenger: &AccountId, lost: Lost) {
		let challenge = self.waiting(number).and_then(Root::challenge);
		let challenge = challenge.filter(|challenge| challenge.challenger == *challenger);
		let bond = challenge.map(|challenge| {
			challenge.dismissed = Some((place, lost));
			challenge.bond
		});
		match bond {
			Some(bond) => self.lose(place, number, lost, bond),
			None => {
				self.fault(
					Rule::Order,
					place,
					format!("a challenge of root {number} is dismissed"),
				);
			}
		}
	}

	fn fall(&mut self, place: Place, number: u32, reporter: &AccountId, end: End) {
		let End::Fell { cause, by, lost } = end else { return };
		let root = self.waiting(number).filter(|root| root.reporter == *reporter);
		let bonds = root.map(|root| {
			root.end = Some((place, end));
			let challenge = root.challenges.last().filter(|last| last.dismissed.is_none());
			(root.bond, challenge.map(|challenge| (challenge.challenger, challenge.bond)))
		});
		let Some((bond, challenge)) = bonds else {
			return self.fault(Rule::Order, place, format!("root {number} falls"));
		};
		if cause != Fall::Proven && challenge.map(|(challenger, _)| challenger) != Some(by) {
			let who = account::show(&by);
			let found = format!("root {number} falls by a challenge of {who}");
			self.fault(Rule::Order, place, found);
		}
		if cause != Fall::Unjudged {
			self.reporters.retain(|other| other != reporter);
			return self.lose(place, number, lost, bond);
		}
		// Both get back all but a part, which is burned.
		self.count(lost);
		let both = bond.saturating_add(challenge.map_or(0, |(_, bond)| bond));
		if lost.rewarded > 0 || lost.burned >= both.max(1) {
			self.fault(Rule::Bonds, place, unequal(number, lost, both));
		}
	}

	/// Adds up what became of bonds.
	fn count(&mut self, lost: Lost) {
		self.losses = self.losses.saturating_add(1);
		self.rewarded = self.rewarded.saturating_add(lost.rewarded);
		self.burned = self.burned.saturating_add(lost.burned);
	}

	/// A bond is lost whole.
	fn lose(&mut self, place: Place, number: u32, lost: Lost, bond: u128) {
		self.count(lost);
		if lost.rewarded.checked_add(lost.burned) != Some(bond) {
			self.fault(Rule::Bonds, place, unequal(number, lost, bond));
		}
	}

	fn finish(&mut self, place: Place, number: u32, tree: &ScoreTree) {
		let root = self.waiting(number);
		let root = root.filter(|root| root.tree == *tree && !root.is_challenged());
		match root {
			Some(root) => root.end = Some((place, End::Final)),
			None => self.fault(Rule::Order, place, format!("root {number} becomes final")),
		}
		if self.last.is_some_and(|last| tree.total <= last.total) {
			self.fault(
				Rule::Rising,
				place,
				format!("root {number} has {} in all", show_native(tree.total)),
			);
		}
		self.last = Some(*tree);
		self.finals = self.finals.saturating_add(1);
	}

	fn pay(&mut self, place: Place, claim: &Claim) {
		let earned = self.accounts.entry(claim.who).or_default();
		earned.claims = earned.claims.saturating_add(1);
		earned.paid = earned.paid.saturating_add(claim.amount);
		let sum = earned.paid;
		if sum != claim.paid {
			let who = account::show(&claim.who);
			let (sum, said) = (show_native(sum), show_native(claim.paid));
			self.fault(Rule::Claims, place, format!("{who} has claimed {sum}, and not {said}"));
		}
		self.paid = self.paid.saturating_add(claim.amount);
		let total = self.last.map_or(0, |last| last.total);
		if self.paid > total {
			let (paid, total) = (show_native(self.paid), show_native(total));
			self.fault(Rule::Total, place, format!("{paid} of {total}"));
		}
		self.claims.push((place, *claim));
	}
}

/// Says what became of a bond, that it should not have.
fn unequal(number: u32, lost: Lost, bond: u128) -> String {
	let Lost { rewarded, burned } = lost;
	let (rewarded, burned) = (show_native(rewarded), show_native(burned));
	format!("root {number}: {rewarded} paid and {burned} burned of {}", show_native(bond))
}
