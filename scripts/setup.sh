#!/usr/bin/env bash
# Installs what is missing, for Debian and Ubuntu; does nothing where everything is there.
#
#   scripts/setup.sh run       what building and running the programs and the page needs (scripts/run.sh calls it)
#   scripts/setup.sh test      that, and what the tests need (scripts/test.sh, scripts/zombienet.sh; the default)
#
# Each check uses the thing as the build uses it: it parses a header with libclang, compiles a .proto, links a program. A
# package that is there in name only, or an older tool of the same name, does not pass. Which tools passed where there are
# several is written to tools.sh in the target directory; lib.sh reads it.
CHOOSES_TOOLS=yes
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

LEVEL="${1:-test}"
[[ "$LEVEL" =~ ^(run|test)$ ]] || die "no such set-up: $LEVEL; there are run and test"

# Measured with two jobs (docs/benchmarks.md): the build's peak and what cargo's and our folders hold after it, with margin.
MEMORY_MIB=6000
DISK_MIB=16000
# What each further job may take.
JOB_MIB=2000

# Not in /tmp, which may be mounted without the right to run programs.
SCRATCH="$(mktemp -d "$CARGO_TARGET_DIR/setup.XXXXXX")"
trap 'rm -rf "$SCRATCH"' EXIT
# What lib.sh is to set: the tools that passed.
CHOSEN="$SCRATCH/tools.sh"
: >"$CHOSEN"
# Node.js, where it is not the first of its name.
NODE_LINKS="$CARGO_TARGET_DIR/node-bin"
# Choices of an earlier run are made again, from what the system has.
PATH="${PATH//"$NODE_LINKS:"/}"
for name in ${SETUP_CHOSE:-}; do unset "$name"; done

as_root() {
	if [ "$(id -u)" = 0 ]; then
		"$@"
	elif command -v sudo >/dev/null; then
		sudo --preserve-env=http_proxy,https_proxy,no_proxy "$@"
	else
		die "cannot install packages: become root or install sudo, then run this again ($*)"
	fi
}

# choose NAME VALUE: what lib.sh is to set.
choose() {
	printf 'export %s=%q\n' "$1" "$2" >>"$CHOSEN"
	CHOSE+=" $1"
}

# keep NAME: what an earlier run chose for it, if any, is what lib.sh sets again.
keep() {
	if grep "^export $1=" "$TOOLS" >>"$CHOSEN" 2>/dev/null; then CHOSE+=" $1"; fi
}

# The machine ----------------------------------------------------------------------------------------------------------

# Too little memory ends in a killed compiler after half an hour, a full disk likewise: say so before.
machine() {
	[ -z "${SETUP_ANYWAY:-}" ] || return 0
	local memory disk limit
	memory="$(awk '/^(MemTotal|SwapTotal):/ { sum += $2 } END { print int(sum / 1024) }' /proc/meminfo)"
	# A container has less than its machine.
	limit="$(cat /sys/fs/cgroup/memory.max /sys/fs/cgroup/memory/memory.limit_in_bytes 2>/dev/null | head -n 1 || true)"
	if [[ "$limit" =~ ^[0-9]+$ ]] && [ ${#limit} -lt 18 ] && [ $((limit / 1048576)) -lt "$memory" ]; then
		memory=$((limit / 1048576))
	fi
	if [ -z "${CARGO_BUILD_JOBS:-}" ] && [ $((MEMORY_MIB + JOB_MIB * ($(nproc) - 2))) -gt "$memory" ]; then
		JOBS=$(((memory - MEMORY_MIB) / JOB_MIB + 2))
	fi
	[ "$memory" -ge $MEMORY_MIB ] || die "building needs $MEMORY_MIB MiB of memory and swap together; this machine has \
$memory. Add swap, or set SETUP_ANYWAY=1 to try anyway"
	# What has been built once needs no second place.
	[ ! -x "$BIN/distribution-node" ] || return 0
	disk="$(df -Pm "$CARGO_TARGET_DIR" | awk 'NR == 2 { print $4 }')"
	[ "$disk" -ge $DISK_MIB ] || die "building needs $DISK_MIB MiB of disk; $disk are free in $CARGO_TARGET_DIR. Make \
room, set CARGO_TARGET_DIR to a folder on a larger disk, or set SETUP_ANYWAY=1 to try anyway"
}

# What the build uses --------------------------------------------------------------------------------------------------
# has_X: whether X does what the build needs of it.

# A C compiler that links, for the C code in our dependencies.
has_cc() {
	# shellcheck disable=SC2086 # it may be words, as `ccache gcc`
	printf 'int main(void) { return 0; }\n' | ${CC:-cc} -x c -o "$SCRATCH/c" - 2>/dev/null && "$SCRATCH/c"
}

# RocksDB is C++20.
has_cxx() {
	# shellcheck disable=SC2086 # it may be words
	printf '#include <concepts>\n#include <filesystem>\nint main() { return std::filesystem::path("a").empty(); }\n' \
		| ${CXX:-c++} -std=c++20 -x c++ -o "$SCRATCH/cxx" - 2>/dev/null && "$SCRATCH/cxx"
}

# The names and folders that clang-sys searches for a library to link with: those that LIBCLANG_PATH names and no others, or
# else llvm-config's, the linker's, and the system's. `libclang.so.1` is not among them: it is the library for programs that
# are linked already.
libclang_candidates() {
	local prefix folder file folders=()
	if [ -n "${LIBCLANG_PATH:-}" ]; then
		folders=("$LIBCLANG_PATH")
		[ ! -f "$LIBCLANG_PATH" ] || folders=("$(dirname "$LIBCLANG_PATH")")
	else
		prefix="$(${LLVM_CONFIG_PATH:-llvm-config} --prefix 2>/dev/null || true)"
		mapfile -t -d : folders < <(printf '%s:%s' "${LD_LIBRARY_PATH:-}" "${LIBRARY_PATH:-}")
		folders+=(${prefix:+"$prefix"/lib "$prefix"/lib64} /usr/local/llvm*/lib* /usr/local/lib*/*/* /usr/local/lib*/*
			/usr/local/lib* /usr/lib*/*/* /usr/lib*/* /usr/lib*)
	fi
	for folder in "${folders[@]}"; do
		[ -n "$folder" ] || continue
		for file in "$folder"/libclang.so "$folder"/libclang-*.so; do
			[[ "$file" == *-cpp* ]] || [ ! -e "$file" ] || echo "$file"
		done
	done
}

# bindgen parses RocksDB's header with libclang 11 or later. A library without the compiler's own headers fails at the
# first `#include <stddef.h>`.
has_libclang() {
	local file all good="" bad=""
	cat >"$SCRATCH/probe.c" <<-'C'
		#include <dlfcn.h>
		#define OF(type, name) type name = (type)dlsym(library, #name); if (!name) return 2
		typedef void *(*create)(int, int);
		typedef void *(*parse)(void *, const char *, const char *const *, int, void *, unsigned, unsigned);
		typedef unsigned (*count)(void *);
		typedef void (*other)(void);
		int main(int argc, char **argv) {
			void *library = argc == 3 ? dlopen(argv[1], RTLD_NOW) : 0;
			if (!library) return 1;
			OF(create, clang_createIndex);
			OF(parse, clang_parseTranslationUnit);
			OF(count, clang_getNumDiagnostics);
			OF(other, clang_Type_getValueType); /* libclang 11 */
			void *unit = clang_parseTranslationUnit(clang_createIndex(0, 0), argv[2], 0, 0, 0, 0, 0);
			return !unit || clang_getNumDiagnostics(unit) != 0;
		}
	C
	printf '#include <stdarg.h>\n#include <stddef.h>\n#include <stdint.h>\n#include <stdlib.h>\n' >"$SCRATCH/probe.h"
	# shellcheck disable=SC2086 # it may be words
	${CC:-cc} -o "$SCRATCH/libclang" "$SCRATCH/probe.c" -ldl 2>/dev/null || return 1
	all="$(libclang_candidates | sort -u)"
	for file in $all; do
		if "$SCRATCH/libclang" "$file" "$SCRATCH/probe.h" 2>/dev/null; then good="$file"; else bad="$file"; fi
	done
	if [ -z "$good" ] && [ -n "${LIBCLANG_PATH:-}" ]; then
		# It leads nowhere, and hides what the system has.
		unset LIBCLANG_PATH
		printf 'unset LIBCLANG_PATH\n' >>"$CHOSEN"
		has_libclang
		return
	fi
	[ -n "$good" ] || return 1
	# clang-sys would choose among them by their version alone.
	[ -z "$bad" ] || choose LIBCLANG_PATH "$(dirname "$good")"
}

# prost compiles protocols of version 3 with optional fields, which protoc knows since 3.15.
has_protoc() {
	local file
	printf 'syntax = "proto3";\npackage probe;\nmessage Probe { optional uint64 field = 1; }\n' >"$SCRATCH/probe.proto"
	for file in ${PROTOC:-} $(type -ap protoc) /usr/bin/protoc; do
		if "$file" -I "$SCRATCH" --descriptor_set_out="$SCRATCH/probe.bin" "$SCRATCH/probe.proto" >/dev/null 2>&1; then
			[ "$file" = "${PROTOC:-$(command -v protoc)}" ] || choose PROTOC "$file"
			return 0
		fi
	done
	return 1
}

# litep2p's WebRTC uses the system's OpenSSL (.cargo/config.toml: it is not compiled).
has_openssl() {
	local name
	openssl_links && return
	for name in OPENSSL_DIR OPENSSL_LIB_DIR OPENSSL_INCLUDE_DIR; do
		[ -z "${!name:-}" ] || printf 'unset %s\n' "$name" >>"$CHOSEN"
		unset "$name"
	done
	openssl_links
}

openssl_links() {
	local flags
	# As openssl-sys looks for it.
	if [ -n "${OPENSSL_DIR:-}${OPENSSL_LIB_DIR:-}${OPENSSL_INCLUDE_DIR:-}" ]; then
		flags="-I${OPENSSL_INCLUDE_DIR:-${OPENSSL_DIR:-}/include} -L${OPENSSL_LIB_DIR:-${OPENSSL_DIR:-}/lib} -lssl -lcrypto"
		[ -d "${OPENSSL_LIB_DIR:-${OPENSSL_DIR:-}/lib}" ] && [ -d "${OPENSSL_INCLUDE_DIR:-${OPENSSL_DIR:-}/include}" ] || return 1
	else
		flags="$(pkg-config --cflags --libs openssl 2>/dev/null)" || return 1
	fi
	# shellcheck disable=SC2086 # they are words
	printf '#include <openssl/ssl.h>\nint main(void) { return OpenSSL_version_num() < 0x10101000L; }\n' \
		| ${CC:-cc} -x c -o "$SCRATCH/ssl" - $flags 2>/dev/null && "$SCRATCH/ssl"
}

has_make() { printf 'all:\n\t@true\n' | make -s -f - >/dev/null 2>&1; }
has_curl() { curl --version >/dev/null 2>&1 && [ -s /etc/ssl/certs/ca-certificates.crt ]; }
has_git() { git --version >/dev/null 2>&1; }

# Node.js 18.19 or later, whose test runner the tests use, and npm beside it: they build the page.
has_node() {
	local file folder tool
	for file in $(type -ap node) /usr/bin/node; do
		folder="$(dirname "$file")"
		if "$file" -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 18 || (a == 18 && b >= 19) ? 0 : 1)' \
			>/dev/null 2>&1 && PATH="$folder:$PATH" npm --version >/dev/null 2>&1; then
			[ "$file" != "$(command -v node)" ] || return 0
			# In a folder of their own: other tools of that folder are not to come first.
			mkdir -p "$NODE_LINKS"
			for tool in node npm npx; do
				[ ! -e "$folder/$tool" ] || ln -sf "$folder/$tool" "$NODE_LINKS/$tool"
			done
			printf 'export PATH=%q:"$PATH"\n' "$NODE_LINKS" >>"$CHOSEN"
			return 0
		fi
	done
	return 1
}

# What the tests use ---------------------------------------------------------------------------------------------------

# Namespaces, in which the tests of accidents and of the service run. No package brings them.
has_namespaces() {
	unshare --user --map-root-user --net --mount --pid --fork --kill-child --mount-proc ip link set lo up 2>/dev/null
}

has_systemd_analyze() { systemd-analyze --version >/dev/null 2>&1; }
has_ip() { ip -V >/dev/null 2>&1; }

# A keyring as desktops have it, which a test starts in a session of its own.
has_keyring() {
	gnome-keyring-daemon --version >/dev/null 2>&1 && type -p secret-tool >/dev/null \
		&& dbus-daemon --version >/dev/null 2>&1 && type -p dbus-send >/dev/null
}

# A server of PostgreSQL, which a test starts on a folder of its own.
has_postgres() {
	local file
	for file in /usr/lib/postgresql/*/bin; do
		"$file/initdb" --version >/dev/null 2>&1 && "$file/postgres" --version >/dev/null 2>&1 && return 0
	done
	return 1
}

# The client of SQLite, which shows a test what is in a file.
has_sqlite() { [ "$(sqlite3 -batch -init /dev/null :memory: 'SELECT 6 * 7' 2>/dev/null)" = 42 ]; }

# A browser without a window, which runs the script of a page.
has_chromium() {
	local file page='<p id=p></p><script>document.getElementById("p").textContent = 6 * 7</script>'
	for file in ${CHROMIUM:-} /usr/bin/chromium $(type -p chromium chromium-browser google-chrome); do
		# Whoever is root has no sandbox.
		if timeout 60 "$file" --headless --no-sandbox --user-data-dir="$SCRATCH/chromium" --dump-dom \
			"data:text/html,$page" 2>/dev/null | grep -q '>42<'; then
			[ "$file" = "${CHROMIUM:-/usr/bin/chromium}" ] || choose CHROMIUM "$file"
			return 0
		fi
	done
	return 1
}

# Installing -----------------------------------------------------------------------------------------------------------

# What is needed, and the packages that bring it. The first comes first: later checks use it.
NEEDED=("cc gcc libc6-dev" "cxx g++" "libclang libclang-dev" "protoc protobuf-compiler" "make make"
	"openssl libssl-dev pkg-config" "curl curl ca-certificates" "git git" "node nodejs npm")
[ "$LEVEL" = run ] || NEEDED+=("systemd_analyze systemd" "ip iproute2"
	"keyring gnome-keyring libsecret-tools dbus" "postgres postgresql" "sqlite sqlite3"
	"chromium chromium")

missing() {
	local need
	: >"$CHOSEN"
	CHOSE=""
	[ -z "${JOBS:-}" ] || choose CARGO_BUILD_JOBS "$JOBS"
	# Only the tests look for a browser. What they chose stays for them.
	[ "$LEVEL" != run ] || keep CHROMIUM
	for need in "${NEEDED[@]}"; do
		"has_${need%% *}" || echo "$need"
	done
	[ -z "$CHOSE" ] || printf 'export SETUP_CHOSE=%q\n' "$CHOSE" >>"$CHOSEN"
}

# install PACKAGE…: waits for a machine that is just installing something else. A repository that cannot be read is told
# and does not matter as long as the packages are there.
install() {
	local apt=(apt-get -o DPkg::Lock::Timeout=300 -qq)
	as_root "${apt[@]}" update >&2 || echo "Some list of packages could not be read; going on." >&2
	as_root env DEBIAN_FRONTEND=noninteractive "${apt[@]}" install -y --no-install-recommends "$@"
}

packages() {
	local lacking packages=()
	mapfile -t lacking < <(missing)
	if [ ${#lacking[@]} -gt 0 ]; then
		local need
		for need in "${lacking[@]}"; do
			# shellcheck disable=SC2206 # package names are words
			packages+=(${need#* })
		done
		command -v apt-get >/dev/null || die "please install: ${packages[*]}"
		say "Installing ${packages[*]} (a minute or two)"
		install "${packages[@]}" >/dev/null
		mapfile -t lacking < <(missing)
		[ ${#lacking[@]} = 0 ] || die "installed, but still not usable: ${lacking[*]%% *}. Something else of that name \
stands before it (see PATH, CC, CXX, LIBCLANG_PATH, PROTOC), or the system's package is too old"
	fi
}

# The compiler ---------------------------------------------------------------------------------------------------------

# compiler_works RUSTC CARGO: whether it compiles for the wasm target, and whether what the tests use is there.
compiler_works() {
	printf '#![no_std]\npub fn probe() {}\n' >"$SCRATCH/probe.rs"
	"$1" --crate-type rlib --target wasm32v1-none --out-dir "$SCRATCH" "$SCRATCH/probe.rs" >/dev/null 2>&1 || return 1
	[ "$LEVEL" = run ] || { "$2" fmt --version && "$2" clippy --version; } >/dev/null 2>&1
}

compiler() {
	local channel="$RUST_CHANNEL"
	if [ -f "$SYSTEM_RUST" ] && compiler_works /usr/bin/rustc /usr/bin/cargo; then
		return 0
	fi
	if ! command -v rustup >/dev/null; then
		rustup_itself || say "rustup cannot be had here"
	fi
	if command -v rustup >/dev/null && rustup_compiler "$channel"; then
		rm -f "$SYSTEM_RUST"
		return 0
	fi
	say "rustup cannot provide Rust $channel with the wasm target"
	debian_compiler
}

# From the server that has the compilers, checked against the hash beside it.
rustup_itself() {
	say "Installing rustup"
	local from
	from="https://static.rust-lang.org/rustup/dist/$(uname -m)-unknown-linux-gnu/rustup-init"
	curl --proto '=https' --tlsv1.2 -sSf --max-time 300 -o "$SCRATCH/rustup-init" "$from" \
		&& curl --proto '=https' --tlsv1.2 -sSf --max-time 60 -o "$SCRATCH/hash" "$from.sha256" || return 1
	[ "$(sha256sum <"$SCRATCH/rustup-init" | cut -c1-64)" = "$(cut -c1-64 "$SCRATCH/hash")" ] \
		|| die "rustup's installer does not have the hash that is published beside it; not run"
	chmod +x "$SCRATCH/rustup-init"
	"$SCRATCH/rustup-init" -y -q --default-toolchain none --no-modify-path 2>/dev/null
}

# By the names that the build uses; the environment names the toolchain (lib.sh).
rustup_compiler() {
	export RUSTUP_TOOLCHAIN="$1"
	hash -r
	if compiler_works rustc cargo; then
		return 0
	fi
	say "Installing Rust $1 with the wasm target (a minute)"
	# Adds what is missing to a toolchain that is there.
	rustup toolchain install "$1" --profile minimal --no-self-update --component rustfmt,clippy,rust-src \
		--target wasm32v1-none 2>"$SCRATCH/rustup.log" || cat "$SCRATCH/rustup.log"
	compiler_works rustc cargo
}

# Debian's compiler, whose wasm library we build ourselves where it has none.
debian_compiler() {
	command -v apt-get >/dev/null || die "please install Rust with the target wasm32v1-none"
	say "Installing Debian's Rust and building its wasm library"
	install rustc-web cargo-web rust-web-src rust-web-llvm rust-web-clippy rustfmt-web lld-22 \
		|| die "no compiler: rustup could not install Rust $channel (see above: is the network there, and its \
certificate trusted?), and this system has no packages of it. Mend the one or install Rust $channel with the target \
wasm32v1-none, then run this again"
	# A rustup without the target would shadow the compiler just installed; lib.sh reads this mark.
	touch "$SYSTEM_RUST"
	export PATH="/usr/bin:$PATH"
	local work target
	target="$(/usr/bin/rustc --print sysroot)/lib/rustlib/wasm32v1-none/lib"
	if ls "$target"/libcore-*.rlib >/dev/null 2>&1; then
		return 0
	fi
	work="$SCRATCH/sysroot"
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
	rm -rf "$CARGO_TARGET_DIR/release/wbuild"
}

machine
packages
if ! cmp -s "$CHOSEN" "$TOOLS" 2>/dev/null; then
	cp "$CHOSEN" "$TOOLS"
fi
# shellcheck disable=SC1090 # written above
source "$TOOLS"
[ "$LEVEL" = run ] || has_namespaces || die "namespaces are refused here, and the tests need them: allow unprivileged user \
namespaces (sysctl kernel.unprivileged_userns_clone=1, kernel.apparmor_restrict_unprivileged_userns=0) or run this as \
root; in a container allow unshare"
compiler
