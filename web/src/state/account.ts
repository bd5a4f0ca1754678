// What the page knows of an account that is looked at.

import { type Signal, computed, signal } from '@preact/signals';
import { balance, vestings } from '../chain/balances';
import { complianceStatus } from '../chain/compliance';
import { connection } from '../chain/connection';
import { pools, rewards } from '../chain/emission';
import { Assets, type RoundFinding, findIn, mayPay } from '../chain/entitlements';
import type { Balance, ComplianceStatus, Pool, Reward, Round, Token, Vesting } from '../chain/model';
import { allRounds, round as askRound } from '../chain/rounds';
import type { Hex } from '../lib/bytes';
import { Loading } from './loading';

/** How many rounds are searched at a time. */
const AT_A_TIME = 4;

/** A round that was searched, or what went wrong. */
export type Searched = { kind: 'found'; finding: RoundFinding } | { kind: 'failed'; round: Round; error: unknown };

/** Amounts of one asset. */
export interface Sum {
  token: Token;
  ready: bigint;
  later: bigint;
}

export interface Position {
  pools: Pool[];
  rewards: Reward[];
}

export class AccountView {
  /** Number of rounds that may pay; null until it is known. */
  readonly rounds: Signal<number | null> = signal(null);
  readonly searched: Signal<ReadonlyMap<number, Searched>> = signal(new Map());
  readonly search: Loading<void>;
  readonly balance: Loading<Balance>;
  readonly vestings: Loading<Vesting[]>;
  readonly position: Loading<Position>;
  readonly identity: Loading<ComplianceStatus>;
  readonly sums = computed(() => this.#sums());
  #assets = new Assets();
  #run = 0;

  constructor(readonly account: Hex) {
    this.search = new Loading(() => this.#search());
    this.balance = new Loading(() => connection.ask((link) => balance(link, account)));
    this.vestings = new Loading(() => connection.ask((link) => vestings(link, account)));
    this.position = new Loading(() =>
      connection.ask(async (link) => ({ pools: await pools(link), rewards: await rewards(link, account) })),
    );
    this.identity = new Loading(() => connection.ask((link) => complianceStatus(link, account)));
  }

  /** Asks for everything. */
  look(): void {
    const parts = [this.search, this.balance, this.vestings, this.position, this.identity];
    for (const part of parts) void part.ask();
  }

  /** Stops searching. */
  leave(): void {
    this.#run += 1;
  }

  /** Asks again for what a claim changes. */
  async refresh(id: number): Promise<void> {
    void this.balance.ask();
    void this.vestings.ask();
    await this.#searchIn(await connection.ask((link) => askRound(link, id)), this.#run);
  }

  /** Searches all of a list whose rows are in an order of their own. */
  async everywhere(round: Round): Promise<void> {
    await this.#searchIn(round, this.#run, true);
  }

  async #search(): Promise<void> {
    this.#run += 1;
    const run = this.#run;
    this.#assets = new Assets();
    const all = await connection.ask((link) => allRounds(link));
    if (run !== this.#run) return;
    const wanted = all.filter(mayPay).reverse();
    const ids = new Set(wanted.map(({ id }) => id));
    this.rounds.value = wanted.length;
    this.searched.value = new Map([...this.searched.value].filter(([id]) => ids.has(id)));
    const next = wanted.values();
    const work = async (): Promise<void> => {
      for (const round of next) {
        if (run !== this.#run) return;
        await this.#searchIn(round, run);
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, work));
  }

  async #searchIn(round: Round | null, run: number, everywhere = false): Promise<void> {
    if (!round) return;
    let outcome: Searched;
    try {
      const finding = await connection.ask(
        (link) => findIn(link, this.#assets, round, this.account, everywhere),
        everywhere ? 600_000 : undefined,
      );
      outcome = { kind: 'found', finding };
    } catch (error) {
      outcome = { kind: 'failed', round, error };
    }
    if (run === this.#run) this.searched.value = new Map(this.searched.value).set(round.id, outcome);
  }

  /** What is ready and what comes later, for each asset. */
  #sums(): Sum[] {
    const sums = new Map<string, Sum>();
    for (const searched of this.searched.value.values()) {
      if (searched.kind !== 'found') continue;
      for (const { standing, token, round } of searched.finding.entitlements) {
        if (standing.kind !== 'ready' && standing.kind !== 'later') continue;
        const asset = String(round.terms.asset);
        const sum = sums.get(asset) ?? { token, ready: 0n, later: 0n };
        sum.ready += standing.claimable.now;
        sum.later += standing.claimable.later;
        sums.set(asset, sum);
      }
    }
    return [...sums.values()].filter(({ ready, later }) => ready > 0n || later > 0n);
  }
}
