// Calls from their bytes, by the metadata of the node's runtime, with the calls in them that the chain stores elsewhere.

import { blake2b } from '@noble/hashes/blake2.js';
import { decAnyMetadata, unifyMetadata } from '@polkadot-api/substrate-bindings';
import { type Hex, toHex } from '../lib/bytes';
import { type CallFault, type Preimage, type Types, type Word, decodeCall, unsought } from '../lib/call';
import type { Result } from '../lib/result';
import { account, stored } from './calls';
import type { Link } from './connection';
import { Unreadable, bytes, field, list, number, option, variant } from './reading';

/** Bytes of a call that are fetched without being asked for. */
export const SMALL = 131_072;
/** How often calls are looked for inside calls that were found. */
const MOST_ROUNDS = 6;

/** The types of the runtime that was asked last. */
let known: { version: string; types: Types } | null = null;

/** Reads the types of calls from metadata. */
export function typesIn(raw: Uint8Array): Types {
  const metadata = unifyMetadata(decAnyMetadata(raw));
  if (!('outerEnums' in metadata)) throw new Unreadable('the metadata has no type of calls');
  return { lookup: metadata.lookup, call: metadata.outerEnums.call };
}

export async function types(link: Link): Promise<Types> {
  const version = `${link.chain.genesis} ${link.chain.specVersion}`;
  if (known?.version !== version) {
    const { hash } = await link.client.getFinalizedBlock();
    known = { version, types: typesIn(await link.client.getMetadata(hash)) };
  }
  return known.types;
}

/** The hash by which the chain names a call. */
export const hashOf = (call: Uint8Array): Hex => toHex(blake2b(call, { dkLen: 32 }));

/** Who has stored the bytes with a hash, and whether the chain needs them. */
export interface Kept {
  length: number;
  /** Whoever has put down the deposit for them, and can take them away as long as they are not needed. */
  by: Hex | null;
  needed: boolean;
}

function keptOf(value: unknown): Kept | null {
  const { type, value: inside } = variant(value);
  const by = (ticket: unknown): Hex => account(list(ticket)[0]);
  if (type === 'Unrequested') {
    return { length: number(field(inside, 'len')), by: by(field(inside, 'ticket')), needed: false };
  }
  const length = option(field(inside, 'maybe_len'), number);
  return length === null ? null : { length, by: option(field(inside, 'maybe_ticket'), by), needed: true };
}

/** Whether the chain stores the bytes with a hash; null if it does not. */
export async function kept(link: Link, hash: Hex): Promise<Kept | null> {
  return option(await stored(link, 'Preimage', 'RequestStatusFor', hash), keptOf);
}

/** A node has sent other bytes than those with the hash that was asked for. */
export class FalseBytes extends Error {
  override readonly name = 'FalseBytes';
}

/** The bytes with a hash, if the chain stores them and they are not more than `limit`. */
export async function preimage(link: Link, hash: Hex, length: number | null, limit: number): Promise<Preimage> {
  const size = length ?? (await kept(link, hash))?.length ?? null;
  if (size === null) return { kind: 'missing' };
  if (size > limit) return (await kept(link, hash)) ? { kind: 'large', length: size } : { kind: 'missing' };
  const found = option(await stored(link, 'Preimage', 'PreimageFor', [hash, size]), bytes);
  if (!found) return { kind: 'missing' };
  if (hashOf(found) !== hash) throw new FalseBytes();
  return { kind: 'there', bytes: found };
}

/** An encoded call in words. */
export async function words(link: Link, call: Uint8Array): Promise<Result<Word, CallFault>> {
  const of = await types(link);
  const found = new Map<Hex, Preimage>();
  for (let round = 0; ; round += 1) {
    const decoded = decodeCall(of, call, found);
    const wanted =
      decoded.ok && round < MOST_ROUNDS ? unsought(decoded.value).filter(({ hash }) => !found.has(hash)) : [];
    if (wanted.length === 0) return decoded;
    const more = wanted.slice(0, 16).map(async ({ hash, length }) => {
      found.set(hash, await preimage(link, hash, length, SMALL));
    });
    await Promise.all(more);
  }
}
