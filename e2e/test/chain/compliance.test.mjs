// Who may be paid, through the real node: requirements of rounds, freezes, and rows set aside for beneficiaries who do
// not qualify yet.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { u8aToHex } from '@polkadot/util';
import { now, untilNow } from '../../lib/blocks.mjs';
import { startNode } from '../../lib/node.mjs';
import { errorName, refused, refusedByPool, send, sendUnsigned } from '../../lib/tx.mjs';
import { ED, UNIT, claim, draft, empty, free, keyring, listOf, open, round, terms } from '../../lib/rounds.mjs';
import {
  ERRORS,
  country,
  credentialFor,
  hashOf,
  held,
  obstacle,
  present,
  statement,
  statusOf,
} from '../../lib/compliance.mjs';

// An hour of the relay chain, the shortest window of a round.
const MIN_WINDOW = 600;
let node;
let api;
let alice;
let bob;
let charlie;
let dave;
let eve;
let ferdie;

before(async () => {
  node = await startNode({ blockTime: 60 });
  api = node.api;
  [alice, bob, charlie, dave, eve, ferdie] = ['//Alice', '//Bob', '//Charlie', '//Dave', '//Eve', '//Ferdie'].map(
    (uri) => keyring().addFromUri(uri),
  );
});
after(() => node?.stop());

/** A round whose window ends while the suites below run; the last suite returns to it. */
const aside = {
  list: listOf([
    [empty('aside fine'), 5n * UNIT],
    [empty('aside refused'), 7n * UNIT],
    [empty('aside frozen'), 11n * UNIT],
    [empty('aside late'), 13n * UNIT],
  ]),
};
const [fine, refusedRow, frozen, late] = [0, 1, 2, 3];
const setAside = (row) => api.tx.distribution.setAside(aside.id, aside.list.account(row), aside.list.evidence(row));

describe('a row set aside while its round is open', () => {
  const { list } = aside;
  let id;

  before(async () => {
    aside.closes = (await now(api)) + MIN_WINDOW + node.blocks(8);
    // This manager does nothing else, so its balance shows the remainder.
    id = await open(
      api,
      eve,
      await terms(api, list, { requirement: { level: 2 }, window: { opens: 0, closes: aside.closes } }),
    );
    aside.id = id;
    const said = await statement(api);
    await send(
      api,
      api.tx.compliance.attestBatch([
        [list.account(fine), said],
        [list.account(frozen), said],
      ]),
      dave,
    );
    await send(api, api.tx.compliance.freeze(list.account(frozen), hashOf('frozen')), charlie);
    aside.deposit = await held(api, bob.address);
  });

  it('must be one that compliance refuses, and costs no deposit', async () => {
    await refused(send(api, setAside(fine), bob), 'distribution.NotRefused');
    const wrong = api.tx.distribution.setAside(id, list.account(fine), list.evidence(refusedRow));
    await refused(send(api, wrong, bob), 'distribution.ProofInvalid');
    for (const row of [refusedRow, frozen]) {
      const { events } = await send(api, setAside(row), bob);
      const { data } = events.find(({ event }) => api.events.distribution.RowSetAside.is(event)).event;
      assert.deepEqual([data.id.toNumber(), data.index.toNumber()], [id, row]);
      assert.equal(u8aToHex(data.beneficiary.toU8a()), list.account(row));
      assert.equal(data.amount.toBigInt(), list.amount(row));
    }
    await refused(send(api, setAside(refusedRow), bob), 'distribution.AlreadySetAside');
    assert.equal((await round(api, id)).setAside.toBigInt(), 18n * UNIT);
    assert.equal(await held(api, bob.address), aside.deposit);
  });

  it('neither stops payments to others nor bypasses compliance', async () => {
    await sendUnsigned(api, claim(api, id, list, fine));
    assert.equal(await free(api, list.account(fine)), 5n * UNIT);
    await refused(send(api, claim(api, id, list, refusedRow), bob), 'distribution.LevelTooLow');
    await refused(send(api, claim(api, id, list, frozen), bob), 'distribution.AccountFrozen');
    await refused(send(api, api.tx.distribution.close(id), bob), 'distribution.TooEarlyToClose');
  });
});

describe('a round that requires level 2 and excludes a country', () => {
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
    const soon = (await now(api)) + node.blocks(6);
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

  it('gives each beneficiary the reason, both when asked and on a claim', async () => {
    for (const [name, reason] of Object.entries(reasons)) {
      assert.equal(await obstacle(api, who(name), id), reason, name);
      const tx = claim(api, id, list, names.indexOf(name));
      await refused(send(api, tx, bob), `distribution.${ERRORS[reason]}`);
      await refusedByPool(api, sendUnsigned(api, tx), ERRORS[reason]);
    }
    assert.equal(await obstacle(api, who('fine'), id), null);
    assert.ok((await api.call.complianceApi.canReceive(who('fine'), 999, 1)).isNone);
    assert.ok((await statusOf(api, who('blocked'))).blocked.isTrue);
    const freeze = (await statusOf(api, who('frozen'))).frozen.unwrap();
    assert.equal(freeze.reason.toHex(), hashOf('frozen'));
    assert.equal(freeze.officer.toString(), charlie.address);
    // Fourteen days of the relay chain.
    assert.equal(freeze.lapses.unwrap().toNumber() - freeze.since.toNumber(), 14 * 14_400);
    assert.ok(freeze.ratifiedBy.isNone);
    for (const name of ['unknown', 'expired', 'revoked', 'gone']) {
      assert.equal((await statusOf(api, who(name))).level.toNumber(), 0, name);
    }
  });

  it('pays those in a batch who qualify', async () => {
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

  it('pays no frozen account and no one in a blocked country, even without a requirement', async () => {
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

  it('pays whoever an attester without the right to block places in a blocked country, if it demands nothing', async () => {
    const openToAll = listOf([[who('placed'), UNIT]]);
    const [all, strict] = [
      await open(api, alice, await terms(api, openToAll)),
      await open(api, alice, await terms(api, openToAll, { requirement: { level: 1 } })),
    ];
    await send(
      api,
      api.tx.compliance.attest(who('placed'), await statement(api, { jurisdiction: country('KP') })),
      eve,
    );
    assert.ok((await statusOf(api, who('placed'))).blocked.isFalse);
    await sendUnsigned(api, claim(api, all, openToAll, 0));
    assert.equal(await obstacle(api, who('placed'), strict), 'JurisdictionBlocked');
    await send(api, api.tx.compliance.attest(who('placed'), await statement(api)), ferdie);
    assert.equal(await obstacle(api, who('placed'), strict), null);
  });

  it('pays everyone once the reason is gone, and closes to zero', async () => {
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
    // The round without a requirement has already paid one of them.
    for (const [row, name] of names.entries()) {
      assert.equal(await free(api, who(name)), list.amount(row) + (name === 'gone' ? UNIT : 0n), name);
    }
    const { pot } = await round(api, id);
    await send(api, api.tx.distribution.close(id), bob);
    assert.equal(await free(api, pot), 0n);
  });
});

describe('a round that requires two attesters and lists its countries', () => {
  it('pays when two different attesters vouch for a listed country', async () => {
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
    // The same attester counts once, and a country that is not listed does not count.
    await sendUnsigned(api, present(api, await credentialFor(api, dave.address, holder), dave));
    await send(api, api.tx.compliance.attest(holder, await statement(api, { jurisdiction: country('BE') })), ferdie);
    assert.equal(await obstacle(api, holder, id), 'TooFewAttesters');
    await send(api, api.tx.compliance.attest(holder, await statement(api, { jurisdiction: country('FR') })), ferdie);
    assert.equal(await obstacle(api, holder, id), null);
    await send(api, claim(api, id, list, 0), bob);
    assert.equal(await free(api, holder), UNIT);
  });

  it('cannot be drafted with a requirement that cannot be checked', async () => {
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

  it("stops every movement of the account's tokens, and payments to it", async () => {
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
    // Incoming transfers stay.
    await send(api, api.tx.balances.transferKeepAlive(holder.address, UNIT), alice);
    assert.equal(await free(api, holder.address), before + UNIT);
  });

  it('takes nothing: once it ends, everything is as before', async () => {
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

  it('cannot be begun anew by the same officer', async () => {
    await refused(
      send(api, api.tx.compliance.freeze(holder.address, hashOf('order 4')), charlie),
      'compliance.FrozenBefore',
    );
  });

  it('cannot be applied to a pot, nor to those whom the officer answers to', async () => {
    const other = await draft(api, alice, await terms(api, list));
    const { pot } = await round(api, other);
    await refused(send(api, api.tx.compliance.freeze(pot, hashOf('x')), charlie), 'compliance.Exempt');
    await send(api, api.tx.distribution.abandon(other), alice);
    for (const { address } of [alice, charlie, dave]) {
      await refused(send(api, api.tx.compliance.freeze(address, hashOf('x')), charlie), 'compliance.Protected');
    }
  });
});

describe('a row set aside, after the window of its round', () => {
  const { list } = aside;
  let id;

  before(async () => {
    ({ id } = aside);
    await untilNow(api, aside.closes);
    aside.over = aside.closes + api.consts.distribution.closeDelay.toNumber();
  });

  it('stays in the pot when the round is closed', async () => {
    await refused(send(api, claim(api, id, list, late), bob), 'distribution.WindowClosed');
    await untilNow(api, aside.over);
    const { pot } = await round(api, id);
    const [holding, manager] = [await free(api, pot), await free(api, eve.address)];
    assert.equal(holding, 31n * UNIT + ED);
    const { events } = await send(api, api.tx.distribution.close(id), bob);
    const { data } = events.find(({ event }) => api.events.distribution.RoundClosed.is(event)).event;
    assert.equal(data.remainder.toBigInt(), holding - 18n * UNIT - ED);
    assert.equal(await free(api, eve.address), manager + 13n * UNIT);
    assert.equal(await free(api, pot), 18n * UNIT + ED);
    assert.equal((await round(api, id)).setAside.toBigInt(), 18n * UNIT);
    await refused(send(api, api.tx.distribution.cleanUp(id, 256), bob), 'distribution.StillSetAside');
  });

  it('is refused after closing as long as the reason lasts; other rows are refused for good', async () => {
    assert.equal(await obstacle(api, list.account(refusedRow), id), 'LevelTooLow');
    assert.equal(await obstacle(api, list.account(frozen), id), 'Frozen');
    for (const [row, error] of [
      [refusedRow, 'LevelTooLow'],
      [frozen, 'AccountFrozen'],
      [late, 'NotOpen'],
    ]) {
      await refused(send(api, claim(api, id, list, row), bob), `distribution.${error}`);
      // The pool bans a refused transaction for a while, and this claim is sent again below.
      if (row === refusedRow) continue;
      await refusedByPool(api, sendUnsigned(api, claim(api, id, list, row)), error);
    }
  });

  it('is paid after closing once the reason is gone', async () => {
    const made = await credentialFor(api, dave.address, list.account(refusedRow));
    await sendUnsigned(api, present(api, made, dave));
    const { events } = await sendUnsigned(api, claim(api, id, list, refusedRow));
    assert.ok(events.some(({ event }) => api.events.distribution.SetAsideEnded.is(event)));
    assert.equal(await free(api, list.account(refusedRow)), 7n * UNIT);
    assert.equal((await round(api, id)).setAside.toBigInt(), 11n * UNIT);
    await refused(send(api, claim(api, id, list, refusedRow), bob), 'distribution.NotOpen');
    await refused(send(api, api.tx.distribution.cleanUp(id, 256), bob), 'distribution.StillSetAside');

    await send(api, api.tx.compliance.unfreeze(list.account(frozen), hashOf('ended')), charlie);
    await send(api, claim(api, id, list, frozen), charlie);
    assert.equal(await free(api, list.account(frozen)), 11n * UNIT);
    const { setAside: left, pot } = await round(api, id);
    assert.ok(left.isZero());
    assert.equal(await free(api, pot), ED);
    await send(api, api.tx.distribution.cleanUp(id, 256), bob);
    assert.ok((await api.call.distributionApi.round(id)).isNone);
    assert.equal(await free(api, pot), 0n);
  });
});

// Last, because only a vote brings a suspended officer back.
describe('an officer', () => {
  const motion = (tx) => api.tx.technicalCommittee.propose(1, tx, tx.method.encodedLength);
  const who = () => empty('frozen in error');
  const freeze = (account) => api.tx.compliance.freeze(account, hashOf('error'));

  it('cannot ratify its own freeze, and sees how many are left', async () => {
    const left = async () => (await api.call.complianceApi.officers())[0].freezesLeft.toNumber();
    const before = await left();
    await send(api, freeze(who()), charlie);
    assert.equal(await left(), before - 1);
    await refused(send(api, api.tx.compliance.ratifyFreeze(who()), charlie), 'compliance.SameOfficer');
    await refused(send(api, api.tx.compliance.lapseFreeze(who()), bob), 'compliance.StillFrozen');
  });

  it('is suspended by the committee, which ends its freezes', async () => {
    await refused(send(api, api.tx.compliance.suspendOfficer(charlie.address), alice), 'BadOrigin');
    await send(api, motion(api.tx.compliance.suspendOfficer(charlie.address)), alice);
    assert.ok((await api.call.complianceApi.officers())[0].suspended.isTrue);
    await refused(send(api, freeze(empty('another')), charlie), 'compliance.OfficerSuspended');
    const unfreeze = api.tx.compliance.unfreeze(who(), hashOf('error'));
    await refused(send(api, unfreeze, charlie), 'compliance.OfficerSuspended');
    await send(api, motion(unfreeze), alice);
    assert.ok((await statusOf(api, who())).frozen.isNone);
  });
});
