// Emission as it is and as it is foreseen.

import type { Budget, EmissionParams, EraForecast, Halt, Outlook } from '../lib/forecast';
import { constant, runtime } from './calls';
import type { Link } from './connection';
import { amount, field, list, number, option } from './reading';

/** What is known of emission, to foresee what a vote changes. */
export interface EmissionOutlook {
  outlook: Outlook;
  /** When the running era began. */
  started: number | null;
  eraLength: number;
  /** Whole eras between a decision and the first era in which it is in force. */
  delay: number;
  /** The least that the first era under a vote taken now must issue, and the most that a vote can set. */
  lowest: bigint;
  highest: bigint;
  /** What the runtime itself foresees without the vote. */
  preview: EraForecast[];
}

const readParams = (value: unknown): EmissionParams => ({
  issuance: amount(field(value, 'issuance')),
  decay: amount(field(value, 'decay')),
  decayPeriod: number(field(value, 'decay_period')),
  floor: amount(field(value, 'floor')),
  maxSupply: amount(field(value, 'max_supply')),
});

const readBudget = (value: unknown): Budget =>
  list(value).map((part) => {
    const [pool, share] = list(part);
    return { pool: number(pool), share: amount(share) };
  });

/** What is to come, by its first era. */
function coming<T>(value: unknown, read: (value: unknown) => T): Map<number, T> {
  const pair = option(value, list);
  return pair ? new Map([[number(pair[0]), read(pair[1])]]) : new Map<number, T>();
}

/** Emission now, and the runtime's own preview of so many eras. */
export async function emissionOutlook(link: Link, eras: number): Promise<EmissionOutlook> {
  const [info, preview, maxShare, delay] = await Promise.all([
    runtime(link, 'EmissionApi', 'emission'),
    runtime(link, 'EmissionApi', 'preview_emission', eras),
    constant(link, 'Emission', 'MaxIssuance'),
    constant(link, 'Emission', 'ChangeDelay'),
  ]);
  const of = (name: string): unknown => field(info, name);
  const era = number(of('era'));
  const halt = option(of('halt'), (value): Halt => ({ from: era, until: number(field(value, 'until')) }));
  return {
    outlook: {
      era,
      supply: amount(of('supply')),
      maxShare: amount(maxShare),
      schedule: option(of('schedule'), (value) => ({
        params: readParams(field(value, 'params')),
        since: number(field(value, 'since')),
        issuance: amount(field(value, 'issuance')),
      })),
      budget: readBudget(of('budget')),
      params: coming(of('next'), readParams),
      budgets: coming(of('next_budget'), readBudget),
      halts: halt ? [halt] : [],
    },
    started: option(of('started'), number),
    eraLength: number(of('era_length')),
    delay: number(delay),
    lowest: amount(of('lowest')),
    highest: amount(of('highest')),
    preview: list(preview).map((one) => ({
      era: number(field(one, 'era')),
      issuance: amount(field(one, 'issuance')),
      pools: readBudget(field(one, 'pools')),
      supply: amount(field(one, 'supply')),
    })),
  };
}
