//! Generates and compiles what `src/main.rs` uses. A fault of the system fails here.

use std::{env, path::PathBuf};

fn main() {
	let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
	bindgen::Builder::default()
		.header("probe.h")
		.generate()
		.expect("libclang parses a header that includes the compiler's own")
		.write_to_file(out.join("header.rs"))
		.expect("the folder is ours");
	prost_build::compile_protos(&["probe.proto"], &["."]).expect("protoc knows optional fields");
	cc::Build::new().cpp(true).std("c++20").file("probe.cc").compile("probe");
	for file in ["probe.h", "probe.proto", "probe.cc"] {
		println!("cargo::rerun-if-changed={file}");
	}
}
