/** What the addresses of these pages name: see `router.ts`. */
import type { ApartPage } from '../router';

export type ApartRoute =
  | { kind: 'sales' | 'scores' | 'announced' }
  | { kind: 'sale' | 'announcement'; id: number }
  | { kind: 'history'; address: string | null };

/** Numbers of sales and rounds have 32 bits. */
const MOST = 0xffff_ffff;

function idIn(text: string): number | null {
  return /^\d{1,10}$/.test(text) && Number(text) <= MOST ? Number(text) : null;
}

/** Reads what stands behind the name of a page; null if that is none of its pages. */
export function readArgument(page: ApartPage, argument: string | null): ApartRoute | null {
  if (page === 'history') {
    try {
      return { kind: page, address: argument === null ? null : decodeURIComponent(argument) };
    } catch {
      return null;
    }
  }
  if (page !== 'sale' && argument === null) return { kind: page };
  const id = argument === null || page === 'sales' || page === 'scores' ? null : idIn(argument);
  return id === null ? null : { kind: page === 'sale' ? 'sale' : 'announcement', id };
}
