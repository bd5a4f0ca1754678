// Writes the newest stable metadata of the chain whose node answers at URL, as wallets and offline signers read it:
// metadata.mjs URL FILE. Waits for the node for ten minutes. Prints its versions as lines `name: value`.

import { realpathSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The version that is asked for: the newest that is stable. */
const VERSION = 15;
const PATIENCE = 600_000;

/** What `Metadata_metadata_at_version` answers: an optional sequence of bytes. */
export function opaque(answer) {
  const bytes = Buffer.from(answer.slice(2), 'hex');
  if (bytes[0] !== 1) throw new Error(`the runtime has no metadata of version ${VERSION}`);
  const mode = bytes[1] & 3;
  const [head, length] =
    mode === 2 ? [5, bytes.readUInt32LE(1) >>> 2] : mode === 1 ? [3, bytes.readUInt16LE(1) >>> 2] : [2, bytes[1] >>> 2];
  const metadata = bytes.subarray(head);
  if (metadata.length !== length || metadata.subarray(0, 4).toString() !== 'meta') {
    throw new Error('the answer is no metadata');
  }
  return metadata;
}

async function ask(url, method, ...params) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: 1, jsonrpc: '2.0', method, params }),
  });
  const { result, error } = await response.json();
  if (error) throw new Error(`${method}: ${error.message}`);
  return result;
}

async function reached(url) {
  const limit = Date.now() + PATIENCE;
  for (;;) {
    try {
      return await ask(url, 'state_getRuntimeVersion');
    } catch (error) {
      if (Date.now() > limit) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

async function main([url, file]) {
  if (!url || !file) throw new Error('usage: metadata.mjs URL FILE');
  const version = await reached(url);
  const argument = Buffer.alloc(4);
  argument.writeUInt32LE(VERSION);
  const answer = await ask(url, 'state_call', 'Metadata_metadata_at_version', `0x${argument.toString('hex')}`);
  writeFileSync(file, opaque(answer));
  console.log(`runtime: ${version.specName} ${version.specVersion}`);
  console.log(`transaction version: ${version.transactionVersion}`);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await main(process.argv.slice(2));
}
