// What takes long with a list: reading its file, making it ready for the chain, finding the order in which it has a
// root. A worker does it, so that the page goes on answering; where none can be had the page does it itself.

import { type ReadyList, makeReady } from '../lib/cut';
import { type ListFile, type ReadOptions, readAnswer, writeOptions } from '../lib/list';
import { lorenz } from '../lib/lorenz';
import type { PlotPoint } from '../lib/plot';
import { type TreeOrder, orderOf } from '../lib/same';

/** The reader gave up: the file needs more memory than there is, or has found a mistake in the reader. */
export class ReaderFailed extends Error {
  override readonly name = 'ReaderFailed';
}

/** A file that was read, and how its rows are shared out. */
export interface ReadFile {
  readonly list: ListFile;
  readonly curve: readonly PlotPoint[];
}

export type Job =
  | { readonly kind: 'read'; readonly module: WebAssembly.Module; readonly file: Blob; readonly options: ReadOptions }
  | { readonly kind: 'make'; readonly rows: Uint8Array; readonly most: number }
  | { readonly kind: 'compare'; readonly rows: Uint8Array; readonly root: Uint8Array };

/** What a worker tells: that it is there, how far it is, and how it ended. */
export type Told =
  | { readonly kind: 'there' }
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'read'; readonly read: ReadFile }
  | { readonly kind: 'ready'; readonly ready: ReadyList }
  | { readonly kind: 'compared'; readonly order: TreeOrder | null }
  | { readonly kind: 'failed'; readonly reader: boolean; readonly message: string };

/** The longest message that is kept of a failure. */
const LONGEST = 200;

interface Exports {
  memory: WebAssembly.Memory;
  reader_file: (length: number) => number;
  reader_options: (length: number) => number;
  reader_read: () => number;
  reader_answer: () => number;
  reader_answer_length: () => number;
  reader_rows: () => number;
  reader_rows_length: () => number;
}

/** Reads a file with an instance of its own, so that nothing of one file is left when the next is read. */
export async function readWith(module: WebAssembly.Module, file: Uint8Array, options: ReadOptions): Promise<ListFile> {
  // Every export that is missing, and every panic, ends here.
  try {
    const exports = (await WebAssembly.instantiate(module)).exports as unknown as Exports;
    const put = (bytes: Uint8Array, room: (length: number) => number): void => {
      // The memory may be another one after each call.
      const at = room(bytes.length);
      new Uint8Array(exports.memory.buffer, at, bytes.length).set(bytes);
    };
    const take = (at: number, length: number): Uint8Array => new Uint8Array(exports.memory.buffer, at, length).slice();
    put(file, exports.reader_file);
    put(new TextEncoder().encode(writeOptions(options)), exports.reader_options);
    const read = exports.reader_read() === 1;
    const text = new TextDecoder().decode(take(exports.reader_answer(), exports.reader_answer_length()));
    if (!read) throw new ReaderFailed(text.slice(0, LONGEST));
    const answer = readAnswer(text, take(exports.reader_rows(), exports.reader_rows_length()));
    if (!answer.ok) throw new ReaderFailed('its answer has another form');
    return answer.value;
  } catch (error) {
    if (error instanceof ReaderFailed) throw error;
    throw new ReaderFailed(messageOf(error));
  }
}

/** Reads a file, and looks how its rows are shared out. */
export async function readFile(module: WebAssembly.Module, file: Blob, options: ReadOptions): Promise<ReadFile> {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    // It was changed or removed since it was chosen.
    throw new ReaderFailed(messageOf(error));
  }
  const list = await readWith(module, bytes, options);
  return { list, curve: list.count > 0 ? lorenz(list.rows) : [] };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message.slice(0, LONGEST) : '');

/** Does a job as a worker does it: tells of it, and what came of it. */
export async function work(job: Job, tell: (told: Told, transferred: ArrayBufferLike[]) => void): Promise<void> {
  const told = (share: number): void => tell({ kind: 'progress', share }, []);
  try {
    switch (job.kind) {
      case 'read': {
        const read = await readFile(job.module, job.file, job.options);
        tell({ kind: 'read', read }, [read.list.rows.buffer]);
        break;
      }
      case 'make': {
        const ready = await makeReady(job.rows, job.most, told);
        tell({ kind: 'ready', ready }, [ready.rows.buffer]);
        break;
      }
      case 'compare':
        tell({ kind: 'compared', order: await orderOf(job.rows, job.root, told) }, []);
    }
  } catch (error) {
    tell({ kind: 'failed', reader: error instanceof ReaderFailed, message: messageOf(error) }, []);
  }
}
