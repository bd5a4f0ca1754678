// The rounds in which something is an account's, or an Ethereum address's.

import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Entitlement } from '../chain/entitlements';
import type { Proven } from '../chain/lists';
import type { Round } from '../chain/model';
import { t } from '../i18n';
import type { Hex } from '../lib/bytes';
import type { AccountView, Searched } from '../state/account';
import { claimKey, claims } from '../state/claims';
import { EntitlementCard } from './entitlement';
import { GetAll } from './many';
import { Problem, problemText } from './problem';
import { BringProof } from './proof';
import { Amount } from './values';

function absentText(id: number, proven: Proven | null): string {
  if (proven === 'place') return t('account.absent.proven', { id });
  return proven === 'whole' ? t('account.absent.whole', { id }) : t('account.absent.said', { id });
}

/** The button that searches a whole list, and what is said while it does. */
function Everywhere({ search }: { search: () => Promise<void> }): JSX.Element {
  const [searching, setSearching] = useState(false);
  if (searching) return <span role="status">{t('account.unsearched.searching')}</span>;
  const begin = (): void => {
    setSearching(true);
    void search().finally(() => setSearching(false));
  };
  return (
    <button type="button" class="small" onClick={begin}>
      {t('account.unsearched.everywhere')}
    </button>
  );
}

/** Why nothing was found in a round, one line each. */
function Elsewhere({ view }: { view: AccountView }): JSX.Element | null {
  const absent: JSX.Element[] = [];
  const unsearched: JSX.Element[] = [];
  const line = (into: JSX.Element[], id: number, content: ComponentChildren): void => {
    into.push(<li key={id}>{content}</li>);
  };
  const wholeList = (round: Round, count: number): JSX.Element => (
    <>
      {t('account.unsearched.order', { id: round.id, count })} <Everywhere search={() => view.everywhere(round)} />
    </>
  );
  for (const [id, searched] of view.searched.value) {
    if (searched.kind === 'failed') {
      line(unsearched, id, t('account.unsearched.error', { id, message: problemText(searched.error) }));
      continue;
    }
    const { found, entitlements, needsList, round } = searched.finding;
    if (needsList) {
      if (entitlements.length === 0) {
        line(
          unsearched,
          id,
          <>
            {t('account.unsearched.list', { id })}
            <BringProof round={round} who={view.account} proven={(rows) => void view.bring(round, rows)} />
          </>,
        );
      }
      continue;
    }
    if (found === null) {
      if (entitlements.length === 0) line(absent, id, t('account.absent.listed', { id }));
      continue;
    }
    switch (found.kind) {
      case 'rows':
        if (found.others !== null) line(unsearched, id, wholeList(round, found.others));
        break;
      case 'none':
        if (entitlements.length > 0) break;
        line(absent, id, absentText(id, found.proven));
        break;
      case 'not-kept':
        if (entitlements.length > 0) break;
        line(
          unsearched,
          id,
          <>
            {t('account.unsearched.kept', { id, cid: `${found.cid.slice(0, 16)}…` })}
            <BringProof round={round} who={view.account} proven={(rows) => void view.bring(round, rows)} />
          </>,
        );
        break;
      case 'unordered':
        line(unsearched, id, wholeList(round, found.chunks));
        break;
      case 'false':
        line(
          unsearched,
          id,
          <strong class="fault" role="alert">
            {found.what === 'chunk'
              ? t('account.unsearched.false.chunk', { id })
              : t('account.unsearched.false.root', { id })}
          </strong>,
        );
        break;
    }
  }
  return (
    <>
      {unsearched.length > 0 && (
        <div class="notice">
          <h3>{t('account.unsearched')}</h3>
          <ul>{unsearched}</ul>
        </div>
      )}
      {absent.length > 0 && (
        <details>
          <summary>
            {t('account.absent')} ({absent.length})
          </summary>
          <ul>{absent}</ul>
        </details>
      )}
    </>
  );
}

/** What is ready comes first, what is free before what is signed; then what is refused, what comes later, what was paid. */
function orderOf({ standing, round, evidence }: Entitlement, who: Hex): number {
  // What was claimed while the page was looked at stays where it is.
  if (claims.value.has(claimKey(round.id, who, evidence.index))) return 0;
  if (standing.kind === 'ready') return standing.sign === null ? 0 : 1;
  return { refused: 2, later: 3, paid: 4 }[standing.kind];
}

function rowsIn(searched: ReadonlyMap<number, Searched>, who: Hex): Entitlement[] {
  const all = [...searched.values()].flatMap((one) => (one.kind === 'found' ? one.finding.entitlements : []));
  return all.sort(
    (a, b) => orderOf(a, who) - orderOf(b, who) || b.round.id - a.round.id || a.evidence.index - b.evidence.index,
  );
}

export function Rounds({ view }: { view: AccountView }): JSX.Element {
  const state = view.search.state.value;
  const rows = rowsIn(view.searched.value, view.account);
  const [count, done] = [view.rounds.value, view.searched.value.size];
  const finished = state.kind === 'there';
  const partly = [...view.searched.value.values()].some(
    (one) =>
      one.kind === 'failed' ||
      one.finding.needsList ||
      (one.finding.found && !['rows', 'none'].includes(one.finding.found.kind)),
  );
  const none = count === 0 ? t('account.none.rounds') : partly ? t('account.none.partly') : t('account.none');
  return (
    <section aria-busy={!finished}>
      <h2>{t('account.rounds')}</h2>
      <p role="status" class="fine" data-test="searched">
        {finished && count !== null && t('account.searched', { count })}
        {!finished &&
          state.kind !== 'failed' &&
          (count === null ? t('app.loading') : t('account.searching', { count, done }))}
      </p>
      {state.kind === 'failed' && <Problem error={state.error} again={() => void view.search.ask()} />}
      {finished && rows.length === 0 && <p>{none}</p>}
      {finished && view.others.value > 0 && (
        <p class="fine">
          {view.kind === 'accounts'
            ? t('eth.others.accounts', { count: view.others.value })
            : t('eth.others.ethereum', { count: view.others.value })}
        </p>
      )}
      {view.kind === 'accounts' && (
        <GetAll
          rows={rows}
          who={view.account}
          paysTo={(row) => view.paysTo(row)}
          refresh={(rounds) => view.refresh(...rounds)}
        />
      )}
      {rows.map((entitlement) => (
        <EntitlementCard
          key={`${entitlement.round.id}-${entitlement.evidence.index}`}
          entitlement={entitlement}
          who={view.account}
          paysTo={view.paysTo(entitlement)}
          refresh={() => view.refresh(entitlement.round.id)}
        />
      ))}
      <Elsewhere view={view} />
    </section>
  );
}

export function Sums({ view }: { view: AccountView }): JSX.Element | null {
  const sums = view.sums.value;
  if (sums.length === 0) return null;
  return (
    <section class="sums" aria-label={t('account.summary')}>
      <dl>
        {sums.map(({ token, ready, later }) => (
          <div key={token.symbol}>
            <dt>{t('account.ready')}</dt>
            <dd class="strong">
              <Amount value={ready} token={token} />
            </dd>
            {later > 0n && (
              <>
                <dt>{t('account.later')}</dt>
                <dd>
                  <Amount value={later} token={token} />
                </dd>
              </>
            )}
          </div>
        ))}
      </dl>
    </section>
  );
}
