// Rounds as holders and managers use them, through the real node.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { compactAddLength, u8aConcat, u8aToHex } from '@polkadot/util';
import { blake2AsHex, blake2AsU8a, createKeyMulti, encodeMultiAddress, sortAddresses } from '@polkadot/util-crypto';
import { now, until, untilNow } from '../../lib/blocks.mjs';
import { startNode } from '../../lib/node.mjs';
import { feePaid, rawBlock, refused, refusedByPool, send, sendUnsigned } from '../../lib/tx.mjs';
import {
  ED,
  SS58,
  UNIT,
  claim,
  draft,
  empty,
  free,
  fund,
  keyring,
  listOf,
  open,
  openDraft,
  payments,
  round,
  terms,
  termsHash,
} from '../../lib/rounds.mjs';

let node;
let api;
let alice;
let bob;
let charlie;

before(async () => {
  node = await startNode({ blockTime: 100 });
  api = node.api;
  [alice, bob, charlie] = ['//Alice', '//Bob', '//Charlie'].map((uri) => keyring().addFromUri(uri));
});
after(() => node?.stop());

/** The bytes of a transaction, of parts that are bytes or lists of them. */
const withLength = (...parts) =>
  u8aToHex(compactAddLength(u8aConcat(...parts.map((part) => (typeof part === 'number' ? [part] : part)))));

const asCommittee = (tx) => api.tx.technicalCommittee.propose(1, tx, tx.method.encodedLength);

describe('a merkle round', () => {
  const list = listOf([
    [empty('a'), 5n * UNIT],
    [empty('b'), 7n * UNIT],
    [empty('c'), UNIT / 2n],
    [empty('d'), 3n * UNIT],
    [empty('tiny'), 1n],
  ]);
  let id;

  before(async () => {
    id = await open(api, alice, await terms(api, list));
  });

  it('pays a claim that a relayer signs', async () => {
    const before = await free(api, list.account(0));
    await send(api, claim(api, id, list, 0), bob);
    assert.equal(before, 0n);
    assert.equal(await free(api, list.account(0)), list.amount(0));
  });

  it('pays a claim that the beneficiary signs', async () => {
    const own = listOf([[u8aToHex(charlie.publicKey), 9n * UNIT]]);
    const other = await open(api, alice, await terms(api, own));
    const before = await free(api, charlie.address);
    await send(api, claim(api, other, own, 0), charlie);
    const gained = (await free(api, charlie.address)) - before;
    assert.ok(gained > 8n * UNIT && gained < 9n * UNIT, 'nine tokens less the fee');
  });

  it('pays an unsigned claim to an empty account without a fee', async () => {
    const { events } = await sendUnsigned(api, claim(api, id, list, 1));
    assert.equal(await free(api, list.account(1)), list.amount(1));
    assert.ok(!feePaid(api, events));
  });

  it('is paid in blocks that a client writes as it has read them', async () => {
    const own = listOf([
      [empty('four'), UNIT],
      [empty('five'), UNIT],
    ]);
    const other = await open(api, alice, await terms(api, own));
    // The API writes version 4 by itself. The command line writes 5, and clients read both.
    for (const [row, version] of [4, 5].entries()) {
      const { method } = claim(api, other, own, row);
      const hex = withLength(version, method.toU8a());
      const tx = api.tx(row === 0 ? method : hex);
      assert.equal(tx.toHex(), hex);
      const { block, events } = await sendUnsigned(api, tx);
      assert.ok(!feePaid(api, events));
      assert.equal(await free(api, own.account(row)), UNIT);
      const [raw, { block: read }] = await Promise.all([rawBlock(api, block), api.rpc.chain.getBlock(block)]);
      assert.ok(raw.extrinsics.includes(hex));
      assert.deepEqual(
        read.extrinsics.map((each) => [each.toHex(), each.hash.toHex()]),
        raw.extrinsics.map((each) => [each, blake2AsHex(each)]),
      );
      assert.equal(read.header.hash.toHex(), block);
      const found = read.extrinsics.find((each) => each.toHex() === hex);
      assert.equal(found.isSigned, false);
      // Of a general transaction the API throws an error instead.
      assert.doesNotThrow(() => found.signer);
      assert.equal(found.method.toHex(), method.toHex());
    }
  });

  it('takes no general transaction, which few clients can read', async () => {
    // Version and extensions: no end, a nonce of 0, no tip, no asset for the fee, no metadata hash.
    const general = withLength(0x45, 0, 0, 0, 0, 0, 0, claim(api, id, list, 3).method.toU8a());
    const sent = api._rpcCore.provider.send('author_submitExtrinsic', [general]);
    await assert.rejects(sent, /call is not expected/);
  });

  it('refuses a second claim, signed and unsigned', async () => {
    await refused(send(api, claim(api, id, list, 0), bob), 'distribution.AlreadyClaimed');
    await assert.rejects(sendUnsigned(api, claim(api, id, list, 0)), /outdated|stale/i);
    assert.equal(await free(api, list.account(0)), list.amount(0));
  });

  it('refuses a wrong amount, index or account, and the proof of another list', async () => {
    const wrong = (changes) => {
      const evidence = { Merkle: { ...list.evidence(3).Merkle, ...changes } };
      return claim(api, id, list, 3, list.account(3), evidence);
    };
    const foreign = listOf([
      [empty('a'), 1n],
      [empty('b'), 2n],
      [empty('c'), 3n],
      [empty('d'), 3n * UNIT],
      [empty('e'), 5n],
    ]);
    for (const [tx, error] of [
      [wrong({ amount: 4n * UNIT }), 'ProofInvalid'],
      [wrong({ index: 2 }), 'ProofInvalid'],
      [wrong({ proof: foreign.proof(3) }), 'ProofInvalid'],
      [claim(api, id, list, 3, list.account(2)), 'ProofInvalid'],
      [wrong({ index: 5 }), 'IndexOutOfRange'],
      [wrong({ index: 4_294_967_295 }), 'IndexOutOfRange'],
      [wrong({ proof: Array(33).fill(list.root) }), 'ProofTooLong'],
      [claim(api, id, list, 3, list.account(3), { Recorded: { index: 3 } }), 'WrongEvidence'],
      [claim(api, 999, list, 3), 'UnknownRound'],
    ]) {
      await refused(send(api, tx, bob), `distribution.${error}`);
      await refusedByPool(api, sendUnsigned(api, tx), error);
    }
    assert.equal(await free(api, list.account(3)), 0n);
  });

  it('refuses to pay less than the existential deposit, and keeps the entitlement', async () => {
    await refused(send(api, claim(api, id, list, 4), bob), 'distribution.BelowMinimumBalance');
    await send(api, api.tx.balances.transferKeepAlive(list.account(4), ED), bob);
    // A payment this small is not free of fees.
    await refusedByPool(api, sendUnsigned(api, claim(api, id, list, 4)), 'TooLittleForFreeClaim');
    await send(api, claim(api, id, list, 4), bob);
    assert.equal(await free(api, list.account(4)), ED + 1n);
  });

  it('pays no one while the committee has paused it', async () => {
    await refused(send(api, api.tx.distribution.pause(id), alice), 'BadOrigin');
    await send(api, asCommittee(api.tx.distribution.pause(id)), alice);
    const { ends, terms: agreed } = await round(api, id);
    await refused(send(api, claim(api, id, list, 2), bob), 'distribution.NotOpen');
    await refusedByPool(api, sendUnsigned(api, claim(api, id, list, 2)), 'NotOpen');
    await send(api, asCommittee(api.tx.distribution.resume(id)), alice);
    const after = await round(api, id);
    assert.ok(after.ends.toNumber() > ends.toNumber(), 'the window moved');
    assert.equal(after.terms.toHex(), agreed.toHex(), 'the terms did not');
    assert.equal(after.termsHash.toHex(), await termsHash(api, id));
  });

  it('cannot be closed early', async () => {
    await refused(send(api, api.tx.distribution.close(id), alice), 'distribution.TooEarlyToClose');
  });

  it('closes to exactly zero once everyone is paid, and then refuses claims', async () => {
    await send(
      api,
      api.tx.distribution.claimBatch(
        id,
        [2, 3].map((row) => ({ beneficiary: list.account(row), evidence: list.evidence(row) })),
      ),
      bob,
    );
    const { pot } = await round(api, id);
    assert.equal(await free(api, pot), ED);
    await send(api, api.tx.distribution.close(id), bob);
    assert.equal(await free(api, pot), 0n);
    await refused(send(api, claim(api, id, list, 2), bob), 'distribution.NotOpen');
    const state = await round(api, id);
    const told = await payments(api, id);
    assert.equal(told.digest, state.audit.toHex());
    assert.equal(told.paid.length, 5);
    await send(api, api.tx.distribution.cleanUp(id, 256), bob);
    assert.ok((await api.call.distributionApi.round(id)).isNone);
  });
});

describe('drafting', () => {
  const list = listOf([
    [empty('x'), UNIT],
    [empty('y'), UNIT],
  ]);

  it('refuses terms that make no sense', async () => {
    const good = await terms(api, list);
    for (const [changes, error] of [
      [{ asset: { WithId: 4_711 } }, 'distribution.UnknownAsset'],
      [{ budget: UNIT }, 'distribution.BudgetBelowTotal'],
      [{ budget: 0 }, 'distribution.BudgetZero'],
      [{ manifest: null }, 'distribution.ManifestInvalid'],
      [{ window: { opens: 0, closes: 1 } }, 'distribution.WindowInvalid'],
      [{ requirement: { level: 1, attesters: 5 } }, 'distribution.RequirementUnsupported'],
      [{ requirement: { level: 1, jurisdictions: { Only: [] } } }, 'distribution.RequirementUnsupported'],
    ]) {
      await refused(send(api, api.tx.distribution.draft({ ...good, ...changes }), alice), error);
    }
  });

  it('refuses to open a round that is not fully funded', async () => {
    const id = await draft(api, alice, await terms(api, list));
    await send(api, await fund(api, id, list.total), alice);
    await refused(send(api, await openDraft(api, id), alice), 'distribution.Underfunded');
    await refused(send(api, await openDraft(api, id), bob), 'distribution.NotManager');
    await send(api, api.tx.distribution.abandon(id), alice);
  });

  it('refuses to fund or open other terms than those that were signed', async () => {
    const good = await terms(api, list);
    const id = await draft(api, alice, { ...good, asset: 'Native' });
    const [pay, start] = [await fund(api, id, list.total + ED), await openDraft(api, id)];
    await send(api, api.tx.distribution.amend(id, { ...good, remainder: 'Burn' }), alice);
    const before = await free(api, bob.address);
    await refused(send(api, pay, bob), 'distribution.TermsChanged');
    assert.ok(before - (await free(api, bob.address)) < UNIT, 'nothing but the fee was paid');
    await refused(send(api, start, alice), 'distribution.TermsChanged');
    await send(api, api.tx.distribution.amend(id, good), alice);
    await send(api, pay, alice);
    await send(api, start, alice);
  });

  it('changes the hash with every row that is listed', async () => {
    const id = await draft(api, alice, await terms(api, null, { budget: 3n * UNIT }));
    const rows = [
      [empty('hash 0'), UNIT],
      [empty('hash 1'), 2n * UNIT],
    ];
    let digest = new Uint8Array(32);
    for (const [index, [account, amount]] of rows.entries()) {
      const start = await openDraft(api, id);
      await send(api, api.tx.distribution.addEntries(id, [[account, amount]]), alice);
      await refused(send(api, start, alice), 'distribution.TermsChanged');
      const row = api.createType('(u32, AccountId, u128)', [index, account, amount]);
      digest = blake2AsU8a(new Uint8Array([...digest, ...row.toU8a()]), 256);
      const info = await round(api, id);
      assert.equal(info.rowsDigest.toHex(), u8aToHex(digest));
      assert.equal(info.rows.toNumber(), index + 1);
      assert.equal(info.termsHash.toHex(), await termsHash(api, id));
    }
    await send(api, api.tx.distribution.abandon(id), alice);
  });

  it('refuses a manager who cannot pay the deposit', async () => {
    const poor = keyring().addFromUri('//Poor');
    await send(api, api.tx.balances.transferKeepAlive(poor.address, UNIT / 20n), alice);
    await refused(send(api, api.tx.distribution.draft(await terms(api, list)), poor), 'Token.FundsUnavailable');
  });
});

describe('a streamed round', () => {
  it('unlocks behind a cliff and is claimed several times, to the last unit', async () => {
    const amount = 1_000n * UNIT + 7n;
    const list = listOf([[empty('stream'), amount]]);
    const start = (await now(api)) + node.blocks(3);
    const [cliff, length] = [10, node.blocks(6)];
    const end = start + length;
    const schedule = { start, cliff, length, step: 1 };
    const id = await open(
      api,
      alice,
      await terms(api, list, {
        release: { Streamed: { schedule, revocable: false, prepaid: false } },
        window: { opens: 0, closes: end + 7 * 14_400 },
      }),
    );
    await refused(send(api, claim(api, id, list, 0), bob), 'distribution.NothingUnlocked');
    const expected = (time) =>
      time < start + cliff ? 0n : time >= end ? amount : (amount * BigInt(time - start)) / BigInt(length);
    await untilNow(api, start + cliff);
    await refusedByPool(api, sendUnsigned(api, claim(api, id, list, 0)), 'SignatureNeeded');
    for (let i = 0; i < 3; i += 1) {
      const { block } = await send(api, claim(api, id, list, 0), bob);
      const at = await api.at(block);
      const time = await now(at);
      assert.equal(await free(at, list.account(0)), expected(time));
      await untilNow(api, time + 3);
    }
    await untilNow(api, end);
    // Later claims need neither proof nor signature.
    await sendUnsigned(api, claim(api, id, list, 0, list.account(0), { Recorded: { index: 0 } }));
    assert.equal(await free(api, list.account(0)), amount);
    await refused(send(api, claim(api, id, list, 0), bob), 'distribution.AlreadyClaimed');
  });
});

describe('a vested round', () => {
  it("locks the tokens in the holder's account, where pallet-vesting sees them", async () => {
    const list = listOf([[empty('vested'), 100n * UNIT]]);
    const start = await now(api);
    const id = await open(api, alice, await terms(api, list, { release: { Vested: { start, length: 14_400 } } }));
    await sendUnsigned(api, claim(api, id, list, 0));
    const [schedule] = (await api.query.vesting.vesting(list.account(0))).unwrap();
    assert.equal(schedule.locked.toBigInt(), 100n * UNIT);
    assert.equal(schedule.startingBlock.toNumber(), start);
    assert.equal(schedule.perBlock.toBigInt(), (100n * UNIT + 14_399n) / 14_400n);
    const { data } = await api.query.system.account(list.account(0));
    assert.equal(data.free.toBigInt(), 100n * UNIT);
    assert.ok(data.frozen.toBigInt() > 99n * UNIT);
  });
});

describe('a listed round', () => {
  it('is paid by the chain itself', async () => {
    const rows = Array.from({ length: 120 }, (_, i) => [empty(`listed ${i}`), UNIT + BigInt(i)]);
    const budget = rows.reduce((sum, [, amount]) => sum + amount, 0n);
    const id = await draft(api, alice, await terms(api, null, { budget }));
    await send(api, api.tx.distribution.addEntries(id, rows), alice);
    await send(api, await fund(api, id, budget + ED), alice);
    await send(api, await openDraft(api, id), alice);
    await until(api, async () => (await round(api, id)).payments.toNumber() === 120);
    assert.equal(await free(api, rows[119][0]), rows[119][1]);
    assert.equal((await payments(api, id)).digest, (await round(api, id)).audit.toHex());
    await send(api, api.tx.distribution.close(id), bob);
  });
});

describe('an asset round', () => {
  it('pays an asset of pallet-assets', async () => {
    await send(
      api,
      api.tx.utility.batchAll([
        api.tx.assets.create(7, alice.address, 10),
        api.tx.assets.mint(7, alice.address, 1_000_000),
      ]),
      alice,
    );
    const list = listOf([
      [u8aToHex(bob.publicKey), 400n],
      [empty('no tokens'), 600n],
    ]);
    const id = await draft(api, alice, await terms(api, list, { asset: { WithId: 7 } }));
    await send(api, await fund(api, id, 1_010), alice);
    await send(api, await openDraft(api, id), alice);
    // Anybody can make such an asset: it is not claimed for free.
    await refusedByPool(api, sendUnsigned(api, claim(api, id, list, 0)), 'AssetNotFree');
    await send(api, claim(api, id, list, 0), alice);
    assert.equal((await api.query.assets.account(7, bob.address)).unwrap().balance.toNumber(), 400);
    await refused(send(api, claim(api, id, list, 1), alice), 'distribution.AccountCannotHoldAsset');
  });
});

describe('a multisig of three out of five', () => {
  it('manages a round', async () => {
    const pairs = ['//Alice', '//Bob', '//Charlie', '//Dave', '//Eve'].map((uri) => keyring().addFromUri(uri));
    const all = sortAddresses(
      pairs.map(({ address }) => address),
      SS58,
    );
    const multisig = encodeMultiAddress(all, 3, SS58);
    await send(api, api.tx.balances.transferKeepAlive(multisig, 1_000n * UNIT), alice);

    const approve = async (call) => {
      const { weight } = await call.paymentInfo(multisig);
      let last;
      for (const signer of pairs.slice(0, 3)) {
        const opened = await api.query.multisig.multisigs(multisig, call.method.hash);
        const timepoint = opened.isSome ? opened.unwrap().when : null;
        const others = all.filter((address) => address !== signer.address);
        last = await send(api, api.tx.multisig.asMulti(3, others, timepoint, call, weight), signer);
      }
      const done = last.events.find(({ event }) => api.events.multisig.MultisigExecuted.is(event));
      assert.ok(done.event.data.result.isOk, done.event.data.result.toString());
      return last;
    };

    const list = listOf([[empty('from multisig'), 50n * UNIT]]);
    const { events } = await approve(api.tx.distribution.draft(await terms(api, list)));
    const id = events.find(({ event }) => api.events.distribution.RoundDrafted.is(event)).event.data.id.toNumber();
    const key = u8aToHex(createKeyMulti(all, 3));
    assert.equal(u8aToHex((await round(api, id)).manager.toU8a()), key);
    await approve(await fund(api, id, list.total + ED));
    await approve(await openDraft(api, id));
    await sendUnsigned(api, claim(api, id, list, 0));
    assert.equal(await free(api, list.account(0)), 50n * UNIT);
  });
});
