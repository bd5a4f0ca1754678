//! The networks of the tests: a relay chain of its own, our parachain on it, and the folder with their logs.
//!
//! - [`Shape::plain`]: two validators, two collators, one core: a block every six seconds;
//! - [`Shape::elastic`]: three validators and three cores: a block every two seconds.
//!
//! The parachain is that of `--chain local`, with more accounts if a scenario wants them: its spec is
//! written by our node, in raw form, and zombienet leaves raw specs alone. Session keys are those of
//! the preset because zombienet derives them from the names of the nodes: `alice` gets `//Alice`.

use crate::{reads::Chain, results::Figures, wait::minutes};
use anyhow::{anyhow, bail, Context, Result};
use distribution_primitives::chain::PARACHAIN_ID;
use std::path::{Path, PathBuf};
use tokio::process::Command;
use zombienet_sdk::{
	AddCollatorOptions, Arg, LocalFileSystem, Network, NetworkConfig, NetworkConfigBuilder,
	NetworkConfigExt, NetworkNode,
};

/// The relay chain's genesis; `polkadot` carries it.
pub const RELAY: &str = "rococo-local";
/// The full node, an archive, whose RPC the tests use.
pub const FULL: &str = "full";
/// Lines of each node's log that a failed scenario shows.
const TAIL: usize = 40;
/// Seconds until all nodes must be up. The machine is slow when it compiles validation code.
const SPAWN_SECONDS: u32 = 900;
/// What adds accounts to a chain spec.
const MAKE_STATE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../scripts/make-state.mjs");

/// A program of ours, from the folder that `DISTRIBUTION_BIN` names.
pub fn program(name: &str) -> Result<PathBuf> {
	let folder = std::env::var("DISTRIBUTION_BIN")
		.context("DISTRIBUTION_BIN is not set: start the tests by scripts/zombienet.sh")?;
	let path = Path::new(&folder).join(name);
	if !path.is_file() {
		bail!("there is no {}: start the tests by scripts/zombienet.sh", path.display());
	}
	Ok(path)
}

/// The relay chain's node.
fn polkadot() -> String {
	std::env::var("POLKADOT").unwrap_or_else(|_| "polkadot".into())
}

/// What a network consists of.
#[derive(Clone, Debug)]
pub struct Shape {
	validators: u32,
	cores: u32,
	collators: Vec<String>,
	collator_args: Vec<String>,
	accounts: u64,
}

impl Shape {
	/// One core, two validators, the collators Alice and Bob, and a full node.
	pub fn plain() -> Self {
		Self {
			validators: 2,
			cores: 1,
			collators: vec!["alice".into(), "bob".into()],
			collator_args: Vec::new(),
			accounts: 0,
		}
	}

	/// Three cores, and collators that make a block for each: a block every two seconds. It takes three
	/// validators, because each core has a group of them: a core whose group is empty backs nothing.
	pub fn elastic() -> Self {
		Self {
			validators: 3,
			cores: 3,
			collator_args: vec!["--authoring=slot-based".into()],
			..Self::plain()
		}
	}

	/// The same with these collators alone. The preset's other authorities miss their turns.
	pub fn with_collators(self, names: &[&str]) -> Self {
		Self { collators: names.iter().map(|name| name.to_string()).collect(), ..self }
	}

	/// The same with more arguments for the collators, each in one word (`--name=value`).
	pub fn with_collator_args(mut self, args: &[String]) -> Self {
		self.collator_args.extend_from_slice(args);
		self
	}

	/// The same with so many accounts that have a balance from the beginning.
	pub fn with_accounts(self, number: u64) -> Self {
		Self { accounts: number, ..self }
	}

	fn config(&self, base: &Path, spec: &Path) -> Result<NetworkConfig> {
		let node = program("distribution-node")?.display().to_string();
		let polkadot = polkadot();
		let validators: Vec<String> = (1..=self.validators).map(|n| format!("relay-{n}")).collect();
		let (first, others) =
			validators.split_first().ok_or_else(|| anyhow!("a network needs a validator"))?;
		let config = NetworkConfigBuilder::new()
			.with_relaychain(|relay| {
				let relay = relay
					.with_chain(RELAY)
					.with_default_command(polkadot.as_str())
					.with_default_args(vec!["--no-hardware-benchmarks".into()])
					.with_validator(|node| node.with_name(first.as_str()));
				others.iter().fold(relay, |relay, name| {
					relay.with_validator(|node| node.with_name(name.as_str()))
				})
			})
			.with_global_settings(|settings| {
				settings
					.with_base_dir(base)
					.with_network_spawn_timeout(SPAWN_SECONDS)
					.with_node_spawn_timeout(SPAWN_SECONDS)
					// Nodes that die are the point of some scenarios.
					.with_tear_down_on_failure(false)
			})
			.with_parachain(|para| {
				let para = para
					.with_id(PARACHAIN_ID)
					.with_chain("local")
					.with_chain_spec_path(spec.to_path_buf())
					.with_default_command(node.as_str());
				let para = if self.cores > 1 { para.with_num_cores(self.cores) } else { para };
				let para = para.with_fullnode(|node| {
					node.with_name(FULL).with_args(vec![
						"--no-hardware-benchmarks".into(),
						"--state-pruning=archive".into(),
						"--blocks-pruning=archive".into(),
						"--pool-limit=16384".into(),
						"--pool-kbytes=131072".into(),
					])
				});
				self.collators.iter().fold(para, |para, name| {
					para.with_collator(|node| {
						let own = self.collator_args.iter().map(String::as_str);
						let args = [
							"--no-hardware-benchmarks",
							"--pool-limit=16384",
							"--pool-kbytes=131072",
						];
						let args: Vec<Arg> = args.into_iter().chain(own).map(Arg::from).collect();
						node.with_name(name.as_str()).with_args(args)
					})
				})
			})
			.build();
		config.map_err(|errors| {
			let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
			anyhow!("the network's configuration is wrong: {}", errors.join("; "))
		})
	}
}

/// A running network. Dropped without [`Net::done`], it prints the ends of all logs and keeps them.
pub struct Net {
	network: Network<LocalFileSystem>,
	base: PathBuf,
	/// The parachain's spec as our node wrote it.
	spec: PathBuf,
	done: bool,
}

impl Net {
	/// Starts a network, with logs and data in a folder named after the scenario, and waits until all its
	/// nodes are up. The first block of the parachain comes about two minutes later.
	pub async fn spawn(scenario: &str, shape: &Shape) -> Result<Self> {
		let root = std::env::var("ZOMBIENET_DIR")
			.map_or_else(|_| std::env::temp_dir().join("distribution-zombienet"), PathBuf::from);
		let base = root.join(scenario);
		if base.exists() {
			std::fs::remove_dir_all(&base)?;
		}
		std::fs::create_dir_all(&base)?;
		let spec = root.join(format!("{scenario}-parachain.json"));
		export_spec(&spec).await?;
		if shape.accounts > 0 {
			add_accounts(&spec, shape.accounts).await?;
		}
		println!("{scenario}: data and logs in {}", base.display());
		let network = shape.config(&base, &spec)?.spawn_native().await;
		let network = match network {
			Ok(network) => network,
			Err(error) => {
				show_logs(&base);
				bail!("the network did not start: {error:#}");
			}
		};
		Ok(Self { network, base, spec, done: false })
	}

	/// The node of this name.
	pub fn node(&self, name: &str) -> Result<&NetworkNode> {
		self.network.get_node(name)
	}

	/// A connection to the node of this name.
	pub async fn chain(&self, name: &str) -> Result<Chain> {
		Chain::connect(self.node(name)?.ws_uri(), minutes(5)).await
	}

	/// Waits for the parachain's first final block, and returns a connection to the full node.
	pub async fn ready(&self) -> Result<Chain> {
		let chain = self.chain(FULL).await?;
		crate::wait::until("the parachain's first final block", minutes(15), || async {
			let block = chain.finalized().await?;
			Ok((block.number > 0).then_some(()))
		})
		.await?;
		Ok(chain)
	}

	/// Adds a collator with keys that the genesis does not know.
	pub async fn add_collator(&mut self, name: &str) -> Result<()> {
		let options = AddCollatorOptions {
			is_validator: true,
			args: vec!["--no-hardware-benchmarks".into()],
			..Default::default()
		};
		self.network.add_collator(name, options, PARACHAIN_ID).await
	}

	/// The folder with data and logs.
	pub fn base(&self) -> &Path {
		&self.base
	}

	/// The relay chain's spec as the nodes got it, with its boot nodes.
	pub fn relay_spec(&self) -> PathBuf {
		self.base.join(format!("{RELAY}.json"))
	}

	/// The parachain's spec as the nodes got it, with its boot nodes.
	pub fn parachain_spec(&self) -> PathBuf {
		self.base.join("local.json")
	}

	/// Ends the network of a scenario that succeeded, removes its data and writes its figures.
	pub async fn done(mut self, figures: Figures) -> Result<()> {
		figures.write()?;
		self.done = true;
		for node in self.network.nodes() {
			// Stopped for good when the program ends; until then they need no processor.
			node.pause().await?;
		}
		if std::env::var_os("ZOMBIENET_KEEP").is_none() {
			if let Err(error) = std::fs::remove_dir_all(&self.base) {
				println!("{} is left behind: {error}", self.base.display());
			}
			std::fs::remove_file(&self.spec)?;
		}
		Ok(())
	}
}

impl Drop for Net {
	fn drop(&mut self) {
		if !self.done {
			show_logs(&self.base);
		}
	}
}

/// Writes the raw spec of `--chain local`.
async fn export_spec(path: &Path) -> Result<()> {
	let output = Command::new(program("distribution-node")?)
		.args(["export-chain-spec", "--chain", "local", "--raw", "--output"])
		.arg(path)
		.output()
		.await?;
	if !output.status.success() {
		bail!("no chain spec: {}", String::from_utf8_lossy(&output.stderr));
	}
	Ok(())
}

/// Adds so many accounts to a raw spec.
async fn add_accounts(spec: &Path, number: u64) -> Result<()> {
	let larger = spec.with_extension("larger");
	let output = Command::new("node")
		.arg(MAKE_STATE)
		.arg(spec)
		.arg(number.to_string())
		.arg(&larger)
		.output()
		.await
		.context("the program `node`")?;
	if !output.status.success() {
		bail!("no state of {number} accounts: {}", String::from_utf8_lossy(&output.stderr));
	}
	std::fs::rename(&larger, spec)?;
	Ok(())
}

/// Prints the end of every log below `base`, and where the logs are.
fn show_logs(base: &Path) {
	for path in logs(base) {
		let Ok(text) = std::fs::read(&path) else { continue };
		let text = String::from_utf8_lossy(&text);
		let lines: Vec<&str> = text.lines().collect();
		println!("\n== the end of {}", path.display());
		for line in lines.iter().skip(lines.len().saturating_sub(TAIL)) {
			println!("{line}");
		}
	}
	println!("\n== all logs are kept in {}", base.display());
}

/// The log files below `base`: one in the folder of each node.
fn logs(base: &Path) -> Vec<PathBuf> {
	let folders = std::fs::read_dir(base).into_iter().flatten().flatten();
	let mut logs: Vec<PathBuf> = folders
		.filter_map(|folder| {
			let name = folder.file_name();
			if name.to_string_lossy().starts_with("temp-") {
				return None; // what zombienet asked of a program before it began
			}
			let log = folder.path().join(&name).with_extension("log");
			log.is_file().then_some(log)
		})
		.collect();
	logs.sort();
	logs
}
