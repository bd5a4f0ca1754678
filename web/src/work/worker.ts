// The worker: one job, then the page ends it. It has no part in what the page knows, and asks nobody.

import { type Job, type Told, work } from './jobs';

/** The side of a worker that speaks to its page. */
interface Side {
  postMessage: (told: Told, transferred: ArrayBufferLike[]) => void;
  addEventListener: (type: 'message', listener: (event: { data: Job }) => void) => void;
}

const side = globalThis as unknown as Side;
side.addEventListener(
  'message',
  ({ data }) => void work(data, (told, transferred) => side.postMessage(told, transferred)),
);
side.postMessage({ kind: 'there' }, []);
