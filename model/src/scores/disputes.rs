//! Proofs, challenges, verdicts, and what becomes of a root.

use super::{steps::ensure, worlds::Row, *};

impl Scores {
	/// All proofs that somebody could try: of each fault by all rows.
	pub(crate) fn proofs(&self, state: &State) -> Vec<Proof> {
		let rows = state.root.map_or(0, |root| self.world.lists[root.list].rows.len());
		let last = self.last_rows(state).len();
		let mut proofs: Vec<Proof> = (0..rows).map(Proof::AboveMost).collect();
		for row in 0..rows {
			proofs.extend((row + 1..rows).map(|behind| Proof::Disorder(row, behind)));
		}
		for before in 0..last {
			proofs.extend((0..rows).map(|row| Proof::Lowered(before, row)));
			proofs.extend((0..=rows).map(|place| Proof::Missing(before, place)));
		}
		proofs
	}

	/// Whether rows show a fault of a list. Nothing else of the list is looked at.
	fn shows(&self, state: &State, rows: &[Row], proof: Proof) -> bool {
		let last = self.last_rows(state);
		match proof {
			Proof::Disorder(row, behind) => rows[behind].0 <= rows[row].0,
			Proof::Lowered(before, row) => {
				let ((who, had), (account, score)) = (last[before], rows[row]);
				account == who && score < had
			}
			Proof::Missing(before, place) => {
				let who = last[before].0;
				let behind = place == 0 || rows[place - 1].0 < who;
				behind && (place == rows.len() || who < rows[place].0)
			}
			Proof::AboveMost(row) => {
				let times = if self.has(Fault::MostStays) { 1 } else { i32::from(state.roots) + 1 };
				rows[row].1 > MOST * times
			}
		}
	}

	pub(crate) fn prove(&self, state: &mut State, by: usize, proof: Proof) -> Outcome {
		ensure(!state.removed, "UnknownBoard")?;
		let mut root = state.root.ok_or("NoRootPosted")?;
		let late = self.ago(state, root.since) >= WINDOW;
		ensure(!late || !self.has(Fault::ProofsInWindow), "WindowOver")?;
		let shown = self.shows(state, self.world.lists[root.list].rows, proof);
		ensure(shown, "FaultNotProven")?;
		if let Some(challenge) = root.challenge.take() {
			state.held[challenge.by] -= CHALLENGE;
		}
		self.lose(state, root, by);
		if self.has(Fault::ProofNotHeeded) {
			state.root = Some(root);
		}
		Ok(())
	}

	pub(crate) fn challenge(&self, state: &mut State, by: usize) -> Outcome {
		ensure(!state.removed, "UnknownBoard")?;
		let mut root = state.root.ok_or("NoRootPosted")?;
		ensure(root.challenge.is_none(), "AlreadyChallenged")?;
		let early = self.ago(state, root.since) < WINDOW;
		ensure(early || self.has(Fault::ChallengesLate), "WindowOver")?;
		ensure(!state.frozen[by], "AccountFrozen")?;
		state.held[by] += CHALLENGE;
		root.challenge = Some(Challenge { by, since: state.moment() });
		state.root = Some(root);
		state.left.challenges -= 1;
		Ok(())
	}

	pub(crate) fn judge(&self, state: &mut State, stands: bool) -> Outcome {
		ensure(!state.removed, "UnknownBoard")?;
		let mut root = state.root.ok_or("NoRootPosted")?;
		let challenge = root.challenge.take().ok_or("NotChallenged")?;
		ensure(self.ago(state, challenge.since) < JUDGING, "VerdictLate")?;
		if stands {
			self.forfeit(state, challenge.by, CHALLENGE, root.reporter);
			state.root = Some(root);
		} else {
			state.held[challenge.by] -= CHALLENGE;
			self.lose(state, root, challenge.by);
		}
		Ok(())
	}

	pub(crate) fn settle(&self, state: &mut State) -> Outcome {
		ensure(!state.removed, "UnknownBoard")?;
		let root = state.root.ok_or("NoRootPosted")?;
		let due = self.is_due(state, &root);
		let Some(challenge) = root.challenge else {
			ensure(due, "WindowOpen")?;
			self.finalise(state, root);
			return Ok(());
		};
		ensure(due && !self.has(Fault::SilenceKeeps), "VerdictAwaited")?;
		if self.has(Fault::SilenceStands) {
			state.held[challenge.by] -= CHALLENGE;
			self.finalise(state, root);
			return Ok(());
		}
		for (who, bond) in [(root.reporter, BOND), (challenge.by, CHALLENGE)] {
			// A tenth is burned, rounded down.
			let burned = bond / 10;
			state.held[who] -= bond;
			state.has[who] -= burned;
			state.burned += burned;
		}
		state.root = None;
		Ok(())
	}

	/// Makes a root final.
	fn finalise(&self, state: &mut State, root: Root) {
		if !self.has(Fault::BondStays) {
			state.held[root.reporter] -= BOND;
		}
		state.last = Some(root.list);
		state.roots += 1;
		state.root = None;
		if state.closed.is_some() && !self.has(Fault::GraceFromClosing) {
			state.closed = Some(state.moment());
		}
	}

	/// The reporter of a root loses: its bond, the root, and its place.
	fn lose(&self, state: &mut State, root: Root, winner: usize) {
		self.forfeit(state, root.reporter, BOND, winner);
		if !self.has(Fault::LoserStays) {
			state.reporters[root.reporter] = false;
		}
		state.root = None;
	}

	/// Takes the bond of `loser`: half of it, rounded down, goes to `winner`, and the rest is burned.
	fn forfeit(&self, state: &mut State, loser: usize, bond: i32, winner: usize) {
		let half = if self.has(Fault::RoundsUp) { (bond + 1) / 2 } else { bond / 2 };
		let won = if state.frozen[winner] { 0 } else { half };
		state.held[loser] -= bond;
		state.has[loser] -= bond;
		state.has[winner] += won;
		if !self.has(Fault::RestVanishes) {
			state.burned += bond - won;
		}
		if self.has(Fault::PotRewards) {
			state.pot -= won;
			state.has[loser] += won;
		}
	}
}
