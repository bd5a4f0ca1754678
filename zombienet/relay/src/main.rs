#![doc = include_str!("../README.md")]

use std::error::Error;

// Linked for its global allocator alone.
#[cfg(target_os = "linux")]
extern crate polkadot_jemalloc_shim;

fn main() -> Result<(), Box<dyn Error>> {
	Ok(polkadot_cli::run()?)
}
