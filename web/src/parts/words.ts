// Refusals in words, with what to do about them.

import { t, told } from '../i18n';
import type { Key } from '../i18n';
import en from '../i18n/en';
import type { Refusal } from '../chain/model';

function known(key: string): key is Key {
  return Object.hasOwn(en, key);
}

/** Names that the pool has for what the chain calls otherwise. */
const SAME: Readonly<Record<string, string>> = { ExhaustsResources: 'TooManyFreeClaims', Call: 'CallFiltered' };

/** Names that refusals of compliance have outside of rounds. */
export const COMPLIANCE_NAMES: Readonly<Record<string, string>> = {
  Expired: 'IdentityExpired',
  Frozen: 'AccountFrozen',
  Revoked: 'IdentityRevoked',
  LimitReached: 'PayoutLimitReached',
  AboveLimit: 'AbovePayoutLimit',
};

/** What a refusal means, and its cure. */
export function words({ pallet, name, docs }: Refusal): { meaning: string; cure: string } {
  const chosen = pallet === 'Pool' ? (SAME[name] ?? name) : name;
  const [meaning, cure] = [`refusal.${chosen}`, `refusal.${chosen}.cure`];
  if (known(meaning) && known(cure)) return { meaning: told({ key: meaning }), cure: told({ key: cure }) };
  const full = pallet === '' ? name : `${pallet}.${name}`;
  return { meaning: t('refusal.unknown', { docs: docs || full }), cure: t('refusal.unknown.cure') };
}

/** Whether setting the row aside may help: the reason may last longer than the round. */
export function canBeSetAside({ pallet, name }: Refusal, compliance: boolean): boolean {
  return compliance || (pallet === 'Vesting' && name === 'AtMaxVestingSchedules');
}
