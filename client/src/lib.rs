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

pub mod account;
pub mod amount;
pub mod balances;
pub mod batches;
pub mod calls;
pub mod chain;
mod connection;
pub mod credential;
pub mod emission;
pub mod encoding;
pub mod entries;
pub mod error;
pub mod events;
pub mod files;
mod flight;
pub mod identities;
pub mod keys;
pub mod lists;
mod network;
pub mod offline;
pub mod past;
pub mod refusal;
pub mod registry;
pub mod rounds;
pub mod text;
pub mod time;
pub mod transactions;
pub mod types;

pub use chain::{Chain, Limits};
pub use error::{Error, Result};
pub use transactions::Transaction;
