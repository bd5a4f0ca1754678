//! Reads options before the node's own parser does.
//!
//! Only options that are written out are recognised; the node's own parser judges all of them
//! afterwards.

/// Both names of the option with the addresses of relay chain nodes.
const ENDPOINTS: [&str; 2] = ["--relay-chain-rpc-urls", "--relay-chain-rpc-url"];

/// The arguments before `--`, which are the parachain node's, and those after it, the relay chain
/// node's.
pub fn split(args: &[String]) -> (Vec<&str>, Vec<&str>) {
	let mut args = args.iter().map(String::as_str);
	let own = args.by_ref().take_while(|arg| *arg != "--").collect();
	(own, args.collect())
}

/// Whether the arguments start a node. A subcommand would come first; all other arguments begin
/// with a dash.
pub fn starts_node(args: &[&str]) -> bool {
	args.first().is_none_or(|arg| arg.starts_with('-'))
		&& !args.iter().any(|arg| ["--help", "-h", "--version", "-V"].contains(arg))
}

/// Whether the node runs without a relay chain.
pub fn alone(own: &[&str]) -> bool {
	own.iter().any(|arg| ["--dev", "--instant-seal"].contains(arg))
}

/// The value of the first option with one of these names, in either form: `--name value` or
/// `--name=value`.
pub fn value<'a>(args: &[&'a str], names: &[&str]) -> Option<&'a str> {
	let mut rest = args.iter();
	while let Some(arg) = rest.next() {
		if names.contains(arg) {
			return rest.next().copied();
		}
		let joined = names.iter().find_map(|name| arg.strip_prefix(*name)?.strip_prefix('='));
		if joined.is_some() {
			return joined;
		}
	}
	None
}

/// The addresses of relay chain nodes that the node is to use.
pub fn endpoints<'a>(args: &[&'a str]) -> Vec<&'a str> {
	let mut found = Vec::new();
	let mut listed = false;
	for arg in args {
		match arg.split_once('=') {
			Some((name, url)) if ENDPOINTS.contains(&name) => found.push(url),
			_ if arg.starts_with('-') => listed = ENDPOINTS.contains(arg),
			_ if listed => found.push(arg),
			_ => {}
		}
	}
	found
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn arguments_should_be_split_at_the_first_separator() {
		let args = ["--dev", "--", "--port", "1", "--"].map(String::from);
		assert_eq!(split(&args), (vec!["--dev"], vec!["--port", "1", "--"]));
		assert_eq!(split(&args[..1]), (vec!["--dev"], vec![]));
	}

	#[test]
	fn value_should_be_found_in_both_forms() {
		assert_eq!(value(&["--dev", "-d", "x"], &["--base-path", "-d"]), Some("x"));
		assert_eq!(value(&["--base-path=y"], &["--base-path", "-d"]), Some("y"));
		assert_eq!(value(&["--port-x=1", "--port"], &["--port"]), None);
	}

	#[test]
	fn subcommands_should_not_be_checked() {
		assert!(starts_node(&[]));
		assert!(starts_node(&["--dev"]));
		assert!(!starts_node(&["key", "generate"]));
		assert!(!starts_node(&["--version"]));
	}

	#[test]
	fn endpoints_should_be_found_in_all_forms() {
		let args = ["--relay-chain-rpc-urls", "ws://a", "wss://b/x=y", "--name", "c"];
		assert_eq!(endpoints(&args), ["ws://a", "wss://b/x=y"]);
		assert_eq!(
			endpoints(&["--relay-chain-rpc-url=ws://a", "--relay-chain-rpc-url", "ws://b"]),
			["ws://a", "ws://b"]
		);
		assert!(endpoints(&["--rpc-port", "1", "d"]).is_empty());
	}
}
