// Proofs that a publisher, or anybody who has the list, gives to holders as a file: what `distribution list proof` prints.

import { type Hex, fromHex, toHex } from '../lib/bytes';
import { type Json, isObject, readJson } from '../lib/json';
import { MAX_PROOF_LENGTH, verifyRow } from '../lib/merkle';
import { type Result, type Said, bad, good } from '../lib/result';
import type { Evidence, Round } from './model';

/** Rows of one account in a file, at most. */
const MOST_ROWS = 1_000;

interface Row {
  index: number;
  account: Hex;
  amount: bigint;
  proof: Hex[];
}

function hash(value: Json | undefined): Hex | null {
  const bytes = typeof value === 'string' ? fromHex(value, 32) : undefined;
  return bytes ? toHex(bytes) : null;
}

function readRow(value: Json): Row | null {
  if (!isObject(value)) return null;
  const { index, amount, proof } = value;
  const account = hash(value['account']);
  if (typeof index !== 'number' || !Number.isInteger(index) || index < 0 || account === null) return null;
  if (typeof amount !== 'string' || !/^\d{1,39}$/.test(amount)) return null;
  if (!Array.isArray(proof) || proof.length > MAX_PROOF_LENGTH) return null;
  const hashes = (proof as readonly Json[]).map(hash);
  const known = hashes.filter((one) => one !== null);
  return known.length === hashes.length ? { index, account, amount: BigInt(amount), proof: known } : null;
}

function proves({ root, leaves }: { root: Hex; leaves: number }, { index, account, amount, proof }: Row): boolean {
  const bytes = (hex: Hex): Uint8Array => fromHex(hex) ?? new Uint8Array();
  return verifyRow(bytes(root), leaves, { index, account: bytes(account), amount }, proof.map(bytes));
}

/** Reads the rows of an account from a file, each proven against the root in the round's terms. */
export function readProof(text: string, round: Round, who: Hex): Result<Evidence[], Said> {
  const read = readJson(text, { length: 4_000_000, depth: 8 });
  if (!read.ok) return read;
  const form = bad({ key: 'proof.form' });
  const { source } = round.terms;
  if (!isObject(read.value) || source.kind !== 'merkle') return form;
  const rows = read.value['entitlements'];
  if (!Array.isArray(rows) || rows.length > MOST_ROWS) return form;
  const own: Row[] = [];
  for (const value of rows as readonly Json[]) {
    const row = readRow(value);
    if (row === null) return form;
    if (row.account === who) own.push(row);
  }
  if (own.length === 0) return bad({ key: 'proof.other' });
  if (!own.every((row) => proves(source, row))) return bad({ key: 'proof.false' });
  return good(own.map(({ index, amount, proof }) => ({ kind: 'merkle', index, amount, proof })));
}
