// Wallets of Ethereum in the browser, as EIP-6963 has them announce themselves. The page looks at no other global of
// theirs: with several wallets that would be the one that has won a race.

import { signal } from '@preact/signals';
import { type Hex, toHex } from '../lib/bytes';
import { type EthereumClaim, type Form, type SignatureFault, readSignature, textOf, typedData } from '../lib/ethereum';
import type { Said } from '../lib/result';

interface Provider {
  request: (asked: { method: string; params: unknown[] }) => Promise<unknown>;
}

/** A wallet that has announced itself. */
export interface EthereumWallet {
  id: string;
  /** What it calls itself. Nobody has checked that. */
  name: string;
  provider: Provider;
}

/** Wallets of one page, and characters of a name, at most. */
const MOST = 20;
const LONGEST_NAME = 40;
const LONGEST_MESSAGE = 200;

export const ethereumWallets = signal<readonly EthereumWallet[]>([]);

function isProvider(value: unknown): value is Provider {
  return typeof value === 'object' && value !== null && 'request' in value && typeof value.request === 'function';
}

/** What a wallet announces; null if it is not what EIP-6963 says. */
export function readAnnounced(detail: unknown): EthereumWallet | null {
  // Whatever is in the page may announce anything, also what throws when it is looked at.
  try {
    const { info, provider } = detail as { info: Record<string, unknown>; provider: unknown };
    const { uuid, name } = info;
    if (typeof uuid !== 'string' || uuid === '' || typeof name !== 'string' || !isProvider(provider)) return null;
    return { id: uuid, name: name.slice(0, LONGEST_NAME), provider };
  } catch {
    return null;
  }
}

function hear(event: Event): void {
  const wallet = event instanceof CustomEvent ? readAnnounced(event.detail) : null;
  if (!wallet) return;
  const others = ethereumWallets.value.filter(({ id }) => id !== wallet.id);
  ethereumWallets.value = [...others, wallet].slice(0, MOST);
}

/** Asks wallets to announce themselves. */
export function askForEthereumWallets(): void {
  dispatchEvent(new Event('eip6963:requestProvider'));
}

/** Listens to wallets that announce themselves, and asks them to. Returns how to listen no longer. */
export function lookForEthereumWallets(): () => void {
  // One of its own for each part of the page that listens.
  const listener = (event: Event): void => hear(event);
  addEventListener('eip6963:announceProvider', listener);
  askForEthereumWallets();
  return () => removeEventListener('eip6963:announceProvider', listener);
}

/** The wallet shows other addresses than the one that is to sign. */
export class OtherAddress extends Error {
  override readonly name = 'OtherAddress';
  constructor(readonly shown: readonly string[]) {
    super('the wallet shows other addresses');
  }
}

/** The person has not signed. */
export class NotSigned extends Error {
  override readonly name = 'NotSigned';
}

/** What the wallet has answered is not a signature by a key. */
export class NoSignature extends Error {
  override readonly name = 'NoSignature';
  constructor(readonly why: Said<SignatureFault>) {
    super(why.key);
  }
}

/** The wallet refuses: `busy` if it waits for an answer to an earlier question. */
export class WalletRefuses extends Error {
  override readonly name = 'WalletRefuses';
  constructor(
    message: string,
    readonly busy: boolean,
  ) {
    super(message);
  }
}

/** Numbers of errors: EIP-1193, and that of a question which is open already. */
const USER_REJECTED = 4_001;
const PENDING = -32_002;

/** An error of a wallet. Many are no instances of `Error`. */
export function faultOf(error: unknown): Error {
  const of = typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : {};
  const message = typeof of['message'] === 'string' ? of['message'] : String(error);
  if (of['code'] === USER_REJECTED) return new NotSigned(message);
  return new WalletRefuses(message.slice(0, LONGEST_MESSAGE), of['code'] === PENDING);
}

async function ask({ provider }: EthereumWallet, method: string, params: unknown[]): Promise<unknown> {
  try {
    return await provider.request({ method, params });
  } catch (error) {
    throw faultOf(error);
  }
}

/** Has the person choose which addresses the wallet shows to this page. */
export async function chooseAddresses(wallet: EthereumWallet): Promise<void> {
  await ask(wallet, 'wallet_requestPermissions', [{ eth_accounts: {} }]);
}

/**
 * The signature of a claim by its owner.
 *
 * @throws OtherAddress, NotSigned, NoSignature, WalletRefuses.
 */
export async function signatureOf(
  wallet: EthereumWallet,
  claim: EthereumClaim,
  form: Form,
  signing: () => void,
): Promise<Hex> {
  const answer = await ask(wallet, 'eth_requestAccounts', []);
  const shown = Array.isArray(answer) ? answer.filter((one): one is string => typeof one === 'string') : [];
  // As the wallet writes it.
  const owner = shown.find((address) => address.toLowerCase() === claim.owner);
  if (owner === undefined) throw new OtherAddress(shown);
  signing();
  const signature =
    form === 'typed'
      ? await ask(wallet, 'eth_signTypedData_v4', [owner, typedData(claim)])
      : await ask(wallet, 'personal_sign', [toHex(new TextEncoder().encode(textOf(claim))), owner]);
  const read = readSignature(signature);
  if (!read.ok) throw new NoSignature(read.fault);
  return read.value;
}
