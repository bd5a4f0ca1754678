/**
 * The digest over the rows of a listed round (section 2 of `docs/design.md`): with the terms it makes their hash, so whoever
 * has all rows can tell whether they are those that were agreed.
 */
import { blake2b } from '@noble/hashes/blake2.js';
import { concat, littleEndian } from './bytes';

/** A row of a listed round. */
export interface OwnRow {
  /** The 32 bytes of its owner; an Ethereum address lies behind twelve zero bytes. */
  readonly account: Uint8Array;
  /** In the asset's smallest unit. */
  readonly amount: bigint;
}

/**
 * The digest of rows, which is zero if there are none. They are counted from 0 in the order given.
 *
 * @throws RangeError if a number does not fit its field.
 */
export function rowsDigest(rows: Iterable<OwnRow>): Uint8Array {
  let digest = new Uint8Array(32);
  let index = 0;
  for (const { account, amount } of rows) {
    const message = concat(digest, littleEndian(index, 4), account, littleEndian(amount, 16));
    digest = Uint8Array.from(blake2b(message, { dkLen: 32 }));
    index += 1;
  }
  return digest;
}

/** The address in a row whose owner is an Ethereum address; undefined if the row has another form. */
export function ethereumIn(account: Uint8Array): Uint8Array | undefined {
  return account.length === 32 && account.subarray(0, 12).every((byte) => byte === 0) ? account.slice(12) : undefined;
}
