#!/usr/bin/env bash
# Runs the Rust tests that scripts/clippy.sh built, those of several crates at a time, and prints the ten slowest.
# `scripts/rust-tests.sh FILTER…` runs the tests whose names contain a filter; one that matches nothing fails.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

linted
# The names of the test programs, with the folder that cargo would run each in.
cargo test "${SELECTION[@]}" --lib --bins --tests --no-run --message-format=json-render-diagnostics \
	| node scripts/rust-tests.mjs "$@"

# No member of the workspace (see Cargo.toml).
[ $# -gt 0 ] || cargo test -q --release --locked --manifest-path node/wasm-opt/Cargo.toml
