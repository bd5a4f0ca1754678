//! What a runtime has to say about weights. The runtime's own are measured; those of `()` are for tests.

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
	/// `stake` of an account that has stake, without what compliance weighs more.
	fn stake() -> Weight;
	/// `stake` of an account that has none, without what compliance weighs more.
	fn stake_first() -> Weight;
	/// `unstake`.
	fn unstake() -> Weight;
	/// `enroll`, without what compliance weighs more.
	fn enroll() -> Weight;
	/// `resign`.
	fn resign() -> Weight;
	/// `claim` from a stake pool, without what compliance weighs more.
	fn claim_stake() -> Weight;
	/// `claim` from a contribution pool, settling `e` eras, without what compliance weighs more.
	fn claim_scores(e: u32) -> Weight;
	/// `report` of `s` scores of accounts with long records.
	fn report(s: u32) -> Weight;
	/// `report` of `s` scores of accounts without record.
	fn report_new(s: u32) -> Weight;
	/// `clear`.
	fn clear() -> Weight;
}

fn one() -> Weight {
	Weight::from_parts(1, 0)
}

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
