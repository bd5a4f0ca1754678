// The account that is to be paid: pasted, or taken from a wallet, and looked at before anybody signs it.

import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t, told } from '../../i18n';
import { type Excluded, readDestination } from '../../lib/destination';
import type { Hex } from '../../lib/bytes';
import { chosenOf, wallet } from '../../state/wallet';
import { Field } from '../manage/field';
import { Address, addressText, prefix } from '../values';
import { WalletChoice } from '../wallet';

interface DestinationProps {
  text: string;
  change: (text: string) => void;
  excluded: Excluded;
  /** Whether it gets the focus when it comes. */
  focus?: boolean;
}

/** The account in a text; null if there is none that can be paid. */
export function destinationIn(text: string, excluded: Excluded): Hex | null {
  const read = readDestination(text, excluded);
  return read.ok ? read.value.account : null;
}

/** A button that takes the account from a wallet. */
function FromWallet({ take }: { take: (account: Hex) => void }): JSX.Element {
  const [open, setOpen] = useState(false);
  const chosen = chosenOf(wallet.value);
  if (!open) {
    return (
      <button type="button" class="small" onClick={() => setOpen(true)}>
        {t('destination.wallet')}
      </button>
    );
  }
  return (
    <div>
      <WalletChoice label={t('destination.account')} />
      {chosen && (
        <button
          type="button"
          onClick={() => {
            take(chosen.account);
            setOpen(false);
          }}
        >
          {t('destination.take')}
        </button>
      )}
    </div>
  );
}

export function DestinationField({ text, change, excluded, focus = false }: DestinationProps): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focus) input.current?.focus();
  }, []);
  const read = readDestination(text, excluded);
  const entered = text.trim() !== '';
  const other = read.ok && read.value.prefix !== undefined && read.value.prefix !== prefix();
  return (
    <>
      <Field
        label={t('destination.label')}
        hint={t('destination.hint')}
        fault={entered && !read.ok ? told(read.fault) : undefined}
      >
        {(ids) => (
          <input
            {...ids}
            ref={input}
            type="text"
            dir="ltr"
            value={text}
            autoComplete="off"
            autoCapitalize="none"
            spellcheck={false}
            onInput={(event) => change(event.currentTarget.value)}
          />
        )}
      </Field>
      {read.ok && (
        <p class="exact" data-test="destination">
          {other ? t('destination.here') : t('destination.is')} <Address account={read.value.account} link={false} />
        </p>
      )}
      <FromWallet take={(account) => change(addressText(account))} />
    </>
  );
}
