/**
 * The digest over the payments of a round, as section 2 of `docs/auditors.md` has it: whoever recomputes it from the
 * `Paid` events knows that none is missing, altered or out of order.
 */
import { blake2b } from '@noble/hashes/blake2.js';
import { concat, littleEndian } from './bytes';

/** A payment. */
export interface Payment {
  /** Counts the payments of the round, from 0. */
  readonly sequence: bigint | number;
  /** The 32 bytes of the account that owns the row. */
  readonly beneficiary: Uint8Array;
  /** Those of the account that was paid: the owner, or whom it has named. */
  readonly payee: Uint8Array;
  /** In the asset's smallest unit. */
  readonly amount: bigint;
  /** Number of the row that was paid. */
  readonly index: number;
}

/** Names the version of the digest, at the start of the first. */
const DOMAIN = new TextEncoder().encode('distribution/digest2');

/** The digest with which a round begins. `genesis` is the hash of the chain's first block. */
export function startDigest(genesis: Uint8Array, round: number): Uint8Array {
  return blake2b(concat(DOMAIN, genesis, littleEndian(round, 4)), { dkLen: 32 });
}

/**
 * The digest after one more payment.
 *
 * @throws RangeError if a number does not fit its field.
 */
export function extendDigest(digest: Uint8Array, payment: Payment): Uint8Array {
  const { sequence, beneficiary, payee, amount, index } = payment;
  const message = concat(
    digest,
    littleEndian(sequence, 8),
    beneficiary,
    payee,
    littleEndian(amount, 16),
    littleEndian(index, 4),
  );
  return blake2b(message, { dkLen: 32 });
}

/** What a round's payments come to: the digest, their number and their sum, to compare with the round's. */
export interface Tally {
  readonly digest: Uint8Array;
  readonly payments: number;
  readonly paid: bigint;
}

/** Adds up payments from the first on. A gap or a payment out of place shows in the digest. */
export function tally(genesis: Uint8Array, round: number, payments: Iterable<Payment>): Tally {
  let [digest, count, paid] = [startDigest(genesis, round), 0, 0n];
  for (const payment of payments) {
    digest = extendDigest(digest, payment);
    count += 1;
    paid += payment.amount;
  }
  return { digest, payments: count, paid };
}
