#!/usr/bin/env bash
# Runs the end-to-end tests against the built node. The real lists are found in the folder that
# DISTRIBUTION_DATA_DIR names, or beside the clone in ../shared/data; without them, lists of the same shape
# are made. `scripts/e2e.sh NAME…` runs test/NAME.test.mjs alone.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

export DISTRIBUTION_BIN="${DISTRIBUTION_BIN:-$BIN}"
[ -x "$DISTRIBUTION_BIN/distribution-node" ] || die "build the node first: scripts/test.sh or scripts/run.sh"
if [ -z "${DISTRIBUTION_DATA_DIR:-}" ] && [ -d ../shared/data ]; then
	DISTRIBUTION_DATA_DIR="$(cd ../shared/data && pwd)"
	export DISTRIBUTION_DATA_DIR
fi

cd e2e
npm ci --no-audit --no-fund --loglevel=error
run() {
	local together="$1" name files=()
	shift
	for name in "$@"; do
		[ -f "test/$name.test.mjs" ] || die "no test/$name.test.mjs"
		files+=("test/$name.test.mjs")
	done
	node --test --test-concurrency="$together" --test-reporter=spec "${files[@]}"
}

if [ $# -gt 0 ]; then
	run 1 "$@"
else
	# Those that mostly wait for blocks go side by side; each has a node of its own.
	run 2 compliance rounds emission emission-cli wallet cli node chain-spec deploy service failures
	run 1 real-list compliance-list
fi
