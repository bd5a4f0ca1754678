#!/usr/bin/env bash
# Sets up and runs all checks, fastest first: format, dependencies, lints with the tests' build, tests (each benchmark once
# among them), documents of the code, the programs with the runtime's wasm, and the programs end to end.
# Prints what each stage took, and the slowest tests.
#
#   scripts/test.sh        all
#   scripts/test.sh fast   stops before what needs the built node
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

WHAT="${1:-all}"
[[ "$WHAT" =~ ^(all|fast)$ ]] || die "no such selection: $WHAT; there are all and fast"

BEGIN=0 NAME="" TIMES=()
# stage NAME: ends the stage before, and begins one.
stage() {
	[ -z "$NAME" ] || TIMES+=("$(printf '%3d:%02d  %s' $(((SECONDS - BEGIN) / 60)) $(((SECONDS - BEGIN) % 60)) "$NAME")")
	BEGIN=$SECONDS NAME="$1"
	[ -z "$1" ] || say "$1"
}
finish() {
	stage ""
	say "All checks passed"
	printf '%s\n' "${TIMES[@]}"
	exit 0
}

stage "Set-up"
setup test

stage "Format"
cargo fmt --all --check
cargo fmt --manifest-path scripts/probe/Cargo.toml --all --check
cargo fmt --manifest-path node/wasm-opt/Cargo.toml --check
cargo fmt --manifest-path fuzz/runner/Cargo.toml --check
cargo fmt --manifest-path web/reader/Cargo.toml --check
cargo fmt --manifest-path model/Cargo.toml --check
./scripts/format-js.sh

stage "The holder's page: types, lints, tests, size"
./scripts/web.sh

stage "One build for programs and tests"
./scripts/one-build.sh

stage "Dependencies: licences, sources, advisories"
./scripts/deny.sh

if [ -x "$BIN/distribution-node" ]; then
	stage "Lints, and the tests' build"
else
	stage "Lints, and the tests' build (the first time three quarters of an hour on two cores)"
fi
./scripts/clippy.sh

stage "Unit, property and runtime tests"
./scripts/rust-tests.sh

stage "Documents of the code"
./scripts/docs.sh

[ "$WHAT" != fast ] || finish

stage "Node with the runtime's wasm, and command line"
cargo build "${PROGRAMS[@]}"

stage "End to end, through the node"
exported="$(mktemp -d)"
trap 'rm -rf "$exported"' EXIT
EXPORTED_STATE="$exported/state.json" ./scripts/e2e.sh

stage "An upgrade, on the state of the chain that was used"
./scripts/rehearse-upgrade.sh "$exported/state.json"
finish
