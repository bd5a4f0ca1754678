/**
 * Addresses as people paste them: SS58 of any prefix, `0x` and 64 digits, Ethereum addresses. What stands around them in
 * a clipboard is taken off, or refused with a reason.
 */
import { blake2b } from '@noble/hashes/blake2.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { base58 } from '@scure/base';
import { compare, concat, fromHex, toHex } from './bytes';
import type { Said } from './result';

/** An account of this chain, or of any chain that has the same keys. */
export interface AccountAddress {
  readonly kind: 'account';
  /** The 32 bytes of the public key. */
  readonly account: Uint8Array;
  /** The SS58 prefix that it was written with; none if it was hexadecimal. */
  readonly prefix?: number;
}

/** An account of Ethereum. */
export interface EthereumAddress {
  readonly kind: 'ethereum';
  /** 20 bytes. */
  readonly address: Uint8Array;
  /** Whether capitals protected it from mistakes (EIP-55). */
  readonly checked: boolean;
}

/** Neither, and why: a key of the catalogues' namespace `address`. */
export interface WrongAddress {
  readonly kind: 'wrong';
  readonly why: Said<AddressFault>;
}

export type Address = AccountAddress | EthereumAddress | WrongAddress;

/** Why a text is not an address. */
export type AddressFault =
  | 'address.empty'
  | 'address.unknown'
  | 'address.secret'
  | 'address.several'
  | 'address.too-long'
  | 'address.hex-digits'
  | 'address.hex-length'
  | 'address.hex-bare'
  | 'address.capitals'
  | 'address.character'
  | 'address.length'
  | 'address.checksum'
  | 'address.reserved';

/** Characters of a text that are looked at; a clipboard may have a book in it. */
const LONGEST_TEXT = 2_000;
/** Characters that no SS58 address exceeds: 36 bytes in base58 are 50. */
const LONGEST = 64;
/** Characters that are too few for one, even if some were lost. */
const SHORTEST = 35;
/** Letters of the checksum's message. */
const PREAMBLE = new TextEncoder().encode('SS58PRE');
const CHECKSUM = 2;
/** Prefixes that no network has: `Ss58AddressFormat::is_reserved` of sp-core. */
const RESERVED = [46, 47];
/** The largest prefix that two bytes hold. */
const MAX_PREFIX = 16_383;

const BASE58 = /^[1-9A-HJ-NP-Za-km-z]+$/;
/** What is neither seen nor meant: soft hyphens, zero-width characters, marks of direction, control characters. */
const INVISIBLE =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g;
/** What may stand around an address: quotes, brackets, marks of a sentence. */
const AROUND = /^["'`´‘’‚“”„«»‹›()[\]{}<>*_,;.:=|]+|["'`´‘’‚“”„«»‹›()[\]{}<>*_,;.:=|!?]+$/g;
/** The scheme of a link or a QR code with an address: `substrate:5…:0x…:name`, `ethereum:0x…@1`. */
const SCHEME = /^(?:substrate|polkadot|ethereum|address|account|addr):/i;
/** Numbers of words that secret phrases have (BIP-39). */
const PHRASES = [12, 15, 18, 21, 24];

/** Reads an address from what a person typed or pasted. */
export function readAddress(text: string): Address {
  if (text.length > LONGEST_TEXT) return wrong('address.too-long');
  const visible = text.normalize('NFC').replace(INVISIBLE, '');
  const words = visible
    .split(/\s+/)
    .map(bare)
    .filter((word) => word !== '');
  if (words.length === 0) return wrong('address.empty');
  if (PHRASES.includes(words.length) && words.every((word) => /^[a-z]{3,8}$/.test(word)))
    return wrong('address.secret');
  const whole = words.join('');
  // An address that a message has broken into lines. Only what has a checksum is put together from words.
  if (words.length > 1 && BASE58.test(whole)) {
    const joined = ofWord(whole);
    if (joined.kind === 'account') return joined;
  }
  const read = words.map(ofWord);
  const found = read.filter((address) => address.kind !== 'wrong');
  const [first] = found;
  if (first !== undefined) return found.every((address) => same(address, first)) ? first : wrong('address.several');
  // The reason of the word that looks most like an address: a label before it says nothing.
  const longest = words.reduce((most, word, at) => (word.length > (words[most]?.length ?? 0) ? at : most), 0);
  return read[longest] ?? wrong('address.unknown');
}

/** A word without what stands around it, and without the other parts of a link. */
function bare(word: string): string {
  let text = word.replace(AROUND, '');
  if (SCHEME.test(text)) text = text.replace(SCHEME, '').split(/[:@?/]/)[0] ?? '';
  return text.replace(AROUND, '');
}

function same(a: Address, b: Address): boolean {
  return JSON.stringify(keyOf(a)) === JSON.stringify(keyOf(b));
}

function keyOf(address: Address): string {
  if (address.kind === 'account') return toHex(address.account);
  return address.kind === 'ethereum' ? toHex(address.address) : '';
}

function wrong(key: AddressFault, values?: Said['values']): WrongAddress {
  return { kind: 'wrong', why: values === undefined ? { key } : { key, values } };
}

function ofWord(word: string): Address {
  if (/^0x/i.test(word)) return ofHex(`0x${word.slice(2)}`);
  if (/^(?:[0-9a-fA-F]{64}|[0-9a-fA-F]{40})$/.test(word)) return wrong('address.hex-bare');
  return ofSs58(word);
}

function ofHex(text: string): Address {
  const digits = text.length - 2;
  const strange = [...text.slice(2)].find((character) => !/[0-9a-fA-F]/.test(character));
  if (strange !== undefined) return wrong('address.hex-digits', { character: strange });
  const bytes = fromHex(text);
  if (bytes?.length === 32) return { kind: 'account', account: bytes };
  if (bytes?.length !== 20) return wrong('address.hex-length', { digits });
  const checked = /[a-f]/.test(text) && /[A-F]/.test(text);
  if (checked && toEip55(bytes) !== text) return wrong('address.capitals');
  return { kind: 'ethereum', address: bytes, checked };
}

/** Reads an SS58 address as sp-core does (`Ss58Codec::from_ss58check_with_version`). */
function ofSs58(text: string): Address {
  // To decode longer ones takes time that grows with the square of the length.
  if (text.length > LONGEST) return wrong('address.too-long');
  // No address is so short: a name, or another word.
  if (text.length < SHORTEST) return wrong('address.unknown');
  const strange = [...text].find((character) => !BASE58.test(character));
  if (strange !== undefined) return wrong('address.character', { character: strange });
  const bytes = base58.decode(text);
  const [first = 0, second = 0] = bytes;
  const possible = bytes.length === 1 + 32 + CHECKSUM || bytes.length === 2 + 32 + CHECKSUM;
  if (!possible) return wrong('address.length', { characters: text.length });
  if (first > 127) return wrong('address.unknown');
  // 01aaaaaa bbcccccc is the prefix 00cccccc aaaaaabb.
  const head = first < 64 ? 1 : 2;
  const prefix = head === 1 ? first : ((first & 0x3f) << 2) | (second >> 6) | ((second & 0x3f) << 8);
  const end = head + 32;
  if (bytes.length !== end + CHECKSUM) return wrong('address.length', { characters: text.length });
  if (RESERVED.includes(prefix)) return wrong('address.reserved', { prefix });
  if (compare(bytes.subarray(end), checksum(bytes.subarray(0, end))) !== 0) return wrong('address.checksum');
  return { kind: 'account', account: bytes.slice(head, end), prefix };
}

function checksum(body: Uint8Array): Uint8Array {
  return blake2b(concat(PREAMBLE, body), { dkLen: 64 }).subarray(0, CHECKSUM);
}

/**
 * Writes an account with an SS58 prefix.
 *
 * @throws RangeError if the account is not of 32 bytes, or no address can have the prefix.
 */
export function toSs58(account: Uint8Array, prefix: number): string {
  if (account.length !== 32) throw new RangeError('an account has 32 bytes');
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > MAX_PREFIX)
    throw new RangeError(`${prefix} is no SS58 prefix`);
  const head =
    prefix < 64
      ? Uint8Array.of(prefix)
      : Uint8Array.of(((prefix & 0xfc) >> 2) | 0x40, (prefix >> 8) | ((prefix & 0x03) << 6));
  const body = concat(head, account);
  return base58.encode(concat(body, checksum(body)));
}

/** Writes an Ethereum address with the capitals that protect it from mistakes (EIP-55). */
export function toEip55(address: Uint8Array): string {
  const digits = toHex(address).slice(2);
  const hash = toHex(keccak_256(new TextEncoder().encode(digits))).slice(2);
  const written = [...digits].map((digit, at) =>
    Number.parseInt(hash[at] ?? '0', 16) >= 8 ? digit.toUpperCase() : digit,
  );
  return `0x${written.join('')}`;
}

/**
 * An address in short, for where the whole one stands nearby: `5Grwva…KutQY`. Never alone where money is sent: somebody
 * can make another address with the same ends.
 */
export function shorten(address: string): string {
  return address.length > 16 ? `${address.slice(0, 6)}…${address.slice(-5)}` : address;
}
