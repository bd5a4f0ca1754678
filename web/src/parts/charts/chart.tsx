/**
 * An amount over time: a drawing, a sentence that says the same, and a table. The drawing has no text of its own, so that
 * nothing in it is too small to read; colours are in `styles/charts.css`.
 */
import type { JSX } from 'preact';
import type { Token } from '../../chain/model';
import { locale, t } from '../../i18n';
import { formatAmount, shareOf } from '../../lib/amount';
import { type Course, HEIGHT, type PlotPoint, WIDTH, area, line, placeOfTime, thinned } from '../../lib/plot';
import { formatDay } from '../../lib/time';

/** Rows of the table. */
const ROWS = 24;

export interface ChartProps {
  readonly title: string;
  /** What the drawing shows, in a sentence. */
  readonly said: string;
  /** Times in milliseconds since 1970, in order. */
  readonly points: readonly PlotPoint[];
  readonly course: Course;
  /** The amount at the top. */
  readonly most: bigint;
  readonly token: Token;
  /** The present, in milliseconds since 1970. */
  readonly present: number;
}

/** A part of a whole as a percentage, rounded down. */
export function percent(part: bigint, whole: bigint): string {
  return new Intl.NumberFormat(locale.value, { style: 'percent', maximumFractionDigits: 1 }).format(
    shareOf(part, whole) / 1_000,
  );
}

export function Chart({ title, said, points, course, most, token, present }: ChartProps): JSX.Element {
  const [first, last] = [points[0], points.at(-1)];
  const frame = { from: first?.at ?? present, to: last?.at ?? present, most };
  const amount = (units: bigint): string => formatAmount(units, token, locale.value, 4).text;
  const day = (ms: number): string => formatDay(new Date(ms), locale.value);
  const today = present > frame.from && present < frame.to ? placeOfTime(frame, present) : null;
  return (
    <figure class="chart">
      <figcaption>
        <strong>{title}</strong>
        <span>{said}</span>
      </figcaption>
      {/* Time goes from left to right in every language, as in the drawing. */}
      <div class="chart-plot" dir="ltr" aria-hidden="true">
        <span class="chart-most">{amount(most)}</span>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" focusable="false">
          <path class="chart-area" d={area(points, frame, course)} />
          <path class="chart-line" d={line(points, frame, course)} vector-effect="non-scaling-stroke" />
          {today === null ? null : (
            <line class="chart-now" x1={today} x2={today} y1="0" y2={HEIGHT} vector-effect="non-scaling-stroke" />
          )}
        </svg>
        <div class="chart-axis">
          <bdi>{day(frame.from)}</bdi>
          {today === null ? null : <bdi class="chart-key">{t('chart.now')}</bdi>}
          <bdi>{day(frame.to)}</bdi>
        </div>
      </div>
      <details class="chart-table">
        <summary>{t('chart.table')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('chart.date')}</th>
              <th scope="col">{t('chart.amount')}</th>
              <th scope="col">{t('chart.share')}</th>
            </tr>
          </thead>
          <tbody>
            {thinned(points, ROWS).map((point) => (
              <tr key={point.at}>
                <th scope="row">{day(point.at)}</th>
                <td>
                  <bdi>{amount(point.amount)}</bdi>
                </td>
                <td>{percent(point.amount, most)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
