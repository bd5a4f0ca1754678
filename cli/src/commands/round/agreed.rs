//! The terms that a funder or manager agrees to, as arguments.

use crate::error::{CliError, Result};
use clap::Args;
use distribution_client::{account::parse_hash, Chain};
use distribution_primitives::TermsHash;

/// What a funder or manager agrees to.
#[derive(Args, Debug, Clone)]
pub struct AgreedArgs {
	/// Hash of the terms that you agree to, as `round show` prints it. If they are others now,
	/// nothing is sent. Default: the terms as they are now.
	#[arg(long, value_name = "HASH")]
	terms: Option<String>,
}

impl AgreedArgs {
	/// The hash of the round's terms, which must be the one given, if one is.
	pub async fn hash(&self, chain: &Chain, round: u32) -> Result<TermsHash> {
		let given = self.terms.as_deref().map(parse_hash).transpose()?;
		let present = chain.terms_hash(round).await?;
		match given {
			Some(given) if given != present => Err(CliError::not_proven(format!(
				"the terms of round {round} have the hash {present:#x}, not {given:#x}: they were changed. Look at them with `distribution round show {round}`"
			))),
			_ => Ok(present),
		}
	}
}
