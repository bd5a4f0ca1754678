import { describe, expect, it } from 'vitest';
import { type Job, ReaderFailed, type Told, work } from '../work/jobs';
import { type WorkerLike, makeReadyAside, orderAside } from './worker';

const ROWS = new Uint8Array(48 * 3).fill(5);

/** A worker of the tests: does what `act` does with its job and how it tells of it. */
class TestWorker implements WorkerLike {
  static ended = 0;
  onmessage: ((event: { data: Told }) => void) | null = null;
  onerror: ((event: { message?: string }) => void) | null = null;
  constructor(private readonly act: (job: Job, worker: TestWorker) => void) {}
  postMessage(job: Job): void {
    queueMicrotask(() => this.act(job, this));
  }
  tell(data: Told): void {
    this.onmessage?.({ data });
  }
  terminate(): void {
    TestWorker.ended += 1;
  }
}

const starts = (act: (job: Job, worker: TestWorker) => void) => () => new TestWorker(act);
const real = (job: Job, worker: TestWorker): void => {
  worker.tell({ kind: 'there' });
  void work(job, (told) => worker.tell(told));
};
const make = (start: () => WorkerLike | null, signal?: AbortSignal, told = (): void => undefined) =>
  makeReadyAside(ROWS, 8, told, signal, start);

describe('a job that is done aside', () => {
  it('is done by a worker, which is ended', async () => {
    TestWorker.ended = 0;
    const ready = await make(starts(real));
    expect(ready).toMatchObject({ count: 3 });
    expect(TestWorker.ended).toBe(1);
  });

  it('is done here, with the same result, when no worker can be had', async () => {
    const wanted = await make(starts(real));
    expect(await make(() => null)).toEqual(wanted);
    // Its script is not there.
    expect(await make(starts((_, worker) => worker.onerror?.({})))).toEqual(wanted);
  });

  it('finds the order of rows by their root, and that they have it in none', async () => {
    const { root } = await make(starts(real));
    const silent = (): void => undefined;
    for (const start of [starts(real), () => null]) {
      expect(await orderAside(ROWS, root, silent, undefined, start)).toBe('state');
      expect(await orderAside(ROWS, new Uint8Array(32), silent, undefined, start)).toBeNull();
    }
  });

  it('fails when the worker fails, and is not done twice', async () => {
    const dies = starts((_, worker) => {
      worker.tell({ kind: 'there' });
      worker.onerror?.({ message: 'out of memory' });
    });
    await expect(make(dies)).rejects.toThrow(ReaderFailed);
    const says = starts((_, worker) => worker.tell({ kind: 'failed', reader: false, message: 'no rows' }));
    await expect(make(says)).rejects.toThrow('no rows');
  });

  it('is ended by its signal, and tells nothing any more', async () => {
    TestWorker.ended = 0;
    const controller = new AbortController();
    let late = (): void => undefined;
    let heard = 0;
    const busy = starts((_, worker) => {
      late = () => worker.tell({ kind: 'progress', share: 0.5 });
      late();
      controller.abort();
    });
    await expect(make(busy, controller.signal, () => (heard += 1))).rejects.toThrow();
    late();
    expect([heard, TestWorker.ended]).toEqual([1, 1]);
    await expect(make(starts(real), AbortSignal.abort())).rejects.toThrow();
  });
});
