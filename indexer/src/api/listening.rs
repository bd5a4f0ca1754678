//! The connections over which the API answers: so many at a time, and none for ever.

use crate::api::state::Tell;
use axum::{
	body::Body,
	extract::{ConnectInfo, Request},
	Router,
};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::{future::Future, net::SocketAddr, pin::pin, time::Duration};
use tokio::{
	net::{TcpListener, TcpStream},
	sync::watch,
	task::JoinSet,
	time::{sleep, timeout},
};
use tower::ServiceExt;

/// How long to wait where no connection can be accepted, as with too many open files.
const PAUSE: Duration = Duration::from_millis(100);

/// What connections may take.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
	/// Most at a time; others wait.
	most: usize,
	/// How long one may stay without a question.
	idle: Duration,
	/// How long one may last. Clients who read nothing would take all places for ever.
	longest: Duration,
	/// How long answers under way may take once the end was asked for.
	grace: Duration,
}

impl Bounds {
	/// Those of the API.
	pub(super) const API: Self = Self {
		most: 512,
		idle: Duration::from_secs(30),
		longest: Duration::from_secs(600),
		grace: Duration::from_secs(5),
	};
}

/// Answers until `end`. Answers under way are sent before this returns, unless that takes too long.
pub(super) async fn serve(
	listener: TcpListener,
	router: Router,
	bounds: Bounds,
	tell: Tell,
	end: impl Future<Output = ()>,
) {
	// Connections end once this is dropped.
	let (open, closing) = watch::channel(());
	let mut connections = JoinSet::new();
	let mut end = pin!(end);
	loop {
		let accepted = tokio::select! {
			() = end.as_mut() => break,
			// One that has ended leaves its place.
			Some(_) = connections.join_next() => continue,
			accepted = listener.accept(), if connections.len() < bounds.most => accepted,
		};
		match accepted {
			Ok((stream, client)) => {
				let router = router.clone();
				connections.spawn(connection(stream, client, router, bounds, closing.clone()));
			}
			Err(error) => {
				tell(&format!("the API cannot accept a connection: {error}"));
				sleep(PAUSE).await;
			}
		}
	}
	drop((listener, open));
	let all_ended = async { while connections.join_next().await.is_some() {} };
	let _ = timeout(bounds.grace, all_ended).await;
}

/// Answers the questions of one client.
async fn connection(
	stream: TcpStream,
	client: SocketAddr,
	router: Router,
	bounds: Bounds,
	mut closing: watch::Receiver<()>,
) {
	let service = service_fn(move |request: Request<Incoming>| {
		let mut request = request.map(Body::new);
		request.extensions_mut().insert(ConnectInfo(client));
		router.clone().oneshot(request)
	});
	let mut http = http1::Builder::new();
	http.timer(TokioTimer::new()).header_read_timeout(bounds.idle);
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
	let _ = timeout(bounds.longest, ended).await;
}

#[cfg(test)]
mod tests {
	use super::*;
	use axum::routing::get;
	use std::sync::Arc;
	use tokio::{
		io::{AsyncReadExt, AsyncWriteExt},
		sync::oneshot,
		task::JoinHandle,
	};

	/// A server that answers with the address of its client.
	async fn begun(bounds: Bounds) -> (SocketAddr, oneshot::Sender<()>, JoinHandle<()>) {
		let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
		let address = listener.local_addr().unwrap();
		let answer =
			|ConnectInfo(client): ConnectInfo<SocketAddr>| async move { client.to_string() };
		let router = Router::new().route("/", get(answer));
		let tell: Tell = Arc::new(|what: &str| assert!(what.is_empty(), "{what}"));
		let (end, ended) = oneshot::channel::<()>();
		let served = tokio::spawn(serve(listener, router, bounds, tell, async move {
			let _ = ended.await;
		}));
		(address, end, served)
	}

	#[tokio::test]
	async fn silent_connection_should_leave_its_place_to_others() {
		let bounds = Bounds { most: 1, idle: Duration::from_millis(50), ..Bounds::API };
		let (address, end, served) = begun(bounds).await;
		let mut silent = TcpStream::connect(address).await.unwrap();
		let mut asking = TcpStream::connect(address).await.unwrap();
		asking.write_all(b"GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await.unwrap();
		assert_eq!(silent.read(&mut [0; 1]).await.unwrap(), 0);
		let mut answer = String::new();
		asking.read_to_string(&mut answer).await.unwrap();
		assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
		assert!(answer.ends_with(&asking.local_addr().unwrap().to_string()), "{answer}");
		drop(end);
		served.await.unwrap();
	}

	#[tokio::test]
	async fn end_should_not_wait_for_a_silent_client() {
		let bounds = Bounds { grace: Duration::from_millis(50), ..Bounds::API };
		let (address, end, served) = begun(bounds).await;
		let mut silent = TcpStream::connect(address).await.unwrap();
		// The answer to its first question shows that it was accepted.
		silent.write_all(b"GET / HTTP/1.1\r\nhost: x\r\n\r\nGET").await.unwrap();
		assert_eq!(silent.read(&mut [0; 1]).await.unwrap(), 1);
		drop(end);
		served.await.unwrap();
	}
}
