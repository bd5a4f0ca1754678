/** How concentrated a list is: a drawing, a sentence that says the same, and a table. */
import type { JSX } from 'preact';
import { locale, t } from '../../i18n';
import { shareOf } from '../../lib/amount';
import type { Concentration } from '../../lib/list';
import { type PlotPoint, HEIGHT, WIDTH, area, line } from '../../lib/plot';

export interface LorenzProps {
  readonly concentration: Concentration;
  /** Thousandths of the rows, the smallest first, with what they have together. */
  readonly points: readonly PlotPoint[];
}

/** Points that the table has all of; of more it has every fourth. */
const FEW = 12;

const percent = (share: number): string =>
  new Intl.NumberFormat(locale.value, { style: 'percent', maximumFractionDigits: 1 }).format(share);

export function LorenzChart({ concentration, points }: LorenzProps): JSX.Element {
  const most = points.at(-1)?.amount ?? 0n;
  const frame = { from: 0, to: 1_000, most };
  const { top1, top10, top100, gini } = concentration;
  const said = t('lorenz.said', {
    top1: percent(top1 / 100),
    top10: percent(top10 / 100),
    top100: percent(top100 / 100),
    gini: new Intl.NumberFormat(locale.value, { maximumFractionDigits: 2 }).format(gini),
  });
  return (
    <figure class="chart">
      <figcaption>
        <strong>{t('lorenz.title')}</strong>
        <span data-test="concentration">{said}</span>
      </figcaption>
      <div class="chart-plot" dir="ltr" aria-hidden="true">
        <span class="chart-most">{percent(1)}</span>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" focusable="false">
          <path class="chart-area" d={area(points, frame, 'even')} />
          <path class="chart-line" d={line(points, frame, 'even')} vector-effect="non-scaling-stroke" />
          <line class="chart-now" x1="0" y1={HEIGHT} x2={WIDTH} y2="0" vector-effect="non-scaling-stroke" />
        </svg>
        <div class="chart-axis">
          <bdi>{t('lorenz.smallest')}</bdi>
          <bdi class="chart-key">{t('lorenz.equal')}</bdi>
          <bdi>{t('lorenz.largest')}</bdi>
        </div>
      </div>
      <details class="chart-table">
        <summary>{t('chart.table')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('lorenz.rows')}</th>
              <th scope="col">{t('lorenz.share')}</th>
            </tr>
          </thead>
          <tbody>
            {points
              .filter((_, at) => points.length <= FEW || at % 4 === 0 || at === points.length - 1)
              .map(({ at, amount }) => (
                <tr key={at}>
                  <th scope="row">{percent(at / 1_000)}</th>
                  <td>{percent(shareOf(amount, most) / 1_000)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
