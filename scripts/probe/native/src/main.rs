//! Calls what was generated and linked, and says so.

#![allow(non_camel_case_types, non_upper_case_globals, dead_code)]

use prost::Message;

include!(concat!(env!("OUT_DIR"), "/header.rs"));
mod message {
	include!(concat!(env!("OUT_DIR"), "/probe.rs"));
}

fn main() {
	let header = probe { length: 37, value: 0 };
	// SAFETY: the function reads the structure that bindgen laid out for it.
	assert_eq!(unsafe { probe_length(&header) }, 42, "C++ and libclang agree on a layout");
	let bytes = message::Probe { value: Some(7) }.encode_to_vec();
	assert_eq!(bytes, [8, 7], "protoc and prost agree on a message");
	// SAFETY: asks for a number.
	let openssl = unsafe { openssl_sys::OpenSSL_version_num() };
	assert!(openssl >= 0x1010_1000, "OpenSSL {openssl:#x} is older than 1.1.1");
	println!("the probe ran: libclang, protoc, C++20, OpenSSL {openssl:#x}");
}
