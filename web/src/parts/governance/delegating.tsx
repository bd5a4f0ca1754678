// Letting another account vote.

import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Link } from '../../chain/connection';
import { governing } from '../../chain/governing';
import type { Call } from '../../chain/submit';
import { locale, t, told } from '../../i18n';
import { readAddress } from '../../lib/address';
import { readAmount } from '../../lib/amount';
import { type Hex, toHex } from '../../lib/bytes';
import { CONVICTIONS, delegable, lockPeriods } from '../../lib/referendum';
import { ChoiceField, Field, TextField } from '../manage/field';
import { SignedAction } from '../signed';
import { Address, amountText } from '../values';
import { durationText, trackText } from './text';
import type { VoterProps } from './voting';

/** The choice of all tracks. */
const ALL = 'all';

/** For how long a conviction locks after the delegation, and what it counts. */
function choiceText(conviction: number, locking: number): string {
  if (conviction === 0) return t('gov.delegate.choice.none');
  return t('gov.delegate.choice', { times: conviction, duration: durationText(locking * lockPeriods(conviction)) });
}

/** Whom an account lets vote; what is wrong with what was entered, otherwise. */
export function delegateOf(text: string, who: Hex): { to: Hex } | { fault: string } {
  const read = readAddress(text);
  if (read.kind !== 'account') return { fault: read.kind === 'wrong' ? told(read.why) : t('home.ethereum') };
  const to = toHex(read.account);
  return to === who ? { fault: t('gov.delegate.self') } : { to };
}

/** Asks who votes for the account, with how much and on which tracks. */
export function DelegatePart({ voter, rules, who, token, done }: VoterProps): JSX.Element {
  const [text, setText] = useState('');
  const [amount, setAmount] = useState('');
  const [conviction, setConviction] = useState('0');
  const [track, setTrack] = useState(ALL);
  const [faults, setFaults] = useState<{ to?: string; amount?: string }>({});
  const free = delegable(voter.stakes, rules.tracks);
  const tracks = free.map(String).includes(track) ? [Number(track)] : free;
  const total = voter.balance.free + voter.balance.reserved;
  const call = (link: Link): Call | null => {
    const named = delegateOf(text, who);
    const read = readAmount(amount, token, locale.value);
    const wrong: typeof faults = {};
    if ('fault' in named) wrong.to = named.fault;
    if (!read.ok) wrong.amount = told(read.fault);
    else if (read.value === 0n) wrong.amount = t('gov.vote.nothing');
    else if (read.value > total) wrong.amount = t('gov.vote.toomuch', { amount: amountText(total, token) });
    setFaults(wrong);
    if ('fault' in named || !read.ok || wrong.amount !== undefined) return null;
    return governing.delegate(link, tracks, named.to, Number(conviction), read.value);
  };
  if (free.length === 0) {
    return (
      <div data-test="delegate">
        <h3>{t('gov.delegate')}</h3>
        <p>{t('gov.delegate.nowhere')}</p>
      </div>
    );
  }
  const named = text.trim() === '' ? null : delegateOf(text, who);
  return (
    <div data-test="delegate">
      <h3>{t('gov.delegate')}</h3>
      <p>{t('gov.delegate.text')}</p>
      <TextField label={t('gov.delegate.to')} fault={faults.to} value={text} change={setText} />
      {named && 'to' in named && (
        <p data-test="delegate-to">
          <Address account={named.to} />
        </p>
      )}
      <Field
        label={`${t('gov.vote.field.amount')} (${token.symbol})`}
        hint={t('gov.vote.total', { amount: amountText(total, token) })}
        fault={faults.amount}
      >
        {(ids) => (
          <input
            {...ids}
            type="text"
            inputMode="decimal"
            autoComplete="off"
            value={amount}
            onInput={(event) => setAmount(event.currentTarget.value)}
          />
        )}
      </Field>
      <ChoiceField
        label={t('gov.vote.conviction')}
        value={conviction}
        options={CONVICTIONS.map((one) => [String(one), choiceText(one, rules.locking)] as const)}
        change={setConviction}
      />
      <ChoiceField
        label={t('gov.column.track')}
        value={track}
        options={[
          [ALL, t('gov.delegate.all', { count: free.length })],
          ...rules.tracks
            .filter(({ id }) => free.includes(id))
            .map(({ id, name }) => [String(id), trackText(name)] as const),
        ]}
        change={setTrack}
      />
      <SignedAction label={t('gov.delegate.send')} only={who} call={call} done={done} />
    </div>
  );
}
