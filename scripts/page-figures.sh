#!/usr/bin/env bash
# Prints the figures of the page in docs/benchmarks.md: how large it is, what a first visit takes on a computer and on a
# phone, and what lists of a million rows (ROWS) take in the browser, for holders and for managers. About a quarter of an
# hour; leave the machine alone meanwhile. TIMES (5) is how often each visit is measured.
BUILDS=no source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

[ -x "$BIN/distribution-node" ] || die "build the node first: scripts/run.sh --build or scripts/test.sh"
./scripts/web.sh current || ./scripts/web.sh build >/dev/null
./scripts/npm.sh
DISTRIBUTION_BIN="$BIN" DISTRIBUTION_WEB="$CARGO_TARGET_DIR/web" node scripts/page-figures.mjs
