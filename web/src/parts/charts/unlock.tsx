/** When the tokens of a row, or of a whole round, unlock. */
import type { JSX } from 'preact';
import type { Release, Token } from '../../chain/model';
import { locale, t } from '../../i18n';
import { formatAmount } from '../../lib/amount';
import { type Schedule, endOf, nextUnlock, points, unlocked } from '../../lib/schedule';
import { type Clock, dateOf, formatDay } from '../../lib/time';
import { Chart, percent } from './chart';

/** More points than this are not told apart on a screen. */
const MOST = 120;

/** The schedule of a release; null if everything is free at once. */
export function scheduleOf(release: Release): Schedule | null {
  if (release.kind === 'streamed') return release.schedule;
  if (release.kind === 'vested') return { start: release.start, cliff: 0, length: release.length, step: 1 };
  return null;
}

export interface UnlockChartProps {
  readonly release: Release;
  /** What unlocks in all. */
  readonly total: bigint;
  readonly token: Token;
  readonly clock: Clock;
}

/** Draws a schedule. Nothing for what is paid at once. */
export function UnlockChart({ release, total, token, clock }: UnlockChartProps): JSX.Element | null {
  const schedule = scheduleOf(release);
  if (schedule === null) return null;
  const at = (block: number): number => dateOf(clock, block).getTime();
  const drawn = points(schedule, total, MOST).map(({ block, amount }) => ({ at: at(block), amount }));
  // Between two points of a schedule that unlocks every block nothing happens at once, but at the cliff.
  const even = schedule.step === 1;
  const cliff = { at: at(schedule.start + schedule.cliff), amount: 0n };
  const line = even && schedule.cliff > 0 ? [drawn[0] ?? cliff, cliff, ...drawn.slice(1)] : drawn;
  return (
    <Chart
      title={t('chart.unlock')}
      said={said(schedule, total, token, clock)}
      points={line}
      course={even ? 'even' : 'steps'}
      most={total}
      token={token}
      present={clock.ms}
    />
  );
}

function said(schedule: Schedule, units: bigint, token: Token, clock: Clock): string {
  const day = (block: number): string => formatDay(dateOf(clock, block), locale.value);
  const amount = (of: bigint): string => formatAmount(of, token, locale.value, 4).text;
  const [end, total] = [day(endOf(schedule)), amount(units)];
  const free = unlocked(schedule, units, clock.moment);
  if (clock.moment >= endOf(schedule)) return t('chart.unlock.after', { total, end });
  if (free > 0n) return t('chart.unlock.during', { unlocked: amount(free), total, share: percent(free, units), end });
  const first = day(nextUnlock(schedule, Math.max(clock.moment, schedule.start)) ?? endOf(schedule));
  return t('chart.unlock.before', { total, first, end });
}
