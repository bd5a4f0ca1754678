/**
 * What an account has in a list that is stored in the chain, proven: as `distribution list proof` does it. The chain
 * says which chunks can have the account's rows, with their digests and the nodes that lead from there to the root;
 * anybody may have sent the chunks. What does not lead to the root is not given out.
 */
import { Chunk, type Cut } from './chunk';
import { type Hash, PartialTree, type Peak, type ProvenRow, leafHash, verifyRow } from './merkle';
import { type Result, bad, good } from './result';

/** A chunk as `ListsApi.chunk_paths` names it. */
export interface ChunkPath extends Cut {
  /** Its sha2-256 digest. */
  readonly digest: Uint8Array;
  /** The nodes beside the ways from its subtrees to the root. */
  readonly beside: readonly Peak[];
}

/** A row with its proof: the evidence of a claim. */
export interface Entitlement extends ProvenRow {
  readonly proof: readonly Hash[];
}

/** The list, as the chain has it. */
export interface VerifiedList {
  readonly root: Hash;
  /** Number of rows. */
  readonly rows: number;
}

/** Why nothing is given out: the chunk is not the one the chain names, or the nodes do not lead to the root. */
export type ProofFault =
  { readonly kind: 'chunk'; readonly chunk: number; readonly why: string } | { readonly kind: 'root' };

/** Reads the chunks that have been fetched, in the order of `paths`. */
function opened(
  list: VerifiedList,
  paths: readonly ChunkPath[],
  chunks: readonly Uint8Array[],
): Result<Chunk[], ProofFault> {
  const read = [];
  for (const [place, { digest, first, rows }] of paths.entries()) {
    const bytes = chunks[place];
    if (bytes === undefined) return bad({ kind: 'chunk', chunk: place, why: 'missing' });
    const chunk = Chunk.open(bytes, { digest, first, rows, leaves: list.rows });
    if (!chunk.ok) return bad({ kind: 'chunk', chunk: place, why: chunk.fault });
    read.push(chunk.value);
  }
  return good(read);
}

/**
 * The rows of an account, each with its proof, from the chunks that can have them. An empty answer means that the account
 * is not in the list, if the rows are in the order of accounts in state and the chain named these chunks.
 */
export function entitlements(
  list: VerifiedList,
  account: Uint8Array,
  paths: readonly ChunkPath[],
  chunks: readonly Uint8Array[],
): Result<Entitlement[], ProofFault> {
  const read = opened(list, paths, chunks);
  if (!read.ok) return read;
  const tree = new PartialTree(list.rows);
  for (const { beside } of paths) beside.forEach((node) => tree.add(node));
  const found: ProvenRow[] = [];
  for (const chunk of read.value) {
    const own = chunk.rowsOf(account);
    if (own.length === 0) continue;
    found.push(...own);
    for (const row of chunk.rows()) tree.addLeaf(row.index, leafHash(row));
  }
  const proven = [];
  for (const row of found) {
    const proof = tree.proof(row.index);
    if (proof === undefined || !verifyRow(list.root, list.rows, row, proof)) return bad({ kind: 'root' });
    proven.push({ ...row, proof });
  }
  return good(proven);
}
