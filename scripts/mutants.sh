#!/usr/bin/env bash
# Alters money code, one place at a time, and looks whether a test fails: cargo-mutants over the modules of
# scripts/mutants.mjs, in shards that take half an hour or so each. What no test catches is a survivor: a test has to catch
# it, or it is listed with a reason in scripts/survivors.json. See docs/evidence.md.
#
#   scripts/mutants.sh --list            names the modules, with how many mutants and shards each has
#   scripts/mutants.sh MODULE [SHARD]    runs a shard, from 1 on, or the first that has no result yet
#   scripts/mutants.sh --score           prints how many were caught in each module, and fails if a survivor has no reason
#
# Results are kept in ~/.cache/distribution/mutants; MUTANTS_DIR names another folder.
# What is built here is a copy, in a target directory of its own: nothing of the clone has to look new.
BUILDS=no
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

KEPT="${MUTANTS_DIR:-$STATE/mutants}"
# Mutants of one shard. Each compiles a pallet with its tests once, and runs them.
PER_SHARD=20
TOOL="$STATE/tools/bin/cargo-mutants"
# The pallets' dependencies alone: no node, no executor, no wasm.
export CARGO_TARGET_DIR="$CARGO_TARGET_DIR/mutants"

# Compiles quickly what changes, and well what does not. Overflow and debug assertions are as in the ordinary tests.
export CARGO_PROFILE_DEV_DEBUG=false CARGO_PROFILE_DEV_DEBUG_ASSERTIONS=false CARGO_PROFILE_DEV_OVERFLOW_CHECKS=false
OPTIMISED='profile.dev.package."*".opt-level=2'

install_tool() {
	[ "$("$TOOL" mutants --version 2>/dev/null || true)" != "cargo-mutants $CARGO_MUTANTS" ] || return 0
	say "Building cargo-mutants $CARGO_MUTANTS (once; some minutes)"
	CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
		CARGO_TARGET_DIR="$STATE/tools/target" \
		cargo install -q --locked --root "$STATE/tools" "cargo-mutants@$CARGO_MUTANTS"
	rm -rf "$STATE/tools/target"
}

# mutants MODULE ARGUMENTS…: calls cargo-mutants for the files and tests of a module.
mutants() {
	local module="$1" arguments
	shift
	mapfile -t arguments < <(node scripts/mutants.mjs arguments "$module")
	[ ${#arguments[@]} -gt 0 ] || die "$module is not a module: scripts/mutants.sh --list names them"
	"$TOOL" mutants --no-config --cap-lints=true --colors=never "${arguments[@]}" "$@"
}

# count MODULE: how many mutants it has. None means that its files are not where they were.
count() {
	local list
	list="$(mutants "$1" --list --line-col=false)" || die "cargo-mutants cannot list the mutants of $1"
	[ -n "$list" ] || die "$1 has no mutants: look at its files in scripts/mutants.mjs"
	wc -l <<<"$list"
}

# shards COUNT
shards() { echo $((($1 + PER_SHARD - 1) / PER_SHARD)); }

# run MODULE SHARD SHARDS: the result is in a folder that says so once it is complete.
run() {
	local folder="$KEPT/$1/$2-of-$3" status=0
	rm -rf "$folder"
	mkdir -p "$folder"
	say "$1, shard $2 of $3; the results come into $folder"
	mutants "$1" --shard "$(($2 - 1))/$3" --output "$folder" --timeout-multiplier 3 --minimum-test-timeout 120 \
		--cargo-arg=--locked --cargo-arg=--config --cargo-arg="$OPTIMISED" --cargo-test-arg=--lib || status=$?
	# 2 and 3: some were missed, or ran for ever. That is a result.
	case $status in
		0 | 2 | 3) git rev-parse HEAD >"$folder/complete" ;;
		4) die "the tests fail without any mutant: mend that first" ;;
		*) die "cargo-mutants failed with status $status" ;;
	esac
}

case "${1:---list}" in
	--list)
		setup run
		install_tool
		printf '%-15s %8s %7s\n' module mutants shards
		for module in $(node scripts/mutants.mjs modules); do
			number="$(count "$module")"
			printf '%-15s %8d %7d\n' "$module" "$number" "$(shards "$number")"
		done
		;;
	--score) node scripts/mutants.mjs score "$KEPT" ;;
	-*) die "no such option: $1; see the head of scripts/mutants.sh" ;;
	*)
		[[ "${2:-1}" =~ ^[1-9][0-9]*$ ]] || die "$2 is not the number of a shard"
		# Before anything is built.
		node scripts/mutants.mjs arguments "$1" >/dev/null || die "$1 is not a module: $(node scripts/mutants.mjs modules | xargs)"
		setup run
		install_tool
		number="$(count "$1")"
		all="$(shards "$number")"
		shard="${2:-1}"
		while [ -z "${2:-}" ] && [ -f "$KEPT/$1/$shard-of-$all/complete" ]; do shard=$((shard + 1)); done
		if [ "$shard" -gt "$all" ]; then
			[ -z "${2:-}" ] || die "$1 has $all shards"
			say "All $all shards of $1 have a result"
		else
			run "$1" "$shard" "$all"
		fi
		node scripts/mutants.mjs score "$KEPT" "$1" || true
		;;
esac
