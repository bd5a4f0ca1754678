// Starts the built node as an operator does, with arguments of its own, and reads its log. For tests that want to
// see it fail; lib/node.mjs is for those that need a chain.

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { BIN } from './node.mjs';

export const NODE = join(BIN, 'distribution-node');

/** What the log says once a node takes requests, with the port it does so on. */
export const READY = /Running JSON-RPC server: addr=127\.0\.0\.1:(\d+)/;

/**
 * Starts a program, the node by default. `line` waits for a line of its log, `ended` resolves to its exit code (a
 * signal's name if one ended it), `stop` ends it and returns the same.
 */
export function launch(args, { program = NODE, env = {}, cwd } = {}) {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env }, cwd });
  let log = '';
  const wake = new Set();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk) => {
      log += chunk;
      wake.forEach((look) => look());
    });
  }
  const kill = () => child.kill('SIGKILL');
  process.on('exit', kill);
  let over = false;
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      process.off('exit', kill);
      over = true;
      resolve(code ?? signal);
      wake.forEach((look) => look());
    });
  });
  ended.catch(() => {});

  /** The match of a pattern in the log, as soon as it is there; fails if the program ends before, or in time. */
  function line(pattern, seconds = 180) {
    return new Promise((resolve, reject) => {
      const finish = (act, value) => {
        clearTimeout(timer);
        wake.delete(look);
        act(value);
      };
      const fail = (why) => finish(reject, new Error(`${why} before its log had ${pattern}:\n${log.slice(-4000)}`));
      const timer = setTimeout(() => fail(`${seconds} seconds passed`), seconds * 1000);
      const look = () => {
        const match = pattern.exec(log);
        if (match) finish(resolve, match);
        else if (over) fail('the program ended');
      };
      wake.add(look);
      look();
    });
  }

  return {
    ended,
    line,
    get log() {
      return log;
    },
    /** Ends it at once, as a lack of memory or power does. */
    kill() {
      kill();
      return ended;
    },
    async stop(seconds = 60) {
      if (over) return ended;
      child.kill('SIGTERM');
      const timer = setTimeout(kill, seconds * 1000);
      const code = await ended;
      clearTimeout(timer);
      return code;
    },
  };
}

/** Runs a program to its end. */
export async function run(program, args, { seconds = 180, ...options } = {}) {
  const started = launch(args, { program, ...options });
  const timer = setTimeout(() => started.stop(1), seconds * 1000);
  const code = await started.ended;
  clearTimeout(timer);
  return { code, log: started.log };
}

/**
 * Runs a module of this folder in namespaces of its own: a network without any other machine, mounts that nobody
 * else sees, and no process left when it ends. Returns what it prints as JSON in its last line.
 */
export async function isolated(module, args = [], seconds = 300) {
  const flags = ['--user', '--map-root-user', '--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc'];
  const script = 'ip link set lo up && exec "$@"';
  const inside = [
    process.execPath,
    join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, module),
    ...args,
  ];
  const { code, log } = await run('unshare', [...flags, 'bash', '-c', script, 'bash', ...inside], { seconds });
  const last = log.trimEnd().split('\n').at(-1);
  if (code !== 0 || !last.startsWith('{')) {
    throw new Error(`${module} in namespaces of its own ended with ${code}; it needs unshare (Debian's package \
util-linux), ip (iproute2), and user namespaces or root:\n${log.slice(-6000)}`);
  }
  return JSON.parse(last);
}
