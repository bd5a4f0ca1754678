/** What comes of comparing the movements of an account with what the chain says that it has. */
import type { Balance } from './statement';

/**
 * - `agrees`, `differs`: with the chain's states before and after the movements;
 * - `misfit`: more has left than there was;
 * - `assumed`: nobody knows what there was before, so it was computed from what there is;
 * - `uncompared`: nobody knows what there is after them.
 */
export type Verdict = 'agrees' | 'differs' | 'misfit' | 'assumed' | 'uncompared';

/** `end` is what the movements come to, `closing` what the chain says; null if they do not fit, or it does not say. */
export function verdictOf(end: Balance | null, closing: Balance | null, opened: boolean): Verdict {
  // Without what there was before nothing can be said of a history that does not fit.
  if (end === null) return opened || closing !== null ? 'misfit' : 'uncompared';
  if (closing === null) return 'uncompared';
  if (end.free !== closing.free || end.held !== closing.held) return 'differs';
  return opened ? 'agrees' : 'assumed';
}
