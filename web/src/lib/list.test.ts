import { describe, expect, it } from 'vitest';
import { type ReadOptions, readAnswer, rowAt, writeOptions } from './list';

const OPTIONS: ReadOptions = {
  token: { symbol: 'DIST', decimals: 12 },
  unit: { kind: 'tokens', decimals: 6 },
  minimum: 10_000_000_000n,
  sheet: null,
  account: 'Wallet',
  amount: null,
  delimiter: ';',
  headerRow: null,
  hiddenRows: null,
  allowDuplicates: false,
  allowRounded: false,
  allowKeyless: false,
  allowEthereum: true,
};

/** What the reader answers of a list of one row. */
const ANSWER = {
  reading: {
    format: 'csv',
    encoding: 'UTF-8',
    delimiter: 'semicolon',
    lineEnds: 'LF',
    columns: { account: 'Wallet', amount: 'amount' },
    ignored: ['name'],
    bytes: 90,
    lines: 4,
    rows: 1,
    skipped: { header: { lines: 1, first: 1 }, blank: { lines: 1, first: 4 } },
    commentedOut: { count: 2, lines: [2, 4] },
    hiddenColumns: ['C'],
    faulty: 1,
  },
  rows: 1,
  total: '340282366920938463463374607431768211455',
  decimals: null,
  forms: { '42': 1 },
  faults: [{ line: 3, column: 'amount', kind: 'amount', message: '`x` is not an amount: digits only' }],
  more: { duplicate: 2, zero: 3 },
  warnings: [{ line: 0, kind: 'prefix', message: 'two networks' }],
  concentration: { top_1: 100, top_10: 100, top_100: 100, gini: 0, hhi: 10000, median: '7' },
};

const read = (answer: unknown, rows = new Uint8Array(48)) => readAnswer(JSON.stringify(answer), rows);

describe('the options of a file', () => {
  it('are those that the reader knows', () => {
    expect(JSON.parse(writeOptions(OPTIONS))).toEqual({
      token: { symbol: 'DIST', decimals: 12 },
      unit: { kind: 'tokens', decimals: 6 },
      minimum: '10000000000',
      sheet: null,
      columns: [['account', 'Wallet']],
      delimiter: ';',
      headerRow: null,
      hiddenRows: null,
      allowDuplicates: false,
      allowRounded: false,
      allowKeyless: false,
      allowEthereum: true,
    });
  });
});

describe('the answer of the reader', () => {
  it('is read with all faults, and how lines add up', () => {
    const answer = read(ANSWER);
    if (!answer.ok) throw new Error(answer.fault);
    const { reading, faults, more, total, concentration, warnings } = answer.value;
    expect(reading.skipped).toEqual({ header: 1, blank: 1 });
    expect(reading.commentedOut).toEqual({ count: 2, lines: [2, 4] });
    expect([reading.hiddenRows.count, reading.hiddenColumns]).toEqual([0, ['C']]);
    expect(reading.columns).toEqual({ account: 'Wallet', amount: 'amount' });
    expect(faults[0]).toMatchObject({ line: 3, column: 'amount', kind: 'amount' });
    expect([more, total, warnings[0]?.column]).toEqual([5, (1n << 128n) - 1n, null]);
    expect(concentration).toMatchObject({ top1: 100, gini: 0, median: 7n });
  });

  it('is refused when it is another one', () => {
    for (const wrong of [
      null,
      [],
      {},
      { ...ANSWER, rows: 2 },
      { ...ANSWER, total: '-1' },
      { ...ANSWER, faults: [{ line: '3' }] },
      { ...ANSWER, reading: { ...ANSWER.reading, columns: { account: 7 } } },
      { ...ANSWER, reading: { ...ANSWER.reading, hiddenRows: { count: 1 } } },
      { ...ANSWER, more: { zero: '3' } },
      { ...ANSWER, concentration: { top_1: null } },
    ]) {
      expect(read(wrong).ok, JSON.stringify(wrong)).toBe(false);
    }
    expect(readAnswer('{', new Uint8Array(0)).ok).toBe(false);
  });

  it('has rows that are found by their places', () => {
    const rows = new Uint8Array(96).fill(7, 48, 80);
    rows.set([1, 2], 80);
    rows[95] = 1;
    expect(rowAt(rows, 1)).toEqual({ account: new Uint8Array(32).fill(7), amount: 513n + (1n << 120n) });
  });
});
