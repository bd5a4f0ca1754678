#!/usr/bin/env bash
# Checks our dependencies by deny.toml: licences, sources, bans; and advisories where their database can be had.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

TOOLS_FOLDER="$STATE/tools"
DENY="$TOOLS_FOLDER/bin/cargo-deny"
if [ "$("$DENY" --version 2>/dev/null || true)" != "cargo-deny $CARGO_DENY" ]; then
	say "Building cargo-deny $CARGO_DENY (once; three minutes)"
	# It reads files for a second: not worth optimising.
	CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
		CARGO_TARGET_DIR="$TOOLS_FOLDER/target" cargo install -q --locked --root "$TOOLS_FOLDER" "cargo-deny@$CARGO_DENY"
	rm -rf "$TOOLS_FOLDER/target"
fi

# All but the first are not members of the workspace, and have lock files of their own.
MANIFESTS=(Cargo.toml node/wasm-opt/Cargo.toml fuzz/runner/Cargo.toml model/Cargo.toml web/reader/Cargo.toml)
# deny MANIFEST WHAT…
deny() {
	local manifest="$1"
	shift
	# Not every lock file needs every licence that is allowed, and only one has libFuzzer.
	[ "$manifest" = Cargo.toml ] || set -- --allow license-not-encountered "$@"
	[ "$manifest" = fuzz/runner/Cargo.toml ] || set -- --allow license-exception-not-encountered "$@"
	"$DENY" --manifest-path "$manifest" --config deny.toml --all-features --locked check --hide-inclusion-graph "$@"
}
for manifest in "${MANIFESTS[@]}"; do
	deny "$manifest" bans licenses sources
done
if timeout 60 "$DENY" --locked fetch db >/dev/null 2>&1; then
	for manifest in "${MANIFESTS[@]}"; do
		deny "$manifest" --disable-fetch advisories
	done
else
	echo "Advisories were NOT checked: their database could not be fetched here."
fi
