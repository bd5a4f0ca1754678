// Runs the command line as a user would, and judges all JSON that it prints by the published schemas. No command
// outlives the tests of its file, whatever they find.

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { after } from 'node:test';
import { BIN, track } from './program.mjs';
import { judgeOutput, objectsIn } from './schemas.mjs';

// A command that waits for a node would keep the file from ending: a failed test no longer waits for it.
const commands = new Set();
after(() => commands.forEach((child) => child.kill('SIGKILL')));

/**
 * Starts `distribution --json --yes …args`, without `--yes` if `yes` is false, and with the configuration `config`.
 * `ended` resolves to the exit code, the parsed JSON (the last object that was printed, or that of the error if nothing
 * was printed besides it) and the error output. It rejects if the JSON is not what docs/schemas says.
 */
export function start(args, { url, suri, cwd, config = '', env: more = {}, yes = true } = {}) {
  // Whoever runs the tests may have a configuration.
  const env = { ...process.env, DISTRIBUTION_CONFIG: config, ...more };
  if (url) env.DISTRIBUTION_URL = url;
  if (suri) env.DISTRIBUTION_SURI = suri;
  const all = ['--json', ...(yes ? ['--yes'] : []), ...args.map(String)];
  const child = track(spawn(join(BIN, 'distribution'), all, { env, cwd }));
  commands.add(child);
  const ended = new Promise((resolve, reject) => {
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      commands.delete(child);
      try {
        judgeOutput(args, out, err);
      } catch (error) {
        reject(new Error(`distribution ${args.join(' ')} printed JSON that is ${error.message}`));
        return;
      }
      resolve({ code, json: objectsIn(out).at(-1) ?? objectsIn(err).at(-1), out, err });
    });
  });
  // Not every test waits for the end.
  ended.catch(() => {});
  return { child, ended };
}

/** Runs `distribution --json --yes …args` to its end. */
export const run = (args, options) => start(args, options).ended;

/** Runs a command that must succeed and returns its JSON. */
export async function cli(args, options) {
  const result = await run(args, options);
  if (result.code !== 0) {
    throw new Error(`distribution ${args.join(' ')} ended with ${result.code}: ${result.out}${result.err}`);
  }
  return result.json;
}
