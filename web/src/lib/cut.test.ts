import { describe, expect, it } from 'vitest';
import vectors from '../../../testdata/list.json';
import { concat, fromHex, littleEndian, toHex } from './bytes';
import { digestOf, writeChunk } from './chunk';
import { chunkOf, cuts, makeReady, usualSize } from './cut';
import { rowAt } from './list';
import { Fold, leafHash } from './merkle';
import { arranged } from './order';

const bytesOf = (rows: readonly { account: Uint8Array; amount: bigint }[]) =>
  concat(...rows.flatMap(({ account, amount }) => [account, littleEndian(amount, 16)]));

describe('a list that is made ready', () => {
  it('has the chunks of the vectors', () => {
    const rows = vectors.rows.map(({ account, amount }) => ({
      account: fromHex(account, 32)!,
      amount: BigInt(amount),
    }));
    const list = { rows: bytesOf(rows), count: rows.length };
    for (const { first, rows: count, bytes, sha256 } of vectors.chunks) {
      const chunk = chunkOf(list, { first, rows: count });
      expect(toHex(chunk)).toBe(bytes);
      expect(toHex(digestOf(chunk))).toBe(sha256);
    }
  });

  it('is the same as one that is made row by row', async () => {
    const rows = Array.from({ length: 5_000 }, (_, n) => ({
      account: concat(littleEndian(n % 4_990, 4), new Uint8Array(28).fill(n % 251)),
      amount: BigInt(n + 1) << 70n,
    }));
    const shares: number[] = [];
    const ready = await makeReady(bytesOf(rows), 100, (share) => shares.push(share));
    const wanted = arranged(rows);
    const fold = new Fold(wanted.length);
    wanted.forEach((row, index) => fold.push(leafHash({ index, ...row })));
    expect(toHex(ready.root)).toBe(toHex(fold.root()!));
    expect(ready.total).toBe(rows.reduce((sum, { amount }) => sum + amount, 0n));
    expect([ready.smallest, ready.largest]).toEqual([1n << 70n, 5_000n << 70n]);
    expect(rowAt(ready.rows, 17)).toEqual(wanted[17]);
    ready.cuts.forEach((cut, at) => {
      const chunk = writeChunk(wanted.length, cut.first, wanted.slice(cut.first, cut.first + cut.rows))!;
      expect(toHex(ready.digests[at]!)).toBe(toHex(digestOf(chunk)));
    });
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  });

  it('is not made of nothing, and can be given up', async () => {
    await expect(makeReady(new Uint8Array(0), 10)).rejects.toThrow(RangeError);
    const long = new Uint8Array(48 * 5_000).fill(1);
    await expect(makeReady(long, 10, () => undefined, AbortSignal.abort())).rejects.toThrow();
  });

  it('is cut as the command line cuts it', () => {
    expect(cuts(3, 1_024)).toEqual([{ first: 0, rows: 3 }]);
    // The first chunk is short, so that the others end where subtrees end.
    expect(cuts(2_500, 1_024)).toEqual([
      { first: 0, rows: 904 },
      { first: 904, rows: 1_024 },
      { first: 1_928, rows: 572 },
    ]);
    expect(cuts(50, 20).map(({ rows }) => rows)).toEqual([20, 20, 10]);
    for (const [rows, most, size] of [
      [1, 1_000, 1_024],
      [1_000_000, 1_024, 1_024],
      [2_000_000, 1_024, 2_048],
      [16_000_000, 1_000, 16_384],
      [17_000_000, 1_000, 21_845],
    ] as const) {
      expect(usualSize(rows, most), String(rows)).toBe(size);
    }
  });
});
