// How inputs have numbers: the lowest byte first, as the targets read them and as SCALE writes them.

export const hex = (text) => Buffer.from(text.replace(/^0x/, ''), 'hex');
export const bytes = (...parts) =>
  Buffer.concat(parts.map((part) => (typeof part === 'number' ? u8(part) : Buffer.from(part))));
export const repeat = (byte, length = 32) => Buffer.alloc(length, byte);
/** A number of so many bytes. */
export const le = (length) => (number) => {
  const digits = BigInt(number)
    .toString(16)
    .padStart(2 * length, '0');
  return Buffer.from(digits, 'hex').reverse();
};
export const [u8, u16, u32, u64, u128] = [1, 2, 4, 8, 16].map(le);
/** A number as SCALE writes it where it is compact; up to 2^30. */
export const compact = (number) => {
  if (number < 1 << 6) return u8(number << 2);
  return number < 1 << 14 ? u16((number << 2) | 1) : u32(number * 4 + 2);
};
