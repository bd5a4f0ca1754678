#!/usr/bin/env bash
# Installs the npm packages of a folder as its lock file has them, unless exactly those are installed already:
# `scripts/npm.sh [FOLDER]`, of e2e/ by default.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../${1:-e2e}"

# Written last, so that an installation that was cut short is done again.
mark=node_modules/.installed-lock.json
if ! cmp --silent package-lock.json "$mark"; then
	npm ci --no-audit --no-fund --loglevel=error
	cp package-lock.json "$mark"
fi
