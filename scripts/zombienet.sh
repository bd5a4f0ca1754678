#!/usr/bin/env bash
# Runs the network tests: `scripts/zombienet.sh [SCENARIO…]`, all of zombienet/tests/ by default, one after the
# other. See zombienet/README.md, also for the variables that set their size. Each runs in namespaces of its own: nothing
# listens on the machine's network, and when it ends, or Ctrl-C ends it, no process is left.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# A scenario that has not ended after so many minutes is ended.
LIMIT="${ZOMBIENET_LIMIT:-240}"
# Where the relay chain's node is kept once built.
KEPT="$STATE/polkadot-$SDK_RELEASE"
WORKERS=(polkadot-prepare-worker polkadot-execute-worker)

ALL=()
for file in zombienet/tests/*.rs; do
	ALL+=("$(basename "$file" .rs)")
done
SCENARIOS=("$@")
[ $# -gt 0 ] || SCENARIOS=("${ALL[@]}")
# lib.sh has changed the folder.
[ -z "${UPGRADE_WASM:-}" ] || UPGRADE_WASM="$(cd "$OLDPWD" && realpath "$UPGRADE_WASM")"
for name in "${SCENARIOS[@]}"; do
	[ -f "zombienet/tests/$name.rs" ] || die "no scenario $name; there are: ${ALL[*]}"
done

ISOLATED=(unshare --user --map-root-user --net --mount --pid --fork --kill-child --mount-proc)
ulimit -n "$(ulimit -Hn)"

setup test

say "Node and command line"
cargo build "${PROGRAMS[@]}"

# usable FOLDER: whether it has the relay chain's node of our release, with its runtime and both workers.
usable() {
	local worker
	for worker in "${WORKERS[@]}"; do
		[ -x "$1/$worker" ] || return 1
	done
	[[ "$("$1/polkadot" --version 2>/dev/null)" == "polkadot $RELAY_NODE."* ]] \
		&& "$1/polkadot" build-spec --chain rococo-local >/dev/null 2>&1
}
FOUND="$(dirname "$(command -v polkadot || echo none/polkadot)")"
if usable "$FOUND"; then
	RELAY="$FOUND"
elif usable "$KEPT"; then
	RELAY="$KEPT"
else
	say "Building the relay chain's node (once; about 40 minutes on two cores)"
	env -u SKIP_ROCOCO_RUNTIME_WASM_BUILD cargo build --release --locked -p distribution-relay
	mkdir -p "$KEPT"
	cp "$BIN/polkadot" "${WORKERS[@]/#/$BIN/}" "$KEPT/"
	RELAY="$KEPT"
fi
say "The relay chain's node is $RELAY/polkadot: $("$RELAY/polkadot" --version)"

if [[ " ${SCENARIOS[*]} " == *" upgrade "* ]] && [ -z "${UPGRADE_WASM:-}" ]; then
	say "Building the runtime that the upgrade goes to"
	UPGRADE_WASM="$(./scripts/rehearsal-wasm.sh)"
fi

if [[ " ${SCENARIOS[*]} " == *" page "* ]]; then
	say "The page, and what opens it"
	./scripts/web.sh build
	./scripts/npm.sh
fi

say "Lints, and the tests' build"
./scripts/clippy.sh distribution-zombienet
# What clippy has built is what runs.
linted
export UPGRADE_WASM="${UPGRADE_WASM:-}" DISTRIBUTION_BIN="$BIN" POLKADOT="$RELAY/polkadot"
export ZOMBIENET_DIR="${ZOMBIENET_DIR:-$CARGO_TARGET_DIR/zombienet}"
export ZOMBIENET_RESULTS="${ZOMBIENET_RESULTS:-$ZOMBIENET_DIR/results.jsonl}"
# What the tests ask is on this machine, whatever proxy there is.
export NO_PROXY="127.0.0.1,localhost${NO_PROXY:+,$NO_PROXY}"
export no_proxy="$NO_PROXY"
mkdir -p "$ZOMBIENET_DIR"

# binary NAME: the test program of a scenario.
binary() {
	cargo test --release --locked -p distribution-zombienet --no-run --test "$1" --message-format json 2>/dev/null \
		| sed -n 's/.*"executable":"\([^"]*\)".*/\1/p' | tail -n 1
}

RUNNING=""
# The end of unshare is the end of all that it started: the kernel kills every process of the namespace.
stop() {
	[ -z "$RUNNING" ] || kill -KILL "$RUNNING" 2>/dev/null || true
	RUNNING=""
}
trap stop EXIT
trap 'stop; exit 130' INT TERM

FAILED=()
for name in "${SCENARIOS[@]}"; do
	program="$(binary "$name")"
	[ -x "$program" ] || die "the test program of $name was not built"
	say "Scenario $name"
	# /run is where `ip netns` keeps its names. The shell stays: it is the namespace's first process.
	"${ISOLATED[@]}" bash -c '
		ip link set lo up && mount -t tmpfs tmpfs /run || exit 1
		timeout --kill-after=30 "$2m" "$1" --nocapture --test-threads=1
		exit $?' bash "$program" "$LIMIT" &
	RUNNING=$!
	if wait "$RUNNING"; then
		RUNNING=""
	else
		RUNNING=""
		FAILED+=("$name")
	fi
done

say "Figures: $ZOMBIENET_RESULTS"
[ ${#FAILED[@]} = 0 ] || die "failed: ${FAILED[*]}; logs are in $ZOMBIENET_DIR"
say "All scenarios passed: ${SCENARIOS[*]}"
