// Claims that are under way, or done, as long as the page is open: they go on while other pages are looked at.

import { signal } from '@preact/signals';
import type { PolkadotSigner } from 'polkadot-api';
import { connection } from '../chain/connection';
import type { Evidence, Refusal } from '../chain/model';
import type { Link } from '../chain/connection';
import { claimable } from '../chain/rounds';
import {
  type Call,
  type Done,
  type Order,
  type Progress,
  type Redirected,
  Refused,
  Unknown,
  calls,
  sendFree,
  sendSigned,
} from '../chain/submit';
import type { Hex } from '../lib/bytes';

/** How often a claim is sent again because the chain is busy, and how long to wait before, in milliseconds. */
const BUSY_ATTEMPTS = 20;
const BUSY_PAUSE = 3_000;

/** What is sent for a row: its claim, paid as ever or as its owner has signed; or that it is set aside. */
export type What =
  | { kind: 'claim' | 'set-aside' }
  /** The row of an Ethereum address. */
  | { kind: 'ethereum'; order: Order }
  | { kind: 'redirect'; by: Redirected };

/** A row that somebody wants to have. */
export interface Row {
  round: number;
  who: Hex;
  evidence: Evidence;
}

/** A claim of a row. */
export interface Wanted extends Row {
  what: What;
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

export function claimKey(round: number, who: Hex, index: number, what: What['kind'] = 'claim'): string {
  // However a row is claimed, it is claimed once.
  return `${what === 'set-aside' ? what : 'claim'} ${round} ${index} ${who}`;
}

/** Of claims from many rounds. */
export const manyKey = (who: Hex): string => `many ${who}`;

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
async function hasArrived({ round, who, evidence }: Row, paidBefore: bigint | null): Promise<boolean> {
  const answer = await connection.ask((link) => claimable(link, round, who, evidence));
  if (!answer.ok) return answer.refusal.name === 'AlreadyClaimed' || answer.refusal.name === 'WrongEvidence';
  return paidBefore !== null && answer.value.paid > paidBefore;
}

function isCancelled(error: unknown): boolean {
  return error instanceof Error && /cancel|reject|denied/i.test(error.message);
}

function callOf(link: Link, { round, who, evidence, what }: Wanted): Call {
  switch (what.kind) {
    case 'claim':
      return calls.claim(link, round, who, evidence);
    case 'set-aside':
      return calls.setAside(link, round, who, evidence);
    case 'ethereum':
      return calls.claimEthereum(link, round, who, evidence, what.order);
    case 'redirect':
      return calls.claimTo(link, round, who, evidence, what.by);
  }
}

/** What is sent, and what is known of it otherwise. */
interface Sending {
  key: string;
  call: (link: Link) => Call;
  signer: PolkadotSigner | null;
  /** Asks the chain whether it was carried out, after the connection was lost over it. */
  arrived: () => Promise<boolean>;
  /** Whether it was carried out if the pool says that it is outdated. */
  stale: boolean;
}

/** Sends a call, for free or signed, and says in `claims` how it goes. */
async function carry({ key, call, signer, arrived, stale }: Sending): Promise<void> {
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
        const over = stale && error.refusal.name === 'Stale';
        set(key, over ? { kind: 'arrived' } : { kind: 'refused', refusal: error.refusal });
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
        set(key, { kind: (await arrived()) ? 'arrived' : 'not-arrived' });
      } catch (lost) {
        set(key, { kind: 'failed', error: lost });
      }
      return;
    }
  }
}

/** Claims a row, or sets it aside: for free, or signed if there is a signer. */
export function start(wanted: Wanted, paidBefore: bigint | null, signer: PolkadotSigner | null = null): Promise<void> {
  const { round, who, evidence, what } = wanted;
  return carry({
    key: claimKey(round, who, evidence.index, what.kind),
    call: (link) => callOf(link, wanted),
    signer,
    arrived: () => (what.kind === 'set-aside' ? Promise.resolve(false) : hasArrived(wanted, paidBefore)),
    // The pool says of a row that was paid just now that the claim is outdated.
    stale: true,
  });
}

/** Claims several rows of an account at once, for free. */
export function startMany(who: Hex, rows: readonly (Row & { paidBefore: bigint })[]): Promise<void> {
  return carry({
    key: manyKey(who),
    call: (link) => calls.claimMany(link, who, rows),
    signer: null,
    // All are paid, or none.
    arrived: async () => {
      const [first] = rows;
      return first !== undefined && hasArrived(first, first.paidBefore);
    },
    // One of them was paid by somebody else, and the others were not.
    stale: false,
  });
}
