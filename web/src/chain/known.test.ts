import { describe, expect, it } from 'vitest';
import { readPage } from './known';
import { Unreadable } from './reading';

/** Answers as the client decodes them. */
const row = (changes = {}) => ({
  type: 'Row',
  value: {
    round: 3,
    row: 4,
    asset: { type: 'Native', value: undefined },
    total: 10n,
    paid: 2n,
    now: 5n,
    later: 3n,
    next: 60,
    opens: 50,
    until: 90,
    set_aside: false,
    refusal: undefined,
    ...changes,
  },
});
const others = [
  { type: 'List', value: { round: 5, list: 6, opens: 50, until: 90 } },
  { type: 'Reward', value: { pool: 0 } },
  { type: 'Voucher', value: { round: 7, paid: 1n, set_aside: 2n, until: 90 } },
];

describe('the rows that the chain knows of an account', () => {
  it('are read with what can be had of them, and the rest of the answer is left out', () => {
    const { rows, next } = readPage({ entitlements: [...others, row()], next: undefined });
    expect(next).toBeUndefined();
    expect(rows).toEqual([
      {
        round: 3,
        index: 4,
        claimable: { now: 5n, later: 3n, paid: 2n, total: 10n, next: 60 },
        aside: false,
        error: undefined,
      },
    ]);
  });

  it('have the reason for which they are refused', () => {
    const error = { type: 'Module', value: { type: 'Distribution', value: { type: 'LevelTooLow' } } };
    const { rows } = readPage({
      entitlements: [row({ refusal: error, set_aside: true, next: undefined })],
      next: null,
    });
    expect(rows[0]).toMatchObject({ error, aside: true, claimable: { next: null } });
  });

  it('go on where the answer says', () => {
    const next = { type: 'Rounds', value: { from: 9, after: undefined } };
    expect(readPage({ entitlements: [], next })).toEqual({ rows: [], next });
  });

  it('are none of an answer that is another one', () => {
    for (const strange of [
      null,
      {},
      { entitlements: [row({ now: 'much' })], next: undefined },
      { entitlements: [7] },
    ]) {
      expect(() => readPage(strange)).toThrow(Unreadable);
    }
  });
});
