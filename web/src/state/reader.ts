// The reader of lists: WebAssembly beside the page, loaded when the first file is read. See web/reader.

import { type ListFile, type ReadOptions, readAnswer, writeOptions } from '../lib/list';

const READER = './reader.wasm';

/** This copy of the page has no reader. */
export class NoReader extends Error {
  override readonly name = 'NoReader';
}

/** The reader gave up: the file needs more memory than there is, or has found a mistake in the reader. */
export class ReaderFailed extends Error {
  override readonly name = 'ReaderFailed';
}

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

let compiled: Promise<WebAssembly.Module> | null = null;

async function load(): Promise<WebAssembly.Module> {
  const answer = await fetch(READER);
  // Some servers answer with a page of their own where there is nothing.
  const bytes = answer.ok ? new Uint8Array(await answer.arrayBuffer()) : new Uint8Array(0);
  if (bytes[0] !== 0 || bytes[1] !== 0x61) throw new NoReader();
  return WebAssembly.compile(bytes);
}

/** The compiled reader, which is fetched once. */
function reader(): Promise<WebAssembly.Module> {
  compiled ??= load().catch((error: unknown) => {
    compiled = null;
    throw error instanceof NoReader ? error : new NoReader();
  });
  return compiled;
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
    if (!read) throw new ReaderFailed(text.slice(0, 200));
    const answer = readAnswer(text, take(exports.reader_rows(), exports.reader_rows_length()));
    if (!answer.ok) throw new ReaderFailed('its answer has another form');
    return answer.value;
  } catch (error) {
    if (error instanceof ReaderFailed) throw error;
    throw new ReaderFailed(error instanceof Error ? error.message.slice(0, 200) : '');
  }
}

/** Reads a list from the bytes of its file. */
export async function readList(file: Uint8Array, options: ReadOptions): Promise<ListFile> {
  return readWith(await reader(), file, options);
}
