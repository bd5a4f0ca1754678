// Everything that is an account's.

import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { stillLocked } from '../chain/balances';
import { now } from '../chain/clock';
import { connection } from '../chain/connection';
import type { Entitlement } from '../chain/entitlements';
import type { Proven } from '../chain/lists';
import type { ComplianceStatus, Vesting } from '../chain/model';
import { t } from '../i18n';
import { readAddress } from '../lib/address';
import { type Hex, toHex } from '../lib/bytes';
import { BringCredential } from '../parts/credential';
import { Rewards } from '../parts/rewards';
import { EntitlementCard } from '../parts/entitlement';
import { BringProof } from '../parts/proof';
import { Problem, problemText } from '../parts/problem';
import { SignedAction } from '../parts/signed';
import { Address, Amount, addressText, amountText, dayText } from '../parts/values';
import { reasonText } from '../parts/words';
import { AccountView, type Searched } from '../state/account';
import { claimKey, claims } from '../state/claims';
import type { Loading } from '../state/loading';
import { calls } from '../chain/submit';
import { AddressField, faultOf } from './home';

function nativeToken(): { symbol: string; decimals: number } | null {
  const state = connection.state.value;
  return state.kind === 'ready' ? state.chain.token : null;
}

/** A part of the page that is there once the chain has answered. */
function Part<T>({
  title,
  loading,
  children,
}: {
  title: string;
  loading: Loading<T>;
  children: (value: T) => ComponentChildren;
}): JSX.Element {
  const state = loading.state.value;
  return (
    <section>
      <h2>{title}</h2>
      {state.kind === 'loading' && <p class="fine">{t('app.loading')}</p>}
      {state.kind === 'failed' && <Problem error={state.error} again={() => void loading.ask()} />}
      {state.kind === 'there' && children(state.value)}
    </section>
  );
}

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
        line(
          unsearched,
          id,
          <>
            {t('account.unsearched.order', { id, count: found.chunks })}{' '}
            <Everywhere search={() => view.everywhere(round)} />
          </>,
        );
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

function Rounds({ view }: { view: AccountView }): JSX.Element {
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
      {rows.map((entitlement) => (
        <EntitlementCard
          key={`${entitlement.round.id}-${entitlement.evidence.index}`}
          entitlement={entitlement}
          who={view.account}
          refresh={() => view.refresh(entitlement.round.id)}
        />
      ))}
      <Elsewhere view={view} />
    </section>
  );
}

function Sums({ view }: { view: AccountView }): JSX.Element | null {
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

function VestingRows({ view, schedules }: { view: AccountView; schedules: Vesting[] }): JSX.Element {
  const [token, present] = [nativeToken(), now.value];
  if (!token || !present) return <p class="fine">{t('app.loading')}</p>;
  const rows = schedules.map((schedule) => ({ schedule, ...stillLocked(schedule, present.moment) }));
  return (
    <>
      <ul>
        {rows.map(({ schedule, locked, end }, place) => (
          <li key={place}>
            {t('account.vesting.row', {
              locked: amountText(locked, token),
              total: amountText(schedule.locked, token),
              end: dayText(end),
            })}
          </li>
        ))}
      </ul>
      <p>{t('account.vesting.text')}</p>
      <SignedAction
        label={t('account.vesting.free')}
        call={(link, signer) => (signer === view.account ? calls.vest() : calls.vestOther(link, view.account))}
        done={() => {
          void view.vestings.ask();
          void view.balance.ask();
        }}
      />
    </>
  );
}

function Identity({ status }: { status: ComplianceStatus }): JSX.Element {
  return (
    <>
      {status.frozen && (
        <div class="notice bad">
          <p>{t('account.identity.frozen')}</p>
          <p>
            {status.frozen.lapses === null
              ? t('account.identity.lasts')
              : t('account.identity.lapses', { date: dayText(status.frozen.lapses) })}
          </p>
        </div>
      )}
      {status.blocked && <p class="notice bad">{t('account.identity.blocked')}</p>}
      {status.records.length === 0 ? (
        <p>{t('account.identity.none')}</p>
      ) : (
        <>
          <p>{t('account.identity.level', { level: status.level })}</p>
          <ul>
            {status.records.map((record) => (
              <li key={record.attester}>
                {t('account.identity.record', {
                  level: record.level,
                  country: record.country,
                  date: dayText(record.expires),
                  attester: addressText(record.attester),
                })}
                {!record.gives.ok && <> — {t('account.identity.void', { reason: reasonText(record.gives.reason) })}</>}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function View({ account }: { account: Hex }): JSX.Element {
  const view = useMemo(() => new AccountView(account), [account]);
  useEffect(() => {
    view.look();
    return () => view.leave();
  }, [view]);
  const token = nativeToken();
  const vesting = view.vestings.state.value;
  return (
    <>
      <h1 tabIndex={-1}>{t('account.title')}</h1>
      <p class="whose">
        <Address account={account} link={false} />
        <button type="button" class="small no-print" onClick={() => view.look()}>
          {t('app.again')}
        </button>
      </p>
      <Sums view={view} />
      <Rounds view={view} />
      <Part title={t('account.balance')} loading={view.balance}>
        {(balance) =>
          balance.exists && token ? (
            <dl data-test="balance">
              <div>
                <dt>{t('account.balance.free')}</dt>
                <dd class="strong">
                  <Amount value={balance.free} token={token} />
                </dd>
              </div>
              {balance.frozen > 0n && (
                <div>
                  <dt>{t('account.balance.locked')}</dt>
                  <dd>
                    <Amount value={balance.frozen} token={token} />
                  </dd>
                </div>
              )}
              {balance.reserved > 0n && (
                <div>
                  <dt>{t('account.balance.reserved')}</dt>
                  <dd>
                    <Amount value={balance.reserved} token={token} />
                  </dd>
                </div>
              )}
            </dl>
          ) : (
            <p>{t('account.balance.none')}</p>
          )
        }
      </Part>
      {!(vesting.kind === 'there' && vesting.value.length === 0) && (
        <Part title={t('account.vesting')} loading={view.vestings}>
          {(schedules) => <VestingRows view={view} schedules={schedules} />}
        </Part>
      )}
      <Part title={t('account.rewards')} loading={view.position}>
        {(position) => (
          <Rewards
            position={position}
            who={account}
            refresh={() => {
              void view.position.ask();
              void view.balance.ask();
            }}
          />
        )}
      </Part>
      <Part title={t('account.identity')} loading={view.identity}>
        {(status) => (
          <>
            <Identity status={status} />
            <BringCredential who={account} done={() => view.look()} />
          </>
        )}
      </Part>
    </>
  );
}

export function Account({ address }: { address: string }): JSX.Element {
  const read = readAddress(address);
  if (read.kind === 'account') {
    const account = toHex(read.account);
    return (
      <>
        <View key={account} account={account} />
        <section class="no-print">
          <h2>{t('account.other')}</h2>
          <AddressField />
        </section>
      </>
    );
  }
  return (
    <>
      <h1>{t('account.invalid')}</h1>
      <AddressField start={address.slice(0, 200)} fault={faultOf(read)} />
    </>
  );
}
