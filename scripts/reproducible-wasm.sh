#!/usr/bin/env bash
# Builds the production runtime's wasm from two fresh clones of HEAD, in folders of different names and depth and with
# cargo's own folder elsewhere, and compares the two with each other and with the wasm in the node built here. Prints
# their hashes and ends with 1 if they differ. With the node built it takes about ten minutes on two cores.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

git diff --quiet HEAD -- || die "commit first: the clones have only what is committed"
COMMIT="$(git rev-parse HEAD)"
WASM=wbuild/distribution-runtime/distribution_runtime.compact.compressed.wasm
WORK="$(mktemp -d)"
trap 'rm -rf "$WORK"' EXIT

say "Building the node"
# What makes the wasm is the node's build script; cargo tells where it is.
SCRIPT="$(cargo build "${PROGRAMS[@]}" --message-format=json-render-diagnostics | node -e '
	for (const line of require("fs").readFileSync(0, "utf8").split("\n").filter((line) => line.startsWith("{"))) {
		const { reason, manifest_path: manifest, target, filenames } = JSON.parse(line);
		if (reason === "compiler-artifact" && manifest === process.argv[1] && target.kind.includes("custom-build")) {
			console.log(filenames[0]);
		}
	}' "$ROOT/node/Cargo.toml")"
[ -x "$SCRIPT" ] || die "cargo names no build script of the node: ${SCRIPT:-nothing}"

# build CLONE TARGET CARGO_HOME: the wasm of a fresh clone, with its dependencies, as cargo would have it built.
build() {
	local clone="$1" target="$2"
	git clone -q --no-checkout "$ROOT" "$clone"
	git -C "$clone" checkout -q --detach "$COMMIT"
	mkdir -p "$target/release/build/distribution-node/out"
	(
		cd "$clone/node"
		unset "${!WASM_BUILD_@}" "${!SKIP_@}" WASM_TARGET_DIRECTORY RUSTFLAGS
		RUSTUP_TOOLCHAIN="$(sed -n 's/^channel = "\(.*\)"/\1/p' "$clone/rust-toolchain.toml")"
		export RUSTUP_TOOLCHAIN CARGO_HOME="$3" CARGO=cargo RUSTC=rustc PROFILE=release
		export CARGO_PKG_NAME=distribution-node CARGO_MANIFEST_DIR="$clone/node" WASM_BUILD_WORKSPACE_HINT="$clone"
		export OUT_DIR="$target/release/build/distribution-node/out"
		"$SCRIPT"
	) >"$WORK/build.log" 2>&1 || { tail -30 "$WORK/build.log"; die "the wasm of $clone was not built"; }
	[ -f "$target/release/$WASM" ] || { tail -30 "$WORK/build.log"; die "the build script made no wasm"; }
}

CARGO_FOLDER="${CARGO_HOME:-$HOME/.cargo}"
say "The first wasm"
build "$WORK/one" "$WORK/target-of-one/target" "$CARGO_FOLDER"

say "The second wasm"
mkdir -p "$WORK/a/deeper/folder/cargo"
ln -s "$CARGO_FOLDER"/* "$WORK/a/deeper/folder/cargo/"
build "$WORK/a/deeper/folder/of/another-name" "$WORK/a/deeper/target" "$WORK/a/deeper/folder/cargo"

say "Hashes of commit $COMMIT"
FIRST="$WORK/target-of-one/target/release/$WASM"
SECOND="$WORK/a/deeper/target/release/$WASM"
SAME=yes KEEP=0
for wasm in "$FIRST" "$SECOND" "$BIN/$WASM"; do
	printf 'sha256 %s  blake2-256 0x%s\n' "$(sha256sum <"$wasm" | cut -d' ' -f1)" "$(b2sum -l 256 <"$wasm" | cut -d' ' -f1)"
	cmp -s "$FIRST" "$wasm" || SAME=no
done
if [ $SAME = no ]; then
	KEPT="$(mktemp -d)"
	for name in "$FIRST" "$SECOND" "$BIN/$WASM"; do
		cp "${name%.compressed.wasm}.wasm" "$KEPT/$((++KEEP)).wasm"
	done
	die "they differ: first clone, second clone, node built here; uncompressed in $KEPT"
fi
echo "The same: two clones, and the node built here ($(rustc --version))"
