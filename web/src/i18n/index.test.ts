import { afterEach, describe, expect, it } from 'vitest';
import { direction, isLanguage, language, languages, locale, localeFor, negotiate, setLanguage, t, told } from '.';

afterEach(() => setLanguage('en'));

describe('the language of the page', () => {
  it('is the first that the person wants and the page has', () => {
    expect(negotiate(['fr-FR', 'de-CH', 'en'])).toBe('de');
    expect(negotiate(['AR'])).toBe('ar');
    expect(negotiate(['fr', 'zh'])).toBe('en');
    expect(negotiate([])).toBe('en');
    expect(isLanguage('toString')).toBe(false);
  });

  it('writes numbers as in the region of the person', () => {
    expect(localeFor('de', ['en-US', 'de-ch'])).toBe('de-CH');
    expect(localeFor('de', ['en-US'])).toBe('de');
    expect(localeFor('de', ['de-!!'])).toBe('de');
  });

  it('changes with its messages, numbers and direction', async () => {
    expect([t('address.empty'), direction()]).toEqual(['Paste an address.', 'ltr']);
    for (const chosen of Object.keys(languages)) {
      if (!isLanguage(chosen)) throw new Error(chosen);
      await setLanguage(chosen, ['de-CH']);
      expect(language.value).toBe(chosen);
      expect(direction()).toBe(chosen === 'ar' ? 'rtl' : 'ltr');
      expect(locale.value).toBe(chosen === 'de' ? 'de-CH' : chosen);
    }
  });

  it('says what the modules of lib say', () => {
    expect(told({ key: 'address.character', values: { character: '0' } })).toContain('“0”');
    expect(t('amount.decimals', { count: 1 })).toContain('1 decimal.');
  });
});
