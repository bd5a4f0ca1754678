// The real lists, from the folder DISTRIBUTION_DATA_DIR. Without it, lists of the same shape are generated. With it,
// each list that is asked for must be there.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeAddress } from '@polkadot/util-crypto';
import { empty } from './rounds.mjs';

/** Path of a real list; null if no folder is named. */
function real(name) {
  const folder = process.env.DISTRIBUTION_DATA_DIR;
  if (!folder) return null;
  const path = join(folder, name);
  assert.ok(existsSync(path), `DISTRIBUTION_DATA_DIR: ${path} is not there`);
  return path;
}

/** Path of a CSV of 13,502 accounts whose amounts add up to exactly a billion tokens with 12 decimals. */
export function allocation() {
  const found = real('acala-launch-allocation.csv');
  if (found) return found;
  const total = 10n ** 21n;
  const rows = 13_502;
  let left = total;
  const lines = ['account,amount'];
  for (let i = 0; i < rows; i += 1) {
    const amount = i === rows - 1 ? left : 10n ** 12n + BigInt(i) * 9_000_000_000_000n;
    left -= amount;
    lines.push(`${encodeAddress(empty(`row ${i}`), 10)},${amount}`);
  }
  return write('allocation.csv', lines);
}

/** Path of a CSV of vesting schedules: account, start, period, periods, amount per period. */
export function vesting() {
  const found = real('acala-launch-vesting.csv');
  if (found) return found;
  const lines = ['account,start_block,period_blocks,period_count,amount_per_period'];
  for (let i = 0; i < 50; i += 1) {
    lines.push(
      `${encodeAddress(empty(`vesting ${i}`), 10)},${i % 2 ? 8_611_200 : 16_387_200},1,${i % 2 ? 5_184_000 : 7_776_000},${10n ** 12n + BigInt(i)}`,
    );
  }
  return write('vesting.csv', lines);
}

/** Path of a CSV of Ethereum addresses: index, address, amount with 18 decimals; four rows name numbers. */
export function addresses() {
  const found = real('uniswap_uni_2020.csv');
  if (found) return found;
  const lines = ['index,address,amount'];
  for (let i = 0; i < 20_000; i += 1) {
    const address = i < 4 ? `0x${String(i).padStart(40, '0')}` : empty(`address ${i}`).slice(0, 42);
    lines.push(`${i},${address},${4n * 10n ** 20n + BigInt(i) * 1_000_003n}`);
  }
  return write('addresses.csv', lines);
}

/** Path of a CSV of Ethereum addresses that have claimed on a Substrate chain: address, amount with 12 decimals. */
export function claimsOfAddresses() {
  const found = real('hydradx_xhdx_claims.csv');
  if (found) return found;
  const lines = ['address,amount'];
  for (let i = 0; i < 5_486; i += 1) lines.push(`${empty(`claim ${i}`).slice(0, 42)},${i === 0 ? 1 : 10n ** 12n}`);
  return write('claims.csv', lines);
}

function write(name, lines) {
  const path = join(mkdtempSync(join(tmpdir(), 'distribution-list-')), name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

/** The rows of a CSV file without its header. */
export const rowsOf = (path) =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
