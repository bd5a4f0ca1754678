#!/usr/bin/env bash
# Fuzzes one of the targets of fuzz/ with libFuzzer, on the stable compiler. See fuzz/README.md.
#
#   scripts/fuzz.sh TARGET [MINUTES]    searches: five minutes, unless it is said
#   scripts/fuzz.sh TARGET FILE         runs one input
#   scripts/fuzz.sh --all MINUTES       searches with one target after the other, for so long each
#   scripts/fuzz.sh --figures           prints what all searches together took and found, as a table
#   scripts/fuzz.sh --list              names the targets and their properties
#   scripts/fuzz.sh --minimise TARGET   adds to the committed inputs the fewest of those found that cover what they do not
#   scripts/fuzz.sh --lock              writes fuzz/runner/Cargo.lock anew, with the versions of Cargo.lock
# What is built here knows the files of clones by their paths: none need look new.
BUILDS=no
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# Inputs that were found, and those that broke something, are kept here.
KEPT="$STATE/fuzz"
# A target directory of its own: the code is compiled with other flags, and the ordinary build stays as it is.
TARGET_DIR="$CARGO_TARGET_DIR/fuzz"
RUNNER=fuzz/runner/Cargo.toml
# One input may take so many seconds and so much memory.
LIMITS=(-timeout=25 -rss_limit_mb=2048)
# Those of cargo-fuzz with `--sanitizer none` (src/project.rs): counters of edges, a table of where they are, and calls at
# comparisons, from which libFuzzer learns what is compared with what. All of them are stable. Not `--cfg fuzzing`: other
# people's crates (secp256k1, zip) do something else with it.
FLAGS=(
	-Cpasses=sancov-module
	-Cllvm-args=-sanitizer-coverage-level=4
	-Cllvm-args=-sanitizer-coverage-inline-8bit-counters
	-Cllvm-args=-sanitizer-coverage-pc-table
	-Cllvm-args=-sanitizer-coverage-trace-compares
	-Cllvm-args=-simplifycfg-branch-fold-threshold=0
)

# source_of TARGET: its file.
source_of() {
	local file
	for file in fuzz/targets/src/{primitives,client,runtime}/"$1.rs"; do
		if [ -d "fuzz/corpus/$1" ] && [ -f "$file" ]; then
			echo "$file"
			return
		fi
	done
	return 1
}

list() {
	local folder name
	for folder in fuzz/corpus/*/; do
		name="$(basename "$folder")"
		printf '%-12s %s\n' "$name" "$(sed -n '1s,^//! ,,p' "$(source_of "$name")")"
	done
}

# known TARGET: fails with the list unless there is such a target.
known() {
	[ -n "$1" ] && source_of "$1" >/dev/null && return
	printf 'error: no target `%s`; there are:\n' "$1" >&2
	list >&2
	exit 1
}

# build TARGET: builds the program that has it, and says where it is in PROGRAM.
build() {
	local features=() host
	case "$(source_of "$1")" in
		*/client/*) features=(--features client) ;;
		*/runtime/*) features=(--features runtime) ;;
	esac
	host="$(rustc -vV | sed -n 's/^host: //p')"
	# With a target named, the flags are not for build scripts and macros: those would not link.
	RUSTFLAGS="${FLAGS[*]}" CARGO_TARGET_DIR="$TARGET_DIR" \
		cargo build --release --locked --manifest-path "$RUNNER" --target "$host" "${features[@]}"
	PROGRAM="$TARGET_DIR/$host/release/distribution-fuzz"
}

# run TARGET ARGUMENTS…: calls libFuzzer.
run() {
	local target="$1"
	shift
	FUZZ_TARGET="$target" RUST_BACKTRACE=1 "$PROGRAM" "${LIMITS[@]}" "$@"
}

# search TARGET MINUTES: looks for an input that breaks the property, and prints figures.
search() {
	local found="$KEPT/corpus/$1" broken="$KEPT/broken/$1" log="$KEPT/$1.log" begin=$SECONDS status=0 input minutes
	mkdir -p "$found" "$broken"
	say "Fuzzing $1 for $2 min; the log is $log"
	run "$1" -max_total_time=$(($2 * 60)) -print_final_stats=1 -artifact_prefix="$broken/" \
		"$found" "fuzz/corpus/$1" >"$log" 2>&1 || status=$?

	# figure NAME: a number of libFuzzer's.
	figure() { sed -n "s/^stat::$1: *//p" "$log" | tail -n 1; }
	local executions covered counters
	executions="$(figure number_of_executed_units)"
	covered="$(sed -n 's/.*cov: \([0-9]*\) ft: .*/\1/p' "$log" | tail -n 1)"
	counters="$(sed -n 's/.*(\([0-9]*\) inline 8-bit counters).*/\1/p' "$log" | head -n 1)"
	echo "executions             $executions"
	echo "executions per second  $(figure average_exec_per_sec)"
	echo "new inputs             $(figure new_units_added), kept in $found"
	echo "coverage               ${covered:-?} of ${counters:-?} edges"
	# It may have ended sooner.
	minutes="$(awk "BEGIN { print ($SECONDS - $begin) / 60 }")"
	printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$(date -u +%F)" "$1" "$minutes" "${executions:-0}" "${covered:-0}" "${counters:-0}" \
		>>"$KEPT/figures.tsv"
	input="$(sed -n 's/.*Test unit written to //p' "$log" | tail -n 1)"
	# Stopped by Ctrl-C: nothing is broken.
	[ $status != 72 ] || status=0
	if [ $status != 0 ] || [ -n "$input" ]; then
		grep -vE '^#[0-9]+[[:space:]]' "$log" | tail -n 40 >&2 || true
		die "$1 is broken (status $status) by ${input:-an input that was not written; see $log}: what to do with it is in fuzz/README.md"
	fi
}

# figures: by target, all searches together; of coverage what the last one had.
figures() {
	[ -f "$KEPT/figures.tsv" ] || die "nothing was searched yet: scripts/fuzz.sh TARGET"
	echo "| target | hours | executions | per second | edges reached | last |"
	echo "|---|---|---|---|---|---|"
	sort -s -t $'\t' -k2,2 "$KEPT/figures.tsv" | awk -F '\t' '
		function row() {
			if (target) printf "| `%s` | %.1f | %d | %d | %s | %s |\n", target, minutes / 60, runs, (minutes ? runs / minutes / 60 : 0), edges, day
		}
		$2 != target { row(); target = $2; minutes = runs = 0 }
		{ minutes += $3; runs += $4; edges = $5 " of " $6; day = $1 }
		END { row() }'
}

# minimise TARGET: see above.
minimise() {
	local before after
	before="$(find "fuzz/corpus/$1" -type f | wc -l)"
	run "$1" -set_cover_merge=1 "fuzz/corpus/$1" "$KEPT/corpus/$1"
	after="$(find "fuzz/corpus/$1" -type f | wc -l)"
	say "$1 has $after inputs, $before before; all targets have $(find fuzz/corpus -type f -printf '%s\n' | awk '{ sum += $1 } END { print sum }') bytes"
}

case "${1:---list}" in
	--list) list ;;
	--figures) figures ;;
	--all)
		[[ "${2:-}" =~ ^[1-9][0-9]*$ ]] || die "for how many minutes each?"
		setup run
		# By what they are built with, so that little is compiled between them.
		for GROUP in primitives client runtime; do
			for FOLDER in fuzz/corpus/*/; do
				TARGET="$(basename "$FOLDER")"
				[[ "$(source_of "$TARGET")" == */$GROUP/* ]] || continue
				build "$TARGET"
				search "$TARGET" "$2"
			done
		done
		figures
		;;
	--lock)
		cp Cargo.lock fuzz/runner/Cargo.lock
		# What nothing needs goes, and only what is missing is looked for.
		cargo update --workspace --manifest-path "$RUNNER"
		;;
	--minimise)
		known "${2:-}"
		[ -d "$KEPT/corpus/$2" ] || die "nothing was found for $2 yet: scripts/fuzz.sh $2"
		build "$2"
		minimise "$2"
		;;
	*)
		known "$1"
		# lib.sh has changed the folder.
		INPUT="$(realpath -q "$OLDPWD/${2:-}" || true)"
		[[ "${2:-}" != /* ]] || INPUT="$2"
		if [[ "${2:-5}" =~ ^[1-9][0-9]*$ ]]; then
			setup run
			build "$1"
			search "$1" "${2:-5}"
		elif [ -f "$INPUT" ]; then
			build "$1"
			run "$1" "$INPUT"
		else
			die "$2 is neither a number of minutes nor a file"
		fi
		;;
esac
