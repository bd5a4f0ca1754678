//! The clock of a round. Nothing here touches storage.

use crate::types::Round;
use distribution_primitives::Status;
use polkadot_sdk::sp_runtime::traits::AtLeast32BitUnsigned;

/// The clock: relay-chain time less what was lost to pauses and to the chain itself.
impl<AccountId, AssetKind, Balance, Moment> Round<AccountId, AssetKind, Balance, Moment>
where
	Moment: AtLeast32BitUnsigned + Copy,
{
	/// Brings the clock up to `now`, when `lost` has been lost on the chain. While the round is
	/// paused, the pause counts instead. A pause that has an end is over from then on, whether or
	/// not anybody touched the round.
	///
	/// How much was lost within such a pause, and so is part of it, is not known afterwards. No
	/// more than the time since can have been lost after it, so the window may be longer than it
	/// need be, never shorter.
	pub fn note(&mut self, now: Moment, lost: Moment) {
		let from = match self.status {
			Status::Open | Status::Closed => self.window.opens,
			Status::Paused { since, until: Some(until) } if until <= now => {
				self.resume(since, Some(until), until, self.delay.lost);
				until.max(self.window.opens)
			}
			Status::Draft | Status::Paused { .. } => return,
		};
		self.delay.note(lost, now.saturating_sub(from));
	}

	/// How much of a pause that began at `since` has cost time of the window until `now`.
	fn paused_for(&self, since: Moment, now: Moment) -> Moment {
		now.saturating_sub(since.max(self.window.opens))
	}

	/// Ends a pause at `now`. It began at `since`, and would have ended at `until`, if it has an
	/// end. `lost` has been lost on the chain up to `now`.
	pub fn resume(&mut self, since: Moment, until: Option<Moment>, now: Moment, lost: Moment) {
		let length = self.paused_for(since, now);
		self.delay.add_pause(lost, length);
		if let Some(until) = until {
			self.spend(since, until, now);
		}
		self.status = Status::Open;
	}

	/// Counts a pause without a vote against its budget. It began at `since`, would have ended at
	/// `until`, and ends at `now`.
	///
	/// Of the block in which somebody ends it, claims may have missed all but the last moment. So it
	/// counts, like the one in which it began: otherwise short pauses, one after the other, would
	/// take twice what they spend.
	pub fn spend(&mut self, since: Moment, until: Moment, now: Moment) {
		let end = now.saturating_add(Moment::one()).min(until);
		let length = end.saturating_sub(since).max(Moment::one());
		self.pause_spent = self.pause_spent.saturating_add(length);
	}

	/// First time at which claims are no longer accepted, as far as it has been noted.
	pub fn ends(&self) -> Moment {
		self.window.closes.saturating_add(self.delay.moved)
	}

	/// [`Round::ends`], as it would be if a pause ended at `now`.
	pub fn ends_as_of(&self, now: Moment) -> Moment {
		self.ends().saturating_add(self.standing(now))
	}

	/// How much of the present pause has cost time of the window until `now`.
	fn standing(&self, now: Moment) -> Moment {
		match self.status {
			Status::Paused { since, .. } => self.paused_for(since, now),
			Status::Draft | Status::Open | Status::Closed => Moment::zero(),
		}
	}

	/// First time at which rows set aside can no longer be claimed, with `grace` after the end of
	/// the window, or after the last payment of such a row that a limit cut short.
	pub fn aside_until(&self, grace: Moment) -> Moment {
		let from = self.window.closes.max(self.cut_at);
		from.saturating_add(self.delay.moved).saturating_add(grace)
	}

	/// Notes that a payout limit has let a stream that is set aside have a part only, at `now`:
	/// what is left of it could not be claimed sooner, so the grace begins again.
	pub fn cut_short(&mut self, now: Moment) {
		self.cut_at = self.cut_at.max(self.own_time(now, now));
	}

	/// `time` on the round's clock as it is at `now`. The clock stands still while nobody can claim,
	/// and so during a pause: if one is on, `time` is what it would be if the pause ended at `now`.
	pub fn own_time(&self, time: Moment, now: Moment) -> Moment {
		time.saturating_sub(self.delay.moved).saturating_sub(self.standing(now))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::types::tests::{round, TestRound};
	use distribution_primitives::Window;

	#[test]
	fn end_should_move_with_pauses_and_lost_time() {
		let mut it = round(1);
		it.window = Window { opens: 100, closes: 200 };
		it.note(150, 20);
		assert_eq!((it.ends(), it.aside_until(50)), (220, 270));
		it.status = Status::Paused { since: 160, until: None };
		// The pause counts, not what is lost meanwhile.
		it.note(180, 40);
		assert_eq!((it.ends(), it.ends_as_of(180)), (220, 240));
		it.resume(160, None, 190, 45);
		assert_eq!((it.status, it.ends(), it.ends_as_of(500)), (Status::Open, 250, 250));
		// A vote has no budget.
		assert_eq!(it.pause_spent, 0);
		it.note(195, 46);
		assert_eq!(it.ends(), 251);
		// Closed, it goes on for the rows set aside.
		it.status = Status::Closed;
		it.note(400, 146);
		assert_eq!(it.aside_until(10), 361);
		// The round's own time stood still meanwhile.
		assert_eq!((it.own_time(400, 400), it.own_time(100, 400)), (249, 0));
		// The terms stay what they were.
		assert_eq!(it.window.closes, 200);
	}

	#[test]
	fn own_time_should_stand_still_during_a_pause() {
		let mut it = round(1);
		it.window = Window { opens: 100, closes: 200 };
		it.note(150, 20);
		it.status = Status::Paused { since: 160, until: None };
		let times = |it: &TestRound, now| (it.own_time(now, now), it.own_time(300, now));
		assert_eq!(times(&it, 160), (140, 280));
		// What is said to end at 300 has 110 blocks left, and as many once the pause is over.
		assert_eq!(times(&it, 190), (140, 250));
		it.resume(160, None, 190, 20);
		assert_eq!(times(&it, 190), (140, 250));
		// A pause costs nothing before the window opens.
		let mut it = round(1);
		it.window = Window { opens: 100, closes: 200 };
		it.status = Status::Paused { since: 50, until: None };
		assert_eq!(times(&it, 90), (90, 300));
		assert_eq!(times(&it, 110), (100, 290));
	}

	/// Regression: lost time after the end must not open the window again.
	#[test]
	fn window_should_stay_over_when_a_pause_ends_by_itself_and_time_is_lost() {
		for lost in [0, 5, 50, 500] {
			let mut it = round(1);
			it.window = Window { opens: 0, closes: 100 };
			it.status = Status::Paused { since: 110, until: Some(130) };
			it.note(130 + lost, lost);
			assert_eq!(it.ends(), 120 + lost);
		}
	}

	/// Regression: lost time after the end must not open the window again.
	#[test]
	fn window_should_stay_over_when_time_is_lost_afterwards() {
		let mut it = round(1);
		it.window = Window { opens: 0, closes: 100 };
		for (now, lost) in [(100, 0), (150, 50), (1_000, 900)] {
			it.note(now, lost);
			assert!(now >= it.ends(), "{now}");
		}
	}

	#[test]
	fn pause_with_an_end_should_be_over_by_itself() {
		let mut it = round(1);
		it.window = Window { opens: 100, closes: 200 };
		let paused = Status::Paused { since: 150, until: Some(170) };
		it.status = paused;
		it.note(169, 0);
		assert_eq!((it.status, it.ends_as_of(169), it.pause_spent), (paused, 219, 0));
		let mut late = it.clone();
		it.note(170, 0);
		assert_eq!((it.status, it.ends(), it.pause_spent), (Status::Open, 220, 20));
		// Nobody needs to touch it at that moment.
		late.note(9_000, 0);
		assert_eq!(late, it);
	}

	#[test]
	fn pause_with_an_end_should_cost_only_time_within_the_window() {
		let mut it = round(1);
		it.window = Window { opens: 100, closes: 200 };
		it.status = Status::Paused { since: 50, until: Some(90) };
		it.note(120, 0);
		assert_eq!((it.ends(), it.pause_spent), (200, 40));
		it.status = Status::Paused { since: 190, until: Some(230) };
		it.note(210, 0);
		assert_eq!(it.ends_as_of(210), 220);
		it.note(400, 0);
		assert_eq!((it.ends(), it.pause_spent), (240, 80));
	}

	#[test]
	fn pause_should_count_both_of_its_ends() {
		let mut it = round(1);
		for (since, now, spent) in [(7, 7, 1), (7, 8, 3), (8, 11, 7), (11, 20, 16), (11, 19, 25)] {
			it.resume(since, Some(20), now, 0);
			assert_eq!(it.pause_spent, spent, "{since}..{now}");
		}
		// The window is longer by what was lost, as before.
		assert_eq!(it.ends(), 10 + 21);
	}

	/// What was lost within the pause is not known when it is over: the window is longer by it, if
	/// at all, and not by more than the time since.
	#[test]
	fn lost_time_should_never_be_missing_after_a_pause_that_ended_by_itself() {
		for (within, after, now, moved) in
			[(0, 0, 300, 0), (0, 30, 300, 30), (20, 0, 300, 20), (20, 30, 300, 50), (20, 0, 173, 3)]
		{
			let mut it = round(1);
			it.window = Window { opens: 0, closes: 200 };
			it.delay.lost = 5;
			it.status = Status::Paused { since: 150, until: Some(170) };
			it.note(now, 5 + within + after);
			assert_eq!((it.ends(), it.delay.lost), (220 + moved, 5 + within + after));
			assert!(moved >= after);
		}
	}

	/// Regression: a stream that a payout limit lets have a part a day lost the rest.
	#[test]
	fn grace_should_begin_again_when_a_payment_is_cut_short() {
		let mut it = round(1);
		it.window = Window { opens: 0, closes: 100 };
		it.cut_short(60);
		assert_eq!(it.aside_until(50), 150);
		it.status = Status::Closed;
		it.cut_short(140);
		assert_eq!(it.aside_until(50), 190);
		// It stands still like the rest of the clock.
		it.note(150, 10);
		assert_eq!(it.aside_until(50), 200);
		it.cut_short(180);
		assert_eq!((it.cut_at, it.aside_until(50)), (170, 230));
		// It does not shrink.
		it.note(1_000, 400);
		it.cut_short(200);
		assert_eq!(it.cut_at, 170);
	}
}
