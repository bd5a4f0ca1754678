// Runs the command line as a user would. No command outlives the tests of its file, whatever they find.

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { after } from 'node:test';
import { BIN, track } from './program.mjs';

// A command that waits for a node would keep the file from ending: a failed test no longer waits for it.
const commands = new Set();
after(() => commands.forEach((child) => child.kill('SIGKILL')));

/** The last JSON object of what a command printed. Some print several, one after another, and messages between. */
function lastJson(text) {
  let json;
  for (const part of text.trim().split(/\n(?=\{)/)) {
    try {
      json = JSON.parse(part);
    } catch {
      /* not JSON */
    }
  }
  return json;
}

/**
 * Starts `distribution --json --yes …args`, without `--yes` if `yes` is false. `ended` resolves to the exit code, the
 * parsed JSON (of the error, if nothing was printed besides it) and the error output.
 */
export function start(args, { url, suri, cwd, env: more = {}, yes = true } = {}) {
  const env = { ...process.env, ...more };
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
      const json = lastJson(out) ?? lastJson(err);
      resolve({ code, json, out, err });
    });
  });
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
