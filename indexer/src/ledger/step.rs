//! Why an event or a block is not taken.

use crate::{
	chain::block::Event,
	error::{Difference, Error},
};

/// Why a block is not taken.
pub(crate) enum Stop {
	/// It is not understood.
	Unread(String),
	/// It does not add up.
	Differs(String),
}

impl From<String> for Stop {
	fn from(what: String) -> Self {
		Self::Unread(what)
	}
}

/// Result of looking at one event.
pub(crate) type Step<T> = std::result::Result<T, Stop>;

/// Something that does not add up.
pub(crate) fn differs<T>(what: impl Into<String>) -> Step<T> {
	Err(Stop::Differs(what.into()))
}

/// An event that nobody has looked at: it may move money, and what follows from it is not known.
pub(crate) fn unknown<T>(event: &Event) -> Step<T> {
	Err(Stop::Unread(format!(
		"{}.{} is an event that this program does not know: use a newer one",
		event.pallet, event.name
	)))
}

/// The sum of two amounts.
pub(crate) fn sum(one: u128, other: u128) -> Step<u128> {
	one.checked_add(other).ok_or_else(|| Stop::Differs("the sum is above 2^128 - 1".into()))
}

/// The failure of a block.
pub(crate) fn stopped(block: u64, event: Option<u32>, stop: Stop) -> Error {
	match stop {
		Stop::Differs(what) => Difference { block, event, what }.into(),
		Stop::Unread(what) => match event {
			Some(event) => Error::decode(block, format!("event {event}: {what}")),
			None => Error::decode(block, what),
		},
	}
}
