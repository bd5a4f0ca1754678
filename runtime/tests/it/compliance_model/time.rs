//! Time: blocks at the usual rate, and stalls. With each block the model is compared with what the
//! chain does by itself: lost time, eras, and the ends of brakes and pauses.

use super::{
	model::{Stop, Who, GRACE, STAKE, STOPS, TOLERANCE, WORK},
	World,
};
use crate::common::*;
use distribution_primitives::LostTime;
use polkadot_sdk::frame_support::traits::Hooks;

/// How long the chain stands still; what is listed more often is more likely.
const STALLS: [BlockNumber; 12] = [
	TOLERANCE + 1,
	TOLERANCE + 1,
	TOLERANCE + 1,
	TOLERANCE + 1,
	TOLERANCE + 50,
	HOURS,
	HOURS,
	HOURS,
	6 * HOURS,
	6 * HOURS,
	DAYS,
	3 * DAYS + 7,
];

impl World {
	/// Some time passes; rarely so much that all deadlines have passed.
	pub fn wait(&mut self) {
		let blocks =
			if self.random.once_in(400) { GRACE + DAYS } else { 1 + self.random.blocks(DAYS / 9) };
		self.let_pass(blocks);
	}

	/// Time passes with blocks that are not a stall apart.
	pub fn let_pass(&mut self, blocks: BlockNumber) {
		let until = self.model.now + blocks;
		while self.model.now < until {
			self.block(until.min(self.model.now + TOLERANCE));
		}
		self.compare_rounds();
	}

	/// The chain stands still. Nobody can have known in time what the first block after it says.
	pub fn stall(&mut self) {
		let blocks = self.random.pick(&STALLS);
		self.block(self.model.now + blocks);
		self.compare_rounds();
	}

	/// A block ends, and the next one begins; its clock is `at`. As in a real block, its beginning
	/// has the clock of its parent.
	fn block(&mut self, at: BlockNumber) {
		let number = System::block_number();
		Clock::on_finalize(number);
		System::reset_events();
		System::set_block_number(number + 1);
		SafeMode::on_initialize(number + 1);
		Brakes::on_initialize(number + 1);
		Emission::on_initialize(number + 1);
		relay(at);

		let gap = at - self.model.now;
		let lost = self.model.loses(gap);
		self.model.stops.end(self.model.now);
		self.end_era();
		self.model.pass(gap, lost);
		for round in self.rounds.iter_mut().chain(&mut self.waiting) {
			round.pass(gap, lost);
			round.see_pause_end(gap);
		}
		assert_eq!(Clock::lost(), self.model.lost, "at {at}");
		for stop in STOPS {
			let on = match stop {
				Stop::SafeMode => SafeMode::is_entered(),
				Stop::Claims => brakes::is_paused("Distribution", "claim"),
				Stop::Aside => brakes::is_paused("Distribution", "set_aside"),
				Stop::Rewards => brakes::is_paused("Emission", "claim"),
			};
			assert_eq!(on, self.model.stops.is_on(stop), "{stop:?} at {at}");
		}
	}

	/// A block begins: an era may end. What it mints, and what it burns of rewards that nobody has
	/// claimed in time, is compared.
	fn end_era(&mut self) {
		let (now, lost, supply) = (self.model.now, self.model.lost, self.model.ledger.issued);
		let ended = self.model.rewards.end_era(now, lost, supply);
		assert_eq!(Emission::current_era(), self.model.rewards.era);
		let Some(ended) = ended else { return };
		let record = pallet_emission::Eras::<Runtime>::get(ended.era).unwrap();
		let minted = ended.to_treasury + ended.to_stakes + ended.to_work;
		assert_eq!((record.minted, record.skipped), (minted, ended.skipped), "era {}", ended.era);
		self.model.ledger.mint(Who::Treasury, ended.to_treasury);
		self.model.ledger.mint(Who::Pool(STAKE), ended.to_stakes);
		self.model.ledger.mint(Who::Pool(WORK), ended.to_work);
		for era in self.model.rewards.shared() {
			if !pallet_emission::EraRewards::<Runtime>::contains_key(WORK, era) {
				let burned = self.model.rewards.expire(era, lost);
				self.model.ledger.burn(Who::Pool(WORK), burned);
			}
		}
		assert_eq!(Balances::total_issuance(), self.model.ledger.issued, "era {}", ended.era);
	}
}
