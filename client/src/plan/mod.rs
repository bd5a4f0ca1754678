//! Plans: a table of grants made into as few rounds as its schedules allow.
//!
//! - [`schedule`]: when tokens unlock, and which claims are free;
//! - [`grants`]: the table, read whole, its rows grouped by schedule;
//! - [`file`](mod@file): the plan as one file for version control;
//! - [`making`]: a plan from its table, the same for everybody;
//! - [`lists`]: the lists of its rounds on disk;
//! - [`money`]: what its manager has, and needs;
//! - [`numbers`]: the numbers that its rounds have, or have had, on chain;
//! - [`standing`]: where its rounds stand;
//! - [`rounds`]: the calls that are left, in batches;
//! - [`screening`]: who would be refused, and what deposits cost, by dry runs.

mod fields;
pub mod file;
pub mod grants;
pub mod lists;
pub mod making;
pub mod money;
pub mod numbers;
pub mod rounds;
pub mod schedule;
pub mod screening;
pub mod standing;
