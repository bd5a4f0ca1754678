//! The user's own configuration: networks, profiles, names of accounts; and what is in force.
//!
//! - [`place`]: where the file is;
//! - [`tree`]: the file as tables whose keys know their lines;
//! - [`file`]: what may be in it, and every fault of it;
//! - [`names`]: accounts by name;
//! - [`settings`]: options, environment and file put together.

pub mod file;
pub mod names;
pub mod place;
pub mod settings;
mod tree;
