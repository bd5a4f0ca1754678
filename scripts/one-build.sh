#!/usr/bin/env bash
# Checks that the tests go on from what run.sh built, and that nothing is compiled twice: every crate below ours must be
# asked for with the same features and settings by both selections (lib.sh), and once. Where this fails, a feature has to
# be asked for in node/Cargo.toml as well.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# units COMMAND ARGUMENTS: what cargo would compile. The graph is an unstable report, hence the variable; nothing is built.
units() {
	RUSTC_BOOTSTRAP=1 cargo "$@" --unit-graph -Z unstable-options
}
WORK="$(mktemp -d)"
trap 'rm -rf "$WORK"' EXIT
units build "${PROGRAMS[@]}" >"$WORK/programs.json"
# As clippy.sh builds them.
units test "${SELECTION[@]}" --lib --bins --tests --examples >"$WORK/tests.json"
node scripts/one-build.mjs "$WORK/programs.json" "$WORK/tests.json"
