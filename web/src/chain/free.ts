// Whether a claim can be sent without signature and fee, as pallets/distribution/src/free.rs decides it.

import type { FreeTerms } from './balances';
import type { Claimable, Release } from './model';

/** A free claim of a stream must pay more than this part of the whole, or all that is left. */
const FREE_STREAM_CLAIMS = 32n;

/** Why a claim has to be signed. */
export type SignatureReason =
  /** Governance has not made claims of the asset free. */
  | 'asset'
  /** It pays less than a free claim must. */
  | 'little'
  /** The first claim of a stream holds a deposit of whoever signs it. */
  | 'deposit';

/** Why a claim of what is payable now has to be signed; null if it is free. */
export function signatureReason(
  release: Release,
  { now, paid, total }: Claimable,
  asset: FreeTerms,
  started: boolean,
): SignatureReason | null {
  if (!asset.free) return 'asset';
  const all = paid + now >= total;
  // A stream that is paid in full at once needs no record. Waiting would not help the others.
  if (release.kind === 'streamed' && !all && !started && !release.prepaid) return 'deposit';
  const little = release.kind === 'streamed' && !all && now <= total / FREE_STREAM_CLAIMS;
  return little || now < asset.minimum ? 'little' : null;
}
