// Proves that an account is not in a list: a node could hide its rows by naming another chunk.

import { compare, equal } from '../lib/bytes';
import { Chunk } from '../lib/chunk';
import type { ChunkPath, VerifiedList } from '../lib/entitlement';
import { Fold, PartialTree, type ProvenRow, leafHash, verifyRow } from '../lib/merkle';
import { isArranged, placeOf } from '../lib/order';

/**
 * Whether these chunks show that an account is not in the list: rows that follow one another, both proven, and the account's
 * place lies between theirs, or before the first or behind the last row of the list. Holds for lists whose rows are in the
 * order of accounts in state. Nobody can prove of a list that all of them are; rows here that are not show the contrary.
 */
export function isAbsent(
  list: VerifiedList,
  account: Uint8Array,
  paths: readonly ChunkPath[],
  chunks: readonly Uint8Array[],
): boolean {
  const tree = new PartialTree(list.rows);
  const rows: ProvenRow[] = [];
  for (const [number, { beside, digest, first, rows: count }] of paths.entries()) {
    const chunk = Chunk.open(chunks[number] ?? new Uint8Array(), { digest, first, rows: count, leaves: list.rows });
    if (!chunk.ok) return false;
    beside.forEach((node) => tree.add(node));
    for (const row of chunk.value.rows()) {
      rows.push(row);
      tree.addLeaf(row.index, leafHash(row));
    }
  }
  if (!isArranged(rows)) return false;
  const place = placeOf(account);
  const side = (row: ProvenRow): number => compare(placeOf(row.account), place);
  const after = rows.findIndex((row) => side(row) > 0);
  const [left, right] = after < 0 ? [rows.at(-1), undefined] : [rows[after - 1], rows[after]];
  const proven = (row: ProvenRow): boolean => {
    const proof = tree.proof(row.index);
    return proof !== undefined && verifyRow(list.root, list.rows, row, proof);
  };
  if (left && side(left) >= 0) return false;
  if (left && right) return right.index === left.index + 1 && proven(left) && proven(right);
  if (left) return left.index === list.rows - 1 && proven(left);
  if (right) return right.index === 0 && proven(right);
  return false;
}

/** How long the page may not answer, in milliseconds. */
const BUSY = 50;

/**
 * Whether these chunks are the whole list: their rows, one after another, have its root. Then an account that is in none of
 * them is not in the list, whatever order its rows are in. A million rows take half a minute, in which the page answers.
 */
export async function isWhole(list: VerifiedList, chunks: readonly Uint8Array[]): Promise<boolean> {
  const fold = new Fold(list.rows);
  let since = performance.now();
  for (const bytes of chunks) {
    const chunk = Chunk.read(bytes);
    if (!chunk.ok || chunk.value.leaves !== list.rows || chunk.value.first !== fold.nextRow) return false;
    for (const row of chunk.value.rows()) fold.push(leafHash(row));
    if (performance.now() - since < BUSY) continue;
    await new Promise((resolve) => setTimeout(resolve));
    since = performance.now();
  }
  const root = fold.root();
  return root !== undefined && equal(root, list.root);
}
