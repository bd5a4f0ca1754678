// Something that is asked of the chain and shown when it is there.

import { type Signal, signal } from '@preact/signals';
import { NoNode, connection } from '../chain/connection';

/** How long to wait for a node before nothing is asked again by itself: a day, in milliseconds. */
const WAIT = 86_400_000;

export type Loaded<T> = { kind: 'loading' } | { kind: 'there'; value: T } | { kind: 'failed'; error: unknown };

/** A value that is asked for, and asked for again. Of several questions the last one counts. */
export class Loading<T> {
  readonly state: Signal<Loaded<T>> = signal<Loaded<T>>({ kind: 'loading' });
  #number = 0;

  constructor(private readonly question: () => Promise<T>) {}

  /** Forgets the answer, and the question if it is still asked: they were about something else. */
  forget(): void {
    this.#number += 1;
    this.state.value = { kind: 'loading' };
  }

  /** Asks. What is shown stays until the answer is there. */
  async ask(): Promise<void> {
    this.#number += 1;
    const number = this.#number;
    if (this.state.value.kind === 'failed') this.state.value = { kind: 'loading' };
    try {
      const value = await this.question();
      if (number === this.#number) this.state.value = { kind: 'there', value };
    } catch (error) {
      if (number !== this.#number) return;
      this.state.value = { kind: 'failed', error };
      if (!(error instanceof NoNode)) return;
      // As soon as a node answers it is asked again.
      connection.link(WAIT).then(
        () => {
          if (number === this.#number) void this.ask();
        },
        () => undefined,
      );
    }
  }
}
