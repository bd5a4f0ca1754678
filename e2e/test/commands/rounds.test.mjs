// The command line as managers and the committee use it, through the real node.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { u8aToHex } from '@polkadot/util';
import { cli, run } from '../../lib/cli.mjs';
import { now, untilNow } from '../../lib/blocks.mjs';
import { startNode } from '../../lib/node.mjs';
import { send } from '../../lib/tx.mjs';
import { ED, UNIT, empty, free, keyring } from '../../lib/rounds.mjs';

const REFUSED = 6;
let node;
let api;
let alice;
let bob;
let as;
const folder = mkdtempSync(join(tmpdir(), 'distribution-cli-'));

before(async () => {
  // The command line itself waits for the chain's clock to start.
  node = await startNode({ blockTime: 500, firstBlock: false });
  api = node.api;
  [alice, bob] = ['//Alice', '//Bob'].map((uri) => keyring().addFromUri(uri));
  as = { url: node.url, suri: '//Alice' };
});
after(async () => {
  await node?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Writes a list, builds its tree, and returns the folder of the tree. */
async function build(name, rows) {
  const file = join(folder, `${name}.csv`);
  writeFileSync(file, rows.map(([who, amount]) => `${who},${amount}\n`).join(''));
  await cli(['list', 'build', file, '--out', join(folder, name)]);
  return join(folder, name);
}

describe('a draft', () => {
  let list;
  let id;
  before(async () => {
    list = await build('draft', [[empty('draft'), 5n * UNIT]]);
    ({ round: id } = await cli(['round', 'draft', '--list', list, '--remainder', 'treasury', '--opens', 7], as));
  });

  it('keeps the terms that an amendment does not mention', async () => {
    await cli(['round', 'amend', id, '--budget', '6 DIST'], as);
    const shown = await cli(['round', 'show', id], as);
    assert.equal(shown.budget, String(6n * UNIT));
    assert.equal(shown.remainder, 'treasury');
    assert.equal(shown.opens, 7);
    assert.equal(shown.source.rows, 1);
  });

  it('is funded with exactly what is missing, even if its pot holds locked tokens', async () => {
    const { pot } = await cli(['round', 'show', id], as);
    const startingBlock = (await now(api)) + 1_000_000;
    const schedule = { locked: 10n * UNIT, perBlock: 1n, startingBlock };
    await send(api, api.tx.vesting.vestedTransfer(pot, schedule), bob);
    await cli(['round', 'fund', id], as);
    const shown = await cli(['round', 'show', id], as);
    assert.equal(shown.payable, String(6n * UNIT));
    assert.equal(shown.potBalance, String(16n * UNIT));
    assert.equal((await run(['round', 'fund', id], as)).code, 3);
    await cli(['round', 'open', id], as);
  });

  it('of a list that another round pays is refused unless that round is named', async () => {
    const again = ['round', 'draft', '--list', list];
    const refused = await run(again, as);
    assert.equal(refused.code, 3);
    assert.match(refused.json.error, new RegExp(`list: ${id} \\(open\\)\\. .*--again ${id};`));
    const { round: second } = await cli([...again, '--again', id], as);
    for (const step of ['fund', 'open']) {
      const { code, json } = await run(['round', step, second], as);
      assert.equal(code, 3);
      assert.match(json.error, new RegExp(`--again ${id}; if not, .*round abandon ${second}`));
    }
    await cli(['round', 'fund', second, '--again', id], as);
    await cli(['round', 'abandon', second], as);
  });

  it('is paused and resumed only by the committee', async () => {
    assert.equal((await run(['round', 'pause', id], as)).code, REFUSED);
    await cli(['round', 'pause', id, '--committee', 1], as);
    assert.match((await cli(['round', 'show', id], as)).status, /^paused since/);
    await cli(['round', 'resume', id, '--committee', 1], as);
    assert.equal((await cli(['round', 'show', id], as)).status, 'open');
    // A decision already in force has no effect.
    assert.equal((await run(['round', 'resume', id, '--committee', 1], as)).code, REFUSED);
  });
});

describe('what cannot be undone', () => {
  it('is refused without --yes where there is nobody to ask', async () => {
    const { round: id } = await cli(['round', 'draft', '--budget', 5], as);
    const { code, json } = await run(['round', 'abandon', id], { ...as, yes: false });
    assert.equal(code, 2);
    assert.match(json.error, /give --yes/);
    assert.equal((await cli(['round', 'show', id], as)).status, 'draft');
    await cli(['round', 'abandon', id], as);
  });
});

describe('times that were not meant', () => {
  it('are refused before anything is sent', async () => {
    const draft = ['round', 'draft', '--budget', 5];
    const unix = await run([...draft, '--closes', 1_801_267_200], as);
    assert.equal(unix.code, 2);
    assert.match(unix.json.error, /looks like seconds since 1970.* write 2027-01-30T00:00Z/s);
    const far = await run([...draft, '--closes', '+30y'], as);
    assert.equal(far.code, 3);
    assert.match(far.json.error, /more than 20 years ahead/);
    // No call is printed that cannot succeed.
    for (const dry of [[], ['--print-call'], ['--dry-run']]) {
      const past = await run([...draft, '--closes', '2020-01-01', ...dry], as);
      const over = await run([...draft, '--closes', 1, ...dry], as);
      assert.deepEqual([past.code, over.code], [REFUSED, REFUSED], past.err);
      assert.match(past.json.error, /not after the present/);
      assert.match(over.json.error, /Distribution\.WindowInvalid.*not after the present/);
      assert.equal(over.json.call, undefined);
    }
    const seconds = await run([...draft, '--release', 'vested', '--length', 31_536_000], as);
    assert.equal(seconds.code, 2);
    assert.match(seconds.json.error, /has no unit: say 1y, 30d, or blocks:31536000/);
    const { round: id } = await cli([...draft, '--closes', '+30d'], as);
    const { closes, now: present, closesDate } = await cli(['round', 'show', id], as);
    // The draft took a few blocks.
    assert.ok(Math.abs(closes - present - 30 * 14_400) < 100, `${closes} - ${present}`);
    const days = (Date.parse(closesDate) - Date.now()) / 86_400_000;
    assert.ok(days > 29 && days < 31, `${closesDate}`);
  });
});

describe('a listed draft', () => {
  it('shows the calls that add its rows, for an external signer', async () => {
    const file = join(folder, 'rows.csv');
    const rows = [1, 2, 3].map((i) => [empty(`listed ${i}`), BigInt(i) * UNIT]);
    writeFileSync(file, rows.map(([who, amount]) => `${who},${amount}\n`).join(''));
    const { round: id } = await cli(['round', 'draft', '--budget', 6], as);
    const { calls } = await cli(['round', 'add-entries', id, file, '--batch', 2, '--print-call'], as);
    assert.equal(calls.length, 2);
    const tried = await cli(['round', 'add-entries', id, file, '--batch', 2, '--dry-run'], as);
    assert.deepEqual([tried.transactions, tried.refusal], [2, null]);
    assert.ok(tried.events.some(({ event }) => event === 'Utility.BatchCompleted'));
    assert.equal((await api.query.distribution.entries.entries(id)).length, 0);
    // Nobody but its manager may.
    const other = await run(['round', 'add-entries', id, file, '--dry-run'], { ...as, suri: '//Bob' });
    assert.equal(other.code, REFUSED);
    assert.match(other.json.refusal, /Distribution\./);
    for (const { call, callHash } of calls) {
      const decoded = api.createType('Call', call);
      assert.equal(`${decoded.section}.${decoded.method}`, 'distribution.addEntries');
      assert.equal(decoded.hash.toHex(), callHash);
      await send(api, api.tx(decoded), alice);
    }
    assert.equal((await cli(['round', 'add-entries', id, file], as)).rows, 3);
    assert.equal((await api.query.distribution.entries.entries(id)).length, 3);
  });

  it('takes two files, in any number of runs, and each row once', async () => {
    const write = (name, rows) => {
      const file = join(folder, name);
      writeFileSync(file, rows.map(([who, amount]) => `${who},${amount}\n`).join(''));
      return file;
    };
    const rows = [1, 2, 3, 4, 5].map((i) => [empty(`two files ${i}`), BigInt(i) * UNIT]);
    const [first, second] = [write('first.csv', rows.slice(0, 3)), write('second.csv', rows.slice(3))];
    const { round: id } = await cli(['round', 'draft', '--budget', '20 DIST'], as);
    const add = (file) => cli(['round', 'add-entries', id, file], as);
    for (const [file, added, all] of [
      [first, 3, 3],
      [second, 2, 5],
      [first, 0, 5],
      [second, 0, 5],
    ]) {
      const result = await add(file);
      assert.deepEqual([result.added, result.rows], [added, all]);
    }
    // A corrected file would pay its accounts twice.
    const corrected = write('corrected.csv', [rows[0], [rows[1][0], 7n * UNIT]]);
    const refused = await run(['round', 'add-entries', id, corrected], as);
    assert.equal(refused.code, 3);
    assert.match(refused.json.error, /line 2 of the file \(row 1\): \S+ gets 7 DIST, but row 1 on chain has 2 DIST/);
    const twice = write('twice.csv', [rows[0], rows[0]]);
    assert.equal((await run(['round', 'add-entries', id, twice], as)).code, 3);
    assert.equal((await api.query.distribution.entries.entries(id)).length, 5);
    // The whole list, against the digest in the terms.
    const whole = write('whole.csv', rows);
    assert.equal((await cli(['round', 'verify', id, '--list', whole], as)).rows, 5);
    const other = await run(['round', 'verify', id, '--list', first], as);
    assert.equal(other.code, 7);
    assert.match(other.json.error, /the first that differs is row 3, which the file does not have/);
  });
});

describe('a revocable stream', () => {
  it('is stopped by its manager, and the beneficiary keeps what had unlocked', async () => {
    const who = empty('stream');
    const list = await build('stream', [[who, 1_000n * UNIT]]);
    const start = await now(api);
    const { round: id } = await cli(
      [
        'round',
        'draft',
        '--list',
        list,
        '--release',
        'streamed',
        '--start',
        start,
        '--length',
        'blocks:1000000',
        '--revocable',
      ],
      as,
    );
    await cli(['round', 'fund', id], as);
    await cli(['round', 'open', id], as);
    await untilNow(api, start + 20);
    assert.equal(
      (await run(['round', 'stop-stream', id, who, '--list', list], { ...as, suri: '//Bob' })).code,
      REFUSED,
    );
    await cli(['round', 'stop-stream', id, who, '--list', list], as);
    const { total, paid, stopped } = (await api.query.distribution.streams(id, 0)).unwrap();
    assert.ok(stopped.isTrue && paid.isZero());
    assert.ok(total.toBigInt() >= (20n * UNIT) / 1_000n && total.toBigInt() < UNIT, `${total} unlocked`);
    await cli(['claim', id, who], as);
    assert.equal(await free(api, who), total.toBigInt());
    assert.ok((await free(api, who)) > ED);
  });
});

describe('a round in an asset', () => {
  it("is drafted, funded and claimed in the asset's smallest unit", async () => {
    await send(api, api.tx.assets.create(77, alice.address, 10), alice);
    await send(api, api.tx.assets.mint(77, alice.address, 1_000), alice);
    const list = join(folder, 'asset');
    const file = join(folder, 'asset.csv');
    writeFileSync(file, `${u8aToHex(bob.publicKey)},700\n`);
    const build = ['list', 'build', file, '--minimum', '10 smallest', '--out', list];
    // 700 of what?
    const unnamed = await run(build);
    assert.equal(unnamed.code, 3);
    assert.match(unnamed.err, /tokens or in smallest units.*--unit smallest/s);
    await cli([...build, '--unit', 'smallest']);
    const { round: id } = await cli(['round', 'draft', '--list', list, '--asset', 77], as);
    await cli(['round', 'fund', id], as);
    await cli(['round', 'open', id], as);
    const paying = ['claim', id, bob.address, '--list', list];
    const range = ['claim', id, '--range', '0-0', '--list', list];
    for (const command of [paying, range, ['claim-all', id, '--list', list]]) {
      const tried = await run([...command, '--unsigned', '--dry-run'], { url: node.url });
      assert.deepEqual([tried.code, /AssetNotFree/.test(tried.json.error)], [6, true]);
    }
    const { out } = await run(paying, as);
    assert.match(out, /"amount": "700"/);
    assert.equal((await api.query.assets.account(77, bob.address)).unwrap().balance.toNumber(), 700);
    // The header's token is not what the round pays.
    const { round: listed } = await cli(['round', 'draft', '--asset', 77, '--budget', 700], as);
    writeFileSync(file, `account,amount (DIST)\n${u8aToHex(bob.publicKey)},700\n`);
    const other = await run(['round', 'add-entries', listed, file], as);
    assert.deepEqual([other.code, /no decimals on chain/.test(other.json.error)], [3, true]);
  });
});
