// Which rows can be had together: in one transaction, without a signature.

import type { Entitlement } from './entitlements';
import { MOST_ROWS } from './submit';

/** Rows that one free transaction can get together, so many at most; none if there is just one. */
export function together(entitlements: readonly Entitlement[]): Entitlement[] {
  const free = entitlements.filter(
    ({ standing, round }) =>
      standing.kind === 'ready' && standing.sign === null && round.terms.beneficiaries === 'accounts',
  );
  return free.length > 1 ? free.slice(0, MOST_ROWS) : [];
}
