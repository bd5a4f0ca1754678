import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import vectors from '../../../testdata/list.json';
import { fromHex, littleEndian, toHex } from './bytes';
import { Chunk, MAX_CHUNK_LENGTH, MAX_CHUNK_ROWS, type Row, cidOf, digestIn, digestOf, writeChunk } from './chunk';

const rows = (count: number): Row[] =>
  Array.from({ length: count }, (_, i) => ({
    account: new Uint8Array(32).fill(i % 256),
    amount: (1n << 128n) - 1n - BigInt(i),
  }));
const vectorRows: Row[] = vectors.rows.map(({ account, amount }) => ({
  account: fromHex(account, 32)!,
  amount: BigInt(amount),
}));
const read = (bytes: Uint8Array) => {
  const chunk = Chunk.read(bytes);
  if (!chunk.ok) throw new Error(chunk.fault);
  return chunk.value;
};
const fault = (bytes: Uint8Array) => {
  const chunk = Chunk.read(bytes);
  return chunk.ok ? undefined : chunk.fault;
};

describe('a chunk', () => {
  it('has the bytes, digests and identifiers of testdata/list.json', () => {
    for (const { first, rows: count, bytes, sha256, cid } of vectors.chunks) {
      const these = vectorRows.slice(first, first + count);
      const written = writeChunk(vectorRows.length, first, these)!;
      expect(toHex(written)).toBe(bytes);
      expect(toHex(digestOf(written))).toBe(sha256);
      expect(cidOf(digestOf(written))).toBe(cid);
      expect(toHex(digestIn(cid)!)).toBe(sha256);
      const chunk = read(fromHex(bytes)!);
      expect([chunk.leaves, chunk.first, chunk.count]).toEqual([vectorRows.length, first, count]);
      expect([...chunk.rows()]).toEqual(these.map((row, at) => ({ index: first + at, ...row })));
    }
  });

  it('is read as it was written, also from the middle of a buffer', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.bigInt({ min: 0n, max: 2n ** 128n - 1n })),
          {
            minLength: 1,
            maxLength: 20,
          },
        ),
        fc.nat(2 ** 32 - 1),
        fc.nat(2 ** 32 - 1),
        (pairs, leaves, first) => {
          const these = pairs.map(([account, amount]) => ({ account, amount }));
          const written = writeChunk(leaves, first, these)!;
          const within = new Uint8Array(written.length + 10);
          within.set(written, 7);
          const chunk = read(within.subarray(7, 7 + written.length));
          expect([chunk.leaves, chunk.first]).toEqual([leaves, first]);
          expect([...chunk.rows()].map(({ account, amount }) => ({ account, amount }))).toEqual(these);
        },
      ),
    );
  });

  it('holds 21,845 rows and no byte more', () => {
    const largest = writeChunk(50_000, 7, rows(MAX_CHUNK_ROWS))!;
    expect([MAX_CHUNK_ROWS, largest.length]).toEqual([21_845, MAX_CHUNK_LENGTH]);
    expect(read(largest).row(21_844)).toEqual(rows(MAX_CHUNK_ROWS)[21_844]);
    expect(writeChunk(50_000, 7, [])).toBeUndefined();
    expect(writeChunk(50_000, 7, rows(MAX_CHUNK_ROWS + 1))).toBeUndefined();
    const longer = new Uint8Array(largest.length + 48);
    longer.set(largest);
    longer.set(littleEndian(MAX_CHUNK_ROWS + 1, 4), 12);
    expect(fault(longer)).toBe('length');
  });

  it('is refused when it is cut, longer, of another format, or lies about its rows', () => {
    const good = writeChunk(9, 0, rows(2))!;
    for (let at = 0; at < 4; at += 1) {
      expect(fault(good.subarray(0, at))).toBe('format');
      expect(fault(good.map((byte, place) => (place === at ? byte ^ 1 : byte)))).toBe('format');
    }
    for (let at = 4; at < good.length; at += 1) expect(fault(good.subarray(0, at)), `${at} bytes`).toBe('length');
    expect(fault(Uint8Array.of(...good, 0))).toBe('length');
    for (const [count, why] of [
      [0, 'empty'],
      [1, 'length'],
      [3, 'length'],
      [2 ** 32 - 1, 'length'],
    ] as const) {
      const other = good.slice();
      other.set(littleEndian(count, 4), 12);
      expect(fault(other), `${count} rows`).toBe(why);
    }
  });

  it('is taken from others only as what is wanted', () => {
    const bytes = writeChunk(10, 4, rows(3))!;
    const wanted = { digest: digestOf(bytes), leaves: 10, first: 4, rows: 3 };
    expect(Chunk.open(bytes, wanted).ok).toBe(true);
    for (const [other, why] of [
      [{ leaves: 11 }, 'rows'],
      [{ first: 5 }, 'rows'],
      [{ rows: 2 }, 'rows'],
      [{ digest: new Uint8Array(32) }, 'digest'],
    ] as const) {
      expect(Chunk.open(bytes, { ...wanted, ...other })).toEqual({ ok: false, fault: why });
    }
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
        const altered = bytes.map((byte, at) => (at === place ? byte ^ change : byte));
        expect(Chunk.open(altered, wanted)).toEqual({ ok: false, fault: 'digest' });
      }),
    );
    // What is not a chunk although it has the digest, and what is too long to be hashed.
    const text = new TextEncoder().encode('not a chunk');
    expect(Chunk.open(text, { ...wanted, digest: digestOf(text) })).toEqual({ ok: false, fault: 'format' });
    expect(Chunk.open(new Uint8Array(MAX_CHUNK_LENGTH + 1), wanted)).toEqual({ ok: false, fault: 'length' });
  });

  it('gives all rows of an account, wherever they are', () => {
    const [a, b, c] = rows(3) as [Row, Row, Row];
    const chunk = read(writeChunk(100, 50, [a, b, a, c, { ...a, amount: 5n }])!);
    expect(chunk.rowsOf(a.account)).toEqual([
      { index: 50, ...a },
      { index: 52, ...a },
      { index: 54, account: a.account, amount: 5n },
    ]);
    expect(chunk.rowsOf(new Uint8Array(32).fill(9))).toEqual([]);
    expect(chunk.rowsOf(a.account.subarray(1))).toEqual([]);
    for (const place of [-1, 0.5, 5]) expect(chunk.row(place)).toBeUndefined();
  });

  it('is not written of what does not fit', () => {
    const [row] = rows(1) as [Row];
    for (const leaves of [-1, 0.5, 2 ** 32]) expect(() => writeChunk(leaves, 0, [row])).toThrow(RangeError);
    for (const wrong of [{ amount: -1n }, { amount: 1n << 128n }, { account: new Uint8Array(31) }]) {
      expect(() => writeChunk(1, 0, [{ ...row, ...wrong }])).toThrow(RangeError);
    }
  });
});

describe('a content identifier', () => {
  /** From the tests of another system that stores content by such identifiers. */
  it('is that of other systems', () => {
    const text = 'Hello, Bulletin with PAPI - Fri Nov 21 2025 11:09:18 GMT+0000';
    const cid = 'bafkreig5pw2of63kmkldboh6utfovo3o3czig4yj7eb2ragxwca4c4jlke';
    expect(cidOf(digestOf(new TextEncoder().encode(text)))).toBe(cid);
  });

  it('is refused unless it is that of a chunk', () => {
    const { cid } = vectors.chunks[0]!;
    for (const other of [
      '',
      cid.slice(1),
      cid.slice(0, -1),
      `${cid}a`,
      cid.toUpperCase(),
      // Bits that belong to no byte.
      `${cid.slice(0, -1)}b`,
      vectors.ipfs.cid,
      'QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnSDiN'.padEnd(59, 'a'),
    ]) {
      expect(digestIn(other), other).toBeUndefined();
    }
  });
});
