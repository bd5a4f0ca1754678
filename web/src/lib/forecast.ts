/**
 * What emission issues in the coming eras: the arithmetic of `EmissionApi.preview_emission`
 * (`pallets/emission/src/views.rs`), and the same with the changes that a referendum would decide. Amounts are smallest
 * units, shares billionths; everything is rounded down as the chain does.
 */
import { type Word, argument, parts } from './call';
import { WHOLE } from './referendum';

export interface EmissionParams {
  readonly issuance: bigint;
  readonly decay: bigint;
  readonly decayPeriod: number;
  readonly floor: bigint;
  readonly maxSupply: bigint;
}

export interface IssuanceSchedule {
  readonly params: EmissionParams;
  readonly since: number;
  readonly issuance: bigint;
}

/** Shares of pools in billionths. */
export type Budget = readonly { readonly pool: number; readonly share: bigint }[];

/** Emission as it is, with what is decided but not in force yet. */
export interface Outlook {
  readonly era: number;
  readonly supply: bigint;
  /** The largest share of the supply that an era issues. */
  readonly maxShare: bigint;
  readonly schedule: IssuanceSchedule | null;
  readonly budget: Budget;
  /** Parameters and budgets to come, by their first eras. */
  readonly params: ReadonlyMap<number, EmissionParams>;
  readonly budgets: ReadonlyMap<number, Budget>;
  /** Eras that issue nothing: each from its first to the one that issues again. */
  readonly halts: readonly Halt[];
}

export interface Halt {
  readonly from: number;
  readonly until: number;
}

export interface EraForecast {
  readonly era: number;
  readonly issuance: bigint;
  readonly pools: Budget;
  readonly supply: bigint;
}

const floorShare = (value: bigint, share: bigint): bigint => (value * share) / WHOLE;

function issues({ params, issuance }: IssuanceSchedule, supply: bigint, maxShare: bigint): bigint {
  const target = issuance > params.floor ? issuance : params.floor;
  const bounds = [target, floorShare(supply, maxShare), params.maxSupply > supply ? params.maxSupply - supply : 0n];
  return bounds.reduce((a, b) => (a < b ? a : b));
}

/** The schedule in the era after `ended`. */
function after(schedule: IssuanceSchedule, ended: number): IssuanceSchedule {
  const { params, since, issuance } = schedule;
  const age = Math.max(0, ended - since) + 1;
  if (params.decayPeriod === 0 || age % params.decayPeriod !== 0) return schedule;
  return { ...schedule, issuance: floorShare(issuance, WHOLE - params.decay) };
}

/** The running era and those after it, `eras` in all. The shares of pools are amounts. */
export function forecast(outlook: Outlook, eras: number): EraForecast[] {
  let { schedule, budget, supply } = outlook;
  const found: EraForecast[] = [];
  for (let era = outlook.era; era < outlook.era + eras; era += 1) {
    if (era > outlook.era) {
      const params = outlook.params.get(era);
      if (params) schedule = { params, since: era, issuance: params.issuance };
      else if (schedule) schedule = after(schedule, era - 1);
      budget = outlook.budgets.get(era) ?? budget;
    }
    const halted = outlook.halts.some(({ from, until }) => era >= from && era < until);
    const issuance = schedule && !halted ? issues(schedule, supply, outlook.maxShare) : 0n;
    const pools = budget.map(({ pool, share }) => ({ pool, share: floorShare(issuance, share) }));
    supply = pools.reduce((sum, { share }) => sum + share, supply);
    found.push({ era, issuance, pools, supply });
  }
  return found;
}

/** What a call would change in emission. What it does not change is null. */
export interface EmissionChange {
  readonly params: EmissionParams | null;
  readonly budget: Budget | null;
  /** For how many eras it halts emission; 0 to resume it. */
  readonly halt: number | null;
}

const amountIn = (word: Word | undefined): bigint | null =>
  word?.kind === 'amount' || word?.kind === 'number' || word?.kind === 'share' ? word.value : null;

function paramsOf(word: Word | undefined): EmissionParams | null {
  if (!word) return null;
  const of = (name: string): bigint | null => amountIn(argument(word, name));
  const [issuance, decay, decayPeriod] = [of('issuance'), of('decay'), of('decay_period')];
  const [floor, maxSupply] = [of('floor'), of('max_supply')];
  if (issuance === null || decay === null || decayPeriod === null || floor === null || maxSupply === null) return null;
  return { issuance, decay, decayPeriod: Number(decayPeriod), floor, maxSupply };
}

function budgetOf(word: Word | undefined): Budget | null {
  if (word?.kind !== 'list') return null;
  const budget = word.items.map((item) => {
    const [pool, share] = item.kind === 'list' ? item.items : [];
    return { pool: Number(amountIn(pool) ?? -1n), share: amountIn(share) ?? -1n };
  });
  return budget.every(({ pool, share }) => pool >= 0 && share >= 0n) ? budget : null;
}

/** What a call and those inside it would change; null if nothing. Of several decisions the last one counts. */
export function changeIn(word: Word): EmissionChange | null {
  let change: EmissionChange = { params: null, budget: null, halt: null };
  for (const one of parts(word)) {
    if (one.kind !== 'call' || one.pallet !== 'Emission') continue;
    if (one.call === 'set_emission') change = { ...change, params: paramsOf(argument(one, 'params')) ?? change.params };
    if (one.call === 'set_budget') change = { ...change, budget: budgetOf(argument(one, 'budget')) ?? change.budget };
    if (one.call === 'resume') change = { ...change, halt: 0 };
    if (one.call === 'prolong_halt') {
      const eras = amountIn(argument(one, 'eras'));
      change = { ...change, halt: eras === null ? change.halt : Number(eras) };
    }
  }
  return change.params || change.budget || change.halt !== null ? change : null;
}

/** What is to come after a decision in era `decided`, which is in force from era `from` on. */
function decidedIn<T>(before: ReadonlyMap<number, T>, value: T | null, decided: number, from: number): Map<number, T> {
  if (value === null) return new Map(before);
  // It replaces an earlier decision that is still waiting then.
  return new Map([...before].filter(([era]) => era <= decided)).set(from, value);
}

/** First era in which a decision of era `decided` is in force. */
export const inForce = (decided: number, delay: number): number => decided + 1 + delay;

/** Emission with a change that is decided in era `decided`. */
export function changed(outlook: Outlook, change: EmissionChange, decided: number, delay: number): Outlook {
  const from = inForce(decided, delay);
  // A halt that is resumed lasts until the end of the era in which it is.
  const kept = (halt: Halt): Halt => (change.halt === 0 ? { ...halt, until: Math.min(halt.until, decided + 1) } : halt);
  const added = change.halt !== null && change.halt > 0 ? [{ from: decided, until: decided + change.halt }] : [];
  return {
    ...outlook,
    params: decidedIn(outlook.params, change.params, decided, from),
    budgets: decidedIn(outlook.budgets, change.budget, decided, from),
    halts: [...outlook.halts.map(kept), ...added],
  };
}
