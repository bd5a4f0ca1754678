/**
 * A list made ready for the chain: its rows in the order of accounts in state, their root, and the chunks in which they
 * are stored. As `client/src/lists/chunks.rs` and `order.rs` do it.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { compare, concat, littleEndian } from './bytes';
import { MAX_CHUNK_ROWS } from './chunk';
import { ROW_LENGTH, rowAt } from './list';
import { Fold, MAX_AMOUNT, leafHash } from './merkle';
import { placeOf } from './order';

/** Rows of a chunk, at least: a shorter one is hardly quicker to download. */
const LEAST = 1_024;
/** Rows of the largest chunk that ends where a subtree ends. */
const LARGEST = 1 << 14;
/** Rows after which the page may do something else. */
export const PART = 4_096;
/** Bytes of the place of an account among those in state. */
const PLACE = 16;

const MAGIC = Uint8Array.of(0x44, 0x4c, 0x43, 1);

/** Where a chunk lies in its list. */
export interface Cut {
  /** Number of its first row, from 0. */
  readonly first: number;
  readonly rows: number;
}

/** Rows of a chunk that keep a holder's download small if a list of so many rows can have `most` chunks. */
export function usualSize(rows: number, most: number): number {
  // The first chunk may be a short one.
  const fewest = Math.ceil(rows / Math.max(1, most - 1));
  if (fewest > LARGEST) return MAX_CHUNK_ROWS;
  let size = LEAST;
  while (size < fewest) size *= 2;
  return size;
}

/** Cuts a list into chunks of `size` rows: those of powers of two end where subtrees end. */
export function cuts(rows: number, size: number): Cut[] {
  const length = Math.min(Math.max(1, size), MAX_CHUNK_ROWS);
  const power = (length & (length - 1)) === 0;
  // The leaf of row `r` is node `2n - 1 - r`, so subtrees begin at rows that differ from `2n` by a multiple of the size.
  const odd = power ? (2 * rows) % length : 0;
  const all: Cut[] = [];
  for (let first = 0; first < rows;) {
    const wanted = first === 0 && odd > 0 ? odd : length;
    const count = Math.min(wanted, rows - first);
    all.push({ first, rows: count });
    first += count;
  }
  return all;
}

/** A list that can be published. */
export interface ReadyList {
  /** The rows in the order of accounts in state. */
  readonly rows: Uint8Array;
  readonly count: number;
  readonly total: bigint;
  readonly root: Uint8Array;
  /** The largest and the smallest row. */
  readonly largest: bigint;
  readonly smallest: bigint;
  readonly cuts: readonly Cut[];
  /** The sha2-256 digest of each chunk. */
  readonly digests: readonly Uint8Array[];
}

/** The bytes of a chunk of a list. */
export function chunkOf(list: Pick<ReadyList, 'rows' | 'count'>, { first, rows }: Cut): Uint8Array {
  const head = concat(MAGIC, littleEndian(list.count, 4), littleEndian(first, 4), littleEndian(rows, 4));
  return concat(head, list.rows.subarray(first * ROW_LENGTH, (first + rows) * ROW_LENGTH));
}

/** Numbers of items in the order of their keys of `width` bytes; those of one key keep theirs. */
export function order(count: number, keys: Uint8Array, width: number): Uint32Array {
  const view = new DataView(keys.buffer, keys.byteOffset, keys.byteLength);
  // The first four bytes decide nearly always.
  const begins = Uint32Array.from({ length: count }, (_, item) => view.getUint32(width * item));
  const key = (item: number): Uint8Array => keys.subarray(width * item, width * (item + 1));
  return Uint32Array.from({ length: count }, (_, item) => item).sort(
    (a, b) => (begins[a] ?? 0) - (begins[b] ?? 0) || compare(key(a), key(b)) || a - b,
  );
}

/** Lets the page do something else. It hears how many of the rows are done. */
export type Rest = (done: number) => Promise<void>;

/** A rest that tells which share of `all` is done; a signal that is aborted ends the work. */
export function resting(all: number, told: (share: number) => void, signal?: AbortSignal): Rest {
  return async (done) => {
    told(done / all);
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
  };
}

/** Rows in the order of their accounts in state; several rows of one account keep theirs. */
export async function inState(rows: Uint8Array, rest: Rest): Promise<Uint8Array> {
  const count = rows.length / ROW_LENGTH;
  const places = new Uint8Array(PLACE * count);
  for (let row = 0; row < count; row += 1) {
    places.set(placeOf(rows.subarray(row * ROW_LENGTH, row * ROW_LENGTH + 32)), PLACE * row);
    if (row % PART === PART - 1) await rest(row);
  }
  const arranged = new Uint8Array(rows.length);
  order(count, places, PLACE).forEach((row, to) => {
    arranged.set(rows.subarray(row * ROW_LENGTH, (row + 1) * ROW_LENGTH), to * ROW_LENGTH);
  });
  return arranged;
}

/**
 * Makes a list ready. `told` hears of the share that is done; a signal that is aborted ends it.
 *
 * @throws RangeError if there are no rows.
 */
export async function makeReady(
  rows: Uint8Array,
  most: number,
  told: (share: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<ReadyList> {
  const count = rows.length / ROW_LENGTH;
  const rest = resting(2 * count, told, signal);
  const arranged = await inState(rows, rest);
  const fold = new Fold(count);
  let [total, largest, smallest] = [0n, 0n, MAX_AMOUNT];
  for (let index = 0; index < count; index += 1) {
    const { account, amount } = rowAt(arranged, index);
    total += amount;
    if (amount > largest) largest = amount;
    if (amount < smallest) smallest = amount;
    fold.push(leafHash({ index, account, amount }));
    if (index % PART === PART - 1) await rest(count + index);
  }
  const root = fold.root();
  if (!root) throw new RangeError('a list has rows');
  const parts = cuts(count, usualSize(count, most));
  const digests: Uint8Array[] = [];
  for (const cut of parts) {
    digests.push(sha256(chunkOf({ rows: arranged, count }, cut)));
    if (digests.length % 8 === 0) await rest(2 * count);
  }
  return { rows: arranged, count, total, root, largest, smallest, cuts: parts, digests };
}
