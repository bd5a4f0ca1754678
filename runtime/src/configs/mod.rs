//! The configuration of every pallet, one file per area, with the reason for each choice beside it.

#![warn(missing_docs)]

pub mod announcements;
pub mod assets;
pub mod blocks;
pub mod brakes;
pub mod clock;
pub mod collators;
pub mod compliance;
pub mod deposits;
pub mod digest;
pub mod distribution;
pub mod emission;
pub mod fees;
pub mod foreign;
pub mod governance;
pub mod lists;
pub mod messages;
pub mod monetary;
pub mod parameters;
pub mod payees;
pub mod proxies;
pub mod relay;
pub mod sales;
pub mod scheduling;
pub mod scores;
pub mod supply;
pub mod system;
pub mod xcm;
