// Lists that are stored in the chain: finds the rows of an account, and proves them. Nothing that a node sends is taken for
// true: a chunk has the digest that the chain names, and its rows lead to the root in the round's terms.

import { type Hex, fromHex, toHex } from '../lib/bytes';
import { Chunk, cidOf } from '../lib/chunk';
import { type ChunkPath, entitlements } from '../lib/entitlement';
import type { Peak } from '../lib/merkle';
import { isArranged } from '../lib/order';
import { isAbsent, isWhole } from './absence';
import { account, allStored, rpc, runtime, stored } from './calls';
import type { Link } from './connection';
import type { Evidence, List } from './model';
import { Unreadable, amount, bytes, field, hex, list, number, option } from './reading';

export async function listOf(link: Link, id: number): Promise<List | null> {
  return option(await stored(link, 'Lists', 'Lists', id), (value) => ({
    id,
    owner: account(field(value, 'owner')),
    rows: number(field(value, 'rows')),
    chunks: number(field(value, 'chunks')),
    stored: number(field(value, 'stored')),
    total: amount(field(value, 'total')),
    largest: list(field(value, 'largest')).map(amount),
    root: option(field(value, 'root'), hex),
  }));
}

function readPeak(value: unknown): Peak {
  return { position: number(field(value, 'position')), hash: bytes(field(value, 'hash')) };
}

function readPath(value: unknown): ChunkPath {
  return {
    digest: bytes(field(value, 'digest')),
    first: number(field(value, 'first')),
    rows: number(field(value, 'rows')),
    beside: list(field(value, 'beside')).map(readPeak),
  };
}

/** The chunks that can have rows of an account; null if the publisher has kept an order of rows of his own. */
async function pathsTo(link: Link, id: number, who: Hex): Promise<ChunkPath[] | null> {
  return option(await runtime(link, 'ListsApi', 'chunk_paths', id, who), (paths) => list(paths).map(readPath));
}

/** All chunks of a list, each with the nodes that lead from its rows to the root. */
async function allPaths(link: Link, id: number): Promise<ChunkPath[]> {
  const entries = await allStored(link, 'Lists', 'Chunks', id);
  const cut = entries.map(({ value }) => {
    const stored = field(value, 'stored');
    return {
      digest: bytes(field(value, 'digest')),
      first: number(field(stored, 'first')),
      rows: number(field(stored, 'rows')),
      peaks: list(field(stored, 'peaks')).map(readPeak),
    };
  });
  cut.sort((a, b) => a.first - b.first);
  // They are the same for all, so one of them has them.
  const every = cut.flatMap(({ peaks }) => peaks);
  return cut.map(({ digest, first, rows: count }, place) => ({
    digest,
    first,
    rows: count,
    beside: place === 0 ? every : [],
  }));
}

/** Codes with which a node says that it does not have what it is asked for, or does not know the question. */
function isAnswer(error: unknown): boolean {
  return error instanceof Error && error.name === 'RpcError';
}

/** The chunk with this digest from the node; null if it does not keep it. Nobody has checked it. */
async function fetchChunk(link: Link, digest: Uint8Array): Promise<Uint8Array | null> {
  let answer: unknown;
  try {
    answer = await rpc(link, 'bitswap_v1_get', [cidOf(digest)]);
  } catch (error) {
    if (isAnswer(error)) return null;
    throw error;
  }
  if (typeof answer !== 'string') throw new Unreadable('expected a chunk');
  const chunk = fromHex(answer.startsWith('0x') ? answer : `0x${answer}`);
  if (!chunk) throw new Unreadable('expected a chunk in hexadecimal');
  return chunk;
}

/** What was looked at to find the rows of an account. */
export interface Searched {
  /** Bytes that were fetched. */
  bytes: number;
  chunks: number;
}

/** How it was proven that an account is not in a list: by all rows, or by those around its place if rows are in order. */
export type Proven = 'place' | 'whole';

export type Found =
  /** Its rows. Unless `others` is null, the list is in an order of its own, and any of so many chunks can have more. */
  | { kind: 'rows'; rows: Evidence[]; searched: Searched; others: number | null }
  /** The account is not in the list. Null if nothing but the node's word says so. */
  | { kind: 'none'; proven: Proven | null; searched: Searched }
  /** The rows are not in the order of accounts: any of so many chunks can have those of the account. */
  | { kind: 'unordered'; chunks: number }
  /** The node does not keep the chunks. */
  | { kind: 'not-kept'; cid: string }
  /** What the node sent is not what the chain says, or does not lead to the root. */
  | { kind: 'false'; what: 'chunk' | 'root' };

/** Where to look: a list, the root and the number of rows in the terms of the round that pays by it. */
export interface Place {
  list: number;
  root: Hex;
  leaves: number;
}

/** The rows of these chunks, one after another. */
function* rowsIn(chunks: readonly Uint8Array[]): Generator<{ readonly account: Uint8Array }> {
  for (const bytes of chunks) {
    const chunk = Chunk.read(bytes);
    if (chunk.ok) yield* chunk.value.rows();
  }
}

/**
 * The rows of an account in a list, each with its proof. Fetches the chunk that can have them, or all if `all`: for
 * lists whose rows are in an order of their own. The only chunk of a list is fetched in any case, and is all of it.
 */
export async function findRows(link: Link, place: Place, who: Hex, all = false): Promise<Found> {
  let paths = all ? await allPaths(link, place.list) : await pathsTo(link, place.list, who);
  const count = async (): Promise<number> => (await listOf(link, place.list))?.chunks ?? 0;
  // The account would be before the first row.
  if (paths?.length === 0 && !all && (await count()) === 1) paths = await allPaths(link, place.list);
  const [root, owner] = [fromHex(place.root, 32), fromHex(who, 32)];
  if (!root || !owner) throw new Unreadable('expected a root and an account');
  if (paths === null) return { kind: 'unordered', chunks: await count() };
  const everywhere = all || (paths.length === 1 && paths[0]?.rows === place.leaves);
  const chunks: Uint8Array[] = [];
  for (const path of paths) {
    const chunk = await fetchChunk(link, path.digest);
    if (chunk === null) return { kind: 'not-kept', cid: cidOf(path.digest) };
    chunks.push(chunk);
  }
  const searched = { bytes: chunks.reduce((sum, chunk) => sum + chunk.length, 0), chunks: chunks.length };
  const list = { root, rows: place.leaves };
  const found = entitlements(list, owner, paths, chunks);
  if (!found.ok) return { kind: 'false', what: found.fault.kind };
  const others = everywhere || isArranged(rowsIn(chunks)) ? null : await count();
  if (found.value.length > 0) {
    const rows = found.value.map(({ index, amount: units, proof }): Evidence => ({
      kind: 'merkle',
      index,
      amount: units,
      proof: proof.map(toHex),
    }));
    return { kind: 'rows', rows, searched, others };
  }
  if (others !== null) return { kind: 'unordered', chunks: others };
  if (!everywhere) return { kind: 'none', proven: isAbsent(list, owner, paths, chunks) ? 'place' : null, searched };
  // In an order of their own, rows beside one another say nothing about the others.
  return (await isWhole(list, chunks)) ? { kind: 'none', proven: 'whole', searched } : { kind: 'false', what: 'root' };
}
