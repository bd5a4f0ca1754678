// All rounds, the newest last, page by page.

import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { signal } from '@preact/signals';
import { connection } from '../chain/connection';
import { Assets } from '../chain/entitlements';
import type { Round, Token } from '../chain/model';
import { roundsFrom } from '../chain/rounds';
import { t } from '../i18n';
import { Problem } from '../parts/problem';
import { Amount, dayText } from '../parts/values';
import { links } from '../router';
import { Loading } from '../state/loading';

interface Line {
  round: Round;
  token: Token;
}

class RoundsView {
  readonly lines = signal<Line[]>([]);
  readonly next = signal<number | null>(0);
  readonly page: Loading<void>;
  readonly #assets = new Assets();

  constructor() {
    this.page = new Loading(() => this.#more());
  }

  async #more(): Promise<void> {
    const from = this.next.value;
    if (from === null) return;
    const { lines, next } = await connection.ask(async (link) => {
      const page = await roundsFrom(link, from);
      const lines = page.rounds.map(async (round) => {
        const { token } = await this.#assets.of(link, round.terms.asset);
        return { round, token };
      });
      return { lines: await Promise.all(lines), next: page.next };
    });
    this.lines.value = [...this.lines.value, ...lines];
    this.next.value = next;
  }
}

export function Rounds(): JSX.Element {
  const view = useMemo(() => new RoundsView(), []);
  useEffect(() => {
    void view.page.ask();
  }, [view]);
  const [lines, state] = [view.lines.value, view.page.state.value];
  return (
    <>
      <h1 tabIndex={-1}>{t('rounds.title')}</h1>
      <p>
        <a href={links.new}>{t('new.link')}</a>
      </p>
      {lines.length > 0 && (
        <div class="table rounds" role="region" tabIndex={0} aria-label={t('rounds.title')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('rounds.column.round')}</th>
                <th scope="col">{t('rounds.column.state')}</th>
                <th scope="col">{t('rounds.column.budget')}</th>
                <th scope="col">{t('rounds.column.paid')}</th>
                <th scope="col">{t('rounds.column.ends')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ round, token }) => (
                <tr key={round.id}>
                  <th scope="row">
                    <a href={links.round(round.id)} data-test="round-link">
                      {t('round.title', { id: String(round.id) })}
                    </a>
                  </th>
                  <td data-label={t('rounds.column.state')}>{t(`round.short.${round.status.kind}`)}</td>
                  <td data-label={t('rounds.column.budget')}>
                    <Amount value={round.terms.budget} token={token} />
                  </td>
                  <td data-label={t('rounds.column.paid')}>
                    <Amount value={round.claimed} token={token} />
                  </td>
                  <td data-label={t('rounds.column.ends')}>{dayText(round.ends)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {state.kind === 'loading' && <p role="status">{t('app.loading')}</p>}
      {state.kind === 'failed' && <Problem error={state.error} again={() => void view.page.ask()} />}
      {state.kind === 'there' && lines.length === 0 && view.next.value === null && <p>{t('rounds.none')}</p>}
      {state.kind === 'there' && view.next.value !== null && (
        <button type="button" onClick={() => void view.page.ask()}>
          {t('rounds.more')}
        </button>
      )}
    </>
  );
}
