// The present, in blocks of the relay chain and on the clocks of people.

import { signal } from '@preact/signals';
import { runtime, stored } from './calls';
import { type Connection, type Link, letGo } from './connection';
import type { Present } from './model';
import { number } from './reading';

/** How often the present is asked for at most, in milliseconds. */
const PACE = 3_000;

export async function present(link: Link): Promise<Present> {
  const [moment, ms, block] = await Promise.all([
    runtime(link, 'DistributionApi', 'now'),
    stored(link, 'Timestamp', 'Now'),
    link.client.getFinalizedBlock(),
  ]);
  return { moment: number(moment), ms: number(ms), block: block.number };
}

/** The present as it was heard last; null before the first answer. */
export const now = signal<Present | null>(null);

/** Keeps the present up to date as long as the node makes blocks. Returns how to stop. */
export function followPresent(connection: Connection): () => void {
  let stopped = false;
  let unfollow = (): void => undefined;
  const stopState = connection.state.subscribe((state) => {
    unfollow();
    unfollow = () => undefined;
    if (state.kind !== 'ready' || stopped) return;
    void connection.link().then((link) => {
      if (stopped || link.ended.aborted) return;
      let [last, asking] = [0, false];
      const blocks = link.client.finalizedBlock$.subscribe({
        next: () => {
          if (asking || Date.now() - last < PACE) return;
          asking = true;
          present(link)
            .then((value) => {
              now.value = value;
              last = Date.now();
            })
            // The next block asks again.
            .catch(() => undefined)
            .finally(() => {
              asking = false;
            });
        },
        // The connection notices that, too.
        error: () => undefined,
      });
      unfollow = () => letGo(blocks);
    });
  });
  return () => {
    stopped = true;
    unfollow();
    stopState();
  };
}
