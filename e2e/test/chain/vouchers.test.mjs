// Vouchers through the real node: signed by JavaScript's libraries and by the command line, settled with and without a
// signature.
//
// VOUCHERS and BENEFICIARIES say how many are signed in one go, 2,000 for 20 accounts unless they are set. The whole
// length is E2E_LIMIT=60 VOUCHERS=1000000 BENEFICIARIES=1000: a quarter of an hour. The times are printed: of signing,
// of verifying and of settling, with the number of payments, of blocks and of transactions.

import assert from 'node:assert/strict';
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { u8aToHex } from '@polkadot/util';
import { blake2AsU8a } from '@polkadot/util-crypto';
import { now } from '../../lib/blocks.mjs';
import { cli, run } from '../../lib/cli.mjs';
import { startNode } from '../../lib/node.mjs';
import { UNIT, draft, empty, free, fund, keyring, openDraft, payments, round, terms } from '../../lib/rounds.mjs';
import { feePaid, refused, refusedByPool, send, sendUnsigned } from '../../lib/tx.mjs';
import { signVoucher, signerKey } from '../../lib/vouchers.mjs';

const VOUCHERS = Number(process.env.VOUCHERS ?? 2_000);
const BENEFICIARIES = Number(process.env.BENEFICIARIES ?? 20);
const [WRONG_INPUT, WRONG_CHAIN, NOT_PROVEN] = [3, 5, 7];
const BUDGET = 100n * UNIT;
let node;
let api;
let alice;
let bob;
let as;
const folder = mkdtempSync(join(tmpdir(), 'distribution-vouchers-'));

before(async () => {
  node = await startNode({ blockTime: 200 });
  api = node.api;
  [alice, bob] = ['//Alice', '//Bob'].map((uri) => keyring().addFromUri(uri));
  as = { url: node.url, suri: '//Alice' };
});
after(async () => {
  await node?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A pair of each kind that signs. */
const pairs = () => ['sr25519', 'ed25519', 'ecdsa'].map((type) => keyring(type).addFromUri('//Voucher'));

/** Opens a round of Alice's in which these pairs sign. Nothing is promised yet. */
async function openRound(signers, threshold = 1, beneficiaries = 10) {
  const source = { Voucher: { beneficiaries } };
  const id = await draft(api, alice, await terms(api, null, { source, budget: BUDGET }));
  const keys = { threshold, keys: signers.map(signerKey) };
  const rotation = api.tx.distribution.rotateKeys(id, keys, 0);
  await send(api, rotation, alice);
  // Who pays in has seen the keys.
  const digest = u8aToHex(blake2AsU8a(rotation.method.args[1].toU8a(), 256));
  assert.equal((await round(api, id)).rowsDigest.toHex(), digest);
  await send(api, await fund(api, id, BUDGET + UNIT), alice);
  await send(api, await openDraft(api, id), alice);
  return id;
}

const promise = (id, amount, beneficiaries = 10) =>
  send(api, api.tx.distribution.promise(id, amount, beneficiaries), alice);

/** The fields of a voucher. */
async function voucher(id, beneficiary, cumulative, changes = {}) {
  const deadline = (await now(api)) + 10_000;
  return { genesis: api.genesisHash.toHex(), round: id, beneficiary, cumulative, deadline, epoch: 0, ...changes };
}

describe('a voucher that JavaScript has signed', () => {
  let id;
  let signers;
  const holder = empty('voucher');
  const settle = (signed) => api.tx.distribution.settle(id, signed);
  before(async () => {
    signers = pairs();
    id = await openRound(signers);
    await promise(id, 50n * UNIT);
  });

  it('is settled without signature and fee, by each kind of key; the highest counts, twice is nothing', async () => {
    for (const [place, amount] of [5n, 12n, 20n].entries()) {
      const by = signers.map((pair, at) => (at === place ? pair : undefined));
      const signed = signVoucher(await voucher(id, holder, amount * UNIT), by);
      const { events } = await sendUnsigned(api, settle(signed));
      assert.equal(feePaid(api, events), false);
      assert.equal(await free(api, holder), amount * UNIT);
      // The pool may still remember that it was in a block.
      await assert.rejects(settle(signed).send(), /outdated|temporarily banned/);
    }
    const lower = signVoucher(await voucher(id, holder, 12n * UNIT), [signers[0]]);
    await refused(send(api, settle(lower), bob), 'distribution.NothingToSettle');
    const record = (await api.query.distribution.vouchers(id, holder)).unwrap();
    assert.deepEqual([record.index.toNumber(), record.paid.toBigInt()], [0, 20n * UNIT]);
  });

  it('is refused by name for another chain, round, account, amount, time, key or number of signatures', async () => {
    const other = await openRound(signers);
    const right = await voucher(id, holder, 30n * UNIT);
    const by = (changes, pairsOf = [signers[0]]) => signVoucher({ ...right, ...changes }, pairsOf);
    const genuine = by({});
    for (const changes of [
      { genesis: `0x${'11'.repeat(32)}` },
      { round: other },
      { beneficiary: empty('another') },
      { cumulative: 29n * UNIT },
      { deadline: right.deadline + 1 },
    ]) {
      const { signatures } = by(changes);
      const forged = { voucher: genuine.voucher, signatures };
      await refusedByPool(api, settle(forged).send(), 'VoucherNotSigned');
      await refused(send(api, settle(forged), bob), 'distribution.VoucherNotSigned');
    }
    await refused(send(api, settle(by({}, [signers[1]])), bob), 'distribution.VoucherNotSigned');
    await refused(send(api, settle(by({ epoch: 1 })), bob), 'distribution.EpochUnknown');
    await refused(send(api, settle(by({ deadline: await now(api) })), bob), 'distribution.VoucherExpired');
    await refused(send(api, settle(by({}, signers)), bob), 'distribution.SignatureCountWrong');
    await refused(send(api, settle(by({}, [])), bob), 'distribution.SignatureCountWrong');
    const beyond = [undefined, undefined, undefined, signers[0]];
    await refused(send(api, settle(by({}, beyond)), bob), 'distribution.SignerUnknown');
    await sendUnsigned(api, settle(genuine));
  });

  it('is not paid beyond what is promised, however much is signed', async () => {
    const { rowsTotal, claimed } = await round(api, id);
    const left = rowsTotal.toBigInt() - claimed.toBigInt();
    for (const name of ['over', 'issue', 'impossible']) {
      const signed = signVoucher(await voucher(id, empty(name), left + 1n), [signers[0]]);
      await refused(send(api, settle(signed), bob), 'distribution.AbovePromised');
    }
    const all = signVoucher(await voucher(id, empty('over'), left), [signers[0]]);
    await sendUnsigned(api, settle(all));
    const more = signVoucher(await voucher(id, empty('issue'), UNIT), [signers[0]]);
    await refused(send(api, settle(more), bob), 'distribution.AbovePromised');
    await refused(promise(id, BUDGET + 1n), 'distribution.BudgetExceeded');
    await promise(id, BUDGET);
    await sendUnsigned(api, settle(more));
  });

  it('outlives its keys until the time that was said', async () => {
    const next = keyring('ed25519').addFromUri('//Next');
    const keys = { threshold: 1, keys: [signerKey(next)] };
    const soon = (await now(api)) + 1_000;
    const rotate = (ends) => send(api, api.tx.distribution.rotateKeys(id, keys, ends), alice);
    await refused(rotate(soon), 'distribution.NoticeTooShort');
    await rotate((await now(api)) + 200_000);
    const third = [undefined, undefined, signers[2]];
    const old = signVoucher(await voucher(id, holder, 31n * UNIT), third);
    await sendUnsigned(api, settle(old));
    const fresh = signVoucher(await voucher(id, holder, 32n * UNIT, { epoch: 1 }), [next]);
    await send(api, settle(fresh), bob);
    assert.equal(await free(api, holder), 32n * UNIT);
  });

  it('needs as many keys as the threshold says', async () => {
    const two = await openRound(signers, 2);
    await promise(two, BUDGET);
    const settleTwo = (signed) => send(api, api.tx.distribution.settle(two, signed), bob);
    const fields = await voucher(two, holder, UNIT);
    await refused(settleTwo(signVoucher(fields, [signers[0]])), 'distribution.SignatureCountWrong');
    const twice = signVoucher(fields, [signers[0]]);
    twice.signatures.push(twice.signatures[0]);
    await refused(settleTwo(twice), 'distribution.SignerTwice');
    await settleTwo(signVoucher(fields, [signers[0], undefined, signers[2]]));
  });

  it('is in the digest of payments, as anybody computes it', async () => {
    const { digest } = await payments(api, id);
    assert.equal(digest, (await round(api, id)).audit.toHex());
  });
});

describe('many vouchers, signed off chain in one go', () => {
  const file = (name) => join(folder, name);
  const holders = Array.from({ length: BENEFICIARIES }, (_, n) => empty(`voucher ${n}`));
  const highest = new Map();
  const signing = { suri: '//Bob' };
  const figures = {};
  const total = () => [...highest.values()].reduce((sum, amount) => sum + amount, 0n);
  /** What is awaited, and after how many seconds it was there. */
  const timed = async (awaited) => {
    const since = performance.now();
    const value = await awaited;
    return [value, Math.round((performance.now() - since) / 100) / 10];
  };
  let id;
  let offline;

  before(async () => {
    // Each account's amounts come in any order.
    const table = createWriteStream(file('amounts.csv'));
    for (let n = 0; n < VOUCHERS; n += 1) {
      const who = holders[n % BENEFICIARIES];
      const amount = UNIT / 10n + BigInt((n * 7_919) % VOUCHERS) * 1_000n;
      if (amount > (highest.get(who) ?? 0n)) highest.set(who, amount);
      if (!table.write(`${who},${amount}\n`)) await once(table, 'drain');
    }
    table.end();
    await once(table, 'finish');
    const budget = `${2 * BENEFICIARIES} DIST`;
    ({ round: id } = await cli(['round', 'draft', '--vouchers', BENEFICIARIES, '--budget', budget], as));
    const key = `sr25519:${u8aToHex(bob.publicKey)}`;
    await cli(['voucher', 'rotate-keys', id, key], as);
    await cli(['round', 'fund', id], as);
    await cli(['round', 'open', id], as);
    await cli(['voucher', 'promise', id, 'all'], as);
    const deadline = `#${(await now(api)) + 100_000}`;
    // Nothing of it asks a node.
    offline = ['--genesis-hash', api.genesisHash.toHex(), '--epoch', 0, '--place', 0, '--allow-development-key'];
    offline.push('--deadline', deadline);
  });

  it('are signed without a node', async () => {
    const args = [
      'voucher',
      'sign',
      id,
      '--list',
      file('amounts.csv'),
      '--unit',
      'smallest',
      '--out',
      file('all.jsonl'),
    ];
    const [signed, seconds] = await timed(cli([...args, ...offline], signing));
    figures.signing = seconds;
    const [sum, largest] = [total(), [...highest.values()].reduce((a, b) => (a > b ? a : b))];
    assert.deepEqual([signed.vouchers, signed.beneficiaries, signed.sum], [VOUCHERS, BENEFICIARIES, String(sum)]);
    assert.equal(signed.largest.amount, String(largest));
  });

  it('are not signed where a part would be there before the whole list is known to be right', async () => {
    const list = file('wrong.csv');
    writeFileSync(list, `${holders[0]},1\n${holders[1]},nothing\n`);
    const sign = (out) =>
      run(['voucher', 'sign', id, '--list', list, '--unit', 'smallest', '--out', out, ...offline], signing);
    const wrong = await sign(file('wrong.jsonl'));
    assert.equal(wrong.code, WRONG_INPUT);
    assert.equal(existsSync(file('wrong.jsonl')), false);
    assert.match((await sign('/dev/stdout')).err, /is not a file/);
  });

  it('are verified, against the round and by themselves', async () => {
    const [verified, seconds] = await timed(cli(['voucher', 'verify', file('all.jsonl')], as));
    figures.verifying = seconds;
    assert.deepEqual([verified.vouchers, verified.beneficiaries, verified.enough], [VOUCHERS, BENEFICIARIES, true]);
    assert.equal(verified.unpaid, String(total()));
    const { ends } = await round(api, id);
    assert.deepEqual([verified.shut, verified.behindWindow, verified.windowEnds], [null, 0, ends.toNumber()]);
    const alone = await cli(['voucher', 'verify', file('all.jsonl'), '--offline'], {});
    assert.deepEqual([alone.unpaid, alone.shut, alone.windowEnds], [String(total()), null, null]);
    const shown = await cli(['voucher', 'show', id], as);
    assert.deepEqual([shown.epochs.length, shown.beneficiaries, shown.room], [1, 0, BENEFICIARIES]);
  });

  it('are settled by as many payments as there are accounts; again, there is nothing', async () => {
    const [settled, seconds] = await timed(cli(['voucher', 'settle-all', file('all.jsonl')], as));
    const { payments: made, transactions, blocks } = settled;
    console.log(
      'vouchers',
      JSON.stringify({
        vouchers: VOUCHERS,
        beneficiaries: BENEFICIARIES,
        ...figures,
        settling: seconds,
        payments: made,
        transactions,
        blocks,
      }),
    );
    assert.deepEqual([settled.vouchers, settled.payments, settled.refused], [VOUCHERS, BENEFICIARIES, []]);
    for (const [who, amount] of highest) assert.equal(await free(api, who), amount);
    const { payments: number, claimed, audit } = await round(api, id);
    assert.equal(number.toNumber(), BENEFICIARIES);
    assert.equal(claimed.toString(), settled.amount);
    assert.equal((await payments(api, id)).digest, audit.toHex());
    const again = await cli(['voucher', 'settle-all', file('all.jsonl')], as);
    assert.deepEqual([again.payments, again.paidBefore], [0, BENEFICIARIES]);
  });

  it('go on with a single one, and end where nothing is promised', async () => {
    const sign = (amount, name) =>
      cli(['voucher', 'sign', id, holders[0], amount, '--out', file(name), ...offline], signing);
    await sign('1 DIST', 'one.json');
    const before = await free(api, holders[0]);
    const paid = await cli(['voucher', 'settle', file('one.json'), '--unsigned'], { url: node.url });
    assert.equal(BigInt(paid.amount), UNIT - before);
    const twice = await run(['voucher', 'settle', file('one.json')], as);
    assert.equal(twice.code, NOT_PROVEN);
    assert.match(twice.err, /NothingToSettle/);
    await sign(`${3 * BENEFICIARIES} DIST`, 'above.json');
    const above = await run(['voucher', 'settle', file('above.json')], as);
    assert.match(above.err, /AbovePromised/);
    // Compliance lets it pass: there is nothing to set aside.
    await sign('1.5 DIST', 'fine.json');
    assert.match((await run(['voucher', 'set-aside', file('fine.json')], as)).err, /NotRefused/);
    writeFileSync(file('none.json'), '');
    assert.equal((await run(['voucher', 'settle', file('none.json')], as)).code, 3);
  });

  it('are settled beside others that would be refused, which neither hide them nor end the run', async () => {
    const who = holders[1];
    await cli(['voucher', 'sign', id, who, '1.2 DIST', '--out', file('good.json'), ...offline], signing);
    const good = JSON.parse(readFileSync(file('good.json'), 'utf8'));
    const other = (changes) => ({ ...good, voucher: { ...good.voucher, ...changes } });
    const lines = [
      other({ cumulative: String((19n * UNIT) / 10n) }),
      other({ genesis: `0x${'11'.repeat(32)}` }),
      other({ round: id + 1_000 }),
      good,
    ];
    writeFileSync(file('mixed.jsonl'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    const verified = await run(['voucher', 'verify', file('mixed.jsonl')], as);
    assert.deepEqual([verified.code, verified.json.refusedVouchers], [NOT_PROVEN, 3]);
    const { code, json } = await run(['voucher', 'settle-all', file('mixed.jsonl')], as);
    assert.equal(code, NOT_PROVEN);
    assert.deepEqual([json.vouchers, json.payments], [4, 1]);
    // Of those that are not of the round the first for each account.
    assert.deepEqual(json.refused.map(({ voucher }) => voucher).sort(), [1, 2]);
    assert.match(json.refused.find(({ voucher }) => voucher === 1).error, /VoucherNotSigned/);
    assert.equal(await free(api, who), (12n * UNIT) / 10n);
    const beyond = await run(['voucher', 'settle-all', file('mixed.jsonl'), '--round', id + 1_000], as);
    assert.match(beyond.err, /no round/);
    writeFileSync(file('foreign.jsonl'), JSON.stringify(lines[1]));
    assert.equal((await run(['voucher', 'settle-all', file('foreign.jsonl')], as)).code, WRONG_CHAIN);
  });

  it('are told to end with the window, and that a round is not open', async () => {
    const { terms: of } = await round(api, id);
    const late = [...offline.slice(0, -1), `#${of.window.closes.toNumber() + 1}`];
    await cli(['voucher', 'sign', id, holders[2], '1 DIST', '--out', file('late.json'), ...late], signing);
    const verified = await cli(['voucher', 'verify', file('late.json')], as);
    assert.deepEqual([verified.shut, verified.behindWindow], [null, 1]);
    const { round: drafted } = await cli(['round', 'draft', '--vouchers', 1, '--budget', '2 DIST'], as);
    await cli(['voucher', 'rotate-keys', drafted, `sr25519:${u8aToHex(bob.publicKey)}`], as);
    await cli(['voucher', 'sign', drafted, holders[2], '1 DIST', '--out', file('draft.json'), ...offline], signing);
    const { json } = await run(['voucher', 'verify', file('draft.json')], as);
    assert.match(json.shut, /^NotOpen: .* draft/);
  });

  it('are signed by a second key, if two have to', async () => {
    const carol = keyring().addFromUri('//Charlie');
    const { round: two } = await cli(['round', 'draft', '--vouchers', 3, '--budget', '5 DIST'], as);
    const keys = [bob, carol].map((pair) => `sr25519:${u8aToHex(pair.publicKey)}`);
    await cli(['voucher', 'rotate-keys', two, ...keys, '--threshold', 2], as);
    await cli(['round', 'fund', two], as);
    await cli(['round', 'open', two], as);
    await cli(['voucher', 'promise', two, '5 DIST'], as);
    await cli(['voucher', 'sign', two, holders[0], '1 DIST', '--out', file('half.json'), ...offline], signing);
    const half = await run(['voucher', 'settle', file('half.json')], as);
    assert.match(half.err, /SignatureCountWrong/);
    const more = ['voucher', 'sign', two, '--cosign', file('half.json'), '--out', file('whole.json')];
    // Without a node it is said how much is signed.
    const alone = (most) =>
      run([...more, '--allow-development-key', '--place', 1, '--most', most], { suri: '//Charlie' });
    const little = await alone('0.9 DIST');
    assert.equal(little.code, NOT_PROVEN);
    assert.match(little.err, /come to 1 DIST and more, and --most is 0.9 DIST/);
    assert.equal(existsSync(file('whole.json')), false);
    const elsewhere = await run(
      [...more, '--allow-development-key', '--place', 1, '--most', '1 DIST', '--genesis-hash', `0x${'11'.repeat(32)}`],
      { suri: '//Charlie' },
    );
    assert.equal(elsewhere.code, 3);
    assert.match(elsewhere.err, /it is for another chain/);
    assert.equal(existsSync(file('whole.json')), false);
    const { json } = await alone('1 DIST');
    assert.deepEqual([json.vouchers, json.beneficiaries, json.sum], [1, 1, String(UNIT)]);
    assert.deepEqual([json.largest.amount, json.unpaid, json.left], [String(UNIT), null, null]);
    const paid = await cli(['voucher', 'settle', file('whole.json')], as);
    assert.equal(paid.amount, String(UNIT));
  });

  it('are signed by a second key for no more than is left, unless it is said', async () => {
    const carol = keyring().addFromUri('//Charlie');
    const { round: two } = await cli(['round', 'draft', '--vouchers', 3, '--budget', '5 DIST'], as);
    const keys = [bob, carol].map((pair) => `sr25519:${u8aToHex(pair.publicKey)}`);
    await cli(['voucher', 'rotate-keys', two, ...keys, '--threshold', 2], as);
    await cli(['round', 'fund', two], as);
    await cli(['round', 'open', two], as);
    await cli(['voucher', 'promise', two, '5 DIST'], as);
    const table = `${holders[0]},2\n${holders[1]},1\n${holders[0]},3\n`;
    writeFileSync(file('two.csv'), `account,amount\n${table}`);
    const list = ['--list', file('two.csv'), '--unit', 'token', '--out', file('two.jsonl')];
    await cli(['voucher', 'sign', two, ...list, ...offline], signing);
    const second = { url: node.url, suri: '//Charlie' };
    const whole = ['voucher', 'sign', two, '--cosign', file('two.jsonl'), '--out', file('both.jsonl')];
    const signed = await cli(whole, second);
    assert.deepEqual([signed.vouchers, signed.beneficiaries, signed.sum], [3, 2, String(4n * UNIT)]);
    assert.deepEqual(
      [signed.unpaid, signed.left],
      [4n, 5n].map((amount) => String(amount * UNIT)),
    );
    const settled = await cli(['voucher', 'settle-all', file('both.jsonl')], as);
    assert.deepEqual([settled.payments, settled.amount], [2, String(4n * UNIT)]);
    // What was paid does not count again.
    await cli(['voucher', 'sign', two, holders[0], '4.1 DIST', '--out', file('more.json'), ...offline], signing);
    const further = ['voucher', 'sign', two, '--cosign', file('more.json'), '--out', file('further.json')];
    const refusal = await run(further, second);
    assert.equal(refusal.code, NOT_PROVEN);
    assert.match(refusal.err, /come to 1.1 DIST and more, and of what is promised 1 DIST is left/);
    assert.equal(existsSync(file('further.json')), false);
    await cli([...further, '--most', '4.1 DIST'], second);
    assert.match((await run(['voucher', 'settle', file('further.json')], as)).err, /AbovePromised/);
  });
});
