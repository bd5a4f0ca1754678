import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeholders, write } from './message';

const en = { locale: 'en', isolate: false };
const rows = { one: '{count} row of {who}', other: '{count} rows of {who}' };

describe('a message', () => {
  it('has its values in the places of their names', () => {
    expect(write('Paid {amount} to {who}, {amount}.', { amount: '5 DIST', who: 'you' }, en)).toBe(
      'Paid 5 DIST to you, 5 DIST.',
    );
    expect(write('Nothing.', {}, en)).toBe('Nothing.');
    expect(write('{missing} stays', {}, en)).toBe('{missing} stays');
  });

  it('has numbers and dates as the language writes them', () => {
    expect(write('{n}', { n: 1_234.5 }, en)).toBe('1,234.5');
    expect(write('{n}', { n: 12_345_678_901_234_567_890n }, { ...en, locale: 'de' })).toBe(
      '12.345.678.901.234.567.890',
    );
    const date = new Date(2027, 0, 31, 12, 0);
    expect(write('{date}', { date }, { ...en, locale: 'de' })).toMatch(/31\.01\.2027.*12:00/);
    expect(write('{date}', { date }, { ...en, locale: 'ar-SA-u-nu-latn' })).toContain('2027');
  });

  it('has the plural form that the language has for the number', () => {
    const written = (count: number | bigint) => write(rows, { count, who: 'A' }, en);
    expect([written(0), written(1), written(2)]).toEqual(['0 rows of A', '1 row of A', '2 rows of A']);
    expect([written(1n), written(10_000_000_000_000_000_000_001n)]).toEqual([
      '1 row of A',
      '10,000,000,000,000,000,000,001 rows of A',
    ]);
    const arabic = { zero: 'z', one: 'o', two: 't', few: 'f', many: 'm', other: 'x' };
    const of = (count: number) => write(arabic, { count }, { locale: 'ar', isolate: true });
    expect([0, 1, 2, 3, 10, 11, 99, 100, 103].map(of).join('')).toBe('zotffmmxf');
    expect(write({ other: 'all' }, { count: 1 }, en)).toBe('all');
  });

  it('takes values for text, whatever they are', () => {
    expect(write('{a}', { a: '{b}$&<b>' }, en)).toBe('{b}$&<b>');
    expect(write('{a}{b}', { a: '{b}', b: 'x' }, en)).toBe('{b}x');
    expect(write('{constructor}{toString}', {}, en)).toBe('{constructor}{toString}');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(write('[{value}]', { value }, en)).toBe(`[${value}]`);
      }),
    );
  });

  it('sets values apart where text runs the other way', () => {
    expect(write('{a}.', { a: '5Grw' }, { locale: 'ar', isolate: true })).toBe('\u20685Grw\u2069.');
  });

  it('tells the names of its placeholders', () => {
    expect(placeholders('{b} {a} {b}')).toEqual(['a', 'b']);
    expect(placeholders(rows)).toEqual(['count', 'who']);
    expect(placeholders({ other: 'all' })).toEqual(['count']);
  });
});
