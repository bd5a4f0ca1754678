import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import en from './en';
import { NOT_HERE, type Pallet, refusalHere, wordsHere } from './refusals';

/** A text of the repository. */
const source = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
/** Variants of a Rust enum: names at the beginning of a line, with a comma behind. */
const variants = (text: string) => [...text.matchAll(/^\t+([A-Z]\w+),$/gm)].map(([, name = '']) => name);
const has = (pallet: string, name: string) => refusalHere({ pallet, name }) !== null;
const PALLETS: readonly Pallet[] = ['Sales', 'Scores', 'Announcements'];

describe('refusals of sales, scores and announcements', () => {
  it.each(PALLETS)('have words, or are met nowhere on the page: every error of %s', (pallet) => {
    const errors = variants(source(`pallets/${pallet.toLowerCase()}/src/errors.rs`));
    const others = NOT_HERE[pallet];
    expect(errors.length).toBeGreaterThan(25);
    expect(errors.filter((name) => has(pallet, name) === others.includes(name))).toEqual([]);
    expect(others.filter((name) => !errors.includes(name))).toEqual([]);
  });

  it('have words that are not for nothing: each is one of an error', () => {
    const errors = new Set(PALLETS.flatMap((one) => variants(source(`pallets/${one.toLowerCase()}/src/errors.rs`))));
    const told = Object.keys(en).flatMap((key) => /^refusal\.(\w+)$/.exec(key)?.[1] ?? []);
    expect(told.length).toBeGreaterThan(40);
    expect(told.filter((name) => !errors.has(name) || !PALLETS.some((pallet) => has(pallet, name)))).toEqual([]);
  });

  it.each([
    ['Buying in a sale', 'Sales', 15],
    ['Claiming scores', 'Scores', 3],
    ['Objecting to a round', 'Announcements', 0],
  ] as const)('have words: every one that holders.md explains under %s', (title, pallet, least) => {
    const text = new RegExp(`^## ${title}\n([^]*?)^## `, 'm').exec(source('docs/holders.md'))?.[1] ?? '';
    expect(text).not.toBe('');
    const names = [...text.matchAll(/^\| (`[^|]+) \|/gm)].flatMap(([, cell = '']) => cell.match(/`\w+`/g) ?? []);
    expect(names.length).toBeGreaterThanOrEqual(least);
    for (const quoted of names) expect(has(pallet, quoted.slice(1, -1)), quoted).toBe(true);
  });

  it('have words in English', () => {
    const words = wordsHere({ pallet: 'Sales', name: 'BidLowered', docs: '' });
    expect(words?.meaning).toBe(en['refusal.BidLowered']);
    expect(words?.cure).toBe(en['refusal.BidLowered.cure']);
    for (const [key, text] of Object.entries(en))
      if (key.startsWith('refusal.')) expect(text, key).toMatch(/^[A-Z].*\.$/);
  });

  it('are none of others', () => {
    for (const [pallet, name] of [
      ['Sales', 'GridInvalid'],
      ['Sales', 'toString'],
      ['Distribution', 'LevelTooLow'],
      ['constructor', 'name'],
    ] as const) {
      expect(wordsHere({ pallet, name, docs: '' }), `${pallet}.${name}`).toBe(null);
    }
  });
});
