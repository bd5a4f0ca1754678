//! Builds the production runtime's wasm: what the build scripts of the node and of the runtime do, so
//! that both make the same bytes.

#[expect(dead_code, reason = "the build needs only some of the constants")]
#[path = "../primitives/src/chain.rs"]
mod chain;
#[path = "reproducible.rs"]
mod reproducible;

/// Builds the wasm for a crate in a folder of the clone, where the wasm builder leaves it: as a file, and
/// as constants in the folder for generated sources. Cargo calls the build script in place of the
/// compiler, too: then it is that.
pub fn main() {
	let mut arguments = std::env::args_os().skip(1);
	if let Some(compiler) = arguments.next() {
		std::process::exit(reproducible::compile(&compiler, arguments));
	}
	if let Err(error) = build() {
		println!("cargo::error=cannot build the runtime: {error}");
	}
}

fn build() -> Result<(), String> {
	// Read at run time: this program may have been compiled for another clone.
	let folder = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
	// The wasm builder compares paths, so this one must not contain `..`.
	let clone = std::fs::canonicalize(format!("{folder}/.."))
		.map_err(|error| format!("{folder}/..: {error}"))?;
	reproducible::prepare(&clone)?;
	// The wasm builder gives the runtime whatever features of the same name the crate that builds it has.
	// With those of benchmarks it would ask of the relay chain's validators what they do not have.
	for (name, _) in std::env::vars_os() {
		if name.to_string_lossy().starts_with("CARGO_FEATURE_") {
			std::env::remove_var(name);
		}
	}
	substrate_wasm_builder::WasmBuilder::new()
		.with_project(clone.join("runtime/Cargo.toml"))?
		.import_memory()
		.export_heap_base()
		.enable_feature("transaction-index")
		.enable_metadata_hash(chain::TOKEN_SYMBOL, chain::TOKEN_DECIMALS)
		.append_to_rust_flags(reproducible::MARK)
		.build();
	Ok(())
}
