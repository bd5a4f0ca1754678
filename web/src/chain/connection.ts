// The connection to a node of the chain, or to the light client. There may be several nodes: if one does not answer,
// the next is tried. One is asked at a time, because two may know different blocks.

import { signal } from '@preact/signals';
import { type JsonRpcProvider, type PolkadotClient, createClient } from 'polkadot-api';
import { WsEvent, getWsProvider } from 'polkadot-api/ws';
import { cleanSymbol } from '../lib/amount';
import type { Hex } from '../lib/bytes';
import { LIGHT, type Light, startLight } from './light';
import type { Token } from './model';
import { field, number, option, text } from './reading';
import { severable } from './severable';

/** The name that our runtimes give themselves. */
export const SPEC_NAME = 'distribution-parachain';

/** The prefix of their addresses, for as long as no chain has said its own. */
export const SS58_PREFIX = 7_757;

/** How long a node may take to accept a connection, and to say which chain it follows, in milliseconds. */
const CONNECT_LIMIT = 8_000;
const IDENTIFY_LIMIT = 15_000;
/** How long an answer may take before the next node is asked. */
const ANSWER_LIMIT = 30_000;
/** How long the light client may take to find both chains. */
const LIGHT_LIMIT = 600_000;
/** How many times as long its answers may take, each of which it has to fetch with a proof. */
const LIGHT_PACE = 4;
/** How long nothing may come from a node: its blocks should. */
const SILENCE_LIMIT = 45_000;
/** How long to wait before all nodes are tried again, growing from the first to the last. */
const PAUSES = [1_000, 2_000, 4_000, 8_000, 15_000];
/** How long the client may be ahead of the connection. */
const MOMENT = 50;
/** How often a question is asked again because the node was lost over it. */
const ATTEMPTS = 4;

export type UnsafeApi = ReturnType<PolkadotClient['getUnsafeApi']>;

/** What is known of the chain that a node follows. */
export interface Chain {
  name: string;
  genesis: Hex;
  specName: string;
  specVersion: number;
  /** The prefix with which addresses are written. */
  prefix: number;
  /** The native token. */
  token: Token;
}

/** What the page expects of the chain: what its operator has written beside it, or what was found first. */
export interface Expected {
  genesis: Hex | null;
  token: Token | null;
}

/** Why a node is not used. */
export type Failure =
  | { kind: 'unreachable'; url: string }
  | { kind: 'silent'; url: string }
  | { kind: 'lost'; url: string }
  | { kind: 'other-software'; url: string; specName: string }
  | { kind: 'other-network'; url: string; genesis: Hex; name: string; expected: Hex };

export type State =
  | { kind: 'idle' }
  /** `failed` is the node before it, `failures` are those of the last time that all were tried. */
  | { kind: 'connecting'; url: string; failed: Failure | null; failures: Failure[] }
  | { kind: 'ready'; url: string; chain: Chain }
  | { kind: 'waiting'; failures: Failure[]; until: number };

/** What asks the node at `url`. `linked` is called once it can be reached, `lost` when it cannot any more. */
function nodeProvider(url: string, linked: () => void, lost: () => void): JsonRpcProvider {
  return getWsProvider(url, {
    timeout: CONNECT_LIMIT,
    heartbeatTimeout: SILENCE_LIMIT,
    onStatusChanged: (status) => {
      if (status.type === WsEvent.CONNECTED) linked();
      else if (status.type !== WsEvent.CONNECTING) lost();
    },
  });
}

/** A node that answers. When it is lost, the client's promises stay open: see `whileLinked`. */
export interface Link {
  url: string;
  client: PolkadotClient;
  api: UnsafeApi;
  chain: Chain;
  /** Aborted when the node is lost. */
  ended: AbortSignal;
}

/** No node answers. */
export class NoNode extends Error {
  override readonly name = 'NoNode';
}

/** The node was lost over a question. */
export class LinkLost extends Error {
  override readonly name = 'LinkLost';
}

/**
 * Whether the node was lost. What the client says of a connection that ends may come a moment before the connection says
 * so itself.
 */
export async function isLost(link: Link): Promise<boolean> {
  if (!link.ended.aborted) await new Promise((resolve) => setTimeout(resolve, MOMENT));
  return link.ended.aborted;
}

/** Ends a subscription. The client may not be able to tell the node any more, and says so. */
export function letGo(subscription: { unsubscribe: () => void }): void {
  try {
    subscription.unsubscribe();
  } catch {
    // The node is gone, and the subscription with it.
  }
}

/** Rejects when the signal is aborted. */
function rejectOn(ended: AbortSignal): { promise: Promise<never>; stop: () => void } {
  let listener = (): void => undefined;
  const promise = new Promise<never>((_, reject) => {
    listener = () => reject(new LinkLost());
    if (ended.aborted) listener();
    else ended.addEventListener('abort', listener);
  });
  promise.catch(() => undefined);
  return { promise, stop: () => ended.removeEventListener('abort', listener) };
}

/**
 * What a promise of the link's client gives.
 *
 * @throws LinkLost if the node is lost before.
 */
export async function whileLinked<T>(link: Link, promise: Promise<T>): Promise<T> {
  const lost = rejectOn(link.ended);
  try {
    return await Promise.race([promise, lost.promise]);
  } finally {
    lost.stop();
  }
}

/** What a promise gives, or `late` if it takes longer. */
async function within<T>(limit: number, promise: Promise<T>, late: () => Error): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), limit);
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

const first = (value: unknown): unknown => (Array.isArray(value) ? (value as unknown[])[0] : value);

/** The native token by what the node says of its chain, unless the page's operator has said it. */
export function tokenOf(properties: unknown, expected: Token | null): Token {
  if (expected) return expected;
  const of = typeof properties === 'object' && properties !== null ? (properties as Record<string, unknown>) : {};
  const [symbol, decimals] = [first(of['tokenSymbol']), first(of['tokenDecimals'])];
  return {
    symbol: (typeof symbol === 'string' && cleanSymbol(symbol)) || 'UNIT',
    decimals:
      typeof decimals === 'number' && Number.isInteger(decimals) && decimals >= 0 && decimals <= 38 ? decimals : 0,
  };
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : text(value);
}

/** Asks a node which chain it follows. */
async function identify(client: PolkadotClient, api: UnsafeApi, expected: Expected): Promise<Chain> {
  const data = await client.getChainSpecData();
  const version: unknown = await api.constants['System']!['Version']!();
  const prefix: unknown = await api.constants['System']!['SS58Prefix']!();
  return {
    name: data.name.slice(0, 100),
    genesis: data.genesisHash as Hex,
    specName: asText(field(version, 'spec_name')),
    specVersion: number(field(version, 'spec_version')),
    prefix: option(prefix, number) ?? SS58_PREFIX,
    token: tokenOf(data.properties, expected.token),
  };
}

export class Connection {
  readonly state = signal<State>({ kind: 'idle' });
  #link: Link | null = null;
  #urls: readonly string[] = [];
  #expected: Expected = { genesis: null, token: null };
  /** Grows with each start, so that what belongs to an earlier one knows that it is over. */
  #run = 0;
  #wake: (() => void) | null = null;
  #end: ((failure: Failure) => void) | null = null;
  #waiting: ((link: Link) => void)[] = [];

  /** Connects to one of these nodes, and stays connected. */
  start(urls: readonly string[], expected: Expected): void {
    this.stop();
    this.#urls = urls;
    this.#expected = { ...expected };
    void this.#follow(this.#run);
  }

  /** Lets go of the node. */
  stop(): void {
    this.#run += 1;
    this.#end?.({ kind: 'lost', url: this.#link?.url ?? '' });
    this.#end = null;
    this.#link = null;
    this.#wake?.();
    this.state.value = { kind: 'idle' };
  }

  /** Does not wait any longer to try again. */
  retry(): void {
    this.#wake?.();
  }

  async #follow(run: number): Promise<void> {
    let [place, round] = [0, 0];
    let failures: Failure[] = [];
    let last: Failure[] = [];
    while (run === this.#run && this.#urls.length > 0) {
      const url = this.#urls[place % this.#urls.length] ?? '';
      this.state.value = { kind: 'connecting', url, failed: failures.at(-1) ?? null, failures: last };
      const { failure, served } = await this.#use(url, run);
      if (run !== this.#run) return;
      if (served) [round, failures, last] = [0, [], []];
      failures.push(failure);
      place += 1;
      if (failures.length < this.#urls.length) continue;
      const pause = PAUSES[Math.min(round, PAUSES.length - 1)] ?? 0;
      this.state.value = { kind: 'waiting', failures, until: Date.now() + pause };
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pause);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#wake = null;
      round += 1;
      last = failures;
      failures = [];
    }
  }

  /** Uses a node until it is lost. Tells why, and whether it had served. */
  async #use(url: string, run: number): Promise<{ failure: Failure; served: boolean }> {
    const controller = new AbortController();
    let over: (failure: Failure) => void = () => undefined;
    const ended = new Promise<Failure>((resolve) => {
      over = resolve;
    });
    this.#end = over;
    let connected = false;
    let sever = (): void => undefined;
    let light: Light | null = null;
    let served = false;
    const lost = (): void => over({ kind: connected ? 'lost' : 'unreachable', url });
    try {
      light = url === LIGHT ? await startLight(lost) : null;
      connected = light !== null;
      const linked = (): void => {
        connected = true;
      };
      const node = severable(light?.provider ?? nodeProvider(url, linked, lost));
      sever = node.sever;
      const client = createClient(node.provider);
      const api = client.getUnsafeApi();
      const limit = light ? LIGHT_LIMIT : IDENTIFY_LIMIT;
      const identified = within(limit, identify(client, api, this.#expected), () => new LinkLost());
      const outcome = await Promise.race([
        ended,
        identified.then(
          (chain) => chain,
          (): Failure => ({ kind: connected ? 'silent' : 'unreachable', url }),
        ),
      ]);
      if ('kind' in outcome) return { failure: outcome, served };
      const chain = outcome;
      if (chain.specName !== SPEC_NAME) {
        return { failure: { kind: 'other-software', url, specName: chain.specName }, served };
      }
      const { genesis } = this.#expected;
      if (genesis !== null && genesis !== chain.genesis) {
        return {
          failure: { kind: 'other-network', url, genesis: chain.genesis, name: chain.name, expected: genesis },
          served,
        };
      }
      if (run !== this.#run) return { failure: { kind: 'lost', url }, served };
      // From now on no node of another chain will do: the page shows what it has heard from this one.
      this.#expected.genesis = chain.genesis;
      served = true;
      const link = { url, client, api, chain, ended: controller.signal };
      this.#link = link;
      this.state.value = { kind: 'ready', url, chain };
      for (const resolve of this.#waiting.splice(0)) resolve(link);
      return { failure: await ended, served };
    } catch {
      // A URL that is none, which the browser refuses to open; or no light client.
      return { failure: { kind: 'unreachable', url }, served };
    } finally {
      // Another run may have begun meanwhile.
      if (this.#end === over) [this.#link, this.#end] = [null, null];
      controller.abort();
      try {
        sever();
      } catch {
        // It was closed before it was open.
      }
      light?.end();
    }
  }

  /** The node, as soon as one answers. */
  async link(limit = 60_000): Promise<Link> {
    if (this.#link) return this.#link;
    let resolve: (link: Link) => void = () => undefined;
    const waiting = new Promise<Link>((found) => {
      resolve = found;
      this.#waiting.push(found);
    });
    try {
      return await within(limit, waiting, () => new NoNode());
    } finally {
      this.#waiting = this.#waiting.filter((other) => other !== resolve);
    }
  }

  /**
   * Asks a node something that changes nothing. Asks the next one if this one is lost over it or does not answer.
   *
   * @throws NoNode if none answers; whatever the question throws.
   */
  async ask<T>(question: (link: Link) => Promise<T>, limit = ANSWER_LIMIT): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const link = await this.link();
      try {
        const most = link.url === LIGHT ? limit * LIGHT_PACE : limit;
        return await within(most, whileLinked(link, question(link)), () => {
          if (this.#link === link) this.#end?.({ kind: 'silent', url: link.url });
          return new LinkLost();
        });
      } catch (error) {
        // What the client says of a connection that has ended is of no interest.
        if (!(error instanceof LinkLost) && !(await isLost(link))) throw error;
        if (attempt >= ATTEMPTS) throw new NoNode();
      }
    }
  }
}

/** The page's only connection. */
export const connection = new Connection();
