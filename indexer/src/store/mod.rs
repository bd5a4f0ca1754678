//! The database: SQLite in a file, or PostgreSQL. The same statements run on both.

pub(crate) mod database;
mod fingerprint;
mod keeping;
mod migrations;
pub(crate) mod tables;
pub(crate) mod values;
pub(crate) mod write;

#[cfg(test)]
mod tests;

pub use database::Store;
