// The registry as attesters, officers and managers read and write it with the command line, through the real node.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { u8aToHex } from '@polkadot/util';
import { decodeAddress } from '@polkadot/util-crypto';
import { cli, run } from '../../lib/cli.mjs';
import { startNode } from '../../lib/node.mjs';
import { UNIT, empty, keyring } from '../../lib/rounds.mjs';

const NOT_ALL = 7;
const people = ['German', 'French', 'unknown'].map((name) => empty(`registry ${name}`));
const [german, french, unknown] = people;
const folder = mkdtempSync(join(tmpdir(), 'distribution-registry-'));
let node;
let attester;
let officer;

before(async () => {
  node = await startNode({ blockTime: 500 });
  [attester, officer] = ['//Dave', '//Charlie'].map((suri) => ({ url: node.url, suri }));
});
after(async () => {
  await node?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Writes a file of lines and returns its path. */
function write(name, lines) {
  const file = join(folder, name);
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
  return file;
}

/** The date so many days from now: 2027-01-31. */
const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const hex = (address) => u8aToHex(decodeAddress(address));

describe('a registry', () => {
  it('is written with dates, once', async () => {
    const rows = [`${german},1,DE,${day(300)}`, `${french},1,FR,`];
    const file = write('attest.csv', ['account,level,country,expires', ...rows]);
    const missing = await run(['compliance', 'attest-all', file], attester);
    assert.equal(missing.code, 3);
    const command = ['compliance', 'attest-all', file, '--expires', day(30)];
    assert.equal((await cli(command, attester)).attested, 2);
    const again = await cli(command, attester);
    assert.deepEqual([again.attested, again.alreadyThere], [0, 2]);
    const late = write('late.csv', [`${unknown},1,DE,${day(1_000)}`]);
    const refused = await run(['compliance', 'attest-all', late], attester);
    assert.equal(refused.code, 3);
    assert.match(refused.out, /is too late: the latest allowed now is 20/);
  });

  it('is listed as the filters say, with dates', async () => {
    const list = (...filters) => cli(['compliance', 'list', ...filters], { url: node.url });
    const accounts = ({ records }) => records.map(({ account }) => hex(account)).sort();
    const all = await list();
    assert.deepEqual(accounts(all), [german, french].sort());
    const [record] = (await list('--country', 'DE')).records;
    // The clock of this chain is not that of a relay chain: dates move a little.
    assert.ok(Math.abs(Date.parse(record.expiresDate) - Date.parse(day(300))) < 86_400_000, record.expiresDate);
    assert.deepEqual([record.gives, record.refusal, record.frozen], [1, null, null]);
    assert.deepEqual(accounts(await list('--expiring', '+100d')), [french]);
    assert.deepEqual(accounts(await list('--frozen')), []);
    const csv = join(folder, 'records.csv');
    assert.deepEqual(accounts(await list('--attester', record.attester, '--csv', csv)), [german, french].sort());
    assert.equal(readFileSync(csv, 'utf8').trim().split('\n').length, 3);
  });

  it('screens a list as the chain would pay it', async () => {
    const file = write('list.csv', ['account,amount (DIST)', ...people.map((who) => `${who},5`)]);
    const csv = join(folder, 'refused.csv');
    const demands = ['--level', 1, '--only-countries', 'DE'];
    const own = await run(['compliance', 'screen', file, ...demands, '--csv', csv], { url: node.url });
    assert.equal(own.code, NOT_ALL);
    assert.deepEqual(own.json.reasons, { JurisdictionRefused: 1, LevelTooLow: 1 });
    assert.deepEqual(
      own.json.refused.map(({ line, account, amount }) => [line, hex(account), BigInt(amount)]),
      [
        [3, french, 5n * UNIT],
        [4, unknown, 5n * UNIT],
      ],
    );
    assert.equal(readFileSync(csv, 'utf8').trim().split('\n').length, 3);
    const draft = ['round', 'draft', '--budget', 15, ...demands];
    const { round: id } = await cli(draft, { url: node.url, suri: '//Alice' });
    const round = await run(['compliance', 'screen', file, '--round', id], { url: node.url });
    assert.deepEqual([round.code, round.json.reasons], [NOT_ALL, own.json.reasons]);
    const any = await cli(['compliance', 'screen', file], { url: node.url });
    assert.deepEqual([any.accepted, any.refusedCount], [3, 0]);
  });

  it('freezes a list, tells beforehand what it cannot, and does nothing twice', async () => {
    const charlie = keyring().addFromUri('//Charlie').address;
    const file = write('sanctions.csv', ['account,reason', `${french},order 7`, `${unknown},`, `${charlie},`]);
    const command = ['compliance', 'freeze-all', file, '--reason', 'order 8'];
    const shown = await cli([...command, '--as', charlie, '--print-call'], { url: node.url });
    assert.deepEqual([shown.pending, shown.freezesLeft, shown.calls.length], [2, 32, 2]);
    const call = node.api.createType('Call', shown.calls[0].call);
    assert.equal(`${call.section}.${call.method}`, 'compliance.freeze');
    assert.equal(hex(call.args[0].toString()), french);

    const { trial } = await cli([...command, '--as', charlie, '--dry-run'], { url: node.url });
    assert.deepEqual([trial.refusal, trial.transactions], [null, 2]);

    const asked = await run(command, { ...officer, yes: false });
    assert.equal(asked.code, 2);
    const first = await run(command, officer);
    assert.equal(first.code, NOT_ALL);
    assert.deepEqual([first.json.frozen, first.json.alreadyFrozen, first.json.later], [2, 0, 0]);
    assert.match(first.json.refused[0].error, /Compliance\.Protected/);
    const again = await run(command, officer);
    assert.deepEqual([again.code, again.json.frozen, again.json.alreadyFrozen], [NOT_ALL, 0, 2]);
    const { records } = await cli(['compliance', 'list', '--frozen'], { url: node.url });
    assert.deepEqual(records.map(({ account }) => hex(account)).sort(), [french, unknown].sort());
    const screened = await run(['compliance', 'screen', write('frozen.csv', people)], { url: node.url });
    assert.deepEqual(screened.json.reasons, { Frozen: 2 });
  });

  it('tells the history of an account, with dates and who', async () => {
    await cli(['compliance', 'unfreeze', french, '--reason', 'order 9'], officer);
    const history = (...from) => cli(['compliance', 'history', french, ...from], { url: node.url });
    const { events, from, to, blocks } = await history();
    assert.deepEqual(
      events.map(({ event }) => event),
      ['Attested', 'Frozen', 'Unfrozen'],
    );
    assert.deepEqual([from, blocks], [1, to]);
    const [dave, charlie] = ['//Dave', '//Charlie'].map((uri) => keyring().addFromUri(uri).address);
    assert.deepEqual(
      events.map(({ by }) => hex(by)),
      [dave, charlie, charlie].map(hex),
    );
    for (const { block, date } of events) {
      const at = await node.api.at(await node.api.rpc.chain.getBlockHash(block));
      const seconds = Math.floor((await at.query.timestamp.now()).toNumber() / 1_000);
      assert.equal(Date.parse(date) / 1_000, seconds);
    }
    assert.deepEqual((await history('--from', events[1].block)).events, events.slice(1));
    // Yesterday the chain was not there yet.
    assert.deepEqual((await history('--from', day(-1))).events, events);
    const late = await run(['compliance', 'history', french, '--from', day(2)], { url: node.url });
    assert.equal(late.code, 3);
  });
});
