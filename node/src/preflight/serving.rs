//! Warns of a node that is to serve published lists and will not keep all of them, or not be found.
//!
//! The node keeps a chunk of a list as long as the block that stored it, and gets it by executing
//! that block. Neither shows at its start.

use crate::arguments::value;

/// Ways to sync by which a node does not execute the blocks of the past.
const SKIPPING: [&str; 3] = ["warp", "fast", "fast-unsafe"];

/// Warnings for a node started with `args`.
pub fn warnings(args: &[&str]) -> Vec<String> {
	if !args.contains(&"--ipfs-server") {
		return Vec::new();
	}
	let pruning = value(args, &["--blocks-pruning", "--keep-blocks"])
		.filter(|mode| mode.bytes().all(|byte| byte.is_ascii_digit()));
	let pruning = pruning.map(|blocks| {
		format!(
			"published lists are served for the last {blocks} final blocks only: give \
			--blocks-pruning archive to keep them (on a new database)"
		)
	});
	let sync = value(args, &["--sync"]).filter(|mode| SKIPPING.contains(mode)).map(|mode| {
		format!(
			"with --sync {mode} the node does not execute the blocks before the state that it begins \
			with, and does not serve the lists published in them: give --sync full for those"
		)
	});
	// The node takes every digest for one of BLAKE2b-256.
	let announced = value(args, &["--ipfs-bootnodes"]).map(|_| {
		String::from(
			"--ipfs-bootnodes announces published lists under identifiers that are not theirs: \
			tell people the node's address",
		)
	});
	pruning.into_iter().chain(sync).chain(announced).collect()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn node_should_be_warned_that_it_will_not_serve_all_lists() {
		let told = |args: &[&str]| warnings(&[&["--ipfs-server"][..], args].concat()).join("\n");
		assert_eq!(told(&[]), "");
		assert_eq!(told(&["--blocks-pruning", "archive", "--sync=full"]), "");
		assert!(told(&["--blocks-pruning", "256"]).contains("the last 256 final blocks"));
		assert!(told(&["--keep-blocks=1000"]).contains("the last 1000 final blocks"));
		let both = told(&["--blocks-pruning", "256", "--sync", "warp"]);
		assert!(both.contains("256") && both.contains("--sync warp"), "{both}");
		assert!(told(&["--ipfs-bootnodes", "/dns/a/tcp/4001/p2p/b"]).contains("the node's address"));
		// Who does not serve is told nothing.
		assert!(warnings(&["--blocks-pruning", "256", "--sync", "warp"]).is_empty());
	}
}
