//! Worlds, steps and states as traces have them.

use super::*;
use std::fmt::{self, Display, Formatter};

impl Display for List {
	fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
		let rows: Vec<String> =
			self.rows.iter().map(|(account, score)| format!("{account}:{score}")).collect();
		write!(to, "{}={}", self.name, rows.join(","))
	}
}

impl Display for World {
	fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
		write!(to, "funds={} step={}", self.funds, self.step)?;
		self.lists.iter().try_for_each(|list| write!(to, " {list}"))
	}
}

impl Display for Proof {
	fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
		match self {
			Self::Disorder(row, behind) => write!(to, "disorder {row} {behind}"),
			Self::Lowered(before, row) => write!(to, "lowered {before} {row}"),
			Self::Missing(before, place) => write!(to, "missing {before} {place}"),
			Self::AboveMost(row) => write!(to, "above-most {row}"),
		}
	}
}

impl Display for Action {
	fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
		match self {
			Self::Approve(member, list) => write!(to, "approve {member} {list}"),
			Self::Post(reporter, list) => write!(to, "post {reporter} {list}"),
			Self::Prove(by, proof) => write!(to, "prove {by} {proof}"),
			Self::Challenge(by) => write!(to, "challenge {by}"),
			Self::Judge(true) => write!(to, "judge stands"),
			Self::Judge(false) => write!(to, "judge falls"),
			Self::Settle => write!(to, "settle"),
			Self::Claim(row) => write!(to, "claim {row}"),
			Self::Freeze(who) => write!(to, "freeze {who}"),
			Self::Name => write!(to, "name"),
			Self::Close => write!(to, "close"),
			Self::Clean(account) => write!(to, "clean {account}"),
			Self::Remove => write!(to, "remove"),
			Self::Fund => write!(to, "fund {FUNDING}"),
			Self::Tick => write!(to, "tick"),
			Self::Stall => write!(to, "stall"),
		}
	}
}

/// The state in a word.
pub fn phase(model: &Scores, state: &State) -> String {
	let waits = match state.root {
		None => "no root",
		Some(Root { challenge: None, .. }) => "posted",
		Some(_) => "challenged",
	};
	let due = if state.root.is_some_and(|root| model.is_due(state, &root)) { ", due" } else { "" };
	match state.closed {
		_ if state.removed => "removed".to_string(),
		_ if model.is_over(state) => "over".to_string(),
		Some(_) => format!("closed, {waits}{due}"),
		None => format!("{waits}{due}"),
	}
}

/// What can be seen of a state from outside.
pub fn observe(model: &Scores, state: &State) -> String {
	let list = |numbers: &[i32]| {
		let words: Vec<String> = numbers.iter().map(i32::to_string).collect();
		words.join(",")
	};
	let mut text = format!("at={}", state.now);
	if state.removed {
		text += " removed";
	} else {
		let reporters: Vec<String> =
			(0..REPORTERS).filter(|n| state.reporters[*n]).map(|n| n.to_string()).collect();
		let root = match state.root {
			None => "none".to_string(),
			Some(Root { number, reporter, challenge: None, .. }) => {
				format!("{number}-by-{reporter}")
			}
			Some(Root { number, reporter, challenge: Some(challenge), .. }) => {
				format!("{number}-by-{reporter}-challenged-by-{}", challenge.by)
			}
		};
		text += &format!(
			" reporters={} posted={} roots={} total={} root={root} paid={} closed={} over={}",
			reporters.join(","),
			state.posted,
			state.roots,
			model.total(state),
			state.paid,
			state.closed.is_some(),
			model.is_over(state),
		);
	}
	let records = state.records.map(|paid| paid.unwrap_or(0));
	let State { deposits, pot, treasury, burned, .. } = state;
	text + &format!(
		" records={} deposits={deposits} pot={pot} holders={} has={} held={} treasury={treasury} \
		 burned={burned}",
		list(&records),
		list(&state.holders),
		list(&state.has),
		list(&state.held),
	)
}
