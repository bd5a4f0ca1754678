# Shared by the scripts: where things are, and how cargo is called. Source it; do not run it.

set -euo pipefail

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$ROOT"

# One target directory for every clone: a fresh one finds the dependencies built already.
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/distribution/target}"
export WASM_BUILD_WORKSPACE_HINT="$ROOT"
export PATH="$HOME/.cargo/bin:$PATH"
BIN="$CARGO_TARGET_DIR/release"
# Written by setup.sh where the system's compiler has to be used although rustup is there.
SYSTEM_RUST="$CARGO_TARGET_DIR/use-system-rust"
[ ! -f "$SYSTEM_RUST" ] || export PATH="/usr/bin:$PATH"

# Cargo tells the sources of one clone from those of another by their age alone. When another clone built
# last, make ours look new, so that nothing of the other's is taken for ours. A script that only runs what is
# built sets BUILDS=no.
mkdir -p "$CARGO_TARGET_DIR"
if [ "${BUILDS:-yes}" = yes ] && [ "$(cat "$CARGO_TARGET_DIR/last-clone" 2>/dev/null || true)" != "$ROOT" ]; then
	find . -name target -prune -o -name node_modules -prune -o -name .git -prune -o -type f -exec touch -c {} +
	printf '%s' "$ROOT" >"$CARGO_TARGET_DIR/last-clone"
fi

# One selection of packages and features for everything native: any other would compile the whole
# dependency tree once more. The wasm runtime chooses its own features (node/build.rs). The network tests and
# their relay chain are left out: scripts/zombienet.sh builds them.
SELECTION=(--release --workspace --exclude distribution-zombienet --exclude distribution-relay --locked
	--features runtime-benchmarks,try-runtime)
# The relay chain's runtime stands in tests of messages as native code alone.
export SKIP_ROCOCO_RUNTIME_WASM_BUILD=1

# say TEXT: a headline with the time since the script began.
say() {
	printf '\n== [%02d:%02d] %s\n' $((SECONDS / 60)) $((SECONDS % 60)) "$*"
}

die() {
	printf 'error: %s\n' "$*" >&2
	exit 1
}

# runtime_wasm FEATURE: builds the runtime's wasm with a feature, for benchmarks and rehearsals, under a name of its own,
# and prints its path. The flags are those that the wasm builder uses for the production wasm.
runtime_wasm() {
	local target="$CARGO_TARGET_DIR/bench-runtime"
	CARGO_TARGET_DIR="$target" SKIP_WASM_BUILD=1 \
		RUSTFLAGS="-C link-arg=--export-table -C link-arg=--export=__heap_base -C link-arg=--import-memory --cfg substrate_runtime" \
		cargo rustc --release --locked -p distribution-runtime --lib --crate-type cdylib \
		--target wasm32v1-none --no-default-features --features "$1" >&2 || return 1
	cp "$target/wasm32v1-none/release/distribution_runtime.wasm" "$target/$1.wasm"
	echo "$target/$1.wasm"
}
