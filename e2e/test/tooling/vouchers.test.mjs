// The test vectors of vouchers, by JavaScript's own libraries. Python's are checked by docs/examples/voucher.py, which
// scripts/clients.sh runs; Rust's by primitives/tests/vectors.rs.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { Keyring } from '@polkadot/api';
import { hexToU8a, u8aToHex } from '@polkadot/util';
import { blake2AsU8a, cryptoWaitReady } from '@polkadot/util-crypto';
import { signVoucher, signerKey, voucherMessage } from '../../lib/vouchers.mjs';

const vectors = JSON.parse(readFileSync(new URL('../../../testdata/voucher.json', import.meta.url), 'utf8'));
const pair = (type) => new Keyring({ type }).addFromSeed(hexToU8a(vectors.seed));

describe('the test vectors of testdata/voucher.json', () => {
  before(() => cryptoWaitReady());

  it('hold for the message', () => {
    const message = voucherMessage(vectors.voucher);
    assert.equal(message.length, 126);
    assert.equal(u8aToHex(message), vectors.message);
    assert.equal(u8aToHex(blake2AsU8a(message, 256)), vectors.messageHash);
  });

  it('hold for ed25519 and ECDSA', () => {
    for (const [type, kind] of [
      ['ed25519', 'Ed25519'],
      ['ecdsa', 'Ecdsa'],
    ]) {
      assert.deepEqual(signerKey(pair(type)), { [kind]: vectors[type].publicKey });
      const { signatures } = signVoucher(vectors.voucher, [undefined, pair(type)]);
      assert.deepEqual(signatures, [{ key: 1, signature: { [kind]: vectors[type].signature } }]);
    }
  });

  it('hold for sr25519, whose signatures differ each time', () => {
    const { signatures } = signVoucher(vectors.voucher, [pair('sr25519')]);
    assert.ok(pair('sr25519').verify(vectors.message, signatures[0].signature.Sr25519, pair('sr25519').publicKey));
  });
});
