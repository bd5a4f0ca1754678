/** What a round has paid over time. */
import type { JSX } from 'preact';
import type { Token } from '../../chain/model';
import { locale, t } from '../../i18n';
import { formatAmount } from '../../lib/amount';
import { thinned } from '../../lib/plot';
import { formatDay } from '../../lib/time';
import { Chart, percent } from './chart';

/** More points than this are not told apart on a screen. */
const MOST = 400;

/** A payment: its time in milliseconds since 1970, and its amount. */
export interface PaidAt {
  readonly at: number;
  readonly amount: bigint;
}

export interface PaidChartProps {
  /** The payments, in order. */
  readonly payments: readonly PaidAt[];
  /** What the round pays in all. */
  readonly total: bigint;
  readonly token: Token;
  /** The present, in milliseconds since 1970. */
  readonly present: number;
}

/** Draws the sum of the payments. */
export function PaidChart({ payments, total, token, present }: PaidChartProps): JSX.Element {
  let sum = 0n;
  const sums = payments.map(({ at, amount }) => ({ at, amount: (sum += amount) }));
  const [first, last] = [sums[0], sums.at(-1)];
  const amount = (units: bigint): string => formatAmount(units, token, locale.value, 4).text;
  const day = (ms: number): string => formatDay(new Date(ms), locale.value);
  const values = { paid: amount(sum), total: amount(total), share: percent(sum, total) };
  const said =
    first === undefined || last === undefined
      ? t('chart.paid.none', { total: values.total })
      : t('chart.paid.some', { ...values, first: day(first.at), last: day(last.at) });
  const begin = first === undefined ? [] : [{ at: first.at, amount: 0n }];
  return (
    <Chart
      title={t('chart.paid')}
      said={said}
      points={[...begin, ...thinned(sums, MOST), { at: Math.max(present, last?.at ?? present), amount: sum }]}
      course="steps"
      most={total > sum ? total : sum}
      token={token}
      present={present}
    />
  );
}
