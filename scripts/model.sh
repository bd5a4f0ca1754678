#!/usr/bin/env bash
# Searches all states of the models of a round's life, of governance, of scores and of sales. See model/README.md.
#
#   scripts/model.sh [MODEL] [--deep]   searches round, governance, scores, sales, or all; prints which properties hold
#   scripts/model.sh faults             prints what finds each fault that is made on purpose
#   scripts/model.sh test               runs the models' tests, and compares the traces that are kept with theirs
#   scripts/model.sh traces             writes the traces that the pallets replay
#   scripts/model.sh --lock             writes model/Cargo.lock anew, with the versions of Cargo.lock
# What is built here knows the files of clones by their paths: none need look new.
BUILDS=no
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# The models need nothing else.
command -v cargo >/dev/null || setup run

MANIFEST=model/Cargo.toml
# A target directory of its own: nothing here is shared with the ordinary build.
export CARGO_TARGET_DIR="$CARGO_TARGET_DIR/model"

model() {
	cargo run --quiet --release --locked --manifest-path "$MANIFEST" -- "$@"
}

case "${1:-}" in
	--lock)
		cp Cargo.lock model/Cargo.lock
		# What nothing needs goes, and only what is missing is looked for.
		cargo update --workspace --manifest-path "$MANIFEST"
		;;
	faults) model faults ;;
	test)
		cargo test --release --locked --manifest-path "$MANIFEST"
		model traces "$ROOT" --check
		;;
	traces) model traces "$ROOT" ;;
	"" | round | governance | scores | sales | --deep) model check "$@" ;;
	*) die "$1 is not a model: round, governance, scores, sales, or none for all; or faults, test, traces" ;;
esac
