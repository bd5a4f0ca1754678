import { describe, expect, it } from 'vitest';
import { toSs58 } from '../lib/address';
import type { Link } from './connection';
import { GOVERNING, governing } from './governing';

// All that the calls ask of it.
const link = { chain: { prefix: 7_757 } } as Link;
const to = `0x${'07'.repeat(32)}` as const;
const id = { type: 'Id', value: toSs58(new Uint8Array(32).fill(7), 7_757) };

describe('a delegation', () => {
  const on = (track: number, conviction: string) => ({
    pallet: 'ConvictionVoting',
    name: 'delegate',
    args: { class: track, to: id, conviction: { type: conviction, value: undefined }, balance: 5n },
  });

  it('is one call for one track', () => {
    expect(governing.delegate(link, [13], to, 0, 5n)).toEqual(on(13, 'None'));
  });

  it('is all or nothing on several tracks', () => {
    const call = governing.delegate(link, [0, 13], to, 6, 5n);
    expect(call).toEqual({ pallet: 'Utility', name: 'batch_all', batch: [on(0, 'Locked6x'), on(13, 'Locked6x')] });
    for (const { pallet, name } of [call, ...(call.batch ?? [])])
      expect(GOVERNING).toHaveProperty([`${pallet}.${name}`]);
  });
});
