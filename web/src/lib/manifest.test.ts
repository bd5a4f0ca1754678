import { describe, expect, it } from 'vitest';
import { readManifest } from './manifest';

/** As `ManifestFile::write` of the Rust client writes it. */
const manifest = {
  root: `0x${'01'.repeat(32)}`,
  rows: 3,
  total: '70',
  cid: 'bafy',
  order: 'rows',
  leaf_encoding: ['uint256', 'bytes32', 'uint256'],
};
const written = (changes: Record<string, unknown> = {}) => `${JSON.stringify({ ...manifest, ...changes }, null, 2)}\n`;
const fault = (text: string) => {
  const read = readManifest(text);
  return read.ok ? undefined : [read.fault.key, read.fault.values?.['name']];
};

describe('a manifest', () => {
  it('is read as the command line writes it', () => {
    const { root, rows, cid } = manifest;
    expect(readManifest(written())).toEqual({ ok: true, value: { root, rows, total: 70n, cid, order: 'rows' } });
    expect(readManifest(written({ order: undefined }))).toMatchObject({ value: { order: 'sorted' } });
    expect(readManifest(written({ root: `0x${'AB'.repeat(32)}` }))).toMatchObject({
      value: { root: `0x${'ab'.repeat(32)}` },
    });
    // Of a later version.
    expect(readManifest(written({ decimals: 12 }))).toMatchObject({ ok: true });
    const most = (2n ** 128n - 1n).toString();
    expect(readManifest(written({ total: most, cid: '' }))).toMatchObject({ value: { total: 2n ** 128n - 1n } });
  });

  it('is refused when a field is another', () => {
    for (const [name, values] of Object.entries({
      root: [
        undefined,
        null,
        1,
        '',
        '0x',
        '01'.repeat(32),
        `0x${'01'.repeat(33)}`,
        `0x${'0g'.repeat(32)}`,
        [manifest.root],
      ],
      rows: [undefined, null, '3', 0, -1, 1.5, 2 ** 31 + 1, 1e300, [3]],
      total: [
        undefined,
        null,
        70,
        '',
        '-1',
        '1.5',
        '1e3',
        '070',
        ' 70',
        '0x46',
        (2n ** 128n).toString(),
        '9'.repeat(10_000),
      ],
      cid: [undefined, null, 7, 'a/../b', 'javascript:alert(1)', 'a b', '<b>', 'a'.repeat(97)],
      order: [null, 'shuffled', 'Rows', 1],
      leaf_encoding: [undefined, null, 'uint256', {}],
    })) {
      for (const [at, value] of values.entries()) {
        expect(fault(written({ [name]: value })), `${name} ${at}`).toEqual(['manifest.field', name]);
      }
    }
    for (const encoding of [
      [],
      ['uint256', 'bytes32'],
      ['uint256', 'address', 'uint256'],
      [...manifest.leaf_encoding, 'x'],
    ]) {
      expect(fault(written({ leaf_encoding: encoding }))).toEqual(['manifest.encoding', undefined]);
    }
  });

  it('is refused when it is none, or written to deceive', () => {
    for (const text of ['[]', '1', 'null', '"manifest"']) expect(fault(text)).toEqual(['manifest.object', undefined]);
    expect(fault('{')).toEqual(['json.syntax', undefined]);
    expect(fault(written().replace('"rows": 3', '"rows": 3, "rows": 4'))).toEqual(['json.twice', 'rows']);
    expect(fault(written().replace('"rows": 3', '"rows": 3, "__proto__": {"order": "sorted"}'))).toEqual([
      'json.key',
      '__proto__',
    ]);
    expect(fault(written({ note: 'a'.repeat(70_000) }))).toEqual(['json.long', undefined]);
    expect(fault(written({ note: [[[[[[[[1]]]]]]]] }))).toEqual(['json.deep', undefined]);
  });
});
