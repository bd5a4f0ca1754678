// The account that is looked at: an address that was entered, or an account of a wallet.

import type { JSX } from 'preact';
import { signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { t, told } from '../i18n';
import { readAddress } from '../lib/address';
import { type Hex, toHex } from '../lib/bytes';
import { TextField } from '../parts/manage/field';
import { Address } from '../parts/values';
import { WalletChoice } from '../parts/wallet';
import { chosenOf, wallet } from '../state/wallet';
import { s } from './say';

/** What was entered last stays as long as the page is open. */
const entered = signal<Hex | null>(null);

/** The account that is looked at; null as long as there is none. */
export function whoIs(): Hex | null {
  return entered.value ?? chosenOf(wallet.value)?.account ?? null;
}

export function Who(): JSX.Element {
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string | undefined>(undefined);
  const who = entered.value;
  if (who !== null) {
    return (
      <p class="whose" data-test="who">
        <Address account={who} />
        <button
          type="button"
          class="small no-print"
          onClick={() => {
            entered.value = null;
          }}
        >
          {s('apart.who.other')}
        </button>
      </p>
    );
  }
  const look = (event: Event): void => {
    event.preventDefault();
    const read = readAddress(text);
    if (read.kind === 'account') {
      setFault(undefined);
      entered.value = toHex(read.account);
    } else setFault(read.kind === 'wrong' ? told(read.why) : s('apart.who.ethereum'));
  };
  return (
    <div class="no-print">
      <p>{s('apart.who.text')}</p>
      <form onSubmit={look} noValidate>
        <TextField label={s('apart.who')} value={text} change={setText} fault={fault} />
        <button type="submit">{t('home.look')}</button>
      </form>
      <WalletChoice />
    </div>
  );
}
