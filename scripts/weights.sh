#!/usr/bin/env bash
# Measures weights on this runtime's wasm and writes them to runtime/src/weights/: those of all pallets, or of
# the pallets named (`scripts/weights.sh pallet_distribution`). All take about half an hour after the build;
# leave the machine alone meanwhile. STEPS and REPEAT may be set for a quicker, rougher run, and OUT for
# another place. With STEPS=2 REPEAT=1 it tells whether every benchmark runs at all.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

[ -x "$BIN/distribution-node" ] || die "build the node first: scripts/run.sh or scripts/test.sh"
WASM="$(./scripts/bench-wasm.sh)"
OUT="${OUT:-$ROOT/runtime/src/weights}"
mkdir -p "$OUT"
pallets=(--pallet '*' --exclude-pallets polkadot_runtime_common::claims)
[ $# -eq 0 ] || pallets=(--pallets "$(IFS=,; echo "$*")")
"$BIN/distribution-node" benchmark pallet \
	--runtime "$WASM" --genesis-builder=runtime --genesis-builder-preset=development \
	"${pallets[@]}" --extrinsic '*' \
	--steps "${STEPS:-20}" --repeat "${REPEAT:-10}" --wasm-execution=compiled --heap-pages=4096 \
	--template scripts/weights.hbs --output "$OUT/"
# The weights of transaction extensions are a trait of their own.
[ ! -f "$OUT/frame_system_extensions.rs" ] \
	|| sed -i 's/impl<T: frame_system::Config> frame_system_extensions::WeightInfo/impl<T: frame_system::Config> frame_system::ExtensionsWeightInfo/' \
		"$OUT/frame_system_extensions.rs"
