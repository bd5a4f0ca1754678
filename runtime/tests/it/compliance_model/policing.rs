//! What officers do, and what is done about them. They try to freeze anybody, more than they may and
//! those who are protected, and undo what others have frozen.

use super::{actors::*, RegistryCall, World};
use crate::common::*;
use polkadot_sdk::frame_support::traits::Hooks;
use sp_core::H256;

const REASON: H256 = H256::repeat_byte(7);

impl World {
	/// One of the accounts that officers try to freeze.
	fn subject(&mut self) -> usize {
		self.random.place(HOLDERS + ATTESTERS + MANAGERS)
	}

	pub fn freeze(&mut self, by: usize) {
		let who = self.subject();
		let predicted = self.model.freeze(by, who);
		let call = RegistryCall::freeze { who: subject(who), reason: REASON };
		self.check("freeze", predicted, signed(officer(by)), call);
	}

	/// An officer, or governance, ratifies a freeze.
	pub fn ratify(&mut self, by: usize) {
		let who = self.subject();
		let by = (self.random.below(4) > 0).then_some(by);
		let predicted = self.model.ratify(by, who);
		let origin = by.map_or_else(root, |by| signed(officer(by)));
		let call = RegistryCall::ratify_freeze { who: subject(who) };
		self.check("ratify_freeze", predicted, origin, call);
	}

	pub fn unfreeze(&mut self, by: usize) {
		let who = self.subject();
		let predicted = self.model.unfreeze(Some(by), who);
		let call = RegistryCall::unfreeze { who: subject(who), reason: REASON };
		self.check("unfreeze", predicted, signed(officer(by)), call);
	}

	/// Half of the committee ends a freeze.
	pub fn thaw(&mut self) {
		let who = self.subject();
		self.thaw_one(who);
	}

	pub fn thaw_one(&mut self, who: usize) {
		let predicted = self.model.unfreeze(None, who);
		let call = RegistryCall::unfreeze { who: subject(who), reason: REASON };
		self.check("thaw", predicted, half(), call);
	}

	/// Anybody removes a freeze; often one that has lapsed.
	pub fn lapse(&mut self) {
		let any = self.subject();
		let who = match self.random.below(2) {
			0 => any,
			_ => self.model.lapsed().unwrap_or(any),
		};
		let predicted = self.model.lapse(who);
		let call = RegistryCall::lapse_freeze { who: subject(who) };
		self.check("lapse_freeze", predicted, signed(holder(0)), call);
	}

	/// Half of the committee suspends an officer, or governance reinstates one.
	pub fn suspend(&mut self, number: usize, suspended: bool) {
		let predicted = self.model.suspend(number, suspended);
		let who = officer(number);
		if suspended {
			let call = RegistryCall::suspend_officer { who };
			self.check("suspend_officer", predicted, half(), call);
		} else {
			let call = RegistryCall::reinstate_officer { who };
			self.check("reinstate_officer", predicted, root(), call);
		}
	}

	/// Blocks have room, in which the chain removes what has lapsed.
	pub fn idle(&mut self) {
		for _ in 0..10 {
			Compliance::on_idle(1, frame_support::weights::Weight::MAX);
		}
		self.model.idle();
	}
}
