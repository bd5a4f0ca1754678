// Sends transactions and follows them until they are final.

import type { PolkadotSigner } from 'polkadot-api';
import { type Hex, concat, equal, toHex } from '../lib/bytes';
import { type Form, addressIn } from '../lib/ethereum';
import { PAYEE_CALLS, type Signature } from '../lib/payee';
import { account, ss58 } from './calls';
import { type Connection, type Link, isLost, letGo, whileLinked } from './connection';
import { invalidity, poolRefusal, refusalOf } from './errors';
import { GOVERNING } from './governing';
import type { Evidence, Refusal } from './model';
import { Unreadable, amount, field, number, variant } from './reading';
import { evidenceOf } from './rounds';

/** How long a transaction may take until it is final before the page stops waiting, in milliseconds. */
const FINAL_LIMIT = 300_000;

/** A call as the client encodes it. */
export interface Call {
  pallet: string;
  name: string;
  /** None for a call without arguments. */
  args?: Record<string, unknown>;
  /** The calls in a batch, in place of its arguments; fewer than 64. */
  batch?: Call[];
  /** Its bytes, where the page writes them itself: it is not sent if the node's metadata gives others. */
  exact?: Uint8Array;
}

/** Who is paid for an Ethereum address, as its owner has signed it. */
export interface Order {
  destination: Hex;
  deadline: number;
  form: Form;
  signature: Hex;
}

/** Who is paid instead of the owner of a row, as the owner has signed it. */
export interface Redirected {
  to: Hex;
  paid: bigint;
  deadline: number;
  signature: Signature;
}

/**
 * The first two bytes of each call that the page sends, which never change. A node that gives false metadata could have
 * the page encode another call than it shows, and a wallet sign it.
 */
export const INDICES: Readonly<Record<string, readonly [pallet: number, call: number]>> = {
  'Vesting.vest': [22, 0],
  'Vesting.vest_other': [22, 1],
  'Distribution.claim': [60, 7],
  'Distribution.set_aside': [60, 14],
  'Distribution.claim_to': [60, 17],
  'Distribution.claim_ethereum': [60, 18],
  'Distribution.claim_many': [60, 24],
  'Compliance.present_credential': [61, 14],
  'Emission.stake': [62, 9],
  'Emission.unstake': [62, 10],
  'Emission.claim_all': [62, 14],
  'Sales.bid': [66, 1],
  'Sales.clear': [66, 2],
  'Sales.finish': [66, 3],
  'Scores.claim': [67, 8],
  'Announcements.object': [69, 1],
  'Announcements.retract': [69, 3],
  'Payees.set': PAYEE_CALLS.set,
  'Payees.clear': PAYEE_CALLS.clear,
  'Payees.cancel': PAYEE_CALLS.cancel,
  ...GOVERNING,
};

/** The most rows of one transaction: `MAX_MANY` of primitives/src/round.rs. */
export const MOST_ROWS = 64;

export const calls = {
  claim: (link: Link, round: number, who: Hex, evidence: Evidence): Call => ({
    pallet: 'Distribution',
    name: 'claim',
    args: { id: round, beneficiary: ss58(link, who), evidence: evidenceOf(evidence) },
  }),
  setAside: (link: Link, round: number, who: Hex, evidence: Evidence): Call => ({
    pallet: 'Distribution',
    name: 'set_aside',
    args: { id: round, beneficiary: ss58(link, who), evidence: evidenceOf(evidence) },
  }),
  /** Rows of several rounds at once, all of which are paid, or none; `MOST_ROWS` at most. */
  claimMany: (link: Link, who: Hex, rows: readonly { round: number; evidence: Evidence }[]): Call => ({
    pallet: 'Distribution',
    name: 'claim_many',
    args: { beneficiary: ss58(link, who), claims: rows.map(({ round, evidence }) => [round, evidenceOf(evidence)]) },
  }),
  /** `who` is the account that stands for an Ethereum address. */
  claimEthereum: (link: Link, round: number, who: Hex, evidence: Evidence, order: Order): Call => {
    const address = addressIn(who);
    if (!address) throw new Error('the row is not that of an Ethereum address');
    const type = order.form === 'typed' ? 'TypedData' : 'Text';
    return {
      pallet: 'Distribution',
      name: 'claim_ethereum',
      args: {
        id: round,
        owner: toHex(address),
        evidence: evidenceOf(evidence),
        destination: ss58(link, order.destination),
        deadline: order.deadline,
        signature: { type, value: order.signature },
      },
    };
  },
  claimTo: (link: Link, round: number, who: Hex, evidence: Evidence, by: Redirected): Call => ({
    pallet: 'Distribution',
    name: 'claim_to',
    args: {
      id: round,
      beneficiary: ss58(link, who),
      evidence: evidenceOf(evidence),
      redirect: { to: ss58(link, by.to), paid: by.paid, deadline: by.deadline },
      signature: by.signature,
    },
  }),
  stake: (pool: number, units: bigint): Call => ({ pallet: 'Emission', name: 'stake', args: { pool, amount: units } }),
  unstake: (pool: number, units: bigint): Call => ({
    pallet: 'Emission',
    name: 'unstake',
    args: { pool, amount: units },
  }),
  claimRewards: (link: Link, who: Hex): Call => ({
    pallet: 'Emission',
    name: 'claim_all',
    args: { who: ss58(link, who) },
  }),
  vest: (): Call => ({ pallet: 'Vesting', name: 'vest' }),
  vestOther: (link: Link, who: Hex): Call => ({
    pallet: 'Vesting',
    name: 'vest_other',
    args: { target: { type: 'Id', value: ss58(link, who) } },
  }),
};

/** A payment of a round. */
export interface Payment {
  round: number;
  index: number;
  /** Whose row it is. */
  beneficiary: Hex;
  /** Who was paid: the beneficiary, or whom they have named. */
  payee: Hex;
  amount: bigint;
}

/** A transaction that is in a final block and has done what it was for. */
export interface Done {
  hash: string;
  block: { number: number; hash: string; index: number };
  payments: Payment[];
  /** Names of all its events. */
  events: string[];
}

export type Progress =
  | { kind: 'signing' }
  | { kind: 'sent'; hash: string }
  | { kind: 'in-block'; hash: string; block: number }
  | { kind: 'final'; done: Done };

/** The pool or the chain refused a transaction. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(readonly refusal: Refusal) {
    super(`${refusal.pallet}.${refusal.name}`);
  }
}

/** It is not known what has become of a transaction: the node was lost, or it took too long. */
export class Unknown extends Error {
  override readonly name = 'Unknown';
}

/** The payments that events report. */
export function paymentsIn(events: readonly unknown[]): Payment[] {
  const payments: Payment[] = [];
  for (const event of events) {
    const pallet = variant(event);
    if (pallet.type !== 'Distribution') continue;
    const { type, value } = variant(pallet.value);
    if (type !== 'Paid') continue;
    payments.push({
      round: number(field(value, 'id')),
      index: number(field(value, 'index')),
      beneficiary: account(field(value, 'beneficiary')),
      payee: account(field(value, 'payee')),
      amount: amount(field(value, 'amount')),
    });
  }
  return payments;
}

type TxEntry = (args?: unknown) => {
  getBareTx: () => Promise<Uint8Array>;
  getEncodedData: () => Promise<Uint8Array>;
  decodedCall: unknown;
  signSubmitAndWatch: (signer: PolkadotSigner) => ReturnType<Link['client']['submitAndWatch']>;
};

async function transaction(link: Link, { pallet, name, args, batch, exact }: Call): Promise<ReturnType<TxEntry>> {
  const entry = link.api.tx[pallet]?.[name] as unknown as TxEntry | undefined;
  if (!entry) throw new Unreadable(`there is no call ${pallet}.${name}`);
  const inside = await Promise.all((batch ?? []).map((call) => transaction(link, call)));
  const built = entry(batch ? { calls: inside.map(({ decodedCall }) => decodedCall) } : args);
  const encoded = await built.getEncodedData();
  const [first, second] = encoded;
  const wanted = INDICES[`${pallet}.${name}`];
  if (wanted?.[0] !== first || wanted?.[1] !== second) throw new Unreadable(`${pallet}.${name} is another call here`);
  if (exact && !equal(encoded, exact)) throw new Unreadable(`${pallet}.${name} is written otherwise here`);
  if (batch) {
    // Each was checked, so they must be in it as they are.
    const parts = await Promise.all(inside.map((call) => call.getEncodedData()));
    const whole = concat(encoded.slice(0, 2), Uint8Array.of(parts.length << 2), ...parts);
    if (!equal(encoded, whole)) throw new Unreadable('the batch has other calls in it');
  }
  return built;
}

type Watched = ReturnType<Link['client']['submitAndWatch']>;

/** Follows a transaction until it is final. */
export function follow(
  link: Link,
  pallet: string,
  watched: Watched,
  told: (progress: Progress) => void,
): Promise<Done> {
  return new Promise<Done>((resolve, reject) => {
    let over = false;
    const finish = (end: () => void): void => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      link.ended.removeEventListener('abort', lost);
      // It may end while it begins.
      queueMicrotask(() => letGo(subscription));
      end();
    };
    const lost = (): void => finish(() => reject(new Unknown()));
    const fail = async (error: unknown): Promise<never> => {
      const reason = invalidity(error);
      if (reason !== null) throw new Refused(await whileLinked(link, poolRefusal(link, pallet, reason)));
      throw (await isLost(link)) ? new Unknown() : error;
    };
    const timer = setTimeout(lost, FINAL_LIMIT);
    const subscription = watched.subscribe({
      next: (event) => {
        if (over) return;
        if (event.type === 'broadcasted') told({ kind: 'sent', hash: event.txHash });
        if (event.type === 'txBestBlocksState' && event.found) {
          told({ kind: 'in-block', hash: event.txHash, block: event.block.number });
        }
        if (event.type !== 'finalized') return;
        if (!event.ok) {
          const { dispatchError } = event;
          finish(() => {
            whileLinked(link, refusalOf(link, dispatchError)).then((refusal) => reject(new Refused(refusal)), reject);
          });
          return;
        }
        const done: Done = {
          hash: event.txHash,
          block: event.block,
          payments: paymentsIn(event.events),
          events: event.events.map(({ type, value }) => `${type}.${value.type}`),
        };
        told({ kind: 'final', done });
        finish(() => resolve(done));
      },
      error: (error: unknown) => finish(() => void fail(error).catch(reject)),
      complete: () => finish(() => reject(new Unknown())),
    });
    if (link.ended.aborted) lost();
    else link.ended.addEventListener('abort', lost);
  });
}

/** What `act` does with the node. Once the node is lost nobody knows what has become of it. */
async function known<T>(link: Link, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refused) && (await isLost(link))) throw new Unknown();
    throw error;
  }
}

/**
 * Sends a call as a bare transaction, without signature and fee, and follows it until it is final.
 *
 * @throws Refused, Unknown; NoNode if no node answers.
 */
export async function sendFree(
  connection: Connection,
  call: (link: Link) => Call,
  told: (progress: Progress) => void,
): Promise<Done> {
  const link = await connection.link();
  const built = call(link);
  return known(link, async () => {
    const bytes = await whileLinked(
      link,
      transaction(link, built).then((ready) => ready.getBareTx()),
    );
    return follow(link, built.pallet, link.client.submitAndWatch(bytes), told);
  });
}

/**
 * Has a call signed, sends it and follows it until it is final.
 *
 * @throws Refused, Unknown; NoNode if no node answers; what the wallet throws.
 */
export async function sendSigned(
  connection: Connection,
  signer: PolkadotSigner,
  call: (link: Link) => Call,
  told: (progress: Progress) => void,
): Promise<Done> {
  const link = await connection.link();
  const built = call(link);
  told({ kind: 'signing' });
  return known(link, async () => {
    const ready = await whileLinked(link, transaction(link, built));
    return follow(link, built.pallet, ready.signSubmitAndWatch(signer), told);
  });
}
