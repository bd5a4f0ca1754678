// Who is the manager: the account that signs, a multisig, or an account whose proxy signs.

import { type Signal, signal } from '@preact/signals';
import type { JSX } from 'preact';
import { t, told } from '../../i18n';
import { readAddress } from '../../lib/address';
import { type Hex, toHex } from '../../lib/bytes';
import { type Multisig, multisigAccount, multisigOf } from '../../lib/calldata';
import { wallet } from '../../state/wallet';
import { Address } from '../values';
import { WalletChoice } from '../wallet';
import { ChoiceField, Field, TextField } from './field';

/** Who makes a call. */
export type Who = { kind: 'own' } | { kind: 'multisig'; multisig: Multisig } | { kind: 'proxy'; real: Hex };

/** What is entered. */
export interface WhoForm {
  kind: Who['kind'];
  signatories: string;
  threshold: string;
  real: string;
}

/** What is entered stays as long as the page is open. */
export const whoForm: Signal<WhoForm> = signal({ kind: 'own', signatories: '', threshold: '2', real: '' });

/** Who it is; what is wrong with what was entered, otherwise. */
export function whoOf(form: WhoForm): Who | { kind: 'wrong'; why: string } {
  if (form.kind === 'own') return { kind: 'own' };
  if (form.kind === 'proxy') {
    const read = readAddress(form.real);
    if (read.kind === 'account') return { kind: 'proxy', real: toHex(read.account) };
    return { kind: 'wrong', why: read.kind === 'wrong' ? told(read.why) : t('destination.ethereum') };
  }
  const accounts: Hex[] = [];
  for (const line of form.signatories.split(/[\s,;]+/)) {
    if (line === '') continue;
    const read = readAddress(line);
    if (read.kind !== 'account') {
      return { kind: 'wrong', why: read.kind === 'wrong' ? told(read.why) : t('destination.ethereum') };
    }
    accounts.push(toHex(read.account));
  }
  const threshold = /^\d{1,3}$/.test(form.threshold.trim()) ? Number(form.threshold) : Number.NaN;
  const multisig = multisigOf(threshold, accounts);
  return typeof multisig === 'string' ? { kind: 'wrong', why: t(`who.${multisig}`) } : { kind: 'multisig', multisig };
}

/** The account that signs, if a wallet is connected. */
export function chosenAccount(): Hex | null {
  const state = wallet.value;
  return state.kind === 'connected' ? state.chosen : null;
}

/** The manager. */
export function managerOf(who: Who): Hex | null {
  if (who.kind === 'multisig') return multisigAccount(who.multisig);
  return who.kind === 'proxy' ? who.real : chosenAccount();
}

/** Asks who it is. */
export function WhoPart(): JSX.Element {
  const form = whoForm.value;
  const who = whoOf(form);
  const change = (changes: Partial<WhoForm>): void => {
    whoForm.value = { ...form, ...changes };
  };
  const entered = form.kind === 'multisig' ? form.signatories : form.real;
  const fault = who.kind === 'wrong' && entered.trim() !== '' ? who.why : undefined;
  const manager = who.kind === 'wrong' ? null : managerOf(who);
  return (
    <>
      <ChoiceField
        label={t('who.kind')}
        value={form.kind}
        options={[
          ['own', t('who.own')],
          ['multisig', t('who.multisig')],
          ['proxy', t('who.proxy')],
        ]}
        change={(kind) => change({ kind })}
      />
      {form.kind === 'multisig' && (
        <>
          <Field label={t('who.signatories')} hint={t('who.signatories.hint')} fault={fault}>
            {(ids) => (
              <textarea
                {...ids}
                dir="ltr"
                rows={4}
                spellcheck={false}
                value={form.signatories}
                onInput={(event) => change({ signatories: event.currentTarget.value })}
              />
            )}
          </Field>
          <TextField
            label={t('who.needed')}
            numeric
            value={form.threshold}
            change={(threshold) => change({ threshold })}
          />
        </>
      )}
      {form.kind === 'proxy' && (
        <TextField
          label={t('who.real')}
          hint={t('who.real.hint')}
          fault={fault}
          value={form.real}
          change={(real) => change({ real })}
        />
      )}
      <WalletChoice />
      {manager && (
        <p data-test="manager">
          {t('who.manager')} <Address account={manager} link={false} />
        </p>
      )}
    </>
  );
}
