// Where owners have payments sent, through the real node: payees that they name, and redirects that they sign off chain.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { hexToU8a, stringToU8a, u8aToHex, u8aWrapBytes } from '@polkadot/util';
import { blake2AsHex, cryptoWaitReady } from '@polkadot/util-crypto';
import { now, untilNow } from '../../lib/blocks.mjs';
import { cli, run } from '../../lib/cli.mjs';
import { country, hashOf, statement } from '../../lib/compliance.mjs';
import { startNode } from '../../lib/node.mjs';
import { activeOf, claimTo, named, redirectText, signRedirect } from '../../lib/payees.mjs';
import { UNIT, claim, empty, free, keyring, listOf, open, payments, round, terms } from '../../lib/rounds.mjs';
import { feePaid, refused, refusedByPool, send, sendUnsigned } from '../../lib/tx.mjs';

let node;
let api;
let alice;
let bob;
let charlie;
let dave;
let eve;
let ferdie;
const folder = mkdtempSync(join(tmpdir(), 'distribution-payees-'));

before(async () => {
  // A change of a payee waits for twelve blocks here: six seconds.
  node = await startNode({ blockTime: 500 });
  api = node.api;
  [alice, bob, charlie, dave, eve, ferdie] = ['//Alice', '//Bob', '//Charlie', '//Dave', '//Eve', '//Ferdie'].map(
    (uri) => keyring().addFromUri(uri),
  );
});
after(async () => {
  await node?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const set = (scope, payee) => api.tx.payees.set(scope, payee);

/** Names a payee, and waits until that is in force. */
async function setAndWait(owner, scope, payee) {
  await untilNow(api, activeOf(api, await send(api, set(scope, payee), owner)));
}

/** An open round of rows of five tokens for each of these accounts. */
async function roundFor(...accounts) {
  const list = listOf(accounts.map((account) => [u8aToHex(account.publicKey ?? hexToU8a(account)), 5n * UNIT]));
  return { list, id: await open(api, alice, await terms(api, list)) };
}

describe('a payee', () => {
  it('is paid once the change is in force, and the digest tells of both', async () => {
    const payee = empty('payee of bob');
    const { list, id } = await roundFor(bob, empty('before'));
    const early = await roundFor(bob);
    const change = await send(api, set('Everything', payee), bob);
    const active = activeOf(api, change);
    assert.deepEqual(await named(api, bob.address), [{ scope: 'Everything', payee: null, next: payee }]);
    // Until then the owner is paid.
    const had = await free(api, bob.address);
    const paid = await sendUnsigned(api, claim(api, early.id, early.list, 0));
    assert.ok((await now(await api.at(paid.block))) < active, 'the machine was too slow');
    assert.equal((await free(api, bob.address)) - had, 5n * UNIT);

    await untilNow(api, active);
    assert.deepEqual(await named(api, bob.address), [{ scope: 'Everything', payee, next: undefined }]);
    assert.equal(u8aToHex((await api.call.payeesApi.payee(bob.address, 'Native', id)).toU8a()), payee);
    await sendUnsigned(api, claim(api, id, list, 0));
    await send(api, claim(api, id, list, 1), dave);
    assert.equal((await free(api, bob.address)) - had, 5n * UNIT);
    assert.equal(await free(api, payee), 5n * UNIT);
    const told = await payments(api, id);
    assert.deepEqual(
      told.paid.map(({ beneficiary, payee, index }) => [beneficiary, payee, index]),
      [
        [list.account(0), payee, 0],
        [list.account(1), list.account(1), 1],
      ],
    );
    assert.equal(told.digest, (await round(api, id)).audit.toHex());
  });

  it('is cancelled by its owner before it is in force', async () => {
    await send(api, set('Everything', empty('a thief')), dave);
    await send(api, api.tx.payees.cancel('Everything'), dave);
    assert.deepEqual(await named(api, dave.address), []);
    await refused(send(api, api.tx.payees.cancel('Everything'), dave), 'payees.NothingWaits');
  });

  it('for a round comes before one for an asset, and that before one for everything', async () => {
    const [first, second] = [await roundFor(eve), await roundFor(eve)];
    const has = (name) => free(api, empty(name));
    await send(api, set('Everything', empty('everything')), eve);
    await send(api, set({ Asset: 'Native' }, empty('asset')), eve);
    // Oneself is an exception.
    await setAndWait(eve, { Round: first.id }, eve.address);
    const had = await free(api, eve.address);
    await sendUnsigned(api, claim(api, first.id, first.list, 0));
    await sendUnsigned(api, claim(api, second.id, second.list, 0));
    assert.equal((await free(api, eve.address)) - had, 5n * UNIT);
    assert.deepEqual([await has('asset'), await has('everything')], [5n * UNIT, 0n]);
    // Nobody any longer, after the same delay.
    await send(api, api.tx.payees.clear({ Asset: 'Native' }), eve);
    const cleared = await send(api, api.tx.payees.clear({ Round: first.id }), eve);
    await untilNow(api, activeOf(api, cleared));
    assert.deepEqual(
      (await named(api, eve.address)).map(({ scope }) => scope),
      ['Everything'],
    );
    await send(api, api.tx.payees.settle(eve.address), bob);
    await refused(send(api, api.tx.payees.settle(eve.address), bob), 'payees.NothingToSettle');
  });

  it('that is frozen, or of a blocked country, is not paid, and neither is the owner', async () => {
    const payee = empty('payee of ferdie');
    const { list, id } = await roundFor(ferdie);
    await setAndWait(ferdie, 'Everything', payee);
    await send(api, api.tx.compliance.freeze(payee, hashOf('frozen')), charlie);
    await refused(send(api, claim(api, id, list, 0), bob), 'distribution.PayeeFrozen');
    await refusedByPool(api, sendUnsigned(api, claim(api, id, list, 0)), 'PayeeFrozen');
    await send(api, api.tx.compliance.unfreeze(payee, hashOf('ended')), charlie);
    const blocked = await statement(api, { jurisdiction: country('KP') });
    await send(api, api.tx.compliance.attest(payee, blocked), dave);
    await refused(send(api, claim(api, id, list, 0), bob), 'distribution.PayeeBlocked');
    assert.equal(await free(api, payee), 0n);
    assert.equal((await payments(api, id)).paid.length, 0);
    await send(api, api.tx.compliance.attest(payee, await statement(api)), dave);
    await send(api, claim(api, id, list, 0), bob);
    assert.equal(await free(api, payee), 5n * UNIT);
  });

  it('must have a key, and is not to come any longer when its owner is frozen', async () => {
    const { id } = await roundFor(empty('no matter'));
    const { pot } = await round(api, id);
    const ethereum = `0x${'00'.repeat(12)}${'5a'.repeat(20)}`;
    const zero = `0x${'00'.repeat(32)}`;
    for (const keyless of [pot, ethereum, zero]) {
      await refused(send(api, set('Everything', keyless), dave), 'payees.PayeeKeyless');
    }
    const holder = keyring().addFromUri('//Frozen owner');
    await send(api, api.tx.balances.transferKeepAlive(holder.address, 10n * UNIT), alice);
    await send(api, set('Everything', empty('someone')), holder);
    // It could pay no fee for cancelling, so the freeze does it.
    await send(api, api.tx.compliance.freeze(holder.address, hashOf('stolen')), charlie);
    assert.deepEqual(await named(api, holder.address), []);
    await send(api, api.tx.compliance.unfreeze(holder.address, hashOf('over')), charlie);
  });
});

// Python's are checked by docs/examples/redirect.py, which scripts/clients.sh runs.
describe('the test vectors of testdata/redirect.json', () => {
  const vectors = JSON.parse(readFileSync(new URL('../../../testdata/redirect.json', import.meta.url), 'utf8'));
  before(() => cryptoWaitReady());

  for (const type of ['ed25519', 'ecdsa']) {
    it(`hold for ${type}`, () => {
      const vector = vectors[type];
      const pair = keyring(type).addFromSeed(hexToU8a(vectors.seed));
      assert.equal(u8aToHex(pair.publicKey), vector.publicKey);
      assert.equal(u8aToHex(pair.addressRaw), vector.owner);
      const redirect = { ...vectors.redirect, owner: vector.owner };
      assert.equal(redirectText(redirect), vector.message);
      assert.equal(blake2AsHex(vector.message, 256), vector.messageHash);
      assert.deepEqual(Object.values(signRedirect(pair, redirect)), [vector.signature]);
      assert.deepEqual(Object.values(signRedirect(pair, redirect, { wrapped: true })), [vector.wrappedSignature]);
    });
  }

  it('are verified by sr25519, whose signatures differ each time', () => {
    const pair = keyring().addFromSeed(hexToU8a(vectors.seed));
    const redirect = { ...vectors.redirect, owner: pair.address };
    const text = u8aWrapBytes(stringToU8a(redirectText(redirect)));
    const { Sr25519 } = signRedirect(pair, redirect, { wrapped: true });
    assert.ok(pair.verify(text, hexToU8a(Sr25519), pair.publicKey));
  });
});

describe('a redirect', () => {
  const genesis = () => api.genesisHash.toHex();
  const owner = (type) => keyring().addFromUri('//Owner with nothing', {}, type);

  it('pays another account for an owner that holds nothing, whatever the kind of its key, without a fee', async () => {
    const owners = ['sr25519', 'ed25519', 'ecdsa'].map(owner);
    const entries = owners.map((pair) => [u8aToHex(pair.addressRaw), 5n * UNIT]);
    const list = listOf(entries);
    const id = await open(api, alice, await terms(api, list));
    const deadline = (await now(api)) + 14_400;
    for (const [row, pair] of owners.entries()) {
      const to = empty(`redirected ${pair.type}`);
      const redirect = { genesis: genesis(), round: id, row, owner: pair.address, to, paid: 0, deadline };
      const signature = signRedirect(pair, redirect, { wrapped: row % 2 === 0 });
      const { events } = await sendUnsigned(api, claimTo(api, redirect, list.evidence(row), signature));
      assert.ok(!feePaid(api, events));
      assert.equal(await free(api, to), 5n * UNIT);
      assert.equal(await free(api, pair.address), 0n);
      // It is good for one payment.
      await refused(
        send(api, claimTo(api, redirect, list.evidence(row), signature), bob),
        'distribution.AlreadyClaimed',
      );
    }
    const told = await payments(api, id);
    assert.deepEqual(
      told.paid.map(({ beneficiary }) => beneficiary),
      entries.map(([account]) => account),
    );
    assert.equal(told.digest, (await round(api, id)).audit.toHex());
  });

  it('is refused by name if anything of it is not what was signed', async () => {
    const pair = owner('sr25519');
    const { list, id } = await roundFor(pair, bob);
    const time = await now(api);
    const good = {
      ...{ genesis: genesis(), round: id, row: 0, owner: pair.address },
      ...{ to: empty('the one'), paid: 0, deadline: time + 14_400 },
    };
    const signed = (changes = {}, by = pair) => signRedirect(by, { ...good, ...changes });
    const { pot } = await round(api, id);
    for (const [sent, signature, error] of [
      [{ to: empty('a thief') }, signed(), 'RedirectNotSigned'],
      [{ deadline: time + 14_401 }, signed(), 'RedirectNotSigned'],
      [{}, signed({ genesis: `0x${'11'.repeat(32)}` }), 'RedirectNotSigned'],
      [{}, signed({ round: id + 1 }), 'RedirectNotSigned'],
      [{}, signed({ row: 1 }), 'RedirectNotSigned'],
      [{}, signed({}, alice), 'RedirectNotSigned'],
      [{ deadline: time }, signed({ deadline: time }), 'RedirectExpired'],
      [{ paid: 1 }, signed({ paid: 1 }), 'RedirectUsed'],
      [{ to: pot.toString() }, signed({ to: pot.toString() }), 'PayeeKeyless'],
    ]) {
      const tx = claimTo(api, { ...good, ...sent }, list.evidence(0), signature);
      await refused(send(api, tx, bob), `distribution.${error}`);
      await refusedByPool(api, sendUnsigned(api, tx), error);
    }
    // Bob has named a payee above, which no redirect gets around.
    const around = { ...good, row: 1, owner: bob.address };
    const tx = claimTo(api, around, list.evidence(1), signRedirect(bob, around));
    await refused(send(api, tx, dave), 'distribution.PayeeNamed');
    await send(api, claimTo(api, good, list.evidence(0), signed()), dave);
    assert.equal(await free(api, good.to), 5n * UNIT);
  });

  it('of a stream is good for one payment of it', async () => {
    const pair = owner('ed25519');
    const amount = 1_000n * UNIT;
    const list = listOf([[u8aToHex(pair.publicKey), amount]]);
    const start = await now(api);
    const schedule = { start, cliff: 0, length: 14_400, step: 1 };
    const release = { Streamed: { schedule, revocable: false, prepaid: false } };
    const id = await open(
      api,
      alice,
      await terms(api, list, { release, window: { opens: 0, closes: start + 8 * 14_400 } }),
    );
    const to = empty('redirected stream');
    const redirect = (paid) => ({
      ...{ genesis: genesis(), round: id, row: 0, owner: pair.address },
      ...{ to, paid, deadline: start + 14_400 },
    });
    const pay = (paid, evidence) => {
      const made = redirect(paid);
      return send(api, claimTo(api, made, evidence, signRedirect(pair, made)), bob);
    };
    await pay(0n, list.evidence(0));
    const first = await free(api, to);
    assert.ok(first > 0n && first < amount);
    const again = { Recorded: { index: 0 } };
    await refused(pay(0n, again), 'distribution.RedirectUsed');
    await pay(first, again);
    assert.ok((await free(api, to)) > first);
    assert.equal(await free(api, pair.address), 0n);
  });
});

describe('the command line', () => {
  const as = (uri) => ({ url: node.url, suri: uri });
  const told = (infos) => infos.map(({ scope, payee, next }) => [scope, payee !== null, next !== null]);

  it('names, shows and cancels payees', async () => {
    const payee = keyring().encodeAddress(empty('payee of dave'));
    const begun = await cli(['payee', 'set', payee, '--asset', 'native'], as('//Dave'));
    assert.deepEqual(
      [begun.owner, begun.scope, begun.from, begun.to],
      [dave.address, { asset: 'native' }, null, payee],
    );
    await cli(['payee', 'cancel', '--asset', 'native'], as('//Dave'));
    assert.deepEqual((await cli(['payee', 'show', dave.address], as())).payees, []);
    assert.deepEqual(told((await cli(['payee', 'show', bob.address], as())).payees), [['everything', true, false]]);
    const nobody = await run(['payee', 'clear'], as('//Dave'));
    assert.equal(nobody.code, 6);
    assert.match(nobody.json.error, /Payees\.NoPayee/);
    // Eve has named one above, that is cleared.
    const cleared = await cli(['payee', 'clear'], as('//Eve'));
    assert.deepEqual([cleared.scope, cleared.to], ['everything', null]);
    await untilNow(api, cleared.active);
    await cli(['payee', 'settle', eve.address], as('//Dave'));
    const { id } = await roundFor(bob);
    const goes = await cli(['payee', 'show', bob.address, '--round', id], as());
    assert.deepEqual(goes.round, { round: id, payee: keyring().encodeAddress(empty('payee of bob')) });
  });

  it('refuses a payee without a key before it is sent', async () => {
    const { code, json } = await run(['payee', 'set', `0x${'00'.repeat(32)}`], as('//Dave'));
    assert.equal(code, 3, json.error);
  });

  it('writes what an owner signs, and has anybody pay it', async () => {
    const pair = keyring().addFromUri('//Owner of the command line');
    const file = join(folder, 'list.csv');
    const list = join(folder, 'list');
    writeFileSync(file, `${pair.address},${5n * UNIT}\n${empty('second row')},${UNIT}\n`);
    await cli(['list', 'build', file, '--out', list]);
    const { round: id } = await cli(['round', 'draft', '--list', list], as('//Alice'));
    await cli(['round', 'fund', id], as('//Alice'));
    await cli(['round', 'open', id], as('//Alice'));

    const to = keyring().encodeAddress(empty('to of the command line'));
    const message = ['claim', 'message', id, pair.address, '--list', list, '--to', to];
    const made = await cli([...message, '--sign'], as('//Owner of the command line'));
    const redirect = { ...made, genesis: api.genesisHash.toHex(), owner: pair.address };
    assert.equal(made.text, redirectText(redirect));
    assert.equal(made.bytes, u8aToHex(stringToU8a(made.text)));
    const other = await run([...message, '--sign'], as('//Bob'));
    assert.equal(other.code, 3);
    assert.equal((await cli(message, as())).signature, null);

    const pay = ['claim', id, pair.address, '--list', list, '--to', to, '--deadline', made.deadline];
    // A signature of somebody else, and by a browser wallet, which wraps the text.
    const [wrong] = Object.values(signRedirect(bob, redirect));
    const { code, json } = await run([...pay, '--signature', wrong, '--unsigned'], as());
    assert.equal(code, 7, json.error);
    const [wrapped] = Object.values(signRedirect(pair, redirect, { wrapped: true }));
    for (const signature of [made.signature, wrapped]) {
      const { refusal } = await cli([...pay, '--signature', signature, '--dry-run'], as());
      assert.equal(refusal, null);
    }
    const paid = await cli([...pay, '--signature', wrapped, '--unsigned'], as());
    assert.deepEqual([paid.account, paid.payee, paid.amount], [pair.address, to, String(5n * UNIT)]);
    assert.equal(await free(api, to), 5n * UNIT);
    assert.equal(await free(api, pair.address), 0n);
  });
});
