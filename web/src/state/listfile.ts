// The file of a list: which it is, what a person has said of it, and what was read of it.

import { type Signal, signal } from '@preact/signals';
import { connection } from '../chain/connection';
import { type Facts, factsOf } from '../chain/manage';
import type { Asset } from '../chain/model';
import { type ListFile, MAX_FILE, type ReadOptions, type Unit } from '../lib/list';
import type { PlotPoint } from '../lib/plot';
import { Loading } from './loading';
import { type ReadList, readList } from './reader';

/** What a person says about a file, as far as it does not follow from the asset. */
export type Choices = Omit<ReadOptions, 'token' | 'unit' | 'minimum'> & {
  unit: 'header' | 'tokens' | 'smallest';
  /** Decimals of the amounts, of an asset that has none on chain; null for smallest units. */
  decimals: number | null;
};

/** What is asked for a list before anybody has chosen anything. */
export const NO_CHOICES: Choices = {
  unit: 'header',
  decimals: null,
  sheet: null,
  account: null,
  amount: null,
  delimiter: null,
  headerRow: null,
  hiddenRows: null,
  allowDuplicates: false,
  allowRounded: false,
  allowKeyless: false,
  allowEthereum: false,
};

export type ReadingState =
  | { kind: 'none' }
  | { kind: 'reading' }
  | { kind: 'too-long' }
  | { kind: 'failed'; error: unknown }
  /** `curve` is how the rows are shared out. */
  | { kind: 'read'; list: ListFile; curve: readonly PlotPoint[] };

/** How long to wait for the next file or choice before it is read, in milliseconds. */
const CALM = 250;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The options of the reader: what was said, and what follows from the asset. */
export function optionsOf({ unit, decimals: told, ...said }: Choices, facts: Facts): ReadOptions {
  const none = facts.asset !== 'native' && facts.token.decimals === 0;
  const decimals = none && told !== null ? told : facts.token.decimals;
  const units: Record<Choices['unit'], Unit> = {
    header: facts.asset === 'native' ? { kind: 'header' } : { kind: 'tokens', decimals },
    tokens: { kind: 'tokens', decimals },
    smallest: { kind: 'smallest' },
  };
  // Of an asset without decimals a header that names a token is refused.
  const undivided = none && decimals === 0 && unit !== 'smallest';
  return {
    ...said,
    token: facts.native,
    unit: undivided ? { kind: 'undivided' } : units[unit],
    minimum: facts.minimum,
  };
}

/** A file that is read again whenever something is said about it. What is done with its rows is up to the subclass. */
export abstract class FileReading {
  readonly asset = signal<Asset>('native');
  readonly file = signal<{ name: string; content: Blob } | null>(null);
  readonly choices: Signal<Choices>;
  readonly reading = signal<ReadingState>({ kind: 'none' });
  readonly facts: Loading<Facts | null>;
  /** Grows with each file and choice, so that what belongs to an earlier one knows that it is over. */
  protected run = 0;
  #working: AbortController | null = null;

  /** `usual` is what holds of a file before anybody has said anything of it. */
  constructor(
    private readonly usual: Choices,
    private readonly read: ReadList = readList,
  ) {
    this.choices = signal(usual);
    this.facts = new Loading(() => connection.ask((link) => factsOf(link, this.asset.value)));
  }

  /** Does what the rows are for. There is at least one, and none has a fault. */
  protected abstract use(list: ListFile, facts: Facts, run: number, signal: AbortSignal): Promise<void>;

  protected options(facts: Facts): ReadOptions {
    return optionsOf(this.choices.value, facts);
  }

  /** The facts of the asset, once they are known. */
  get known(): Facts | null {
    const state = this.facts.state.value;
    return state.kind === 'there' ? state.value : null;
  }

  async take(name: string, file: Blob): Promise<void> {
    if (file.size > MAX_FILE) {
      this.forget();
      this.reading.value = { kind: 'too-long' };
      return;
    }
    this.file.value = { name, content: file };
    // What was said is said of the file before.
    this.choices.value = { ...this.usual, unit: this.asset.value === 'native' ? 'header' : 'tokens' };
    await this.readAgain();
  }

  /** Says something about the file. It is read again. */
  say(changes: Partial<Choices>): void {
    this.choices.value = { ...this.choices.value, ...changes };
    void this.readAgain(CALM);
  }

  /** Begins anew. */
  clear(): void {
    this.forget();
    this.file.value = null;
    this.choices.value = this.usual;
  }

  /** Forgets what was read, and ends what is done with it. */
  protected forget(): void {
    this.run += 1;
    this.#working?.abort();
    this.reading.value = { kind: 'none' };
  }

  async readAgain(wait = 0): Promise<void> {
    const [file, facts] = [this.file.value, this.known];
    if (!file) return;
    this.forget();
    const run = this.run;
    if (!facts) return;
    this.reading.value = { kind: 'reading' };
    await sleep(wait);
    if (run !== this.run) return;
    const controller = new AbortController();
    this.#working = controller;
    try {
      const { list, curve } = await this.read(file.content, this.options(facts), controller.signal);
      if (run !== this.run) return;
      this.reading.value = { kind: 'read', list, curve };
      if (list.faults.length === 0 && list.count > 0) await this.use(list, facts, run, controller.signal);
    } catch (error) {
      if (run === this.run) this.reading.value = { kind: 'failed', error };
    }
  }
}
