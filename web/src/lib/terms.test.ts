import { describe, expect, it } from 'vitest';
import type { Terms } from '../chain/model';
import { fromHex, toHex } from './bytes';
import { compact } from './scale';
import { encodeTerms, termsHash } from './terms';

const ONE = 10n ** 12n;
const BASE: Terms = {
  asset: 'native',
  source: { kind: 'merkle', root: `0x${'01'.repeat(32)}`, leaves: 9 },
  release: { kind: 'immediate' },
  requirement: { level: 0, jurisdictions: { kind: 'any' }, attesters: 0 },
  window: { opens: 0, closes: 1_000 },
  budget: ONE,
  remainder: 'treasury',
  manifest: { cid: 'bafy', rows: 9, total: ONE, published: null },
  beneficiaries: 'accounts',
};

describe('the hash of terms', () => {
  it('is that of the vectors in docs/design.md', () => {
    expect(termsHash(BASE)).toBe('0x23c836867ca97529b298cbaa724cf4bb5ebe471fa1c3ca7eb1b5b59b2462d3d1');
    const ethereum = termsHash({ ...BASE, beneficiaries: 'ethereum' });
    expect(ethereum).toBe('0xbcfe937868bf661b26b308347435be6656360e53023f4fe524a4471f314c7592');
    const listed: Terms = {
      ...BASE,
      source: { kind: 'listed' },
      budget: 3n * ONE,
      remainder: 'manager',
      manifest: null,
    };
    const digest = fromHex('0x3b2ff908f07cb0e2ed135953a509ee0fa6c485417a654737ff947c15ca32f13e', 32)!;
    expect(termsHash(listed, digest)).toBe('0x5e27ac524420da46e870bf8c53b3649b65e938f92114e7362059ee5bbfdb9a47');
  });

  it('differs with every part of the terms', () => {
    const changes: Partial<Terms>[] = [
      { asset: 7 },
      { source: { kind: 'merkle', root: `0x${'02'.repeat(32)}`, leaves: 9 } },
      { source: { kind: 'merkle', root: `0x${'01'.repeat(32)}`, leaves: 8 } },
      { source: { kind: 'voucher', beneficiaries: 9 } },
      { source: { kind: 'voucher', beneficiaries: 8 } },
      { source: { kind: 'sale', bids: 9 } },
      { source: { kind: 'sale', bids: 8 } },
      { release: { kind: 'vested', start: 5, length: 6 } },
      {
        release: {
          kind: 'streamed',
          schedule: { start: 1, cliff: 2, length: 3, step: 1 },
          revocable: true,
          prepaid: false,
        },
      },
      {
        release: {
          kind: 'streamed',
          schedule: { start: 1, cliff: 2, length: 3, step: 1 },
          revocable: false,
          prepaid: true,
        },
      },
      { requirement: { ...BASE.requirement, level: 1 } },
      { requirement: { ...BASE.requirement, attesters: 1 } },
      { requirement: { ...BASE.requirement, jurisdictions: { kind: 'only', countries: ['DE'] } } },
      { requirement: { ...BASE.requirement, jurisdictions: { kind: 'except', countries: ['DE'] } } },
      { window: { opens: 1, closes: 1_000 } },
      { window: { opens: 0, closes: 1_001 } },
      { budget: ONE + 1n },
      { remainder: 'burn' },
      { beneficiaries: 'ethereum' },
      { manifest: null },
      { manifest: { cid: 'bafx', rows: 9, total: ONE, published: null } },
      {
        manifest: {
          cid: 'bafy',
          rows: 9,
          total: ONE,
          published: { list: 0, maxRow: null, maxShareOfLargest: null },
        },
      },
      {
        manifest: {
          cid: 'bafy',
          rows: 9,
          total: ONE,
          published: { list: 0, maxRow: 5n, maxShareOfLargest: { rows: 1, share: 2 } },
        },
      },
    ];
    const hashes = new Set(
      [BASE, ...changes.map((change) => ({ ...BASE, ...change }))].map((terms) => termsHash(terms)),
    );
    expect(hashes.size).toBe(changes.length + 1);
  });

  it('has the source of vouchers as the chain has it', () => {
    const encoded = toHex(encodeTerms({ ...BASE, source: { kind: 'voucher', beneficiaries: 10 } }));
    expect(encoded.startsWith('0x00020a000000')).toBe(true);
  });

  it('is not computed of what no field holds', () => {
    for (const wrong of [
      { budget: -1n },
      { budget: 1n << 128n },
      { window: { opens: 0, closes: 2 ** 32 } },
      { requirement: { level: 256, jurisdictions: { kind: 'any' }, attesters: 0 } },
      { requirement: { level: 0, jurisdictions: { kind: 'only', countries: ['DEU'] }, attesters: 0 } },
      { source: { kind: 'merkle', root: '0x01', leaves: 9 } },
    ] as Partial<Terms>[]) {
      expect(() => encodeTerms({ ...BASE, ...wrong })).toThrow(RangeError);
    }
  });
});

describe('a compact number', () => {
  it('has the bytes of the specification', () => {
    for (const [number, hex] of [
      [0n, '0x00'],
      [1n, '0x04'],
      [42n, '0xa8'],
      [69n, '0x1501'],
      [65_535n, '0xfeff0300'],
      [100_000_000_000_000n, '0x0b00407a10f35a'],
      [(1n << 30n) - 1n, '0xfeffffff'],
      [1n << 30n, '0x0300000040'],
    ] as const) {
      expect(toHex(compact(number)), String(number)).toBe(hex);
    }
    expect(() => compact(-1)).toThrow(RangeError);
  });
});
