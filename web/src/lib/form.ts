/** What a manager fills in about a round, and the terms that it makes: dates and durations become blocks here. */
import type { Jurisdictions, Release, Terms, UnlockSchedule } from '../chain/model';
import { type Hex } from './bytes';
import { type Result, type Said, bad, good } from './result';
import { endOf } from './schedule';
import { type Clock, blockOf, dateOf } from './time';

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

/** The chain, as far as terms depend on it. */
export interface ChainContext {
  clock: Clock;
  asset: Terms['asset'];
  minWindow: number;
  claimGrace: number;
  minVested: bigint;
  /** The smallest row; null if it is not known: then the chain has the last word. */
  smallest: bigint | null;
}

/** The list, too. */
export interface FormContext extends ChainContext {
  root: Hex;
  rows: number;
  total: bigint;
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

/** Terms as they are, and what was in the form before anybody changed it. */
interface Kept {
  terms: Terms;
  form: RoundForm;
}

/** Whether nobody has changed these fields. */
function isKept(form: RoundForm, kept: Kept | null, ...fields: (keyof RoundForm)[]): kept is Kept {
  return kept !== null && fields.every((field) => JSON.stringify(form[field]) === JSON.stringify(kept.form[field]));
}

/** What a form says of a round. */
type Filled = Pick<Terms, 'release' | 'requirement' | 'window' | 'remainder'>;

/** The terms of a round that pays a list in the chain, or everything that is wrong with what was entered. */
export function termsOf(form: RoundForm, context: FormContext): Result<Terms, FieldFault[]> {
  const filled = filledIn(form, context, null);
  if (!filled.ok) return filled;
  const { root, rows, total, list, asset } = context;
  return good({
    ...filled.value,
    asset,
    source: { kind: 'merkle', root, leaves: rows },
    budget: total,
    manifest: { cid: '', rows, total, published: { list, maxRow: null, maxShareOfLargest: null } },
    beneficiaries: 'accounts',
  });
}

/**
 * Other terms for a draft: those that it has, with what was changed in the form since it was {@link formOf} them. What was
 * not changed stays to the block, though a form has minutes.
 */
export function amendedTerms(
  form: RoundForm,
  before: RoundForm,
  terms: Terms,
  context: ChainContext,
): Result<Terms, FieldFault[]> {
  const filled = filledIn(form, context, { terms, form: before });
  return filled.ok ? good({ ...terms, ...filled.value }) : filled;
}

function filledIn(form: RoundForm, context: ChainContext, kept: Kept | null): Result<Filled, FieldFault[]> {
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
  const opens = isKept(form, kept, 'opens')
    ? kept.terms.window.opens
    : form.opens === ''
      ? 0
      : moment(clock, form.opens);
  if (opens === undefined) wrong('opens', 'form.date');
  const closes = isKept(form, kept, 'closes')
    ? kept.terms.window.closes
    : form.closes === ''
      ? undefined
      : moment(clock, form.closes);
  if (closes === undefined) wrong('closes', 'form.date');
  const release = releaseOf(form, context, kept, wrong);
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
  // One attester is what anything demanded needs in any case.
  const demanded = level > 0 || jurisdictions.kind !== 'any' || attesters > 1;
  const requirement = isKept(form, kept, 'level', 'attesters', 'countries', 'codes')
    ? kept.terms.requirement
    : { level, jurisdictions, attesters: demanded && attesters > 1 ? attesters : 0 };
  return good({ release, requirement, window: { opens, closes }, remainder: form.remainder });
}

type Wrong = (field: keyof RoundForm, key: FormFault, more?: { values?: Said['values']; block?: number }) => void;

/** When what is released begins to unlock and how long it takes, if it is not paid at once. */
function courseOf(release: Release): UnlockSchedule | null {
  if (release.kind === 'immediate') return null;
  return release.kind === 'vested'
    ? { start: release.start, length: release.length, cliff: 0, step: 1 }
    : release.schedule;
}

function releaseOf(form: RoundForm, context: ChainContext, kept: Kept | null, wrong: Wrong): Release | null {
  if (form.release === 'immediate') return { kind: 'immediate' };
  const course = kept && courseOf(kept.terms.release);
  const start = course && isKept(form, kept, 'start') ? course.start : moment(context.clock, form.start);
  if (start === undefined) wrong('start', 'form.date');
  const length = course && isKept(form, kept, 'length') ? course.length : blocksOf(form.length);
  if (length === undefined) wrong('length', 'form.duration');
  else if (length === 0 || (start ?? 0) + length >= 2 ** 32 - 1) wrong('length', 'form.length');
  if (form.release === 'vested') {
    if (context.asset !== 'native') wrong('release', 'form.vested.asset');
    else if (context.smallest !== null && context.smallest < context.minVested) wrong('release', 'form.vested.small');
    return start === undefined || length === undefined ? null : { kind: 'vested', start, length };
  }
  const part = (field: 'cliff' | 'step', none: number): number | undefined => {
    if (course && isKept(form, kept, field)) return course[field];
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

/** A number of blocks in the largest unit that it is a whole number of; in the smallest one that it fits, about. */
export function durationField(blocks: number): DurationField {
  const units = (Object.keys(UNITS) as DurationUnit[]).reverse();
  const fits = units.filter((unit) => blocks / UNITS[unit] < 1_000_000);
  const unit = fits.find((one) => blocks > 0 && blocks % UNITS[one] === 0) ?? fits.at(-1) ?? 'year';
  return { number: String(Math.max(1, Math.round(blocks / UNITS[unit]))), unit };
}

/** The form with which a draft is amended: what it has now. */
export function formOf({ release, requirement, window, remainder }: Terms, clock: Clock): RoundForm {
  const date = (block: number): string => fieldDate(dateOf(clock, block));
  const course = courseOf(release);
  const { level, jurisdictions, attesters } = requirement;
  return {
    ...EMPTY_FORM,
    remainder,
    // What is in the past is open at once.
    opens: window.opens <= clock.moment ? '' : date(window.opens),
    closes: date(window.closes),
    release: release.kind,
    ...(course && { start: date(course.start), length: durationField(course.length) }),
    ...(course && course.cliff > 0 && { cliff: durationField(course.cliff) }),
    ...(course && course.step > 1 && { step: durationField(course.step) }),
    ...(release.kind === 'streamed' && { revocable: release.revocable, prepaid: release.prepaid }),
    level: String(level),
    attesters: String(Math.max(1, attesters)),
    countries: jurisdictions.kind,
    codes: jurisdictions.kind === 'any' ? '' : jurisdictions.countries.join(' '),
  };
}

/** A date as fields of forms have it, in the person's time zone, without seconds. */
export function fieldDate(date: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
