//! Types shared by the distribution pallet, its runtime API and its clients.
//!
//! - [`merkle`]: the format of a list, its root and its proofs;
//! - [`audit`]: the digest over all payments of a round;
//! - [`chain`]: token, address prefix, parachain number and accounts of the chain itself;
//! - [`compliance`]: the trait that decides who may be paid;
//! - [`credential`]: what an attester signs off chain;
//! - [`emission`]: the schedule of emission and its pools;
//! - [`round`]: the terms of a round, evidence, and the arithmetic of streams;
//! - [`api`]: the runtime API.

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	test,
	allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)
)]

extern crate alloc;

pub mod api;
pub mod audit;
pub mod chain;
pub mod compliance;
pub mod credential;
pub mod emission;
pub mod merkle;
pub mod round;

pub use compliance::{
	AcceptAll, Compliance, Countries, Country, Jurisdictions, Refusal, Requirement, MAX_COUNTRIES,
	MAX_RECORDS,
};
pub use credential::Credential;
pub use round::*;
