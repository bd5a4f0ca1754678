/**
 * The order of a list's rows: that of the hashes that begin the keys of accounts in state, unless the publisher kept
 * another one (`primitives/src/lists.rs`).
 */
import { blake2b } from '@noble/hashes/blake2.js';
import { compare } from './bytes';

/** The place of an account among the accounts in state: its BLAKE2b-128 hash. */
export function placeOf(account: Uint8Array): Uint8Array {
  return blake2b(account, { dkLen: 16 });
}

/**
 * Puts rows in the order of their accounts in state; several rows of one account keep theirs. As the Rust client's
 * `lists::order::arrange`.
 */
export function arranged<Row extends { readonly account: Uint8Array }>(rows: readonly Row[]): Row[] {
  return rows
    .map((row) => ({ row, place: placeOf(row.account) }))
    .sort((a, b) => compare(a.place, b.place))
    .map(({ row }) => row);
}

/**
 * Whether rows are in the order of their accounts in state. Those of a part of a list can be although others are not:
 * where something is withheld, a row of whoever is paid that is behind each row of a holder.
 */
export function isArranged(rows: Iterable<{ readonly account: Uint8Array }>): boolean {
  let before: Uint8Array | null = null;
  for (const { account } of rows) {
    const place = placeOf(account);
    if (before && compare(before, place) > 0) return false;
    before = place;
  }
  return true;
}

/**
 * The chunks that can have rows of an account, from the first to before the last, by the account of each chunk's first
 * row. `undefined` if those show that the rows are in another order, so that any chunk can have them.
 */
export function chunksFor(
  firsts: readonly Uint8Array[],
  account: Uint8Array,
): { readonly from: number; readonly to: number } | undefined {
  const places = firsts.map(placeOf);
  if (places.some((place, at) => at > 0 && compare(places[at - 1] ?? place, place) > 0)) return undefined;
  const place = placeOf(account);
  const before = places.filter((other) => compare(other, place) < 0).length;
  const to = places.filter((other) => compare(other, place) <= 0).length;
  // The chunk before may end with rows of the account.
  return { from: Math.max(0, before - 1), to };
}
