// Getting what is ready: the button, the progress, the receipt.

import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Entitlement } from '../chain/entitlements';
import type { SignatureReason } from '../chain/free';
import { t } from '../i18n';
import { shorten } from '../lib/address';
import type { Hex } from '../lib/bytes';
import { claimKey, claims, start } from '../state/claims';
import { signerOf, wallet } from '../state/wallet';
import { Keep } from './aside';
import { BringCredential } from './credential';
import { Later } from './later';
import { SendingProgress } from './progress';
import { Receipt } from './receipt';
import { RefusalWords } from './refusal';
import { addressText, amountText } from './values';
import { WalletChoice } from './wallet';
import { words } from './words';

export interface ClaimProps {
  entitlement: Entitlement;
  who: Hex;
  /** Asks the chain anew how the row stands. */
  refresh: () => Promise<void>;
}

interface GetProps extends ClaimProps {
  /** The account that is paid; null until it is known, and for rows of Ethereum addresses. */
  paysTo: Hex | null;
}

export function signText(reason: SignatureReason): string {
  return t(`claim.sign.${reason}`);
}

/** How a claim goes that was begun; null if none was. */
export function ClaimProgress({ entitlement, who, refresh }: ClaimProps): JSX.Element | null {
  const { round, token, evidence } = entitlement;
  const key = claimKey(round.id, who, evidence.index);
  const state = claims.value.get(key);
  if (!state) return null;
  const tokens = new Map([[round.id, token]]);
  return (
    <SendingProgress
      name={key}
      state={state}
      refresh={refresh}
      receipt={({ done, at }) => <Receipt done={done} at={at} tokens={tokens} who={who} />}
    />
  );
}

/** Rows of Ethereum addresses need their owners' signatures; others can be redirected by one. Loaded when it is needed. */
const loadEthereum = () => import('./pay/ethereum').then(({ GetSigned }) => GetSigned);
const loadRedirect = () => import('./pay/redirect').then(({ RedirectIt }) => RedirectIt);

/** Another account, for one payment. */
function PaidElsewhere(props: ClaimProps): JSX.Element {
  const [wanted, setWanted] = useState(false);
  return (
    <details class="no-print" onToggle={(event) => setWanted(wanted || event.currentTarget.open)}>
      <summary>{t('redirect.title')}</summary>
      {wanted && <Later load={loadRedirect} props={props} />}
    </details>
  );
}

function whereText(amount: string, who: Hex, paysTo: Hex | null): string {
  if (paysTo === null) return t('claim.what.free', { amount });
  const address = shorten(addressText(paysTo));
  return paysTo === who ? t('claim.what', { amount, address }) : t('claim.what.payee', { amount, address });
}

/** The button that gets what is ready. */
export function GetIt({ entitlement, who, refresh, paysTo }: GetProps): JSX.Element | null {
  const { standing, round, evidence, token } = entitlement;
  if (standing.kind !== 'ready') return null;
  const props = { entitlement, who, refresh };
  if (round.terms.beneficiaries === 'ethereum') return <Later load={loadEthereum} props={props} />;
  const { sign, claimable } = standing;
  const amount = amountText(claimable.now, token);
  const claim = (signed: boolean): void => {
    const signer = signed ? signerOf(wallet.value) : null;
    const wanted = { round: round.id, who, evidence, what: { kind: 'claim' } } as const;
    void start(wanted, claimable.paid, signer).then(refresh, refresh);
  };
  // A redirect does not get around a payee that was named.
  const elsewhere = paysTo === who && <PaidElsewhere {...props} />;
  if (sign === null) {
    return (
      <div class="get">
        <button type="button" class="primary" onClick={() => claim(false)} data-test="get">
          {t('claim.get')} <span class="unseen">{amount}</span>
        </button>
        <p class="fine">{whereText(amount, who, paysTo)}</p>
        {elsewhere}
      </div>
    );
  }
  return (
    <div class="get">
      <p>{signText(sign)}</p>
      <WalletChoice />
      {signerOf(wallet.value) && (
        <button type="button" class="primary" onClick={() => claim(true)}>
          {t('claim.signed')}
        </button>
      )}
      {elsewhere}
    </div>
  );
}

/** A row that is refused: why, and how to keep it. */
export function Refused({ entitlement, who, refresh }: ClaimProps): JSX.Element | null {
  const { standing, round, evidence, aside } = entitlement;
  if (standing.kind !== 'refused') return null;
  const { refusal, obstacle } = standing;
  const { actions } = words(refusal);
  return (
    <div>
      <RefusalWords refusal={refusal} passesAt={obstacle?.passesAt ?? null} />
      {actions.includes('credential') && <BringCredential who={who} done={() => void refresh()} />}
      <Keep
        round={round.id}
        who={who}
        evidence={evidence}
        refresh={refresh}
        offered={actions.includes('aside') && !aside && round.status.kind !== 'closed'}
      />
    </div>
  );
}
