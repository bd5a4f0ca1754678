// What the page knows of an account that is looked at.

import { type Signal, computed, signal } from '@preact/signals';
import { balance, vestings } from '../chain/balances';
import { complianceStatus } from '../chain/compliance';
import { connection } from '../chain/connection';
import { type KnownRows, knownRows } from '../chain/known';
import { pools, rewards } from '../chain/emission';
import { Assets, type RoundFinding, entitlementOf, findIn, mayPay } from '../chain/entitlements';
import type { Balance, ComplianceStatus, Evidence, Pool, Reward, Round, Terms, Token, Vesting } from '../chain/model';
import { payeeDelay, payees } from '../chain/payees';
import { allRounds, round as askRound } from '../chain/rounds';
import type { Hex } from '../lib/bytes';
import { addressIn } from '../lib/ethereum';
import { type Named, payeeOf } from '../lib/payee';
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

/** What an owner has named, and how long a change takes. */
export interface Payees {
  named: Named[];
  /** Blocks of the relay chain. */
  delay: number;
}

/** An account, or the one that stands for an Ethereum address: rounds pay the ones or the others. */
export class AccountView {
  readonly kind: Terms['beneficiaries'];
  /** Number of rounds that may pay the others. */
  readonly others: Signal<number> = signal(0);
  /** Number of rounds that may pay; null until it is known. */
  readonly rounds: Signal<number | null> = signal(null);
  readonly searched: Signal<ReadonlyMap<number, Searched>> = signal(new Map());
  readonly search: Loading<void>;
  readonly balance: Loading<Balance>;
  readonly vestings: Loading<Vesting[]>;
  readonly position: Loading<Position>;
  readonly identity: Loading<ComplianceStatus>;
  readonly payees: Loading<Payees>;
  readonly sums = computed(() => this.#sums());
  /** Rows that files or whole lists have proven, by round. */
  readonly #brought = new Map<number, Evidence[]>();
  #assets = new Assets();
  #run = 0;

  constructor(readonly account: Hex) {
    this.kind = addressIn(account) ? 'ethereum' : 'accounts';
    this.search = new Loading(() => this.#search());
    this.balance = new Loading(() => connection.ask((link) => balance(link, account)));
    this.vestings = new Loading(() => connection.ask((link) => vestings(link, account)));
    this.position = new Loading(() =>
      connection.ask(async (link) => ({ pools: await pools(link), rewards: await rewards(link, account) })),
    );
    this.identity = new Loading(() => connection.ask((link) => complianceStatus(link, account)));
    this.payees = new Loading(() =>
      connection.ask(async (link) => ({ named: await payees(link, account), delay: await payeeDelay(link) })),
    );
  }

  /** Asks for everything. An Ethereum address has nothing on this chain but its rows. */
  look(): void {
    const own = this.kind === 'ethereum' ? [] : [this.balance, this.vestings, this.position, this.payees];
    for (const part of [this.search, this.identity, ...own]) void part.ask();
  }

  /** The account that a row is paid to; null until it is known, and for an Ethereum address, whose owner signs it. */
  paysTo({ round }: { round: Round }): Hex | null {
    const state = this.payees.state.value;
    if (this.kind === 'ethereum' || state.kind !== 'there') return null;
    return payeeOf(this.account, state.value.named, round.terms.asset, round.id);
  }

  /** Stops searching. */
  leave(): void {
    this.#run += 1;
  }

  /** Asks again for what a claim changes. */
  async refresh(...ids: readonly number[]): Promise<void> {
    if (this.kind === 'accounts') {
      void this.balance.ask();
      void this.vestings.ask();
    }
    for (const id of ids) await this.#searchIn(await connection.ask((link) => askRound(link, id)), this.#run);
  }

  /** Searches all of a list whose rows are in an order of their own. */
  async everywhere(round: Round): Promise<void> {
    await this.#searchIn(round, this.#run, { everywhere: true });
  }

  /** Takes rows that were proven by a file. */
  async bring(round: Round, rows: Evidence[]): Promise<void> {
    const run = this.#run;
    const checked = { chunk: false, root: true, bytes: 0 };
    this.#brought.set(round.id, rows);
    try {
      const entitlements = await connection.ask((link) =>
        Promise.all(
          rows.map((evidence) => entitlementOf(link, this.#assets, round, this.account, evidence, checked, false)),
        ),
      );
      const before = this.searched.value.get(round.id);
      if (run !== this.#run || before?.kind !== 'found') return;
      // What the chain knows itself, as started streams, needs no proof.
      const others = before.finding.entitlements.filter(({ evidence }) => evidence.kind === 'recorded');
      const known = new Set(others.map(({ evidence }) => evidence.index));
      const added = entitlements.filter(({ evidence }) => !known.has(evidence.index));
      const finding = { ...before.finding, entitlements: [...others, ...added] };
      this.searched.value = new Map(this.searched.value).set(round.id, { kind: 'found', finding });
    } catch (error) {
      if (run === this.#run)
        this.searched.value = new Map(this.searched.value).set(round.id, { kind: 'failed', round, error });
    }
  }

  async #search(): Promise<void> {
    this.#run += 1;
    const run = this.#run;
    this.#assets = new Assets();
    const [all, known] = await Promise.all([
      connection.ask((link) => allRounds(link)),
      connection.ask((link) => knownRows(link, this.account)),
    ]);
    if (run !== this.#run) return;
    const pay = all.filter(mayPay).reverse();
    const wanted = pay.filter(({ terms }) => terms.beneficiaries === this.kind);
    this.others.value = pay.length - wanted.length;
    const ids = new Set(wanted.map(({ id }) => id));
    this.rounds.value = wanted.length;
    this.searched.value = new Map([...this.searched.value].filter(([id]) => ids.has(id)));
    const next = wanted.values();
    const work = async (): Promise<void> => {
      for (const round of next) {
        if (run !== this.#run) return;
        await this.#searchIn(round, run, { known });
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, work));
  }

  async #searchIn(
    round: Round | null,
    run: number,
    how: { everywhere?: boolean; known?: KnownRows } = {},
  ): Promise<void> {
    if (!round) return;
    const { everywhere = false } = how;
    let outcome: Searched;
    try {
      const finding = await connection.ask(
        (link) => findIn(link, this.#assets, round, this.account, how),
        everywhere ? 600_000 : undefined,
      );
      outcome = { kind: 'found', finding };
    } catch (error) {
      outcome = { kind: 'failed', round, error };
    }
    if (run !== this.#run) return;
    this.searched.value = new Map(this.searched.value).set(round.id, outcome);
    if (everywhere) {
      // The next look does not read the whole list again.
      const rows = outcome.kind === 'found' ? outcome.finding.entitlements.map(({ evidence }) => evidence) : [];
      const proven = rows.filter(({ kind }) => kind !== 'recorded');
      if (proven.length > 0) this.#brought.set(round.id, proven);
      return;
    }
    const brought = this.#brought.get(round.id);
    if (brought) await this.bring(round, brought);
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
