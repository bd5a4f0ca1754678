// Which crates scripts/coverage.sh measures, and how much of their lines the tests have to reach.
//
//   node scripts/coverage.mjs packages             the arguments that name them, one a line
//   node scripts/coverage.mjs judge REPORT ROOT    a table of what a report of llvm-cov says; fails below a floor

import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Crates: folder, package, and the floor in percent of lines. A floor is raised when there is more, and never lowered. */
export const CRATES = [
  { folder: 'primitives', name: 'distribution-primitives', floor: 95 },
  { folder: 'pallets/brakes', name: 'pallet-brakes', floor: 95 },
  { folder: 'pallets/clock', name: 'pallet-distribution-clock', floor: 95 },
  { folder: 'pallets/common', name: 'pallet-distribution-common', floor: 95 },
  { folder: 'pallets/compliance', name: 'pallet-compliance', floor: 95 },
  { folder: 'pallets/digest', name: 'pallet-distribution-digest', floor: 95 },
  { folder: 'pallets/distribution', name: 'pallet-distribution', floor: 95 },
  { folder: 'pallets/emission', name: 'pallet-emission', floor: 95 },
  { folder: 'pallets/announcements', name: 'pallet-announcements', floor: 95 },
  { folder: 'pallets/fees', name: 'pallet-distribution-fees', floor: 95 },
  { folder: 'pallets/foreign', name: 'pallet-foreign', floor: 95 },
  { folder: 'pallets/lists', name: 'pallet-distribution-lists', floor: 95 },
  { folder: 'pallets/payees', name: 'pallet-payees', floor: 95 },
  { folder: 'pallets/sales', name: 'pallet-sales', floor: 95 },
  { folder: 'pallets/scores', name: 'pallet-scores', floor: 95 },
  { folder: 'client', name: 'distribution-client', floor: 95 },
];

/** What is not code of a crate but of its tests: it is reached because it is what reaches. */
const TESTS = /(^|\/)(tests?|mock|benchmarking)(\/|\.rs$)/;

/**
 * Judges the files of a report, as llvm-cov exports them. Returns a row for each crate (name, lines, lines reached, percent
 * rounded down, floor), the files that lack lines, and what is wrong.
 */
export function judge(files, root, crates = CRATES) {
  const known = files.map(({ filename, summary }) => ({ path: relative(root, filename), lines: summary.lines }));
  const rows = [];
  const lacking = [];
  const faults = [];
  for (const { folder, name, floor } of crates) {
    const own = known.filter(({ path }) => path.startsWith(`${folder}/src/`) && !TESTS.test(path.slice(folder.length)));
    const count = own.reduce((sum, { lines }) => sum + lines.count, 0);
    const covered = own.reduce((sum, { lines }) => sum + lines.covered, 0);
    if (count === 0) {
      faults.push(`${name} is not in the report`);
      continue;
    }
    const percent = Math.floor((covered / count) * 1000) / 10;
    rows.push({ name, count, covered, percent, floor });
    if (percent < floor) faults.push(`${name}: ${percent} % of its lines are reached, below the floor of ${floor} %`);
    lacking.push(...own.filter(({ lines }) => lines.covered < lines.count));
  }
  lacking.sort((a, b) => b.lines.count - b.lines.covered - (a.lines.count - a.lines.covered));
  return { rows, lacking, faults };
}

function print(report, root) {
  const { data } = JSON.parse(readFileSync(report, 'utf8'));
  const { rows, lacking, faults } = judge(data[0].files, root);
  console.log('| crate | lines | reached | share | floor |\n|---|---|---|---|---|');
  for (const { name, count, covered, percent, floor } of rows) {
    console.log(`| \`${name}\` | ${count} | ${covered} | ${percent} % | ${floor} % |`);
  }
  console.log('\nFiles with lines that no test reaches:');
  for (const { path, lines } of lacking) console.log(`${String(lines.count - lines.covered).padStart(6)}  ${path}`);
  for (const fault of faults) console.error(`error: ${fault}`);
  return faults.length === 0;
}

const [what, ...rest] = process.argv[1] === fileURLToPath(import.meta.url) ? process.argv.slice(2) : [];
if (what === 'packages') console.log(CRATES.map(({ name }) => `--package=${name}`).join('\n'));
if (what === 'judge' && !print(...rest)) process.exit(1);
