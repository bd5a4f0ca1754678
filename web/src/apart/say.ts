/**
 * The messages of what is loaded apart, in the languages of the page. English is in the part, the others are loaded when
 * they are spoken, as those of the page are.
 */
import { signal } from '@preact/signals';
import { type Language, direction, language, locale } from '../i18n';
import { type Catalogue, type Plural, type ValuesOf, write } from '../i18n/message';
import en from './en';

export type Key = keyof typeof en;

/** A translation: a message for each key of the English catalogue, a plural for each plural. */
export type Translation = {
  readonly [K in Key]: (typeof en)[K] extends string ? string : Plural;
};

const loaders: Readonly<Record<Exclude<Language, 'en'>, () => Promise<{ default: Catalogue }>>> = {
  de: () => import('./apart-de'),
  es: () => import('./apart-es'),
  ar: () => import('./apart-ar'),
};

/** What is spoken: a language, once its messages are there. */
const spoken = signal<{ of: Language; catalogue: Catalogue }>({ of: 'en', catalogue: en });

/** Loads the messages of a language. If they cannot be loaded, what is spoken stays. */
export async function speak(chosen: Language): Promise<void> {
  if (spoken.value.of === chosen) return;
  try {
    const catalogue = chosen === 'en' ? en : (await loaders[chosen]()).default;
    // Another one may have been chosen meanwhile.
    if (language.peek() === chosen) spoken.value = { of: chosen, catalogue };
  } catch {
    // A copy without this language.
  }
}

/** A message in the language of the page. */
export function s<K extends Key>(key: K, ...[values]: ValuesOf<(typeof en)[K]>): string {
  const { of, catalogue } = spoken.value;
  const own = Object.hasOwn(catalogue, key) ? catalogue[key] : undefined;
  const how = of === language.value ? locale.value : of;
  return write(own ?? en[key], values ?? {}, { locale: how, isolate: direction(of) === 'rtl' });
}
