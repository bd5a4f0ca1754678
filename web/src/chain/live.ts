// What happens in a round, block by block: from the events and the state of the final blocks that the page sees.

import { type Hex, fromHex, toHex } from '../lib/bytes';
import { extendDigest } from '../lib/digest';
import { account, stored } from './calls';
import type { Link } from './connection';
import { nameOf } from './errors';
import type { Round } from './model';
import { amount, field, list, number, variant } from './reading';
import { round as askRound } from './rounds';

/** A payment that was seen. */
export interface SeenPayment {
  sequence: bigint;
  row: number;
  beneficiary: Hex;
  payee: Hex;
  amount: bigint;
}

/** A row that was refused: its claim in a batch, or the chain's own payment. */
export interface SeenRefusal {
  row: number;
  reason: { pallet: string; name: string };
}

/** What a block has done in a round. */
export interface SeenBlock {
  payments: SeenPayment[];
  refusals: SeenRefusal[];
  /** Whether anything happened in the round at all. */
  touched: boolean;
}

/** What the events of a block say of a round. */
export function seenIn(records: readonly unknown[], id: number): SeenBlock {
  const seen: SeenBlock = { payments: [], refusals: [], touched: false };
  for (const record of records) {
    const pallet = variant(field(record, 'event'));
    if (pallet.type !== 'Distribution') continue;
    const { type, value } = variant(pallet.value);
    if (typeof value !== 'object' || value === null || !('id' in value) || number(value.id) !== id) continue;
    seen.touched = true;
    if (type === 'Paid') {
      seen.payments.push({
        sequence: amount(field(value, 'sequence')),
        row: number(field(value, 'index')),
        beneficiary: account(field(value, 'beneficiary')),
        payee: account(field(value, 'payee')),
        amount: amount(field(value, 'amount')),
      });
    }
    if (type === 'ClaimRefused' || type === 'PushSkipped') {
      seen.refusals.push({ row: number(field(value, 'index')), reason: nameOf(field(value, 'error')) });
    }
  }
  return seen;
}

/** The digest of a round after more payments; null if they are not those that come next. */
export function digestAfter(digest: Hex, payments: bigint, seen: readonly SeenPayment[]): Hex | null {
  let [bytes, next] = [fromHex(digest, 32), payments];
  for (const { sequence, row, beneficiary, payee, amount: units } of seen) {
    const [owner, to] = [fromHex(beneficiary, 32), fromHex(payee, 32)];
    if (!bytes || !owner || !to || sequence !== next) return null;
    bytes = extendDigest(bytes, { sequence, beneficiary: owner, payee: to, amount: units, index: row });
    next += 1n;
  }
  return bytes ? toHex(bytes) : null;
}

/** The events of a block. */
export async function eventsAt(link: Link, hash: string): Promise<unknown[]> {
  return list(await stored(link, 'System', 'Events', { at: hash }));
}

/** The time of a block, in milliseconds since 1970. */
export async function timeAt(link: Link, hash: string): Promise<number> {
  return number(await stored(link, 'Timestamp', 'Now', { at: hash }));
}

/** A round as it is at a block; null if it is not there. */
export function roundAt(link: Link, id: number, hash: string): Promise<Round | null> {
  return askRound(link, id, hash);
}
