import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PolkadotSigner } from 'polkadot-api';
import { payeeCall } from '../lib/payee';
import type { Connection } from './connection';
import { type Call, INDICES, sendSigned } from './submit';

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

describe('a call whose bytes the page writes itself', () => {
  const wanted = payeeCall({ kind: 'cancel', scope: { kind: 'round', round: 3 } });
  const call: Call = { pallet: 'Payees', name: 'cancel', args: {}, exact: wanted };
  /** Signs a call before a node whose metadata writes these bytes. */
  const signedBefore = async (bytes: Uint8Array): Promise<string> => {
    let signed = 'not signed';
    const built = {
      getEncodedData: () => Promise.resolve(bytes),
      signSubmitAndWatch: () => {
        signed = 'signed';
        return { subscribe: ({ error }: { error: (error: Error) => void }) => error(new Error('over')) };
      },
    };
    const link = { api: { tx: { Payees: { cancel: () => built } } }, ended: new AbortController().signal };
    const connection = { link: () => Promise.resolve(link) } as unknown as Connection;
    const sent = sendSigned(
      connection,
      {} as PolkadotSigner,
      () => call,
      () => undefined,
    );
    await expect(sent).rejects.toThrow();
    return signed;
  };

  it('is not signed if the metadata of the node writes others', async () => {
    expect(await signedBefore(wanted)).toBe('signed');
    for (const other of [
      payeeCall({ kind: 'cancel', scope: { kind: 'round', round: 4 } }),
      payeeCall({ kind: 'clear', scope: { kind: 'round', round: 3 } }),
      wanted.slice(0, -1),
      new Uint8Array(),
    ]) {
      expect(await signedBefore(other)).toBe('not signed');
    }
  });
});

describe('the calls that the page sends', () => {
  it('have the indices of the reference', () => {
    const known = referenced();
    expect(known.size).toBeGreaterThan(50);
    const all = new Map([...others(), ...known]);
    expect(Object.keys(INDICES).length).toBeGreaterThan(15);
    for (const [name, index] of Object.entries(INDICES)) expect(all.get(name), name).toEqual(index);
  });
});
