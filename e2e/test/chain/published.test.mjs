// Lists that are stored in the chain: published, verified, fetched, proven and claimed by ranges, through the real
// node; and fetched from it by a node of IPFS. The blocks that stored them are judged by what the relay chain's
// validators run.

import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { hexToU8a, u8aToHex } from '@polkadot/util';
import { decodeAddress, encodeAddress } from '@polkadot/util-crypto';
import { recordsOf } from '../../lib/blocks.mjs';
import { chunk, chunks, cid, digest, listIn } from '../../lib/chunks.mjs';
import { cli, run } from '../../lib/cli.mjs';
import { allocation, rowsOf } from '../../lib/data.mjs';
import { addressOf, startIpfs } from '../../lib/ipfs.mjs';
import { startLiar } from '../../lib/liar.mjs';
import { startNode } from '../../lib/node.mjs';
import { BIN, run as runProgram } from '../../lib/program.mjs';
import { SS58, UNIT, arranged, empty, free, keyring, listOf, payments, round } from '../../lib/rounds.mjs';
import { refused, send } from '../../lib/tx.mjs';

const [USAGE, INPUT, REFUSED, NOT_PROVEN] = [2, 3, 6, 7];
const ROWS = 3_000;
const SIZE = 512;
const suri = '//Alice';
let node;
let api;
let url;
let as;
let work;
let alice;
let bob;

before(async () => {
  node = await startNode({ blockTime: 500, args: ['--ipfs-server'] });
  ({ api, url } = node);
  as = { url, suri };
  work = mkdtempSync(join(tmpdir(), 'distribution-published-'));
  [alice, bob] = [suri, '//Bob'].map((uri) => keyring().addFromUri(uri));
});
after(async () => {
  await node?.stop();
  rmSync(work, { recursive: true, force: true });
});

/** Writes rows as a list, and returns its path. */
function write(name, rows) {
  const file = join(work, `${name}.csv`);
  writeFileSync(file, rows.map(([account, amount]) => `${account},${amount}\n`).join(''));
  return file;
}

/** Announces a list of so many rows with these chunks, and returns its number. */
async function announce(rows, parts) {
  const { events } = await send(api, api.tx.lists.announce(rows, parts.map(digest)), alice);
  return events.find(({ event }) => api.events.lists.ListAnnounced.is(event)).event.data.list.toNumber();
}

// In hexadecimal: the API takes bytes for what is encoded already.
const store = (list, bytes) => api.tx.lists.publish(list, u8aToHex(bytes));

/** What the node answers to whoever asks for a content identifier. */
const kept = (id) => api._rpcCore.provider.send('bitswap_v1_get', [id]);

/** The root that the chain has computed of a list. */
const rootOf = async (list) => (await api.query.lists.lists(list)).toJSON().root;

/** Does something with a node of IPFS that is connected to the chain's node, or to none. */
async function withIpfs(addresses, act) {
  const ipfs = await startIpfs(addresses);
  try {
    return await act(ipfs);
  } finally {
    await ipfs.stop();
  }
}

// Numbers of blocks that stored chunks.
const storing = new Set();

/** Notes the last block that stored a chunk. */
async function noteStoring() {
  const [number] = (await api.query.lists.lastStored()).unwrap();
  storing.add(number.toNumber());
}

const held = async (reason) =>
  (await api.query.balances.holds(alice.address))
    .filter(({ id }) => id.isLists && id.asLists.type === reason)
    .reduce((sum, { amount }) => sum + amount.toBigInt(), 0n);

describe('the test vectors of testdata/list.json', () => {
  const vectors = JSON.parse(readFileSync(new URL('../../../testdata/list.json', import.meta.url), 'utf8'));
  const rows = vectors.rows.map(({ account, amount }) => [account, BigInt(amount)]);

  it('have the chunks, digests and identifiers of the documented layout', () => {
    assert.ok(vectors.chunks.length > 1);
    for (const { first, rows: count, bytes, sha256, cid: id } of vectors.chunks) {
      const built = chunk(rows.length, first, rows.slice(first, first + count));
      assert.deepEqual([u8aToHex(built), digest(built), cid(built)], [bytes, sha256, id]);
    }
  });

  it('are one after another the list, with the root of the library', () => {
    const file = Buffer.concat(vectors.chunks.map(({ bytes }) => hexToU8a(bytes)));
    assert.equal(file.length, vectors.ipfs.length);
    assert.deepEqual(listIn(file), rows);
    const { root, total } = listOf(rows, { sortLeaves: false });
    assert.deepEqual([root, String(total)], [vectors.root, vectors.total]);
  });
});

describe('a list of a few thousand rows', () => {
  const rows = Array.from({ length: ROWS }, (_, row) => [empty(`published ${row}`), UNIT + BigInt(row)]);
  const ordered = arranged(rows);
  const list = listOf(ordered, { sortLeaves: false });
  const parts = chunks(ordered, SIZE);
  const total = rows.reduce((sum, [, amount]) => sum + amount, 0n);
  const HOLDER = 105;
  let folder;
  let file;
  let number;
  let id;

  it('has the root of the library with its leaves in the order of the rows', async () => {
    file = write('list', rows);
    folder = join(work, 'list');
    const manifest = await cli(['list', 'build', file, '--out', folder]);
    assert.deepEqual([manifest.root, manifest.order, manifest.rows], [list.root, 'rows', ROWS]);
    assert.equal((await cli(['list', 'verify', file, '--manifest', folder])).order, 'rows');
  });

  it('is told what it takes before anything is sent', async () => {
    const before = (await api.query.lists.nextListId()).toNumber();
    const plan = await cli(['list', 'publish', folder, '--chunk-rows', SIZE, '--dry-run'], as);
    assert.deepEqual([plan.list, plan.root, plan.rows], [null, list.root, ROWS]);
    assert.deepEqual([plan.chunks, plan.left], [parts.length, parts.length]);
    assert.ok(BigInt(plan.deposit) > 0n && plan.blocks >= 1);
    assert.equal((await api.query.lists.nextListId()).toNumber(), before);
  });

  it('is refused before it is announced if its tree file has another root than its rows', async () => {
    const damaged = join(work, 'damaged');
    cpSync(folder, damaged, { recursive: true });
    const tree = readFileSync(join(damaged, 'tree.bin'));
    tree[12 + 48 * 2_000 + 32] ^= 1;
    writeFileSync(join(damaged, 'tree.bin'), tree);
    const before = (await api.query.lists.nextListId()).toNumber();
    for (const how of [['--dry-run'], []]) {
      const refused = await run(['list', 'publish', damaged, ...how], as);
      assert.equal(refused.code, INPUT);
      assert.match(refused.json.error, /damaged/);
    }
    assert.equal((await api.query.lists.nextListId()).toNumber(), before);
  });

  it('is refused by name when a chunk is wrong, out of order or repeated', async () => {
    number = await announce(ROWS, parts);
    const [first, second] = parts;
    const altered = Uint8Array.from(first);
    altered[16 + 32] ^= 1;
    for (const [bytes, error] of [
      [second, 'OutOfOrder'],
      [altered, 'ChunkDiffers'],
      [first.slice(0, -1), 'ChunkLength'],
      [chunk(ROWS + 1, 0, ordered.slice(0, 5)), 'OtherList'],
      [Uint8Array.of(1, 2, 3, 4, 5), 'NotAChunk'],
    ]) {
      await refused(send(api, store(number, bytes), bob), `lists.${error}`);
    }
    const both = api.tx.utility.batchAll([store(number, first), store(number, second)]);
    await refused(send(api, both, bob), 'lists.NotLastBytes');
    await refused(send(api, store(number + 1, first), bob), 'lists.UnknownList');
    // Anybody may store what was announced.
    await send(api, store(number, first), bob);
    await noteStoring();
    await refused(send(api, store(number, first), bob), 'lists.AlreadyStored');
    const nothing = [chunk(1, 0, [[empty('nothing'), 0n]])];
    await refused(send(api, store(await announce(1, nothing), nothing[0]), bob), 'lists.AmountZero');
    assert.equal((await cli(['list', 'show', number], as)).stored, 1);
  });

  it('is published by command from where it stopped, and verified by the chain', async () => {
    const waiting = await run(['round', 'draft', '--published', number], as);
    assert.equal(waiting.code, REFUSED);
    assert.match(waiting.json.error, /1 of 7 chunks/);
    const other = await run(['list', 'publish', folder, '--chunk-rows', 1_024, '--into', number], as);
    assert.equal(other.code, NOT_PROVEN);
    const before = await held('ListDeposit');
    const result = await cli(['list', 'publish', folder, '--chunk-rows', SIZE], as);
    assert.deepEqual([result.list, result.announced, result.storedBefore], [number, false, 1]);
    assert.deepEqual([result.root, result.rows, result.total], [list.root, ROWS, String(total)]);
    assert.equal(result.transactions, parts.length - 1);
    // What its state does not take has come back.
    assert.ok((await held('ListDeposit')) < before);
    await refused(send(api, store(number, parts[0]), bob), 'lists.AlreadyVerified');
    const again = await cli(['list', 'publish', folder, '--chunk-rows', SIZE], as);
    assert.deepEqual([again.list, again.storedBefore, again.transactions], [number, parts.length, 0]);
    const shown = await cli(['list', 'show', number], as);
    assert.deepEqual([shown.verified, shown.root, shown.total], [true, list.root, String(total)]);
    assert.equal(shown.largest, String(UNIT + BigInt(ROWS - 1)));
    assert.deepEqual(
      shown.chunks.map(({ cid: found }) => found),
      parts.map(cid),
    );
  });

  it('is kept by the node under the identifiers of its chunks', async () => {
    for (const bytes of parts) {
      assert.equal(await kept(cid(bytes)), u8aToHex(bytes));
    }
    await assert.rejects(kept(cid(Uint8Array.of(1))), /not found/i);
  });

  it('is fetched over Bitswap chunk by chunk, and is the list of the library', async () => {
    const told = await cli(['list', 'show', number], { url });
    const found = await withIpfs([await addressOf(api)], async ({ block }) => {
      const blocks = [];
      for (const { cid: id } of told.chunks) blocks.push(await block(id));
      return blocks;
    });
    assert.deepEqual(found.map(digest), parts.map(digest));
    const fetched = listOf(listIn(Buffer.concat(found)), { sortLeaves: false });
    assert.equal(fetched.root, await rootOf(number));
  });

  it('is one file of IPFS with the block above its chunks', async () => {
    const car = join(work, 'list.car');
    const told = await cli(['list', 'ipfs', number, '--car', car], { url });
    assert.equal((await cli(['list', 'show', number], { url })).cid, told.cid);
    // What the library makes of the same pieces.
    assert.equal(await withIpfs([], (ipfs) => ipfs.add(parts)), told.cid);
    const file = await withIpfs([await addressOf(api)], async (ipfs) => {
      assert.deepEqual(await ipfs.load(readFileSync(car)), { roots: [told.cid], blocks: [told.cid] });
      return ipfs.cat(told.cid);
    });
    assert.deepEqual([file.length, digest(file)], [told.length, digest(Buffer.concat(parts))]);
    // With the chunks in the archive nobody else is needed.
    await cli(['list', 'ipfs', number, '--car', car, '--chunks'], { url });
    const alone = await withIpfs([], async (ipfs) => {
      assert.deepEqual((await ipfs.load(readFileSync(car))).blocks, [told.cid, ...parts.map(cid)]);
      return ipfs.cat(told.cid);
    });
    assert.equal(digest(alone), digest(file));
    const saved = join(work, 'list.dlc');
    const read = ['list', 'fetch', number, '--file', saved, '--out', join(work, 'from a file')];
    writeFileSync(saved, file);
    assert.equal((await cli(read, { url })).root, list.root);
    file[100] ^= 1;
    writeFileSync(saved, file);
    assert.equal((await run(read, { url })).code, NOT_PROVEN);
  });

  it('is fetched from what the node keeps, and from its blocks', async () => {
    const wanted = ordered.map(([account, amount]) => [account, String(amount)]);
    for (const how of [[], ['--blocks-from', 1]]) {
      const out = join(work, `fetched ${how.length}`);
      const result = await cli(['list', 'fetch', number, '--out', out, ...how], { url });
      assert.deepEqual([result.root, result.rows, result.total], [list.root, ROWS, String(total)]);
      const found = rowsOf(join(out, 'list.csv')).map(([who, amount]) => [u8aToHex(decodeAddress(who)), amount]);
      assert.deepEqual(found, wanted);
      assert.equal(JSON.parse(readFileSync(join(out, 'manifest.json'))).order, 'rows');
      await cli(['list', 'verify', file, '--manifest', out]);
    }
    // What an interrupted run has left: two chunks, one of them damaged.
    const out = join(work, 'fetched again');
    mkdirSync(out);
    const [first, second] = parts.map((bytes) => Buffer.from(bytes));
    second[50] ^= 1;
    writeFileSync(join(out, 'list.part'), Buffer.concat([first, second]));
    const again = await cli(['list', 'fetch', number, '--out', out], { url });
    assert.deepEqual([again.root, again.chunksBefore, again.chunks], [list.root, 1, parts.length]);
    assert.ok(!existsSync(join(out, 'list.part')));
    const missing = await run(['list', 'fetch', number + 100, '--out', join(work, 'none')], { url });
    assert.equal(missing.code, INPUT);
  });

  it('opens a round that demands it only within the limits of its terms', async () => {
    const draft = ['round', 'draft', '--published', number];
    ({ round: id } = await cli([...draft, '--max-row', '1 DIST', '--max-share-of-largest', '10:5'], as));
    await cli(['round', 'fund', id], as);
    const large = await run(['round', 'open', id], as);
    assert.equal(large.code, REFUSED);
    assert.match(large.json.error, /RowTooLarge/);
    await cli(['round', 'amend', id, '--max-row', '2 DIST', '--max-share-of-largest', '10:0.1'], as);
    assert.match((await run(['round', 'open', id], as)).json.error, /TooConcentrated/);
    await cli(['round', 'amend', id, '--max-share-of-largest', '10:1'], as);
    const other = join(work, 'other');
    await cli(['list', 'build', write('other', ordered.slice(1)), '--out', other]);
    const { round: different } = await cli(['round', 'draft', '--list', other, '--published', number], as);
    await cli(['round', 'fund', different], as);
    assert.match((await run(['round', 'open', different], as)).json.error, /ListDiffers/);
    await cli(['round', 'open', id], as);
    const shown = await cli(['round', 'show', id], as);
    assert.deepEqual(shown.published, {
      list: number,
      maxRow: String(2n * UNIT),
      maxShareOfLargest: { rows: 10, billionths: 10_000_000 },
    });
    assert.deepEqual([shown.source.root, shown.budget], [list.root, String(total)]);
    assert.match((await run(['list', 'remove', number], as)).json.error, /InUse/);
  });

  it('pays a holder who has an address and a node, and nothing else', async () => {
    const [account, amount] = ordered[HOLDER];
    const who = encodeAddress(account, SS58);
    const proof = await cli(['list', 'proof', who, '--round', id], { url });
    assert.deepEqual(proof.entitlements, [
      { index: HOLDER, account, amount: String(amount), proof: list.proof(HOLDER) },
    ]);
    assert.ok(proof.downloaded < 3 * 48 * SIZE, `${proof.downloaded} bytes for a proof`);
    const absent = ['list', 'proof', empty('nobody'), '--published', number];
    const nobody = await run(absent, { url });
    assert.equal(nobody.code, INPUT);
    assert.match(nobody.json.error, /does not prove that there is none/);
    const proven = await run([...absent, '--everywhere'], { url });
    assert.equal(proven.code, INPUT);
    assert.match(proven.json.error, /is not in list \d+: all its rows were searched/);
    const everywhere = ['list', 'proof', who, '--published', number, '--everywhere'];
    assert.deepEqual((await cli(everywhere, { url })).entitlements, proof.entitlements);
    assert.equal(await free(api, account), 0n);
    const paid = await cli(['claim', id, who, '--unsigned'], { url });
    assert.deepEqual([paid.row, paid.amount], [HOLDER, String(amount)]);
    assert.equal(await free(api, account), amount);
  });

  it('cannot be said not to have a row by a node that hides the chunk', async () => {
    const [account] = ordered[HOLDER];
    const paths = (method, [name] = []) => method === 'state_call' && name === 'ListsApi_chunk_paths';
    let asked = 0;
    // An answer without a chunk, encoded.
    const none = (method, params) => {
      if (!paths(method, params)) return undefined;
      asked += 1;
      return '0x0100';
    };
    const liar = await startLiar(url, none);
    try {
      const proof = ['list', 'proof', account, '--published', number];
      const hidden = await run(proof, { url: liar.url });
      assert.equal(hidden.code, INPUT);
      assert.match(hidden.json.error, /shows no row .* does not prove that there is none/);
      assert.equal(asked, 1);
      const { entitlements } = await cli([...proof, '--everywhere'], { url: liar.url });
      assert.deepEqual(
        entitlements.map(({ index }) => index),
        [HOLDER],
      );
    } finally {
      liar.stop();
    }
  });

  it('is claimed by a range for free, without the row that is paid already', async () => {
    const range = ['claim', id, '--range', '100-109', '--list', folder];
    const tried = await cli([...range, '--dry-run'], { url });
    assert.deepEqual([tried.pending, tried.trial.refusal], [9, null]);
    const paying = tried.trial.events.filter(({ event }) => event === 'Distribution.Paid');
    assert.equal(paying.length, 9);
    const result = await cli([...range, '--unsigned'], { url });
    assert.deepEqual([result.paid, result.refused], [9, []]);
    for (const row of [100, 105, 109]) assert.equal(await free(api, ordered[row][0]), ordered[row][1]);
    const again = await run([...range, '--unsigned'], { url });
    assert.equal(again.code, REFUSED);
    const signed = await cli(['claim', id, '--range', '2990-2999', '--list', folder], { url, suri: '//Bob' });
    assert.equal(signed.paid, 10);
    const rest = await cli(['claim-all', id, '--list', folder, '--dry-run'], { url });
    assert.deepEqual([rest.payable, rest.refused], [rest.pending, []]);
    assert.ok(rest.pending > 0 && rest.transactions >= rest.pending / 256 && BigInt(rest.fee) > 0n);
  });

  it('is claimed for free by an operator without tokens, but for rows that are refused', async () => {
    // More ranges than a block takes for one manager. One row is below the minimum balance, one account frozen.
    const [little, stopped] = [7, 300];
    const many = Array.from({ length: 1_500 }, (_, row) => [empty(`free ${row}`), row === little ? 1n : UNIT]);
    const out = join(work, 'many');
    const build = ['list', 'build', write('many', many), '--keep-order', '--out', out];
    await cli([...build, '--minimum', '1 smallest', '--unit', 'smallest']);
    const { round: other } = await cli(['round', 'draft', '--list', out], as);
    await cli(['round', 'fund', other], as);
    await cli(['round', 'open', other], as);
    const officer = { url, suri: '//Charlie' };
    const account = encodeAddress(many[stopped][0], SS58);
    await cli(['compliance', 'freeze', account, '--reason', 'order 1'], officer);
    const command = ['claim-all', other, '--list', out, '--unsigned'];
    assert.equal((await run([...command, '--close'], { url })).code, USAGE);
    const first = await run(command, { url });
    assert.equal(first.code, NOT_PROVEN, first.err);
    assert.equal(first.json.paid, many.length - 2);
    const left = ({ json }) => json.refused.map(({ row }) => row);
    assert.deepEqual(left(first), [little, stopped]);
    assert.match(first.json.refused[1].error, /AccountFrozen/);
    // Nobody signs what is sent without a signature: no key is asked for.
    const aside = ['round', 'set-aside', other, account, '--list', out, '--unsigned', '--dry-run'];
    const tried = await cli(aside, { url });
    assert.deepEqual([tried.refusal, tried.account], [null, account]);
    await cli(['compliance', 'unfreeze', account, '--reason', 'order 2'], officer);
    const second = await run(command, { url });
    assert.deepEqual([second.code, second.json.paid, left(second)], [NOT_PROVEN, 1, [little]]);
    assert.equal(await free(api, many[stopped][0]), UNIT);
  });

  it('is claimed by ranges to the last unit', async () => {
    const result = await cli(['claim-all', id, '--list', folder, '--close'], as);
    assert.deepEqual([result.paidBefore, result.paid, result.refused], [20, ROWS - 20, []]);
    assert.deepEqual([result.claimed, result.potBalance, result.closed], [String(total), '0', true]);
    // 200 rows in each: a row that is paid already does not cut a range.
    assert.equal(result.transactions, Math.ceil((ROWS - 20) / 200));
    const told = await payments(api, id);
    assert.equal(told.digest, (await round(api, id)).audit.toHex());
    const paid = new Map(told.paid.map(({ index, beneficiary, amount }) => [index, [beneficiary, amount]]));
    ordered.forEach((row, index) => assert.deepEqual(paid.get(index), row));
  });

  it('is removed once no round uses it, and the deposit returns', async () => {
    await cli(['round', 'clean-up', id], as);
    const before = await held('ListDeposit');
    await cli(['list', 'remove', number], as);
    assert.ok((await held('ListDeposit')) < before);
    assert.equal((await run(['list', 'show', number], as)).code, INPUT);
    // Nodes keep the bytes.
    const [first] = parts;
    assert.equal(await kept(cid(first)), u8aToHex(first));
  });
});

describe('a list that was begun', () => {
  const begun = arranged(Array.from({ length: 2_500 }, (_, row) => [empty(`begun ${row}`), UNIT + BigInt(row)]));
  const { root } = listOf(begun, { sortLeaves: false });
  let folder;

  before(async () => {
    folder = join(work, 'begun');
    await cli(['list', 'build', write('begun', begun), '--out', folder]);
  });

  it('is found in chunks of another usual size, and behind the lists of a crowd', async () => {
    const parts = chunks(begun, 2_048);
    const number = await announce(begun.length, parts);
    await send(api, store(number, parts[0]), bob);
    const other = digest(Uint8Array.of(1));
    const crowd = Array.from({ length: 70 }, () => api.tx.lists.announce(1, [other]));
    await send(api, api.tx.utility.batchAll(crowd), bob);
    const size = await run(['list', 'publish', folder, '--chunk-rows', 1_024, '--into', number], as);
    assert.equal(size.code, NOT_PROVEN);
    const plan = await cli(['list', 'publish', folder, '--dry-run'], as);
    assert.deepEqual([plan.list, plan.chunks, plan.left], [number, parts.length, parts.length - 1]);
    const result = await cli(['list', 'publish', folder], as);
    assert.deepEqual([result.list, result.announced, result.storedBefore], [number, false, 1]);
    assert.deepEqual([result.root, result.transactions], [root, parts.length - 1]);
  });

  it('is published as the list of a round only if it is the list of that round', async () => {
    const { round: id } = await cli(['round', 'draft', '--list', folder], as);
    const found = await cli(['list', 'publish', id, '--list', folder, '--dry-run'], as);
    assert.deepEqual([found.root, found.left], [root, 0]);
    const other = join(work, 'not of the round');
    await cli(['list', 'build', write('not of the round', begun.slice(1)), '--out', other]);
    assert.equal((await run(['list', 'publish', id, '--list', other, '--dry-run'], as)).code, NOT_PROVEN);
    assert.equal((await run(['list', 'publish', 'list.csv', '--list', folder], as)).code, USAGE);
  });
});

describe('the real list of 13,502 accounts', () => {
  it('is published from its file, opened, and claimed by ranges to the last unit', async () => {
    const file = allocation();
    const rows = rowsOf(file).map(([account, amount]) => [u8aToHex(decodeAddress(account)), BigInt(amount)]);
    const total = rows.reduce((sum, [, amount]) => sum + amount, 0n);
    const list = listOf(arranged(rows), { sortLeaves: false });
    const published = await cli(['list', 'publish', file, '--allow-keyless'], as);
    await noteStoring();
    assert.deepEqual([published.root, published.rows, published.total], [list.root, rows.length, String(total)]);
    const car = join(work, 'real.car');
    await cli(['list', 'ipfs', published.list, '--car', car], { url });
    const content = await withIpfs([await addressOf(api)], async (ipfs) => {
      await ipfs.load(readFileSync(car));
      return ipfs.cat(published.cid);
    });
    assert.equal(listOf(listIn(content), { sortLeaves: false }).root, await rootOf(published.list));
    const { round: id } = await cli(['round', 'draft', '--published', published.list], as);
    await cli(['round', 'fund', id], as);
    await cli(['round', 'open', id], as);
    const [account] = rows[rows.length - 1];
    const proof = await cli(['list', 'proof', account, '--round', id], { url });
    // The first row of a chunk: its account may have rows in the chunk before, so both are downloaded.
    const shown = await cli(['list', 'show', published.list], { url });
    const { first } = shown.chunks[5];
    const edge = await cli(['list', 'proof', arranged(rows)[first][0], '--round', id], { url });
    assert.equal(edge.entitlements[0].index, first);
    const two = [4, 5].reduce((sum, at) => sum + 2 * 48 * shown.chunks[at].rows, 0);
    assert.ok(edge.downloaded > two && edge.downloaded < 300 * 1_024, `${edge.downloaded} bytes for a proof`);
    const out = join(work, 'real');
    const fetched = await cli(['list', 'fetch', '--round', id, '--out', out], { url });
    assert.equal(fetched.root, list.root);
    const result = await cli(['claim-all', id, '--list', out, '--close'], as);
    assert.deepEqual([result.paid, result.refused, result.potBalance], [rows.length, [], '0']);
    assert.equal(result.claimed, String(total));
    assert.equal(await free(api, account), rows[rows.length - 1][1]);
    const { chunks: count, blocks, seconds, deposit } = published;
    const claims = { blocks: result.blocks, seconds: result.seconds, transactions: result.transactions };
    console.log('published', JSON.stringify({ count, blocks, seconds, deposit, proof: proof.downloaded, claims }));
  });
});

describe('the blocks that stored chunks', () => {
  it('are accepted by the validators of the relay chain', async () => {
    const program = join(BIN, 'examples', 'block_cost');
    assert.ok(existsSync(program), `${program} is missing: scripts/clippy.sh builds it`);
    const numbers = [...storing];
    const sizes = [];
    for (const number of numbers) {
      const records = await recordsOf(api, (await api.rpc.chain.getBlockHash(number)).toHex());
      const rows = records.map(({ event }) =>
        api.events.lists.ChunkStored.is(event) ? event.data.rows.toNumber() : 0,
      );
      sizes.push(48 * rows.reduce((sum, count) => sum + count, 0));
    }
    assert.ok(numbers.length >= 2 && sizes.every((bytes) => bytes > 0), `${sizes}`);
    const { code, log } = await runProgram(program, [await node.halt(), 1, ...numbers]);
    assert.equal(code, 0, log);
    const judged = log
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      judged.map(({ block }) => block),
      numbers,
    );
    judged.forEach(({ pov, mostPov }, at) => assert.ok(pov > sizes[at] && pov < mostPov, `${pov} bytes`));
  });
});
