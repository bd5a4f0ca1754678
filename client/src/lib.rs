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
pub mod address;
pub mod amount;
pub mod announcements;
pub mod balances;
pub mod ballot;
pub mod batches;
pub mod brakes;
pub mod calendar;
pub mod calls;
pub mod chain;
mod connection;
pub mod content;
pub mod credential;
pub mod decoding;
pub mod dry_run;
pub mod emission;
pub mod encoding;
pub mod entitlements;
pub mod entries;
pub mod error;
pub mod ethereum;
pub mod events;
pub mod fees;
pub mod files;
mod flight;
pub mod foreign;
pub mod gone;
pub mod history;
pub mod identities;
pub mod keys;
pub mod lists;
pub mod multisig;
mod network;
pub mod offline;
pub mod past;
pub mod payees;
pub mod plan;
pub mod pots;
pub mod proofs;
pub mod published;
pub mod ranges;
mod recent;
pub mod referenda;
pub mod refusal;
pub mod registry;
pub mod rounds;
pub mod sales;
pub mod scores;
pub mod settling;
pub mod snapshots;
pub mod sought;
pub mod steps;
pub mod supply;
pub mod text;
pub mod time;
pub mod token;
pub mod tracks;
pub mod transactions;
pub mod types;
pub mod vesting;
pub mod votes;
pub mod vouchers;
pub mod words;

pub use chain::{Chain, Limits};
pub use error::{Error, Result};
pub use transactions::Transaction;
