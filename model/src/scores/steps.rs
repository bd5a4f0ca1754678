//! What each step does, but for disputes.

use super::{worlds::Row, *};

/// Fails with `error` unless `held`.
pub(crate) fn ensure(held: bool, error: &'static str) -> Outcome {
	held.then_some(()).ok_or(error)
}

impl State {
	/// This moment.
	pub(crate) fn moment(&self) -> Moment {
		Moment { at: self.now, lost: self.lost }
	}
}

impl Scores {
	/// The state that the story begins with: a board without a root.
	pub(crate) fn beginning(&self) -> State {
		State {
			now: 1,
			lost: 0,
			reporters: [true; REPORTERS],
			approved: [None; MEMBERS],
			posted: 0,
			roots: 0,
			last: None,
			root: None,
			paid: 0,
			records: [None; ACCOUNTS],
			deposits: 0,
			closed: None,
			removed: false,
			pot: self.world.funds + MINIMUM,
			has: [0; PARTIES],
			held: [0; PARTIES],
			frozen: [false; PARTIES],
			holders: [0; ACCOUNTS],
			treasury: 0,
			burned: 0,
			left: self.world.limits,
			ghost: Ghost::default(),
		}
	}

	/// How long ago something was, without what is lost.
	pub(crate) fn ago(&self, state: &State, since: Moment) -> u16 {
		let lost = if self.has(Fault::StallsCount) { 0 } else { state.lost - since.lost };
		state.now - since.at - lost
	}

	/// Whether nothing is claimed any more.
	pub(crate) fn is_over(&self, state: &State) -> bool {
		let closed = state.closed.is_some_and(|since| self.ago(state, since) >= GRACE);
		closed && state.root.is_none()
	}

	/// Whether a root that waits can be settled.
	pub(crate) fn is_due(&self, state: &State, root: &Root) -> bool {
		match root.challenge {
			Some(challenge) => self.ago(state, challenge.since) >= JUDGING,
			None => self.ago(state, root.since) >= WINDOW,
		}
	}

	/// The rows of the last final root.
	pub(crate) fn last_rows(&self, state: &State) -> &'static [Row] {
		match state.last {
			Some(list) => self.world.lists[list].rows,
			None => &[],
		}
	}

	/// The sum of the last final root.
	pub(crate) fn total(&self, state: &State) -> i32 {
		state.last.map_or(0, |list| self.world.lists[list].total())
	}

	/// What somebody could do now. Much of it is refused.
	pub(crate) fn offer(&self, state: &State, actions: &mut Vec<Action>) {
		let (world, left) = (&self.world, &state.left);
		let lists = 0..world.lists.len();
		if left.approvals > 0 && world.agree > 0 {
			for member in 0..MEMBERS {
				actions.extend(lists.clone().map(|list| Action::Approve(member, list)));
			}
		}
		if left.posts > 0 {
			for reporter in 0..REPORTERS {
				actions.extend(lists.clone().map(|list| Action::Post(reporter, list)));
			}
		}
		let proofs = self.proofs(state);
		for by in world.disputers.iter().copied() {
			actions.extend(proofs.iter().map(|proof| Action::Prove(by, *proof)));
			if left.challenges > 0 {
				actions.push(Action::Challenge(by));
			}
		}
		if world.limits.challenges > 0 {
			actions.extend([Action::Judge(true), Action::Judge(false)]);
		}
		if left.freezes > 0 {
			// The others are like them.
			actions.extend([0, FIRST_WATCHER].map(Action::Freeze));
		}
		if left.namings > 0 {
			actions.push(Action::Name);
		}
		if left.fundings > 0 {
			actions.push(Action::Fund);
		}
		// One row too many, which no list has.
		actions.extend((0..=self.last_rows(state).len()).map(Action::Claim));
		actions.extend((0..ACCOUNTS).map(Action::Clean));
		actions.extend([Action::Settle, Action::Close, Action::Remove]);
		let awaited = state.root.is_some_and(|root| !self.is_due(state, &root));
		let closing = state.closed.is_some_and(|since| self.ago(state, since) < GRACE);
		if !state.removed && (awaited || closing) {
			actions.push(Action::Tick);
			if left.stalls > 0 {
				actions.push(Action::Stall);
			}
		}
	}

	/// Does what `action` says, or fails, and then `state` is of no use.
	pub(crate) fn act(&self, state: &mut State, action: Action) -> Outcome {
		match action {
			Action::Approve(member, list) => {
				ensure(state.approved[member] != Some(list), "AlreadyApproved")?;
				state.approved[member] = Some(list);
				state.left.approvals -= 1;
			}
			Action::Post(reporter, list) => self.post(state, reporter, list)?,
			Action::Prove(by, proof) => self.prove(state, by, proof)?,
			Action::Challenge(by) => self.challenge(state, by)?,
			Action::Judge(stands) => self.judge(state, stands)?,
			Action::Settle => self.settle(state)?,
			Action::Claim(row) => self.claim(state, row)?,
			Action::Freeze(who) => {
				state.frozen[who] = true;
				state.left.freezes -= 1;
			}
			Action::Name => {
				ensure(!state.removed, "UnknownBoard")?;
				ensure(state.closed.is_none(), "BoardClosed")?;
				state.reporters = [true; REPORTERS];
				state.left.namings -= 1;
			}
			Action::Close => {
				ensure(!state.removed, "UnknownBoard")?;
				ensure(state.closed.is_none(), "BoardClosed")?;
				state.closed = Some(state.moment());
			}
			Action::Clean(account) => self.clean(state, account)?,
			Action::Remove => self.remove(state)?,
			Action::Fund => {
				state.pot += FUNDING;
				state.left.fundings -= 1;
			}
			Action::Tick => state.now += self.world.step,
			Action::Stall => {
				state.now += self.world.step;
				state.lost += self.world.step;
				state.left.stalls -= 1;
			}
		}
		Ok(())
	}

	fn post(&self, state: &mut State, reporter: usize, list: usize) -> Outcome {
		let several = self.world.agree > 0 && reporter == 0;
		let agree = if self.has(Fault::OneSuffices) { 1 } else { self.world.agree };
		let approvals = state.approved.iter().filter(|approved| **approved == Some(list)).count();
		ensure(!several || approvals >= agree, "NotApproved")?;
		ensure(!state.removed, "UnknownBoard")?;
		ensure(state.closed.is_none(), "BoardClosed")?;
		ensure(state.reporters[reporter], "NotReporter")?;
		ensure(state.root.is_none(), "RootPending")?;
		ensure(!state.frozen[reporter], "AccountFrozen")?;
		let total = self.world.lists[list].total();
		ensure(total > self.total(state), "NothingAdded")?;
		let covered = total <= state.paid + state.pot - MINIMUM;
		ensure(covered || self.has(Fault::PostsUncovered), "NotCovered")?;
		state.held[reporter] += BOND;
		let (number, since) = (state.posted, state.moment());
		state.root = Some(Root { number, list, reporter, since, challenge: None });
		state.posted += 1;
		state.left.posts -= 1;
		if several {
			state.approved = [None; MEMBERS];
		}
		Ok(())
	}

	fn claim(&self, state: &mut State, row: usize) -> Outcome {
		ensure(!state.removed, "UnknownBoard")?;
		ensure(!self.is_over(state), "ClaimsOver")?;
		let challenged = state.root.is_some_and(|root| root.challenge.is_some());
		ensure(!challenged || !self.has(Fault::DisputeStopsClaims), "RootPending")?;
		ensure(state.last.is_some(), "NoRootFinal")?;
		let (account, score) = *self.last_rows(state).get(row).ok_or("InvalidProof")?;
		let before = state.records[account].unwrap_or(0);
		let due = if self.has(Fault::PaysEachRoot) { score } else { (score - before).max(0) };
		ensure(due > 0, "NothingToClaim")?;
		let owed = self.total(state) - state.paid;
		ensure(due <= owed || self.has(Fault::NoTotal), "TotalReached")?;
		// The pot stays alive.
		ensure(state.pot - due >= MINIMUM, "NotExpendable")?;
		state.pot -= due;
		state.holders[account] += due;
		state.deposits += u8::from(state.records[account].is_none());
		state.records[account] = Some(before + due);
		state.paid += due;
		Ok(())
	}

	fn clean(&self, state: &mut State, account: usize) -> Outcome {
		ensure(!state.removed, "UnknownBoard")?;
		ensure(self.is_over(state) && !self.has(Fault::RecordsStay), "ClaimsNotOver")?;
		ensure(state.records[account].is_some(), "NoRecord")?;
		state.records[account] = None;
		if !self.has(Fault::DepositStays) {
			state.deposits -= 1;
		}
		Ok(())
	}

	fn remove(&self, state: &mut State) -> Outcome {
		if state.removed {
			ensure(state.pot > 0 && !self.has(Fault::NothingIsSwept), "UnknownBoard")?;
		} else {
			let early = self.has(Fault::RemovedEarly) && state.closed.is_some();
			ensure(self.is_over(state) || early, "ClaimsNotOver")?;
			ensure(state.records.iter().all(Option::is_none), "RecordsLeft")?;
			state.removed = true;
		}
		state.treasury += state.pot;
		state.pot = 0;
		Ok(())
	}
}
