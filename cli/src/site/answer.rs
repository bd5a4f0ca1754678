//! What a request is answered with, as a response.

use super::{
	content::Content,
	folder::{is_absent, names, File, Folder},
	index::{Text, DEPLOYMENT},
};
use crate::output::note;
use hyper::{
	body::Bytes,
	header::{self, HeaderMap, HeaderValue},
	Method, Response, StatusCode,
};
use std::{io, sync::Arc};

/// What browsers are told with every response: that the page runs and shows only what comes with it,
/// may connect to nodes, cannot be put into another page, and is named to no other site.
const ALWAYS: [(&str, &str); 4] = [
	(
		"content-security-policy",
		"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
		 img-src 'self' data:; connect-src 'self' ws: wss: http: https:; \
		 frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
	),
	("x-content-type-options", "nosniff"),
	("referrer-policy", "no-referrer"),
	("cross-origin-opener-policy", "same-origin"),
];

/// For files that may change: they are asked for each time, and sent only if they have.
const CHECKED: &str = "no-cache";

/// For files whose names have the hash of their contents: a year, without asking.
const LASTING: &str = "public, max-age=31536000, immutable";

/// Where files with such names are.
const ASSETS: &str = "assets";

/// Characters of the hash in such a name.
const HASH: usize = 8;

/// The answer to a request for the file at `path` of a folder.
pub async fn answer(
	folder: &Arc<Folder>,
	method: &Method,
	path: &str,
	headers: &HeaderMap,
) -> Response<Content> {
	let mut response = if ![Method::GET, Method::HEAD].contains(method) {
		let mut refused = told(
			StatusCode::METHOD_NOT_ALLOWED,
			"Files can be read here, and nothing else: use GET or HEAD.",
		);
		refused.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
		refused
	} else if let Some(names) = names(path) {
		file(folder, names, headers).await
	} else {
		absent()
	};
	for (name, value) in ALWAYS {
		response.headers_mut().insert(name, HeaderValue::from_static(value));
	}
	response
}

/// The answer to a request for the file at `names`.
async fn file(folder: &Arc<Folder>, names: Vec<String>, headers: &HeaderMap) -> Response<Content> {
	let shown = names.join("/");
	let (kind, cache) = (kind(&shown), if is_lasting(&names) { LASTING } else { CHECKED });
	let reached = folder.index().is_some_and(|index| index.is_reached(headers));
	let tells = reached && shown == DEPLOYMENT;
	let (folder, gzip) = (Arc::clone(folder), accepts_gzip(headers) && !tells);
	let opened = tokio::task::spawn_blocking(move || {
		let opened = folder.open(&names, gzip)?;
		let told = match folder.index().filter(|_| tells) {
			Some(index) => index.tell(&opened.file)?,
			None => None,
		};
		Ok::<_, io::Error>((opened, told))
	});
	let (File { file, length, tag, compressed }, told_of) =
		match opened.await.unwrap_or_else(|panic| Err(panic.into())) {
			Ok(opened) => opened,
			Err(error) if is_absent(&error) => return absent(),
			Err(error) => {
				note(&format!("cannot read {shown}: {error}"));
				return told(
					StatusCode::INTERNAL_SERVER_ERROR,
					"The file cannot be read. Whoever serves it is told why.",
				);
			}
		};
	let (content, tag) = match told_of {
		Some(Text { text, tag }) => (Content::Text(text.into()), tag),
		None => (Content::File { file: file.into(), left: length }, tag),
	};
	let mut response = if has(headers, &tag) {
		let mut unchanged = Response::new(Content::Text(Bytes::new()));
		*unchanged.status_mut() = StatusCode::NOT_MODIFIED;
		unchanged
	} else {
		Response::new(content)
	};
	let set = response.headers_mut();
	set.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
	set.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
	// Caches keep a compressed file only for those who can read it.
	set.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
	if compressed {
		set.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
	}
	// Quoted hexadecimal digits are always a value.
	if let Ok(tag) = HeaderValue::from_str(&tag) {
		set.insert(header::ETAG, tag);
	}
	response
}

/// A response that says something to people.
fn told(status: StatusCode, sentence: &str) -> Response<Content> {
	let mut response = Response::new(Content::Text(format!("{sentence}\n").into()));
	*response.status_mut() = status;
	let set = response.headers_mut();
	set.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
	set.insert(header::CACHE_CONTROL, HeaderValue::from_static(CHECKED));
	response
}

fn absent() -> Response<Content> {
	told(StatusCode::NOT_FOUND, "There is no such file here.")
}

/// The items of a header that has a list.
fn items(headers: &HeaderMap, name: header::HeaderName) -> impl Iterator<Item = &str> {
	let values = headers.get_all(name).iter().filter_map(|value| value.to_str().ok());
	values.flat_map(|value| value.split(',')).map(str::trim)
}

/// Whether the client has the version with this ETag.
fn has(headers: &HeaderMap, tag: &str) -> bool {
	items(headers, header::IF_NONE_MATCH)
		.any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag)
}

/// Whether the client can read gzip: it names it, and not with the quality 0.
fn accepts_gzip(headers: &HeaderMap) -> bool {
	items(headers, header::ACCEPT_ENCODING).any(|item| {
		let mut parts = item.split(';').map(str::trim);
		let named = parts.next().is_some_and(|coding| coding.eq_ignore_ascii_case("gzip"));
		let mut qualities = parts.filter_map(|part| part.strip_prefix("q="));
		let refused = qualities.any(|q| q.parse::<f32>().is_ok_and(|q| q == 0.0));
		named && !refused
	})
}

/// Whether a file's name has the hash of its contents, as Vite names what it builds:
/// `assets/index-DiwrgTda.js`. A hash that has neither a capital letter nor a digit is taken for a
/// word: such a file is only asked for more often.
fn is_lasting(names: &[String]) -> bool {
	let [first, .., last] = names else { return false };
	first == ASSETS
		&& last.split('.').any(|part| {
			let at = part.len().checked_sub(HASH);
			at.and_then(|at| part.split_at_checked(at)).is_some_and(|(before, hash)| {
				before.ends_with('-')
					&& hash.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
					&& hash.chars().any(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
			})
		})
}

/// The type of a file, by the end of its name. Browsers do not guess another.
fn kind(name: &str) -> &'static str {
	let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
	match ending.to_ascii_lowercase().as_str() {
		"html" | "htm" => "text/html; charset=utf-8",
		"js" | "mjs" => "text/javascript; charset=utf-8",
		"css" => "text/css; charset=utf-8",
		"json" | "map" => "application/json",
		"webmanifest" => "application/manifest+json",
		"wasm" => "application/wasm",
		"svg" => "image/svg+xml",
		"png" => "image/png",
		"ico" => "image/x-icon",
		"jpg" | "jpeg" => "image/jpeg",
		"gif" => "image/gif",
		"webp" => "image/webp",
		"avif" => "image/avif",
		"woff2" => "font/woff2",
		"woff" => "font/woff",
		"txt" | "md" => "text/plain; charset=utf-8",
		"csv" => "text/csv; charset=utf-8",
		"xml" => "application/xml",
		"pdf" => "application/pdf",
		"gz" => "application/gzip",
		_ => "application/octet-stream",
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::site::index::Index;
	use hyper::body::Body;
	use std::{fs, net::SocketAddr};
	use tempfile::TempDir;

	fn page() -> (TempDir, Arc<Folder>) {
		let page = tempfile::tempdir().unwrap();
		fs::create_dir(page.path().join("assets")).unwrap();
		for (name, text) in [
			("index.html", "index"),
			("app.js", "a script"),
			("app.js.gz", "packed"),
			("assets/index-DiwrgTda.js", "hashed"),
		] {
			fs::write(page.path().join(name), text).unwrap();
		}
		let folder = Arc::new(Folder::new(page.path()).unwrap());
		(page, folder)
	}

	fn headers(given: &[(&'static str, &str)]) -> HeaderMap {
		let mut headers = HeaderMap::new();
		for (name, value) in given {
			headers.append(*name, HeaderValue::from_str(value).unwrap());
		}
		headers
	}

	fn value<'a>(response: &'a Response<Content>, name: &str) -> Option<&'a str> {
		response.headers().get(name).map(|value| value.to_str().unwrap())
	}

	fn length(response: &Response<Content>) -> Option<u64> {
		response.body().size_hint().exact()
	}

	#[tokio::test]
	async fn file_should_be_sent_with_its_type_and_its_tag() {
		let (_page, folder) = page();
		let none = headers(&[]);
		let response = answer(&folder, &Method::GET, "/", &none).await;
		assert_eq!((response.status(), length(&response)), (StatusCode::OK, Some(5)));
		assert_eq!(value(&response, "content-type"), Some("text/html; charset=utf-8"));
		assert_eq!(value(&response, "cache-control"), Some("no-cache"));
		let tag = value(&response, "etag").unwrap();
		for (known, status) in [
			(tag.to_string(), StatusCode::NOT_MODIFIED),
			(format!("\"other\", W/{tag}"), StatusCode::NOT_MODIFIED),
			("*".into(), StatusCode::NOT_MODIFIED),
			("\"other\"".into(), StatusCode::OK),
			(tag.trim_matches('"').into(), StatusCode::OK),
		] {
			let known = headers(&[("if-none-match", known.as_str())]);
			let response = answer(&folder, &Method::GET, "/index.html", &known).await;
			assert_eq!(response.status(), status, "{known:?}");
			assert_eq!(value(&response, "etag"), Some(tag));
			let sent = if status == StatusCode::OK { 5 } else { 0 };
			assert_eq!(length(&response), Some(sent));
		}
		let lasting = answer(&folder, &Method::GET, "/assets/index-DiwrgTda.js", &none).await;
		assert_eq!(value(&lasting, "cache-control"), Some(LASTING));
	}

	#[tokio::test]
	async fn page_should_be_told_of_the_index_beside_it() {
		let (around, _folder) = page();
		let path = "/deployment.json";
		fs::write(around.path().join("deployment.json"), "{ \"name\": \"A page\" }").unwrap();
		fs::write(around.path().join("deployment.json.gz"), "packed").unwrap();
		let at = |port: u16| SocketAddr::from(([127, 0, 0, 1], port));
		let mut folder = Folder::new(around.path()).unwrap();
		folder.tell_of(Index::new(at(8080), at(8090)));
		let folder = Arc::new(folder);
		let own = headers(&[("host", "127.0.0.1:8080"), ("accept-encoding", "gzip")]);
		let told = answer(&folder, &Method::GET, path, &own).await;
		let Content::Text(text) = told.body() else { panic!("it is the file") };
		let read: serde_json::Value = serde_json::from_slice(text).unwrap();
		let wanted = serde_json::json!({ "name": "A page", "index": "http://127.0.0.1:8090/" });
		assert_eq!(read, wanted);
		assert_eq!(value(&told, "content-type"), Some("application/json"));
		assert_eq!(value(&told, "content-encoding"), None);
		let tag = value(&told, "etag").unwrap();
		let again = headers(&[("host", "127.0.0.1:8080"), ("if-none-match", tag)]);
		let again = answer(&folder, &Method::GET, path, &again).await;
		assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
		// Whoever comes by another name gets the file.
		let other = headers(&[("host", "example.org"), ("if-none-match", tag)]);
		let other = answer(&folder, &Method::GET, path, &other).await;
		assert_eq!((other.status(), length(&other)), (StatusCode::OK, Some(20)));
	}

	#[tokio::test]
	async fn compressed_file_should_be_sent_to_those_who_can_read_it() {
		let (_page, folder) = page();
		let mut tags = Vec::new();
		for (accepted, encoding, sent) in [
			("", None, 8),
			("identity", None, 8),
			("br, gzip;q=0", None, 8),
			("xgzip", None, 8),
			("br, GZIP", Some("gzip"), 6),
			("gzip; q=0.5, deflate", Some("gzip"), 6),
		] {
			let accepted = headers(&[("accept-encoding", accepted)]);
			let response = answer(&folder, &Method::GET, "/app.js", &accepted).await;
			assert_eq!(value(&response, "content-encoding"), encoding, "{accepted:?}");
			assert_eq!(length(&response), Some(sent));
			assert_eq!(value(&response, "vary"), Some("accept-encoding"));
			let kind = value(&response, "content-type");
			assert_eq!(kind, Some("text/javascript; charset=utf-8"));
			tags.push(value(&response, "etag").unwrap().to_string());
		}
		// Else a cache would give one for the other.
		assert_eq!(tags[0], tags[3]);
		assert_ne!(tags[0], tags[4]);
	}

	#[tokio::test]
	async fn files_should_be_read_and_nothing_else() {
		let (_page, folder) = page();
		let head = answer(&folder, &Method::HEAD, "/app.js", &headers(&[])).await;
		assert_eq!((head.status(), length(&head)), (StatusCode::OK, Some(8)));
		for method in [Method::POST, Method::PUT, Method::DELETE, Method::OPTIONS, Method::TRACE] {
			let response = answer(&folder, &method, "/app.js", &headers(&[])).await;
			assert_eq!(response.status(), StatusCode::METHOD_NOT_ALLOWED, "{method}");
			assert_eq!(value(&response, "allow"), Some("GET, HEAD"));
		}
	}

	#[tokio::test]
	async fn every_response_should_tell_browsers_to_be_strict() {
		let (_page, folder) = page();
		for (method, path, status) in [
			(Method::GET, "/", StatusCode::OK),
			(Method::GET, "/missing", StatusCode::NOT_FOUND),
			(Method::GET, "/../index.html", StatusCode::NOT_FOUND),
			(Method::POST, "/", StatusCode::METHOD_NOT_ALLOWED),
		] {
			let response = answer(&folder, &method, path, &headers(&[])).await;
			assert_eq!(response.status(), status);
			let policy = value(&response, "content-security-policy").unwrap();
			// Modules of the page's own folder may be compiled; texts still cannot become scripts.
			let scripts = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; ";
			assert!(policy.starts_with(scripts), "{policy}");
			assert!(policy.contains("; connect-src 'self' ws: wss: http: https:; "), "{policy}");
			assert!(policy.ends_with("; form-action 'none'"), "{policy}");
			assert_eq!(value(&response, "x-content-type-options"), Some("nosniff"));
			assert_eq!(value(&response, "referrer-policy"), Some("no-referrer"));
			assert_eq!(value(&response, "cross-origin-opener-policy"), Some("same-origin"));
			assert!(value(&response, "cache-control").is_some());
		}
	}

	#[test]
	fn only_names_with_a_hash_should_be_kept_without_asking() {
		let lasting = |path: &str| is_lasting(&names(path).unwrap());
		for path in [
			"/assets/index-DiwrgTda.js",
			"/assets/index-Di-r_Tda.js.map",
			"/assets/reader.core-0a1b2c3d.wasm",
			"/assets/fonts/a-00000000.woff2",
		] {
			assert!(lasting(path), "{path}");
		}
		for path in [
			"/index-DiwrgTda.js",
			"/other/index-DiwrgTda.js",
			"/assets/index.js",
			"/assets/my-document.js",
			"/assets/DiwrgTda.js",
			"/assets/index-DiwrgTd.js",
			"/assets/index-Diwrg da.js",
			"/assets/ä-ääää.js",
		] {
			assert!(!lasting(&path.replace(' ', "%20")), "{path}");
		}
	}

	#[test]
	fn types_should_be_those_of_the_web() {
		for (name, wanted) in [
			("index.HTML", "text/html; charset=utf-8"),
			("a/b.mjs", "text/javascript; charset=utf-8"),
			("reader.wasm", "application/wasm"),
			("icon.svg", "image/svg+xml"),
			("app.js.gz", "application/gzip"),
			("LICENSE", "application/octet-stream"),
			("x.exe", "application/octet-stream"),
		] {
			assert_eq!(kind(name), wanted, "{name}");
		}
	}
}
