//! Builds the production runtime's wasm, which the node carries for its built-in chain specs.
//!
//! The runtime is built here rather than linked, so that the node never has a native runtime, and the
//! wasm has the production features whatever features the native crates are tested with.

#[path = "wasm.rs"]
mod wasm;

fn main() {
	wasm::main();
}
