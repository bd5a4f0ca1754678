//! The weights that this pallet asks of a runtime. Measured weights are part of the runtime.

use polkadot_sdk::frame_support::weights::Weight;

/// Weights of the calls and hooks. `n` is a number of items.
pub trait WeightInfo {
	/// Appointing an attester.
	fn add_attester() -> Weight;
	/// Changing an attester's terms.
	fn update_attester() -> Weight;
	/// Removing an attester.
	fn remove_attester() -> Weight;
	/// Starting a new epoch for an attester.
	fn new_epoch() -> Weight;
	/// Replacing an attester's key.
	fn rotate_key() -> Weight;
	/// Appointing an officer.
	fn add_officer() -> Weight;
	/// Removing an officer.
	fn remove_officer() -> Weight;
	/// Setting the blocked jurisdictions.
	fn set_blocked() -> Weight;
	/// Setting the limits.
	fn set_limits() -> Weight;
	/// Vouching for `n` accounts.
	fn attest_batch(n: u32) -> Weight;
	/// Renewing a record.
	fn renew() -> Weight;
	/// Revoking a record.
	fn revoke() -> Weight;
	/// Forgetting a record.
	fn forget() -> Weight;
	/// Submitting a credential.
	fn present_credential() -> Weight;
	/// Freezing an account.
	fn freeze() -> Weight;
	/// Unfreezing an account.
	fn unfreeze() -> Weight;
	/// Ratifying a freeze.
	fn ratify_freeze() -> Weight;
	/// Removing a freeze that has lapsed.
	fn lapse_freeze() -> Weight;
	/// Suspending an officer.
	fn suspend_officer() -> Weight;
	/// Ending an officer's suspension.
	fn reinstate_officer() -> Weight;
	/// Checking and booking a payment under the strictest requirement and a limit.
	fn pay() -> Weight;
	/// Checking a payment under the strictest requirement, without a limit.
	fn pay_without_limit() -> Weight;
	/// Checking a payment without requirement or limit.
	fn pay_unconditionally() -> Weight;
	/// The same while nobody is frozen or blocked, so that the account's records are not read.
	fn pay_quiet() -> Weight;
	/// Removing `n` entries of received amounts.
	fn forget_received(n: u32) -> Weight;
	/// Looking at the queues of freezes when nothing is due.
	fn look_at_queues() -> Weight;
	/// Working off `n` items of the queues of freezes, of which there is at least one.
	fn work_off_queues(n: u32) -> Weight;
}

/// Weights for tests: one unit of time for the call, and one for each item.
#[cfg(feature = "std")]
impl WeightInfo for () {
	fn add_attester() -> Weight {
		unit(0)
	}
	fn update_attester() -> Weight {
		unit(0)
	}
	fn remove_attester() -> Weight {
		unit(0)
	}
	fn new_epoch() -> Weight {
		unit(0)
	}
	fn rotate_key() -> Weight {
		unit(0)
	}
	fn add_officer() -> Weight {
		unit(0)
	}
	fn remove_officer() -> Weight {
		unit(0)
	}
	fn set_blocked() -> Weight {
		unit(0)
	}
	fn set_limits() -> Weight {
		unit(0)
	}
	fn attest_batch(n: u32) -> Weight {
		unit(n)
	}
	fn renew() -> Weight {
		unit(0)
	}
	fn revoke() -> Weight {
		unit(0)
	}
	fn forget() -> Weight {
		unit(0)
	}
	fn present_credential() -> Weight {
		unit(0)
	}
	fn freeze() -> Weight {
		unit(0)
	}
	fn unfreeze() -> Weight {
		unit(0)
	}
	fn ratify_freeze() -> Weight {
		unit(0)
	}
	fn lapse_freeze() -> Weight {
		unit(0)
	}
	fn suspend_officer() -> Weight {
		unit(0)
	}
	fn reinstate_officer() -> Weight {
		unit(0)
	}
	fn pay() -> Weight {
		unit(0)
	}
	fn pay_without_limit() -> Weight {
		unit(0)
	}
	fn pay_unconditionally() -> Weight {
		unit(0)
	}
	fn pay_quiet() -> Weight {
		unit(0)
	}
	fn forget_received(n: u32) -> Weight {
		unit(n)
	}
	fn look_at_queues() -> Weight {
		unit(0)
	}
	fn work_off_queues(n: u32) -> Weight {
		unit(n)
	}
}

#[cfg(feature = "std")]
fn unit(items: u32) -> Weight {
	Weight::from_parts(u64::from(items).saturating_add(1), 0)
}
