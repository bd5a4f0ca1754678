#!/usr/bin/env bash
# Asks the API of an index what its own OpenAPI document allows, and much that it does not, with schemathesis. Fails on
# an answer of 500 or above, on one that is not as the document says, on a refusal of what the document allows, and on
# an answer to what it does not allow. Prints how many requests that were.
#
#   scripts/api-fuzz.sh             of a development chain with payments, stakes and eras, which it makes and indexes
#   scripts/api-fuzz.sh ADDRESS     of the API that answers there, such as http://127.0.0.1:8090/. Start its index with
#                                   `--rate 1000000 --burst 1000000`, or it refuses most questions
#
# EXAMPLES (200) is how many questions are made up for each path, twice. SEED repeats those of another run. It takes
# schemathesis from PyPI, as scripts/schemathesis.txt has it, and keeps it outside the clone. So it needs the network
# once, a hundred megabytes of disk, and Python 3.11 or later with its module venv (Debian's python3-venv): it is not
# part of test.sh.
BUILDS=no source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

[ $# -le 1 ] || die "scripts/api-fuzz.sh takes one address at most"
LOCK=scripts/schemathesis.txt
grep -q "^schemathesis==$SCHEMATHESIS " "$LOCK" \
	|| die "$LOCK is of another version than scripts/versions.env; to write it: echo schemathesis==$SCHEMATHESIS | \
uv pip compile - --universal --python-version 3.11 --generate-hashes --no-annotate --no-header -o $LOCK"
if [ $# = 0 ]; then
	[ -x "$BIN/distribution-node" ] || die "build the node first: scripts/run.sh --build or scripts/test.sh"
	./scripts/npm.sh
fi

# The lock file is copied last, so that what was cut short is done again.
VENV="$STATE/schemathesis"
if ! cmp --silent "$LOCK" "$VENV/installed.txt"; then
	python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
		|| die "Python 3.11 or later is missing: apt-get install python3 python3-venv"
	say "Installing schemathesis $SCHEMATHESIS"
	rm -rf "$VENV"
	python3 -m venv "$VENV" || die "Python's module venv is missing: apt-get install python3-venv"
	"$VENV/bin/pip" install --quiet --disable-pip-version-check --require-hashes --only-binary :all: --requirement "$LOCK"
	cp "$LOCK" "$VENV/installed.txt"
fi
DISTRIBUTION_BIN="$BIN" SCHEMATHESIS_PROGRAM="$VENV/bin/schemathesis" exec node scripts/api-fuzz.mjs "$@"
