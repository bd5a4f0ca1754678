//! Makes the chain spec of a new chain from a deployment file. The command is
//! [`chain-spec`](crate::commands::chain_spec).
//!
//! - [`json`] reads the file, [`shape`] checks it against the schema of [`model`] and [`values`];
//! - [`checks`] and [`economy`] read what it means, with [`lists`], [`network`] and [`keys`], and
//!   make a [`plan`]; [`reader`] collects every fault with its field;
//! - [`genesis`] writes the plan as a chain spec, [`node`] lets the runtime make the state,
//!   [`state`] compares that with the plan, [`output`] sums it up;
//! - [`report`] prints the outcome.

pub mod checks;
pub mod economy;
pub mod genesis;
pub mod json;
pub mod keys;
pub mod lists;
pub mod model;
pub mod network;
pub mod node;
pub mod output;
pub mod plan;
pub mod reader;
pub mod report;
pub mod shape;
pub mod state;
#[cfg(test)]
mod tests;
pub mod values;
