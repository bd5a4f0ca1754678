//! Where unclaimed tokens go, as an argument.

use clap::ValueEnum;
use distribution_primitives::Remainder;

/// Where unclaimed tokens go.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum RemainderKind {
	/// Back to the manager.
	Manager,
	/// To the treasury.
	Treasury,
	/// Nowhere: they are burned.
	Burn,
}

impl From<RemainderKind> for Remainder {
	fn from(kind: RemainderKind) -> Self {
		match kind {
			RemainderKind::Manager => Self::Manager,
			RemainderKind::Treasury => Self::Treasury,
			RemainderKind::Burn => Self::Burn,
		}
	}
}
