// web/reader: its lock file is that of the other crates, and the page is built again when a file changes that it takes
// from them.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const read = (...path) => readFileSync(join(ROOT, ...path), 'utf8');

/** The packages of a lock file: name, version, checksum, but not what each depends on. */
const packages = (...path) =>
  read(...path)
    .split('[[package]]\n')
    .slice(1)
    .map((block) => block.split('dependencies = [')[0].trim());

describe('the reader of lists', () => {
  it('has the versions of the other lock file, and nothing besides', () => {
    const all = new Set(packages('Cargo.lock'));
    const others = packages('web', 'reader', 'Cargo.lock').filter((one) => !all.has(one));
    const names = others.map((one) => /^name = "(.*)"/.exec(one)[1]);
    assert.deepEqual(names, ['distribution-reader'], 'run scripts/reader.sh --lock');
  });

  it('takes no file that web.sh does not look at', () => {
    const taken = ['lib.rs', 'lists.rs'].flatMap((file) =>
      [...read('web', 'reader', 'src', file).matchAll(/#\[path = "(.*)"\]/g)].map(([, path]) =>
        relative(ROOT, resolve(ROOT, 'web', 'reader', 'src', path)),
      ),
    );
    assert.ok(taken.includes('client/src/lists/rows.rs'), taken.join());
    const line = /^READER=\(.*\)$/m.exec(read('scripts', 'web.sh'))[0];
    const { stdout } = spawnSync('bash', ['-c', `${line}; printf '%s\\n' "\${READER[@]}"`], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    const looked = new Set(stdout.trim().split('\n'));
    assert.deepEqual(
      taken.filter((file) => !looked.has(file)),
      [],
    );
  });
});
