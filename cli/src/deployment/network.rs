//! Checks the addresses of boot nodes.

use super::{model::BootNode, reader::Reader};
use std::net::{Ipv4Addr, Ipv6Addr};

const EXAMPLE: &str = "/dns/boot.example.org/tcp/30333/p2p/12D3KooW…";

/// The peer id of a boot node.
pub fn boot_node(reader: &mut Reader, field: &str, node: &BootNode) -> Option<String> {
	let address = &node.0;
	let Some(own_machine) = reaches_own_machine_only(address) else {
		reader
			.fault(field, format!("{address:?} is not a multiaddr; give something like {EXAMPLE}"));
		return None;
	};
	if reader.live && own_machine {
		reader.fault(
			field,
			format!("{address} can only be reached from its own machine; give its public address"),
		);
		return None;
	}
	let peer = address.rsplit_once("/p2p/").map(|(_, peer)| peer);
	let Some(peer) = peer.filter(|peer| !peer.is_empty() && !peer.contains('/')) else {
		reader.fault(
			field,
			format!(
				"{address} has no peer id; append /p2p/ and what \
				`distribution-node key inspect-node-key --file KEY` prints"
			),
		);
		return None;
	};
	if is_peer_id(peer) {
		return Some(peer.into());
	}
	reader.fault(field, format!("the peer id {peer} is broken; copy it again, whole"));
	None
}

/// Whether a multiaddr can only be reached from its own machine; `None` if it is not a multiaddr
/// with host and port.
fn reaches_own_machine_only(address: &str) -> Option<bool> {
	let mut parts = address.strip_prefix('/')?.split('/');
	let (protocol, host) = (parts.next()?, parts.next()?);
	let (transport, port) = (parts.next()?, parts.next()?);
	port.parse::<u16>().ok().filter(|_| matches!(transport, "tcp" | "udp"))?;
	match protocol {
		"ip4" => host.parse::<Ipv4Addr>().ok().map(|ip| ip.is_loopback() || ip.is_unspecified()),
		"ip6" => host.parse::<Ipv6Addr>().ok().map(|ip| ip.is_loopback() || ip.is_unspecified()),
		"dns" | "dns4" | "dns6" => (!host.is_empty()).then_some(host == "localhost"),
		_ => None,
	}
}

/// Whether a text is an Ed25519 key in its protobuf coat, or the SHA-256 hash of a longer key.
fn is_peer_id(text: &str) -> bool {
	let Ok(bytes) = bs58::decode(text).into_vec() else { return false };
	let key = bytes
		.strip_prefix(&[0x00, 0x24, 0x08, 0x01, 0x12, 0x20])
		.or_else(|| bytes.strip_prefix(&[0x12, 0x20]));
	key.is_some_and(|key| key.len() == 32)
}

#[cfg(test)]
mod tests {
	use super::*;

	const PEER: &str = "12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp";

	/// The peer id or the fault.
	fn read(address: &str, live: bool) -> Result<String, String> {
		let mut reader = Reader::new(live, Vec::new());
		let peer = boot_node(&mut reader, "node", &BootNode(address.into()));
		peer.ok_or_else(|| reader.faults.remove(0).message)
	}

	#[test]
	fn boot_node_should_be_read_with_every_kind_of_host() {
		for host in [
			"ip4/203.0.113.7",
			"ip6/2001:db8::7",
			"dns/a.example",
			"dns4/a.example",
			"dns6/a.example",
		] {
			for port in ["tcp/30333", "tcp/443/wss", "udp/30333/quic-v1"] {
				assert_eq!(read(&format!("/{host}/{port}/p2p/{PEER}"), true), Ok(PEER.into()));
			}
		}
	}

	#[test]
	fn boot_node_should_be_refused_when_it_is_not_a_multiaddr() {
		for address in [
			"",
			"boot.example.org:30333",
			"/dns/boot.example.org",
			"/dns//tcp/30333",
			"/onion/boot/tcp/30333",
			"/dns/boot.example.org/tcp/70000",
			"/dns/boot.example.org/sctp/30333",
			"/ip4/boot.example.org/tcp/30333",
			"/ip6/203.0.113.7/tcp/30333",
		] {
			let fault = read(&format!("{address}/p2p/{PEER}"), true).unwrap_err();
			assert!(fault.contains("is not a multiaddr; give something like /dns/"), "{fault}");
		}
	}

	#[test]
	fn boot_node_should_be_refused_on_its_own_machine_unless_it_is_a_rehearsal() {
		for host in
			["ip4/127.0.0.1", "ip4/0.0.0.0", "ip6/::1", "ip6/::", "dns/localhost", "dns4/localhost"]
		{
			let address = format!("/{host}/tcp/30333/p2p/{PEER}");
			let fault = read(&address, true).unwrap_err();
			assert!(fault.contains("give its public address"), "{fault}");
			assert_eq!(read(&address, false), Ok(PEER.into()));
		}
	}

	#[test]
	fn boot_node_should_be_refused_without_a_whole_peer_id() {
		let with =
			|end: &str| read(&format!("/dns/boot.example.org/tcp/30333{end}"), true).unwrap_err();
		for end in ["", "/", "/p2p/", &format!("/p2p/{PEER}/ws")] {
			let fault = with(end);
			assert!(fault.contains("has no peer id; append /p2p/"), "{fault}");
		}
		for peer in [&PEER[1..], "0OIl", "12D3KooW"] {
			let fault = with(&format!("/p2p/{peer}"));
			assert!(fault.contains("is broken; copy it again"), "{fault}");
		}
		// The hash of a longer key.
		let hashed = bs58::encode([&[0x12, 0x20][..], &[7; 32]].concat()).into_string();
		assert_eq!(read(&format!("/dns/a.example/tcp/1/p2p/{hashed}"), true), Ok(hashed));
	}
}
