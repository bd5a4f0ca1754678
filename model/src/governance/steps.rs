//! What each step does.

use super::*;

/// Fails with `error` unless `held`.
fn ensure(held: bool, error: &'static str) -> Outcome {
	held.then_some(()).ok_or(error)
}

impl State {
	/// Whether a brake is on.
	pub fn is_on(&self, brake: Brake) -> bool {
		self.on[brake.place()].is_some()
	}

	/// Whether claims are stopped.
	pub(crate) fn stops_claims(&self) -> bool {
		self.is_on(Brake::SafeMode) || self.is_on(Brake::Claims)
	}

	/// How much of its budget a brake has used, apart from the stretch that is running.
	pub(crate) fn spent(&self, brake: Brake) -> u16 {
		let counts = |stretch: &&Stretch| stretch.last + WINDOW > self.now;
		self.used[brake.place()].iter().filter(counts).map(|stretch| stretch.length).sum()
	}

	/// How much has been lost by now.
	pub(crate) fn lost_by_now(&self, model: &Governance) -> u16 {
		self.lost + self.lost_since(model)
	}

	/// How much of the time since the block before is lost.
	fn lost_since(&self, model: &Governance) -> u16 {
		let Some((at, stopped)) = self.last else { return 0 };
		let gap = self.now - at;
		let stopped = stopped && !model.has(Fault::ClockGoesOn);
		if stopped || gap > TOLERANCE {
			gap
		} else {
			0
		}
	}

	/// Whether the old committee is in office.
	pub(crate) fn is_captured(&self) -> bool {
		self.referendum != Referendum::Enacted
	}
}

impl Governance {
	/// The state that the story begins with.
	pub(crate) fn beginning(&self) -> State {
		State {
			now: START,
			last: None,
			lost: 0,
			on: [None; BRAKES],
			used: [[Stretch::default(); STRETCHES]; BRAKES],
			era: 0,
			halted: 0,
			halt: None,
			referendum: Referendum::None,
			left: self.world.limits,
			ghost: Ghost::default(),
		}
	}

	/// Whether the horizon is reached.
	pub(crate) fn is_over(&self, state: &State) -> bool {
		let time: u16 = if self.world.eras { state.era.into() } else { state.now };
		time >= self.world.horizon
	}

	/// What somebody could do now. Much of it is refused.
	pub(crate) fn offer(&self, state: &State, actions: &mut Vec<Action>) {
		let (world, left) = (&self.world, &state.left);
		let early = !self.is_over(state);
		if world.eras {
			if early && left.halts > 0 {
				actions.push(Action::Halt);
			}
			if early && left.prolongings > 0 {
				actions.extend(world.prolongings.iter().map(|eras| Action::Prolong(*eras)));
			}
			if left.resumptions > 0 {
				actions.extend([Action::Resume, Action::ResumeByCommittee]);
			}
			// A halt that does not end would go on for ever.
			let halted = state.halt.is_some() && state.era < u8::MAX;
			let ends = halted && !self.has(Fault::HaltStays);
			if early || ends {
				actions.push(Action::EndEra);
			}
			return;
		}
		if early && state.is_captured() && left.pulls > 0 {
			actions.extend(world.pulls.iter().map(|(brake, time)| Action::Pull(*brake, *time)));
		}
		if early && left.renewals > 0 {
			actions.extend(world.renewals.iter().map(|(brake, time)| Action::Renew(*brake, *time)));
		}
		if left.releases > 0 {
			let known = |brake: &Brake| world.pulls.iter().any(|(pulled, _)| pulled == brake);
			for brake in Brake::ALL.into_iter().filter(known) {
				actions.push(Action::ReleaseByVote(brake));
				if state.is_captured() {
					actions.push(Action::Release(brake));
				}
			}
		}
		if world.replaced {
			actions.extend([Action::Submit, Action::Enact]);
			if state.is_captured() {
				actions.push(Action::Cancel);
			}
		}
		let on = state.on.iter().any(Option::is_some);
		let deciding = matches!(state.referendum, Referendum::Deciding(until) if state.now < until);
		// A brake that does not end would be on for ever.
		let ends = (on && !self.has(Fault::BrakesStay)) || deciding;
		if early || ends {
			actions.push(Action::Tick(if on { world.step } else { world.leap }));
			if left.stalls > 0 {
				actions.push(Action::Stall(world.step));
			}
		}
	}

	/// Does what `action` says, or fails, and then `state` is of no use.
	pub(crate) fn act(&self, state: &mut State, action: Action) -> Outcome {
		match action {
			Action::Pull(brake, time) => {
				self.pull(state, brake, time)?;
				state.left.pulls -= 1;
			}
			Action::Release(brake) => {
				let renewed = state.on[brake.place()].is_some_and(|on| on.renewed);
				ensure(!renewed || self.has(Fault::ReleasesRenewed), "Renewed")?;
				self.release(state, brake)?;
			}
			Action::ReleaseByVote(brake) => self.release(state, brake)?,
			Action::Renew(brake, time) => {
				self.renew(state, brake, time)?;
				state.left.renewals -= 1;
			}
			Action::Halt => {
				ensure(state.halt.is_none(), "AlreadyHalted")?;
				let left = self.halts_left(state);
				ensure(left > 0, "HaltsUsedUp")?;
				let (since, until) = (state.era, state.era + left);
				state.halt = Some(Halt { since, until, voted: false });
				state.left.halts -= 1;
			}
			Action::Prolong(eras) => {
				let until = state.era + eras;
				let longer = state.halt.is_none_or(|halt| until > halt.until);
				ensure(eras > 0 && eras <= HALT_WINDOW && longer, "HaltInvalid")?;
				let since = state.halt.map_or(state.era, |halt| halt.since);
				state.halt = Some(Halt { since, until, voted: true });
				state.left.prolongings -= 1;
			}
			Action::Resume => self.resume(state)?,
			Action::ResumeByCommittee => {
				ensure(self.has(Fault::CommitteeResumes), "BadOrigin")?;
				self.resume(state)?;
			}
			Action::EndEra => self.end_era(state),
			Action::Submit => {
				ensure(self.lets_votes_through(state), "CallFiltered")?;
				ensure(state.referendum == Referendum::None, "Submitted")?;
				state.referendum = Referendum::Deciding(state.now + DECIDING);
			}
			Action::Enact => {
				ensure(self.lets_votes_through(state), "CallFiltered")?;
				let Referendum::Deciding(until) = state.referendum else {
					return Err("NotSubmitted");
				};
				ensure(state.now >= until, "NotDecided")?;
				ensure(!self.has(Fault::NeedsConsent), "BadOrigin")?;
				state.referendum = Referendum::Enacted;
			}
			Action::Cancel => {
				ensure(self.has(Fault::CommitteeCancels), "BadOrigin")?;
				state.referendum = Referendum::None;
			}
			Action::Tick(blocks) => {
				for _ in 0..blocks {
					self.next_block(state, state.now + 1);
				}
			}
			Action::Stall(time) => {
				self.next_block(state, state.now + time);
				state.left.stalls -= 1;
			}
		}
		Ok(())
	}

	/// The block ends, and the next one begins. Its beginning has the clock of its parent.
	pub(crate) fn next_block(&self, state: &mut State, at: u16) {
		state.lost = state.lost_by_now(self);
		state.last = Some((state.now, state.stops_claims()));
		for brake in Brake::ALL {
			let over = state.on[brake.place()].is_some_and(|on| on.until <= state.now);
			if over && !self.has(Fault::BrakesStay) {
				self.turn_off(state, brake, true);
			}
		}
		state.now = at;
	}

	/// Turns a brake off. What it was on for counts against its budget, unless a vote decided it.
	fn turn_off(&self, state: &mut State, brake: Brake, by_itself: bool) {
		let Some(on) = state.on[brake.place()].take() else { return };
		if !on.renewed && (by_itself || !self.has(Fault::ReleasingIsFree)) {
			self.charge(state, brake, &on);
		}
	}

	/// Counts a stretch that ends now.
	fn charge(&self, state: &mut State, brake: Brake, on: &On) {
		let length = self.length(on, state.now);
		let used = &mut state.used[brake.place()];
		// What no longer counts is forgotten, and the rest keeps its order.
		let mut kept: Vec<Stretch> = used
			.iter()
			.filter(|stretch| stretch.length > 0 && stretch.last + WINDOW > state.now)
			.copied()
			.collect();
		kept.push(Stretch { last: state.now, length });
		kept.resize(STRETCHES, Stretch::default());
		used.copy_from_slice(&kept);
	}

	/// In how many blocks a brake was on that ends at `now`.
	fn length(&self, on: &On, now: u16) -> u16 {
		let distance = now.min(on.until).saturating_sub(on.since);
		distance + u16::from(!self.has(Fault::OneBlockLess))
	}

	fn pull(&self, state: &mut State, brake: Brake, time: u16) -> Outcome {
		ensure(time > 0, "DurationInvalid")?;
		let until = state.now + time;
		let before = state.on[brake.place()];
		let since = match before {
			Some(on) => {
				ensure(!on.renewed, "Renewed")?;
				ensure(until > on.until, "NotLonger")?;
				on.since
			}
			None => state.now,
		};
		let on = On { since, until, renewed: false };
		let all = state.spent(brake) + self.length(&on, until);
		ensure(all <= brake.budget(), "BudgetSpent")?;
		self.put_on(state, brake, on)
	}

	/// Turns a brake on, if there is room for it.
	fn put_on(&self, state: &mut State, brake: Brake, on: On) -> Outcome {
		let others = Brake::ALL.into_iter().filter(|other| *other != brake && state.is_on(*other));
		let count = others.count();
		ensure(count < MAX_BRAKES, "TooManyBrakes")?;
		let safe = brake == Brake::SafeMode || state.is_on(Brake::SafeMode);
		let keeps = count + 1 < MAX_BRAKES || safe || self.has(Fault::NoPlaceKept);
		ensure(keeps, "TooManyBrakes")?;
		ensure(brake != Brake::Voting || self.has(Fault::VotingPausable), "Unpausable")?;
		state.on[brake.place()] = Some(on);
		Ok(())
	}

	fn renew(&self, state: &mut State, brake: Brake, time: u16) -> Outcome {
		let short = time <= MAX_RENEWAL || self.has(Fault::RenewedForLong);
		ensure(time > 0 && short, "DurationInvalid")?;
		let before = state.on[brake.place()];
		let until = state.now + time;
		self.put_on(state, brake, On { since: state.now, until, renewed: true })?;
		if let Some(on) = before.filter(|on| !on.renewed) {
			self.charge(state, brake, &on);
		}
		Ok(())
	}

	fn release(&self, state: &mut State, brake: Brake) -> Outcome {
		ensure(state.is_on(brake), "NotOn")?;
		self.turn_off(state, brake, false);
		state.left.releases -= 1;
		Ok(())
	}

	/// Whether the calls that referenda need can be sent.
	pub(crate) fn lets_votes_through(&self, state: &State) -> bool {
		let stopped = state.is_on(Brake::SafeMode) && self.has(Fault::VotesStop);
		!stopped && !state.is_on(Brake::Voting)
	}

	/// For how many eras the committee could halt emission now.
	pub(crate) fn halts_left(&self, state: &State) -> u8 {
		let before = (1u64 << (HALT_WINDOW - 1)) - 1;
		let halted = if self.has(Fault::HaltsForgotten) {
			0
		} else {
			(state.halted & before).count_ones() as u8
		};
		MAX_HALT.saturating_sub(halted)
	}

	fn resume(&self, state: &mut State) -> Outcome {
		let halt = state.halt.ok_or("NotHalted")?;
		let from = state.era + 1;
		ensure(halt.until > from, "NotHalted")?;
		state.halt = Some(Halt { until: from, ..halt });
		state.left.resumptions -= 1;
		Ok(())
	}

	fn end_era(&self, state: &mut State) {
		let braked = state.halt.is_some_and(|halt| !halt.voted);
		state.halted = (state.halted << 1) | u64::from(braked);
		state.era += 1;
		let over = state.halt.is_some_and(|halt| halt.until <= state.era);
		if over && !self.has(Fault::HaltStays) {
			state.halt = None;
		}
	}
}
