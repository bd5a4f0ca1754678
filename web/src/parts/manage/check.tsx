// What a new round costs, and who would be refused today.

import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { locale, t } from '../../i18n';
import type { RefusedRow } from '../../chain/manage';
import { draft } from '../../state/draft';
import { Problem, problemText } from '../problem';
import { Address, Amount, amountText, dayText } from '../values';
import { reasonText } from '../words';
import { Refused } from './refused';

/** Rows that are named. */
const NAMED = 20;

export function CostPart(): JSX.Element | null {
  const [facts, terms, state] = [draft.known, draft.terms.value, draft.costs.state.value];
  const [busy, setBusy] = useState(false);
  if (!facts || !terms?.ok) return null;
  const ask = (): void => {
    setBusy(true);
    void draft.costs.ask().finally(() => setBusy(false));
  };
  const costs = state.kind === 'there' ? state.value : null;
  return (
    <>
      <p>
        <button type="button" disabled={busy} onClick={ask} data-test="costs">
          {t('cost.ask')}
        </button>
      </p>
      {busy && <p role="status">{t('app.loading')}</p>}
      {state.kind === 'failed' && <Problem error={state.error} again={ask} />}
      {costs && (
        <>
          <dl data-test="cost">
            <div>
              <dt>{t('cost.budget')}</dt>
              <dd>
                <Amount value={terms.value.budget} token={facts.token} />
              </dd>
            </div>
            <div>
              <dt>{t('cost.minimum')}</dt>
              <dd>
                <Amount value={facts.minimum} token={facts.token} />
              </dd>
            </div>
            <div>
              <dt>{t('cost.round')}</dt>
              <dd>
                <Amount value={costs.roundDeposit} token={facts.native} />
              </dd>
            </div>
            <div>
              <dt>{t('cost.list')}</dt>
              <dd>
                <Amount value={costs.listDeposit} token={facts.native} />
              </dd>
            </div>
            <div>
              <dt>{t('cost.fees')}</dt>
              <dd>
                <Amount value={costs.publishFees + costs.openFees} token={facts.native} />
              </dd>
            </div>
            <div>
              <dt>{t('cost.transactions')}</dt>
              <dd>{new Intl.NumberFormat(locale.value).format(costs.transactions)}</dd>
            </div>
          </dl>
          <p class="fine">{t('cost.text')}</p>
          {!facts.free && <p class="notice">{t('cost.unfree')}</p>}
          {costs.refusal && (
            <div class="notice bad" role="alert">
              <p>{t('cost.refused')}</p>
              <Refused refusal={costs.refusal} />
            </div>
          )}
        </>
      )}
    </>
  );
}

/** How many rows have which reason, the most frequent first. */
function byReason(refused: readonly RefusedRow[]): [reason: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { reason } of refused) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}

export function ScreenPart(): JSX.Element | null {
  const [facts, terms, state] = [draft.known, draft.terms.value, draft.screened.value];
  if (!facts || !terms?.ok) return null;
  return (
    <>
      <p class="fine">{t('screen.text')}</p>
      <p>
        <button type="button" disabled={state.kind === 'going'} onClick={() => void draft.screen()} data-test="screen">
          {t('screen.ask')}
        </button>
      </p>
      {state.kind === 'going' && <p role="status">{t('screen.going', { done: state.done, rows: state.rows })}</p>}
      {state.kind === 'failed' && <p role="alert">{problemText(state.error)}</p>}
      {state.kind === 'done' && state.refused.length === 0 && (
        <p class="checked" role="status" data-test="screened">
          {t('screen.none')}
        </p>
      )}
      {state.kind === 'done' && state.refused.length > 0 && (
        <div class="notice" role="status" data-test="screened">
          <p>{t('screen.some', { count: state.refused.length, amount: amountText(state.amount, facts.token) })}</p>
          <ul>
            {byReason(state.refused).map(([reason, count]) => (
              <li key={reason}>{t('screen.reason', { count, reason: reasonText(reason) })}</li>
            ))}
          </ul>
          <details>
            <summary>{t('screen.rows')}</summary>
            <ul>
              {state.refused.slice(0, NAMED).map(({ row, account, amount, reason, passesAt }) => (
                <li key={row}>
                  <Address account={account} /> <Amount value={amount} token={facts.token} /> {reasonText(reason)}{' '}
                  {passesAt !== null && t('refusal.passes', { when: dayText(passesAt) })}
                </li>
              ))}
            </ul>
            {state.refused.length > NAMED && <p>{t('screen.more', { count: state.refused.length - NAMED })}</p>}
          </details>
        </div>
      )}
    </>
  );
}
