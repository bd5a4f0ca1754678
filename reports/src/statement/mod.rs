//! The statement of an account: what it had, what it received and paid, what it has; to the unit.

mod formats;
mod kinds;
mod ledger;
mod paper;
mod prices;

pub use formats::{cointracker, koinly, own, COINTRACKER, KOINLY};
pub use kinds::{Category, Kind, Way};
pub use ledger::{Balance, Facts, Line, Movement, Part};
pub use paper::statement;
pub use prices::Prices;
