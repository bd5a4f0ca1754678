// A wallet in the browser that signs. Nothing but signing needs one.

import { signal } from '@preact/signals';
import type { PolkadotSigner } from 'polkadot-api';
import { type InjectedExtension, connectInjectedExtension, getInjectedExtensions } from 'polkadot-api/pjs-signer';
import { type Hex, toHex } from '../lib/bytes';
import type { Scheme } from '../lib/payee';

export interface WalletAccount {
  name: string;
  account: Hex;
  /** The kind of its key. */
  scheme: Scheme;
  signer: PolkadotSigner;
}

export type Wallet =
  | { kind: 'none' }
  | { kind: 'connecting'; name: string }
  | { kind: 'refused'; message: string }
  | { kind: 'connected'; name: string; accounts: WalletAccount[]; chosen: Hex | null };

export const wallet = signal<Wallet>({ kind: 'none' });

let extension: InjectedExtension | null = null;

/** The name under which the page introduces itself. */
const PAGE = 'Distribution';

/** Names of the wallets in this browser. */
export function wallets(): string[] {
  try {
    return getInjectedExtensions();
  } catch {
    return [];
  }
}

/** Asks a wallet for its accounts. */
export async function connectWallet(name: string): Promise<void> {
  wallet.value = { kind: 'connecting', name };
  try {
    extension = await connectInjectedExtension(name, PAGE);
    const accounts = extension.getAccounts().map(({ name: label, address, type, polkadotSigner }) => ({
      name: label ?? address,
      account: toHex(polkadotSigner.publicKey),
      // Wallets that do not say make this kind.
      scheme: type ?? 'sr25519',
      signer: polkadotSigner,
    }));
    wallet.value = { kind: 'connected', name, accounts, chosen: accounts[0]?.account ?? null };
  } catch (error) {
    wallet.value = { kind: 'refused', message: error instanceof Error ? error.message.slice(0, 200) : '' };
  }
}

export function disconnectWallet(): void {
  extension?.disconnect();
  extension = null;
  wallet.value = { kind: 'none' };
}

export function chooseAccount(account: Hex): void {
  if (wallet.value.kind === 'connected') wallet.value = { ...wallet.value, chosen: account };
}

/** The account that is chosen; null if none is. */
export function chosenOf(state: Wallet): WalletAccount | null {
  if (state.kind !== 'connected') return null;
  return state.accounts.find(({ account }) => account === state.chosen) ?? null;
}

/** The signer of the account that is chosen; null if none is. */
export function signerOf(state: Wallet): PolkadotSigner | null {
  return chosenOf(state)?.signer ?? null;
}
