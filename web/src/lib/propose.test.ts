import { blake2b } from '@noble/hashes/blake2.js';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { concat, fromHex, toHex } from './bytes';
import type { EmissionParams } from './forecast';
import { PROPOSING, TRACK_ORIGINS, emissionCall, emissionForm, readEmission, submissionCall } from './propose';

const DIST = { symbol: 'DIST', decimals: 12 };
const PARAMS: EmissionParams = {
  issuance: 1_234_567_125n * 10n ** 9n,
  decay: 12_500_000n,
  decayPeriod: 365,
  floor: 10n ** 12n,
  maxSupply: 10n ** 22n + 1n,
};
const source = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

describe('a submission', () => {
  const proposal = fromHex('0x00070401')!;
  const hash = toHex(blake2b(proposal, { dkLen: 32 })).slice(2);
  const submit = `3300${'3404'}02${hash}04000000${'0101000000'}`;

  it('stores the call, submits it and puts down the deposit, byte by byte', () => {
    const call = submissionCall({ track: 'emission_admin', call: proposal, number: 9, stored: false });
    expect(toHex(call)).toBe(`0x08020c${'0600'}10${'00070401'}${submit}330109000000`);
  });

  it('does not store what is stored, and names root as the system does', () => {
    const call = submissionCall({ track: 'root', call: proposal, number: 9, stored: true });
    expect(toHex(call)).toBe(`0x080208${submit.replace('3404', '0000')}330109000000`);
  });

  it('has the indices of the runtime', () => {
    const runtime = source('runtime/src/lib.rs');
    const indexOf = (pallet: string): number =>
      Number(new RegExp(`pallet_index\\((\\d+)\\)\\]\\s+pub type ${pallet} =`).exec(runtime)?.[1]);
    for (const [name, [pallet]] of Object.entries(PROPOSING)) {
      expect(indexOf(name.split('.')[0] ?? ''), name).toBe(pallet);
    }
    const origins = source('runtime/src/configs/governance/origins.rs');
    for (const [track, [pallet, index]] of Object.entries(TRACK_ORIGINS)) {
      if (track === 'root') continue;
      expect(pallet).toBe(indexOf('Origins'));
      const variant = track.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
      expect(origins, track).toMatch(new RegExp(`#\\[codec\\(index = ${index}\\)\\]\\s+${variant},`));
    }
    expect(source('docs/reference.md')).toMatch(/^\| 0 \| `set_emission\(/m);
  });
});

describe('parameters of emission', () => {
  it('are encoded in their order', () => {
    const little = (value: bigint, length: number): Uint8Array =>
      Uint8Array.from({ length }, (_, at) => Number((value >> BigInt(8 * at)) & 0xffn));
    const { issuance, decay, decayPeriod, floor, maxSupply } = PARAMS;
    expect(toHex(emissionCall(PARAMS))).toBe(
      toHex(
        concat(
          Uint8Array.of(62, 0),
          little(issuance, 16),
          little(decay, 4),
          little(BigInt(decayPeriod), 4),
          little(floor, 16),
          little(maxSupply, 16),
        ),
      ),
    );
  });

  it('are read as they were written, in every language', () => {
    for (const locale of ['en-GB', 'de', 'es', 'ar']) {
      // A number with one group could be of decimals as well.
      for (const floor of [PARAMS.floor, 100_000n * 10n ** 12n, 1_125n * 10n ** 9n]) {
        const params = { ...PARAMS, floor };
        const form = emissionForm(params, DIST, locale);
        expect(readEmission(form, DIST, locale), locale).toEqual({ ok: true, value: params });
      }
    }
  });

  it('are told by the field that is wrong', () => {
    const form = emissionForm(PARAMS, DIST, 'en');
    const wrong = (changes: Partial<typeof form>): unknown => {
      const read = readEmission({ ...form, ...changes }, DIST, 'en');
      return read.ok ? null : read.fault;
    };
    expect(wrong({})).toBeNull();
    expect(wrong({ issuance: 'many' })).toEqual({ issuance: { key: 'amount.number' } });
    expect(wrong({ decay: '100.1' })).toEqual({ decay: { key: 'propose.percent' } });
    expect(wrong({ decay: '0.00000001' })).toEqual({ decay: { key: 'propose.percent' } });
    expect(wrong({ decay: '100%' })).toBeNull();
    for (const decayPeriod of ['0', '', '1.5', '4294967296']) {
      expect(wrong({ decayPeriod })).toEqual({ decayPeriod: { key: 'propose.number' } });
    }
    expect(wrong({ floor: '2000000' })).toEqual({ floor: { key: 'propose.floor.above' } });
  });
});
