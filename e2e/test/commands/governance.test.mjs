// The commands for referenda, votes and what they lock, vesting, and the present, through the real node.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { u8aToHex } from '@polkadot/util';
import { blake2AsHex } from '@polkadot/util-crypto';
import { until } from '../../lib/blocks.mjs';
import { cli, run } from '../../lib/cli.mjs';
import { placeDeposits, submitReferendum, voteAye } from '../../lib/emission.mjs';
import { BIN, startNode } from '../../lib/node.mjs';
import { UNIT, keyring } from '../../lib/rounds.mjs';
import { send } from '../../lib/tx.mjs';

const USAGE = 2;
const BAD_INPUT = 3;
const REFUSED = 6;
const EMISSION_ADMIN = 13;
const VOTES = 9_000_000_000n * UNIT;

let node;
let api;
let url;
let pairs;
const by = (suri) => ({ url, suri });
const pair = (suri) => keyring().addFromUri(suri);
/** What a command prints for people. */
function text(args) {
  const env = { ...process.env, DISTRIBUTION_URL: url };
  const { status, stdout, stderr } = spawnSync(join(BIN, 'distribution'), args.map(String), { env, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return stdout;
}
const lockOf = async (address, name) => {
  const locks = await api.query.balances.locks(address);
  const found = locks.find(({ id }) => id.toUtf8().trim() === name);
  return found ? found.amount.toBigInt() : 0n;
};

before(async () => {
  node = await startNode({ blockTime: 500 });
  ({ api, url } = node);
  pairs = Object.fromEntries(
    ['//Alice', '//Bob', '//Charlie', '//Dave', '//Eve', '//Ferdie'].map((suri) => [suri, pair(suri)]),
  );
});
after(() => node?.stop());

describe('the present', () => {
  it('is told with the time, the era and the committee', async () => {
    let now;
    // Emission begins with the first block: before it nothing is to come.
    await until(api, async () => {
      now = await cli(['now'], { url });
      return now.coming.length > 0;
    });
    assert.equal(now.specVersion, api.runtimeVersion.specVersion.toNumber());
    assert.equal(now.genesis, api.genesisHash.toHex());
    assert.deepEqual(now.committee, [pairs['//Alice'].address]);
    assert.equal(now.eraLength, 20);
    assert.ok(now.final.number <= now.best.number && now.now > 0);
    assert.deepEqual(now.brakes, []);
    assert.match(now.coming[0].what, /^era \d+ ends$/);
  });

  it('shows a brake with its end', async () => {
    const pause = api.tx.brakes.pause(['Assets', 'create'], 1_000);
    await send(api, api.tx.technicalCommittee.propose(1, pause, pause.method.encodedLength), pairs['//Alice']);
    const { brakes, coming } = await cli(['now'], { url });
    assert.equal(brakes[0].brake, 'pause of Assets.create');
    assert.ok(coming.some(({ what }) => what === 'the pause of Assets.create ends'));
    const release = api.tx.brakes.release({ Call: ['Assets', 'create'] });
    await send(api, api.tx.technicalCommittee.propose(1, release, release.method.encodedLength), pairs['//Alice']);
    assert.deepEqual((await cli(['now'], { url })).brakes, []);
  });
});

describe('a call', () => {
  it('is decoded with the calls in it', async () => {
    const pay = api.tx.balances.transferKeepAlive(pairs['//Bob'].address, 3n * UNIT);
    const batch = api.tx.utility.batchAll([pay, api.tx.system.remark('hello')]);
    const decoded = await cli(['tx', 'decode', batch.method.toHex()], { url });
    assert.equal(decoded.callHash, batch.method.hash.toHex());
    assert.equal(decoded.call.call, 'Utility.batch_all');
    const [first, second] = decoded.call.arguments.calls;
    assert.deepEqual(first, {
      call: 'Balances.transfer_keep_alive',
      arguments: { dest: pairs['//Bob'].address, value: String(3n * UNIT) },
    });
    assert.equal(second.arguments.remark, u8aToHex(Buffer.from('hello')));
    assert.match(text(['tx', 'decode', batch.method.toHex()]), /value: 3 DIST/);
  });

  // Regression: a list of a million rows was not published to its end, because the pool, which had much to do, did not
  // know yet the block that each transaction began with.
  it('is signed to be valid from a final block that every pool knows', async () => {
    await until(api, async () => (await api.rpc.chain.getHeader()).number.toNumber() > 10);
    const sent = await cli(['account', 'transfer', pairs['//Bob'].address, 1], by('//Alice'));
    const { block } = await api.rpc.chain.getBlock(sent.block);
    const { era } = block.extrinsics.find((extrinsic) => extrinsic.isSigned);
    assert.ok(era.asMortalEra.birth(sent.blockNumber) <= sent.blockNumber - 9, era.toString());
  });

  it('is refused when it is none, or has bytes behind it', async () => {
    for (const wrong of ['0xffff', `${api.tx.emission.halt().method.toHex()}00`, 'zz']) {
      assert.equal((await run(['tx', 'decode', wrong], { url })).code, BAD_INPUT, wrong);
    }
  });
});

describe('a referendum', () => {
  let open;
  let hidden;

  before(async () => {
    const budget = api.tx.emission.setBudget([[0, 1_000_000_000]]);
    open = await submitReferendum(api, pairs['//Alice'], 'EmissionAdmin', api.tx.utility.batchAll([budget]));
    // On a call whose bytes nobody has stored.
    const remark = api.tx.system.remark('nobody has stored this call');
    const { events } = await send(
      api,
      api.tx.referenda.submit(
        { system: 'Root' },
        { Lookup: { hash: remark.method.hash, len: remark.method.encodedLength } },
        { After: 0 },
      ),
      pairs['//Alice'],
    );
    const submitted = events.find(({ event }) => api.events.referenda.Submitted.is(event));
    hidden = { id: submitted.event.data.index.toNumber(), call: remark.method.toHex() };
  });

  it('is listed with its track, its call and what it needs', async () => {
    const { referenda } = await cli(['referendum', 'list', '--track', 'emission_admin'], { url });
    assert.equal(referenda.length, 1);
    const [found] = referenda;
    assert.equal(found.referendum, open);
    assert.equal(found.track, EMISSION_ADMIN);
    assert.equal(found.call.call, 'Utility.batch_all');
    assert.equal(found.decisionDeposit, false);
    assert.equal(found.approvalNeededBillionths, 1_000_000_000);
    assert.equal(found.supportNeededBillionths, 300_000_000);
    assert.ok(found.deadlineDate);
    const all = await cli(['referendum', 'list'], { url });
    assert.deepEqual(
      all.referenda.map(({ referendum }) => referendum),
      [open, hidden.id],
    );
    assert.equal((await run(['referendum', 'list', '--track', 'nosuch'], { url })).code, BAD_INPUT);
    assert.match(text(['referendum', 'list']), /Emission\.set_budget/);
  });

  it('measures support against what can vote, as the chain does', async () => {
    const { votable } = await cli(['referendum', 'show', open], { url });
    const [issuance, treasury, ofPools, ofRounds] = await Promise.all([
      api.query.balances.totalIssuance(),
      api.query.system.account(api.consts.treasury.potAccount),
      api.query.emission.totalOwed(),
      api.query.distribution.totalOwed(),
    ]);
    const kept = treasury.data.free.toBigInt() + ofPools.toBigInt() + ofRounds.toBigInt();
    // An era may end between the two looks.
    const difference = BigInt(votable) - (issuance.toBigInt() - kept);
    assert.ok(difference < 10_000_000n * UNIT && difference > -10_000_000n * UNIT, String(difference));
  });

  it('is decoded in full, its hash checked', async () => {
    const decoded = await cli(['referendum', 'decode', open], { url });
    assert.equal(decoded.origin, 'Origins EmissionAdmin');
    assert.equal(blake2AsHex(decoded.bytes, 256), decoded.callHash);
    assert.equal(decoded.call.arguments.calls[0].call, 'Emission.set_budget');
    assert.match(text(['referendum', 'decode', open]), /Emission\.set_budget\n/);
  });

  it('is decoded from bytes that somebody has, if the chain does not', async () => {
    const { code, json } = await run(['referendum', 'decode', hidden.id], { url });
    assert.equal(code, REFUSED);
    assert.match(json.error, /--call/);
    const decoded = await cli(['referendum', 'decode', hidden.id, '--call', hidden.call], { url });
    assert.equal(decoded.call.call, 'System.remark');
    const other = api.tx.system.remark('another').method.toHex();
    assert.equal((await run(['referendum', 'decode', hidden.id, '--call', other], { url })).code, 7);
    assert.equal((await run(['referendum', 'decode', 999], { url })).code, BAD_INPUT);
  });
});

describe('votes', () => {
  it('are split, and removed again', async () => {
    const { referenda } = await cli(['referendum', 'list'], { url });
    const id = referenda[0].referendum;
    await cli(['vote', id, 'split', '--aye', 5, '--nay', 3], by('//Ferdie'));
    const votes = (await api.query.convictionVoting.votingFor(pairs['//Ferdie'].address, EMISSION_ADMIN)).asCasting;
    assert.equal(votes.votes[0][1].asSplit.aye.toBigInt(), 5n * UNIT);
    const locked = await cli(['referendum', 'unlock'], by('//Ferdie'));
    assert.deepEqual(locked.unlocked, []);
    assert.equal(locked.remains[0].referendum, id);
    assert.equal((await run(['referendum', 'remove-vote', id], { ...by('//Ferdie'), yes: false })).code, USAGE);
    await cli(['referendum', 'remove-vote', id], by('//Ferdie'));
    // Anybody unlocks for anybody.
    const { lockedBefore, lockedAfter } = await cli(['referendum', 'unlock', pairs['//Ferdie'].address], by('//Eve'));
    assert.equal(lockedBefore, String(8n * UNIT));
    assert.equal(lockedAfter, '0');
    assert.equal(await lockOf(pairs['//Ferdie'].address, 'pyconvot'), 0n);
    const again = await run(['referendum', 'remove-vote', id], by('//Ferdie'));
    assert.equal(again.code, BAD_INPUT);
    assert.match(again.json.error, /no vote on referendum/);
  });

  it('are delegated by track, and taken back', async () => {
    const to = pairs['//Eve'].address;
    const delegate = ['referendum', 'delegate', to, '--tokens', 50, '--conviction', '2x'];
    await cli([...delegate, '--track', 'root', '--track', 'emission_admin'], by('//Ferdie'));
    const voting = await api.query.convictionVoting.votingFor(pairs['//Ferdie'].address, 0);
    assert.equal(voting.asDelegating.target.toString(), to);
    const twice = await run([...delegate, '--track', 'root'], by('//Ferdie'));
    assert.equal(twice.code, REFUSED);
    assert.match(twice.json.error, /undelegate/);
    const dry = await cli(['referendum', 'undelegate', '--track', 'root', '--print-call'], { url });
    assert.equal(dry.call, api.tx.convictionVoting.undelegate(0).method.toHex());
    await cli(['referendum', 'undelegate', '--all-tracks'], by('//Ferdie'));
    const { remains, lockedAfter } = await cli(['referendum', 'unlock'], by('//Ferdie'));
    assert.equal(lockedAfter, String(50n * UNIT));
    assert.deepEqual(
      remains.map(({ why }) => why),
      ['earlier', 'earlier'],
    );
    assert.ok(remains.every(({ untilDate }) => untilDate));
    assert.equal((await run(['referendum', 'undelegate', '--all-tracks'], by('//Ferdie'))).code, REFUSED);
    // Regression: on all tracks at once it was larger than a block.
    const tracks = api.consts.referenda.tracks.map(([id]) => id.toNumber());
    const stash = keyring().addFromUri('//Alice//stash').address;
    const delegated = async () => {
      const all = await Promise.all(tracks.map((id) => api.query.convictionVoting.votingFor(stash, id)));
      return all.filter(({ isDelegating }) => isDelegating).length;
    };
    const all = [...delegate.slice(0, 5), '--all-tracks'];
    for (let rest = tracks.length; rest > 0;) {
      await cli(all, by('//Alice//stash'));
      rest = Math.max(rest - 4, 0);
      assert.equal(await delegated(), tracks.length - rest);
    }
    assert.equal((await run(all, by('//Alice//stash'))).code, REFUSED);
    for (let rest = tracks.length; rest > 0;) {
      await cli(['referendum', 'undelegate', '--all-tracks'], by('//Alice//stash'));
      rest = Math.max(rest - 4, 0);
      assert.equal(await delegated(), rest);
    }
    const named = tracks.slice(0, 5).flatMap((id) => ['--track', id]);
    const many = await run([...delegate.slice(0, 5), ...named], by('//Alice//stash'));
    assert.deepEqual([many.code, /name at most 4/.test(many.json.error)], [BAD_INPUT, true]);
  });

  it('of losers are unlocked after the end, those of winners stay until their date', async () => {
    const remark = api.tx.system.remark('x');
    const id = await submitReferendum(api, pairs['//Alice'], 'RoundAdmin', remark);
    await placeDeposits(api, pairs['//Alice'], [id]);
    // First, or it might be approved before.
    await cli(['vote', id, 'nay', '--tokens', 7, '--conviction', '6x'], by('//Eve'));
    const voters = ['//Alice', '//Bob', '//Charlie', '//Dave'].map((suri) => [pairs[suri], 1]);
    await voteAye(api, voters, VOTES, [id]);
    await until(api, async () => (await api.query.referenda.referendumInfoFor(id)).unwrap().isApproved);
    const { referenda } = await cli(['referendum', 'list', '--all'], { url });
    assert.equal(referenda.find(({ referendum }) => referendum === id).state, 'Approved');
    // Without a key: anybody can.
    const tried = await cli(['referendum', 'unlock', pairs['//Eve'].address, '--dry-run'], { url });
    assert.deepEqual([tried.refusal, tried.account], [null, pairs['//Eve'].address]);
    const lost = await cli(['referendum', 'unlock'], by('//Eve'));
    assert.deepEqual(lost.removed, [{ track: 10, referendum: id }]);
    assert.equal(await lockOf(pairs['//Eve'].address, 'pyconvot'), 0n);
    const won = await cli(['referendum', 'unlock'], by('//Bob'));
    assert.deepEqual(won.unlocked, []);
    const kept = won.remains.find(({ referendum }) => referendum === id);
    assert.equal(kept.why, 'won');
    // Seven days of relay-chain blocks after the end.
    const end = (await api.query.referenda.referendumInfoFor(id)).unwrap().asApproved[0].toNumber();
    assert.equal(kept.until, end + 100_800);
    assert.equal((await run(['referendum', 'decode', id], { url })).code, BAD_INPUT);
  });
});

describe('vesting', () => {
  it('is shown with its dates, and unlocked by anybody', async () => {
    const who = pair('//Vesting').address;
    const start = (await api.call.distributionApi.now()).toNumber();
    const schedule = { locked: 1_000n * UNIT, perBlock: UNIT, startingBlock: start };
    await send(api, api.tx.vesting.vestedTransfer(who, schedule), pairs['//Alice']);
    await until(api, async () => (await api.call.distributionApi.now()).toNumber() >= start + 5);
    const shown = await cli(['vest', who, '--print-call'], { url });
    assert.equal(shown.schedules[0].end, start + 1_000);
    assert.equal(shown.schedules[0].locked, String(1_000n * UNIT));
    // What had vested in the block that the command asked, which may be one before.
    assert.ok(shown.now >= start + 1, `${shown.now} of ${start}`);
    assert.equal(shown.remains, String(BigInt(1_000 - (shown.now - start)) * UNIT));
    // What had vested by the block of the transfer was never locked.
    assert.equal(BigInt(shown.unlocks), BigInt(shown.locked) - BigInt(shown.remains));
    assert.ok(BigInt(shown.unlocks) > 0n);
    assert.equal(shown.call, api.tx.vesting.vestOther(who).method.toHex());
    assert.match(text(['vest', who, '--dry-run']), /can be unlocked now/);
    const { trial } = await cli(['vest', who, '--dry-run'], { url });
    assert.ok(trial.events.some(({ event }) => event === 'Vesting.VestingUpdated'));
    await cli(['vest', who], by('//Bob'));
    assert.ok((await lockOf(who, 'vesting')) <= 995n * UNIT);
    assert.equal((await run(['vest', pairs['//Bob'].address, '--dry-run'], { url })).code, BAD_INPUT);
  });
});
