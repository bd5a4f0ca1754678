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
	/// `stake` by an account that has stake, none of which has become active since it was settled,
	/// without the extra weight of compliance.
	fn stake() -> Weight;
	/// `stake` by an account whose pending stake has become active, without the extra weight of
	/// compliance.
	fn stake_joined() -> Weight;
	/// `stake` by an account that has none, without the extra weight of compliance.
	fn stake_first() -> Weight;
	/// `unstake` of a part, when no stake has become active since it was settled.
	fn unstake() -> Weight;
	/// `unstake` of pending stake that has become active, all of it: the record is removed.
	fn unstake_last() -> Weight;
	/// `enroll`, without the extra weight of compliance.
	fn enroll() -> Weight;
	/// `resign`.
	fn resign() -> Weight;
	/// `claim` from a stake pool, when no stake has become active since it was settled, without the
	/// extra weight of compliance.
	fn claim_stake() -> Weight;
	/// `claim` from a stake pool, when pending stake has become active, without the extra weight of
	/// compliance.
	fn claim_stake_joined() -> Weight;
	/// `claim` from a stake pool in which the account has no stake any more: the record is removed;
	/// without the extra weight of compliance.
	fn claim_stake_last() -> Weight;
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

/// Weights for tests: one unit of time for the call, or one for each item, and more where a call
/// does more with a stake.
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
	fn stake_joined() -> Weight {
		one().saturating_mul(2)
	}
	fn stake_first() -> Weight {
		one().saturating_mul(3)
	}
	fn unstake() -> Weight {
		one()
	}
	fn unstake_last() -> Weight {
		one().saturating_mul(2)
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
	fn claim_stake_joined() -> Weight {
		one().saturating_mul(2)
	}
	fn claim_stake_last() -> Weight {
		one().saturating_mul(3)
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
