// Claims that are under way, or done, as long as the page is open: they go on while other pages are looked at.

import { signal } from '@preact/signals';
import type { PolkadotSigner } from 'polkadot-api';
import { connection } from '../chain/connection';
import type { Evidence, Refusal, Token } from '../chain/model';
import { claimable } from '../chain/rounds';
import { type Done, type Progress, Refused, Unknown, calls, sendFree, sendSigned } from '../chain/submit';
import type { Hex } from '../lib/bytes';

/** How often a claim is sent again because the chain is busy, and how long to wait before, in milliseconds. */
const BUSY_ATTEMPTS = 20;
const BUSY_PAUSE = 3_000;

/** A claim of a row. */
export interface Wanted {
  round: number;
  who: Hex;
  evidence: Evidence;
  token: Token;
  what: 'claim' | 'set-aside';
}

export type ClaimState =
  | { kind: 'going'; step: Progress['kind'] | 'checking' | 'busy' | 'lost'; block: number | null; times: StepTimes }
  | { kind: 'done'; done: Done; at: number; times: StepTimes }
  /** The connection was lost over it, and now the chain says that the row is paid. */
  | { kind: 'arrived' }
  | { kind: 'not-arrived' }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'cancelled' }
  | { kind: 'failed'; error: unknown };

/** When each step was reached, in milliseconds since 1970. */
export type StepTimes = Partial<Record<'checked' | 'sent' | 'block' | 'final', number>>;

export const claims = signal<ReadonlyMap<string, ClaimState>>(new Map());

export function claimKey(round: number, who: Hex, index: number, what: Wanted['what'] = 'claim'): string {
  return `${what} ${round} ${index} ${who}`;
}

function set(key: string, state: ClaimState): void {
  claims.value = new Map(claims.value).set(key, state);
}

/** Forgets how a claim went, so that it can be tried again. */
export function forget(key: string): void {
  const rest = new Map(claims.value);
  rest.delete(key);
  claims.value = rest;
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Whether the chain says that a row is paid, after the connection was lost over its claim. */
async function hasArrived({ round, who, evidence, what }: Wanted, paidBefore: bigint | null): Promise<boolean> {
  if (what !== 'claim') return false;
  const answer = await connection.ask((link) => claimable(link, round, who, evidence));
  if (!answer.ok) return answer.refusal.name === 'AlreadyClaimed' || answer.refusal.name === 'WrongEvidence';
  return paidBefore !== null && answer.value.paid > paidBefore;
}

function isCancelled(error: unknown): boolean {
  return error instanceof Error && /cancel|reject|denied/i.test(error.message);
}

/** Claims a row, or sets it aside: for free, or signed if there is a signer. */
export async function start(
  wanted: Wanted,
  paidBefore: bigint | null,
  signer: PolkadotSigner | null = null,
): Promise<void> {
  const { round, who, evidence, what } = wanted;
  const key = claimKey(round, who, evidence.index, what);
  if (claims.value.get(key)?.kind === 'going') return;
  const times: StepTimes = {};
  const going = (step: Extract<ClaimState, { kind: 'going' }>['step'], block: number | null = null): void => {
    set(key, { kind: 'going', step, block, times: { ...times } });
  };
  const told = (progress: Progress): void => {
    const at = Date.now();
    if (progress.kind !== 'signing') times.checked ??= at;
    if (progress.kind === 'sent') times.sent ??= at;
    if (progress.kind === 'in-block') times.block ??= at;
    if (progress.kind === 'final') times.final ??= at;
    going(progress.kind, progress.kind === 'in-block' ? progress.block : null);
  };
  const call = (link: Parameters<typeof calls.claim>[0]) =>
    what === 'claim' ? calls.claim(link, round, who, evidence) : calls.setAside(link, round, who, evidence);
  going('checking');
  for (let attempt = 1; ; attempt += 1) {
    try {
      const done = signer ? await sendSigned(connection, signer, call, told) : await sendFree(connection, call, told);
      set(key, { kind: 'done', done, at: Date.now(), times });
      return;
    } catch (error) {
      if (error instanceof Refused) {
        const busy = error.refusal.name === 'ExhaustsResources' || error.refusal.name === 'TooManyFreeClaims';
        if (busy && !signer && attempt < BUSY_ATTEMPTS) {
          going('busy');
          await sleep(BUSY_PAUSE);
          continue;
        }
        // The pool says of a row that was paid just now that the claim is outdated.
        set(key, error.refusal.name === 'Stale' ? { kind: 'arrived' } : { kind: 'refused', refusal: error.refusal });
        return;
      }
      if (signer && isCancelled(error)) {
        set(key, { kind: 'cancelled' });
        return;
      }
      if (!(error instanceof Unknown)) {
        set(key, { kind: 'failed', error });
        return;
      }
      going('lost');
      try {
        set(key, { kind: (await hasArrived(wanted, paidBefore)) ? 'arrived' : 'not-arrived' });
      } catch (lost) {
        set(key, { kind: 'failed', error: lost });
      }
      return;
    }
  }
}
