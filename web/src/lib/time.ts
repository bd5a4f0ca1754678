/**
 * The chain's clock and people's. The chain counts blocks of the relay chain, six seconds each; what lies ahead is counted
 * from the present block and its time, so it moves if the relay chain misses its pace.
 */

/** A block of the relay chain, and its time in milliseconds since 1970. */
export interface Clock {
  readonly moment: number;
  readonly ms: number;
}

/** Milliseconds per block of the relay chain. */
export const BLOCK_MS = 6_000;
const MINUTE = 10;
const HOUR = 600;
const DAY = 14_400;
/** 365.25 days, so that a year has twelve equal months. */
const YEAR = 5_259_600;
const MONTH = 438_300;
/** The last block that the chain can count. */
const LAST_BLOCK = 2 ** 32 - 1;

/** Units of a duration with their lengths in blocks, the longest first. */
const UNITS = [
  ['year', YEAR],
  ['month', MONTH],
  ['week', 7 * DAY],
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
] as const;

/** The date of a block, if relay-chain blocks keep their pace. */
export function dateOf(clock: Clock, block: number): Date {
  return new Date(clock.ms + (block - clock.moment) * BLOCK_MS);
}

/** The first block that is not before a date; `undefined` if the relay chain has none. */
export function blockOf(clock: Clock, date: Date): number | undefined {
  const block = clock.moment + Math.ceil((date.getTime() - clock.ms) / BLOCK_MS);
  return block >= 0 && block <= LAST_BLOCK ? block : undefined;
}

/** Writes a date with the time and its zone: that of the person, unless another is given. */
export function formatDate(date: Date, locale: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale, {
    // The calendar of the documents, also where another one is usual.
    calendar: 'gregory',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(date);
}

/** Writes a date without its time, as axes of charts have it. */
export function formatDay(date: Date, locale: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale, {
    calendar: 'gregory',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(date);
}

/**
 * How far a date is, in words: `in 3 days`, `2 hours ago`. Rounded toward the present, so that nobody counts on more time
 * than there is; less than a minute is `now`.
 */
export function relative(date: Date, present: Date, locale: string): string {
  const blocks = (date.getTime() - present.getTime()) / BLOCK_MS;
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
  for (const [unit, length] of UNITS) {
    // Two weeks are easier to count in days.
    if (unit === 'week' || (unit === 'month' && Math.abs(blocks) < 2 * MONTH)) continue;
    const number = Math.trunc(blocks / length);
    if (number !== 0) return format.format(number, unit);
  }
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(0, 'second');
}

/** A duration in words. */
export interface Duration {
  readonly text: string;
  /** Whether it is all of it; otherwise it was rounded down. */
  readonly exact: boolean;
}

function counted(number: number, unit: string, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(number);
}

/**
 * Writes a duration of blocks: in one unit if that is exact (`4 years`, `30 days`), otherwise in the two largest
 * (`1 day, 2 hours`), rounded down.
 */
export function formatDuration(blocks: number, locale: string): Duration {
  const whole = UNITS.find(([, length]) => blocks > 0 && blocks % length === 0);
  if (whole !== undefined) return { text: counted(blocks / whole[1], whole[0], locale), exact: true };
  const at = UNITS.findIndex(([, length]) => blocks >= length);
  const [largest, next] = [UNITS[at], UNITS[at + 1]];
  if (largest === undefined) return { text: counted((blocks * BLOCK_MS) / 1_000, 'second', locale), exact: true };
  const number = Math.floor(blocks / largest[1]);
  const parts = [counted(number, largest[0], locale)];
  let rest = blocks - number * largest[1];
  if (next !== undefined && rest >= next[1]) {
    const more = Math.floor(rest / next[1]);
    parts.push(counted(more, next[0], locale));
    rest -= more * next[1];
  }
  const list = new Intl.ListFormat(locale, { type: 'unit', style: 'long' });
  return { text: list.format(parts), exact: rest === 0 };
}
