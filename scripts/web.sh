#!/usr/bin/env bash
# Checks and builds the holder's page: format, types, lints, tests, size. The page is then in the folder `web` of the
# target directory, for any file server.
#
#   scripts/web.sh          all
#   scripts/web.sh build    the page alone
BUILDS=no source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

WHAT="${1:-all}"
[[ "$WHAT" =~ ^(all|build)$ ]] || die "no such selection: $WHAT; there are all and build"

./scripts/npm.sh web
cd web
export WEB_DIST="$CARGO_TARGET_DIR/web"
tools=node_modules/.bin
if [ "$WHAT" = all ]; then
	"$tools/prettier" --check --log-level warn 'src/**/*.{ts,tsx,css}' '*.ts' \
		|| die "to format the files above, run web/node_modules/.bin/prettier --write with their names in web/"
	"$tools/tsc"
	"$tools/eslint" --max-warnings 0 src
	"$tools/vitest" run
fi
"$tools/vite" build --logLevel warn
node check-size.mjs "$WEB_DIST"
