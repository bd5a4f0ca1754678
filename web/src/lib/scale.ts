/**
 * SCALE, as far as the page writes calls itself: what a person is shown is what is signed, whatever metadata a node gives.
 */
import { concat, littleEndian } from './bytes';

/** A number of 8, 16, 32, 64 or 128 bits. */
export const u8 = (number: number): Uint8Array => littleEndian(number, 1);
export const u16 = (number: number): Uint8Array => littleEndian(number, 2);
export const u32 = (number: number): Uint8Array => littleEndian(number, 4);
export const u128 = (number: bigint): Uint8Array => littleEndian(number, 16);

/**
 * A number in as few bytes as it needs.
 *
 * @throws RangeError if it is negative.
 */
export function compact(number: bigint | number): Uint8Array {
  const value = BigInt(number);
  if (value < 64n) return littleEndian(value << 2n, 1);
  if (value < 1n << 14n) return littleEndian((value << 2n) | 1n, 2);
  if (value < 1n << 30n) return littleEndian((value << 2n) | 2n, 4);
  let length = 4;
  while (value >> BigInt(8 * length) > 0n) length += 1;
  return concat(u8(((length - 4) << 2) | 3), littleEndian(value, length));
}

/** Bytes with their number before them. */
export function bytes(of: Uint8Array): Uint8Array {
  return concat(compact(of.length), of);
}

/** Several values with their number before them. */
export function list(of: readonly Uint8Array[]): Uint8Array {
  return concat(compact(of.length), ...of);
}

/** A value that may be missing. */
export function option<Value>(value: Value | null, write: (value: Value) => Uint8Array): Uint8Array {
  return value === null ? u8(0) : concat(u8(1), write(value));
}
