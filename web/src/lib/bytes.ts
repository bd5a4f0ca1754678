/** Bytes, and how they are written. */

/** Bytes in hexadecimal, with `0x`. */
export type Hex = `0x${string}`;

const DIGITS = /^0x(?:[0-9a-fA-F]{2})*$/;

/** Writes bytes in hexadecimal, in lower case. */
export function toHex(bytes: Uint8Array): Hex {
  let text: Hex = '0x';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}

/** Reads bytes in hexadecimal; `undefined` if they are not, or not as many as `length`. */
export function fromHex(text: string, length?: number): Uint8Array | undefined {
  if (length !== undefined && text.length !== 2 + 2 * length) return undefined;
  if (!DIGITS.test(text)) return undefined;
  const bytes = new Uint8Array((text.length - 2) / 2);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = Number.parseInt(text.slice(2 + 2 * at, 4 + 2 * at), 16);
  return bytes;
}

/** Whether two byte strings are the same. Not for secrets: it takes longer the later they differ. */
export function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && compare(a, b) === 0;
}

/** Compares byte strings of one length as numbers with the highest byte first. */
export function compare(a: Uint8Array, b: Uint8Array): number {
  for (let at = 0; at < a.length; at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Byte strings one after another. */
export function concat(...parts: Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/**
 * A number as so many bytes, the lowest first.
 *
 * @throws RangeError if it does not fit.
 */
export function littleEndian(number: bigint | number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let rest = BigInt(number);
  if (rest < 0n) throw new RangeError(`${rest} is negative`);
  for (let at = 0; at < length; at += 1) {
    bytes[at] = Number(rest & 0xffn);
    rest >>= 8n;
  }
  if (rest > 0n) throw new RangeError(`${number} takes more than ${length} bytes`);
  return bytes;
}
