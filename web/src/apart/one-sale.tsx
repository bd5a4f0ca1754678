// One sale: its terms in words, how it stands, and what an account has bid.

import type { JSX } from 'preact';
import { now } from '../chain/clock';
import type { Link } from '../chain/connection';
import { Assets } from '../chain/entitlements';
import type { Present } from '../chain/model';
import { t } from '../i18n';
import { SignedAction } from '../parts/signed';
import { Address, Amount, Hash, amountText, whenText } from '../parts/values';
import { links } from '../router';
import { OwnBidPart } from './bid';
import { clearCall } from './calls';
import { saleOf } from './chain';
import { Loaded, useLoading } from './paged';
import { type Sale, momentOf, standingOf } from './sale';
import { type Units, lotText, saleInWords } from './sale-text';
import { type Line, unitsOf } from './sales';
import { s } from './say';
import { isAsShown } from './shown';

function stateText(sale: Sale, units: Units, present: Present): string {
  const standing = standingOf(sale);
  const due = (block: number): string => whenText(momentOf(sale, present.moment, block));
  if (standing === 'announced') return s('sale.state.announced', { opens: due(sale.terms.bidding.opens) });
  if (standing === 'bidding') return s('sale.state.bidding', { ends: due(sale.ends) });
  if (standing === 'cleared') {
    return s('sale.state.cleared', { price: amountText(sale.price, units.money), lot: lotText(sale, units) });
  }
  return s(`sale.state.${standing}`);
}

function Numbers({ sale, units }: { sale: Sale; units: Units }): JSX.Element {
  const { state } = sale;
  const price = s('sale.price.value', {
    price: amountText(sale.price, units.money),
    lot: lotText(sale, units),
  });
  return (
    <dl class="exact" data-test="sale-numbers">
      <div>
        <dt>{s('sale.seller')}</dt>
        <dd>
          <Address account={sale.seller} />
        </dd>
      </div>
      <div>
        <dt>{s('sale.round')}</dt>
        <dd>
          <a href={links.round(sale.round)}>{t('round.title', { id: String(sale.round) })}</a>
        </dd>
      </div>
      <div>
        <dt>{s('sale.bids')}</dt>
        <dd>{s('sale.bids.value', { bids: sale.bids, room: sale.terms.bids, unfinished: sale.unfinished })}</dd>
      </div>
      <div>
        <dt>{s('sale.demand')}</dt>
        <dd>
          <Amount value={sale.demand} token={units.sold} />
        </dd>
      </div>
      {state.kind !== 'failed' && (
        <div>
          <dt>{state.kind === 'bidding' ? s('sale.price.now') : s('sale.price')}</dt>
          <dd class="strong">{price}</dd>
        </div>
      )}
      {state.kind === 'cleared' && (
        <>
          <div>
            <dt>{s('sale.sold')}</dt>
            <dd>
              <Amount value={state.sold} token={units.sold} />
            </dd>
          </div>
          <div>
            <dt>{s('sale.delivered')}</dt>
            <dd>
              <Amount value={sale.delivered} token={units.sold} />
            </dd>
          </div>
          <div>
            <dt>{s('sale.raised')}</dt>
            <dd>
              <Amount value={sale.raised} token={units.money} />
            </dd>
          </div>
        </>
      )}
    </dl>
  );
}

function View({ sale, units, refresh }: Line & { refresh: () => void }): JSX.Element {
  const present = now.value;
  if (!present) return <p role="status">{t('app.loading')}</p>;
  const asShown = isAsShown(sale);
  return (
    <>
      <p class="lead" data-test="sale-state">
        {stateText(sale, units, present)}
      </p>
      {standingOf(sale) === 'over' && (
        <>
          <p class="fine">{s('sale.clear.text')}</p>
          <SignedAction label={s('sale.clear')} call={() => clearCall(sale.id)} done={refresh} again={false} />
        </>
      )}
      <section>
        <h2>{s('sale.terms')}</h2>
        <ul data-test="sale-terms">
          {saleInWords(sale, units, present).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p class={asShown ? 'checked' : 'notice bad'} data-test="sale-checked">
          {asShown ? s('sale.terms.checked') : s('sale.terms.differ')}
        </p>
        <p>
          <Hash value={sale.termsHash} what={t('round.hash')} />
        </p>
      </section>
      <section>
        <h2>{s('sale.stands')}</h2>
        <Numbers sale={sale} units={units} />
      </section>
      <OwnBidPart sale={sale} units={units} biddable={asShown} refresh={refresh} />
    </>
  );
}

async function look(link: Link, id: number): Promise<Line | null> {
  const sale = await saleOf(link, id);
  return sale && { sale, units: await unitsOf(link, new Assets(), sale) };
}

export function SalePage({ id }: { id: number }): JSX.Element {
  const loading = useLoading((link) => look(link, id), [id]);
  const refresh = (): void => void loading.ask();
  return (
    <>
      <h1 tabIndex={-1}>{s('sale.title', { id: String(id) })}</h1>
      <p class="no-print">
        <button type="button" class="small" onClick={refresh}>
          {t('app.again')}
        </button>
      </p>
      <Loaded loading={loading}>
        {(line) => (line ? <View {...line} refresh={refresh} /> : <p>{s('sale.none', { id: String(id) })}</p>)}
      </Loaded>
    </>
  );
}
