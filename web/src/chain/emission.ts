// Pools, and what an account earns in them.

import type { Hex } from '../lib/bytes';
import { account, runtime, ss58 } from './calls';
import type { Link } from './connection';
import type { Pool, PoolKind, Reward } from './model';
import { Unreadable, amount, field, flag, list, number, option, variant } from './reading';
import { readAsset, readRequirement } from './rounds';

function readKind(value: unknown): PoolKind {
  const { type, value: inside } = variant(value);
  if (type === 'Stake') return { kind: 'stake', asset: readAsset(field(inside, 'asset')) };
  if (type === 'Contribution') return { kind: 'contribution', scores: variant(field(inside, 'scores')).type };
  if (type === 'Account') return { kind: 'account', to: account(field(inside, 'to')) };
  throw new Unreadable(`the pool ${type} is unknown`);
}

export async function pools(link: Link): Promise<Pool[]> {
  return list(await runtime(link, 'EmissionApi', 'pools')).map((pool) => ({
    id: number(field(pool, 'id')),
    kind: readKind(field(pool, 'kind')),
    requirement: readRequirement(field(pool, 'requirement')),
    retired: flag(field(pool, 'retired')),
    share: number(field(pool, 'share')),
    owed: amount(field(pool, 'owed')),
    members: number(field(pool, 'members')),
    total: amount(field(pool, 'total')),
    pending: amount(field(pool, 'pending')),
  }));
}

/** What an account has in each pool that it is a member of. */
export async function rewards(link: Link, who: Hex): Promise<Reward[]> {
  return list(await runtime(link, 'EmissionApi', 'rewards', ss58(link, who))).map((reward) => ({
    pool: number(field(reward, 'pool')),
    earning: amount(field(reward, 'earning')),
    pending: amount(field(reward, 'pending')),
    claimable: amount(field(reward, 'claimable')),
    expiring: option(field(reward, 'expiring'), (part) => ({
      amount: amount(field(part, 'amount')),
      era: number(field(part, 'era')),
      at: number(field(part, 'at')),
    })),
  }));
}
