import { describe, expect, it } from 'vitest';
import { toHex } from './bytes';
import { ethereumIn, rowsDigest } from './rows';

const ONE = 10n ** 12n;
const ROWS = [
  { account: new Uint8Array(32).fill(1), amount: ONE },
  { account: new Uint8Array(32).fill(2), amount: 2n * ONE },
];

describe('the digest of listed rows', () => {
  it('is that of the vectors in docs/design.md', () => {
    expect(toHex(rowsDigest(ROWS))).toBe('0x3b2ff908f07cb0e2ed135953a509ee0fa6c485417a654737ff947c15ca32f13e');
    expect(rowsDigest([])).toEqual(new Uint8Array(32));
  });

  it('is another one when a row is missing, altered or out of order', () => {
    const [first, second] = ROWS;
    const altered = [
      [first!],
      [second!, first!],
      [first!, { ...second!, amount: second!.amount + 1n }],
      [first!, { ...second!, account: first!.account }],
      [...ROWS, second!],
    ].map((rows) => toHex(rowsDigest(rows)));
    expect(new Set([...altered, toHex(rowsDigest(ROWS))]).size).toBe(6);
  });

  it('is not computed of an amount that no row has', () => {
    expect(() => rowsDigest([{ account: ROWS[0]!.account, amount: 1n << 128n }])).toThrow(RangeError);
  });
});

describe('an Ethereum address in a row', () => {
  it('lies behind twelve zero bytes', () => {
    const row = new Uint8Array(32).fill(0xab, 12);
    expect(ethereumIn(row)).toEqual(new Uint8Array(20).fill(0xab));
    expect(ethereumIn(new Uint8Array(32).fill(1))).toBeUndefined();
    expect(ethereumIn(new Uint8Array(20))).toBeUndefined();
  });
});
