import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Json } from '../lib/json';
import { IndexApi, IndexFault, baseOf, readMovement } from './index-api';

const BASE = 'https://index.example.org';
const HERE = 'https://page.example.org/holders/#/history';

const movement = (block: number, more: Record<string, Json> = {}): Json => ({
  at: { block, event: 3, extrinsic: 2, time: 1_796_083_200_000 },
  asset: 'native',
  kind: 'payment',
  free: 1,
  held: 0,
  amount: '340282366920938463463374607431768211455',
  counterparty: 'pot',
  reason: null,
  round: 1,
  row: 7,
  pool: null,
  owner: 'me',
  payee: 'me',
  ...more,
});

/** What the index answers, by the paths that are asked for; each answer is given once. */
function answers(...given: [path: string, status: number, body: unknown, headers?: Record<string, string>][]) {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(url.slice(BASE.length));
    const place = given.findIndex(([path]) => url === BASE + path);
    const [found] = place < 0 ? [] : given.splice(place, 1);
    if (!found) return Promise.reject(new TypeError('no answer'));
    const [, status, body, headers = {}] = found;
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return Promise.resolve(new Response(text, { status, headers }));
  });
  // Node.js has had it for less time than browsers.
  vi.stubGlobal('AbortSignal', { ...AbortSignal, any: () => undefined, timeout: () => undefined });
  return asked;
}

const index = () => new IndexApi(BASE, new AbortController().signal);
const faultOf = async (question: Promise<unknown>) => {
  const error: unknown = await question.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof IndexFault ? [error.kind, error.message] : error;
};

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the address of an index', () => {
  it('is absolute, or beside the page', () => {
    expect(baseOf('https://index.example.org/', HERE)).toBe(BASE);
    expect(baseOf('http://127.0.0.1:8090', HERE)).toBe('http://127.0.0.1:8090');
    expect(baseOf('./index', HERE)).toBe('https://page.example.org/holders/index');
    expect(baseOf('https://a.org/b/?c=d#e', HERE)).toBe('https://a.org/b');
  });

  it('is none with a secret in it, or of another kind', () => {
    for (const text of ['https://user:secret@a.org', 'javascript:alert(1)', 'ws://a.org', 'data:,x', 'https://']) {
      expect(baseOf(text, HERE), text).toBe(null);
    }
  });
});

describe('a movement', () => {
  it('is read with everything that it has', () => {
    expect(readMovement(movement(5))).toEqual({
      block: 5,
      extrinsic: 2,
      ms: 1_796_083_200_000,
      asset: 'native',
      kind: 'payment',
      free: 1,
      held: 0,
      amount: 2n ** 128n - 1n,
      counterparty: 'pot',
      reason: null,
      round: 1,
      row: 7,
      pool: null,
      owner: 'me',
      payee: 'me',
    });
  });

  it('is not read if it is not as it should be', () => {
    const wrong: Json[] = [
      null,
      7,
      [],
      {},
      movement(-1),
      movement(1.5),
      movement(1, { amount: '-1' }),
      movement(1, { amount: 1 }),
      movement(1, { amount: '1'.repeat(40) }),
      movement(1, { free: 2 }),
      movement(1, { kind: 'gift' }),
      movement(1, { asset: 'DIST' }),
      movement(1, { at: null }),
      movement(1, { round: '1' }),
    ];
    for (const value of wrong) expect(() => readMovement(value), JSON.stringify(value)).toThrow(IndexFault);
  });
});

describe('an index', () => {
  const path = (after = '') => `/v1/accounts/0x01/movements?first=1&last=9&limit=1000${after}`;

  it('says how far it is', async () => {
    const head = { number: 9, hash: '0x09', time: 5, relay: 1, spec: 1, supply: '1', extrinsics: 0, events: 0 };
    answers(['/v1/status', 200, { genesis: '0xAB', head, program: '1' }]);
    expect(await index().head()).toEqual({ genesis: '0xab', number: 9, hash: '0x09', ms: 5 });
    answers(['/v1/status', 200, { genesis: null, head: null, program: '1' }]);
    expect(await index().head()).toBe(null);
  });

  it('gives all movements, page by page', async () => {
    const asked = answers(
      [path(), 200, { items: [movement(1), movement(2)], next: '2-3-0' }],
      [path('&after=2-3-0'), 200, { items: [movement(3)], next: null }],
    );
    const counts: number[] = [];
    const all = await index().movements('0x01', 9, (count) => counts.push(count));
    expect(all.map(({ block }) => block)).toEqual([1, 2, 3]);
    expect(counts).toEqual([2, 3]);
    expect(asked).toHaveLength(2);
  });

  it('cannot have the page ask for ever', async () => {
    answers([path(), 200, { items: [], next: '2-3-0' }], [path('&after=2-3-0'), 200, { items: [], next: '2-3-0' }]);
    expect(await faultOf(index().movements('0x01', 9, () => undefined))).toEqual(['form', '']);
    answers([path(), 200, { items: [], next: '/v1/other' }]);
    expect(await faultOf(index().movements('0x01', 9, () => undefined))).toEqual(['form', '']);
  });

  it('is asked again later if it says so', async () => {
    answers(
      ['/v1/rounds/3', 429, { error: 'slowly' }, { 'retry-after': '0' }],
      ['/v1/rounds/3', 200, { terms: { release: 'Immediate' } }],
    );
    expect(await index().way(3)).toBe('airdrop');
  });

  it('tells of rounds, pools and transactions', async () => {
    const hashes = [
      { position: 2, hash: '0x02' },
      { position: 5, hash: '0x05' },
    ];
    answers(
      ['/v1/rounds/3', 200, { terms: { release: { Vested: {} } } }],
      ['/v1/pools/0', 200, { kind: { Stake: { asset: 'Native' } } }],
      ['/v1/blocks/7/extrinsics', 200, hashes],
    );
    expect(await index().way(3)).toBe('vested');
    expect(await index().rewardsStakes(0)).toBe(true);
    expect([...(await index().hashes(7))]).toEqual([
      [2, '0x02'],
      [5, '0x05'],
    ]);
  });

  it('fails in its own words, or in none', async () => {
    answers(['/v1/rounds/3', 404, { error: 'there is no round 3' }]);
    expect(await faultOf(index().way(3))).toEqual(['said', 'there is no round 3']);
    answers(['/v1/rounds/3', 502, '<html>']);
    expect(await faultOf(index().way(3))).toEqual(['said', '502']);
    answers(['/v1/rounds/3', 200, '<html>']);
    expect(await faultOf(index().way(3))).toEqual(['form', '']);
    answers(['/v1/rounds/3', 200, '[]']);
    expect(await faultOf(index().way(3))).toEqual(['form', '']);
    answers();
    expect(await faultOf(index().way(3))).toEqual(['silent', '']);
  });
});
