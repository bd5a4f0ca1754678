#!/usr/bin/env bash
# Prints the measured comparisons of docs/benchmarks.md: weights beside their peers in one run on one wasm,
# what whole blocks take beside the weight that is booked for them, building lists beside @openzeppelin/merkle-tree, and
# bytes of state per claim. Fails in the end if a ratio is not what is wanted, without a documented reason, or if a weight
# does not hold in a whole block.
# ROWS (a million) may be raised to ten million. MIXED (8) is the number of blocks with random transactions, and SEED (1)
# decides which they are.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

[ -x "$BIN/distribution-node" ] || die "build the node first: scripts/run.sh --build or scripts/test.sh"
# Weights may have been written since. Blocks of a node with older ones would be booked by those.
cargo build -q "${PROGRAMS[@]}"
WORK="$(mktemp -d)"
trap 'rm -rf "$WORK"' EXIT

say "Weights, in one run on one wasm"
mkdir "$WORK/weights"
WASM="$(./scripts/bench-wasm.sh)"
for measured in \
	pallet_distribution/claim_immediate,claim_vested,claim_streamed,claim_batch_immediate,bitmap_word,proof_hashes \
	pallet_distribution/push_immediate,authorize_claim,claim_range_immediate,authorize_claim_range \
	pallet_distribution/ethereum_signature,settle,authorize_settle \
	pallet_distribution_lists/publish,carrier \
	pallet_compliance/pay,pay_without_limit,pay_unconditionally \
	pallet_emission/on_initialize,end_era,claim_scores,claim_stake,claim_stake_joined,claim_stake_last \
	pallet_emission/stake,stake_joined,unstake,unstake_last \
	pallet_scores/prove,challenge,claim \
	frame_system_extensions/check_non_zero_sender,check_spec_version,check_tx_version,check_genesis \
	frame_system_extensions/check_mortality_mortal_transaction,check_nonce,check_weight \
	pallet_transaction_payment/charge_transaction_payment \
	cumulus_pallet_weight_reclaim/storage_weight_reclaim \
	pallet_asset_rewards/harvest_rewards,stake,unstake \
	pallet_balances/transfer_allow_death,transfer_keep_alive,force_set_balance_creating \
	pallet_utility/batch pallet_vesting/vested_transfer \
	polkadot_runtime_common::claims/claim; do
	pallet="${measured%/*}"
	"$BIN/distribution-node" benchmark pallet \
		--runtime "$WASM" --genesis-builder=runtime --genesis-builder-preset=development \
		--pallets "$pallet" --extrinsic "${measured#*/}" \
		--steps "${STEPS:-5}" --repeat "${REPEAT:-10}" --heap-pages=4096 --wasm-execution=compiled \
		--template scripts/ratios.hbs --output "$WORK/weights/${measured//[:\/,]/_}.txt" >"$WORK/weights.log" 2>&1 \
		|| { tail -20 "$WORK/weights.log"; die "benchmarks failed"; }
done
FAULTS=()
node scripts/ratios.mjs "$WORK/weights" || FAULTS+=("ratios are not what is wanted")

say "Whole blocks, executed again"
cargo build -q "${SELECTION[@]}" --example block_cost
./scripts/npm.sh
DISTRIBUTION_BIN="$BIN" node scripts/full-blocks.mjs "$BIN/examples/block_cost" \
	|| FAULTS+=("weights do not hold in a block")

say "Mixed blocks, executed again"
DISTRIBUTION_BIN="$BIN" node scripts/full-blocks.mjs "$BIN/examples/block_cost" --mixed "${MIXED:-8}" --seed "${SEED:-1}" \
	|| FAULTS+=("weights do not hold in a mixed block")

say "Ending an era, and claiming after idle eras"
cargo build -q "${SELECTION[@]}" --example era_cost
"$BIN/examples/era_cost"

say "State per claim"
cargo build -q "${SELECTION[@]}" --example state_per_claim
"$BIN/examples/state_per_claim"

say "Building lists"
ROWS="${ROWS:-1000000}"
node scripts/make-list.mjs 100000 >"$WORK/small.csv"
node scripts/make-list.mjs "$ROWS" >"$WORK/large.csv"
node e2e/lib/openzeppelin-root.mjs "$WORK/small.csv"
for list in small large; do
	"$BIN/distribution" --json list build "$WORK/$list.csv" --keep-order --out "$WORK/$list" | grep -E 'root|rows'
	node scripts/peak-memory.mjs "$BIN/distribution" --json list build "$WORK/$list.csv" --keep-order --out "$WORK/$list"
done
# Beside the hashes that each row takes at the least, in one process.
cargo build -q "${SELECTION[@]}" --example list_build
"$BIN/examples/list_build" "$WORK/large.csv"
"$BIN/examples/list_build" "$WORK/large.csv" --keep-order

[ ${#FAULTS[@]} = 0 ] || die "$(printf '%s; ' "${FAULTS[@]}")see above"
