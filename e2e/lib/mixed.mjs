// Random transactions of all kinds, mixed, for blocks that are then executed again: the same ones for each seed. Some of
// them fail, and many are of several parts, some of which fail.

import { u8aToHex } from '@polkadot/util';
import { blake2AsU8a } from '@polkadot/util-crypto';
import { now } from './blocks.mjs';
import { chunks as inChunks, digest } from './chunks.mjs';
import { credentialFor, hashOf, present, statement } from './compliance.mjs';
import { claimTo, signRedirect } from './payees.mjs';
import { UNIT, claim, claimRange, draft, empty, fund, keyring, listOf, open, openDraft, terms } from './rounds.mjs';
import { send } from './tx.mjs';
import { signVoucher, signerKey } from './vouchers.mjs';

/** What a row of each round is worth: enough to be vested. */
const AMOUNT = 20n * UNIT;
// Rows at the beginning of the list whose accounts are frozen.
const FROZEN = 3;
// Rows at its end whose accounts have keys, so that their owners can sign where they are paid.
const OWNED = 256;
// Accounts for whose vouchers there is room.
const VOUCHED = 1_024;
const ASSET = 1_414;
const DAY = 14_400;
const STAKE = 0;
// What calls take at most.
const BATCH = 256;
// The most rows of one call: in most cases, and in the others.
const [SOME, MANY] = [24, 200];
// Rows of a chunk of a list, and chunks of it.
const CHUNK = 512;
const CHUNKS = 3;
// Blocks after which all of a stream has unlocked.
const STREAM = 100;
// Roughly what kinds of transactions weigh, in milliseconds. It decides how many there are, and nothing else.
const WORK = { call: 0.5, row: 0.15, chunk: 2, credential: 1 };

const numbers = (count) => Array.from({ length: count }, (_, number) => number);

/** Random numbers by a seed (the generator mulberry32): `below(n)`, `pick(list)`, `onceIn(n)`. */
export function random(seed) {
  let state = seed >>> 0;
  const below = (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
  return { below, pick: (list) => list[below(list.length)], onceIn: (cases) => below(cases) === 0 };
}

/**
 * Makes what mixed transactions are about: a list of `rows` rows and rounds over it, of each release, with a requirement
 * and of another asset; a round of vouchers with a requirement; `drafts` listed rounds of 512 rows, not open yet; stakes;
 * lists to be stored; accounts that are frozen. `people` are the pairs of Alice to Ferdie.
 */
export async function prepare(api, people, { rows, drafts }) {
  const [alice, bob, charlie, dave, eve, ferdie] = people;
  const owners = numbers(Math.min(OWNED, rows >> 1)).map((n) => keyring().addFromSeed(blake2AsU8a(`mixed owner ${n}`)));
  const unowned = rows - owners.length;
  const accountOf = (row) => (row < unowned ? empty(`mixed ${row}`) : u8aToHex(owners[row - unowned].publicKey));
  const list = listOf(
    numbers(rows).map((row) => [accountOf(row), AMOUNT]),
    { sortLeaves: false },
  );
  // What one account sends comes in turn; the accounts do not wait for each other.
  const turns = new Map(people.map((who) => [who, Promise.resolve()]));
  const inTurn = (who, act) => {
    const turn = turns.get(who).then(act);
    turns.set(who, turn);
    return turn;
  };
  const batch = (who, calls) => inTurn(who, () => send(api, api.tx.utility.batchAll(calls), who));
  const [time, said] = await Promise.all([now(api), statement(api)]);

  batch(alice, [
    api.tx.assets.create(ASSET, alice.address, 1),
    api.tx.assets.mint(ASSET, alice.address, 2n * list.total),
  ]);
  batch(
    charlie,
    numbers(FROZEN).map((row) => api.tx.compliance.freeze(list.account(row), hashOf('mixed'))),
  );
  const attested = Math.min(rows, 4 * BATCH);
  const known = numbers(rows).filter((row) => row < attested || row >= unowned);
  for (let first = 0; first < known.length; first += BATCH) {
    const some = known.slice(first, first + BATCH).map((row) => [list.account(row), said]);
    inTurn(dave, () => send(api, api.tx.compliance.attestBatch(some), dave));
  }
  const stakes = numbers(10).map(() => api.tx.emission.stake(STAKE, 100n * UNIT));
  for (const who of [alice, bob, eve]) batch(who, stakes);

  const schedule = { start: 0, cliff: 0, length: time + STREAM, step: 1 };
  const streamed = {
    release: { Streamed: { schedule, revocable: false, prepaid: true } },
    window: { opens: 0, closes: time + STREAM + 8 * DAY },
  };
  const vested = { release: { Vested: { start: time, length: DAY } } };
  const opened = [
    [alice, {}, rows, true],
    [bob, {}, rows, true],
    [charlie, vested, rows, true],
    [eve, streamed, rows, true],
    [ferdie, { requirement: { level: 1 } }, attested, true],
    // Anybody can make such an asset: it is not claimed for free.
    [alice, { asset: { WithId: ASSET } }, rows, false],
  ].map(([manager, changes, most, isFree]) =>
    inTurn(manager, async () => {
      const id = await open(api, manager, await terms(api, list, changes));
      return { id, isFree, rows: most, next: FROZEN, redirected: 0 };
    }),
  );
  const vouchers = inTurn(eve, async () => {
    const pair = keyring().addFromSeed(blake2AsU8a('mixed vouchers'));
    const budget = AMOUNT * BigInt(VOUCHED);
    const changes = { source: { Voucher: { beneficiaries: VOUCHED } }, budget, requirement: { level: 1 } };
    const id = await draft(api, eve, await terms(api, null, changes));
    await send(api, api.tx.distribution.rotateKeys(id, { threshold: 1, keys: [signerKey(pair)] }, 0), eve);
    await send(api, await fund(api, id, budget + UNIT), eve);
    await send(api, await openDraft(api, id), eve);
    await send(api, api.tx.distribution.promise(id, budget, VOUCHED), eve);
    return { id, pair, next: 0 };
  });

  const drafted = numbers(drafts).map((number) => {
    const manager = people[number % people.length];
    return inTurn(manager, async () => {
      const budget = AMOUNT * BigInt(2 * BATCH);
      const id = await draft(api, manager, await terms(api, undefined, { budget }));
      const entries = numbers(2 * BATCH).map((row) => [empty(`listed ${number} ${row}`), AMOUNT]);
      const calls = [0, BATCH].map((first) => api.tx.distribution.addEntries(id, entries.slice(first, first + BATCH)));
      await send(api, api.tx.utility.batchAll(calls), manager);
      await send(api, await fund(api, id, budget + UNIT), manager);
      return { kind: 'open', call: await openDraft(api, id), signer: manager };
    });
  });
  await Promise.all(turns.values());
  const [rounds, waiting] = await Promise.all([Promise.all(opened), Promise.all(drafted)]);
  const credential = await credentialFor(api, dave.address, dave.address, { level: 1 });
  const signed = { owners, unowned, vouchers: await vouchers, deadline: time + DAY };
  return { people, list, rounds, waiting, credential, lists: [], announced: 0, ...signed };
}

/** The claim of a row for an account that its owner has signed; sometimes another has signed it. */
function redirected(api, world, draws, round) {
  const { list, owners, unowned, deadline } = world;
  const place = draws.onceIn(16) ? draws.below(owners.length) : round.redirected;
  round.redirected = (place + 1) % owners.length;
  const row = unowned + place;
  const redirect = {
    genesis: api.genesisHash.toHex(),
    round: round.id,
    row,
    owner: list.account(row),
    to: draws.onceIn(2) ? list.account(draws.below(list.rows.length)) : empty(`redirected to ${draws.below(1e9)}`),
    paid: 0,
    deadline,
  };
  const signer = draws.onceIn(8) ? draws.pick(owners) : owners[place];
  return claimTo(api, redirect, list.evidence(row), signRedirect(signer, redirect));
}

/**
 * Sets aside a voucher of an account that nobody vouches for; sometimes of one that is not refused, or one that another
 * key has signed.
 */
function voucherAside(api, world, draws) {
  const { list, people, vouchers, deadline } = world;
  const { id, pair } = vouchers;
  vouchers.next += 1;
  const isRefused = !draws.onceIn(8);
  const beneficiary = isRefused ? empty(`vouched ${vouchers.next}`) : list.account(draws.below(list.rows.length));
  const cumulative = UNIT * BigInt(1 + draws.below(5));
  const voucher = { genesis: api.genesisHash.toHex(), round: id, beneficiary, cumulative, deadline, epoch: 0 };
  const signer = draws.onceIn(8) ? people[0] : pair;
  return api.tx.distribution.setAsideVoucher(id, signVoucher(voucher, [signer]));
}

/** The row of a round that is paid next; seldom one that has been paid, or is refused. */
function rowOf(round, draws) {
  if (draws.onceIn(16)) return draws.below(round.next);
  const row = round.next;
  round.next = row + 1 < round.rows ? row + 1 : FROZEN;
  return row;
}

/**
 * A call that anybody can send, of `most` rows at most, and what it weighs, roughly; `isFree` if it may be sent without a
 * signature.
 */
function callOf(api, world, draws, kind, most) {
  const { list, people } = world;
  const round = draws.pick(world.rounds);
  const { isFree } = round;
  const some = 1 + draws.below(most);
  const amount = UNIT * BigInt(1 + draws.below(5));
  const who = draws.pick(people).address;
  switch (kind) {
    case 'claim':
      return { isFree, work: WORK.call, call: claim(api, round.id, list, rowOf(round, draws)) };
    case 'batch': {
      const claims = numbers(some).map(() => {
        const row = rowOf(round, draws);
        return { beneficiary: list.account(row), evidence: list.evidence(draws.onceIn(16) ? 0 : row) };
      });
      return { work: WORK.call + WORK.row * some, call: api.tx.distribution.claimBatch(round.id, claims) };
    }
    case 'range': {
      const first = round.next;
      const count = Math.min(some, round.rows - first);
      round.next = first + count < round.rows ? first + count : FROZEN;
      // The first one is paid, so that there is something to claim.
      const leftOut = (row) => row > first && draws.onceIn(8);
      const call = claimRange(api, round.id, list, first, count, leftOut);
      return { isFree, work: WORK.call + WORK.row * count, call };
    }
    case 'aside': {
      const row = draws.below(2 * FROZEN);
      const call = api.tx.distribution.setAside(round.id, list.account(row), list.evidence(row));
      return { work: WORK.call, call };
    }
    case 'redirect':
      return { isFree, work: WORK.call, call: redirected(api, world, draws, round) };
    case 'voucher':
      return { isFree: true, work: WORK.call, call: voucherAside(api, world, draws) };
    case 'transfer': {
      const to = draws.onceIn(2) ? list.account(draws.below(list.rows.length)) : empty(`to ${draws.below(1e9)}`);
      // Sometimes more than there is.
      const value = draws.onceIn(8) ? 10n ** 30n : amount;
      return { work: WORK.call, call: api.tx.balances.transferKeepAlive(to, value) };
    }
    case 'stake':
      return { work: WORK.call, call: api.tx.emission.stake(STAKE, amount) };
    case 'unstake':
      return { work: WORK.call, call: api.tx.emission.unstake(STAKE, amount) };
    case 'reward':
      return { work: WORK.call, call: api.tx.emission.claim(STAKE, who) };
    default:
      throw new Error(`no calls of kind ${kind}`);
  }
}

const CALLS = ['claim', 'batch', 'range', 'aside', 'redirect', 'voucher', 'transfer', 'stake', 'unstake', 'reward'];

/** Several calls in one, whatever becomes of each. What they declare together must fit into a block. */
function mix(api, world, draws) {
  const parts = numbers(2 + draws.below(12)).map(() => callOf(api, world, draws, draws.pick(CALLS), SOME));
  const call = draws.pick(['batch', 'batchAll', 'forceBatch', 'forceBatch']);
  return {
    work: parts.reduce((sum, { work }) => sum + work, 0),
    call: api.tx.utility[call](parts.map((part) => part.call)),
  };
}

/** The next chunk of a list, which is announced if there is none. It has to be stored in this order, by one sender. */
function publish(api, world) {
  if (world.lists.length === 0) {
    const rows = numbers(CHUNK * CHUNKS).map((row) => [empty(`stored ${world.announced} ${row}`), UNIT]);
    const parts = inChunks(rows, CHUNK);
    const number = world.nextList + world.announced;
    world.announced += 1;
    world.lists = parts.map((bytes) => api.tx.lists.publish(number, `0x${Buffer.from(bytes).toString('hex')}`));
    return { work: WORK.call, call: api.tx.lists.announce(rows.length, parts.map(digest)), by: world.people[5] };
  }
  return { work: WORK.chunk, call: world.lists.shift(), by: world.people[5] };
}

function credential(api, world, draws) {
  const about = { account: world.list.account(draws.below(world.list.rows.length)), nonce: 1 + draws.below(1_000) };
  const call = present(api, { ...world.credential, ...about }, world.people[3]);
  return { isFree: true, work: WORK.credential, call };
}

/**
 * Transactions for about so many milliseconds of weight, one of each kind and then some, each kind with a random share:
 * in the order in which they are to be sent, as `{ kind, call, signer }`. Those without signer are bare. One opens a
 * listed round, as long as there is one left: the chain pays its rows meanwhile.
 */
export async function transactions(api, world, draws, milliseconds) {
  world.nextList ??= (await api.query.lists.nextListId()).toNumber();
  const shares = [...CALLS, 'mix', 'mix', 'chunk', 'credential'].flatMap((kind) =>
    draws.onceIn(3) ? [] : Array(1 + draws.below(6)).fill(kind),
  );
  if (shares.length === 0) shares.push('mix');
  const all = [];
  if (world.waiting.length > 0) all.push(world.waiting.shift());
  // One of each comes first, so that none is missing whatever the shares are.
  const first = [...CALLS];
  for (let done = 0; done < milliseconds || first.length > 0;) {
    const kind = first.shift() ?? draws.pick(shares);
    const made =
      kind === 'mix'
        ? mix(api, world, draws)
        : kind === 'chunk'
          ? publish(api, world)
          : kind === 'credential'
            ? credential(api, world, draws)
            : callOf(api, world, draws, kind, draws.onceIn(4) ? MANY : SOME);
    done += made.work;
    const { call, isFree, by } = made;
    const signer = isFree && draws.onceIn(2) ? null : (by ?? draws.pick(world.people));
    all.push({ kind, call, signer });
  }
  return all;
}

/** Such transactions as the pool takes them, in the same order: `{ hex, isSigned }`. */
export async function bytesOf(api, all) {
  const nonces = new Map();
  const bytes = [];
  for (const { call, signer } of all) {
    if (!signer) {
      bytes.push({ hex: call.toHex(), isSigned: false });
      continue;
    }
    const { address } = signer;
    if (!nonces.has(address)) nonces.set(address, (await api.rpc.system.accountNextIndex(address)).toNumber());
    const nonce = nonces.get(address);
    nonces.set(address, nonce + 1);
    bytes.push({ hex: (await call.signAsync(signer, { era: 0, nonce })).toHex(), isSigned: true });
  }
  return bytes;
}

/**
 * Sends such transactions, so many at a time. The pool does not take those without a signature whose row is paid already,
 * or refused. One with a signature would keep out all that its sender sends later.
 */
export async function submitMixed(api, bytes, atOnce) {
  let taken = 0;
  const submit = async ({ hex, isSigned }) => {
    try {
      await api._rpcCore.provider.send('author_submitExtrinsic', [hex]);
      taken += 1;
    } catch (error) {
      if (isSigned) throw error;
    }
  };
  for (let first = 0; first < bytes.length; first += atOnce) {
    await Promise.all(bytes.slice(first, first + atOnce).map(submit));
  }
  if (taken < bytes.length / 2) throw new Error(`the pool takes ${taken} of ${bytes.length} transactions`);
}
