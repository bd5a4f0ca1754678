/** What emission issues without a vote and with it. */
import type { JSX } from 'preact';
import type { EmissionOutlook } from '../../chain/outlook';
import type { Token } from '../../chain/model';
import { eraBegins } from '../../chain/brakes';
import { locale, t } from '../../i18n';
import { formatAmount } from '../../lib/amount';
import { type EmissionChange, type EraForecast, changed, forecast, inForce } from '../../lib/forecast';
import { thinned } from '../../lib/plot';
import { type Clock, dateOf } from '../../lib/time';
import { shareText } from '../governance/text';
import { dayText } from '../values';
import { Lines } from './lines';

/** How many eras are foreseen: a year of production's. */
export const ERAS = 365;
/** More points than this are not told apart on a screen. */
const POINTS = 120;

export interface IssuanceProps {
  readonly known: EmissionOutlook;
  readonly change: EmissionChange;
  /** When it is carried out, as things are. */
  readonly at: number;
  readonly token: Token;
  readonly clock: Clock;
}

/** The era in which a decision of a moment falls. */
export function eraAt({ outlook, started, eraLength }: EmissionOutlook, at: number): number {
  if (started === null || eraLength <= 0) return outlook.era;
  return outlook.era + Math.max(0, Math.floor((at - started) / eraLength));
}

const same = (a: readonly EraForecast[], b: readonly EraForecast[]): boolean =>
  a.length === b.length && a.every((one, era) => one.issuance === b[era]?.issuance && one.supply === b[era]?.supply);

/** Shares of pools before and after. */
function Pools({ before, after }: { before: EmissionOutlook['outlook']['budget']; after: typeof before }): JSX.Element {
  const pools = [...new Set([...before, ...after].map(({ pool }) => pool))].sort((a, b) => a - b);
  const share = (budget: typeof before, pool: number): string =>
    shareText(budget.find((one) => one.pool === pool)?.share ?? 0n);
  return (
    <div class="table" role="region" tabIndex={0} aria-label={t('gov.emission.pools')}>
      <table data-test="pools">
        <caption>{t('gov.emission.pools')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('gov.emission.pool')}</th>
            <th scope="col">{t('gov.emission.without')}</th>
            <th scope="col">{t('gov.emission.with')}</th>
          </tr>
        </thead>
        <tbody>
          {pools.map((pool) => (
            <tr key={pool}>
              <th scope="row">{t('stake.pool', { pool })}</th>
              <td>{share(before, pool)}</td>
              <td>{share(after, pool)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function IssuanceChart({ known, change, at, token, clock }: IssuanceProps): JSX.Element {
  const { outlook, delay, preview } = known;
  const decided = eraAt(known, at);
  const from = inForce(decided, delay);
  const eras = Math.max(ERAS, from - outlook.era + 30);
  const without = forecast(outlook, eras);
  // A runtime that is newer than the page may compute otherwise.
  if (!same(without.slice(0, preview.length), preview)) return <p class="notice">{t('gov.emission.other')}</p>;
  const withVote = forecast(changed(outlook, change, decided, delay), eras);
  const show = (units: bigint): string => formatAmount(units, token, locale.value, 2).text;
  const era = { era: outlook.era, started: known.started, eraLength: known.eraLength };
  const begins = (wanted: number): number => dateOf(clock, eraBegins(era, wanted) ?? clock.moment).getTime();
  const points = (all: readonly EraForecast[]): { at: number; amount: bigint }[] =>
    thinned(all, POINTS).map((one) => ({ at: begins(one.era), amount: one.issuance }));
  const total = (all: readonly EraForecast[]): bigint => all.reduce((sum, { issuance }) => sum + issuance, 0n);
  const most = [...without, ...withVote].reduce((top, { issuance }) => (issuance > top ? issuance : top), 0n);
  const first = change.halt === null ? from : decided;
  const when = dayText(eraBegins(era, first) ?? clock.moment);
  const at0 = (all: readonly EraForecast[]): bigint => all.find((one) => one.era === from)?.issuance ?? 0n;
  const said = same(without, withVote)
    ? t('gov.emission.same')
    : t('gov.emission.said', {
        when,
        era: first,
        before: show(at0(without)),
        after: show(at0(withVote)),
        count: eras,
        totalBefore: show(total(without)),
        totalAfter: show(total(withVote)),
      });
  return (
    <>
      <Lines
        name="chart-emission"
        title={t('gov.emission.title')}
        said={said}
        series={[
          { name: t('gov.emission.with'), points: points(withVote), course: 'steps' },
          { name: t('gov.emission.without'), points: points(without), course: 'steps' },
        ]}
        most={most}
        present={clock.ms}
        show={show}
      />
      {change.budget && (
        <>
          <p>{t('gov.emission.budget', { when, era: from })}</p>
          <Pools before={outlook.budget} after={change.budget} />
        </>
      )}
      {change.params && change.params.issuance > known.highest && (
        <p class="notice bad">{t('gov.emission.above', { amount: show(known.highest) })}</p>
      )}
      {change.params && at0(withVote) < known.lowest && (
        <p class="notice bad">{t('gov.emission.below', { amount: show(known.lowest) })}</p>
      )}
      <p class="fine">{t('gov.emission.assumed')}</p>
    </>
  );
}
