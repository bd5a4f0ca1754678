//! What the network tests share. Each file in `tests/` is one scenario; `scripts/zombienet.sh` starts them.
//!
//! - [`networks`]: the two networks, a relay chain with our collators, and the folder with their logs;
//! - [`nodes`]: single nodes beside a network, with arguments of their own;
//! - [`reads`]: what these tests ask of a chain beyond what `distribution-client` does;
//! - [`cli`]: the program `distribution`, as a user runs it;
//! - [`claims`]: lists, rounds, and the books of what was paid in finalised blocks;
//! - [`load`]: paying a list while something happens;
//! - [`metrics`]: how long validators take to execute our blocks;
//! - [`governance`]: motions of the committee and referenda;
//! - [`results`]: the figures that a scenario leaves behind;
//! - [`wait`]: waiting with a time limit.

// Counters and durations of tests: an overflow would be a failed test.
#![allow(clippy::arithmetic_side_effects, reason = "an overflow fails the test")]

pub mod claims;
pub mod cli;
pub mod governance;
pub mod load;
pub mod metrics;
pub mod networks;
pub mod nodes;
pub mod reads;
pub mod results;
pub mod wait;
