/**
 * The calls of a manager, as the chain encodes them: the indices of pallets and calls never change. What is signed is
 * made here from what is shown.
 */
import { blake2b } from '@noble/hashes/blake2.js';
import { base64urlnopad } from '@scure/base';
import type { Terms } from '../chain/model';
import { type Hex, compare, concat, fromHex, toHex } from './bytes';
import { bytes, compact, list, option, u16, u32, u8 } from './scale';
import { encodeTerms } from './terms';

/** The first two bytes of each call. */
export const CALLS = {
  'Utility.batch_all': [8, 2],
  'Multisig.as_multi': [9, 1],
  'Multisig.cancel_as_multi': [9, 3],
  'Proxy.proxy': [10, 0],
  'Distribution.draft': [60, 0],
  'Distribution.amend': [60, 1],
  'Distribution.fund': [60, 3],
  'Distribution.open': [60, 4],
  'Distribution.close': [60, 10],
  'Distribution.abandon': [60, 11],
  'Distribution.clean_up': [60, 12],
  'Lists.announce': [64, 0],
  'Lists.publish': [64, 1],
} as const;

type Name = keyof typeof CALLS;

function call(name: Name, ...args: readonly Uint8Array[]): Uint8Array {
  return concat(Uint8Array.from(CALLS[name]), ...args);
}

function raw(hex: Hex): Uint8Array {
  const read = fromHex(hex, 32);
  if (!read) throw new RangeError('expected 32 bytes');
  return read;
}

/** What a manager does with a round. */
export type Action =
  | { kind: 'draft'; terms: Terms }
  | { kind: 'amend'; round: number; terms: Terms }
  | { kind: 'fund'; round: number; amount: bigint; terms: Hex }
  | { kind: 'open'; round: number; terms: Hex }
  | { kind: 'close' | 'abandon' | 'clean-up'; round: number };

/** Items that one clean-up removes: the most that the chain takes. */
export const CLEAN_UP = 256;

/**
 * The call of an action.
 *
 * @throws RangeError if a number does not fit its field.
 */
export function actionCall(action: Action): Uint8Array {
  switch (action.kind) {
    case 'draft':
      return call('Distribution.draft', encodeTerms(action.terms));
    case 'amend':
      return call('Distribution.amend', u32(action.round), encodeTerms(action.terms));
    case 'fund':
      return call('Distribution.fund', u32(action.round), compact(action.amount), raw(action.terms));
    case 'open':
      return call('Distribution.open', u32(action.round), raw(action.terms));
    case 'close':
      return call('Distribution.close', u32(action.round));
    case 'abandon':
      return call('Distribution.abandon', u32(action.round));
    case 'clean-up':
      return call('Distribution.clean_up', u32(action.round), u32(CLEAN_UP));
  }
}

/** One call for all actions, all or none of which are carried out. */
export function actionsCall(actions: readonly Action[]): Uint8Array {
  const calls = actions.map(actionCall);
  const [only] = calls;
  return only && calls.length === 1 ? only : call('Utility.batch_all', list(calls));
}

/** Announces a list of so many rows by the digests of its chunks. */
export function announceCall(rows: number, digests: readonly Uint8Array[]): Uint8Array {
  return call('Lists.announce', u32(rows), list(digests));
}

/** Stores the next chunk of a list. Its bytes are the last ones of the call, as the chain demands. */
export function publishCall(listNumber: number, chunk: Uint8Array): Uint8Array {
  return call('Lists.publish', u32(listNumber), bytes(chunk));
}

/** Has a call carried out for `real`, whose proxy the sender is. */
export function proxyCall(real: Hex, inner: Uint8Array): Uint8Array {
  // MultiAddress::Id; no type of proxy is forced.
  return call('Proxy.proxy', u8(0), raw(real), u8(0), inner);
}

/** Weight as the chain counts it. */
export interface Weight {
  readonly refTime: bigint;
  readonly proofSize: bigint;
}

/** The block and the transaction in it that approved a call first. */
export interface Timepoint {
  readonly height: number;
  readonly index: number;
}

/** Several signatories, of whom some must approve. */
export interface Multisig {
  readonly threshold: number;
  /** In ascending order. */
  readonly signatories: readonly Hex[];
}

/** The most signatories of a multisig: `MaxSignatories` of the runtime is not above it. */
export const MAX_SIGNATORIES = 100;

/** The multisig of signatories in any order; why there is none, otherwise. */
export function multisigOf(threshold: number, signatories: readonly Hex[]): Multisig | 'twice' | 'threshold' | 'many' {
  const sorted = [...signatories].sort((a, b) => compare(raw(a), raw(b)));
  if (new Set(sorted).size !== sorted.length) return 'twice';
  if (sorted.length > MAX_SIGNATORIES) return 'many';
  if (!Number.isInteger(threshold) || threshold < 2 || threshold > sorted.length) return 'threshold';
  return { threshold, signatories: sorted };
}

const SEED = new TextEncoder().encode('modlpy/utilisuba');

/** The account of a multisig, as pallet-multisig derives it. */
export function multisigAccount({ threshold, signatories }: Multisig): Hex {
  return toHex(blake2b(concat(SEED, list(signatories.map(raw)), u16(threshold)), { dkLen: 32 }));
}

/** The hash by which a multisig knows a call. */
export function callHash(inner: Uint8Array): Hex {
  return toHex(blake2b(inner, { dkLen: 32 }));
}

const timepoint = ({ height, index }: Timepoint): Uint8Array => concat(u32(height), u32(index));

/** The signatories of a multisig but for the one that signs, in ascending order. */
function othersOf(signatories: readonly Hex[], signer: Hex): Uint8Array {
  return list(signatories.filter((other) => other !== signer).map(raw));
}

/**
 * Approves a call of a multisig as one of its signatories, and carries it out if it is the last approval. `first` is the
 * first approval, if there is one.
 */
export function approvalCall(
  { threshold, signatories }: Multisig,
  signer: Hex,
  first: Timepoint | null,
  inner: Uint8Array,
  most: Weight,
): Uint8Array {
  return call(
    'Multisig.as_multi',
    u16(threshold),
    othersOf(signatories, signer),
    option(first, timepoint),
    inner,
    compact(most.refTime),
    compact(most.proofSize),
  );
}

/** Takes back a call of a multisig with all approvals so far: only who has approved it first can, and gets the deposit. */
export function withdrawalCall(
  { threshold, signatories }: Multisig,
  signer: Hex,
  first: Timepoint,
  inner: Uint8Array,
): Uint8Array {
  return call(
    'Multisig.cancel_as_multi',
    u16(threshold),
    othersOf(signatories, signer),
    timepoint(first),
    raw(callHash(inner)),
  );
}

/** What a signatory is asked to approve. */
export interface Approval {
  readonly multisig: Multisig;
  readonly call: Uint8Array;
}

/** Bytes of the longest call in a link: what a manager does with a round is far below it. */
const LONGEST_CALL = 16_384;

/** A call of a multisig as the end of a link: threshold, signatories, call, in base64 without signs that links need. */
export function writeApproval({ multisig: { threshold, signatories }, call: inner }: Approval): string {
  const all = concat(u16(threshold), u8(signatories.length), ...signatories.map(raw), inner);
  return base64urlnopad.encode(all);
}

/** Reads the end of such a link; null if it is none. */
export function readApproval(text: string): Approval | null {
  if (text.length > 2 * LONGEST_CALL || !/^[A-Za-z0-9_-]+$/.test(text)) return null;
  let all: Uint8Array;
  try {
    all = base64urlnopad.decode(text);
  } catch {
    return null;
  }
  const [low = 0, high = 0, count = 0] = all;
  const end = 3 + 32 * count;
  const inner = all.slice(end);
  if (inner.length < 2 || inner.length > LONGEST_CALL) return null;
  const signatories = Array.from({ length: count }, (_, at) => toHex(all.subarray(3 + 32 * at, 35 + 32 * at)));
  const multisig = multisigOf(low | (high << 8), signatories);
  return typeof multisig === 'string' ? null : { multisig, call: inner };
}
