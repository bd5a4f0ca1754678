// A row that is the account's: how it stands, and what can be done.

import type { JSX } from 'preact';
import { now } from '../chain/clock';
import { connection } from '../chain/connection';
import type { Entitlement } from '../chain/entitlements';
import { LIGHT } from '../chain/light';
import type { Round } from '../chain/model';
import { locale, t } from '../i18n';
import { shareOf } from '../lib/amount';
import type { Hex } from '../lib/bytes';
import { nextUnlock } from '../lib/schedule';
import { dateOf } from '../lib/time';
import { links } from '../router';
import { UnlockChart } from './charts/unlock';
import { ClaimProgress, GetIt, Refused } from './claim';
import { claimKey, claims, manyKey } from '../state/claims';
import { nodeName } from './frame';
import { Remind } from './remind';
import { Amount, amountText, dayText, whenText } from './values';

/** Blocks of the relay chain that nobody has to be told to wait for: ten minutes. */
const SOON = 100;
/** Parts of the bar's width. */
const WIDTH = 1_000;

/** What is paid, ready and to come, as a bar. The text beside it says the same. */
function Bar({ paid, ready, total }: { paid: bigint; ready: bigint; total: bigint }): JSX.Element {
  const first = shareOf(paid, total, WIDTH);
  const second = Math.min(WIDTH - first, shareOf(ready, total, WIDTH));
  return (
    <svg class="bar" viewBox={`0 0 ${WIDTH} 12`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="rest" x="0" y="0" width={WIDTH} height="12" />
      <rect class="paid" x="0" y="0" width={first} height="12" />
      <rect class="ready" x={first} y="0" width={second} height="12" />
    </svg>
  );
}

function Evidence({ entitlement }: { entitlement: Entitlement }): JSX.Element {
  const { checked, round } = entitlement;
  const state = connection.state.value;
  const node = state.kind === 'ready' ? nodeName(state.url) : '—';
  const light = state.kind === 'ready' && state.url === LIGHT;
  const published = round.terms.manifest?.published;
  const kilobytes = new Intl.NumberFormat(locale.value).format(Math.ceil(checked.bytes / 1_000));
  return (
    <details class="evidence">
      <summary>{t('check.title')}</summary>
      <ul>
        {checked.chunk && <li class="checked">{t('check.chunk')}</li>}
        {checked.root && <li class="checked">{t('check.root')}</li>}
        {light && <li class="checked">{t('check.light')}</li>}
        {!light && <li>{checked.root ? t('check.word.root', { node }) : t('check.word.all', { node })}</li>}
        {published && <li>{t('check.list', { list: published.list, rows: round.rows })}</li>}
        {checked.bytes > 0 && <li>{t('check.bytes', { bytes: kilobytes })}</li>}
      </ul>
    </details>
  );
}

function Schedule({ entitlement: { round } }: { entitlement: Entitlement }): JSX.Element | null {
  const { release } = round.terms;
  if (release.kind === 'immediate') return null;
  if (release.kind === 'vested') {
    const [start, end] = [dayText(release.start), dayText(release.start + release.length)];
    return <p>{t('entitlement.vested', { start, end })}</p>;
  }
  const { start, length } = release.schedule;
  return <p>{t('entitlement.stream', { start: dayText(start), end: dayText(start + length) })}</p>;
}

/** When the row unlocks, as a chart. */
function Course({ entitlement: { round, total, token } }: { entitlement: Entitlement }): JSX.Element | null {
  const present = now.value;
  if (total === null || !present || round.terms.release.kind === 'immediate') return null;
  return (
    <details>
      <summary>{t('entitlement.course')}</summary>
      <UnlockChart release={round.terms.release} total={total} token={token} clock={present} />
    </details>
  );
}

/** When more of a stream unlocks. */
function nextOf({ round: { terms }, standing }: Entitlement): number | null {
  const parts = standing.kind === 'ready' || standing.kind === 'later' ? standing.claimable : null;
  if (!parts || parts.next === null || !now.value || terms.release.kind !== 'streamed') return null;
  const next = nextUnlock(terms.release.schedule, now.value.moment) ?? null;
  // What unlocks all the time needs no date.
  return next !== null && next - now.value.moment >= SOON ? next : null;
}

/** Until when it can be claimed. */
function Deadline({ entitlement: { round, aside, standing } }: { entitlement: Entitlement }): JSX.Element {
  const over = now.value !== null && now.value.moment >= round.ends;
  if (round.status.kind === 'paused') return <p>{t('entitlement.paused')}</p>;
  if (aside && over) return <p>{t('entitlement.aside')}</p>;
  if (over) return <p>{t('entitlement.deadline.none')}</p>;
  const present = now.value;
  const state = connection.state.value;
  return (
    <>
      <p>
        {t('entitlement.deadline', { when: whenText(round.ends) })} {aside && t('entitlement.aside')}
      </p>
      {present && state.kind === 'ready' && standing.kind !== 'ready' && (
        <Remind
          id={`${state.chain.genesis}-round-${round.id}-ends`}
          date={dateOf(present, round.ends)}
          title={t('remind.round.title', { id: String(round.id) })}
          text={t('remind.round.text')}
        />
      )}
    </>
  );
}

/** Whether the chain pays the rows by itself: not those of streams, for whose records somebody pays. */
function isPushed({ terms: { source, release, beneficiaries } }: Round): boolean {
  return source.kind === 'listed' && release.kind !== 'streamed' && beneficiaries === 'accounts';
}

export function EntitlementCard({
  entitlement,
  who,
  paysTo,
  refresh,
}: {
  entitlement: Entitlement;
  who: Hex;
  /** The account that is paid; null until it is known, and for rows of Ethereum addresses. */
  paysTo: Hex | null;
  refresh: () => Promise<void>;
}): JSX.Element {
  const { round, token, total, standing, evidence } = entitlement;
  const id = `row-${round.id}-${evidence.index}`;
  const claim = claims.value.get(claimKey(round.id, who, evidence.index));
  // It is on its way together with others.
  const together = claims.value.get(manyKey(who))?.kind === 'going';
  const next = nextOf(entitlement);
  // A stream can be claimed as often as something has unlocked.
  const again = claim?.kind === 'done' && round.terms.release.kind === 'streamed';
  const props = { entitlement, who, refresh };
  const parts = standing.kind === 'ready' || standing.kind === 'later' ? standing.claimable : null;
  const state =
    standing.kind === 'ready'
      ? 'ready'
      : standing.kind === 'later'
        ? 'later'
        : standing.kind === 'paid'
          ? 'paid'
          : 'refused';
  return (
    <article class={`card ${state}`} aria-labelledby={id} data-test={`card-${round.id}-${evidence.index}`}>
      <header>
        <h3 id={id}>
          <a href={links.round(round.id)}>{t('entitlement.round', { id: round.id })}</a>{' '}
          <span class="row-number">{t('entitlement.row', { row: evidence.index })}</span>
        </h3>
        <span class={`tag ${state}`}>{t(`entitlement.${state}`)}</span>
      </header>
      {total !== null && (
        <p class="big">
          <Amount value={parts && parts.now > 0n ? parts.now : total} token={token} />
        </p>
      )}
      {parts && (parts.later > 0n || parts.paid > 0n) && (
        <>
          <Bar paid={parts.paid} ready={parts.now} total={parts.total} />
          <p>
            {t('entitlement.progress', {
              paid: amountText(parts.paid, token),
              now: amountText(parts.now, token),
              later: amountText(parts.later, token),
            })}
          </p>
        </>
      )}
      {next !== null && <p>{t('entitlement.next', { when: whenText(next) })}</p>}
      <Schedule entitlement={entitlement} />
      {standing.kind !== 'paid' && <Deadline entitlement={entitlement} />}
      {standing.kind === 'ready' && isPushed(round) && <p>{t('entitlement.pushed')}</p>}
      {(!claim || again) && !together && <GetIt {...props} paysTo={paysTo} />}
      {!claim && <Refused {...props} />}
      <ClaimProgress {...props} />
      <Course entitlement={entitlement} />
      <Evidence entitlement={entitlement} />
    </article>
  );
}
