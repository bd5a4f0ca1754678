import { describe, expect, it } from 'vitest';
import { blake2b } from '@noble/hashes/blake2.js';
import { type Hex, fromHex, toHex } from '../lib/bytes';
import { cidOf, digestOf, writeChunk } from '../lib/chunk';
import { Fold, leafHash } from '../lib/merkle';
import { arranged, chunksFor } from '../lib/order';
import type { Link } from './connection';
import { findRows } from './lists';

const LIST = 7;
const SIZE = 16;
const accountOf = (text: string): Uint8Array => blake2b(new TextEncoder().encode(text), { dkLen: 32 });
const hexOf = (text: string): Hex => toHex(accountOf(text));
const HOLDERS = arranged(
  Array.from({ length: 40 }, (_, at) => ({ account: accountOf(`row ${at}`), amount: BigInt(at + 1) })),
);
const COLLECTOR = { account: accountOf('collector'), amount: 1n };
/** What is withheld from a holder is in the row behind. */
const WITHHELD = HOLDERS.flatMap((row) => [row, COLLECTOR]);

/** A node with a list in chunks of so many rows. The nodes beside a chunk are the leaves of all others. */
function published(rows: typeof HOLDERS, size: number) {
  const fold = new Fold(rows.length);
  const leaves = rows.map((row, index) => {
    const hash = leafHash({ index, ...row });
    fold.push(hash);
    return { position: 2 * (rows.length - 1) - index, hash };
  });
  const root = toHex(fold.root() ?? new Uint8Array());
  const chunks = Array.from({ length: Math.ceil(rows.length / size) }, (_, at) => {
    const first = at * size;
    const cut = rows.slice(first, first + size);
    const bytes = writeChunk(rows.length, first, cut) ?? new Uint8Array();
    const peaks = leaves.slice(first, first + size);
    const beside = leaves.filter(({ position }) => !peaks.some((own) => own.position === position));
    const stored = { first, rows: cut.length, account: cut[0]?.account ?? new Uint8Array(), peaks };
    return { bytes, digest: digestOf(bytes), stored, beside };
  });
  const paths = (_: number, account: Hex) => {
    const firsts = chunks.map(({ stored }) => stored.account);
    const range = chunksFor(firsts, fromHex(account) ?? new Uint8Array());
    const path = ({ digest, stored: { first, rows: count }, beside }: (typeof chunks)[number]) => ({
      digest,
      first,
      rows: count,
      beside,
    });
    return Promise.resolve(range && chunks.slice(range.from, range.to).map(path));
  };
  const record = {
    owner: '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY',
    rows: rows.length,
    chunks: chunks.length,
    stored: chunks.length,
    total: 0n,
    largest: [],
    root,
  };
  const entries = chunks.map(({ digest, stored }, at) => ({ keyArgs: [LIST, at], value: { digest, stored } }));
  const link = {
    api: {
      apis: { ListsApi: { chunk_paths: paths } },
      query: {
        Lists: {
          Lists: { getValue: () => Promise.resolve(record) },
          Chunks: { getEntries: () => Promise.resolve(entries) },
        },
      },
    },
    client: {
      _request: (_: string, [cid]: string[]) => {
        const chunk = chunks.find(({ digest }) => cidOf(digest) === cid);
        return Promise.resolve(toHex(chunk?.bytes ?? new Uint8Array()));
      },
    },
  };
  const place = { list: LIST, root, leaves: rows.length };
  return {
    find: (account: string, all = false) => findRows(link as unknown as Link, place, hexOf(account), all),
    chunks: chunks.length,
  };
}

describe('the rows of an account', () => {
  it('are those where the order of accounts has it, in a list that is in order', async () => {
    const { find } = published(HOLDERS, SIZE);
    const found = await find('row 3');
    expect(found).toMatchObject({ kind: 'rows', rows: [{ amount: 4n }], others: null });
    const none = await find('a stranger');
    expect(none.kind).toBe('none');
  });

  it('are never said to be none, or all, by one chunk of a list with rows of a collector', async () => {
    const { find, chunks } = published(WITHHELD, SIZE);
    for (const who of ['collector', 'a stranger', 'row 3']) {
      const found = await find(who);
      // The first rows of all chunks are holders', in order: only the rows between show that the list is not.
      if (found.kind === 'rows') expect(found.others).toBe(chunks);
      else expect(found).toEqual({ kind: 'unordered', chunks });
    }
    const all = await find('collector', true);
    expect(all).toMatchObject({ kind: 'rows', others: null });
    expect(all.kind === 'rows' && all.rows.length).toBe(HOLDERS.length);
    expect(await find('a stranger', true)).toMatchObject({ kind: 'none', proven: 'whole' });
  });

  it('are all found in a list in one chunk, whatever its order', async () => {
    // An account before the first row, too, for which the chain names no chunk.
    const last = published(HOLDERS.slice(-5).reverse(), 99);
    for (const { account, amount } of HOLDERS.slice(-5)) {
      const name = Array.from({ length: 40 }, (_, at) => `row ${at}`).find((one) => hexOf(one) === toHex(account));
      expect(await last.find(name ?? '')).toMatchObject({ kind: 'rows', rows: [{ amount }], others: null });
    }
    expect(await last.find('a stranger')).toMatchObject({ kind: 'none', proven: 'whole' });
  });
});
