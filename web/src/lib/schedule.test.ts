import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Schedule, endOf, nextFreeClaim, nextUnlock, points, unlocked, whenUnlocked } from './schedule';

const schedule = (start: number, cliff: number, length: number, step: number): Schedule => ({
  start,
  cliff,
  length,
  step,
});

const anySchedule = fc
  .record({ start: fc.nat(1_000), length: fc.integer({ min: 1, max: 300 }) })
  .chain(({ start, length }) =>
    fc.record({
      start: fc.constant(start),
      length: fc.constant(length),
      cliff: fc.nat(length),
      step: fc.integer({ min: 1, max: length }),
    }),
  );

describe('a schedule', () => {
  it('unlocks as the Rust tests say', () => {
    const linear = schedule(100, 30, 100, 1);
    const at = (now: number) => unlocked(linear, 1_000n, now);
    expect([0, 129, 130, 199, 200, 2 ** 32].map(at)).toEqual([0n, 0n, 300n, 990n, 1_000n, 1_000n]);
    const stepped = (now: number) => unlocked(schedule(0, 0, 100, 25), 1_001n, now);
    expect([24, 25, 74, 99, 100].map(stepped)).toEqual([0n, 250n, 500n, 750n, 1_001n]);
    // The largest amounts there can be.
    const [most, end] = [2n ** 128n - 1n, 2 ** 32 - 2];
    expect(unlocked(schedule(0, 0, end, 1), most, 2 ** 31 - 1)).toBe((most * (2n ** 31n - 1n)) / BigInt(end));
  });

  it('never takes back, and tells when more unlocks', () => {
    fc.assert(
      fc.property(anySchedule, fc.bigInt({ min: 0n, max: 10n ** 20n }), (one, total) => {
        let before = 0n;
        for (let now = one.start - 3; now <= endOf(one) + 3; now += 1) {
          const amount = unlocked(one, total, now);
          expect(amount >= before && amount <= total).toBe(true);
          if (amount > before) expect(nextUnlock(one, now - 1)).toBe(now);
          before = amount;
        }
        expect(before).toBe(total);
        expect(nextUnlock(one, endOf(one))).toBeUndefined();
      }),
    );
  });

  it('tells when so much is unlocked', () => {
    fc.assert(
      fc.property(
        anySchedule,
        fc.bigInt({ min: 0n, max: 10_000n }),
        fc.bigInt({ min: 0n, max: 10_000n }),
        (one, total, wanted) => {
          const when = whenUnlocked(one, total, wanted);
          expect(when === undefined).toBe(wanted > total);
          if (when === undefined) return;
          expect(unlocked(one, total, when) >= wanted).toBe(true);
          if (when > one.start) expect(unlocked(one, total, when - 1) < wanted).toBe(true);
        },
      ),
    );
  });

  it('is drawn with few points, from nothing to everything', () => {
    fc.assert(
      fc.property(anySchedule, fc.integer({ min: 3, max: 80 }), (one, most) => {
        const drawn = points(one, 1_000n, most);
        expect(drawn.length).toBeLessThanOrEqual(most + 1);
        expect(drawn[0]!.block).toBe(one.start);
        expect(drawn.at(-1)).toEqual({ block: endOf(one), amount: 1_000n });
        drawn.forEach(({ block, amount }, at) => {
          expect(amount).toBe(unlocked(one, 1_000n, block));
          if (at > 0) expect(block).toBeGreaterThan(drawn[at - 1]!.block);
        });
      }),
    );
    const monthly = points(schedule(0, 12 * 438_300, 48 * 438_300, 438_300), 48n);
    expect(monthly.map(({ amount }) => amount)).toEqual([
      0n,
      ...Array.from({ length: 37 }, (_, at) => BigInt(at + 12)),
    ]);
  });
});

describe('a free claim of a stream', () => {
  it('is possible every second month of four years, as docs/holders.md says', () => {
    const monthly = schedule(0, 0, 48, 1);
    const total = 48_000n;
    expect(nextFreeClaim(monthly, { total, paid: 0n }, 1n, 0)).toBe(2);
    expect(nextFreeClaim(monthly, { total, paid: 2_000n }, 1n, 2)).toBe(4);
    // The last month alone is all that is left.
    expect(nextFreeClaim(monthly, { total, paid: 47_000n }, 1n, 47)).toBe(48);
    expect(nextFreeClaim(monthly, { total, paid: 0n }, 1n, 40)).toBe(40);
    expect(nextFreeClaim(monthly, { total, paid: total }, 1n, 40)).toBeUndefined();
    // The minimum balance is more than a 32nd.
    expect(nextFreeClaim(monthly, { total, paid: 0n }, 5_000n, 0)).toBe(5);
    expect(nextFreeClaim(monthly, { total, paid: 47_000n }, 5_000n, 0)).toBeUndefined();
  });
});
