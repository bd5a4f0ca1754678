#!/usr/bin/env bash
# Sets up on a bare system: whether the README's commands work on a machine that has nothing.
#
#   scripts/bare.sh SUITE            set-up for the tests and a probe, in a root made by debootstrap (four minutes)
#   scripts/bare.sh SUITE DECOY…     the same with something there that only looks like what is needed; `decoys` is all
#   scripts/bare.sh SUITE --full     run.sh to the first block and the page, then test.sh: an hour, or a half more, on two cores
#   scripts/bare.sh SUITE --go-on    as --full, in the root that an earlier one left (BARE_KEEP=yes), with HEAD of now
#
# SUITE is one that debootstrap knows (bookworm, trixie, noble, …). Nothing but debootstrap's minimum and
# `ca-certificates curl git` is in the root, and HEAD's clone. It needs root, for mounts, and debootstrap; nothing outside of
# its folder under the cache changes, and what it mounts and starts ends with it, at a signal too.
#
# BARE_FILES copies files, such as certificates, into the root before anything is fetched, and BARE_ENV passes variables on,
# such as `https_proxy`. BARE_MIRROR is another mirror of packages; BARE_KEEP=yes keeps the root afterwards.
BUILDS=no
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

DECOYS=(libclang clang headers protoc node rustup variables)
SUITE="${1:-}"
[ -n "$SUITE" ] || die "which suite? scripts/bare.sh bookworm"
shift
FULL=no GO_ON=no WANTED=()
for word in "$@"; do
	case "$word" in
		--full) FULL=yes ;;
		--go-on) FULL=yes GO_ON=yes ;;
		decoys) WANTED=("${DECOYS[@]}") ;;
		*) [[ " ${DECOYS[*]} " == *" $word "* ]] || die "no decoy $word; there are: ${DECOYS[*]}"; WANTED+=("$word") ;;
	esac
done
[ "$(id -u)" = 0 ] || die "mounting needs root: sudo scripts/bare.sh …"
command -v debootstrap >/dev/null || die "debootstrap is missing: apt-get install debootstrap"
git diff --quiet HEAD -- || die "commit first: the root has only what is committed"

FOLDER="${BARE_DIR:-$STATE/bare}"
BASE="$FOLDER/$SUITE-base"
ROOTS=()
CHILD=""
mkdir -p "$FOLDER"
clean() {
	[ -z "$CHILD" ] || kill -KILL "$CHILD" 2>/dev/null || true
	[ "${BARE_KEEP:-no}" = yes ] || rm -rf --one-file-system "${ROOTS[@]}"
}
trap clean EXIT
trap 'exit 130' INT TERM

if [ ! -e "$BASE/complete" ]; then
	say "Making the base of $SUITE (once; a minute)"
	rm -rf "$BASE"
	debootstrap --variant=minbase --include=ca-certificates,curl,git "$SUITE" "$BASE" \
		${BARE_MIRROR:+"$BARE_MIRROR"} >"$FOLDER/debootstrap.log" 2>&1 || { tail -5 "$FOLDER/debootstrap.log"; die "debootstrap failed"; }
	touch "$BASE/complete"
fi

# inside ROOT COMMAND: runs it in the root, with an environment of its own and in namespaces that end with it.
# Its root is a real one: in a chroot the kernel makes no user namespaces, which tests need.
inside() {
	unshare --mount --pid --ipc --uts --fork --kill-child bash -c '
		set -e
		root="$1"
		mount --make-rprivate /
		mount --rbind "$root" "$root"
		mount -t proc proc "$root/proc"
		mount --rbind /sys "$root/sys"
		mount --rbind /dev "$root/dev"
		pass=()
		for name in $3; do [ -z "${!name:-}" ] || pass+=("$name=${!name}"); done
		cd "$root"
		pivot_root . .
		umount -l .
		exec env -i HOME=/root USER=root TERM="${TERM:-dumb}" LANG=C.UTF-8 \
			PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
			"${pass[@]}" bash -c "cd /root/distribution && $2"' bash "$1" "$2" "${BARE_ENV:-}" &
	CHILD=$!
	local code=0
	wait $CHILD || code=$?
	CHILD=""
	return $code
}

# fresh NAME: a fresh root with a clone in it; its path is in NEW.
fresh() {
	NEW="$FOLDER/$SUITE-$1"
	ROOTS+=("$NEW")
	rm -rf --one-file-system "$NEW"
	cp -a "$BASE" "$NEW"
	rm "$NEW/complete"
	cp /etc/resolv.conf "$NEW/etc/resolv.conf"
	local file
	for file in ${BARE_FILES:-}; do
		mkdir -p "$NEW$(dirname "$file")"
		cp -L "$file" "$NEW$file"
	done
	git clone -q --no-hardlinks "$ROOT" "$NEW/root/distribution"
}

# kept NAME: the root that an earlier run left, with a clone of HEAD in it.
kept() {
	NEW="$FOLDER/$SUITE-$1"
	[ -d "$NEW/root/distribution" ] || die "nothing to go on from: BARE_KEEP=yes scripts/bare.sh $SUITE --full"
	ROOTS+=("$NEW")
	git -C "$NEW/root/distribution" fetch -q "$ROOT" HEAD
	git -C "$NEW/root/distribution" reset -q --hard FETCH_HEAD
	# A chain of the runtime of then.
	rm -rf "$NEW/root/.cache/distribution/dev-chain"
}

# What each decoy puts into a root, as a command.
decoy() {
	case "$1" in
		# The library for programs that are linked already, and its C++ sister.
		libclang) echo 'apt-get update -qq; apt-get install -y -qq --no-install-recommends libclang1 >/dev/null
			ls /usr/lib/*/libclang-*.so.* >/dev/null' ;;
		# A compiler of that name, without the library to link with.
		clang) echo 'apt-get update -qq; apt-get install -y -qq --no-install-recommends clang >/dev/null; clang --version' ;;
		# The library under the name to link with, without the compiler's headers.
		headers) echo 'apt-get update -qq; apt-get install -y -qq --no-install-recommends libclang1 >/dev/null
			ln -s /usr/lib/*/libclang-[0-9]*.so.1 /usr/local/lib/libclang.so' ;;
		# Variables that lead nowhere, and a compiler that is not ours.
		variables) echo 'printf "export LIBCLANG_PATH=/opt/gone PROTOC=/opt/gone OPENSSL_DIR=/opt/gone RUSTUP_TOOLCHAIN=stable\n" \
			>/root/variables' ;;
		# One that does not know optional fields, as before 3.15.
		protoc) echo 'printf "#!/bin/sh\n[ \"\$1\" != --version ] || { echo libprotoc 3.6.1; exit 0; }\necho \"This file contains proto3 optional fields, but --experimental_allow_proto3_optional was not set.\" >&2\nexit 1\n" \
			>/usr/local/bin/protoc; chmod +x /usr/local/bin/protoc; protoc --version' ;;
		# One that knows no test runner.
		node) echo 'printf "#!/bin/sh\n[ \"\$1\" != --version ] || { echo v12.22.12; exit 0; }\necho \"node: bad option: \$1\" >&2\nexit 9\n" \
			>/usr/local/bin/node; chmod +x /usr/local/bin/node; node --version' ;;
		# The right compiler without the target of the runtime. Not in the clone, whose settings ask for the target.
		rustup) echo 'channel="$(sed -n "s/^channel = \"\(.*\)\"/\1/p" rust-toolchain.toml)"; cd /
			curl -sSf -o /tmp/rustup-init "https://static.rust-lang.org/rustup/dist/$(uname -m)-unknown-linux-gnu/rustup-init"
			chmod +x /tmp/rustup-init; /tmp/rustup-init -y -q --profile minimal --default-toolchain "$channel"
			! ls -d ~/.rustup/toolchains/*/lib/rustlib/wasm32v1-none 2>/dev/null' ;;
	esac
}

# What the set-up is to have made possible. The tools are those that lib.sh hands to every script.
PROBE='set -e; source scripts/lib.sh; cd scripts/probe
	export CARGO_TARGET_DIR=/root/probe
	cargo run -q --locked -p probe
	RUSTFLAGS="-C link-arg=--export-table" cargo build -q --locked -p probe-wasm --target wasm32v1-none
	unshare --user --map-root-user --net --mount --pid --fork --kill-child --mount-proc ip link set lo up
	cargo fmt --version; cargo clippy --version; ip -V; systemd-analyze --version | head -n 1; gnome-keyring-daemon --version
	node --test --test-reporter=spec /dev/null >/dev/null; echo "node $(node --version), npm $(npm --version)"'

VARIABLES='[ ! -f /root/variables ] || source /root/variables'

PASSED=()
# timed WORDS COMMAND: runs it in the newest root and keeps how long it took.
timed() {
	local begin=$SECONDS
	say "$SUITE: $1"
	inside "$NEW" "$2" || die "$SUITE: $1: failed"
	PASSED+=("$(printf '%3d:%02d  %s' $(((SECONDS - begin) / 60)) $(((SECONDS - begin) % 60)) "$1")")
}

if [ $FULL = yes ]; then
	if [ $GO_ON = yes ]; then kept full; else fresh full; fi
	timed "run.sh, to the first block" '
		set -m; export RPC_PORT=$((20000 + RANDOM % 10000)) PAGE_PORT=$((30000 + RANDOM % 2000)); ./scripts/run.sh >/root/run.log 2>&1 & pid=$!
		until grep -q "Starting a development chain" /root/run.log && curl -s --noproxy "*" -H "Content-Type: application/json" \
			-d "{\"id\":1,\"jsonrpc\":\"2.0\",\"method\":\"chain_getHeader\"}" http://127.0.0.1:$RPC_PORT \
			| grep -q "\"number\":\"0x[1-9a-f]"; do
			kill -0 $pid 2>/dev/null && [ $SECONDS -lt 10800 ] || { tail -n 40 /root/run.log; exit 1; }
			sleep 2
		done
		grep -q "Page .*:$PAGE_PORT/" /root/run.log \
			&& curl -sf --noproxy "*" http://127.0.0.1:$PAGE_PORT/deployment.json | grep -q ":$RPC_PORT\"" \
			&& curl -sf --noproxy "*" http://127.0.0.1:$PAGE_PORT/ | grep -q "<title>" \
			|| { tail -n 40 /root/run.log; kill -INT -- -$pid; echo "error: the page is not served" >&2; exit 1; }
		grep "^==" /root/run.log; kill -INT -- -$pid; wait $pid || true'
	timed "test.sh" ./scripts/test.sh
elif [ ${#WANTED[@]} -gt 0 ]; then
	for name in "${WANTED[@]}"; do
		fresh "$name"
		timed "decoy $name: put there" "set -e; $(decoy "$name")"
		timed "decoy $name: set-up" "$VARIABLES; ./scripts/setup.sh test"
		timed "decoy $name: probe" "$VARIABLES; $PROBE"
	done
else
	fresh plain
	timed "set-up for running" "./scripts/setup.sh run"
	timed "the page" "./scripts/web.sh build >/dev/null && ./scripts/web.sh current"
	timed "set-up for the tests" "./scripts/setup.sh test"
	timed "set-up again: nothing to do" "./scripts/setup.sh test | tee /root/again; ! grep -q ^== /root/again"
	timed "probe" "$PROBE"
fi

say "$SUITE: all passed"
printf '%s\n' "${PASSED[@]}"
