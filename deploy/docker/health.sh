#!/usr/bin/env bash
# Tells whether the node on this machine is well: it shows its best block, and that block has moved within the last
# HEALTH_STALL seconds. While the relay chain inside is syncing, that one's best block may move instead. It needs
# nothing but bash, asks only the node's Prometheus ports, and ends with 0 or, with the reason, 1.
set -uo pipefail

PORT="${HEALTH_PORT:-9615}"
RELAY_PORT="${HEALTH_RELAY_PORT:-9616}"
# Not less than the five seconds after which the node updates its metrics.
STALL="${HEALTH_STALL:-600}"
# What was seen when it last moved. In the image /tmp can be written; with a read-only root mount a tmpfs there.
STATE="${HEALTH_STATE:-/tmp/distribution-health}"

ill() {
	echo "ill: $*"
	exit 1
}

# metrics PORT: sets BEST and SYNCING to what is shown there, or to nothing.
metrics() {
	local line found
	BEST='' SYNCING=''
	exec 3<>"/dev/tcp/127.0.0.1/$1" || return 1
	printf 'GET /metrics HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' >&3
	while IFS= read -r -t 10 line <&3; do
		found="${line##* }"
		case "$line" in
			'substrate_block_height{'*'status="best"'*) BEST="${found%$'\r'}" ;;
			'substrate_sub_libp2p_is_major_syncing'[{\ ]*) SYNCING="${found%$'\r'}" ;;
		esac
	done
	exec 3>&-
}

metrics "$PORT" 2>/dev/null || ill "nothing answers on port $PORT"
[[ "$BEST" =~ ^[0-9]+$ ]] || ill "port $PORT shows no best block"
SEEN="block $BEST"
if metrics "$RELAY_PORT" 2>/dev/null && [ "$SYNCING" = 1 ]; then
	SEEN="$SEEN, relay chain syncing at block $BEST"
fi

printf -v NOW '%(%s)T' -1
SINCE='' BEFORE=''
[ ! -r "$STATE" ] || IFS=' ' read -r SINCE BEFORE <"$STATE" || true
if [ "$BEFORE" != "$SEEN" ] || ! [[ "$SINCE" =~ ^[0-9]+$ ]]; then
	printf '%s %s\n' "$NOW" "$SEEN" >"$STATE" || ill "cannot write $STATE"
	SINCE="$NOW"
fi
[ $((NOW - SINCE)) -le "$STALL" ] || ill "still at $SEEN for $((NOW - SINCE)) seconds"
echo "well: $SEEN"
