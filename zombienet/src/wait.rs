//! Waiting for something, but not for ever.

use anyhow::{bail, Result};
use std::{
	future::Future,
	time::{Duration, Instant},
};

/// How long one question may take.
const ANSWER: Duration = Duration::from_secs(60);
/// How long between questions.
const POLL: Duration = Duration::from_millis(300);

/// Asks until there is an answer. A question that fails is asked again: nodes come and go in these tests.
pub async fn until<T, F, Fut>(what: &str, limit: Duration, mut ask: F) -> Result<T>
where
	F: FnMut() -> Fut,
	Fut: Future<Output = Result<Option<T>>>,
{
	let deadline = Instant::now() + limit;
	loop {
		let last = match tokio::time::timeout(ANSWER, ask()).await {
			Ok(Ok(Some(value))) => return Ok(value),
			Ok(Ok(None)) => "it is not so yet".into(),
			Ok(Err(error)) => format!("{error:#}"),
			Err(_) => "no answer".into(),
		};
		if Instant::now() >= deadline {
			bail!("not within {} s: {what} ({last})", limit.as_secs());
		}
		tokio::time::sleep(POLL).await;
	}
}

/// Runs `work`, which must end within `limit`.
pub async fn within<T>(
	what: &str,
	limit: Duration,
	work: impl Future<Output = Result<T>>,
) -> Result<T> {
	match tokio::time::timeout(limit, work).await {
		Ok(result) => result,
		Err(_) => bail!("not within {} s: {what}", limit.as_secs()),
	}
}

/// Minutes, as a duration.
pub const fn minutes(number: u64) -> Duration {
	Duration::from_secs(number * 60)
}

/// The number in the environment variable `name`, or `default`.
pub fn number_from_env(name: &str, default: u64) -> Result<u64> {
	match std::env::var(name) {
		Ok(text) => match text.parse() {
			Ok(number) => Ok(number),
			Err(_) => bail!("{name} is `{text}`, which is not a number"),
		},
		Err(_) => Ok(default),
	}
}
