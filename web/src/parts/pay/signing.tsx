// What is about to be signed: in words first, then as the wallet gets it.

import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { connection } from '../../chain/connection';
import type { Token } from '../../chain/model';
import { t } from '../../i18n';
import type { Hex } from '../../lib/bytes';
import { addressIn } from '../../lib/ethereum';
import { Address, Hash, amountText, whenText } from '../values';

/** What is signed about a row, whoever signs it. */
export interface Agreed {
  round: number;
  row: number;
  owner: Hex;
  destination: Hex;
  deadline: number;
  token: Token;
  amount: bigint;
}

interface AgreementProps {
  agreed: Agreed;
  /** What the amount is, and what the wallet shows of it. */
  label: string;
  units: string;
  /** As the wallet gets it. */
  written: string;
  children?: ComponentChildren;
}

/** Gets the focus when it comes: it is what has to be read next. */
export function Agreement({ agreed, label, units, written, children }: AgreementProps): JSX.Element {
  const { round, row, owner, destination, deadline, token, amount } = agreed;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const state = connection.state.value;
  return (
    <div class="exact" data-test="agreement">
      <h4 ref={heading} tabIndex={-1}>
        {t('sign.title')}
      </h4>
      <p>{t('sign.text')}</p>
      <dl>
        <div>
          <dt>{t('sign.chain')}</dt>
          <dd>
            {state.kind === 'ready' && (
              <>
                <bdi>{state.chain.name}</bdi> <Hash value={state.chain.genesis} what={t('sign.chain')} />
              </>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('sign.row')}</dt>
          <dd>{t('receipt.round.value', { round, row })}</dd>
        </div>
        <div>
          <dt>{t('sign.owner')}</dt>
          <dd>
            <Address account={owner} link={false} />
            {!addressIn(owner) && (
              <>
                <br />
                {t('sign.digits')} <Hash value={owner} what={t('sign.owner')} />
              </>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('sign.to')}</dt>
          <dd>
            <Address account={destination} link={false} />
            <br />
            {t('sign.digits')} <Hash value={destination} what={t('sign.to')} />
          </dd>
        </div>
        <div>
          <dt>{label}</dt>
          <dd>
            {amountText(amount, token)}
            <br />
            {units}
          </dd>
        </div>
        <div>
          <dt>{t('sign.until')}</dt>
          <dd>
            {whenText(deadline)}
            <br />
            {t('sign.block', { block: String(deadline) })}
          </dd>
        </div>
      </dl>
      {children}
      <details>
        <summary>{t('sign.written')}</summary>
        <pre dir="ltr" tabIndex={0} data-test="written">
          {written}
        </pre>
      </details>
    </div>
  );
}
