//! `distribution report compliance`: what the registry has seen.

use crate::{
	args::{facts::registry::compliance_of, folder::FolderArgs, index::IndexArgs},
	error::Result,
	output::Output,
};
use clap::Args;
use distribution_client::Chain;
use distribution_indexer::read::Span;
use distribution_reports::compliance::report;

/// `distribution report compliance`.
#[derive(Args, Debug)]
pub struct ComplianceArgs {
	#[command(flatten)]
	index: IndexArgs,
	#[command(flatten)]
	folder: FolderArgs,
}

/// Runs `distribution report compliance`.
pub async fn run(args: ComplianceArgs, chain: &Chain, output: Output) -> Result<()> {
	args.folder.check(chain).await?;
	let mut index = args.index.open(chain).await?;
	let span = Span::new(0, index.head.number);
	let at = chain.at_number(index.head.number).await?;
	let again = "distribution report compliance".to_string();
	let facts = compliance_of(&mut index, chain, &at, span, again).await?;
	args.folder.finish(&report(&facts)?, chain, output)
}
