//! What the chain's own work may cost in a block: time as declared, proof as recorded.

use super::*;
use core::marker::PhantomData;
use polkadot_sdk::{frame_support::weights::WeightMeter, sp_runtime::Percent};

/// How much of the proof that is left is used where it is counted as recorded.
///
/// What is declared is so much more than what is recorded that a block never comes near its limit.
/// Counted as recorded it would, and a block's proof is a little larger than what was recorded
/// before its end. Authors keep blocks of transactions within the same share.
const PROOF_SHARE: Percent = Percent::from_percent(85);

/// A weight meter for work that is done step by step.
///
/// A step is begun only if the largest proof that it may need is left. What it has not recorded is
/// given back, as it is to a transaction. Nodes that record nothing count what is declared.
pub(crate) struct Budget<T> {
	meter: WeightMeter,
	/// Bytes that the block had recorded when they were last counted.
	recorded: Option<u64>,
	/// Bytes that were declared since.
	declared: u64,
	_config: PhantomData<T>,
}

impl<T: Config> Budget<T> {
	/// A budget of `limit`.
	pub(crate) fn new(limit: Weight) -> Self {
		let recorded = T::RecordedProof::get();
		let proof = match recorded {
			Some(_) => PROOF_SHARE.mul_floor(limit.proof_size()),
			None => limit.proof_size(),
		};
		let meter = WeightMeter::with_limit(limit.set_proof_size(proof));
		Self { meter, recorded, declared: 0, _config: PhantomData }
	}

	/// Whether `weight` is left.
	pub(crate) fn has(&self, weight: Weight) -> bool {
		self.meter.can_consume(weight)
	}

	/// Spends `weight` if it is left. Returns whether it was.
	///
	/// The node is asked what it has recorded only if there is not enough without: it keeps every
	/// answer with the block.
	pub(crate) fn spend(&mut self, weight: Weight) -> bool {
		if !self.has(weight) {
			self.settle();
		}
		let spent = self.meter.try_consume(weight).is_ok();
		if spent {
			self.declared = self.declared.saturating_add(weight.proof_size());
		}
		spent
	}

	/// Counts the proof of what was done since the last time as recorded, not as declared.
	pub(crate) fn settle(&mut self) {
		let (Some(before), Some(now)) = (self.recorded, T::RecordedProof::get()) else { return };
		let used = now.saturating_sub(before);
		self.meter.reclaim_proof_size(self.declared.saturating_sub(used));
		let more = used.saturating_sub(self.declared).min(self.meter.remaining().proof_size());
		self.meter.consume(Weight::from_parts(0, more));
		(self.recorded, self.declared) = (Some(now), 0);
	}

	/// What was spent.
	pub(crate) fn spent(mut self) -> Weight {
		self.settle();
		self.meter.consumed()
	}
}
