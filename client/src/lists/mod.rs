//! Distribution lists: their rows, trees, manifests and concentration.
//!
//! - [`csv`]: the rows, and every fault of a file;
//! - [`tree`]: the Merkle tree of a list, on disk;
//! - [`manifest`]: root, number of rows and sum of a published list;
//! - [`concentration`]: how unequal a list is.

pub mod concentration;
pub mod csv;
pub mod manifest;
pub mod tree;
