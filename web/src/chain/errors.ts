// Why the chain refuses: errors of the runtime, as names and in the words of its metadata.

import { decAnyMetadata, unifyMetadata } from '@polkadot-api/substrate-bindings';
import type { Link } from './connection';
import type { Refusal } from './model';
import { field, variant } from './reading';

/** The errors of a pallet by their index. */
type Errors = Map<number, { name: string; docs: string }>;

/** Those of all pallets, of the runtime that was asked last. */
let known: { version: string; pallets: Map<string, Errors> } | null = null;

/** Reads the errors of all pallets from metadata. */
export function errorsIn(raw: Uint8Array): Map<string, Errors> {
  const metadata = unifyMetadata(decAnyMetadata(raw));
  const pallets = new Map<string, Errors>();
  for (const { name, errors } of metadata.pallets) {
    const of: Errors = new Map();
    const type = errors ? metadata.lookup[errors.type] : undefined;
    if (type?.def.tag === 'variant') {
      for (const error of type.def.value) of.set(error.index, { name: error.name, docs: error.docs.join(' ').trim() });
    }
    pallets.set(name, of);
  }
  return pallets;
}

async function errors(link: Link): Promise<Map<string, Errors>> {
  const version = `${link.chain.genesis} ${link.chain.specVersion}`;
  if (known?.version !== version) {
    const { hash } = await link.client.getFinalizedBlock();
    known = { version, pallets: errorsIn(await link.client.getMetadata(hash)) };
  }
  return known.pallets;
}

/** The error of a pallet by its index; null if there is none. */
export async function errorAt(link: Link, pallet: string, index: number): Promise<Refusal | null> {
  const error = (await errors(link)).get(pallet)?.get(index);
  return error ? { pallet, ...error } : null;
}

/** The name of a `DispatchError`, without its documentation. */
export function nameOf(error: unknown): { pallet: string; name: string } {
  const { type, value } = variant(error);
  if (type === 'Module') {
    const pallet = variant(value);
    return { pallet: pallet.type, name: variant(pallet.value).type };
  }
  const inner = typeof value === 'object' && value !== null && 'type' in value ? variant(value).type : null;
  return inner === null ? { pallet: '', name: type } : { pallet: type, name: inner };
}

/** A `DispatchError`, with its documentation if the metadata has some. */
export async function refusalOf(link: Link, error: unknown): Promise<Refusal> {
  const { pallet, name } = nameOf(error);
  let docs = '';
  try {
    for (const error of (await errors(link)).get(pallet)?.values() ?? []) if (error.name === name) docs = error.docs;
  } catch {
    // The name says enough.
  }
  return { pallet, name, docs };
}

/** Error number of the pool for errors of other pallets than the call's. */
const OTHER_PALLET = 255;

/**
 * What a `TransactionValidityError` of a free call of `pallet` means. The pool has one number for each error of the call's
 * pallet, and words of its own for those that pass by themselves.
 */
export async function poolRefusal(link: Link, pallet: string, error: unknown): Promise<Refusal> {
  const { type, value } = variant(error);
  const inner = typeof value === 'object' && value !== null && 'type' in value ? variant(value) : null;
  if (type === 'Invalid' && inner) {
    if (inner.type === 'Custom') {
      const index = typeof inner.value === 'number' ? inner.value : OTHER_PALLET;
      const found = index === OTHER_PALLET ? null : await errorAt(link, pallet, index);
      return found ?? { pallet: 'Pool', name: 'Custom', docs: '' };
    }
    return { pallet: 'Pool', name: inner.type, docs: '' };
  }
  return { pallet: 'Pool', name: inner?.type ?? type, docs: '' };
}

/** Whether an error of the client says that the pool refused a transaction, and why. */
export function invalidity(error: unknown): unknown {
  if (error instanceof Error && error.name === 'InvalidTxError') return field(error, 'error');
  return null;
}
