#!/usr/bin/env bash
# Builds the runtime's wasm for rehearsing an upgrade, one spec version above the node's and with a migration over
# several blocks, and prints its path. It is not compressed: the tests do that. The flags are those that the wasm
# builder uses for the production wasm.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

TARGET="$CARGO_TARGET_DIR/bench-runtime"
CARGO_TARGET_DIR="$TARGET" SKIP_WASM_BUILD=1 \
	RUSTFLAGS="-C link-arg=--export-table -C link-arg=--export=__heap_base -C link-arg=--import-memory --cfg substrate_runtime" \
	cargo rustc --release --locked -p distribution-runtime --lib --crate-type cdylib \
	--target wasm32v1-none --no-default-features --features rehearsal >&2
# Under a name of its own: the benchmarks' wasm is built in the same folder.
cp "$TARGET/wasm32v1-none/release/distribution_runtime.wasm" "$TARGET/rehearsal.wasm"
echo "$TARGET/rehearsal.wasm"
