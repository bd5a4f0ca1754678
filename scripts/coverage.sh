#!/usr/bin/env bash
# Says which lines of primitives, pallets and client their tests reach, and fails where a crate is below its floor
# (scripts/coverage.mjs). Tests, mocks and benchmarks do not count as lines. See docs/evidence.md.
#
#   scripts/coverage.sh            runs the tests, and prints a table
#   scripts/coverage.sh --lines    prints, from the last run, the lines that no test reached
#
# The code is compiled with counters, so nothing of the ordinary build can be used: all dependencies of these crates, the
# runtime's among them, are compiled once more in a target directory of its own. The first run takes more than an hour on
# two cores and some 10 GB (an estimate: not measured yet); later ones compile what has changed.
BUILDS=no
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

TOOL="$STATE/tools/bin/cargo-llvm-cov"
export CARGO_TARGET_DIR="$CARGO_TARGET_DIR/coverage"
REPORT="$CARGO_TARGET_DIR/coverage.json"
# Like the ordinary tests: `defensive!` does not panic, and sums wrap where nothing checks them.
export CARGO_PROFILE_DEV_DEBUG=false CARGO_PROFILE_DEV_DEBUG_ASSERTIONS=false CARGO_PROFILE_DEV_OVERFLOW_CHECKS=false
export CARGO_PROFILE_DEV_OPT_LEVEL=1

install_tool() {
	if [ "$("$TOOL" llvm-cov --version 2>/dev/null || true)" != "cargo-llvm-cov $CARGO_LLVM_COV" ]; then
		say "Building cargo-llvm-cov $CARGO_LLVM_COV (once; a minute)"
		CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
			CARGO_TARGET_DIR="$STATE/tools/target" \
			cargo install -q --locked --root "$STATE/tools" "cargo-llvm-cov@$CARGO_LLVM_COV"
		rm -rf "$STATE/tools/target"
	fi
	# The compiler's own version of LLVM reads the counters. LLVM_COV and LLVM_PROFDATA name other programs.
	if [ -z "${LLVM_COV:-}" ] && ! compgen -G "$(rustc --print sysroot)/lib/rustlib/*/bin/llvm-cov" >/dev/null; then
		rustup component add llvm-tools || die "no llvm-tools: install them, or name programs of the same version of LLVM \
(rustc -vV says which) in LLVM_COV and LLVM_PROFDATA"
	fi
}

case "${1:-}" in
	--lines)
		[ -f "$REPORT" ] || die "nothing was measured yet: scripts/coverage.sh"
		"$TOOL" llvm-cov report --show-missing-lines
		;;
	"")
		setup run
		install_tool
		mapfile -t PACKAGES < <(node scripts/coverage.mjs packages)
		# Counters of earlier runs would count as well: --no-report keeps them.
		"$TOOL" llvm-cov clean --profraw-only
		"$TOOL" llvm-cov --no-report --no-cfg-coverage --locked --lib --tests "${PACKAGES[@]}"
		"$TOOL" llvm-cov report --json --summary-only --output-path "$REPORT"
		node scripts/coverage.mjs judge "$REPORT" "$ROOT"
		;;
	*) die "no such option: $1; see the head of scripts/coverage.sh" ;;
esac
