import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanSymbol, formatAmount, readAmount, shareOf, toDecimal } from './amount';

const DIST = { symbol: 'DIST', decimals: 12 };
const UNIT = 10n ** 12n;
const MAX = 2n ** 128n - 1n;
const LOCALES = ['en', 'de', 'es', 'ar', 'ar-EG', 'de-CH', 'fr', 'en-IN', 'hi'];

/** A written amount with plain spaces. */
const written = (amount: bigint, locale: string, most?: number, token = DIST) =>
  formatAmount(amount, token, locale, most).text.replace(/[\u00a0\u202f]/g, ' ');
const read = (text: string, locale = 'en', token = DIST) => {
  const result = readAmount(text, token, locale);
  return result.ok ? result.value : result.fault.key;
};

describe('an amount', () => {
  it('is written as the language writes numbers, exactly', () => {
    expect(written(1_500_000_000_000n, 'en')).toBe('1.5 DIST');
    expect(written(1_500_000_000_000n, 'de')).toBe('1,5 DIST');
    expect(written(1_234_567n * UNIT + 1n, 'en')).toBe('1,234,567.000000000001 DIST');
    expect(written(1_234_567n * UNIT + 1n, 'de')).toBe('1.234.567,000000000001 DIST');
    expect(written(1_234_567n * UNIT, 'ar-EG')).toBe('١٬٢٣٤٬٥٦٧ DIST');
    expect(written(0n, 'en')).toBe('0 DIST');
    expect(written(-1_500_000_000_000n, 'en')).toBe('−1.5 DIST');
    // More than a float holds.
    expect(written(MAX, 'en')).toBe('340,282,366,920,938,463,463,374,607.431768211455 DIST');
    expect(written(7n, 'en', undefined, { symbol: '', decimals: 0 })).toBe('7');
    expect(written(MAX, 'en', undefined, { symbol: 'X', decimals: 38 })).toBe(
      '3.40282366920938463463374607431768211455 X',
    );
  });

  it('is rounded down, and says so', () => {
    expect(formatAmount(1_999_999_999_999n, DIST, 'en', 2)).toEqual({ text: '1.99\u00a0DIST', exact: false });
    expect(formatAmount(1_500_000_000_000n, DIST, 'en', 2)).toEqual({ text: '1.5\u00a0DIST', exact: true });
    expect(formatAmount(1n, DIST, 'en', 2)).toEqual({ text: '< 0.01\u00a0DIST', exact: false });
    expect(formatAmount(1n, DIST, 'en', 0)).toEqual({ text: '< 1\u00a0DIST', exact: false });
    expect(formatAmount(UNIT + 1n, DIST, 'en', 0)).toEqual({ text: '1\u00a0DIST', exact: false });
  });

  it('is read in every language as it was written', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.bigInt({ min: 0n, max: MAX }), fc.bigInt({ min: 0n, max: 10n ** 16n })),
        fc.constantFrom(...LOCALES),
        fc.constantFrom(0, 2, 6, 12, 18, 38),
        (amount, locale, decimals) => {
          const token = { symbol: 'DIST', decimals };
          const { text, exact } = formatAmount(amount, token, locale);
          expect(exact).toBe(true);
          const got = readAmount(text, token, locale);
          // `1,234` with no decimals behind it is asked about, never misread.
          if (got.ok) expect(got.value, `${text} in ${locale}`).toBe(amount);
          else expect(got.fault.key, text).toMatch(/^amount\.(ambiguous|groups)$/);
        },
      ),
    );
  });

  it('is read with what people write around it', () => {
    for (const text of [
      '1000.5',
      '1,000.5',
      '1_000.5',
      "1'000.5",
      '1 000.5',
      ' 1000.5 DIST',
      '1000.5dist',
      '1000.50',
      '\u200e1000.5',
    ]) {
      expect(read(text), text).toBe(1_000_500_000_000_000n);
    }
    expect(read('.5')).toBe(UNIT / 2n);
    expect(read('5.')).toBe(5n * UNIT);
    expect(read('0.000000000001')).toBe(1n);
    expect(read('1.000')).toBe(UNIT);
    expect(read('1,000,000')).toBe(1_000_000n * UNIT);
    expect(read('1.000,5', 'de')).toBe(read('1000.5', 'en'));
    expect(read('12,5', 'de')).toBe(read('12.5', 'de'));
    expect(read('١٢٫٥', 'ar-EG')).toBe(12_500_000_000_000n);
    expect(read('١٬٢٣٤٬٥٦٧٫٥', 'ar-EG')).toBe(1_234_567_500_000_000_000n);
    expect(read('1,234', 'de')).toBe(1_234_000_000_000n);
    expect(read('0,123', 'en')).toBe(123_000_000_000n);
  });

  it('is refused with the reason, never rounded and never guessed', () => {
    for (const [text, why] of [
      ['', 'amount.empty'],
      ['  ', 'amount.empty'],
      ['-1', 'amount.negative'],
      ['−1', 'amount.negative'],
      ['.', 'amount.number'],
      ['abc', 'amount.number'],
      ['1e3', 'amount.unit'],
      ['0x10', 'amount.unit'],
      ['1 BTC', 'amount.unit'],
      ['1,000', 'amount.ambiguous'],
      ['1_5', 'amount.groups'],
      ['1__000', 'amount.groups'],
      ['1000_000', 'amount.groups'],
      ['1.2.3', 'amount.groups'],
      ['1,00.5', 'amount.groups'],
      ['1.000,5,5', 'amount.groups'],
      ['1.0000000000001', 'amount.decimals'],
      ['340282366920938463463374607.431768211456', 'amount.large'],
      ['9'.repeat(10_000), 'amount.large'],
    ] as const) {
      expect(read(text), text.slice(0, 40)).toBe(why);
    }
    expect(read('340282366920938463463374607.431768211455')).toBe(MAX);
    expect(read('1.000', 'de')).toBe('amount.ambiguous');
    expect(read('1.5', 'en', { symbol: '', decimals: 0 })).toBe('amount.decimals');
    expect(read('1 X', 'en', { symbol: '', decimals: 0 })).toBe('amount.number');
  });

  it('is written for programs without groups', () => {
    expect(toDecimal(MAX, 12)).toBe('340282366920938463463374607.431768211455');
    expect([toDecimal(0n, 12), toDecimal(1n, 12), toDecimal(-1n, 0)]).toEqual(['0', '0.000000000001', '-1']);
  });
});

describe('a symbol', () => {
  it('is shown only if it cannot pass for other text', () => {
    for (const symbol of ['DIST', 'USDC.e', 'xcDOT', '$PAY', 'USD₮']) expect(cleanSymbol(symbol)).toBe(symbol);
    for (const symbol of ['', '<b>', 'a b', 'DIST\u202e', 'ĐIST', 'A'.repeat(17), '100 DIST']) {
      expect(cleanSymbol(symbol), symbol).toBe('');
    }
    expect(written(UNIT, 'en', undefined, { symbol: '<b>x</b>', decimals: 12 })).toBe('1');
  });
});

describe('a share', () => {
  it('is rounded down, and never all while anything is missing', () => {
    expect(shareOf(1n, 3n)).toBe(333);
    expect(shareOf(MAX - 1n, MAX, 100)).toBe(99);
    expect(shareOf(MAX, MAX)).toBe(1_000);
    expect(shareOf(5n, 4n, 100)).toBe(100);
    expect([shareOf(1n, 0n), shareOf(-1n, 5n), shareOf(0n, 5n)]).toEqual([0, 0, 0]);
  });
});
