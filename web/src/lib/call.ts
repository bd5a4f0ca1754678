/**
 * Calls from their bytes, by the chain's metadata. Anybody can store bytes for a referendum, so nothing here trusts them:
 * neither how deep they are nested, nor how many parts they say they have. Nothing of a call is left out, and no byte is
 * left over.
 */
import { type Hex, toHex } from './bytes';
import { type Result, bad, good } from './result';

/** Types of the chain, by their numbers, as its metadata has them. */
export interface TypeEntry {
  readonly path: readonly string[];
  readonly def: TypeDef;
}

export interface TypeField {
  readonly name: string | undefined;
  readonly type: number;
}

export type TypeDef =
  | { readonly tag: 'composite'; readonly value: readonly TypeField[] }
  | { readonly tag: 'variant'; readonly value: readonly TypeVariant[] }
  | { readonly tag: 'sequence'; readonly value: number }
  | { readonly tag: 'array'; readonly value: { readonly len: number; readonly type: number } }
  | { readonly tag: 'tuple'; readonly value: readonly number[] }
  | { readonly tag: 'primitive'; readonly value: { readonly tag: string } }
  | { readonly tag: 'compact'; readonly value: number }
  | { readonly tag: 'bitSequence'; readonly value: unknown };

export interface TypeVariant {
  readonly name: string;
  readonly index: number;
  readonly fields: readonly TypeField[];
}

export interface Types {
  readonly lookup: readonly TypeEntry[];
  /** The type of a call of any pallet. */
  readonly call: number;
}

/** A part of a call. */
export type Word =
  | { readonly kind: 'call'; readonly pallet: string; readonly call: string; readonly args: readonly Named[] }
  /** An amount of the native token. */
  | { readonly kind: 'amount'; readonly value: bigint }
  | { readonly kind: 'number'; readonly value: bigint }
  /** A block of the relay chain. */
  | { readonly kind: 'moment'; readonly value: number }
  /** So many of its blocks. */
  | { readonly kind: 'duration'; readonly value: number }
  /** Billionths. */
  | { readonly kind: 'share'; readonly value: bigint }
  | { readonly kind: 'vote'; readonly aye: boolean; readonly conviction: number }
  | { readonly kind: 'account'; readonly account: Hex }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'flag'; readonly value: boolean }
  | { readonly kind: 'none' }
  | { readonly kind: 'list'; readonly items: readonly Word[] }
  | { readonly kind: 'fields'; readonly fields: readonly Named[] }
  /** A form of several that there are, with what is in it. */
  | { readonly kind: 'form'; readonly name: string; readonly inner: Word | null }
  /** A call that is named by its hash. */
  | { readonly kind: 'hash'; readonly hash: Hex; readonly length: number | null; readonly found: Found }
  /** Bytes where a call should be that are not one. */
  | { readonly kind: 'foreign'; readonly bytes: Uint8Array };

/** What is known of a call that is named by its hash. */
export type Found =
  | { readonly kind: 'call'; readonly call: Word }
  | { readonly kind: 'missing' }
  | { readonly kind: 'large'; readonly length: number }
  | { readonly kind: 'unsought' };

export interface Named {
  readonly name: string;
  readonly word: Word;
}

/** Calls that are known only by their hashes elsewhere. */
export type Preimage =
  | { readonly kind: 'there'; readonly bytes: Uint8Array }
  | { readonly kind: 'missing' }
  | { readonly kind: 'large'; readonly length: number };

/** Why bytes are not a call that this page can show. */
export type CallFault = 'gov.call.short' | 'gov.call.rest' | 'gov.call.deep' | 'gov.call.parts' | 'gov.call.unknown';

/** How deep the parts of a call can be nested: some thirty calls inside each other. */
export const MOST_DEPTH = 96;
/** Most parts of a call. */
export const MOST_PARTS = 200_000;
/** A part of a call takes a byte, but for those that are nothing and those around others. */
const PARTS_PER_BYTE = 4;
const MORE_PARTS = 1_000;
/** Most calls that are shown in place of their hashes. */
export const MOST_PREIMAGES = 16;

type Table = Readonly<Record<string, readonly string[]>>;

/**
 * Fields that are amounts of the native token, whatever else is in their call: those of `client/src/decoding.rs`. Fields
 * that are not here may be amounts of an asset, and are shown as numbers.
 */
export const NATIVE: Table = {
  'AccountVote.Split': ['aye', 'nay'],
  'AccountVote.SplitAbstain': ['aye', 'nay', 'abstain'],
  'AccountVote.Standard': ['balance'],
  'Balances.burn': ['value'],
  'Balances.force_adjust_total_issuance': ['delta'],
  'Balances.force_set_balance': ['new_free'],
  'Balances.force_transfer': ['value'],
  'Balances.force_unreserve': ['amount'],
  'Balances.transfer_allow_death': ['value'],
  'Balances.transfer_keep_alive': ['value'],
  'CollatorSelection.set_candidacy_bond': ['bond'],
  'CollatorSelection.take_candidate_slot': ['deposit'],
  'CollatorSelection.update_bond': ['new_deposit'],
  'ConvictionVoting.delegate': ['balance'],
  EmissionParams: ['issuance', 'floor', 'max_supply'],
  'Treasury.spend': ['amount'],
  'Treasury.spend_local': ['amount'],
  VestingInfo: ['locked', 'per_block'],
};

/** Fields that are blocks of the relay chain. */
const MOMENTS: Table = {
  AttesterTerms: ['expires'],
  'DispatchTime.At': ['0'],
  'Release.Vested': ['start'],
  'Scheduler.schedule': ['when'],
  'Scheduler.schedule_named': ['when'],
  UnlockSchedule: ['start'],
  VestingInfo: ['starting_block'],
  Window: ['opens', 'closes'],
};

/** Fields that are numbers of them. */
const DURATIONS: Table = {
  'Brakes.pause': ['duration'],
  'Brakes.renew': ['duration'],
  'DispatchTime.After': ['0'],
  'Release.Vested': ['length'],
  'Scheduler.schedule_after': ['after'],
  'Scheduler.schedule_named_after': ['after'],
  UnlockSchedule: ['cliff', 'length', 'step'],
};

const has = (table: Table, owner: string, field: string): boolean =>
  Object.hasOwn(table, owner) && (table[owner]?.includes(field) ?? false);

/** Reading stops. Never leaves this file. */
class Stop extends Error {
  constructor(readonly fault: CallFault) {
    super(fault);
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const WIDTHS: Readonly<Record<string, number>> = { u8: 1, u16: 2, u32: 4, u64: 8, u128: 16 };
const SIGNED: Readonly<Record<string, number>> = { i8: 1, i16: 2, i32: 4, i64: 8, i128: 16 };

class Reader {
  at = 0;
  constructor(readonly bytes: Uint8Array) {}

  take(length: number): Uint8Array {
    if (length > this.bytes.length - this.at) throw new Stop('gov.call.short');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  peek(): number | undefined {
    return this.bytes[this.at];
  }

  number(width: number): bigint {
    const bytes = this.take(width);
    let value = 0n;
    for (let at = width - 1; at >= 0; at -= 1) value = (value << 8n) | BigInt(bytes[at] ?? 0);
    return value;
  }

  compact(): bigint {
    const mode = (this.peek() ?? 0) & 3;
    if (mode === 0) return this.number(1) >> 2n;
    if (mode === 1) return this.number(2) >> 2n;
    if (mode === 2) return this.number(4) >> 2n;
    const length = Number(this.number(1) >> 2n) + 4;
    if (length > 16) throw new Stop('gov.call.unknown');
    return this.number(length);
  }

  /** How many there are of something. */
  length(): number {
    const value = this.compact();
    if (value > 0xffff_ffffn) throw new Stop('gov.call.short');
    return Number(value);
  }
}

class Decoder {
  #left = 0;
  #shown = 0;

  constructor(
    readonly types: Types,
    readonly known: ReadonlyMap<Hex, Preimage>,
  ) {}

  /** Reads a call to the last byte. */
  whole(bytes: Uint8Array, depth: number): Word {
    const before = this.#left;
    this.#left = Math.min(bytes.length * PARTS_PER_BYTE + MORE_PARTS, MOST_PARTS);
    try {
      const input = new Reader(bytes);
      const word = this.value(input, this.types.call, depth);
      if (input.at < bytes.length) throw new Stop('gov.call.rest');
      return word;
    } finally {
      this.#left = before;
    }
  }

  entry(type: number): TypeEntry {
    const entry = this.types.lookup[type];
    if (!entry) throw new Stop('gov.call.unknown');
    return entry;
  }

  value(input: Reader, type: number, above: number): Word {
    this.#left -= 1;
    if (this.#left < 0) throw new Stop('gov.call.parts');
    const depth = above + 1;
    if (depth > MOST_DEPTH) throw new Stop('gov.call.deep');
    const { path, def } = this.entry(type);
    const name = path.at(-1) ?? '';
    switch (def.tag) {
      case 'composite':
        return this.composite(input, name, def.value, depth);
      case 'variant': {
        const variant = pick(input, def.value);
        return type === this.types.call ? this.call(input, variant, depth) : this.variant(input, name, variant, depth);
      }
      case 'sequence':
        return this.items(input, def.value, input.length(), depth);
      case 'array':
        return this.items(input, def.value.type, def.value.len, depth);
      case 'tuple':
        return assembled(
          false,
          def.value.map((part, at) => ({ name: String(at), word: this.value(input, part, depth) })),
        );
      case 'primitive':
        return primitive(input, def.value.tag);
      case 'compact':
        return this.compact(input, def.value, 0);
      case 'bitSequence':
        throw new Stop('gov.call.unknown');
    }
  }

  fields(input: Reader, owner: string, fields: readonly TypeField[], depth: number): Named[] {
    return fields.map(({ name: given, type }, at) => {
      const name = given ?? String(at);
      return { name, word: meant(owner, name, this.value(input, type, depth)) };
    });
  }

  composite(input: Reader, name: string, fields: readonly TypeField[], depth: number): Word {
    if (name === 'AccountId32') return { kind: 'account', account: toHex(input.take(32)) };
    let named = this.fields(input, name, fields, depth);
    if (name === 'Terms') named = withBudget(named);
    return special(name, assembled(isNamed(fields), named));
  }

  /** A form of an enum that is not a call. */
  variant(input: Reader, name: string, variant: TypeVariant, depth: number): Word {
    const named = this.fields(input, `${name}.${variant.name}`, variant.fields, depth);
    if (name === 'Bounded') return this.bounded(variant, named, depth);
    if (name === 'Option' && variant.name === 'None') return { kind: 'none' };
    if (named.length === 0) return { kind: 'form', name: variant.name, inner: null };
    const inner = assembled(isNamed(variant.fields), named);
    const bare = (name === 'Option' && variant.name === 'Some') || (name === 'MultiAddress' && variant.name === 'Id');
    return bare ? inner : { kind: 'form', name: variant.name, inner };
  }

  call(input: Reader, pallet: TypeVariant, depth: number): Word {
    const [calls, ...more] = pallet.fields;
    if (!calls || more.length > 0) throw new Stop('gov.call.unknown');
    const { def } = this.entry(calls.type);
    if (def.tag !== 'variant') throw new Stop('gov.call.unknown');
    const call = pick(input, def.value);
    let args = this.fields(input, `${pallet.name}.${call.name}`, call.fields, depth);
    if (pallet.name === 'Whitelist') {
      const [hash, length] = [hashIn(args, 'call_hash'), lengthIn(args, 'call_encoded_len')];
      if (hash)
        args = args.map((one) => (one.name === 'call_hash' ? { ...one, word: this.named(hash, length, depth) } : one));
    }
    return { kind: 'call', pallet: pallet.name, call: call.name, args };
  }

  /** A proposal: a call, or its hash. */
  bounded(variant: TypeVariant, named: Named[], depth: number): Word {
    const [first] = named;
    if (variant.name === 'Inline' && first?.word.kind === 'bytes') return this.carried(first.word.bytes, depth);
    const hash = hashIn(named, 'hash');
    if (hash) return this.named(hash, lengthIn(named, 'len'), depth);
    return { kind: 'form', name: variant.name, inner: { kind: 'fields', fields: named } };
  }

  /** A call by its hash, if it is known. */
  named(hash: Hex, length: number | null, depth: number): Word {
    const known = this.known.get(hash);
    if (known?.kind !== 'there') return { kind: 'hash', hash, length, found: known ?? { kind: 'unsought' } };
    if (this.#shown >= MOST_PREIMAGES) return { kind: 'hash', hash, length, found: { kind: 'unsought' } };
    this.#shown += 1;
    return { kind: 'hash', hash, length, found: { kind: 'call', call: this.carried(known.bytes, depth) } };
  }

  /** Bytes that are a call, unless somebody has written something else there. */
  carried(bytes: Uint8Array, depth: number): Word {
    try {
      return this.whole(bytes, depth);
    } catch (error) {
      // What is nested too deep is not shown at all: it may be a call all the same.
      if (error instanceof Stop && error.fault !== 'gov.call.deep') return { kind: 'foreign', bytes };
      throw error;
    }
  }

  items(input: Reader, item: number, length: number, depth: number): Word {
    const { def } = this.entry(item);
    if (def.tag === 'primitive' && def.value.tag === 'u8') return { kind: 'bytes', bytes: input.take(length) };
    const items: Word[] = [];
    for (let at = 0; at < length; at += 1) items.push(this.value(input, item, depth));
    return { kind: 'list', items };
  }

  /** A number of few bytes, or what is around one. */
  compact(input: Reader, type: number, depth: number): Word {
    const { def, path } = this.entry(type);
    if (def.tag === 'primitive') {
      const width = WIDTHS[def.value.tag];
      if (width === undefined) throw new Stop('gov.call.unknown');
      const value = input.compact();
      if (value >> BigInt(width * 8) > 0n) throw new Stop('gov.call.unknown');
      return { kind: 'number', value };
    }
    const [inner, ...more] = def.tag === 'composite' ? def.value : [];
    if (inner && more.length === 0 && depth < MOST_DEPTH) {
      return special(path.at(-1) ?? '', this.compact(input, inner.type, depth + 1));
    }
    if (def.tag === 'tuple' && def.value.length === 0) return { kind: 'fields', fields: [] };
    throw new Stop('gov.call.unknown');
  }
}

/** The variant that the next byte names. */
function pick(input: Reader, variants: readonly TypeVariant[]): TypeVariant {
  const index = Number(input.number(1));
  const variant = variants.find((one) => one.index === index);
  if (!variant) throw new Stop('gov.call.unknown');
  return variant;
}

function primitive(input: Reader, tag: string): Word {
  const width = WIDTHS[tag];
  if (width !== undefined) return { kind: 'number', value: input.number(width) };
  const signed = SIGNED[tag];
  if (signed !== undefined) return { kind: 'number', value: BigInt.asIntN(signed * 8, input.number(signed)) };
  if (tag === 'u256' || tag === 'i256') return { kind: 'bytes', bytes: input.take(32) };
  if (tag === 'bool') {
    const value = input.number(1);
    if (value > 1n) throw new Stop('gov.call.unknown');
    return { kind: 'flag', value: value === 1n };
  }
  if (tag === 'str') {
    try {
      return { kind: 'text', text: utf8.decode(input.take(input.length())) };
    } catch (error) {
      throw error instanceof Stop ? error : new Stop('gov.call.unknown');
    }
  }
  if (tag === 'char') {
    const code = Number(input.number(4));
    if (code > 0x10_ffff || (code >= 0xd800 && code < 0xe000)) throw new Stop('gov.call.unknown');
    return { kind: 'text', text: String.fromCodePoint(code) };
  }
  throw new Stop('gov.call.unknown');
}

const isNamed = (fields: readonly TypeField[]): boolean => fields.some(({ name }) => name !== undefined);

/** What fields are together: the only one, a list if none has a name, or all by their names. */
function assembled(named: boolean, fields: readonly Named[]): Word {
  if (named || fields.length === 0) return { kind: 'fields', fields };
  const [first] = fields;
  if (fields.length === 1 && first) return first.word;
  return { kind: 'list', items: fields.map(({ word }) => word) };
}

/** A number that is something else by its place. */
function meant(owner: string, field: string, word: Word): Word {
  if (word.kind !== 'number') return word;
  const { value } = word;
  if (has(NATIVE, owner, field)) return { kind: 'amount', value };
  if (value > 0xffff_ffffn) return word;
  if (has(MOMENTS, owner, field)) return { kind: 'moment', value: Number(value) };
  return has(DURATIONS, owner, field) ? { kind: 'duration', value: Number(value) } : word;
}

/** What types with a meaning of their own are. */
function special(name: string, word: Word): Word {
  if (word.kind !== 'number') return word;
  if (name === 'Perbill') return { kind: 'share', value: word.value };
  if (name === 'Permill') return { kind: 'share', value: word.value * 1_000n };
  if (name === 'Percent') return { kind: 'share', value: word.value * 10_000_000n };
  if (name === 'Vote') {
    const vote = Number(word.value);
    return { kind: 'vote', aye: vote >= 128, conviction: vote & 127 };
  }
  return word;
}

/** The budget of a round of the native token is an amount of it. */
function withBudget(fields: Named[]): Named[] {
  const native = fields.some(({ name, word }) => name === 'asset' && word.kind === 'form' && word.name === 'Native');
  return fields.map((one) =>
    native && one.name === 'budget' && one.word.kind === 'number'
      ? { ...one, word: { kind: 'amount', value: one.word.value } }
      : one,
  );
}

function hashIn(fields: readonly Named[], wanted: string): Hex | null {
  const word = fields.find(({ name }) => name === wanted)?.word;
  return word?.kind === 'bytes' && word.bytes.length === 32 ? toHex(word.bytes) : null;
}

function lengthIn(fields: readonly Named[], wanted: string): number | null {
  const word = fields.find(({ name }) => name === wanted)?.word;
  return word?.kind === 'number' && word.value <= 0xffff_ffffn ? Number(word.value) : null;
}

/** Reads an encoded call to the last byte. A call of which it has only the hash is shown in its place, if it is known. */
export function decodeCall(
  types: Types,
  bytes: Uint8Array,
  known: ReadonlyMap<Hex, Preimage> = new Map(),
): Result<Word, CallFault> {
  try {
    return good(new Decoder(types, known).whole(bytes, 0));
  } catch (error) {
    if (error instanceof Stop) return bad(error.fault);
    throw error;
  }
}

/** What is directly in a part. */
function inside(word: Word): readonly Word[] {
  switch (word.kind) {
    case 'call':
      return word.args.map((one) => one.word);
    case 'fields':
      return word.fields.map((one) => one.word);
    case 'list':
      return word.items;
    case 'form':
      return word.inner ? [word.inner] : [];
    case 'hash':
      return word.found.kind === 'call' ? [word.found.call] : [];
    default:
      return [];
  }
}

/** A part of a call and all that is in it, in order. */
export function* parts(word: Word): Generator<Word> {
  yield word;
  for (const one of inside(word)) yield* parts(one);
}

/** Hashes of calls that were not looked for, with their lengths. */
export function unsought(word: Word): { hash: Hex; length: number | null }[] {
  const found = new Map<Hex, number | null>();
  for (const one of parts(word))
    if (one.kind === 'hash' && one.found.kind === 'unsought') found.set(one.hash, one.length);
  return [...found].map(([hash, length]) => ({ hash, length }));
}

/** An argument of a call; `undefined` if it has none of that name. */
export function argument(word: Word, wanted: string): Word | undefined {
  const fields = word.kind === 'call' ? word.args : word.kind === 'fields' ? word.fields : [];
  return fields.find(({ name }) => name === wanted)?.word;
}

/** Characters of a text that nobody can tell apart from others, or that turn text around. */
const HIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff]/;

/** Bytes as the text that they are; null if they are not, or have hidden characters. */
export function textOf(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return null;
  try {
    const text = utf8.decode(bytes);
    return HIDDEN.test(text) ? null : text;
  } catch {
    return null;
  }
}
