//! Tests by topic. Every block of theirs, and every test, ends with a check of all invariants.

mod invariants;
mod model;
mod stalls;
mod suspensions;

use crate::{mock::*, *};
