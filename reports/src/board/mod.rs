//! The report on a board of scores: every root and what became of it, every claim, and whether it adds up.

mod charts;
mod checks;
mod facts;
mod history;
mod paper;
#[cfg(test)]
mod tests;

pub use facts::{Claim, Event, Facts, Fall, Lost, Moved, What};
pub use paper::report;
