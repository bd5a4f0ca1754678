// Has a worker do a job, and does without one where there is none: an old browser, or a copy of the page that is served
// under another policy.

import type { ReadyList } from '../lib/cut';
import { makeReady } from '../lib/cut';
import { type TreeOrder, orderOf } from '../lib/same';
import { type Job, type ReadFile, ReaderFailed, type Told, readFile } from '../work/jobs';
import { startScript } from '../work/script';

/** What the page uses of a worker. */
export interface WorkerLike {
  postMessage: (job: Job) => void;
  terminate: () => void;
  onmessage: ((event: { data: Told }) => void) | null;
  onerror: ((event: { message?: string }) => void) | null;
}

/** Starts a worker; null if this browser or the policy of this copy does not allow it. */
function startWorker(): WorkerLike | null {
  try {
    return startScript('lists') as unknown as WorkerLike;
  } catch {
    return null;
  }
}

/** There is no worker for a job. */
class NoWorker extends Error {
  override readonly name = 'NoWorker';
}

/**
 * Has a worker do a job, and ends it. `take` gets what the worker tells, until it returns something.
 *
 * @throws NoWorker if none can be had; ReaderFailed; the reason of the signal.
 */
function employ<T>(
  job: Job,
  start: () => WorkerLike | null,
  take: (told: Told) => T | undefined,
  signal?: AbortSignal,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const worker = signal?.aborted ? null : start();
    if (!worker) {
      reject(signal?.aborted ? reasonOf(signal) : new NoWorker());
      return;
    }
    let there = false;
    const end = (settle: () => void): void => {
      signal?.removeEventListener('abort', abort);
      worker.onmessage = null;
      worker.onerror = null;
      // Its memory, which may be that of a file of hundreds of megabytes, goes with it.
      worker.terminate();
      settle();
    };
    const abort = (): void => end(() => reject(reasonOf(signal)));
    worker.onmessage = ({ data }) => {
      if (data.kind === 'there') {
        there = true;
        return;
      }
      if (data.kind === 'failed') {
        end(() => reject(data.reader ? new ReaderFailed(data.message) : new Error(data.message)));
        return;
      }
      const taken = take(data);
      if (taken !== undefined) end(() => resolve(taken));
    };
    // Before it is there it is its script that is not.
    worker.onerror = ({ message }) => end(() => reject(there ? new ReaderFailed(message ?? '') : new NoWorker()));
    signal?.addEventListener('abort', abort);
    worker.postMessage(job);
  });
}

function reasonOf(signal: AbortSignal | undefined): Error {
  const reason: unknown = signal?.reason;
  return reason instanceof Error ? reason : new Error('it was ended');
}

/** What `promise` gives, or `instead` if there is no worker. */
async function orHere<T>(promise: Promise<T>, instead: () => Promise<T>): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof NoWorker) return instead();
    throw error;
  }
}

/** Reads a file in a worker, or here. */
export function readFileAside(
  job: Extract<Job, { kind: 'read' }>,
  signal?: AbortSignal,
  start = startWorker,
): Promise<ReadFile> {
  const read = employ(job, start, (told) => (told.kind === 'read' ? told.read : undefined), signal);
  return orHere(read, () => readFile(job.module, job.file, job.options));
}

/** Makes a list ready in a worker, or here. `told` hears of the share that is done. */
export function makeReadyAside(
  rows: Uint8Array,
  most: number,
  told: (share: number) => void,
  signal?: AbortSignal,
  start = startWorker,
): Promise<ReadyList> {
  const take = (from: Told): ReadyList | undefined => {
    if (from.kind === 'progress') told(from.share);
    return from.kind === 'ready' ? from.ready : undefined;
  };
  return orHere(employ({ kind: 'make', rows, most }, start, take, signal), () => makeReady(rows, most, told, signal));
}

/** The order in which rows have a root, found in a worker, or here; null if they have it in none. */
export function orderAside(
  rows: Uint8Array,
  root: Uint8Array,
  told: (share: number) => void,
  signal?: AbortSignal,
  start = startWorker,
): Promise<TreeOrder | null> {
  const take = (from: Told): TreeOrder | null | undefined => {
    if (from.kind === 'progress') told(from.share);
    return from.kind === 'compared' ? from.order : undefined;
  };
  return orHere(employ({ kind: 'compare', rows, root }, start, take, signal), () => orderOf(rows, root, told, signal));
}
