import { describe, expect, it } from 'vitest';
import type { Link } from '../chain/connection';
import { toHex } from '../lib/bytes';
import {
  bidCall,
  clearCall,
  encodeSaleTerms,
  finishCall,
  objectCall,
  retractCall,
  saleTermsHash,
  scoreCall,
} from './calls';
import { isAsShown } from './shown';
import { AUCTION, FIXED, sale } from './testing';

const ONE = `0x${'01'.repeat(32)}` as const;
const TWO = `0x${'02'.repeat(32)}` as const;
const link = { chain: { prefix: 42 } } as unknown as Link;
const exact = ({ exact: bytes }: { exact?: Uint8Array }) => toHex(bytes ?? new Uint8Array());

/** What SCALE makes of the terms, field by field. */
const AUCTION_BYTES = [
  '00', // native
  '0080c6a47e8d03000000000000000000', // 1000 tokens
  '014d000000', // asset 77
  '0010a5d4e80000000000000000000000', // a lot
  '01', // auction
  '0a000000000000000000000000000000',
  '02000000000000000000000000000000',
  '0500',
  '05000000',
  '00000000000000000000000000000000', // minimum
  '01000000000000000000000000000000',
  '0080c6a47e8d03000000000000000000',
  '64000000',
  '00000000',
  '50000000',
  '54000000',
  '84030000',
  '00', // immediate
  '000000', // no requirement
  '00', // manager
];
const FIXED_BYTES = [
  '0107000000', // asset 7
  'f4010000000000000000000000000000',
  '00', // native
  '0a000000000000000000000000000000',
  '00', // fixed
  '03000000000000000000000000000000',
  '14000000000000000000000000000000',
  '08010100032c01', // two classes
  '32000000000000000000000000000000',
  '02000000000000000000000000000000',
  '64000000000000000000000000000000',
  '09000000',
  '0b000000',
  '16000000',
  '21000000',
  '2c000000',
  '010500000006000000', // vested
  '010104444502', // level 1, only DE, two attesters
  '02', // burn
];

describe('the terms of a sale', () => {
  it('are encoded as the chain does', () => {
    expect(toHex(encodeSaleTerms(AUCTION))).toBe(`0x${AUCTION_BYTES.join('')}`);
    expect(toHex(encodeSaleTerms(FIXED))).toBe(`0x${FIXED_BYTES.join('')}`);
    expect(() => encodeSaleTerms({ ...AUCTION, bids: -1 })).toThrow(RangeError);
  });

  it('have the hash that bids name', () => {
    expect(saleTermsHash(AUCTION)).toBe('0x795e661da80222c5dad7b9db2cfc7cd0aab089d24150584bc45e53662001df93');
    expect(saleTermsHash(FIXED)).toBe('0x828ad403c45935009de353f59660ca7371b3b75d44421159c9e7de1426a0f789');
    expect(isAsShown(sale(AUCTION, { termsHash: saleTermsHash(AUCTION) }))).toBe(true);
    for (const changes of [{ supply: 1n }, { until: 901 }, { remainder: 'burn' as const }, { bids: -1 }]) {
      expect(isAsShown(sale({ ...AUCTION, ...changes }, { termsHash: saleTermsHash(AUCTION) }))).toBe(false);
    }
  });
});

describe('a call', () => {
  it('has the bytes of what is shown', () => {
    const hash = saleTermsHash(AUCTION).slice(2);
    expect(exact(bidCall(3, AUCTION, 250n * 10n ** 12n, 2))).toBe(`0x420103000000${hash}0b00a031a95fe30200`);
    expect(exact(clearCall(3))).toBe('0x420203000000');
    expect(exact(finishCall(link, 3, ONE))).toBe(`0x420303000000${ONE.slice(2)}`);
    const row = { index: 5, score: 64n, proof: [TWO] };
    expect(exact(scoreCall(link, 1, ONE, row))).toBe(`0x430801000000${ONE.slice(2)}05000000010104${TWO.slice(2)}`);
    const text = new TextEncoder().encode('no');
    expect(exact(objectCall(9, TWO, text))).toBe(`0x450109000000${TWO.slice(2)}086e6f`);
    expect(exact(retractCall(9, 2))).toBe('0x45030900000002000000');
  });

  it('has the same arguments for the metadata of the node', () => {
    const { args } = bidCall(3, AUCTION, 7n, 2);
    expect(args).toEqual({ id: 3, terms: saleTermsHash(AUCTION), quantity: 7n, tick: 2 });
  });
});
