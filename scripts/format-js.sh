#!/usr/bin/env bash
# Checks every *.mjs of the repository: its format with Prettier, names that do not exist or are not used with ESLint.
# `--write` formats the files and corrects what can be corrected.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

./scripts/npm.sh
tools="$PWD/e2e/node_modules/.bin"
case "${1:-}" in
	"")
		"$tools/prettier" --check --log-level warn '**/*.mjs' \
			|| { echo "error: to format the files above, run scripts/format-js.sh --write" >&2; exit 1; }
		"$tools/eslint" --max-warnings 0 '**/*.mjs'
		;;
	--write)
		"$tools/prettier" --write --log-level warn '**/*.mjs'
		"$tools/eslint" --max-warnings 0 --fix '**/*.mjs'
		;;
	*)
		echo "usage: scripts/format-js.sh [--write]" >&2
		exit 2
		;;
esac
