// The chunks of lists that are stored in the chain, built byte by byte from the documented layout.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { hexToU8a, stringToU8a, u8aToHex } from '@polkadot/util';

const HEADER = 16;
const ROW = 48;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

/** The rows from `first` on of a list of `leaves` rows `[account in hex, amount]`, as bytes. */
export function chunk(leaves, first, rows) {
  const bytes = new Uint8Array(HEADER + ROW * rows.length);
  const view = new DataView(bytes.buffer);
  bytes.set(stringToU8a('DLC'));
  bytes[3] = 1;
  [leaves, first, rows.length].forEach((number, place) => view.setUint32(4 + 4 * place, number, true));
  rows.forEach(([account, amount], row) => {
    const at = HEADER + ROW * row;
    bytes.set(hexToU8a(account), at);
    view.setBigUint64(at + 32, BigInt(amount) & 0xffff_ffff_ffff_ffffn, true);
    view.setBigUint64(at + 40, BigInt(amount) >> 64n, true);
  });
  return bytes;
}

/** A list in chunks of `size` rows that end where subtrees of its tree end: only the first and the last are shorter. */
export function chunks(rows, size) {
  const cut = [];
  for (let first = 0; first < rows.length;) {
    const odd = first === 0 ? (2 * rows.length) % size : 0;
    const end = Math.min(rows.length, first + (odd || size));
    cut.push(chunk(rows.length, first, rows.slice(first, end)));
    first = end;
  }
  return cut;
}

/** The rows `[account in hex, amount]` of a list whose chunks follow one another in `file`. */
export function listIn(file) {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const rows = [];
  let leaves;
  for (let at = 0; at < file.length;) {
    assert.deepEqual([...file.subarray(at, at + 4)], [...stringToU8a('DLC'), 1]);
    const [all, first, count] = [4, 8, 12].map((place) => view.getUint32(at + place, true));
    leaves ??= all;
    assert.deepEqual([all, first], [leaves, rows.length]);
    at += HEADER;
    for (const end = at + ROW * count; at < end; at += ROW) {
      const amount = view.getBigUint64(at + 32, true) + (view.getBigUint64(at + 40, true) << 64n);
      rows.push([u8aToHex(file.subarray(at, at + 32)), amount]);
    }
  }
  assert.equal(rows.length, leaves);
  return rows;
}

const sha256 = (bytes) => createHash('sha256').update(bytes).digest();

/** The sha2-256 digest of a chunk. */
export const digest = (bytes) => u8aToHex(sha256(bytes));

/** The content identifier of a chunk: version 1, codec raw, sha2-256, in base32. */
export function cid(bytes) {
  let [text, rest, bits] = ['b', 0, 0];
  for (const byte of [1, 0x55, 0x12, 32, ...sha256(bytes)]) {
    rest = (rest << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += LETTERS[(rest >> (bits - 5)) & 31];
    rest &= 31;
  }
  return bits > 0 ? text + LETTERS[(rest << (5 - bits)) & 31] : text;
}
