// The past of an account: what an index says of it, compared with what the chain says.

import { signal } from '@preact/signals';
import { tokenOf } from '../chain/balances';
import { type Link, connection } from '../chain/connection';
import type { Asset, Token } from '../chain/model';
import type { Hex } from '../lib/bytes';
import { Loading } from '../state/loading';
import { balanceAt } from './chain';
import { type Head, IndexApi, IndexFault } from './index-api';
import {
  type Balance,
  type Line,
  type Movement,
  type Place,
  type Sources,
  type Way,
  linesOf,
  openingOf,
} from './statement';
import { type Verdict, verdictOf } from './verdict';

/** How long all questions to the node may take for one asset, in milliseconds. */
const STATE_LIMIT = 60_000;

/** What an account has of one asset, and how it came to that. */
export interface PastPart {
  asset: Asset;
  token: Token;
  lines: Line[];
  opening: Balance;
  /** Behind all movements; null if they do not fit. */
  end: Balance | null;
  /** By the chain; null if the node does not know. */
  closing: Balance | null;
  verdict: Verdict;
}

/** What is known of the past. */
export interface Past {
  head: Head;
  /** The native token first. */
  parts: PastPart[];
  movements: Movement[];
}

/** What somebody answers, or null if not: a node that does not keep old states fails in ways of its own. */
async function orNull<T>(question: (link: Link) => Promise<T>): Promise<T | null> {
  try {
    return await connection.ask(question, STATE_LIMIT);
  } catch {
    return null;
  }
}

const assetOf = (text: string): Asset => (text === 'native' ? text : Number(text));

export class PastView {
  /** Movements that were read so far. */
  readonly read = signal(0);
  readonly past: Loading<Past>;
  readonly #leaving = new AbortController();
  readonly #index: IndexApi;
  readonly #hashes = new Map<number, Map<number, string>>();

  constructor(
    readonly account: Hex,
    base: string,
  ) {
    this.#index = new IndexApi(base, this.#leaving.signal);
    this.past = new Loading(() => this.#look());
  }

  /** Asks nothing any more. */
  leave(): void {
    this.#leaving.abort();
    this.past.forget();
  }

  /**
   * Asks for the hashes of the transactions at these places. `told` hears of each block.
   *
   * @throws IndexFault
   */
  async hashes(
    places: readonly Place[],
    told: (done: number, count: number) => void,
  ): Promise<(place: Place) => string> {
    const blocks = new Set(places.filter(({ extrinsic }) => extrinsic !== null).map(({ block }) => block));
    let done = 0;
    for (const block of blocks) {
      if (!this.#hashes.has(block)) this.#hashes.set(block, await this.#index.hashes(block));
      done += 1;
      told(done, blocks.size);
    }
    return ({ block, extrinsic }) => (extrinsic === null ? '' : (this.#hashes.get(block)?.get(extrinsic) ?? ''));
  }

  async #look(): Promise<Past> {
    this.read.value = 0;
    const head = await this.#index.head();
    if (head === null) throw new IndexFault('empty');
    const { chain } = await connection.link();
    if (head.genesis !== chain.genesis) throw new IndexFault('other-network');
    const movements = await this.#index.movements(this.account, head.number, (count) => {
      this.read.value = count;
    });
    const sources = await this.#sources(movements);
    const others = new Set(movements.map(({ asset }) => asset).filter((asset) => asset !== 'native'));
    const assets = ['native', ...[...others].sort((a, b) => Number(a) - Number(b))];
    const parts: PastPart[] = [];
    for (const asset of assets) {
      const own = movements.filter((movement) => movement.asset === asset);
      parts.push(await this.#part(assetOf(asset), own, sources, head, chain.genesis));
    }
    return { head, parts, movements };
  }

  async #part(asset: Asset, movements: Movement[], sources: Sources, head: Head, genesis: Hex): Promise<PastPart> {
    const at =
      (hash: string) =>
      (link: Link): Promise<Balance> =>
        balanceAt(link, this.account, asset, hash);
    const [token, first, closing] = await Promise.all([
      connection.ask((link) => tokenOf(link, asset)),
      orNull(at(genesis)),
      orNull(at(head.hash)),
    ]);
    const opening = first ?? (closing && openingOf(closing, movements)) ?? { free: 0n, held: 0n };
    const { lines, end } = linesOf(opening, movements, sources);
    return { asset, token, lines, opening, end, closing, verdict: verdictOf(end, closing, first !== null) };
  }

  /** How the rounds pay, and which pools reward stakes. What the index does not tell is taken for the usual. */
  async #sources(movements: readonly Movement[]): Promise<Sources> {
    const ids = (read: (movement: Movement) => number | null): number[] => [
      ...new Set(movements.map(read).filter((id) => id !== null)),
    ];
    const ways = new Map<number, Way>();
    for (const round of ids(({ round: id }) => id)) {
      const way = await this.#index.way(round);
      if (way) ways.set(round, way);
    }
    const stakePools = new Set<number>();
    for (const pool of ids(({ pool: id }) => id)) if (await this.#index.rewardsStakes(pool)) stakePools.add(pool);
    return { ways, stakePools };
  }
}
