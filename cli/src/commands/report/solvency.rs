//! `distribution report solvency`: what pots can pay and owe, and what circulates.

use crate::{
	args::{facts::solvency_of, folder::FolderArgs, number::whole_number},
	error::{CliError, Result},
	output::Output,
};
use clap::Args;
use distribution_client::{token::native, Chain};
use distribution_reports::{
	solvency::report,
	subject::{Place, Subject},
};

/// `distribution report solvency`.
#[derive(Args, Debug)]
pub struct SolvencyArgs {
	/// After this block, which must be final. Default: the last final one.
	#[arg(long, value_name = "BLOCK", value_parser = whole_number::<u64>)]
	block: Option<u64>,
	#[command(flatten)]
	folder: FolderArgs,
}

/// Runs `distribution report solvency`.
pub async fn run(args: SolvencyArgs, chain: &Chain, output: Output) -> Result<()> {
	args.folder.check(chain).await?;
	let last = chain.final_block().await?;
	let number = args.block.unwrap_or(last.number);
	if number > last.number {
		return Err(CliError::input(format!(
			"block {number} is not final: the last that is, is {}",
			last.number
		)));
	}
	let at = chain.at_number(number).await?;
	let hash = chain
		.hash_of(number)
		.await?
		.ok_or_else(|| CliError::input(format!("there is no block {number}")))?;
	let place = Place { block: number, extrinsic: None, seconds: chain.seconds_at(&at).await? };
	let subject = Subject {
		genesis: chain.genesis(),
		token: native().clone(),
		first: place,
		last: place,
		hash,
		program: distribution_primitives::version!().into(),
	};
	let again = format!("distribution report solvency --block {number}");
	let facts = solvency_of(chain, &at, subject, again).await?;
	args.folder.finish(&report(&facts)?, chain, output)
}
