// The identity registry as attesters, officers and holders use it, through the real node: records, and credentials
// signed off chain.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { hexToU8a, u8aToHex } from '@polkadot/util';
import { blake2AsU8a, cryptoWaitReady } from '@polkadot/util-crypto';
import { now, untilNow } from '../../lib/blocks.mjs';
import { startNode } from '../../lib/node.mjs';
import { feePaid, refused, refusedByPool, send, sendUnsigned } from '../../lib/tx.mjs';
import { UNIT, claim, empty, free, keyring, listOf, open, terms } from '../../lib/rounds.mjs';
import {
  attesterEntry,
  country,
  credentialFor,
  credentialMessage,
  hashOf,
  held,
  obstacle,
  present,
  proveKey,
  publicKey,
  rotateKey,
  signCredential,
  statement,
  statusOf,
} from '../../lib/compliance.mjs';

const MAX_VALIDITY = 10_512_000;
let node;
let api;
let alice;
let bob;
let charlie;
let dave;
let eve;
let ferdie;

before(async () => {
  node = await startNode({ blockTime: 100 });
  api = node.api;
  [alice, bob, charlie, dave, eve, ferdie] = ['//Alice', '//Bob', '//Charlie', '//Dave', '//Eve', '//Ferdie'].map(
    (uri) => keyring().addFromUri(uri),
  );
});
after(() => node?.stop());

/** The fields of a record that do not differ between runs. */
const shown = ({ level, jurisdiction, gives }) => [
  level.toNumber(),
  jurisdiction.toUtf8(),
  gives.isOk ? gives.asOk.toNumber() : gives.asErr.type,
];

describe('the test vectors of testdata/credential.json', () => {
  const vectors = JSON.parse(readFileSync(new URL('../../../testdata/credential.json', import.meta.url), 'utf8'));
  const credential = { ...vectors.credential, jurisdiction: country(vectors.credential.jurisdiction) };
  const pair = (type) => keyring(type).addFromSeed(hexToU8a(vectors.seed));
  before(() => cryptoWaitReady());

  it('hold for the message', () => {
    assert.equal(u8aToHex(credentialMessage(credential)), vectors.message);
    assert.equal(u8aToHex(blake2AsU8a(credentialMessage(credential), 256)), vectors.messageHash);
  });

  it('hold for ed25519 and ECDSA', () => {
    const { ed25519, ecdsa } = vectors;
    assert.deepEqual(publicKey(pair('ed25519')), { Ed25519: ed25519.publicKey });
    assert.deepEqual(signCredential(pair('ed25519'), credential), { Ed25519: ed25519.signature });
    assert.deepEqual(publicKey(pair('ecdsa')), { Ecdsa: ecdsa.publicKey });
    assert.deepEqual(signCredential(pair('ecdsa'), credential), { Ecdsa: ecdsa.signature });
  });

  it('hold for the proofs of keys', () => {
    const { genesis, attester } = credential;
    for (const type of ['ed25519', 'ecdsa']) {
      const [proof] = Object.values(proveKey(genesis, attester, pair(type)));
      assert.equal(proof, vectors.keyProof[type]);
    }
  });

  it('are verified by sr25519, whose signatures differ each time', () => {
    const { Sr25519 } = signCredential(pair('sr25519'), credential);
    assert.ok(pair('sr25519').verify(credentialMessage(credential), hexToU8a(Sr25519), pair('sr25519').publicKey));
  });
});

describe('the registry', () => {
  it('starts with the attesters, the officer and the blocked country of the preset', async () => {
    for (const [pair, level] of [
      [dave, 3],
      [eve, 3],
      [ferdie, 2],
    ]) {
      const entry = await attesterEntry(api, pair.address);
      assert.equal(entry.maxLevel.toNumber(), level);
      assert.ok(entry.jurisdictions.isAny);
      assert.equal(entry.key.type, 'Sr25519');
      assert.equal(entry.key.inner.toHex(), u8aToHex(pair.publicKey));
      assert.equal(entry.keyNumber.toNumber(), 0);
    }
    assert.ok((await api.call.complianceApi.attester(bob.address)).isNone);
    assert.deepEqual((await api.query.compliance.officers()).map(String), [charlie.address]);
    assert.deepEqual(
      (await api.call.complianceApi.blockedJurisdictions()).map((c) => c.toUtf8()),
      ['KP'],
    );
  });

  it('can be changed only by attesters and officers', async () => {
    const said = await statement(api);
    await refused(send(api, api.tx.compliance.attest(empty('x'), said), bob), 'compliance.NotAttester');
    await refused(send(api, api.tx.compliance.attest(empty('x'), said), charlie), 'compliance.NotAttester');
    await refused(send(api, api.tx.compliance.freeze(empty('x'), hashOf('x')), dave), 'compliance.NotOfficer');
    await refused(send(api, api.tx.compliance.newEpoch(eve.address), dave), 'BadOrigin');
    await refused(send(api, api.tx.compliance.setBlocked([]), dave), 'BadOrigin');
    await refused(
      send(api, api.tx.compliance.attest(empty('x'), { ...said, level: 3 }), ferdie),
      'compliance.LevelNotAllowed',
    );
    assert.equal((await statusOf(api, empty('x'))).records.length, 0);
  });

  it('takes 256 accounts at once for a deposit, all or none', async () => {
    const said = await statement(api);
    const batch = Array.from({ length: 256 }, (_, i) => [empty(`batch ${i}`), said]);
    const [records, deposit] = [
      (await attesterEntry(api, dave.address)).records.toNumber(),
      await held(api, dave.address),
    ];
    const spoilt = [...batch.slice(0, 255), [empty('batch 255'), { ...said, level: 0 }]];
    await refused(send(api, api.tx.compliance.attestBatch(spoilt), dave), 'compliance.LevelNotAllowed');
    assert.equal((await statusOf(api, empty('batch 0'))).records.length, 0);
    await send(api, api.tx.compliance.attestBatch(batch), dave);
    for (const i of [0, 255]) {
      assert.deepEqual((await statusOf(api, empty(`batch ${i}`))).records.map(shown), [[2, 'DE', 2]]);
    }
    assert.equal((await attesterEntry(api, dave.address)).records.toNumber(), records + 256);
    const paid = (await held(api, dave.address)) - deposit;
    assert.ok(paid > (256n * UNIT) / 100n && paid < 256n * UNIT, `${paid} held`);
  });

  it('lets records be renewed, and removed once they no longer count', async () => {
    const who = empty('renewed');
    const [records, deposit] = [
      (await attesterEntry(api, eve.address)).records.toNumber(),
      await held(api, eve.address),
    ];
    const soon = (await now(api)) + node.blocks(6);
    await send(api, api.tx.compliance.attest(who, await statement(api, { expires: soon - 1 })), eve);
    await send(api, api.tx.compliance.renew(who, soon, hashOf('renewed')), eve);
    assert.deepEqual(
      (await statusOf(api, who)).records.map(({ expires }) => expires.toNumber()),
      [soon],
    );
    await refused(send(api, api.tx.compliance.forget(who, eve.address), bob), 'compliance.StillNeeded');
    await untilNow(api, soon);
    assert.deepEqual((await statusOf(api, who)).records.map(shown), [[2, 'DE', 'Expired']]);
    // Only the attester knows what else it has signed.
    await refused(send(api, api.tx.compliance.forget(who, eve.address), bob), 'compliance.StillNeeded');
    await send(api, api.tx.compliance.forget(who, eve.address), eve);
    assert.equal((await statusOf(api, who)).records.length, 0);
    assert.equal((await attesterEntry(api, eve.address)).records.toNumber(), records);
    assert.equal(await held(api, eve.address), deposit);
    await refused(send(api, api.tx.compliance.renew(who, soon + 1_000, hashOf('renewed')), eve), 'compliance.NoRecord');
  });
});

describe('a credential', () => {
  it('lets an empty account submit it and then claim, both unsigned', async () => {
    const holder = empty('holder');
    const list = listOf([
      [holder, 5n * UNIT],
      [empty('another holder'), 7n * UNIT],
    ]);
    const id = await open(api, alice, await terms(api, list, { requirement: { level: 2 } }));
    // Signed, because the pool bans a refused transaction for a while, and the same unsigned claim follows below.
    await refused(send(api, claim(api, id, list, 0), bob), 'distribution.LevelTooLow');
    assert.equal(await obstacle(api, holder, id), 'LevelTooLow');

    const made = await credentialFor(api, dave.address, holder, { nonce: 7 });
    const { events } = await sendUnsigned(api, present(api, made, dave));
    assert.ok(!feePaid(api, events), 'an unsigned credential costs no fee');
    const { event } = events.find((record) => api.events.compliance.Attested.is(record.event));
    assert.equal(u8aToHex(event.data.who.toU8a()), holder);
    assert.equal(event.data.attester.toString(), dave.address);
    assert.equal(event.data.nonce.unwrap().toNumber(), 7);
    const status = await statusOf(api, holder);
    assert.equal(status.level.toNumber(), 2);
    assert.deepEqual(status.records.map(shown), [[2, 'DE', 2]]);
    assert.equal(status.records[0].evidence.toHex(), made.evidence);
    assert.equal(status.records[0].expires.toNumber(), made.expires);
    assert.equal(await obstacle(api, holder, id), null);
    // It does not help anyone else.
    await refusedByPool(api, sendUnsigned(api, claim(api, id, list, 1)), 'LevelTooLow');

    const claimed = await sendUnsigned(api, claim(api, id, list, 0));
    assert.ok(!feePaid(api, claimed.events), 'an unsigned claim costs no fee');
    assert.equal(await free(api, holder), 5n * UNIT);
  });

  it('of a lower level than the round requires does not help', async () => {
    const list = listOf([[empty('low'), UNIT]]);
    const id = await open(api, alice, await terms(api, list, { requirement: { level: 2 } }));
    await sendUnsigned(api, present(api, await credentialFor(api, dave.address, empty('low'), { level: 1 }), dave));
    await refused(send(api, claim(api, id, list, 0), bob), 'distribution.LevelTooLow');
    await sendUnsigned(
      api,
      present(api, await credentialFor(api, dave.address, empty('low'), { level: 3, nonce: 2 }), dave),
    );
    await sendUnsigned(api, claim(api, id, list, 0));
    assert.equal(await free(api, empty('low')), UNIT);
  });

  it('may be signed with any kind of key, and is void once that key is replaced', async () => {
    let older = await credentialFor(api, eve.address, empty('older key'));
    let olderKey = eve;
    for (const [i, kind] of ['ed25519', 'ecdsa', 'sr25519'].entries()) {
      const key = keyring().addFromUri('//Eve//credentials', {}, kind);
      // Nobody can take a key by what it has signed for another.
      await refused(send(api, rotateKey(api, dave.address, key), eve), 'compliance.KeyNotProven');
      await send(api, rotateKey(api, eve.address, key), eve);
      const entry = await attesterEntry(api, eve.address);
      assert.equal(entry.keyNumber.toNumber(), i + 1);
      assert.equal(entry.key.inner.toHex(), u8aToHex(key.publicKey));

      await refused(send(api, present(api, older, olderKey), bob), 'compliance.KeyOutdated');
      await refusedByPool(api, sendUnsigned(api, present(api, older, olderKey)), 'KeyOutdated', 'Compliance');
      const [holder, other] = [empty(`signed with ${kind}`), empty(`signed by a relayer with ${kind}`)];
      const made = await credentialFor(api, eve.address, holder);
      await refused(send(api, present(api, made, olderKey), bob), 'compliance.SignatureInvalid');
      await sendUnsigned(api, present(api, made, key));
      await send(api, present(api, await credentialFor(api, eve.address, other), key), bob);
      for (const who of [holder, other]) {
        assert.deepEqual((await statusOf(api, who)).records.map(shown), [[2, 'DE', 2]]);
      }
      [older, olderKey] = [await credentialFor(api, eve.address, empty('older key')), key];
    }
    assert.equal((await statusOf(api, empty('older key'))).records.length, 0);
  });
});

describe('a credential that is misused', () => {
  /** Expects the call to be refused both signed by a relayer and unsigned. */
  const never = async (tx, error) => {
    await refused(send(api, tx, bob), `compliance.${error}`);
    await refusedByPool(api, sendUnsigned(api, tx), error, 'Compliance');
  };

  it('is refused if it is for another chain, altered, or signed by someone else', async () => {
    const holder = empty('misused');
    const good = await credentialFor(api, dave.address, holder);
    const signature = signCredential(dave, good);
    const changed = (changes) => api.tx.compliance.presentCredential({ ...good, ...changes }, signature);
    for (const changes of [
      { account: empty('thief') },
      { level: 3 },
      { jurisdiction: country('FR') },
      { expires: good.expires + 1 },
      { evidence: hashOf('forged') },
      { nonce: 2 },
    ]) {
      await never(changed(changes), 'SignatureInvalid');
    }
    await never(api.tx.compliance.presentCredential(good, signCredential(ferdie, good)), 'SignatureInvalid');
    await never(changed({ genesis: hashOf('another chain') }), 'OtherChain');
    const signed = (changes, pair = dave) => present(api, { ...good, ...changes }, pair);
    for (const [tx, error] of [
      [signed({ genesis: hashOf('another chain') }), 'OtherChain'],
      [signed({ attester: bob.address }, bob), 'NotAttester'],
      [signed({ epoch: good.epoch + 1 }), 'CredentialRevoked'],
      [signed({ key: good.key + 1 }), 'KeyOutdated'],
      [signed({ expires: (await now(api)) + MAX_VALIDITY + 10_000 }), 'ExpiryTooFar'],
      [signed({ level: 4 }), 'LevelNotAllowed'],
      [signed({ level: 0 }), 'LevelNotAllowed'],
      [signed({ jurisdiction: country('de') }), 'CountryInvalid'],
    ]) {
      await never(tx, error);
    }
    for (const who of [holder, empty('thief')]) assert.equal((await statusOf(api, who)).records.length, 0);
  });

  it('is refused once it has expired', async () => {
    const soon = (await now(api)) + node.blocks(4);
    const tx = present(api, await credentialFor(api, dave.address, empty('late'), { expires: soon }), dave);
    await untilNow(api, soon);
    await never(tx, 'CredentialExpired');
  });

  it('is refused once it, or a later one, has been used', async () => {
    const holder = empty('used twice');
    const numbered = async (nonce) => present(api, await credentialFor(api, dave.address, holder, { nonce }), dave);
    const [first, second, third] = [await numbered(4), await numbered(5), await numbered(6)];
    await send(api, second, bob);
    for (const tx of [first, second]) {
      await refused(send(api, tx, bob), 'compliance.CredentialUsed');
      await assert.rejects(sendUnsigned(api, tx), /outdated|stale/i);
    }
    await sendUnsigned(api, third);
    assert.equal((await statusOf(api, holder)).records[0].nonce.toNumber(), 6);
  });

  it('is refused once revoked, whether or not it was used before', async () => {
    const holder = empty('revoked');
    const numbered = async (nonce) => present(api, await credentialFor(api, dave.address, holder, { nonce }), dave);
    await send(api, api.tx.compliance.revoke(holder, 9, hashOf('mistaken')), dave);
    await never(await numbered(9), 'CredentialRevoked');
    await sendUnsigned(api, await numbered(10));
    assert.deepEqual((await statusOf(api, holder)).records.map(shown), [[2, 'DE', 2]]);
    await send(api, api.tx.compliance.revoke(holder, 20, hashOf('gone')), dave);
    assert.deepEqual((await statusOf(api, holder)).records.map(shown), [[2, 'DE', 'Revoked']]);
    await never(await numbered(20), 'CredentialRevoked');
    await refused(
      send(api, api.tx.compliance.renew(holder, (await now(api)) + 1_000, hashOf('x')), dave),
      'compliance.RecordVoid',
    );
  });
});
