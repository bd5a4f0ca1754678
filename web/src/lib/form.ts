/** What a manager fills in about a round, and the terms that it makes: dates and durations become blocks here. */
import type { Jurisdictions, Release, Terms } from '../chain/model';
import { type Hex } from './bytes';
import { type Result, type Said, bad, good } from './result';
import { endOf } from './schedule';
import { type Clock, blockOf } from './time';

/** Units of durations with their lengths in blocks; see `lib/time.ts`. */
export const UNITS = { minute: 10, hour: 600, day: 14_400, week: 100_800, month: 438_300, year: 5_259_600 } as const;
export type DurationUnit = keyof typeof UNITS;

/** A duration as it is entered. */
export interface DurationField {
  number: string;
  unit: DurationUnit;
}

/** What is entered. Dates are as fields of forms have them, in the person's time zone; empty ones are now. */
export interface RoundForm {
  remainder: Terms['remainder'];
  opens: string;
  closes: string;
  release: Release['kind'];
  start: string;
  length: DurationField;
  cliff: DurationField;
  /** Continuous if it has no number. */
  step: DurationField;
  revocable: boolean;
  prepaid: boolean;
  level: string;
  attesters: string;
  countries: Jurisdictions['kind'];
  codes: string;
}

export const EMPTY_FORM: RoundForm = {
  remainder: 'manager',
  opens: '',
  closes: '',
  release: 'immediate',
  start: '',
  length: { number: '12', unit: 'month' },
  cliff: { number: '', unit: 'month' },
  step: { number: '', unit: 'month' },
  revocable: false,
  prepaid: true,
  level: '0',
  attesters: '1',
  countries: 'any',
  codes: '',
};

/** The list and the chain, as far as terms depend on them. */
export interface FormContext {
  clock: Clock;
  asset: Terms['asset'];
  minWindow: number;
  claimGrace: number;
  minVested: bigint;
  root: Hex;
  rows: number;
  total: bigint;
  /** The smallest row. */
  smallest: bigint;
  /** Number of the list in the chain. */
  list: number;
}

export type FormFault =
  | 'form.date'
  | 'form.past'
  | 'form.window'
  | 'form.grace'
  | 'form.duration'
  | 'form.length'
  | 'form.cliff'
  | 'form.step'
  | 'form.vested.asset'
  | 'form.vested.small'
  | 'form.level'
  | 'form.attesters'
  | 'form.codes'
  | 'form.code';

/** A fault, with the field that it is about. */
export interface FieldFault {
  field: keyof RoundForm;
  /** `block` is the first one at which it would be right. */
  why: Said<FormFault>;
  block?: number;
}

/** The most attesters that a round can demand, and countries that it can name: `primitives/src/compliance.rs`. */
const MAX_ATTESTERS = 4;
const MAX_COUNTRIES = 64;

/** The block of a date that was entered; undefined if it is none. An empty one is the present. */
function moment(clock: Clock, text: string): number | undefined {
  if (text === '') return clock.moment;
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? undefined : blockOf(clock, date);
}

/** A duration in blocks; undefined if it is none. */
export function blocksOf({ number, unit }: DurationField): number | undefined {
  if (!/^\d{1,6}$/.test(number.trim())) return undefined;
  const blocks = Number(number) * UNITS[unit];
  return blocks < 2 ** 32 ? blocks : undefined;
}

/** A number as people write it in a field; undefined if it is not one up to `most`. */
function small(text: string, most: number): number | undefined {
  const trimmed = text.trim();
  return /^\d{1,3}$/.test(trimmed) && Number(trimmed) <= most ? Number(trimmed) : undefined;
}

/** The terms of a round that pays a list in the chain, or everything that is wrong with what was entered. */
export function termsOf(form: RoundForm, context: FormContext): Result<Terms, FieldFault[]> {
  const faults: FieldFault[] = [];
  const wrong = (
    field: keyof RoundForm,
    key: FormFault,
    more: Partial<FieldFault> & { values?: Said['values'] } = {},
  ): void => {
    const { values, ...rest } = more;
    faults.push({ field, why: values === undefined ? { key } : { key, values }, ...rest });
  };
  const { clock } = context;
  const opens = form.opens === '' ? 0 : moment(clock, form.opens);
  if (opens === undefined) wrong('opens', 'form.date');
  const closes = form.closes === '' ? undefined : moment(clock, form.closes);
  if (closes === undefined) wrong('closes', 'form.date');
  const release = releaseOf(form, context, wrong);
  if (opens !== undefined && closes !== undefined) {
    const least = Math.max(opens, clock.moment) + context.minWindow;
    if (closes <= clock.moment) wrong('closes', 'form.past');
    else if (closes < least) wrong('closes', 'form.window', { block: least });
    else if (release?.kind === 'streamed') {
      const end = endOf(release.schedule) + context.claimGrace;
      if (closes < end) wrong('closes', 'form.grace', { block: end });
    }
  }
  const level = small(form.level, 255);
  if (level === undefined) wrong('level', 'form.level');
  const attesters = small(form.attesters, MAX_ATTESTERS);
  if (attesters === undefined) wrong('attesters', 'form.attesters', { values: { count: MAX_ATTESTERS } });
  const jurisdictions = jurisdictionsOf(form, wrong);
  if (
    faults.length > 0 ||
    opens === undefined ||
    closes === undefined ||
    !release ||
    level === undefined ||
    attesters === undefined ||
    !jurisdictions
  ) {
    return bad(faults);
  }
  const { root, rows, total, list, asset } = context;
  // One attester is what anything demanded needs in any case.
  const demanded = level > 0 || jurisdictions.kind !== 'any' || attesters > 1;
  return good({
    asset,
    source: { kind: 'merkle', root, leaves: rows },
    release,
    requirement: { level, jurisdictions, attesters: demanded && attesters > 1 ? attesters : 0 },
    window: { opens, closes },
    budget: total,
    remainder: form.remainder,
    manifest: { cid: '', rows, total, published: { list, maxRow: null, maxShareOfLargest: null } },
    beneficiaries: 'accounts',
  });
}

type Wrong = (field: keyof RoundForm, key: FormFault, more?: { values?: Said['values']; block?: number }) => void;

function releaseOf(form: RoundForm, context: FormContext, wrong: Wrong): Release | null {
  if (form.release === 'immediate') return { kind: 'immediate' };
  const start = moment(context.clock, form.start);
  if (start === undefined) wrong('start', 'form.date');
  const length = blocksOf(form.length);
  if (length === undefined) wrong('length', 'form.duration');
  else if (length === 0 || (start ?? 0) + length >= 2 ** 32 - 1) wrong('length', 'form.length');
  if (form.release === 'vested') {
    if (context.asset !== 'native') wrong('release', 'form.vested.asset');
    else if (context.smallest < context.minVested) wrong('release', 'form.vested.small');
    return start === undefined || length === undefined ? null : { kind: 'vested', start, length };
  }
  const part = (field: 'cliff' | 'step', none: number): number | undefined => {
    if (form[field].number.trim() === '') return none;
    const blocks = blocksOf(form[field]);
    if (blocks === undefined) wrong(field, 'form.duration');
    return blocks;
  };
  const cliff = part('cliff', 0);
  const step = part('step', 1);
  if (length !== undefined && cliff !== undefined && cliff > length) wrong('cliff', 'form.cliff');
  if (length !== undefined && step !== undefined && (step === 0 || step > length)) wrong('step', 'form.step');
  if (start === undefined || length === undefined || cliff === undefined || step === undefined) return null;
  const schedule = { start, cliff, length, step };
  return { kind: 'streamed', schedule, revocable: form.revocable, prepaid: form.prepaid };
}

function jurisdictionsOf({ countries, codes }: RoundForm, wrong: Wrong): Jurisdictions | null {
  if (countries === 'any') return { kind: 'any' };
  const wanted = [
    ...new Set(
      codes
        .toUpperCase()
        .split(/[\s,;]+/)
        .filter((code) => code !== ''),
    ),
  ];
  const strange = wanted.find((code) => !/^[A-Z]{2}$/.test(code));
  if (strange !== undefined) {
    wrong('codes', 'form.code', { values: { code: strange.slice(0, 20) } });
    return null;
  }
  if (wanted.length === 0 || wanted.length > MAX_COUNTRIES) {
    wrong('codes', 'form.codes', { values: { count: MAX_COUNTRIES } });
    return null;
  }
  return { kind: countries, countries: wanted };
}

/** A date as fields of forms have it, in the person's time zone, without seconds. */
export function fieldDate(date: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
