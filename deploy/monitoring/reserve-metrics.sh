#!/usr/bin/env bash
# Prints what backs the assets of other chains: what our account on Asset Hub has of each. This chain cannot see it, so a
# node of Asset Hub is asked. For the textfile collector of prometheus-node-exporter, each minute:
#
#   reserve-metrics.sh URL PARA ASSET=PLACE… >reserve.prom.new && mv reserve.prom.new reserve.prom
#
# URL is that of the node's RPC, such as http://127.0.0.1:9944; PARA our number on the relay chain; ASSET an asset's id
# here; PLACE its number in pallet Assets there, or `native` for the relay chain's token: 2000001337=1337.
set -euo pipefail
# What fails inside of `$(…)` fails outside, too.
shopt -s inherit_errexit

[ $# -ge 3 ] || { echo "usage: reserve-metrics.sh URL PARA ASSET=PLACE…" >&2; exit 2; }
URL="$1"
PARA="$2"
shift 2

# Beginnings of keys in state: twox128 of the pallet's name, and of the item's.
SYSTEM_ACCOUNT=26aa394eea5630e07c48ae0c9558cef7b99d880ec681799c0cf30e8886371da9
ASSETS_ACCOUNT=682a59d51ab9e48a8c8cc418ff9708d2b99d880ec681799c0cf30e8886371da9

# ask METHOD PARAMETERS: the result, a text or null.
ask() {
	local answer
	answer="$(curl -sSf --max-time 20 -H 'Content-Type: application/json' \
		-d "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"$1\",\"params\":[$2]}" "$URL")"
	[[ $answer =~ \"result\":[[:space:]]*(\"(0x[0-9a-f]*)\"|null) ]] || {
		echo "$1 answers $answer" >&2
		return 1
	}
	printf '%s' "${BASH_REMATCH[2]}"
}
# little NUMBER: four bytes as hexadecimal digits, the lowest first.
little() {
	local digits
	[[ $1 =~ ^[0-9]{1,10}$ ]] || { echo "$1 is not a number" >&2; return 1; }
	digits="$(printf '%08x' "$((10#$1))")"
	[ ${#digits} -eq 8 ] || { echo "$1 is too large" >&2; return 1; }
	printf '%s' "${digits:6:2}${digits:4:2}${digits:2:2}${digits:0:2}"
}
# hashed HEX: Blake2_128Concat.
hashed() {
	# shellcheck disable=SC2059 # The bytes are the format.
	printf "$(sed 's/../\\x&/g' <<<"$1")" | b2sum -l 128 | cut -c 1-32 | tr -d '\n'
	printf '%s' "$1"
}
# decimal HEX: the number that 16 bytes are, the lowest first. Bash calculates with 64 bits, so in steps.
decimal() {
	local limbs=() at part rest digits=''
	for at in 24 16 8 0; do
		part="${1:at:8}"
		limbs+=("$((16#${part:6:2}${part:4:2}${part:2:2}${part:0:2}))")
	done
	for _ in 1 2 3 4 5; do
		rest=0
		for at in 0 1 2 3; do
			part=$((rest * 4294967296 + limbs[at]))
			limbs[at]=$((part / 1000000000))
			rest=$((part % 1000000000))
		done
		digits="$(printf '%09d' "$rest")$digits"
	done
	digits="${digits#"${digits%%[!0]*}"}"
	printf '%s' "${digits:-0}"
}
# balance PLACE: what our account has of it, in the smallest unit.
balance() {
	local key stored skipped
	if [ "$1" = native ]; then
		key="$SYSTEM_ACCOUNT$OURS"
		# A nonce and three counters are before it.
		skipped=32
	else
		key="$(little "$1")"
		key="$ASSETS_ACCOUNT$(hashed "$key")$OURS"
		skipped=0
	fi
	stored="$(ask state_getStorage "\"0x$key\",\"$FINAL\"")"
	stored="${stored#0x}"
	if [ -z "$stored" ]; then echo 0; return; fi
	[ ${#stored} -ge $((skipped + 32)) ] || { echo "an account on Asset Hub has an unknown form" >&2; return 1; }
	decimal "${stored:skipped:32}"
}

# Our account there: `sibl`, our number, zeros up to 32 bytes.
NUMBER="$(little "$PARA")"
OURS="$(hashed "7369626c$NUMBER$(printf '%048d' 0)")"
FINAL="$(ask chain_getFinalizedHead '')"
# First all of it: half of an answer is none.
FIGURES=''
for pair in "$@"; do
	[[ $pair =~ ^([0-9]+)=(native|[0-9]+)$ ]] || { echo "$pair is not ASSET=PLACE" >&2; exit 2; }
	id="${BASH_REMATCH[1]}"
	amount="$(balance "${BASH_REMATCH[2]}")"
	FIGURES+="distribution_reserve{asset=\"$id\"} $amount"$'\n'
done

printf '# HELP distribution_reserve What backs an asset of another chain on Asset Hub, in its smallest unit.\n'
printf '# TYPE distribution_reserve gauge\n%s' "$FIGURES"
printf '# HELP distribution_reserve_asked_seconds When Asset Hub was asked, in seconds since 1970.\n'
printf '# TYPE distribution_reserve_asked_seconds gauge\ndistribution_reserve_asked_seconds %s\n' "$(date +%s)"
