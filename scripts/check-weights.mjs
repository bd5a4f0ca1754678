// Compares the weights that the runtime declares with those measured again: check-weights.mjs WEIGHTS RESULTS ASKED…,
// with the folder of weight files and one of files from `benchmark pallet --json-file`. A benchmark that is in several
// files counts as the last of them has it, by name. Prints a table, worst first, and fails if a weight is too low or too
// high, or not measured: of each pallet in the results all, of one that is ASKED as PALLET:NAME,NAME… those.
//
//   --doubtful   prints only which benchmarks would fail, as `PALLET NAME,NAME`, and never fails for it

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { declared, faultsOf, functionsOf, measurements } from './weights.mjs';

const doubtful = process.argv[2] === '--doubtful';
const [weights, results, ...asked] = process.argv.slice(doubtful ? 3 : 2);
/** The benchmarks that were asked for of some pallets; of the others all are. */
const named = new Map(
  asked.flatMap((each) => {
    const [, pallet, names] = /^(.*[^:]):([^:]+)$/.exec(each) ?? [];
    return pallet ? [[pallet, names.split(',')]] : [];
  }),
);

const measured = new Map();
for (const file of readdirSync(results).sort()) {
  for (const each of measurements(join(results, file))) {
    if (!measured.has(each.pallet)) measured.set(each.pallet, new Map());
    measured.get(each.pallet).set(each.name, each);
  }
}

const rows = [];
const missing = [];
for (const [pallet, benchmarks] of measured) {
  const functions = functionsOf(readFileSync(join(weights, `${pallet.replaceAll('::', '_')}.rs`), 'utf8'));
  for (const name of named.get(pallet) ?? functions.keys()) {
    if (!benchmarks.has(name)) missing.push(`${pallet}::${name} was not measured`);
  }
  for (const [name, { cases }] of benchmarks) {
    if (cases.length === 0) missing.push(`${pallet}::${name} was not timed`);
    if (!functions.has(name)) {
      missing.push(`${pallet}::${name} has no weight`);
      continue;
    }
    const total = ({ components }) => Object.values(components).reduce((sum, value) => sum + value, 0);
    const smallest = Math.min(...cases.map(total));
    for (const { components, ...measures } of cases) {
      const declares = declared(functions.get(name), components);
      rows.push({
        pallet,
        name,
        values: Object.entries(components).map(([component, value]) => `${component} = ${value}`),
        declares,
        measures,
        faults: faultsOf(declares, measures, cases.length > 1 && total({ components }) === smallest),
      });
    }
  }
}

/** Declared in proportion to measured. */
const ratio = ({ declares, measures }, part) => (measures[part] ? declares[part] / measures[part] : 1);
const closeness = (row) => Math.min(...['time', 'reads', 'writes', 'proof'].map((part) => ratio(row, part)));
rows.sort((a, b) => (b.faults.length > 0) - (a.faults.length > 0) || closeness(a) - closeness(b));

if (doubtful) {
  const names = new Map();
  for (const { pallet, name, faults } of rows) {
    if (faults.length) names.set(pallet, (names.get(pallet) ?? new Set()).add(name));
  }
  for (const [pallet, some] of names) console.log(`${pallet} ${[...some].join(',')}`);
} else {
  const us = (picoseconds) => (picoseconds / 1e6).toFixed(1);
  const pair = ({ declares, measures }, part) => `${declares[part]}, ${measures[part]}`;
  console.log('| call or hook | time: declared, measured | ratio | reads | writes | bytes of proof | |');
  console.log('|---|---|---|---|---|---|---|');
  for (const row of rows) {
    const call = [`\`${row.pallet.replace(/^pallet_/, '')}::${row.name}\``, ...row.values].join(', ');
    const times = `${us(row.declares.time)}, ${us(row.measures.time)} µs`;
    const counts = ['reads', 'writes', 'proof'].map((part) => pair(row, part));
    console.log(`| ${[call, times, ratio(row, 'time').toFixed(2), ...counts, row.faults.join(', ')].join(' | ')} |`);
  }
  const faulty = rows.filter(({ faults }) => faults.length);
  for (const { pallet, name, values, faults } of faulty) {
    console.error(`error: ${[`${pallet}::${name}`, ...values].join(', ')}: ${faults.join(', ')}`);
  }
  for (const fault of missing) console.error(`error: ${fault}`);
  if (rows.length === 0) console.error('error: nothing was measured');
  if (faulty.length || missing.length || rows.length === 0) process.exitCode = 1;
  else console.log(`\n${rows.length} cases of ${measured.size} pallets: none too low, none too high`);
}
