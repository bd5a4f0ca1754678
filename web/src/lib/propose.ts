/**
 * What is submitted as a referendum, in the chain's encoding: the call, and the batch that stores it, submits it and
 * puts down its decision deposit.
 */
import { blake2b } from '@noble/hashes/blake2.js';
import { type AmountFault, type Token, enteredAmount, readAmount } from './amount';
import { concat } from './bytes';
import type { EmissionParams } from './forecast';
import { WHOLE } from './referendum';
import { type Result, type Said, bad, good } from './result';
import { bytes, list, u128, u32, u8 } from './scale';

/** The first two bytes of each call. */
export const PROPOSING = {
  'Preimage.note_preimage': [6, 0],
  'Utility.batch_all': [8, 2],
  'Referenda.submit': [51, 0],
  'Referenda.place_decision_deposit': [51, 1],
  'Emission.set_emission': [62, 0],
} as const;

function call(name: keyof typeof PROPOSING, ...args: readonly Uint8Array[]): Uint8Array {
  return concat(Uint8Array.from(PROPOSING[name]), ...args);
}

/** Each track with the origin that its calls are carried out with: the indices of pallet and variant. */
export const TRACK_ORIGINS = {
  root: [0, 0],
  whitelisted_caller: [52, 0],
  round_admin: [52, 1],
  treasury_spender: [52, 2],
  compliance_admin: [52, 3],
  emission_admin: [52, 4],
  referendum_canceller: [52, 5],
  referendum_killer: [52, 6],
} as const;

export type TrackName = keyof typeof TRACK_ORIGINS;

export function isTrackName(name: string): name is TrackName {
  return Object.hasOwn(TRACK_ORIGINS, name);
}

/** The longest call that the page submits, in bytes: it has to fit a transaction and a wallet. */
export const LONGEST_CALL = 262_144;

/** A submission. */
export interface Submission {
  readonly track: TrackName;
  /** What is to be carried out. */
  readonly call: Uint8Array;
  /** The number that the referendum will have. */
  readonly number: number;
  /** Whether the chain stores the bytes of the call already. */
  readonly stored: boolean;
}

/** One call for all of it, all or nothing of which is done. */
export function submissionCall({ track, call: proposal, number, stored }: Submission): Uint8Array {
  const hash = blake2b(proposal, { dkLen: 32 });
  // The call by its hash and length; carried out a block after its end at the earliest, which every track makes later.
  const lookup = concat(u8(2), hash, u32(proposal.length));
  const after = concat(u8(1), u32(1));
  const submit = call('Referenda.submit', Uint8Array.from(TRACK_ORIGINS[track]), lookup, after);
  const deposit = call('Referenda.place_decision_deposit', u32(number));
  const note = stored ? [] : [call('Preimage.note_preimage', bytes(proposal))];
  return call('Utility.batch_all', list([...note, submit, deposit]));
}

/** The call that sets how much is issued. */
export function emissionCall({ issuance, decay, decayPeriod, floor, maxSupply }: EmissionParams): Uint8Array {
  return call(
    'Emission.set_emission',
    u128(issuance),
    u32(Number(decay)),
    u32(decayPeriod),
    u128(floor),
    u128(maxSupply),
  );
}

/** What is entered about emission: tokens, a percentage, a number of eras. */
export type EmissionForm = Readonly<Record<keyof EmissionParams, string>>;

export type EmissionFault = AmountFault | 'propose.percent' | 'propose.number' | 'propose.floor.above';

/** What is wrong with each field. */
export type EmissionFaults = Partial<Record<keyof EmissionParams, Said<EmissionFault>>>;

/** Percent as amounts: its smallest unit is a billionth of a whole. */
const PERCENT: Token = { symbol: '%', decimals: 7 };
/** The most eras between two decreases. */
const MOST_ERAS = 0xffff_ffff;

/** Parameters as they are entered. */
export function emissionForm(params: EmissionParams, token: Token, locale: string): EmissionForm {
  const tokens = (units: bigint): string => enteredAmount(units, token, locale);
  return {
    issuance: tokens(params.issuance),
    decay: enteredAmount(params.decay, PERCENT, locale),
    decayPeriod: String(params.decayPeriod),
    floor: tokens(params.floor),
    maxSupply: tokens(params.maxSupply),
  };
}

/** The parameters that were entered; what is wrong with each field, otherwise. */
export function readEmission(form: EmissionForm, token: Token, locale: string): Result<EmissionParams, EmissionFaults> {
  const faults: EmissionFaults = {};
  const amount = (field: 'issuance' | 'floor' | 'maxSupply'): bigint => {
    const read = readAmount(form[field], token, locale);
    if (!read.ok) faults[field] = read.fault;
    return read.ok ? read.value : 0n;
  };
  const [issuance, floor, maxSupply] = [amount('issuance'), amount('floor'), amount('maxSupply')];
  const decay = readAmount(form.decay, PERCENT, locale);
  if (!decay.ok || decay.value > WHOLE) faults.decay = { key: 'propose.percent' };
  const eras = /^\d{1,10}$/.test(form.decayPeriod.trim()) ? Number(form.decayPeriod) : 0;
  if (eras < 1 || eras > MOST_ERAS) faults.decayPeriod = { key: 'propose.number' };
  if (!faults.issuance && !faults.floor && floor > issuance) faults.floor = { key: 'propose.floor.above' };
  if (!decay.ok || Object.keys(faults).length > 0) return bad(faults);
  return good({ issuance, decay: decay.value, decayPeriod: eras, floor, maxSupply });
}
