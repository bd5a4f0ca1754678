// Where owners have payments sent: what they have named, and the calls that change it.

import type { Hex } from '../lib/bytes';
import { type Named, type Naming, type Scope, payeeCall } from '../lib/payee';
import { account, constant, runtime, ss58 } from './calls';
import type { Link } from './connection';
import { Unreadable, field, list, number, option, variant } from './reading';
import { assetOf, readAsset } from './rounds';
import type { Call } from './submit';

function readScope(value: unknown): Scope {
  const { type, value: inside } = variant(value);
  if (type === 'Everything') return { kind: 'everything' };
  if (type === 'Asset') return { kind: 'asset', asset: readAsset(inside) };
  if (type === 'Round') return { kind: 'round', round: number(inside) };
  throw new Unreadable(`the scope ${type} is unknown`);
}

/** What an owner has named, in force and to come, the widest scope first. */
export async function payees(link: Link, owner: Hex): Promise<Named[]> {
  return list(await runtime(link, 'PayeesApi', 'payees', ss58(link, owner))).map((one) => ({
    scope: readScope(field(one, 'scope')),
    payee: option(field(one, 'payee'), account),
    next: option(field(one, 'next'), (next) => ({
      payee: option(field(next, 'payee'), account),
      active: number(field(next, 'active')),
    })),
  }));
}

/** Blocks of the relay chain after which a change is in force. */
export async function payeeDelay(link: Link): Promise<number> {
  return number(await constant(link, 'Payees', 'Delay'));
}

function scopeOf(scope: Scope): unknown {
  if (scope.kind === 'everything') return { type: 'Everything', value: undefined };
  return scope.kind === 'asset'
    ? { type: 'Asset', value: assetOf(scope.asset) }
    : { type: 'Round', value: scope.round };
}

/** The call that names, or no longer names, a payee. */
export function namePayee(link: Link, naming: Naming): Call {
  const scope = scopeOf(naming.scope);
  return {
    pallet: 'Payees',
    name: naming.kind,
    args: naming.kind === 'set' ? { scope, payee: ss58(link, naming.payee) } : { scope },
    exact: payeeCall(naming),
  };
}
