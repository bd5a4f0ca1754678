// The main job under compliance on real input: 13,502 accounts are attested, the qualified are paid, the others are
// cured, and everyone is paid to the last unit.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { u8aToHex } from '@polkadot/util';
import { decodeAddress } from '@polkadot/util-crypto';
import { now, until, untilNow } from '../../lib/blocks.mjs';
import { startNode } from '../../lib/node.mjs';
import { cli, run, start } from '../../lib/cli.mjs';
import { allocation, rowsOf } from '../../lib/data.mjs';
import { send } from '../../lib/tx.mjs';
import { CID, ED, UNIT, free, keyring, payments, round } from '../../lib/rounds.mjs';
import { ERRORS, attesterEntry, hashOf, obstacle, statusOf } from '../../lib/compliance.mjs';

const BILLION = 1_000_000_000n * UNIT;
const NOT_EVERYTHING_PAID = 7;
let node;
let api;
let url;
let work;
let charlie;
let dave;
const suri = '//Alice';

before(async () => {
  node = await startNode({ blockTime: 500 });
  ({ api, url } = node);
  work = mkdtempSync(join(tmpdir(), 'distribution-compliance-'));
  [charlie, dave] = ['//Charlie', '//Dave'].map((uri) => keyring().addFromUri(uri));
});
after(async () => {
  await node?.stop();
  rmSync(work, { recursive: true, force: true });
});

describe('the real list of 13,502 accounts under a requirement', () => {
  const file = allocation();
  const written = rowsOf(file).map(([account]) => account);
  const rows = rowsOf(file).map(([account, amount]) => [u8aToHex(decodeAddress(account)), BigInt(amount)]);
  const numbers = rows.map((_, row) => row);

  /** The reason why a row is refused at first, or null. */
  const reason = (row) => {
    if (row % 10 === 0) return 'LevelTooLow';
    if (row % 10 === 1) return 'Expired';
    if (row % 10 === 2) return 'JurisdictionRefused';
    // No more than an officer can freeze in a day.
    if (row % 500 === 3) return 'Frozen';
    return null;
  };
  const of = (wanted) => numbers.filter((row) => reason(row) === wanted);
  const refusedRows = numbers.filter(reason);
  const sum = (some) => some.reduce((total, row) => total + rows[row][1], 0n);
  let folder;
  let id;
  let soon;
  let later;

  /** Writes a file of attestations from `[row, country, expires]` entries. */
  const attestations = (name, entries) => {
    const path = join(work, name);
    const lines = entries.map(([row, country, expires]) =>
      [written[row], 1, country, expires, hashOf(`row ${row}`)].join(','),
    );
    writeFileSync(path, `${['account,level,country,expires,evidence', ...lines].join('\n')}\n`);
    return path;
  };
  const attested = async () => (await attesterEntry(api, dave.address)).records.toNumber();
  const log = (what, { rows: count, alreadyThere, attested: done, transactions, blocks, seconds, accountsPerSecond }) =>
    console.log(
      what,
      JSON.stringify({
        rows: count,
        alreadyThere,
        attested: done,
        transactions,
        blocks,
        seconds,
        accountsPerSecond,
        accountsPerBlock: done / blocks,
      }),
    );
  /** Freezes accounts, or ends their freezes, in batches. */
  const officer = async (call, some, text) => {
    for (let i = 0; i < some.length; i += 75) {
      const calls = some.slice(i, i + 75).map((row) => api.tx.compliance[call](rows[row][0], hashOf(`${text} ${row}`)));
      await send(api, api.tx.utility.batchAll(calls), charlie);
    }
  };
  const balances = async () => {
    const found = [];
    for (let i = 0; i < rows.length; i += 1_000) {
      found.push(...(await api.query.system.account.multi(rows.slice(i, i + 1_000).map(([account]) => account))));
    }
    return found.map(({ data }) => data.free.toBigInt());
  };

  it('is attested by a command that is killed and run again', async () => {
    assert.equal(rows.length, 13_502);
    const as = { url, suri: '//Dave' };
    const time = await now(api);
    [soon, later] = [time + node.blocks(30), time + 1_000_000];
    // Records that expire soon come first: they do so while the others are attested.
    const short = attestations(
      'short.csv',
      of('Expired').map((row) => [row, 'DE', soon]),
    );
    const before = of('Expired').length;
    assert.equal((await cli(['compliance', 'attest-all', short], as)).attested, before);
    assert.equal(await attested(), before);

    const path = attestations('attestations.csv', [
      ...of('JurisdictionRefused').map((row) => [row, 'IR', later]),
      ...[...of('Frozen'), ...of(null)].map((row) => [row, 'DE', later]),
    ]);
    const all = rows.length - of('LevelTooLow').length - before;
    const command = ['compliance', 'attest-all', path];
    const { child, ended } = start(command, as);
    let over = false;
    ended.then(() => {
      over = true;
    });
    await until(api, async () => over || (await attested()) >= before + 500);
    child.kill('SIGKILL');
    const first = await ended;
    assert.equal(first.code, null, `it ended by itself: ${first.out}${first.err}`);
    // What it had already sent still gets into blocks.
    await until(api, async () => (await api.rpc.author.pendingExtrinsics()).length === 0);
    const done = (await attested()) - before;
    assert.ok(done >= 500 && done < all, `${done} of ${all} were attested when it was killed`);

    const second = await cli(command, as);
    log('attest-all, run again', second);
    assert.equal(second.rows, all);
    assert.equal(second.alreadyThere, done);
    assert.equal(second.attested, all - done);
    assert.equal(await attested(), before + all);
    const third = await cli(command, as);
    assert.deepEqual([third.alreadyThere, third.attested, third.transactions], [all, 0, 0]);
  });

  it('becomes an open round that requires level 1 and excludes a country', async () => {
    folder = join(work, 'list');
    // As lists were built before there were ranges: its rows are claimed one by one.
    await cli(['list', 'build', file, '--allow-keyless', '--sort-leaves', '--out', folder, '--cid', CID]);
    ({ round: id } = await cli(['round', 'draft', '--list', folder, '--level', 1, '--except-countries', 'IR'], {
      url,
      suri,
    }));
    const { requirement } = (await round(api, id)).terms;
    assert.equal(requirement.level.toNumber(), 1);
    assert.deepEqual(
      requirement.jurisdictions.asExcept.map((code) => code.toUtf8()),
      ['IR'],
    );
    await cli(['round', 'fund', id], { url, suri });
    await cli(['round', 'open', id], { url, suri });
  });

  it('judges every account by its record, its country and its freeze', async () => {
    await officer('freeze', of('Frozen'), 'order');
    await untilNow(api, soon);
    assert.deepEqual(
      (await statusOf(api, rows[1][0])).records.map(({ gives }) => gives.asErr.type),
      ['Expired'],
    );
    for (const row of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 13_403, 13_500, 13_501]) {
      assert.equal(await obstacle(api, rows[row][0], id), reason(row), `row ${row}`);
    }
  });

  it('is paid to those who qualify; each refusal has its own reason', async () => {
    const result = await run(['claim-all', id, '--list', folder], { url, suri });
    assert.equal(result.code, NOT_EVERYTHING_PAID, `${result.out}${result.err}`.slice(-2_000));
    const refused = new Map(result.json.refused.map(({ row, account, error }) => [row, { account, error }]));
    assert.equal(refused.size, result.json.refused.length);
    assert.deepEqual(
      [...refused.keys()].sort((a, b) => a - b),
      refusedRows,
    );
    for (const row of refusedRows) {
      const { account, error } = refused.get(row);
      assert.equal(u8aToHex(decodeAddress(account)), rows[row][0]);
      assert.ok(error.includes(`Distribution.${ERRORS[reason(row)]}:`), `row ${row}: ${error}`);
    }
    assert.equal(result.json.paid, of(null).length);
    assert.equal(result.json.claimed, sum(of(null)).toString());
    console.log(
      'claim-all under a requirement',
      JSON.stringify({
        refused: refused.size,
        paid: result.json.paid,
        blocks: result.json.blocks,
        seconds: result.json.seconds,
        claimsPerSecond: result.json.claimsPerSecond,
        transactions: result.json.transactions,
      }),
    );
    assert.deepEqual(
      await balances(),
      rows.map(([, amount], row) => (reason(row) ? 0n : amount)),
    );
    const { pot, claimed } = await round(api, id);
    assert.equal(claimed.toBigInt(), sum(of(null)));
    assert.equal(await free(api, pot), sum(refusedRows) + ED);
  });

  it('is cured by the same attester and the officer', async () => {
    const cure = ['LevelTooLow', 'Expired', 'JurisdictionRefused'].flatMap(of);
    const path = attestations(
      'cure.csv',
      cure.map((row) => [row, 'DE', later]),
    );
    const result = await cli(['compliance', 'attest-all', path], { url, suri: '//Dave' });
    log('attest-all, cure', result);
    assert.deepEqual([result.rows, result.alreadyThere, result.attested], [cure.length, 0, cure.length]);
    assert.equal(await attested(), rows.length);
    await officer('unfreeze', of('Frozen'), 'end of order');
    for (const row of [0, 1, 2, 3]) assert.equal(await obstacle(api, rows[row][0], id), null, `row ${row}`);
  });

  it('is then paid to everyone, and the pot ends at exactly zero', async () => {
    const result = await cli(['claim-all', id, '--list', folder, '--close'], { url, suri });
    assert.equal(result.paid, refusedRows.length);
    assert.equal(result.paidBefore, of(null).length);
    assert.deepEqual(result.refused, []);
    assert.equal(result.claimed, BILLION.toString());
    assert.equal(result.potBalance, '0');
    const { pot, status } = await round(api, id);
    assert.ok(status.isClosed);
    assert.equal(await free(api, pot), 0n);
    assert.deepEqual(
      await balances(),
      rows.map(([, amount]) => amount),
    );
  });

  it('has proof of every payment: once each, a billion tokens in total', async () => {
    const told = await payments(api, id);
    assert.equal(told.digest, (await round(api, id)).audit.toHex());
    assert.equal(told.paid.length, 13_502);
    assert.equal(
      told.paid.reduce((total, { amount }) => total + amount, 0n),
      BILLION,
    );
    const paid = new Map(told.paid.map(({ index, beneficiary, amount }) => [index, [beneficiary, amount]]));
    rows.forEach((row, index) => assert.deepEqual(paid.get(index), row));
    const report = await cli(['report', 'round', id, '--csv', join(work, 'report.csv')], { url });
    assert.equal(report.complete, true);
    assert.equal(report.payments, 13_502);
    assert.equal(report.sum, BILLION.toString());
  });
});
