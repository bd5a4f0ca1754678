//! Advice on errors that end the node without saying what to do.

/// Says that the relay chain's spec is not part of the node.
const RELAY_NOT_CARRIED: &str = "only supported with `";

/// Advice on `error`, the `Debug` form of what a node started with `args` ended with, if it is a
/// known one whose own words do not say what to do.
pub fn on(error: &str, args: &[String]) -> Option<&'static str> {
	const KNOWN: [(&str, &str); 8] = [
		(
			"While lock file",
			"Another process has this database open, most likely a node that is still running: stop it, or \
			give another --base-path.",
		),
		(
			"No space left on device",
			"The disk is full. Free some space and start again: the database will open and continue.",
		),
		(
			"StorageOutOfSpace",
			"The database's disk has less room than --db-storage-threshold (MiB). Free some space and start \
			again: the database will open and continue.",
		),
		(
			"Error parsing spec file",
			"The chain spec is damaged or not that of a parachain: fetch it again and compare its SHA-256.",
		),
		(
			RELAY_NOT_CARRIED,
			"This node does not carry that relay chain: give its chain spec as a file, `-- --chain FILE`.",
		),
		(
			"function imports which are not present on the host",
			"The chain spec after `--` must be that of the relay chain. This one seems to be of another kind \
			of chain.",
		),
		(
			"Essential task failed",
			"The lines above say which part stopped and why. If they mention `ParachainHost` or `BabeApi`, \
			--relay-chain-rpc-urls points to something that is not the relay chain.",
		),
		(
			"NetworkKeyNotFound",
			"Here: distribution-node key generate-node-key --chain YOUR_SPEC --base-path YOUR_BASE_PATH",
		),
	];
	// This subcommand takes no arguments for the relay chain.
	if error.contains(RELAY_NOT_CARRIED) && args.iter().any(|arg| arg == "purge-chain") {
		return Some(
			"This node does not carry that relay chain, and purge-chain takes no spec of one: remove \
			`chains/ID/db` by hand, see docs/operators.md#backup-and-restore.",
		);
	}
	KNOWN.iter().find(|(says, _)| error.contains(says)).map(|(_, advice)| *advice)
}

#[cfg(test)]
mod tests {
	fn on(error: &str) -> Option<&'static str> {
		super::on(error, &["--collator".into()])
	}

	#[test]
	fn advice_should_be_given_for_what_the_node_does_not_explain() {
		let locked = "Service(Client(Backend(\"IO error: While lock file: db/full/LOCK: Resource \
			temporarily unavailable\")))";
		assert!(on(locked).unwrap().contains("Another process has this database open"));
		assert!(on("Service(Application(StorageOutOfSpace(4, 1024)))")
			.unwrap()
			.contains("less room"));
		let relay = "`rococo-local` only supported with `rococo-native` feature enabled.";
		assert!(on(relay).unwrap().contains("`-- --chain FILE`"));
		assert!(on("Service(Other(\"Essential task failed.\"))").unwrap().contains("`BabeApi`"));
		assert!(on("NetworkKeyNotFound(\"secret_ed25519\")")
			.unwrap()
			.contains("--chain YOUR_SPEC --base-path"));
		assert_eq!(on("Input(\"unknown chain\")"), None);
	}

	#[test]
	fn advice_should_be_one_that_the_subcommand_takes() {
		let relay = "`rococo-local` only supported with `rococo-native` feature enabled.";
		let purge = super::on(relay, &["purge-chain".into(), "-y".into()]).unwrap();
		assert!(purge.contains("`chains/ID/db` by hand") && !purge.contains("-- --chain"));
	}
}
