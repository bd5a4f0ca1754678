//! Tests by topic. Every test ends with a check of the invariant.

mod invariants;
mod splitting;

use crate::{mock::*, *};
