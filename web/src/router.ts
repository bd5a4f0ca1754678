// Where the page is: in the part of its address behind the `#`, which no server gets to see.

import { signal } from '@preact/signals';
import { type Multisig, writeApproval } from './lib/calldata';

/** Pages of the part that is loaded when one of them is opened; it reads their arguments itself. */
const APART = ['sales', 'sale', 'scores', 'announced', 'history'] as const;
export type ApartPage = (typeof APART)[number];

export type Route =
  | { kind: 'home' }
  | { kind: 'account'; address: string }
  | { kind: 'rounds' }
  | { kind: 'round'; id: number }
  | { kind: 'referenda' }
  | { kind: 'referendum'; id: number }
  | { kind: 'brakes' }
  | { kind: 'settings' }
  | { kind: 'new' }
  | { kind: 'propose' }
  | { kind: 'approve'; payload: string }
  | { kind: 'apart'; page: ApartPage; argument: string | null }
  | { kind: 'unknown' };

/** Numbers of rounds and referenda have 32 bits. */
const MOST = 0xffff_ffff;

/** Reads the part of an address behind the `#`. */
export function readRoute(hash: string): Route {
  const [page = '', argument, ...rest] = hash.replace(/^#?\/?/, '').split('/');
  if (rest.length > 0) return { kind: 'unknown' };
  if (page === '' && argument === undefined) return { kind: 'home' };
  if (page === 'rounds' && argument === undefined) return { kind: 'rounds' };
  if ((page === 'referenda' || page === 'brakes') && argument === undefined) return { kind: page };
  if (page === 'settings' && argument === undefined) return { kind: 'settings' };
  if ((page === 'new' || page === 'propose') && argument === undefined) return { kind: page };
  const apart = APART.find((one) => one === page);
  if (apart && argument !== '') return { kind: 'apart', page: apart, argument: argument ?? null };
  if (page === 'approve' && argument) return { kind: 'approve', payload: argument };
  if (page === 'account' && argument) {
    try {
      return { kind: 'account', address: decodeURIComponent(argument) };
    } catch {
      return { kind: 'unknown' };
    }
  }
  if (
    (page === 'round' || page === 'referendum') &&
    argument &&
    /^\d{1,10}$/.test(argument) &&
    Number(argument) <= MOST
  ) {
    return { kind: page, id: Number(argument) };
  }
  return { kind: 'unknown' };
}

export const links = {
  home: '#/',
  rounds: '#/rounds',
  settings: '#/settings',
  referenda: '#/referenda',
  referendum: (id: number): string => `#/referendum/${id}`,
  brakes: '#/brakes',
  new: '#/new',
  propose: '#/propose',
  approve: (multisig: Multisig, call: Uint8Array): string => `#/approve/${writeApproval({ multisig, call })}`,
  sales: '#/sales',
  sale: (id: number): string => `#/sale/${id}`,
  scores: '#/scores',
  announced: '#/announced',
  announcement: (round: number): string => `#/announced/${round}`,
  history: (address?: string): string =>
    address === undefined ? '#/history' : `#/history/${encodeURIComponent(address)}`,
  account: (address: string): string => `#/account/${encodeURIComponent(address)}`,
  round: (id: number): string => `#/round/${id}`,
};

/** The title of a page that says more of itself than its address does; null for the others. */
export const heading = signal<string | null>(null);

export const route = signal<Route>(readRoute(typeof location === 'undefined' ? '' : location.hash));

/** Follows the address. */
export function followAddress(): void {
  addEventListener('hashchange', () => {
    route.value = readRoute(location.hash);
  });
}

export function goTo(link: string): void {
  location.hash = link;
}
