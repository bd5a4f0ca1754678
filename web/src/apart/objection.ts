/** An objection as the chain keeps it: UTF-8, of a length that it allows. */
import { type Result, bad, good } from '../lib/result';
import { LONGEST_OBJECTION } from './calls';

/** The bytes of an objection, without what is around it; why it is none, otherwise. */
export function objectionIn(text: string): Result<Uint8Array, 'empty' | 'long'> {
  const bytes = new TextEncoder().encode(text.trim());
  if (bytes.length === 0) return bad('empty');
  return bytes.length > LONGEST_OBJECTION ? bad('long') : good(bytes);
}
