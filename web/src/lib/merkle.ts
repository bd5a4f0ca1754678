/**
 * The Merkle format of a distribution list: `StandardMerkleTree` of `@openzeppelin/merkle-tree` over
 * `(uint256 index, bytes32 account, uint256 amount)`, as `primitives/src/merkle.rs` and section 4 of `docs/design.md`
 * have it.
 *
 * - leaf: `keccak256(keccak256(row))`, the row being three 32-byte words, numbers big-endian;
 * - node: `keccak256` of the pair, the lower first;
 * - layout: an array of `2n - 1` hashes, root first; the children of `i` are `2i + 1` and `2i + 2`; in a tree in row
 *   order (`{ sortLeaves: false }`) the leaf of row `r` lies at `2n - 2 - r`.
 *
 * Positions reach 2^32, so no bitwise operators here: those of JavaScript are of 32 bits with a sign.
 */
import { keccak_256 } from '@noble/hashes/sha3.js';
import { compare, equal } from './bytes';

/** 32 bytes. */
export type Hash = Uint8Array;

/** The root of a subtree, and its position in the tree's array. */
export interface Peak {
  readonly position: number;
  readonly hash: Hash;
}

/** A row of a list: its number from 0, the 32 bytes of the account, the amount in smallest units. */
export interface ProvenRow {
  readonly index: number;
  readonly account: Uint8Array;
  readonly amount: bigint;
}

/** Maximum length of a proof, in hashes: enough for 2^32 rows. */
export const MAX_PROOF_LENGTH = 32;
/** The largest amount, in smallest units. */
export const MAX_AMOUNT = (1n << 128n) - 1n;
/** Rows of the largest tree that can be built. */
export const MAX_LEAVES = 2 ** 31;

/**
 * Hash of a row.
 *
 * @throws RangeError if the index is not of 32 bits, the account not of 32 bytes or the amount not of 128 bits.
 */
export function leafHash({ index, account, amount }: ProvenRow): Hash {
  if (!isRow({ index, account, amount })) throw new RangeError('no row of a list');
  const row = new Uint8Array(96);
  const view = new DataView(row.buffer);
  view.setUint32(28, index);
  row.set(account, 32);
  view.setBigUint64(80, amount >> 64n);
  view.setBigUint64(88, amount & 0xffff_ffff_ffff_ffffn);
  return keccak_256(keccak_256(row));
}

function isRow({ index, account, amount }: ProvenRow): boolean {
  const numbered = Number.isInteger(index) && index >= 0 && index < 2 ** 32;
  return numbered && account.length === 32 && amount >= 0n && amount <= MAX_AMOUNT;
}

/** Hash of an inner node: its children in ascending order. */
export function nodeHash(a: Hash, b: Hash): Hash {
  const pair = new Uint8Array(64);
  const ordered = compare(a, b) <= 0;
  pair.set(ordered ? a : b, 0);
  pair.set(ordered ? b : a, 32);
  return keccak_256(pair);
}

/** The root computed from a leaf and its proof, the leaf's sibling first. */
export function rootFromProof(leaf: Hash, proof: readonly Hash[]): Hash {
  return proof.reduce(nodeHash, leaf);
}

/**
 * Whether the proof proves that the row is in the tree of `leaves` rows with this root. As the chain does, it refuses a
 * proof of more than 32 hashes and a row whose number is not below `leaves`.
 */
export function verifyRow(root: Hash, leaves: number, row: ProvenRow, proof: readonly Hash[]): boolean {
  if (!isRow(row) || row.index >= leaves || proof.length > MAX_PROOF_LENGTH) return false;
  if (proof.some((hash) => hash.length !== 32)) return false;
  return equal(rootFromProof(leafHash(row), proof), root);
}

/** Position of the sibling of a node that is not the root: odd positions are left children. */
function siblingOf(position: number): number {
  return position % 2 === 1 ? position + 1 : position - 1;
}

function parentOf(position: number): number {
  return Math.floor((position - 1) / 2);
}

/** Positions of the nodes beside the way from a node to the root, from its sibling upwards. */
function path(position: number): number[] {
  const beside = [];
  for (let at = position; at > 0; at = parentOf(at)) beside.push(siblingOf(at));
  return beside;
}

/**
 * A tree in row order of which some nodes are known: what proves a row without the whole list. Nobody has checked the
 * nodes, so whatever follows from them has to be checked against the root ({@link verifyRow}).
 */
export class PartialTree {
  private readonly known = new Map<number, Hash>();

  constructor(private readonly leaves: number) {}

  /** Adds a node. */
  add({ position, hash }: Peak): void {
    this.known.set(position, hash);
  }

  /** Adds a row by its leaf hash. */
  addLeaf(row: number, leaf: Hash): void {
    this.known.set(this.last() - row, leaf);
  }

  /** The proof of a row, from the leaf's sibling upwards; `undefined` if too little is known. */
  proof(row: number): Hash[] | undefined {
    if (!Number.isInteger(row) || row < 0 || row >= this.leaves) return undefined;
    const proof = [];
    for (const position of path(this.last() - row)) {
      const hash = this.node(position);
      if (hash === undefined) return undefined;
      proof.push(hash);
    }
    return proof;
  }

  /** Position of the last node, the leaf of the first row. */
  private last(): number {
    return 2 * (this.leaves - 1);
  }

  /** The node at a position, if it is known or follows from those that are. It is remembered for the next proof. */
  private node(position: number): Hash | undefined {
    const known = this.known.get(position);
    const left = 2 * position + 1;
    if (known !== undefined || left >= this.last()) return known;
    const a = this.node(left);
    const b = a === undefined ? undefined : this.node(left + 1);
    if (a === undefined || b === undefined) return undefined;
    const hash = nodeHash(a, b);
    this.known.set(position, hash);
    return hash;
  }
}

/**
 * A list that is folded to its root as the rows come, in row order: a page can check a list of a million rows with a few
 * dozen hashes in memory.
 */
export class Fold {
  /** Subtrees whose siblings are still to come, by position. */
  private readonly pending = new Map<number, Hash>();
  private next = 0;

  /**
   * Begins a list of so many rows.
   *
   * @throws RangeError if there are none, or more than 2^31.
   */
  constructor(readonly leaves: number) {
    if (!Number.isInteger(leaves) || leaves < 1 || leaves > MAX_LEAVES)
      throw new RangeError('a list has 1 to 2^31 rows');
  }

  /** The number of the row that comes next. */
  get nextRow(): number {
    return this.next;
  }

  /** Adds the next row by its leaf hash; `false` if all rows are there already. */
  push(leaf: Hash): boolean {
    if (this.next >= this.leaves) return false;
    let position = 2 * (this.leaves - 1) - this.next;
    let hash = leaf;
    while (position > 0) {
      const beside = siblingOf(position);
      const sibling = this.pending.get(beside);
      if (sibling === undefined) break;
      this.pending.delete(beside);
      hash = nodeHash(hash, sibling);
      position = parentOf(position);
    }
    this.pending.set(position, hash);
    this.next += 1;
    return true;
  }

  /** The subtrees that the rows so far make. */
  peaks(): Peak[] {
    return [...this.pending].map(([position, hash]) => ({ position, hash }));
  }

  /** The root, once all rows are there. */
  root(): Hash | undefined {
    return this.next === this.leaves ? this.pending.get(0) : undefined;
  }
}
