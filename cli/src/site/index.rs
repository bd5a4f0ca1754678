//! What a page is told beyond its deployment.json: where the history is asked for that this program
//! serves beside it.

use codec::Encode;
use hyper::header::{HeaderMap, HOST};
use polkadot_sdk::sp_io::hashing::blake2_128;
use serde_json::{Map, Value};
use std::{
	fs::File,
	io::{self, Read, Seek},
	net::SocketAddr,
};

/// The file in which a page reads where it is.
pub const DEPLOYMENT: &str = "deployment.json";

/// The field of it that names an index.
const FIELD: &str = "index";

/// Most bytes of it that are read here. It has a few hundred.
const MOST: u64 = 64 * 1024;

/// An index that is served beside a page.
#[derive(Debug)]
pub struct Index {
	/// How browsers name the page that reach the index as well.
	hosts: Vec<String>,
	/// Where it answers.
	url: String,
}

/// A text in place of a file.
#[derive(Debug)]
pub struct Text {
	/// The text.
	pub text: Vec<u8>,
	/// Its ETag, in quotes.
	pub tag: String,
}

impl Index {
	/// The index that answers at `api`, for those who open the page at `page`. `None` if they need not
	/// reach the one at the address at which they reach the other.
	pub fn new(page: SocketAddr, api: SocketAddr) -> Option<Self> {
		let one_machine = page.ip().is_loopback() && api.ip().is_loopback();
		let one_address = page.ip() == api.ip() && !page.ip().is_unspecified();
		if !one_machine && !one_address {
			return None;
		}
		let mut hosts = vec![page.to_string()];
		if one_machine {
			hosts.push(format!("localhost:{}", page.port()));
		}
		// Browsers leave the port of HTTP out.
		let short = |host: &String| host.strip_suffix(":80").map(String::from);
		let shorter: Vec<String> = hosts.iter().filter_map(short).collect();
		hosts.extend(shorter);
		Some(Self { hosts, url: format!("http://{api}/") })
	}

	/// Whether a request is for the page at its own address. Who comes through another server, by another
	/// name, may not reach the index where it is.
	pub fn is_reached(&self, headers: &HeaderMap) -> bool {
		let host = headers.get(HOST).and_then(|host| host.to_str().ok());
		host.is_some_and(|host| self.hosts.iter().any(|own| own.eq_ignore_ascii_case(host)))
	}

	/// A deployment.json with the index in it. `None` if it says itself which one there is, or is not
	/// what a page reads: then the file is where it was. Blocks.
	///
	/// # Errors
	/// It cannot be read.
	pub fn tell(&self, mut file: &File) -> io::Result<Option<Text>> {
		let mut text = Vec::new();
		file.take(MOST).read_to_end(&mut text)?;
		file.rewind()?;
		Ok(self.added(&text))
	}

	/// The text of a deployment.json with the index in it.
	fn added(&self, text: &[u8]) -> Option<Text> {
		let mut fields: Map<String, Value> = serde_json::from_slice(text).ok()?;
		if fields.contains_key(FIELD) {
			return None;
		}
		fields.insert(FIELD.into(), Value::from(self.url.as_str()));
		let text = serde_json::to_vec_pretty(&fields).ok()?;
		let tag = format!("\"{}\"", hex::encode(blake2_128(&text.encode())));
		Some(Text { text, tag })
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use hyper::header::HeaderValue;
	use std::io::Write;

	fn index(page: &str, api: &str) -> Option<Index> {
		Index::new(page.parse().unwrap(), api.parse().unwrap())
	}

	#[test]
	fn only_who_reaches_both_should_be_told() {
		for (page, api, told) in [
			("127.0.0.1:8080", "127.0.0.1:8090", true),
			("127.0.0.1:8080", "[::1]:8090", true),
			("192.0.2.1:8080", "192.0.2.1:8090", true),
			("192.0.2.1:8080", "127.0.0.1:8090", false),
			("192.0.2.1:8080", "192.0.2.2:8090", false),
			("0.0.0.0:8080", "0.0.0.0:8090", false),
			("127.0.0.1:8080", "0.0.0.0:8090", false),
		] {
			assert_eq!(index(page, api).is_some(), told, "{page} {api}");
		}
	}

	#[test]
	fn who_comes_by_another_name_should_not_be_told() {
		let told = |page: &str, host: Option<&str>| {
			let mut headers = HeaderMap::new();
			if let Some(host) = host {
				headers.insert(HOST, HeaderValue::from_str(host).unwrap());
			}
			index(page, page).unwrap().is_reached(&headers)
		};
		for host in ["127.0.0.1:8080", "localhost:8080", "LocalHost:8080"] {
			assert!(told("127.0.0.1:8080", Some(host)), "{host}");
		}
		assert!(!told("127.0.0.1:8080", None));
		for host in ["127.0.0.1", "127.0.0.1:8090", "example.org", ""] {
			assert!(!told("127.0.0.1:8080", Some(host)), "{host}");
		}
		for host in ["192.0.2.1", "192.0.2.1:80"] {
			assert!(told("192.0.2.1:80", Some(host)), "{host}");
		}
		assert!(!told("192.0.2.1:80", Some("localhost")));
	}

	#[test]
	fn index_should_be_added_where_none_is_named() {
		let index = index("127.0.0.1:8080", "127.0.0.1:8090").unwrap();
		let tell = |text: &str| {
			let mut file = tempfile::tempfile().unwrap();
			file.write_all(text.as_bytes()).unwrap();
			file.rewind().unwrap();
			let told = index.tell(&file).unwrap();
			let mut left = String::new();
			file.read_to_string(&mut left).unwrap();
			assert_eq!(left, text);
			told
		};
		let told = tell(r#"{ "name": "A page", "nodes": ["ws://127.0.0.1:9944"] }"#).unwrap();
		let read: Value = serde_json::from_slice(&told.text).unwrap();
		assert_eq!(
			read,
			serde_json::json!({
				"name": "A page",
				"nodes": ["ws://127.0.0.1:9944"],
				"index": "http://127.0.0.1:8090/",
			})
		);
		assert_ne!(told.tag, tell(r#"{ "name": "Another" }"#).unwrap().tag);
		// Whoever serves the page has the last word, also that there is none.
		let long = format!("{{ \"name\": \"{}\" }}", "a".repeat(70_000));
		let named = r#"{ "index": "https://example.org/" }"#;
		for text in [named, r#"{ "index": null }"#, "[]", "", long.as_str()] {
			assert!(tell(text).is_none(), "{text}");
		}
	}
}
