//! `distribution claim` and `claim-all`: paying beneficiaries; `claim-message`: what owners of Ethereum
//! addresses sign for that.

pub mod all;
pub mod message;
pub mod one;
