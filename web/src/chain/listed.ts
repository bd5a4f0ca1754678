// The rows of listed rounds, which are in the chain's state: page by page, and all of them to be checked.

import { type Hex, fromHex, toHex } from '../lib/bytes';
import { type OwnRow, rowsDigest } from '../lib/rows';
import { termsHash } from '../lib/terms';
import { account, allStored, stored } from './calls';
import type { Link } from './connection';
import type { Round } from './model';
import { Unreadable, amount, bytes, field, list, number, option } from './reading';

/** Rows for which a word of the bitmap stands. */
const WORD = 1_024;

/** How a row stands: paid or, of a stream, started; set aside; or neither. */
export type RowState = 'open' | 'paid' | 'aside';

/** A row of a listed round. */
export interface ListedRow {
  index: number;
  account: Hex;
  amount: bigint;
  state: RowState;
}

function entry(value: unknown): { account: Hex; amount: bigint } {
  const [who, units] = list(value);
  return { account: account(who), amount: amount(units) };
}

const isSet = (bits: Uint8Array | null, bit: number): boolean => (((bits?.[bit >> 3] ?? 0) >> (bit & 7)) & 1) === 1;

/** How the rows stand for which a word of the bitmap stands. */
export function statesIn(word: unknown): (index: number) => RowState {
  const paid = option(word, (value) => bytes(field(value, 'paid')));
  const aside = option(word, (value) => option(field(value, 'aside'), bytes));
  return (index) => {
    const bit = index % WORD;
    // A stream may have been started before the rest of it was set aside.
    if (isSet(aside, bit)) return 'aside';
    return isSet(paid, bit) ? 'paid' : 'open';
  };
}

/** Rows from `first` on, in their order; fewer than `count` at the end, and none that was cleaned up. */
export async function listedRows(link: Link, round: Round, first: number, count: number): Promise<ListedRow[]> {
  const end = Math.min(round.rows, first + count);
  const indices = Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at);
  const places = [...new Set(indices.map((index) => Math.floor(index / WORD)))];
  const [entries, words] = await Promise.all([
    Promise.all(indices.map((index) => stored(link, 'Distribution', 'Entries', round.id, index))),
    Promise.all(
      places.map(
        async (place) => [place, statesIn(await stored(link, 'Distribution', 'Claimed', round.id, place))] as const,
      ),
    ),
  ]);
  const states = new Map(words);
  return indices.flatMap((index, at) => {
    const found = option(entries[at], entry);
    const state = states.get(Math.floor(index / WORD));
    return found && state ? [{ index, ...found, state: state(index) }] : [];
  });
}

/** What came of looking at all rows of a round. */
export type RowsVerdict =
  /** They are those that the terms' hash stands for. */
  | { kind: 'agreed' }
  /** They have the digest that the node names. The budget was lowered since, so the terms have another hash. */
  | { kind: 'digest' }
  /** What is not as the node says: the number of rows, their sum, their digest, or the hash of terms and rows. */
  | { kind: 'differs'; what: 'rows' | 'total' | 'digest' | 'hash' };

/** Compares all rows, in their order, with what is said of the round. */
export function verdictOn(round: Round, rows: readonly OwnRow[]): RowsVerdict {
  if (rows.length !== round.rows) return { kind: 'differs', what: 'rows' };
  if (rows.reduce((sum, row) => sum + row.amount, 0n) !== round.rowsTotal) return { kind: 'differs', what: 'total' };
  const digest = rowsDigest(rows);
  if (toHex(digest) !== round.rowsDigest) return { kind: 'differs', what: 'digest' };
  if (termsHash(round.terms, digest) === round.termsHash) return { kind: 'agreed' };
  // A stream that is stopped lowers the budget, and the hash stays that of what was agreed.
  const { release } = round.terms;
  const lowered = release.kind === 'streamed' && release.revocable && round.status.kind !== 'draft';
  return lowered ? { kind: 'digest' } : { kind: 'differs', what: 'hash' };
}

/** Reads all rows of a round and compares them. Null if some were cleaned up already. */
export async function checkRows(link: Link, round: Round): Promise<RowsVerdict | null> {
  const entries = await allStored(link, 'Distribution', 'Entries', round.id);
  const rows = entries.map(({ keyArgs, value }) => ({ index: number(keyArgs[1]), ...entry(value) }));
  if (round.status.kind === 'closed' && rows.length < round.rows) return null;
  rows.sort((a, b) => a.index - b.index);
  // One that is there twice would stand for one that is missing.
  if (rows.some(({ index }, at) => index !== at)) return { kind: 'differs', what: 'rows' };
  const own = rows.map(({ account: who, amount: units }) => {
    const owner = fromHex(who, 32);
    if (!owner) throw new Unreadable('expected an account');
    return { account: owner, amount: units };
  });
  return verdictOn(round, own);
}
