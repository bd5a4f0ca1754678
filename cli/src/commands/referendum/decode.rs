//! What a referendum would do.

use crate::{
	args::number::whole_number,
	error::{CliError, Result},
	output::Output,
};
use clap::Args;
use distribution_client::{
	account::counted,
	decoding::check,
	keys::show_bytes,
	offline::file::parse_call,
	referenda::{Proposal, State},
	Chain, Error,
};
use polkadot_sdk::sp_io::hashing::blake2_256;
use serde_json::json;

/// `distribution referendum decode`.
#[derive(Args, Debug)]
pub struct Decode {
	/// Number of the referendum.
	#[arg(value_parser = whole_number::<u32>)]
	referendum: u32,
	/// The encoded call in hexadecimal, if the chain does not have it. Its hash must be the
	/// referendum's.
	#[arg(long, value_name = "HEX")]
	call: Option<String>,
}

/// Runs `distribution referendum decode`.
pub async fn decode(command: Decode, chain: &Chain, output: Output) -> Result<()> {
	let Decode { referendum: id, call } = command;
	let given = call.as_deref().map(parse_call).transpose()?;
	let at = chain.best().await?;
	let referendum = match chain.referendum(&at, id).await? {
		State::Ongoing(referendum) => referendum,
		State::Ended(..) => {
			return Err(CliError::input(format!(
				"referendum {id} is over, and the chain no longer knows its call: the event Referenda.Submitted of the block in which it was submitted names its hash"
			)))
		}
	};
	let (hash, stored) = match &referendum.proposal {
		Proposal::Inline(bytes) => (blake2_256(bytes), Some(bytes.clone())),
		Proposal::Stored { hash, length } => (*hash, chain.preimage(&at, *hash, *length).await?),
	};
	let bytes = given.or(stored).ok_or_else(|| missing(id, hash))?;
	check(&bytes, hash)?;
	let word = chain.call_in_words(&at, &bytes).await?;
	let rules = chain.referendum_rules(&at).await?;
	let track = rules.name(referendum.track);
	let hash = show_bytes(hash);
	let value = json!({
		"referendum": id,
		"track": referendum.track,
		"trackName": track,
		"origin": referendum.origin,
		"callHash": hash,
		"length": bytes.len(),
		"bytes": show_bytes(&bytes),
		"call": word.json(),
	});
	output.print(&value, || {
		format!(
			"Referendum {id} on the track {track}, dispatched as {}\n{}, whose hash is the referendum's: {hash}\n\n{}",
			referendum.origin,
			counted(bytes.len(), "byte"),
			word.text()
		)
	});
	Ok(())
}

/// The failure of a referendum whose call is not on chain.
fn missing(id: u32, hash: [u8; 32]) -> Error {
	Error::NotNow(format!(
		"the chain has only the hash of the call of referendum {id}: {}. Ask who submitted it for the encoded call, and give it with --call. Anybody can store it with preimage.notePreimage; until somebody does, the referendum cannot take effect",
		show_bytes(hash)
	))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn missing_call_should_be_told_with_what_to_do() {
		let told = missing(7, [9; 32]).to_string();
		assert!(told.contains("referendum 7: 0x0909") && told.contains("--call"), "{told}");
	}
}
