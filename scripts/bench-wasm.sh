#!/usr/bin/env bash
# Builds the runtime's wasm with its benchmarks and prints the path. Not with `try-runtime`: with it a failed
# migration panics, and `pallet_migrations` benchmarks one.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

runtime_wasm runtime-benchmarks
