// The commands for emission, votes, stake and rewards, through the real node.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { u8aToHex } from '@polkadot/util';
import { eventsOf, head, until } from '../../lib/blocks.mjs';
import { cli, run, start } from '../../lib/cli.mjs';
import { emission, runningEra, untilEra } from '../../lib/emission.mjs';
import { startNode } from '../../lib/node.mjs';
import { UNIT, empty, keyring } from '../../lib/rounds.mjs';

const BAD_INPUT = 3;
const REFUSED = 6;
const folder = mkdtempSync(join(tmpdir(), 'distribution-emission-'));
let node;
let api;
let url;
const by = (suri) => ({ url, suri });
const address = (uri) => keyring().addFromUri(uri).address;

before(async () => {
  node = await startNode({ blockTime: 500 });
  ({ api, url } = node);
});
after(async () => {
  await node?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('emission', () => {
  it('is shown with its clock, its bound and its budget', async () => {
    const shown = await cli(['emission', 'show'], { url });
    assert.equal(shown.issues, String(1_000_000n * UNIT));
    assert.equal(shown.halted, false);
    assert.equal(shown.eraLength, 20);
    assert.equal(
      shown.budget.reduce((sum, share) => sum + share.billionths, 0),
      1_000_000_000,
    );
    const text = await run(['emission', 'pools'], { url });
    assert.equal(text.code, 0, text.err);
  });

  it('is forecast as a table, a CSV file and a chart', async () => {
    const [svg, csv] = ['chart.svg', 'forecast.csv'].map((name) => join(folder, name));
    const { eras } = await cli(['emission', 'forecast', '--eras', 800, '--svg', svg, '--csv', csv], { url });
    assert.equal(eras.length, 800);
    // Issuance falls by a tenth after each year of eras.
    const issuance = (era) => BigInt(eras.find((row) => row.era === era).issuance);
    assert.equal(issuance(365), (issuance(364) * 9n) / 10n);
    assert.equal(readFileSync(csv, 'utf8').trim().split('\n').length, 801);
    const chart = readFileSync(svg, 'utf8');
    assert.match(chart, /^<\?xml|^<svg/);
    assert.ok(chart.trimEnd().endsWith('</svg>') && !chart.includes('<script'));
  });

  it('owes nothing beyond what its pots hold', async () => {
    const { code, out } = await run(['emission', 'solvency'], { url });
    assert.equal(code, 0, out);
  });

  it('refuses a budget that is not exactly 100 %, without asking a node', async () => {
    const nowhere = { url: 'ws://127.0.0.1:1' };
    const { code, json } = await run(['emission', 'set-budget', '0=50', '4=49.9999999'], nowhere);
    assert.equal(code, BAD_INPUT);
    assert.match(json.error, /100/);
  });

  it('is halted by the committee', async () => {
    await cli(['emission', 'halt', '--committee', 1], by('//Alice'));
    const { halted, halt, era } = await cli(['emission', 'show'], { url });
    assert.equal(halted, true);
    assert.ok(halt.until - era <= 14 && halt.until > era, `halted until ${halt.until} in ${era}`);
    const again = ['emission', 'halt', '--committee', 1];
    const tried = await run([...again, '--dry-run'], by('//Alice'));
    assert.equal(tried.code, REFUSED);
    assert.match(tried.json.refusal, /Emission\./);
    assert.equal((await run(again, by('//Alice'))).code, REFUSED);
  });
});

describe('a referendum', () => {
  it('is submitted, voted on and enacted using only commands', async () => {
    const tried = await cli(['emission', 'resume', '--submit', '--dry-run'], by('//Alice'));
    assert.equal(tried.transactions, 3);
    assert.ok(tried.events.some(({ event }) => event === 'Referenda.DecisionDepositPlaced'));
    const { referendum } = await cli(['emission', 'resume', '--submit'], by('//Alice'));
    const voters = ['//Alice', '//Bob', '//Charlie', '//Dave', '//Eve', '//Ferdie'];
    await Promise.all(
      voters.map((suri) => cli(['vote', referendum, 'aye', '--tokens', 9_000_000_000, '--conviction', '1x'], by(suri))),
    );
    assert.equal((await cli(['referendum', 'show', referendum], { url })).state, 'Ongoing');
    await until(api, async () => (await emission(api)).halt.isNone);
    assert.equal((await cli(['emission', 'show'], { url })).halted, false);
    assert.equal((await cli(['referendum', 'show', referendum], { url })).state, 'Approved');
  });
});

describe('stake and scores', () => {
  it('are rewarded, whoever sends the claim', async () => {
    await cli(['stake', 0, '25 DIST'], by('//Dave'));
    const scored = empty('scored');
    const scores = join(folder, 'scores.csv');
    writeFileSync(scores, `account,score\n${scored},7\n${address('//Eve')},3\n`);
    const joined = await runningEra(api);
    await cli(['report-scores', 1, scores], by('//Bob'));
    await untilEra(api, joined + 2);
    const { pools } = await cli(['rewards', 'show', address('//Dave')], { url });
    assert.ok(BigInt(pools[0].claimable) > 0n);
    const { sum } = await cli(['rewards', 'claim', address('//Dave')], by('//Alice'));
    assert.ok(BigInt(sum) >= BigInt(pools[0].claimable));
    await cli(['rewards', 'claim', scored, '--pool', 1], by('//Alice'));
    const paid = (await api.query.system.account(scored)).data.free.toBigInt();
    assert.ok(paid > 0n);
    await cli(['unstake', 0, 'all'], by('//Dave'));
  });

  it('go on where they were cut off, each reported once', async () => {
    const scores = join(folder, 'many.csv');
    const all = Array.from({ length: 130 }, (_, i) => empty(`cut off ${i}`));
    writeFileSync(scores, all.map((who) => `${who},1\n`).join(''));
    const from = (await head(api)) + 1;
    const { child, ended } = start(['report-scores', 1, scores], by('//Bob'));
    // The second of three transactions is being made, or under way.
    child.stderr.on('data', (text) => {
      if (/64 of 130 rows reported/.test(text)) child.kill('SIGKILL');
    });
    assert.equal((await ended).code, null);
    assert.ok(existsSync(`${scores}.reporting.json`));
    const other = await run(['report-scores', 1, scores], by('//Alice'));
    assert.equal(other.code, BAD_INPUT);
    assert.match(other.json.error, /64 of its 130 rows are reported/);
    const printed = await run(['report-scores', 1, scores, '--print-call'], { url });
    assert.equal(printed.code, BAD_INPUT);
    assert.match(printed.json.error, /says what it has sent.*--from-row N/);
    const { reported } = await cli(['report-scores', 1, scores], by('//Bob'));
    assert.ok(reported === 66 || reported === 2, `${reported}`);
    assert.ok(!existsSync(`${scores}.reporting.json`) && !existsSync(`${scores}.reporting.json.lock`));
    const events = await eventsOf(api, from, await head(api));
    const ours = events.filter(({ event }) => api.events.emission.Scored.is(event) && event.data.pool.eq(1));
    assert.deepEqual(ours.map(({ event }) => u8aToHex(event.data.who.toU8a())).sort(), [...all].sort());
  });

  it('are refused with the line of each fault in the file, and nothing is sent', async () => {
    const scores = join(folder, 'wrong.csv');
    writeFileSync(scores, `${address('//Eve')},3\nnobody,5\n${address('//Dave')},0\n`);
    const { code, out, err } = await run(['report-scores', 1, scores], by('//Bob'));
    assert.equal(code, BAD_INPUT);
    assert.match(out + err, /2/);
    assert.match(out + err, /3/);
  });
});
