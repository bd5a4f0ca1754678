/** The terms of a sale in words: what a bidder agrees to. */
import type { Release, Token } from '../chain/model';
import { locale } from '../i18n';
import { formatAmount } from '../lib/amount';
import { endOf } from '../lib/schedule';
import { type Clock, dateOf, formatDate, formatDuration } from '../lib/time';
import { requirement } from '../pages/round-text';
import { type Form, type Sale, momentOf, priceAt, topOf } from './sale';
import { s } from './say';

/** The units of what is sold and of what is paid. */
export interface Units {
  sold: Token;
  money: Token;
}

const amountIn = (token: Token, units: bigint): string => formatAmount(units, token, locale.value).text;

/** The quantity that prices are for. */
export function lotText({ terms }: Pick<Sale, 'terms'>, { sold }: Units): string {
  return amountIn(sold, terms.lot);
}

function formText(form: Form, lot: string, { sold, money }: Units): string[] {
  const price = (units: bigint): string => amountIn(money, units);
  if (form.kind === 'fixed') {
    const shared =
      form.first > 0n ? s('sale.fixed.first', { first: amountIn(sold, form.first) }) : s('sale.fixed.rest');
    const classes = form.classes.map(({ level, weight }) => s('sale.fixed.class', { count: weight, level }));
    return [s('sale.fixed', { price: price(form.price), lot }), shared, ...classes];
  }
  const top = priceAt(form, topOf(form)) ?? form.floor;
  return [
    s('sale.auction', { lot, floor: price(form.floor), top: price(top), step: price(form.step) }),
    s('sale.auction.share'),
    s('sale.auction.late', { late: formatDuration(form.late, locale.value).text }),
  ];
}

function releaseText(release: Release, date: (block: number) => string): string[] {
  if (release.kind === 'immediate') return [s('sale.immediate')];
  if (release.kind === 'vested') return [s('sale.vested', { start: date(release.start), end: date(endOf(release)) })];
  const { schedule } = release;
  return [
    s('sale.streamed', { start: date(schedule.start), end: date(endOf(schedule)) }),
    ...(schedule.cliff > schedule.step ? [s('sale.cliff', { date: date(schedule.start + schedule.cliff) })] : []),
  ];
}

/**
 * The terms as sentences, in the order in which people ask: what for what, at which price, how much, until when, how it is
 * delivered, who may bid, and what becomes of the rest.
 */
export function saleInWords(sale: Sale, units: Units, clock: Clock): string[] {
  const { terms } = sale;
  const date = (block: number): string => formatDate(dateOf(clock, block), locale.value);
  /** A time on the clock of the sale. */
  const due = (block: number): string => date(momentOf(sale, clock.moment, block));
  const { opens, closes } = terms.bidding;
  return [
    s('sale.sells', { supply: amountIn(units.sold, terms.supply), money: units.money.symbol }),
    ...formText(terms.form, lotText(sale, units), units),
    terms.minimum > 0n ? s('sale.minimum', { minimum: amountIn(units.money, terms.minimum) }) : s('sale.minimum.none'),
    s('sale.caps', {
      count: terms.bids,
      least: amountIn(units.sold, terms.least),
      most: amountIn(units.sold, terms.most),
    }),
    // What begins with the chain is no date that anybody has chosen.
    opens === 0
      ? s('sale.bidding.open', { closes: due(closes) })
      : s('sale.bidding', { opens: due(opens), closes: due(closes) }),
    ...(sale.ends > closes ? [s('sale.moved', { ends: due(sale.ends) })] : []),
    ...releaseText(terms.release, date),
    s('sale.finishing', { finishing: formatDuration(terms.finishing, locale.value).text }),
    s('sale.until', { until: due(terms.until) }),
    ...requirement(terms.requirement),
    s(`sale.remainder.${terms.remainder}`),
    s('sale.final'),
  ];
}
