// Rounds: what they are, and what an account can claim from them.

import type { Hex } from '../lib/bytes';
import { account, runtime, ss58, stored } from './calls';
import type { Link } from './connection';
import { refusalOf } from './errors';
import type {
  Answer,
  Asset,
  Claimable,
  Evidence,
  Jurisdictions,
  Manifest,
  Published,
  Release,
  Requirement,
  Round,
  Source,
  Status,
  Terms,
} from './model';
import { Unreadable, amount, field, flag, hex, list, number, option, result, text, variant } from './reading';

/** Number of rounds that one question asks for, and of ids that the runtime looks at for one. */
const PAGE = 100;
const SPAN = 1_000;

export function readAsset(value: unknown): Asset {
  const { type, value: id } = variant(value);
  if (type === 'Native') return 'native';
  if (type === 'WithId') return number(id);
  throw new Unreadable(`the asset ${type} is unknown`);
}

/** An asset as the client encodes it. */
export const assetOf = (asset: Asset): unknown =>
  asset === 'native' ? { type: 'Native', value: undefined } : { type: 'WithId', value: asset };

function readSource(value: unknown): Source {
  const { type, value: inside } = variant(value);
  if (type === 'Listed') return { kind: 'listed' };
  if (type === 'Merkle') {
    return { kind: 'merkle', root: hex(field(inside, 'root')), leaves: number(field(inside, 'leaves')) };
  }
  if (type === 'Voucher') return { kind: 'voucher', beneficiaries: number(field(inside, 'beneficiaries')) };
  if (type === 'Sale') return { kind: 'sale', bids: number(field(inside, 'bids')) };
  throw new Unreadable(`the source ${type} is unknown`);
}

export function readRelease(value: unknown): Release {
  const { type, value: inside } = variant(value);
  if (type === 'Immediate') return { kind: 'immediate' };
  if (type === 'Vested') {
    return { kind: 'vested', start: number(field(inside, 'start')), length: number(field(inside, 'length')) };
  }
  if (type === 'Streamed') {
    const schedule = field(inside, 'schedule');
    const part = (name: string): number => number(field(schedule, name));
    return {
      kind: 'streamed',
      schedule: { start: part('start'), cliff: part('cliff'), length: part('length'), step: part('step') },
      revocable: flag(field(inside, 'revocable')),
      prepaid: flag(field(inside, 'prepaid')),
    };
  }
  throw new Unreadable(`the release ${type} is unknown`);
}

function readJurisdictions(value: unknown): Jurisdictions {
  const { type, value: inside } = variant(value);
  if (type === 'Any') return { kind: 'any' };
  if (type === 'Only' || type === 'Except') {
    return { kind: type === 'Only' ? 'only' : 'except', countries: list(inside).map(text) };
  }
  throw new Unreadable(`the jurisdictions ${type} are unknown`);
}

export function readRequirement(value: unknown): Requirement {
  return {
    level: number(field(value, 'level')),
    jurisdictions: readJurisdictions(field(value, 'jurisdictions')),
    attesters: number(field(value, 'attesters')),
  };
}

function readPublished(value: unknown): Published {
  return {
    list: number(field(value, 'list')),
    maxRow: option(field(value, 'max_row'), amount),
    maxShareOfLargest: option(field(value, 'max_share_of_largest'), (limit) => ({
      rows: number(field(limit, 'rows')),
      share: number(field(limit, 'share')),
    })),
  };
}

function readManifest(value: unknown): Manifest {
  return {
    cid: text(field(value, 'cid')),
    rows: number(field(value, 'rows')),
    total: amount(field(value, 'total')),
    published: option(field(value, 'published'), readPublished),
  };
}

export function readTerms(value: unknown): Terms {
  const window = field(value, 'window');
  const remainder = variant(field(value, 'remainder')).type.toLowerCase();
  if (remainder !== 'manager' && remainder !== 'treasury' && remainder !== 'burn') {
    throw new Unreadable(`the remainder ${remainder} is unknown`);
  }
  const beneficiaries = variant(field(value, 'beneficiaries')).type.toLowerCase();
  if (beneficiaries !== 'accounts' && beneficiaries !== 'ethereum') {
    throw new Unreadable(`the kind of beneficiaries ${beneficiaries} is unknown`);
  }
  return {
    asset: readAsset(field(value, 'asset')),
    source: readSource(field(value, 'source')),
    release: readRelease(field(value, 'release')),
    requirement: readRequirement(field(value, 'requirement')),
    window: { opens: number(field(window, 'opens')), closes: number(field(window, 'closes')) },
    budget: amount(field(value, 'budget')),
    remainder,
    manifest: option(field(value, 'manifest'), readManifest),
    beneficiaries,
  };
}

function readStatus(value: unknown): Status {
  const { type, value: inside } = variant(value);
  if (type === 'Draft') return { kind: 'draft' };
  if (type === 'Open') return { kind: 'open' };
  if (type === 'Closed') return { kind: 'closed' };
  if (type === 'Paused') {
    return { kind: 'paused', since: number(field(inside, 'since')), until: option(field(inside, 'until'), number) };
  }
  throw new Unreadable(`the status ${type} is unknown`);
}

function readRound(value: unknown): Round {
  const of = (name: string): unknown => field(value, name);
  return {
    id: number(of('id')),
    manager: account(of('manager')),
    terms: readTerms(of('terms')),
    termsHash: hex(of('terms_hash')),
    rowsDigest: hex(of('rows_digest')),
    ends: number(of('ends')),
    status: readStatus(of('status')),
    claimed: amount(of('claimed')),
    payments: amount(of('payments')),
    rows: number(of('rows')),
    rowsTotal: amount(of('rows_total')),
    rowsClaimed: number(of('rows_claimed')),
    audit: hex(of('audit')),
    pot: account(of('pot')),
    potBalance: amount(of('pot_balance')),
    payable: amount(of('payable')),
    setAside: amount(of('set_aside')),
  };
}

/** One round, at a block or the last final one; null if there is none of this number, or it was removed. */
export async function round(link: Link, id: number, at?: string): Promise<Round | null> {
  return option(await runtime(link, 'DistributionApi', 'round', id, ...(at === undefined ? [] : [{ at }])), readRound);
}

/** Number of the next round that will be drafted. */
export async function nextRound(link: Link): Promise<number> {
  return option(await stored(link, 'Distribution', 'NextRoundId'), number) ?? 0;
}

/** A page of rounds from number `from` on, and where the next page begins; null after the last. */
export async function roundsFrom(link: Link, from: number): Promise<{ rounds: Round[]; next: number | null }> {
  const end = await nextRound(link);
  const rounds = list(await runtime(link, 'DistributionApi', 'rounds', from, PAGE)).map(readRound);
  const last = rounds.at(-1);
  // Less than a page: all that there are of the ids that the runtime looked at.
  const next = rounds.length < PAGE ? from + SPAN : (last?.id ?? from) + 1;
  return { rounds, next: next < end ? next : null };
}

/** All rounds. `told` hears of each page. */
export async function allRounds(link: Link, told?: (rounds: Round[]) => void): Promise<Round[]> {
  const rounds: Round[] = [];
  for (let from: number | null = 0; from !== null;) {
    const page: { rounds: Round[]; next: number | null } = await roundsFrom(link, from);
    rounds.push(...page.rounds);
    told?.(rounds);
    from = page.next;
  }
  return rounds;
}

/** Evidence as the client encodes it. */
export function evidenceOf(evidence: Evidence): unknown {
  return evidence.kind === 'recorded'
    ? { type: 'Recorded', value: { index: evidence.index } }
    : { type: 'Merkle', value: { index: evidence.index, amount: evidence.amount, proof: evidence.proof } };
}

/** The rows of an account that the chain itself knows: entries of a listed round, and streams that were started. */
export async function rowsOf(link: Link, id: number, who: Hex): Promise<number[]> {
  const rows: number[] = [];
  let after: number | undefined;
  do {
    const page = await runtime(link, 'DistributionApi', 'rows_of', id, ss58(link, who), after);
    rows.push(...list(field(page, 'rows')).map(number));
    const next: number | undefined = option(field(page, 'next'), number) ?? undefined;
    // A node that never ends would keep the page asking.
    if (next !== undefined && next === after) break;
    after = next;
  } while (after !== undefined);
  return rows;
}

/** What an account can claim from a row now and later, or why it would be refused. */
export async function claimable(link: Link, id: number, who: Hex, evidence: Evidence): Promise<Answer<Claimable>> {
  const answer = await runtime(link, 'DistributionApi', 'claimable', id, ss58(link, who), evidenceOf(evidence));
  const read = result(
    answer,
    (value): Claimable => ({
      now: amount(field(value, 'now')),
      later: amount(field(value, 'later')),
      paid: amount(field(value, 'paid')),
      total: amount(field(value, 'total')),
      next: option(field(value, 'next'), number),
    }),
    (error) => error,
  );
  return read.ok ? read : { ok: false, refusal: await refusalOf(link, read.error) };
}

/** The whole amount of the row that the evidence proves, paid or not. */
export async function verify(link: Link, id: number, who: Hex, evidence: Evidence): Promise<Answer<bigint>> {
  const answer = await runtime(link, 'DistributionApi', 'verify', id, ss58(link, who), evidenceOf(evidence));
  const read = result(answer, amount, (error) => error);
  return read.ok ? read : { ok: false, refusal: await refusalOf(link, read.error) };
}
