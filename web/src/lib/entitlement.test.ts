import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Row, digestOf, writeChunk } from './chunk';
import { type ChunkPath, entitlements } from './entitlement';
import { Fold, type Hash, leafHash, nodeHash, verifyRow } from './merkle';

/** A list in chunks, with what the chain answers for each: as `Partial::beside` of the Rust client finds it. */
function published(rows: readonly Row[], size: number) {
  const count = rows.length;
  const leaves = rows.map((row, index) => leafHash({ index, ...row }));
  const tree: Hash[] = new Array<Hash>(2 * count - 1);
  leaves.forEach((leaf, index) => (tree[2 * count - 2 - index] = leaf));
  for (let at = count - 2; at >= 0; at -= 1) tree[at] = nodeHash(tree[2 * at + 1]!, tree[2 * at + 2]!);
  const fold = new Fold(count);
  leaves.forEach((leaf) => fold.push(leaf));
  const chunks: Uint8Array[] = [];
  const paths: ChunkPath[] = [];
  for (let first = 0; first < count; first += size) {
    const own = rows.slice(first, first + size);
    const bytes = writeChunk(count, first, own)!;
    const inside = new Set<number>();
    own.forEach((_, at) => inside.add(2 * count - 2 - first - at));
    for (let at = 2 * count - 2; at > 0; at -= 1) {
      const sibling = at % 2 === 1 ? at + 1 : at - 1;
      if (inside.has(at) && inside.has(sibling)) inside.add((Math.min(at, sibling) - 1) / 2);
    }
    const beside = new Map<number, Hash>();
    for (const at of inside) {
      for (let up = at; up > 0; up = Math.floor((up - 1) / 2)) {
        const sibling = up % 2 === 1 ? up + 1 : up - 1;
        if (!inside.has(sibling)) beside.set(sibling, tree[sibling]!);
      }
    }
    chunks.push(bytes);
    const nodes = [...beside].map(([position, hash]) => ({ position, hash }));
    paths.push({ digest: digestOf(bytes), first, rows: own.length, beside: nodes });
  }
  return { list: { root: fold.root()!, rows: count }, chunks, paths };
}

const account = (byte: number) => new Uint8Array(32).fill(byte);
const rowsOf = (count: number): Row[] =>
  Array.from({ length: count }, (_, i) => ({ account: account(i % 100), amount: BigInt(i) + 1n }));

describe('the entitlements of an account', () => {
  it('are proven with one chunk and the nodes beside it, for lists and chunks of all sizes', () => {
    for (const [count, size] of [
      [1, 1],
      [2, 2],
      [7, 2],
      [70, 9],
      [100, 16],
      [99, 99],
    ] as const) {
      const rows = rowsOf(count);
      const { list, chunks, paths } = published(rows, size);
      rows.forEach((row, index) => {
        const chunk = Math.floor(index / size);
        const found = entitlements(list, row.account, [paths[chunk]!], [chunks[chunk]!]);
        if (!found.ok) throw new Error(JSON.stringify(found.fault));
        expect(found.value.map((one) => [one.index, one.amount])).toEqual([[index, row.amount]]);
        const [one] = found.value;
        expect(verifyRow(list.root, count, one!, one!.proof), `row ${index} of ${count}`).toBe(true);
      });
    }
  });

  it('are several when the account has several rows, in several chunks', () => {
    const rows = rowsOf(30).map((row, at) => (at >= 8 && at < 13 ? { ...row, account: account(200) } : row));
    const { list, chunks, paths } = published(rows, 10);
    const found = entitlements(list, account(200), paths.slice(0, 2), chunks.slice(0, 2));
    expect(found.ok && found.value.map(({ index }) => index)).toEqual([8, 9, 10, 11, 12]);
    expect(entitlements(list, account(201), paths, chunks)).toEqual({ ok: true, value: [] });
  });

  it('are not given out when a node lies', () => {
    const { list, chunks, paths } = published(rowsOf(48), 16);
    const ask = (path: ChunkPath, bytes: Uint8Array[]) => entitlements(list, account(20), [path], bytes);
    const path = paths[1]!;
    expect(ask(path, [chunks[1]!]).ok).toBe(true);
    expect(ask(path, [])).toEqual({ ok: false, fault: { kind: 'chunk', chunk: 0, why: 'missing' } });
    expect(ask(path, [chunks[2]!])).toEqual({ ok: false, fault: { kind: 'chunk', chunk: 0, why: 'digest' } });
    // Another chunk with its own digest, said to be this one.
    const forged = writeChunk(
      48,
      16,
      rowsOf(48)
        .slice(16, 32)
        .map((row) => ({ ...row, amount: row.amount + 1n })),
    )!;
    expect(ask({ ...path, digest: digestOf(forged) }, [forged])).toEqual({ ok: false, fault: { kind: 'root' } });
    expect(ask({ ...path, first: 15 }, [chunks[1]!])).toEqual({
      ok: false,
      fault: { kind: 'chunk', chunk: 0, why: 'rows' },
    });
    // Too few nodes, and each of them altered.
    expect(ask({ ...path, beside: path.beside.slice(1) }, [chunks[1]!])).toEqual({
      ok: false,
      fault: { kind: 'root' },
    });
    fc.assert(
      fc.property(fc.nat(path.beside.length - 1), fc.nat(31), (which, byte) => {
        const beside = path.beside.map((node, at) =>
          at === which ? { ...node, hash: node.hash.map((value, n) => (n === byte ? value ^ 1 : value)) } : node,
        );
        expect(ask({ ...path, beside }, [chunks[1]!])).toEqual({ ok: false, fault: { kind: 'root' } });
      }),
    );
  });
});
