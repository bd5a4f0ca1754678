import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { INDICES } from './submit';

/** The calls of our pallets with their indices, by docs/reference.md. */
function referenced(): Map<string, [number, number]> {
  const text = readFileSync(new URL('../../../docs/reference.md', import.meta.url), 'utf8');
  const found = new Map<string, [number, number]>();
  for (const part of text.split(/^## /m)) {
    const pallet = /^(\w+)\n\nPallet index (\d+)\./.exec(part);
    const [, calls] = /^### Calls\n([\s\S]*?)(?:^###|$(?![\s\S]))/m.exec(part) ?? [];
    if (!pallet?.[1] || !calls) continue;
    for (const [, index, name] of calls.matchAll(/^\| (\d+) \| `(\w+)\(/gm)) {
      found.set(`${pallet[1]}.${name}`, [Number(pallet[2]), Number(index)]);
    }
  }
  return found;
}

describe('the calls that the page sends', () => {
  it('have the indices of the reference', () => {
    const known = referenced();
    expect(known.size).toBeGreaterThan(50);
    // The reference has our pallets only.
    const ours = Object.entries(INDICES).filter(([name]) => !name.startsWith('Vesting.'));
    expect(ours.length).toBe(6);
    for (const [name, index] of ours) expect(known.get(name), name).toEqual(index);
  });
});
