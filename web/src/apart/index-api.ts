// Asks the API of an index, which `distribution index` and `distribution serve` have (docs/indexer.md). It is somebody's
// word, as that of a node: what it says is compared with the chain afterwards.

import { type Json, type JsonObject, isObject, readJson } from '../lib/json';
import { type Movement, type Way, isKind, rewardsStakes, wayOf } from './statement';

/** Records of a page, which is the most that the API gives. */
const PAGE = 1_000;
/** Movements that the page reads. Longer histories are for the command line. */
export const MOST_MOVEMENTS = 100_000;
/** Characters and depth of an answer. */
const LIMITS = { length: 4_000_000, depth: 16 };
/** How long an answer may take, in milliseconds. */
const ANSWER_LIMIT = 30_000;
/** How often a question is asked again that came too soon, and how long is waited for that at most, in seconds. */
const ATTEMPTS = 8;
const LONGEST_WAIT = 10;
/** Characters of the index's own words that are shown. */
const LONGEST = 200;

/**
 * Why an index is of no use: it does not answer; not as this page knows it; with words of its own; with more than is read;
 * it is of another chain; it has no block yet.
 */
export type FaultKind = 'silent' | 'form' | 'said' | 'long' | 'other-network' | 'empty';

export class IndexFault extends Error {
  override readonly name = 'IndexFault';
  constructor(
    readonly kind: FaultKind,
    message = '',
  ) {
    super(message);
  }
}

/** The base of the API's paths, from what deployment.json says; null if it is no address. `here` is that of the page. */
export function baseOf(text: string, here: string): string | null {
  let url: URL;
  try {
    url = new URL(text, here);
  } catch {
    return null;
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  // They would be sent to it.
  if (url.username !== '' || url.password !== '') return null;
  return (url.origin + url.pathname).replace(/\/+$/, '');
}

function form(): never {
  throw new IndexFault('form');
}

/** Asks one question. */
async function ask(base: string, path: string, signal: AbortSignal): Promise<Json> {
  for (let attempt = 1; ; attempt += 1) {
    let answer: Response;
    let text: string;
    try {
      answer = await fetch(base + path, {
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_LIMIT)]),
      });
      text = await answer.text();
    } catch {
      throw new IndexFault('silent');
    }
    if (answer.status === 429 && attempt < ATTEMPTS) {
      const seconds = Number(answer.headers.get('retry-after') ?? 1);
      const wait = Number.isFinite(seconds) ? Math.min(Math.max(seconds, 1), LONGEST_WAIT) : 1;
      await new Promise((resolve) => setTimeout(resolve, wait * 1_000));
      continue;
    }
    const read = readJson(text, LIMITS);
    if (!answer.ok) {
      const said = read.ok && isObject(read.value) ? read.value['error'] : null;
      throw new IndexFault('said', typeof said === 'string' ? said.slice(0, LONGEST) : String(answer.status));
    }
    return read.ok ? read.value : form();
  }
}

const object = (value: Json | undefined): JsonObject => (isObject(value) ? value : form());

const items = (value: Json | undefined): readonly Json[] =>
  Array.isArray(value) ? (value as readonly Json[]) : form();

function whole(value: Json | undefined): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : form();
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : form();
}

const maybe = <T>(value: Json | undefined, read: (value: Json | undefined) => T): T | null =>
  value === null || value === undefined ? null : read(value);

function units(value: Json | undefined): bigint {
  const digits = text(value);
  return /^\d{1,39}$/.test(digits) ? BigInt(digits) : form();
}

function sign(value: Json | undefined): number {
  return value === 1 || value === 0 || value === -1 ? value : form();
}

function assetText(value: Json | undefined): string {
  const asset = text(value);
  return asset === 'native' || /^\d{1,10}$/.test(asset) ? asset : form();
}

/** Reads a movement. */
export function readMovement(value: Json): Movement {
  const of = object(value);
  const at = object(of['at']);
  const kind = text(of['kind']);
  // Sums would not be right without one that the page does not know.
  if (!isKind(kind)) form();
  return {
    block: whole(at['block']),
    extrinsic: maybe(at['extrinsic'], whole),
    ms: whole(at['time']),
    asset: assetText(of['asset']),
    kind,
    free: sign(of['free']),
    held: sign(of['held']),
    amount: units(of['amount']),
    counterparty: maybe(of['counterparty'], text),
    reason: maybe(of['reason'], text),
    round: maybe(of['round'], whole),
    row: maybe(of['row'], whole),
    pool: maybe(of['pool'], whole),
    owner: maybe(of['owner'], text),
    payee: maybe(of['payee'], text),
  };
}

/** How far an index is. */
export interface Head {
  genesis: string;
  number: number;
  hash: string;
  ms: number;
}

/** An index, asked as long as `signal` lets it. */
export class IndexApi {
  constructor(
    private readonly base: string,
    private readonly signal: AbortSignal,
  ) {}

  /** What it is of, and how far it is; null if it has no block yet. */
  async head(): Promise<Head | null> {
    const { genesis, head } = object(await this.#ask('/v1/status'));
    if (genesis === null || genesis === undefined || !isObject(head)) return null;
    return {
      genesis: text(genesis).toLowerCase(),
      number: whole(head['number']),
      hash: text(head['hash']),
      ms: whole(head['time']),
    };
  }

  /** All movements of an account from the first block to one, in order. `told` hears how many there are so far. */
  async movements(account: string, last: number, told: (count: number) => void): Promise<Movement[]> {
    const all: Movement[] = [];
    let after = '';
    for (;;) {
      const path = `/v1/accounts/${account}/movements?first=1&last=${last}&limit=${PAGE}${after}`;
      const page = object(await this.#ask(path));
      all.push(...items(page['items']).map(readMovement));
      told(all.length);
      const cursor = maybe(page['next'], text);
      if (cursor === null) return all;
      // One that names no place, or the same again, would never end.
      if (!/^\d+-\d+-\d+$/.test(cursor) || after === `&after=${cursor}`) return form();
      if (all.length >= MOST_MOVEMENTS) throw new IndexFault('long');
      after = `&after=${cursor}`;
    }
  }

  /** How a round pays; null if the index does not tell. */
  async way(round: number): Promise<Way | null> {
    return wayOf(object(await this.#ask(`/v1/rounds/${round}`))['terms']);
  }

  /** Whether a pool rewards stakes. */
  async rewardsStakes(pool: number): Promise<boolean> {
    return rewardsStakes(object(await this.#ask(`/v1/pools/${pool}`))['kind']);
  }

  /** The hashes of the transactions of a block, by their places in it. */
  async hashes(block: number): Promise<Map<number, string>> {
    const all = items(await this.#ask(`/v1/blocks/${block}/extrinsics`));
    return new Map(all.map(object).map((one) => [whole(one['position']), text(one['hash'])]));
  }

  #ask(path: string): Promise<Json> {
    return ask(this.base, path, this.signal);
  }
}
