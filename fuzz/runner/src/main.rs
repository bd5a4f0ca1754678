//! Calls the target that the variable `FUZZ_TARGET` names with what libFuzzer finds.

#![no_main]

use distribution_fuzz_targets::target;
use std::{env, process, sync::LazyLock};

/// The target.
static RUN: LazyLock<fn(&[u8])> = LazyLock::new(|| {
	let name = env::var("FUZZ_TARGET").unwrap_or_default();
	let Some(target) = target(&name) else {
		eprintln!("error: FUZZ_TARGET is `{name}`, and no such target is built");
		process::exit(2);
	};
	target.run
});

libfuzzer_sys::fuzz_target!(init: LazyLock::force(&RUN), |data: &[u8]| (*RUN)(data));
