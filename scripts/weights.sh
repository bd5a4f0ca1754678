#!/usr/bin/env bash
# Measures weights on this runtime's wasm and writes them to runtime/src/weights/: those of our pallets, of the
# pallets named, or with `all` of every pallet there is a file for, and what every weight is made of. Each benchmark
# takes ten seconds or more: after the build ours take about an hour, half of it with JOBS=2, and all take more than two
# hours; leave the machine alone meanwhile. STEPS and REPEAT may be set for a quicker, rougher run, and OUT for another
# place.
#
# JOBS (1) pallets are measured at a time, each on a core of its own; at most as many as there are physical cores. Two at a
# time came to the same slopes within 0.3 %. The files do not say it, and are the same otherwise. The database, a block and
# a transaction are measured with nothing beside them, and so is what --check measures a second time.
#
# The SDK fits a line through the times of all steps, and that line need not reach an end of a component: one item, say.
# So every weight that is written is raised, where it must be, until the line reaches the median that was measured at the
# least and at the most of each component, with the others at their most: what is missing is added to the slope of the
# component that makes most of the time there, or to the base if that makes more. A comment in the file says what was
# raised.
#
#   scripts/weights.sh PALLET:NAME,NAME…  of a pallet these benchmarks alone, whose weights take the place of those in
#                                the file and say when they were measured. With RAISE=yes the higher of both times
#                                counts, each number of a sum on its own: machines that share a host with others are now
#                                faster, now slower. What is new is raised to what was measured before that.
#   scripts/weights.sh database  the time of reading and writing a value, as validators do it: on a proof in memory, of a
#                                state with ACCOUNTS (a million) accounts, each batch of 5,000 values ROUNDS (10) times;
#                                proofs of twice as many do not fit into the runtime's memory. Builds the node again, with
#                                a runtime that only this needs and that every other build leaves out; the next build
#                                leaves it out again. A quarter of an hour after that, and a minute for each round.
#   scripts/weights.sh overhead  the time of an empty block and of a transaction that does nothing, on the runtime's
#                                production wasm. After the weights of the extensions, whose time it takes off.
#   scripts/weights.sh --check   writes nothing: measures our pallets again, or those named, or of them
#                                PALLET:NAME,NAME… alone, at both ends of each component and a few times only, compares
#                                with what the files say, and prints one table, worst first. Fails if a file declares
#                                less than nine tenths of what was measured, or more than twice as much (at the least of
#                                a component, with the database's), or fewer bytes of proof. What seems to be so is
#                                measured a second time, and longer: then that counts. For the machine that measured the
#                                files; says first what this one is, and whether it is at least the reference hardware.
#                                That weights hold in whole blocks is what scripts/full-blocks.mjs checks.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

CHECK=no
if [ "${1:-}" = --check ]; then
	CHECK=yes
	shift
fi
[ -x "$BIN/distribution-node" ] || die "build the node first: scripts/run.sh --build or scripts/test.sh"
JOBS="${JOBS:-1}"
[[ $JOBS =~ ^[1-9][0-9]*$ ]] || die "JOBS is a number of pallets to measure at a time, not $JOBS"
# The first processor of each physical core: two of one core share what they compute with.
CORES=()
if [ "$JOBS" -gt 1 ]; then
	mapfile -t CORES < <(lscpu -p=CPU,CORE,SOCKET | grep -v '^#' | sort -t, -k1n | awk -F, '!seen[$2, $3]++ { print $1 }')
	[ "$JOBS" -le ${#CORES[@]} ] || die "JOBS is $JOBS, but there are ${#CORES[@]} physical cores"
fi
WORK="$(mktemp -d)"
# What was started in the background is a group of processes each.
trap 'for job in $(jobs -p); do kill -- "-$job" 2>/dev/null || true; done; rm -rf "$WORK"' EXIT
OUT="${OUT:-$ROOT/runtime/src/weights}"
mkdir -p "$OUT"

# name_parts PALLET, or PALLET:NAME,NAME…: sets PALLET, and SOME to the names of benchmarks or to * for all.
name_parts() {
	PALLET="$1" SOME='*'
	if [[ $1 =~ ^(.*[^:]):([^:]+)$ ]]; then
		PALLET="${BASH_REMATCH[1]}" SOME="${BASH_REMATCH[2]}"
	fi
}
[ $# -gt 0 ] || set -- pallet_announcements pallet_brakes pallet_compliance pallet_distribution \
	pallet_distribution_clock pallet_distribution_fees pallet_distribution_lists pallet_emission pallet_foreign \
	pallet_payees pallet_sales pallet_scores
if [ "$1" = all ]; then
	set --
	for file in runtime/src/weights/*.rs; do
		name="$(basename "$file" .rs)"
		case "$name" in
			mod | xcm | block | database) continue ;;
			pallet_xcm_benchmarks_*) name="pallet_xcm_benchmarks::${name#pallet_xcm_benchmarks_}" ;;
		esac
		set -- "$@" "$name"
	done
	[ $CHECK = yes ] || set -- "$@" database overhead
fi

# What is measured of a pallet is kept by its name.
TWICE="$(for name in "$@"; do name_parts "$name" && echo "$PALLET"; done | sort | uniq -d)"
[ -z "$TWICE" ] || die "named twice: ${TWICE//$'\n'/, }; name a pallet once, as PALLET:NAME,NAME…"

# node_benchmark NAME ARGUMENTS…: runs one of the node's benchmarks, on the processor CORE if that is set.
CORE=""
node_benchmark() {
	local pinned=() log="$WORK/${1//[: ]/_}.log"
	[ -z "$CORE" ] || pinned=(taskset -c "$CORE")
	say "$1${CORE:+, on processor $CORE}"
	"${pinned[@]}" "$BIN/distribution-node" benchmark "${@:2}" >"$log" 2>&1 </dev/null \
		|| { tail -20 "$log"; die "$1 failed"; }
}

# benchmarks_of NAME: how many benchmarks a pallet has a weight of, or how many of it are named.
benchmarks_of() {
	case "$1" in
		*[!:]:[!:]*) tr ',' '\n' <<<"$1" | grep -c . ;;
		*) grep -c -- '-> Weight {$' "runtime/src/weights/${1//::/_}.rs" 2>/dev/null || true ;;
	esac
}

# at_a_time DO NAME…: calls the function DO with each name, JOBS at a time, those with the most benchmarks first.
at_a_time() {
	local do="$1" name names
	shift
	if [ "$JOBS" = 1 ]; then
		for name in "$@"; do "$do" "$name"; done
		return
	fi
	mapfile -t names < <(
		for name in "$@"; do
			echo "$(benchmarks_of "$name") $name"
		done | sort -s -k1,1nr | cut -d' ' -f2
	)
	# Each processor that has nothing to do is a line of this pipe.
	mkfifo "$WORK/free"
	exec 3<>"$WORK/free"
	printf '%s\n' "${CORES[@]:0:JOBS}" >&3
	set -m
	for name in "${names[@]}"; do
		read -r CORE <&3
		[ ! -e "$WORK/failed" ] || break
		{
			("$do" "$name") || echo "$name" >>"$WORK/failed"
			echo "$CORE" >&3
		} &
	done
	wait
	set +m
	exec 3>&-
	rm "$WORK/free"
	CORE=""
	[ ! -e "$WORK/failed" ] || die "not measured: $(paste -sd ' ' "$WORK/failed"), and what was to come after"
}

measure_database() {
	local accounts="${ACCOUNTS:-1000000}"
	say "A node with the runtime that reads and writes on proofs"
	# What leaves it out is in the settings of this folder, which cargo reads only from within.
	(cd / && OPENSSL_NO_VENDOR=1 cargo build "${PROGRAMS[@]}" --manifest-path "$ROOT/Cargo.toml")
	say "A state of $accounts accounts"
	"$BIN/distribution-node" export-chain-spec --chain dev --raw --output "$WORK/dev.json" >"$WORK/log" 2>&1 \
		|| { tail -20 "$WORK/log"; die "no chain spec"; }
	node scripts/make-state.mjs "$WORK/dev.json" "$accounts" "$WORK/state.json"
	node_benchmark "database" storage --chain "$WORK/state.json" --base-path "$WORK/state" --state-version 1 \
		--mode validate-block --batch-size 5000 --validate-block-rounds "${ROUNDS:-10}" \
		--enable-trie-cache --trie-cache-size 1073741824 \
		--template-path scripts/database.hbs --weight-path "$WORK/database.json"
	node scripts/base-weights.mjs database "$WORK/database.json" "$accounts" "$OUT"
}

measure_overhead() {
	say "The programs, with the weights as they are now"
	cargo build -q "${PROGRAMS[@]}"
	local wasm="$BIN/wbuild/distribution-runtime/distribution_runtime.compact.wasm"
	[ -f "$wasm" ] || die "there is no $wasm; build the node without SKIP_WASM_BUILD"
	mkdir "$WORK/overhead"
	node_benchmark "overhead" overhead --runtime "$wasm" --genesis-builder runtime \
		--genesis-builder-preset development --para-id 2000 --base-path "$WORK/overhead-state" \
		--warmup 10 --repeat 100 --weight-path "$WORK/overhead"
	node scripts/base-weights.mjs overhead "$WORK/overhead" "$OUT"
}

# Made before the first pallet is measured.
WASM=""

# measure PALLET BENCHMARKS ARGUMENTS…: runs those of its benchmarks.
measure() {
	node_benchmark "$1" pallet \
		--runtime "$WASM" --genesis-builder=runtime --genesis-builder-preset=development \
		--pallets "$1" --extrinsic "$2" --wasm-execution=compiled --heap-pages=4096 "${@:3}"
}

# weigh PALLET, or PALLET:NAME,NAME…: measures it, raises what is below what was measured, and writes its file, or puts
# those of some of its benchmarks into it.
weigh() {
	name_parts "$1"
	local file="${PALLET//::/_}.rs" to="$WORK/${PALLET//:/_}"
	mkdir "$to"
	measure "$PALLET" "$SOME" --steps "${STEPS:-20}" --repeat "${REPEAT:-10}" \
		--template scripts/weights.hbs --output "$to/" --json-file "$to.json"
	node scripts/cover-weights.mjs "$to/$file" "$to.json"
	if [ "$SOME" = '*' ]; then
		mv "$to/$file" "$OUT/$file"
	else
		node scripts/put-weights.mjs ${RAISE:+--raise} "$OUT/$file" "$to/$file"
	fi
}

if [ $CHECK = no ]; then
	pallets=()
	for name in "$@"; do
		case "$name" in database | overhead) ;; *) pallets+=("$name") ;; esac
	done
	if [ ${#pallets[@]} -gt 0 ]; then
		WASM="$(./scripts/bench-wasm.sh)"
		at_a_time weigh "${pallets[@]}"
	fi
	for name in "$@"; do
		case "$name" in
			database) measure_database ;;
			overhead) measure_overhead ;;
		esac
	done
	exit
fi

# again TURN PALLET BENCHMARKS SECONDS: measures both ends of each component, each benchmark for so many seconds at least.
again() {
	measure "$2" "$3" --steps 2 --repeat "${REPEAT:-5}" --min-duration "$4" --quiet \
		--json-file "$WORK/results/$1-${2//:/_}.json"
}
# once PALLET, or PALLET:NAME,NAME…: measures all of its benchmarks so, or these.
once() {
	name_parts "$1"
	again 1 "$PALLET" "$SOME" 0
}
mkdir "$WORK/results"
# Whether this machine is at least the reference hardware, and that of the files.
node_benchmark "machine" machine --chain dev --base-path "$WORK/machine" --allow-fail
node scripts/weights-machine.mjs "$WORK/machine.log" | tee "$WORK/judged"
WASM="$(./scripts/bench-wasm.sh)"
at_a_time once "$@"
node scripts/check-weights.mjs --doubtful "$OUT" "$WORK/results" "$@" >"$WORK/doubtful"
while read -r pallet some; do again 2 "$pallet" "$some" 10; done <"$WORK/doubtful"
say "Declared and measured"
# Again, where it is read with the table.
cat "$WORK/judged"
node scripts/check-weights.mjs "$OUT" "$WORK/results" "$@"
