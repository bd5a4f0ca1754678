import { describe, expect, it } from 'vitest';
import { toHex } from '../lib/bytes';
import { rowsDigest } from '../lib/rows';
import { termsHash } from '../lib/terms';
import { statesIn, verdictOn } from './listed';
import type { Round, Terms } from './model';

const ONE = 10n ** 12n;
const ROWS = [
  { account: new Uint8Array(32).fill(1), amount: ONE },
  { account: new Uint8Array(32).fill(2), amount: 2n * ONE },
];
const TERMS: Terms = {
  asset: 'native',
  source: { kind: 'listed' },
  release: { kind: 'immediate' },
  requirement: { level: 0, jurisdictions: { kind: 'any' }, attesters: 0 },
  window: { opens: 0, closes: 1_000 },
  budget: 3n * ONE,
  remainder: 'manager',
  manifest: null,
  beneficiaries: 'accounts',
};
const NOBODY = `0x${'00'.repeat(32)}` as const;
const DIGEST = rowsDigest(ROWS);

const round = (changes: Partial<Round> = {}): Round => ({
  id: 3,
  manager: NOBODY,
  terms: TERMS,
  termsHash: termsHash(TERMS, DIGEST),
  rowsDigest: toHex(DIGEST),
  ends: 1_000,
  status: { kind: 'open' },
  claimed: 0n,
  payments: 0n,
  rows: 2,
  rowsTotal: 3n * ONE,
  rowsClaimed: 0,
  audit: NOBODY,
  pot: NOBODY,
  potBalance: 0n,
  payable: 0n,
  setAside: 0n,
  ...changes,
});

describe('all rows of a listed round', () => {
  it('are those that were agreed if the hash of the terms stands for them', () => {
    expect(verdictOn(round(), ROWS)).toEqual({ kind: 'agreed' });
  });

  it('are not, if one is missing or altered, or a node has made up digest or hash', () => {
    const [first, second] = ROWS;
    const differs = (what: string) => ({ kind: 'differs', what });
    expect(verdictOn(round(), [first!])).toEqual(differs('rows'));
    expect(verdictOn(round(), [first!, { ...second!, amount: 1n }])).toEqual(differs('total'));
    expect(verdictOn(round(), [second!, first!])).toEqual(differs('digest'));
    const forged = [first!, { ...second!, account: first!.account }];
    const digest = toHex(rowsDigest(forged));
    expect(verdictOn(round({ rowsDigest: digest }), forged)).toEqual(differs('hash'));
    expect(verdictOn(round({ terms: { ...TERMS, remainder: 'burn' } }), ROWS)).toEqual(differs('hash'));
  });

  it('have their digest alone once a stopped stream has lowered the budget', () => {
    const schedule = { start: 0, cliff: 0, length: 10, step: 1 };
    const streams = (revocable: boolean): Terms => ({
      ...TERMS,
      release: { kind: 'streamed', schedule, revocable, prepaid: true },
    });
    for (const revocable of [true, false]) {
      const agreed = streams(revocable);
      const stopped = round({ terms: { ...agreed, budget: ONE }, termsHash: termsHash(agreed, DIGEST) });
      const wanted = revocable ? { kind: 'digest' } : { kind: 'differs', what: 'hash' };
      expect(verdictOn(stopped, ROWS)).toEqual(wanted);
      expect(verdictOn({ ...stopped, status: { kind: 'draft' } }, ROWS)).toEqual({ kind: 'differs', what: 'hash' });
    }
  });
});

describe('a word of the bitmap', () => {
  it('says of each row whether it is paid, set aside or neither', () => {
    const [paid, aside] = [new Uint8Array(128), new Uint8Array(128)];
    paid[0] = 0b101;
    paid[127] = 0x80;
    aside[0] = 0b100;
    const state = statesIn({ paid: toHex(paid), aside: toHex(aside) });
    expect([0, 1, 2, 1_023, 1_024, 2_047].map(state)).toEqual(['paid', 'open', 'aside', 'paid', 'paid', 'paid']);
    expect([0, 2, 3].map(statesIn({ paid, aside: undefined }))).toEqual(['paid', 'paid', 'open']);
    expect(statesIn(undefined)(5)).toBe('open');
  });
});
