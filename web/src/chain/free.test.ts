import { describe, expect, it } from 'vitest';
import { signatureReason } from './free';
import type { Claimable, Release } from './model';

const schedule = { start: 0, cliff: 0, length: 100, step: 1 };
const stream = (prepaid: boolean): Release => ({ kind: 'streamed', schedule, revocable: false, prepaid });
const parts = (now: bigint, paid: bigint, total: bigint): Claimable => ({
  now,
  paid,
  total,
  later: total - paid - now,
  next: null,
});
const free = { free: true, minimum: 10n };

describe('a claim', () => {
  it('is free from the minimum balance of a free asset on', () => {
    expect(signatureReason({ kind: 'immediate' }, parts(10n, 0n, 10n), free, false)).toBe(null);
    expect(signatureReason({ kind: 'immediate' }, parts(9n, 0n, 9n), free, false)).toBe('little');
    expect(signatureReason({ kind: 'immediate' }, parts(10n, 0n, 10n), { ...free, free: false }, false)).toBe('asset');
  });

  it('of a stream is free above a 32nd of the whole, or for all that is left', () => {
    expect(signatureReason(stream(true), parts(31n, 0n, 992n), free, true)).toBe('little');
    expect(signatureReason(stream(true), parts(32n, 0n, 992n), free, true)).toBe(null);
    expect(signatureReason(stream(true), parts(20n, 972n, 992n), free, true)).toBe(null);
    expect(signatureReason(stream(true), parts(9n, 983n, 992n), free, true)).toBe('little');
  });

  it('of a stream takes a deposit the first time, unless it is prepaid or pays everything', () => {
    expect(signatureReason(stream(false), parts(100n, 0n, 992n), free, false)).toBe('deposit');
    // However little it is: more would need one, too.
    expect(signatureReason(stream(false), parts(1n, 0n, 992n), free, false)).toBe('deposit');
    expect(signatureReason(stream(false), parts(100n, 0n, 992n), free, true)).toBe(null);
    expect(signatureReason(stream(true), parts(100n, 0n, 992n), free, false)).toBe(null);
    expect(signatureReason(stream(false), parts(992n, 0n, 992n), free, false)).toBe(null);
  });
});
