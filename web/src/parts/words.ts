// Refusals in words, with what to do about them.

import type { Refusal } from '../chain/model';
import { t, told } from '../i18n';
import { type Action, obstacleOf, refusalOf } from '../lib/errors';

/** A refusal as a person reads it. */
export interface Words {
  meaning: string;
  cure: string;
  actions: readonly Action[];
}

/** Words of a part that is loaded later, for refusals that are met nowhere else. */
let more: (refusal: Refusal) => Words | null = () => null;

/** Gives refusals that are not known here their words. */
export function learn(words: (refusal: Refusal) => Words | null): void {
  more = words;
}

/** What a refusal means, and its cure. `of` is the pallet whose call the pool of a node has refused. */
export function words(refusal: Refusal, of: 'Distribution' | 'Compliance' = 'Distribution'): Words {
  const known = refusalOf(refusal, of);
  if (known) return { meaning: told(known.meaning), cure: told(known.cure), actions: known.actions };
  const learnt = more(refusal);
  if (learnt) return learnt;
  const name = refusal.pallet === '' ? refusal.name : `${refusal.pallet}.${refusal.name}`;
  return {
    meaning: t('refusal.unknown', { docs: refusal.docs || name }),
    cure: t('refusal.unknown.cure'),
    actions: [],
  };
}

/** What it means that compliance gives this reason. */
export function reasonText(reason: string): string {
  const known = obstacleOf(reason);
  return known ? told(known.meaning) : reason;
}
