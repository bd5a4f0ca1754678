#!/usr/bin/env bash
# Puts known faults into the pallets, one for each property that has to hold, and looks which tests find each: those of
# scripts/faults.json. Whoever adds a property adds a fault that breaks it. See docs/evidence.md.
#
#   scripts/faults.sh [NAME…]     tries those that are named, or all that were not found yet; some minutes each
#   scripts/faults.sh --list      names them
#   scripts/faults.sh --table     prints a table of the results
#
# They are put into a copy: nothing of the clone changes. Results are kept in ~/.cache/distribution/faults; FAULTS_DIR names
# another folder.
BUILDS=no
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

KEPT="${FAULTS_DIR:-$STATE/faults}"
# As scripts/mutants.sh compiles, with the same dependencies.
export CARGO_TARGET_DIR="$CARGO_TARGET_DIR/mutants"
export CARGO_PROFILE_DEV_DEBUG=false CARGO_PROFILE_DEV_DEBUG_ASSERTIONS=false CARGO_PROFILE_DEV_OVERFLOW_CHECKS=false

case "${1:-}" in
	--list) node scripts/faults.mjs list ;;
	--table) node scripts/faults.mjs table "$KEPT" ;;
	-*) die "no such option: $1; see the head of scripts/faults.sh" ;;
	*)
		setup run
		node scripts/faults.mjs run "$KEPT" "$@"
		;;
esac
