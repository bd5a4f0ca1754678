import { describe, expect, it } from 'vitest';
import type { ReadOptions } from '../lib/list';
import { ReaderFailed, type Told, readWith, work } from './jobs';

const OPTIONS: ReadOptions = {
  token: { symbol: 'DIST', decimals: 12 },
  unit: { kind: 'header' },
  minimum: 1n,
  sheet: null,
  account: null,
  amount: null,
  delimiter: null,
  headerRow: null,
  hiddenRows: null,
  allowDuplicates: false,
  allowRounded: false,
  allowKeyless: false,
  allowEthereum: false,
};

const ANSWER = {
  reading: { format: 'csv', columns: {}, ignored: [], lines: 2, rows: 1, skipped: {}, faulty: 0 },
  rows: 1,
  total: '7',
  decimals: null,
  faults: [],
  more: {},
  warnings: [],
  concentration: null,
};

const utf8 = new TextEncoder();

/** A number as WebAssembly has it: seven bits at a time. */
function leb(number: number): number[] {
  const bytes = [];
  for (let rest = number; ; rest >>= 7) {
    if (rest < 64) return [...bytes, rest];
    bytes.push((rest & 0x7f) | 0x80);
  }
}

const counted = (items: number[][]): number[] => [...leb(items.length), ...items.flat()];
const section = (id: number, content: number[]): number[] => [id, ...leb(content.length), ...content];
const bytes = (of: Uint8Array): number[] => [...leb(of.length), ...of];
const text = (name: string): number[] => bytes(utf8.encode(name));

/** What a function of the module does: gives a number, or ends the instance. */
type Body = number | 'trap';

/**
 * A module with the exports of the reader that says the same of every file: made here by hand, so that the tests need no
 * compiler.
 */
async function reader(
  bodies: Partial<Record<string, Body>> = {},
  answer: unknown = ANSWER,
): Promise<WebAssembly.Module> {
  const said = utf8.encode(typeof answer === 'string' ? answer : JSON.stringify(answer));
  const all: Record<string, Body> = {
    reader_file: 1_024,
    reader_options: 2_048,
    reader_read: 1,
    reader_answer: 4_096,
    reader_answer_length: said.length,
    reader_rows: 8_192,
    reader_rows_length: 48,
    ...bodies,
  };
  const names = Object.keys(all);
  const takes = (name: string): boolean => name === 'reader_file' || name === 'reader_options';
  const [i32, end, constant, unreachable] = [0x7f, 0x0b, 0x41, 0x00];
  const module = [
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    // Types: of a number and of nothing, to a number.
    ...section(
      1,
      counted([
        [0x60, 1, i32, 1, i32],
        [0x60, 0, 1, i32],
      ]),
    ),
    ...section(3, counted(names.map((name) => [takes(name) ? 0 : 1]))),
    // One page of memory.
    ...section(5, counted([[0, 1]])),
    ...section(7, counted([[...text('memory'), 2, 0], ...names.map((name, place) => [...text(name), 0, place])])),
    ...section(
      10,
      counted(
        names.map((name) => {
          const body = all[name] ?? 0;
          const code = [0, ...(body === 'trap' ? [unreachable] : [constant, ...leb(body)]), end];
          return [...leb(code.length), ...code];
        }),
      ),
    ),
    ...section(
      11,
      counted([
        [0, constant, ...leb(4_096), end, ...bytes(said)],
        [0, constant, ...leb(8_192), end, ...bytes(new Uint8Array(48).fill(7, 0, 32).fill(7, 32, 33))],
      ]),
    ),
  ];
  return WebAssembly.compile(Uint8Array.from(module));
}

const FILE = utf8.encode('account,amount\n');

describe('the reader of lists', () => {
  it('is given a file, and answers with rows', async () => {
    const read = await readWith(await reader(), FILE, OPTIONS);
    expect(read).toMatchObject({ count: 1, total: 7n, faults: [] });
    expect(read.rows.slice(0, 34)).toEqual(new Uint8Array(34).fill(7, 0, 33));
    // The rows are the page's own: the next file does not change them.
    expect(read.rows.buffer.byteLength).toBe(48);
  });

  it('has failed when it ends, refuses the options or answers something else', async () => {
    await expect(readWith(await reader({ reader_read: 'trap' }), FILE, OPTIONS)).rejects.toThrow(ReaderFailed);
    const refused = await reader({ reader_read: 0 }, 'the least amount is not a number');
    await expect(readWith(refused, FILE, OPTIONS)).rejects.toThrow(/least amount/);
    for (const answer of ['nothing', {}, { ...ANSWER, rows: 2 }]) {
      await expect(readWith(await reader({}, answer), FILE, OPTIONS)).rejects.toThrow(ReaderFailed);
    }
    // Beyond its memory.
    await expect(readWith(await reader({ reader_answer: 70_000 }), FILE, OPTIONS)).rejects.toThrow(ReaderFailed);
    const none = await WebAssembly.compile(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
    await expect(readWith(none, FILE, OPTIONS)).rejects.toThrow(ReaderFailed);
  });
});

describe('a job', () => {
  const told = async (job: Parameters<typeof work>[0]) => {
    const all: Told[] = [];
    const transferred: number[] = [];
    await work(job, (one, buffers) => {
      all.push(one);
      transferred.push(...buffers.map((buffer) => buffer.byteLength));
    });
    return { all, transferred };
  };

  it('of reading tells what the file has and how it is shared out, and gives its rows away', async () => {
    const job = { kind: 'read', module: await reader(), file: new Blob([FILE]), options: OPTIONS } as const;
    const { all, transferred } = await told(job);
    expect(all).toMatchObject([
      { kind: 'read', read: { list: { count: 1, total: 7n }, curve: [{ at: 0 }, { at: 1_000 }] } },
    ]);
    expect(transferred).toEqual([48]);
  });

  it('of making a list ready tells how far it is', async () => {
    const rows = new Uint8Array(48 * 5_000).fill(1);
    const { all, transferred } = await told({ kind: 'make', rows, most: 8 });
    const last = all.at(-1);
    expect(last).toMatchObject({ kind: 'ready', ready: { count: 5_000 } });
    expect(all.slice(0, -1).map(({ kind }) => kind)).toContain('progress');
    expect(transferred).toEqual([rows.length]);
  });

  it('that fails says whether it was the reader', async () => {
    const trap = await reader({ reader_read: 'trap' });
    const failed = await told({ kind: 'read', module: trap, file: new Blob([FILE]), options: OPTIONS });
    expect(failed.all).toMatchObject([{ kind: 'failed', reader: true }]);
    const empty = await told({ kind: 'make', rows: new Uint8Array(0), most: 8 });
    expect(empty.all).toMatchObject([{ kind: 'failed', reader: false, message: 'a list has 1 to 2^31 rows' }]);
    // A file that is gone by now.
    const gone = { arrayBuffer: () => Promise.reject(new Error('it was changed')) } as unknown as Blob;
    const lost = await told({ kind: 'read', module: await reader(), file: gone, options: OPTIONS });
    expect(lost.all).toMatchObject([{ kind: 'failed', reader: true, message: 'it was changed' }]);
  });
});
