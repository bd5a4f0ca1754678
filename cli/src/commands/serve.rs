//! `distribution serve`: hands out the files of a page, so that a browser can open it.

use crate::{
	args::history::{Database, Limits, Served},
	error::{CliError, Result},
	output::{note, Output},
	site::{
		folder::{Folder, INDEX},
		index::Index,
		server::{serve as serve_folder, End, Ends},
	},
};
use distribution_client::Error;
use distribution_indexer::api::circulating::Circulating;
use serde_json::json;
use std::{
	env,
	io::{self, ErrorKind},
	net::SocketAddr,
	path::{Path, PathBuf},
	sync::Arc,
};
use tokio::net::TcpListener;

const HELP: &str = "\
The page asks the chain's nodes itself: this program only hands out its files. Browsers that can
read gzip get NAME.gz in place of NAME if it is there. Hidden files are not served, nor files
outside the folder that a link in it points to. With --verbose each request is told.

With --index it also answers questions about the chain's history, at an address of its own, from a
database that `distribution index` writes; then the page may be missing. A page that is opened at
the address where this program listens is told of it, unless its deployment.json has an `index`.

It ends at Ctrl-C (exit code 130), or when a service is stopped (0).

Examples:
  distribution serve
  distribution serve my-page --listen 127.0.0.1:0
  distribution serve /srv/page --listen '[::1]:8080'
  distribution serve --index history.sqlite --api 127.0.0.1:8090";

/// Where the page is, seen from the folder above that of this program: as it is built, and as it is
/// installed.
const PAGES: [&str; 2] = ["web", "share/distribution/web"];

/// Arguments of `distribution serve`.
#[derive(clap::Args, Debug)]
#[command(after_help = HELP)]
pub struct Serve {
	/// The folder, with an index.html in it. Default: the page that was built or installed with
	/// this program.
	folder: Option<PathBuf>,
	/// Where to listen; port 0 takes any that is free. Other machines reach this one only at an
	/// address of their network.
	#[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8080")]
	listen: SocketAddr,
	/// Answer questions about the history from this index: a file, or the postgres:// address of a
	/// database. Empty: that of DISTRIBUTION_INDEX.
	#[arg(long, value_name = "DATABASE")]
	index: Option<String>,
	/// Where to answer them; port 0 takes any that is free. /openapi.json says what can be asked.
	#[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8090", requires = "index")]
	api: SocketAddr,
	#[command(flatten)]
	limits: Limits,
}

/// Runs `distribution serve`.
///
/// # Errors
/// The folder is not a page, or the address cannot be listened at; and Ctrl-C, once responses under
/// way have been sent.
pub async fn serve(args: Serve, output: Output) -> Result<()> {
	let path = match args.folder {
		Some(folder) => Some(folder),
		None => page_beside(&env::current_exe()?),
	};
	if path.is_none() && args.index.is_none() {
		return Err(CliError::input(
			"there is no page beside this program: name the folder of one",
		));
	}
	let mut page = match path {
		Some(path) => Some(Page::at(&path, args.listen).await?),
		None => None,
	};
	let served = match args.index {
		Some(name) => {
			let store = Database::named(name).find().await?;
			let (metrics, circulating) = (Arc::default(), Circulating::default());
			Some(Served::begin(args.api, &store, &metrics, &circulating, args.limits).await?)
		}
		None => None,
	};
	if let (Some(page), Some(served)) = (&mut page, &served) {
		page.folder.tell_of(Index::new(page.address, served.address));
	}
	// Before the address is told: whoever reads it may stop this program at once.
	let mut ends = Ends::new()?;
	tell(page.as_ref(), served.as_ref(), output);
	let end = match page {
		Some(Page { listener, folder, .. }) => {
			serve_folder(listener, Arc::new(folder), &mut ends).await
		}
		None => ends.next().await,
	};
	if let Some(served) = served {
		served.end().await?;
	}
	match end {
		End::Terminated => Ok(()),
		// With --json one object is enough.
		End::Interrupted => Err(CliError::from(Error::Interrupted("interrupted".into())).printed()),
	}
}

/// A page that can be served.
struct Page {
	listener: TcpListener,
	address: SocketAddr,
	folder: Folder,
}

impl Page {
	/// Listens for those who want the page of a folder.
	async fn at(path: &Path, listen: SocketAddr) -> Result<Self> {
		let folder = Folder::new(path)?;
		let listener = TcpListener::bind(listen).await.map_err(|error| refused(listen, &error))?;
		let address = listener.local_addr()?;
		Ok(Self { listener, address, folder })
	}
}

/// Tells where page and history are.
fn tell(page: Option<&Page>, served: Option<&Served>, output: Output) {
	let url = page.map(|page| format!("http://{}/", page.address));
	let path = page.map(|page| page.folder.path().display().to_string());
	let api = served.map(|served| format!("http://{}/", served.address));
	let mut value = json!({});
	if let Some(fields) = value.as_object_mut() {
		if let (Some(page), Some(url), Some(path)) = (page, &url, &path) {
			fields.insert("url".into(), json!(url));
			fields.insert("port".into(), json!(page.address.port()));
			fields.insert("folder".into(), json!(path));
		}
		if let Some(api) = &api {
			fields.insert("api".into(), json!(api));
		}
	}
	output.print(&value, || {
		let page = url.zip(path).map(|(url, path)| format!("Serving {path} at {url}"));
		let api = api.map(|api| format!("Answering about the history at {api}"));
		page.into_iter().chain(api).collect::<Vec<_>>().join("\n")
	});
	if page.is_some_and(|page| !page.address.ip().is_loopback()) {
		note(
			"warning: other machines may reach this, and nothing encrypts what they are sent: put a server with TLS in front of it",
		);
	}
}

/// The folder of the page that was built or installed with a program.
fn page_beside(program: &Path) -> Option<PathBuf> {
	let folder = program.parent()?.parent()?;
	PAGES.iter().map(|page| folder.join(page)).find(|page| page.join(INDEX).is_file())
}

/// Why an address cannot be listened at, and what to do.
fn refused(address: SocketAddr, error: &io::Error) -> CliError {
	CliError::input(match error.kind() {
		ErrorKind::AddrInUse => format!(
			"{address} is in use by another program: give another port with --listen, or 0 for any that is free"
		),
		ErrorKind::AddrNotAvailable => {
			format!("this machine does not have the address {}", address.ip())
		}
		ErrorKind::PermissionDenied => format!(
			"you may not listen at port {}: give one above 1023 with --listen",
			address.port()
		),
		_ => format!("cannot listen at {address}: {error}"),
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::fs;

	#[test]
	fn page_should_be_found_beside_the_program() {
		let around = tempfile::tempdir().unwrap();
		let program = around.path().join("bin/distribution");
		assert_eq!(page_beside(&program), None);
		// What was built counts more than what is installed.
		for page in ["share/distribution/web", "web"] {
			let folder = around.path().join(page);
			fs::create_dir_all(&folder).unwrap();
			assert_ne!(page_beside(&program).as_ref(), Some(&folder));
			fs::write(folder.join(INDEX), "").unwrap();
			assert_eq!(page_beside(&program), Some(folder));
		}
	}

	#[test]
	fn address_that_cannot_be_had_should_be_refused_with_a_way_out() {
		let address: SocketAddr = "127.0.0.1:80".parse().unwrap();
		for (kind, why) in [
			(ErrorKind::AddrInUse, "127.0.0.1:80 is in use by another program: give another port"),
			(ErrorKind::AddrNotAvailable, "this machine does not have the address 127.0.0.1"),
			(ErrorKind::PermissionDenied, "you may not listen at port 80: give one above 1023"),
			(ErrorKind::Other, "cannot listen at 127.0.0.1:80: "),
		] {
			let error = refused(address, &kind.into());
			assert!(error.to_string().starts_with(why), "{error}");
			assert_eq!(error.code(), 3);
		}
	}
}
