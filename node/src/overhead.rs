//! `benchmark overhead`, which the library leaves out: what a block takes in which nothing happens,
//! and what a transaction takes that does nothing. `scripts/weights.sh overhead` calls it.

use clap::Parser;
use frame_benchmarking_cli::{OpaqueBlock, OverheadCmd};
use sc_cli::LoggerBuilder;

/// Whether `args` ask for it.
pub fn is_asked_for(args: &[String]) -> bool {
	matches!(args, [first, second, ..] if first == "benchmark" && second == "overhead")
}

/// Measures, and writes one file for the block and one for the transaction. `args` are as for
/// [`is_asked_for`]. The measured wasm comes from a file, because the chain specs of the node are
/// not those of its library.
#[expect(clippy::result_large_err, reason = "the library's error, returned once")]
pub fn run(args: &[String]) -> sc_cli::Result<()> {
	let command = OverheadCmd::parse_from(args.iter().skip(1));
	LoggerBuilder::new("info").init()?;
	command.run_with_default_builder_and_spec::<OpaqueBlock, ()>(None)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn only_the_overhead_benchmark_should_be_taken_from_the_library() {
		let asked =
			|args: &[&str]| is_asked_for(&args.iter().map(ToString::to_string).collect::<Vec<_>>());
		assert!(asked(&["benchmark", "overhead", "--runtime", "file"]));
		assert!(!asked(&["benchmark", "storage"]));
		assert!(!asked(&["overhead"]));
		assert!(!asked(&[]));
	}
}
