import { describe, expect, it } from 'vitest';
import { blake2b } from '@noble/hashes/blake2.js';
import { digestOf, writeChunk } from '../lib/chunk';
import type { ChunkPath } from '../lib/entitlement';
import { Fold, PartialTree, leafHash } from '../lib/merkle';
import { arranged } from '../lib/order';
import { isAbsent, isWhole } from './absence';

const accountOf = (text: string): Uint8Array => blake2b(new TextEncoder().encode(text), { dkLen: 32 });
const ROWS = arranged(
  Array.from({ length: 40 }, (_, at) => ({ account: accountOf(`row ${at}`), amount: BigInt(at + 1) })),
);
const SIZE = 16;

function published(rows: typeof ROWS) {
  const fold = new Fold(rows.length);
  const tree = new PartialTree(rows.length);
  rows.forEach((row, index) => {
    const leaf = leafHash({ index, ...row });
    fold.push(leaf);
    tree.addLeaf(index, leaf);
  });
  const root = fold.root() ?? new Uint8Array();
  // Every node that is known is more than a node would send, and does no harm.
  const leaves = rows.map((row, index) => ({
    position: 2 * (rows.length - 1) - index,
    hash: leafHash({ index, ...row }),
  }));
  const chunks: Uint8Array[] = [];
  const paths: ChunkPath[] = [];
  for (let first = 0; first < rows.length; first += SIZE) {
    const cut = rows.slice(first, first + SIZE);
    const bytes = writeChunk(rows.length, first, cut) ?? new Uint8Array();
    const beside = leaves.filter((_, index) => index < first || index >= first + cut.length);
    chunks.push(bytes);
    paths.push({ digest: digestOf(bytes), first, rows: cut.length, beside });
  }
  return { list: { root, rows: rows.length }, paths, chunks };
}

describe('an account that is not in a list', () => {
  const { list, paths, chunks } = published(ROWS);
  const strangers = Array.from({ length: 60 }, (_, at) => accountOf(`stranger ${at}`));

  it('is shown to be in none of its chunks by all of them', () => {
    for (const stranger of strangers) expect(isAbsent(list, stranger, paths, chunks)).toBe(true);
  });

  it('is shown by the chunk with its place alone, and by no other', () => {
    let shown = 0;
    for (const stranger of strangers) {
      const by = paths.filter((path, at) => isAbsent(list, stranger, [path], [chunks[at] ?? new Uint8Array()]));
      expect(by.length).toBeLessThanOrEqual(1);
      shown += by.length;
    }
    // But for those whose place is between two chunks.
    expect(shown).toBeGreaterThan(40);
  });

  it('is not shown for an account that is in the list, nor by chunks of another list', () => {
    for (const { account } of ROWS) expect(isAbsent(list, account, paths, chunks)).toBe(false);
    const without = published(ROWS.filter((_, at) => at !== 20));
    const hidden = ROWS[20]?.account ?? new Uint8Array();
    expect(isAbsent(without.list, hidden, without.paths, without.chunks)).toBe(true);
    // The root is that of the list that has the account.
    expect(isAbsent({ ...without.list, root: list.root }, hidden, without.paths, without.chunks)).toBe(false);
  });

  it('is not shown by a list with rows of a collector behind those of holders', () => {
    const collector = accountOf('collector');
    const withheld = published(ROWS.flatMap((row) => [row, { account: collector, amount: 1n }]));
    for (const [at, path] of withheld.paths.entries()) {
      const chunk = withheld.chunks[at] ?? new Uint8Array();
      for (const one of [collector, ...strangers]) expect(isAbsent(withheld.list, one, [path], [chunk])).toBe(false);
    }
  });

  it('is not shown by rows that leave one out between them', () => {
    const [first, , last] = paths;
    const stranger = ROWS[20]?.account ?? new Uint8Array();
    expect(isAbsent(list, stranger, [first!, last!], [chunks[0]!, chunks[2]!])).toBe(false);
  });
});

describe('a list that is read whole', () => {
  // In an order that is not that of accounts in state.
  const { list, chunks } = published([...ROWS].reverse());

  it('is whole with all of its chunks, in any order of rows', async () => {
    expect(await isWhole(list, chunks)).toBe(true);
  });

  it('is not whole with a chunk too few, in another order of chunks, or with one of another list', async () => {
    const [first, second, third] = chunks as [Uint8Array, Uint8Array, Uint8Array];
    for (const some of [[first, second], [second, third], [first, third, second], [first, second, third, third], []]) {
      expect(await isWhole(list, some)).toBe(false);
    }
    const hidden = published(
      [...ROWS].reverse().map((row, at) => (at === 20 ? { ...row, account: accountOf('') } : row)),
    );
    expect(await isWhole(list, [first, hidden.chunks[1] ?? second, third])).toBe(false);
    expect(await isWhole({ ...list, rows: list.rows - 1 }, chunks)).toBe(false);
  });
});
