//! The digest of the chain, over every round and era that is final.

use crate::*;

impl pallet_distribution_digest::Config for Runtime {}
