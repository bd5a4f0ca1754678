#!/usr/bin/env bash
# Measures weights on this runtime's wasm and writes them to runtime/src/weights/: those of our pallets, of the
# pallets named, or with `all` of every pallet there is a file for. Each benchmark takes ten seconds or more: ours take a
# quarter of an hour at least after the build, all more than an hour; leave the machine alone meanwhile.
# STEPS and REPEAT may be set for a quicker, rougher run, and OUT for another place.
#
#   scripts/weights.sh --check   writes nothing: measures again, at both ends of each component and a few times only,
#                                compares with what the files say, and prints one table, worst first. Fails if a file
#                                declares less than nine tenths of what was measured, or more than twice as much, or
#                                fewer bytes of proof. What seems to be so is measured a second time, and longer: then
#                                that counts. For the machine that measured the files.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

CHECK=no
if [ "${1:-}" = --check ]; then
	CHECK=yes
	shift
fi
[ -x "$BIN/distribution-node" ] || die "build the node first: scripts/run.sh --build or scripts/test.sh"
WASM="$(./scripts/bench-wasm.sh)"
WORK="$(mktemp -d)"
trap 'rm -rf "$WORK"' EXIT
[ $# -gt 0 ] || set -- pallet_brakes pallet_compliance pallet_distribution pallet_distribution_clock \
	pallet_distribution_fees pallet_distribution_lists pallet_emission
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

# measure PALLET BENCHMARKS ARGUMENTS…: runs those of its benchmarks.
measure() {
	say "$1"
	"$BIN/distribution-node" benchmark pallet \
		--runtime "$WASM" --genesis-builder=runtime --genesis-builder-preset=development \
		--pallets "$1" --extrinsic "$2" --wasm-execution=compiled --heap-pages=4096 \
		"${@:3}" >"$WORK/log" 2>&1 </dev/null || { tail -20 "$WORK/log"; die "$1 failed"; }
}

OUT="${OUT:-$ROOT/runtime/src/weights}"
if [ $CHECK = no ]; then
	mkdir -p "$OUT"
	for pallet in "$@"; do
		measure "$pallet" '*' --steps "${STEPS:-20}" --repeat "${REPEAT:-10}" \
			--template scripts/weights.hbs --output "$OUT/"
	done
	exit
fi

# again TURN PALLET BENCHMARKS SECONDS: measures both ends of each component, each benchmark for so many seconds at least.
again() {
	measure "$2" "$3" --steps 2 --repeat "${REPEAT:-5}" --min-duration "$4" --quiet \
		--json-file "$WORK/results/$1-${2//:/_}.json"
}
mkdir "$WORK/results"
for pallet in "$@"; do again 1 "$pallet" '*' 0; done
node scripts/check-weights.mjs --doubtful "$OUT" "$WORK/results" >"$WORK/doubtful"
while read -r pallet some; do again 2 "$pallet" "$some" 10; done <"$WORK/doubtful"
say "Declared and measured"
node scripts/check-weights.mjs "$OUT" "$WORK/results"
