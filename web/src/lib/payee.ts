/**
 * Where payments go: payees that owners have named, and redirects of one payment that they sign off chain
 * (`primitives/src/payees.rs`, `redirect.rs`).
 */
import type { Asset } from '../chain/model';
import { type Hex, concat, fromHex, toHex } from './bytes';
import { type Result, type Said, bad, good } from './result';
import { u32, u8 } from './scale';
import { encodeAsset } from './terms';

/** The payments that a payee is for. */
export type Scope =
  | { readonly kind: 'everything' }
  | { readonly kind: 'asset'; readonly asset: Asset }
  | { readonly kind: 'round'; readonly round: number };

/** What an owner has named for a scope. */
export interface Named {
  readonly scope: Scope;
  /** Where payments go now; null if the scope does not say. */
  readonly payee: Hex | null;
  /** The change that is decided and not in force yet. */
  readonly next: { readonly payee: Hex | null; readonly active: number } | null;
}

/** Scopes that an owner can name payees for. */
export const MOST_SCOPES = 8;

/** Of the scopes that cover a payment the narrowest decides. */
const RANKS = { everything: 0, asset: 1, round: 2 } as const;

function covers(scope: Scope, asset: Asset, round: number): boolean {
  if (scope.kind === 'everything') return true;
  return scope.kind === 'asset' ? scope.asset === asset : scope.round === round;
}

/** The account that a payment of a round to an owner goes to now. */
export function payeeOf(owner: Hex, named: readonly Named[], asset: Asset, round: number): Hex {
  let [payee, rank] = [owner, -1];
  for (const one of named) {
    if (one.payee === null || RANKS[one.scope.kind] <= rank || !covers(one.scope, asset, round)) continue;
    [payee, rank] = [one.payee, RANKS[one.scope.kind]];
  }
  return payee;
}

/** The same scope has the same text. */
export function scopeKey(scope: Scope): string {
  if (scope.kind === 'everything') return scope.kind;
  return scope.kind === 'asset' ? `asset ${scope.asset}` : `round ${scope.round}`;
}

/** What an owner does with the payee of a scope. */
export type Naming =
  | { readonly kind: 'set'; readonly scope: Scope; readonly payee: Hex }
  | { readonly kind: 'clear' | 'cancel'; readonly scope: Scope };

/** The first two bytes of the calls, which never change. */
export const PAYEE_CALLS = { set: [65, 0], clear: [65, 1], cancel: [65, 2] } as const;

function encodeScope(scope: Scope): Uint8Array {
  if (scope.kind === 'everything') return u8(0);
  return scope.kind === 'asset' ? concat(u8(1), encodeAsset(scope.asset)) : concat(u8(2), u32(scope.round));
}

/**
 * The call, as the chain encodes it: what is signed is made from what is shown, whatever metadata a node gives.
 *
 * @throws RangeError if the payee is not of 32 bytes, or a number does not fit.
 */
export function payeeCall(naming: Naming): Uint8Array {
  const payee = naming.kind === 'set' ? fromHex(naming.payee, 32) : new Uint8Array();
  if (!payee) throw new RangeError('expected 32 bytes');
  return concat(Uint8Array.from(PAYEE_CALLS[naming.kind]), encodeScope(naming.scope), payee);
}

/** What the owner of a row signs to have one payment of it sent elsewhere. */
export interface Redirect {
  /** Hash of the chain's first block. */
  readonly genesis: Hex;
  readonly round: number;
  readonly row: number;
  readonly owner: Hex;
  readonly to: Hex;
  /** What has been paid of the row, in the asset's smallest unit. */
  readonly paid: bigint;
  /** The first block of the relay chain at which it is no longer good. */
  readonly deadline: number;
}

/** The text of a redirect, one line. */
export function redirectText({ genesis, round, row, owner, to, paid, deadline }: Redirect): string {
  return (
    `distribution/redirect1: On chain ${genesis}, pay what is due now of row ${row} of round ${round}, ` +
    `which belongs to account ${owner}, to account ${to} instead. ` +
    `Paid of it before: ${paid}. Valid before relay-chain block ${deadline}.`
  );
}

/** Kinds of keys as wallets name them. */
export type Scheme = 'sr25519' | 'ed25519' | 'ecdsa';

/** The same as the chain names them, in the order of their numbers, with the lengths of their signatures. */
const SCHEMES = [
  ['ed25519', 'Ed25519', 64],
  ['sr25519', 'Sr25519', 64],
  ['ecdsa', 'Ecdsa', 65],
] as const;

export interface Signature {
  readonly type: (typeof SCHEMES)[number][1];
  readonly value: Hex;
}

/**
 * The signature that a wallet gives over a text, for an account with a key of this kind. Some put a byte before it that
 * names the kind.
 */
export function readSignature(bytes: Uint8Array, scheme: Scheme): Result<Signature, Said<'redirect.signature'>> {
  const number = SCHEMES.findIndex(([name]) => name === scheme);
  const [, type, length] = SCHEMES[number] ?? SCHEMES[1];
  if (bytes.length === length) return good({ type, value: toHex(bytes) });
  if (bytes.length === length + 1 && bytes[0] === number) return good({ type, value: toHex(bytes.slice(1)) });
  return bad({ key: 'redirect.signature' });
}
