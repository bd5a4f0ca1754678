#!/usr/bin/env bash
# Tries the Debian packages in a folder as on a new server: scripts/deb-test.sh FOLDER [NEWER] [SUITE], in a root that
# debootstrap makes (bookworm by default): installed, started as the service would until it makes blocks, upgraded to the
# packages in NEWER with everything kept, removed, purged. It needs root, for mounts, and debootstrap, and two minutes.
#
# DEB_FILES copies files, such as certificates, into the root before anything is fetched, and DEB_ENV passes variables on;
# BARE_MIRROR is another mirror of packages.
BUILDS=no
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

[[ $# =~ ^[123]$ ]] || die "usage: scripts/deb-test.sh FOLDER [NEWER] [SUITE]"
FOLDER="$(realpath "$1")" NEWER="${2:+$(realpath "$2")}" SUITE="${3:-bookworm}"
[ "$(id -u)" = 0 ] || die "mounting needs root: sudo scripts/deb-test.sh …"
command -v debootstrap >/dev/null || die "debootstrap is missing: apt-get install debootstrap"
BASE="${BARE_DIR:-$STATE/bare}/$SUITE-minimal"
WORK="$(mktemp -d)"
NEW="$WORK/root"
CHILD=""
clean() {
	[ -z "$CHILD" ] || kill -KILL "$CHILD" 2>/dev/null || true
	rm -rf --one-file-system "$WORK"
}
trap clean EXIT
trap 'exit 130' INT TERM

# The packages of a folder, of this machine or of all.
packages() {
	local found=("$1"/distribution{-node,,-page}_*_{"$(dpkg --print-architecture)",all}.deb) file
	for file in "${found[@]}"; do [ ! -f "$file" ] || echo "$file"; done
}
[ "$(packages "$FOLDER" | wc -l)" = 3 ] || die "$FOLDER does not have the three packages, each once"
[ -z "$NEWER" ] || [ "$(packages "$NEWER" | wc -l)" = 3 ] || die "$NEWER does not have the three packages, each once"

if [ ! -e "$BASE/complete" ]; then
	say "Making the base of $SUITE (once; a minute)"
	rm -rf "$BASE"
	mkdir -p "$(dirname "$BASE")"
	debootstrap --variant=minbase --include=ca-certificates "$SUITE" "$BASE" \
		${BARE_MIRROR:+"$BARE_MIRROR"} >"$WORK/log" 2>&1 || { tail -5 "$WORK/log"; die "debootstrap failed"; }
	touch "$BASE/complete"
fi
cp -a "$BASE" "$NEW"
rm "$NEW/complete"
cp /etc/resolv.conf "$NEW/etc/resolv.conf"
for file in ${DEB_FILES:-}; do
	mkdir -p "$NEW$(dirname "$file")"
	cp -L "$file" "$NEW$file"
done
mkdir "$NEW/packages"

# inside COMMAND…: runs it in the root, in namespaces that end with it.
inside() {
	unshare --mount --pid --ipc --uts --fork --kill-child bash -c '
		set -e
		root="$1" passed="$2"
		shift 2
		mount --make-rprivate /
		mount --rbind "$root" "$root"
		mount -t proc proc "$root/proc"
		mount --rbind /sys "$root/sys"
		mount --rbind /dev "$root/dev"
		pass=()
		for name in $passed; do [ -z "${!name:-}" ] || pass+=("$name=${!name}"); done
		cd "$root"
		pivot_root . .
		umount -l .
		exec env -i HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive PATH=/usr/sbin:/usr/bin:/sbin:/bin "${pass[@]}" "$@"' \
		bash "$NEW" "${DEB_ENV:-}" "$@" &
	CHILD=$!
	local code=0
	wait $CHILD || code=$?
	CHILD=""
	return $code
}

# install FOLDER: installs its packages, with what they depend on.
install_packages() {
	rm -f "$NEW"/packages/*
	packages "$1" | xargs -I{} cp {} "$NEW/packages/"
	inside bash -c 'apt-get update -qq && apt-get install -y -qq --no-install-recommends /packages/*.deb' >"$WORK/log" 2>&1 \
		|| { tail -20 "$WORK/log"; die "the packages of $1 cannot be installed"; }
}

# What the service runs, as its user and in its folder, but on a chain of its own: until it has made a block, and one more
# after what was there before. Prints the number of the last block.
START='
	set -e
	unit=/usr/lib/systemd/system/distribution-node.service
	grep -qx "ExecStart=/usr/bin/distribution-node .*" "$unit"
	grep -qx User=distribution-node "$unit"
	state=/var/lib/distribution-node log=/tmp/node.log
	[ "$(stat -c "%U %a" $state)" = "distribution-node 700" ]
	cd "$state"
	setpriv --reuid distribution-node --regid distribution-node --init-groups distribution-node --dev --dev-block-time 500 --base-path "$state" \
		--rpc-port "$1" --prometheus-port "$2" --port 0 >"$log" 2>&1 &
	node=$!
	last() { sed -n "s/.*Imported #\([0-9]*\).*/\1/p" "$log" | tail -n 1; }
	until [ "$(last)" ] && [ "$(last)" -gt "$3" ]; do
		kill -0 $node 2>/dev/null && [ $SECONDS -lt 300 ] || { tail -n 40 "$log" >&2; exit 1; }
		sleep 1
	done
	HEALTH_PORT="$2" /usr/lib/distribution-node/health.sh >&2
	kill -TERM $node
	wait $node || true
	last'
# Ports that other nodes on this machine are unlikely to use.
RPC=$((20000 + RANDOM % 10000)) PROMETHEUS=$((30000 + RANDOM % 2000))
start() { inside bash -c "$START" bash $RPC $PROMETHEUS "$1"; }

say "$SUITE: installing $(basename "$FOLDER")"
install_packages "$FOLDER"
inside bash -ec '
	distribution-node --version
	distribution --version
	for file in man/man8/distribution-node.8.gz man/man1/distribution.1.gz \
		man/man1/distribution-index.1.gz bash-completion/completions/distribution \
		zsh/vendor-completions/_distribution distribution/web/index.html; do
		[ -s "/usr/share/$file" ] || dpkg -S "/usr/share/$file" || { echo "missing: $file" >&2; exit 1; }
	done
	[ -f /etc/distribution-node/distribution-node.env ]
	unit=/usr/lib/systemd/system/distribution-index.service
	distribution index --help >/dev/null
	grep -qx "ExecStart=/usr/bin/distribution index .*" "$unit" || { echo "no service of the index" >&2; exit 1; }
	dpkg --verify distribution-node distribution distribution-page | { ! grep -v "/usr/share/\(man\|doc\)/"; }'

say "$SUITE: starting"
FIRST="$(start 0)"
echo "block $FIRST"

if [ -n "$NEWER" ]; then
	say "$SUITE: upgrading to $(basename "$NEWER")"
	before="$(inside dpkg-query -W -f '${Version}' distribution-node)"
	inside bash -c 'sed -i s/my-node/our-node/ /etc/distribution-node/distribution-node.env'
	install_packages "$NEWER"
	after="$(inside dpkg-query -W -f '${Version}' distribution-node)"
	inside dpkg --compare-versions "$before" lt "$after" || die "$after is not newer than $before"
	inside grep -q our-node /etc/distribution-node/distribution-node.env || die "the configuration was not kept"
	SECOND="$(start "$FIRST")"
	echo "$before, then $after: block $SECOND after block $FIRST"
fi

say "$SUITE: removing, then purging"
inside apt-get remove -y -qq distribution-node distribution distribution-page >"$WORK/log" 2>&1 || { tail "$WORK/log"; die "remove"; }
inside bash -ec '
	! command -v distribution-node && ! command -v distribution
	[ ! -e /usr/lib/systemd/system/distribution-index.service ]
	[ -f /etc/distribution-node/distribution-node.env ] && [ -d /var/lib/distribution-node/chains ]'
inside apt-get purge -y -qq distribution-node distribution distribution-page >"$WORK/log" 2>&1 || { tail "$WORK/log"; die "purge"; }
inside bash -ec '[ ! -e /etc/distribution-node ] && [ -d /var/lib/distribution-node/chains ] && [ ! -e /usr/share/distribution ]'

say "$SUITE: all passed"
