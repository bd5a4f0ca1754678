// All sales, the newest first.

import type { JSX } from 'preact';
import type { Link } from '../chain/connection';
import { now } from '../chain/clock';
import { Assets } from '../chain/entitlements';
import { Amount, amountText, dayText } from '../parts/values';
import { links } from '../router';
import { type Paged, sales } from './chain';
import { PagedList } from './paged';
import { type Sale, momentOf, standingOf } from './sale';
import { type Units, lotText } from './sale-text';
import { s } from './say';

/** A sale, and the units of its amounts. */
export interface Line {
  sale: Sale;
  units: Units;
}

export async function unitsOf(link: Link, assets: Assets, { terms }: Sale): Promise<Units> {
  const [sold, money] = await Promise.all([assets.of(link, terms.asset), assets.of(link, terms.money)]);
  return { sold: sold.token, money: money.token };
}

async function lines(link: Link, before: number | null): Promise<Paged<Line>> {
  const assets = new Assets();
  const { items, next } = await sales(link, before);
  const shown = items.map(async (sale) => ({ sale, units: await unitsOf(link, assets, sale) }));
  return { items: await Promise.all(shown), next };
}

export function Sales(): JSX.Element {
  const present = now.value;
  return (
    <>
      <h1 tabIndex={-1}>{s('sales.title')}</h1>
      <p>{s('sales.lead')}</p>
      <PagedList question={lines} none={s('sales.none')}>
        {(items) => (
          <div class="table rounds" role="region" tabIndex={0} aria-label={s('sales.title')}>
            <table data-test="sales">
              <thead>
                <tr>
                  <th scope="col">{s('sales.column.sale')}</th>
                  <th scope="col">{s('sales.column.state')}</th>
                  <th scope="col">{s('sales.column.supply')}</th>
                  <th scope="col">{s('sales.column.price')}</th>
                  <th scope="col">{s('sales.column.ends')}</th>
                </tr>
              </thead>
              <tbody>
                {items.map(({ sale, units }) => (
                  <tr key={sale.id}>
                    <th scope="row">
                      <a href={links.sale(sale.id)}>{s('sale.title', { id: String(sale.id) })}</a>
                    </th>
                    <td data-label={s('sales.column.state')}>{s(`sale.short.${standingOf(sale)}`)}</td>
                    <td data-label={s('sales.column.supply')}>
                      <Amount value={sale.terms.supply} token={units.sold} />
                    </td>
                    <td data-label={s('sales.column.price')}>
                      {sale.state.kind === 'failed'
                        ? '–'
                        : s('sale.price.value', {
                            price: amountText(sale.price, units.money),
                            lot: lotText(sale, units),
                          })}
                    </td>
                    <td data-label={s('sales.column.ends')}>
                      {present ? dayText(momentOf(sale, present.moment, sale.ends)) : '…'}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </PagedList>
    </>
  );
}
