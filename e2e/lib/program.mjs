// Runs the built programs as an operator does, and reads what they print. They never outlive the test.

import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';

export const BIN = process.env.DISTRIBUTION_BIN ?? fail('DISTRIBUTION_BIN must name the folder of the built programs');
export const NODE = join(BIN, 'distribution-node');

/** The log line of a node that is ready for requests, with its port. */
export const READY = /Running JSON-RPC server: addr=127\.0\.0\.1:(\d+)/;

// Seconds after which a program hangs: far more than it needs on a machine with much other work.
const PATIENCE = 600;

const running = new Set();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));
// A signal would end Node without running the handler above.
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
]) {
  process.on(signal, () => process.exit(code));
}

function fail(message) {
  throw new Error(message);
}

/** Sees to it that a program that was spawned does not outlive this process. */
export function track(child) {
  running.add(child);
  for (const event of ['close', 'error']) child.on(event, () => running.delete(child));
  return child;
}

/** A TCP port that nothing listens on. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/**
 * Starts a program, the node by default. `line` waits for a line of its log. `ended` resolves to its exit code, or to
 * the name of the signal that ended it; `stop` ends the program and returns the same.
 */
export function launch(args, { program = NODE, env = {}, cwd } = {}) {
  const child = track(
    spawn(program, args.map(String), {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
      cwd,
    }),
  );
  let log = '';
  const wake = new Set();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk) => {
      log += chunk;
      wake.forEach((look) => look());
    });
  }
  let over = false;
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      over = true;
      resolve(code ?? signal);
      wake.forEach((look) => look());
    });
  });
  ended.catch(() => {});

  /**
   * Waits for a match of `pattern` in the log, ignoring its first `from` characters. Fails if the program ends first, or
   * after `seconds`.
   */
  function line(pattern, { seconds = PATIENCE, from = 0 } = {}) {
    return new Promise((resolve, reject) => {
      const finish = (act, value) => {
        clearTimeout(timer);
        wake.delete(look);
        act(value);
      };
      const giveUp = (why) => finish(reject, new Error(`${why} before its log had ${pattern}:\n${log.slice(-4000)}`));
      const timer = setTimeout(() => giveUp(`${seconds} seconds passed`), seconds * 1000);
      const look = () => {
        const match = pattern.exec(log.slice(from));
        if (match) finish(resolve, match);
        else if (over) giveUp('the program ended');
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
    /** Kills it, as running out of memory or power would. */
    kill() {
      child.kill('SIGKILL');
      return ended;
    },
    async stop(seconds = 60) {
      if (over) return ended;
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), seconds * 1000);
      const code = await ended;
      clearTimeout(timer);
      return code;
    },
  };
}

/** Runs a program to its end. */
export async function run(program, args, { seconds = PATIENCE, ...options } = {}) {
  const started = launch(args, { program, ...options });
  const timer = setTimeout(() => started.stop(1), seconds * 1000);
  const code = await started.ended;
  clearTimeout(timer);
  return { code, log: started.log };
}

/**
 * Runs a module of this folder in its own namespaces: a network without other machines, private mounts, and no process
 * left when it ends. Returns what it prints as JSON in its last line.
 */
export async function isolated(module, args = [], seconds = 2 * PATIENCE) {
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
    throw new Error(`${module} in its own namespaces ended with ${code}; it needs unshare (Debian's package \
util-linux), ip (iproute2), and user namespaces or root:\n${log.slice(-6000)}`);
  }
  return JSON.parse(last);
}
