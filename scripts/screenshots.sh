#!/usr/bin/env bash
# Makes the pictures of docs/screens.md: every screen of the page, light and dark, before a development chain of its own, in
# docs/images/page. It takes a minute. Times, block numbers and hashes in them differ from run to run.
#
#   scripts/screenshots.sh [FOLDER]    another folder, to look first
BUILDS=no source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

[ -x "$BIN/distribution-node" ] || die "build the node first: scripts/run.sh --build or scripts/test.sh"
./scripts/web.sh current || ./scripts/web.sh build >/dev/null
./scripts/npm.sh
DISTRIBUTION_BIN="$BIN" DISTRIBUTION_WEB="$CARGO_TARGET_DIR/web" node scripts/screenshots.mjs "${1:-docs/images/page}"
