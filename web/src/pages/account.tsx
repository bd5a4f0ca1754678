// Everything that is an account's.

import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { stillLocked } from '../chain/balances';
import { now } from '../chain/clock';
import { connection } from '../chain/connection';
import type { ComplianceStatus, Vesting } from '../chain/model';
import { t, told } from '../i18n';
import { readAddress } from '../lib/address';
import { type Hex, toHex } from '../lib/bytes';
import { addressIn, padded } from '../lib/ethereum';
import { BringCredential } from '../parts/credential';
import { Rewards } from '../parts/rewards';
import { Later } from '../parts/later';
import { Problem } from '../parts/problem';
import { Rounds, Sums } from '../parts/rounds';
import { SignedAction } from '../parts/signed';
import { Address, Amount, addressText, amountText, dayText } from '../parts/values';
import { reasonText } from '../parts/words';
import { AccountView } from '../state/account';
import { links } from '../router';
import type { Loading } from '../state/loading';
import { calls } from '../chain/submit';
import { AddressField } from './home';

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

const loadPayee = () => import('../parts/pay/payee').then(({ PayeePart }) => PayeePart);

function useView(account: Hex): AccountView {
  const view = useMemo(() => new AccountView(account), [account]);
  useEffect(() => {
    view.look();
    return () => view.leave();
  }, [view]);
  return view;
}

function Whose({ view }: { view: AccountView }): JSX.Element {
  return (
    <>
      <h1 tabIndex={-1}>{t('account.title')}</h1>
      <p class="whose">
        <Address account={view.account} link={false} />
        <button type="button" class="small no-print" onClick={() => view.look()}>
          {t('app.again')}
        </button>
      </p>
    </>
  );
}

/** What the owner of an Ethereum address has: rows, and perhaps a freeze. */
function EthereumView({ account }: { account: Hex }): JSX.Element {
  const view = useView(account);
  const identity = view.identity.state.value;
  return (
    <>
      <Whose view={view} />
      <p>{t('eth.what')}</p>
      <p class="fine">{t('eth.contract')}</p>
      {identity.kind === 'there' && identity.value.frozen && (
        <div class="notice bad">
          <p>{t('eth.frozen')}</p>
          <p>
            {identity.value.frozen.lapses === null
              ? t('account.identity.lasts')
              : t('account.identity.lapses', { date: dayText(identity.value.frozen.lapses) })}
          </p>
        </div>
      )}
      <Sums view={view} />
      <Rounds view={view} />
    </>
  );
}

function View({ account }: { account: Hex }): JSX.Element {
  const view = useView(account);
  const token = nativeToken();
  const vesting = view.vestings.state.value;
  return (
    <>
      <Whose view={view} />
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
      <p class="no-print">
        <a href={links.history(addressText(account))}>{t('account.history')}</a>
      </p>
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
      <Part title={t('payee.title')} loading={view.payees}>
        {({ named, delay }) => (
          <Later
            load={loadPayee}
            props={{
              who: account,
              named,
              delay,
              refresh: () => {
                void view.payees.ask();
                void view.balance.ask();
              },
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
  if (read.kind !== 'wrong') {
    const account = read.kind === 'account' ? toHex(read.account) : padded(read.address);
    // Whichever way an Ethereum address is written.
    const Shown = addressIn(account) ? EthereumView : View;
    return (
      <>
        <Shown key={account} account={account} />
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
      <AddressField start={address.slice(0, 200)} fault={told(read.why)} />
    </>
  );
}
