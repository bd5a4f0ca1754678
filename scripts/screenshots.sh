#!/usr/bin/env bash
# Takes a picture of every screen of the page, light and dark, before a development chain made for it, and writes them to
# docs/images/page with a document that shows them: scripts/screenshots.sh [NAME…]. With names it takes these screens alone.
# About three minutes. What is on the pictures has other dates and hashes each time, so take them when screens change.
BUILDS=no source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

[ -x "$BIN/distribution-node" ] || die "build the node first: scripts/run.sh --build or scripts/test.sh"
./scripts/web.sh current || ./scripts/web.sh build >/dev/null
[ -f "$CARGO_TARGET_DIR/web/reader.wasm" ] || die "the page has no reader of lists, which the screen of a new round needs"
./scripts/npm.sh
DISTRIBUTION_BIN="$BIN" DISTRIBUTION_WEB="$CARGO_TARGET_DIR/web" node scripts/screenshots.mjs docs/images/page "$@"
