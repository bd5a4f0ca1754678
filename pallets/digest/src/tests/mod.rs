//! Tests by topic. Every test ends with a check of the invariant.

mod folding;
mod invariants;
mod model;

use crate::{mock::*, *};
