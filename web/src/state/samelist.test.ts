import { describe, expect, it } from 'vitest';
import { makeReady } from '../lib/cut';
import type { ListFile, ReadOptions } from '../lib/list';
import { SameList } from './samelist';
import { FACTS } from './testing';

const ROWS = Uint8Array.from({ length: 48 * 3 }, (_, at) => (at % 48 > 40 ? 0 : (at * 7) % 251));
const FAULT = { line: 2, column: null, kind: 'account', message: 'no account' };

const listOf = (rows: Uint8Array, faults: ListFile['faults'] = []): ListFile => ({
  reading: {
    format: 'csv',
    encoding: null,
    delimiter: null,
    sheet: null,
    columns: {},
    ignored: [],
    lines: 4,
    rows: 3,
    skipped: {},
    commentedOut: { count: 0, lines: [] },
    hiddenRows: { count: 0, lines: [] },
    hiddenColumns: [],
    faulty: faults.length,
  },
  rows,
  count: rows.length / 48,
  total: 30n,
  decimals: null,
  faults,
  more: 0,
  warnings: [],
  concentration: null,
});

/** Compares a file that is read as this list with a round of these rows. */
async function compare(
  list: ListFile,
  total: bigint | null = 30n,
): Promise<{ same: SameList; options: ReadOptions[] }> {
  const { root } = await makeReady(ROWS, 8);
  const options: ReadOptions[] = [];
  const same = new SameList({ root, rows: 3, total }, 'native', (_file, asked) => {
    options.push(asked);
    return Promise.resolve({ list, curve: [] });
  });
  same.facts.state.value = { kind: 'there', value: FACTS };
  await same.take('list.csv', new Blob(['x']));
  return { same, options };
}

describe('a file that is compared with a round', () => {
  it('is its list if number, sum and root are those in the terms', async () => {
    const { same, options } = await compare(listOf(ROWS));
    const verdict = { kind: 'same', order: 'state' };
    expect(same.comparing.value).toEqual({ kind: 'done', verdict, rows: 3, total: 30n });
    // What was published is read, however odd it is; but an amount that a spreadsheet has cut stays a fault.
    expect(options).toMatchObject([
      { minimum: 1n, allowDuplicates: true, allowKeyless: true, allowEthereum: true, allowRounded: false },
    ]);
  });

  it('is another list if one of them differs', async () => {
    const differs = async (list: ListFile, total?: bigint | null): Promise<unknown> =>
      (await compare(list, total)).same.comparing.value;
    expect(await differs(listOf(ROWS.slice(48)))).toMatchObject({ verdict: { what: 'rows' }, rows: 2 });
    expect(await differs(listOf(ROWS), 31n)).toMatchObject({ verdict: { what: 'total' } });
    const other = ROWS.slice();
    other[0] = 99;
    expect(await differs(listOf(other), null)).toMatchObject({ verdict: { kind: 'differs', what: 'root' } });
  });

  it('is not compared as long as it has a fault, and is forgotten with the next file', async () => {
    const { same } = await compare(listOf(ROWS, [FAULT]));
    expect([same.reading.value.kind, same.comparing.value.kind]).toEqual(['read', 'none']);
    const { same: good } = await compare(listOf(ROWS));
    good.clear();
    expect([good.reading.value.kind, good.comparing.value.kind, good.file.value]).toEqual(['none', 'none', null]);
  });
});
