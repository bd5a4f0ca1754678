//! The program `distribution`, run as a user runs it.

use crate::{networks::program, wait::within};
use anyhow::{anyhow, bail, Result};
use serde_json::Value;
use std::time::Duration;
use tokio::process::Command;

/// How long one command may take.
const COMMAND_LIMIT: Duration = Duration::from_secs(3_600);

/// Commands for the node at one address, signed with one key.
#[derive(Clone, Debug)]
pub struct Cli {
	url: String,
	suri: String,
}

/// How a command ended.
pub struct Ended {
	/// Its exit code; `None` if a signal ended it.
	pub code: Option<i32>,
	/// The last JSON object it printed.
	pub json: Option<Value>,
	/// All that it printed.
	pub text: String,
}

impl Cli {
	/// Commands for the node at `url`, signed with the key of `suri`.
	pub fn new(url: &str, suri: &str) -> Self {
		Self { url: url.into(), suri: suri.into() }
	}

	/// The same node with the key of `suri`.
	pub fn by(&self, suri: &str) -> Self {
		Self::new(&self.url, suri)
	}

	/// Runs a command to its end, however it ends.
	pub async fn end(&self, args: &[&str]) -> Result<Ended> {
		let what = format!("distribution {}", args.join(" "));
		let command = Command::new(program("distribution")?)
			.args(["--json", "--yes"])
			.args(args)
			.env("DISTRIBUTION_URL", &self.url)
			.env("DISTRIBUTION_SURI", &self.suri)
			.kill_on_drop(true)
			.output();
		let output = within(&what, COMMAND_LIMIT, async { Ok(command.await?) }).await?;
		let out = String::from_utf8_lossy(&output.stdout).into_owned();
		// Several objects may follow each other: the last one counts.
		let mut json = None;
		for value in serde_json::Deserializer::from_str(&out).into_iter::<Value>() {
			match value {
				Ok(value) => json = Some(value),
				Err(_) => break,
			}
		}
		let text = format!("{out}{}", String::from_utf8_lossy(&output.stderr));
		Ok(Ended { code: output.status.code(), json, text })
	}

	/// Runs a command that must succeed, and returns what it printed.
	pub async fn run(&self, args: &[&str]) -> Result<Value> {
		let ended = self.end(args).await?;
		if ended.code != Some(0) {
			bail!("distribution {} ended with {:?}: {}", args.join(" "), ended.code, ended.text);
		}
		ended.json.ok_or_else(|| anyhow!("distribution {} printed nothing", args.join(" ")))
	}
}

/// The unsigned number in field `name` of what a command printed.
pub fn number(value: &Value, name: &str) -> Result<u64> {
	value.get(name).and_then(Value::as_u64).ok_or_else(|| anyhow!("no number `{name}` in {value}"))
}

/// The text in field `name` of what a command printed.
pub fn text<'a>(value: &'a Value, name: &str) -> Result<&'a str> {
	value.get(name).and_then(Value::as_str).ok_or_else(|| anyhow!("no text `{name}` in {value}"))
}
