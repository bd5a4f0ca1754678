// The registry of identities as attesters, officers and holders use it, through the real node.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { Keyring } from '@polkadot/api';
import { blake2AsU8a, cryptoWaitReady } from '@polkadot/util-crypto';
import { startNode } from '../../lib/node.mjs';
import { feePaid, errorName, refused, refusedByPool, send, sendUnsigned } from '../../lib/tx.mjs';
import {
  ED,
  UNIT,
  claim,
  draft,
  empty,
  free,
  hexToU8a,
  keyring,
  listOf,
  open,
  round,
  terms,
  u8aToHex,
  untilNow,
} from '../../lib/rounds.mjs';
import {
  ERRORS,
  attesterEntry,
  country,
  credentialFor,
  credentialMessage,
  hashOf,
  held,
  obstacle,
  present,
  publicKey,
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
  node = await startNode();
  api = node.api;
  [alice, bob, charlie, dave, eve, ferdie] = ['//Alice', '//Bob', '//Charlie', '//Dave', '//Eve', '//Ferdie'].map(
    (uri) => keyring().addFromUri(uri),
  );
});
after(() => node?.stop());

const now = async () => (await api.call.distributionApi.now()).toNumber();

/** What a record in the answer of the runtime API says, without what differs from run to run. */
const shown = ({ level, jurisdiction, gives }) => [
  level.toNumber(),
  jurisdiction.toUtf8(),
  gives.isOk ? gives.asOk.toNumber() : gives.asErr.type,
];

describe('the test vectors of credential.rs', () => {
  const source = readFileSync(new URL('../../../primitives/src/credential.rs', import.meta.url), 'utf8');
  const vectors = Object.fromEntries(
    [...source.matchAll(/const VECTOR_(\w+): &str\s*=\s*"([^"]*)"/g)].map(([, name, hex]) => [
      name,
      `0x${hex.replace(/\\?\s+/g, '')}`,
    ]),
  );
  const repeat = (byte) => u8aToHex(new Uint8Array(32).fill(byte));
  const example = {
    genesis: repeat(0x11),
    attester: repeat(0x22),
    account: repeat(0x33),
    level: 2,
    jurisdiction: country('DE'),
    expires: 1_000_000,
    evidence: repeat(0x44),
    nonce: 7,
    epoch: 5,
    key: 1,
  };
  const pair = (type) => new Keyring({ type }).addFromSeed(new Uint8Array(32).fill(1));
  before(() => cryptoWaitReady());

  it('hold for the message', () => {
    assert.equal(credentialMessage(example).length, 186);
    assert.equal(u8aToHex(blake2AsU8a(credentialMessage(example), 256)), vectors.HASH);
  });

  it('hold for ed25519 and ECDSA', () => {
    assert.deepEqual(publicKey(pair('ed25519')), { Ed25519: vectors.ED25519_KEY });
    assert.deepEqual(signCredential(pair('ed25519'), example), { Ed25519: vectors.ED25519 });
    assert.deepEqual(publicKey(pair('ecdsa')), { Ecdsa: vectors.ECDSA_KEY });
    assert.deepEqual(signCredential(pair('ecdsa'), example), { Ecdsa: vectors.ECDSA });
  });

  it('are verified by sr25519, whose signatures differ each time', () => {
    const { Sr25519 } = signCredential(pair('sr25519'), example);
    assert.ok(pair('sr25519').verify(credentialMessage(example), hexToU8a(Sr25519), pair('sr25519').publicKey));
  });
});

describe('the registry', () => {
  it('begins with the attesters, the officer and the blocked country of the preset', async () => {
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

  it('is written by attesters and officers alone', async () => {
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

  it('takes 256 accounts at once, or none, for a deposit', async () => {
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
    for (const i of [0, 255])
      assert.deepEqual((await statusOf(api, empty(`batch ${i}`))).records.map(shown), [[2, 'DE', 2]]);
    assert.equal((await attesterEntry(api, dave.address)).records.toNumber(), records + 256);
    const paid = (await held(api, dave.address)) - deposit;
    assert.ok(paid > (256n * UNIT) / 100n && paid < 256n * UNIT, `${paid} held`);
  });

  it('lets records be renewed, and be forgotten once they count no more', async () => {
    const who = empty('renewed');
    const [records, deposit] = [
      (await attesterEntry(api, eve.address)).records.toNumber(),
      await held(api, eve.address),
    ];
    const soon = (await now()) + 24;
    await send(api, api.tx.compliance.attest(who, await statement(api, { expires: soon - 4 })), eve);
    await send(api, api.tx.compliance.renew(who, soon, hashOf('renewed')), eve);
    assert.deepEqual(
      (await statusOf(api, who)).records.map(({ expires }) => expires.toNumber()),
      [soon],
    );
    await refused(send(api, api.tx.compliance.forget(who, eve.address), bob), 'compliance.StillNeeded');
    await untilNow(api, soon);
    assert.deepEqual((await statusOf(api, who)).records.map(shown), [[2, 'DE', 'Expired']]);
    // The attester alone knows what else it has signed.
    await refused(send(api, api.tx.compliance.forget(who, eve.address), bob), 'compliance.StillNeeded');
    await send(api, api.tx.compliance.forget(who, eve.address), eve);
    assert.equal((await statusOf(api, who)).records.length, 0);
    assert.equal((await attesterEntry(api, eve.address)).records.toNumber(), records);
    assert.equal(await held(api, eve.address), deposit);
    await refused(send(api, api.tx.compliance.renew(who, soon + 1_000, hashOf('renewed')), eve), 'compliance.NoRecord');
  });
});

describe('a credential', () => {
  it('is brought by an empty account without signature, which then claims without signature', async () => {
    const holder = empty('holder');
    const list = listOf([
      [holder, 5n * UNIT],
      [empty('another holder'), 7n * UNIT],
    ]);
    const id = await open(api, alice, await terms(api, list, { requirement: { level: 2 } }));
    // Signed, because a pool bans bytes that it has refused for a while, and the same claim comes again below.
    await refused(send(api, claim(api, id, list, 0), bob), 'distribution.LevelTooLow');
    assert.equal(await obstacle(api, holder, id), 'LevelTooLow');

    const made = await credentialFor(api, dave.address, holder, { nonce: 7 });
    const { events } = await sendUnsigned(api, present(api, made, dave));
    assert.ok(!feePaid(api, events), 'a credential without signature has no fee');
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
    // It brings nobody else in.
    await refusedByPool(api, sendUnsigned(api, claim(api, id, list, 1)), 'LevelTooLow');

    const claimed = await sendUnsigned(api, claim(api, id, list, 0));
    assert.ok(!feePaid(api, claimed.events), 'a claim without signature has no fee');
    assert.equal(await free(api, holder), 5n * UNIT);
  });

  it('of a lower level than the round demands does not help', async () => {
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

  it('may be signed with a key of any kind, and is void once that key is replaced', async () => {
    let older = await credentialFor(api, eve.address, empty('older key'));
    let olderKey = eve;
    for (const [i, kind] of ['ed25519', 'ecdsa', 'sr25519'].entries()) {
      const key = keyring().addFromUri('//Eve//credentials', {}, kind);
      await send(api, api.tx.compliance.rotateKey(publicKey(key)), eve);
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
      for (const who of [holder, other])
        assert.deepEqual((await statusOf(api, who)).records.map(shown), [[2, 'DE', 2]]);
      [older, olderKey] = [await credentialFor(api, eve.address, empty('older key')), key];
    }
    assert.equal((await statusOf(api, empty('older key'))).records.length, 0);
  });
});

describe('a credential that is misused', () => {
  /** Neither a relayer's signature nor the lack of one lets it through. */
  const never = async (tx, error) => {
    await refused(send(api, tx, bob), `compliance.${error}`);
    await refusedByPool(api, sendUnsigned(api, tx), error, 'Compliance');
  };

  it('is refused if it is for another chain, changed, or by somebody else', async () => {
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
      [signed({ expires: (await now()) + MAX_VALIDITY + 10_000 }), 'ExpiryTooFar'],
      [signed({ level: 4 }), 'LevelNotAllowed'],
      [signed({ level: 0 }), 'LevelNotAllowed'],
      [signed({ jurisdiction: country('de') }), 'CountryInvalid'],
    ]) {
      await never(tx, error);
    }
    for (const who of [holder, empty('thief')]) assert.equal((await statusOf(api, who)).records.length, 0);
  });

  it('is refused once it has expired', async () => {
    const soon = (await now()) + 10;
    const tx = present(api, await credentialFor(api, dave.address, empty('late'), { expires: soon }), dave);
    await untilNow(api, soon);
    await never(tx, 'CredentialExpired');
  });

  it('is refused once it, or a later one, was used', async () => {
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

  it('is refused once it was revoked, before or after it was brought', async () => {
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
      send(api, api.tx.compliance.renew(holder, (await now()) + 1_000, hashOf('x')), dave),
      'compliance.RecordVoid',
    );
  });
});

describe('a round that demands level 2 and excludes a country', () => {
  const names = ['unknown', 'low', 'excluded', 'blocked', 'expired', 'revoked', 'gone', 'frozen', 'fine'];
  const list = listOf(names.map((name, i) => [empty(`demand ${name}`), BigInt(i + 1) * UNIT]));
  const reasons = {
    unknown: 'LevelTooLow',
    low: 'LevelTooLow',
    excluded: 'JurisdictionRefused',
    blocked: 'JurisdictionBlocked',
    expired: 'Expired',
    revoked: 'Revoked',
    gone: 'AttesterGone',
    frozen: 'Frozen',
  };
  const who = (name) => empty(`demand ${name}`);
  const batch = (id, rows) =>
    api.tx.distribution.claimBatch(
      id,
      rows.map((row) => ({ beneficiary: list.account(row), evidence: list.evidence(row) })),
    );
  let id;

  before(async () => {
    id = await open(
      api,
      alice,
      await terms(api, list, {
        requirement: { level: 2, jurisdictions: { Except: [country('IR'), country('US')] } },
      }),
    );
    const said = await statement(api);
    const soon = (await now()) + 16;
    await send(
      api,
      api.tx.compliance.attestBatch([
        [who('low'), { ...said, level: 1 }],
        [who('excluded'), { ...said, jurisdiction: country('IR') }],
        [who('blocked'), { ...said, jurisdiction: country('KP') }],
        [who('expired'), { ...said, expires: soon }],
        [who('revoked'), said],
        [who('frozen'), said],
        [who('fine'), said],
      ]),
      dave,
    );
    await send(api, api.tx.compliance.revoke(who('revoked'), 0, hashOf('revoked')), dave);
    await send(api, api.tx.compliance.attest(who('gone'), said), ferdie);
    await send(api, api.tx.compliance.newEpoch(ferdie.address), ferdie);
    await send(api, api.tx.compliance.freeze(who('frozen'), hashOf('frozen')), charlie);
    await untilNow(api, soon);
  });

  it('tells everybody the reason, before and when it is claimed', async () => {
    for (const [name, reason] of Object.entries(reasons)) {
      assert.equal(await obstacle(api, who(name), id), reason, name);
      const tx = claim(api, id, list, names.indexOf(name));
      await refused(send(api, tx, bob), `distribution.${ERRORS[reason]}`);
      await refusedByPool(api, sendUnsigned(api, tx), ERRORS[reason]);
    }
    assert.equal(await obstacle(api, who('fine'), id), null);
    assert.ok((await api.call.complianceApi.canReceive(who('fine'), 999, 1)).isNone);
    assert.ok((await statusOf(api, who('blocked'))).blocked.isTrue);
    assert.equal((await statusOf(api, who('frozen'))).frozen.unwrap().toHex(), hashOf('frozen'));
    for (const name of ['unknown', 'expired', 'revoked', 'gone']) {
      assert.equal((await statusOf(api, who(name))).level.toNumber(), 0, name);
    }
  });

  it('pays out of a batch whom it may', async () => {
    const { events } = await send(
      api,
      batch(
        id,
        names.map((_, row) => row),
      ),
      bob,
    );
    const refusals = events
      .filter(({ event }) => api.events.distribution.ClaimRefused.is(event))
      .map(({ event }) => [names[event.data.index.toNumber()], errorName(api, event.data.error)[0]]);
    assert.deepEqual(
      refusals,
      names.slice(0, -1).map((name) => [name, `distribution.${ERRORS[reasons[name]]}`]),
    );
    assert.equal(await free(api, who('fine')), 9n * UNIT);
    for (const name of Object.keys(reasons)) assert.equal(await free(api, who(name)), 0n);
  });

  it('pays nobody in a blocked country or a frozen account, even if it demands nothing', async () => {
    const openToAll = listOf([
      [who('blocked'), UNIT],
      [who('frozen'), UNIT],
      [who('gone'), UNIT],
    ]);
    const other = await open(api, alice, await terms(api, openToAll));
    await refused(send(api, claim(api, other, openToAll, 0), bob), 'distribution.JurisdictionBlocked');
    await refused(send(api, claim(api, other, openToAll, 1), bob), 'distribution.AccountFrozen');
    await sendUnsigned(api, claim(api, other, openToAll, 2));
  });

  it('pays everybody once the reason is cured, and closes to zero', async () => {
    const said = await statement(api);
    const cured = ['unknown', 'low', 'excluded', 'blocked', 'expired', 'revoked'];
    await send(api, api.tx.compliance.attestBatch(cured.map((name) => [who(name), said])), dave);
    await send(api, api.tx.compliance.attest(who('gone'), said), ferdie);
    await send(api, api.tx.compliance.unfreeze(who('frozen'), hashOf('mistaken')), charlie);
    for (const name of names) assert.equal(await obstacle(api, who(name), id), null, name);
    await send(
      api,
      batch(
        id,
        names.slice(0, -1).map((_, row) => row),
      ),
      bob,
    );
    // The round that demands nothing has paid one of them before.
    for (const [row, name] of names.entries()) {
      assert.equal(await free(api, who(name)), list.amount(row) + (name === 'gone' ? UNIT : 0n), name);
    }
    const { pot } = await round(api, id);
    await send(api, api.tx.distribution.close(id), bob);
    assert.equal(await free(api, pot), 0n);
  });
});

describe('a round that demands two attesters and names its countries', () => {
  it('pays when two different ones vouch for one of them', async () => {
    const holder = empty('two attesters');
    const list = listOf([[holder, UNIT]]);
    const id = await open(
      api,
      alice,
      await terms(api, list, {
        requirement: { level: 1, jurisdictions: { Only: [country('DE'), country('FR')] }, attesters: 2 },
      }),
    );
    assert.equal(await obstacle(api, holder, id), 'LevelTooLow');
    await send(api, api.tx.compliance.attest(holder, await statement(api)), dave);
    await refused(send(api, claim(api, id, list, 0), bob), 'distribution.TooFewAttesters');
    await refusedByPool(api, sendUnsigned(api, claim(api, id, list, 0)), 'TooFewAttesters');
    // The same one twice is one, and a country that is not named does not count.
    await sendUnsigned(api, present(api, await credentialFor(api, dave.address, holder), dave));
    await send(api, api.tx.compliance.attest(holder, await statement(api, { jurisdiction: country('BE') })), ferdie);
    assert.equal(await obstacle(api, holder, id), 'TooFewAttesters');
    await send(api, api.tx.compliance.attest(holder, await statement(api, { jurisdiction: country('FR') })), ferdie);
    assert.equal(await obstacle(api, holder, id), null);
    await send(api, claim(api, id, list, 0), bob);
    assert.equal(await free(api, holder), UNIT);
  });

  it('cannot be drafted if nobody could check it', async () => {
    const good = await terms(api, listOf([[empty('x'), UNIT]]));
    for (const requirement of [
      { level: 1, attesters: 5 },
      { level: 1, jurisdictions: { Only: [] } },
      { level: 1, jurisdictions: { Except: [country('de')] } },
    ]) {
      await refused(
        send(api, api.tx.distribution.draft({ ...good, requirement }), alice),
        'distribution.RequirementUnsupported',
      );
    }
  });
});

describe('a freeze', () => {
  let holder;
  let list;
  let id;

  before(async () => {
    holder = keyring().addFromUri('//Frozen');
    list = listOf([[u8aToHex(holder.publicKey), 7n * UNIT]]);
    id = await open(api, alice, await terms(api, list));
    await send(api, api.tx.balances.transferKeepAlive(holder.address, 100n * UNIT), alice);
    await send(api, api.tx.proxy.addProxy(bob.address, 'Any', 0), holder);
  });

  const transfer = () => api.tx.balances.transferKeepAlive(empty('from the frozen'), UNIT);
  const byProxy = async () => {
    const { events } = await send(api, api.tx.proxy.proxy(holder.address, null, transfer()), bob);
    return events.find(({ event }) => api.events.proxy.ProxyExecuted.is(event)).event.data.result;
  };

  it("stops whatever would move the account's tokens, and payments to it", async () => {
    await send(api, api.tx.compliance.freeze(holder.address, hashOf('order 1')), charlie);
    await refused(
      send(api, api.tx.compliance.freeze(holder.address, hashOf('order 2')), charlie),
      'compliance.AlreadyFrozen',
    );
    const before = await free(api, holder.address);
    // It cannot even pay a fee.
    await assert.rejects(send(api, transfer(), holder), /Inability to pay/);
    const result = await byProxy();
    assert.ok(result.isErr);
    assert.equal(errorName(api, result.asErr)[0], 'Token.Frozen');
    assert.equal(await obstacle(api, holder.address, id), 'Frozen');
    await refused(send(api, claim(api, id, list, 0), bob), 'distribution.AccountFrozen');
    await refusedByPool(api, sendUnsigned(api, claim(api, id, list, 0)), 'AccountFrozen');
    assert.equal(await free(api, holder.address), before);
    // What arrives stays.
    await send(api, api.tx.balances.transferKeepAlive(holder.address, UNIT), alice);
    assert.equal(await free(api, holder.address), before + UNIT);
  });

  it('takes nothing: once ended all is as it was', async () => {
    await send(api, api.tx.compliance.unfreeze(holder.address, hashOf('order 3')), charlie);
    await refused(
      send(api, api.tx.compliance.unfreeze(holder.address, hashOf('order 3')), charlie),
      'compliance.NotFrozen',
    );
    assert.ok((await statusOf(api, holder.address)).frozen.isNone);
    const known = (await api.query.compliance.identities.keys()).map(({ args: [who] }) => who.toString());
    assert.ok(!known.includes(holder.address), 'nothing is left of it');
    const before = await free(api, holder.address);
    await send(api, claim(api, id, list, 0), bob);
    assert.equal(await free(api, holder.address), before + 7n * UNIT);
    await send(api, transfer(), holder);
    assert.ok((await byProxy()).isOk);
    assert.equal(await free(api, empty('from the frozen')), 2n * UNIT);
  });

  it('does not reach what belongs to others', async () => {
    const other = await draft(api, alice, await terms(api, list));
    const { pot } = await round(api, other);
    await refused(send(api, api.tx.compliance.freeze(pot, hashOf('x')), charlie), 'compliance.Exempt');
    await send(api, api.tx.distribution.abandon(other), alice);
  });
});

describe('a row set aside', () => {
  const list = listOf([
    [empty('aside fine'), 5n * UNIT],
    [empty('aside refused'), 7n * UNIT],
    [empty('aside frozen'), 11n * UNIT],
    [empty('aside late'), 13n * UNIT],
  ]);
  const [fine, refusedRow, frozen, late] = [0, 1, 2, 3];
  // An hour of the relay chain must pass: a node of its own, that makes blocks fast.
  let fast;
  let id;
  let closes;
  let deposit;

  const setAside = (row) => fast.api.tx.distribution.setAside(id, list.account(row), list.evidence(row));

  before(async () => {
    fast = await startNode({ blockTime: 100 });
    closes = (await fast.api.call.distributionApi.now()).toNumber() + 750;
    // The manager takes part in nothing else, so that its balance tells the remainder.
    id = await open(
      fast.api,
      eve,
      await terms(fast.api, list, { requirement: { level: 2 }, window: { opens: 0, closes } }),
    );
    const said = await statement(fast.api);
    await send(
      fast.api,
      fast.api.tx.compliance.attestBatch([
        [list.account(fine), said],
        [list.account(frozen), said],
      ]),
      dave,
    );
    await send(fast.api, fast.api.tx.compliance.freeze(list.account(frozen), hashOf('frozen')), charlie);
    deposit = await held(fast.api, bob.address);
  });
  after(() => fast?.stop());

  it('must be one that compliance refuses, and takes a deposit', async () => {
    await refused(send(fast.api, setAside(fine), bob), 'distribution.NotRefused');
    const wrong = fast.api.tx.distribution.setAside(id, list.account(fine), list.evidence(refusedRow));
    await refused(send(fast.api, wrong, bob), 'distribution.ProofInvalid');
    for (const row of [refusedRow, frozen]) {
      const { events } = await send(fast.api, setAside(row), bob);
      const { data } = events.find(({ event }) => fast.api.events.distribution.RowSetAside.is(event)).event;
      assert.deepEqual([data.id.toNumber(), data.index.toNumber()], [id, row]);
      assert.equal(u8aToHex(data.beneficiary.toU8a()), list.account(row));
      assert.equal(data.amount.toBigInt(), list.amount(row));
    }
    await refused(send(fast.api, setAside(refusedRow), bob), 'distribution.AlreadySetAside');
    assert.equal((await round(fast.api, id)).setAside.toBigInt(), 18n * UNIT);
    assert.ok((await held(fast.api, bob.address)) > deposit);
  });

  it('does not keep others from being paid, nor opens a way around compliance', async () => {
    await sendUnsigned(fast.api, claim(fast.api, id, list, fine));
    assert.equal(await free(fast.api, list.account(fine)), 5n * UNIT);
    await refused(send(fast.api, claim(fast.api, id, list, refusedRow), bob), 'distribution.LevelTooLow');
    await refused(send(fast.api, claim(fast.api, id, list, frozen), bob), 'distribution.AccountFrozen');
    await refused(send(fast.api, fast.api.tx.distribution.close(id), bob), 'distribution.TooEarlyToClose');
  });

  it('stays in the pot when the round is closed', async () => {
    await untilNow(fast.api, closes);
    await refused(send(fast.api, setAside(late), bob), 'distribution.WindowClosed');
    await refused(send(fast.api, claim(fast.api, id, list, late), bob), 'distribution.WindowClosed');
    const { pot } = await round(fast.api, id);
    const [holding, manager] = [await free(fast.api, pot), await free(fast.api, eve.address)];
    assert.equal(holding, 31n * UNIT + ED);
    const { events } = await send(fast.api, fast.api.tx.distribution.close(id), bob);
    const { data } = events.find(({ event }) => fast.api.events.distribution.RoundClosed.is(event)).event;
    assert.equal(data.remainder.toBigInt(), holding - 18n * UNIT - ED);
    assert.equal(await free(fast.api, eve.address), manager + 13n * UNIT);
    assert.equal(await free(fast.api, pot), 18n * UNIT + ED);
    assert.equal((await round(fast.api, id)).setAside.toBigInt(), 18n * UNIT);
    await refused(send(fast.api, fast.api.tx.distribution.cleanUp(id, 256), bob), 'distribution.StillSetAside');
  });

  it('is refused after closing for as long as the reason lasts, and others for good', async () => {
    assert.equal(await obstacle(fast.api, list.account(refusedRow), id), 'LevelTooLow');
    assert.equal(await obstacle(fast.api, list.account(frozen), id), 'Frozen');
    for (const [row, error] of [
      [refusedRow, 'LevelTooLow'],
      [frozen, 'AccountFrozen'],
      [late, 'NotOpen'],
    ]) {
      await refused(send(fast.api, claim(fast.api, id, list, row), bob), `distribution.${error}`);
      // A pool bans bytes that it has refused for a while, and this claim comes again below.
      if (row === refusedRow) continue;
      await refusedByPool(fast.api, sendUnsigned(fast.api, claim(fast.api, id, list, row)), error);
    }
  });

  it('is paid after closing once the reason is cured, and the deposit comes back', async () => {
    const both = (await held(fast.api, bob.address)) - deposit;
    const made = await credentialFor(fast.api, dave.address, list.account(refusedRow));
    await sendUnsigned(fast.api, present(fast.api, made, dave));
    const { events } = await sendUnsigned(fast.api, claim(fast.api, id, list, refusedRow));
    assert.ok(events.some(({ event }) => fast.api.events.distribution.SetAsideEnded.is(event)));
    assert.equal(await free(fast.api, list.account(refusedRow)), 7n * UNIT);
    assert.equal((await round(fast.api, id)).setAside.toBigInt(), 11n * UNIT);
    assert.equal((await held(fast.api, bob.address)) - deposit, both / 2n);
    await refused(send(fast.api, claim(fast.api, id, list, refusedRow), bob), 'distribution.NotOpen');
    await refused(send(fast.api, fast.api.tx.distribution.cleanUp(id, 256), bob), 'distribution.StillSetAside');

    await send(fast.api, fast.api.tx.compliance.unfreeze(list.account(frozen), hashOf('ended')), charlie);
    await send(fast.api, claim(fast.api, id, list, frozen), charlie);
    assert.equal(await free(fast.api, list.account(frozen)), 11n * UNIT);
    assert.equal(await held(fast.api, bob.address), deposit);
    const { setAside: left, pot } = await round(fast.api, id);
    assert.ok(left.isZero());
    assert.equal(await free(fast.api, pot), ED);
    await send(fast.api, fast.api.tx.distribution.cleanUp(id, 256), bob);
    assert.ok((await fast.api.call.distributionApi.round(id)).isNone);
    assert.equal(await free(fast.api, pot), 0n);
  });
});
