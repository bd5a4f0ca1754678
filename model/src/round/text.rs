//! Worlds, steps and states as the traces have them. The pallet's replay writes the same text of
//! what it finds.

use super::*;
use std::fmt::{self, Display, Formatter};

impl Display for Rest {
	fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
		to.write_str(match self {
			Self::Manager => "manager",
			Self::Treasury => "treasury",
			Self::Burn => "burn",
		})
	}
}

impl Display for World {
	fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
		let kind = match self.kind {
			Kind::Immediate => "immediate",
			Kind::Vested => "vested",
			Kind::Streamed => "streamed",
		};
		let source = if self.listed { "listed" } else { "merkle" };
		let start = match self.start {
			Start::Draft => "draft",
			Start::Open => "open",
		};
		let Self { rows, short, rest, opens, closes, step, .. } = self;
		write!(
			to,
			"{start} {kind} {source} rows={rows} short={short} rest={rest} opens={opens} \
			 closes={closes} step={step}"
		)
	}
}

impl Display for Action {
	fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
		match self {
			Self::Look => write!(to, "look"),
			Self::AddRows => write!(to, "add-rows"),
			Self::Amend => write!(to, "amend"),
			Self::Fund(amount) => write!(to, "fund {amount}"),
			Self::Open => write!(to, "open"),
			Self::Abandon => write!(to, "abandon"),
			Self::Freeze => write!(to, "freeze-manager"),
			Self::Thaw => write!(to, "thaw-manager"),
			Self::Claim(n) => write!(to, "claim {n}"),
			Self::ClaimFree(n) => write!(to, "claim-free {n}"),
			Self::ClaimLimited(n) => write!(to, "claim-limited {n}"),
			Self::ClaimBatch => write!(to, "claim-batch"),
			Self::ClaimRange => write!(to, "claim-range"),
			Self::Push => write!(to, "push"),
			Self::RequestPush => write!(to, "request-push"),
			Self::SetAside(n) => write!(to, "set-aside {n}"),
			Self::SetAsideFree(n) => write!(to, "set-aside-free {n}"),
			Self::Stop(n) => write!(to, "stop {n}"),
			Self::Refuse(n) => write!(to, "refuse {n}"),
			Self::Accept(n) => write!(to, "accept {n}"),
			Self::Fill(n) => write!(to, "fill {n}"),
			Self::PauseByVote => write!(to, "pause vote"),
			Self::PauseByCommittee => write!(to, "pause committee"),
			Self::ResumeByVote => write!(to, "resume vote"),
			Self::ResumeByCommittee => write!(to, "resume committee"),
			Self::Close => write!(to, "close"),
			Self::CleanUp => write!(to, "clean-up"),
			Self::Stray => write!(to, "stray"),
			Self::Sweep => write!(to, "sweep"),
			Self::Tick => write!(to, "tick"),
			Self::Stall => write!(to, "stall"),
		}
	}
}

/// What can be seen of a state from outside.
pub fn observe(model: &Round, state: &State) -> String {
	let noted = state.noted(model);
	let status = match noted.status {
		Status::Draft => "draft".into(),
		Status::Open => "open".into(),
		Status::Paused { until: None, .. } => "paused".into(),
		Status::Paused { until: Some(until), .. } => format!("paused-until-{until}"),
		Status::Closed => "closed".into(),
		Status::Removed => "removed".to_string(),
	};
	let rows = || noted.rows[model.rows()].iter();
	let list = |numbers: Vec<String>| numbers.join(",");
	let paid = list(rows().map(|row| row.paid.to_string()).collect());
	let has = list(rows().map(|row| row.has.to_string()).collect());
	let holds = |who: Depositor| rows().any(|row| row.deposit == who);
	let held = match (noted.deposit || holds(Depositor::Manager), holds(Depositor::Relayer)) {
		(false, false) => "nobody",
		(true, false) => "manager",
		(false, true) => "relayer",
		(true, true) => "both",
	};
	let mut text = format!("at={} status={status}", noted.now);
	if noted.status != Status::Removed {
		// A pause that goes on has moved the end as well.
		let paused = match noted.status {
			Status::Paused { since, .. } => noted.now.saturating_sub(since.max(model.world.opens)),
			_ => 0,
		};
		text += &format!(
			" ends={} spent={} budget={} claimed={} aside={} marked={} streams={} queued={}",
			noted.ends(&model.world) + paused,
			noted.spent,
			noted.budget,
			noted.claimed,
			noted.set_aside,
			rows().filter(|row| row.marked).count(),
			rows().filter(|row| row.record).count(),
			noted.queued,
		);
	}
	let State { pot, manager, relayer, treasury, burnt, .. } = noted;
	text + &format!(
		" pot={pot} paid={paid} holders={has} manager={manager} relayer={relayer} \
		 treasury={treasury} burnt={burnt} deposits={held}"
	)
}
