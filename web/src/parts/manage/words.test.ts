import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faultText, skippedText } from './words';

const LISTS = new URL('../../../../client/src/lists/', import.meta.url);

/** The sources of the reader, without their tests. */
const sources = readdirSync(LISTS).map(
  (name) => readFileSync(new URL(name, LISTS), 'utf8').split('#[cfg(test)]')[0] ?? '',
);

describe('the words of the reader', () => {
  it('have a sentence for every kind of fault', () => {
    const kinds = new Set<string>();
    const patterns = [
      /Fault::at\([^,"]+,\s*"([a-z-]+)"/g,
      /Fault::whole\(\s*"([a-z-]+)"/g,
      /\("([a-z-]+)",\s*(?:message|what|format!|"|there)/g,
    ];
    for (const source of sources) {
      for (const pattern of patterns) for (const [, kind = ''] of source.matchAll(pattern)) kinds.add(kind);
    }
    // Names of delimiters and of columns look the same.
    const others = new Set(['sum']);
    const found = [...kinds].filter((kind) => !others.has(kind));
    expect(found.length).toBeGreaterThan(20);
    expect(found.filter((kind) => faultText(kind) === '')).toEqual([]);
  });

  it('have a reason for every line that is no row', () => {
    const [, body = ''] = /pub enum Skip \{([\s\S]*?)\n\}/.exec(sources.join('\n')) ?? [];
    const reasons = [...body.matchAll(/^\t([A-Z]\w+),/gm)].map(([, name = '']) => name.toLowerCase());
    expect(reasons.length).toBeGreaterThan(5);
    for (const reason of reasons) expect(skippedText(reason, 3), reason).not.toContain('others');
  });

  it('say nothing of what a newer reader may find', () => {
    expect(faultText('constructor')).toBe('');
    expect(skippedText('whim', 3)).toContain('3');
  });
});
