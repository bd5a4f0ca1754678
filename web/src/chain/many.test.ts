import { describe, expect, it } from 'vitest';
import type { Entitlement, Standing } from './entitlements';
import { together } from './many';
import { MOST_ROWS } from './submit';

const claimable = { now: 5n, later: 0n, paid: 0n, total: 5n, next: null };
const FREE: Standing = { kind: 'ready', claimable, sign: null };

const row = (round: number, standing: Standing = FREE, beneficiaries: 'accounts' | 'ethereum' = 'accounts') =>
  ({ round: { id: round, terms: { beneficiaries } }, standing }) as unknown as Entitlement;
const rounds = (rows: Entitlement[]): number[] => together(rows).map(({ round }) => round.id);

describe('rows that one transaction can get together', () => {
  it('are those that are ready and free', () => {
    const signed: Standing = { kind: 'ready', claimable, sign: 'deposit' };
    const others: Standing[] = [signed, { kind: 'later', claimable }, { kind: 'paid' }];
    expect(rounds([row(1), ...others.map((standing) => row(2, standing)), row(3)])).toEqual([1, 3]);
  });

  it('are not those of Ethereum addresses, which their owners sign one by one', () => {
    expect(rounds([row(1), row(2, FREE, 'ethereum'), row(3)])).toEqual([1, 3]);
  });

  it('are more than one, and no more than the chain takes', () => {
    expect(rounds([])).toEqual([]);
    expect(rounds([row(1)])).toEqual([]);
    const many = Array.from({ length: MOST_ROWS + 5 }, (_, round) => row(round));
    expect(rounds(many)).toHaveLength(MOST_ROWS);
  });
});
