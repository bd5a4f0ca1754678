#!/usr/bin/env node
// A signer program, as docs/signers.md has it: an ed25519 key in a file, and rules of its own. An example to start from.
//
//   openssl genpkey -algorithm ed25519 -out key.pem && chmod 600 key.pem
//   export SIGNER_KEY_FILE=$PWD/key.pem SIGNER_GENESIS=0x…   # the only chain that it signs for
//   distribution key inspect --signer docs/examples/signer.mjs

import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';

const hex = (bytes) => `0x${Buffer.from(bytes).toString('hex')}`;
const bytes = (text) => Buffer.from(text.slice(2), 'hex');

function answer(question) {
  if (question.version !== 1) throw new Error(`version ${question.version} of the protocol is not known here`);
  const key = createPrivateKey(readFileSync(process.env.SIGNER_KEY_FILE));
  const publicKey = hex(Buffer.from(createPublicKey(key).export({ format: 'jwk' }).x, 'base64url'));
  if (question.method === 'account') return { scheme: 'ed25519', publicKey };
  if (question.method !== 'sign') throw new Error(`${question.method} is not known here`);
  if (question.genesis !== process.env.SIGNER_GENESIS) throw new Error(`not for the chain ${question.genesis}`);
  // What is signed must be of the call that is shown. A payload of more than 256 bytes is a BLAKE2b hash, which this
  // example does not compute.
  const payload = bytes(question.payload);
  const parts = Buffer.concat([question.call, question.extra, question.implicit].map(bytes));
  if (parts.length > 256) throw new Error('the transaction is too long to be checked here');
  if (!parts.equals(payload)) throw new Error('the payload is not that of the call');
  return { signature: hex(sign(null, payload, key)) };
}

let reply;
try {
  reply = answer(JSON.parse(readFileSync(0, 'utf8')));
} catch (error) {
  reply = { error: error.message };
}
console.log(JSON.stringify(reply));
