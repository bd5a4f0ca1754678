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

pub mod board;
pub mod chart;
pub mod check;
pub mod compliance;
pub mod csv;
pub mod emission;
pub mod finals;
pub mod folder;
pub mod forecast;
pub mod frequency;
mod markup;
pub mod page;
pub mod report;
pub mod round;
pub mod solvency;
pub mod spread;
pub mod statement;
pub mod subject;
pub mod year;
