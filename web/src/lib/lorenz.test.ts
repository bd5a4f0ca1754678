import { describe, expect, it } from 'vitest';
import { concat, littleEndian } from './bytes';
import { lorenz } from './lorenz';

const rows = (amounts: readonly bigint[]) =>
  concat(...amounts.flatMap((amount) => [new Uint8Array(32), littleEndian(amount, 16)]));

describe('how a list is shared out', () => {
  it('is told from the smallest row to the largest', () => {
    expect(lorenz(rows([6n, 1n, 3n]))).toEqual([
      { at: 0, amount: 0n },
      { at: 333, amount: 1n },
      { at: 667, amount: 4n },
      { at: 1_000, amount: 10n },
    ]);
  });

  it('has no more parts than asked for, and ends with all', () => {
    const points = lorenz(rows(Array.from({ length: 1_000 }, (_, n) => BigInt(n))), 10);
    expect(points.length).toBe(11);
    expect(points.at(-1)).toEqual({ at: 1_000, amount: 499_500n });
  });

  it('holds the largest amounts', () => {
    const large = (1n << 126n) + (1n << 100n);
    expect(lorenz(rows([large, 1n])).at(-1)?.amount).toBe(large);
    expect(lorenz(new Uint8Array(0))).toEqual([{ at: 0, amount: 0n }]);
  });
});
