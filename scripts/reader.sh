#!/usr/bin/env bash
# Builds the reader of lists for the page: web/reader/, as WebAssembly.
#
#   scripts/reader.sh FOLDER   puts reader.wasm into the folder of a built page
#   scripts/reader.sh --test   lints it, and runs its tests on this machine
#   scripts/reader.sh --lock   writes web/reader/Cargo.lock anew, with the versions of Cargo.lock
BUILDS=no source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

MANIFEST=web/reader/Cargo.toml
TARGET=wasm32-unknown-unknown
# A target directory of its own: the ordinary build stays as it is.
TARGET_DIR="$CARGO_TARGET_DIR/reader"

case "${1:-}" in
	--lock)
		cp Cargo.lock web/reader/Cargo.lock
		# What nothing needs goes, and only what is missing is looked for.
		cargo update --workspace --manifest-path "$MANIFEST"
		;;
	--test)
		# Linted as it is compiled, as our other crates are.
		linted
		CARGO_TARGET_DIR="$TARGET_DIR" cargo test --locked --manifest-path "$MANIFEST"
		;;
	"" | -*)
		die "name the folder of the built page, or give --test or --lock"
		;;
	*)
		[ -d "$1" ] || die "there is no folder $1: build the page first with scripts/web.sh"
		if [ ! -d "$(rustc --print sysroot)/lib/rustlib/$TARGET" ]; then
			command -v rustup >/dev/null || die "please install Rust's target $TARGET, with which the reader is built"
			rustup target add "$TARGET"
		fi
		# No more than 2 GiB for a file and what is made of it; and nothing of this machine's folders in it.
		FLAGS=(
			-C link-arg=--max-memory=2147483648
			"--remap-path-prefix=$ROOT=."
			"--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo"
		)
		# Folders may have spaces in their names.
		CARGO_ENCODED_RUSTFLAGS="$(IFS=$'\x1f' && printf '%s' "${FLAGS[*]}")" CARGO_TARGET_DIR="$TARGET_DIR" \
			cargo build --release --locked --manifest-path "$MANIFEST" --target "$TARGET"
		cp "$TARGET_DIR/$TARGET/release/distribution_reader.wasm" "$1/reader.wasm"
		;;
esac
