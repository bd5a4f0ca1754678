// Reads what the client decoded. The types come from the runtime's metadata at the time of asking, so nothing is known
// of a value before it is looked at: a runtime that is newer than the page may answer otherwise than the page expects.

import { type Hex, fromHex, toHex } from '../lib/bytes';

/** The chain answered with something that this page does not understand: it is older or newer than the runtime. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

function wrong(wanted: string, value: unknown): never {
  throw new Unreadable(`expected ${wanted}, not ${value === null ? 'null' : typeof value}`);
}

/** A field of a struct. */
export function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !(name in value)) wrong(`a struct with ${name}`, value);
  return (value as Record<string, unknown>)[name];
}

/** A number of 32 bits at most. */
export function number(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  if (typeof value === 'bigint' && value <= BigInt(Number.MAX_SAFE_INTEGER)) return Number(value);
  return wrong('a number', value);
}

/** A number of any length. */
export function amount(value: unknown): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  return wrong('a number', value);
}

export function flag(value: unknown): boolean {
  return typeof value === 'boolean' ? value : wrong('a yes or no', value);
}

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : wrong('a list', value);
}

/** What is there, or null. */
export function option<T>(value: unknown, read: (value: unknown) => T): T | null {
  return value === undefined || value === null ? null : read(value);
}

/** Bytes, in whichever of its ways the client has them. */
export function bytes(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  if (typeof value === 'string') return fromHex(value) ?? wrong('bytes', value);
  if (typeof value === 'object' && value !== null && 'asBytes' in value && typeof value.asBytes === 'function') {
    const inside: unknown = (value.asBytes as () => unknown)();
    if (inside instanceof Uint8Array) return inside;
  }
  return wrong('bytes', value);
}

export function hex(value: unknown): Hex {
  return toHex(bytes(value));
}

const utf8 = new TextDecoder();

/** Text that the chain keeps as bytes. Nobody has checked what is in it. */
export function text(value: unknown): string {
  return utf8.decode(bytes(value));
}

/** The name of a variant, and what is in it. */
export function variant(value: unknown): { type: string; value: unknown } {
  if (typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string') {
    return { type: value.type, value: 'value' in value ? value.value : undefined };
  }
  return wrong('a variant', value);
}

/** A `Result`. */
export function result<T, E>(
  value: unknown,
  readGood: (value: unknown) => T,
  readBad: (value: unknown) => E,
): { ok: true; value: T } | { ok: false; error: E } {
  const inside = field(value, 'value');
  return flag(field(value, 'success')) ? { ok: true, value: readGood(inside) } : { ok: false, error: readBad(inside) };
}
