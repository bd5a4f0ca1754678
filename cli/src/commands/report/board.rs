//! `distribution report board`: what was posted to a board of scores, and what it has paid.

use crate::{
	args::{facts::board::facts_of, folder::FolderArgs, index::IndexArgs, number::whole_number},
	error::{CliError, Result},
	output::Output,
};
use clap::Args;
use distribution_client::Chain;
use distribution_primitives::BoardId;
use distribution_reports::board::report;
use std::path::PathBuf;

/// `distribution report board`.
#[derive(Args, Debug)]
pub struct BoardArgs {
	/// Number of the board.
	#[arg(value_parser = whole_number::<BoardId>)]
	board: BoardId,
	/// Folder of the list of the last final root, as `distribution list fetch` has made it: the page
	/// then shows how its scores are spread.
	#[arg(long, value_name = "FOLDER")]
	list: Option<PathBuf>,
	#[command(flatten)]
	index: IndexArgs,
	#[command(flatten)]
	folder: FolderArgs,
}

/// Runs `distribution report board`.
pub async fn run(args: BoardArgs, chain: &Chain, output: Output) -> Result<()> {
	args.folder.check(chain).await?;
	let mut index = args.index.open(chain).await?;
	// Where the folder is, is the reader's business: the same records give the same files.
	let with = if args.list.is_some() { " --list FOLDER" } else { "" };
	let again = format!("distribution report board {}{with}", args.board);
	let facts = facts_of(&mut index, chain, args.board, args.list.as_deref(), again).await?;
	let facts = facts.ok_or_else(|| {
		CliError::input(format!("there has been no board {} on this chain", args.board))
	})?;
	args.folder.finish(&report(&facts)?, chain, output)
}
