// The rows of a listed round: page by page, and whether all of them are those that were agreed.

import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { connection } from '../chain/connection';
import { type ListedRow, type RowsVerdict, checkRows, listedRows } from '../chain/listed';
import type { Round, Token } from '../chain/model';
import { locale, t } from '../i18n';
import { fromHex, toHex } from '../lib/bytes';
import { ethereumIn } from '../lib/rows';
import { Loading } from '../state/loading';
import { Problem } from './problem';
import { Address, Amount, Hash } from './values';

/** Rows that are shown at a time. */
const PAGE = 25;
/** How long reading all rows may take, in milliseconds. */
const PATIENCE = 600_000;

interface RowsProps {
  round: Round;
  token: Token;
}

function stateText(row: ListedRow, { terms, status }: Round): string {
  if (row.state === 'aside') return t('rows.aside');
  if (row.state === 'paid') return t(terms.release.kind === 'streamed' ? 'rows.started' : 'rows.paid');
  if (status.kind === 'draft') return t('rows.draft');
  return t(status.kind === 'closed' ? 'rows.unpaid' : 'rows.open');
}

/** Whose row it is: an account, or an address of Ethereum. */
function Owner({ row, round }: { row: ListedRow; round: Round }): JSX.Element {
  if (round.terms.beneficiaries === 'accounts') return <Address account={row.account} />;
  const bytes = fromHex(row.account, 32);
  const address = bytes && ethereumIn(bytes);
  return <Hash value={address ? toHex(address) : row.account} what={t('rows.account')} />;
}

const DIFFERS = {
  rows: 'rows.check.rows',
  total: 'rows.check.total',
  digest: 'rows.check.digest.differs',
  hash: 'rows.check.hash',
} as const;

function verdictText(verdict: RowsVerdict): { good: boolean; text: string } {
  switch (verdict.kind) {
    case 'agreed':
      return { good: true, text: t('rows.check.agreed') };
    case 'digest':
      return { good: true, text: t('rows.check.digest') };
    case 'differs':
      return { good: false, text: t(DIFFERS[verdict.what]) };
  }
}

/** The button that has the page read all rows, and what came of it. */
function Check({ round }: { round: Round }): JSX.Element {
  const check = useMemo(
    () => new Loading<RowsVerdict | null>(() => connection.ask((link) => checkRows(link, round), PATIENCE)),
    [round],
  );
  const [begun, setBegun] = useState(false);
  const state = check.state.value;
  const begin = (): void => {
    setBegun(true);
    void check.ask();
  };
  if (!begun) {
    return (
      <p class="no-print">
        <button type="button" class="small" onClick={begin} data-test="check-rows">
          {t('rows.check')}
        </button>
      </p>
    );
  }
  if (state.kind === 'loading') return <p role="status">{t('rows.checking')}</p>;
  if (state.kind === 'failed') return <Problem error={state.error} again={begin} />;
  if (state.value === null) return <p role="status">{t('rows.check.cleaned')}</p>;
  const { good, text } = verdictText(state.value);
  return (
    <p class={good ? 'checked' : 'notice bad'} role={good ? 'status' : 'alert'} data-test="rows-verdict">
      {text}
    </p>
  );
}

export function RowsPart({ round, token }: RowsProps): JSX.Element {
  const [first, setFirst] = useState(0);
  const page = useMemo(
    () => new Loading<ListedRow[]>(() => connection.ask((link) => listedRows(link, round, first, PAGE))),
    [round, first],
  );
  useEffect(() => {
    void page.ask();
  }, [page]);
  const table = useRef<HTMLDivElement>(null);
  const state = page.state.value;
  const rows = state.kind === 'there' ? state.value : [];
  const number = new Intl.NumberFormat(locale.value);
  const last = Math.min(first + PAGE, round.rows);
  const turn = (to: number): void => {
    setFirst(to);
    // Whoever cannot see the table has to hear of the new one.
    table.current?.focus();
  };
  return (
    <section>
      <h2>{t('rows.title')}</h2>
      <p>{t('rows.text')}</p>
      {round.rows === 0 && <p data-test="no-rows">{t('rows.none')}</p>}
      {round.rows > 0 && (
        <>
          <div
            class="table rounds"
            role="region"
            tabIndex={0}
            aria-label={t('rows.title')}
            aria-busy={state.kind === 'loading'}
            ref={table}
          >
            <table data-test="rows">
              <thead>
                <tr>
                  <th scope="col">{t('rows.row')}</th>
                  <th scope="col">{t('rows.account')}</th>
                  <th scope="col">{t('rows.amount')}</th>
                  <th scope="col">{t('round.state')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.index} data-test={`row-${row.index}`}>
                    <th scope="row">{t('entitlement.row', { row: row.index })}</th>
                    <td data-label={t('rows.account')}>
                      <Owner row={row} round={round} />
                    </td>
                    <td data-label={t('rows.amount')}>
                      <Amount value={row.amount} token={token} />
                    </td>
                    <td data-label={t('round.state')}>{stateText(row, round)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {state.kind === 'failed' && <Problem error={state.error} again={() => void page.ask()} />}
          {state.kind === 'there' && rows.length === 0 && <p>{t('rows.cleaned')}</p>}
          <p role="status" class="fine">
            {state.kind === 'loading'
              ? t('app.loading')
              : t('rows.shown', {
                  first: number.format(first),
                  last: number.format(last - 1),
                  count: number.format(round.rows),
                })}
          </p>
          {round.rows > PAGE && (
            <p class="turn no-print">
              <button
                type="button"
                class="small"
                disabled={first === 0}
                onClick={() => turn(Math.max(0, first - PAGE))}
              >
                {t('rows.before')}
              </button>
              <button type="button" class="small" disabled={last >= round.rows} onClick={() => turn(first + PAGE)}>
                {t('rows.after')}
              </button>
            </p>
          )}
          <Check round={round} />
        </>
      )}
    </section>
  );
}
