//! Records of pools and their members, and their arithmetic. Nothing here touches storage.
//!
//! - `eras`: the running era;
//! - `pools`: a pool and its books;
//! - `stakes`: stake, and rewards per unit of it;
//! - `scores`: scores, the rewards of eras, and when those expire;
//! - `reporters`: who may report scores.

mod eras;
mod pools;
mod reporters;
mod scores;
mod stakes;

pub use eras::Era;
pub use pools::{pot_seed, Books, Pool};
pub use reporters::{Reporter, Reporting};
pub use scores::{Contributor, EraReward, Expiry};
pub use stakes::{PerShare, Snapshot, Stake};
