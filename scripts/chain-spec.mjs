// Makes the chain spec of a deployment and all that registering its parachain needs. Called by chain-spec.sh, which
// knows where the programs are. Ends with 2 for wrong usage, 3 for wrong input; then nothing is written.

import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readDeployment } from './chain-spec/deployment.mjs';
import { tokens } from './chain-spec/facts.mjs';
import { checksums, differences, plainSpec, summary } from './chain-spec/genesis.mjs';

const USAGE = `usage: scripts/chain-spec.sh DEPLOYMENT.json FOLDER [--allocation CSV] [--vesting CSV] [--node PROGRAM] [--wasm FILE]

Checks the deployment file and writes to FOLDER: plain.json and raw.json (the chain spec), genesis-head and genesis-wasm
(for registering the parachain), summary.json, SHA256SUMS. deploy/chain-spec/genesis.example.json is where to begin;
docs/deployment.md explains it.`;
/** Most faults told at once. */
const SHOWN = 50;

function end(code, ...lines) {
  for (const line of lines) console.error(line);
  process.exit(code);
}

function readArguments() {
  let parsed;
  try {
    parsed = parseArgs({
      allowPositionals: true,
      options: Object.fromEntries(['allocation', 'vesting', 'node', 'wasm'].map((name) => [name, { type: 'string' }])),
    });
  } catch (error) {
    end(2, `error: ${error.message}`, USAGE);
  }
  const {
    positionals: [deployment, folder, ...rest],
    values,
  } = parsed;
  if (!deployment || !folder || rest.length > 0) end(2, USAGE);
  const files = {
    deployment,
    allocation: values.allocation,
    vesting: values.vesting,
    wasm: values.wasm,
    node: values.node,
  };
  for (const [what, path] of Object.entries(files)) {
    if (path !== undefined && !existsSync(path)) {
      const built = ['wasm', 'node'].includes(what) ? `; build it with scripts/run.sh, or name one with --${what}` : '';
      end(2, `error: no such file: ${path} (${what})${built}`);
    }
  }
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    end(2, `error: ${folder} is there already and not empty; name another folder, or remove it`);
  }
  return { ...files, folder: resolve(folder) };
}

/** Runs the node on the chain spec at `spec`. */
function run(program, command, spec, ...args) {
  const { status, error, stderr } = node(program, command, spec, ...args);
  if (error) end(1, `error: ${program} cannot be run: ${error.message}`);
  if (status !== 0)
    {end(
      3,
      `error: node and runtime refuse this chain spec; nothing was written. They say: ${reason(program, spec, stderr)}`,
    );}
}

function node(program, command, spec, ...args) {
  return spawnSync(program, [command, '--chain', spec, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
}

/** What the runtime says; only this command prints it. */
function reason(program, spec, stderr) {
  const { stderr: log } = node(
    program,
    'export-genesis-head',
    spec,
    '--base-path',
    join(dirname(spec), 'base'),
    '/dev/null',
  );
  const panic = log?.match(/panicked at [^\n]*\n([^\n]*)/)?.[1];
  return (panic ?? stderr.split('\\nWASM backtrace')[0]).trim();
}

const { deployment, allocation, vesting, node: program, wasm, folder } = readArguments();
const { plan, faults, notes } = readDeployment(deployment, { allocation, vesting });
if (faults.length > 0) {
  const more = faults.length > SHOWN ? [`… and ${faults.length - SHOWN} more`] : [];
  end(
    3,
    ...faults.slice(0, SHOWN).map((fault) => `error: ${fault}`),
    ...more,
    `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'} in the input; nothing was written`,
  );
}

// Written beside the folder, and moved there once all of it is right.
mkdirSync(dirname(folder), { recursive: true });
const work = mkdtempSync(`${folder}.`);
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
const file = (name) => join(work, name);
const code = readFileSync(wasm);
writeFileSync(file('plain.json'), plainSpec(plan, code));
run(program, 'export-chain-spec', file('plain.json'), '--raw', '--output', file('raw.json'));
const raw = JSON.parse(readFileSync(file('raw.json')));
const wrong = differences(plan, raw, code);
if (wrong.length > 0)
  {end(
    1,
    ...wrong.map((line) => `error: ${line}`),
    'error: the state is not what the deployment says; nothing was written',
  );}
run(program, 'export-genesis-head', file('raw.json'), '--base-path', file('base'), file('genesis-head'));
run(program, 'export-genesis-wasm', file('raw.json'), '--base-path', file('base'), file('genesis-wasm'));
rmSync(file('base'), { recursive: true, force: true });

const inputs = Object.entries({ deployment, allocation, vesting, wasm }).filter(([, path]) => path);
const facts = summary(
  plan,
  raw,
  readFileSync(file('genesis-head'), 'utf8').trim(),
  code,
  Object.fromEntries(inputs.map(([what, path]) => [what, readFileSync(path)])),
);
writeFileSync(file('summary.json'), `${JSON.stringify(facts, null, 2)}\n`);
const names = ['genesis-head', 'genesis-wasm', 'plain.json', 'raw.json', 'summary.json'];
writeFileSync(file('SHA256SUMS'), checksums(names.map((name) => [name, readFileSync(file(name))])));
if (existsSync(folder)) rmdirSync(folder);
chmodSync(work, 0o777 & ~process.umask());
renameSync(work, folder);

for (const note of notes) console.error(`note: ${note}`);
const { supply, runtime } = facts;
console.log(`
  chain            ${facts.chain.name} (${facts.chain.id}), ${facts.chain.type}
  parachain        ${facts.paraId} of ${facts.relayChain}
  runtime          ${runtime.name} ${runtime.version}, ${runtime.bytes} bytes
  code hash        ${runtime.codeHash}
  genesis hash     ${facts.genesisHash}
  genesis head     ${facts.genesisHead}
  accounts         ${facts.accounts}, with ${tokens(BigInt(supply.allocated))}
  total issuance   ${tokens(BigInt(supply.totalIssuance))}, with what keeps the chain's own accounts alive
  vesting          ${facts.vestingSchedules} schedules, ${tokens(BigInt(supply.lockedByVesting))}
  collators        ${facts.collators.map(({ account }) => account).join('\n                   ')}
  committee        ${facts.committee.join('\n                   ')}

Written to ${basename(folder)}: plain.json raw.json genesis-head genesis-wasm summary.json SHA256SUMS`);
