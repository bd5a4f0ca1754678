//! What the whole runtime does: sequences of calls, and how calls are shown.

use crate::Target;

pub mod calls;
mod chain;
pub mod words;

/// The targets that need the runtime.
pub const TARGETS: [Target; 2] =
	[Target { name: "calls", run: calls::run }, Target { name: "words", run: words::run }];
