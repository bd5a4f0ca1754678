#!/usr/bin/env bash
# Prints what the chain itself shows as metrics: brakes, migrations, versions; and until when the core is paid, which
# whoever pays writes into a file. For the textfile collector of prometheus-node-exporter, each minute:
#
#   chain-metrics.sh [URL] >/var/lib/prometheus/node-exporter/chain.prom.new && mv …/chain.prom.new …/chain.prom
#
# CORE_PAID_UNTIL names the file with the day, such as 2027-01-31, that the core is paid until (UTC, its beginning).
set -euo pipefail

FILE="${CORE_PAID_UNTIL:-/etc/distribution-node/core-paid-until}"
# In one line, so that a pattern finds what is inside of what.
ANSWER="$(distribution now --json ${1:+--url "$1"} | tr -d '\n ')"

# found PATTERN: the first group of it in the answer.
found() {
	[[ $ANSWER =~ $1 ]] || { echo "distribution now does not say $1" >&2; return 1; }
	printf '%s' "${BASH_REMATCH[1]}"
}
# flag NAME: 1 if it is true, else 0.
flag() {
	local value
	value="$(found "\"$1\":(true|false)")"
	if [ "$value" = true ]; then echo 1; else echo 0; fi
}
# metric NAME HELP VALUE
metric() { printf '# HELP %s %s\n# TYPE %s gauge\n%s %s\n' "$1" "$2" "$1" "$1" "$3"; }

# First all of it: half of an answer is none.
SPEC="$(found '"specVersion":([0-9]+)')"
SAFE_MODE="$(flag safeMode)"
MIGRATING="$(flag migrating)"
HALTED="$(flag halted)"
MOTIONS="$(found '"motions":([0-9]+)')"

metric distribution_chain_asked_seconds "When the node was asked, in seconds since 1970." "$(date +%s)"
metric distribution_chain_spec_version "Version of the runtime." "$SPEC"
metric distribution_chain_safe_mode "Whether safe mode is on." "$SAFE_MODE"
metric distribution_chain_migrating "Whether the state is being migrated." "$MIGRATING"
metric distribution_chain_emission_halted "Whether nothing is minted." "$HALTED"
metric distribution_chain_brakes "How many brakes are on." "$(grep -o '"brake":' <<<"$ANSWER" | wc -l)"
metric distribution_chain_motions "Motions of the committee that wait." "$MOTIONS"
if [ -r "$FILE" ]; then
	metric distribution_core_paid_until_seconds "Until when the core is paid, in seconds since 1970." \
		"$(date -u -d "$(cat "$FILE")" +%s)"
fi
