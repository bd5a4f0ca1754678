#!/usr/bin/env bash
# Makes the chain spec of a deployment from a deployment file, after checking it: plain and raw spec, genesis head and
# wasm, summary and checksums. `scripts/chain-spec.sh` without arguments prints the usage; docs/deployment.md explains.
CALLER="$PWD"
BUILDS=no
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

WASM="$BIN/wbuild/distribution-runtime/distribution_runtime.compact.compressed.wasm"
[ -e e2e/node_modules/@polkadot/util-crypto ] || (cd e2e && npm ci --no-audit --no-fund --loglevel=error >&2)
# Paths are those of the caller; what the caller names comes last and wins.
cd "$CALLER"
exec node "$ROOT/scripts/chain-spec.mjs" --node "$BIN/distribution-node" --wasm "$WASM" "$@"
