//! The HTTP API: answers from an index, in JSON. Everybody may ask (CORS), a client only so often.
//!
//! It reads, and never asks a node. What it can be asked is in the OpenAPI document, which it
//! serves at `/openapi.json`.

mod accounts;
pub(crate) mod answers;
mod chain;
pub mod circulating;
pub mod document;
mod emission;
mod fault;
pub mod limit;
mod listening;
mod questions;
mod rounds;
pub mod state;
mod supply;
#[cfg(test)]
mod tests;

use crate::{
	metrics::{add, Metrics},
	store::Store,
};
use axum::{
	extract::{ConnectInfo, Request, State},
	http::{
		header::{
			ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_MAX_AGE,
			CACHE_CONTROL, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS,
		},
		uri::PathAndQuery,
		HeaderMap, HeaderValue, Method, StatusCode,
	},
	middleware::{from_fn_with_state, Next},
	response::{IntoResponse, Response},
	routing::get,
	Json, Router,
};
use circulating::Circulating;
use fault::{Fault, LONGEST_URI};
use limit::{Limiter, Rate};
use listening::Bounds;
use state::{Api, Tell};
use std::{
	future::Future,
	net::SocketAddr,
	sync::Arc,
	time::{Duration, Instant},
};
use tokio::net::TcpListener;

/// How long an answer may take.
const LONGEST: Duration = Duration::from_secs(15);

/// What a server is made of.
pub struct Serving {
	/// The index.
	pub store: Store,
	/// Its figures, and those of the program that writes the index, if it is the same.
	pub metrics: Arc<Metrics>,
	/// How many tokens circulate and what keeps the others, if somebody tells it.
	pub circulating: Circulating,
	/// How often a client may ask.
	pub rate: Rate,
	/// What is done with failures that clients are not told.
	pub tell: Tell,
}

/// Answers questions until `end`. Answers under way are sent before this returns, unless that takes
/// more than seconds.
pub async fn serve(listener: TcpListener, serving: Serving, end: impl Future<Output = ()>) {
	let tell = Arc::clone(&serving.tell);
	listening::serve(listener, router(serving), Bounds::API, tell, end).await;
}

/// All questions, and what is done with each.
fn router(serving: Serving) -> Router {
	let Serving { store, metrics, circulating, rate, tell } = serving;
	let api = Api { store, metrics, circulating, limiter: Arc::new(Limiter::new(rate)), tell };
	Router::new()
		.route("/v1/status", get(chain::status))
		.route("/v1/blocks", get(chain::blocks))
		.route("/v1/blocks/{block}", get(chain::block))
		.route("/v1/blocks/{block}/extrinsics", get(chain::extrinsics))
		.route("/v1/extrinsics/{hash}", get(chain::extrinsic))
		.route("/v1/events/{pallet}/{name}", get(chain::events))
		.route("/v1/rounds", get(rounds::rounds))
		.route("/v1/rounds/{round}", get(rounds::round))
		.route("/v1/rounds/{round}/payments", get(rounds::payments))
		.route("/v1/rounds/{round}/refusals", get(rounds::refusals))
		.route("/v1/accounts/{account}/payments", get(accounts::payments))
		.route("/v1/accounts/{account}/rewards", get(accounts::rewards))
		.route("/v1/accounts/{account}/movements", get(accounts::movements))
		.route("/v1/accounts/{account}/vesting", get(accounts::vesting))
		.route("/v1/accounts/{account}/fees", get(accounts::fees))
		.route("/v1/accounts/{account}/events", get(accounts::events))
		.route("/v1/pools", get(emission::pools))
		.route("/v1/pools/{pool}", get(emission::pool))
		.route("/v1/pools/{pool}/rewards", get(emission::rewards))
		.route("/v1/eras", get(emission::eras))
		.route("/v1/shares", get(emission::shares))
		.route("/v1/expiries", get(emission::expiries))
		.route("/v1/folds", get(chain::folds))
		.route("/v1/supply", get(supply::supply))
		.route("/supply/total", get(supply::total))
		.route("/supply/circulating", get(supply::circulating))
		.route("/openapi.json", get(openapi))
		.fallback(nothing)
		// Before the layer, which would not be around it otherwise.
		.method_not_allowed_fallback(refuse_method)
		.layer(from_fn_with_state(api.clone(), guard))
		// Those who watch the service are not counted, and are told without the database.
		.route("/health", get(health))
		.route("/metrics", get(figures))
		// The routes before it have theirs already, and keep it.
		.method_not_allowed_fallback(refuse_method)
		.with_state(api)
}

async fn openapi() -> Json<serde_json::Value> {
	Json(document::document())
}

async fn nothing() -> Fault {
	Fault::Missing("there is nothing at this path: /openapi.json names what there is".into())
}

async fn refuse_method() -> Fault {
	Fault::Method
}

async fn health() -> &'static str {
	"well\n"
}

async fn figures(State(api): State<Api>) -> impl IntoResponse {
	([(CONTENT_TYPE, "text/plain; version=0.0.4")], api.metrics.text())
}

/// Counts a request against its client, bounds its time, and adds what every response has.
async fn guard(
	State(api): State<Api>,
	ConnectInfo(client): ConnectInfo<SocketAddr>,
	request: Request,
	next: Next,
) -> Response {
	let mut response = if request.method() == Method::OPTIONS {
		StatusCode::NO_CONTENT.into_response()
	} else if !api.limiter.allows(client.ip(), Instant::now()) {
		add(&api.metrics.refused, 1);
		Fault::TooOften.into_response()
	} else {
		let answered = tokio::time::timeout(LONGEST, answer(request, next)).await;
		add(&api.metrics.requests, 1);
		answered.unwrap_or_else(|_| Fault::Slow.into_response())
	};
	if response.status().is_server_error() {
		add(&api.metrics.failed, 1);
	}
	if let Some(failure) = response.extensions().get::<fault::Failure>() {
		(api.tell)(&failure.0);
	}
	shared(response.headers_mut());
	response
}

/// The answer to a request, unless it is too long to be a question.
async fn answer(request: Request, next: Next) -> Response {
	let long = |asked: &PathAndQuery| asked.as_str().len() > LONGEST_URI;
	if request.uri().path_and_query().is_some_and(long) {
		return Fault::Long.into_response();
	}
	next.run(request).await
}

/// The headers of every response: anybody's page may read it, and nobody keeps it.
fn shared(headers: &mut HeaderMap) {
	for (name, value) in [
		(ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
		(ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, OPTIONS"),
		(ACCESS_CONTROL_MAX_AGE, "86400"),
		(CACHE_CONTROL, "no-cache"),
		(X_CONTENT_TYPE_OPTIONS, "nosniff"),
	] {
		headers.insert(name, HeaderValue::from_static(value));
	}
}
