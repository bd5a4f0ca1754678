import { describe, expect, it } from 'vitest';
import {
  type Curve,
  type Ongoing,
  type Stakes,
  type Track,
  type Vote,
  approvedAt,
  delegable,
  enactedAt,
  lockedUntil,
  paced,
  passesFrom,
  shareIn,
  stageOf,
  standing,
  threshold,
  unlocking,
  votableOf,
  votesOf,
} from './referendum';

const percent = (n: number): bigint => BigInt(n) * 10_000_000n;
const falling = (floor: number, ceil: number): Curve => ({
  kind: 'linear',
  length: percent(100),
  floor: percent(floor),
  ceil: percent(ceil),
});
const track: Track = {
  id: 13,
  name: 'emission_admin',
  maxDeciding: 10,
  deposit: 5n,
  prepare: 10,
  decide: 100,
  confirm: 20,
  enact: 30,
  approval: falling(50, 100),
  support: falling(2, 30),
};
const deposit = { who: '0x00', amount: 1n } as const;
const ongoing: Ongoing = {
  track: 13,
  origin: 'Origins EmissionAdmin',
  proposal: { kind: 'stored', hash: '0x07', length: 9 },
  enactment: { kind: 'after', value: 0 },
  submitted: 40,
  submissionDeposit: deposit,
  decisionDeposit: deposit,
  since: 50,
  confirming: null,
  queued: false,
  ayes: 300n,
  nays: 100n,
  support: 200n,
};

// The values are those of the tests in client/src/tracks.rs, referenda.rs and votes.rs.
describe('thresholds', () => {
  it('fall to their floor', () => {
    const linear = falling(2, 30);
    expect([0, 50, 100].map((x) => threshold(linear, percent(x)))).toEqual([30, 16, 2].map(percent));
    const stepped: Curve = {
      kind: 'stepped',
      begin: percent(80),
      end: percent(30),
      step: percent(10),
      period: percent(15),
    };
    expect([14, 31, 100].map((x) => threshold(stepped, percent(x)))).toEqual([80, 60, 30].map(percent));
    const reciprocal: Curve = { kind: 'reciprocal', factor: 10_000_000n, xOffset: 20_000_000n, yOffset: 0n };
    expect([0, 8].map((x) => threshold(reciprocal, percent(x)))).toEqual([50, 10].map(percent));
    expect(threshold({ kind: 'reciprocal', factor: 1n, xOffset: 0n, yOffset: 0n }, 0n)).toBe(percent(100));
    expect(threshold({ kind: 'reciprocal', factor: -7n, xOffset: 3n, yOffset: 1n }, 0n)).toBe(0n);
  });

  it('have shares that round down', () => {
    expect(shareIn(1n, 3n)).toBe(333_333_333n);
    expect(shareIn(4n, 3n)).toBe(percent(100));
    expect(shareIn(0n, 0n)).toBe(percent(100));
  });
});

describe('a referendum', () => {
  it('is measured against what it needs now', () => {
    expect(standing(ongoing, track, 1_000n, 100)).toEqual({
      approval: percent(75),
      approvalNeeded: percent(75),
      support: percent(20),
      supportNeeded: percent(16),
      passes: true,
    });
    expect(standing(ongoing, track, 1_000n, 99).passes).toBe(false);
    expect(standing({ ...ongoing, since: null }, track, 1_000n, 99).supportNeeded).toBe(percent(30));
    expect(standing({ ...ongoing, ayes: 0n, nays: 0n }, track, 1_000n, 99).approval).toBe(0n);
  });

  it('passes from the moment at which what it needs has fallen to what it has', () => {
    expect(passesFrom(ongoing, track, 1_000n, 60)).toBe(100);
    expect(passesFrom(ongoing, track, 1_000n, 100)).toBe(null);
    expect(passesFrom({ ...ongoing, nays: 301n }, track, 1_000n, 60)).toBe(null);
    expect(passesFrom({ ...ongoing, since: null }, track, 1_000n, 60)).toBe(null);
    expect(approvedAt(ongoing, track, 1_000n, 60)).toBe(120);
    expect(approvedAt({ ...ongoing, confirming: 88 }, track, 1_000n, 60)).toBe(88);
    expect(approvedAt(ongoing, track, 1_000n, 110)).toBe(130);
    expect(approvedAt({ ...ongoing, since: null, submitted: 200 }, track, 1_000n, 205)).toBe(210 + 100 + 20);
  });

  it('says at which stage it is and until when', () => {
    const at = (change: Partial<Ongoing>, now = 60) => stageOf({ ...ongoing, ...change }, track, 500, now);
    expect(at({})).toEqual({ kind: 'deciding', until: 150 });
    expect(at({ confirming: 88 })).toEqual({ kind: 'confirming', until: 88 });
    expect(at({ since: null, decisionDeposit: null })).toEqual({ kind: 'deposit', until: 540 });
    expect(at({ since: null, submitted: 55 })).toEqual({ kind: 'preparing', until: 65 });
    expect(at({ since: null, queued: true })).toEqual({ kind: 'queued', until: 540 });
  });

  it('is carried out no earlier than its track allows', () => {
    expect(enactedAt(ongoing, track, 100)).toBe(130);
    expect(enactedAt({ ...ongoing, enactment: { kind: 'after', value: 50 } }, track, 100)).toBe(150);
    expect(enactedAt({ ...ongoing, enactment: { kind: 'at', value: 7 } }, track, 100)).toBe(130);
    expect(enactedAt({ ...ongoing, enactment: { kind: 'at', value: 700 } }, track, 100)).toBe(700);
  });

  it('has periods that the pace divides, and support of what can vote', () => {
    expect([paced(1_200, 1_200), paced(100, 1_200), paced(201_600, 1_200), paced(7, 1), paced(7, 0)]).toEqual([
      1, 1, 168, 7, 7,
    ]);
    expect(votableOf(1_000n, 300n, 200n)).toBe(500n);
    expect(votableOf(1_000n, 900n, 90n)).toBe(100n);
    expect(votableOf(0n, 0n, 0n)).toBe(1n);
  });
});

describe('a vote', () => {
  const vote = (aye: boolean, conviction: number, balance = 50n): Vote => ({
    kind: 'standard',
    aye,
    conviction,
    balance,
  });

  it('counts with its conviction, and locks if it wins', () => {
    expect([0, 1, 6].map((conviction) => votesOf(50n, conviction))).toEqual([5n, 50n, 300n]);
    const approved = { how: 'approved', at: 1_000 } as const;
    expect(lockedUntil(vote(true, 3), approved, 100)).toBe(1_400);
    expect(lockedUntil(vote(false, 3), approved, 100)).toBe(null);
    expect(lockedUntil(vote(false, 1), { how: 'rejected', at: 1_000 }, 100)).toBe(1_100);
    expect(lockedUntil(vote(true, 0), approved, 100)).toBe(null);
    expect(lockedUntil(vote(true, 6), { how: 'cancelled', at: 1_000 }, 100)).toBe(null);
    expect(lockedUntil({ kind: 'split', aye: 1n, nay: 2n, abstain: 4n }, approved, 100)).toBe(null);
  });

  const none = { votes: 0n, capital: 0n };
  const ended = (how: 'approved' | 'cancelled') =>
    ({ kind: 'ended', ended: { how, at: 1_000, submissionDeposit: null, decisionDeposit: null } }) as const;
  const casting = (votes: [number, Vote][], until: number, amount: bigint): Stakes['voting'][number] => ({
    kind: 'casting',
    track: 13,
    delegations: none,
    prior: { until, amount },
    votes: votes.map(([referendum, one]) => ({ referendum, vote: one })),
  });

  it('that locks nothing is removed, and the rest is told', () => {
    const stakes: Stakes = {
      voting: [
        casting(
          [
            [1, vote(true, 1)],
            [2, vote(false, 6, 90n)],
            [3, vote(true, 6, 80n)],
            [4, vote(true, 2, 30n)],
          ],
          1_150,
          20n,
        ),
      ],
      locks: new Map([[13, 90n]]),
      referenda: new Map([
        [1, ended('approved')],
        [2, ended('approved')],
        [3, ended('cancelled')],
        [4, ended('approved')],
      ]),
    };
    const found = unlocking(stakes, 100, 1_100);
    expect(found.remove).toEqual([1, 2, 3].map((referendum) => ({ track: 13, referendum })));
    expect(found.unlock).toEqual([13]);
    expect(found.remains).toEqual([
      { track: 13, amount: 30n, why: { kind: 'won', referendum: 4, until: 1_200 } },
      { track: 13, amount: 20n, why: { kind: 'earlier', until: 1_150 } },
    ]);
    expect([found.before, found.after]).toEqual([90n, 30n]);
    const later = unlocking(stakes, 100, 1_200);
    expect([later.remove.length, later.after, later.remains.length]).toEqual([4, 0n, 0]);
  });

  it('that is needed stays, and a lock without one goes', () => {
    const delegating: Stakes['voting'][number] = {
      kind: 'delegating',
      track: 13,
      delegations: none,
      prior: { until: 0, amount: 0n },
      balance: 70n,
      target: '0x02',
      conviction: 1,
    };
    const stakes = (one: Stakes['voting'][number]): Stakes => ({
      voting: [one],
      locks: new Map([[13, 70n]]),
      referenda: new Map([[1, { kind: 'ongoing', ongoing }]]),
    });
    const kept = unlocking(stakes(delegating), 100, 5);
    expect([kept.remove, kept.unlock, kept.before, kept.after]).toEqual([[], [], 70n, 70n]);
    expect(kept.remains).toEqual([{ track: 13, amount: 70n, why: { kind: 'delegation', target: '0x02' } }]);
    const standing = unlocking(stakes(casting([[1, vote(true, 1, 70n)]], 0, 0n)), 100, 5);
    expect([standing.unlock, standing.remains[0]?.why]).toEqual([[], { kind: 'vote', referendum: 1 }]);
    const free = unlocking(stakes(casting([], 90, 70n)), 100, 90);
    expect([free.unlock, free.after]).toEqual([[13], 0n]);
    expect(unlocking(stakes(casting([], 91, 70n)), 100, 90).unlock).toEqual([]);
    expect(unlocking({ voting: [], locks: new Map(), referenda: new Map() }, 100, 5).before).toBe(0n);
  });

  it('keeps an account from delegating on its track, as another delegation does', () => {
    const tracks = [{ id: 0 }, { id: 13 }];
    const on = (...voting: Stakes['voting'][number][]) =>
      delegable({ voting, locks: new Map(), referenda: new Map() }, tracks);
    expect(on()).toEqual([0, 13]);
    // A track on which only an earlier vote locks something.
    expect(on(casting([], 90, 70n))).toEqual([0, 13]);
    expect(on(casting([[1, vote(true, 1)]], 0, 0n))).toEqual([0]);
    const target = { kind: 'delegating', track: 0, balance: 1n, target: '0x02', conviction: 0 } as const;
    expect(on({ ...target, delegations: none, prior: { until: 0, amount: 0n } })).toEqual([13]);
  });
});
