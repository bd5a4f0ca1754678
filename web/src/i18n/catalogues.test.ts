import { describe, expect, it } from 'vitest';
import apartAr from '../apart/apart-ar';
import apartDe from '../apart/apart-de';
import apartEs from '../apart/apart-es';
import apart from '../apart/en';
import ar from './ar';
import de from './de';
import en from './en';
import es from './es';
import type { Catalogue } from './message';
import { placeholders } from './message';

/** Words that an English text would have and a translation not. */
const ENGLISH = /\b(?:the|and|your|you|this|that|with|which|there)\b/i;

describe.each<[language: string, part: string, Catalogue, source: Catalogue]>([
  ['de', 'of the page', de, en],
  ['es', 'of the page', es, en],
  ['ar', 'of the page', ar, en],
  ['de', 'of what is loaded apart', apartDe, apart],
  ['es', 'of what is loaded apart', apartEs, apart],
  ['ar', 'of what is loaded apart', apartAr, apart],
])('the catalogue %s %s', (language, _, catalogue, source) => {
  const keys = Object.keys(source);

  it('has the keys of the English one, and no others', () => {
    const missing = keys.filter((key) => !Object.hasOwn(catalogue, key));
    const more = Object.keys(catalogue).filter((key) => !Object.hasOwn(source, key));
    expect({ missing, more }).toEqual({ missing: [], more: [] });
  });

  it('has their placeholders, in every plural form that has a number', () => {
    const differ = Object.keys(catalogue).filter((key) => {
      const [own, wanted] = [catalogue[key], source[key]];
      return own && wanted && String(placeholders(own)) !== String(placeholders(wanted));
    });
    expect(differ).toEqual([]);
  });

  it('has the plural forms of its language where the English one has any', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const lacking = keys.filter((key) => {
      const [own, wanted] = [catalogue[key], source[key]];
      if (own === undefined || wanted === undefined) return false;
      if (typeof wanted === 'string') return typeof own !== 'string';
      // `many` of Spanish is for whole millions: `other` does for it.
      const needed = forms.filter((form) => language !== 'es' || form !== 'many');
      return typeof own === 'string' || needed.some((form) => !Object.hasOwn(own, form));
    });
    expect(lacking).toEqual([]);
  });

  it('is translated', () => {
    const left = Object.entries(catalogue).filter(([key, message]) => {
      const texts = typeof message === 'string' ? [message] : Object.values(message);
      return texts.some(
        (text) =>
          text.trim() === '' ||
          ENGLISH.test(text.replace(/\{\w+\}/g, '')) ||
          (text === source[key] && text.length > 24),
      );
    });
    expect(left.map(([key]) => key)).toEqual([]);
  });
});

describe.each<[string, Catalogue]>([
  ['of the page', en],
  ['of what is loaded apart', apart],
])('the English catalogue %s', (_, source) => {
  it('has its keys in namespaces, and nothing that a browser would take for markup', () => {
    for (const [key, message] of Object.entries(source)) {
      expect(key).toMatch(/^[a-z]+(?:[.-][A-Za-z0-9]+)+$/);
      for (const text of typeof message === 'string' ? [message] : Object.values(message)) {
        expect(text, key).not.toMatch(/<[a-z/]|&[a-z]+;|&#/i);
        expect(text.replace(/\{[A-Za-z][A-Za-z0-9]*\}/g, ''), key).not.toMatch(/[{}]/);
      }
    }
  });
});
