//! `distribution claim` and `claim-all`: paying beneficiaries.

pub mod all;
pub mod one;
