//! Where an index of the history is, and how it is served.

use crate::{
	config::place::environment,
	error::{CliError, Result},
	output::{alert, note},
};
use distribution_client::Error;
use distribution_indexer::{
	api::{circulating::Circulating, limit::Rate, serve, Serving},
	metrics::Metrics,
	Store,
};
use std::{net::SocketAddr, sync::Arc};
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};

/// Names the database, so that its password is in no list of processes.
pub const INDEX: &str = "DISTRIBUTION_INDEX";

/// How often a client may ask, unless the options say otherwise.
const RATE: Rate = Rate { per_second: 20, burst: 100 };

/// Where an index is.
#[derive(clap::Args, Debug)]
pub struct Database {
	/// The file of the index, or the postgres:// address of a database. Default:
	/// DISTRIBUTION_INDEX.
	#[arg(value_name = "DATABASE")]
	database: Option<String>,
}

/// How an index is served.
#[derive(clap::Args, Clone, Copy, Debug)]
pub struct Limits {
	/// Requests that a client may send in a second, in the long run.
	#[arg(long, value_name = "NUMBER", default_value_t = RATE.per_second,
		value_parser = clap::value_parser!(u32).range(1..))]
	rate: u32,
	/// Requests that a client may send at once.
	#[arg(long, value_name = "NUMBER", default_value_t = RATE.burst,
		value_parser = clap::value_parser!(u32).range(1..))]
	burst: u32,
}

impl Database {
	/// The index of this name; that of the environment if it is empty.
	pub fn named(name: String) -> Self {
		Self { database: Some(name).filter(|name| !name.is_empty()) }
	}

	/// Opens the index, and makes its file if it is not there.
	///
	/// # Errors
	/// None is named, or it cannot be opened.
	pub async fn open(self) -> Result<Store> {
		Ok(Store::open(&self.name()?).await.map_err(Error::from)?)
	}

	/// Opens the index, which must be there.
	///
	/// # Errors
	/// None is named, it is not there, or it cannot be opened.
	pub async fn find(self) -> Result<Store> {
		Ok(Store::find(&self.name()?).await.map_err(Error::from)?)
	}

	/// The name that was given, or that of the environment.
	fn name(self) -> Result<String> {
		let variable = || environment(INDEX).and_then(|name| name.into_string().ok());
		let name = self.database.or_else(variable).filter(|name| !name.is_empty());
		name.ok_or_else(|| CliError::usage(format!("name the file of the index, or set {INDEX}")))
	}
}

/// An index that is served to whoever asks.
pub struct Served {
	/// Where.
	pub address: SocketAddr,
	/// Ends it, by being dropped.
	end: oneshot::Sender<()>,
	/// The server.
	task: JoinHandle<()>,
}

impl Served {
	/// Begins to answer questions about an index.
	///
	/// # Errors
	/// The address cannot be listened at.
	pub async fn begin(
		listen: SocketAddr,
		store: &Store,
		metrics: &Arc<Metrics>,
		circulating: &Circulating,
		limits: Limits,
	) -> Result<Self> {
		let listener = TcpListener::bind(listen).await.map_err(|error| {
			CliError::input(format!("the API cannot listen at {listen}: {error}"))
		})?;
		let address = listener.local_addr()?;
		if !address.ip().is_loopback() {
			note(
				"warning: other machines may reach the API, and nothing encrypts what they are sent: put a server with TLS in front of it",
			);
		}
		let serving = Serving {
			store: store.clone(),
			metrics: Arc::clone(metrics),
			circulating: circulating.clone(),
			rate: Rate { per_second: limits.rate, burst: limits.burst },
			tell: Arc::new(|failure: &str| alert(&format!("error: {failure}"))),
		};
		let (end, ended) = oneshot::channel::<()>();
		let task = tokio::spawn(serve(listener, serving, async move {
			// Whether it was sent or dropped.
			let _ = ended.await;
		}));
		Ok(Self { address, end, task })
	}

	/// Sends the answers under way, and ends.
	///
	/// # Errors
	/// The server had failed.
	pub async fn end(self) -> Result<()> {
		drop(self.end);
		let ended = self.task.await;
		ended.map_err(|error| CliError::unexpected(format!("the API ended: {error}")))
	}
}
