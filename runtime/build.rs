//! Builds the wasm of this runtime, for programs that link it natively and for whoever builds it by
//! itself: `WASM_BINARY`. The bytes are those that the node's build script makes. The scripts of this
//! repository leave it out (`SKIP_DISTRIBUTION_RUNTIME_WASM_BUILD`): they use the node's.

#[cfg(feature = "std")]
#[path = "../node/wasm.rs"]
mod wasm;

fn main() {
	// Without `std` it is the wasm itself that is being compiled.
	#[cfg(feature = "std")]
	wasm::main();
}
