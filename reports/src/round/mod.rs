//! The report on a round: what it has paid, to whom, when, and the proof that nothing is missing.

mod announcement;
mod charts;
mod facts;
mod paper;
mod sale;
mod tables;

pub use announcement::{Announced, Announcement, Objection, Refuted};
pub use facts::{digest, status_text, sum, Books, Facts, Payment, Refused, Step, REMOVED};
pub use paper::report;
pub use sale::{Cleared, Finished, Sale, Sums};
