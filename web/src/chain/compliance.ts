// What the registry of identities says about an account.

import type { Hex } from '../lib/bytes';
import { account, runtime, ss58 } from './calls';
import type { Link } from './connection';
import type { ComplianceStatus, Obstacle } from './model';
import { field, flag, hex, list, number, option, result, text, variant } from './reading';

export async function complianceStatus(link: Link, who: Hex): Promise<ComplianceStatus> {
  const status = await runtime(link, 'ComplianceApi', 'compliance_status', ss58(link, who));
  return {
    frozen: option(field(status, 'frozen'), (freeze) => ({
      officer: account(field(freeze, 'officer')),
      reason: hex(field(freeze, 'reason')),
      since: number(field(freeze, 'since')),
      lapses: option(field(freeze, 'lapses'), number),
    })),
    level: number(field(status, 'level')),
    blocked: flag(field(status, 'blocked')),
    records: list(field(status, 'records')).map((record) => {
      const gives = result(field(record, 'gives'), number, (reason) => variant(reason).type);
      return {
        attester: account(field(record, 'attester')),
        level: number(field(record, 'level')),
        country: text(field(record, 'jurisdiction')),
        expires: number(field(record, 'expires')),
        gives: gives.ok ? { ok: true, level: gives.value } : { ok: false, reason: gives.error },
      };
    }),
  };
}

/** Whether compliance lets an account have an amount from a round now; null if so, else why not. */
export async function obstacle(link: Link, who: Hex, round: number, units: bigint): Promise<Obstacle | null> {
  const answer = await runtime(link, 'ComplianceApi', 'can_receive', ss58(link, who), round, units);
  if (answer === undefined || answer === null) return null;
  const read = result(
    answer,
    () => null,
    (value): Obstacle => ({
      reason: variant(field(value, 'refusal')).type,
      passesAt: option(field(value, 'passes_at'), number),
    }),
  );
  return read.ok ? null : read.error;
}
