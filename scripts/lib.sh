# Shared by the scripts: where things are, and how cargo is called. Source it; do not run it.

set -euo pipefail

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$ROOT"

# What is kept between runs: tools, the development chain, times of tests.
STATE="${XDG_CACHE_HOME:-$HOME/.cache}/distribution"
# One target directory for every clone: a fresh one finds the dependencies built already.
CARGO_TARGET_DIR="$(realpath -m "${CARGO_TARGET_DIR:-$STATE/target}")"
export CARGO_TARGET_DIR
export WASM_BUILD_WORKSPACE_HINT="$ROOT"
export PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
BIN="$CARGO_TARGET_DIR/release"
# Written by setup.sh where the system's compiler has to be used although rustup is there.
SYSTEM_RUST="$CARGO_TARGET_DIR/use-system-rust"
RUST_CHANNEL="$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)"
use_rust() {
	if [ -f "$SYSTEM_RUST" ]; then
		export PATH="/usr/bin:$PATH"
		unset RUSTUP_TOOLCHAIN
	else
		# Stronger than an override of this folder, and than a toolchain that the environment names.
		export RUSTUP_TOOLCHAIN="$RUST_CHANNEL"
	fi
}
use_rust
# Written by setup.sh: where there are several tools of a name, those that do what is needed.
TOOLS="$CARGO_TARGET_DIR/tools.sh"
# shellcheck disable=SC1090 # made by setup.sh, which looks at the machine as it is
if [ -z "${CHOOSES_TOOLS:-}" ] && [ -f "$TOOLS" ]; then source "$TOOLS"; fi

# sum_of FOLDER: a hash of the names and contents of its files, but for what is installed or built in it.
sum_of() {
	find "$1" \( -name node_modules -o -name dist \) -prune -o -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum | cut -c1-64
}
# Cargo tells the sources of one clone from those of another by their age alone. When another clone built
# last, make ours look new, so that nothing of the other's is taken for ours. A script that only runs what is
# built sets BUILDS=no.
mkdir -p "$STATE" "$CARGO_TARGET_DIR"
if [ "${BUILDS:-yes}" = yes ] && [ "$(cat "$CARGO_TARGET_DIR/last-clone" 2>/dev/null || true)" != "$ROOT" ]; then
	find . -name target -prune -o -name node_modules -prune -o -name .git -prune -o -type f -exec touch -c {} +
	# The dependency tree is built on this crate. Unless it has changed, it must not look new.
	if [ "$(sum_of node/wasm-opt)" = "$(cat "$CARGO_TARGET_DIR/wasm-opt.sum" 2>/dev/null || true)" ]; then
		find node/wasm-opt -type f -exec touch -c -d @1000000000 {} +
	fi
	sum_of node/wasm-opt >"$CARGO_TARGET_DIR/wasm-opt.sum"
	printf '%s' "$ROOT" >"$CARGO_TARGET_DIR/last-clone"
fi

# One selection of packages and features for everything native: any other would compile the whole
# dependency tree once more. The wasm runtime chooses its own features (node/build.rs). The network tests and
# their relay chain are left out: scripts/zombienet.sh builds them.
SELECTION=(--release --workspace --exclude distribution-zombienet --exclude distribution-relay --locked
	--features runtime-benchmarks,try-runtime)
# The programs alone: what running needs. node/Cargo.toml asks for the features that the selection above has, so that
# the tests go on from what this built.
PROGRAMS=(--release --locked -p distribution-node -p distribution-cli)
# The node's build script makes the wasm; the runtime's own would make the same once more.
export SKIP_DISTRIBUTION_RUNTIME_WASM_BUILD=1
# The relay chain's runtime stands in tests of messages as native code alone.
export SKIP_ROCOCO_RUNTIME_WASM_BUILD=1

# shellcheck source=scripts/versions.env
source "$ROOT/scripts/versions.env"

# say TEXT: a headline with the time since the script began.
say() {
	printf '\n== [%02d:%02d] %s\n' $((SECONDS / 60)) $((SECONDS % 60)) "$*"
}

die() {
	printf 'error: %s\n' "$*" >&2
	exit 1
}

# setup LEVEL: installs what is missing for it (scripts/setup.sh), and takes the tools that it chose.
setup() {
	./scripts/setup.sh "$1"
	# shellcheck disable=SC1090 # made by setup.sh
	source "$TOOLS"
	use_rust
}

# linted: from here on clippy compiles our crates, and any warning fails. Its artifacts are its own: those of the programs
# are not touched.
linted() {
	local driver
	if [ -f "$SYSTEM_RUST" ]; then
		driver=/usr/bin/clippy-driver
	else
		driver="$(rustup which clippy-driver 2>/dev/null || command -v clippy-driver)"
	fi
	[ -x "$driver" ] || die "clippy is missing; run scripts/setup.sh"
	export RUSTC_WORKSPACE_WRAPPER="$driver" SKIP_DISTRIBUTION_NODE_WASM_BUILD=1
	# How the driver takes arguments; the odd word is the separator that it wants.
	export CLIPPY_ARGS="-D__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__"
}

# runtime_wasm FEATURE: builds the runtime's wasm with a feature, for benchmarks and rehearsals, under a name of its own,
# and prints its path. As the wasm builder does it for the production wasm: in a workspace of its own, so that neither the
# profile nor the features of the native build reach it, with the same flags.
runtime_wasm() {
	local target="$CARGO_TARGET_DIR/bench-runtime"
	local project="$target/$1"
	mkdir -p "$project/src"
	cat >"$project/Cargo.toml" <<-EOF
		[workspace]
		[package]
		name = "runtime-wasm"
		edition = "2021"
		[lib]
		crate-type = ["cdylib"]
		[dependencies]
		distribution-runtime = { path = "$ROOT/runtime", default-features = false, features = ["transaction-index", "$1"] }
		[profile.release]
		panic = "abort"
		lto = "thin"
	EOF
	printf '#![no_std]\nextern crate alloc;\npub use distribution_runtime::*;\n' >"$project/src/lib.rs"
	cp Cargo.lock "$project/Cargo.lock"
	CARGO_TARGET_DIR="$target" SKIP_WASM_BUILD=1 \
		RUSTFLAGS="-C link-arg=--export-table -C link-arg=--export=__heap_base -C link-arg=--import-memory --cfg substrate_runtime" \
		cargo build --release --manifest-path "$project/Cargo.toml" --target wasm32v1-none >&2 || return 1
	cp "$target/wasm32v1-none/release/runtime_wasm.wasm" "$target/$1.wasm"
	echo "$target/$1.wasm"
}
