// A development node's database that several nodes open in turn, as happens on an operator's machine. Every start checks
// that the chain continues from its last block, whatever happened to the database before.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NODE, freePort, launch, run } from './program.mjs';

const BLOCK_TIME = 200;

/** Number of the last block in a log; of the last one known before, if the log has none. */
export const lastBlock = (log, before) => Number([...log.matchAll(/Imported #(\d+)/g)].at(-1)?.[1] ?? before);

/** Number of the last block in a database, by the log of a node that opened it. */
export const highestBlock = (log) => Number(log.match(/Highest known block at #(\d+)/)[1]);

/** Free ports for a node, and the arguments that select them. */
export async function ports() {
  const [rpc, prometheus] = await Promise.all([freePort(), freePort()]);
  return { rpc, args: ['--rpc-port', rpc, '--prometheus-port', prometheus, '--port', 0] };
}

/** Runs `body` while another program listens on a port. */
export async function occupied(body) {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await body(server.address().port);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

/** The hash of each file below a folder. */
function contents(folder) {
  const found = {};
  const visit = (path, name) => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const [below, of] = [join(path, entry.name), join(name, entry.name)];
      if (entry.isDirectory()) visit(below, of);
      else found[of] = createHash('sha256').update(readFileSync(below)).digest('hex');
    }
  };
  visit(folder, '');
  return found;
}

/** Calls an RPC method of the node at `port`. */
export async function ask(port, method, ...params) {
  const response = await fetch(`http://127.0.0.1:${port}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: 1, jsonrpc: '2.0', method, params }),
  });
  return (await response.json()).result;
}

/** A raw chain spec of the development chain, and a place for a database that its first node makes. */
export async function newDatabase(name) {
  const work = mkdtempSync(join(tmpdir(), `distribution-${name}-`));
  const [base, spec] = [join(work, 'base'), join(work, 'dev.json')];
  if (process.env.E2E_DEV_SPEC) {
    copyFileSync(process.env.E2E_DEV_SPEC, spec);
  } else {
    const made = await run(NODE, ['export-chain-spec', '--chain', 'dev', '--raw', '--output', spec]);
    assert.equal(made.code, 0, made.log);
  }
  let last = 0;

  /** Arguments of a development node on this database. `args` may name another base path or chain. */
  const command = (...args) => {
    const preset = [
      ['--base-path', base],
      ['--chain', spec],
    ].filter(([option]) => !args.includes(option));
    return ['--dev', '--dev-block-time', BLOCK_TIME, ...preset.flat(), ...args];
  };

  /** Starts a node without checking anything. */
  const start = (...args) => launch(command(...args));

  /** Starts a node and checks that it continues from the last block. */
  const goOn = async (...args) => {
    const node = start(...(args.length > 0 ? args : (await ports()).args));
    await node.line(/Highest known block at #(\d+)/);
    assert.equal(highestBlock(node.log), last, 'the chain does not continue from its last block');
    await node.line(new RegExp(`Imported #${last + 1} `));
    return node;
  };

  /** Waits for at least three blocks, stops the node, and records its last block. */
  const stop = async (node) => {
    await node.line(/Imported #\d+[^]*Imported #\d+[^]*Imported #\d+/);
    // Right after a block: otherwise the node could import one more without logging it.
    await node.line(/Imported #\d+/, { from: node.log.length });
    await node.stop();
    last = lastBlock(node.log);
  };

  return {
    work,
    base,
    spec,
    command,
    start,
    goOn,
    stop,
    get last() {
      return last;
    },
    /** Records the last block that a killed node logged. */
    killed(node) {
      last = lastBlock(node.log);
    },
    /** Checks that the node exits by itself with code 1, makes no block, and logs all of `words`. */
    async refuses(args, ...words) {
      const { code, log } = await run(NODE, args);
      for (const some of words) assert.match(log, some);
      assert.equal(code, 1, log);
      assert.doesNotMatch(log, /Imported #|panicked/);
    },
    /** The hash of each file of the database. */
    contents: () => contents(base),
    /** Checks that `body` changes, adds and removes no file of the database. */
    async untouched(body) {
      const before = contents(base);
      await body();
      assert.deepEqual(contents(base), before);
    },
    remove: () => rmSync(work, { recursive: true, force: true, maxRetries: 5 }),
  };
}
