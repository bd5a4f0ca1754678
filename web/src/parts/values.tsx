// Amounts, addresses, dates and hashes, as they are shown everywhere.

import { useState } from 'preact/hooks';
import type { JSX } from 'preact';
import { now } from '../chain/clock';
import { SS58_PREFIX, connection } from '../chain/connection';
import type { Token } from '../chain/model';
import { locale, t } from '../i18n';
import { shorten, toEip55, toSs58 } from '../lib/address';
import { cleanSymbol, formatAmount } from '../lib/amount';
import { type Hex, fromHex } from '../lib/bytes';
import { addressIn } from '../lib/ethereum';
import { dateOf, formatDate, relative } from '../lib/time';
import { links } from '../router';

/** An amount in words: all of it, with its symbol. */
export function amountText(amount: bigint, token: Token): string {
  return formatAmount(amount, token, locale.value).text;
}

/** Amounts in words, added up for each asset. The symbol of an asset has its number, so it tells them apart. */
export function sumText(amounts: readonly { token: Token; amount: bigint }[]): string {
  const sums = new Map<string, { token: Token; amount: bigint }>();
  for (const { token, amount } of amounts) {
    sums.set(token.symbol, { token, amount: (sums.get(token.symbol)?.amount ?? 0n) + amount });
  }
  const texts = [...sums.values()].map(({ token, amount }) => amountText(amount, token));
  return new Intl.ListFormat(locale.value, { type: 'conjunction' }).format(texts);
}

/** The same, of which neither the number nor the symbol is broken: what does not fit has its symbol on the next line. */
export function Amount({ value, token }: { value: bigint; token: Token }): JSX.Element {
  const text = amountText(value, token);
  const symbol = cleanSymbol(token.symbol);
  return (
    <bdi class="amount">
      {text.slice(0, text.length - symbol.length)}
      {symbol !== '' && <span>{symbol}</span>}
    </bdi>
  );
}

/** The prefix of the chain's addresses; that of our runtimes before it is known. */
export function prefix(): number {
  const state = connection.state.value;
  return state.kind === 'ready' ? state.chain.prefix : SS58_PREFIX;
}

/** An account as its address; that of Ethereum if it stands for one. */
export function addressText(account: Hex): string {
  const [bytes, ethereum] = [fromHex(account, 32), addressIn(account)];
  if (ethereum) return toEip55(ethereum);
  return bytes ? toSs58(bytes, prefix()) : account;
}

/** A button that copies a text. */
export function Copy({ text, what }: { text: string; what: string }): JSX.Element | null {
  const [copied, setCopied] = useState(false);
  // There is none where the page does not come from a trustworthy place.
  if (typeof navigator === 'undefined' || !('clipboard' in navigator)) return null;
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => {
        setCopied(true);
        setTimeout(() => setCopied(false), 2_000);
      },
      () => undefined,
    );
  };
  return (
    <button type="button" class="copy no-print" onClick={copy} aria-label={t('app.copy', { what })}>
      <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        {copied ? <path d="M3 8.5l3.5 3.5L13 5" /> : <path d="M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3" />}
      </svg>
      <span class="unseen" role="status">
        {copied ? t('app.copied') : ''}
      </span>
    </button>
  );
}

/** An account by its address: short on screens, whole when it is printed, copied or read out. */
export function Address({ account, link = true }: { account: Hex; link?: boolean }): JSX.Element {
  const text = addressText(account);
  const short = (
    <>
      <span class="short" aria-hidden="true" title={text}>
        {shorten(text)}
      </span>
      <span class="whole">{text}</span>
    </>
  );
  return (
    <bdi class="address" dir="ltr">
      {link ? <a href={links.account(text)}>{short}</a> : short}
      <Copy text={text} what={shorten(text)} />
    </bdi>
  );
}

/** A hash: short on screens. */
export function Hash({ value, what }: { value: string; what: string }): JSX.Element {
  return (
    <bdi class="hash" dir="ltr">
      <span class="short" aria-hidden="true" title={value}>
        {value.length > 22 ? `${value.slice(0, 10)}…${value.slice(-8)}` : value}
      </span>
      <span class="whole">{value}</span>
      <Copy text={value} what={what} />
    </bdi>
  );
}

/** A moment as a date, and how far away it is. */
export function whenText(moment: number): string {
  const present = now.value;
  if (!present) return '…';
  const date = dateOf(present, moment);
  return `${formatDate(date, locale.value)} (${relative(date, new Date(present.ms), locale.value)})`;
}

/** A moment as a date alone. */
export function dayText(moment: number): string {
  const present = now.value;
  return present ? formatDate(dateOf(present, moment), locale.value) : '…';
}
