// What belongs to the models and is not compiled with them: the tables of the documents, the lock file, the script.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const read = (...path) => readFileSync(join(ROOT, ...path), 'utf8');
const work = mkdtempSync(join(tmpdir(), 'distribution-model-'));
after(() => rmSync(work, { recursive: true, force: true }));

const MODELS = ['round', 'governance', 'scores', 'sales'];
const evidence = read('docs', 'evidence.md');

describe('the evidence', () => {
  it('has every property, with its kind', () => {
    const made = MODELS.flatMap((model) =>
      [...read('model', 'src', model, 'properties.rs').matchAll(/Promise::(always|eventually)\(\s*"(\w+)"/g)].map(
        ([, kind, name]) => `${kind} ${name}`,
      ),
    );
    assert.ok(made.length > 30, `only ${made.length} properties`);
    const told = [...evidence.matchAll(/^\| (always|eventually) `(\w+)` \|/gm)].map(
      ([, kind, name]) => `${kind} ${name}`,
    );
    assert.deepEqual(told.sort(), made.sort());
  });

  it('has every fault, with the property that finds it', () => {
    const made = MODELS.flatMap((model) =>
      [...read('model', 'src', model, 'faults.rs').matchAll(/\(\s*Fault::(\w+),\s*"(\w+)",\s*"(\w+)",?\s*\)/g)].map(
        ([, ...row]) => row,
      ),
    );
    assert.ok(made.length > 35, `only ${made.length} faults`);
    const told = [...evidence.matchAll(/^\| `(\w+)` \| (\w+) \| `(\w+)` \| \d+ \|$/gm)].map(([, ...row]) => row);
    assert.deepEqual(told, made);
  });

  it('has every world', () => {
    const made = MODELS.flatMap((model) =>
      [...read('model', 'src', model, 'worlds.rs').matchAll(/plain\("(\w+)"\)/g)].map(([, name]) => name),
    );
    const row = new RegExp(`^\\| (?:${MODELS.join('|')}) \\| \`(\\w+)\` \\|`, 'gm');
    const told = [...evidence.matchAll(row)].map(([, name]) => name);
    assert.deepEqual(told, made);
  });
});

describe('the traces', () => {
  // The mock of scores has no multisig.
  const UNTOLD = ['several'];

  it('are of every world that a mock can have, and each has its test', () => {
    const worlds = MODELS.flatMap((model) =>
      [...read('model', 'src', model, 'worlds.rs').matchAll(/plain\("(\w+)"\)/g)].map(([, name]) => name),
    );
    const made = worlds.filter((name) => !UNTOLD.includes(name)).map((name) => `${name}.trace`);
    const kept = ['distribution', 'brakes', 'emission', 'scores', 'sales'].flatMap((pallet) => {
      assert.match(read('pallets', pallet, 'src', 'tests', 'mod.rs'), /^mod traces;$/m);
      return readdirSync(join(ROOT, 'pallets', pallet, 'src', 'tests', 'traces'));
    });
    assert.deepEqual(kept.sort(), made.sort());
  });
});

describe("the models' lock file", () => {
  /** Of each package of a lock file, the versions. */
  const versions = (...path) => {
    const found = new Map();
    for (const [, name, version] of read(...path).matchAll(/^name = "(.*)"\nversion = "(.*)"$/gm)) {
      found.set(name, [...(found.get(name) ?? []), version]);
    }
    return found;
  };
  /** What two versions share if one stands for the other: the first number that is not 0. */
  const series = (version) => /^(?:0\.)*\d+/.exec(version)[0];

  it('has the versions of the other, where it has the same packages', () => {
    const all = versions('Cargo.lock');
    const faults = [];
    for (const [name, own] of versions('model', 'Cargo.lock')) {
      for (const version of own) {
        const others = (all.get(name) ?? []).filter((other) => series(other) === series(version));
        if (others.length > 0 && !others.includes(version)) faults.push(`${name} ${version}: ${others}`);
      }
    }
    assert.deepEqual(faults, [], 'run scripts/model.sh --lock');
  });
});

describe('model.sh', () => {
  it('fails when there is no such model', () => {
    const { NODE_TEST_CONTEXT: _context, ...clean } = process.env;
    const env = { ...clean, CARGO_TARGET_DIR: join(work, 'target'), XDG_CACHE_HOME: join(work, 'cache') };
    const { status, stderr } = spawnSync(join(ROOT, 'scripts', 'model.sh'), ['treasury'], { encoding: 'utf8', env });
    assert.equal(status, 1);
    assert.match(stderr, /treasury is not a model: round, governance, scores, sales/);
  });
});
