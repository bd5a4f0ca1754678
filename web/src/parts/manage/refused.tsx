// What the chain refuses managers, in words.

import type { JSX } from 'preact';
import type { Refusal } from '../../chain/model';
import { t, told } from '../../i18n';
import { RefusalWords } from '../refusal';
import { known } from './words';

/** A refusal of a manager's call. Those that holders meet, too, have the same words. */
export function Refused({ refusal }: { refusal: Refusal }): JSX.Element {
  const key = `deny.${refusal.name}`;
  if (!known(key)) return <RefusalWords refusal={refusal} passesAt={null} />;
  const full = refusal.pallet === '' ? refusal.name : `${refusal.pallet}.${refusal.name}`;
  return (
    <div class="refusal">
      <p>
        <strong>{told({ key })}</strong>
      </p>
      <p class="fine">{t('refusal.code', { name: full })}</p>
    </div>
  );
}
