#!/usr/bin/env bash
# Measures weights on this runtime's wasm and writes them to runtime/src/weights/: those of our pallets, or of
# the pallets named. Takes about a quarter of an hour after the build; leave the machine alone meanwhile.
# STEPS and REPEAT may be set for a quicker, rougher run, and OUT for another place.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

[ -x "$BIN/distribution-node" ] || die "build the node first: scripts/run.sh or scripts/test.sh"
WASM="$(./scripts/bench-wasm.sh)"
OUT="${OUT:-$ROOT/runtime/src/weights}"
mkdir -p "$OUT"
[ $# -gt 0 ] || set -- pallet_compliance pallet_distribution
"$BIN/distribution-node" benchmark pallet \
	--runtime "$WASM" --genesis-builder=runtime --genesis-builder-preset=development \
	--pallets "$(IFS=,; echo "$*")" --extrinsic '*' \
	--steps "${STEPS:-20}" --repeat "${REPEAT:-10}" --wasm-execution=compiled --heap-pages=4096 \
	--template scripts/weights.hbs --output "$OUT/"
