#!/usr/bin/env bash
# Lints the packages selected in lib.sh; any warning fails. `scripts/clippy.sh PACKAGE…` lints those named, for packages
# that the selection leaves out.
#
# Clippy is the compiler of the tests (`linted` in lib.sh): what it lints it also builds, against the dependencies that
# the programs use. `cargo clippy` would check the whole dependency tree a second time. The node's wasm is left out: its
# code is linted natively.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

linted
if [ $# = 0 ]; then
	cargo test "${SELECTION[@]}" --lib --bins --tests --no-run
	# As programs: they have no tests, and an end-to-end test runs one of them.
	cargo build "${SELECTION[@]}" --examples
	# No member of the workspace (see Cargo.toml).
	cargo test --release --locked --manifest-path node/wasm-opt/Cargo.toml --no-run
else
	cargo test --release --locked "${@/#/-p=}" --lib --bins --tests --no-run
fi
