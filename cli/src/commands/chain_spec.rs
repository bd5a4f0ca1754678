//! `distribution chain-spec`: checks a deployment file and makes the chain spec of a new chain, with
//! everything that registering its parachain needs.

use crate::{
	deployment::{
		checks, genesis,
		lists::{Inputs, List},
		node::{self, Node, EXPORT_HEAD, EXPORT_SPEC, EXPORT_WASM},
		output::{checksum, Hash, Hashes, Summary, PARTS, SUMS},
		plan::Plan,
		report::{refuse, show_checked, show_written},
		shape,
		state::State,
	},
	error::{CliError, Result},
	output::{print_line, Output},
};
use std::{
	fs,
	io::ErrorKind,
	path::{Path, PathBuf},
};

const HELP: &str = "\
Start from deploy/chain-spec/genesis.example.json and replace everything that begins with REPLACE.
Faults are reported with their fields, and then nothing is written. The same input, runtime and node
give the same bytes. docs/deployment.md explains the fields.

Written to FOLDER:
  plain.json                 the chain spec with the genesis in words
  raw.json                   the chain spec for nodes
  genesis-head genesis-wasm  for registering the parachain, in hexadecimal
  summary.json               hashes, supply, accounts, collators, committee
  SHA256SUMS                 for `sha256sum --check`

Examples:
  distribution chain-spec --dry-run main.json
  distribution chain-spec main.json main --allocation allocation.csv --vesting vesting.csv";

/// Arguments of `distribution chain-spec`.
#[derive(clap::Args, Debug)]
#[command(after_help = HELP)]
pub struct Args {
	/// The deployment file.
	#[arg(required_unless_present = "schema")]
	deployment: Option<PathBuf>,
	/// Folder to write to: a new or an empty one.
	#[arg(required_unless_present_any = ["schema", "dry_run"])]
	folder: Option<PathBuf>,
	/// Balances besides those of the deployment file: rows `account,amount`, in smallest units.
	#[arg(long, value_name = "CSV")]
	allocation: Option<PathBuf>,
	/// Vesting schedules: rows `account,start_block,period_blocks,period_count,amount_per_period`.
	#[arg(long, value_name = "CSV")]
	vesting: Option<PathBuf>,
	/// The node to make the genesis with. Default: `distribution-node` beside this program.
	#[arg(long, value_name = "PROGRAM")]
	node: Option<PathBuf>,
	/// The runtime to begin with. Default: the one inside the node.
	#[arg(long, value_name = "FILE")]
	wasm: Option<PathBuf>,
	/// Check the deployment file and the lists, but write nothing. Needs no node.
	#[arg(short = 'n', long)]
	dry_run: bool,
	/// Print the JSON schema of deployment files.
	#[arg(long, conflicts_with_all = ["deployment", "allocation", "vesting", "node", "wasm", "dry_run"])]
	schema: bool,
}

/// Runs the command.
///
/// # Errors
/// Wrong usage (2), wrong input (3), or the node's genesis is not what the deployment says (1).
/// Then nothing was written.
pub fn run(args: Args, output: Output) -> Result<()> {
	let Some(deployment) = args.deployment.filter(|_| !args.schema) else {
		print_line(&serde_json::to_string_pretty(&shape::schema())?);
		return Ok(());
	};
	let deployment = Source::read("deployment", deployment)?;
	let allocation = args.allocation.map(|path| Source::read("allocation", path)).transpose()?;
	let vesting = args.vesting.map(|path| Source::read("vesting", path)).transpose()?;
	let wasm = args.wasm.map(|path| Source::read("wasm", path)).transpose()?;
	let inputs = Inputs {
		deployment: deployment.list(),
		allocation: allocation.as_ref().map(Source::list),
		vesting: vesting.as_ref().map(Source::list),
	};
	let Some(folder) = args.folder.filter(|_| !args.dry_run) else {
		let plan = checks::read(inputs).map_err(|faults| refuse(&faults, output))?;
		show_checked(&plan, output);
		return Ok(());
	};
	let folder = free(&folder)?;
	let node = Node::find(args.node)?;
	let plan = checks::read(inputs).map_err(|faults| refuse(&faults, output))?;

	// Written beside the folder, and moved there once all of it is right.
	let work = beside(&folder)?;
	let code = match &wasm {
		Some(wasm) => wasm.bytes.clone(),
		None => node.runtime(work.path())?,
	};
	let hashes = Hashes {
		deployment: Hash::of(&deployment.bytes),
		allocation: allocation.as_ref().map(|list| Hash::of(&list.bytes)),
		vesting: vesting.as_ref().map(|list| Hash::of(&list.bytes)),
		wasm: Hash::of(&code),
	};
	let summary = write(&plan, &node, work.path(), &code, hashes)?;
	if folder.exists() {
		fs::remove_dir(&folder)?;
	}
	fs::rename(work.path(), &folder)?;
	show_written(&plan, &summary, &folder, output);
	Ok(())
}

/// Writes all parts to `work`.
fn write<'a>(
	plan: &'a Plan,
	node: &Node,
	work: &Path,
	code: &[u8],
	hashes: Hashes,
) -> Result<Summary<'a>> {
	let [head, wasm, plain, raw, summary] = PARTS.map(|name| work.join(name));
	fs::write(&plain, genesis::plain_spec(plan, code)?)?;
	node.export(EXPORT_SPEC, &plain, &["--raw"], &raw)?;
	let unreadable =
		|error| CliError::unexpected(format!("the node's chain spec cannot be read: {error}"));
	let state = State::read(&fs::read(&raw)?).map_err(unreadable)?;
	let wrong = state.differences(plan, code).map_err(unreadable)?;
	if !wrong.is_empty() {
		return Err(CliError::unexpected(format!(
			"the state is not what the deployment says; nothing was written: {}",
			wrong.join("; ")
		)));
	}
	node.export(EXPORT_HEAD, &raw, &[], &head)?;
	node.export(EXPORT_WASM, &raw, &[], &wasm)?;
	node::clean(work)?;
	let runtime = state.runtime().map_err(unreadable)?;
	let hex = fs::read_to_string(&head)?;
	let facts = Summary::new(plan, hex.trim(), runtime, code, hashes)
		.map_err(|error| unreadable(error.to_string()))?;
	fs::write(&summary, format!("{}\n", serde_json::to_string_pretty(&facts)?))?;
	let mut sums = String::new();
	for name in PARTS {
		sums.push_str(&checksum(name, &fs::read(work.join(name))?));
	}
	fs::write(work.join(SUMS), sums)?;
	Ok(facts)
}

/// An input file.
struct Source {
	name: String,
	bytes: Vec<u8>,
}

impl Source {
	fn read(what: &str, path: PathBuf) -> Result<Self> {
		let shown = path.display();
		let bytes = fs::read(&path).map_err(|error| match error.kind() {
			ErrorKind::NotFound => CliError::usage(format!("no such file: {shown} ({what})")),
			_ => CliError::usage(format!("cannot read {shown} ({what}): {error}")),
		})?;
		let name = path.file_name().unwrap_or(path.as_os_str());
		Ok(Self { name: name.to_string_lossy().into_owned(), bytes })
	}

	fn list(&self) -> List<'_> {
		List { name: &self.name, bytes: &self.bytes }
	}
}

/// The absolute path of a folder that does not exist or is empty.
fn free(folder: &Path) -> Result<PathBuf> {
	let path = std::path::absolute(folder)?;
	let taken = match fs::read_dir(&path) {
		Ok(mut entries) => entries.next().is_some(),
		Err(error) if error.kind() == ErrorKind::NotFound => false,
		Err(error) => return Err(CliError::usage(format!("{}: {error}", folder.display()))),
	};
	if taken {
		let folder = folder.display();
		return Err(CliError::usage(format!(
			"{folder} exists already and is not empty; name another folder, or remove it"
		)));
	}
	Ok(path)
}

/// A folder beside `folder` that is removed again unless it is moved away.
fn beside(folder: &Path) -> Result<tempfile::TempDir> {
	let (Some(parent), Some(name)) = (folder.parent(), folder.file_name()) else {
		return Err(CliError::usage(format!("{} is not a folder to write to", folder.display())));
	};
	fs::create_dir_all(parent)?;
	let mut prefix = name.to_os_string();
	prefix.push(".");
	Ok(tempfile::Builder::new().prefix(&prefix).tempdir_in(parent)?)
}
