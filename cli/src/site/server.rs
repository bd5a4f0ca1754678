//! The connections over which a folder is served, and how that ends.

use super::{answer::answer, folder::Folder};
use crate::output::{detail, note};
use hyper::{body::Incoming, server::conn::http1, service::service_fn, Request};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::{convert::Infallible, io, pin::pin, sync::Arc, time::Duration};
use tokio::{
	net::{TcpListener, TcpStream},
	signal::unix::{signal, Signal, SignalKind},
	sync::watch,
	task::JoinSet,
	time::{sleep, timeout},
};

/// Most connections at a time; others wait. A browser makes six.
const MOST_CONNECTIONS: usize = 256;

/// How long a connection may stay without a request.
const IDLE: Duration = Duration::from_secs(30);

/// How long a connection may last. Clients who read nothing would take all places for ever.
const LONGEST: Duration = Duration::from_secs(600);

/// How long responses under way may take once the end was asked for.
const GRACE: Duration = Duration::from_secs(5);

/// How long to wait where no connection can be accepted, as with too many open files.
const PAUSE: Duration = Duration::from_millis(100);

/// What asks for the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
	/// Ctrl-C.
	Interrupted,
	/// The signal by which services are stopped.
	Terminated,
}

/// Listens for what asks for the end.
#[derive(Debug)]
pub struct Ends {
	interrupt: Signal,
	terminate: Signal,
}

impl Ends {
	/// From here on neither ends the program by itself.
	///
	/// # Errors
	/// The system does not let the program listen.
	pub fn new() -> io::Result<Self> {
		Ok(Self {
			interrupt: signal(SignalKind::interrupt())?,
			terminate: signal(SignalKind::terminate())?,
		})
	}

	/// Waits for the next one.
	pub async fn next(&mut self) -> End {
		tokio::select! {
			_ = self.interrupt.recv() => End::Interrupted,
			_ = self.terminate.recv() => End::Terminated,
		}
	}
}

/// Serves a folder until the end is asked for. Responses under way are sent before this returns,
/// unless that takes longer than `GRACE` or the end is asked for again.
pub async fn serve(listener: TcpListener, folder: Arc<Folder>, ends: &mut Ends) -> End {
	// Connections end once this is dropped.
	let (open, closing) = watch::channel(());
	let mut connections = JoinSet::new();
	let end = loop {
		let accepted = tokio::select! {
			end = ends.next() => break end,
			// One that has ended leaves its place.
			Some(_) = connections.join_next() => continue,
			accepted = listener.accept(), if connections.len() < MOST_CONNECTIONS => accepted,
		};
		match accepted {
			Ok((stream, _)) => {
				connections.spawn(connection(stream, Arc::clone(&folder), closing.clone()));
			}
			Err(error) => {
				note(&format!("cannot accept a connection: {error}"));
				sleep(PAUSE).await;
			}
		}
	};
	drop((listener, open));
	let all_ended = async { while connections.join_next().await.is_some() {} };
	tokio::select! {
		() = all_ended => {}
		() = sleep(GRACE) => {}
		_ = ends.next() => {}
	}
	end
}

/// Answers the requests of one client.
async fn connection(stream: TcpStream, folder: Arc<Folder>, mut closing: watch::Receiver<()>) {
	let service = service_fn(move |request: Request<Incoming>| {
		let folder = Arc::clone(&folder);
		async move {
			// What else a client sends with a request is of no use.
			let (head, _) = request.into_parts();
			let (method, path) = (&head.method, head.uri.path());
			let response = answer(&folder, method, path, &head.headers).await;
			detail(|| format!("{} {method} {path}", response.status().as_u16()));
			Ok::<_, Infallible>(response)
		}
	});
	let mut http = http1::Builder::new();
	http.timer(TokioTimer::new()).header_read_timeout(IDLE);
	let mut served = pin!(http.serve_connection(TokioIo::new(stream), service));
	let ended = async {
		tokio::select! {
			result = served.as_mut() => result,
			_ = closing.changed() => {
				served.as_mut().graceful_shutdown();
				served.as_mut().await
			}
		}
	};
	// A client that goes away, is silent or makes no sense harms nobody else.
	let _ = timeout(LONGEST, ended).await;
}
