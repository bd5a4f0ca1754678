#![doc = include_str!("../README.md")]

// The files of the client name these crates. What they take from them is here.
extern crate self as distribution_primitives;
extern crate self as polkadot_sdk;

#[path = "../../../client/src/account.rs"]
pub mod account;
#[path = "../../../client/src/address.rs"]
pub mod address;
mod answer;
#[path = "../../../primitives/src/chain.rs"]
pub mod chain;
#[path = "../../../client/src/encoding.rs"]
pub mod encoding;
pub mod error;
mod exports;
pub mod lists;
pub mod options;
pub mod sp_core;
pub mod sp_io;
#[path = "../../../client/src/text.rs"]
pub mod text;
#[path = "../../../client/src/token.rs"]
#[allow(dead_code, reason = "the client asks more of it")]
pub mod token;

pub use answer::{read, Read};
