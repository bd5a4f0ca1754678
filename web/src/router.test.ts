import { describe, expect, it } from 'vitest';
import { links, readRoute } from './router';

describe('the address of the page', () => {
  it('leads to each page by its link', () => {
    expect(readRoute(links.home)).toEqual({ kind: 'home' });
    expect(readRoute('')).toEqual({ kind: 'home' });
    expect(readRoute(links.rounds)).toEqual({ kind: 'rounds' });
    expect(readRoute(links.referenda)).toEqual({ kind: 'referenda' });
    expect(readRoute(links.referendum(7))).toEqual({ kind: 'referendum', id: 7 });
    expect(readRoute(links.brakes)).toEqual({ kind: 'brakes' });
    expect(readRoute(links.settings)).toEqual({ kind: 'settings' });
    expect(readRoute(links.round(4_294_967_295))).toEqual({ kind: 'round', id: 4_294_967_295 });
    expect(readRoute(links.new)).toEqual({ kind: 'new' });
    expect(readRoute(links.propose)).toEqual({ kind: 'propose' });
    expect(readRoute('#/approve/AgAC_-')).toEqual({ kind: 'approve', payload: 'AgAC_-' });
    expect(readRoute(links.sales)).toEqual({ kind: 'apart', page: 'sales', argument: null });
    expect(readRoute(links.sale(7))).toEqual({ kind: 'apart', page: 'sale', argument: '7' });
    expect(readRoute(links.scores)).toEqual({ kind: 'apart', page: 'scores', argument: null });
    expect(readRoute(links.announced)).toEqual({ kind: 'apart', page: 'announced', argument: null });
    expect(readRoute(links.announcement(7))).toEqual({ kind: 'apart', page: 'announced', argument: '7' });
    expect(readRoute(links.history())).toEqual({ kind: 'apart', page: 'history', argument: null });
    expect(readRoute(links.history('a/b'))).toEqual({ kind: 'apart', page: 'history', argument: 'a%2Fb' });
    const hostile = '<img src=x>/../%';
    expect(readRoute(links.account(hostile))).toEqual({ kind: 'account', address: hostile });
  });

  it('leads nowhere when it is not a link of ours', () => {
    for (const hash of [
      '#/x',
      '#/new/1',
      '#/propose/1',
      '#/approve/',
      '#/sales/',
      '#/sale/1/2',
      '#/round/',
      '#/referendum/x',
      '#/referenda/1',
      '#/round/-1',
      '#/round/4294967296',
      '#/round/1e3',
      '#/account/',
      '#/account/%',
      '#/a/b/c',
    ]) {
      expect(readRoute(hash), hash).toEqual({ kind: 'unknown' });
    }
  });
});
