// The history in SQL: the real list's round, eras, stakes and transfers, indexed from a node; killed at random, in two
// databases, the same; and a node that leaves out, alters or hides something, found. KILLS is how often the program is
// killed for each database (10).

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { compactToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { decodeAddress } from '@polkadot/util-crypto';
import Ajv from 'ajv-2020/dist/2020.js';
import { head, recordsOf, until, untilFinal } from '../../lib/blocks.mjs';
import { cli, run, start } from '../../lib/cli.mjs';
import { allocation, rowsOf } from '../../lib/data.mjs';
import { runningEra, untilEra } from '../../lib/emission.mjs';
import { dumpOfPostgres, dumpOfSqlite, indexKilled } from '../../lib/history.mjs';
import { startNode } from '../../lib/node.mjs';
import { startPostgres } from '../../lib/postgres.mjs';
import { startProxy } from '../../lib/proxy.mjs';
import { CID, UNIT, arranged, keyring, payments, round } from '../../lib/rounds.mjs';
import { objectsIn } from '../../lib/schemas.mjs';
import { send } from '../../lib/tx.mjs';

const [FAILED, USAGE, INPUT, DIFFERENCE, INTERRUPTED] = [1, 2, 3, 7, 130];
const KILLS = Number(process.env.KILLS || 10);
const STAKE = 0;
const suri = '//Alice';
// twox128 of System and of Events.
const EVENTS = '0x26aa394eea5630e07c48ae0c9558cef780d41e5e16056765bc8461851072c9d7';

const work = mkdtempSync(join(tmpdir(), 'distribution-index-'));
const file = (name) => join(work, `${name}.sqlite`);
const given = rowsOf(allocation()).map(([account, amount]) => [u8aToHex(decodeAddress(account)), BigInt(amount)]);
// In the order in which `list build` numbers them.
const rows = arranged(given);
const alice = keyring().addFromUri(suri);
const bob = keyring().addFromUri('//Bob');
let node;
let api;
let url;
let postgres;
let id;
/** The last block that every index of this file keeps. */
let last;
/** The fingerprint that they have. */
let whole;
/** Their tables, and one of them whose writer was killed. */
let tables;
let killed;

before(async () => {
  [node, postgres] = await Promise.all([startNode({ blockTime: 500 }), startPostgres()]);
  ({ api, url } = node);
  const folder = join(work, 'list');
  await cli(['list', 'build', allocation(), '--allow-keyless', '--cid', CID, '--out', folder]);
  ({ round: id } = await cli(['round', 'draft', '--list', folder], { url, suri }));
  await cli(['round', 'fund', id], { url, suri });
  await cli(['round', 'open', id], { url, suri });
  await send(api, api.tx.emission.stake(STAKE, 1_000n * UNIT), bob);
  await send(api, api.tx.balances.transferKeepAlive(bob.address, 7n * UNIT), alice);
  await cli(['claim-all', id, '--list', folder], { url, suri });
  // Stake that was there before an era has earned when it ends.
  await untilEra(api, (await runningEra(api)) + 2);
  await send(api, api.tx.emission.claim(STAKE, bob.address), alice);
  await send(api, api.tx.emission.unstake(STAKE, 400n * UNIT), bob);
  await untilFinal(api);
  last = (await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead())).number.toNumber();
});
after(async () => {
  await Promise.all([node?.stop(), postgres?.stop()]);
  rmSync(work, { recursive: true, force: true });
});

/** The fingerprint of an index. */
const fingerprint = async (database) => (await cli(['index', database, '--fingerprint'])).fingerprint;

describe('an index', () => {
  it('keeps all blocks, faster than they are read one by one', async () => {
    const began = Date.now();
    const kept = await cli(['index', file('whole'), '--until', last], { url });
    const seconds = (Date.now() - began) / 1_000;
    assert.equal(kept.block, last);
    assert.equal(kept.hash, (await api.rpc.chain.getBlockHash(last)).toHex());
    const single = Date.now();
    await cli(['index', file('single'), '--until', last, '--at-once', 1], { url });
    const alone = (Date.now() - single) / 1_000;
    whole = await fingerprint(file('whole'));
    assert.equal(await fingerprint(file('single')), whole);
    console.log('index', JSON.stringify({ blocks: last, seconds, perSecond: last / seconds, oneByOne: last / alone }));
  });

  it('is the same after any number of kills', async () => {
    const indexes = await indexKilled((name) => file(`sqlite-${name}`), { url, last, kills: KILLS });
    tables = await dumpOfSqlite(indexes.whole);
    assert.equal(tables.payments.rows, rows.length);
    for (const database of indexes.killed) {
      assert.deepEqual(await dumpOfSqlite(database), tables);
      assert.equal(await fingerprint(database), whole);
    }
    killed = indexes.killed[0];
  });

  it('is the same in PostgreSQL, after any number of kills', async () => {
    const indexes = await indexKilled((name) => postgres.database(name), { url, last, kills: KILLS });
    for (const database of [indexes.whole, ...indexes.killed]) {
      assert.deepEqual(await dumpOfPostgres(postgres, database.split('/').at(-1)), tables);
      assert.equal(await fingerprint(database), whole);
    }
    const [database] = indexes.killed;
    // The database adds up what text holds.
    const [[count, sum]] = await postgres.ask(
      'killed',
      `SELECT count(*), sum(amount::numeric) FROM payments WHERE round = ${id}`,
    );
    assert.deepEqual([count, sum], [String(rows.length), String(rows.reduce((all, [, amount]) => all + amount, 0n))]);
    // Its address may be in the environment.
    const again = await cli(['index', '--fingerprint'], { env: { DISTRIBUTION_INDEX: database } });
    assert.equal(again.fingerprint, whole);
  });

  it('is served by a role that may only read', async () => {
    await postgres.ask('killed', 'CREATE ROLE reader LOGIN');
    await postgres.ask('killed', 'GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader');
    const database = postgres.address('killed', 'reader');
    const { api: at, stop } = await serve(database);
    assert.equal((await get(`${at}v1/status`)).body.head.number, last);
    await stop();
    const { code, json } = await run(['index', database, '--until', last + 1], { url });
    assert.equal(code, FAILED);
    assert.match(json.error, /permission denied/);
  });

  it('is the same if the node has to prove what it says', async () => {
    await cli(['index', file('proven'), '--until', last, '--prove'], { url });
    assert.equal(await fingerprint(file('proven')), whole);
  });

  it('goes on with new blocks until it is stopped', async () => {
    const { child, ended } = start(['index', file('whole')], { url });
    const { api: at, stop } = await serve(file('whole'));
    await until(api, async () => (await get(`${at}v1/status`)).body.head.number > last + 2);
    child.kill('SIGINT');
    const { code, json } = await ended;
    assert.equal(code, INTERRUPTED);
    assert.ok(json.block > last + 2);
    await stop();
    assert.notEqual(await fingerprint(file('whole')), whole);
  });

  it('must be there to be compared or served', async () => {
    for (const args of [
      ['index', file('none'), '--fingerprint'],
      ['serve', '--index', file('none'), '--listen', '127.0.0.1:0'],
    ]) {
      const { code, json } = await run(args);
      assert.equal(code, INPUT);
      assert.match(json.error, /there is no index at/);
    }
    assert.equal((await run(['index', '--fingerprint'], { env: { DISTRIBUTION_INDEX: '' } })).code, USAGE);
  });

  it('is of one chain', async () => {
    // Development chains have the same genesis, but other blocks.
    const other = await startNode();
    await until(other.api, async () => (await head(other.api)) > 3);
    const refused = await run(['index', file('single'), '--once'], { url: other.url });
    await other.stop();
    assert.equal(refused.code, DIFFERENCE, refused.err);
    assert.match(refused.json.error, /one is not of this chain/);
  });
});

/** Serves an index. */
async function serve(database, args = []) {
  const started = start(['serve', '--index', database, '--listen', '127.0.0.1:0', '--api', '127.0.0.1:0', ...args]);
  const told = await new Promise((resolve, reject) => {
    let out = '';
    started.child.stdout.on('data', (chunk) => {
      out += chunk;
      if (objectsIn(out).length > 0) resolve(objectsIn(out)[0]);
    });
    started.ended.then(({ err }) => reject(new Error(`it ended: ${err}`)), reject);
  });
  const stop = async () => {
    started.child.kill('SIGTERM');
    assert.equal((await started.ended).code, 0);
  };
  return { ...told, stop };
}

async function get(address, method = 'GET') {
  const response = await fetch(address, { method });
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  const isJson = type.includes('json') && method !== 'HEAD';
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

describe('the API', () => {
  let served;
  let v1;
  before(async () => {
    served = await serve(killed, ['--rate', 10_000, '--burst', 10_000]);
    v1 = `${served.api}v1`;
  });
  after(() => served?.stop());

  it('is named to the page that is served beside it, where the page is opened on the spot', async () => {
    const folder = join(work, 'page');
    mkdirSync(folder);
    writeFileSync(join(folder, 'index.html'), '');
    writeFileSync(join(folder, 'deployment.json'), JSON.stringify({ name: 'A page' }));
    const { url: at, port, api: index, stop } = await serve(killed, [folder]);
    const told = async (origin) => (await get(`${origin}deployment.json`)).body;
    assert.deepEqual(await told(at), { name: 'A page', index });
    assert.deepEqual(await told(`http://localhost:${port}/`), { name: 'A page', index });
    writeFileSync(join(folder, 'deployment.json'), JSON.stringify({ index: 'https://example.org/' }));
    assert.deepEqual(await told(at), { index: 'https://example.org/' });
    await stop();
  });

  /** All records of a question, page by page. */
  async function all(path, next) {
    const found = [];
    for (let from = ''; from !== null;) {
      const { status, body } = await get(`${v1}${path}?limit=1000${from && `&${next}=${from}`}`);
      assert.equal(status, 200, JSON.stringify(body));
      found.push(...body.items);
      from = body.next;
    }
    return found;
  }

  it('has every payment, and the digest of the chain', async () => {
    const { body } = await get(`${v1}/rounds/${id}`);
    const state = await round(api, id);
    assert.equal(body.digest, state.audit.toHex());
    assert.deepEqual([body.payments, body.claimed], [rows.length, state.claimed.toString()]);
    const told = await payments(api, id);
    const paid = await all(`/rounds/${id}/payments`, 'from');
    assert.deepEqual(
      paid.map(({ row, beneficiary, amount }) => [row, u8aToHex(decodeAddress(beneficiary)), amount]),
      told.paid.map(({ index, beneficiary, amount }) => [index, beneficiary, amount.toString()]),
    );
    const { at } = paid.at(-1);
    const then = await api.at(await api.rpc.chain.getBlockHash(at.block));
    assert.equal(at.time, (await then.query.timestamp.now()).toNumber());
  });

  it('has movements that add up to balances, to the unit', async () => {
    const then = await api.at(await api.rpc.chain.getBlockHash(last));
    const some = [0, 1, 6_751, rows.length - 1].map((row) => rows[row][0]);
    const { pot } = await round(api, id);
    for (const account of [alice.address, bob.address, pot.toString(), ...some]) {
      const sums = { free: 0n, held: 0n };
      for (const { asset, free, held, amount } of await all(`/accounts/${account}/movements`, 'after')) {
        if (asset !== 'native') continue;
        sums.free += BigInt(free) * BigInt(amount);
        sums.held += BigInt(held) * BigInt(amount);
      }
      const { data } = await then.query.system.account(account);
      assert.deepEqual(sums, { free: data.free.toBigInt(), held: data.reserved.toBigInt() }, account);
    }
  });

  it('knows what a movement is', async () => {
    const kinds = async (account) => {
      const found = await all(`/accounts/${account}/movements`, 'after');
      return new Set(found.map(({ kind }) => kind));
    };
    const bobs = await kinds(bob.address);
    for (const kind of ['genesis', 'fee', 'hold', 'release', 'reward', 'transfer']) assert.ok(bobs.has(kind), kind);
    const first = await all(`/accounts/${rows[0][0]}/movements`, 'after');
    const hex = (address) => u8aToHex(decodeAddress(address));
    assert.deepEqual(
      first.map(({ kind, round: of, row, amount, owner, payee }) => [kind, of, row, amount, hex(owner), hex(payee)]),
      [['payment', id, 0, rows[0][1].toString(), rows[0][0], rows[0][0]]],
    );
    // What was taken less what came back is the fee that the chain told.
    const fees = await all(`/accounts/${bob.address}/fees`, 'after');
    const moved = await all(`/accounts/${bob.address}/movements`, 'after');
    const paid = moved
      .filter(({ kind }) => kind === 'fee')
      .reduce((sum, m) => sum - BigInt(m.free) * BigInt(m.amount), 0n);
    assert.equal(
      paid,
      fees.reduce((sum, { fee }) => sum + BigInt(fee), 0n),
    );
  });

  it('has eras and pools as the chain has them', async () => {
    const then = await api.at(await api.rpc.chain.getBlockHash(last));
    const eras = await all('/eras', 'from');
    assert.ok(eras.length >= 2, `${eras.length} eras`);
    for (const era of eras) {
      const record = (await then.query.emission.eras(era.era)).unwrap();
      assert.deepEqual(
        [era.issuance, era.minted, era.burned, era.supply],
        [record.issuance, record.minted, record.burned, record.supply].map(String),
      );
    }
    for (const pool of (await get(`${v1}/pools`)).body) {
      assert.equal(pool.owed, (await then.query.emission.pools(pool.id)).unwrap().owed.toString());
    }
    const rewards = await all(`/accounts/${bob.address}/rewards`, 'after');
    assert.equal(rewards.length, 1);
  });

  it('has the digest of the chain that is in the state', async () => {
    const then = await api.at(await api.rpc.chain.getBlockHash(last));
    const { digest, count } = await then.query.chainDigest.value();
    const folds = await all('/folds', 'after');
    assert.equal(folds.length, count.toNumber());
    assert.equal(folds.at(-1).digest, digest.toHex());
    const eras = folds.filter(({ kind }) => kind === 'Era').map(({ id: era }) => era);
    assert.deepEqual(
      eras,
      eras.map((_, era) => era),
    );
  });

  it('answers as its document says', async () => {
    const { body: document } = await get(`${served.api}openapi.json`);
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
    ajv.addSchema(document, 'openapi');
    const { block, extrinsic } = (await get(`${v1}/rounds/${id}/payments?limit=1`)).body.items[0].at;
    const { hash } = (await api.rpc.chain.getBlock(await api.rpc.chain.getBlockHash(block))).block.extrinsics[
      extrinsic
    ];
    const values = {
      block,
      hash: hash.toHex(),
      pallet: 'Distribution',
      name: 'Paid',
      round: id,
      account: bob.address,
      pool: STAKE,
    };
    const isText = (path) => 'text/plain' in document.paths[path].get.responses[200].content;
    const paths = Object.keys(document.paths);
    // Keys of an object have no order that counts.
    assert.deepEqual(paths.filter(isText).sort(), ['/supply/circulating', '/supply/total']);
    // Of the present supply an index without a node knows nothing.
    for (const path of paths.filter((path) => !isText(path) && path !== '/v1/supply')) {
      const filled = path.replace(/\{(\w+)\}/g, (_, name) => values[name]);
      const { status, headers, body } = await get(`${served.api}${filled.slice(1)}`);
      assert.equal(status, 200, path);
      assert.equal(headers.get('access-control-allow-origin'), '*');
      const pointer = `openapi#/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D')}`;
      const validate = ajv.compile({ $ref: `${pointer}/get/responses/200/content/application~1json/schema` });
      assert.ok(validate(body), `${path}: ${JSON.stringify(validate.errors)}`);
    }
    const metrics = (await get(`${served.api}metrics`)).body;
    assert.match(metrics, /^distribution_index_requests_total \d+$/m);
    const alerts = readFileSync(new URL('../../../deploy/monitoring/alerts-history.yml', import.meta.url), 'utf8');
    const watched = new Set(alerts.match(/distribution_index_\w+/g));
    assert.ok(watched.size > 2);
    // Without an asset of another chain there is no figure of one.
    for (const name of watched) assert.match(metrics, new RegExp(`^# TYPE ${name} (gauge|counter)$`, 'm'));
    for (const line of metrics.trim().split('\n')) assert.match(line, /^(#.*|\w+(\{asset="\d+"\})? \d+)$/);
    assert.equal((await get(`${served.api}health`)).status, 200);
  });

  it('tells the supply in one number, and what circulates only where a node is asked', async () => {
    const { status, headers, body } = await get(`${served.api}supply/total`);
    assert.deepEqual([status, headers.get('content-type')], [200, 'text/plain; charset=utf-8']);
    assert.match(body, /^\d+(\.\d{1,12})?\n$/);
    const [whole, part = ''] = body.trim().split('.');
    const then = await api.at(await api.rpc.chain.getBlockHash(last));
    assert.equal(BigInt(whole + part.padEnd(12, '0')), (await then.query.balances.totalIssuance()).toBigInt());
    for (const path of ['supply/circulating', 'v1/supply']) {
      assert.equal((await get(`${served.api}${path}`)).status, 404, path);
    }
  });

  it('never fails, whatever it is asked', async () => {
    const { body: document } = await get(`${served.api}openapi.json`);
    const odd = [
      ...['', '0', '-1', '1.5', '4294967295', '4294967296', '9223372036854775807', '9223372036854775808'],
      ...['18446744073709551616', '0x', `0x${'f'.repeat(64)}`, `0x${'g'.repeat(64)}`, '0-0-0', '9-9-9-9', '1-2'],
      ...[
        '9223372036854775808-0-0',
        '0-4294967296-0',
        "' OR 1=1 --",
        '%',
        '\u0000',
        '\u{1f4a9}',
        '..',
        '/',
        'a'.repeat(4_000),
      ],
      alice.address,
    ];
    const wrong = [];
    for (const [path, { get: question }] of Object.entries(document.paths)) {
      const inPath = question.parameters.filter((parameter) => parameter.in === 'path');
      const inQuery = question.parameters.filter((parameter) => parameter.in === 'query');
      const good = {
        block: last,
        hash: odd[10],
        pallet: 'Distribution',
        name: 'Paid',
        round: id,
        account: bob.address,
        pool: 0,
      };
      const filled = (values) => path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(values[name]));
      const asked = [
        ...inPath.flatMap(({ name }) => odd.map((value) => filled({ ...good, [name]: value }))),
        ...inQuery.flatMap(({ name }) => odd.map((value) => `${filled(good)}?${name}=${encodeURIComponent(value)}`)),
      ];
      // Not UTF-8, twice the same, longer than is read.
      const [bytes, long] = ['%ff', 'a'.repeat(9_000)];
      asked.push(
        ...inPath.map(({ name }) => filled({ ...good, [name]: bytes }).replace(encodeURIComponent(bytes), bytes)),
        ...inQuery.flatMap(({ name }) => [`${filled(good)}?${name}=${bytes}`, `${filled(good)}?${name}=1&${name}=1`]),
        ...[`${filled(good)}?${bytes}=1`, `${filled(good)}?${long}`, `${filled(good)}/${long}`],
      );
      for (const address of asked) {
        const { status, body } = await get(`${served.api}${address.slice(1)}`);
        const expected = status === 200 || ([400, 404, 414].includes(status) && typeof body.error === 'string');
        if (!expected) wrong.push(`${status}: ${address.slice(0, 200)}: ${JSON.stringify(body)}`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  it('says in JSON why it refuses', async () => {
    const shown = async (path, method) => {
      const { status, headers, body } = await get(`${served.api}${path}`, method);
      return [status, headers.get('content-type'), method === 'HEAD' ? body : typeof body.error];
    };
    const told = (status, what = 'string') => [status, 'application/json', what];
    assert.deepEqual(await shown('v1/rounds/%ff'), told(400));
    assert.deepEqual(await shown('v1/events/Distribution/%ff'), told(400));
    assert.deepEqual(await shown('v1/rounds/%ff', 'HEAD'), told(400, ''));
    assert.deepEqual(await shown(`v1/rounds?${'a'.repeat(9_000)}`), told(414));
    for (const path of ['v1/rounds', 'v1/rounds/%ff', 'supply/total', 'openapi.json', 'health', 'metrics']) {
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'BREW']) {
        assert.deepEqual(await shown(path, method), told(405), `${method} ${path}`);
      }
    }
    assert.deepEqual(await shown('v1/nothing', 'POST'), told(404));
  });

  it('is asked so often by one client, and no more', async () => {
    const { api: at, stop } = await serve(killed, ['--rate', 1, '--burst', 3]);
    const answers = await Promise.all(Array.from({ length: 9 }, () => get(`${at}v1/status`)));
    const refused = answers.filter(({ status }) => status === 429);
    assert.ok(refused.length >= 5, JSON.stringify(answers.map(({ status }) => status)));
    assert.equal(refused[0].headers.get('retry-after'), '1');
    await stop();
  });
});

describe('a node that lies', () => {
  let block;
  let place;
  let paying;
  let transfer;
  before(async () => {
    // A block with several payments.
    const told = await payments(api, id);
    [block] = [...told.blocks].find(([, count]) => count > 3);
    const at = await api.at(await api.rpc.chain.getBlockHash(block));
    const events = await at.query.system.events();
    paying = events.map(({ event }) => at.events.distribution.Paid.is(event));
    place = paying.indexOf(true);
    transfer = events.slice(0, place).findLastIndex(({ event }) => at.events.balances.Transfer.is(event));
  });

  /** The events of the block, with `change` made to the encoded records. */
  async function altered(change) {
    const hash = (await api.rpc.chain.getBlockHash(block)).toHex();
    const at = await api.at(hash);
    const records = [...(await at.query.system.events())].map((record) => record.toU8a());
    const changed = change(records);
    return { hash, bytes: u8aToHex(u8aConcat(compactToU8a(changed.length), ...changed)) };
  }

  /** Indexes from a node whose answers are altered. */
  async function indexFrom(alter, name, how = []) {
    const proxy = await startProxy(url, { alter });
    const result = await run(['index', file(name), '--until', last, ...how], { url: proxy.url });
    await proxy.die();
    return result;
  }

  /** Gives other events for the block. */
  const instead =
    ({ hash, bytes }) =>
    (answer, request) => {
      if (request?.method !== 'state_queryStorageAt' || request.params[1] !== hash) return answer;
      const sets = answer.result.map((set) => ({
        ...set,
        changes: set.changes.map(([key, value]) => (key === EVENTS ? [key, bytes] : [key, value])),
      }));
      return { ...answer, result: sets };
    };

  it('is found when it leaves out a payment', async () => {
    const without = await altered((records) => records.filter((_, number) => number !== place));
    const { code, json } = await indexFrom(instead(without), 'left-out');
    assert.equal(code, DIFFERENCE);
    assert.match(json.error, new RegExp(`^block ${block}, event \\d+: payment \\d+ of round ${id} is reported`));
  });

  it('is found when it leaves out the last payment of a block', async () => {
    const without = await altered((records) => records.filter((_, number) => number !== paying.lastIndexOf(true)));
    const { code, json } = await indexFrom(instead(without), 'last-out');
    assert.equal(code, DIFFERENCE);
    assert.match(json.error, new RegExp(`^block ${block}, event \\d+: round ${id} has made \\d+ payments`));
  });

  /** Records with other amounts in these, which have their amounts last, before the topics, of which there are none. */
  const withOther = (records, ...places) =>
    records.map((record, number) => {
      if (!places.includes(number)) return record;
      const copy = record.slice();
      copy[copy.length - 1 - 16] ^= 1;
      return copy;
    });

  it('is found when it alters an amount', async () => {
    const other = await altered((records) => withOther(records, place));
    const { code, json } = await indexFrom(instead(other), 'altered');
    assert.equal(code, DIFFERENCE);
    assert.match(
      json.error,
      new RegExp(`^block ${block}, event ${place}: a payment of \\d+ is reported, and no transfer`),
    );
  });

  it('is found when it alters an amount and the transfer of it', async () => {
    const other = await altered((records) => withOther(records, place, transfer));
    const { code, json } = await indexFrom(instead(other), 'altered-both');
    assert.equal(code, DIFFERENCE);
    assert.match(json.error, new RegExp(`^block ${block}, event \\d+: round ${id} has paid \\d+, and the payments`));
  });

  it('is found when it hides what was minted for an era', async () => {
    const ends = (records) => records.some(({ event }) => api.events.emission.PoolFunded.is(event));
    let [number, events] = [last, []];
    while (!ends(events)) {
      number -= 1;
      events = await recordsOf(api, (await api.rpc.chain.getBlockHash(number)).toHex());
    }
    const minted = events.findIndex(({ event }) => api.events.balances.Minted.is(event));
    const kept = events.filter((_, at) => at !== minted).map((record) => record.toU8a());
    const hash = (await api.rpc.chain.getBlockHash(number)).toHex();
    const bytes = u8aToHex(u8aConcat(compactToU8a(kept.length), ...kept));
    const { code, json } = await indexFrom(instead({ hash, bytes }), 'minted');
    assert.equal(code, DIFFERENCE);
    assert.match(json.error, new RegExp(`^block ${number}, event \\d+: pool \\d+ was funded with \\d+, and no event`));
  });

  it('is found when it alters a proof', async () => {
    const forges = (answer, request) => {
      if (request?.method !== 'state_getReadProof') return answer;
      const proof = [...answer.result.proof].sort((a, b) => a.length - b.length);
      const node = proof.pop();
      proof.push(`${node.slice(0, -2)}${node.endsWith('00') ? '01' : '00'}`);
      return { ...answer, result: { ...answer.result, proof } };
    };
    const { code, json } = await indexFrom(forges, 'forged', ['--prove']);
    assert.equal(code, DIFFERENCE);
    assert.match(json.error, /does not prove what the state after block 0x[0-9a-f]{64} is/);
  });

  it('is found when it leaves out a transaction', async () => {
    const hash = (await api.rpc.chain.getBlockHash(block)).toHex();
    const without = (answer, request) => {
      if (request?.method !== 'chain_getBlock' || request.params[0] !== hash) return answer;
      const { block: told, ...rest } = answer.result;
      return { ...answer, result: { ...rest, block: { ...told, extrinsics: told.extrinsics.slice(0, -1) } } };
    };
    const { code, json } = await indexFrom(without, 'without');
    assert.equal(code, DIFFERENCE);
    assert.match(json.error, new RegExp(`transactions of block ${block} that do not have the root`));
  });

  it('is found when it hides a block', async () => {
    const before = (await api.rpc.chain.getBlockHash(block - 1)).toHex();
    const hides = (answer, request) =>
      request?.method === 'chain_getBlockHash' && Number(request.params[0]) === block
        ? { ...answer, result: before }
        : answer;
    const { code, json } = await indexFrom(hides, 'hidden');
    assert.equal(code, DIFFERENCE);
    assert.match(json.error, new RegExp(`says that block ${block} is`));
  });

  it('has what it showed of earlier blocks kept, and the next run goes on behind it', async () => {
    const { block: kept } = await cli(['index', file('left-out'), '--until', last], { url });
    assert.equal(kept, last);
    assert.equal(await fingerprint(file('left-out')), whole);
  });
});

it('waits for a block that is not final yet', async () => {
  const next = (await head(api)) + 6;
  const kept = await cli(['index', file('later'), '--until', next], { url });
  assert.equal(kept.block, next);
});
