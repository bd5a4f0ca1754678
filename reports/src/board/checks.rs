//! What is checked of a board.

use super::{
	facts::Facts,
	history::{History, Rule},
};
use crate::{check::Check, subject::Place};
use distribution_client::account::counted;

impl Facts {
	/// Where the first amount has left the pot that no event accounts for, or the first that an event
	/// names and that has not left it.
	fn strayed(&self) -> Option<Place> {
		let outward = self.pot.iter().filter(|moved| !moved.inward && moved.amount > 0);
		let mut left = outward.map(|moved| (moved.place, moved.amount));
		let sent = self.events.iter().map(|event| (event.place, event.what.sent()));
		let mut sent = sent.filter(|(_, amount)| *amount > 0);
		loop {
			match (left.next(), sent.next()) {
				(None, None) => return None,
				(one, other) if one == other => {}
				(Some((place, _)), None) | (None, Some((place, _))) => return Some(place),
				(Some((one, _)), Some((other, _))) => return Some(one.min(other)),
			}
		}
	}

	pub(super) fn checks(&self, history: &History) -> Vec<Check> {
		let mut checks: Vec<Check> =
			Rule::ALL.into_iter().map(|rule| history.check(rule)).collect();
		checks.extend(self.books(history));
		checks.extend(self.money(history));
		checks.push(Check::open(
			"The scores are those of the work",
			"compute them from what the board promises, and compare the lists",
		));
		checks
	}

	/// The events against the board's record.
	fn books(&self, history: &History) -> Vec<Check> {
		let info = &self.info;
		// One that is removed was as the block before says, but for what its removal has ended.
		let waits = info.posted.as_ref().filter(|_| !self.removed).map(|root| root.number);
		let members = if self.removed { 0 } else { info.members };
		let records = history.records();
		let mut checks = vec![
			Check::new(
				"The final roots are those of the chain's books",
				history.finals == info.roots && history.last == info.last,
				format!("{} found, {} on chain", counted(history.finals, "final root"), info.roots),
			),
			Check::new(
				"The root that waits is that of the chain's books",
				history.waits() == waits,
				match history.waits() {
					Some(number) => format!("root {number}"),
					None => "none waits".into(),
				},
			),
			Check::new(
				"The claims add up to what the chain's books say was paid",
				history.paid == info.paid,
				format!(
					"{} found, {} on chain",
					self.subject.native(history.paid),
					self.subject.native(info.paid)
				),
			),
			Check::new(
				"Each account with a claim has a record on chain, unless that was removed",
				records == Some(u64::from(members)),
				format!(
					"{} paid, {} removed, {members} on chain",
					counted(history.accounts.len(), "account"),
					counted(history.forgotten, "record")
				),
			),
		];
		if !self.removed {
			checks.push(Check::new(
				"The reporters are those of the chain's books",
				history.reporters == info.reporters,
				counted(info.reporters.len(), "reporter"),
			));
		}
		checks
	}

	/// The events against what the pot has.
	fn money(&self, history: &History) -> Vec<Check> {
		let native = |amount: u128| self.subject.native(amount);
		let received = self.received();
		let left =
			received.checked_sub(history.paid).and_then(|left| left.checked_sub(history.swept));
		let strayed = self.strayed();
		let mut checks = vec![
			Check::new(
				"What came into the pot, less what was paid and swept, is what it has",
				left == Some(self.balance),
				format!(
					"{} received, {} paid, {} swept, {} there",
					native(received),
					native(history.paid),
					native(history.swept),
					native(self.balance)
				),
			),
			Check::new(
				"Nothing left the pot but what claims were paid and the treasury got",
				strayed.is_none(),
				match strayed {
					Some(place) => format!("{}: not so", place.id()),
					None => native(history.paid.saturating_add(history.swept)),
				},
			),
		];
		let what = "The pot can pay what is not claimed of the last final root";
		let owed = self.owed();
		checks.push(if self.removed {
			Check::open(what, "the board is removed, and owes nothing")
		} else {
			Check::new(
				what,
				self.info.payable >= owed,
				format!("{} of {}", native(self.info.payable), native(owed)),
			)
		});
		checks
	}
}
