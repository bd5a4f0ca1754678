//! Builds the production runtime's wasm, which the node carries for its embedded chain specs.
//!
//! The runtime is built here and not in its own build script so that the node never links a native
//! runtime and the wasm has the production features, whatever features the native crates are
//! tested with.

#[allow(dead_code)] // The build needs only some of the facts.
#[path = "../primitives/src/chain.rs"]
mod chain;

fn main() {
	// Asked at run time: this program may have been compiled for another clone.
	let folder = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
	let runtime = format!("{folder}/../runtime/Cargo.toml");
	// The wasm builder compares paths, so this one must be without `..`.
	let builder = std::fs::canonicalize(&runtime)
		.map_err(|error| error.to_string())
		.and_then(|path| Ok(substrate_wasm_builder::WasmBuilder::new().with_project(path)?));
	match builder {
		Ok(builder) => builder
			.import_memory()
			.export_heap_base()
			.enable_metadata_hash(chain::TOKEN_SYMBOL, chain::TOKEN_DECIMALS)
			.build(),
		Err(error) => println!("cargo::error=cannot build the runtime at {runtime}: {error}"),
	}
}
