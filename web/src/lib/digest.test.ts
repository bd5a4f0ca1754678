import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equal, toHex } from './bytes';
import { extendDigest, startDigest, tally } from './digest';

const UNIT = 10n ** 12n;
const genesis = new Uint8Array(32).fill(0x45);
const payment = (row: number) => ({
  sequence: row,
  beneficiary: new Uint8Array(32).fill(row + 1),
  // The second owner has named another account.
  payee: new Uint8Array(32).fill(row === 1 ? 3 : row + 1),
  amount: BigInt(row + 1) * UNIT,
  index: row,
});

describe('the digest of payments', () => {
  it('is that of the documents and of primitives/src/audit.rs', () => {
    const start = startDigest(genesis, 7);
    const first = extendDigest(start, payment(0));
    expect([start, first, extendDigest(first, payment(1))].map(toHex)).toEqual([
      '0xeddcf2846e6eaaf0920e783defd13c5622099f20333133ff5ea238fa003af5a6',
      '0x70d8ad4de292603f804d332565234ff2a660b5502e3c0bbce90501c6991ed67e',
      '0xde062ab31f37f374403fc96be28089fd590a0139bce2b070d047da7a7e7a0b22',
    ]);
    const { digest, payments, paid } = tally(genesis, 7, [payment(0), payment(1)]);
    expect([toHex(digest).slice(0, 10), payments, paid]).toEqual(['0xde062ab3', 2, 3n * UNIT]);
  });

  it('differs when a payment is missing, altered or out of place', () => {
    const all = [0, 1, 2, 3].map(payment);
    const { digest } = tally(genesis, 7, all);
    const differs = (payments: typeof all, round = 7) => {
      expect(equal(tally(genesis, round, payments).digest, digest)).toBe(false);
    };
    differs(all.slice(1));
    differs(all.slice(0, 3));
    differs([all[1]!, all[0]!, all[2]!, all[3]!]);
    differs(all, 8);
    fc.assert(
      fc.property(
        fc.nat(3),
        fc.constantFrom(
          { amount: 5n },
          { index: 9 },
          { sequence: 9 },
          { beneficiary: new Uint8Array(32).fill(99) },
          { payee: new Uint8Array(32).fill(99) },
        ),
        (at, change) => differs(all.map((one, place) => (place === at ? { ...one, ...change } : one))),
      ),
    );
  });
});
