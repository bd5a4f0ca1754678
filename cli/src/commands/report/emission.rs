//! `distribution report emission`: what eras have issued.

use crate::{
	args::{
		facts::{digest_in, eras_of, folds_of, pools_of},
		folder::FolderArgs,
		index::{told, IndexArgs},
	},
	error::{CliError, Result},
	output::Output,
};
use clap::Args;
use distribution_client::{proofs::digest_key, Chain};
use distribution_indexer::read::Span;
use distribution_primitives::emission::EraIndex;
use distribution_reports::{
	emission::{report, Facts},
	finals,
};
use std::str::FromStr;

/// `distribution report emission`.
#[derive(Args, Debug)]
pub struct EmissionArgs {
	#[command(flatten)]
	index: IndexArgs,
	/// The eras from A to B, both included. Default: all that have ended.
	#[arg(long, value_name = "A..B")]
	eras: Option<Eras>,
	#[command(flatten)]
	folder: FolderArgs,
}

/// Eras from one to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Eras {
	first: EraIndex,
	last: EraIndex,
}

impl FromStr for Eras {
	type Err = String;

	fn from_str(text: &str) -> std::result::Result<Self, String> {
		let wrong = || format!("`{text}` is not a span of eras: write 0..29");
		let (first, last) = text.split_once("..").ok_or_else(wrong)?;
		let number = |text: &str| {
			let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
			digits.then(|| text.parse().ok()).flatten().ok_or_else(wrong)
		};
		let eras = Self { first: number(first)?, last: number(last)? };
		if eras.first > eras.last {
			return Err(format!("`{text}` ends before it begins"));
		}
		Ok(eras)
	}
}

/// Runs `distribution report emission`.
pub async fn run(args: EmissionArgs, chain: &Chain, output: Output) -> Result<()> {
	args.folder.check(chain).await?;
	let mut index = args.index.open(chain).await?;
	let newest = told(index.store.last_era().await)?.map(|era| era.era);
	let eras = args.eras.unwrap_or(Eras { first: 0, last: newest.unwrap_or(0) });
	if newest.is_none_or(|newest| eras.first > newest) {
		return Err(CliError::input("none of these eras has ended by the last block of the index"));
	}
	let (found, before) = eras_of(&mut index, eras.first, eras.last).await?;
	// Rewards are paid and expire while these eras end.
	let first = match eras.first.checked_sub(1) {
		None => 1,
		Some(_) => found.first().map_or(1, |era| era.place.block),
	};
	let last = found.last().map_or(index.head.number, |era| era.place.block);
	let span = Span::new(first, last);
	let subject = index.subject(chain, span).await?;
	let proof = chain.proof_file(subject.hash, &[digest_key()]).await?;
	// An index has all that is final: it begins with the chain's first block.
	let folds = folds_of(&mut index, last).await?;
	let finals = finals::Facts { folds, state: digest_in(&proof, subject.hash)? };
	let facts = Facts {
		subject,
		pools: pools_of(&index, chain, &found, span).await?,
		eras: found,
		before,
		again: format!("distribution report emission --eras {}..{}", eras.first, eras.last),
	};
	args.folder.finish(&report(&facts, &finals, &proof)?, chain, output)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn eras_should_be_read_with_both_ends() {
		assert_eq!("3..9".parse(), Ok(Eras { first: 3, last: 9 }));
		assert_eq!("7..7".parse(), Ok(Eras { first: 7, last: 7 }));
		for wrong in ["", "3", "..", "3..", "..9", "9..3", "a..b", "-1..3", "3...9", "+3..9"] {
			assert!(wrong.parse::<Eras>().is_err(), "{wrong}");
		}
	}
}
