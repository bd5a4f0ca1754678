// What a manager asks of the chain before a round: what it costs, what would be refused, who has approved.

import type { PolkadotSigner } from 'polkadot-api';
import { type Hex, equal, fromHex, toHex } from '../lib/bytes';
import { type Multisig, type Timepoint, type Weight, callHash, multisigAccount } from '../lib/calldata';
import type { ReadyList } from '../lib/cut';
import { ROW_LENGTH, rowAt } from '../lib/list';
import { balance, freeTerms, tokenOf } from './balances';
import { account, allStored, constant, runtime, ss58, stored } from './calls';
import { type Connection, type Link, isLost, whileLinked } from './connection';
import { refusalOf } from './errors';
import type { Asset, Refusal, Requirement, Terms, Token } from './model';
import { Unreadable, amount, bytes, field, list, number, option, result, variant } from './reading';
import { assetOf, readTerms } from './rounds';
import { type Done, type Progress, Refused, Unknown, follow } from './submit';
import { type Action, actionsCall } from '../lib/calldata';

/** Version of the messages to other chains that a trial would send. */
const XCM_VERSION = 5;
/** What an account has in a trial, in smallest units of the native token: an eighth of what there can be. */
const LENT = 1n << 125n;
/** Rows that the chain screens at once: `MAX_ACCOUNTS` of its runtime API. */
const SCREENED = 1_000;

/** What is the same for all rounds of an asset. */
export interface Facts {
  asset: Asset;
  token: Token;
  native: Token;
  /** The least that an empty account can receive of the asset, in its smallest unit. */
  minimum: bigint;
  /** The least that an account keeps of the native token. */
  nativeMinimum: bigint;
  /** Whether claims can be free. */
  free: boolean;
  /** The least that a vested row can be. */
  minVested: bigint;
  /** Blocks that a window must last, and that a stream stays open after its last unlock. */
  minWindow: number;
  claimGrace: number;
  /** Chunks that a list can have. */
  maxChunks: number;
}

/** Null if there is no such asset. */
export async function factsOf(link: Link, asset: Asset): Promise<Facts | null> {
  if (asset !== 'native' && (await stored(link, 'Assets', 'Asset', asset)) === undefined) return null;
  const [token, terms, nativeMinimum, minVested, minWindow, claimGrace, maxChunks] = await Promise.all([
    tokenOf(link, asset),
    freeTerms(link, asset),
    constant(link, 'Balances', 'ExistentialDeposit'),
    constant(link, 'Distribution', 'MinVested'),
    constant(link, 'Distribution', 'MinWindow'),
    constant(link, 'Distribution', 'ClaimGrace'),
    constant(link, 'Lists', 'MaxChunks'),
  ]);
  return {
    asset,
    token,
    native: link.chain.token,
    minimum: terms.minimum,
    nativeMinimum: amount(nativeMinimum),
    free: terms.free,
    minVested: amount(minVested),
    minWindow: number(minWindow),
    claimGrace: number(claimGrace),
    maxChunks: number(maxChunks),
  };
}

/** What an account can spend of an asset, in smallest units. */
export async function spendable(link: Link, asset: Asset, who: Hex): Promise<bigint> {
  if (asset !== 'native') {
    return (
      option(await stored(link, 'Assets', 'Account', asset, ss58(link, who)), (value) =>
        amount(field(value, 'balance')),
      ) ?? 0n
    );
  }
  const { free, reserved, frozen } = await balance(link, who);
  const locked = frozen > reserved ? frozen - reserved : 0n;
  return free > locked ? free - locked : 0n;
}

interface BuiltTx {
  getPaymentInfo: (from: Uint8Array) => Promise<unknown>;
  getEncodedData: () => Promise<Uint8Array>;
  signSubmitAndWatch: (
    signer: PolkadotSigner,
    options?: { nonce: number },
  ) => ReturnType<Link['client']['submitAndWatch']>;
  decodedCall: unknown;
}

/** A transaction with exactly this call. */
async function transactionOf(link: Link, call: Uint8Array): Promise<BuiltTx> {
  const built = (await link.api.txFromCallData(call)) as unknown as BuiltTx;
  // By false metadata the client would read another call in it.
  if (!equal(await built.getEncodedData(), call)) throw new Unreadable('the call is another one here');
  return built;
}

/** What a call weighs, and what it costs whoever signs it. */
export async function costOf(link: Link, call: Uint8Array, signer: Hex): Promise<{ fee: bigint; weight: Weight }> {
  const from = fromHex(signer, 32);
  if (!from) throw new Unreadable('expected an account');
  const info = await (await transactionOf(link, call)).getPaymentInfo(from);
  const weight = field(info, 'weight');
  return {
    fee: amount(field(info, 'partial_fee')),
    weight: { refTime: amount(field(weight, 'ref_time')), proofSize: amount(field(weight, 'proof_size')) },
  };
}

/** What would become of a call now. */
export interface Trial {
  /** Why it would be refused; null if it would not. */
  refusal: Refusal | null;
  /** What would be held of the account that makes it, in smallest units of the native token. */
  held: bigint;
}

const signedBy = (link: Link, who: Hex): unknown => ({
  type: 'system',
  value: { type: 'Signed', value: ss58(link, who) },
});

/**
 * Has the chain carry out a call as an account would make it, and forget it. With `lend` the account has all the native
 * tokens that it needs.
 */
export async function tryCall(link: Link, who: Hex, call: Uint8Array, lend = false): Promise<Trial> {
  const wanted = (await transactionOf(link, call)).decodedCall;
  const answer = lend
    ? await runtime(
        link,
        'DryRunApi',
        'dry_run_call',
        { type: 'system', value: { type: 'Root', value: undefined } },
        lent(link, who, wanted),
        XCM_VERSION,
      )
    : await runtime(link, 'DryRunApi', 'dry_run_call', signedBy(link, who), wanted, XCM_VERSION);
  const effects = result(
    answer,
    (value) => value,
    () => null,
  );
  if (!effects.ok) throw new Unreadable('the chain does not try calls');
  const events = list(field(effects.value, 'emitted_events'));
  let failed = failure(field(effects.value, 'execution_result'), (value) => field(value, 'error'));
  let held = 0n;
  for (const event of events) {
    const pallet = variant(event);
    const { type, value } = variant(pallet.value);
    if (lend && pallet.type === 'Utility' && type === 'DispatchedAs') {
      failed ??= failure(field(value, 'result'), (error) => error);
    }
    if (pallet.type === 'Balances' && type === 'Held' && account(field(value, 'who')) === who) {
      held += amount(field(value, 'amount'));
    }
  }
  return { refusal: failed === null ? null : await refusalOf(link, failed.error), held };
}

function failure(outcome: unknown, error: (value: unknown) => unknown): { error: unknown } | null {
  const read = result(outcome, () => null, error);
  return read.ok ? null : { error: read.error };
}

/** A call of root: gives an account tokens, then makes a call in its name. */
function lent(link: Link, who: Hex, wanted: unknown): unknown {
  const give = {
    type: 'Balances',
    value: {
      type: 'force_set_balance',
      value: { who: { type: 'Id', value: ss58(link, who) }, new_free: LENT },
    },
  };
  const act = {
    type: 'Utility',
    value: { type: 'dispatch_as', value: { as_origin: signedBy(link, who), call: wanted } },
  };
  return { type: 'Utility', value: { type: 'batch_all', value: { calls: [give, act] } } };
}

/** A row that would be refused today. */
export interface RefusedRow {
  row: number;
  account: Hex;
  amount: bigint;
  /** The name of the reason. */
  reason: string;
  passesAt: number | null;
}

function requirementOf({ level, jurisdictions, attesters }: Requirement): unknown {
  const letters = new TextEncoder();
  const countries =
    jurisdictions.kind === 'any' ? undefined : jurisdictions.countries.map((code) => toHex(letters.encode(code)));
  const type = { any: 'Any', only: 'Only', except: 'Except' }[jurisdictions.kind];
  return { level, jurisdictions: { type, value: countries }, attesters };
}

/** The rows from `first` on, a thousand at most, that compliance would refuse if they were paid now. */
export async function screen(
  link: Link,
  requirement: Requirement,
  asset: Asset,
  rows: Uint8Array,
  first: number,
): Promise<RefusedRow[]> {
  const end = Math.min(first + SCREENED, rows.length / ROW_LENGTH);
  const asked = Array.from({ length: end - first }, (_, at) => rowAt(rows, first + at));
  const answer = await runtime(
    link,
    'ComplianceApi',
    'screen',
    requirementOf(requirement),
    assetOf(asset),
    asked.map(({ account: who, amount: units }) => [ss58(link, toHex(who)), units]),
  );
  const outcomes = list(answer);
  if (outcomes.length !== asked.length) throw new Unreadable('expected an answer for each row');
  return asked.flatMap(({ account: who, amount: units }, at) => {
    const outcome = result(
      outcomes[at],
      () => null,
      (value) => ({
        reason: variant(field(value, 'refusal')).type,
        passesAt: option(field(value, 'passes_at'), number),
      }),
    );
    return outcome.ok ? [] : [{ row: first + at, account: toHex(who), amount: units, ...outcome.error }];
  });
}

/** Rows of a question of {@link screen}. */
export const SCREEN_STEP = SCREENED;

/** A list in the chain that is the one that is to be published, whole or in part. */
export interface Upload {
  list: number;
  /** Chunks that are stored. */
  stored: number;
  chunks: number;
  /** All rows are stored, and the chain has computed the root. */
  complete: boolean;
}

/** The list in the chain that has these rows, whoever announced it; the one of which most is stored. Null if none has. */
export async function findUpload(link: Link, ready: ReadyList): Promise<Upload | null> {
  const root = toHex(ready.root);
  const found: Upload[] = [];
  for (const { keyArgs, value } of await allStored(link, 'Lists', 'Lists')) {
    const of = (name: string): number => number(field(value, name));
    if (of('rows') !== ready.count || of('chunks') !== ready.digests.length) continue;
    const known = option(field(value, 'root'), bytes);
    if (known && toHex(known) !== root) continue;
    found.push({ list: number(keyArgs[0]), stored: of('stored'), chunks: of('chunks'), complete: known !== null });
  }
  found.sort((a, b) => b.stored - a.stored || a.list - b.list);
  for (const upload of found) {
    if (upload.complete || (await hasDigests(link, upload.list, ready.digests))) return upload;
  }
  return null;
}

async function hasDigests(link: Link, id: number, digests: readonly Uint8Array[]): Promise<boolean> {
  const chunks = await allStored(link, 'Lists', 'Chunks', id);
  return chunks.every(({ keyArgs, value }) => {
    const wanted = digests[number(keyArgs[1])];
    return wanted !== undefined && equal(bytes(field(value, 'digest')), wanted);
  });
}

/** Approvals of a call of a multisig. */
export interface Approvals {
  first: Timepoint;
  depositor: Hex;
  /** What the first signatory has held, in smallest units of the native token. */
  deposit: bigint;
  approvals: Hex[];
}

/** Null if nobody has approved the call, or it was carried out. */
export async function approvalsOf(link: Link, multisig: Multisig, call: Uint8Array): Promise<Approvals | null> {
  const who = ss58(link, multisigAccount(multisig));
  return option(await stored(link, 'Multisig', 'Multisigs', who, callHash(call)), (value) => {
    const when = field(value, 'when');
    return {
      first: { height: number(field(when, 'height')), index: number(field(when, 'index')) },
      depositor: account(field(value, 'depositor')),
      deposit: amount(field(value, 'deposit')),
      approvals: list(field(value, 'approvals')).map(account),
    };
  });
}

/** Whether an account may do everything for another, at once. */
export async function isFullProxy(link: Link, real: Hex, delegate: Hex): Promise<boolean> {
  const [proxies] = list((await stored(link, 'Proxy', 'Proxies', ss58(link, real))) ?? [[]]);
  return list(proxies ?? []).some(
    (proxy) =>
      account(field(proxy, 'delegate')) === delegate &&
      variant(field(proxy, 'proxy_type')).type === 'Any' &&
      number(field(proxy, 'delay')) === 0,
  );
}

/** The actions that a call is for; null if it does anything else. What is shown of it is what it does. */
export async function actionsIn(link: Link, call: Uint8Array): Promise<Action[] | null> {
  let actions: Action[];
  try {
    const { decodedCall } = await transactionOf(link, call);
    const { type, value } = variant(decodedCall);
    const inner = variant(value);
    const calls = type === 'Utility' && inner.type === 'batch_all' ? list(field(inner.value, 'calls')) : [decodedCall];
    actions = calls.map(readAction);
    // The bytes are made anew of what was read.
    return equal(actionsCall(actions), call) ? actions : null;
  } catch (error) {
    if (await isLost(link)) throw error;
    return null;
  }
}

function readAction(call: unknown): Action {
  const pallet = variant(call);
  const { type, value } = variant(pallet.value);
  if (pallet.type !== 'Distribution') throw new Unreadable('expected a call about rounds');
  const round = (): number => number(field(value, 'id'));
  const hash = (): Hex => toHex(bytes(field(value, 'terms')));
  switch (type) {
    case 'draft':
      return { kind: 'draft', terms: readTerms(field(value, 'terms')) };
    case 'amend':
      return { kind: 'amend', round: round(), terms: readTerms(field(value, 'terms')) };
    case 'fund':
      return { kind: 'fund', round: round(), amount: amount(field(value, 'amount')), terms: hash() };
    case 'open':
      return { kind: 'open', round: round(), terms: hash() };
    case 'close':
      return { kind: 'close', round: round() };
    case 'abandon':
      return { kind: 'abandon', round: round() };
    case 'clean_up':
      return { kind: 'clean-up', round: round() };
    default:
      throw new Unreadable('expected a call of a manager');
  }
}

/** The terms that the actions give to a round, if they do. */
export function termsIn(actions: readonly Action[]): Terms | null {
  const found = actions.find((action) => action.kind === 'draft' || action.kind === 'amend');
  return found?.terms ?? null;
}

/** The next number of an account's transactions. */
export async function nonceOf(link: Link, who: Hex): Promise<number> {
  return number(await runtime(link, 'AccountNonceApi', 'account_nonce', ss58(link, who)));
}

/**
 * Has a call signed, sends it and follows it until it is final.
 *
 * @throws Refused, Unknown; NoNode if no node answers.
 */
export async function sendCall(
  connection: Connection,
  signer: PolkadotSigner,
  call: Uint8Array,
  told: (progress: Progress) => void,
  nonce?: number,
): Promise<Done> {
  const link = await connection.link();
  told({ kind: 'signing' });
  try {
    const built = await whileLinked(link, transactionOf(link, call));
    const watched = built.signSubmitAndWatch(signer, nonce === undefined ? undefined : { nonce });
    return await follow(link, 'Distribution', watched, told);
  } catch (error) {
    if (!(error instanceof Refused) && (await isLost(link))) throw new Unknown();
    throw error;
  }
}
