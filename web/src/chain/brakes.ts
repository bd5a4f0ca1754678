// What is stopped, until when, and who can stop and end it.

import type { Hex } from '../lib/bytes';
import { account, allStored, constant, runtime, stored } from './calls';
import type { Link } from './connection';
import { Unreadable, field, flag, list, number, option, text, variant } from './reading';

/** Something that stops calls. */
export type Brake = { kind: 'safe-mode' } | { kind: 'call'; pallet: string; call: string };

/** A brake that is on. */
export interface Braking {
  brake: Brake;
  since: number;
  until: number;
  /** Whether a referendum decided this. */
  renewed: boolean;
}

/** A time for which a brake was on. */
export interface Stretch {
  last: number;
  length: number;
}

export interface Stops {
  active: Braking[];
  /** What may still count against the budgets. */
  used: { brake: Brake; stretches: Stretch[] }[];
  /** Whether safe mode is on, by a brake or because a migration failed. */
  safeMode: boolean;
  /** Whether a migration of the chain's state is under way: no calls are dispatched meanwhile. */
  migrating: boolean;
  committee: Hex[];
  /** Number of its motions that wait for votes. */
  motions: number;
  safeModeBudget: number;
  pauseBudget: number;
  window: number;
  longestRenewal: number;
  emission: EmissionBrake;
}

/** The brake of emission. */
export interface EmissionBrake {
  era: number;
  started: number | null;
  eraLength: number;
  halt: { since: number; until: number; voted: boolean } | null;
  left: number;
  most: number;
  window: number;
}

/** The longest names of calls that are shown; the runtime's are shorter. */
const LONGEST = 100;

export function readBrake(value: unknown): Brake {
  const { type, value: inside } = variant(value);
  if (type === 'SafeMode') return { kind: 'safe-mode' };
  if (type !== 'Call') throw new Unreadable(`the brake ${type} is unknown`);
  const [pallet, call] = list(inside);
  return { kind: 'call', pallet: text(pallet).slice(0, LONGEST), call: text(call).slice(0, LONGEST) };
}

export const sameBrake = (a: Brake, b: Brake): boolean =>
  a.kind === 'call' && b.kind === 'call' ? a.pallet === b.pallet && a.call === b.call : a.kind === b.kind;

const readBraking = (value: unknown): Braking => ({
  brake: readBrake(field(value, 'brake')),
  since: number(field(value, 'since')),
  until: number(field(value, 'until')),
  renewed: flag(field(value, 'renewed')),
});

const readStretch = (value: unknown): Stretch => ({
  last: number(field(value, 'last')),
  length: number(field(value, 'length')),
});

/**
 * How much of a brake's budget is used, as `pallet_brakes::Uses::spent` counts it: stretches within the window, and the
 * whole of one that is on, up to its end and one block more.
 */
export function spent(stops: Pick<Stops, 'active' | 'used' | 'window'>, brake: Brake, now: number): number {
  const earlier = stops.used.find((one) => sameBrake(one.brake, brake))?.stretches ?? [];
  const sum = earlier.filter(({ last }) => last + stops.window > now).reduce((all, { length }) => all + length, 0);
  const on = stops.active.find((one) => sameBrake(one.brake, brake));
  return on && !on.renewed ? sum + on.until - on.since + 1 : sum;
}

/** Brakes that are on, and those that have used something of their budgets. */
export function brakesOf(stops: Stops, now: number): Brake[] {
  const found = stops.active.map(({ brake }) => brake);
  for (const { brake } of stops.used) {
    if (spent(stops, brake, now) > 0 && !found.some((one) => sameBrake(one, brake))) found.push(brake);
  }
  return found;
}

export async function stops(link: Link): Promise<Stops> {
  const constants = ['SafeModeBudget', 'PauseBudget', 'BudgetWindow', 'MaxRenewal'];
  const [active, used, entered, cursor, members, proposals, emission, most, window, ...ofBrakes] = await Promise.all([
    stored(link, 'Brakes', 'Active'),
    allStored(link, 'Brakes', 'Used'),
    stored(link, 'SafeMode', 'EnteredUntil'),
    stored(link, 'MultiBlockMigrations', 'Cursor'),
    stored(link, 'TechnicalCommittee', 'Members'),
    stored(link, 'TechnicalCommittee', 'Proposals'),
    runtime(link, 'EmissionApi', 'emission'),
    constant(link, 'Emission', 'MaxHalt'),
    constant(link, 'Emission', 'HaltWindow'),
    ...constants.map((name) => constant(link, 'Brakes', name)),
  ]);
  const [safeModeBudget = 0, pauseBudget = 0, budgetWindow = 0, longestRenewal = 0] = ofBrakes.map(number);
  return {
    active: (option(active, list) ?? []).map(readBraking),
    used: used.map(({ keyArgs, value }) => ({ brake: readBrake(keyArgs[0]), stretches: list(value).map(readStretch) })),
    safeMode: entered !== undefined,
    migrating: cursor !== undefined,
    committee: (option(members, list) ?? []).map(account),
    motions: (option(proposals, list) ?? []).length,
    safeModeBudget,
    pauseBudget,
    window: budgetWindow,
    longestRenewal,
    emission: {
      era: number(field(emission, 'era')),
      started: option(field(emission, 'started'), number),
      eraLength: number(field(emission, 'era_length')),
      halt: option(field(emission, 'halt'), (halt) => ({
        since: number(field(halt, 'since')),
        until: number(field(halt, 'until')),
        voted: flag(field(halt, 'voted')),
      })),
      left: number(field(emission, 'halts_left')),
      most: number(most),
      window: number(window),
    },
  };
}

/** When an era begins, if none is skipped; null if it is not known. */
export function eraBegins(
  { era, started, eraLength }: Pick<EmissionBrake, 'era' | 'started' | 'eraLength'>,
  wanted: number,
): number | null {
  return started === null ? null : started + (wanted - era) * eraLength;
}
