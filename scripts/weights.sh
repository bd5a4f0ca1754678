#!/usr/bin/env bash
# Measures weights on this runtime's wasm and writes them to runtime/src/weights/: those of our pallets, of the
# pallets named, or with `all` of every pallet there is a file for. Ours take about a quarter of an hour after
# the build, all about an hour; leave the machine alone meanwhile.
# STEPS and REPEAT may be set for a quicker, rougher run, and OUT for another place.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

[ -x "$BIN/distribution-node" ] || die "build the node first: scripts/run.sh --build or scripts/test.sh"
WASM="$(./scripts/bench-wasm.sh)"
OUT="${OUT:-$ROOT/runtime/src/weights}"
LOG="$(mktemp)"
trap 'rm -f "$LOG"' EXIT
mkdir -p "$OUT"
[ $# -gt 0 ] || set -- pallet_brakes pallet_compliance pallet_distribution pallet_distribution_clock \
	pallet_distribution_fees pallet_emission
if [ "$1" = all ]; then
	set --
	for file in runtime/src/weights/*.rs; do
		name="$(basename "$file" .rs)"
		case "$name" in
			mod | xcm) continue ;;
			pallet_xcm_benchmarks_*) name="pallet_xcm_benchmarks::${name#pallet_xcm_benchmarks_}" ;;
		esac
		set -- "$@" "$name"
	done
fi
for pallet in "$@"; do
	say "$pallet"
	"$BIN/distribution-node" benchmark pallet \
		--runtime "$WASM" --genesis-builder=runtime --genesis-builder-preset=development \
		--pallets "$pallet" --extrinsic '*' \
		--steps "${STEPS:-20}" --repeat "${REPEAT:-10}" --wasm-execution=compiled --heap-pages=4096 \
		--template scripts/weights.hbs --output "$OUT/" >"$LOG" 2>&1 || { tail -20 "$LOG"; die "$pallet failed"; }
done
