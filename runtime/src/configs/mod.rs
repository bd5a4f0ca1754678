//! The configuration of every pallet, one file per area.

pub mod collators;
pub mod compliance;
pub mod distribution;
pub mod emission;
pub mod governance;
pub mod monetary;
pub mod system;
pub mod xcm;
#[cfg(feature = "runtime-benchmarks")]
pub mod xcm_benchmarks;
