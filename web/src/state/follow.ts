// Rounds that are followed: what the page sees of them from the moment when it began to look, as long as it is open.

import { type Signal, signal } from '@preact/signals';
import { type Link, connection, letGo, whileLinked } from '../chain/connection';
import { type SeenRefusal, digestAfter, eventsAt, roundAt, seenIn, timeAt } from '../chain/live';
import type { Round } from '../chain/model';
import type { Hex } from '../lib/bytes';

/** How a round stood at a time. */
export interface Sight {
  /** Milliseconds since 1970. */
  at: number;
  block: number;
  paid: bigint;
  payments: bigint;
  /** Rows that were refused since the page began to look. */
  refused: number;
  /** What can still be paid. */
  left: bigint;
}

/** A refusal, and when it was seen. */
export type RefusedAt = SeenRefusal & { at: number };

/**
 * Whether the payments that the page has seen are all that there were: their digest is the chain's; some blocks were
 * missed; or the digest is another one.
 */
export type Proof = 'holds' | 'gap' | 'differs';

/** Sights and refusals that are kept. */
const KEPT = 2_000;
/** Rounds that are followed at the same time. */
const MOST = 4;

interface Block {
  /** The node that told of it, and that is asked about it. */
  link: Link;
  hash: string;
  number: number;
  /** Lets the node forget it. */
  release: () => void;
}

/** Has the node keep a block until it was looked at, however long the ones before it take. */
function held(link: Link, hash: string): () => void {
  try {
    return link.client.hodlBlock(hash);
  } catch {
    // It is forgotten already: looking at it will tell.
    return () => undefined;
  }
}

function release(block: Block): void {
  try {
    block.release();
  } catch {
    // The node is gone, and what it kept with it.
  }
}

export class RoundFollow {
  readonly sights: Signal<readonly Sight[]> = signal([]);
  readonly refusals: Signal<readonly RefusedAt[]> = signal([]);
  readonly round: Signal<Round | null> = signal<Round | null>(null);
  readonly proof: Signal<Proof> = signal<Proof>('holds');
  /** The last block that was looked at; null before the first. */
  readonly block: Signal<number | null> = signal<number | null>(null);
  #digest: Hex | null = null;
  #payments = 0n;
  #refused = 0;
  #waiting: Block[] = [];
  #working = false;
  #stop = (): void => undefined;

  constructor(readonly id: number) {
    let unfollow = (): void => undefined;
    const stopState = connection.state.subscribe((state) => {
      unfollow();
      unfollow = () => undefined;
      if (state.kind !== 'ready') return;
      void connection.link().then((link) => {
        if (link.ended.aborted) return;
        const blocks = link.client.finalizedBlock$.subscribe({
          next: ({ hash, number }) => {
            this.#waiting.push({ link, hash, number, release: held(link, hash) });
            void this.#work();
          },
          // The connection notices that, too.
          error: () => undefined,
        });
        unfollow = () => letGo(blocks);
      });
    });
    this.#stop = () => {
      unfollow();
      stopState();
    };
  }

  /** Looks no longer. */
  stop(): void {
    this.#stop();
    this.#waiting.splice(0).forEach(release);
  }

  /** Looks at the blocks that wait, one after the other. */
  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    for (let block = this.#waiting.shift(); block; block = this.#waiting.shift()) {
      try {
        // Questions to a node that is lost stay open.
        await whileLinked(block.link, this.#look(block));
      } catch {
        // The block is let go of already, or the node is lost: the next one is looked at anew.
        this.block.value = null;
      } finally {
        release(block);
      }
    }
    this.#working = false;
  }

  async #look({ link, hash, number }: Block): Promise<void> {
    const last = this.block.value;
    if (last !== null && number <= last) return;
    const next = last !== null && number === last + 1;
    const seen = next ? seenIn(await eventsAt(link, hash), this.id) : null;
    if (seen && !seen.touched) {
      this.block.value = number;
      return;
    }
    const [at, round] = await Promise.all([timeAt(link, hash), roundAt(link, this.id, hash)]);
    if (!round) {
      this.block.value = number;
      return;
    }
    if (seen) {
      if (this.#digest !== null && digestAfter(this.#digest, this.#payments, seen.payments) !== round.audit) {
        this.proof.value = 'differs';
      }
      this.#refused += seen.refusals.length;
      this.refusals.value = [...this.refusals.value, ...seen.refusals.map((refusal) => ({ ...refusal, at }))].slice(
        -KEPT,
      );
    } else if (this.#digest !== null && this.#digest !== round.audit && this.proof.value === 'holds') {
      this.proof.value = 'gap';
    }
    this.#digest = round.audit;
    this.#payments = round.payments;
    this.round.value = round;
    this.block.value = number;
    const left = round.status.kind === 'closed' ? round.setAside : round.terms.budget - round.claimed;
    const sight = { at, block: number, paid: round.claimed, payments: round.payments, refused: this.#refused, left };
    const before = this.sights.value.at(-1);
    const same = before && before.paid === sight.paid && before.refused === sight.refused && before.left === sight.left;
    if (!same) this.sights.value = [...this.sights.value, sight].slice(-KEPT);
  }
}

const followed = new Map<number, RoundFollow>();

/** Follows a round, or goes on with it. */
export function follow(id: number): RoundFollow {
  const known = followed.get(id);
  if (known) return known;
  const [oldest] = followed;
  if (oldest && followed.size >= MOST) {
    oldest[1].stop();
    followed.delete(oldest[0]);
  }
  const begun = new RoundFollow(id);
  followed.set(id, begun);
  return begun;
}
