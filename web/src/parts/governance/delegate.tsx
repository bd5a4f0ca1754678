// Letting another account vote.

import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Link } from '../../chain/connection';
import { MOST_DELEGATED, governing } from '../../chain/governing';
import type { Call } from '../../chain/submit';
import { locale, t, told } from '../../i18n';
import { readAddress } from '../../lib/address';
import { readAmount } from '../../lib/amount';
import { type Hex, toHex } from '../../lib/bytes';
import { CONVICTIONS, delegable, lockPeriods, votesOf } from '../../lib/referendum';
import { Field, TextField } from '../manage/field';
import { SignedAction } from '../signed';
import { Address, amountText } from '../values';
import { durationText, trackText } from './text';
import type { VoterProps } from './voting';

/** The choice of all tracks on which the account can, or of as many as one transaction can have. */
const ALL = 'all';

/** For how long a conviction locks after the delegation, and what it counts. */
function choiceText(conviction: number, locking: number): string {
  if (conviction === 0) return t('gov.delegate.choice.none');
  return t('gov.delegate.choice', { times: conviction, duration: durationText(locking * lockPeriods(conviction)) });
}

/** Whom an account lets vote; what is wrong with what was entered, otherwise. */
export function delegateOf(text: string, who: Hex): { to: Hex } | { fault: string } {
  const read = readAddress(text);
  if (read.kind !== 'account') return { fault: read.kind === 'wrong' ? told(read.why) : t('gov.delegate.ethereum') };
  const to = toHex(read.account);
  return to === who ? { fault: t('gov.delegate.self') } : { to };
}

export function DelegatePart({ voter, rules, who, token, done }: VoterProps): JSX.Element {
  const tracks = delegable(voter.stakes, rules.tracks);
  const [track, setTrack] = useState(String(tracks[0]?.id ?? ALL));
  // What was chosen before may be taken: then it is what the list shows.
  const offered = [...tracks.map(({ id }) => String(id)), ...(tracks.length > 1 ? [ALL] : [])];
  const chosen = offered.includes(track) ? track : (offered[0] ?? ALL);
  const [target, setTarget] = useState('');
  const [amount, setAmount] = useState('');
  const [conviction, setConviction] = useState(1);
  const [faults, setFaults] = useState<{ target?: string; amount?: string }>({});
  const title = useId();
  const total = voter.balance.free + voter.balance.reserved;
  const units = readAmount(amount, token, locale.value);
  const named = target.trim() === '' ? null : delegateOf(target, who);
  const call = (link: Link): Call | null => {
    const to = delegateOf(target, who);
    const found: typeof faults = {};
    if ('fault' in to) found.target = to.fault;
    if (!units.ok) found.amount = told(units.fault);
    else if (units.value === 0n) found.amount = t('gov.vote.nothing');
    else if (units.value > total) found.amount = t('gov.vote.toomuch', { amount: amountText(total, token) });
    setFaults(found);
    if ('fault' in to || !units.ok || found.amount !== undefined) return null;
    const on = chosen === ALL ? tracks.slice(0, MOST_DELEGATED).map(({ id }) => id) : [Number(chosen)];
    return governing.delegate(link, on, to.to, conviction, units.value);
  };
  return (
    <details>
      <summary id={title}>{t('gov.delegate')}</summary>
      <div role="group" aria-labelledby={title} data-test="delegate">
        <p>{t('gov.delegate.text')}</p>
        {tracks.length < rules.tracks.length && <p class="fine">{t('gov.delegate.others')}</p>}
        {tracks.length === 0 ? (
          <p>{t('gov.delegate.nowhere')}</p>
        ) : (
          <>
            <Field label={t('gov.column.track')}>
              {(ids) => (
                <select {...ids} value={chosen} onChange={(event) => setTrack(event.currentTarget.value)}>
                  {tracks.map(({ id, name }) => (
                    <option key={id} value={String(id)}>
                      {trackText(name)}
                    </option>
                  ))}
                  {tracks.length > 1 && (
                    <option value={ALL}>
                      {tracks.length > MOST_DELEGATED
                        ? t('gov.delegate.first', { count: MOST_DELEGATED })
                        : t('gov.delegate.all', { count: tracks.length })}
                    </option>
                  )}
                </select>
              )}
            </Field>
            <TextField label={t('gov.delegate.target')} value={target} change={setTarget} fault={faults.target} />
            {named && 'to' in named && (
              <p data-test="delegate-to">
                <Address account={named.to} />
              </p>
            )}
            <TextField
              label={`${t('gov.vote.field.amount')} (${token.symbol})`}
              hint={t('gov.vote.total', { amount: amountText(total, token) })}
              value={amount}
              change={setAmount}
              fault={faults.amount}
            />
            <Field label={t('gov.vote.conviction')}>
              {(ids) => (
                <select
                  {...ids}
                  value={String(conviction)}
                  onChange={(event) => setConviction(Number(event.currentTarget.value))}
                >
                  {CONVICTIONS.map((one) => (
                    <option key={one} value={String(one)}>
                      {choiceText(one, rules.locking)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            {units.ok && units.value > 0n && (
              <p>{t('gov.vote.counts', { votes: amountText(votesOf(units.value, conviction), token) })}</p>
            )}
            <SignedAction label={t('gov.delegate.send')} only={who} call={call} done={done} />
          </>
        )}
      </div>
    </details>
  );
}
