//! Arguments that several commands take, and what they have in common in carrying them out.

pub mod account;
pub mod conviction;
pub mod ethereum;
pub mod key;
pub mod list;
pub mod number;
pub mod paid;
pub mod percent;
pub mod plan;
pub mod propose;
pub mod published;
pub mod refused;
pub mod registry;
pub mod remainder;
pub mod requirement;
pub mod row;
pub mod scheme;
pub mod send;
pub mod statement;
pub mod stop;
pub mod table;
pub mod trial;
pub mod voucher;
pub mod waiting;
pub mod watch;
