//! The clock of entitlements.

/// Time in which nobody could claim: the chain stood still or migrated, or claims were paused.
///
/// Windows, graces and expiries are longer by what was lost since they began to count. Unlock
/// schedules follow plain time.
pub trait LostTime<Moment> {
	/// All that was lost since the genesis, in blocks of the relay chain. It never falls.
	fn lost() -> Moment;
}

/// No time is ever lost.
impl<Moment: Default> LostTime<Moment> for () {
	fn lost() -> Moment {
		Moment::default()
	}
}
