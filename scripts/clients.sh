#!/usr/bin/env bash
# Has other people's clients read the blocks of rounds' lives, and send a free claim each by their own unsigned call, against
# the built node. Prints the table of docs/integrators.md, and fails if a client is not as e2e/clients/table.json says.
#
#   scripts/clients.sh              all clients
#   scripts/clients.sh NAME…        those that are named, as their folders in e2e/clients; one that is not there fails
#
# It takes clients from npm and PyPI, as their lock files have them, and keeps them outside the clone. So it needs the
# network, two gigabytes of disk, and Python 3 with its module venv (Debian's python3-venv): it is not part of test.sh.
# CLIENTS_LOGS is a folder for what the clients print and answer. The list of Ethereum addresses is the real one if it is
# found as scripts/e2e.sh finds it.
BUILDS=no source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

export DISTRIBUTION_BIN="${DISTRIBUTION_BIN:-$BIN}"
export CLIENTS_DIR="$STATE/clients"
if [ -z "${DISTRIBUTION_DATA_DIR:-}" ] && [ -d ../shared/data ]; then
	DISTRIBUTION_DATA_DIR="$(cd ../shared/data && pwd)"
	export DISTRIBUTION_DATA_DIR
fi
NAMES=("$@")
if [ ${#NAMES[@]} = 0 ]; then
	for folder in e2e/clients/*/; do NAMES+=("$(basename "$folder")"); done
fi
for name in "${NAMES[@]}"; do
	[[ "$name" =~ ^[a-z-]+$ ]] && [ -d "e2e/clients/$name" ] \
		|| die "no client $name; there are: $(cd e2e/clients && echo */ | tr -d /)"
done
[ -x "$DISTRIBUTION_BIN/distribution-node" ] || die "build the node first: scripts/test.sh or scripts/run.sh --build"

# install NAME: as its lock file says, unless exactly that is installed already. The mark is written last, so that what was
# cut short is done again.
install() {
	local from="e2e/clients/$1" to="$CLIENTS_DIR/$1" lock mark
	if [ -f "$from/requirements.txt" ]; then lock=requirements.txt; else lock=package-lock.json; fi
	mark="$to/.installed-$lock"
	mkdir -p "$to"
	if ! cmp --silent "$from/$lock" "$mark"; then
		say "Installing $1"
		rm -rf "$to"
		mkdir -p "$to"
		cp "$from"/* "$to/"
		if [ $lock = requirements.txt ]; then
			python3 -m venv "$to/venv" || die "Python's module venv is missing: apt-get install python3-venv"
			"$to/venv/bin/pip" install --quiet --disable-pip-version-check --require-hashes --only-binary :all: \
				--requirement "$to/$lock"
		else
			(cd "$to" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
		fi
		cp "$from/$lock" "$mark"
	fi
	# The program as it is in this clone.
	cp "$from"/* "$to/"
}

# Python signs vouchers and redirects as well.
for signed in voucher redirect; do
	python3 -B "docs/examples/$signed.py" "testdata/$signed.json" >/dev/null \
		|| die "Python signs otherwise than testdata/$signed.json has it"
done

mkdir -p "$CLIENTS_DIR"
cp e2e/clients/common.* "$CLIENTS_DIR/"
for name in "${NAMES[@]}"; do install "$name"; done
./scripts/npm.sh
[ -z "${CLIENTS_LOGS:-}" ] || { mkdir -p "$CLIENTS_LOGS"; CLIENTS_LOGS="$(realpath "$CLIENTS_LOGS")"; export CLIENTS_LOGS; }
exec node e2e/clients/run.mjs "${NAMES[@]}"
