//! `distribution announcement …`: drafts that are shown before they open, objections to them, and lists
//! that are computed from balances.

mod check;
mod show;

use self::show::{describe, to_json};
use crate::{
	args::{
		number::whole_number,
		send::{submit, submit_and_report, SubmitArgs},
	},
	error::{CliError, Result},
	files::read_json,
	output::Output,
};
use clap::Subcommand;
use distribution_client::{
	account::show_native,
	announcements::ensure_text,
	calls::announcements,
	events::Objected,
	snapshots::SnapshotFile,
	time::{show_length, Length},
	Chain,
};
use distribution_primitives::Snapshot;
use serde_json::json;
use std::path::{Path, PathBuf};

/// The file that describes a snapshot, as `list snapshot` writes it.
const RULE: &str = "snapshot.json";

/// The commands of `distribution announcement`.
#[derive(Subcommand, Debug)]
pub enum AnnouncementCommand {
	/// Announce a draft, or announce it again when its terms have changed. It then opens after the
	/// period, with these terms, or not at all.
	Make {
		/// Number of the round.
		#[arg(value_parser = whole_number::<u32>)]
		round: u32,
		/// For how long anybody can object, such as 7d.
		#[arg(long, value_name = "DURATION")]
		period: Length,
		/// Folder that `list snapshot` has written, or its `snapshot.json`: the list was computed so, and
		/// anybody may show that it was not. A bond is held meanwhile.
		#[arg(long, value_name = "FOLDER")]
		snapshot: Option<PathBuf>,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Show an announcement, whether the round can open, and the objections.
	Show {
		/// Number of the round.
		#[arg(value_parser = whole_number::<u32>)]
		round: u32,
	},
	/// Object to an announced round. It does not open before its manager has answered.
	Object {
		/// Number of the round.
		#[arg(value_parser = whole_number::<u32>)]
		round: u32,
		/// What you object, in up to 512 bytes.
		text: String,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Answer the objections to a round of yours that are not answered.
	Answer {
		/// Number of the round.
		#[arg(value_parser = whole_number::<u32>)]
		round: u32,
		/// What you say, in up to 512 bytes.
		text: String,
		/// Number of the last objection that it is the answer to. Default: the last there is.
		#[arg(long, value_name = "N", value_parser = whole_number::<u32>)]
		through: Option<u32>,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Remove an objection, which returns its deposit: your own at any time, any once the
	/// announcement is closed.
	Retract {
		/// Number of the round.
		#[arg(value_parser = whole_number::<u32>)]
		round: u32,
		/// Number of the objection.
		#[arg(value_parser = whole_number::<u32>)]
		objection: u32,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Close the announcement of a round that is open or over, which returns what is held for it. Anybody
	/// can.
	Close {
		/// Number of the round.
		#[arg(value_parser = whole_number::<u32>)]
		round: u32,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Compute the list of an announced round anew from the balances of its block, and compare.
	Check {
		/// Number of the round.
		#[arg(value_parser = whole_number::<u32>)]
		round: u32,
		/// RPC endpoint of the other chain whose balances count.
		#[arg(long, value_name = "URL")]
		from: Option<String>,
	},
	/// Show the chain that the list of an announced round is wrong, if it is. Half of the bond is yours.
	Challenge {
		/// Number of the round.
		#[arg(value_parser = whole_number::<u32>)]
		round: u32,
		/// RPC endpoint of the other chain whose balances count.
		#[arg(long, value_name = "URL")]
		from: Option<String>,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Record the state root of a block, for snapshots of it. The chain has the block's hash for some
	/// hours.
	Anchor {
		/// Number of the block. It must be final.
		#[arg(value_parser = whole_number::<u32>)]
		block: u32,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Remove a state root that you have recorded, which returns its deposit.
	Lift {
		/// Number of the block.
		#[arg(value_parser = whole_number::<u32>)]
		block: u32,
		#[command(flatten)]
		send: SubmitArgs,
	},
}

/// Runs a command of `distribution announcement`.
pub async fn run(command: AnnouncementCommand, chain: &Chain, output: Output) -> Result<()> {
	match command {
		AnnouncementCommand::Make { round, period, snapshot, send } => {
			let snapshot = snapshot.as_deref().map(read).transpose()?;
			make(round, period, snapshot.as_ref(), &send, chain, output).await
		}
		AnnouncementCommand::Show { round } => {
			let it = chain.announcement(round).await?;
			let objections = chain.objections(round, it.objections).await?;
			let clock = chain.clock().await?;
			// Other terms are announced anew, and a round that is open is within its own.
			let beyond = if it.current { chain.unmet_limit(round).await? } else { None };
			output.print(&to_json(&it, &objections, beyond), || {
				describe(&it, &objections, beyond, &clock)
			});
			Ok(())
		}
		AnnouncementCommand::Object { round, text, send } => {
			object(round, &text, &send, chain, output).await
		}
		AnnouncementCommand::Answer { round, text, through, send } => {
			ensure_text(&text)?;
			let it = chain.announcement(round).await?;
			let last = it.objections.checked_sub(1);
			let through = through
				.or(last)
				.ok_or_else(|| CliError::input(format!("nobody has objected to round {round}")))?;
			let done = format!("objections to round {round} are answered up to number {through}");
			let call = announcements::answer(round, through, &text);
			submit_and_report(chain, call, &send, output, &done).await
		}
		AnnouncementCommand::Retract { round, objection, send } => {
			let done = format!("objection {objection} to round {round} is removed");
			let call = announcements::retract(round, objection);
			submit_and_report(chain, call, &send, output, &done).await
		}
		AnnouncementCommand::Close { round, send } => {
			let done = format!("the announcement of round {round} is closed");
			submit_and_report(chain, announcements::close(round), &send, output, &done).await
		}
		AnnouncementCommand::Check { round, from } => {
			check::check(round, from.as_deref(), chain, output).await
		}
		AnnouncementCommand::Challenge { round, from, send } => {
			check::challenge(round, from.as_deref(), &send, chain, output).await
		}
		AnnouncementCommand::Anchor { block, send } => {
			let (hash, root) = chain.snapshot_block(block).await?;
			let header = chain.header_of(hash).await?;
			let done = format!("the state root of block {block}, {root:#x}, is recorded");
			submit_and_report(chain, announcements::anchor(&header), &send, output, &done).await
		}
		AnnouncementCommand::Lift { block, send } => {
			let done = format!("the state root of block {block} is removed");
			submit_and_report(chain, announcements::lift(block), &send, output, &done).await
		}
	}
}

/// Reads the description of a snapshot.
fn read(path: &Path) -> Result<Snapshot> {
	let path = if path.is_dir() { path.join(RULE) } else { path.into() };
	let file: SnapshotFile = read_json(&path, "list snapshot")?;
	Ok(file.snapshot()?)
}

async fn make(
	round: u32,
	period: Length,
	snapshot: Option<&Snapshot>,
	send: &SubmitArgs,
	chain: &Chain,
	output: Output,
) -> Result<()> {
	let period = period.blocks(false)?;
	let terms = chain.terms_hash(round).await?;
	let held = match snapshot {
		Some(_) => {
			let bond: u128 = chain.constant("Announcements", "Bond").await?;
			format!(" {} are held, and lost if the list is shown to be wrong.", show_native(bond))
		}
		None => String::new(),
	};
	send.confirm(
		output,
		&format!(
			"Announce round {round} with the terms {terms:#x} for {}: it does not open before, nor with other terms. Only by abandoning it you get out of that.{held}",
			show_length(period)
		),
	)?;
	let done = format!("round {round} is announced: see `distribution announcement show {round}`");
	let call = announcements::announce(round, terms, period, snapshot);
	submit_and_report(chain, call, send, output, &done).await
}

async fn object(
	round: u32,
	text: &str,
	send: &SubmitArgs,
	chain: &Chain,
	output: Output,
) -> Result<()> {
	ensure_text(text)?;
	let it = chain.announcement(round).await?;
	let call = announcements::object(round, it.terms, text);
	let Some(included) = submit(chain, call, send, output).await? else { return Ok(()) };
	let objected: Objected = included.first()?;
	let value = json!({
		"round": objected.round,
		"objection": objected.objection,
		"block": format!("{:#x}", included.block),
		"blockNumber": included.number,
	});
	output.print(&value, || {
		format!(
			"Objection {} to round {round} ({}). The round does not open before it is answered.",
			objected.objection,
			included.place()
		)
	});
	Ok(())
}
