#!/usr/bin/env bash
# Rehearses an upgrade to the runtime of this clone on the state of chains: scripts/rehearse-upgrade.sh STATE…, each a
# file that `distribution-node export-state` wrote (docs/upgrades.md). Fails if something stored cannot be decoded any
# more, a pallet's invariants do not hold, a storage version is behind, or the books changed.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

[ $# -gt 0 ] || die "usage: scripts/rehearse-upgrade.sh STATE…"
UPGRADE_STATE=""
for state in "$@"; do
	[ -f "$state" ] || die "no such file: $state"
	[[ "$state" != *:* ]] || die "a colon in the name of a file: $state"
	UPGRADE_STATE+="$(realpath "$state"):"
done
export UPGRADE_STATE
./scripts/rust-tests.sh upgrade_should_keep_the_books_of_every_chain
