//! Whether the ports are free.

use crate::arguments::{alone, value};
use std::{io::ErrorKind, net::TcpListener};

/// Refuses ports in use. `rpc` and `peers` are the defaults.
///
/// The node itself would silently take a random port for RPC, and none for peers.
pub fn check(args: &[&str], rpc: u16, peers: u16) -> Result<(), String> {
	let given = |name: &str| args.iter().any(|arg| arg.starts_with(name));
	if !given("--experimental-rpc-endpoint") {
		let external = given("--rpc-external") || given("--unsafe-rpc-external");
		free_port(args, "--rpc-port", if external { "0.0.0.0" } else { "127.0.0.1" }, rpc)?;
	}
	// A development chain has no peers.
	if !given("--listen-addr") && !alone(args) {
		free_port(args, "--port", "0.0.0.0", peers)?;
	}
	Ok(())
}

fn free_port(args: &[&str], option: &str, host: &str, default: u16) -> Result<(), String> {
	let Ok(port) = value(args, &[option]).map_or(Ok(default), str::parse::<u16>) else {
		return Ok(());
	};
	match TcpListener::bind((host, port)) {
		Err(error) if error.kind() == ErrorKind::AddrInUse => Err(format!(
			"port {port} is in use: stop the program that uses it (another node?), or give another \
			port with {option}"
		)),
		_ => Ok(()),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::preflight::{self, tests::refusal};

	#[test]
	fn port_should_be_free() {
		let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
		let port = listener.local_addr().unwrap().port().to_string();
		let message = refusal(&["--dev", "--rpc-port", &port]);
		assert!(message.contains(&format!("port {port} is in use")), "{message}");
		assert!(message.contains("--rpc-port"), "{message}");
		assert!(refusal(&["--rpc-port=0", "--port", &port]).contains("with --port"));
		check(&["--dev", "--rpc-port=0", "--port", &port], 0, 0).unwrap();
		check(&["--rpc-port=0", "--port", &port, "--listen-addr", "/ip4/127.0.0.1/tcp/0/ws"], 0, 0)
			.unwrap();
		// The ports of the relay chain's side, if there is one.
		let free = ["--rpc-port=0", "--port=0", "--", "--rpc-port=0", "--port", &port];
		assert!(refusal(&free).contains("with --port"));
		assert!(refusal(&["--rpc-port=0", "--port=0", "--", "--port=0", "--rpc-port", &port])
			.contains("with --rpc-port"));
		for without in ["--dev", "--relay-chain-rpc-urls=ws://127.0.0.1:1"] {
			let args: Vec<String> =
				[&[without], &free[..]].concat().iter().map(ToString::to_string).collect();
			preflight::check(&args).unwrap();
		}
		drop(listener);
		check(&["--dev", "--rpc-port", &port], 0, 0).unwrap();
	}
}
