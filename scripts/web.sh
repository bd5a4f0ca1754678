#!/usr/bin/env bash
# Checks and builds the holder's page: format, types, lints, tests, size. The page is then in the folder `web` of the
# target directory, for any file server.
#
#   scripts/web.sh            all
#   scripts/web.sh build      the page alone
#   scripts/web.sh current    builds nothing; fails unless the page is there as the present sources make it
BUILDS=no source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

WHAT="${1:-all}"
[[ "$WHAT" =~ ^(all|build|current)$ ]] || die "no such selection: $WHAT; there are all, build and current"

export WEB_DIST="$CARGO_TARGET_DIR/web"
# What the page was made of. Not in its folder, which people publish as it is.
MADE_OF="$CARGO_TARGET_DIR/web.sum"
# The reader of lists is made of the client's files, too.
READER=(client/src/lists/*.rs client/src/{account,address,encoding,text,token}.rs primitives/src/chain.rs)
SOURCES="$(sum_of web) $(sha256sum "${READER[@]}" | sha256sum)"
if [ "$WHAT" = current ]; then
	[ -f "$WEB_DIST/index.html" ] && [ "$(cat "$MADE_OF" 2>/dev/null || true)" = "$SOURCES" ]
	exit
fi

./scripts/npm.sh web
cd web
tools=node_modules/.bin
if [ "$WHAT" = all ]; then
	"$tools/prettier" --check --log-level warn 'src/**/*.{ts,tsx,css}' '*.ts' \
		|| die "to format the files above, run web/node_modules/.bin/prettier --write with their names in web/"
	"$tools/tsc"
	"$tools/eslint" --max-warnings 0 src
	"$tools/vitest" run
	../scripts/reader.sh --test
fi
# A build that was cut short is not the page.
rm -f "$MADE_OF"
"$tools/vite" build --logLevel warn
# The reader of lists is Rust. Without it the page says so, and managers use the command line.
../scripts/reader.sh "$WEB_DIST" || [ "$WHAT" = build ] || die "the reader of lists could not be built; see above"
node check-size.mjs "$WEB_DIST"
printf '%s' "$SOURCES" >"$MADE_OF"
