// A development chain for a test: the built node on free ports with its own data folder, and an API connected to it.

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiPromise, WsProvider } from '@polkadot/api';
import { READY, freePort, launch } from './program.mjs';

export { BIN, freePort } from './program.mjs';

// Transaction extensions that carry nothing; naming them keeps polkadot.js from warning.
const none = { extrinsic: {}, payload: {} };

export function connect(url) {
  return ApiPromise.create({
    provider: new WsProvider(url, 500),
    signedExtensions: { AuthorizeCall: none, StorageWeightReclaim: none },
    // Fees are paid in assets by their ids; polkadot.js takes a location unless it is told.
    types: { TAssetConversion: 'Option<u32>' },
    noInitWarn: true,
  });
}

/**
 * A development node that makes a block every `blockTime` ms; each block advances the relay chain's clock by one. The
 * clock is 0 until the first block, so the start waits for that block unless `firstBlock` is false. `prometheus` is the
 * port of the metrics. `keep` is the number of blocks whose transactions it keeps.
 *
 * `blocks(seconds)` is the number of blocks in so many seconds. Use it for whatever must happen before a certain block:
 * a busy machine needs the seconds, however short the block time is.
 *
 * The command line signs mortal transactions, which a busy pool refuses if it has not seen their first block yet: tests
 * of commands use blocks of half a second.
 *
 * E2E_BLOCK_TIME overrides the block time. E2E_DEV_SPEC is the raw chain spec of the development chain: with it the node
 * starts sooner, because it need not build the genesis.
 */
export async function startNode({ blockTime: wanted = 200, args = [], firstBlock = true, keep = 'archive' } = {}) {
  const blockTime = Number(process.env.E2E_BLOCK_TIME || wanted);
  const data = mkdtempSync(join(tmpdir(), 'distribution-e2e-'));
  const [rpc, p2p, prometheus] = await Promise.all([freePort(), freePort(), freePort()]);
  const spec = args.includes('--chain') || !process.env.E2E_DEV_SPEC ? [] : ['--chain', process.env.E2E_DEV_SPEC];
  const node = launch([
    ...['--dev', '--dev-block-time', blockTime, '--base-path', data],
    ...['--rpc-port', rpc, '--port', p2p, '--prometheus-port', prometheus],
    ...['--state-pruning', 'archive', '--blocks-pruning', keep, ...spec, ...args],
  ]);
  const url = `ws://127.0.0.1:${rpc}`;
  await node.line(READY);
  const died = node.ended.then((code) => {
    throw new Error(`the node ended with ${code}:\n${node.log.slice(-4000)}`);
  });
  died.catch(() => {});
  const api = await Promise.race([connect(url), died]);
  await api.isReady;
  if (firstBlock) await node.line(/Imported #1\b/);
  const end = async () => {
    await api.disconnect();
    await node.stop(20);
  };
  return {
    api,
    url,
    prometheus,
    get log() {
      return node.log;
    },
    blocks: (seconds) => Math.ceil((seconds * 1000) / blockTime),
    /** Ends the node, and returns the folder of its chain, which is there until `stop`. */
    async halt() {
      await end();
      const [chain] = readdirSync(join(data, 'chains'));
      return join(data, 'chains', chain);
    },
    async stop() {
      await end();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
