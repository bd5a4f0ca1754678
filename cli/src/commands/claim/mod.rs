//! `distribution claim` and `claim-all`: paying beneficiaries.

pub mod all;
mod free;
pub mod one;
