/**
 * The languages of the page. English is in the program, the others are loaded when they are chosen; until then, and where
 * a catalogue lacks a message, English is shown.
 */
import { signal } from '@preact/signals';
import en from './en';
import { type Catalogue, type Value, type ValuesOf, write } from './message';
import type { Said } from '../lib/result';

export type { Value } from './message';

/** The messages that there are. */
export type Key = keyof typeof en;

/** A language of the page. */
export type Language = 'en' | 'de' | 'es' | 'ar';

/** The languages by their own names. */
export const languages: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'Deutsch',
  es: 'Español',
  ar: 'العربية',
};

const loaders: Readonly<Record<Exclude<Language, 'en'>, () => Promise<{ default: Catalogue }>>> = {
  de: () => import('./de'),
  es: () => import('./es'),
  ar: () => import('./ar'),
};

/** The language of the page. Everything that reads it while it renders is rendered again when it changes. */
export const language = signal<Language>('en');
/** How numbers and dates are written: the language with the person's region, if the browser tells it. */
export const locale = signal('en');

let catalogue: Catalogue = en;

/** Whether a text names a language of the page. */
export function isLanguage(text: string): text is Language {
  return Object.hasOwn(languages, text);
}

/** The first of the wanted languages (such as `navigator.languages`) that the page has; English if it has none. */
export function negotiate(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const [primary = ''] = tag.toLowerCase().split('-');
    if (isLanguage(primary)) return primary;
  }
  return 'en';
}

/** The first of the wanted locales that is of this language; the language itself if none is. */
export function localeFor(chosen: Language, wanted: readonly string[]): string {
  const fits = wanted.find((tag) => tag.toLowerCase().split('-')[0] === chosen);
  try {
    return fits === undefined ? chosen : (Intl.getCanonicalLocales(fits)[0] ?? chosen);
  } catch {
    // The browser names something that is no language tag.
    return chosen;
  }
}

/**
 * Changes the language, once its messages are there. Rejects if they cannot be loaded; then the language stays.
 *
 * @param wanted locales of the person, such as `navigator.languages`: they may name the region.
 */
export async function setLanguage(chosen: Language, wanted: readonly string[] = []): Promise<void> {
  const loaded = chosen === 'en' ? en : (await loaders[chosen]()).default;
  catalogue = loaded;
  locale.value = localeFor(chosen, wanted);
  language.value = chosen;
}

/** Direction of the language's text. */
export function direction(of: Language = language.value): 'ltr' | 'rtl' {
  return of === 'ar' ? 'rtl' : 'ltr';
}

function say(key: string, values: Readonly<Record<string, Value>>): string {
  const chosen = language.value;
  const english: Catalogue = en;
  const own = Object.hasOwn(catalogue, key) ? catalogue[key] : undefined;
  if (own !== undefined) return write(own, values, { locale: locale.value, isolate: direction(chosen) === 'rtl' });
  const message = Object.hasOwn(english, key) ? english[key] : undefined;
  return message === undefined ? key : write(message, values, { locale: 'en', isolate: false });
}

/** A message in the language of the page. Numbers and dates among the values are written as the language writes them. */
export function t<K extends Key>(key: K, ...[values]: ValuesOf<(typeof en)[K]>): string {
  return say(key, values ?? {});
}

/** What a function of `lib` says, in the language of the page. */
export function told(said: Said<Key>): string {
  return say(said.key, said.values ?? {});
}
