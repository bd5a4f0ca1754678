// Starts the built node on free ports with a temporary data folder, and always stops it.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, createWriteStream } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiPromise, WsProvider } from '@polkadot/api';

export const BIN = process.env.DISTRIBUTION_BIN ?? fail('DISTRIBUTION_BIN must name the folder of the built programs');

function fail(message) {
  throw new Error(message);
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

// Transaction extensions that carry nothing; naming them keeps polkadot.js from warning.
const none = { extrinsic: {}, payload: {} };

export function connect(url) {
  return ApiPromise.create({
    provider: new WsProvider(url, 500),
    signedExtensions: { AuthorizeCall: none, StorageWeightReclaim: none },
    noInitWarn: true,
  });
}

/**
 * A development node with a block every `blockTime` ms, and an API connected to it; `prometheus` is the port of its
 * metrics. The chain's clock is 0 until its first block, so that is waited for, unless `firstBlock` is false.
 */
export async function startNode({ blockTime = 500, args = [], firstBlock = true } = {}) {
  const data = mkdtempSync(join(tmpdir(), 'distribution-e2e-'));
  const [rpc, p2p, prometheus] = await Promise.all([freePort(), freePort(), freePort()]);
  const log = join(data, 'node.log');
  const child = spawn(
    join(BIN, 'distribution-node'),
    [
      '--dev',
      '--dev-block-time',
      String(blockTime),
      '--base-path',
      join(data, 'base'),
      '--rpc-port',
      String(rpc),
      '--port',
      String(p2p),
      '--prometheus-port',
      String(prometheus),
      '--state-pruning',
      'archive',
      '--blocks-pruning',
      'archive',
      ...args,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const out = createWriteStream(log);
  let tail = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      out.write(chunk);
      tail = (tail + chunk).slice(-4000);
    });
  }
  const kill = () => child.exitCode === null && child.kill('SIGKILL');
  process.on('exit', kill);
  const exited = new Promise((resolve) => child.on('exit', resolve));
  const url = `ws://127.0.0.1:${rpc}`;
  const died = exited.then((code) => fail(`the node ended with code ${code}:\n${tail}`));
  died.catch(() => {});
  const api = await Promise.race([connect(url), died]);
  await api.isReady;
  while (firstBlock && (await api.rpc.chain.getHeader()).number.toNumber() === 0) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    api,
    url,
    prometheus,
    async stop() {
      await api.disconnect();
      child.kill('SIGTERM');
      await Promise.race([exited, new Promise((r) => setTimeout(r, 20_000))]);
      kill();
      process.off('exit', kill);
      rmSync(data, { recursive: true, force: true });
    },
  };
}
