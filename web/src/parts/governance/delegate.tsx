// Letting another account vote.

import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Link } from '../../chain/connection';
import { governing } from '../../chain/governing';
import type { Call } from '../../chain/submit';
import { locale, t, told } from '../../i18n';
import { readAddress } from '../../lib/address';
import { readAmount } from '../../lib/amount';
import { toHex } from '../../lib/bytes';
import { CONVICTIONS, delegable, votesOf } from '../../lib/referendum';
import { Field, TextField } from '../manage/field';
import { SignedAction } from '../signed';
import { amountText } from '../values';
import { convictionChoice, trackText } from './text';
import type { VoterProps } from './voting';

export function DelegatePart({ voter, rules, who, token, done }: VoterProps): JSX.Element {
  const tracks = delegable(voter.stakes, rules.tracks);
  const [track, setTrack] = useState(tracks[0]?.id ?? 0);
  const [target, setTarget] = useState('');
  const [amount, setAmount] = useState('');
  const [conviction, setConviction] = useState(1);
  const [faults, setFaults] = useState<{ target?: string; amount?: string }>({});
  const title = useId();
  const total = voter.balance.free + voter.balance.reserved;
  const units = readAmount(amount, token, locale.value);
  const call = (link: Link): Call | null => {
    const to = readAddress(target);
    const found: typeof faults = {};
    if (to.kind === 'ethereum') found.target = t('gov.delegate.ethereum');
    else if (to.kind === 'wrong') found.target = told(to.why);
    else if (toHex(to.account) === who) found.target = t('gov.delegate.self');
    if (!units.ok) found.amount = told(units.fault);
    else if (units.value === 0n) found.amount = t('gov.vote.nothing');
    else if (units.value > total) found.amount = t('gov.vote.toomuch', { amount: amountText(total, token) });
    setFaults(found);
    if (to.kind !== 'account' || !units.ok || Object.keys(found).length > 0) return null;
    return governing.delegate(link, track, toHex(to.account), conviction, units.value);
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
                <select
                  {...ids}
                  value={String(track)}
                  onChange={(event) => setTrack(Number(event.currentTarget.value))}
                >
                  {tracks.map(({ id, name }) => (
                    <option key={id} value={String(id)}>
                      {trackText(name)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <TextField label={t('gov.delegate.target')} value={target} change={setTarget} fault={faults.target} />
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
                      {convictionChoice(one, rules.locking)}
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
