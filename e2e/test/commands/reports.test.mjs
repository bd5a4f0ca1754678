// Reports and statements as auditors and holders make, sign and check them, judged without our own code; and their page
// in a real browser.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, it } from 'node:test';
import { bnToU8a, hexToU8a, stringToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { blake2AsU8a, cryptoWaitReady, signatureVerify } from '@polkadot/util-crypto';
import { barriers, openBrowser, openPage, overflows } from '../../lib/browser.mjs';
import { until } from '../../lib/blocks.mjs';
import { cli, run, start } from '../../lib/cli.mjs';
import { untilEra } from '../../lib/emission.mjs';
import { freePort, startNode } from '../../lib/node.mjs';
import { send } from '../../lib/tx.mjs';
import { UNIT, empty, keyring, payments } from '../../lib/rounds.mjs';

const NOT_PROVEN = 7;
const BAD_INPUT = 3;
const WRONG_USAGE = 2;
const work = mkdtempSync(join(tmpdir(), 'distribution-reports-'));
const place = (name) => join(work, name);
let node;
let api;
let as;
let alice;
let bob;
let id;

before(async () => {
  await cryptoWaitReady();
  node = await startNode({ blockTime: 500 });
  api = node.api;
  [alice, bob] = ['//Alice', '//Bob'].map((uri) => keyring().addFromUri(uri));
  as = { url: node.url, suri: '//Alice' };
  const rows = [5n, 20n, 300n].map((amount, row) => [empty(`report ${row}`), amount * UNIT]);
  writeFileSync(place('list.csv'), rows.map(([who, amount]) => `${who},${amount}\n`).join(''));
  await cli(['list', 'build', place('list.csv'), '--out', place('list')]);
  ({ round: id } = await cli(['round', 'draft', '--list', place('list'), '--closes', '+30d'], as));
  await cli(['round', 'fund', id], as);
  await cli(['round', 'open', id], as);
  await cli(['claim-all', id, '--list', place('list')], as);
  await send(api, api.tx.balances.transferKeepAlive(bob.address, 7n * UNIT), alice);
});
after(async () => {
  await node?.stop();
  rmSync(work, { recursive: true, force: true });
});

const sha256 = (bytes) => createHash('sha256').update(bytes).digest();
const lines = (folder, name) =>
  readFileSync(join(place(folder), name), 'utf8')
    .trimEnd()
    .split('\n');
/** A report that says something else, with hashes that fit. */
function untrue(name, from, change) {
  return altered(name, from, (folder) => {
    const path = join(folder, 'report.json');
    const json = JSON.parse(readFileSync(path, 'utf8'));
    change(json);
    writeFileSync(path, JSON.stringify(json));
    fit(folder);
  });
}
/** Makes the hashes of a folder fit its files, and takes the signature away. */
function fit(folder) {
  rmSync(join(folder, 'signature.json'), { force: true });
  const sums = readFileSync(join(folder, 'SHA256SUMS'), 'utf8').trimEnd().split('\n');
  const fitting = sums.map((line) => {
    const name = line.slice(66);
    return `${sha256(readFileSync(join(folder, name))).toString('hex')}  ${name}`;
  });
  writeFileSync(join(folder, 'SHA256SUMS'), `${fitting.join('\n')}\n`);
}
/** Another folder with the same files, changed by `change`. */
function altered(name, folder, change) {
  cpSync(place(folder), place(name), { recursive: true });
  change(place(name));
  return place(name);
}

describe('the report on a round', () => {
  let report;
  before(async () => {
    report = await cli(['report', 'round', id, '--out', place('round'), '--sign'], as);
  });

  it('says what other code finds in the events', async () => {
    const found = await payments(api, id);
    assert.equal(report.complete, true);
    assert.equal(report.payments, found.paid.length);
    assert.equal(report.sum, String(325n * UNIT));
    assert.equal(report.folder, place('round'));
    const [header, ...rows] = lines('round', 'payments.csv');
    assert.equal(header, 'block,extrinsic,time,sequence,index,account,amount,payee,tokens,symbol');
    assert.equal(rows.length, 3);
    assert.match(rows[0], /,\d+-\d+,\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ,0,/);
  });

  it('is the same if the node proves the events of every block', async () => {
    const { folder, chain, ...proven } = await cli(['report', 'round', id, '--prove', '--out', place('proven')], as);
    assert.equal(proven.complete, true);
    assert.ok(folder && chain.lastBlock >= report.chain.lastBlock);
    for (const name of ['payments.csv', 'refusals.csv', 'events.csv']) {
      assert.deepEqual(lines('proven', name), lines('round', name), name);
    }
  });

  it('has the hashes of its files, and the signature over them that the documents describe', () => {
    const sums = lines('round', 'SHA256SUMS');
    const names = readdirSync(place('round')).filter((name) => !['SHA256SUMS', 'signature.json'].includes(name));
    assert.deepEqual(
      sums,
      names.sort().map((name) => `${sha256(readFileSync(join(place('round'), name))).toString('hex')}  ${name}`),
    );
    const { account, scheme, signature } = JSON.parse(readFileSync(join(place('round'), 'signature.json'), 'utf8'));
    assert.deepEqual([account, scheme], [alice.address, 'sr25519']);
    const message = new Uint8Array([
      ...stringToU8a('distribution/report1'),
      ...api.genesisHash.toU8a(),
      ...sha256(readFileSync(join(place('round'), 'SHA256SUMS'))),
    ]);
    assert.equal(signatureVerify(message, hexToU8a(signature), account).isValid, true);
  });

  it('is verified by whoever has a node', async () => {
    const verified = await cli(['report', 'verify', place('round'), '--auditor', alice.address], { url: node.url });
    assert.equal(verified.passed, true);
    assert.ok(verified.checks.every(({ outcome }) => outcome === 'passed'));
    assert.match(verified.signer, new RegExp(alice.address));
    const other = await run(['report', 'verify', place('round'), '--auditor', bob.address], { url: node.url });
    assert.equal(other.code, NOT_PROVEN);
  });

  it('is refused once a payment is left out, and also if the hashes are made to fit', async () => {
    const forget = (folder) => {
      const rows = readFileSync(join(folder, 'payments.csv'), 'utf8').split('\n');
      rows.splice(2, 1);
      writeFileSync(join(folder, 'payments.csv'), rows.join('\n'));
    };
    const rough = altered('rough', 'round', forget);
    const offline = await run(['report', 'verify', rough, '--offline'], {});
    assert.equal(offline.code, NOT_PROVEN);
    const failed = (json) => json.checks.filter(({ outcome }) => outcome === 'failed').map(({ found }) => found);
    assert.deepEqual(failed(offline.json), ['payments.csv was altered']);
    const smooth = altered('smooth', 'round', (folder) => {
      forget(folder);
      fit(folder);
    });
    // The state of the last block, which the report proves, has another digest.
    const alone = await run(['report', 'verify', smooth, '--offline'], {});
    assert.equal(alone.code, NOT_PROVEN);
    assert.match(failed(alone.json).join(), /2 payments/);
    const unproven = altered('unproven', 'smooth', (folder) => {
      const proof = JSON.parse(readFileSync(join(folder, 'state-proof.json'), 'utf8'));
      proof.nodes.pop();
      writeFileSync(join(folder, 'state-proof.json'), JSON.stringify(proof));
      fit(folder);
    });
    assert.equal((await run(['report', 'verify', unproven, '--offline'], {})).code, NOT_PROVEN);
    const online = await run(['report', 'verify', smooth], { url: node.url });
    assert.equal(online.code, NOT_PROVEN);
    assert.match(failed(online.json).join(), /2 payments/);
  });

  it('is not written over another, nor signed by nobody', async () => {
    assert.equal((await run(['report', 'round', id, '--out', place('round')], as)).code, WRONG_USAGE);
    assert.equal((await run(['report', 'round', id, '--sign'], as)).code, WRONG_USAGE);
    assert.equal((await run(['report', 'round', 99], as)).code, BAD_INPUT);
    assert.equal((await run(['report', 'verify', work], { url: node.url })).code, BAD_INPUT);
  });
});

describe('the supply', () => {
  it('is what the chain has, less what it keeps', async () => {
    const told = await cli(['supply'], as);
    const at = await api.at(await api.rpc.chain.getBlockHash(told.block));
    assert.equal(told.total, (await at.query.balances.totalIssuance()).toString());
    const kept = ['rounds', 'pools', 'boards', 'treasury', 'vesting'].map((name) => BigInt(told[name]));
    const circulating = kept.reduce((left, amount) => left - amount, BigInt(told.total));
    assert.equal(told.circulating, String(circulating));
    assert.equal(told.rounds, (await at.query.distribution.totalOwed()).toString());
  });

  it('is in the report on solvency, which a node proves again', async () => {
    const report = await cli(['report', 'solvency', '--out', place('solvency')], as);
    assert.equal(report.passed, true);
    assert.ok(report.checks.every(({ outcome }) => outcome === 'passed'));
    // There are no boards on this chain, and nothing else has roots that wait.
    assert.ok(report.pots.every(({ waits }) => waits === '0'));
    const header = 'of,pot,asset,payable,owed,waits,payable_tokens,owed_tokens,waits_tokens,solvent';
    assert.equal(lines('solvency', 'pots.csv')[0], header);
    const verified = await cli(['report', 'verify', place('solvency')], as);
    assert.equal(verified.passed, true);
    const changed = untrue('solvent', 'solvency', (json) => (json.supply.circulating = '1'));
    assert.equal((await run(['report', 'verify', changed], as)).code, NOT_PROVEN);
  });
});

describe('with an index', () => {
  let env;
  before(async () => {
    env = { ...as, env: { DISTRIBUTION_INDEX: place('history.sqlite') } };
    await cli(['index', '--once'], env);
  });

  it('the report on a round has the same payments, refusals and events', async () => {
    const report = await cli(['report', 'round', id, '--out', place('indexed')], env);
    assert.equal(report.complete, true);
    for (const name of ['payments.csv', 'refusals.csv', 'events.csv']) {
      assert.deepEqual(lines('indexed', name), lines('round', name), name);
    }
  });

  it('a statement begins and ends with what the chain has', async () => {
    const { folder, ...statement } = await cli(['statement', alice.address, '--out', place('statement')], env);
    assert.equal(folder, place('statement'));
    assert.equal(statement.passed, true);
    const [native] = statement.assets;
    const at = await api.at(await api.rpc.chain.getBlockHash(statement.chain.lastBlock));
    const { data } = await at.query.system.account(alice.address);
    assert.deepEqual(native.closing, { free: data.free.toString(), held: data.reserved.toString() });
    const sum = Object.fromEntries(native.sums.map(({ category, amount }) => [category, BigInt(amount)]));
    assert.ok(sum['transfer-out'] >= 7n * UNIT && sum.fee > 0n && sum['deposit-held'] > 0n);
    assert.equal(
      lines('statement', 'koinly.csv')[0],
      'Date,Sent Amount,Sent Currency,Received Amount,Received Currency,Fee Amount,Fee Currency,Net Worth Amount,Net Worth Currency,Label,Description,TxHash',
    );
    assert.equal(
      lines('statement', 'cointracker.csv')[0],
      'Date,Received Quantity,Received Currency,Sent Quantity,Sent Currency,Fee Amount,Fee Currency,Tag',
    );
    assert.equal((await cli(['report', 'verify', place('statement')], as)).passed, true);
    const without = untrue('without', 'statement', (json) => json.assets.shift());
    assert.equal((await run(['report', 'verify', without], as)).code, NOT_PROVEN);
  });

  it('a beneficiary sees the payment as one', async () => {
    const { assets } = await cli(['statement', empty('report 1')], env);
    assert.deepEqual(
      assets[0].sums.map(({ category, amount }) => [category, amount]),
      [['airdrop', String(20n * UNIT)]],
    );
  });

  it('prices give values, and faults of theirs are told with their line', async () => {
    // A development node's time begins two hours ago.
    const days = [-1, 0, 1].map((apart) => new Date(Date.now() + apart * 86_400_000).toISOString().slice(0, 10));
    writeFileSync(place('prices.csv'), `date,EUR\n${days.map((day) => `${day},0.5\n`).join('')}`);
    const told = await cli(['statement', empty('report 1'), '--currency', place('prices.csv')], env);
    assert.equal(told.currency, 'EUR');
    assert.equal(told.assets[0].sums[0].value, '10');
    writeFileSync(place('prices.csv'), 'date,EUR\nyesterday,1\n');
    const wrong = await run(['statement', empty('report 1'), '--currency', place('prices.csv')], env);
    assert.equal(wrong.code, BAD_INPUT);
    assert.match(wrong.json.error, /line 2/);
  });

  it('compliance and the year are reported', async () => {
    const compliance = await cli(['report', 'compliance', '--out', place('compliance')], env);
    assert.equal(compliance.passed, true);
    const year = new Date((await api.query.timestamp.now()).toNumber()).getUTCFullYear();
    const report = await cli(['report', 'year', year, '--out', place('year')], env);
    assert.equal(report.passed, true);
    assert.ok(report.rounds.some(({ round, proven }) => round === id && proven));
    assert.equal((await cli(['report', 'verify', place('year')], as)).passed, true);
    const fewer = untrue('fewer', 'year', (json) => json.rounds.pop());
    assert.equal((await run(['report', 'verify', fewer], as)).code, NOT_PROVEN);
  });

  it('emission is reported for the eras that ended', async () => {
    await untilEra(api, 2);
    await cli(['index', '--once'], env);
    const report = await cli(['report', 'emission', '--eras', '0..0', '--out', place('emission')], env);
    assert.equal(report.passed, true, JSON.stringify(report));
    const { minted } = await api.query.emission.eras(0).then((ended) => ended.unwrap());
    assert.deepEqual(
      report.eras.map(({ era, minted: sum }) => [era, sum]),
      [[0, minted.toString()]],
    );
    assert.equal((await cli(['report', 'verify', place('emission')], as)).passed, true);
    const { checks } = await cli(['report', 'verify', place('emission'), '--offline'], {});
    const proven = checks.filter(({ check }) => /by the proof of state$|folds\.csv$|has what report\.json/.test(check));
    assert.deepEqual(
      proven.map(({ outcome }) => outcome),
      ['passed', 'passed', 'passed'],
    );
    const share = { pool: 9, minted: '1', recycled: '0' };
    const more = untrue('more', 'emission', (json) => json.eras[0].shares.push(share));
    assert.equal((await run(['report', 'verify', more, '--offline'], {})).code, NOT_PROVEN);
    const table = altered('table', 'emission', (folder) => {
      const path = join(folder, 'eras.csv');
      writeFileSync(path, readFileSync(path, 'utf8').replace(minted.toString(), '1'));
      fit(folder);
    });
    assert.equal((await run(['report', 'verify', table, '--offline'], {})).code, NOT_PROVEN);
    const never = await run(['report', 'emission', '--eras', '900..901'], env);
    assert.equal(never.code, BAD_INPUT);
  });

  it('the year has every era and round that is final, by one value in state', async () => {
    const report = await cli(['report', 'year', new Date().getUTCFullYear(), '--out', place('whole')], env);
    assert.equal(report.passed, true, JSON.stringify(report.checks));
    const at = await api.at(report.chain.lastHash);
    const { digest, count } = await at.query.chainDigest.value();
    const [header, ...folds] = lines('whole', 'folds.csv');
    assert.equal(header, 'block,time,kind,number,value');
    const computed = folds.reduce((before, fold) => {
      const [block, , kind, number, value] = fold.split(',');
      const id = bnToU8a(BigInt(number), { bitLength: 32 });
      const height = bnToU8a(BigInt(block), { bitLength: 64 });
      return blake2AsU8a(u8aConcat(before, [['round', 'era'].indexOf(kind)], id, hexToU8a(value), height));
    }, new Uint8Array(32));
    assert.ok(folds.length >= 2, `${folds.length} eras have ended`);
    assert.deepEqual([u8aToHex(computed), folds.length], [digest.toHex(), count.toNumber()]);
    assert.deepEqual([report.finals.digest, report.finals.chainCount], [digest.toHex(), folds.length]);
    const verified = await cli(['report', 'verify', place('whole'), '--offline'], {});
    const proven = verified.checks.filter(({ check }) => check.endsWith('by the proof of state'));
    assert.deepEqual(
      proven.map(({ outcome }) => outcome),
      ['passed'],
    );
    const less = altered('less', 'whole', (folder) => {
      const path = join(folder, 'folds.csv');
      writeFileSync(path, readFileSync(path, 'utf8').replace(/.*\n$/, ''));
      fit(folder);
    });
    assert.equal((await run(['report', 'verify', less, '--offline'], {})).code, NOT_PROVEN);
    // What an era was folded as has all of it.
    const otherwise = untrue('otherwise', 'whole', (json) => (json.eras[0].skipped = 7));
    const { code, json } = await run(['report', 'verify', otherwise, '--offline'], {});
    assert.equal(code, NOT_PROVEN);
    const failed = json.checks.filter(({ outcome }) => outcome === 'failed').map(({ found }) => found);
    assert.deepEqual(failed, ['line 2 is the first that is not', 'era 0 is the first that is not']);
  });

  it('while it is kept, sites read what circulates, and Prometheus what is watched', async () => {
    const port = await freePort();
    const { child, ended } = start(['index', '--listen', `127.0.0.1:${port}`], env);
    const read = async (path) => {
      const response = await fetch(`http://127.0.0.1:${port}/${path}`).catch(() => null);
      return response?.ok ? response.text() : null;
    };
    const circulating = await until(api, () => read('supply/circulating'));
    const told = await cli(['supply'], as);
    const [whole, part = ''] = circulating.trim().split('.');
    // Fees are burned meanwhile, if anybody pays some.
    const apart = BigInt(whole + part.padEnd(12, '0')) - BigInt(told.circulating);
    assert.ok(apart > -UNIT && apart < UNIT, `${circulating} and ${told.circulating}`);
    const supply = JSON.parse(await read('v1/supply'));
    const locked = Object.values(supply.locked).reduce((sum, amount) => sum + BigInt(amount), 0n);
    assert.deepEqual(Object.keys(supply.locked).sort(), ['boards', 'pools', 'rounds', 'treasury', 'vesting']);
    assert.equal(BigInt(supply.total) - locked, BigInt(supply.circulating));
    const then = await api.at(await api.rpc.chain.getBlockHash(supply.block));
    assert.equal(supply.total, (await then.query.balances.totalIssuance()).toString());
    assert.equal(supply.time, Math.floor((await then.query.timestamp.now()).toNumber() / 1_000) * 1_000);
    for (const { from, until } of supply.unlocks) assert.ok(supply.time - 60_000 < from && from < until);
    const metrics = await read('metrics');
    const figure = (name) => Number(metrics.match(new RegExp(`^distribution_index_${name} (\\d+)$`, 'm'))[1]);
    assert.ok(figure('state_block') > 0);
    assert.equal(figure('pots_short'), 0);
    assert.ok(figure('era_late_blocks') < 20);
    // The window is of thirty days.
    assert.equal(figure('rounds_ending'), 0);
    // There are neither boards nor announcements nor assets of other chains here.
    for (const name of ['roots_ending', 'verdicts_due', 'roots_unsettled', 'objections_due']) {
      assert.equal(figure(name), 0, name);
    }
    assert.doesNotMatch(metrics, /^distribution_index_foreign_supply\{/m);
    child.kill('SIGTERM');
    assert.equal((await ended).code, 0);
  });

  it('one that is not there is not made by asking it', async () => {
    const { code } = await run(['report', 'compliance', '--index', place('nowhere.sqlite')], as);
    assert.equal(code, BAD_INPUT);
    assert.ok(!existsSync(place('nowhere.sqlite')));
  });
});

describe('the page of a report, opened from a disk', () => {
  let browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser?.close());

  // Each with its verdict, and how many charts it has at least.
  for (const [folder, verdict, charts] of [
    ['round', /Complete and unaltered/, 2],
    ['whole', /Everything that could be checked is right/, 4],
    ['emission', /It adds up/, 3],
    ['compliance', /Nothing in these events contradicts itself/, 0],
    ['solvency', /every round, pool and board can pay what it owes/, 1],
    ['statement', /It adds up to what the account has on chain/, 1],
  ]) {
    const at = () => pathToFileURL(join(place(folder), 'report.html')).href;

    for (const [scheme, width] of [
      ['light', 1_200],
      ['dark', 1_200],
      ['light', 360],
    ]) {
      it(`${folder} is whole and can be read by everybody, ${scheme}, ${width} pixels wide`, async () => {
        const context = { colorScheme: scheme, offline: true, viewport: { width, height: 900 } };
        const { page, faults, close } = await openPage(browser, at(), { context });
        assert.match(await page.locator('.verdict').textContent(), verdict);
        assert.ok((await page.locator('figure svg').count()) >= charts);
        assert.equal(await overflows(page), false);
        assert.deepEqual(await barriers(page), []);
        const ink = await page
          .locator('figure svg text')
          .evaluateAll((texts) => texts.slice(0, 1).map((text) => globalThis.getComputedStyle(text).fill));
        const expected = scheme === 'dark' ? 'rgb(230, 237, 243)' : 'rgb(34, 34, 34)';
        assert.ok(
          ink.every((fill) => fill === expected),
          `${ink}`,
        );
        assert.deepEqual(faults, []);
        await close();
      });
    }

    it(`${folder} prints to A4`, async () => {
      const { page, close } = await openPage(browser, at());
      const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
      assert.match(pdf, /\/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
      await close();
    });
  }
});
