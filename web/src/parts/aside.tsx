// Setting a row aside that is refused, so that it outlasts the round.

import type { JSX } from 'preact';
import type { Evidence } from '../chain/model';
import { t } from '../i18n';
import type { Hex } from '../lib/bytes';
import { claimKey, claims, start } from '../state/claims';
import { problemText } from './problem';
import { goingText } from './progress';
import { RefusalWords } from './refusal';

interface KeepProps {
  round: number;
  who: Hex;
  evidence: Evidence;
  refresh: () => Promise<void>;
  /** Whether it can be set aside as things are. */
  offered: boolean;
}

export function Keep({ round, who, evidence, refresh, offered }: KeepProps): JSX.Element {
  const state = claims.value.get(claimKey(round, who, evidence.index, 'set-aside'));
  const keep = (): void => {
    void start({ round, who, evidence, what: { kind: 'set-aside' } }, null).then(refresh, refresh);
  };
  return (
    <>
      {offered && state === undefined && (
        <div class="get">
          <button type="button" onClick={keep}>
            {t('claim.aside')}
          </button>
          <p class="fine">{t('claim.aside.text')}</p>
        </div>
      )}
      {state?.kind === 'going' && <p role="status">{goingText(state)}</p>}
      {(state?.kind === 'done' || state?.kind === 'arrived') && <p role="status">{t('claim.aside.done')}</p>}
      {state?.kind === 'refused' && (
        <div role="alert">
          <RefusalWords refusal={state.refusal} passesAt={null} />
        </div>
      )}
      {state?.kind === 'failed' && <p role="alert">{problemText(state.error)}</p>}
    </>
  );
}
