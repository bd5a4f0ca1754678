#![doc = include_str!("../README.md")]
#![cfg_attr(
	test,
	allow(
		clippy::unwrap_used,
		clippy::indexing_slicing,
		clippy::arithmetic_side_effects,
		clippy::panic,
		reason = "a failed test is the report"
	)
)]

pub mod api;
pub mod chain;
pub mod error;
pub mod follow;
pub mod ledger;
pub mod metrics;
pub mod number;
pub mod read;
pub mod store;

pub use error::{Error, Result};
pub use store::Store;
