// The call of a referendum: its bytes, from the chain or from whoever has them, and what they say.

import type { Hex } from '../lib/bytes';
import type { CallFault, Word } from '../lib/call';
import type { Proposal } from '../lib/referendum';
import type { Result } from '../lib/result';
import type { Link } from './connection';
import { type Kept, SMALL, hashOf, kept, preimage, words } from './types';

export type Proposed =
  /** Nobody has stored its bytes. */
  | { kind: 'missing'; hash: Hex; length: number | null }
  /** Its bytes are many, and are fetched when they are asked for. */
  | { kind: 'large'; hash: Hex; length: number }
  | {
      kind: 'there';
      hash: Hex;
      length: number;
      /** Who has stored them; null if they are in the referendum itself, or were brought. */
      kept: Kept | null;
      word: Result<Word, CallFault>;
    };

/** The call of a referendum, if its bytes are not more than `limit`. */
export async function proposed(link: Link, proposal: Proposal, limit = SMALL): Promise<Proposed> {
  if (proposal.kind === 'inline') return brought(link, proposal.bytes);
  const { hash, length } = proposal;
  const found = await preimage(link, hash, length, limit);
  if (found.kind === 'missing') return { kind: 'missing', hash, length };
  if (found.kind === 'large') return { kind: 'large', hash, length: found.length };
  const [by, word] = await Promise.all([kept(link, hash), words(link, found.bytes)]);
  return { kind: 'there', hash, length: found.bytes.length, kept: by, word };
}

/** The call that bytes are which somebody has brought. */
export async function brought(link: Link, bytes: Uint8Array): Promise<Extract<Proposed, { kind: 'there' }>> {
  return { kind: 'there', hash: hashOf(bytes), length: bytes.length, kept: null, word: await words(link, bytes) };
}

/** Bytes of a text about a referendum that are fetched. */
const LONGEST_TEXT = 65_536;

/** The text that whoever has submitted a referendum wants to be read with it; null if the chain does not have it. */
export async function about(link: Link, hash: Hex): Promise<Uint8Array | null> {
  const found = await preimage(link, hash, null, LONGEST_TEXT);
  return found.kind === 'there' ? found.bytes : null;
}
