import { describe, expect, it } from 'vitest';
import { readArgument } from './argument';
import { objectionIn } from './objection';

describe('what the address of a page names', () => {
  it('is a page, a number or an account', () => {
    for (const page of ['sales', 'scores', 'announced'] as const)
      expect(readArgument(page, null)).toEqual({ kind: page });
    expect(readArgument('sale', '4294967295')).toEqual({ kind: 'sale', id: 4_294_967_295 });
    expect(readArgument('announced', '7')).toEqual({ kind: 'announcement', id: 7 });
    expect(readArgument('history', null)).toEqual({ kind: 'history', address: null });
    expect(readArgument('history', 'a%2Fb')).toEqual({ kind: 'history', address: 'a/b' });
  });

  it('is nothing that is none', () => {
    for (const argument of ['', 'x', '-1', '1e3', '4294967296', '%']) {
      expect(readArgument('sale', argument), argument).toBe(null);
      expect(readArgument('announced', argument), argument).toBe(null);
    }
    expect(readArgument('sale', null)).toBe(null);
    expect(readArgument('sales', '1')).toBe(null);
    expect(readArgument('scores', '1')).toBe(null);
    expect(readArgument('history', '%')).toBe(null);
  });
});

describe('an objection', () => {
  it('has words, and not more than the chain keeps', () => {
    expect(objectionIn(' no \n')).toEqual({ ok: true, value: new TextEncoder().encode('no') });
    expect(objectionIn(' \n')).toEqual({ ok: false, fault: 'empty' });
    expect(objectionIn('é'.repeat(256)).ok).toBe(true);
    expect(objectionIn('é'.repeat(257))).toEqual({ ok: false, fault: 'long' });
  });
});
