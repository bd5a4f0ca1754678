// The round that a manager makes: its list, the terms, the list in the chain. It stays as long as the page is open;
// what is in the chain is found again by what it is.

import { computed, signal } from '@preact/signals';
import type { PolkadotSigner } from 'polkadot-api';
import { now } from '../chain/clock';
import { connection } from '../chain/connection';
import {
  type Facts,
  type RefusedRow,
  SCREEN_STEP,
  type Upload,
  costOf,
  findUpload,
  nonceOf,
  screen,
  sendCall,
  tryCall,
} from '../chain/manage';
import type { Asset, Refusal, Terms } from '../chain/model';
import { nextRound } from '../chain/rounds';
import { type Hex, toHex } from '../lib/bytes';
import { type Action, actionsCall, announceCall, publishCall } from '../lib/calldata';
import { type ReadyList, chunkOf } from '../lib/cut';
import { EMPTY_FORM, type RoundForm, fieldDate, termsOf } from '../lib/form';
import type { ListFile } from '../lib/list';
import { termsHash } from '../lib/terms';
import { FileReading, NO_CHOICES } from './listfile';
import { Loading } from './loading';
import type { ReadList } from './reader';
import { makeReadyAside } from './worker';

export type MakingState =
  | { kind: 'none' }
  | { kind: 'making'; share: number }
  | { kind: 'failed'; error: unknown }
  | { kind: 'ready'; list: ReadyList };

export type PublishState =
  | { kind: 'none' }
  | { kind: 'going'; step: 'announce' | 'chunk'; done: number; chunks: number; wallet: boolean }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'failed'; error: unknown };

export type ScreenState =
  | { kind: 'none' }
  | { kind: 'going'; done: number; rows: number }
  | { kind: 'done'; refused: RefusedRow[]; amount: bigint }
  | { kind: 'failed'; error: unknown };

/** What a round costs, in smallest units. */
export interface Costs {
  /** Of the native token, held until the state is removed. */
  roundDeposit: bigint;
  listDeposit: bigint;
  /** Of the native token. */
  publishFees: bigint;
  openFees: bigint;
  /** Transactions that are still to be signed to store the list. */
  transactions: number;
  /** Why the chain would refuse the draft. */
  refusal: Refusal | null;
}

/** An account for trials, if nobody who will sign is known yet. */
const ANYBODY: Hex = `0x${'01'.repeat(32)}`;
/** Days until a round closes, unless another date is chosen. */
const USUAL_DAYS = 30;
/** How often a list that was announced just now is looked for, and how long to wait between, in milliseconds. */
const LOOKS = 20;
const LOOK_PAUSE = 1_000;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export class Draft extends FileReading {
  readonly form = signal<RoundForm>(EMPTY_FORM);
  readonly making = signal<MakingState>({ kind: 'none' });
  readonly publishing = signal<PublishState>({ kind: 'none' });
  readonly screened = signal<ScreenState>({ kind: 'none' });
  /** The list in the chain, if it is there. */
  readonly upload: Loading<Upload | null>;
  readonly costs: Loading<Costs>;
  /** The terms, or what is wrong with what was entered; null as long as the list is not there. */
  readonly terms = computed(() => this.#terms());

  constructor(read?: ReadList) {
    super(NO_CHOICES, read);
    this.upload = new Loading(() => this.#upload());
    this.costs = new Loading(() => this.#costs());
  }

  /** The list that is ready to be published. */
  get list(): ReadyList | null {
    return this.making.value.kind === 'ready' ? this.making.value.list : null;
  }

  /** The number of the list in the chain, once all of it is there. */
  get published(): number | null {
    const state = this.upload.state.value;
    return state.kind === 'there' && state.value?.complete ? state.value.list : null;
  }

  /** Asks for what is the same for all rounds, and proposes an end. */
  begin(): void {
    const present = now.value;
    if (this.form.value.closes === '' && present) {
      this.form.value = { ...this.form.value, closes: fieldDate(new Date(present.ms + USUAL_DAYS * 86_400_000)) };
    }
    if (this.facts.state.value.kind !== 'there') void this.facts.ask();
  }

  async choose(asset: Asset): Promise<void> {
    this.asset.value = asset;
    // A token of another asset would be read with the decimals of this one.
    this.choices.value = { ...this.choices.value, unit: asset === 'native' ? 'header' : 'tokens' };
    await this.facts.ask();
    await this.readAgain();
  }

  fill(changes: Partial<RoundForm>): void {
    this.form.value = { ...this.form.value, ...changes };
    this.screened.value = { kind: 'none' };
    this.costs.forget();
  }

  /** Begins anew. */
  override clear(): void {
    super.clear();
    this.form.value = EMPTY_FORM;
    this.begin();
  }

  protected override forget(): void {
    super.forget();
    this.making.value = { kind: 'none' };
    this.publishing.value = { kind: 'none' };
    this.screened.value = { kind: 'none' };
    // The number of another list must not get into the terms of this one.
    this.upload.forget();
    this.costs.forget();
  }

  protected override async use(list: ListFile, facts: Facts, run: number, signal: AbortSignal): Promise<void> {
    const told = (share: number): void => {
      if (run === this.run) this.making.value = { kind: 'making', share };
    };
    told(0);
    try {
      const ready = await makeReadyAside(list.rows, facts.maxChunks, told, signal);
      if (run !== this.run) return;
      this.making.value = { kind: 'ready', list: ready };
      await this.upload.ask();
    } catch (error) {
      if (run === this.run) this.making.value = { kind: 'failed', error };
    }
  }

  async #upload(): Promise<Upload | null> {
    const ready = this.list;
    return ready ? connection.ask((link) => findUpload(link, ready)) : null;
  }

  #terms(): ReturnType<typeof termsOf> | null {
    const [ready, facts, present] = [this.list, this.known, now.value];
    if (!ready || !facts || !present) return null;
    return termsOf(this.form.value, {
      clock: present,
      asset: facts.asset,
      minWindow: facts.minWindow,
      claimGrace: facts.claimGrace,
      minVested: facts.minVested,
      root: toHex(ready.root),
      rows: ready.count,
      total: ready.total,
      smallest: ready.smallest,
      // Until it is there the terms are a preview, and never signed.
      list: this.published ?? 0,
    });
  }

  /** What is left to pay, as the account `who` would. */
  async #costs(who: Hex = ANYBODY): Promise<Costs> {
    const [ready, facts, terms] = [this.list, this.known, this.terms.peek()];
    if (!ready || !facts || !terms?.ok) throw new Error('the terms are not complete');
    const upload = await this.#upload();
    const digests = ready.digests;
    const announce = announceCall(ready.count, digests);
    const left = upload?.complete ? [] : ready.cuts.slice(upload?.stored ?? 0);
    return connection.ask(async (link) => {
      const id = await nextRound(link);
      const draft = await tryCall(link, who, actionsCall([{ kind: 'draft', terms: terms.value }]), true);
      const open = await costOf(link, actionsCall(openingActions(terms.value, id, facts)), who);
      let [listDeposit, publishFees] = [0n, 0n];
      if (!upload) {
        listDeposit = (await tryCall(link, who, announce, true)).held;
        publishFees += (await costOf(link, announce, who)).fee;
      }
      const [first] = left;
      if (first) {
        // Chunks differ in length at the ends alone.
        const longest = left.reduce((a, b) => (b.rows > a.rows ? b : a), first);
        const { fee } = await costOf(link, publishCall(upload?.list ?? 0, chunkOf(ready, longest)), who);
        publishFees += fee * BigInt(left.length);
      }
      return {
        roundDeposit: draft.held,
        listDeposit,
        publishFees,
        openFees: open.fee,
        transactions: left.length + (upload ? 0 : 1),
        refusal: draft.refusal,
      };
    });
  }

  /** Looks which rows would be refused today. */
  async screen(): Promise<void> {
    const [ready, terms, run] = [this.list, this.terms.peek(), this.run];
    if (!ready || !terms?.ok) return;
    const { requirement, asset } = terms.value;
    const refused: RefusedRow[] = [];
    const isOver = (): boolean => run !== this.run || this.screened.value.kind === 'none';
    this.screened.value = { kind: 'going', done: 0, rows: ready.count };
    try {
      for (let first = 0; first < ready.count; first += SCREEN_STEP) {
        refused.push(...(await connection.ask((link) => screen(link, requirement, asset, ready.rows, first))));
        if (isOver()) return;
        this.screened.value = { kind: 'going', done: Math.min(first + SCREEN_STEP, ready.count), rows: ready.count };
      }
      this.screened.value = { kind: 'done', refused, amount: refused.reduce((sum, { amount }) => sum + amount, 0n) };
    } catch (error) {
      if (!isOver()) this.screened.value = { kind: 'failed', error };
    }
  }

  /**
   * Stores the list in the chain, from where it is: announces it if nobody has, and sends the chunks that are missing, one
   * after the other. It can be left and begun again: the chain knows what is there.
   */
  async publish(signer: PolkadotSigner): Promise<void> {
    const [ready, run] = [this.list, this.run];
    if (!ready || this.publishing.value.kind === 'going') return;
    const who = toHex(signer.publicKey);
    const chunks = ready.cuts.length;
    const going = (step: 'announce' | 'chunk', done: number, wallet: boolean): void => {
      if (run === this.run) this.publishing.value = { kind: 'going', step, done, chunks, wallet };
    };
    going('announce', 0, false);
    try {
      let upload = await this.#upload();
      if (!upload) {
        const call = announceCall(ready.count, ready.digests);
        await sendCall(connection, signer, call, ({ kind }) => going('announce', 0, kind === 'signing'));
        for (let look = 0; !upload && look < LOOKS; look += 1) {
          upload = await this.#upload();
          if (!upload) await sleep(LOOK_PAUSE);
        }
      }
      if (!upload) throw new Error('the list that was announced is not there');
      let nonce = await connection.ask((link) => nonceOf(link, who));
      const left = upload.complete ? [] : ready.cuts.slice(upload.stored);
      for (const [at, cut] of left.entries()) {
        if (run !== this.run) return;
        const done = upload.stored + at;
        const call = publishCall(upload.list, chunkOf(ready, cut));
        // The next chunk can be signed as soon as this one is in a block; the last one is waited for.
        const last = at === left.length - 1;
        await new Promise<void>((resolve, reject) => {
          sendCall(
            connection,
            signer,
            call,
            ({ kind }) => {
              going('chunk', kind === 'in-block' || kind === 'final' ? done + 1 : done, kind === 'signing');
              if (kind === 'in-block' && !last) resolve();
            },
            nonce,
          ).then(() => resolve(), reject);
        });
        nonce += 1;
      }
      await this.upload.ask();
      if (run === this.run) this.publishing.value = { kind: 'none' };
    } catch (error) {
      if (run === this.run) this.publishing.value = failedPublishing(error);
      void this.upload.ask();
    }
  }
}

function failedPublishing(error: unknown): PublishState {
  if (typeof error === 'object' && error !== null && 'refusal' in error) {
    return { kind: 'refused', refusal: error.refusal as Refusal };
  }
  return { kind: 'failed', error };
}

/** Drafts, funds and opens a round that will have the number `id`. */
export function openingActions(terms: Terms, id: number, facts: Facts): Action[] {
  const hash = termsHash(terms);
  return [
    { kind: 'draft', terms },
    // The pot keeps one minimum balance.
    { kind: 'fund', round: id, amount: terms.budget + facts.minimum, terms: hash },
    { kind: 'open', round: id, terms: hash },
  ];
}

/** The page's only one. */
export const draft = new Draft();
