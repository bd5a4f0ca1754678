//! Distribution lists: their rows, trees, manifests and concentration.
//!
//! - [`rows`]: the rows of a list, and every fault of its file;
//! - [`table`]: any file of rows, read whole: [`delimited`] text or a [`workbook`] with its [`looks`],
//!   both of them a [`source`] of lines; its [`columns`], [`header`], [`accounts`] and [`amounts`];
//!   its [`fault`]s, and the [`reading`] that accounts for every line; [`windows`] of a long text;
//! - [`order`]: the order of rows and leaves, and [`sorting`] more rows than memory holds;
//! - [`building`]: the tree file of a list of any length;
//! - [`tree`]: the Merkle tree of a list, on disk, and [`row_tree`]: what is kept of one in row order;
//! - [`chunks`]: the chunks in which a list is stored in the chain, and [`search`] in them; [`unixfs`]:
//!   the file of IPFS that they make, and [`car`]: its blocks in one archive;
//! - [`manifest`]: root, number of rows and sum of a published list;
//! - [`concentration`]: how unequal a list is.

pub mod accounts;
pub mod amounts;
pub mod building;
pub mod car;
pub mod chunks;
pub mod columns;
pub mod concentration;
pub mod delimited;
pub mod fault;
pub mod header;
pub mod looks;
pub mod manifest;
pub mod order;
pub mod reading;
pub mod row_tree;
pub mod rows;
pub mod search;
pub mod sorting;
pub mod source;
pub mod table;
pub mod tree;
pub mod unixfs;
pub mod windows;
pub mod workbook;
