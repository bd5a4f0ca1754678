//! The weights that this pallet asks of a runtime. Measured weights are part of the runtime; those
//! of `()` are for tests.

use polkadot_sdk::frame_support::weights::Weight;

/// Weights of the calls and hooks.
pub trait WeightInfo {
	/// A block in which no era ends.
	fn on_initialize() -> Weight;
	/// Ending an era with `p` pools.
	fn end_era(p: u32) -> Weight;
	/// Counting a block for its author.
	fn note_block() -> Weight;
	/// Counting a fee for its payer.
	fn note_fee() -> Weight;
	/// `set_emission`.
	fn set_emission() -> Weight;
	/// `set_budget`.
	fn set_budget() -> Weight;
	/// `halt`.
	fn halt() -> Weight;
	/// `resume`.
	fn resume() -> Weight;
	/// `prolong_halt`.
	fn prolong_halt() -> Weight;
	/// `create_pool`.
	fn create_pool() -> Weight;
	/// `update_pool`.
	fn update_pool() -> Weight;
	/// `retire_pool`.
	fn retire_pool() -> Weight;
	/// `remove_pool`.
	fn remove_pool() -> Weight;
	/// `set_reporters`.
	fn set_reporters() -> Weight;
	/// `stake` by an account that has stake, without the extra weight of compliance.
	fn stake() -> Weight;
	/// `stake` by an account that has none, without the extra weight of compliance.
	fn stake_first() -> Weight;
	/// `unstake`.
	fn unstake() -> Weight;
	/// `enroll`, without the extra weight of compliance.
	fn enroll() -> Weight;
	/// `resign`.
	fn resign() -> Weight;
	/// `claim` from a stake pool, without the extra weight of compliance.
	fn claim_stake() -> Weight;
	/// `claim` from a contribution pool, settling `e` eras, without the extra weight of compliance.
	fn claim_scores(e: u32) -> Weight;
	/// `report` of `s` scores for accounts with long records.
	fn report(s: u32) -> Weight;
	/// `report` of `s` scores for accounts without a record.
	fn report_new(s: u32) -> Weight;
	/// `clear`.
	fn clear() -> Weight;
}

#[cfg(feature = "std")]
fn one() -> Weight {
	Weight::from_parts(1, 0)
}

/// Weights for tests: one unit of time for the call, or one for each item.
#[cfg(feature = "std")]
impl WeightInfo for () {
	fn on_initialize() -> Weight {
		one()
	}
	fn end_era(p: u32) -> Weight {
		one().saturating_mul(p.into())
	}
	fn note_block() -> Weight {
		one()
	}
	fn note_fee() -> Weight {
		one()
	}
	fn set_emission() -> Weight {
		one()
	}
	fn set_budget() -> Weight {
		one()
	}
	fn halt() -> Weight {
		one()
	}
	fn resume() -> Weight {
		one()
	}
	fn prolong_halt() -> Weight {
		one()
	}
	fn create_pool() -> Weight {
		one()
	}
	fn update_pool() -> Weight {
		one()
	}
	fn retire_pool() -> Weight {
		one()
	}
	fn remove_pool() -> Weight {
		one()
	}
	fn set_reporters() -> Weight {
		one()
	}
	fn stake() -> Weight {
		one()
	}
	fn stake_first() -> Weight {
		one()
	}
	fn unstake() -> Weight {
		one()
	}
	fn enroll() -> Weight {
		one()
	}
	fn resign() -> Weight {
		one()
	}
	fn claim_stake() -> Weight {
		one()
	}
	fn claim_scores(e: u32) -> Weight {
		one().saturating_mul(e.into())
	}
	fn report(s: u32) -> Weight {
		one().saturating_mul(s.into())
	}
	fn report_new(s: u32) -> Weight {
		one().saturating_mul(s.into())
	}
	fn clear() -> Weight {
		one()
	}
}
