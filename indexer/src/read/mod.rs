//! What the index answers: one function per question, typed records.
//!
//! All amounts are in the smallest unit of their asset. Answers are in the order of the chain: by
//! block, then by the number of the event in it. Long ones come in pages: the place of the last
//! record is where the next page goes on.
//!
//! Questions are methods of [`Store`](crate::Store).

mod accounts;
mod blocks;
mod cells;
mod emission;
mod finals;
pub mod page;
pub mod records;
mod rounds;
mod times;

pub use page::{Page, Place, Span, MOST};
