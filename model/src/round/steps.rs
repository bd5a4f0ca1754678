//! What each step does.

use super::{paying::Sent, *};

/// Fails with `error` unless `held`.
pub(crate) fn ensure(held: bool, error: &'static str) -> Outcome {
	held.then_some(()).ok_or(error)
}

impl State {
	/// Brings the clock of the round up to date: a pause whose time is over has ended.
	pub(crate) fn note(&mut self, model: &Round) {
		let opens = model.world.opens;
		let from = match self.status {
			Status::Open | Status::Closed => opens,
			Status::Paused { since, until: Some(until) }
				if until <= self.now && !model.has(Fault::PauseDoesNotEnd) =>
			{
				self.end_pause(model, since, Some(until), until, self.noted);
				until.max(opens)
			}
			Status::Draft | Status::Paused { .. } | Status::Removed => return,
		};
		let more = (self.lost - self.noted).min(self.now.saturating_sub(from));
		if !model.has(Fault::StallsCount) {
			self.moved += more;
		}
		self.noted = self.lost;
	}

	/// The same state, up to date.
	pub(crate) fn noted(mut self, model: &Round) -> Self {
		self.note(model);
		self
	}

	/// Ends a pause at `now`, when the chain has lost `lost`.
	fn end_pause(&mut self, model: &Round, since: u16, until: Option<u16>, now: u16, lost: u16) {
		self.moved += now.saturating_sub(since.max(model.world.opens));
		self.noted = lost;
		if let Some(until) = until {
			self.spend(model, since, until, now);
		}
		self.status = Status::Open;
	}

	/// Counts a pause of the committee's that ends at `now`.
	fn spend(&mut self, model: &Round, since: u16, until: u16, now: u16) {
		if !model.has(Fault::ResumingIsFree) || now >= until {
			self.spent += (now + 1).min(until).saturating_sub(since).max(1);
		}
	}

	/// First time at which claims are not accepted any more.
	pub(crate) fn ends(&self, world: &World) -> u16 {
		world.closes + self.moved
	}

	/// First time at which rows set aside cannot be claimed any more.
	pub(crate) fn aside_until(&self, model: &Round) -> u16 {
		let moved = if model.has(Fault::GraceFromAgreedEnd) { 0 } else { self.moved };
		model.world.closes.max(self.cut) + moved + GRACE
	}

	/// Whether nothing is left to claim.
	pub(crate) fn is_complete(&self, world: &World) -> bool {
		let rows = &self.rows[..world.rows];
		self.terms.rows && rows.iter().all(|row| row.marked && !row.record)
	}

	/// What the pot needs before the round opens.
	fn needed(&self) -> i16 {
		self.budget as i16 + MINIMUM
	}

	/// Whether this fits into the budget, if `own` of what is set aside may be used.
	pub(crate) fn fits(&self, amount: u16, own: u16) -> bool {
		self.claimed + amount + self.set_aside.saturating_sub(own) <= self.budget
	}
}

impl Round {
	/// The state that the story begins with.
	pub(crate) fn beginning(&self) -> State {
		let world = &self.world;
		let open = world.start == Start::Open;
		let mut rows = [Row::default(); ROWS];
		for n in self.rows() {
			rows[n].total = world.amount(n);
		}
		let terms = Terms { rest: world.rest, rows: open || !world.listed };
		let mut state = State {
			now: 1,
			lost: 0,
			status: Status::Draft,
			terms,
			seen: terms,
			moved: 0,
			noted: 0,
			spent: 0,
			cut: 0,
			budget: world.budget(),
			claimed: 0,
			set_aside: 0,
			queued: false,
			after: 0,
			idle: 0,
			frozen: false,
			abandoned: false,
			deposit: true,
			rows,
			pot: 0,
			manager: 0,
			relayer: 0,
			treasury: 0,
			burnt: 0,
			left: world.limits,
			ghost: Ghost::default(),
		};
		if open {
			state.pot = state.needed();
			state.relayer = -state.pot;
			state.status = Status::Open;
			state.queued = world.is_pushed() && state.now >= world.opens;
			state.ghost.began = Some(state.now.max(world.opens));
		}
		state
	}

	/// What somebody could do now. Much of it is refused.
	pub(crate) fn offer(&self, state: &State, actions: &mut Vec<Action>) {
		let world = &self.world;
		let left = &state.left;
		if world.start == Start::Draft {
			use Action::{Abandon, AddRows, Amend, Freeze, Fund, Look, Open, Thaw};
			actions.extend([Look, AddRows, Open, Abandon]);
			// No more than is needed; of what is refused anyway, a part.
			let missing = state.needed() - state.pot;
			if state.status != Status::Draft || missing >= PART {
				actions.push(Fund(PART));
			}
			if state.status == Status::Draft && missing > 0 && missing != PART {
				actions.push(Fund(missing));
			}
			if left.amendments > 0 {
				actions.push(Amend);
			}
			if state.frozen {
				actions.push(Thaw);
			} else if left.freezes > 0 {
				actions.push(Freeze);
			}
		}
		for n in self.rows() {
			let row = &state.rows[n];
			actions.extend([Action::Claim(n), Action::ClaimFree(n)]);
			if left.cuts > 0 {
				actions.push(Action::ClaimLimited(n));
			}
			if world.limits.refusals + world.limits.fillings > 0 {
				actions.extend([Action::SetAside(n), Action::SetAsideFree(n)]);
			}
			if world.limits.stops == 0 || left.stops > 0 {
				actions.push(Action::Stop(n));
			}
			let there = state.status != Status::Removed;
			if there && row.refused && left.pardons > 0 {
				actions.push(Action::Accept(n));
			}
			if there && !row.refused && left.refusals > 0 {
				actions.push(Action::Refuse(n));
			}
			if there && left.fillings > 0 && !row.full && !row.marked {
				actions.push(Action::Fill(n));
			}
		}
		actions.extend([Action::ClaimBatch, Action::ClaimRange]);
		if state.queued {
			actions.push(Action::Push);
		}
		actions.extend([Action::RequestPush, Action::Close, Action::CleanUp, Action::Sweep]);
		actions.extend([Action::ResumeByCommittee, Action::ResumeByVote]);
		if left.brakes > 0 {
			actions.push(Action::PauseByCommittee);
		}
		if left.votes > 0 {
			actions.push(Action::PauseByVote);
		}
		if left.strays > 0 {
			actions.push(Action::Stray);
		}
		if self.waits(state) {
			actions.push(Action::Tick);
			if left.stalls > 0 {
				actions.push(Action::Stall);
			}
		}
	}

	/// Whether anything waits for time to pass.
	fn waits(&self, state: &State) -> bool {
		let noted = state.noted(self);
		match noted.status {
			Status::Draft => state.now < self.world.closes,
			Status::Open => state.now < noted.ends(&self.world) + CLOSE_DELAY,
			// That a vote resumes some time is taken for granted.
			Status::Paused { until: None, .. } => state.left.waits > 0,
			// With a pause that does not end, time would go on for ever.
			Status::Paused { .. } => {
				!self.has(Fault::PauseDoesNotEnd) || state.now < self.world.closes + GRACE
			}
			Status::Closed => state.set_aside > 0 && state.now < noted.aside_until(self),
			Status::Removed => false,
		}
	}

	/// Does what `action` says, or fails, and then `state` is of no use.
	pub(crate) fn act(&self, state: &mut State, action: Action) -> Outcome {
		match action {
			Action::Look => {
				ensure(state.status != Status::Removed, "UnknownRound")?;
				state.seen = state.terms;
			}
			Action::AddRows => self.add_rows(state)?,
			Action::Amend => self.amend(state)?,
			Action::Fund(amount) => self.fund(state, amount)?,
			Action::Open => self.open(state)?,
			Action::Abandon => self.abandon(state)?,
			Action::Freeze => {
				state.frozen = true;
				state.left.freezes -= 1;
			}
			Action::Thaw => state.frozen = false,
			Action::Claim(n) => self.claim(state, n, Sent::Signed)?,
			Action::ClaimFree(n) => self.claim(state, n, Sent::Free)?,
			Action::ClaimLimited(n) => {
				self.claim(state, n, Sent::Limited)?;
				state.left.cuts -= 1;
			}
			Action::ClaimBatch => self.claim_all(state)?,
			Action::ClaimRange => {
				ensure(state.status != Status::Removed, "UnknownRound")?;
				ensure(!self.world.listed, "WrongEvidence")?;
				self.claim_all(state)?;
			}
			Action::Push => self.push(state),
			Action::RequestPush => self.request_push(state)?,
			Action::SetAside(n) => self.set_aside(state, n, Sent::Signed)?,
			// A block tells only that the row is done with.
			Action::SetAsideFree(n) => {
				self.set_aside(state, n, Sent::Free).map_err(|error| match error {
					"AlreadyClaimed" | "AlreadySetAside" => "Stale",
					other => other,
				})?
			}
			Action::Stop(n) => self.stop(state, n)?,
			Action::Refuse(n) => {
				state.rows[n].refused = true;
				state.left.refusals -= 1;
			}
			Action::Accept(n) => {
				state.rows[n].refused = false;
				state.left.pardons -= 1;
			}
			Action::Fill(n) => {
				state.rows[n].full = true;
				state.rows[n].has += FILLING;
				state.relayer -= FILLING;
				state.left.fillings -= 1;
			}
			Action::PauseByVote => {
				self.pause(state, true)?;
				state.left.votes -= 1;
			}
			Action::PauseByCommittee => {
				self.pause(state, false)?;
				state.left.brakes -= 1;
			}
			Action::ResumeByVote => self.resume(state, true)?,
			Action::ResumeByCommittee => self.resume(state, false)?,
			Action::Close => self.close(state)?,
			Action::CleanUp => self.clean_up(state)?,
			Action::Stray => {
				state.pot += STRAY;
				state.relayer -= STRAY;
				state.left.strays -= 1;
			}
			Action::Sweep => self.sweep(state)?,
			Action::Tick | Action::Stall => {
				if matches!(state.noted(self).status, Status::Paused { until: None, .. }) {
					state.left.waits -= 1;
				}
				state.now += self.world.step;
				if action == Action::Stall {
					state.lost += self.world.step;
					state.left.stalls -= 1;
				}
			}
		}
		Ok(())
	}

	/// The round is a draft that its manager can change or open.
	fn changeable(&self, state: &State) -> Outcome {
		ensure(state.status != Status::Removed, "UnknownRound")?;
		ensure(state.status == Status::Draft, "NotDraft")?;
		ensure(!state.frozen, "ManagerFrozen")
	}

	/// Whoever pays or opens has seen the terms.
	fn names_terms(&self, state: &State) -> Outcome {
		ensure(state.status != Status::Removed, "UnknownRound")?;
		ensure(state.seen == state.terms || self.has(Fault::AnyTerms), "TermsChanged")
	}

	/// The window is long enough from now on.
	fn has_time(&self, state: &State) -> Outcome {
		let opens = self.world.opens.max(state.now);
		ensure(self.world.closes >= opens + MIN_WINDOW, "WindowInvalid")
	}

	fn add_rows(&self, state: &mut State) -> Outcome {
		self.changeable(state)?;
		ensure(self.world.listed, "NotListed")?;
		ensure(!state.terms.rows, "BudgetBelowTotal")?;
		state.terms.rows = true;
		Ok(())
	}

	fn amend(&self, state: &mut State) -> Outcome {
		if !(self.has(Fault::OpenIsAmended) && state.status == Status::Open) {
			self.changeable(state)?;
			self.has_time(state)?;
		}
		state.terms.rest = match state.terms.rest {
			Rest::Manager => Rest::Treasury,
			Rest::Treasury | Rest::Burn => Rest::Manager,
		};
		state.left.amendments -= 1;
		Ok(())
	}

	fn fund(&self, state: &mut State, amount: i16) -> Outcome {
		self.names_terms(state)?;
		ensure(state.status == Status::Draft, "NotDraft")?;
		ensure(!state.frozen, "ManagerFrozen")?;
		state.pot += amount;
		state.relayer -= amount;
		Ok(())
	}

	fn open(&self, state: &mut State) -> Outcome {
		self.names_terms(state)?;
		ensure(state.status == Status::Draft, "NotDraft")?;
		ensure(!state.frozen || self.has(Fault::FrozenOpens), "ManagerFrozen")?;
		ensure(state.terms.rows, "NoRows")?;
		self.has_time(state)?;
		ensure(state.pot >= state.needed() || self.has(Fault::OpensEmpty), "Underfunded")?;
		state.status = Status::Open;
		state.noted = state.lost;
		state.queued = self.world.is_pushed() && state.now >= self.world.opens;
		Ok(())
	}

	fn abandon(&self, state: &mut State) -> Outcome {
		ensure(state.status != Status::Removed, "UnknownRound")?;
		let open = state.status == Status::Open && self.has(Fault::OpenIsAbandoned);
		ensure(state.status == Status::Draft || open, "NotDraft")?;
		ensure(!(state.frozen && self.has(Fault::FrozenKeeps)), "ManagerFrozen")?;
		state.manager += state.pot;
		state.pot = 0;
		state.abandoned = true;
		state.status = Status::Closed;
		Ok(())
	}

	fn pause(&self, state: &mut State, by_vote: bool) -> Outcome {
		ensure(state.status != Status::Removed, "UnknownRound")?;
		state.note(self);
		let now = state.now;
		let (since, until) = match state.status {
			Status::Open if by_vote => (now, None),
			Status::Open => {
				let left = PAUSE_BUDGET.saturating_sub(state.spent);
				ensure(left > 0, "PauseBudgetSpent")?;
				(now, Some(now + left))
			}
			Status::Paused { since, until: Some(until) } if by_vote => {
				state.spend(self, since, until, now);
				(since, None)
			}
			Status::Paused { until: None, .. } if !by_vote => return Err("PausedByVote"),
			_ => return Err("NotOpen"),
		};
		state.status = Status::Paused { since, until };
		Ok(())
	}

	fn resume(&self, state: &mut State, by_vote: bool) -> Outcome {
		ensure(state.status != Status::Removed, "UnknownRound")?;
		state.note(self);
		let Status::Paused { since, until } = state.status else { return Err("NotPaused") };
		ensure(by_vote || until.is_some(), "PausedByVote")?;
		state.end_pause(self, since, until, state.now, state.lost);
		Ok(())
	}

	/// Sends `amount` where the terms say.
	fn send(&self, state: &mut State, amount: i16) {
		state.pot -= amount;
		match state.terms.rest {
			_ if state.abandoned => state.manager += amount,
			Rest::Manager => state.manager += amount,
			Rest::Treasury => state.treasury += amount,
			Rest::Burn => state.burnt += amount,
		}
	}

	/// Sends what is left beyond what is set aside. Returns how much.
	fn send_remainder(&self, state: &mut State) -> i16 {
		let aside = state.set_aside as i16;
		let kept = if aside == 0 || self.has(Fault::RemainderOfAll) { 0 } else { aside + MINIMUM };
		let left = (state.pot - kept).max(0);
		self.send(state, left);
		left
	}

	fn close(&self, state: &mut State) -> Outcome {
		ensure(state.status != Status::Removed, "UnknownRound")?;
		state.note(self);
		ensure(state.status == Status::Open, "NotOpen")?;
		let delay = if self.has(Fault::ClosesAtOnce) { 0 } else { CLOSE_DELAY };
		let over = state.now >= state.ends(&self.world) + delay && !self.has(Fault::ClosesWhenPaid);
		ensure(state.is_complete(&self.world) || over, "TooEarlyToClose")?;
		self.send_remainder(state);
		state.status = Status::Closed;
		Ok(())
	}

	fn clean_up(&self, state: &mut State) -> Outcome {
		ensure(state.status != Status::Removed, "UnknownRound")?;
		let noted = state.noted(self);
		ensure(noted.status == Status::Closed, "NotClosed")?;
		let over = noted.now >= noted.aside_until(self) || self.has(Fault::RemovedEarly);
		if noted.set_aside > 0 && !over {
			ensure(self.send_remainder(state) > 0, "StillSetAside")?;
			return Ok(());
		}
		*state = noted;
		for n in self.rows() {
			state.rows[n].record = false;
			if !self.has(Fault::DepositStays) {
				state.rows[n].deposit = Depositor::Nobody;
			}
		}
		let mut aside = (state.set_aside as i16).min(state.pot);
		if aside > 0 && state.pot - aside < MINIMUM {
			aside = state.pot;
		}
		if !self.has(Fault::AsideToRemainder) {
			state.pot -= aside;
			state.treasury += aside;
		}
		let rest = state.pot;
		self.send(state, rest);
		state.deposit = false;
		state.status = Status::Removed;
		Ok(())
	}

	fn sweep(&self, state: &mut State) -> Outcome {
		ensure(state.status == Status::Removed, "NotRemoved")?;
		ensure(state.pot > 0 && !self.has(Fault::NothingIsSwept), "NothingToSweep")?;
		state.treasury += state.pot;
		state.pot = 0;
		Ok(())
	}
}
