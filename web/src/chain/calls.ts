// Asks the runtime and its storage by name.

import { AccountId } from 'polkadot-api';
import { type Hex, fromHex, toHex } from '../lib/bytes';
import type { Link } from './connection';
import { Unreadable } from './reading';

const reader = AccountId();

/** An account as the client writes it. */
export function ss58(link: Link, account: Hex): string {
  const bytes = fromHex(account, 32);
  if (!bytes) throw new Error('an account has 32 bytes');
  return AccountId(link.chain.prefix).dec(bytes);
}

/** An account as the page keeps it. */
export function account(value: unknown): Hex {
  if (typeof value !== 'string') throw new Unreadable('expected an account');
  return toHex(reader.enc(value));
}

/** Calls a runtime API at the last final block. */
export function runtime(link: Link, api: string, method: string, ...args: unknown[]): Promise<unknown> {
  const call = link.api.apis[api]?.[method] as ((...args: unknown[]) => Promise<unknown>) | undefined;
  if (!call) throw new Unreadable(`there is no ${api}.${method}`);
  return call(...args);
}

interface Entry {
  getValue: (...args: unknown[]) => Promise<unknown>;
  getEntries: (...args: unknown[]) => Promise<{ keyArgs: unknown[]; value: unknown }[]>;
}

function entry(link: Link, pallet: string, item: string): Entry {
  const found = link.api.query[pallet]?.[item] as unknown as Entry | undefined;
  if (!found) throw new Unreadable(`there is no ${pallet}.${item}`);
  return found;
}

/** A value in storage at the last final block; undefined if there is none. */
export function stored(link: Link, pallet: string, item: string, ...keys: unknown[]): Promise<unknown> {
  return entry(link, pallet, item).getValue(...keys);
}

/** All values in storage below some keys. */
export function allStored(
  link: Link,
  pallet: string,
  item: string,
  ...keys: unknown[]
): Promise<{ keyArgs: unknown[]; value: unknown }[]> {
  return entry(link, pallet, item).getEntries(...keys);
}

/** A constant of the runtime. */
export function constant(link: Link, pallet: string, name: string): Promise<unknown> {
  const found = link.api.constants[pallet]?.[name];
  if (!found) throw new Unreadable(`there is no constant ${pallet}.${name}`);
  return found();
}

/** Asks the node's RPC directly. */
export function rpc(link: Link, method: string, params: unknown[]): Promise<unknown> {
  return link.client._request<unknown, unknown[]>(method, params);
}
