// Runs `distribution chain-spec` in a folder of its own.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BIN } from './node.mjs';
import { judgeOutput } from './schemas.mjs';

const CLI = join(BIN, 'distribution');
export const WASM = join(BIN, 'wbuild/distribution-runtime/distribution_runtime.compact.compressed.wasm');

/** A new folder to make chain specs in. */
export function specFolder() {
  const work = mkdtempSync(join(tmpdir(), 'distribution-spec-'));
  const place = (name) => join(work, name);

  /** Writes `content` to a file, JSON unless it is text. */
  function file(name, content) {
    writeFileSync(place(name), typeof content === 'string' ? content : JSON.stringify(content));
    return place(name);
  }

  /** Runs the command in the folder. */
  function make(...args) {
    const { status, stdout, stderr } = spawnSync(CLI, ['chain-spec', ...args], {
      encoding: 'utf8',
      timeout: 300_000,
      cwd: work,
    });
    if (args.includes('--json')) judgeOutput(['chain-spec'], stdout, stderr);
    return { status, out: stdout, err: stderr };
  }

  return { work, place, file, make, remove: () => rmSync(work, { recursive: true, force: true }) };
}
