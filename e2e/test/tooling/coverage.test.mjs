// What decides about the lines that tests reach: which files count, and the floors.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { CRATES, judge } from '../../../scripts/coverage.mjs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

describe('the crates', () => {
  it('are all pallets, the primitives and the client', () => {
    const pallets = readdirSync(join(ROOT, 'pallets')).map((name) => `pallets/${name}`);
    assert.deepEqual(CRATES.map(({ folder }) => folder).sort(), [...pallets, 'client', 'primitives'].sort());
    for (const { folder, name } of CRATES) {
      assert.match(readFileSync(join(ROOT, folder, 'Cargo.toml'), 'utf8'), new RegExp(`^name = "${name}"$`, 'm'));
    }
  });
});

describe('the floors', () => {
  const file = (path, count, covered) => ({ filename: `/clone/${path}`, summary: { lines: { count, covered } } });
  const crates = [{ folder: 'pallets/one', name: 'pallet-one', floor: 90 }];
  const files = [
    file('pallets/one/src/lib.rs', 100, 89),
    file('pallets/one/src/claims.rs', 100, 91),
    // What tests are made of.
    file('pallets/one/src/tests/claims.rs', 1_000, 1_000),
    file('pallets/one/src/mock.rs', 1_000, 1_000),
    file('pallets/one/src/benchmarking.rs', 1_000, 0),
    // Of another crate.
    file('pallets/one-more/src/lib.rs', 1_000, 0),
  ];

  it('are about the lines that are not of tests', () => {
    const { rows, lacking, faults } = judge(files, '/clone', crates);
    assert.deepEqual(rows, [{ name: 'pallet-one', count: 200, covered: 180, percent: 90, floor: 90 }]);
    assert.deepEqual(faults, []);
    assert.deepEqual(
      lacking.map(({ path }) => path),
      ['pallets/one/src/lib.rs', 'pallets/one/src/claims.rs'],
    );
  });

  it('fail for a crate below, and for one that was not measured', () => {
    const below = judge([file('pallets/one/src/lib.rs', 1_000, 899)], '/clone', crates);
    assert.deepEqual(below.faults, ['pallet-one: 89.9 % of its lines are reached, below the floor of 90 %']);
    assert.deepEqual(judge([], '/clone', crates).faults, ['pallet-one is not in the report']);
  });
});
