// Writes what every weight is made of, from what the node has measured:
//
//   base-weights.mjs database RESULT ACCOUNTS OUT   database.rs in the folder OUT, from what database.hbs made
//   base-weights.mjs overhead FOLDER OUT            block.rs, from the files of `benchmark overhead` in FOLDER

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { declared, functionsOf } from './weights.mjs';

const WEIGHTS = fileURLToPath(new URL('../runtime/src/weights/', import.meta.url));
/**
 * Nanoseconds that the fellowship's Asset Hub counts, measured in the same way on the reference hardware
 * (https://github.com/polkadot-fellows/runtimes, inmemorydb_weights.rs of 2025). A faster machine must not make blocks that
 * take the relay chain's validators too long.
 */
const LEAST = { read: 13_701, write: 33_060 };

const digits = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, '_');
const day = (date) => date.slice(0, 10);

/** Everything of a file but its last part. */
const file = (headline, command, date, cpu, body) => `//! ${headline}; do not edit.
//!
//! Command: \`distribution-node benchmark ${command}\`
//!
//! Date: ${day(date)}. CPU: ${cpu}.

#![cfg_attr(rustfmt, rustfmt_skip)]

${body}`;

function database(result, accounts, out) {
  const measured = JSON.parse(readFileSync(result, 'utf8'));
  const part = (name) => {
    const [least, median, high, most] = measured[`${name}Spread`].map(digits);
    const counted = Math.max(measured[name], LEAST[name]);
    return `	// Measured: ${digits(measured[name])} ns on average; ${least} to ${most}, median ${median}, 99th of 100 ${high}.
	${name}: WEIGHT_REF_TIME_PER_NANOS.saturating_mul(${digits(counted)}),`;
  };
  const command = `storage --chain <dev with ${accounts} more accounts> --mode validate-block
//! --state-version 1 --batch-size ${measured.batch} --validate-block-rounds ${measured.rounds}`;
  const body = `use polkadot_sdk::frame_support::weights::{constants::WEIGHT_REF_TIME_PER_NANOS, RuntimeDbWeight};

/// Reading and writing a value, as a validator does it: on a proof in memory. What was measured, or
/// what the fellowship's Asset Hub counts (${digits(LEAST.read)} and ${digits(LEAST.write)} ns), whichever is more.
pub const DATABASE: RuntimeDbWeight = RuntimeDbWeight {
${part('read')}
${part('write')}
};
`;
  const headline = 'Time of the database. Made by `scripts/weights.sh database`';
  writeFileSync(join(out, 'database.rs'), file(headline, command, measured.date, measured.cpu, body));
}

/** What `benchmark overhead` has written about a block or a transaction: nanoseconds, bytes of proof, and the rest. */
function overheadOf(path) {
  const text = readFileSync(path, 'utf8');
  const find = (pattern) => {
    const found = pattern.exec(text);
    if (!found) throw new Error(`${path} has no ${pattern}`);
    return found.slice(1);
  };
  const number = (shown) => Number(shown.replaceAll('_', ''));
  const [time, proof] = find(/saturating_mul\(([\d_]+)\), ([\d_]+)\)/).map(number);
  const [least, most] = find(/Min, Max: ([\d_]+), ([\d_]+)/);
  const [median] = find(/Median: +([\d_]+)/);
  const [date] = find(/DATE: (\S+)/);
  const [cpu] = find(/CPU: `(.*)`/);
  const [warmups, repeat] = find(/WARMUPS: `(\d+)`, REPEAT: `(\d+)`/);
  return { time, proof, least, most, median, date, cpu, warmups, repeat };
}

/** What the extensions of a signed transaction take by their own weights, in nanoseconds, without the database. */
function extensions() {
  const parts = {
    frame_system_extensions: [
      'check_non_zero_sender',
      'check_spec_version',
      'check_tx_version',
      'check_genesis',
      'check_mortality_immortal_transaction',
      'check_nonce',
      'check_weight',
    ],
    pallet_transaction_payment: ['charge_transaction_payment'],
    cumulus_pallet_weight_reclaim: ['storage_weight_reclaim'],
  };
  let sum = 0;
  for (const [pallet, names] of Object.entries(parts)) {
    const functions = functionsOf(readFileSync(join(WEIGHTS, `${pallet}.rs`), 'utf8'));
    for (const name of names) {
      if (!functions.has(name)) throw new Error(`${pallet}.rs has no ${name}`);
      sum += declared(functions.get(name)).time / 1000;
    }
  }
  return Math.floor(sum);
}

function overhead(folder, out) {
  const block = overheadOf(join(folder, 'block_weights.rs'));
  const transaction = overheadOf(join(folder, 'extrinsic_weights.rs'));
  const own = extensions();
  const rest = transaction.time - own;
  if (rest <= 0) throw new Error(`a transaction took ${transaction.time} ns, of which its extensions are ${own}`);
  const spread = ({ time, least, most, median }) =>
    `// Measured: ${digits(time)} ns on average; ${least} to ${most}, median ${median}.`;
  const command = `overhead --runtime <the runtime's wasm> --genesis-builder runtime
//! --genesis-builder-preset development --warmup ${block.warmups} --repeat ${block.repeat}`;
  const body = `use polkadot_sdk::frame_support::weights::{constants::WEIGHT_REF_TIME_PER_NANOS, Weight};

${spread(block)}
/// A block with nothing but its inherents, hooks included.
pub const BLOCK: Weight =
	Weight::from_parts(WEIGHT_REF_TIME_PER_NANOS.saturating_mul(${digits(block.time)}), ${digits(block.proof)});

${spread(transaction)} Of this ${digits(own)} ns are in
// the weights of the extensions that every signed transaction has, and are not counted twice.
/// A signed transaction that does nothing, without its extensions, which have weights of their own.
pub const TRANSACTION: Weight =
	Weight::from_parts(WEIGHT_REF_TIME_PER_NANOS.saturating_mul(${digits(rest)}), 0);
`;
  const headline = 'An empty block, and a transaction alone. Made by `scripts/weights.sh overhead`';
  writeFileSync(join(out, 'block.rs'), file(headline, command, block.date, block.cpu, body));
}

const [what, ...rest] = process.argv.slice(2);
if (what === 'database' && rest.length === 3) database(...rest);
else if (what === 'overhead' && rest.length === 2) overhead(...rest);
else throw new Error('usage: base-weights.mjs database RESULT ACCOUNTS OUT, or overhead FOLDER OUT');
