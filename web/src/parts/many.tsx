// Getting everything that is ready and free, from several rounds, in one transaction.

import type { JSX } from 'preact';
import type { Entitlement } from '../chain/entitlements';
import { together } from '../chain/many';
import { t } from '../i18n';
import { shorten } from '../lib/address';
import type { Hex } from '../lib/bytes';
import { claimKey, claims, manyKey, startMany } from '../state/claims';
import { SendingProgress } from './progress';
import { Receipt } from './receipt';
import { addressText, sumText } from './values';

interface ManyProps {
  rows: readonly Entitlement[];
  who: Hex;
  /** The account that a row is paid to; null until it is known. */
  paysTo: (entitlement: Entitlement) => Hex | null;
  /** Asks the chain anew how these rounds stand. */
  refresh: (rounds: readonly number[]) => Promise<void>;
}

export function GetAll({ rows, who, paysTo, refresh }: ManyProps): JSX.Element | null {
  const key = manyKey(who);
  const state = claims.value.get(key);
  const tokens = new Map(rows.map(({ round, token }) => [round.id, token]));
  // A row that is on its way by itself would hold up the others.
  const ready = together(
    rows.filter(({ round, evidence }) => !claims.value.has(claimKey(round.id, who, evidence.index))),
  );
  if (state) {
    const more = state.kind === 'done' && ready.length > 0;
    return (
      <section class="card" aria-label={t('many.title')} data-test="many">
        <SendingProgress
          name={key}
          state={state}
          refresh={() => refresh(ready.map(({ round }) => round.id))}
          receipt={({ done, at }) => <Receipt done={done} at={at} tokens={tokens} who={who} />}
        />
        {state.kind === 'refused' && <p>{t('many.refused')}</p>}
        {more && <Offer rows={ready} who={who} paysTo={paysTo} refresh={refresh} />}
      </section>
    );
  }
  if (ready.length === 0) return null;
  return (
    <section class="card" aria-label={t('many.title')} data-test="many">
      <Offer rows={ready} who={who} paysTo={paysTo} refresh={refresh} />
    </section>
  );
}

function Offer({ rows, who, paysTo, refresh }: ManyProps): JSX.Element {
  const payees = new Set(rows.map(paysTo));
  const [payee] = payees;
  const ready = rows.map(({ token, standing }) => ({
    token,
    amount: standing.kind === 'ready' ? standing.claimable.now : 0n,
  }));
  const [amounts, count] = [sumText(ready), rows.length];
  const get = (): void => {
    const wanted = rows.flatMap(({ round, evidence, standing }) =>
      standing.kind === 'ready' ? [{ round: round.id, who, evidence, paidBefore: standing.claimable.paid }] : [],
    );
    const after = (): Promise<void> => refresh([...new Set(wanted.map(({ round }) => round))]);
    void startMany(who, wanted).then(after, after);
  };
  return (
    <div class="get">
      <p>{t('many.text', { count, amounts })}</p>
      <button type="button" class="primary" onClick={get} data-test="get-all">
        {t('many.get')}
      </button>
      <p class="fine">
        {payees.size === 1 && payee ? t('many.where', { address: shorten(addressText(payee)) }) : t('many.where.named')}
      </p>
    </div>
  );
}
