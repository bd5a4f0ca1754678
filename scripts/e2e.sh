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
files=()
for name in "${@:-node rounds cli compliance real-list compliance-list}"; do
	for one in $name; do
		[ -f "test/$one.test.mjs" ] || die "no test/$one.test.mjs"
		files+=("test/$one.test.mjs")
	done
done
node --test --test-concurrency=1 --test-reporter=spec "${files[@]}"
