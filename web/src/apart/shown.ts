/** Whether what is shown is what somebody signs. */
import { saleTermsHash } from './calls';
import type { Sale } from './sale';

/** Whether the hash that bids name is that of the terms. Terms that the chain cannot have have none. */
export function isAsShown({ terms, termsHash }: Sale): boolean {
  try {
    return saleTermsHash(terms) === termsHash;
  } catch {
    return false;
  }
}
