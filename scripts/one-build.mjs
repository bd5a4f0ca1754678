// Compares two unit graphs of cargo: what the first compiles of other people's crates, the second must have in the same
// form; and neither may compile a crate twice with other features or settings.

import { readFileSync } from 'node:fs';

/** The crates of a graph that are not ours, by name and kind: the forms in which each is compiled. */
function forms(file) {
  const found = new Map();
  for (const { pkg_id: crate, target, mode, profile, features } of JSON.parse(readFileSync(file, 'utf8')).units) {
    if (!crate.startsWith('registry+') || mode === 'run-custom-build') continue;
    const name = `${crate.replace(/^.*[#/]/, '')} ${target.kind[0]}`;
    const { opt_level: level, codegen_units: units, strip } = profile;
    const form = JSON.stringify({ features, level, units, strip });
    found.set(name, (found.get(name) ?? new Set()).add(form));
  }
  return found;
}

const [programs, tests] = process.argv.slice(2).map(forms);
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
  console.error('error: the tests would compile crates again; ask for the missing features in node/Cargo.toml');
  process.exit(1);
}
console.log(`${programs.size} crates for the programs, ${tests.size} for the tests, each compiled once`);
