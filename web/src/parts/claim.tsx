// Getting what is ready: the button, the progress, the receipt.

import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Entitlement } from '../chain/entitlements';
import type { SignatureReason } from '../chain/free';
import { locale, t } from '../i18n';
import type { Hex } from '../lib/bytes';
import { type ClaimState, type StepTimes, claimKey, claims, forget, start } from '../state/claims';
import { signerOf, wallet } from '../state/wallet';
import { BringCredential } from './credential';
import { problemText } from './problem';
import { RefusalWords } from './refusal';
import { Receipt } from './receipt';
import { addressText, amountText } from './values';
import { WalletChoice } from './wallet';
import { words } from './words';
import { shorten } from '../lib/address';

const STEPS = ['checked', 'sent', 'block', 'final'] as const;

function timeText(ms: number): string {
  return new Intl.DateTimeFormat(locale.value, { timeStyle: 'medium' }).format(new Date(ms));
}

function Steps({ times }: { times: StepTimes }): JSX.Element {
  return (
    <ol class="steps">
      {STEPS.map((step) => {
        const at = times[step];
        return (
          <li key={step} class={at === undefined ? 'open' : 'done'}>
            <span class="mark" aria-hidden="true">
              {at === undefined ? '○' : '●'}
            </span>
            {t(`claim.step.${step}`)}{' '}
            {at !== undefined && <time dateTime={new Date(at).toISOString()}>{timeText(at)}</time>}
          </li>
        );
      })}
    </ol>
  );
}

function goingText({ step, block }: Extract<ClaimState, { kind: 'going' }>): string {
  switch (step) {
    case 'checking':
      return t('claim.progress.checking');
    case 'signing':
      return t('claim.progress.signing');
    case 'sent':
      return t('claim.progress.sent');
    case 'in-block':
      return t('claim.progress.block', { block: block ?? 0 });
    case 'final':
      return t('claim.progress.final');
    case 'busy':
      return t('claim.progress.busy');
    case 'lost':
      return t('claim.progress.lost');
  }
}

function signText(reason: SignatureReason): string {
  return t(`claim.sign.${reason}`);
}

/** The receipt of a payment, shown and given the focus when it comes. */
function Finished({
  entitlement,
  who,
  state,
}: {
  entitlement: Entitlement;
  who: Hex;
  state: Extract<ClaimState, { kind: 'done' }>;
}): JSX.Element {
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div ref={heading} tabIndex={-1} class="finished">
      <Receipt done={state.done} at={state.at} token={entitlement.token} who={who} round={entitlement.round.id} />
    </div>
  );
}

interface ClaimProps {
  entitlement: Entitlement;
  who: Hex;
  /** Asks the chain anew how the row stands. */
  refresh: () => Promise<void>;
}

/** How a claim goes that was begun; null if none was. */
export function ClaimProgress({ entitlement, who, refresh }: ClaimProps): JSX.Element | null {
  const key = claimKey(entitlement.round.id, who, entitlement.evidence.index);
  const state = claims.value.get(key);
  if (!state) return null;
  const again = (): void => {
    forget(key);
    void refresh();
  };
  switch (state.kind) {
    case 'going':
      return (
        <div class="progress">
          <p role="status">{goingText(state)}</p>
          <Steps times={state.times} />
        </div>
      );
    case 'done':
      return <Finished entitlement={entitlement} who={who} state={state} />;
    case 'arrived':
      return (
        <p class="notice good" role="status">
          {t('claim.arrived')}
        </p>
      );
    case 'not-arrived':
    case 'cancelled':
      return (
        <div class="notice" role="alert">
          <p>{state.kind === 'cancelled' ? t('claim.cancelled') : t('claim.notarrived')}</p>
          <button type="button" onClick={again}>
            {t('claim.again')}
          </button>
        </div>
      );
    case 'refused':
      return (
        <div class="notice bad" role="alert">
          <h4>{t('refusal.title')}</h4>
          <RefusalWords refusal={state.refusal} passesAt={null} />
          <button type="button" onClick={again}>
            {t('app.again')}
          </button>
        </div>
      );
    case 'failed':
      return (
        <div class="notice bad" role="alert">
          <h4>{t('claim.failed')}</h4>
          <p>{problemText(state.error)}</p>
          <button type="button" onClick={again}>
            {t('claim.again')}
          </button>
        </div>
      );
  }
}

/** The button that gets what is ready. */
export function GetIt({ entitlement, who, refresh }: ClaimProps): JSX.Element | null {
  const { standing, round, evidence, token } = entitlement;
  if (standing.kind !== 'ready') return null;
  const { sign, claimable } = standing;
  const amount = amountText(claimable.now, token);
  const claim = (signed: boolean): void => {
    const signer = signed ? signerOf(wallet.value) : null;
    void start({ round: round.id, who, evidence, token, what: 'claim' }, claimable.paid, signer).then(refresh, refresh);
  };
  if (sign === null) {
    return (
      <div class="get">
        <button type="button" class="primary" onClick={() => claim(false)} data-test="get">
          {t('claim.get')} <span class="unseen">{amount}</span>
        </button>
        <p class="fine">{t('claim.what', { amount, address: shorten(addressText(who)) })}</p>
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
    </div>
  );
}

/** A row that is refused: why, and how to keep it. */
export function Refused({ entitlement, who, refresh }: ClaimProps): JSX.Element | null {
  const { standing, round, evidence, token, aside } = entitlement;
  if (standing.kind !== 'refused') return null;
  const { refusal, obstacle } = standing;
  const key = claimKey(round.id, who, evidence.index, 'set-aside');
  const state = claims.value.get(key);
  const keep = (): void => {
    void start({ round: round.id, who, evidence, token, what: 'set-aside' }, null).then(refresh, refresh);
  };
  const helps = words(refusal).actions.includes('aside');
  const offered = helps && !aside && round.status.kind !== 'closed';
  return (
    <div>
      <RefusalWords refusal={refusal} passesAt={obstacle?.passesAt ?? null} />
      {words(refusal).actions.includes('credential') && <BringCredential who={who} done={() => void refresh()} />}
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
    </div>
  );
}
