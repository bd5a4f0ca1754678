//! Advice on errors that end the node without saying what to do.

/// Advice on `error`, if it is a known one whose own words do not say what to do.
pub fn on(error: &str) -> Option<&'static str> {
	const KNOWN: [(&str, &str); 7] = [
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
			"only supported with `",
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
	];
	KNOWN.iter().find(|(says, _)| error.contains(says)).map(|(_, advice)| *advice)
}

#[cfg(test)]
mod tests {
	use super::*;

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
		assert_eq!(on("Input(\"unknown chain\")"), None);
	}
}
