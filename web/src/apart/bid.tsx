// What an account has bid in a sale: placing, raising and finishing it.

import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Link } from '../chain/connection';
import { locale, told } from '../i18n';
import { enteredAmount, readAmount } from '../lib/amount';
import type { Hex } from '../lib/bytes';
import { useArrival } from '../parts/arrive';
import { TextField } from '../parts/manage/field';
import { RefusalWords } from '../parts/refusal';
import { SignedAction } from '../parts/signed';
import { Amount, amountText } from '../parts/values';
import { bidCall, finishCall } from './calls';
import { type OwnBid, bidOf } from './chain';
import { Loaded, useLoading } from './paged';
import { type Bid, type BidFault, type Placed, type Sale, placedBid, priceAt, standingOf, topOf } from './sale';
import { type Units, lotText } from './sale-text';
import { s } from './say';
import { Who, whoIs } from './who';

interface SaleProps {
  sale: Sale;
  units: Units;
}

function faultText(fault: BidFault, { sale, units }: SaleProps): string {
  const { terms } = sale;
  switch (fault) {
    case 'bid.least':
      return s('bid.fault.least', { least: amountText(terms.least, units.sold) });
    case 'bid.most':
      return s('bid.fault.most', { most: amountText(terms.most, units.sold) });
    case 'bid.price':
      return s('bid.fault.price', { floor: amountText(priceAt(terms.form, 0) ?? 0n, units.money) });
    case 'bid.lowered':
      return s('bid.fault.lowered');
    case 'bid.same':
      return s('bid.fault.same');
    case 'bid.large':
      return s('bid.fault.large');
  }
}

/** A bid as it was read from what was entered, or what is wrong with which field. */
type Entered = { placed: Placed } | { quantity?: string; price?: string };

function enteredBid(quantity: string, price: string, before: Bid | null, props: SaleProps): Entered {
  const { terms } = props.sale;
  const wanted = readAmount(quantity, props.units.sold, locale.value);
  if (!wanted.ok) return quantity.trim() === '' ? {} : { quantity: told(wanted.fault) };
  let most = priceAt(terms.form, 0) ?? 0n;
  if (terms.form.kind === 'auction') {
    const read = readAmount(price, props.units.money, locale.value);
    if (!read.ok) return price.trim() === '' ? {} : { price: told(read.fault) };
    most = read.value;
  }
  const placed = placedBid(terms, wanted.value, most, before);
  if (placed.ok) return { placed: placed.value };
  const text = faultText(placed.fault, props);
  return placed.fault === 'bid.price' ? { price: text } : { quantity: text };
}

function BidForm({
  who,
  before,
  refresh,
  ...props
}: SaleProps & { who: Hex; before: Bid | null; refresh: () => void }): JSX.Element {
  const { sale, units } = props;
  const { terms } = sale;
  const start = (units_: bigint | null, token: Units['sold']): string =>
    units_ === null ? '' : enteredAmount(units_, token, locale.value);
  const [quantity, setQuantity] = useState(start(before?.quantity ?? null, units.sold));
  const [price, setPrice] = useState(start(before ? priceAt(terms.form, before.tick) : null, units.money));
  const [lot, auction] = [lotText(sale, units), terms.form.kind === 'auction'];
  const entered = enteredBid(quantity, price, before, props);
  const title = before ? s('bid.raise') : s('bid.place');
  const placed = 'placed' in entered ? entered.placed : null;
  const range = {
    floor: amountText(priceAt(terms.form, 0) ?? 0n, units.money),
    top: amountText(priceAt(terms.form, topOf(terms.form)) ?? 0n, units.money),
  };
  return (
    <div role="group" aria-label={title} data-test="bid-form">
      <h3>{title}</h3>
      {before && <p>{s('bid.raise.text')}</p>}
      <p class="fine">{s('bid.final')}</p>
      <TextField
        label={s('bid.quantity.label')}
        value={quantity}
        change={setQuantity}
        fault={'quantity' in entered ? entered.quantity : undefined}
      />
      {auction && (
        <TextField
          label={s('bid.price.label', { lot })}
          hint={s('bid.price.hint', range)}
          value={price}
          change={setPrice}
          fault={'price' in entered ? entered.price : undefined}
        />
      )}
      {placed && (
        <>
          <p data-test="bidding">
            {s('bid.words', {
              quantity: amountText(placed.quantity, units.sold),
              price: amountText(priceAt(terms.form, placed.tick) ?? 0n, units.money),
              lot,
              held: amountText(placed.held, units.money),
            })}
          </p>
          <SignedAction
            key={`${placed.quantity} ${placed.tick}`}
            label={title}
            only={who}
            call={() => bidCall(sale.id, terms, placed.quantity, placed.tick)}
            done={refresh}
            again={false}
          />
        </>
      )}
    </div>
  );
}

function BidNumbers({ sale, units, bid }: SaleProps & { bid: Bid }): JSX.Element {
  const price = priceAt(sale.terms.form, bid.tick);
  return (
    <dl data-test="own-bid">
      <div>
        <dt>{s('bid.quantity')}</dt>
        <dd class="strong">
          <Amount value={bid.quantity} token={units.sold} />
        </dd>
      </div>
      {price !== null && (
        <div>
          <dt>{s('bid.price', { lot: lotText(sale, units) })}</dt>
          <dd>
            <Amount value={price} token={units.money} />
          </dd>
        </div>
      )}
      <div>
        <dt>{s('bid.held')}</dt>
        <dd>
          <Amount value={bid.held} token={units.money} />
        </dd>
      </div>
      {bid.allocation !== null && (
        <div>
          <dt>{s('bid.allocation')}</dt>
          <dd class="strong">
            <Amount value={bid.allocation} token={units.sold} />
          </dd>
        </div>
      )}
      {bid.cost !== null && (
        <div>
          <dt>{s('bid.cost')}</dt>
          <dd>
            <Amount value={bid.cost} token={units.money} />
          </dd>
        </div>
      )}
    </dl>
  );
}

interface OwnProps extends SaleProps {
  who: Hex;
  own: OwnBid | null;
  /** Whether the terms are those that bids name. */
  biddable: boolean;
  refresh: () => void;
}

/** What has become of a bid, where the button was. */
type Done = 'bid.done' | 'bid.finished';

function Said({ what }: { what: Done }): JSX.Element {
  const shown = useArrival<HTMLParagraphElement>();
  return (
    <p class="notice good" role="status" tabIndex={-1} ref={shown} data-test="bid-said">
      {s(what)}
    </p>
  );
}

function Own({
  who,
  own,
  biddable,
  done,
  ...props
}: Omit<OwnProps, 'refresh'> & { done: (what: Done) => void }): JSX.Element {
  const { sale } = props;
  const standing = standingOf(sale);
  const ended = standing === 'cleared' || standing === 'failed';
  return (
    <>
      {own ? <BidNumbers {...props} bid={own.bid} /> : <p data-test="no-bid">{s('bid.none')}</p>}
      {own && ended && own.obstacle && (
        <div class="notice">
          <p>{s('bid.obstacle')}</p>
          <RefusalWords refusal={own.obstacle} passesAt={null} />
        </div>
      )}
      {own && ended && (
        <>
          <p class="fine">{s('bid.finish.text')}</p>
          <SignedAction
            label={s('bid.finish')}
            call={(link: Link) => finishCall(link, sale.id, who)}
            done={() => done('bid.finished')}
          />
        </>
      )}
      {standing === 'bidding' && biddable && (
        <BidForm
          key={own ? `${own.bid.quantity} ${own.bid.tick}` : 'new'}
          {...props}
          who={who}
          before={own?.bid ?? null}
          refresh={() => done('bid.done')}
        />
      )}
    </>
  );
}

function OfAccount({ who, refresh, ...props }: Omit<OwnProps, 'own'>): JSX.Element {
  const { sale } = props;
  const loading = useLoading((link) => bidOf(link, sale.id, who), [sale.id, who]);
  const [said, setSaid] = useState<Done | null>(null);
  const last = useRef(sale);
  // With the sale its bids have changed.
  useEffect(() => {
    if (last.current === sale) return;
    last.current = sale;
    void loading.ask();
  }, [sale]);
  const done = (what: Done): void => {
    setSaid(what);
    refresh();
  };
  return (
    <>
      {said && <Said key={said} what={said} />}
      <Loaded loading={loading}>{(own) => <Own {...props} who={who} own={own} done={done} />}</Loaded>
    </>
  );
}

export function OwnBidPart(props: Omit<OwnProps, 'own' | 'who'>): JSX.Element {
  const who = whoIs();
  return (
    <section>
      <h2>{s('bid.title')}</h2>
      <Who />
      {who && <OfAccount key={who} {...props} who={who} />}
    </section>
  );
}
