// Which code scripts/mutants.sh alters, and what came of it.
//
//   node scripts/mutants.mjs modules              the names of the modules
//   node scripts/mutants.mjs arguments MODULE     the arguments of cargo-mutants for a module, one a line
//   node scripts/mutants.mjs score FOLDER [MODULE]   a table of the results in FOLDER/MODULE/SHARD; fails where a mutant
//                                                 survives that scripts/survivors.json does not excuse

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SURVIVORS = fileURLToPath(new URL('./survivors.json', import.meta.url));

const pallet = (name, folder, files) => ({
  packages: [name],
  files: files.map((file) => `pallets/${folder}/src/${file}.rs`),
});
const distribution = (...files) => pallet('pallet-distribution', 'distribution', files);
const emission = (...files) => pallet('pallet-emission', 'emission', files);
const compliance = (...files) => pallet('pallet-compliance', 'compliance', files);
/** What the chain and clients share: the tests of a pallet that uses it count as well. */
const primitives = (user, ...files) => ({
  packages: ['distribution-primitives', user],
  files: files.map((file) => `primitives/src/${file}.rs`),
});

/** The modules: packages whose tests have to catch the mutants, the first of which has the files. */
export const MODULES = {
  payer: distribution('payer', 'claims', 'many', 'budget', 'bitmap', 'pots'),
  rounds: distribution('rounds', 'drafts', 'cleaning', 'delay', 'clock'),
  ranges: distribution('ranges', 'published'),
  aside: distribution('aside', 'push', 'streams'),
  owners: distribution('redirects', 'ethereum'),
  vouchers: distribution('vouchers', 'vouchers/free', 'vouchers/signers'),
  free: distribution('free', 'free_use'),
  terms: distribution('types', 'prices', 'deposits'),
  lists: pallet('pallet-distribution-lists', 'lists', ['announcing', 'publishing', 'removing', 'types']),
  payees: pallet('pallet-payees', 'payees', ['naming', 'resolving', 'types']),
  announcements: pallet('pallet-announcements', 'announcements', ['announcing', 'challenging', 'objecting']),
  foreign: pallet('pallet-foreign', 'foreign', ['fees', 'registry', 'types']),
  sales: pallet('pallet-sales', 'sales', ['bidding', 'finishing', 'opening', 'types']),
  scores: pallet('pallet-scores', 'scores', ['boards', 'claims', 'disputes', 'posting', 'types']),
  bonds: {
    packages: ['pallet-distribution-common', 'pallet-scores', 'pallet-announcements'],
    files: ['pallets/common/src/bonds.rs'],
  },
  eras: emission('eras', 'schedule', 'halts', 'types/eras'),
  stakes: emission('stakes', 'claims', 'types/stakes'),
  contributions: emission('contributions', 'types/scores', 'types/reporters'),
  pools: emission('pools', 'types/pools'),
  judgement: compliance('judgement', 'types'),
  limits: compliance('limits'),
  freezes: compliance('freezes', 'freeze_queue'),
  trees: primitives(
    'pallet-distribution-lists',
    'merkle',
    'merkle/fold',
    'merkle/hash',
    'merkle/partial',
    'merkle/range',
    'chunk',
    'lists',
  ),
  messages: primitives('pallet-distribution', 'audit', 'credential', 'ethereum', 'redirect', 'terms', 'voucher'),
  issuance: primitives('pallet-emission', 'emission', 'emission/outlook'),
  schedules: primitives('pallet-distribution', 'round', 'payees', 'pot'),
  snapshots: primitives('pallet-announcements', 'snapshot', 'snapshot/computing'),
  prices: primitives('pallet-sales', 'clearing', 'sale'),
  faults: primitives('pallet-scores', 'score'),
  digest: pallet('pallet-distribution-digest', 'digest', ['folding']),
  finals: primitives('pallet-distribution-digest', 'finals'),
};

/** Not part of a chain: for benchmarks, or what a person reads. */
const EXCLUDED = ['benchmark', '<impl .*(Debug|Display) for'];

/** The arguments that choose the code and the tests of a module. */
export function argumentsOf(module) {
  const { packages, files } = MODULES[module];
  const repeated = (flag, all) => all.map((one) => `--${flag}=${one}`);
  return [
    `--package=${packages[0]}`,
    ...repeated('file', files),
    ...repeated('exclude-re', EXCLUDED),
    ...(packages.length > 1 ? repeated('test-package', packages) : []),
  ];
}

/** A mutant's name without its place, which changes with every line above it. */
export const nameOf = (mutant) => mutant.name.replace(/^(.*?):\d+:\d+: /, '$1: ');

/** The outcomes of one complete shard. */
function outcomesOf(folder) {
  const { outcomes } = JSON.parse(readFileSync(join(folder, 'mutants.out', 'outcomes.json'), 'utf8'));
  return outcomes
    .filter(({ scenario }) => scenario.Mutant)
    .map(({ scenario, summary }) => ({ name: nameOf(scenario.Mutant), summary }));
}

/**
 * Counts the outcomes of a module. A mutant that makes the tests run for ever is caught; one that does not compile is not
 * viable, and counts for nothing. `excused` maps names of survivors to reasons.
 */
export function count(outcomes, excused) {
  const of = (...kinds) => outcomes.filter(({ summary }) => kinds.includes(summary));
  const viable = of('CaughtMutant', 'Timeout', 'MissedMutant');
  const missed = of('MissedMutant').map(({ name }) => name);
  return {
    mutants: outcomes.length,
    viable: viable.length,
    caught: viable.length - missed.length,
    excused: missed.filter((name) => excused.has(name)).length,
    open: missed.filter((name) => !excused.has(name)),
    missed,
  };
}

/** In percent, rounded down, so that 100 means all. */
export const share = (caught, viable) => (viable === 0 ? '–' : `${Math.floor((caught / viable) * 1000) / 10} %`);

/** The committed survivors, by name. Each has a reason. */
export function readSurvivors(text) {
  const all = JSON.parse(text);
  for (const { mutant, reason, ...rest } of all) {
    if (typeof mutant !== 'string' || !/^\S+\.rs: ./.test(mutant)) throw new Error(`not a mutant: ${mutant}`);
    if (typeof reason !== 'string' || reason.length < 20) throw new Error(`no reason for ${mutant}`);
    if (Object.keys(rest).length) throw new Error(`unknown: ${Object.keys(rest)}`);
  }
  const map = new Map(all.map(({ mutant, reason }) => [mutant, reason]));
  if (map.size !== all.length) throw new Error('a survivor is listed twice');
  return map;
}

/** The complete shards of a module: `[done, all]`, and their folders. */
function shardsOf(folder) {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const done = names.filter((name) => existsSync(join(folder, name, 'complete')));
  const all = new Set(done.map((name) => Number(name.split('-of-')[1])));
  if (all.size > 1) throw new Error(`${folder} has shards of several sizes: remove the older ones`);
  return { done: done.map((name) => join(folder, name)), all: [...all][0] ?? 0 };
}

function score(folder, only) {
  const excused = readSurvivors(readFileSync(SURVIVORS, 'utf8'));
  const total = [];
  const seen = new Set();
  const open = [];
  let complete = true;
  console.log(
    '| module | shards | mutants | viable | caught | score | survivors with a reason |\n|---|---|---|---|---|---|---|',
  );
  const row = (name, shards, { mutants, viable, caught, excused }) =>
    console.log(`| ${name} | ${shards} | ${mutants} | ${viable} | ${caught} | ${share(caught, viable)} | ${excused} |`);
  for (const module of Object.keys(MODULES).filter((name) => !only || name === only)) {
    const { done, all } = shardsOf(join(folder, module));
    complete &&= all > 0 && done.length === all;
    const outcomes = done.flatMap(outcomesOf);
    const counted = count(outcomes, excused);
    counted.missed.forEach((name) => seen.add(name));
    open.push(...counted.open);
    total.push(...outcomes);
    row(module, `${done.length} of ${all || '?'}`, counted);
  }
  if (!only) row('all', '', count(total, excused));
  if (open.length) console.log(`\nSurvivors without a reason:\n${open.map((name) => `  ${name}`).join('\n')}`);
  const stale = only || !complete ? [] : [...excused.keys()].filter((name) => !seen.has(name));
  if (stale.length) console.log(`\nExcused, but caught or gone:\n${stale.map((name) => `  ${name}`).join('\n')}`);
  return open.length === 0 && stale.length === 0;
}

const [what, ...rest] = process.argv[1] === fileURLToPath(import.meta.url) ? process.argv.slice(2) : [];
if (what === 'modules') console.log(Object.keys(MODULES).join('\n'));
if (what === 'arguments') {
  if (!Object.hasOwn(MODULES, rest[0])) process.exit(1);
  console.log(argumentsOf(rest[0]).join('\n'));
}
if (what === 'score' && !score(...rest)) process.exit(1);
