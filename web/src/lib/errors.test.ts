import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Key } from '../i18n';
import en from '../i18n/en';
import { NOT_FOR_HOLDERS, type Refused, allRefusals, obstacleOf, refusalOf } from './errors';

/** A text of the repository. */
const source = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const errorsOf = (pallet: string) => variants(source(`pallets/${pallet}/src/errors.rs`));

/** Variants of a Rust enum: names at the beginning of a line, with a comma behind. */
const variants = (source: string) => [...source.matchAll(/^\t+([A-Z]\w+),$/gm)].map(([, name = '']) => name);
const has = (pallet: string, name: string) => refusalOf({ pallet, name }) !== undefined;

describe('refusals', () => {
  it('have words, or are not for holders: every error of our pallets', () => {
    for (const pallet of ['Distribution', 'Compliance', 'Emission', 'Payees'] as const) {
      const errors = errorsOf(pallet.toLowerCase());
      const others = NOT_FOR_HOLDERS[pallet];
      expect(errors.length, pallet).toBeGreaterThan(pallet === 'Payees' ? 6 : 40);
      expect(errors.filter((name) => has(pallet, name) === others.includes(name))).toEqual([]);
      expect(others.filter((name) => !errors.includes(name))).toEqual([]);
      const told = allRefusals().map(({ name }) => name);
      expect(told.filter((name) => has(pallet, name) && !errors.includes(name))).toEqual([]);
    }
  });

  it.each([
    ['holders', 60],
    ['ethereum', 9],
  ])('have words: every one that the document %s.md explains', (document, least) => {
    // Those that are loaded apart: src/apart/refusals.test.ts.
    const apart = /^## (?:Buying in a sale|Claiming scores|Objecting to a round)\n[^]*?(?=^## )/gm;
    const text = source(`docs/${document}.md`).replace(apart, '');
    const names = [...text.matchAll(/^\| (`[^|]+) \|/gm)].flatMap(([, cell = '']) => cell.match(/`[\w.]+`/g) ?? []);
    expect(names.length).toBeGreaterThan(least);
    for (const quoted of names) {
      const [, pallet, name = ''] = /^`(?:(\w+)\.)?(\w+)`$/.exec(quoted) ?? [];
      const found = pallet
        ? has(pallet, name)
        : ['Distribution', 'Compliance', 'Emission'].some((one) => has(one, name));
      // Of the table of transactions that the pool refuses.
      expect(found || /^Transaction|^Custom/.test(name), quoted).toBe(true);
    }
  });

  it('have words in English', () => {
    // tsc compares the names with the catalogue.
    const keys = (refused: Refused): Key[] => [refused.meaning.key, refused.cure.key];
    for (const key of allRefusals().flatMap(keys)) expect(en[key], key).toMatch(/^[A-Z].*\.$/);
  });

  it('of compliance are known by both of their names', () => {
    const compliance = source('primitives/src/compliance.rs');
    const list = compliance.slice(compliance.indexOf('pub enum Refusal'));
    const names = variants(list.slice(0, list.indexOf('\n}')));
    expect(names).toHaveLength(12);
    for (const name of names) {
      const refused = obstacleOf(name)!;
      expect(has('Distribution', refused.name) && has('Emission', refused.name), name).toBe(true);
      expect(obstacleOf(refused.name)).toEqual(refused);
    }
    for (const other of ['NotOpen', 'toString', '']) expect(obstacleOf(other)).toBeUndefined();
  });

  it('of the pool are those of the call', () => {
    const name = (error: string, of?: 'Compliance') => refusalOf({ pallet: 'Pool', name: error }, of)?.name;
    expect([name('ExhaustsResources'), name('ExhaustsResources', 'Compliance')]).toEqual([
      'TooManyFreeClaims',
      'TooManyFreeCredentials',
    ]);
    expect([name('Stale'), name('Stale', 'Compliance')]).toEqual(['Stale', 'CredentialUsed']);
    expect([name('Call'), name('Call', 'Compliance')]).toEqual(['CallFiltered', 'CallFiltered']);
    expect(name('Custom')).toBe('Custom');
  });

  it('of which nothing is known are none', () => {
    for (const [pallet, name] of [
      ['Distribution', 'NotManager'],
      ['Distribution', 'OfLater'],
      ['Distribution', 'toString'],
      ['constructor', 'name'],
      ['', 'BadOrigin'],
      // A frozen asset, not a frozen account.
      ['Compliance', 'Frozen'],
    ] as const) {
      expect(refusalOf({ pallet, name }), `${pallet}.${name}`).toBeUndefined();
    }
    expect(refusalOf({ pallet: 'Token', name: 'Frozen' })?.actions).toEqual(['wait', 'owner']);
  });
});
