/**
 * Amounts: `bigint` of the asset's smallest unit for the chain, tokens with decimals for people. Nothing here goes
 * through floating point. What is read is never rounded; what is written is rounded down, and says so.
 */
import { MAX_AMOUNT } from './merkle';
import { type Result, type Said, bad, good } from './result';

/** The unit of an asset. An asset without metadata has no symbol and no decimals. */
export interface Token {
  readonly symbol: string;
  readonly decimals: number;
}

/** 10^38 is the largest power of ten below 2^128. */
export const MAX_DECIMALS = 38;
/** Longer symbols are no symbols. */
const LONGEST_SYMBOL = 16;

/** The sign before decimals with Arabic digits. */
const ARABIC_DECIMAL = '٫';

/** Why a text is not an amount. */
export type AmountFault =
  | 'amount.empty'
  | 'amount.number'
  | 'amount.negative'
  | 'amount.ambiguous'
  | 'amount.groups'
  | 'amount.decimals'
  | 'amount.unit'
  | 'amount.large';

/** The signs with which a language writes numbers. */
interface Signs {
  /** The digits from 0 to 9. */
  readonly digits: readonly string[];
  readonly decimal: string;
}

const signsOf = new Map<string, Signs>();

function signs(locale: string): Signs {
  const known = signsOf.get(locale);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat(locale, { useGrouping: false });
  const digits = Array.from({ length: 10 }, (_, digit) => format.format(digit));
  const decimal = format.formatToParts(1.5).find(({ type }) => type === 'decimal')?.value ?? '.';
  const found = { digits, decimal };
  signsOf.set(locale, found);
  return found;
}

/** An amount in words of people. */
export interface Written {
  /** The number and the symbol. */
  readonly text: string;
  /** Whether it is all of the amount; otherwise it was rounded down. */
  readonly exact: boolean;
}

/** Writes smallest units as tokens, as programs read them: `12.5`, without groups and trailing zeros. */
export function toDecimal(amount: bigint, decimals: number): string {
  const sign = amount < 0n ? '-' : '';
  const digits = (amount < 0n ? -amount : amount).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return sign + (fraction === '' ? whole : `${whole}.${fraction}`);
}

/**
 * Writes an amount for people, with all its decimals unless `most` says how many. What is cut off is rounded down, toward
 * zero; an amount that would be written as nothing is written as less than the smallest that can be: `< 0.01 DIST`.
 */
export function formatAmount(amount: bigint, token: Token, locale: string, most = MAX_DECIMALS): Written {
  const { digits, decimal } = signs(locale);
  const [whole = '0', fraction = ''] = toDecimal(amount < 0n ? -amount : amount, token.decimals).split('.');
  const kept = fraction.slice(0, most).replace(/0+$/, '');
  const exact = fraction.length <= most;
  const localized = (text: string) => [...text].map((digit) => digits[Number(digit)] ?? digit).join('');
  const number = (units: string, part: string) => {
    const grouped = new Intl.NumberFormat(locale).format(BigInt(units));
    return part === '' ? grouped : grouped + decimal + localized(part);
  };
  const minus = amount < 0n ? '\u2212' : '';
  const nothing = !exact && whole === '0' && kept === '';
  const least = most === 0 ? number('1', '') : number('0', '1'.padStart(most, '0'));
  const text = nothing ? `< ${minus}${least}` : minus + number(whole, kept);
  return { text: named(text, token.symbol), exact };
}

/**
 * Writes an amount into a field, as `readAmount` reads it in the same language: without groups, because one sign in a number
 * may be of groups or of decimals.
 */
export function enteredAmount(amount: bigint, token: Token, locale: string): string {
  const { digits, decimal } = signs(locale);
  const signed = [...toDecimal(amount, token.decimals)].map((sign) =>
    sign === '.' ? decimal : (digits[Number(sign)] ?? sign),
  );
  return named(signed.join(''), token.symbol);
}

/** A number with its symbol, which does not go to the next line without it. */
function named(number: string, symbol: string): string {
  const shown = cleanSymbol(symbol);
  return shown === '' ? number : `${number}\u00a0${shown}`;
}

/**
 * A symbol as it can be shown. Whoever owns an asset chose its symbol; one that could pass for other text (marks of
 * direction, invisible characters, sentences) is none.
 */
export function cleanSymbol(symbol: string): string {
  return /^[A-Za-z0-9.$₮-]+$/.test(symbol) && symbol.length <= LONGEST_SYMBOL ? symbol : '';
}

/**
 * Reads an amount in tokens as a person writes it in this language, with or without the symbol. One sign that may be of
 * groups or of decimals, as in `1,000`, is refused unless the language decides.
 */
export function readAmount(text: string, token: Token, locale: string): Result<bigint, Said<AmountFault>> {
  const { digits, ...own } = signs(locale);
  // The Arabic sign has no other meaning, in any language.
  const decimal = own.decimal === ARABIC_DECIMAL ? '.' : own.decimal;
  const latin = [...text.normalize('NFC')]
    .map((character) => {
      const digit = digits.indexOf(character);
      return digit < 0 ? character : String(digit);
    })
    .join('')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\u061c\ufeff]/g, '')
    .replaceAll(ARABIC_DECIMAL, decimal)
    .trim();
  const [, number = '', unit = ''] = /^([\d.,٬'’_\s\u00a0\u202f]*)(.*)$/s.exec(latin) ?? [];
  const written = number.trim();
  if (latin === '') return bad({ key: 'amount.empty' });
  if (/^[-−–]/.test(latin)) return bad({ key: 'amount.negative' });
  if (!/\d/.test(written)) return bad({ key: 'amount.number' });
  if (unit !== '' && unit.toLowerCase() !== token.symbol.toLowerCase()) {
    return bad(
      token.symbol === '' ? { key: 'amount.number' } : { key: 'amount.unit', values: { symbol: token.symbol } },
    );
  }
  const parts = apart(written, decimal);
  if (!parts.ok) return parts;
  const { whole, fraction } = parts.value;
  if (fraction.length > token.decimals) return bad({ key: 'amount.decimals', values: { count: token.decimals } });
  const units = whole + fraction.padEnd(token.decimals, '0');
  // 2^128 has 39 digits.
  if (units.replace(/^0+/, '').length > 39 || BigInt(units) > MAX_AMOUNT) return bad({ key: 'amount.large' });
  return good(BigInt(units));
}

interface Parts {
  readonly whole: string;
  readonly fraction: string;
}

/** Digits before and after the sign of decimals. */
function apart(number: string, decimal: string): Result<Parts, Said<AmountFault>> {
  const found = [...number.matchAll(/[.,]/g)];
  const last = found.at(-1);
  if (last === undefined) return grouped(number, '');
  const [before, after] = [number.slice(0, last.index), number.slice(last.index + 1)];
  const kinds = new Set(found.map(([sign]) => sign));
  if (kinds.size === 1 && found.length > 1) return grouped(number, '');
  if (kinds.size === 1 && last[0] !== decimal && /^[1-9]\d{0,2}$/.test(before) && /^\d{3}$/.test(after)) {
    return bad({ key: 'amount.ambiguous', values: { number } });
  }
  if (!/^\d*$/.test(after) || (kinds.size > 1 && before.includes(last[0]))) {
    return bad({ key: 'amount.groups', values: { number } });
  }
  return grouped(before, after);
}

/** The digits of a number whose groups, if it has any, are of three digits and all apart by the same sign. */
function grouped(number: string, fraction: string): Result<Parts, Said<AmountFault>> {
  const plain = /^\d*$/.test(number);
  const groups = /^\d{1,3}(?:([.,٬'’_\s\u00a0\u202f])\d{3})(?:\1\d{3})*$/.test(number);
  if (!plain && !groups) return bad({ key: 'amount.groups', values: { number } });
  return good({ whole: number.replace(/\D/g, '') || '0', fraction });
}

/**
 * How much of the whole a part is, in so many parts of it, rounded down: for bars and percentages. 0 of nothing; never
 * all while anything is missing.
 */
export function shareOf(part: bigint, whole: bigint, parts = 1_000): number {
  if (whole <= 0n || part <= 0n) return 0;
  return part >= whole ? parts : Number((part * BigInt(parts)) / whole);
}
