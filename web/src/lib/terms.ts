/**
 * The terms of a round as the chain encodes and hashes them (`primitives/src/round.rs`, `terms.rs`; section 2 of
 * `docs/design.md`). `fund` and `open` carry the hash, so the page computes it from the terms that it shows.
 */
import { blake2b } from '@noble/hashes/blake2.js';
import type { Asset, Jurisdictions, Manifest, Published, Release, Requirement, Source, Terms } from '../chain/model';
import { type Hex, concat, fromHex, toHex } from './bytes';
import { bytes, list, option, u128, u32, u8 } from './scale';

const utf8 = new TextEncoder();

function hash32(hex: Hex): Uint8Array {
  const read = fromHex(hex, 32);
  if (!read) throw new RangeError('a hash has 32 bytes');
  return read;
}

export function encodeAsset(asset: Asset): Uint8Array {
  return asset === 'native' ? u8(0) : concat(u8(1), u32(asset));
}

function encodeSource(source: Source): Uint8Array {
  switch (source.kind) {
    case 'listed':
      return u8(0);
    case 'merkle':
      return concat(u8(1), hash32(source.root), u32(source.leaves));
    case 'voucher':
      return concat(u8(2), u32(source.beneficiaries));
    case 'sale':
      return concat(u8(3), u32(source.bids));
  }
}

export function encodeRelease(release: Release): Uint8Array {
  if (release.kind === 'immediate') return u8(0);
  if (release.kind === 'vested') return concat(u8(1), u32(release.start), u32(release.length));
  const { start, cliff, length, step } = release.schedule;
  const flags = [release.revocable, release.prepaid].map((flag) => u8(flag ? 1 : 0));
  return concat(u8(2), ...[start, cliff, length, step].map(u32), ...flags);
}

function encodeJurisdictions(jurisdictions: Jurisdictions): Uint8Array {
  if (jurisdictions.kind === 'any') return u8(0);
  const countries = jurisdictions.countries.map((code) => {
    const letters = utf8.encode(code);
    if (letters.length !== 2) throw new RangeError('a country has two letters');
    return letters;
  });
  return concat(u8(jurisdictions.kind === 'only' ? 1 : 2), list(countries));
}

export function encodeRequirement({ level, jurisdictions, attesters }: Requirement): Uint8Array {
  return concat(u8(level), encodeJurisdictions(jurisdictions), u8(attesters));
}

function encodePublished({ list: number, maxRow, maxShareOfLargest }: Published): Uint8Array {
  const share = option(maxShareOfLargest, ({ rows, share: billionths }) => concat(u32(rows), u32(billionths)));
  return concat(u32(number), option(maxRow, u128), share);
}

function encodeManifest({ cid, rows, total, published }: Manifest): Uint8Array {
  return concat(bytes(utf8.encode(cid)), u32(rows), u128(total), option(published, encodePublished));
}

export const REMAINDERS = ['manager', 'treasury', 'burn'] as const;
const BENEFICIARIES = ['accounts', 'ethereum'] as const;

/**
 * The SCALE encoding of terms.
 *
 * @throws RangeError if a number does not fit its field.
 */
export function encodeTerms(terms: Terms): Uint8Array {
  return concat(
    encodeAsset(terms.asset),
    encodeSource(terms.source),
    encodeRelease(terms.release),
    encodeRequirement(terms.requirement),
    u32(terms.window.opens),
    u32(terms.window.closes),
    u128(terms.budget),
    u8(REMAINDERS.indexOf(terms.remainder)),
    option(terms.manifest, encodeManifest),
    u8(BENEFICIARIES.indexOf(terms.beneficiaries)),
  );
}

/** The digest of the rows of a round that lists none. */
const NO_ROWS = new Uint8Array(32);

/**
 * The hash of terms and of the listed rows, whose digest is zero if there are none. Of a round of vouchers the digest is
 * that of its first keys.
 */
export function termsHash(terms: Terms, rowsDigest: Uint8Array = NO_ROWS): Hex {
  return toHex(blake2b(concat(encodeTerms(terms), rowsDigest), { dkLen: 32 }));
}
