// Where the end-to-end tests have their lists from.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { allocation } from '../../lib/data.mjs';

const NAMED = process.env.DISTRIBUTION_DATA_DIR;
const folder = mkdtempSync(join(tmpdir(), 'distribution-data-'));
after(() => {
  rmSync(folder, { recursive: true, force: true });
  if (NAMED === undefined) delete process.env.DISTRIBUTION_DATA_DIR;
  else process.env.DISTRIBUTION_DATA_DIR = NAMED;
});

describe('a real list', () => {
  it('must be in the folder that is named', () => {
    const path = join(folder, 'acala-launch-allocation.csv');
    process.env.DISTRIBUTION_DATA_DIR = folder;
    assert.throws(allocation, ({ message }) => message.includes(path));
    writeFileSync(path, 'account,amount\n');
    assert.equal(allocation(), path);
  });

  it('is generated if no folder is named', () => {
    process.env.DISTRIBUTION_DATA_DIR = '';
    assert.ok(!allocation().startsWith(folder));
  });
});
