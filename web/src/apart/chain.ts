// Sales, boards of scores and announcements, as the runtime tells of them.

import type { Hex } from '../lib/bytes';
import { account, allStored, runtime, ss58, stored } from '../chain/calls';
import type { Link } from '../chain/connection';
import { refusalOf } from '../chain/errors';
import type { Asset, Refusal, Requirement, Terms } from '../chain/model';
import { Unreadable, amount, field, flag, hex, list, number, option, text, variant } from '../chain/reading';
import { readAsset, readRelease, readRequirement } from '../chain/rounds';
import type { Bid, Form, Sale, SaleState, SaleTerms } from './sale';

/** Numbers that one look goes back by, and questions that are asked at a time. */
const PAGE = 20;
/** Numbers of objections that one answer has (`OBJECTIONS_SPAN` of primitives/src/api.rs). */
const SPAN = 64;
/** Objections that are read. */
const MOST_OBJECTIONS = 1_024;

function readForm(value: unknown): Form {
  const { type, value: inside } = variant(value);
  const of = (name: string): unknown => field(inside, name);
  if (type === 'Fixed') {
    const classes = list(of('classes')).map((one) => ({
      level: number(field(one, 'level')),
      weight: number(field(one, 'weight')),
    }));
    return { kind: 'fixed', price: amount(of('price')), first: amount(of('first')), classes };
  }
  if (type === 'Auction') {
    return {
      kind: 'auction',
      floor: amount(of('floor')),
      step: amount(of('step')),
      ticks: number(of('ticks')),
      late: number(of('late')),
    };
  }
  throw new Unreadable(`the form ${type} of a sale is unknown`);
}

function readRemainder(value: unknown): Terms['remainder'] {
  const remainder = variant(value).type.toLowerCase();
  if (remainder === 'manager' || remainder === 'treasury' || remainder === 'burn') return remainder;
  throw new Unreadable(`the remainder ${remainder} is unknown`);
}

function readSaleTerms(value: unknown): SaleTerms {
  const of = (name: string): unknown => field(value, name);
  const bidding = of('bidding');
  return {
    asset: readAsset(of('asset')),
    supply: amount(of('supply')),
    money: readAsset(of('money')),
    lot: amount(of('lot')),
    form: readForm(of('form')),
    minimum: amount(of('minimum')),
    least: amount(of('least')),
    most: amount(of('most')),
    bids: number(of('bids')),
    bidding: { opens: number(field(bidding, 'opens')), closes: number(field(bidding, 'closes')) },
    finishing: number(of('finishing')),
    until: number(of('until')),
    release: readRelease(of('release')),
    requirement: readRequirement(of('requirement')),
    remainder: readRemainder(of('remainder')),
  };
}

function readSaleState(value: unknown): SaleState {
  const { type, value: inside } = variant(value);
  if (type === 'Bidding') return { kind: 'bidding' };
  if (type === 'Failed') return { kind: 'failed' };
  if (type === 'Cleared') {
    return {
      kind: 'cleared',
      price: amount(field(inside, 'price')),
      sold: amount(field(inside, 'sold')),
      waits: number(field(inside, 'waits')),
    };
  }
  throw new Unreadable(`the state ${type} of a sale is unknown`);
}

export function readSale(value: unknown): Sale {
  const of = (name: string): unknown => field(value, name);
  return {
    id: number(of('id')),
    seller: account(of('seller')),
    round: number(of('round')),
    terms: readSaleTerms(of('terms')),
    termsHash: hex(of('terms_hash')),
    ends: number(of('ends')),
    time: option(of('time'), number),
    bids: number(of('bids')),
    unfinished: number(of('unfinished')),
    demand: amount(of('demand')),
    price: amount(of('price')),
    delivered: amount(of('delivered')),
    raised: amount(of('raised')),
    state: readSaleState(of('state')),
  };
}

/** A sale; null if there is none of this number, or it was removed. */
export async function saleOf(link: Link, id: number): Promise<Sale | null> {
  return option(await runtime(link, 'SalesApi', 'sale', id), readSale);
}

/** Numbers below `before`, the highest first, and where the next page begins; null after the last. */
function page(before: number): { ids: number[]; next: number | null } {
  const count = Math.min(PAGE, before);
  const ids = Array.from({ length: count }, (_, place) => before - 1 - place);
  return { ids, next: before > count ? before - count : null };
}

/** Some of the things that have numbers, the newest first. */
export interface Paged<T> {
  items: T[];
  /** The number below which the next page begins; null after the last. */
  next: number | null;
}

/** What there is below a number. Whole pages of removed things are passed over. */
async function below<T>(before: number, ask: (id: number) => Promise<T | null>): Promise<Paged<T>> {
  for (let from: number | null = before; from !== null;) {
    const { ids, next }: { ids: number[]; next: number | null } = page(from);
    const items = (await Promise.all(ids.map(ask))).filter((one) => one !== null);
    if (items.length > 0 || next === null) return { items, next };
    from = next;
  }
  return { items: [], next: null };
}

/** Sales, the newest first; below number `before`, if it is given. */
export async function sales(link: Link, before: number | null): Promise<Paged<Sale>> {
  const end = before ?? number(await runtime(link, 'SalesApi', 'next_sale'));
  return below(end, (id) => saleOf(link, id));
}

/** The bid of an account, and why it cannot be finished now. */
export interface OwnBid {
  bid: Bid;
  obstacle: Refusal | null;
}

export function readBid(value: unknown): Bid {
  const of = (name: string): unknown => field(value, name);
  return {
    bidder: account(of('bidder')),
    number: number(of('number')),
    quantity: amount(of('quantity')),
    tick: number(of('tick')),
    held: amount(of('held')),
    allocation: option(of('allocation'), amount),
    cost: option(of('cost'), amount),
  };
}

/** The bid of an account in a sale; null if it has none, or it is finished. */
export async function bidOf(link: Link, sale: number, bidder: Hex): Promise<OwnBid | null> {
  const answer = await runtime(link, 'SalesApi', 'bid', sale, ss58(link, bidder));
  if (answer === undefined || answer === null) return null;
  const obstacle = option(field(answer, 'obstacle'), (error) => error);
  return { bid: readBid(answer), obstacle: obstacle === null ? null : await refusalOf(link, obstacle) };
}

/** What is known of a list of scores that was posted. */
export interface ScoreTree {
  list: number;
  root: Hex;
  rows: number;
  total: bigint;
}

/** A root that is posted and not final. Times that are left are in blocks, if none is lost. */
export interface PostedRoot {
  number: number;
  tree: ScoreTree;
  reporter: Hex;
  bond: bigint;
  left: number;
  challenge: { challenger: Hex; bond: bigint; reason: Hex; left: number } | null;
}

export interface Board {
  id: number;
  requirement: Requirement;
  most: bigint;
  bond: bigint;
  window: number;
  judging: number;
  reporters: Hex[];
  pot: Hex;
  payable: bigint;
  paid: bigint;
  members: number;
  roots: number;
  last: ScoreTree | null;
  posted: PostedRoot | null;
  closed: boolean;
  over: boolean;
}

function readTree(value: unknown): ScoreTree {
  return {
    list: number(field(value, 'list')),
    root: hex(field(value, 'root')),
    rows: number(field(value, 'rows')),
    total: amount(field(value, 'total')),
  };
}

function readPosted(value: unknown): PostedRoot {
  return {
    number: number(field(value, 'number')),
    tree: readTree(field(value, 'tree')),
    reporter: account(field(value, 'reporter')),
    bond: amount(field(value, 'bond')),
    left: number(field(value, 'left')),
    challenge: option(field(value, 'challenge'), (challenge) => ({
      challenger: account(field(challenge, 'challenger')),
      bond: amount(field(challenge, 'bond')),
      reason: hex(field(challenge, 'reason')),
      left: number(field(challenge, 'left')),
    })),
  };
}

export function readBoard(value: unknown): Board {
  const of = (name: string): unknown => field(value, name);
  const terms = (name: string): unknown => field(of('terms'), name);
  return {
    id: number(of('id')),
    requirement: readRequirement(terms('requirement')),
    most: amount(terms('most')),
    bond: amount(terms('bond')),
    window: number(terms('window')),
    judging: number(terms('judging')),
    reporters: list(of('reporters')).map(account),
    pot: account(of('pot')),
    payable: amount(of('payable')),
    paid: amount(of('paid')),
    members: number(of('members')),
    roots: number(of('roots')),
    last: option(of('last'), readTree),
    posted: option(of('posted'), readPosted),
    closed: flag(of('closed')),
    over: flag(of('over')),
  };
}

/** Boards of scores, the newest first; below number `before`, if it is given. */
export async function boards(link: Link, before: number | null): Promise<Paged<Board>> {
  const end = before ?? number(await runtime(link, 'ScoresApi', 'next_board'));
  return below(end, async (id) => option(await runtime(link, 'ScoresApi', 'board', id), readBoard));
}

/** What an account was paid on a board in all. */
export async function paidOn(link: Link, board: number, who: Hex): Promise<bigint> {
  return amount(await runtime(link, 'ScoresApi', 'paid', board, ss58(link, who)));
}

/** By which rule a list was computed, as far as a person reads it. */
export interface Snapshot {
  /** The first block of the chain whose balances count, if it is another one. */
  genesis: Hex | null;
  block: number;
  stateRoot: Hex;
  held: Asset;
  numerator: bigint;
  denominator: bigint;
  least: bigint;
}

export interface Announcement {
  round: number;
  manager: Hex;
  terms: Hex;
  current: boolean;
  announced: number;
  period: number;
  left: number;
  objections: number;
  answered: number;
  snapshot: Snapshot | null;
  refuted: boolean;
  bond: bigint;
}

function readSnapshot(value: unknown): Snapshot {
  const [chain, held] = [variant(field(value, 'chain')), variant(field(value, 'held'))];
  return {
    genesis: chain.type === 'Other' ? hex(field(chain.value, 'genesis')) : null,
    block: number(field(value, 'block')),
    stateRoot: hex(field(value, 'state_root')),
    held: held.type === 'Asset' ? number(field(held.value, 'id')) : 'native',
    numerator: amount(field(value, 'numerator')),
    denominator: amount(field(value, 'denominator')),
    least: amount(field(value, 'least')),
  };
}

export function readAnnouncement(value: unknown): Announcement {
  const of = (name: string): unknown => field(value, name);
  return {
    round: number(of('round')),
    manager: account(of('manager')),
    terms: hex(of('terms')),
    current: flag(of('current')),
    announced: number(of('announced')),
    period: number(of('period')),
    left: number(of('left')),
    objections: number(of('objections')),
    answered: number(of('answered')),
    snapshot: option(of('snapshot'), readSnapshot),
    refuted: flag(of('refuted')),
    bond: amount(of('bond')),
  };
}

/** The announcement of a round; null if there is none. */
export async function announcementOf(link: Link, round: number): Promise<Announcement | null> {
  return option(await runtime(link, 'AnnouncementsApi', 'announcement', round), readAnnouncement);
}

/** All announcements, those of the newest rounds first. */
export async function announcements(link: Link): Promise<Announcement[]> {
  const entries = await allStored(link, 'Announcements', 'Announcements');
  const rounds = entries.map(({ keyArgs }) => number(keyArgs[0])).sort((a, b) => b - a);
  const found: Announcement[] = [];
  for (let at = 0; at < rounds.length; at += PAGE) {
    const asked = rounds.slice(at, at + PAGE).map((round) => announcementOf(link, round));
    found.push(...(await Promise.all(asked)).filter((one) => one !== null));
  }
  return found;
}

export interface Objection {
  number: number;
  by: Hex;
  /** What somebody has written. */
  text: string;
  answered: boolean;
  answer: string | null;
}

export function readObjection(value: unknown): Objection {
  return {
    number: number(field(value, 'number')),
    by: account(field(value, 'by')),
    text: text(field(value, 'text')),
    answered: flag(field(value, 'answered')),
    answer: option(field(value, 'answer'), text),
  };
}

/** The objections to a round that have not been removed. `count` is how many there were. */
export async function objections(link: Link, round: number, count: number): Promise<Objection[]> {
  const end = Math.min(count, MOST_OBJECTIONS);
  const starts = Array.from({ length: Math.ceil(end / SPAN) }, (_, place) => place * SPAN);
  const answers = starts.map((from) => runtime(link, 'AnnouncementsApi', 'objections', round, from));
  return (await Promise.all(answers)).flatMap((answer) => list(answer).map(readObjection));
}

/** What an account has of an asset after a block: the free part, and what is on hold or reserved. */
export async function balanceAt(
  link: Link,
  who: Hex,
  asset: Asset,
  at: string,
): Promise<{ free: bigint; held: bigint }> {
  const address = ss58(link, who);
  if (asset === 'native') {
    const data = field(await stored(link, 'System', 'Account', address, { at }), 'data');
    return { free: amount(field(data, 'free')), held: amount(field(data, 'reserved')) };
  }
  const [free, held] = await Promise.all([
    stored(link, 'Assets', 'Account', asset, address, { at }),
    stored(link, 'AssetsHolder', 'BalancesOnHold', asset, address, { at }),
  ]);
  return {
    free: option(free, (value) => amount(field(value, 'balance'))) ?? 0n,
    held: option(held, amount) ?? 0n,
  };
}
