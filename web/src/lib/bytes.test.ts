import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, concat, equal, fromHex, littleEndian, toHex } from './bytes';

describe('bytes', () => {
  it('are read from hexadecimal as they were written', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(fromHex(toHex(bytes), bytes.length)).toEqual(bytes);
      }),
    );
    expect(toHex(Uint8Array.of(0, 15, 255))).toBe('0x000fff');
    expect(fromHex('0x000FfF')).toEqual(Uint8Array.of(0, 15, 255));
  });

  it('are not read from what is not hexadecimal, or of another length', () => {
    for (const text of ['', '0', '00', '0x0', '0x0g', '0X00', ' 0x00', '0x00\n', '0x٠٠']) {
      expect(fromHex(text), text).toBeUndefined();
    }
    expect(fromHex('0x0000', 1)).toBeUndefined();
    expect(fromHex('0x00', 2)).toBeUndefined();
  });

  it('are ordered by the first byte that differs', () => {
    expect(compare(Uint8Array.of(1, 255), Uint8Array.of(2, 0))).toBeLessThan(0);
    expect(compare(Uint8Array.of(2, 1), Uint8Array.of(2, 0))).toBeGreaterThan(0);
    expect(equal(Uint8Array.of(1), Uint8Array.of(1))).toBe(true);
    expect(equal(Uint8Array.of(1), Uint8Array.of(1, 0))).toBe(false);
    expect(concat(Uint8Array.of(1), Uint8Array.of(), Uint8Array.of(2))).toEqual(Uint8Array.of(1, 2));
  });

  it('hold numbers that fit, the lowest byte first', () => {
    expect(littleEndian(258, 4)).toEqual(Uint8Array.of(2, 1, 0, 0));
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }), (number) => {
        const digits = toHex(littleEndian(number, 16).reverse());
        expect(BigInt(digits)).toBe(number);
      }),
    );
    expect(() => littleEndian(256, 1)).toThrow(RangeError);
    expect(() => littleEndian(-1n, 1)).toThrow(RangeError);
  });
});
