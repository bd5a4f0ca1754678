//! The numbers that name rounds, lists and others. In a file of their own, because rounds name lists and lists
//! name rounds.

/// Number of a round, given in order of drafting, from 0.
pub type RoundId = u32;

/// Number of a list, given in order of announcement, from 0.
pub type ListId = u32;

/// Number of a board of scores, given in order of creation, from 0.
pub type BoardId = u32;

/// Number of a sale, given in order of opening, from 0.
pub type SaleId = u32;
