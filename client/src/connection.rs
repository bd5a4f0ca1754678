//! The wire below a [`Chain`](crate::Chain), and its health.
//!
//! The connection is made again when it breaks, and a question under which it broke is asked again.
//! Both have bounds: no node, and no proxy in front of it, keeps a program waiting forever. What
//! comes over a subscription is lost with the connection; its reader has to find out the rest.

use std::{
	error, fmt,
	future::Future,
	sync::{
		atomic::{AtomicBool, AtomicU64, Ordering},
		Arc, OnceLock,
	},
	time::{Duration, Instant},
};
use subxt::{
	ext::futures::StreamExt,
	rpcs::{
		client::{
			reconnecting_rpc_client::{Error as ReconnectError, RpcClient as ReconnectingClient},
			RawRpcFuture, RawRpcSubscription, RawValue, RpcClientT,
		},
		Error as RpcError,
	},
};

/// Between two attempts to connect, and before a question is asked a third time.
const PAUSE: Duration = Duration::from_millis(500);
/// How long one attempt to connect may take.
pub(crate) const CONNECT_LIMIT: Duration = Duration::from_secs(10);

/// The pauses between attempts to connect again, until a time that is counted from the first
/// failure. A clone that has not been used begins anew.
#[derive(Clone, Debug)]
pub(crate) struct Patience {
	pause: Duration,
	limit: Duration,
	began: Option<Instant>,
}

impl Patience {
	/// Attempts for as long as `limit`.
	pub(crate) fn new(limit: Duration) -> Self {
		Self { pause: PAUSE, limit, began: None }
	}
}

impl Iterator for Patience {
	type Item = Duration;

	fn next(&mut self) -> Option<Duration> {
		let began = *self.began.get_or_insert_with(Instant::now);
		let left = self.limit.saturating_sub(began.elapsed());
		// An attempt takes up to CONNECT_LIMIT itself: their number says nothing about the time.
		(!left.is_zero()).then(|| self.pause.min(left))
	}
}

/// How long a question may take.
#[derive(Clone, Copy, Debug)]
struct Bounds {
	/// From the first time that the connection breaks under it to the last time that it is asked.
	broken: Duration,
	/// Each time it is asked, until the connection is there and the answer has come.
	answer: Duration,
	/// Before it is asked a third time.
	pause: Duration,
}

impl Bounds {
	/// A broken connection may take `reconnect` to be made again, an answer may take `request`.
	fn new(reconnect: Duration, request: Duration) -> Self {
		// An attempt to connect may begin just before the time is over, and one came before it.
		let attempts = CONNECT_LIMIT.saturating_mul(2);
		let answer = reconnect.saturating_add(attempts).saturating_add(request);
		Self { broken: reconnect, answer, pause: PAUSE }
	}
}

/// Why a question has no answer.
#[derive(Debug)]
enum Unanswered {
	/// The connection broke under it each time, for so long.
	Broken(Duration),
	/// Nothing came for so long.
	Silent(Duration),
}

impl fmt::Display for Unanswered {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Broken(time) => write!(
				f,
				"the connection broke each time this was asked, for {} seconds",
				time.as_secs()
			),
			Self::Silent(time) => write!(f, "no answer in {} seconds", time.as_secs()),
		}
	}
}

impl error::Error for Unanswered {}

impl From<Unanswered> for RpcError {
	fn from(why: Unanswered) -> Self {
		Self::Client(Box::new(why))
	}
}

/// What the layers of the library write before an error of the layer below; what ends like another
/// one comes before it.
const LAYERS: [&str; 6] = [
	"Cannot construct OnlineClientAtBlock: ",
	"Other RPC client error: ",
	"Backend error: ",
	"client error: ",
	"User error: ",
	"RPC error: ",
];

/// What went wrong, without the names of the layers that it came through: some write theirs twice,
/// and none tells people anything.
pub(crate) fn cause(error: &impl fmt::Display) -> String {
	LAYERS.iter().fold(error.to_string(), |text, layer| text.replace(layer, ""))
}

/// Who is told that the connection broke.
type Tell = Box<dyn Fn() + Send + Sync>;

/// What is known of a connection; every copy knows the same.
#[derive(Clone, Default)]
pub(crate) struct Health(Arc<State>);

#[derive(Default)]
struct State {
	/// Whether it broke and has carried no answer since.
	broken: AtomicBool,
	given_up: AtomicBool,
	/// Bytes of all answers.
	received: AtomicU64,
	tell: OnceLock<Tell>,
}

impl Health {
	/// Whether the connection is given up: every question fails from now on.
	pub(crate) fn is_given_up(&self) -> bool {
		self.0.given_up.load(Ordering::SeqCst)
	}

	/// Has `tell` called once each time that the connection breaks. A second `tell` is ignored.
	pub(crate) fn when_lost(&self, tell: Tell) {
		let _ = self.0.tell.set(tell);
	}

	/// Length of all answers, in bytes: JSON, without what carries it.
	pub(crate) fn received(&self) -> u64 {
		self.0.received.load(Ordering::SeqCst)
	}

	/// Learns from an answer, or from its absence.
	fn note<T>(&self, answer: &Result<T, RpcError>) {
		let state = &self.0;
		match answer {
			Ok(_) | Err(RpcError::User(_)) => state.broken.store(false, Ordering::SeqCst),
			// Many questions may be under way when it breaks.
			Err(RpcError::DisconnectedWillReconnect(_)) => {
				let known = state.broken.swap(true, Ordering::SeqCst);
				if let Some(tell) = state.tell.get().filter(|_| !known) {
					tell();
				}
			}
			Err(RpcError::Client(error))
				if matches!(error.downcast_ref(), Some(ReconnectError::Dropped)) =>
			{
				state.given_up.store(true, Ordering::SeqCst);
			}
			Err(_) => {}
		}
	}

	/// Asks once, and waits for the answer for a bounded time.
	async fn once<T>(
		&self,
		bounds: Bounds,
		question: impl Future<Output = Result<T, RpcError>>,
	) -> Result<T, RpcError> {
		let answer = tokio::time::timeout(bounds.answer, question).await;
		let answer = answer.unwrap_or_else(|_| Err(Unanswered::Silent(bounds.answer).into()));
		self.note(&answer);
		answer
	}

	/// Asks until there is an answer: a question under which the connection broke is asked again,
	/// within its bounds.
	async fn ask<T, F>(&self, bounds: Bounds, question: impl Fn() -> F) -> Result<T, RpcError>
	where
		F: Future<Output = Result<T, RpcError>>,
	{
		let mut first: Option<Instant> = None;
		loop {
			match self.once(bounds, question()).await {
				Err(RpcError::DisconnectedWillReconnect(_)) => {}
				answer => return answer,
			}
			match first {
				None => first = Some(Instant::now()),
				Some(first) if first.elapsed() >= bounds.broken => {
					return Err(Unanswered::Broken(bounds.broken).into())
				}
				// The node may be back at once each time, and break again under the question.
				Some(_) => tokio::time::sleep(bounds.pause).await,
			}
		}
	}
}

/// A connection that heals within bounds.
pub(crate) struct Connection {
	wire: ReconnectingClient,
	bounds: Bounds,
	health: Health,
}

impl Connection {
	/// Asks over `wire`, whose node has `reconnect` to come back and `request` to answer, and notes
	/// its health.
	pub(crate) fn new(
		wire: ReconnectingClient,
		reconnect: Duration,
		request: Duration,
		health: Health,
	) -> Self {
		Self { wire, bounds: Bounds::new(reconnect, request), health }
	}
}

impl RpcClientT for Connection {
	fn request_raw<'a>(
		&'a self,
		method: &'a str,
		params: Option<Box<RawValue>>,
	) -> RawRpcFuture<'a, Box<RawValue>> {
		let question = move || self.wire.request_raw(method, params.clone());
		Box::pin(async move {
			let answer = self.health.ask(self.bounds, question).await?;
			let length = answer.get().len() as u64;
			self.health.0.received.fetch_add(length, Ordering::SeqCst);
			Ok(answer)
		})
	}

	// Not asked again: a transaction is sent by a subscription.
	fn subscribe_raw<'a>(
		&'a self,
		sub: &'a str,
		params: Option<Box<RawValue>>,
		unsub: &'a str,
	) -> RawRpcFuture<'a, RawRpcSubscription> {
		Box::pin(async move {
			let question = self.wire.subscribe_raw(sub, params, unsub);
			let RawRpcSubscription { stream, id } = self.health.once(self.bounds, question).await?;
			let health = self.health.clone();
			let stream = stream.inspect(move |item| health.note(item));
			Ok(RawRpcSubscription { stream: Box::pin(stream), id })
		})
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::sync::atomic::AtomicU32;

	/// Far longer than a test takes.
	const LONG: Duration = Duration::from_secs(600);
	const MOMENT: Duration = Duration::from_millis(5);

	const SHORT: Bounds = Bounds { broken: Duration::from_millis(50), answer: LONG, pause: MOMENT };

	fn broke() -> RpcError {
		RpcError::DisconnectedWillReconnect("gone".into())
	}

	/// A healthy connection, and how often it said that it broke.
	fn watched() -> (Health, Arc<AtomicU32>) {
		let (health, told) = (Health::default(), Arc::new(AtomicU32::new(0)));
		let count = told.clone();
		health.when_lost(Box::new(move || {
			count.fetch_add(1, Ordering::SeqCst);
		}));
		(health, told)
	}

	#[test]
	fn attempts_to_connect_should_end_by_time_when_each_takes_long() {
		let policy = Patience { pause: MOMENT, limit: Duration::from_millis(300), began: None };
		let mut attempts = policy.clone();
		assert_eq!(attempts.next(), Some(MOMENT));
		std::thread::sleep(Duration::from_millis(310));
		assert_eq!(attempts.next(), None);
		// The next time that the connection breaks it has all its time again.
		assert_eq!(policy.clone().next(), Some(MOMENT));
	}

	#[test]
	fn attempts_to_connect_should_not_pause_past_their_end() {
		let mut attempts = Patience::new(Duration::from_millis(20));
		assert!(attempts.next().is_some_and(|pause| pause <= Duration::from_millis(20)));
		assert_eq!(Patience::new(Duration::ZERO).next(), None);
	}

	#[test]
	fn bounds_should_follow_the_limits() {
		let Bounds { broken, answer, .. } = Bounds::new(LONG, MOMENT);
		assert_eq!(broken, LONG);
		assert_eq!(answer, LONG + CONNECT_LIMIT + CONNECT_LIMIT + MOMENT);
		assert_eq!(Bounds::new(Duration::MAX, MOMENT).answer, Duration::MAX);
	}

	#[tokio::test]
	async fn question_should_be_asked_again_when_the_connection_breaks_under_it() {
		let (health, told) = watched();
		let asked = AtomicU32::new(0);
		let bounds = Bounds { broken: LONG, ..SHORT };
		let answer = health.ask(bounds, || async {
			let number = asked.fetch_add(1, Ordering::SeqCst);
			if number < 3 {
				Err(broke())
			} else {
				Ok(number)
			}
		});
		assert_eq!(answer.await.unwrap(), 3);
		assert_eq!(told.load(Ordering::SeqCst), 1);
		assert!(!health.is_given_up());
	}

	#[tokio::test]
	async fn question_should_be_given_up_when_the_connection_breaks_under_it_each_time() {
		let (health, told) = watched();
		let asked = AtomicU32::new(0);
		let endless = health.ask(SHORT, || async {
			asked.fetch_add(1, Ordering::SeqCst);
			Err::<(), _>(broke())
		});
		let error = tokio::time::timeout(LONG, endless).await.unwrap().unwrap_err();
		assert!(error.to_string().contains("broke each time"), "{error}");
		assert!(asked.load(Ordering::SeqCst) >= 2);
		assert_eq!(told.load(Ordering::SeqCst), 1);
		// Another question may do better: the connection itself is made again each time.
		assert!(!health.is_given_up());
		assert!(health.ask(SHORT, || async { Ok(()) }).await.is_ok());
	}

	#[tokio::test]
	async fn question_should_end_when_nothing_answers() {
		let bounds = Bounds { answer: MOMENT, ..SHORT };
		let silence = Health::default();
		let error = silence.ask(bounds, std::future::pending::<Result<(), _>>).await.unwrap_err();
		assert!(error.to_string().contains("no answer in"), "{error}");
	}

	#[tokio::test]
	async fn connection_should_be_given_up_when_its_client_has_ended() {
		let (health, _) = watched();
		let ended = || RpcError::Client(Box::new(ReconnectError::Dropped));
		assert!(health.ask(SHORT, || async { Err::<(), _>(ended()) }).await.is_err());
		assert!(health.is_given_up());
		assert!(health.clone().is_given_up());
	}

	#[test]
	fn cause_should_be_told_without_the_layers_that_it_came_through() {
		let lost = || RpcError::Client(Box::new(Unanswered::Silent(Duration::from_secs(3))));
		let backend: subxt::error::BackendError = lost().into();
		assert!(backend.to_string().contains("RPC error: RPC error: client error: "), "{backend}");
		let error = subxt::Error::from(lost());
		for layered in [backend.to_string(), error.to_string()] {
			assert_eq!(cause(&layered), "no answer in 3 seconds");
		}
		assert_eq!(cause(&"it has no block"), "it has no block");
	}

	#[test]
	fn break_should_be_told_once_when_many_questions_are_lost() {
		let (health, told) = watched();
		for _ in 0..3 {
			health.note(&Err::<(), _>(broke()));
		}
		assert_eq!(told.load(Ordering::SeqCst), 1);
		health.note(&Ok(()));
		health.note(&Err::<(), _>(broke()));
		assert_eq!(told.load(Ordering::SeqCst), 2);
	}
}
