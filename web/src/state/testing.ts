// What the tests of this folder have in common.

import type { Facts } from '../chain/manage';

/** A chain as the page finds it. */
export const FACTS: Facts = {
  asset: 'native',
  token: { symbol: 'DIST', decimals: 12 },
  native: { symbol: 'DIST', decimals: 12 },
  minimum: 10n ** 10n,
  nativeMinimum: 10n ** 10n,
  free: true,
  minVested: 10n ** 13n,
  minWindow: 600,
  claimGrace: 100_800,
  maxChunks: 1_024,
};
