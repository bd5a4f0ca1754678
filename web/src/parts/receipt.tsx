// What was paid, for the files of the person who was paid.

import type { JSX } from 'preact';
import { connection } from '../chain/connection';
import type { Token } from '../chain/model';
import type { Done, Payment } from '../chain/submit';
import { locale, t } from '../i18n';
import type { Hex } from '../lib/bytes';
import { formatDate } from '../lib/time';
import { deployment } from '../settings';
import { Address, Amount, Hash, sumText } from './values';

interface ReceiptProps {
  done: Done;
  /** When it became final, in milliseconds since 1970. */
  at: number;
  /** The tokens of the rounds that it is about. */
  tokens: ReadonlyMap<number, Token>;
  who: Hex;
}

function PaidTo({ payee }: { payee: Hex }): JSX.Element {
  return (
    <>
      <dt>{t('receipt.to')}</dt>
      <dd>
        <Address account={payee} link={false} />
      </dd>
    </>
  );
}

export function Receipt({ done, at, tokens, who }: ReceiptProps): JSX.Element {
  const state = connection.state.value;
  const payments = done.payments.flatMap((payment): (Payment & { token: Token })[] => {
    const token = tokens.get(payment.round);
    return payment.beneficiary === who && token ? [{ ...payment, token }] : [];
  });
  const payees = new Set(payments.map(({ payee }) => payee));
  const [payee = who] = payees;
  // Each round may be paid elsewhere.
  const several = payees.size > 1;
  return (
    <section class="receipt" aria-labelledby={`receipt-${done.hash}`} data-test="receipt">
      <h4 id={`receipt-${done.hash}`}>{t('receipt.title')}</h4>
      <p>{t('receipt.final')}</p>
      <dl>
        {payments.map((payment) => (
          <div key={`${payment.round} ${payment.index}`}>
            <dt>{t('receipt.amount')}</dt>
            <dd class="strong">
              <Amount value={payment.amount} token={payment.token} />
            </dd>
            <dt>{t('receipt.round')}</dt>
            <dd>{t('receipt.round.value', { round: payment.round, row: payment.index })}</dd>
            {several && <PaidTo payee={payment.payee} />}
          </div>
        ))}
        {payments.length > 1 && (
          <div>
            <dt>{t('receipt.sum')}</dt>
            <dd class="strong">{sumText(payments)}</dd>
          </div>
        )}
        {!several && (
          <div>
            <PaidTo payee={payee} />
          </div>
        )}
        {(several || payee !== who) && (
          <div>
            <dt>{t('receipt.owner')}</dt>
            <dd>
              <Address account={who} link={false} />
            </dd>
          </div>
        )}
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
