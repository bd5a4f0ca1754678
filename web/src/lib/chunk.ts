/**
 * The chunks in which a list is stored in the chain: rows in binary, as `primitives/src/chunk.rs` and section 17 of
 * `docs/design.md` have them. Integers are little-endian.
 *
 * | offset | length | content |
 * |---|---|---|
 * | 0 | 3 | the letters `DLC` |
 * | 3 | 1 | version of the format, 1 |
 * | 4 | 4 | number of rows of the whole list |
 * | 8 | 4 | number of the first row of this chunk, from 0 |
 * | 12 | 4 | number of rows of this chunk, at least 1 |
 * | 16 | 48 each | the rows: 32 bytes of account, 16 of amount in the asset's smallest unit |
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { base32nopad } from '@scure/base';
import { concat, equal } from './bytes';
import { type Result, bad, good } from './result';

const MAGIC = Uint8Array.of(0x44, 0x4c, 0x43, 1);
const HEADER = 16;
const ROW = 48;
/** Maximum length of a chunk, in bytes. */
export const MAX_CHUNK_LENGTH = 2 ** 20;
/** Maximum number of rows of a chunk. */
export const MAX_CHUNK_ROWS = (MAX_CHUNK_LENGTH - HEADER) / ROW;

/** The codec of content that is bytes and no more, in a content identifier. */
const RAW = 0x55;
/** What every content identifier of a chunk begins with: version 1, the codec, sha2-256, 32 bytes. */
const CID_HEAD = Uint8Array.of(1, RAW, 0x12, 32);

/**
 * Why bytes are not the chunk that was wanted: they have another digest, do not begin as a chunk does, are longer or
 * shorter than it says, have no rows, or have other rows of the list, or another list's.
 */
export type ChunkFault = 'digest' | 'format' | 'length' | 'empty' | 'rows';

/** A row of a list: 32 bytes of account, and the amount in smallest units. */
export interface Row {
  readonly account: Uint8Array;
  readonly amount: bigint;
}

/** Where a chunk lies in its list. */
export interface Cut {
  /** Number of its first row, from 0. */
  readonly first: number;
  /** Number of its rows. */
  readonly rows: number;
}

/** What the chain says of a chunk. */
export interface Wanted extends Cut {
  /** Its sha2-256 digest. */
  readonly digest: Uint8Array;
  /** Number of rows of the whole list. */
  readonly leaves: number;
}

/** A chunk, read from its bytes. */
export class Chunk {
  private constructor(
    /** Number of rows of the whole list. */
    readonly leaves: number,
    /** Number of the first row of this chunk. */
    readonly first: number,
    /** The rows, 48 bytes each. */
    private readonly bytes: Uint8Array,
  ) {}

  /** Reads a chunk from all of `bytes`. Its rows are looked up there, so the bytes must not change. */
  static read(bytes: Uint8Array): Result<Chunk, Exclude<ChunkFault, 'digest' | 'rows'>> {
    if (!equal(bytes.subarray(0, MAGIC.length), MAGIC)) return bad('format');
    if (bytes.length < HEADER) return bad('length');
    const view = new DataView(bytes.buffer, bytes.byteOffset, HEADER);
    const [leaves, first, count] = [4, 8, 12].map((at) => view.getUint32(at, true)) as [number, number, number];
    if (count === 0) return bad('empty');
    if (bytes.length !== HEADER + ROW * count || bytes.length > MAX_CHUNK_LENGTH) return bad('length');
    return good(new Chunk(leaves, first, bytes.subarray(HEADER)));
  }

  /** Reads a chunk that anybody may have sent: only as what is wanted. */
  static open(bytes: Uint8Array, wanted: Wanted): Result<Chunk, ChunkFault> {
    if (bytes.length > MAX_CHUNK_LENGTH) return bad('length');
    if (!equal(digestOf(bytes), wanted.digest)) return bad('digest');
    const read = Chunk.read(bytes);
    if (!read.ok) return read;
    const { leaves, first, count } = read.value;
    if (leaves !== wanted.leaves || first !== wanted.first || count !== wanted.rows) return bad('rows');
    return read;
  }

  /** Number of its rows. */
  get count(): number {
    return this.bytes.length / ROW;
  }

  /** The row at a place in the chunk, from 0; `undefined` past its end. */
  row(place: number): Row | undefined {
    if (!Number.isInteger(place) || place < 0 || place >= this.count) return undefined;
    const at = ROW * place;
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset + at + 32, 16);
    const amount = view.getBigUint64(0, true) | (view.getBigUint64(8, true) << 64n);
    return { account: this.bytes.slice(at, at + 32), amount };
  }

  /** All rows, with their numbers in the list. */
  *rows(): Generator<Row & { readonly index: number }> {
    for (let place = 0; place < this.count; place += 1) {
      const row = this.row(place);
      if (row !== undefined) yield { index: this.first + place, ...row };
    }
  }

  /** The rows of an account, with their numbers in the list, whatever order the rows are in. */
  rowsOf(account: Uint8Array): (Row & { readonly index: number })[] {
    const found = [];
    for (let place = 0; place < this.count; place += 1) {
      const at = ROW * place;
      if (!equal(this.bytes.subarray(at, at + 32), account)) continue;
      const row = this.row(place);
      if (row !== undefined) found.push({ index: this.first + place, ...row });
    }
    return found;
  }
}

/**
 * Writes the rows from `first` on of a list of `leaves` rows. `undefined` if there are none, or more than a chunk holds.
 *
 * @throws RangeError if a number or an amount does not fit its field.
 */
export function writeChunk(leaves: number, first: number, rows: readonly Row[]): Uint8Array | undefined {
  if (rows.length === 0 || rows.length > MAX_CHUNK_ROWS) return undefined;
  const bytes = new Uint8Array(HEADER + ROW * rows.length);
  const view = new DataView(bytes.buffer);
  bytes.set(MAGIC);
  for (const [place, number] of [leaves, first, rows.length].entries()) {
    if (!Number.isInteger(number) || number < 0 || number >= 2 ** 32)
      throw new RangeError(`${number} is not of 32 bits`);
    view.setUint32(4 + 4 * place, number, true);
  }
  for (const [place, { account, amount }] of rows.entries()) {
    if (account.length !== 32 || amount < 0n || amount >> 128n !== 0n) throw new RangeError('no row of a list');
    const at = HEADER + ROW * place;
    bytes.set(account, at);
    view.setBigUint64(at + 32, amount & 0xffff_ffff_ffff_ffffn, true);
    view.setBigUint64(at + 40, amount >> 64n, true);
  }
  return bytes;
}

/** The sha2-256 digest of a chunk. */
export function digestOf(bytes: Uint8Array): Uint8Array {
  return sha256(bytes);
}

/** The content identifier of a chunk with this digest: version 1, codec raw, sha2-256, base32 in lower case. */
export function cidOf(digest: Uint8Array): string {
  return `b${base32nopad.encode(concat(CID_HEAD, digest)).toLowerCase()}`;
}

/** The digest in the content identifier of a chunk; `undefined` if it is another kind of identifier, or none. */
export function digestIn(cid: string): Uint8Array | undefined {
  // 36 bytes in base32, after the letter that says so.
  if (!/^b[a-z2-7]{58}$/.test(cid)) return undefined;
  let bytes;
  try {
    bytes = base32nopad.decode(cid.slice(1).toUpperCase());
  } catch {
    // The last letter has bits that belong to no byte.
    return undefined;
  }
  return equal(bytes.subarray(0, CID_HEAD.length), CID_HEAD) ? bytes.slice(CID_HEAD.length) : undefined;
}
