// All referenda, the newest first, page by page; and what the wallet's account has at stake.

import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { signal } from '@preact/signals';
import { now } from '../chain/clock';
import { connection } from '../chain/connection';
import { proposed } from '../chain/proposals';
import { type Rules, referendum, referendumCount, rules as askRules, trackOf } from '../chain/referenda';
import { t } from '../i18n';
import { type State, stageOf, standing } from '../lib/referendum';
import { shareText, trackText } from '../parts/governance/text';
import { VoterPart } from '../parts/governance/voting';
import { Problem } from '../parts/problem';
import { dayText } from '../parts/values';
import { links } from '../router';
import { Loading } from '../state/loading';

/** Referenda that are asked for at a time. */
const PAGE = 20;
/** Bytes of a call that are fetched to name it. */
const TINY = 4_096;

interface Line {
  id: number;
  state: State;
  /** The name of its call; null if it is not known. */
  call: string | null;
}

class ReferendaView {
  readonly lines = signal<Line[]>([]);
  /** Referenda below this number are not shown yet; null before the first page. */
  readonly left = signal<number | null>(null);
  readonly rules = signal<Rules | null>(null);
  readonly page: Loading<void>;

  constructor() {
    this.page = new Loading(() => this.#more());
  }

  async #more(): Promise<void> {
    const { lines, next, rules } = await connection.ask(async (link) => {
      const [end, rules] = await Promise.all([this.left.value ?? referendumCount(link), askRules(link)]);
      const next = Math.max(0, end - PAGE);
      const ids = Array.from({ length: end - next }, (_, at) => end - 1 - at);
      const lines = ids.map(async (id): Promise<Line | null> => {
        const state = await referendum(link, id);
        if (state?.kind !== 'ongoing') return state && { id, state, call: null };
        trackOf(rules, state.ongoing.track);
        // A call that cannot be shown has its say on the referendum's own page.
        const call = await proposed(link, state.ongoing.proposal, TINY).catch(() => null);
        const word = call?.kind === 'there' && call.word.ok ? call.word.value : null;
        return { id, state, call: word?.kind === 'call' ? `${word.pallet}.${word.call}` : null };
      });
      return { lines: await Promise.all(lines), next, rules };
    });
    this.lines.value = [...this.lines.value, ...lines.filter((line) => line !== null)];
    this.left.value = next;
    this.rules.value = rules;
  }
}

function Row({ line, rules }: { line: Line; rules: Rules }): JSX.Element {
  const present = now.value;
  const { id, state, call } = line;
  const ongoing = state.kind === 'ongoing' ? state.ongoing : null;
  const track = ongoing && trackOf(rules, ongoing.track);
  const stage = ongoing && track && present && stageOf(ongoing, track, rules.waiting, present.moment);
  const stands = ongoing && track && present && standing(ongoing, track, rules.votable, present.moment);
  const shown = stage ? t(`gov.state.${stage.kind}`) : state.kind === 'ended' ? t(`gov.state.${state.ended.how}`) : '…';
  const of = (has: bigint, needs: bigint): string => t('gov.of', { has: shareText(has), needs: shareText(needs) });
  return (
    <tr data-test={`line-${id}`}>
      <th scope="row">
        <a href={links.referendum(id)}>{t('gov.referendum', { id: String(id) })}</a>
      </th>
      <td data-label={t('gov.column.call')}>
        <span>
          {track && trackText(track.name)}
          {call !== null && (
            <>
              {' '}
              <code dir="ltr">{call}</code>
            </>
          )}
        </span>
      </td>
      <td data-label={t('gov.column.state')}>{shown}</td>
      <td data-label={t('gov.column.approval')}>{stands && of(stands.approval, stands.approvalNeeded)}</td>
      <td data-label={t('gov.column.support')}>{stands && of(stands.support, stands.supportNeeded)}</td>
      <td data-label={t('gov.column.until')}>
        {stage ? dayText(stage.until) : state.kind === 'ended' && dayText(state.ended.at)}
      </td>
    </tr>
  );
}

export function Referenda(): JSX.Element {
  const view = useMemo(() => new ReferendaView(), []);
  useEffect(() => {
    void view.page.ask();
  }, [view]);
  const [lines, state, rules, left] = [view.lines.value, view.page.state.value, view.rules.value, view.left.value];
  const link = connection.state.value;
  return (
    <>
      <h1 tabIndex={-1}>{t('gov.title')}</h1>
      <p>{t('gov.lead')}</p>
      <p>
        <a href={links.brakes}>{t('gov.brakes.title')}</a>
      </p>
      <p>
        <a href={links.propose}>{t('propose.title')}</a>
      </p>
      {rules && lines.length > 0 && (
        <div class="table rounds" role="region" tabIndex={0} aria-label={t('gov.title')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('gov.column.referendum')}</th>
                <th scope="col">{t('gov.column.call')}</th>
                <th scope="col">{t('gov.column.state')}</th>
                <th scope="col">{t('gov.column.approval')}</th>
                <th scope="col">{t('gov.column.support')}</th>
                <th scope="col">{t('gov.column.until')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <Row key={line.id} line={line} rules={rules} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {state.kind === 'loading' && <p role="status">{t('app.loading')}</p>}
      {state.kind === 'failed' && <Problem error={state.error} again={() => void view.page.ask()} />}
      {state.kind === 'there' && lines.length === 0 && left === 0 && <p>{t('gov.none')}</p>}
      {state.kind === 'there' && left !== null && left > 0 && (
        <button type="button" onClick={() => void view.page.ask()}>
          {t('rounds.more')}
        </button>
      )}
      {rules && link.kind === 'ready' && (
        <section class="no-print">
          <h2>{t('gov.voter')}</h2>
          <VoterPart rules={rules} token={link.chain.token} />
        </section>
      )}
    </>
  );
}
