// How something goes that was sent for free: its steps, and how it ended.

import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { locale, t } from '../i18n';
import { type ClaimState, type StepTimes, forget } from '../state/claims';
import { problemText } from './problem';
import { RefusalWords } from './refusal';

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

export function goingText({ step, block }: Extract<ClaimState, { kind: 'going' }>): string {
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

/** Shown, and given the focus, when it comes. */
function Finished({ children }: { children: ComponentChildren }): JSX.Element {
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div ref={heading} tabIndex={-1} class="finished">
      {children}
    </div>
  );
}

interface ProgressProps {
  /** Where its state is in `claims`. */
  name: string;
  state: ClaimState;
  /** Asks the chain anew how things stand. */
  refresh: () => Promise<void>;
  receipt: (state: Extract<ClaimState, { kind: 'done' }>) => ComponentChildren;
}

export function SendingProgress({ name, state, refresh, receipt }: ProgressProps): JSX.Element {
  const again = (): void => {
    forget(name);
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
      return <Finished>{receipt(state)}</Finished>;
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
