import { type JsonRpcProvider, createClient } from 'polkadot-api';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { severable } from './severable';

const HASH = `0x${'11'.repeat(32)}`;

/** A node that says where its chain is, and nothing of the runtime. It notes what it is asked. */
function hesitant(): { provider: JsonRpcProvider; asked: string[]; ended: () => number } {
  const asked: string[] = [];
  let ended = 0;
  return {
    asked,
    ended: () => ended,
    provider: (hear) => ({
      send: ({ id, method }) => {
        asked.push(method);
        if (method !== 'chainHead_v1_follow') return;
        hear({ jsonrpc: '2.0', id: id ?? null, result: 'here' });
        hear({
          jsonrpc: '2.0',
          method: 'chainHead_v1_followEvent',
          params: { subscription: 'here', result: { event: 'initialized', finalizedBlockHashes: [HASH] } },
        });
      },
      disconnect: () => {
        ended += 1;
      },
    }),
  };
}

describe('a client that waits for the runtime', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('throws later, uncaught, when it is destroyed', async () => {
    // Once it does not, severable.ts can go.
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const node = hesitant();
    const client = createClient(node.provider);
    client.finalizedBlock$.subscribe({ error: () => undefined });
    await vi.advanceTimersByTimeAsync(10);
    expect(node.asked).toContain('chainHead_v1_storage');
    client.destroy();
    await expect(vi.advanceTimersByTimeAsync(1_000)).rejects.toThrow('Not connected');
  });

  it('is silent when it is severed, and the node is asked nothing more', async () => {
    const node = hesitant();
    const { provider, sever } = severable(node.provider);
    const client = createClient(provider);
    const blocks = client.finalizedBlock$.subscribe({ error: () => undefined });
    await vi.advanceTimersByTimeAsync(10);
    const asked = [...node.asked];
    expect(asked).toContain('chainHead_v1_storage');
    sever();
    sever();
    expect(node.ended()).toBe(1);
    await vi.advanceTimersByTimeAsync(60_000);
    blocks.unsubscribe();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(node.asked).toEqual(asked);
  });
});
