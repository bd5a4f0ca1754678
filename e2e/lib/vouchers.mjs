// Vouchers, as docs/vouchers.md has them: the message, the signatures, and the calls.

import { hexToU8a, numberToU8a, stringToU8a, u8aConcat, bnToU8a, u8aToHex } from '@polkadot/util';

const DOMAIN = stringToU8a('distribution/distribution/voucher1');
const u32 = (number) => numberToU8a(number, 32).reverse();

/** The 126 bytes that are signed. Hashes and the beneficiary are in hexadecimal, the amount is a bigint. */
export function voucherMessage({ genesis, round, beneficiary, cumulative, deadline, epoch }) {
  const amount = bnToU8a(BigInt(cumulative), { bitLength: 128, isLe: true });
  return u8aConcat(DOMAIN, hexToU8a(genesis), u32(round), hexToU8a(beneficiary), amount, u32(deadline), u32(epoch));
}

const KINDS = { sr25519: 'Sr25519', ed25519: 'Ed25519', ecdsa: 'Ecdsa' };

/** A pair's key, as `rotate_keys` takes it. */
export const signerKey = (pair) => ({ [KINDS[pair.type]]: u8aToHex(pair.publicKey) });

/** A voucher and its signatures, as `settle` takes it. `pairs` sign in their places; `undefined` does not. */
export function signVoucher(voucher, pairs) {
  const message = voucherMessage(voucher);
  const { beneficiary, cumulative, deadline, epoch } = voucher;
  const signatures = pairs.flatMap((pair, key) =>
    pair ? [{ key, signature: { [KINDS[pair.type]]: u8aToHex(pair.sign(message)) } }] : [],
  );
  return { voucher: { beneficiary, cumulative, deadline, epoch }, signatures };
}
