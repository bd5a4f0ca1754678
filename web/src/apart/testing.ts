// What the tests of this folder have in common.

import type { Sale, SaleTerms } from './sale';
import type { Movement } from './statement';

const ACCOUNT = `0x${'22'.repeat(32)}` as const;

/** An auction of native tokens for asset 77: from 10 to 18 for a token, in steps of 2. */
export const AUCTION: SaleTerms = {
  asset: 'native',
  supply: 1_000n * 10n ** 12n,
  money: 77,
  lot: 10n ** 12n,
  form: { kind: 'auction', floor: 10n, step: 2n, ticks: 5, late: 5 },
  minimum: 0n,
  least: 1n,
  most: 10n ** 15n,
  bids: 100,
  bidding: { opens: 0, closes: 80 },
  finishing: 84,
  until: 900,
  release: { kind: 'immediate' },
  requirement: { level: 0, jurisdictions: { kind: 'any' }, attesters: 0 },
  remainder: 'manager',
};

/** Asset 7 for native tokens at a fixed price, with everything that terms can have. */
export const FIXED: SaleTerms = {
  asset: 7,
  supply: 500n,
  money: 'native',
  lot: 10n,
  form: {
    kind: 'fixed',
    price: 3n,
    first: 20n,
    classes: [
      { level: 1, weight: 1 },
      { level: 3, weight: 300 },
    ],
  },
  minimum: 50n,
  least: 2n,
  most: 100n,
  bids: 9,
  bidding: { opens: 11, closes: 22 },
  finishing: 33,
  until: 44,
  release: { kind: 'vested', start: 5, length: 6 },
  requirement: { level: 1, jurisdictions: { kind: 'only', countries: ['DE'] }, attesters: 2 },
  remainder: 'burn',
};

/** A sale with these terms. */
export function sale(terms: SaleTerms, more: Partial<Sale> = {}): Sale {
  return {
    id: 3,
    seller: ACCOUNT,
    round: 8,
    terms,
    termsHash: ACCOUNT,
    ends: terms.bidding.closes,
    time: terms.bidding.opens,
    bids: 0,
    unfinished: 0,
    demand: 0n,
    price: 10n,
    delivered: 0n,
    raised: 0n,
    state: { kind: 'bidding' },
    ...more,
  };
}

/** 2026-12-01, 00:00 UTC. */
export const DECEMBER = 1_796_083_200_000;

/** A movement of native tokens in the first transaction of block 7. */
export function movement(
  kind: string,
  free: number,
  held: number,
  amount: bigint,
  more: Partial<Movement> = {},
): Movement {
  return {
    block: 7,
    extrinsic: 0,
    ms: DECEMBER,
    asset: 'native',
    kind,
    free,
    held,
    amount,
    counterparty: null,
    reason: null,
    round: null,
    row: null,
    pool: null,
    owner: null,
    payee: null,
    ...more,
  };
}
