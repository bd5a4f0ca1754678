import { describe, expect, it } from 'vitest';
import { costOf, momentOf, placedBid, priceAt, standingOf, tickOf, topOf } from './sale';
import { AUCTION, FIXED, sale } from './testing';

describe('the price of a sale', () => {
  it('is that of a tick', () => {
    expect(topOf(AUCTION.form)).toBe(4);
    expect([0, 1, 4, 5, -1, 1.5].map((tick) => priceAt(AUCTION.form, tick))).toEqual([10n, 12n, 18n, null, null, null]);
    expect([0, 1].map((tick) => priceAt(FIXED.form, tick))).toEqual([3n, null]);
  });

  it('that somebody names is the highest of the sale that is not above it', () => {
    expect([9n, 10n, 11n, 12n, 18n, 1_000n].map((price) => tickOf(AUCTION.form, price))).toEqual([null, 0, 0, 1, 4, 4]);
    expect([2n, 3n, 4n].map((price) => tickOf(FIXED.form, price))).toEqual([null, 0, 0]);
  });

  it('is rounded up to the unit, as the chain does', () => {
    const costs = [0n, 1n, 3n, 4n, 10n, 11n].map((quantity) => costOf(FIXED, quantity, 0));
    expect(costs).toEqual([0n, 1n, 1n, 2n, 3n, 4n]);
    expect(costOf(FIXED, 1n, 1)).toBe(null);
    expect(costOf({ ...FIXED, lot: 1n }, 2n ** 127n, 0)).toBe(null);
    expect(costOf({ ...FIXED, lot: 0n }, 1n, 0)).toBe(null);
  });
});

describe('a bid', () => {
  const fault = (quantity: bigint, price: bigint, before: { quantity: bigint; tick: number } | null = null) => {
    const placed = placedBid(AUCTION, quantity, price, before);
    return placed.ok ? placed.value : placed.fault;
  };
  const LOT = AUCTION.lot;

  it('holds what it could cost', () => {
    expect(fault(250n * LOT, 15n)).toEqual({ quantity: 250n * LOT, tick: 2, held: 3_500n });
    expect(fault(1n, 10n)).toEqual({ quantity: 1n, tick: 0, held: 1n });
  });

  it('is refused as the chain would', () => {
    expect(fault(0n, 15n)).toBe('bid.least');
    expect(fault(AUCTION.most + 1n, 15n)).toBe('bid.most');
    expect(fault(LOT, 9n)).toBe('bid.price');
    const large = placedBid({ ...AUCTION, lot: 1n, most: 2n ** 128n - 1n }, 2n ** 127n, 10n, null);
    expect(large).toEqual({ ok: false, fault: 'bid.large' });
  });

  it('is raised, and not lowered', () => {
    const before = { quantity: 5n * LOT, tick: 2 };
    expect(fault(5n * LOT, 14n, before)).toBe('bid.same');
    expect(fault(4n * LOT, 18n, before)).toBe('bid.lowered');
    expect(fault(6n * LOT, 12n, before)).toBe('bid.lowered');
    expect(fault(6n * LOT, 14n, before)).toEqual({ quantity: 6n * LOT, tick: 2, held: 84n });
    expect(fault(5n * LOT, 16n, before)).toEqual({ quantity: 5n * LOT, tick: 3, held: 80n });
  });
});

describe('a sale', () => {
  it('takes bids within its window, on its own clock', () => {
    const at = (time: number | null) => standingOf(sale({ ...AUCTION, bidding: { opens: 10, closes: 80 } }, { time }));
    expect([9, 10, 79, 80, null].map(at)).toEqual(['announced', 'bidding', 'bidding', 'over', 'over']);
    const state = { kind: 'cleared', price: 14n, sold: 5n, waits: 90 } as const;
    expect(standingOf(sale(AUCTION, { state }))).toBe('cleared');
    expect(standingOf(sale(AUCTION, { state: { kind: 'failed' } }))).toBe('failed');
  });

  it('has a clock that lags behind by what was lost', () => {
    expect(momentOf(sale(AUCTION, { time: 70 }), 100, 80)).toBe(110);
    expect(momentOf(sale(AUCTION, { time: 100 }), 100, 80)).toBe(80);
    expect(momentOf(sale(AUCTION, { time: null }), 100, 80)).toBe(80);
  });
});
