// What was paid, for the files of the person who was paid.

import type { JSX } from 'preact';
import { connection } from '../chain/connection';
import type { Token } from '../chain/model';
import type { Done } from '../chain/submit';
import { locale, t } from '../i18n';
import type { Hex } from '../lib/bytes';
import { formatDate } from '../lib/time';
import { deployment } from '../settings';
import { Address, Amount, Hash } from './values';

interface ReceiptProps {
  done: Done;
  /** When it became final, in milliseconds since 1970. */
  at: number;
  token: Token;
  who: Hex;
  round: number;
}

export function Receipt({ done, at, token, who, round }: ReceiptProps): JSX.Element {
  const state = connection.state.value;
  const payments = done.payments.filter((payment) => payment.beneficiary === who && payment.round === round);
  // All rows of a round go to the same account.
  const payee = payments[0]?.payee ?? who;
  return (
    <section class="receipt" aria-labelledby={`receipt-${done.hash}`} data-test="receipt">
      <h4 id={`receipt-${done.hash}`}>{t('receipt.title')}</h4>
      <p>{t('receipt.final')}</p>
      <dl>
        {payments.map((payment) => (
          <div key={payment.index}>
            <dt>{t('receipt.amount')}</dt>
            <dd class="strong">
              <Amount value={payment.amount} token={token} />
            </dd>
            <dt>{t('receipt.round')}</dt>
            <dd>{t('receipt.round.value', { round: payment.round, row: payment.index })}</dd>
          </div>
        ))}
        <div>
          <dt>{t('receipt.to')}</dt>
          <dd>
            <Address account={payee} link={false} />
          </dd>
        </div>
        <div>
          <dt>{t('receipt.time')}</dt>
          <dd>
            <time dateTime={new Date(at).toISOString()}>{formatDate(new Date(at), locale.value)}</time>
          </dd>
        </div>
        <div>
          <dt>{t('receipt.block')}</dt>
          <dd>
            {done.block.number} <Hash value={done.block.hash} what={t('receipt.block')} />
          </dd>
        </div>
        <div>
          <dt>{t('receipt.hash')}</dt>
          <dd>
            <Hash value={done.hash} what={t('receipt.hash')} />
          </dd>
        </div>
        {state.kind === 'ready' && (
          <div>
            <dt>{t('receipt.chain')}</dt>
            <dd>
              <bdi>{deployment.value.name || state.chain.name}</bdi>{' '}
              <Hash value={state.chain.genesis} what={t('receipt.chain')} />
            </dd>
          </div>
        )}
      </dl>
      <button type="button" class="no-print" onClick={() => print()}>
        {t('receipt.print')}
      </button>
    </section>
  );
}
