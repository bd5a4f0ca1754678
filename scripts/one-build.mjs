// Compares two unit graphs of cargo: what the first compiles of other people's crates, the second must have in the same
// form; and neither may compile a crate twice with other features or settings.

import { readFileSync } from 'node:fs';

// Either selection needs many more crates of other people. A graph with fewer is not the whole one, and proves nothing.
const LEAST = 300;

/** The crates of a graph that are not ours, by name and kind: the forms in which each is compiled. */
function forms(file) {
  const found = new Map();
  for (const { pkg_id: crate, target, mode, profile, features } of JSON.parse(readFileSync(file, 'utf8')).units) {
    if (!crate.startsWith('registry+') || mode === 'run-custom-build') continue;
    const name = `${crate.replace(/^.*[#/]/, '')} ${target.kind[0]}`;
    // All settings, as cargo itself compares them: only under what name they stand does not matter.
    const { name: _name, ...settings } = profile;
    const form = JSON.stringify({ features, ...settings });
    found.set(name, (found.get(name) ?? new Set()).add(form));
  }
  return found;
}

const [programs, tests] = process.argv.slice(2).map(forms);
for (const [what, { size }] of Object.entries({ programs, tests })) {
  if (size >= LEAST) continue;
  console.error(
    `error: cargo's graph of the ${what} has ${size} crates of other people, not the ${LEAST} or more there are`,
  );
  process.exit(1);
}
const faults = [];
for (const [name, all] of [...programs, ...tests]) {
  if (all.size > 1) faults.push(`compiled ${all.size} times: ${name}\n    ${[...all].join('\n    ')}`);
}
for (const [name, all] of programs) {
  // The umbrella crate has no code of its own: it may name more crates for the tests.
  if (name.startsWith('polkadot-sdk@')) continue;
  for (const form of all) {
    const other = tests.get(name);
    if (!other?.has(form)) {
      faults.push(
        `differs: ${name}\n    for the programs ${form}\n    for the tests    ${[...(other ?? [])].join(' ')}`,
      );
    }
  }
}
if (faults.length) {
  console.error([...new Set(faults)].join('\n'));
  console.error(
    'error: the tests would compile crates again; ask for the missing features in node/Cargo.toml, or say in the \
workspace what cargo sets differently',
  );
  process.exit(1);
}
console.log(`${programs.size} crates for the programs, ${tests.size} for the tests, each compiled once`);
