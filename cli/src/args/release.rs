//! How entitlements are paid, as an argument.

use clap::ValueEnum;

/// How entitlements are paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReleaseKind {
	/// At once.
	Immediate,
	/// Locked in the holder's account, unlocking over time.
	Vested,
	/// Kept in the pot, claimed as it unlocks.
	Streamed,
}
