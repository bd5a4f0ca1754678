import { Fragment, type VNode, isValidElement } from 'preact';
import { describe, expect, it } from 'vitest';
import type { Release } from '../../chain/model';
import { PaidChart } from './paid';
import { UnlockChart } from './unlock';

const UNIT = 10n ** 12n;
const DAY = 14_400;
const token = { symbol: 'DIST', decimals: 12 };
/** 2026-12-01, 12:00 UTC. */
const clock = { moment: 27_000_000, ms: 1_796_126_400_000 };

interface Drawn {
  readonly type: string;
  readonly props: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** All elements of what a component without state renders. */
function elements(node: unknown): Drawn[] {
  if (Array.isArray(node)) return node.flatMap(elements);
  if (!isValidElement(node)) return [];
  const { type, props } = node as VNode<Record<string, unknown>>;
  if (typeof type === 'function' && type !== Fragment) return elements((type as (given: unknown) => unknown)(props));
  const inner = elements(props['children']);
  return typeof type === 'string' ? [{ type, props, text: textOf(props['children']) }, ...inner] : inner;
}

function textOf(node: unknown): string {
  if (Array.isArray(node)) return node.map(textOf).join('');
  if (isValidElement(node)) return textOf((node as VNode<Record<string, unknown>>).props['children']);
  return typeof node === 'string' || typeof node === 'number' ? String(node) : '';
}

const stream = (changes: object): Release => ({
  kind: 'streamed',
  schedule: { start: clock.moment, cliff: 0, length: 100 * DAY, step: 1, ...changes },
  revocable: false,
  prepaid: false,
});
const unlock = (release: Release, total = 100n * UNIT) => elements(UnlockChart({ release, total, token, clock }));
const paid = (payments: { at: number; amount: bigint }[]) =>
  elements(PaidChart({ payments, total: 100n * UNIT, token, present: clock.ms }));
const only = (drawn: Drawn[], type: string) => drawn.filter((one) => one.type === type);
const caption = (drawn: Drawn[]) => only(drawn, 'figcaption')[0]!.text.replace(/[\u00a0\u202f]/g, ' ');
const path = (drawn: Drawn[]) => only(drawn, 'path').at(-1)!.props['d'];

describe('the chart of a schedule', () => {
  it('says in words what it shows', () => {
    expect(caption(unlock(stream({})))).toContain('Nothing of 100 DIST has unlocked yet. It begins on Dec 1, 2026');
    expect(caption(unlock(stream({ start: clock.moment - 50 * DAY })))).toContain(
      '50 DIST of 100 DIST (50%) have unlocked',
    );
    expect(caption(unlock(stream({ start: clock.moment - 200 * DAY })))).toContain(
      'All of 100 DIST has unlocked since',
    );
  });

  it('draws even schedules as lines with a cliff, others in steps', () => {
    expect(path(unlock(stream({ cliff: 50 * DAY })))).toMatch(/^M0 300L500 300L500 150L/);
    expect(path(unlock(stream({ step: 25 * DAY })))).toBe('M0 300H250V225H500V150H750V75H1000V0');
    expect(path(unlock({ kind: 'vested', start: clock.moment, length: DAY }))).toMatch(/^M0 300L.*L1000 0$/);
    expect(unlock({ kind: 'immediate' })).toEqual([]);
  });

  it('has today on it only while it lasts', () => {
    expect(only(unlock(stream({ start: clock.moment - 50 * DAY })), 'line')[0]!.props['x1']).toBe(500);
    expect(only(unlock(stream({ start: clock.moment + DAY })), 'line')).toEqual([]);
  });
});

describe('the chart of payments', () => {
  it('adds them up until today', () => {
    const drawn = paid([
      { at: clock.ms - 86_400_000, amount: 25n * UNIT },
      { at: clock.ms - 43_200_000, amount: 25n * UNIT },
    ]);
    expect(path(drawn)).toBe('M0 300H0V225H500V150H1000V150');
    expect(caption(drawn)).toContain('50 DIST of 100 DIST (50%) are paid');
    expect(caption(paid([]))).toContain('Nothing of 100 DIST is paid yet.');
  });
});

describe('every chart', () => {
  it('has a table of the same, no inline styles, and a drawing that is not read out', () => {
    const many = Array.from({ length: 5_000 }, (_, at) => ({ at: clock.ms - (5_000 - at) * 1_000, amount: UNIT }));
    for (const drawn of [unlock(stream({})), paid(many), paid([])]) {
      expect(drawn.filter(({ props }) => 'style' in props)).toEqual([]);
      const rows = only(drawn, 'tr').length - 1;
      expect(rows).toBeGreaterThanOrEqual(1);
      expect(rows).toBeLessThanOrEqual(24);
      expect(only(drawn, 'svg')).toHaveLength(1);
      expect(drawn.find(({ props }) => props['class'] === 'chart-plot')!.props['aria-hidden']).toBe('true');
    }
    expect(String(path(paid(many))).length).toBeLessThan(10_000);
  });
});
