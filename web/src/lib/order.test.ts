import { describe, expect, it } from 'vitest';
import { compare, toHex } from './bytes';
import { arranged, chunksFor, isArranged, placeOf } from './order';

const account = (byte: number) => new Uint8Array(32).fill(byte);

describe('the order of rows', () => {
  it('is that of the hashes that begin the keys of accounts in state', () => {
    // The beginning of Alice's key in `System.Account`, which every Substrate chain has.
    const alice = Uint8Array.from(
      'd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d'.match(/../g)!,
      (pair) => Number.parseInt(pair, 16),
    );
    expect(toHex(placeOf(alice))).toBe('0xde1e86a9a8c739864cf3cc5ec2bea59f');
  });

  it('keeps the order of rows of one account', () => {
    const rows = Array.from({ length: 200 }, (_, i) => ({ account: account(i), amount: i + 1 }));
    const sorted = arranged([...rows, { account: account(7), amount: 1_000 }]);
    sorted.forEach((row, at) => {
      const before = sorted[at - 1];
      if (before) expect(compare(placeOf(before.account), placeOf(row.account))).toBeLessThanOrEqual(0);
    });
    const ofOne = sorted.filter((row) => row.account[0] === 7).map(({ amount }) => amount);
    expect(ofOne).toEqual([8, 1_000]);
  });

  it('is not kept by rows of a collector behind those of holders', () => {
    const rows = arranged(Array.from({ length: 20 }, (_, i) => ({ account: account(i) })));
    expect([isArranged([]), isArranged(rows), isArranged([...rows].reverse())]).toEqual([true, true, false]);
    expect(isArranged(rows.flatMap((row) => [row, { account: account(99) }]))).toBe(false);
    expect(isArranged(rows.flatMap((row) => [row, row]))).toBe(true);
  });

  it('tells which chunks can have an account', () => {
    const accounts = arranged(Array.from({ length: 100 }, (_, i) => ({ account: account(i) }))).map(
      (row) => row.account,
    );
    const firsts = accounts.filter((_, at) => at % 16 === 0);
    accounts.forEach((one, row) => {
      const { from, to } = chunksFor(firsts, one)!;
      const chunk = Math.floor(row / 16);
      expect(from <= chunk && chunk < to && to - from <= 2, `row ${row}: ${from} to ${to}`).toBe(true);
    });
    const [a, b, c] = accounts as [Uint8Array, Uint8Array, Uint8Array];
    expect(chunksFor([a, b, b, c], b)).toEqual({ from: 0, to: 3 });
    expect(chunksFor([b, c], a)).toEqual({ from: 0, to: 0 });
    expect(chunksFor([a, b], c)).toEqual({ from: 1, to: 2 });
    expect(chunksFor([b, a], a)).toBeUndefined();
    expect(chunksFor([], a)).toEqual({ from: 0, to: 0 });
  });
});
