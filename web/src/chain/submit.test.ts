import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { INDICES } from './submit';

const reference = readFileSync(new URL('../../../docs/reference.md', import.meta.url), 'utf8');

/** The calls of our pallets with their indices, by docs/reference.md. */
function referenced(): Map<string, [number, number]> {
  const found = new Map<string, [number, number]>();
  for (const part of reference.split(/^## /m)) {
    const pallet = /^(\w+)\n\nPallet index (\d+)\./.exec(part);
    const [, calls] = /^### Calls\n([\s\S]*?)(?:^###|$(?![\s\S]))/m.exec(part) ?? [];
    if (!pallet?.[1] || !calls) continue;
    for (const [, index, name] of calls.matchAll(/^\| (\d+) \| `(\w+)\(/gm)) {
      found.set(`${pallet[1]}.${name}`, [Number(pallet[2]), Number(index)]);
    }
  }
  return found;
}

/** The calls of the SDK's pallets in the order of their indices, as far as the reference names them. */
function others(): Map<string, [number, number]> {
  const found = new Map<string, [number, number]>();
  for (const [, pallet = '', name = '', calls = ''] of reference.matchAll(/^\| (\d+) \| `(\w+)` \| (.*) \|$/gm)) {
    [...calls.matchAll(/`(\w+)`/g)].forEach(([, call = ''], index) => {
      found.set(`${name}.${call}`, [Number(pallet), index]);
    });
  }
  return found;
}

describe('the calls that the page sends', () => {
  it('have the indices of the reference', () => {
    const known = referenced();
    expect(known.size).toBeGreaterThan(50);
    const all = new Map([...others(), ...known]);
    expect(Object.keys(INDICES).length).toBeGreaterThan(15);
    for (const [name, index] of Object.entries(INDICES)) expect(all.get(name), name).toEqual(index);
  });
});
