#!/usr/bin/env bash
# Runs the end-to-end tests against the built node: all files below e2e/test/, or those that are named. A NAME is a file
# or a folder: `scripts/e2e.sh chain/rounds`, `scripts/e2e.sh real`; one that matches nothing fails. The real lists are
# found in the folder that DISTRIBUTION_DATA_DIR names, or beside the clone in ../shared/data; without them, lists of the
# same shape are made. e2e/run.mjs says what else can be set.
BUILDS=no source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

export DISTRIBUTION_BIN="${DISTRIBUTION_BIN:-$BIN}"
[ -x "$DISTRIBUTION_BIN/distribution-node" ] || die "build the node first: scripts/test.sh or scripts/run.sh --build"
# The page that scripts/web.sh has built.
export DISTRIBUTION_WEB="${DISTRIBUTION_WEB:-$CARGO_TARGET_DIR/web}"
if [ -z "${DISTRIBUTION_DATA_DIR:-}" ] && [ -d ../shared/data ]; then
	DISTRIBUTION_DATA_DIR="$(cd ../shared/data && pwd)"
	export DISTRIBUTION_DATA_DIR
fi
export E2E_TIMES="${E2E_TIMES:-$STATE/e2e-times.json}"

./scripts/npm.sh
exec node e2e/run.mjs "$@"
