#!/usr/bin/env bash
# Lints all our crates, targets and features; any warning fails. `scripts/clippy.sh PACKAGE…` lints those named, for
# packages that the selection leaves out.
#
# Clippy runs as the compiler of a build, so that our crates are linted against the dependencies that
# the tests and the node use. `cargo clippy` would check the whole dependency tree a second time. The
# node's wasm is left out: its code is linted natively.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

CLIPPY="$(dirname "$(cargo clippy --version >/dev/null && rustup which cargo 2>/dev/null || command -v cargo)")/clippy-driver"
[ -x "$CLIPPY" ] || CLIPPY="$(command -v clippy-driver)" || die "clippy-driver is missing; run scripts/setup.sh"

WHAT=("${SELECTION[@]}" --lib --bins --tests --examples)
[ $# = 0 ] || WHAT=(--release --locked "${@/#/-p=}" --lib --bins --tests)

# CLIPPY_ARGS is how the driver takes arguments; the odd word is the separator that it wants.
SKIP_DISTRIBUTION_NODE_WASM_BUILD=1 RUSTC_WORKSPACE_WRAPPER="$CLIPPY" \
	CLIPPY_ARGS="-D__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__" \
	cargo test "${WHAT[@]}" --no-run
