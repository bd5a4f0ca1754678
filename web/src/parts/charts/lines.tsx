/**
 * Two amounts over the same time: a drawing, a sentence that says the same, and a table. The lines are told apart by their
 * form and not by a colour.
 */
import type { JSX } from 'preact';
import { locale, t } from '../../i18n';
import { type Course, HEIGHT, type PlotPoint, WIDTH, line, placeOfAmount, placeOfTime, thinned } from '../../lib/plot';
import { formatDate, formatDay } from '../../lib/time';

/** Rows of the table. */
const ROWS = 24;
/** Below this the axis needs the time besides the date, in milliseconds. */
const DAYS = 3 * 86_400_000;

export interface Series {
  readonly name: string;
  /** Times in milliseconds since 1970, in order. */
  readonly points: readonly PlotPoint[];
  readonly course: Course;
}

export interface LinesProps {
  readonly title: string;
  /** What the drawing shows, in a sentence. */
  readonly said: string;
  /** Drawn as a whole line and as a broken one. */
  readonly series: readonly [Series, Series];
  /** The amount at the top. */
  readonly most: bigint;
  /** Where something stands at present, as a dot. */
  readonly dot?: bigint;
  /** The present, in milliseconds since 1970. */
  readonly present: number;
  readonly show: (amount: bigint) => string;
  readonly name: string;
}

/** The amount of a series at a time. */
export function amountAt({ points, course }: Series, at: number): bigint | null {
  const next = points.findIndex((point) => point.at > at);
  const before = points[next < 0 ? points.length - 1 : next - 1];
  const after = next < 0 ? undefined : points[next];
  if (!before) return null;
  if (course === 'steps' || !after) return before.amount;
  const [done, all] = [BigInt(Math.round(at - before.at)), BigInt(Math.round(after.at - before.at))];
  return all === 0n ? after.amount : before.amount + ((after.amount - before.amount) * done) / all;
}

export function Lines({ title, said, series, most, dot, present, show, name }: LinesProps): JSX.Element {
  const [one, other] = series;
  const [first, last] = [one.points[0]?.at ?? present, one.points.at(-1)?.at ?? present];
  const frame = { from: first, to: last, most: most > 0n ? most : 1n };
  const day = (ms: number): string => {
    const date = new Date(ms);
    return last - first < DAYS ? formatDate(date, locale.value) : formatDay(date, locale.value);
  };
  const today = present >= first && present <= last ? placeOfTime(frame, present) : null;
  return (
    <figure class="chart lines" data-test={name}>
      <figcaption>
        <strong>{title}</strong>
        <span>{said}</span>
      </figcaption>
      {/* Time goes from left to right in every language, as in the drawing. */}
      <div class="chart-plot" dir="ltr" aria-hidden="true">
        <span class="chart-most">{show(most)}</span>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" focusable="false">
          <path class="chart-line" d={line(one.points, frame, one.course)} vector-effect="non-scaling-stroke" />
          <path class="chart-other" d={line(other.points, frame, other.course)} vector-effect="non-scaling-stroke" />
          {today === null ? null : (
            <line class="chart-now" x1={today} x2={today} y1="0" y2={HEIGHT} vector-effect="non-scaling-stroke" />
          )}
          {today === null || dot === undefined ? null : (
            <path class="chart-dot" d={`M${today} ${placeOfAmount(frame, dot)}h0`} vector-effect="non-scaling-stroke" />
          )}
        </svg>
        <div class="chart-axis">
          <bdi>{day(first)}</bdi>
          {today === null ? null : <bdi class="chart-key">{t('chart.now')}</bdi>}
          <bdi>{day(last)}</bdi>
        </div>
        <div class="chart-axis">
          <bdi class="chart-name whole-line">{one.name}</bdi>
          <bdi class="chart-name broken-line">{other.name}</bdi>
        </div>
      </div>
      <details class="chart-table">
        <summary>{t('chart.table')}</summary>
        <div class="table" role="region" tabIndex={0} aria-label={title}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('chart.date')}</th>
                <th scope="col">{one.name}</th>
                <th scope="col">{other.name}</th>
              </tr>
            </thead>
            <tbody>
              {thinned(one.points, ROWS).map((point) => {
                const beside = amountAt(other, point.at);
                return (
                  <tr key={point.at}>
                    <th scope="row">{day(point.at)}</th>
                    <td>
                      <bdi>{show(point.amount)}</bdi>
                    </td>
                    <td>{beside === null ? null : <bdi>{show(beside)}</bdi>}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
