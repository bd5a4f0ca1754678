#!/usr/bin/env bash
# Builds the runtime's wasm for rehearsing an upgrade, one spec version above the node's and with a migration over
# several blocks, and prints its path. It is not compressed: the tests do that.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

runtime_wasm rehearsal
