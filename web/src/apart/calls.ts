/**
 * The calls of bidders, of those who earn by scores and of those who object, as the chain encodes them: what is signed is
 * made here from what is shown, and a node's metadata only has to agree.
 */
import { blake2b } from '@noble/hashes/blake2.js';
import { ss58 } from '../chain/calls';
import type { Link } from '../chain/connection';
import { type Call, INDICES } from '../chain/submit';
import { type Hex, concat, fromHex, toHex } from '../lib/bytes';
import { bytes, compact, list, u128, u16, u32, u8 } from '../lib/scale';
import { REMAINDERS, encodeAsset, encodeRelease, encodeRequirement } from '../lib/terms';
import type { Form, SaleTerms } from './sale';

/** Bytes of an objection, at most: `MAX_TEXT_LEN` of primitives/src/announcement.rs. */
export const LONGEST_OBJECTION = 512;

function call(name: string, ...args: readonly Uint8Array[]): Uint8Array {
  return concat(Uint8Array.from(INDICES[name] ?? []), ...args);
}

function raw(hex: Hex): Uint8Array {
  const read = fromHex(hex, 32);
  if (!read) throw new RangeError('expected 32 bytes');
  return read;
}

function encodeForm(form: Form): Uint8Array {
  if (form.kind === 'auction') {
    return concat(u8(1), u128(form.floor), u128(form.step), u16(form.ticks), u32(form.late));
  }
  const classes = form.classes.map(({ level, weight }) => concat(u8(level), u16(weight)));
  return concat(u8(0), u128(form.price), u128(form.first), list(classes));
}

/**
 * The SCALE encoding of the terms of a sale.
 *
 * @throws RangeError if a number does not fit its field.
 */
export function encodeSaleTerms(terms: SaleTerms): Uint8Array {
  return concat(
    encodeAsset(terms.asset),
    u128(terms.supply),
    encodeAsset(terms.money),
    u128(terms.lot),
    encodeForm(terms.form),
    u128(terms.minimum),
    u128(terms.least),
    u128(terms.most),
    u32(terms.bids),
    u32(terms.bidding.opens),
    u32(terms.bidding.closes),
    u32(terms.finishing),
    u32(terms.until),
    encodeRelease(terms.release),
    encodeRequirement(terms.requirement),
    u8(REMAINDERS.indexOf(terms.remainder)),
  );
}

/** The hash of the terms of a sale, which bids carry. */
export function saleTermsHash(terms: SaleTerms): Hex {
  return toHex(blake2b(encodeSaleTerms(terms), { dkLen: 32 }));
}

/** Bids in a sale with these terms, or raises the bid that the account has. */
export function bidCall(sale: number, terms: SaleTerms, quantity: bigint, tick: number): Call {
  const hash = saleTermsHash(terms);
  return {
    pallet: 'Sales',
    name: 'bid',
    args: { id: sale, terms: hash, quantity, tick },
    exact: call('Sales.bid', u32(sale), raw(hash), compact(quantity), u16(tick)),
  };
}

/** Finds the price of a sale whose bidding is over. */
export function clearCall(sale: number): Call {
  return { pallet: 'Sales', name: 'clear', args: { id: sale }, exact: call('Sales.clear', u32(sale)) };
}

/** Finishes a bid: delivers what it is due, and frees the rest of its money. */
export function finishCall(link: Link, sale: number, bidder: Hex): Call {
  return {
    pallet: 'Sales',
    name: 'finish',
    args: { id: sale, bidder: ss58(link, bidder) },
    exact: call('Sales.finish', u32(sale), raw(bidder)),
  };
}

/** A row of a list of scores, with its proof. */
export interface ScoreRow {
  index: number;
  score: bigint;
  proof: Hex[];
}

/** Pays an account what it has earned on a board. */
export function scoreCall(link: Link, board: number, who: Hex, { index, score, proof }: ScoreRow): Call {
  return {
    pallet: 'Scores',
    name: 'claim',
    args: { board, who: ss58(link, who), index, score, proof },
    exact: call('Scores.claim', u32(board), raw(who), u32(index), compact(score), list(proof.map(raw))),
  };
}

/** Objects to an announced round. */
export function objectCall(round: number, terms: Hex, text: Uint8Array): Call {
  return {
    pallet: 'Announcements',
    name: 'object',
    args: { round, terms, text },
    exact: call('Announcements.object', u32(round), raw(terms), bytes(text)),
  };
}

/** Removes an objection, and returns its deposit. */
export function retractCall(round: number, objection: number): Call {
  return {
    pallet: 'Announcements',
    name: 'retract',
    args: { round, objection },
    exact: call('Announcements.retract', u32(round), u32(objection)),
  };
}
