// What docs/evidence.md says of the searches, compared with what there is to search with.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { FAULTS, propertiesIn } from '../../../scripts/faults.mjs';
import { MODULES } from '../../../scripts/mutants.mjs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const read = (...path) => readFileSync(join(ROOT, ...path), 'utf8');
const evidence = read('docs', 'evidence.md');

/** The Rust files below a folder. */
const sources = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'target' ? [] : sources(path);
    return entry.name.endsWith('.rs') ? [path] : [];
  });

describe('the evidence', () => {
  it('counts the properties that are tested with random cases', () => {
    const folders = ['primitives', 'pallets', 'client', 'runtime'].map((folder) => join(ROOT, folder));
    const all = folders.flatMap(sources).flatMap((path) => propertiesIn(readFileSync(path, 'utf8')));
    assert.ok(all.length >= 40, `only ${all.length} properties`);
    assert.ok(
      all.every((name) => /_should_/.test(name)),
      all.find((name) => !/_should_/.test(name)),
    );
    assert.match(evidence, new RegExp(`^${all.length} properties are tested`, 'm'), `${all.length} properties`);
  });

  it('counts the targets, the modules and the faults', () => {
    const targets = readdirSync(join(ROOT, 'fuzz', 'corpus')).length;
    assert.match(evidence, new RegExp(`^${targets} targets `, 'm'), `${targets} targets`);
    const modules = Object.keys(MODULES).length;
    assert.match(evidence, new RegExp(`of ${modules} modules`), `${modules} modules`);
    assert.match(evidence, new RegExp(`^${FAULTS.length} faults `, 'm'), `${FAULTS.length} faults`);
  });

  it('has a section for each row of its table, and the other way round', () => {
    const rows = [...evidence.matchAll(/^\| \[\w+\]\(#(\w+)\) \| `scripts\//gm)].map(([, name]) => name);
    const sections = [...evidence.matchAll(/^## (.*)$/gm)].map(([, title]) => title.toLowerCase());
    assert.deepEqual(rows, sections);
  });
});
