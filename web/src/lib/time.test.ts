import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockOf, dateOf, formatDate, formatDay, formatDuration, relative } from './time';

/** 2026-12-01, 00:00 UTC: the clock of the Rust tests. */
const CLOCK = { moment: 27_000_000, ms: 1_796_083_200_000 };
const DAY = 14_400;

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('the clock', () => {
  it('gives blocks their dates, and dates their blocks', () => {
    expect(dateOf(CLOCK, CLOCK.moment + DAY).toISOString()).toBe('2026-12-02T00:00:00.000Z');
    expect(dateOf(CLOCK, CLOCK.moment - DAY).toISOString()).toBe('2026-11-30T00:00:00.000Z');
    expect(blockOf(CLOCK, new Date('2026-12-02T00:00:00Z'))).toBe(CLOCK.moment + DAY);
    // The first block that is not before it.
    expect(blockOf(CLOCK, new Date('2026-12-01T00:00:01Z'))).toBe(CLOCK.moment + 1);
    fc.assert(
      fc.property(fc.nat(2 ** 32 - 1), (block) => {
        expect(blockOf(CLOCK, dateOf(CLOCK, block))).toBe(block);
      }),
    );
  });

  it('has no block before the first and after the last', () => {
    for (const date of ['1999-01-01', '3000-01-01', 'nonsense']) {
      expect(blockOf(CLOCK, new Date(date)), date).toBeUndefined();
    }
  });
});

describe('a date', () => {
  const date = new Date('2027-01-31T12:00:00Z');

  it('has the zone of the person beside it', () => {
    // How a language writes it is for the browser to say.
    expect(plain(formatDate(date, 'en', 'UTC'))).toMatch(/^Jan 31, 2027.*12:00 PM UTC$/);
    expect(plain(formatDate(date, 'de', 'Europe/Berlin'))).toMatch(/^31\. .*2027.*13:00 \S+$/);
    expect(plain(formatDate(date, 'es', 'America/Bogota'))).toMatch(/^31 .*2027.*7:00 \S+$/);
    // The day of the person, not that of UTC; and no other calendar.
    expect(plain(formatDay(new Date('2027-01-31T23:30:00Z'), 'en', 'Asia/Tokyo'))).toBe('Feb 1, 2027');
    expect(plain(formatDay(date, 'ar-SA-u-nu-latn', 'UTC'))).toContain('2027');
  });

  it('is told from the present, never with more time than there is', () => {
    const at = (ms: number, locale = 'en') => relative(new Date(ms), new Date(0), locale);
    const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
    expect(at(3 * day)).toBe('in 3 days');
    expect(at(3 * day - 1)).toBe('in 2 days');
    expect(at(20 * day)).toBe('in 20 days');
    expect(at(59 * day)).toBe('in 59 days');
    expect(at(100 * day)).toBe('in 3 months');
    expect(at(800 * day)).toBe('in 2 years');
    expect(at(90 * minute)).toBe('in 1 hour');
    expect(at(5 * minute)).toBe('in 5 minutes');
    expect(at(59_000)).toBe('now');
    expect(at(-2 * hour)).toBe('2 hours ago');
    expect(at(3 * day, 'de')).toBe('in 3 Tagen');
    expect(at(3 * day, 'ar-u-nu-latn')).toMatch(/3 أيام/);
  });
});

describe('a duration', () => {
  it('is in one unit if that is exact, otherwise in the two largest, rounded down', () => {
    const of = (blocks: number, locale = 'en') => {
      const { text, exact } = formatDuration(blocks, locale);
      return `${exact ? '' : '~'}${text}`;
    };
    expect(of(4 * 5_259_600)).toBe('4 years');
    expect(of(438_300)).toBe('1 month');
    expect(of(30 * DAY)).toBe('30 days');
    expect(of(7 * DAY)).toBe('1 week');
    expect(of(5_259_600 + 438_300)).toBe('13 months');
    expect(of(DAY + 600)).toBe('25 hours');
    expect(of(DAY + 600 + 1)).toBe('~1 day, 1 hour');
    expect(of(DAY + 1)).toBe('~1 day');
    expect(of(10)).toBe('1 minute');
    expect(of(1)).toBe('6 seconds');
    expect(of(0)).toBe('0 seconds');
    expect(of(30 * DAY, 'de')).toBe('30 Tage');
    expect(of(30 * DAY, 'es')).toBe('30 días');
  });
});
