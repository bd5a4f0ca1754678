/**
 * Sales: their terms as the chain has them, and the arithmetic of prices (`primitives/src/sale.rs`). Quantities are in
 * smallest units of what is sold, money in those of what is paid; a price is the money for one lot.
 */
import type { Asset, Release, Requirement, Terms } from '../chain/model';
import { type Hex } from '../lib/bytes';
import { MAX_AMOUNT } from '../lib/merkle';
import { type Result, bad, good } from '../lib/result';

/** Bidders of one level of identity check, and how much they count. */
export interface Class {
  level: number;
  weight: number;
}

/** How the price is found. */
export type Form =
  | { kind: 'fixed'; price: bigint; first: bigint; classes: Class[] }
  | { kind: 'auction'; floor: bigint; step: bigint; ticks: number; late: number };

/** All that a seller has decided. */
export interface SaleTerms {
  asset: Asset;
  supply: bigint;
  money: Asset;
  lot: bigint;
  form: Form;
  minimum: bigint;
  least: bigint;
  most: bigint;
  /** Accounts that can bid. */
  bids: number;
  bidding: { opens: number; closes: number };
  finishing: number;
  until: number;
  release: Release;
  requirement: Requirement;
  remainder: Terms['remainder'];
}

export type SaleState =
  { kind: 'bidding' } | { kind: 'failed' } | { kind: 'cleared'; price: bigint; sold: bigint; waits: number };

export interface Sale {
  id: number;
  seller: Hex;
  round: number;
  terms: SaleTerms;
  termsHash: Hex;
  /** When no more bids are accepted, on the sale's own clock, which stands still while nobody can claim. */
  ends: number;
  /** The time on that clock; null if the round is closed. */
  time: number | null;
  bids: number;
  unfinished: number;
  demand: bigint;
  price: bigint;
  delivered: bigint;
  raised: bigint;
  state: SaleState;
}

export interface Bid {
  bidder: Hex;
  number: number;
  quantity: bigint;
  tick: number;
  held: bigint;
  /** What it is due, and what that costs; null until the sale is cleared. */
  allocation: bigint | null;
  cost: bigint | null;
}

/** How a sale stands. */
export type Standing = 'announced' | 'bidding' | 'over' | 'failed' | 'cleared';

export function standingOf({ state, terms, time, ends }: Sale): Standing {
  if (state.kind !== 'bidding') return state.kind;
  if (time !== null && time < terms.bidding.opens) return 'announced';
  return time !== null && time < ends ? 'bidding' : 'over';
}

/** A time on the clock of a sale as a block of the relay chain, if no more time is lost. */
export function momentOf({ time }: Sale, moment: number, at: number): number {
  return time === null ? at : at + Math.max(0, moment - time);
}

/** The tick with the highest price. */
export function topOf(form: Form): number {
  return form.kind === 'fixed' ? 0 : form.ticks - 1;
}

/** The price of a lot at a tick; null if there is no such tick. */
export function priceAt(form: Form, tick: number): bigint | null {
  if (!Number.isInteger(tick) || tick < 0 || tick > topOf(form)) return null;
  return form.kind === 'fixed' ? form.price : form.floor + form.step * BigInt(tick);
}

/** The highest tick whose price is not above this one; null if even the lowest price is. */
export function tickOf(form: Form, price: bigint): number | null {
  if (form.kind === 'fixed') return price >= form.price ? 0 : null;
  if (price < form.floor || form.step <= 0n) return null;
  const steps = (price - form.floor) / form.step;
  const top = topOf(form);
  return steps > BigInt(top) ? top : Number(steps);
}

/** The money for a quantity at the price of a tick, rounded up to the unit; null if there is none. */
export function costOf({ form, lot }: SaleTerms, quantity: bigint, tick: number): bigint | null {
  const price = priceAt(form, tick);
  if (price === null || lot <= 0n) return null;
  const cost = (quantity * price + lot - 1n) / lot;
  return cost > MAX_AMOUNT ? null : cost;
}

/** Why a bid would be refused. */
export type BidFault = 'bid.least' | 'bid.most' | 'bid.price' | 'bid.lowered' | 'bid.same' | 'bid.large';

/** A bid as it can be placed, and what is held for it. */
export interface Placed {
  quantity: bigint;
  tick: number;
  held: bigint;
}

/** What a bid for this quantity, at this price for a lot at most, is. `before` is the bid that the account has. */
export function placedBid(
  terms: SaleTerms,
  quantity: bigint,
  price: bigint,
  before: Pick<Bid, 'quantity' | 'tick'> | null,
): Result<Placed, BidFault> {
  if (quantity < terms.least) return bad('bid.least');
  if (quantity > terms.most) return bad('bid.most');
  const tick = tickOf(terms.form, price);
  if (tick === null) return bad('bid.price');
  if (before && (quantity < before.quantity || tick < before.tick)) return bad('bid.lowered');
  if (before && quantity === before.quantity && tick === before.tick) return bad('bid.same');
  const held = costOf(terms, quantity, tick);
  return held === null ? bad('bid.large') : good({ quantity, tick, held });
}
