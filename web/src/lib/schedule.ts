/**
 * When tokens unlock: the arithmetic of `UnlockSchedule` in `primitives/src/round.rs`. Times are blocks of the relay
 * chain, amounts smallest units, and everything is rounded down as the chain does.
 */

/** The schedule of a streamed round. */
export interface Schedule {
  /** Block from which unlocking is counted. */
  readonly start: number;
  /** Blocks after `start` before which nothing unlocks. */
  readonly cliff: number;
  /** Blocks after `start` at which everything is unlocked. */
  readonly length: number;
  /** Tokens unlock at multiples of so many blocks after `start`. */
  readonly step: number;
}

/** A time and what is unlocked from then on. */
export interface Point {
  readonly block: number;
  readonly amount: bigint;
}

/** The part of `total` that is unlocked at a block. */
export function unlocked({ start, cliff, length, step }: Schedule, total: bigint, now: number): bigint {
  const elapsed = now - start;
  if (elapsed < 0 || elapsed < cliff) return 0n;
  if (elapsed >= length) return total;
  const stepped = elapsed - (elapsed % Math.max(1, step));
  return (total * BigInt(stepped)) / BigInt(length);
}

/** The block at which everything is unlocked. */
export function endOf({ start, length }: Pick<Schedule, 'start' | 'length'>): number {
  return start + length;
}

/** The next block after `now` at which more unlocks; `undefined` once everything is. */
export function nextUnlock(schedule: Schedule, now: number): number | undefined {
  if (now >= endOf(schedule)) return undefined;
  const { start, length } = schedule;
  const step = Math.max(1, schedule.step);
  const elapsed = now - start;
  const next = elapsed < firstOf(schedule) ? firstOf(schedule) : (Math.floor(elapsed / step) + 1) * step;
  return start + Math.min(next, length);
}

/** Blocks after the start at which the first tokens unlock: at the cliff, whole steps or not. */
function firstOf({ cliff, length, step }: Schedule): number {
  return Math.min(Math.max(cliff, step, 1), length);
}

/** The first block at which so much of `total` is unlocked; `undefined` if that is more than all. */
export function whenUnlocked(schedule: Schedule, total: bigint, wanted: bigint): number | undefined {
  if (wanted > total) return undefined;
  let [low, high] = [schedule.start, endOf(schedule)];
  if (unlocked(schedule, total, low) >= wanted) return low;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (unlocked(schedule, total, middle) >= wanted) high = middle;
    else low = middle;
  }
  return high;
}

/** Free claims of a stream that the chain allows: each must pay more than the whole divided by it. */
const FREE_CLAIMS = 32n;

/**
 * The first block from `now` on at which a claim of this stream needs no signature: it must pay more than a 32nd of the
 * whole, or all that is left, and at least the asset's minimum. `undefined` if there is none, because all is paid or
 * what is left is below the minimum. The first claim of a stream that is not prepaid needs one in any case.
 */
export function nextFreeClaim(
  schedule: Schedule,
  { total, paid }: { readonly total: bigint; readonly paid: bigint },
  minimum: bigint,
  now: number,
): number | undefined {
  const left = total - paid;
  if (left <= 0n || left < minimum) return undefined;
  const part = total / FREE_CLAIMS + 1n;
  const wanted = part > minimum ? part : minimum;
  const block = whenUnlocked(schedule, total, paid + (wanted < left ? wanted : left)) ?? endOf(schedule);
  return Math.max(now, block);
}

/**
 * The times at which more unlocks, with what is unlocked then, from the start to the end: every step if they are no more
 * than `most`, otherwise some of them, evenly, the first unlock and the end always.
 */
export function points(schedule: Schedule, total: bigint, most = 60): Point[] {
  const { start, length } = schedule;
  const step = Math.max(1, schedule.step);
  const first = firstOf(schedule);
  const steps = Math.ceil(length / step);
  const every = Math.max(1, Math.ceil(steps / Math.max(1, most - 2))) * step;
  const blocks = new Set([start, start + first]);
  for (let elapsed = Math.ceil(first / every) * every; elapsed < length; elapsed += every) blocks.add(start + elapsed);
  blocks.add(endOf(schedule));
  return [...blocks].sort((a, b) => a - b).map((block) => ({ block, amount: unlocked(schedule, total, block) }));
}
