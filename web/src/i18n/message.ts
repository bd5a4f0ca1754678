/**
 * Messages: a text with placeholders in braces, or one text for each plural form of the language, chosen by the value
 * `count`. Texts are plain: whoever shows one escapes it, and no value can add markup or another placeholder.
 */

/** The plural forms that languages have (CLDR). */
export type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

/** A text for each plural form; `other` is for those that have none of their own. */
export type Plural = { readonly other: string } & { readonly [form in PluralForm]?: string };

export type Message = string | Plural;

export type Catalogue = Readonly<Record<string, Message>>;

/** What a placeholder can stand for. Numbers and dates are written as the language writes them. */
export type Value = string | number | bigint | Date;

/** Names of the placeholders of a text. */
type Names<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;

/** Names of the values that a message needs. */
export type NamesOf<M> = M extends string
  ? Names<M>
  : M extends Plural
    ? 'count' | { [Form in keyof M]: Names<M[Form]> }[keyof M]
    : never;

/** The values that a message needs, if any, as the rest of the arguments of `t`. */
export type ValuesOf<M> = [NamesOf<M>] extends [never] ? [] : [values: { readonly [Name in NamesOf<M>]: Value }];

const PLACEHOLDER = /\{([A-Za-z][A-Za-z0-9]*)\}/g;

/** Names of the placeholders of a message, each once, in alphabetical order. A plural has `count`. */
export function placeholders(message: Message): string[] {
  const texts = typeof message === 'string' ? [message] : Object.values(message);
  const names = texts.flatMap((text) => [...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name));
  if (typeof message !== 'string') names.push('count');
  return [...new Set(names)].sort();
}

/** Writes the values of a language. */
export interface Writer {
  readonly locale: string;
  /** Whether values are set apart, so that an address within Arabic text keeps its own direction. */
  readonly isolate: boolean;
}

/** First strong isolate, and its end (Unicode Bidirectional Algorithm). */
const [FSI, PDI] = ['\u2068', '\u2069'];

const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();
const plurals = new Map<string, Intl.PluralRules>();

function kept<Kind>(all: Map<string, Kind>, locale: string, make: () => Kind): Kind {
  const known = all.get(locale) ?? make();
  all.set(locale, known);
  return known;
}

function show(value: Value, locale: string): string {
  if (typeof value === 'string') return value;
  if (value instanceof Date) {
    // The calendar of the documents and of deadlines in other languages.
    const how = { dateStyle: 'medium', timeStyle: 'short', calendar: 'gregory' } as const;
    return kept(dates, locale, () => new Intl.DateTimeFormat(locale, how)).format(value);
  }
  return kept(numbers, locale, () => new Intl.NumberFormat(locale)).format(value);
}

function pick(message: Message, count: Value | undefined, locale: string): string {
  if (typeof message === 'string') return message;
  // Plural rules are of small numbers: those above depend on the last digits only.
  const number = typeof count === 'bigint' ? Number(count % 1_000_000n) + (count >= 1_000_000n ? 1_000_000 : 0) : count;
  const form = kept(plurals, locale, () => new Intl.PluralRules(locale)).select(
    typeof number === 'number' ? number : 0,
  );
  return message[form] ?? message.other;
}

/** Writes a message with its values. A placeholder without a value stays as it is. */
export function write(message: Message, values: Readonly<Record<string, Value>>, { locale, isolate }: Writer): string {
  const text = pick(message, Object.hasOwn(values, 'count') ? values['count'] : undefined, locale);
  return text.replace(PLACEHOLDER, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) return whole;
    const shown = show(value, locale);
    return isolate ? FSI + shown + PDI : shown;
  });
}
