#!/usr/bin/env bash
# Prints figures of the index: blocks a second, one by one and many at a time, beside a node and DELAY ms away (20),
# memory, size, and how fast the API answers. About 20 minutes for BLOCKS blocks (3,000), most of it one by one; leave
# the machine alone meanwhile. PAYMENTS (40,000) is the size of one of its rounds; index-figures.mjs says at its head what
# else can be set. The load comes from wrk, which Debian has as a package.
BUILDS=no source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

[ -x "$BIN/distribution-node" ] || die "build the node first: scripts/run.sh --build or scripts/test.sh"
command -v wrk >/dev/null || die "wrk is missing, which asks the API: apt-get install wrk"
./scripts/npm.sh
DISTRIBUTION_BIN="$BIN" node scripts/index-figures.mjs
