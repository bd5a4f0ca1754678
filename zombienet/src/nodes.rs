//! Single nodes of the parachain beside a network, with arguments of their own.

use crate::{
	networks::{program, Net},
	reads::Chain,
};
use anyhow::{bail, Context, Result};
use std::{
	fs::File,
	path::{Path, PathBuf},
	process::{ExitStatus, Stdio},
	time::Duration,
};
use tokio::process::{Child, Command};

/// A node that a scenario starts by itself. Dropped, it is killed; its log stays with those of the network.
pub struct Node {
	name: String,
	folder: PathBuf,
	url: String,
	child: Child,
}

/// How to start a node.
#[derive(Clone, Debug)]
pub struct Start {
	/// Its name, and that of its folder.
	pub name: String,
	/// Arguments for the parachain.
	pub args: Vec<String>,
	/// Arguments for the relay chain.
	pub relay_args: Vec<String>,
	/// Spec of the parachain, if not that of the network.
	pub spec: Option<PathBuf>,
	/// Spec of the relay chain, if not that of the network; `None` in the inner option leaves it out.
	pub relay_spec: Option<Option<PathBuf>>,
	/// A network namespace to start it in, and the address at which it is reached there.
	pub namespace: Option<(String, String)>,
	/// Its RPC port. Each node of a scenario needs ports of its own: this and the three after it.
	pub port: u16,
}

impl Start {
	/// A node in the network of the tests, on four ports from `port` on.
	pub fn new(name: &str, port: u16) -> Self {
		Self {
			name: name.into(),
			args: Vec::new(),
			relay_args: Vec::new(),
			spec: None,
			relay_spec: None,
			namespace: None,
			port,
		}
	}

	/// With these arguments for the parachain.
	pub fn args(mut self, args: &[&str]) -> Self {
		self.args.extend(args.iter().map(|arg| arg.to_string()));
		self
	}

	/// With these arguments for the relay chain.
	pub fn relay_args(mut self, args: &[&str]) -> Self {
		self.relay_args.extend(args.iter().map(|arg| arg.to_string()));
		self
	}

	/// With this spec of the parachain.
	pub fn spec(self, path: PathBuf) -> Self {
		Self { spec: Some(path), ..self }
	}

	/// With this spec of the relay chain, or none.
	pub fn relay_spec(self, path: Option<PathBuf>) -> Self {
		Self { relay_spec: Some(path), ..self }
	}

	/// In a network namespace, where it is reached at `address`.
	pub fn namespace(self, name: &str, address: &str) -> Self {
		Self { namespace: Some((name.into(), address.into())), ..self }
	}

	/// Starts the node in the folder of the network's logs.
	pub fn spawn(&self, net: &Net) -> Result<Node> {
		let spec = self.spec.clone().unwrap_or_else(|| net.parachain_spec());
		self.spawn_at(net.base(), &spec, &net.relay_spec())
	}

	fn spawn_at(&self, base: &Path, spec: &Path, relay: &Path) -> Result<Node> {
		let folder = base.join(&self.name);
		std::fs::create_dir_all(&folder)?;
		let address = self.namespace.as_ref().map_or("127.0.0.1", |(_, address)| address);
		let mut command = match &self.namespace {
			Some((name, _)) => ["ip", "netns", "exec", name.as_str()].map(String::from).to_vec(),
			None => Vec::new(),
		};
		let port = |offset: u16| self.port + offset;
		command.push(program("distribution-node")?.display().to_string());
		command.extend([
			format!("--chain={}", spec.display()),
			format!("--base-path={}", folder.join("data").display()),
			format!("--name={}", self.name),
			format!("--rpc-port={}", port(0)),
			"--rpc-methods=unsafe".into(),
			"--no-prometheus".into(),
			"--no-hardware-benchmarks".into(),
			"--unsafe-force-node-key-generation".into(),
			format!("--listen-addr=/ip4/0.0.0.0/tcp/{}/ws", port(1)),
		]);
		if self.namespace.is_some() {
			command.push("--unsafe-rpc-external".into());
			command.push("--rpc-cors=all".into());
		}
		command.extend(self.args.iter().cloned());
		command.push("--".into());
		let relay_spec = match &self.relay_spec {
			Some(other) => other.as_deref(),
			None => Some(relay),
		};
		if let Some(path) = relay_spec {
			command.push(format!("--chain={}", path.display()));
			command.extend([
				format!("--base-path={}", folder.join("relay-data").display()),
				format!("--rpc-port={}", port(2)),
				"--no-prometheus".into(),
				"--unsafe-force-node-key-generation".into(),
				format!("--listen-addr=/ip4/0.0.0.0/tcp/{}/ws", port(3)),
			]);
		}
		command.extend(self.relay_args.iter().cloned());
		let child = run(&command, &log_of(&folder, &self.name))?;
		let url = format!("ws://{address}:{}", self.port);
		Ok(Node { name: self.name.clone(), folder, url, child })
	}
}

impl Node {
	/// A connection to it, as soon as it answers.
	pub async fn chain(&self, limit: Duration) -> Result<Chain> {
		Chain::connect(&self.url, limit).await
	}

	/// What it has logged.
	pub fn log(&self) -> Result<String> {
		let path = log_of(&self.folder, &self.name);
		let bytes = std::fs::read(&path).with_context(|| format!("no {}", path.display()))?;
		Ok(String::from_utf8_lossy(&bytes).into_owned())
	}

	/// How it ended, if it has.
	pub fn ended(&mut self) -> Result<Option<ExitStatus>> {
		Ok(self.child.try_wait()?)
	}

	/// Fails, with what it logged last, if it has ended.
	pub fn alive(&mut self) -> Result<()> {
		match self.ended()? {
			None => Ok(()),
			Some(status) => {
				bail!("{} ended with {status}: {}", self.name, last_lines(&self.log()?))
			}
		}
	}

	/// Kills it with no time to write anything down.
	pub async fn kill(&mut self) -> Result<()> {
		Ok(self.child.kill().await?)
	}

	/// Bytes of its databases: of the parachain and of the relay chain.
	pub fn database_bytes(&self) -> (u64, u64) {
		(size(&self.folder.join("data")), size(&self.folder.join("relay-data")))
	}
}

fn log_of(folder: &Path, name: &str) -> PathBuf {
	folder.join(format!("{name}.log"))
}

fn run(command: &[String], log: &Path) -> Result<Child> {
	let Some((program, args)) = command.split_first() else { bail!("nothing to run") };
	let log = File::options().create(true).append(true).open(log)?;
	let child = Command::new(program)
		.args(args)
		.stdin(Stdio::null())
		.stdout(log.try_clone()?)
		.stderr(log)
		.kill_on_drop(true)
		.spawn()
		.with_context(|| format!("cannot start {program}"))?;
	Ok(child)
}

/// The last lines of a log.
pub fn last_lines(log: &str) -> String {
	let lines: Vec<&str> = log.lines().collect();
	lines.iter().skip(lines.len().saturating_sub(30)).copied().collect::<Vec<_>>().join("\n")
}

/// Bytes of all files below `path`.
pub fn size(path: &Path) -> u64 {
	let entries = std::fs::read_dir(path).into_iter().flatten().flatten();
	entries
		.map(|entry| match entry.metadata() {
			Ok(data) if data.is_dir() => size(&entry.path()),
			Ok(data) => data.len(),
			Err(_) => 0,
		})
		.sum()
}
