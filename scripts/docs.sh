#!/usr/bin/env bash
# Builds the documents of our libraries (every rustdoc lint fails) and runs their examples; the pages are in the target
# directory's doc folder.
#
# `cargo doc` would check the whole dependency tree once more to have its metadata. `cargo test --doc` calls rustdoc with
# what is built already, once for each library; this script is that rustdoc, and makes the pages besides.
if [ -z "${DOCS_FOLDER:-}" ]; then
	source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
	linted
	export DOCS_FOLDER="$CARGO_TARGET_DIR/doc"
	RUSTDOC="$(realpath scripts/docs.sh)" cargo test "${SELECTION[@]}" --doc --no-fail-fast
	exit
fi

set -euo pipefail
if [[ " $* " == *" --test "* ]]; then
	PAGES=()
	SKIP=0
	for word in "$@"; do
		if [ $SKIP = 1 ]; then SKIP=0; continue; fi
		case "$word" in
			--test | --no-run) ;;
			--test-args | --test-run-directory | --test-runtool | --runtool | --runtool-arg | --test-builder) SKIP=1 ;;
			--test-args=* | --test-run-directory=*) ;;
			*) PAGES+=("$word") ;;
		esac
	done
	rustdoc "${PAGES[@]}" --out-dir "$DOCS_FOLDER" -D warnings -D rustdoc::all
fi
exec rustdoc "$@"
