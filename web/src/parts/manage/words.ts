// Words of the reader, in the language of the page.

import { type Key, t, told } from '../../i18n';
import en from '../../i18n/en/manage';

/** Whether there is a message of this key for managers. */
export const known = (key: string): key is Key => Object.hasOwn(en, key);

/** What a kind of fault means; nothing if a newer reader has another one. */
export function faultText(kind: string): string {
  const key = `fault.${kind}`;
  return known(key) ? told({ key }) : '';
}

/** Lines that are no rows, and why. */
export function skippedText(why: string, count: number): string {
  const key = `skipped.${why}`;
  return known(key) ? told({ key, values: { count } }) : t('skipped.other', { count });
}
