// Everything that is an account's in rounds: what can be had now, what comes later, what was paid and what is refused.

import type { Hex } from '../lib/bytes';
import { type FreeTerms, freeTerms, tokenOf } from './balances';
import { stored } from './calls';
import { now } from './clock';
import { obstacle } from './compliance';
import type { Link } from './connection';
import { type SignatureReason, signatureReason } from './free';
import type { KnownRow, KnownRows } from './known';
import { type Found, findRows } from './lists';
import type { Asset, Claimable, Evidence, Obstacle, Refusal, Round, Token } from './model';
import { bytes, field, option } from './reading';
import { claimable, rowsOf, verify } from './rounds';

/** What the page has checked itself of an entitlement; whatever is not here is the node's word. */
export interface Checked {
  /** The chunk has the digest that the chain names. */
  chunk: boolean;
  /** The row and its proof lead to the root in the round's terms. */
  root: boolean;
  /** Bytes that were fetched to find the row. */
  bytes: number;
}

export type Standing =
  /** Something can be claimed now. `sign` says why that takes a signature; null if it is free. */
  | { kind: 'ready'; claimable: Claimable; sign: SignatureReason | null }
  /** Nothing yet. */
  | { kind: 'later'; claimable: Claimable }
  | { kind: 'paid' }
  | { kind: 'refused'; refusal: Refusal; obstacle: Obstacle | null };

/** A row of a round that is the account's. */
export interface Entitlement {
  round: Round;
  token: Token;
  evidence: Evidence;
  /** The whole amount, in smallest units; null if the node would not say. */
  total: bigint | null;
  standing: Standing;
  /** Whether it is set aside: then it can be claimed after the window, too. */
  aside: boolean;
  checked: Checked;
}

/** What was found of an account in a round. */
export interface RoundFinding {
  round: Round;
  token: Token;
  entitlements: Entitlement[];
  /** What came of the search in the list of the round; null if there was none. */
  found: Found | null;
  /** The list is not in the chain: only its publisher can say who is in it. */
  needsList: boolean;
}

const NOTHING: Checked = { chunk: false, root: false, bytes: 0 };

/** Reasons of compliance among the errors of rounds. */
const COMPLIANCE = new Set([
  'LevelTooLow',
  'IdentityExpired',
  'IdentityRevoked',
  'AttesterGone',
  'TooFewAttesters',
  'JurisdictionRefused',
  'JurisdictionBlocked',
  'AccountFrozen',
  'PayoutLimitReached',
  'AbovePayoutLimit',
]);

export function isCompliance({ pallet, name }: Refusal): boolean {
  return pallet === 'Distribution' && COMPLIANCE.has(name);
}

/** Rows for which a word of the bitmap stands. */
const WORD = 1_024;

/** Whether a row is set aside, by the bitmap of its round. */
async function isAside(link: Link, round: Round, index: number): Promise<boolean> {
  if (round.setAside === 0n) return false;
  const word = await stored(link, 'Distribution', 'Claimed', round.id, Math.floor(index / WORD));
  const bits = option(word, (value) => option(field(value, 'aside'), bytes));
  const bit = index % WORD;
  return (((bits?.[bit >> 3] ?? 0) >> (bit & 7)) & 1) === 1;
}

/** Facts of assets, asked once. */
export class Assets {
  readonly #known = new Map<Asset, Promise<{ token: Token; free: FreeTerms }>>();

  of(link: Link, asset: Asset): Promise<{ token: Token; free: FreeTerms }> {
    let facts = this.#known.get(asset);
    if (!facts) {
      facts = Promise.all([tokenOf(link, asset), freeTerms(link, asset)]).then(([token, free]) => ({ token, free }));
      facts.catch(() => this.#known.delete(asset));
      this.#known.set(asset, facts);
    }
    return facts;
  }
}

/** How a row stands now; by what the chain has said of it already, if it has. */
export async function entitlementOf(
  link: Link,
  assets: Assets,
  round: Round,
  who: Hex,
  evidence: Evidence,
  checked: Checked,
  started: boolean,
  known?: KnownRow,
): Promise<Entitlement> {
  const { token, free } = await assets.of(link, round.terms.asset);
  const [answer, aside] = known
    ? [known.answer, known.aside]
    : await Promise.all([claimable(link, round.id, who, evidence), isAside(link, round, evidence.index)]);
  const of = (total: bigint | null, standing: Standing): Entitlement => ({
    round,
    token,
    evidence,
    total,
    standing,
    aside,
    checked,
  });
  if (answer.ok) {
    const { value } = answer;
    if (value.now === 0n)
      return of(value.total, value.later === 0n ? { kind: 'paid' } : { kind: 'later', claimable: value });
    const sign = signatureReason(round.terms.release, value, free, started);
    return of(value.total, { kind: 'ready', claimable: value, sign });
  }
  const { refusal } = answer;
  let total = evidence.kind === 'merkle' ? evidence.amount : (known?.total ?? null);
  if (total === null) {
    const verified = await verify(link, round.id, who, evidence);
    total = verified.ok ? verified.value : null;
  }
  if (refusal.pallet === 'Distribution' && refusal.name === 'AlreadyClaimed') return of(total, { kind: 'paid' });
  const why = isCompliance(refusal) ? await obstacle(link, who, round.id, total ?? 1n) : null;
  return of(total, { kind: 'refused', refusal, obstacle: why });
}

/** Whether something may be had from a round, now or later. */
export function mayPay(round: Round): boolean {
  if (round.status.kind === 'draft') return false;
  return round.status.kind !== 'closed' || round.setAside > 0n;
}

/** The rows of a round that the chain itself knows. `known` are those that can be claimed still. */
async function recorded(link: Link, round: Round, who: Hex, known: readonly KnownRow[] | null): Promise<number[]> {
  const { source, release } = round.terms;
  if (source.kind !== 'listed' && release.kind !== 'streamed') return [];
  const over = now.value === null || now.value.moment >= round.ends;
  // Of a stream that was paid to the end there is no record, so all are known. Listed rows stay, to be shown as paid.
  if (known && source.kind === 'merkle' && !over) return known.map(({ index }) => index);
  return rowsOf(link, round.id, who);
}

/** What an account has in one round; with what the chain has said of all rounds just now, if it was asked. */
export async function findIn(
  link: Link,
  assets: Assets,
  round: Round,
  who: Hex,
  { everywhere = false, known = null }: { everywhere?: boolean; known?: KnownRows | null } = {},
): Promise<RoundFinding> {
  const { token } = await assets.of(link, round.terms.asset);
  const { source, manifest } = round.terms;
  const finding: RoundFinding = { round, token, entitlements: [], found: null, needsList: false };
  const said = known && (known.get(round.id) ?? []);
  const rows = await recorded(link, round, who, said);
  const started = new Set(source.kind === 'merkle' ? rows : []);
  for (const index of rows) {
    const evidence: Evidence = { kind: 'recorded', index };
    const running = source.kind === 'merkle';
    const row = said?.find((one) => one.index === index);
    finding.entitlements.push(await entitlementOf(link, assets, round, who, evidence, NOTHING, running, row));
  }
  // Vouchers are with their holders, and are settled by the command line.
  if (source.kind !== 'merkle') return finding;
  if (!manifest?.published) {
    finding.needsList = true;
    return finding;
  }
  const place = { list: manifest.published.list, root: source.root, leaves: source.leaves };
  finding.found = await findRows(link, place, who, everywhere);
  if (finding.found.kind !== 'rows') return finding;
  const checked = { chunk: true, root: true, bytes: finding.found.searched.bytes };
  for (const evidence of finding.found.rows) {
    // A stream that was started is claimed by its number alone.
    if (started.has(evidence.index)) continue;
    finding.entitlements.push(await entitlementOf(link, assets, round, who, evidence, checked, false));
  }
  return finding;
}
