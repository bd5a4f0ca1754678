//! The commands, one file or folder per group. They import [`args`](crate::args) and the client,
//! and no command but those below their own folder: `tests/structure.rs` makes sure of it.

pub mod account;
pub mod announcement;
pub mod asset;
pub mod chain_spec;
pub mod claim;
pub mod claims;
pub mod compliance;
pub mod config;
pub mod emission;
pub mod index;
pub mod key;
pub mod list;
pub mod now;
pub mod payee;
pub mod plan;
pub mod referendum;
pub mod report;
pub mod rewards;
pub mod round;
pub mod sale;
pub mod score;
pub mod scores;
pub mod serve;
pub mod stake;
pub mod statement;
pub mod supply;
pub mod tx;
pub mod vest;
pub mod voucher;
