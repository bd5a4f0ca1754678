// Choosing a wallet and the account that signs.

import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { t } from '../i18n';
import { shorten } from '../lib/address';
import type { Hex } from '../lib/bytes';
import { chooseAccount, connectWallet, disconnectWallet, wallet, wallets } from '../state/wallet';
import { addressText } from './values';

/** `label` says what the account is for that is chosen; by default it signs. */
export function WalletChoice({ label }: { label?: string }): JSX.Element {
  const state = wallet.value;
  const id = useId();
  if (state.kind === 'connected') {
    if (state.accounts.length === 0) return <p>{t('wallet.accounts.none')}</p>;
    return (
      <div class="wallet">
        <label for={id}>{label ?? t('wallet.account')}</label>
        <select
          id={id}
          value={state.chosen ?? ''}
          onChange={(event) => chooseAccount(event.currentTarget.value as Hex)}
        >
          {state.accounts.map(({ name, account }) => (
            <option key={account} value={account}>
              {name} ({shorten(addressText(account))})
            </option>
          ))}
        </select>
        <button type="button" class="small" onClick={disconnectWallet}>
          {t('wallet.disconnect')}
        </button>
      </div>
    );
  }
  const found = wallets();
  return (
    <div class="wallet">
      {found.length === 0 && <p>{t('wallet.none')}</p>}
      {found.length > 0 && <p>{t('wallet.choose')}</p>}
      {found.map((name) => (
        <button
          type="button"
          key={name}
          disabled={state.kind === 'connecting'}
          onClick={() => void connectWallet(name)}
        >
          <bdi>{name}</bdi>
        </button>
      ))}
      {state.kind === 'refused' && <p role="alert">{t('wallet.refused', { message: state.message })}</p>}
    </div>
  );
}
