//! The node: its runtime makes the genesis.

use crate::error::{CliError, Result};
use serde_json::Value;
use std::{
	path::{Path, PathBuf},
	process::{Command, Output, Stdio},
};

/// The program's name.
const PROGRAM: &str = "distribution-node";
/// The node's folder, beside its output: it must not touch that of a chain that runs on this
/// machine.
const BASE: &str = "base";

/// Makes a chain spec with the genesis as state of one with the genesis in words.
pub const EXPORT_SPEC: &str = "export-chain-spec";
/// Makes the head of the genesis block.
pub const EXPORT_HEAD: &str = "export-genesis-head";
/// Takes the runtime out of a chain spec.
pub const EXPORT_WASM: &str = "export-genesis-wasm";

/// The node program.
#[derive(Debug)]
pub struct Node {
	program: PathBuf,
}

impl Node {
	/// The node that was named, or the one beside this program.
	///
	/// # Errors
	/// There is no such file.
	pub fn find(named: Option<PathBuf>) -> Result<Self> {
		let program = match named {
			Some(program) => program,
			None => std::env::current_exe()?.with_file_name(PROGRAM),
		};
		if program.is_file() {
			return Ok(Self { program });
		}
		Err(CliError::usage(format!(
			"no such file: {} (node); build it with scripts/run.sh --build, or name one with --node",
			program.display()
		)))
	}

	/// Runs a command that writes to `out` what the node makes of the chain spec `spec`.
	///
	/// # Errors
	/// The node or its runtime refuses the spec.
	pub fn export(&self, command: &str, spec: &Path, options: &[&str], out: &Path) -> Result<()> {
		let output = self.run(command, spec, options, out)?;
		if output.status.success() {
			return Ok(());
		}
		Err(CliError::input(format!(
			"node and runtime refuse this chain spec; nothing was written. They say: {}",
			self.reason(spec, &output)
		)))
	}

	/// The runtime inside the node: the code in its development chain's spec. The spec with the genesis in words, because
	/// the other has to run the runtime first.
	///
	/// # Errors
	/// It was built without one.
	pub fn runtime(&self, work: &Path) -> Result<Vec<u8>> {
		let file = work.join("dev.json");
		let output = self.run(EXPORT_SPEC, Path::new("dev"), &[], &file)?;
		if !output.status.success() {
			let stderr = String::from_utf8_lossy(&output.stderr);
			return Err(CliError::unexpected(format!(
				"the node has no runtime, name one with --wasm. It says: {}",
				stderr.trim()
			)));
		}
		let spec: Value = serde_json::from_slice(&std::fs::read(&file)?)?;
		std::fs::remove_file(file)?;
		code_in(&spec).ok_or_else(|| {
			CliError::unexpected("the node's chain spec has no runtime, name one with --wasm")
		})
	}

	fn run(&self, command: &str, spec: &Path, options: &[&str], out: &Path) -> Result<Output> {
		let mut node = Command::new(&self.program);
		node.arg(command).arg("--chain").arg(spec).args(options).stdin(Stdio::null());
		if command == EXPORT_SPEC {
			node.arg("--output");
		} else {
			node.arg("--base-path").arg(out.with_file_name(BASE));
		}
		node.arg(out).output().map_err(|error| {
			CliError::unexpected(format!("{} cannot be run: {error}", self.program.display()))
		})
	}

	/// Why the runtime refuses a spec. Only this command prints that.
	fn reason(&self, spec: &Path, refused: &Output) -> String {
		let again = self.run(EXPORT_HEAD, spec, &[], &spec.with_file_name("refused"));
		let log = again.map(|output| String::from_utf8_lossy(&output.stderr).into_owned());
		log.ok().and_then(|log| panic_in(&log).map(String::from)).unwrap_or_else(|| {
			let log = String::from_utf8_lossy(&refused.stderr);
			log.split("\\nWASM backtrace").next().unwrap_or_default().trim().into()
		})
	}
}

/// The runtime in a chain spec with the genesis in words.
fn code_in(spec: &Value) -> Option<Vec<u8>> {
	let code = spec.pointer("/genesis/runtimeGenesis/code")?.as_str()?;
	hex::decode(code.strip_prefix("0x")?).ok()
}

/// The message of a panic: the line after the one that says where it was.
fn panic_in(log: &str) -> Option<&str> {
	let mut lines = log.lines().skip_while(|line| !line.contains("panicked at "));
	lines.next()?;
	lines.next().map(str::trim)
}

/// Removes what the node leaves beside its output.
pub fn clean(work: &Path) -> Result<()> {
	let base = work.join(BASE);
	if base.exists() {
		std::fs::remove_dir_all(base)?;
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn panic_should_be_found_in_a_log() {
		let log = "Thread 'main' panicked at pallets/x.rs:1:2:\n  Issuance above bound \nThis is a bug.\n";
		assert_eq!(panic_in(log), Some("Issuance above bound"));
		assert_eq!(panic_in("Error: Input(\"no such file\")"), None);
	}

	#[test]
	fn runtime_should_be_found_in_a_spec() {
		let spec =
			|code: &str| serde_json::json!({ "genesis": { "runtimeGenesis": { "code": code } } });
		assert_eq!(code_in(&spec("0x0102")), Some(vec![1, 2]));
		assert_eq!(code_in(&spec("0102")), None);
		assert_eq!(code_in(&serde_json::json!({ "genesis": { "raw": {} } })), None);
	}

	#[test]
	fn node_should_be_asked_for_when_it_is_missing() {
		let error = Node::find(Some("nowhere/distribution-node".into())).unwrap_err();
		assert_eq!(error.code(), 2);
		assert!(error.to_string().contains("build it with scripts/run.sh --build"), "{error}");
	}

	#[test]
	fn program_that_cannot_be_run_should_be_named() {
		let work = tempfile::tempdir().unwrap();
		let program = work.path().join("node");
		std::fs::write(&program, "not a program").unwrap();
		let node = Node::find(Some(program)).unwrap();
		let plain = work.path().join("plain.json");
		let error = node.export(EXPORT_SPEC, &plain, &[], &plain).unwrap_err();
		assert_eq!(error.code(), 1);
		assert!(error.to_string().contains("cannot be run"), "{error}");
	}
}
