import { describe, expect, it } from 'vitest';
import type { Word } from './call';
import { type Outlook, changeIn, changed, forecast } from './forecast';
import { WHOLE } from './referendum';

const half = WHOLE / 2n;
const params = (issuance: bigint, change: object = {}) => ({
  issuance,
  decay: half,
  decayPeriod: 2,
  floor: 10n,
  maxSupply: 10_000n,
  ...change,
});
const outlook: Outlook = {
  era: 7,
  supply: 5_000n,
  maxShare: WHOLE,
  schedule: { params: params(101n), since: 7, issuance: 101n },
  budget: [],
  params: new Map(),
  budgets: new Map(),
  halts: [],
};
const all = [{ pool: 0, share: WHOLE }];
const issued = (of: Outlook, eras = 10) => forecast(of, eras).map(({ issuance }) => issuance);

// The first two are the tests of the schedule in primitives/src/emission.rs.
describe('the forecast of emission', () => {
  it('falls every period and stops at the floor', () => {
    expect(issued(outlook)).toEqual([101n, 101n, 50n, 50n, 25n, 25n, 12n, 12n, 10n, 10n]);
  });

  it('stops at the largest supply and the largest share', () => {
    const flat = { ...params(1_000n), decay: 0n };
    const at = (supply: bigint, maxShare = WHOLE) =>
      issued({ ...outlook, supply, maxShare, schedule: { params: flat, since: 7, issuance: 1_000n } }, 1)[0];
    expect([at(9_500n), at(10_000n), at(20_000n), at(9_999n, WHOLE / 100n)]).toEqual([500n, 0n, 0n, 1n]);
  });

  it('adds what pools get to the supply, rounded down', () => {
    const third = { pool: 1, share: 333_333_333n };
    const [first, second] = forecast({ ...outlook, budget: [third, { pool: 2, share: half }] }, 2);
    expect(first!.pools).toEqual([
      { pool: 1, share: 33n },
      { pool: 2, share: 50n },
    ]);
    expect([first!.supply, second!.supply]).toEqual([5_083n, 5_166n]);
    expect(issued({ ...outlook, schedule: null }, 2)).toEqual([0n, 0n]);
  });

  it('takes what is decided when it comes, and issues nothing in a halt', () => {
    const next = new Map([[9, params(400n)]]);
    expect(issued({ ...outlook, params: next }, 6)).toEqual([101n, 101n, 400n, 400n, 200n, 200n]);
    // The schedule goes on meanwhile.
    expect(issued({ ...outlook, halts: [{ from: 7, until: 10 }] }, 5)).toEqual([0n, 0n, 0n, 50n, 25n]);
    const budgets = new Map([[8, all]]);
    expect(forecast({ ...outlook, budgets }, 2).map(({ supply }) => supply)).toEqual([5_000n, 5_101n]);
  });
});

describe('what a vote changes', () => {
  const none = { params: null, budget: null, halt: null };

  it('is in force after whole eras, and replaces what is waiting then', () => {
    const waiting = { ...outlook, params: new Map([[9, params(400n)]]) };
    const decide = (era: number) => changed(waiting, { ...none, params: params(60n) }, era, 2);
    expect(issued(decide(7), 6)).toEqual([101n, 101n, 50n, 60n, 60n, 30n]);
    // Decided when the earlier one is in force.
    expect(issued(decide(9), 7)).toEqual([101n, 101n, 400n, 400n, 200n, 60n, 60n]);
    const shared = changed(outlook, { ...none, budget: all }, 7, 2);
    expect(forecast(shared, 4).map(({ pools }) => pools.length)).toEqual([0, 0, 0, 1]);
  });

  it('can halt and resume', () => {
    expect(issued(changed(outlook, { ...none, halt: 2 }, 8, 2), 5)).toEqual([101n, 0n, 0n, 50n, 25n]);
    const halted = { ...outlook, halts: [{ from: 7, until: 20 }] };
    expect(issued(changed(halted, { ...none, halt: 0 }, 8, 2), 5)).toEqual([0n, 0n, 50n, 50n, 25n]);
  });

  const number = (value: bigint): Word => ({ kind: 'number', value });
  const called = (call: string, args: Record<string, Word>): Word => ({
    kind: 'call',
    pallet: 'Emission',
    call,
    args: Object.entries(args).map(([name, word]) => ({ name, word })),
  });
  const emission = (issuance: bigint) =>
    called('set_emission', {
      params: {
        kind: 'fields',
        fields: [
          { name: 'issuance', word: { kind: 'amount', value: issuance } },
          { name: 'decay', word: { kind: 'share', value: half } },
          { name: 'decay_period', word: number(2n) },
          { name: 'floor', word: { kind: 'amount', value: 10n } },
          { name: 'max_supply', word: { kind: 'amount', value: 10_000n } },
        ],
      },
    });
  const batch = (...items: Word[]): Word => ({
    kind: 'call',
    pallet: 'Utility',
    call: 'batch_all',
    args: [{ name: 'calls', word: { kind: 'list', items } }],
  });

  it('is found in a call, however it is carried', () => {
    expect(changeIn(emission(60n))?.params).toEqual(params(60n));
    expect(changeIn(batch(emission(60n), batch(emission(70n))))?.params?.issuance).toBe(70n);
    const budget = called('set_budget', {
      budget: { kind: 'list', items: [{ kind: 'list', items: [number(3n), { kind: 'share', value: WHOLE }] }] },
    });
    expect(changeIn(batch(budget, emission(60n)))).toEqual({
      params: params(60n),
      budget: [{ pool: 3, share: WHOLE }],
      halt: null,
    });
    expect(changeIn(called('prolong_halt', { eras: number(9n) }))?.halt).toBe(9);
    expect(changeIn(called('resume', {}))?.halt).toBe(0);
    expect(changeIn(batch())).toBe(null);
    expect(changeIn(called('set_emission', { params: number(1n) }))).toBe(null);
    expect(changeIn(called('set_budget', { budget: { kind: 'list', items: [number(1n)] } }))).toBe(null);
  });
});
