import { describe, expect, it } from 'vitest';
import vectors from '../../../testdata/list.json';
import { compare, concat, fromHex, littleEndian } from './bytes';
import { Fold, leafHash } from './merkle';
import { arranged } from './order';
import { countsDiffer, orderOf } from './same';

interface Row {
  account: Uint8Array;
  amount: bigint;
}

const ROWS: Row[] = Array.from({ length: 5_000 }, (_, n) => ({
  account: concat(littleEndian(n % 4_990, 4), new Uint8Array(28).fill(n % 251)),
  amount: BigInt(n + 1) << 70n,
}));
const bytesOf = (rows: readonly Row[]): Uint8Array =>
  concat(...rows.flatMap(({ account, amount }) => [account, littleEndian(amount, 16)]));
const leavesOf = (rows: readonly Row[]): Uint8Array[] => rows.map((row, index) => leafHash({ index, ...row }));
function rootOf(leaves: readonly Uint8Array[]): Uint8Array {
  const fold = new Fold(leaves.length);
  for (const leaf of leaves) fold.push(leaf);
  return fold.root()!;
}

describe('the rows of a file', () => {
  it('have the root of the vectors', async () => {
    const rows = vectors.rows.map(({ account, amount }) => ({
      account: fromHex(account, 32)!,
      amount: BigInt(amount),
    }));
    expect(await orderOf(bytesOf(rows), fromHex(vectors.root, 32)!)).not.toBeNull();
  });

  it('are found in each order in which a list can be published', async () => {
    const bytes = bytesOf(ROWS);
    expect(await orderOf(bytes, rootOf(leavesOf(arranged(ROWS))))).toBe('state');
    expect(await orderOf(bytes, rootOf(leavesOf(ROWS)))).toBe('file');
    expect(await orderOf(bytes, rootOf(leavesOf(ROWS).sort(compare)))).toBe('hashes');
  });

  it('are not those of a list in which one amount, one account or two places differ', async () => {
    const few = ROWS.slice(0, 300);
    const roots = [rootOf(leavesOf(arranged(few))), rootOf(leavesOf(few)), rootOf(leavesOf(few).sort(compare))];
    const changed = (place: number, row: Partial<Row>): Row[] =>
      few.map((one, at) => (at === place ? { ...one, ...row } : one));
    const swapped = few.map((row, at) => (at === 7 ? few[8]! : at === 8 ? few[7]! : row));
    for (const root of roots) {
      expect(await orderOf(bytesOf(changed(299, { amount: 1n })), root)).toBeNull();
      expect(await orderOf(bytesOf(changed(1, { account: new Uint8Array(32) })), root)).toBeNull();
    }
    // In the order of accounts in state the file's own does not matter.
    expect(await orderOf(bytesOf(swapped), roots[0]!)).toBe('state');
    expect(await orderOf(bytesOf(swapped), roots[1]!)).toBeNull();
    expect(await orderOf(bytesOf(swapped), roots[2]!)).toBeNull();
  });

  it('tell how far it is, and stop when they are told to', async () => {
    const shares: number[] = [];
    await orderOf(bytesOf(ROWS), new Uint8Array(32), (share) => shares.push(share));
    expect(shares.length).toBe(6);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
    expect(shares.every((share) => share > 0 && share < 1)).toBe(true);
    await expect(orderOf(bytesOf(ROWS), new Uint8Array(32), undefined, AbortSignal.abort())).rejects.toThrow();
  });
});

describe('number and sum', () => {
  const wanted = { root: new Uint8Array(32), rows: 3, total: 10n };

  it('are compared before anything is hashed', () => {
    expect(countsDiffer(wanted, 3, 10n)).toBeNull();
    expect(countsDiffer(wanted, 2, 10n)).toEqual({ kind: 'differs', what: 'rows' });
    expect(countsDiffer(wanted, 3, 11n)).toEqual({ kind: 'differs', what: 'total' });
    expect(countsDiffer({ ...wanted, total: null }, 3, 11n)).toBeNull();
  });
});
