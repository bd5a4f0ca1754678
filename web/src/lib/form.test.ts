import { describe, expect, it } from 'vitest';
import type { Terms } from '../chain/model';
import {
  EMPTY_FORM,
  type FormContext,
  type RoundForm,
  amendedTerms,
  blocksOf,
  durationField,
  fieldDate,
  formOf,
  termsOf,
} from './form';

const CLOCK = { moment: 1_000_000, ms: Date.UTC(2027, 0, 31, 12) };
const CONTEXT: FormContext = {
  clock: CLOCK,
  asset: 'native',
  minWindow: 600,
  claimGrace: 100_800,
  minVested: 10n,
  root: `0x${'ab'.repeat(32)}`,
  rows: 3,
  total: 60n,
  smallest: 10n,
  list: 7,
};
const DAY = 14_400;

/** A date some days ahead, as a field has it. */
const ahead = (days: number) => fieldDate(new Date(CLOCK.ms + days * 86_400_000));

function made(changes: Partial<RoundForm>, context: Partial<FormContext> = {}) {
  return termsOf({ ...EMPTY_FORM, closes: ahead(30), ...changes }, { ...CONTEXT, ...context });
}

function faults(changes: Partial<RoundForm>, context: Partial<FormContext> = {}) {
  const read = made(changes, context);
  return read.ok ? [] : read.fault.map(({ field, why }) => `${field} ${why.key}`);
}

describe('what a manager fills in', () => {
  it('becomes terms that demand the list in the chain', () => {
    const terms = made({});
    expect(terms).toEqual({
      ok: true,
      value: {
        asset: 'native',
        source: { kind: 'merkle', root: CONTEXT.root, leaves: 3 },
        release: { kind: 'immediate' },
        requirement: { level: 0, jurisdictions: { kind: 'any' }, attesters: 0 },
        window: { opens: 0, closes: CLOCK.moment + 30 * DAY },
        budget: 60n,
        remainder: 'manager',
        manifest: { cid: '', rows: 3, total: 60n, published: { list: 7, maxRow: null, maxShareOfLargest: null } },
        beneficiaries: 'accounts',
      },
    });
  });

  it('has dates and durations instead of blocks', () => {
    const terms = made({
      opens: ahead(1),
      closes: ahead(800),
      release: 'streamed',
      start: ahead(2),
      length: { number: '2', unit: 'year' },
      cliff: { number: '6', unit: 'month' },
      step: { number: '1', unit: 'month' },
      revocable: true,
    });
    if (!terms.ok) throw new Error(JSON.stringify(terms.fault));
    expect(terms.value.window.opens).toBe(CLOCK.moment + DAY);
    expect(terms.value.release).toEqual({
      kind: 'streamed',
      schedule: { start: CLOCK.moment + 2 * DAY, cliff: 6 * 438_300, length: 24 * 438_300, step: 438_300 },
      revocable: true,
      prepaid: true,
    });
    const vested = made({ release: 'vested', length: { number: '30', unit: 'day' } });
    expect(vested.ok && vested.value.release).toEqual({ kind: 'vested', start: CLOCK.moment, length: 30 * DAY });
  });

  it('demands what it says of beneficiaries', () => {
    const terms = made({ level: '2', attesters: '3', countries: 'except', codes: 'us, KP us' });
    expect(terms.ok && terms.value.requirement).toEqual({
      level: 2,
      attesters: 3,
      jurisdictions: { kind: 'except', countries: ['US', 'KP'] },
    });
    const one = made({ level: '2' });
    expect(one.ok && one.value.requirement.attesters).toBe(0);
  });

  it('is refused with the field and the reason', () => {
    expect(faults({ closes: '' })).toEqual(['closes form.date']);
    expect(faults({ closes: 'soon' })).toEqual(['closes form.date']);
    expect(faults({ closes: ahead(-1) })).toEqual(['closes form.past']);
    expect(faults({ closes: fieldDate(new Date(CLOCK.ms + 600_000)) })).toEqual(['closes form.window']);
    expect(faults({ opens: ahead(30) })).toEqual(['closes form.window']);
    const streamed = { release: 'streamed', length: { number: '30', unit: 'day' } } as const;
    expect(faults({ ...streamed })).toEqual(['closes form.grace']);
    expect(faults({ ...streamed, closes: ahead(38) })).toEqual([]);
    const long = { ...streamed, closes: ahead(60) };
    expect(faults({ ...long, cliff: { number: '31', unit: 'day' } })).toEqual(['cliff form.cliff']);
    expect(faults({ ...long, step: { number: '0', unit: 'day' } })).toEqual(['step form.step']);
    expect(faults({ ...long, step: { number: 'x', unit: 'day' } })).toEqual(['step form.duration']);
    expect(faults({ ...long, length: { number: '', unit: 'day' } })).toEqual(['length form.duration']);
    expect(faults({ release: 'vested', length: { number: '0', unit: 'day' } })).toEqual(['length form.length']);
    expect(faults({ release: 'vested' }, { asset: 7 })).toEqual(['release form.vested.asset']);
    expect(faults({ release: 'vested' }, { smallest: 9n })).toEqual(['release form.vested.small']);
    expect(faults({ level: '256' })).toEqual(['level form.level']);
    expect(faults({ attesters: '5' })).toEqual(['attesters form.attesters']);
    expect(faults({ countries: 'only' })).toEqual(['codes form.codes']);
    expect(faults({ countries: 'only', codes: 'Germany' })).toEqual(['codes form.code']);
  });

  it('tells the first block at which it would be right', () => {
    const read = made({ release: 'streamed', length: { number: '30', unit: 'day' } });
    if (read.ok) throw new Error('expected a fault');
    expect(read.fault[0]?.block).toBe(CLOCK.moment + 30 * DAY + CONTEXT.claimGrace);
  });

  it('counts durations in blocks, and no others', () => {
    expect(blocksOf({ number: ' 3 ', unit: 'hour' })).toBe(1_800);
    for (const number of ['', '-1', '1.5', '1e3', '9999999', 'a']) {
      expect(blocksOf({ number, unit: 'hour' }), number).toBeUndefined();
    }
    expect(blocksOf({ number: '900', unit: 'year' })).toBeUndefined();
  });
});

describe('a draft that is amended', () => {
  const draft: Terms = {
    asset: 'native',
    source: { kind: 'listed' },
    release: {
      kind: 'streamed',
      // No whole minutes.
      schedule: { start: CLOCK.moment - 12_345, cliff: 6 * 438_300, length: 12_345_678, step: 7 },
      revocable: true,
      prepaid: false,
    },
    requirement: { level: 2, jurisdictions: { kind: 'except', countries: ['US', 'KP'] }, attesters: 1 },
    window: { opens: CLOCK.moment + 4_321, closes: CLOCK.moment + 12_445_678 - 1 },
    budget: 77n,
    remainder: 'burn',
    manifest: null,
    beneficiaries: 'ethereum',
  };
  const amended = (changes: Partial<RoundForm>, terms = draft) => {
    const before = formOf(terms, CLOCK);
    return amendedTerms({ ...before, ...changes }, before, terms, { ...CONTEXT, smallest: null });
  };

  it('stays to the block what nobody has changed', () => {
    expect(amended({})).toEqual({ ok: true, value: draft });
    const others: Terms[] = [
      { ...draft, release: { kind: 'immediate' }, window: { opens: 0, closes: CLOCK.moment + 7_777 } },
      { ...draft, release: { kind: 'vested', start: CLOCK.moment + 3, length: 100_001 } },
      { ...draft, requirement: { level: 0, jurisdictions: { kind: 'any' }, attesters: 0 } },
      { ...draft, window: { opens: CLOCK.moment - 50, closes: CLOCK.moment + 12_445_999 } },
    ];
    for (const terms of others) expect(amended({}, terms)).toEqual({ ok: true, value: terms });
  });

  it('has what was changed, and nothing else', () => {
    expect(amended({ remainder: 'treasury' })).toEqual({ ok: true, value: { ...draft, remainder: 'treasury' } });
    const closes = ahead(1_000);
    expect(amended({ closes })).toEqual({
      ok: true,
      value: { ...draft, window: { ...draft.window, closes: CLOCK.moment + 1_000 * DAY } },
    });
    expect(amended({ cliff: { number: '', unit: 'month' }, prepaid: true })).toMatchObject({
      value: {
        release: { schedule: { start: CLOCK.moment - 12_345, cliff: 0, length: 12_345_678, step: 7 }, prepaid: true },
      },
    });
    expect(amended({ level: '0', countries: 'any' })).toMatchObject({
      value: { requirement: { level: 0, jurisdictions: { kind: 'any' }, attesters: 0 } },
    });
    expect(amended({ release: 'immediate' })).toMatchObject({ value: { release: { kind: 'immediate' } } });
  });

  it('is checked like a new round', () => {
    const wrong = (changes: Partial<RoundForm>, terms?: Terms) => {
      const read = amended(changes, terms);
      return read.ok ? [] : read.fault.map(({ field, why }) => `${field} ${why.key}`);
    };
    expect(wrong({ closes: ahead(-1) })).toEqual(['closes form.past']);
    expect(wrong({ length: { number: '9', unit: 'year' } })).toEqual(['closes form.grace']);
    // A window that is over by now, though nobody has touched it.
    const late = { ...draft, release: { kind: 'immediate' as const }, window: { opens: 0, closes: CLOCK.moment } };
    expect(wrong({}, late)).toEqual(['closes form.past']);
    // The smallest row is not known: the chain says whether it can be locked.
    expect(wrong({ release: 'vested' })).toEqual([]);
  });
});

describe('a duration in a field', () => {
  it('has the largest unit of which it is a whole number', () => {
    const shown: [number, string][] = [
      [10, '1 minute'],
      [14_400, '1 day'],
      [28_800, '2 day'],
      [100_800, '1 week'],
      [438_300, '1 month'],
      [2 * 5_259_600, '2 year'],
    ];
    for (const [blocks, text] of shown) {
      const field = durationField(blocks);
      expect(`${field.number} ${field.unit}`).toBe(text);
      expect(blocksOf(field)).toBe(blocks);
    }
    // No whole number of minutes, and more minutes than a field takes.
    expect(durationField(12)).toEqual({ number: '1', unit: 'minute' });
    expect(durationField(4_000_000_001)).toEqual({ number: '277778', unit: 'day' });
  });
});
