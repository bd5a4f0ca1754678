// A round as it goes on: paid, refused, left.

import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { now } from '../../chain/clock';
import type { Token } from '../../chain/model';
import { locale, t } from '../../i18n';
import { thinned } from '../../lib/plot';
import { formatDate } from '../../lib/time';
import { type RoundFollow, type Sight, follow } from '../../state/follow';
import { PaidChart } from '../charts/paid';
import { amountText } from '../values';
import { words } from '../words';

/** Rows of the table, and refusals that are named. */
const ROWS = 24;
const NAMED = 20;

/** Hours, minutes and seconds, in the person's time zone. */
function timeText(ms: number): string {
  return new Intl.DateTimeFormat(locale.value, { timeStyle: 'medium' }).format(new Date(ms));
}

/** The payments between sights, as the chart has them: what was paid before the first one is its first step. */
function paymentsOf(sights: readonly Sight[]): { at: number; amount: bigint }[] {
  let before = 0n;
  return sights.flatMap(({ at, paid }) => {
    const amount = paid - before;
    before = paid;
    return amount > 0n ? [{ at, amount }] : [];
  });
}

function Table({ sights, token }: { sights: readonly Sight[]; token: Token }): JSX.Element {
  return (
    <details>
      <summary>{t('live.table')}</summary>
      <div class="table cells" role="region" tabIndex={0} aria-label={t('live.table')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('live.time')}</th>
              <th scope="col">{t('live.paid')}</th>
              <th scope="col">{t('live.refused')}</th>
              <th scope="col">{t('live.left')}</th>
            </tr>
          </thead>
          <tbody>
            {thinned(sights, ROWS).map((sight) => (
              <tr key={sight.block}>
                <th scope="row">{timeText(sight.at)}</th>
                <td>
                  <bdi>{amountText(sight.paid, token)}</bdi>
                </td>
                <td>{new Intl.NumberFormat(locale.value).format(sight.refused)}</td>
                <td>
                  <bdi>{amountText(sight.left, token)}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function Refusals({ followed }: { followed: RoundFollow }): JSX.Element | null {
  const all = followed.refusals.value;
  if (all.length === 0) return null;
  return (
    <details>
      <summary>{t('live.refusals', { count: all.length })}</summary>
      <ul data-test="refusals">
        {all
          .slice(-NAMED)
          .reverse()
          .map(({ row, at, reason }) => (
            <li key={`${at} ${row}`}>
              {t('live.refusal', { time: timeText(at), row, reason: words({ ...reason, docs: '' }).meaning })}
            </li>
          ))}
      </ul>
    </details>
  );
}

export interface LiveProps {
  id: number;
  token: Token;
}

export function Live({ id, token }: LiveProps): JSX.Element {
  const followed = useMemo(() => follow(id), [id]);
  const [sights, round, present] = [followed.sights.value, followed.round.value, now.value];
  const [first, last] = [sights[0], sights.at(-1)];
  if (!first || !last || !round || !present) return <p role="status">{t('live.waiting')}</p>;
  const values = {
    since: formatDate(new Date(first.at), locale.value),
    paid: amountText(last.paid - first.paid, token),
    count: last.payments - first.payments,
    refused: last.refused,
    left: amountText(last.left, token),
  };
  return (
    <>
      <p role="status" data-test="live">
        {t('live.seen', values)}
      </p>
      <PaidChart
        payments={paymentsOf(sights)}
        total={round.terms.budget}
        token={token}
        present={Math.max(present.ms, last.at)}
      />
      <Table sights={sights} token={token} />
      <Refusals followed={followed} />
      <p class={followed.proof.value === 'holds' ? 'checked' : 'notice bad'}>
        {t(`live.proof.${followed.proof.value}`)}
      </p>
      <p class="fine">{t('live.block', { block: followed.block.value ?? last.block })}</p>
    </>
  );
}
