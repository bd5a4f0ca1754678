// What other people's clients are to read: rounds from their drafts until nothing is left of them, by every kind of
// transaction that we have.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { compactAddLength, compactFromU8a, hexToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { blake2AsHex } from '@polkadot/util-crypto';
import { now, recordsOf, until, untilNow } from '../lib/blocks.mjs';
import { credentialFor, present } from '../lib/compliance.mjs';
import { addresses, rowsOf } from '../lib/data.mjs';
import { addressesOf, claimEthereum, keyOf, padded, secretOf, typed, wanted } from '../lib/ethereum.mjs';
import {
  ED,
  UNIT,
  claim,
  claimRange,
  empty,
  free,
  fund,
  keyring,
  listOf,
  openDraft,
  round,
  terms,
} from '../lib/rounds.mjs';
import { activeOf, claimTo, signRedirect } from '../lib/payees.mjs';
import { rawBlock, refused, send, sendUnsigned } from '../lib/tx.mjs';
import { signVoucher, signerKey } from '../lib/vouchers.mjs';

/** A row of a list that each client claims for an account without anything. */
const AMOUNT = 3n * UNIT;
/** The client that signs for the owner of an Ethereum address. */
const SIGNER = 'eth-account';

/** Makes the rounds. Returns the claim of each client of `names`, in a round that stays open. */
export async function makeLife(node, names) {
  const { api } = node;
  const { claimBatch, claimMany, setAside, addEntries, amend, pause, resume, close, cleanUp } = api.tx.distribution;
  const [alice, bob, dave] = ['//Alice', '//Bob', '//Dave'].map((uri) => keyring().addFromUri(uri));
  // As wallets sign, with an end.
  const signed = (tx, pair = alice) => send(api, tx, pair, { era: 64 });
  const asCommittee = (tx) => signed(api.tx.technicalCommittee.propose(1, tx, tx.method.encodedLength));
  const draft = async (of) => {
    const { events } = await signed(api.tx.distribution.draft(of));
    return events.find(({ event }) => api.events.distribution.RoundDrafted.is(event)).event.data.id.toNumber();
  };
  const start = async (id, budget) => {
    await signed(await fund(api, id, budget + ED), bob);
    await signed(await openDraft(api, id));
  };
  const end = async (id) => {
    await signed(close(id), bob);
    await signed(cleanUp(id, 256), bob);
    assert.ok((await api.call.distributionApi.round(id)).isNone);
  };

  // Paid in every way.
  const list = listOf(
    Array.from({ length: 12 }, (_, row) => [empty(`client row ${row}`), UNIT + BigInt(row)]),
    { sortLeaves: false },
  );
  const good = await terms(api, list);
  const first = await draft({ ...good, remainder: 'Burn' });
  await signed(amend(first, good));
  await start(first, list.total);
  await refused(signed(claim(api, first, list, 0, list.account(1)), bob), 'distribution.ProofInvalid');
  await signed(claim(api, first, list, 0), bob);
  await asCommittee(pause(first));
  await asCommittee(resume(first));
  // The API writes version 4 by itself, the command line 5.
  await sendUnsigned(api, claim(api, first, list, 1));
  await sendUnsigned(
    api,
    api.tx(u8aToHex(compactAddLength(u8aConcat([5], claim(api, first, list, 2).method.toU8a())))),
  );
  await sendUnsigned(api, claimRange(api, first, list, 3, 4));
  const some = [7, 8].map((row) => ({ beneficiary: list.account(row), evidence: list.evidence(row) }));
  await signed(claimBatch(first, some), bob);
  await signed(api.tx.utility.batchAll([9, 10].map((row) => claim(api, first, list, row))), bob);
  await sendUnsigned(api, claim(api, first, list, 11));
  await end(first);

  // Refused, set aside, and paid once there is a credential.
  const lone = listOf([[empty('client of a round with a level'), 5n * UNIT]]);
  const demanding = await draft(await terms(api, lone, { requirement: { level: 1 } }));
  await start(demanding, lone.total);
  await sendUnsigned(api, setAside(demanding, lone.account(0), lone.evidence(0)));
  await sendUnsigned(api, present(api, await credentialFor(api, dave.address, lone.account(0)), dave));
  await sendUnsigned(api, claim(api, demanding, lone, 0));
  await end(demanding);

  // Paid where the owner has signed, and from two rounds at once.
  const owner = keyring().addFromUri('//Client owner');
  const shared = listOf([
    [u8aToHex(owner.publicKey), 20n * UNIT],
    [empty('client of two rounds'), 7n * UNIT],
  ]);
  const pair = [await draft(await terms(api, shared)), await draft(await terms(api, shared))];
  for (const id of pair) await start(id, shared.total);
  const redirect = {
    genesis: api.genesisHash.toHex(),
    round: pair[0],
    row: 0,
    owner: owner.address,
    to: api.createType('AccountId', empty('client whom an owner has signed')).toString(),
    paid: 0,
    deadline: (await now(api)) + 14_400,
  };
  await sendUnsigned(api, claimTo(api, redirect, shared.evidence(0), signRedirect(owner, redirect)));
  await sendUnsigned(
    api,
    claimMany(
      shared.account(1),
      pair.map((id) => [id, shared.evidence(1)]),
    ),
  );
  await sendUnsigned(api, claim(api, pair[1], shared, 0));
  for (const id of pair) await end(id);

  // Payees that an owner names, cancels and names no longer. Each change waits for a while.
  const { set, clear, cancel, settle: settlePayees } = api.tx.payees;
  await signed(set('Everything', empty('client payee')), owner);
  await signed(cancel('Everything'), owner);
  for (const change of [set({ Asset: 'Native' }, empty('client payee')), clear({ Asset: 'Native' })]) {
    await untilNow(api, activeOf(api, await signed(change, owner)));
  }
  await signed(settlePayees(owner.address), bob);

  // Paid by vouchers: one, many, and one that is set aside until there is a credential.
  const { rotateKeys, promise, settle, settleBatch, setAsideVoucher } = api.tx.distribution;
  const payer = keyring().addFromUri('//Client payer');
  const vouched = 13n * UNIT;
  const source = { Voucher: { beneficiaries: 4 } };
  const channel = await draft(await terms(api, null, { source, budget: vouched, requirement: { level: 1 } }));
  await signed(rotateKeys(channel, { threshold: 1, keys: [signerKey(payer)] }, 0));
  await start(channel, vouched);
  await signed(promise(channel, vouched, 4));
  const deadline = (await now(api)) + 14_400;
  const voucher = (beneficiary, cumulative) =>
    signVoucher({ genesis: api.genesisHash.toHex(), round: channel, beneficiary, cumulative, deadline, epoch: 0 }, [
      payer,
    ]);
  const stranger = empty('client of vouchers');
  await sendUnsigned(api, settle(channel, voucher(lone.account(0), 4n * UNIT)));
  await sendUnsigned(api, settleBatch(channel, [voucher(lone.account(0), 8n * UNIT)]));
  await sendUnsigned(api, setAsideVoucher(channel, voucher(stranger, 5n * UNIT)));
  await sendUnsigned(api, present(api, await credentialFor(api, dave.address, stranger), dave));
  await sendUnsigned(api, settle(channel, voucher(stranger, 5n * UNIT)));
  await end(channel);

  // Paid by the chain.
  const rows = Array.from({ length: 40 }, (_, row) => [empty(`client listed ${row}`), UNIT + BigInt(row)]);
  const budget = rows.reduce((sum, [, amount]) => sum + amount, 0n);
  const listed = await draft(await terms(api, null, { budget }));
  await signed(addEntries(listed, rows));
  await start(listed, budget);
  await until(api, async () => (await round(api, listed)).payments.toNumber() === rows.length);
  await end(listed);

  // Paid little by little; it stays.
  const stream = listOf([[empty('client stream'), 100n * UNIT]]);
  const begins = await now(api);
  const schedule = { start: begins, cliff: 1, length: node.blocks(20), step: 1 };
  const streamed = await draft(
    await terms(api, stream, {
      release: { Streamed: { schedule, revocable: false, prepaid: false } },
      window: { opens: 0, closes: begins + schedule.length + 7 * 14_400 },
    }),
  );
  await start(streamed, stream.total);
  await signed(claim(api, streamed, stream, 0), bob);
  await untilNow(api, begins + schedule.length);
  await sendUnsigned(api, claim(api, streamed, stream, 0, stream.account(0), { Recorded: { index: 0 } }));
  assert.equal(await free(api, stream.account(0)), stream.total);

  // Of a quarter of a million Ethereum addresses, with keys of our own in two rows: one is paid, and the other is for the
  // client that signs so. Only these two can be paid of the budget.
  const [here, there] = [7, 1_000];
  const entries = rowsOf(addresses()).map(([, address, amount]) => [address, BigInt(amount)]);
  for (const [n, row] of [here, there].entries()) entries[row] = [keyOf(n).address, AMOUNT];
  const owners = addressesOf(entries, { sortLeaves: false });
  const owned = await draft({
    ...(await terms(api, { ...owners, total: 2n * AMOUNT })),
    manifest: { cid: 'bafytest', rows: owners.rows.length, total: 0 },
    beneficiaries: 'Ethereum',
  });
  await start(owned, 2n * AMOUNT);
  const to = { destination: empty('client of an owner'), deadline: (await now(api)) + 14_400 };
  const signature = await typed(keyOf(0), wanted(api, owned, owners, here, to.destination, to.deadline));
  await sendUnsigned(api, claimEthereum(api, owned, owners, here, to, signature));
  const vectors = JSON.parse(readFileSync(new URL('../../testdata/ethereum.json', import.meta.url), 'utf8'));
  const genesis = api.genesisHash.toHex();
  const ethereum = { genesis, owner: owners.address(there), key: secretOf(1), deadline: to.deadline, vectors };

  // For the clients.
  const own = listOf([...names, 'nobody'].map((name) => [empty(`client ${name}`), AMOUNT]));
  const last = await draft(await terms(api, own));
  await start(last, own.total);
  return new Map(
    names.map((name, row) => {
      const account = own.account(row);
      const address = api.createType('AccountId', account).toString();
      if (name === SIGNER) {
        // The row is not the account's that is paid.
        const beneficiary = padded(owners.address(there));
        return [name, { round: owned, account, address, beneficiary, ...owners.evidence(there).Merkle, ethereum }];
      }
      return [name, { round: last, account, address, ...own.evidence(row).Merkle }];
    }),
  );
}

/** What there must be in the blocks, so that it is read at all. */
const MUST = {
  extrinsics: [
    ...['draft', 'amend', 'addEntries', 'fund', 'open', 'claim', 'claimBatch', 'close', 'cleanUp'].map(
      (call) => `signed distribution.${call}`,
    ),
    ...['rotateKeys', 'promise'].map((call) => `signed distribution.${call}`),
    ...['set', 'clear', 'cancel', 'settle'].map((call) => `signed payees.${call}`),
    ...['claim', 'claimRange', 'claimMany', 'claimTo', 'claimEthereum', 'setAside'].map(
      (call) => `bare distribution.${call}`,
    ),
    ...['settle', 'settleBatch', 'setAsideVoucher'].map((call) => `bare distribution.${call}`),
    'bare compliance.presentCredential',
    'signed utility.batchAll',
    'signed technicalCommittee.propose',
  ],
  events: [
    ...['Paid', 'RowSetAside', 'SetAsideEnded', 'PushCompleted', 'StreamEnded', 'RoundClosed', 'RoundRemoved'].map(
      (event) => `distribution.${event}`,
    ),
    ...['KeysRotated', 'Promised'].map((event) => `distribution.${event}`),
    ...['ChangeBegun', 'ChangeCancelled', 'ChangeSettled'].map((event) => `payees.${event}`),
    'system.ExtrinsicFailed',
  ],
};

/** What is in blocks, read without any of the clients: of the node's bytes and of its number of events. */
export async function truthOf(api, numbers) {
  const blocks = [];
  const versions = new Set();
  for (const number of numbers) {
    const hash = (await api.rpc.chain.getBlockHash(number)).toHex();
    const [{ extrinsics }, records, count] = await Promise.all([
      rawBlock(api, hash),
      recordsOf(api, hash),
      api._rpcCore.provider.send('state_getStorage', [api.query.system.eventCount.key(), hash]),
    ]);
    assert.equal(records.length, api.createType('u32', hexToU8a(count)).toNumber(), `events of block ${number}`);
    blocks.push({
      number,
      hash,
      extrinsics: extrinsics.map((bytes) => extrinsicOf(api, bytes, versions)),
      events: records.map(({ phase, event }) => {
        const name = `${event.section}.${event.method}`;
        const { id, beneficiary, amount } = event.data;
        return {
          event: name,
          at: phase.isApplyExtrinsic ? phase.asApplyExtrinsic.toNumber() : null,
          ...(name === 'distribution.Paid' && {
            round: id.toNumber(),
            account: beneficiary.toHex(),
            amount: amount.toString(),
          }),
        };
      }),
    });
  }
  for (const part of Object.keys(MUST)) {
    const there = new Set(
      blocks.flatMap((block) =>
        block[part].map(({ call, signed, event }) => event ?? `${signed ? 'signed' : 'bare'} ${call}`),
      ),
    );
    assert.deepEqual(
      MUST[part].filter((name) => !there.has(name)),
      [],
      `${part} that no block has`,
    );
  }
  assert.deepEqual([...versions].sort(), [4, 5], 'versions of bare claims');
  return blocks;
}

/** An extrinsic: what its bytes begin with, and its call, which is where they end. */
function extrinsicOf(api, bytes, versions) {
  const all = hexToU8a(bytes);
  const [offset] = compactFromU8a(all);
  const signed = (all[offset] & 0x80) !== 0;
  const { method } = api.createType('GenericExtrinsic', bytes);
  const call = method.toU8a();
  const begin = all.length - call.length;
  assert.equal(u8aToHex(all.slice(begin)), u8aToHex(call));
  if (!signed) assert.equal(begin, offset + 1);
  const name = `${method.section}.${method.method}`;
  if (!signed && name === 'distribution.claim') versions.add(all[offset]);
  const [round, account] = method.args;
  return {
    call: name,
    signed,
    hash: blake2AsHex(bytes),
    ...(name === 'distribution.claim' && { round: round.toNumber(), account: account.toHex() }),
  };
}
