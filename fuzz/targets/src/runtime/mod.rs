//! Sequences of calls of the whole runtime.

use crate::Target;

pub mod calls;
mod chain;

/// The targets that need the runtime.
pub const TARGETS: [Target; 1] = [Target { name: "calls", run: calls::run }];
