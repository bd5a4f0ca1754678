#!/usr/bin/env bash
# Sets up and runs all checks, fastest first: format, lints, tests (benchmarks once each among them), the
# build, and the node itself end to end.
# `scripts/test.sh fast` stops before what needs the built node.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

setup test

say "Format"
cargo fmt --all --check

say "Lints"
./scripts/clippy.sh

say "Unit, property and runtime tests"
cargo test "${SELECTION[@]}" --lib --bins --tests
[ "${1:-}" != "fast" ] || exit 0

say "Node and command line"
cargo build "${SELECTION[@]}" --bins

say "End to end, through the node"
./scripts/e2e.sh

say "All checks passed"
