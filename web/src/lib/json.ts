/**
 * JSON that somebody else wrote: read with limits on its length and depth, and refused if an object has a key twice or one
 * that programs could trip over. What is read is data without prototypes.
 */
import { type Result, type Said, bad, good } from './result';

/** A value of JSON. Objects have no prototype. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** An object of JSON. */
export interface JsonObject {
  readonly [key: string]: Json;
}

export type JsonFault = 'json.long' | 'json.syntax' | 'json.deep' | 'json.twice' | 'json.key';

/** Limits on what is read. */
export interface Limits {
  /** Characters. */
  readonly length: number;
  /** Objects and lists within one another. */
  readonly depth: number;
}

/** For files that people hand in: manifests, credentials, settings. */
export const SMALL: Limits = { length: 65_536, depth: 8 };

/** Keys that lead to the prototypes of objects. */
const TRAPS = ['__proto__', 'constructor', 'prototype'];

/**
 * A string, also one without an end, so that the text is gone through once; or a sign that opens, closes or divides. All
 * else is left to the parser.
 */
const TOKENS = /"(?:[^"\\]|\\.)*"?|[{}[\]:,]/gs;

/** Reads JSON. */
export function readJson(text: string, limits: Limits = SMALL): Result<Json, Said<JsonFault>> {
  if (text.length > limits.length) return bad({ key: 'json.long' });
  // Some editors begin files with a mark.
  const content = text.startsWith('\ufeff') ? text.slice(1) : text;
  const fault = faultIn(content, limits.depth);
  if (fault !== undefined) return bad(fault);
  try {
    return good(bared(JSON.parse(content)));
  } catch {
    return bad({ key: 'json.syntax' });
  }
}

/** What is wrong with depth or keys, which the parser does not mind. */
function faultIn(text: string, depth: number): Said<JsonFault> | undefined {
  /** The keys of each object that is open; `undefined` for a list. */
  const open: (Set<string> | undefined)[] = [];
  let last = '';
  for (const [token] of text.matchAll(TOKENS)) {
    if (token === '{' || token === '[') {
      if (open.length >= depth) return { key: 'json.deep' };
      open.push(token === '{' ? new Set() : undefined);
    } else if (token === '}' || token === ']') {
      open.pop();
    } else if (token === ':') {
      const keys = open.at(-1);
      const key = unquoted(last);
      if (key === undefined || keys === undefined) return { key: 'json.syntax' };
      if (TRAPS.includes(key)) return { key: 'json.key', values: { name: key } };
      if (keys.has(key)) return { key: 'json.twice', values: { name: key.slice(0, 40) } };
      keys.add(key);
    }
    last = token;
  }
  return undefined;
}

function unquoted(token: string): string | undefined {
  try {
    const text: unknown = JSON.parse(token);
    return typeof text === 'string' ? text : undefined;
  } catch {
    return undefined;
  }
}

/** The same values without prototypes. Their depth is known to be small. */
function bared(value: unknown): Json {
  if (Array.isArray(value)) return value.map(bared);
  if (typeof value === 'object' && value !== null) {
    const object = Object.create(null) as Record<string, Json>;
    for (const [key, of] of Object.entries(value)) object[key] = bared(of);
    return object;
  }
  return value as string | number | boolean | null;
}

/** Whether a value is an object. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
