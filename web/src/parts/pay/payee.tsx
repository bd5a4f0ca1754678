// Where payments of an account go: what its owner has named, what changes when, and how it is named, cancelled and ended.

import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { now } from '../../chain/clock';
import { connection } from '../../chain/connection';
import { namePayee } from '../../chain/payees';
import { locale, t } from '../../i18n';
import type { Hex } from '../../lib/bytes';
import { MOST_SCOPES, type Named, type Scope, scopeKey } from '../../lib/payee';
import { formatDuration } from '../../lib/time';
import { ChoiceField, TextField } from '../manage/field';
import { SignedAction } from '../signed';
import { Address, addressText, whenText } from '../values';
import { DestinationField, destinationIn } from './destination';

export interface PayeeProps {
  who: Hex;
  named: readonly Named[];
  /** Blocks of the relay chain after which a change is in force. */
  delay: number;
  refresh: () => void;
}

function nativeSymbol(): string {
  const state = connection.state.value;
  return state.kind === 'ready' ? state.chain.token.symbol : '…';
}

function scopeText(scope: Scope): string {
  if (scope.kind === 'everything') return t('payee.scope.everything');
  if (scope.kind === 'round') return t('payee.scope.round', { id: String(scope.round) });
  return scope.asset === 'native'
    ? t('payee.scope.native', { symbol: nativeSymbol() })
    : t('payee.scope.asset', { id: String(scope.asset) });
}

/** Where payments of a scope go. */
function To({ payee, who }: { payee: Hex | null; who: Hex }): JSX.Element {
  if (payee === null) return <>{t('payee.nobody')}</>;
  return payee === who ? <>{t('payee.self')}</> : <Address account={payee} link={false} />;
}

function One({ one, who, refresh }: { one: Named; who: Hex; refresh: () => void }): JSX.Element {
  const { scope, payee, next } = one;
  return (
    <article class="card exact" aria-label={scopeText(scope)} data-test={`payee-${scopeKey(scope).replace(' ', '-')}`}>
      <h3>{scopeText(scope)}</h3>
      <dl>
        <div>
          <dt>{t('payee.now')}</dt>
          <dd>
            <To payee={payee} who={who} />
          </dd>
        </div>
        {next && (
          <div>
            <dt>{t('payee.next', { when: whenText(next.active) })}</dt>
            <dd>
              <To payee={next.payee} who={who} />
            </dd>
          </div>
        )}
      </dl>
      {next && (
        <>
          <p>{t('payee.waits')}</p>
          <SignedAction
            label={t('payee.cancel')}
            only={who}
            call={(link) => namePayee(link, { kind: 'cancel', scope })}
            done={refresh}
          />
        </>
      )}
      {payee !== null && next?.payee !== null && (
        <SignedAction
          label={t('payee.clear')}
          only={who}
          call={(link) => namePayee(link, { kind: 'clear', scope })}
          done={refresh}
        />
      )}
    </article>
  );
}

type Kind = 'everything' | 'native' | 'asset' | 'round';

/** The scope that was entered; null if its number is none. */
function scopeIn(kind: Kind, number: string): Scope | null {
  if (kind === 'everything') return { kind };
  if (kind === 'native') return { kind: 'asset', asset: 'native' };
  if (!/^\d{1,10}$/.test(number.trim()) || Number(number) >= 2 ** 32) return null;
  return kind === 'asset' ? { kind, asset: Number(number) } : { kind, round: Number(number) };
}

function NameForm({ who, named, delay, refresh }: PayeeProps): JSX.Element {
  const [kind, setKind] = useState<Kind>('everything');
  const [number, setNumber] = useState('');
  const [text, setText] = useState('');
  // To name oneself is an exception from a wider scope, so it is not excluded.
  const [payee, scope] = [destinationIn(text, {}), scopeIn(kind, number)];
  const present = now.value;
  const known = scope !== null && named.some((one) => scopeKey(one.scope) === scopeKey(scope));
  const full = named.length >= MOST_SCOPES && scope !== null && !known;
  const numbered = kind === 'asset' || kind === 'round';
  const wrong = numbered && number.trim() !== '' && scope === null;
  return (
    <div role="group" aria-label={t('payee.set')}>
      <h3>{t('payee.set')}</h3>
      <ChoiceField
        label={t('payee.scope')}
        hint={t('payee.scope.hint')}
        value={kind}
        options={[
          ['everything', t('payee.scope.everything')],
          ['native', t('payee.scope.native', { symbol: nativeSymbol() })],
          ['asset', t('payee.scope.other')],
          ['round', t('payee.scope.one')],
        ]}
        change={setKind}
      />
      {numbered && (
        <TextField
          label={t('payee.number')}
          numeric
          value={number}
          change={setNumber}
          fault={wrong ? t('payee.number.wrong') : undefined}
        />
      )}
      <DestinationField text={text} change={setText} excluded={{}} />
      {full && <p class="fault">{t('payee.full')}</p>}
      {payee && scope && present && !full && (
        <>
          <p data-test="naming">
            {t('payee.words', {
              scope: scopeText(scope),
              account: addressText(payee),
              when: whenText(present.moment + delay),
            })}
          </p>
          <p class="fine">{t('payee.deposit')}</p>
          <SignedAction
            key={`${scopeKey(scope)} ${payee}`}
            label={t('payee.name')}
            only={who}
            call={(link) => namePayee(link, { kind: 'set', scope, payee })}
            done={refresh}
          />
        </>
      )}
    </div>
  );
}

export function PayeePart(props: PayeeProps): JSX.Element {
  const { named, who, refresh, delay } = props;
  return (
    <>
      <p>{t('payee.text', { delay: formatDuration(delay, locale.value).text })}</p>
      {named.length === 0 && <p data-test="no-payee">{t('payee.none')}</p>}
      {named.map((one) => (
        <One key={scopeKey(one.scope)} one={one} who={who} refresh={refresh} />
      ))}
      <details>
        <summary>{t('payee.open')}</summary>
        <NameForm {...props} />
      </details>
    </>
  );
}
