// The rows that the chain itself knows of an account, in all rounds at once: entries of listed rounds, and streams that
// were started, as far as they are not paid in full.

import type { Hex } from '../lib/bytes';
import { runtime, ss58 } from './calls';
import type { Link } from './connection';
import { refusalOf } from './errors';
import type { Answer, Claimable } from './model';
import { amount, field, flag, list, number, option, variant } from './reading';

/** What the chain says of such a row. */
export interface KnownRow {
  index: number;
  /** The whole amount, in smallest units. */
  total: bigint;
  answer: Answer<Claimable>;
  /** Whether it is set aside. */
  aside: boolean;
}

/** The same by round. */
export type KnownRows = ReadonlyMap<number, readonly KnownRow[]>;

/** A row as the answer has it, with the error for which it would be refused; undefined if there is none. */
export interface RowInPage {
  round: number;
  index: number;
  claimable: Claimable;
  aside: boolean;
  error: unknown;
}

/** Reads the rows of an answer, and where the next one goes on. */
export function readPage(value: unknown): { rows: RowInPage[]; next: unknown } {
  const rows = list(field(value, 'entitlements')).flatMap((one): RowInPage[] => {
    const { type, value: row } = variant(one);
    // Lists are looked for by their rounds, rewards by their pools; vouchers are with their holders.
    if (type !== 'Row') return [];
    const of = (name: string): bigint => amount(field(row, name));
    return [
      {
        round: number(field(row, 'round')),
        index: number(field(row, 'row')),
        claimable: {
          now: of('now'),
          later: of('later'),
          paid: of('paid'),
          total: of('total'),
          next: option(field(row, 'next'), number),
        },
        aside: flag(field(row, 'set_aside')),
        error: field(row, 'refusal') ?? undefined,
      },
    ];
  });
  return { rows, next: field(value, 'next') ?? undefined };
}

/** Answers that are asked for, at most: each looks at a thousand rounds or ten thousand rows. */
const MOST_PAGES = 10_000;

export async function knownRows(link: Link, who: Hex): Promise<KnownRows> {
  const known = new Map<number, KnownRow[]>();
  let from: unknown = undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { rows, next } = readPage(await runtime(link, 'EntitlementsApi', 'entitlements', ss58(link, who), from));
    for (const { round, index, claimable, aside, error } of rows) {
      const answer: Answer<Claimable> =
        error === undefined ? { ok: true, value: claimable } : { ok: false, refusal: await refusalOf(link, error) };
      known.set(round, [...(known.get(round) ?? []), { index, total: claimable.total, answer, aside }]);
    }
    if (next === undefined) break;
    from = next;
  }
  return known;
}
