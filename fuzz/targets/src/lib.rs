//! What is fuzzed: properties that hold for any bytes.
//!
//! Each target is a function of bytes that panics if a property does not hold, in a file of its own
//! whose first line says which. `fuzz/runner` calls one of them with what libFuzzer finds;
//! `tests/corpus.rs` calls all of them with what is in `fuzz/corpus`, without libFuzzer, among the
//! ordinary tests. See `fuzz/README.md`.
//!
//! - [`primitives`]: what the chain computes, and the decoders that it has;
//! - [`client`]: the decoders of files that others have made;
//! - [`runtime`]: sequences of calls of the whole runtime, and what the client shows of a call;
//! - [`model`]: what results are compared with, written from the definitions and without the code
//!   that is fuzzed;
//! - [`bytes`]: how a target takes numbers from bytes.

#![allow(
	clippy::unwrap_used,
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects,
	reason = "a target fails by panicking: that is its report"
)]

pub mod bytes;
#[cfg(feature = "client")]
pub mod client;
pub mod model;
pub mod primitives;
#[cfg(feature = "runtime")]
pub mod runtime;

/// A property, by name.
#[derive(Clone, Copy, Debug)]
pub struct Target {
	/// Its name: that of its file, and of its folder in `fuzz/corpus`.
	pub name: &'static str,
	/// Panics if the property does not hold for these bytes.
	pub run: fn(&[u8]),
}

/// All targets that are built.
pub fn targets() -> Vec<Target> {
	let all = primitives::TARGETS.into_iter();
	#[cfg(feature = "client")]
	let all = all.chain(client::TARGETS);
	#[cfg(feature = "runtime")]
	let all = all.chain(runtime::TARGETS);
	all.collect()
}

/// The target of this name.
pub fn target(name: &str) -> Option<Target> {
	targets().into_iter().find(|target| target.name == name)
}
