// A development chain with a history for an index: a round of 13,502 payments and one of 50 that are vested, stakes,
// eras and rewards. index-figures.mjs measures what it takes to index, api-fuzz.mjs asks questions about it.
// DISTRIBUTION_BIN is the folder of the programs.

import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../e2e/lib/blocks.mjs';
import { allocation } from '../e2e/lib/data.mjs';
import { runningEra, untilEra } from '../e2e/lib/emission.mjs';
import { startNode } from '../e2e/lib/node.mjs';
import { BIN, run } from '../e2e/lib/program.mjs';
import { CID, UNIT, empty, keyring } from '../e2e/lib/rounds.mjs';
import { objectsIn } from '../e2e/lib/schemas.mjs';
import { send } from '../e2e/lib/tx.mjs';

/** Seconds after which a program of this chain hangs. */
export const PATIENCE = 3_600;
export const PROGRAM = join(BIN, 'distribution');
const STAKE = 0;

const VESTED = 50;

/**
 * Starts a node with a block every `blockTime` ms, and makes the history, with another round of `payments` if there are
 * to be some. Returns once `blocks` are final: the node, the rounds, the environment of commands about the chain, and a
 * folder that goes when this program ends.
 */
export async function startHistory({ blocks, blockTime, payments = 0 }) {
  const work = mkdtempSync(join(tmpdir(), 'distribution-index-'));
  process.on('exit', () => rmSync(work, { recursive: true, force: true }));
  const node = await startNode({ blockTime });
  const { api, url } = node;
  const env = { DISTRIBUTION_CONFIG: '', DISTRIBUTION_URL: url, DISTRIBUTION_SURI: '//Alice' };

  /** Runs the command line as Alice, and returns what it tells. */
  async function distribution(...args) {
    const { code, log } = await run(PROGRAM, ['--json', '--yes', ...args], { env, seconds: PATIENCE });
    if (code !== 0) throw new Error(`distribution ${args.join(' ')} ended with ${code}:\n${log.slice(-4_000)}`);
    return objectsIn(log).at(-1);
  }

  /** Pays a list to its last row, as a round on these terms. */
  async function pay(file, ...terms) {
    const folder = `${file}-list`;
    await distribution('list', 'build', file, '--allow-keyless', '--cid', CID, '--out', folder);
    const { round } = await distribution('round', 'draft', '--list', folder, ...terms);
    await distribution('round', 'fund', round);
    await distribution('round', 'open', round);
    await distribution('claim-all', round, '--list', folder);
    return round;
  }

  /** A list of `rows` generated accounts, from a hundred tokens on: less cannot be vested. */
  function generated(name, rows) {
    const file = join(work, `${name}.csv`);
    writeFileSync(
      file,
      Array.from({ length: rows }, (_, i) => `${empty(`${name} ${i}`)},${100n * UNIT + BigInt(i)}\n`).join(''),
    );
    return file;
  }

  const bob = keyring().addFromUri('//Bob');
  await send(api, api.tx.emission.stake(STAKE, 1_000n * UNIT), bob);
  const real = join(work, 'real.csv');
  copyFileSync(allocation(), real);
  const round = await pay(real);
  const vested = await pay(generated('vested', VESTED), '--release', 'vested', '--length', '30d');
  const large = payments > 0 ? await pay(generated('large', payments)) : null;
  // Stake that was there before an era has earned when it ends.
  await untilEra(api, (await runningEra(api)) + 2);
  await send(api, api.tx.emission.claim(STAKE, bob.address), bob);
  const final = async () => (await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead())).number.toNumber();
  const last = Math.max(blocks, (await api.rpc.chain.getHeader()).number.toNumber());
  await until(api, async () => (await final()) >= last, PATIENCE * 1_000);
  return { node, round, vested, large, env, work, last };
}
