// The script that compares measured weights: what it judges, by what, and when it fails.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { DATABASE, transactionOf } from '../../../scripts/weights.mjs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'distribution-ratios-'));
after(() => rmSync(work, { recursive: true, force: true }));

describe('ratios.mjs', () => {
  let folders = 0;

  /** What is measured, in microseconds, reads and writes, and for each of a component; all ratios are what is wanted. */
  const all = () => ({
    'pallet_distribution claim_immediate': [60, 4, 3, { 'time/d': 0.1 }],
    'pallet_distribution claim_vested': [80, 5, 4, { 'time/d': 0.1 }],
    'pallet_distribution claim_streamed': [90, 6, 5, { 'time/d': 0.1 }],
    'pallet_distribution claim_batch_immediate': [50, 4, 3, { 'time/n': 5, 'reads/n': 2, 'writes/n': 1 }],
    'pallet_distribution claim_range_immediate': [50, 4, 3, { 'time/n': 2, 'reads/n': 2, 'writes/n': 1 }],
    'pallet_distribution bitmap_word': [2, 1, 1],
    'pallet_distribution proof_hashes': [1, 0, 0, { 'time/h': 0.1 }],
    'pallet_distribution push_immediate': [20, 2, 1],
    'pallet_distribution authorize_claim': [20, 2, 0, { 'time/d': 0.1 }],
    'pallet_distribution authorize_claim_range': [20, 2, 0, { 'time/n': 1 }],
    'pallet_distribution ethereum_signature': [60, 2, 0],
    'pallet_distribution settle': [40, 4, 3, { 'time/n': 70, 'reads/n': 4, 'writes/n': 2 }],
    'pallet_distribution authorize_settle': [30, 4, 0, { 'time/n': 65, 'reads/n': 1 }],
    'pallet_distribution_lists publish': [100, 9, 6, { 'time/r': 2 }],
    'pallet_distribution_lists carrier': [10, 2, 0, { 'time/k': 0.5 }],
    'pallet_compliance pay': [6, 1, 0],
    'pallet_compliance pay_without_limit': [5, 1, 0],
    'pallet_compliance pay_unconditionally': [4, 1, 0],
    'pallet_emission on_initialize': [5, 1, 0],
    'pallet_emission end_era': [50, 5, 5, { 'time/p': 10 }],
    'pallet_emission claim_scores': [50, 3, 2, { 'time/e': 5 }],
    'pallet_emission claim_stake': [60, 3, 2],
    'pallet_emission claim_stake_joined': [60, 4, 3],
    'pallet_emission claim_stake_last': [60, 4, 3],
    'pallet_emission stake': [60, 6, 4],
    'pallet_emission stake_joined': [60, 7, 5],
    'pallet_emission unstake': [60, 6, 4],
    'pallet_emission unstake_last': [60, 7, 5],
    'pallet_scores prove': [90, 6, 5],
    'pallet_scores challenge': [30, 4, 2],
    'pallet_scores claim': [60, 5, 4],
    'frame_system_extensions check_non_zero_sender': [1, 0, 0],
    'frame_system_extensions check_spec_version': [1, 0, 0],
    'frame_system_extensions check_tx_version': [1, 0, 0],
    'frame_system_extensions check_genesis': [1, 0, 0],
    'frame_system_extensions check_mortality_mortal_transaction': [1, 0, 0],
    'frame_system_extensions check_nonce': [5, 1, 1],
    'frame_system_extensions check_weight': [1, 0, 0],
    'pallet_transaction_payment charge_transaction_payment': [20, 1, 1],
    'cumulus_pallet_weight_reclaim storage_weight_reclaim': [1, 0, 0],
    'pallet_asset_rewards harvest_rewards': [80, 3, 2],
    'pallet_asset_rewards stake': [60, 6, 4],
    'pallet_asset_rewards unstake': [60, 6, 4],
    'pallet_balances transfer_allow_death': [100, 2, 2],
    'pallet_balances transfer_keep_alive': [60, 1, 1],
    'pallet_balances force_set_balance_creating': [30, 1, 1],
    'pallet_utility batch': [10, 1, 0, { 'time/c': 5 }],
    'pallet_vesting vested_transfer': [100, 5, 3, { 'time/l': 0.1, 'time/s': 0.1 }],
    'polkadot_runtime_common::claims claim': [400, 10, 7],
  });

  /** Compares these measurements: `[execution, reads, writes, { slopes in microseconds or counts }]` by name. */
  function compare(measured) {
    folders += 1;
    const folder = join(work, `ratios-${folders}`);
    mkdirSync(folder);
    const ps = (microseconds) => Math.round(microseconds * 1e6);
    for (const [name, [time, reads, writes, slopes = {}]] of Object.entries(measured)) {
      const more = Object.entries(slopes).map(([of, each]) => `${of} ${of.startsWith('time') ? ps(each) : each}`);
      const line = `${name} base ${ps(time)} reads ${reads} writes ${writes} proof 1000 ${more.join(' ')}`;
      writeFileSync(join(folder, `${name.replace(/\W+/g, '_')}.txt`), `\n${line}\n`);
    }
    const script = join(ROOT, 'scripts', 'ratios.mjs');
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, folder], { encoding: 'utf8' });
    return { status, out: stdout, err: stderr };
  }

  /** The figures of a row of the table, and of the row that follows it, and its remark. */
  function ratio(out, label) {
    const lines = out.split('\n');
    const at = lines.findIndex((line) => line.startsWith(`| ${label} |`));
    assert.notEqual(at, -1, `${label}\n${out}`);
    const cells = (line) => line.split('|').map((cell) => cell.trim());
    const [, , is, wanted, execution, rocks, remark] = cells(lines[at]);
    const [, next, then] = cells(lines[at + 1]);
    return { is, wanted, execution, rocks, remark, next, then };
  }
  const us = { read: DATABASE.reads / 1e6, write: DATABASE.writes / 1e6 };

  it('passes when everything is as wanted', () => {
    const { status, out, err } = compare(all());
    assert.equal(status, 0, err + out);
    assert.equal(err, '');
    assert.doesNotMatch(out, /missed|NaN|undefined/);
  });

  it('judges a claim by what it weighs further in its block, and shows one alone', () => {
    const { out } = compare(all());
    const peer = 400 + 10 * us.read + 7 * us.write;
    const [alone, further] = [62.4 + 4 * us.read + 3 * us.write, 62.4 + 2 * us.read + us.write];
    const found = ratio(out, 'claim (24) to `claims.claim`');
    assert.equal(found.is, (further / peer).toFixed(2));
    assert.equal(found.rocks, ((62.4 + 150) / (400 + 950)).toFixed(2));
    assert.equal(found.wanted, 'at most 0.4');
    assert.deepEqual([found.next, found.then], ['the same, alone in its block', (alone / peer).toFixed(2)]);
    // The first claim of a batch counts round and pot as one alone does.
    const more = 5 + 24 * 0.1 + us.read + us.write;
    const slope = ratio(out, 'one more claim (24) of a batch to claim (24) alone in its block');
    assert.equal(slope.is, (more / alone).toFixed(2));
    assert.deepEqual(
      [slope.next, slope.then],
      ['the same, if somebody is frozen or blocked', ((more + us.read) / alone).toFixed(2)],
    );
  });

  it('counts no extensions for bare claims, on either side', () => {
    const base = transactionOf() / 1e6;
    // Admission, without the round and the word that the claim reads too.
    const free = base + 22.4 + 62.4 + 2 * us.read + us.write;
    const peer = base + 400 + 10 * us.read + 7 * us.write;
    const { out } = compare({ ...all(), 'frame_system_extensions check_genesis': [9, 0, 0] });
    const { is } = ratio(out, 'free claims of a fifth of a block to `claims.claim` of 75 %');
    assert.equal(is, (0.2 / free / (0.75 / peer)).toFixed(2));
    const [, single] = /^\| a fifth of it, which they always have \| (\d+) \|/m.exec(out);
    assert.equal(Number(single), Math.floor((400_000 - 2 * us.read - 2 * us.write) / free));
  });

  it('adds the admission of claims by Ethereum keys, which the peer has in its figure, signature included', () => {
    const { out } = compare(all());
    const peer = 400 + 10 * us.read + 7 * us.write;
    // Admission reads nothing that the claim does not, and of the claim the round and the pot are in memory.
    const further = 22.4 + 60 + 62.4 + 4 * us.read + us.write + 60;
    const found = ratio(out, 'free claim by an Ethereum key (24) with admission to `claims.claim`');
    assert.deepEqual([found.is, found.wanted], [(further / peer).toFixed(2), '']);
    const alone = further + 2 * us.read + 2 * us.write;
    assert.deepEqual([found.next, found.then], ['the same, alone in its block', (alone / peer).toFixed(2)]);
  });

  it('compares the settlement of one voucher with its peer, with its admission and without', () => {
    const { out } = compare(all());
    const peer = 400 + 10 * us.read + 7 * us.write;
    const settled = 110 + 6 * us.read + 3 * us.write;
    const found = ratio(out, 'settlement of a voucher to `claims.claim`');
    assert.equal(found.is, (settled / peer).toFixed(2));
    assert.equal(found.then, ((settled + 2 * us.read + 2 * us.write) / peer).toFixed(2));
    const freely = ratio(out, 'free settlement of a voucher with admission to `claims.claim`');
    assert.equal(freely.is, ((settled + 95 + 3 * us.read) / peer).toFixed(2));
    const claim = 62.4 + 2 * us.read + us.write;
    assert.equal(ratio(out, 'settlement of a voucher to claim (24)').is, (settled / claim).toFixed(2));
  });

  it('compares what a watcher of scores pays with a claim', () => {
    const claim = 60 + 5 * us.read + 4 * us.write;
    const proven = ratio(compare(all()).out, 'proving a fault of a root of scores to a claim of one');
    assert.deepEqual([proven.is, proven.wanted], [((90 + 6 * us.read + 5 * us.write) / claim).toFixed(2), 'at most 2']);
    assert.equal(proven.next, 'challenging a root of scores to a claim of one');
    assert.equal(proven.then, ((30 + 4 * us.read + 2 * us.write) / claim).toFixed(2));
  });

  it('judges what a signed transaction takes by the time of RocksDB, by which it was set', () => {
    const parts = transactionOf() / 1e6 + 7 + 25;
    const label = 'a signed transaction besides its call to what it was, in the time of RocksDB';
    assert.equal(ratio(compare(all()).out, label).rocks, ((parts + 125) / 1_121.6).toFixed(2));
    const dear = { ...all(), 'pallet_transaction_payment charge_transaction_payment': [20, 8, 4] };
    const { status, err } = compare(dear);
    assert.equal(status, 1);
    assert.match(err, new RegExp(`^error: ${label}: `, 'm'));
  });

  it('fails when a ratio is not what is wanted', () => {
    for (const [name, measured, label] of [
      ['pallet_distribution claim_immediate', [600, 4, 3], 'claim \\(24\\) to `claims.claim`'],
      ['pallet_distribution authorize_claim', [3_000, 2, 0], 'free claims of a fifth of a block'],
      [
        'pallet_distribution claim_batch_immediate',
        [50, 4, 3, { 'time/n': 400 }],
        'one more claim \\(24\\) of a batch',
      ],
      ['pallet_scores prove', [600, 6, 5], 'proving a fault of a root of scores to a claim of one'],
    ]) {
      const { status, err } = compare({ ...all(), [name]: measured });
      assert.equal(status, 1, name);
      assert.match(err, new RegExp(`^error: ${label}.*; no reason is known$`, 'm'));
    }
  });

  it('lets a documented miss pass, with its floor, and only if that cannot be met either', () => {
    const label = 'stake to `asset_rewards.stake`';
    const [theirs, floor] = [60 + 6 * us.read + 4 * us.write, 60 + 9 * us.read + 7 * us.write];
    const stored = compare({ ...all(), 'pallet_emission stake': [90, 9, 7] });
    assert.equal(stored.status, 0, stored.err);
    const { is, remark } = ratio(stored.out, label);
    assert.equal(is, ((floor + 30) / theirs).toFixed(2));
    assert.match(remark, new RegExp(`^missed: floor ${(floor / theirs).toFixed(2)}, a hold changes`));
    const slow = compare({ ...all(), 'pallet_emission stake': [3_000, 6, 4] });
    assert.equal(slow.status, 1);
    assert.match(slow.err, new RegExp(`^error: ${label}: .*; its floor of 1.00 would do$`, 'm'));
    assert.equal(ratio(slow.out, label).remark, 'missed');
  });

  it('tells what a list in the chain weighs, a chunk and a row', () => {
    const { out } = compare(all());
    const chunk = 100 + 2 * 4_096 + 10 + 0.5 * 192 + 11 * us.read + 6 * us.write;
    const figures = (label) => new RegExp(`^${label} .*?([\\d.]+) µs$`, 'm').exec(out)?.[1];
    assert.equal(figures('lists.publish of 4096 rows, alone'), chunk.toFixed(1));
    assert.equal(figures('lists.publish, one more row'), (2 + (0.5 * 48) / 1024).toFixed(1));
  });

  it('fails when something was not measured', () => {
    const { 'pallet_utility batch': _missing, ...others } = all();
    const { status, err } = compare(others);
    assert.notEqual(status, 0);
    assert.match(err, /pallet_utility\.batch was not measured/);
  });
});
