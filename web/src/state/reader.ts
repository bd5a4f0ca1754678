// The reader of lists: WebAssembly beside the page, loaded when the first file is read. See web/reader.

import type { ReadOptions } from '../lib/list';
import type { ReadFile } from '../work/jobs';
import { readFileAside } from './worker';

const READER = './reader.wasm';

/** This copy of the page has no reader. */
export class NoReader extends Error {
  override readonly name = 'NoReader';
}

/** Reads a file. */
export type ReadList = (file: Blob, options: ReadOptions, signal: AbortSignal) => Promise<ReadFile>;

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

/** Reads a list from its file. */
export const readList: ReadList = async (file, options, signal) =>
  readFileAside({ kind: 'read', module: await reader(), file, options }, signal);
