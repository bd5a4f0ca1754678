// Runs a collator with the command line of the systemd service, hence on its default ports, and with a relay chain node
// that finds no peers. Meant for its own namespaces (`isolated` in program.mjs). Prints one JSON object: the metrics of
// both sides, the output of the image's health check, and how the node ended.
// Arguments: the service, its environment file, a data folder, the health check.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch, run, NODE } from './program.mjs';
import { metrics } from './promql.mjs';

const [service, environment, data, healthcheck] = process.argv.slice(2);
// A raw chain spec of ours: otherwise the node would compile the runtime once more to build the genesis. And a relay chain
// whose spec is built into the node; its network cannot be reached from here.
const OURS = process.env.E2E_DEV_SPEC ?? 'local';
const SPECS = { 'raw.json': OURS, 'relay.json': 'westend' };

/** The command line as systemd splits it into words. */
function commandLine() {
  const variables = Object.fromEntries(
    [...readFileSync(environment, 'utf8').matchAll(/^(\w+)="(.*)"$/gm)].map(([, name, value]) => [name, value]),
  );
  const [, start] = readFileSync(service, 'utf8').match(/^ExecStart=\S+ (.*)$/m);
  const words = start
    .replaceAll('%S/distribution-node', data)
    .split(' ')
    .flatMap((word) => (word.startsWith('$') ? variables[word.slice(1)].split(' ') : [word]));
  return words.map((word) => SPECS[word.match(/^\/etc\/distribution-node\/(.*)$/)?.[1]] ?? word);
}

/** The page of metrics at a port, once it has the metric `wanted`. */
async function page(port, wanted) {
  for (let tries = 0; tries < 1_200; tries += 1) {
    try {
      const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
      if (metrics(text).has(wanted)) return text;
    } catch {
      /* not yet */
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`no ${wanted} at port ${port}`);
}

const health = () => run('bash', [healthcheck], { env: { HEALTH_STATE: join(data, 'health') } });

const key = await run(NODE, ['key', 'generate-node-key', '--chain', OURS, '--base-path', data]);
if (key.code !== 0) throw new Error(key.log);
const node = launch(['--collator', '--no-hardware-benchmarks', ...commandLine()]);
await node.line(/Warning: there is no Aura session key in \S+\/keystore, so this collator will make no blocks/);
await node.line(/\[Relaychain\] Running JSON-RPC server: addr=127\.0\.0\.1:9945,/);
await node.line(/\[Parachain\] Running JSON-RPC server: addr=127\.0\.0\.1:9944,/);
const parachain = await page(9615, 'parachain_unincluded_segment_size_count');
const relay = await page(9616, 'polkadot_parachain_collations_sent_total');
const alive = await health();
const code = await node.stop();
const dead = await health();
console.log(JSON.stringify({ parachain, relay, alive, dead, code, log: code === 0 ? '' : node.log }));
