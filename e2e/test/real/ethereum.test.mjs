// Two real lists of Ethereum addresses, with rows of our own keys among them: built, opened, and claimed with what viem
// signs, to the unit; and everything that must not pass refused by name.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { u8aToHex } from '@polkadot/util';
import { privateKeyToAccount } from 'viem/accounts';
import { now } from '../../lib/blocks.mjs';
import { startNode } from '../../lib/node.mjs';
import { cli, run } from '../../lib/cli.mjs';
import { addresses, claimsOfAddresses, rowsOf } from '../../lib/data.mjs';
import {
  addressesOf,
  claimEthereum,
  keyOf,
  mirrored,
  padded,
  text,
  textOf,
  typed,
  wanted,
} from '../../lib/ethereum.mjs';
import { refused, refusedByPool, send, sendUnsigned } from '../../lib/tx.mjs';
import { CID, UNIT, claim, empty, free, keyring, open, payments, round, terms } from '../../lib/rounds.mjs';

const suri = '//Alice';
const SMALLEST = ['--unit', 'smallest', '--minimum', '1 smallest'];
let node;
let api;
let url;
let work;
let bob;

before(async () => {
  node = await startNode({ blockTime: 500 });
  ({ api, url } = node);
  work = mkdtempSync(join(tmpdir(), 'distribution-ethereum-'));
  bob = keyring().addFromUri('//Bob');
});
after(async () => {
  await node?.stop();
  rmSync(work, { recursive: true, force: true });
});

/** Writes a list, and puts keys of our own into some of its rows. Returns the file, and the entries. */
function withKeys(name, entries, rows) {
  const own = new Map(rows.map((row, n) => [row, keyOf(n).address]));
  const all = entries.map(([address, amount], row) => [own.get(row) ?? address, amount]);
  const file = join(work, name);
  writeFileSync(file, `address,amount\n${all.map((row) => row.join(',')).join('\n')}\n`);
  return { file, entries: all };
}

const later = async () => (await now(api)) + 14_400;

/** Tries all that must not pay `row`, whose owner has key number 0; that of `other` has number 1. */
async function refusals(id, list, [row, other]) {
  const to = { destination: empty('ethereum refused'), deadline: await later() };
  const good = wanted(api, id, list, row, to.destination, to.deadline);
  const by = async (claimed, key = keyOf(0)) => claimEthereum(api, id, list, row, to, await typed(key, claimed));
  for (const changed of [
    { genesis: `0x${'11'.repeat(32)}` },
    { round: id + 1 },
    { row: other },
    { owner: keyOf(1).address },
    { destination: `0x${'22'.repeat(32)}` },
    { amount: good.amount + 1n },
    { deadline: good.deadline + 1n },
  ]) {
    await refusedByPool(api, sendUnsigned(api, await by({ ...good, ...changed })), 'SignerNotOwner');
  }
  await refusedByPool(api, sendUnsigned(api, await by(good, keyOf(1))), 'SignerNotOwner');
  await refused(send(api, await by(good, keyOf(1)), bob), 'distribution.SignerNotOwner');
  const signature = await typed(keyOf(0), good);
  const carry = (changed, as) => claimEthereum(api, id, list, row, to, changed, as);
  await refusedByPool(api, sendUnsigned(api, carry(signature, 'Text')), 'SignerNotOwner');
  await refusedByPool(api, sendUnsigned(api, carry(mirrored(signature))), 'SignatureNotLow');
  await refusedByPool(api, sendUnsigned(api, carry(`${signature.slice(0, -2)}1d`)), 'SignatureVInvalid');
  await refusedByPool(api, sendUnsigned(api, carry(`0x${'00'.repeat(64)}1b`)), 'SignedByNoKey');
  // A row of another owner, and an amount that the row does not have.
  const { claimEthereum: call } = api.tx.distribution;
  const merkle = (of, changed) => ({ Merkle: { ...list.evidence(of).Merkle, ...changed } });
  for (const evidence of [merkle(other), merkle(row, { amount: good.amount + 1n })]) {
    const tx = call(id, keyOf(0).address, evidence, to.destination, to.deadline, { TypedData: signature });
    await refusedByPool(api, sendUnsigned(api, tx), 'ProofInvalid');
  }
  const past = { ...to, deadline: await now(api) };
  const expired = await typed(keyOf(0), { ...good, deadline: BigInt(past.deadline) });
  await refusedByPool(api, sendUnsigned(api, claimEthereum(api, id, list, row, past, expired)), 'SignatureExpired');
  const nobody = { ...to, destination: padded(keyOf(0).address) };
  const lost = await typed(keyOf(0), wanted(api, id, list, row, nobody.destination, to.deadline));
  await refusedByPool(api, sendUnsigned(api, claimEthereum(api, id, list, row, nobody, lost)), 'DestinationIsEthereum');
  const { pot, payments: made } = await round(api, id);
  const keyless = { ...to, destination: pot.toHex() };
  const toPot = await typed(keyOf(0), wanted(api, id, list, row, keyless.destination, to.deadline));
  await refusedByPool(api, sendUnsigned(api, claimEthereum(api, id, list, row, keyless, toPot)), 'PayeeKeyless');
  assert.equal(made.toNumber(), 0);
}

describe('what is signed', () => {
  it('is what the vectors have', async () => {
    const vectors = JSON.parse(readFileSync(new URL('../../../testdata/ethereum.json', import.meta.url), 'utf8'));
    const { amount, deadline, ...rest } = vectors.claim;
    const claimed = { ...rest, amount: BigInt(amount), deadline: BigInt(deadline) };
    const key = privateKeyToAccount(vectors.key);
    assert.equal(key.address, vectors.address);
    assert.equal(await typed(key, claimed), vectors.typedData.signature);
    assert.equal(textOf(claimed), vectors.text.message);
    assert.equal(await text(key, claimed), vectors.text.signature);
    assert.equal(mirrored(vectors.typedData.signature).slice(66, 130), vectors.typedData.highS.slice(2));
  });
});

describe('the list of a quarter of a million addresses', () => {
  // In millionths, so that one account of a development chain can fund it.
  const own = [7, 1_000, 126_401, 252_802, 4_999];
  let file;
  let list;
  let folder;
  let id;
  before(() => {
    const entries = rowsOf(addresses()).map(([, address, amount]) => [address, BigInt(amount) / 10n ** 6n]);
    const rows = own.map((row) => Math.min(row, entries.length - 1 - own.indexOf(row)));
    own.splice(0, own.length, ...rows);
    ({ file, entries: list } = withKeys('uni.csv', entries, own));
    list = addressesOf(list, { sortLeaves: false });
    folder = join(work, 'uni');
  });

  it('is read whole, and names that are no addresses are told', async () => {
    const guessed = await run(['list', 'check', file, ...SMALLEST]);
    assert.equal(guessed.code, 3);
    assert.match(guessed.json.faults[0].message, /give --ethereum/);
    const checked = await run(['list', 'check', file, '--ethereum', ...SMALLEST]);
    assert.deepEqual(Object.keys(checked.json.kinds), ['keyless']);
    const check = await cli(['list', 'check', file, '--ethereum', '--allow-keyless', ...SMALLEST]);
    assert.deepEqual([check.rows, check.total], [list.rows.length, String(list.total)]);
  });

  it('with a wrong checksum or an account of this chain is refused with the line', async () => {
    const { address } = keyOf(0);
    const turned = address.replace(/[a-z](?=[^a-z]*$)/, (letter) => letter.toUpperCase());
    assert.notEqual(turned, address);
    const other = join(work, 'wrong.csv');
    writeFileSync(other, `account,amount\n${address.toLowerCase()},5\n${turned},5\n${bob.address},5\n`);
    const { code, json } = await run(['list', 'check', other, '--ethereum', ...SMALLEST]);
    assert.equal(code, 3);
    assert.deepEqual(
      json.faults.map(({ line, kind }) => [line, kind]),
      [
        [3, 'account'],
        [4, 'account'],
      ],
    );
    assert.match(json.faults[0].message, /checksum/);
    assert.match(json.faults[1].message, /cannot be in one list/);
  });

  it("has the root of OpenZeppelin's library over `address` leaves", async () => {
    const build = (...how) =>
      cli(['list', 'build', file, '--ethereum', '--allow-keyless', ...SMALLEST, '--cid', CID, '--out', folder, ...how]);
    const manifest = await build('--keep-order');
    assert.equal(manifest.root, list.root);
    assert.deepEqual(manifest.leaf_encoding, ['uint256', 'address', 'uint256']);
  });

  it('becomes a round whose terms say so', async () => {
    ({ round: id } = await cli(['round', 'draft', '--list', folder], { url, suri }));
    await cli(['round', 'fund', id], { url, suri });
    await cli(['round', 'open', id], { url, suri });
    const shown = await cli(['round', 'show', id], { url });
    assert.equal(shown.beneficiaries, 'ethereum');
    assert.ok((await round(api, id)).terms.beneficiaries.isEthereum);
  });

  it('is not paid without a signature of an owner', async () => {
    const [row] = own;
    await refused(send(api, claim(api, id, list, row), bob), 'distribution.BeneficiariesAreEthereum');
    await refusedByPool(api, sendUnsigned(api, claim(api, id, list, row)), 'BeneficiariesAreEthereum');
    const result = await run(['claim-all', id, '--list', folder], { url, suri });
    assert.equal(result.code, 3);
    assert.match(result.json.error, /claim message/);
  });

  it('is refused whatever was signed otherwise', () => refusals(id, list, own));

  it('pays an empty account for free, to the unit, once', async () => {
    const [row] = own;
    const to = { destination: empty('ethereum typed'), deadline: await later() };
    const signature = await typed(keyOf(0), wanted(api, id, list, row, to.destination, to.deadline));
    const { events } = await sendUnsigned(api, claimEthereum(api, id, list, row, to, signature));
    assert.equal(await free(api, to.destination), list.amount(row));
    const { data } = events.find(({ event }) => api.events.distribution.Paid.is(event)).event;
    assert.equal(u8aToHex(data.beneficiary.toU8a()), list.account(row));
    assert.equal(u8aToHex(data.payee.toU8a()), to.destination);
    // Whoever sends it again, and wherever it goes.
    const again = { ...to, destination: empty('ethereum again') };
    const second = await typed(keyOf(0), wanted(api, id, list, row, again.destination, to.deadline));
    for (const tx of [
      claimEthereum(api, id, list, row, to, signature),
      claimEthereum(api, id, list, row, again, second),
    ]) {
      await refused(send(api, tx, bob), 'distribution.AlreadyClaimed');
    }
  });

  it('pays by a text, sent by anybody', async () => {
    const row = own[1];
    const to = { destination: empty('ethereum text'), deadline: await later() };
    const signature = await text(keyOf(1), wanted(api, id, list, row, to.destination, to.deadline));
    await send(api, claimEthereum(api, id, list, row, to, signature, 'Text'), bob);
    assert.equal(await free(api, to.destination), list.amount(row));
  });

  it('pays by the command line: what it prints is signed as a wallet does', async () => {
    const [row, key] = [own[2], keyOf(2)];
    const account = empty('ethereum command line');
    const message = await cli(['claim', 'message', id, key.address.toLowerCase(), '--to', account, '--list', folder], {
      url,
    });
    assert.deepEqual([message.row, message.owner, message.amount], [row, key.address, String(list.amount(row))]);
    const { types, ...data } = message.typedData;
    const { EIP712Domain: domain, ...others } = types;
    assert.deepEqual(
      domain.map(({ name }) => name),
      ['name', 'version', 'salt'],
    );
    const signature = await key.signTypedData({ ...data, types: others });
    const args = (of) => [
      ...['claim', id, key.address, '--to', account, '--deadline', message.deadline, '--list', folder],
      ...['--ethereum-signature', of],
    ];
    const wrong = await run(args(await keyOf(3).signTypedData({ ...data, types: others })), { url, suri });
    assert.equal(wrong.code, 3);
    assert.match(wrong.json.error, new RegExp(keyOf(3).address));
    // What a pot receives is lost: nothing is printed to be signed for it.
    const pot = (await round(api, id)).pot.toString();
    const lost = await run(['claim', 'message', id, key.address, '--to', pot, '--list', folder], { url });
    assert.equal(lost.code, 3);
    assert.match(lost.json.error, /nobody has a key for it$/);
    const tried = await cli([...args(signature), '--unsigned', '--dry-run'], { url });
    assert.equal(tried.entitlement, String(list.amount(row)));
    const paid = await cli([...args(signature), '--unsigned'], { url });
    assert.deepEqual([paid.row, paid.amount], [row, String(list.amount(row))]);
    assert.equal(await free(api, account), list.amount(row));
    const again = await run([...args(signature), '--unsigned'], { url });
    assert.equal(again.code, 6);
    assert.match(again.json.error, /AlreadyClaimed/);
    // The text does as well.
    const other = keyOf(3);
    const to = empty('ethereum command line text');
    const plain = await cli(['claim', 'message', id, other.address, '--to', to, '--list', folder], { url });
    await cli(
      [
        ...['claim', id, other.address, '--to', to, '--deadline', plain.deadline, '--list', folder],
        ...['--ethereum-signature', await other.signMessage({ message: plain.text })],
      ],
      { url, suri: '//Bob' },
    );
    assert.equal(await free(api, to), list.amount(own[3]));
  });

  it('is not paid by a signature for another round of the same list', async () => {
    const row = own[4];
    const second = await open(api, keyring().addFromUri('//Bob'), {
      ...(await terms(api, { ...list, total: list.amount(row) })),
      manifest: { cid: 'bafytest', rows: list.rows.length, total: 0 },
      beneficiaries: 'Ethereum',
    });
    const to = { destination: empty('ethereum other round'), deadline: await later() };
    const signature = await typed(keyOf(4), wanted(api, id, list, row, to.destination, to.deadline));
    const other = claimEthereum(api, second, list, row, to, signature);
    await refusedByPool(api, sendUnsigned(api, other), 'SignerNotOwner');
    await sendUnsigned(api, claimEthereum(api, id, list, row, to, signature));
    assert.equal(await free(api, to.destination), list.amount(row));
  });

  it('proves every payment by the digest', async () => {
    const state = await round(api, id);
    const told = await payments(api, id);
    assert.equal(told.digest, state.audit.toHex());
    assert.deepEqual(told.paid.map(({ index }) => index).sort(), [...own].sort());
    const sum = own.reduce((all, row) => all + list.amount(row), 0n);
    assert.equal(state.claimed.toBigInt(), sum);
    assert.equal((await cli(['report', 'round', id], { url })).complete, true);
  });
});

describe('the list of 5,486 addresses', () => {
  const own = [11, 4_000, 5_485];
  let list;
  let id;

  it('becomes a round, from a list in the order of the hashes, whatever is written how', async () => {
    const entries = rowsOf(claimsOfAddresses()).map(([address, amount]) => [address, BigInt(amount)]);
    // The last one need not be worth a claim.
    entries[own[2]][1] = UNIT + 1n;
    const { file, entries: all } = withKeys('hydra.csv', entries, own);
    list = addressesOf(all);
    const folder = join(work, 'hydra');
    const how = ['--ethereum', ...SMALLEST, '--sort-leaves', '--out', folder];
    assert.equal((await cli(['list', 'build', file, ...how])).root, list.root);
    ({ round: id } = await cli(['round', 'draft', '--list', folder], { url, suri }));
    await cli(['round', 'fund', id], { url, suri });
    await cli(['round', 'open', id], { url, suri });
    const proof = await cli(['list', 'proof', keyOf(0).address, '--list', folder]);
    assert.deepEqual(proof.entitlements[0].proof, list.evidence(own[0]).Merkle.proof);
  });

  it('is refused whatever was signed otherwise', () => refusals(id, list, own));

  it('is paid to the unit by typed data and by texts, for free and for a fee, once', async () => {
    for (const [n, row] of own.entries()) {
      const to = { destination: empty(`ethereum hydra ${n}`), deadline: await later() };
      const claimed = wanted(api, id, list, row, to.destination, to.deadline);
      const [sign, form] = n === 1 ? [text, 'Text'] : [typed, 'TypedData'];
      const tx = claimEthereum(api, id, list, row, to, await sign(keyOf(n), claimed), form);
      await (n === 2 ? send(api, tx, bob) : sendUnsigned(api, tx));
      assert.equal(await free(api, to.destination), list.amount(row));
      await refused(send(api, tx, bob), 'distribution.AlreadyClaimed');
    }
    const { digest, paid } = await payments(api, id);
    assert.equal(digest, (await round(api, id)).audit.toHex());
    assert.deepEqual(
      paid.map(({ index }) => index),
      own,
    );
  });
});
