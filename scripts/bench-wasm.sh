#!/usr/bin/env bash
# Builds the runtime's wasm with its benchmarks and prints the path. The flags are those that the wasm
# builder uses for the production wasm. Not with `try-runtime`: with it a failed migration panics, and
# `pallet_migrations` benchmarks one.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

TARGET="$CARGO_TARGET_DIR/bench-runtime"
CARGO_TARGET_DIR="$TARGET" SKIP_WASM_BUILD=1 \
	RUSTFLAGS="-C link-arg=--export-table -C link-arg=--export=__heap_base -C link-arg=--import-memory --cfg substrate_runtime" \
	cargo rustc --release --locked -p distribution-runtime --lib --crate-type cdylib \
	--target wasm32v1-none --no-default-features --features runtime-benchmarks >&2
echo "$TARGET/wasm32v1-none/release/distribution_runtime.wasm"
