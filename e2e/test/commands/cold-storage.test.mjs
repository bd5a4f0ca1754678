// Signs as hardware wallets and cold storage do, through the real node and the command line.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { merkleizeMetadata } from '@polkadot-api/merkleize-metadata';
import { u8aToHex } from '@polkadot/util';
import { createKeyMulti, encodeMultiAddress, sortAddresses } from '@polkadot/util-crypto';
import { cli, run } from '../../lib/cli.mjs';
import { startNode } from '../../lib/node.mjs';
import { send, sendUnsigned } from '../../lib/tx.mjs';
import { ED, SS58, UNIT, claim, empty, free, fund, keyring, listOf, openDraft, round } from '../../lib/rounds.mjs';
import { head, untilEvent } from '../../lib/blocks.mjs';

// Exit codes of the command line.
const [WRONG_INPUT, REFUSED, NOT_PROVEN] = [3, 6, 7];
const COLD = '//Cold';
// Nothing listens there: a command that works with it needs no node.
const NOWHERE = 'ws://127.0.0.1:1';
const folder = mkdtempSync(join(tmpdir(), 'distribution-wallet-'));
let node;
let api;
let alice;
let bob;
let charlie;
let dave;
let cold;
let metadata;
let hash;

/** The metadata as a wallet hashes it, with the properties of the token. */
const merkleized = (token = {}) =>
  merkleizeMetadata(metadata, {
    specName: api.runtimeVersion.specName.toString(),
    specVersion: api.runtimeVersion.specVersion.toNumber(),
    base58Prefix: SS58,
    decimals: 12,
    tokenSymbol: 'DIST',
    ...token,
  });

before(async () => {
  node = await startNode({ blockTime: 500 });
  api = node.api;
  [alice, bob, charlie, dave, cold] = ['//Alice', '//Bob', '//Charlie', '//Dave', COLD].map((uri) =>
    keyring().addFromUri(uri),
  );
  // Version 15, as wallets request it.
  metadata = (await api.rpc.state.call('Metadata_metadata_at_version', '0x0f000000')).toU8a(true);
  hash = u8aToHex(merkleized().digest());
  await send(api, api.tx.balances.transferKeepAlive(cold.address, 1_000n * UNIT), alice);
});
after(async () => {
  await node?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Writes a file with the unsigned transaction of a call by the cold account. */
async function unsignedFile(name, call) {
  const file = join(folder, `${name}-unsigned.json`);
  await cli(['tx', 'build', call, '--from', cold.address, '--out', file], { url: node.url });
  return file;
}

/** Builds a transaction with a node and signs it without one. Returns the signed file. */
async function signedFile(name, call) {
  const unsigned = await unsignedFile(name, call);
  const signed = join(folder, `${name}-signed.json`);
  await cli(['tx', 'sign', unsigned, '--out', signed], { url: NOWHERE, suri: COLD });
  return signed;
}

const submit = (file) => run(['tx', 'submit', file], { url: node.url });

/** A copy of a JSON file, altered by `change`. */
function altered(file, change) {
  const object = JSON.parse(readFileSync(file));
  change(object);
  const copy = file.replace('.json', '-altered.json');
  writeFileSync(copy, JSON.stringify(object));
  return copy;
}

describe('the metadata hash', () => {
  const transfer = (to) => api.tx.balances.transferKeepAlive(empty(to), UNIT);

  it('computed by a wallet equals the one in the runtime: what it signs is accepted', async () => {
    const { block } = await send(api, transfer('metadata'), alice, { mode: 1, metadataHash: hash });
    assert.equal(await free(api, empty('metadata')), UNIT);
    const { extrinsics } = (await api.rpc.chain.getBlock(block)).block;
    const sent = extrinsics.find(({ method }) => method.section === 'balances');
    assert.equal(sent.mode.toNumber(), 1);
    // What a device receives so that it can decode and show the transaction.
    assert.ok(merkleized().getProofForExtrinsic(sent.toHex()).length > 0);
  });

  it('of another token, or of anything else, makes the signature invalid', async () => {
    const wrong = [
      { mode: 1, metadataHash: u8aToHex(merkleized({ decimals: 10 }).digest()) },
      { mode: 1, metadataHash: u8aToHex(merkleized({ tokenSymbol: 'DOT' }).digest()) },
      { mode: 1, metadataHash: empty('not the metadata') },
      { mode: 1 },
      { mode: 0, metadataHash: hash },
    ];
    for (const options of wrong) {
      await assert.rejects(send(api, transfer('wrong metadata'), alice, options), /bad signature/i);
    }
    assert.equal(await free(api, empty('wrong metadata')), 0n);
    await send(api, transfer('wrong metadata'), alice, { mode: 0 });
    assert.equal(await free(api, empty('wrong metadata')), UNIT);
  });
});

describe('cold storage', () => {
  const payment = (to, amount = 5n * UNIT) => api.tx.balances.transferKeepAlive(empty(to), amount).method;

  it('signs, without a node, a transaction built with one and bound to the metadata', async () => {
    const signed = await signedFile('payment', payment('cold').toHex());
    assert.equal(JSON.parse(readFileSync(signed)).transaction.metadataHash, hash);
    assert.equal(await free(api, empty('cold')), 0n);
    assert.equal((await submit(signed)).code, 0);
    assert.equal(await free(api, empty('cold')), 5n * UNIT);
    // It pays only once.
    assert.equal((await submit(signed)).code, WRONG_INPUT);
    assert.equal(await free(api, empty('cold')), 5n * UNIT);
  });

  it('does not sign for another account, and does not send an unsigned transaction', async () => {
    const unsigned = await unsignedFile('foreign', payment('foreign').toHex());
    const signed = join(folder, 'foreign-signed.json');
    const { code } = await run(['tx', 'sign', unsigned, '--out', signed], { url: NOWHERE, suri: '//Bob' });
    assert.equal(code, WRONG_INPUT);
    assert.ok(!existsSync(signed));
    assert.notEqual((await submit(unsigned)).code, 0);
    assert.equal(await free(api, empty('foreign')), 0n);
  });

  it('detects a file altered in transit', async () => {
    const other = payment('thief');
    const unsigned = altered(await unsignedFile('way', payment('way').toHex()), (file) => {
      file.call = other.toHex();
    });
    const signing = ['tx', 'sign', unsigned, '--out', join(folder, 'way-signed.json')];
    assert.equal((await run(signing, { url: NOWHERE, suri: COLD })).code, NOT_PROVEN);
    const signed = altered(await signedFile('way', payment('way').toHex()), ({ transaction }) => {
      Object.assign(transaction, { call: other.toHex(), callHash: other.hash.toHex() });
    });
    assert.equal((await submit(signed)).code, NOT_PROVEN);
    assert.equal(await free(api, empty('thief')), 0n);
  });

  it('reports a call that fails on chain', async () => {
    const signed = await signedFile('too-much', payment('too much', 1_000_000n * UNIT).toHex());
    assert.equal((await submit(signed)).code, REFUSED);
    assert.equal(await free(api, empty('too much')), 0n);
  });
});

describe('a round of a billion tokens', () => {
  const entries = [
    [empty('billion a'), 600_000_000n * UNIT],
    [empty('billion b'), 399_999_999n * UNIT],
    [empty('billion c'), UNIT],
  ];
  const list = listOf(entries);
  const threshold = 3;
  let members;
  let all;
  let multisig;
  let approvals = 0;

  before(async () => {
    members = [alice, bob, charlie, dave, cold];
    all = sortAddresses(
      members.map(({ address }) => address),
      SS58,
    );
    multisig = encodeMultiAddress(all, threshold, SS58);
    await send(api, api.tx.balances.transferKeepAlive(multisig, list.total + 1_000n * UNIT), alice);
  });

  /** Approves `call` by each of `signers` in turn; the cold one signs without a node. */
  async function approve(call, signers) {
    const { weight } = await call.paymentInfo(multisig);
    const from = (await head(api)) + 1;
    for (const [count, signer] of signers.entries()) {
      const opened = await api.query.multisig.multisigs(multisig, call.method.hash);
      assert.equal(opened.isSome ? opened.unwrap().approvals.length : 0, count);
      const timepoint = opened.isSome ? opened.unwrap().when : null;
      const others = all.filter((address) => address !== signer.address);
      const tx = api.tx.multisig.asMulti(threshold, others, timepoint, call, weight);
      approvals += 1;
      if (signer !== cold) {
        await send(api, tx, signer);
        continue;
      }
      const { code, out } = await submit(await signedFile(`approval-${approvals}`, tx.method.toHex()));
      assert.equal(code, 0, out);
    }
    const { event, number } = await untilEvent(
      api,
      from,
      (found) =>
        api.events.multisig.MultisigExecuted.is(found) && found.data.callHash.toHex() === call.method.hash.toHex(),
    );
    assert.ok(event.data.result.isOk, event.data.result.toString());
    return number;
  }

  it('is drafted, funded and opened by a multisig: all five members sign, one of them without a node', async () => {
    const file = join(folder, 'billion.csv');
    writeFileSync(file, entries.map(([who, amount]) => `${who},${amount}\n`).join(''));
    await cli(['list', 'build', file, '--sort-leaves', '--out', join(folder, 'billion')]);
    const shown = await cli(['round', 'draft', '--list', join(folder, 'billion'), '--print-call'], { url: node.url });

    // What each member checks before signing: that it is a draft with the root of the published list.
    const draft = api.createType('Call', shown.call);
    assert.equal(`${draft.section}.${draft.method}`, 'distribution.draft');
    assert.equal(draft.hash.toHex(), shown.callHash);
    const [terms] = draft.args;
    assert.equal(terms.source.asMerkle.root.toHex(), list.root);
    assert.equal(terms.budget.toBigInt(), list.total);

    // It is tried as the multisig would make it, and as somebody who has nothing.
    const tried = await cli(['tx', 'try', shown.call, '--as', multisig], { url: node.url });
    assert.deepEqual([tried.refusal, tried.callHash], [null, shown.callHash]);
    assert.ok(tried.events.some((found) => found.event === 'Distribution.RoundDrafted'));
    const poor = await run(['tx', 'try', shown.call, '--as', empty('nobody')], { url: node.url });
    assert.equal(poor.code, REFUSED);
    assert.ok(poor.json.refusal && poor.json.events.every((found) => found.event !== 'Distribution.RoundDrafted'));

    const number = await approve(api.tx(draft), [alice, bob, cold]);
    const { event } = await untilEvent(api, number, (found) => api.events.distribution.RoundDrafted.is(found), 1);
    const id = event.data.id.toNumber();
    assert.equal(u8aToHex((await round(api, id)).manager.toU8a()), u8aToHex(createKeyMulti(all, threshold)));

    await approve(await fund(api, id, list.total + ED), [cold, charlie, dave]);
    await approve(await openDraft(api, id), [dave, cold, alice]);
    const { pot } = await round(api, id);
    assert.equal(await free(api, pot), list.total + ED);

    for (const [row, [account, amount]] of entries.entries()) {
      await sendUnsigned(api, claim(api, id, list, row));
      assert.equal(await free(api, account), amount);
    }
    await send(api, api.tx.distribution.close(id), bob);
    assert.equal(await free(api, pot), 0n);
  });
});
