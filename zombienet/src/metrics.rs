//! What nodes tell Prometheus: how long validators take to execute our blocks, and how often collators
//! publish where they are reached.

use crate::networks::Net;
use anyhow::{anyhow, ensure, Result};
use std::time::Duration;
use tokio::{
	io::{AsyncReadExt, AsyncWriteExt},
	net::TcpStream,
};

/// How a node's log begins to tell where its metrics are.
const STARTED: &str = "Prometheus exporter started at ";
/// Seconds from a candidate being given to a worker to the worker's answer, of all candidates.
const EXECUTION: &str = "polkadot_pvf_execution_time";
/// How often a node published the addresses at which others find it.
const PUBLISHED: &str = "substrate_authority_discovery_times_published_total";
/// Between two looks at the metrics.
const LOOK: Duration = Duration::from_millis(200);

/// Where a node tells its metrics.
struct Endpoint {
	port: u16,
}

/// What a histogram has seen so far.
struct Seen {
	/// Sum of all values.
	sum: f64,
	/// How many there were.
	number: f64,
}

impl Endpoint {
	/// That of a node which has one, as its log names it.
	async fn of(net: &Net, name: &str) -> Result<Self> {
		let log = net.node(name)?.logs().await?;
		let missing = || anyhow!("the log of {name} does not say where its metrics are");
		let first = Self::all(&log).into_iter().next();
		first.ok_or_else(missing)
	}

	/// All that a log names. A collator has two: its own, and that of the relay chain's node inside.
	fn all(log: &str) -> Vec<Self> {
		let found = log.split(STARTED).skip(1).filter_map(|rest| {
			let address = rest.split_whitespace().next()?;
			let (_, port) = address.rsplit_once(':')?;
			Some(Self { port: port.parse().ok()? })
		});
		found.collect()
	}

	/// All metrics, as text.
	async fn metrics(&self) -> Result<String> {
		let mut stream = TcpStream::connect(("127.0.0.1", self.port)).await?;
		// In this version the answer ends with the connection, and comes in one piece.
		stream.write_all(b"GET /metrics HTTP/1.0\r\n\r\n").await?;
		let mut answer = Vec::new();
		stream.read_to_end(&mut answer).await?;
		let answer = String::from_utf8_lossy(&answer).into_owned();
		let status = answer.lines().next().unwrap_or_default();
		ensure!(status.contains(" 200 "), "no metrics at port {}: {status}", self.port);
		Ok(answer)
	}

	/// What the histogram `name` has seen.
	async fn histogram(&self, name: &str) -> Result<Seen> {
		let metrics = self.metrics().await?;
		let part = |part: &str| {
			let metric = format!("{name}_{part}");
			value(&metrics, &metric).ok_or_else(|| anyhow!("there is no metric {metric}"))
		};
		Ok(Seen { sum: part("sum")?, number: part("count")? })
	}
}

/// The value of a metric of which there is one series, whatever its labels.
fn value(metrics: &str, name: &str) -> Option<f64> {
	metrics.lines().find_map(|line| {
		let rest = line.strip_prefix(name).filter(|rest| rest.starts_with(['{', ' ']))?;
		let (_, value) = rest.rsplit_once(' ')?;
		value.parse().ok()
	})
}

/// How often the collator `name` has published where others find it. The relay chain's node inside of it
/// publishes nothing.
///
/// # Errors
/// The node does not answer.
pub async fn published(net: &Net, name: &str) -> Result<f64> {
	let log = net.node(name)?.logs().await?;
	let mut times = 0.0;
	for endpoint in Endpoint::all(&log) {
		times += value(&endpoint.metrics().await?, PUBLISHED).unwrap_or_default();
	}
	Ok(times)
}

/// How long validators took to execute candidates since [`Executions::begin`]. The time is that of the clock: what
/// else the machine does is in it.
pub struct Executions {
	validators: Vec<(Endpoint, Seen)>,
	/// Number of executions.
	pub number: f64,
	/// Seconds of all of them.
	pub seconds: f64,
	/// Most seconds that one can have taken: those of a validator that ended between two looks count as one.
	pub longest: f64,
}

impl Executions {
	/// Begins to look at the validators of these names.
	pub async fn begin(net: &Net, names: &[&str]) -> Result<Self> {
		let mut validators = Vec::new();
		for name in names {
			let endpoint = Endpoint::of(net, name).await?;
			let seen = endpoint.histogram(EXECUTION).await?;
			validators.push((endpoint, seen));
		}
		Ok(Self { validators, number: 0.0, seconds: 0.0, longest: 0.0 })
	}

	/// Notes what was executed since the last look.
	pub async fn look(&mut self) -> Result<()> {
		for (endpoint, before) in &mut self.validators {
			let now = endpoint.histogram(EXECUTION).await?;
			let seconds = now.sum - before.sum;
			self.number += now.number - before.number;
			self.seconds += seconds;
			self.longest = self.longest.max(seconds);
			*before = now;
		}
		Ok(())
	}

	/// Looks again and again. Ends only if a validator does not answer.
	pub async fn follow(&mut self) -> Result<()> {
		loop {
			self.look().await?;
			tokio::time::sleep(LOOK).await;
		}
	}
}
