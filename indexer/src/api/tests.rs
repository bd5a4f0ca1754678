use super::{
	circulating::{tests::supply, Circulating},
	document::{document, ROUTES},
	fault::LONGEST_URI,
	limit::Rate,
	router, Serving,
};
use crate::{
	ledger::{
		books::Ledger,
		rows::Rows,
		testing::{block, drafted, event, first, number, paid, sums, transfer, GENESIS, UNIT},
	},
	metrics::Metrics,
	store::Store,
};
use axum::{
	body::{to_bytes, Body},
	extract::ConnectInfo,
	http::{HeaderMap, Method, Request, StatusCode},
	Router,
};
use distribution_client::{account, words::Word};
use serde_json::{json, Value};
use std::{net::SocketAddr, sync::Arc};
use tempfile::TempDir;
use tower::ServiceExt;

/// Larger than any answer of a test.
const MOST: usize = 1 << 20;

/// An index of which somebody asks a node.
async fn api(rate: Rate) -> (TempDir, Router, Arc<Metrics>) {
	let circulating = Circulating::default();
	circulating.tell(supply());
	api_with(rate, circulating).await
}

async fn api_with(rate: Rate, circulating: Circulating) -> (TempDir, Router, Arc<Metrics>) {
	let folder = tempfile::tempdir().unwrap();
	let store = Store::open(folder.path().join("chain.sqlite").to_str().unwrap()).await.unwrap();
	store.adopt(GENESIS).await.unwrap();
	let (mut ledger, mut rows) = (Ledger::new(GENESIS), Rows::default());
	let unvested = event(
		"Vesting",
		"VestingUpdated",
		&[("account", crate::ledger::testing::account(1)), ("unvested", number(4))],
	);
	let pot = || Word::Account(crate::ledger::pot_of_round(0));
	let moves = || transfer(pot(), crate::ledger::testing::account(1), UNIT);
	let mut events = vec![unvested];
	for sequence in 0..3 {
		events.extend([moves(), paid(0, sequence, 1, UNIT)]);
	}
	let mut pays = block(2, events);
	pays.state.rounds.insert(0, Some(sums(0, &[(1, UNIT); 3])));
	for block in [first(), block(1, vec![drafted(0)]), pays] {
		ledger.take(&block, &mut rows).unwrap();
	}
	store.keep(&ledger, rows).await.unwrap();
	let metrics = Arc::new(Metrics::default());
	let serving = Serving {
		store,
		metrics: metrics.clone(),
		circulating,
		rate,
		tell: Arc::new(|what: &str| assert!(what.is_empty(), "{what}")),
	};
	(folder, router(serving), metrics)
}

const OFTEN: Rate = Rate { per_second: 1_000, burst: 1_000 };

async fn sent(router: &Router, method: Method, path: &str) -> (StatusCode, HeaderMap, Vec<u8>) {
	let mut request = Request::builder().method(method).uri(path).body(Body::empty()).unwrap();
	let client: SocketAddr = "192.0.2.1:9".parse().unwrap();
	request.extensions_mut().insert(ConnectInfo(client));
	let response = router.clone().oneshot(request).await.unwrap();
	let (status, headers) = (response.status(), response.headers().clone());
	let body = to_bytes(response.into_body(), MOST).await.unwrap();
	(status, headers, body.to_vec())
}

async fn asked(router: &Router, path: &str) -> (StatusCode, Value) {
	let (status, _, body) = sent(router, Method::GET, path).await;
	(status, serde_json::from_slice(&body).unwrap())
}

/// Asks what is refused, and checks that the answer is as the document has refusals.
async fn refused(router: &Router, method: Method, path: &str, wanted: StatusCode) -> HeaderMap {
	let (status, headers, body) = sent(router, method, path).await;
	assert_eq!(status, wanted, "{path}");
	assert_eq!(headers["content-type"], "application/json", "{path}");
	let answer: Value = serde_json::from_slice(&body).unwrap();
	assert!(answer["error"].is_string() && answer.as_object().unwrap().len() == 1, "{answer}");
	headers
}

/// A path with values in the place of its parameters.
fn filled(path: &str) -> String {
	let (hash, account) = (format!("0x{}", "02".repeat(32)), account::show(&[1; 32]));
	[
		("{block}", "2"),
		("{hash}", hash.as_str()),
		("{pallet}", "Distribution"),
		("{name}", "Paid"),
		("{round}", "0"),
		("{account}", account.as_str()),
		("{pool}", "0"),
	]
	.iter()
	.fold(path.to_string(), |path, (name, value)| path.replace(name, value))
}

#[tokio::test]
async fn every_path_of_the_document_should_answer() {
	let (_folder, router, _) = api(OFTEN).await;
	for route in ROUTES {
		let (status, answer) = asked(&router, &filled(route.path)).await;
		assert_eq!(status, StatusCode::OK, "{}: {answer}", route.path);
		// And refuse what its parameters cannot be.
		for parameter in route.query {
			let path = format!("{}?{}", filled(route.path), parameter.name);
			refused(&router, Method::GET, &format!("{path}=x"), StatusCode::BAD_REQUEST).await;
			refused(&router, Method::GET, &format!("{path}=%ff"), StatusCode::BAD_REQUEST).await;
			let twice = format!("{path}=1&{}=1", parameter.name);
			refused(&router, Method::GET, &twice, StatusCode::BAD_REQUEST).await;
		}
	}
}

#[tokio::test]
async fn supply_should_be_one_number_in_plain_text() {
	let (_folder, router, _) = api(OFTEN).await;
	let (status, headers, body) = sent(&router, Method::GET, "/supply/total").await;
	assert_eq!(status, StatusCode::OK);
	assert_eq!(headers["content-type"], "text/plain; charset=utf-8");
	let text = String::from_utf8(body).unwrap();
	let number = text.strip_suffix('\n').unwrap();
	assert!(number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.'), "{text}");
	let (status, _, body) = sent(&router, Method::GET, "/supply/circulating").await;
	assert_eq!((status, body.as_slice()), (StatusCode::OK, b"0.00000000004\n".as_slice()));
}

#[tokio::test]
async fn supply_should_be_told_with_what_keeps_it_and_what_unlocks() {
	let (_folder, router, _) = api(OFTEN).await;
	let (status, answer) = asked(&router, "/v1/supply").await;
	assert_eq!(status, StatusCode::OK);
	let wanted = json!({
		"block": 9,
		"time": 54_000,
		"total": "100",
		"circulating": "40",
		"locked": { "rounds": "20", "pools": "5", "boards": "4", "treasury": "11", "vesting": "20" },
		"staked": "30",
		"unlocks": [{ "from": 54_000, "until": 60_000, "vesting": "3", "streams": "2" }],
	});
	assert_eq!(answer, wanted);
	// Nobody follows the chain here.
	let (_folder, router, _) = api_with(OFTEN, Circulating::default()).await;
	for path in ["/supply/circulating", "/v1/supply"] {
		refused(&router, Method::GET, path, StatusCode::NOT_FOUND).await;
	}
}

#[tokio::test]
async fn payments_should_come_in_pages() {
	let (_folder, router, _) = api(OFTEN).await;
	for (path, begin) in [
		("/v1/rounds/0/payments".to_string(), "from"),
		(filled("/v1/accounts/{account}/payments"), "after"),
	] {
		let (_, one) = asked(&router, &format!("{path}?limit=2")).await;
		assert_eq!(one["items"].as_array().unwrap().len(), 2, "{one}");
		assert_eq!(one["items"][1]["at"]["time"], 12_000);
		let next = one["next"].as_str().unwrap();
		let (_, two) = asked(&router, &format!("{path}?limit=2&{begin}={next}")).await;
		assert_eq!(two["items"].as_array().unwrap().len(), 1, "{two}");
		assert_eq!(two["items"][0]["sequence"], 2);
		assert_eq!(two["items"][0]["amount"], UNIT.to_string());
		assert!(two["next"].is_null());
	}
}

#[tokio::test]
async fn what_is_not_there_should_be_missing_and_what_is_no_question_wrong() {
	let (_folder, router, _) = api(OFTEN).await;
	for path in
		["/", "/v1", "/v1/rounds/7", "/v1/blocks/9", "/v1/pools/9", "/v1/blocks/9/extrinsics"]
	{
		assert_eq!(asked(&router, path).await.0, StatusCode::NOT_FOUND, "{path}");
	}
	let none = format!("/v1/extrinsics/0x{}", "ff".repeat(32));
	assert_eq!(asked(&router, &none).await.0, StatusCode::NOT_FOUND);
	for path in [
		"/v1/rounds/x",
		"/v1/rounds/4294967296",
		"/v1/blocks/-1",
		"/v1/extrinsics/0x12",
		"/v1/accounts/nobody/payments",
		"/v1/rounds?limit=0",
		"/v1/rounds?limit=1&limit=2",
		"/v1/shares?from=0&to=200",
		"/v1/blocks/9223372036854775808",
		"/v1/expiries?first=9223372036854775808",
		"/v1/events/a%00/b",
		"/v1/folds?after=1000000000000000000-0-0",
	] {
		assert_eq!(asked(&router, path).await.0, StatusCode::BAD_REQUEST, "{path}");
	}
}

#[tokio::test]
async fn path_that_is_not_text_should_be_refused_in_json() {
	let (_folder, router, _) = api(OFTEN).await;
	for route in ROUTES.iter().filter(|route| route.path.contains('{')) {
		let odd = |part| if str::starts_with(part, '{') { "%ff" } else { part };
		let path = route.path.split('/').map(odd).collect::<Vec<_>>().join("/");
		refused(&router, Method::GET, &path, StatusCode::BAD_REQUEST).await;
	}
	refused(&router, Method::GET, "/v1/rounds/%", StatusCode::BAD_REQUEST).await;
	refused(&router, Method::GET, "/v1/%ff", StatusCode::NOT_FOUND).await;
}

#[tokio::test]
async fn other_methods_should_be_refused_in_json() {
	let (_folder, router, _) = api(OFTEN).await;
	let others = ["/supply/total", "/supply/circulating", "/openapi.json", "/health", "/metrics"];
	let paths = ROUTES.iter().map(|route| filled(route.path)).chain(others.map(String::from));
	for path in paths {
		for method in ["POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW"] {
			let method = Method::from_bytes(method.as_bytes()).unwrap();
			let headers = refused(&router, method, &path, StatusCode::METHOD_NOT_ALLOWED).await;
			assert_eq!(headers["allow"], "GET,HEAD", "{path}");
		}
	}
	// It is refused within what counts requests and adds the headers of every response.
	let headers =
		refused(&router, Method::POST, "/v1/rounds", StatusCode::METHOD_NOT_ALLOWED).await;
	assert_eq!(headers["access-control-allow-origin"], "*");
	refused(&router, Method::POST, "/v1/nothing", StatusCode::NOT_FOUND).await;
	refused(&router, Method::CONNECT, "example.org:80", StatusCode::NOT_FOUND).await;
}

#[tokio::test]
async fn head_should_be_refused_as_get_is_and_without_a_body() {
	let (_folder, router, _) = api(OFTEN).await;
	for path in ["/v1/rounds/%ff", "/v1/rounds/7", "/v1/rounds?limit=0", "/v1/nothing"] {
		let (wanted, told, body) = sent(&router, Method::GET, path).await;
		let (status, headers, none) = sent(&router, Method::HEAD, path).await;
		assert_eq!((status, none.len()), (wanted, 0), "{path}");
		assert_eq!(headers["content-type"], told["content-type"], "{path}");
		assert_eq!(headers["content-length"], body.len().to_string().as_str(), "{path}");
	}
}

#[tokio::test]
async fn path_and_query_should_be_so_long_and_no_longer() {
	let (_folder, router, _) = api(OFTEN).await;
	let begin = "/v1/status?";
	let most = format!("{begin}{}", "a".repeat(LONGEST_URI.checked_sub(begin.len()).unwrap()));
	assert_eq!(asked(&router, &most).await.0, StatusCode::OK);
	let headers =
		refused(&router, Method::GET, &format!("{most}a"), StatusCode::URI_TOO_LONG).await;
	assert_eq!(headers["access-control-allow-origin"], "*");
}

#[tokio::test]
async fn numbers_should_have_the_range_that_the_document_names() {
	let (_folder, router, _) = api(OFTEN).await;
	let document = document();
	let mut bounded = 0_u32;
	for route in ROUTES {
		let parameters = document["paths"][route.path]["get"]["parameters"].as_array().unwrap();
		for parameter in parameters {
			let schema = &parameter["schema"];
			let Some(most) = schema["maximum"].as_u64() else { continue };
			let least = schema["minimum"].as_u64().unwrap();
			let name = parameter["name"].as_str().unwrap();
			let with = |value: u64| match (parameter["in"].as_str().unwrap(), name) {
				("path", _) => {
					filled(&route.path.replace(&format!("{{{name}}}"), &value.to_string()))
				}
				// So many eras at once and no more.
				(_, "to") => format!("{}?from={value}&to={value}", filled(route.path)),
				_ => format!("{}?{name}={value}", filled(route.path)),
			};
			for value in [least, most] {
				let (status, answer) = asked(&router, &with(value)).await;
				assert_ne!(status, StatusCode::BAD_REQUEST, "{}: {answer}", with(value));
			}
			let beyond = most.checked_add(1).unwrap();
			for value in least.checked_sub(1).into_iter().chain([beyond]) {
				refused(&router, Method::GET, &with(value), StatusCode::BAD_REQUEST).await;
			}
			bounded = bounded.checked_add(1).unwrap();
		}
	}
	assert!(bounded > 40, "{bounded}");
}

#[tokio::test]
async fn block_should_be_found_by_number_and_by_hash() {
	let (_folder, router, _) = api(OFTEN).await;
	let (_, block) = asked(&router, "/v1/blocks/2").await;
	let hash = block["hash"].as_str().unwrap();
	for path in ["", "/extrinsics"] {
		let (_, by_number) = asked(&router, &format!("/v1/blocks/2{path}")).await;
		let (status, by_hash) = asked(&router, &format!("/v1/blocks/{hash}{path}")).await;
		assert_eq!((status, by_hash), (StatusCode::OK, by_number));
	}
	let none = format!("/v1/blocks/0x{}/extrinsics", "ff".repeat(32));
	assert_eq!(asked(&router, &none).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn pages_of_others_should_be_allowed_to_ask() {
	let (_folder, router, _) = api(OFTEN).await;
	for (method, path, wanted) in [
		(Method::GET, "/v1/status", StatusCode::OK),
		(Method::HEAD, "/v1/status", StatusCode::OK),
		(Method::OPTIONS, "/v1/status", StatusCode::NO_CONTENT),
		(Method::GET, "/v1/rounds/x", StatusCode::BAD_REQUEST),
	] {
		let (status, headers, _) = sent(&router, method, path).await;
		assert_eq!(status, wanted, "{path}");
		assert_eq!(headers["access-control-allow-origin"], "*");
		assert_eq!(headers["x-content-type-options"], "nosniff");
	}
}

#[tokio::test]
async fn client_that_asks_too_often_should_be_refused() {
	let (_folder, router, metrics) = api(Rate { per_second: 1, burst: 2 }).await;
	for wanted in [StatusCode::OK, StatusCode::OK, StatusCode::TOO_MANY_REQUESTS] {
		let (status, headers, _) = sent(&router, Method::GET, "/v1/status").await;
		assert_eq!(
			(status, headers.contains_key("retry-after")),
			(wanted, wanted != StatusCode::OK)
		);
	}
	// Those who watch are not counted.
	for path in ["/health", "/metrics"] {
		assert_eq!(sent(&router, Method::GET, path).await.0, StatusCode::OK, "{path}");
	}
	let text = metrics.text();
	assert!(text.contains("distribution_index_requests_refused_total 1\n"), "{text}");
	assert!(text.contains("distribution_index_requests_total 2\n"), "{text}");
}
