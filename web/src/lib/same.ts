/**
 * Whether the rows of a file are those of a round: their number and sum, and the order in which they have its root. As
 * `distribution list verify` does it (`root_like` of `client/src/lists/tree.rs`).
 */
import { equal } from './bytes';
import { PART, type Rest, inState, order, resting } from './cut';
import { ROW_LENGTH, rowAt } from './list';
import { Fold, leafHash } from './merkle';

/** The order of a tree's leaves: that of the accounts in state, that of the file, or that of the leaves' hashes. */
export type TreeOrder = 'state' | 'file' | 'hashes';

/** What a round says of its list. */
export interface Wanted {
  readonly root: Uint8Array;
  readonly rows: number;
  /** Null if the terms do not name it. */
  readonly total: bigint | null;
}

/** What came of comparing a file with a round. */
export type SameVerdict =
  | { readonly kind: 'same'; readonly order: TreeOrder }
  | { readonly kind: 'differs'; readonly what: 'rows' | 'total' | 'root' };

const HASH = 32;

/** What differs before anything is hashed; null if nothing does. */
export function countsDiffer(wanted: Wanted, rows: number, total: bigint): SameVerdict | null {
  if (rows !== wanted.rows) return { kind: 'differs', what: 'rows' };
  return wanted.total !== null && total !== wanted.total ? { kind: 'differs', what: 'total' } : null;
}

/** Hashes of the rows as they are numbered, one after another. */
async function leaves(rows: Uint8Array, rest: Rest): Promise<Uint8Array> {
  const count = rows.length / ROW_LENGTH;
  const hashes = new Uint8Array(HASH * count);
  for (let index = 0; index < count; index += 1) {
    hashes.set(leafHash({ index, ...rowAt(rows, index) }), HASH * index);
    if (index % PART === PART - 1) await rest(index);
  }
  return hashes;
}

/** Whether leaves have a root, in the order of their numbers in `places`. */
async function haveRoot(hashes: Uint8Array, root: Uint8Array, rest: Rest, places?: Uint32Array): Promise<boolean> {
  const count = hashes.length / HASH;
  const fold = new Fold(count);
  for (let at = 0; at < count; at += 1) {
    const leaf = HASH * (places?.[at] ?? at);
    fold.push(hashes.subarray(leaf, leaf + HASH));
    if (at % PART === PART - 1) await rest(at);
  }
  return equal(fold.root() ?? new Uint8Array(0), root);
}

/**
 * The order in which rows have a root; null if they have it in none. `told` hears of the share that is done; a signal
 * that is aborted ends it.
 *
 * @throws RangeError if there are no rows.
 */
export async function orderOf(
  rows: Uint8Array,
  root: Uint8Array,
  told: (share: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<TreeOrder | null> {
  const count = rows.length / ROW_LENGTH;
  const rest = resting(6 * count, told, signal);
  // Six times through all rows, if it has to be.
  const part =
    (number: number): Rest =>
    (done) =>
      rest(number * count + done);
  const arranged = await leaves(await inState(rows, part(0)), part(1));
  if (await haveRoot(arranged, root, part(2))) return 'state';
  const hashes = await leaves(rows, part(3));
  if (await haveRoot(hashes, root, part(4))) return 'file';
  return (await haveRoot(hashes, root, part(5), order(count, hashes, HASH))) ? 'hashes' : null;
}
