// A file that is compared with the list of a round: all its rows, their sum and their root.

import { signal } from '@preact/signals';
import type { Facts } from '../chain/manage';
import type { Asset } from '../chain/model';
import type { ListFile, ReadOptions } from '../lib/list';
import { type SameVerdict, type Wanted, countsDiffer } from '../lib/same';
import { type Choices, FileReading, NO_CHOICES } from './listfile';
import type { ReadList } from './reader';
import { orderAside } from './worker';

export type ComparingState =
  | { kind: 'none' }
  | { kind: 'going'; share: number }
  | { kind: 'failed'; error: unknown }
  | { kind: 'done'; verdict: SameVerdict; rows: number; total: bigint };

/** Whoever compares takes the rows as they were published, however odd they are. */
const AS_PUBLISHED: Choices = { ...NO_CHOICES, allowDuplicates: true, allowKeyless: true, allowEthereum: true };

export class SameList extends FileReading {
  readonly comparing = signal<ComparingState>({ kind: 'none' });

  constructor(
    private readonly wanted: Wanted,
    asset: Asset,
    read?: ReadList,
  ) {
    super(AS_PUBLISHED, read);
    this.asset.value = asset;
  }

  protected override options(facts: Facts): ReadOptions {
    // Rows that are too small to be paid are in the list all the same.
    return { ...super.options(facts), minimum: 1n };
  }

  protected override forget(): void {
    super.forget();
    this.comparing.value = { kind: 'none' };
  }

  protected override async use(list: ListFile, _facts: Facts, run: number, signal: AbortSignal): Promise<void> {
    const found = { rows: list.count, total: list.total };
    const told = (share: number): void => {
      if (run === this.run) this.comparing.value = { kind: 'going', share };
    };
    const differ = countsDiffer(this.wanted, list.count, list.total);
    if (differ) {
      this.comparing.value = { kind: 'done', verdict: differ, ...found };
      return;
    }
    told(0);
    try {
      const order = await orderAside(list.rows, this.wanted.root, told, signal);
      if (run !== this.run) return;
      const verdict: SameVerdict = order === null ? { kind: 'differs', what: 'root' } : { kind: 'same', order };
      this.comparing.value = { kind: 'done', verdict, ...found };
    } catch (error) {
      if (run === this.run) this.comparing.value = { kind: 'failed', error };
    }
  }
}
