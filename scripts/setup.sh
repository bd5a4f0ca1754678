#!/usr/bin/env bash
# Installs what the build needs and is missing: system packages, the compiler with the wasm target, and
# Node.js, systemd-analyze and ip for the end-to-end tests. Does nothing where all is there. For Debian and Ubuntu.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

as_root() {
	if [ "$(id -u)" = 0 ]; then
		"$@"
	elif command -v sudo >/dev/null; then
		sudo "$@"
	else
		die "cannot install packages: become root, or install sudo, then run this again ($*)"
	fi
}

packages() {
	local missing=()
	command -v clang >/dev/null || missing+=(clang)
	ls /usr/lib/llvm-*/lib/libclang*.so* >/dev/null 2>&1 || missing+=(libclang-dev)
	command -v cmake >/dev/null || missing+=(cmake)
	command -v protoc >/dev/null || missing+=(protobuf-compiler)
	command -v pkg-config >/dev/null || missing+=(pkg-config)
	command -v g++ >/dev/null || missing+=(g++)
	command -v make >/dev/null || missing+=(make)
	[ -e /usr/include/openssl/ssl.h ] || missing+=(libssl-dev)
	command -v curl >/dev/null || missing+=(curl ca-certificates)
	command -v git >/dev/null || missing+=(git)
	command -v node >/dev/null || missing+=(nodejs)
	command -v npm >/dev/null || missing+=(npm)
	command -v systemd-analyze >/dev/null || missing+=(systemd)
	command -v ip >/dev/null || missing+=(iproute2)
	[ ${#missing[@]} -gt 0 ] || return 0
	command -v apt-get >/dev/null || die "please install: ${missing[*]}"
	say "Installing ${missing[*]}"
	as_root apt-get update -qq
	as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
}

compiler() {
	local channel
	channel="$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)"
	if [ -f "$SYSTEM_RUST" ] && debian_compiler_works; then
		return 0
	fi
	if ! command -v rustup >/dev/null; then
		say "Installing rustup"
		curl --proto '=https' --tlsv1.2 -sSf --max-time 60 https://sh.rustup.rs \
			| sh -s -- -y --default-toolchain none --no-modify-path || say "rustup cannot be had here"
	fi
	if command -v rustup >/dev/null && rustup_compiler "$channel"; then
		return 0
	fi
	say "rustup cannot provide Rust $channel with the wasm target"
	debian_compiler
}

debian_compiler_works() {
	/usr/bin/cargo fmt --version >/dev/null 2>&1 && /usr/bin/cargo clippy --version >/dev/null 2>&1 \
		&& ls "$(/usr/bin/rustc --print sysroot)"/lib/rustlib/wasm32v1-none/lib/libcore-*.rlib >/dev/null 2>&1
}

rustup_compiler() {
	local have
	have="$(rustup component list --toolchain "$1" --installed 2>/dev/null || true)"
	if [[ "$have" == *rust-std-wasm32v1-none* && "$have" == *rust-src* && "$have" == *clippy* && "$have" == *rustfmt* ]]; then
		return 0
	fi
	say "Installing Rust $1 with the wasm target"
	if [ -n "$have" ] && rustup target add wasm32v1-none --toolchain "$1" \
		&& rustup component add rust-src clippy rustfmt --toolchain "$1"; then
		return 0
	fi
	rustup toolchain install "$1" --profile minimal --component rustfmt,clippy,rust-src --target wasm32v1-none
}

# Debian's compiler, whose wasm library we build ourselves where it has none.
debian_compiler() {
	command -v apt-get >/dev/null || die "please install Rust with the target wasm32v1-none"
	say "Installing Debian's Rust and building its wasm library"
	as_root apt-get update -qq
	as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
		rustc-web cargo-web rust-web-src rust-web-llvm rust-web-clippy rustfmt-web lld-22
	# A rustup without the target would shadow the compiler just installed; lib.sh reads this mark.
	touch "$SYSTEM_RUST"
	export PATH="/usr/bin:$PATH"
	local work target
	target="$(/usr/bin/rustc --print sysroot)/lib/rustlib/wasm32v1-none/lib"
	if ls "$target"/libcore-*.rlib >/dev/null 2>&1; then
		return 0
	fi
	work="$(mktemp -d)"
	mkdir -p "$work/src"
	printf '[package]\nname = "sysroot"\nedition = "2021"\n[lib]\npath = "src/lib.rs"\n' >"$work/Cargo.toml"
	printf '#![no_std]\n' >"$work/src/lib.rs"
	(
		cd "$work"
		RUSTC_BOOTSTRAP=1 RUSTFLAGS="-C embed-bitcode=yes" CARGO_TARGET_DIR="$work/target" /usr/bin/cargo build \
			--release --target wasm32v1-none -Z build-std=core,alloc,panic_abort,compiler_builtins
	)
	as_root mkdir -p "$target"
	as_root cp "$work"/target/wasm32v1-none/release/deps/lib{core,alloc,compiler_builtins,panic_abort}-*.rlib "$target/"
	rm -rf "$work" "$CARGO_TARGET_DIR/release/wbuild"
}

packages
compiler
