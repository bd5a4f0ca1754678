# Shared by the scripts: where things are, and how cargo is called. Source it; do not run it.

set -euo pipefail

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$ROOT"

# One target directory for every clone: a fresh one finds the dependencies built already.
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/distribution/target}"
export WASM_BUILD_WORKSPACE_HINT="$ROOT"
export PATH="$HOME/.cargo/bin:$PATH"
BIN="$CARGO_TARGET_DIR/release"

# One selection of packages and features for everything native: any other would compile the whole
# dependency tree once more. The wasm runtime chooses its own features (node/build.rs).
SELECTION=(--release --workspace --locked --features runtime-benchmarks,try-runtime)

# say TEXT: a headline with the time since the script began.
say() {
	printf '\n== [%02d:%02d] %s\n' $((SECONDS / 60)) $((SECONDS % 60)) "$*"
}

die() {
	printf 'error: %s\n' "$*" >&2
	exit 1
}
