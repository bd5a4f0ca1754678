import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Hex, fromHex, toHex } from './bytes';
import {
  type Named,
  type Redirect,
  type Scope,
  payeeCall,
  payeeOf,
  readSignature,
  redirectText,
  scopeKey,
} from './payee';

const account = (byte: string): Hex => `0x${byte.repeat(32)}`;
const [OWNER, A, B, C] = ['11', 'aa', 'bb', 'cc'].map(account) as [Hex, Hex, Hex, Hex];
const named = (scope: Scope, payee: Hex | null, next: Named['next'] = null): Named => ({ scope, payee, next });
const everything: Scope = { kind: 'everything' };
const native: Scope = { kind: 'asset', asset: 'native' };
const third: Scope = { kind: 'round', round: 3 };

describe('the payee of a payment', () => {
  const all = [named(everything, A), named(native, B), named(third, C)];

  it('is that of the narrowest scope, in whatever order they come', () => {
    for (const order of [all, all.toReversed()]) {
      expect(payeeOf(OWNER, order, 'native', 3)).toBe(C);
      expect(payeeOf(OWNER, order, 'native', 4)).toBe(B);
      expect(payeeOf(OWNER, order, 7, 3)).toBe(C);
      expect(payeeOf(OWNER, order, 7, 4)).toBe(A);
    }
  });

  it('is the owner if nobody is named, or themselves as an exception', () => {
    expect(payeeOf(OWNER, [], 'native', 3)).toBe(OWNER);
    expect(payeeOf(OWNER, [named(everything, A), named(third, OWNER)], 'native', 3)).toBe(OWNER);
    expect(payeeOf(OWNER, [named({ kind: 'asset', asset: 8 }, A)], 7, 3)).toBe(OWNER);
  });

  it('is not the one of a change that is not in force yet', () => {
    const waiting = named(third, null, { payee: C, active: 100 });
    expect(payeeOf(OWNER, [named(everything, A), waiting], 'native', 3)).toBe(A);
    expect(payeeOf(OWNER, [waiting], 'native', 3)).toBe(OWNER);
  });

  it('has scopes that are told apart', () => {
    const scopes: Scope[] = [everything, native, { kind: 'asset', asset: 3 }, third, { kind: 'round', round: 4 }];
    expect(new Set(scopes.map(scopeKey)).size).toBe(scopes.length);
  });
});

describe('the call that names a payee', () => {
  // By hand: pallet, call, scope, payee.
  it.each<[Parameters<typeof payeeCall>[0], string]>([
    [{ kind: 'set', scope: everything, payee: A }, `0x410000${'aa'.repeat(32)}`],
    [{ kind: 'set', scope: native, payee: B }, `0x41000100${'bb'.repeat(32)}`],
    [{ kind: 'set', scope: { kind: 'asset', asset: 7 }, payee: B }, `0x4100010107000000${'bb'.repeat(32)}`],
    [{ kind: 'set', scope: { kind: 'round', round: 258 }, payee: C }, `0x41000202010000${'cc'.repeat(32)}`],
    [{ kind: 'clear', scope: everything }, '0x410100'],
    [{ kind: 'cancel', scope: third }, '0x41020203000000'],
  ])('is written as the chain reads it: %j', (naming, bytes) => {
    expect(toHex(payeeCall(naming))).toBe(bytes);
  });

  it('is none for an account that is not one', () => {
    expect(() => payeeCall({ kind: 'set', scope: everything, payee: '0x12' })).toThrow(RangeError);
  });
});

describe('a redirect', () => {
  interface Key {
    owner: Hex;
    message: string;
    signature: Hex;
  }
  const vectors = JSON.parse(readFileSync(new URL('../../../testdata/redirect.json', import.meta.url), 'utf8')) as {
    redirect: Omit<Redirect, 'paid' | 'owner'> & { paid: string };
    ed25519: Key;
    ecdsa: Key;
  };

  it.each(['ed25519', 'ecdsa'] as const)('is the text of the test vectors: %s', (scheme) => {
    const { owner, message } = vectors[scheme];
    const redirect = { ...vectors.redirect, paid: BigInt(vectors.redirect.paid), owner };
    expect(redirectText(redirect)).toBe(message);
  });

  it('carries the signature of a wallet, with or without the byte that names the kind of key', () => {
    for (const [scheme, type, number, length] of [
      ['ed25519', 'Ed25519', 0, 64],
      ['sr25519', 'Sr25519', 1, 64],
      ['ecdsa', 'Ecdsa', 2, 65],
    ] as const) {
      const value: Hex = `0x${'5a'.repeat(length)}`;
      const plain = fromHex(value)!;
      expect(readSignature(plain, scheme)).toEqual({ ok: true, value: { type, value } });
      const marked = Uint8Array.of(number, ...plain);
      expect(readSignature(marked, scheme)).toEqual({ ok: true, value: { type, value } });
      const other = Uint8Array.of(number + 1, ...plain);
      for (const wrong of [other, plain.slice(1), new Uint8Array(), Uint8Array.of(...marked, 0)]) {
        expect(readSignature(wrong, scheme).ok).toBe(false);
      }
    }
  });
});
