// A refusal of the chain, in words.

import type { JSX } from 'preact';
import type { Refusal } from '../chain/model';
import { t } from '../i18n';
import { dayText } from './values';
import { words } from './words';

/** A refusal, what it means and what to do about it. */
export function RefusalWords({
  refusal,
  passesAt,
  of = 'Distribution',
}: {
  refusal: Refusal;
  passesAt: number | null;
  of?: 'Distribution' | 'Compliance';
}): JSX.Element {
  const { meaning, cure } = words(refusal, of);
  const full = refusal.pallet === '' ? refusal.name : `${refusal.pallet}.${refusal.name}`;
  return (
    <div class="refusal">
      <p>
        <strong>{meaning}</strong> {cure}
      </p>
      {passesAt !== null && <p>{t('refusal.passes', { when: dayText(passesAt) })}</p>}
      <p class="fine">{t('refusal.code', { name: full })}</p>
    </div>
  );
}
