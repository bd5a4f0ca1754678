//! Connecting to a node, and telling of what happens over the connection.

use crate::{
	config::settings::{Origin, Settings},
	error::{CliError, Result},
	output::{detail, note, verbosity, Verbosity},
};
use distribution_client::{
	account::{self, show_native},
	steps::{Made, Sender, Step},
	token::native,
	Chain, Error, Limits,
};
use std::net::IpAddr;

/// Bytes of a call that are told; a batch has many more.
const MOST_BYTES: usize = 1_024;

/// Connects to the first of the user's nodes that answers and runs the right chain.
pub async fn connect(settings: &'static Settings, limits: Limits) -> Result<Chain> {
	let genesis = settings.genesis.as_ref().map(|genesis| genesis.value);
	let passed = |error: &Error| note(&format!("Trying the next node: {error}"));
	let chain = Chain::connect_first(&settings.urls.value, genesis, limits, passed).await;
	let chain = chain.map_err(|error| explained(error, settings))?;
	tell_when_lost(&chain);
	if is_open(chain.url()) {
		note(&format!(
			"The connection to the node at {} is not encrypted: whoever is in between can change its answers. Signatures are safe. Use wss://, or a node of your own.",
			chain.url()
		));
	}
	if !chain.names_token() {
		note(&format!(
			"The node at {} does not say symbol and decimals of its token: amounts are taken as {}.",
			chain.url(),
			native()
		));
	}
	if verbosity() == Verbosity::Verbose {
		chain.when_step(move |step| detail(|| settings.names.beside(&step_text(step))));
		let block = chain.best_block().await?;
		let version = chain.at(block.hash).await?.spec_version();
		detail(|| {
			format!(
				"Node {}: genesis {:#x}, runtime version {version}, block {}, {:#x}.",
				chain.url(),
				chain.genesis(),
				block.number,
				block.hash
			)
		});
	}
	Ok(chain)
}

/// Whether answers can be changed on their way: they come from another machine, not encrypted.
fn is_open(url: &str) -> bool {
	let Some((scheme, rest)) = url.split_once("://") else { return false };
	if !["ws", "http"].iter().any(|open| scheme.eq_ignore_ascii_case(open)) {
		return false;
	}
	let place = rest.split(['/', '?', '#']).next().unwrap_or_default();
	let place = place.rsplit('@').next().unwrap_or_default();
	let host = match place.strip_prefix('[') {
		Some(six) => six.split(']').next(),
		None => place.split(':').next(),
	};
	let host = host.unwrap_or_default();
	let here = host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
	!here && !host.eq_ignore_ascii_case("localhost")
}

/// The failure of nodes that run another chain, with who asked for this one if no option did.
fn explained(error: Error, settings: &Settings) -> CliError {
	let from = settings.genesis.as_ref().map(|genesis| &genesis.from);
	let told = match (&error, from) {
		(Error::WrongChain(told), Some(from)) if !matches!(from, Origin::Option(_)) => {
			Some(format!("{told}. The genesis that is asked for is that of {from}"))
		}
		_ => None,
	};
	let error = CliError::from(error);
	match told {
		Some(told) => error.told(told),
		None => error,
	}
}

/// Has the user told when the connection breaks: until the node is back, nothing else happens.
fn tell_when_lost(chain: &Chain) {
	let (url, seconds) = (chain.url().to_string(), chain.limits().reconnect.as_secs());
	chain.when_lost(move || {
		note(&format!(
			"The connection to the node at {url} broke. It has {seconds} seconds to come back."
		));
	});
}

/// A step of a transaction, in words.
fn step_text(step: &Step<'_>) -> String {
	match step {
		Step::Made(made) => made_text(made),
		Step::Sent { hash } => format!("Sent {hash:#x}."),
		Step::InBlock { block } => format!("In block {block:#x}, which is not final yet."),
		Step::Final { hash, block, number } => {
			format!("Final: {hash:#x} in block {number}, {block:#x}.")
		}
	}
}

fn made_text(made: &Made) -> String {
	let shown = made.data.get(..MOST_BYTES).unwrap_or(&made.data);
	let more = match made.data.len().saturating_sub(shown.len()) {
		0 => String::new(),
		more => format!("… and {}", account::counted(more, "more byte")),
	};
	let fee = made.fee.map_or("a fee that the node does not tell".into(), |fee| {
		format!("a fee of about {}", show_native(fee))
	});
	let signed = match made.sender {
		Some(Sender { account, nonce, end }) => format!(
			"signed by {} with nonce {nonce} for {fee}, valid {}",
			account::show(&account),
			end.map_or("without end".into(), |end| format!("before block {end}"))
		),
		None => "without signature and fee".into(),
	};
	format!(
		"Call {}: 0x{}{more}\nTransaction {:#x}, {signed}.",
		made.call,
		hex::encode(shown),
		made.hash
	)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::config::{file::Config, settings::Given};
	use polkadot_sdk::sp_core::H256;

	#[test]
	fn transaction_should_be_told_with_its_call_its_signer_and_its_fee() {
		let sender = Sender { account: [1; 32], nonce: 5, end: Some(164) };
		let made = Made {
			call: "Distribution.fund".into(),
			data: vec![7; MOST_BYTES + 1],
			sender: Some(sender),
			fee: Some(1_500_000_000),
			hash: H256::repeat_byte(2),
		};
		let text = step_text(&Step::Made(&made));
		for part in [
			"Call Distribution.fund: 0x0707",
			"… and 1 more byte",
			"nonce 5 for a fee of about 0.0015 DIST, valid before block 164.",
			&account::show(&[1; 32]),
			&format!("{:#x}", made.hash),
		] {
			assert!(text.contains(part), "{part}: {text}");
		}
		let free = Made { sender: None, fee: None, data: vec![7], ..made };
		let text = step_text(&Step::Made(&free));
		assert!(text.contains("0x07\n") && text.contains("without signature and fee"), "{text}");
		let place = Step::Final { hash: H256::zero(), block: H256::repeat_byte(3), number: 9 };
		assert!(step_text(&place).contains("in block 9, 0x0303"));
	}

	#[test]
	fn connection_to_another_machine_should_be_told_when_it_is_not_encrypted() {
		for open in
			["ws://example.org", "WS://10.0.0.7:9944/rpc", "ws://me:word@[2001:db8::1]:9944"]
		{
			assert!(is_open(open), "{open}");
		}
		for closed in [
			"wss://example.org",
			"ws://127.0.0.1:9944",
			"ws://localhost:9944/x",
			"ws://[::1]:9944",
			"nothing",
		] {
			assert!(!is_open(closed), "{closed}");
		}
	}

	#[test]
	fn wrong_chain_should_be_told_with_who_asked_for_another() {
		let genesis = format!("0x{}", "07".repeat(32));
		let wrong = || Error::WrongChain("the node has another genesis".into());
		let told = |given: Given, variable: Option<&str>| {
			let env = |name: &str| match name {
				"DISTRIBUTION_GENESIS" => variable.map(std::ffi::OsString::from),
				_ => None,
			};
			let settings = Settings::new(&given, &env, Config::default()).unwrap();
			let error = explained(wrong(), &settings);
			assert_eq!(error.code(), 5);
			error.to_string()
		};
		let given = Given { genesis: Some(genesis.clone()), ..Given::default() };
		assert_eq!(told(given, None), "the node has another genesis");
		let said = told(Given::default(), Some(&genesis));
		assert!(said.ends_with("is that of DISTRIBUTION_GENESIS"), "{said}");
	}
}
