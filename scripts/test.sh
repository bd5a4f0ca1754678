#!/usr/bin/env bash
# Sets up and runs all checks, fastest first: format, dependencies, lints with the tests' build, tests (each benchmark once
# among them), documents of the code, the programs with the runtime's wasm, and the programs end to end.
# Prints what each stage took, and the slowest tests.
#
#   scripts/test.sh        all
#   scripts/test.sh fast   stops before what needs the built node
#   scripts/test.sh deep   the Rust tests alone, each property with 10,000 cases and random walks of ten times the length, and
#                          the models in larger worlds: for a night, not for every change
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

WHAT="${1:-all}"
[[ "$WHAT" =~ ^(all|fast|deep)$ ]] || die "no such selection: $WHAT; there are all, fast and deep"

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

if [ "$WHAT" = deep ]; then
	stage "Lints, and the tests' build"
	./scripts/clippy.sh
	stage "Properties with 10,000 cases, and long random walks"
	PROPTEST_CASES=10000 MODEL_OPERATIONS=1000000 MIXED_SEEDS=80 ./scripts/rust-tests.sh
	stage "Models in larger worlds"
	./scripts/model.sh --deep
	finish
fi

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
