import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import vectors from '../../../testdata/list.json';
import { fromHex, toHex } from './bytes';
import { Fold, type Hash, MAX_AMOUNT, PartialTree, leafHash, nodeHash, rootFromProof, verifyRow } from './merkle';

/** The rows of the vectors in `docs/design.md`, section 4. */
const row = (index: number) => ({
  index,
  account: new Uint8Array(32).fill(index + 1),
  amount: BigInt(index + 1) * 10n ** 12n,
});
const leaves = (count: number) => Array.from({ length: count }, (_, index) => leafHash(row(index)));

/** The whole array of a tree, as `makeMerkleTree` of the library's `src/core.ts` fills it. */
function whole(inOrder: readonly Hash[]): Hash[] {
  const tree: Hash[] = new Array<Hash>(2 * inOrder.length - 1);
  inOrder.forEach((leaf, at) => (tree[tree.length - 1 - at] = leaf));
  for (let at = inOrder.length - 2; at >= 0; at -= 1) tree[at] = nodeHash(tree[2 * at + 1]!, tree[2 * at + 2]!);
  return tree;
}

function folded(inOrder: readonly Hash[]): Fold {
  const fold = new Fold(inOrder.length);
  inOrder.forEach((leaf) => expect(fold.push(leaf)).toBe(true));
  return fold;
}

const byHash = (a: Hash, b: Hash) => (toHex(a) < toHex(b) ? -1 : 1);

describe('the tree of a list', () => {
  it('has the roots that are documented, leaves sorted by hash', () => {
    for (const [rows, root] of [
      [1, '0xca6de51444551385347adc28e8628293cae03d22a8ee868df7248c6dbafa70d0'],
      [2, '0xa5abb1118238debdf7d9b5b027c7bc28ed19eccd085cfc8d1edc7e38d753ac89'],
      [3, '0x85b09974f6592a12dd179803b0cb196df75dc1ac8520e6c01d78ca3071f12c0c'],
      [10, '0x4e540e46ab0fc73c5a524479fc173d973e61777a185fd8370939cacf03ca22bc'],
    ] as const) {
      expect(toHex(folded(leaves(rows).sort(byHash)).root()!), `${rows} rows`).toBe(root);
    }
  });

  it('has the roots and the proof of the Rust tests, leaves in row order', () => {
    for (const [rows, root] of [
      [1, '0xca6de51444551385347adc28e8628293cae03d22a8ee868df7248c6dbafa70d0'],
      [5, '0xa3e9afbf1f6c3f6962eafcdaffd060a27e646200cf1020e8a37c5d386dd08b0f'],
      [7, '0x973b3910a81823677988306e2f68c17b04fad7048e907cac18d9f54cbd4fad90'],
      [10, '0xdbb20cea6b7fee427517fb9eb6d705660082aefbd88839f68326d06cbda59b9d'],
    ] as const) {
      expect(toHex(folded(leaves(rows)).root()!), `${rows} rows`).toBe(root);
    }
    const tree = new PartialTree(10);
    leaves(10).forEach((leaf, index) => tree.addLeaf(index, leaf));
    expect(tree.proof(9)!.map(toHex)).toEqual([
      '0x533d49e24e3306e57a6a8c3197febfaa7e8988e04d943b16c8cb9ad193cf24a3',
      '0xd5aa8daea214bca41f8c9dfccb57f24f45061eb7595de0e784b8e855968df85c',
      '0x463d4bee65735c96a889c81556ed39cb5c5e31b865c03d5271f781389545a180',
    ]);
  });

  it('has the root and the subtrees of testdata/list.json', () => {
    const fold = new Fold(vectors.rows.length);
    const tree = new PartialTree(vectors.rows.length);
    vectors.rows.forEach(({ account, amount }, index) => {
      fold.push(leafHash({ index, account: fromHex(account, 32)!, amount: BigInt(amount) }));
    });
    expect(toHex(fold.root()!)).toBe(vectors.root);
    // The subtrees of the chunks alone do not prove a row below one; with the rows of the chunk, each of them is proven.
    vectors.chunks.forEach(({ peaks }) =>
      peaks.forEach(({ position, hash }) => tree.add({ position, hash: fromHex(hash, 32)! })),
    );
    expect(tree.proof(0)).toBeUndefined();
    const rows = vectors.rows.map(({ account, amount }, index) => ({
      index,
      account: fromHex(account, 32)!,
      amount: BigInt(amount),
    }));
    [0, 1, 2].forEach((index) => tree.addLeaf(index, leafHash(rows[index]!)));
    for (const index of [0, 1, 2, 3, 4]) {
      expect(verifyRow(fromHex(vectors.root)!, rows.length, rows[index]!, tree.proof(index)!)).toBe(true);
    }
  });

  it('proves every row of lists of all sizes, and equals the library array', () => {
    for (let count = 1; count < 70; count += 1) {
      const array = whole(leaves(count));
      const root = array[0]!;
      const nodes = new Set(array.map(toHex));
      expect(folded(leaves(count)).root()).toEqual(root);
      const tree = new PartialTree(count);
      leaves(count).forEach((leaf, index) => tree.addLeaf(index, leaf));
      for (let index = 0; index < count; index += 1) {
        const proof = tree.proof(index)!;
        expect(proof.every((hash) => nodes.has(toHex(hash)))).toBe(true);
        expect(verifyRow(root, count, row(index), proof), `row ${index} of ${count}`).toBe(true);
      }
      expect(tree.proof(count)).toBeUndefined();
    }
  });

  it('is folded with few hashes', () => {
    const fold = new Fold(5_000);
    let most = 0;
    for (let index = 0; index < 5_000; index += 1) {
      expect(fold.root()).toBeUndefined();
      fold.push(new Uint8Array(32).fill(index % 256));
      most = Math.max(most, fold.peaks().length);
    }
    expect(fold.push(new Uint8Array(32))).toBe(false);
    expect(most).toBeLessThanOrEqual(2 * 13 - 3);
    for (const rows of [0, -1, 1.5, 2 ** 31 + 1, Number.NaN]) expect(() => new Fold(rows)).toThrow(RangeError);
  });

  it('proves nothing when too little is known', () => {
    const tree = new PartialTree(10);
    expect(tree.proof(3)).toBeUndefined();
    leaves(9).forEach((leaf, index) => tree.addLeaf(index, leaf));
    expect(tree.proof(3)).toBeUndefined();
    tree.addLeaf(9, leaves(10)[9]!);
    expect(tree.proof(3)).toHaveLength(4);
    for (const row of [-1, 0.5, 10]) expect(tree.proof(row)).toBeUndefined();
    // Positions above 2^31 are no negative numbers.
    expect(new PartialTree(2 ** 32 - 1).proof(7)).toBeUndefined();
  });
});

describe('a row', () => {
  const count = 21;
  const tree = new PartialTree(count);
  leaves(count).forEach((leaf, index) => tree.addLeaf(index, leaf));
  const root = whole(leaves(count))[0]!;

  it('is refused when any bit of it, of its proof or of the root is another', () => {
    fc.assert(
      fc.property(
        fc.nat(count - 1),
        fc.nat(255),
        fc.nat(1_000),
        fc.constantFrom('root', 'proof', 'account', 'amount', 'index'),
        (index, bit, place, what) => {
          const flipped = (hash: Uint8Array) =>
            hash.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit % 8)) : byte));
          const proof = tree.proof(index)!;
          const wanted = row(index);
          const at = place % proof.length;
          const altered = {
            root: () => verifyRow(flipped(root), count, wanted, proof),
            proof: () =>
              verifyRow(
                root,
                count,
                wanted,
                proof.map((hash, n) => (n === at ? flipped(hash) : hash)),
              ),
            account: () => verifyRow(root, count, { ...wanted, account: flipped(wanted.account) }, proof),
            amount: () =>
              verifyRow(root, count, { ...wanted, amount: wanted.amount ^ (1n << BigInt(bit % 128)) }, proof),
            index: () => verifyRow(root, count, { ...wanted, index: (index + 1) % count }, proof),
          };
          expect(verifyRow(root, count, wanted, proof)).toBe(true);
          expect(altered[what](), what).toBe(false);
        },
      ),
    );
  });

  it('is refused past the list, with a long proof, and when it is no row', () => {
    const alone = leafHash(row(5));
    expect(verifyRow(alone, 6, row(5), [])).toBe(true);
    expect(verifyRow(alone, 5, row(5), [])).toBe(false);
    const proof = Array.from({ length: 33 }, () => alone);
    expect(verifyRow(rootFromProof(alone, proof), 6, row(5), proof)).toBe(false);
    expect(verifyRow(rootFromProof(alone, proof.slice(1)), 6, row(5), proof.slice(1))).toBe(true);
    for (const wrong of [
      { index: -1 },
      { index: 0.5 },
      { index: 2 ** 32 },
      { account: new Uint8Array(31) },
      { account: new Uint8Array(33) },
      { amount: -1n },
      { amount: MAX_AMOUNT + 1n },
    ]) {
      expect(() => leafHash({ ...row(5), ...wrong })).toThrow(RangeError);
      expect(verifyRow(alone, 2 ** 33, { ...row(5), ...wrong }, [])).toBe(false);
    }
    expect(verifyRow(alone, 6, row(5), [new Uint8Array(31)])).toBe(false);
  });

  it('is not an inner node', () => {
    // Second preimage: the children of a node, shown as a row, do not hash to it.
    const [left, right] = leaves(2) as [Hash, Hash];
    const pair = nodeHash(left, right);
    const amount = BigInt(toHex(right.subarray(16)));
    expect(verifyRow(pair, 2, { index: 0, account: left, amount }, [])).toBe(false);
  });
});
