//! `distribution serve`: hands out the files of a page, so that a browser can open it.

use crate::{
	error::{CliError, Result},
	output::{note, Output},
	site::{
		folder::{Folder, INDEX},
		server::{serve as serve_folder, End, Ends},
	},
};
use distribution_client::Error;
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

It ends at Ctrl-C (exit code 130), or when a service is stopped (0).

Examples:
  distribution serve
  distribution serve my-page --listen 127.0.0.1:0
  distribution serve /srv/page --listen '[::1]:8080'";

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
}

/// Runs `distribution serve`.
///
/// # Errors
/// The folder is not a page, or the address cannot be listened at; and Ctrl-C, once responses under
/// way have been sent.
pub async fn serve(args: Serve, output: Output) -> Result<()> {
	let path = match args.folder {
		Some(folder) => folder,
		None => page_beside(&env::current_exe()?).ok_or_else(|| {
			CliError::input("there is no page beside this program: name the folder of one")
		})?,
	};
	let folder = Arc::new(Folder::new(&path)?);
	let listen = args.listen;
	let listener = TcpListener::bind(listen).await.map_err(|error| refused(listen, &error))?;
	let address = listener.local_addr()?;
	// Before the address is told: whoever reads it may stop this program at once.
	let mut ends = Ends::new()?;
	let (url, path) = (format!("http://{address}/"), folder.path().display().to_string());
	output.print(&json!({ "url": url, "port": address.port(), "folder": path }), || {
		format!("Serving {path} at {url}")
	});
	if !address.ip().is_loopback() {
		note(
			"warning: other machines may reach this, and nothing encrypts what they are sent: put a server with TLS in front of it",
		);
	}
	match serve_folder(listener, folder, &mut ends).await {
		End::Terminated => Ok(()),
		// With --json one object is enough.
		End::Interrupted => Err(CliError::from(Error::Interrupted("interrupted".into())).printed()),
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
