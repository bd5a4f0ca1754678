// What an operator does wrong, and what the machine does to him: the node says so and does not go on silently,
// and its database opens again and goes on from its last block.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { BIN, freePort } from '../lib/node.mjs';

const NODE = join(BIN, 'distribution-node');
const PATIENCE = 180_000;
const work = mkdtempSync(join(tmpdir(), 'distribution-failures-'));
const base = join(work, 'base');
const spec = join(work, 'dev.json');
const running = new Set();

function cleanUp() {
  running.forEach((child) => signal(child, 'SIGKILL'));
  rmSync(work, { recursive: true, force: true, maxRetries: 5 });
}
after(cleanUp);
process.on('exit', cleanUp);
// The nodes are process groups of their own: whoever ends the test does not reach them.
for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => process.exit(1));

/** Signals a program and all that it has started. */
function signal(child, name) {
  try {
    process.kill(-child.pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

function start(program, args) {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  running.add(child);
  let out = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (out += chunk));
  const ended = new Promise((resolve) => {
    child.on('close', (code) => {
      running.delete(child);
      resolve(code);
    });
  });
  return {
    ended,
    out: () => out,
    async saw(words, from = 0) {
      const limit = Date.now() + PATIENCE;
      for (;;) {
        const found = out.slice(from).match(words);
        if (found) return found;
        if (child.exitCode !== null || Date.now() > limit) {
          assert.fail(`the node did not say ${words}:\n${out.slice(-3000)}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
    async stop() {
      signal(child, 'SIGTERM');
      await ended;
    },
    async kill() {
      signal(child, 'SIGKILL');
      await ended;
    },
  };
}

/** Ports of a node that nobody else uses. */
async function ports() {
  const [rpc, prometheus] = await Promise.all([freePort(), freePort()]);
  return { rpc, args: ['--rpc-port', rpc, '--prometheus-port', prometheus, '--port', '0'] };
}

/** A development node on the common database, unless `args` say otherwise. */
function startNode(...args) {
  const given = args.map(String);
  const preset = [['--base-path', base], ['--chain', spec]].filter(([name]) => !given.includes(name)).flat();
  return start(NODE, ['--dev', '--dev-block-time', '300', ...preset, ...given]);
}

const lastBlock = (out) => Number([...out.matchAll(/Imported #(\d+)/g)].at(-1)[1]);
let last = 0;

/** Waits for some blocks, stops the node, and notes the last one. */
async function someBlocks(node) {
  await node.saw(/Imported #\d+[^]*Imported #\d+[^]*Imported #\d+/);
  await node.stop();
  last = lastBlock(node.out());
}

/** The database opens with the right arguments and goes on from the last block. */
async function goesOn() {
  const before = last;
  const node = startNode(...(await ports()).args);
  const [, highest] = await node.saw(/Highest known block at #(\d+)/);
  assert.ok(Number(highest) === before, `the database ended with #${before} and begins with #${highest}`);
  await node.saw(new RegExp(`Imported #${before + 1} `));
  await someBlocks(node);
}

/** The node ends by itself, not well, and says all of `words`. */
async function ends(node, ...words) {
  const timer = setTimeout(() => node.stop(), PATIENCE);
  const code = await node.ended;
  clearTimeout(timer);
  for (const some of words) assert.match(node.out(), some);
  assert.equal(code, 1, node.out());
  assert.doesNotMatch(node.out(), /Imported #|panicked/);
}

/** Runs `body` while somebody else listens on a port. */
async function occupied(body) {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await body(server.address().port);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

describe('a node that cannot go on', () => {
  before(async () => {
    const made = spawnSync(NODE, ['export-chain-spec', '--chain', 'dev', '--raw', '--output', spec], { encoding: 'utf8' });
    assert.equal(made.status, 0, made.stderr);
    await someBlocks(startNode(...(await ports()).args));
  });

  it('says which port is in use, RPC or peers', async () => {
    await occupied(async (port) => {
      await ends(startNode('--rpc-port', port), new RegExp(`port ${port} is in use`), /another port by --rpc-port/);
      const full = start(NODE, ['--chain', spec, '--base-path', base, '--rpc-port', '0', '--port', String(port)]);
      await ends(full, new RegExp(`port ${port} is in use`), /another port by --port/);
    });
    await goesOn();
  });

  it('goes on without Prometheus if its port is in use, and says so', async () => {
    await occupied(async (port) => {
      const node = startNode('--rpc-port', await freePort(), '--port', 0, '--prometheus-port', port);
      await node.saw(new RegExp(`Error binding to '127.0.0.1:${port}'[^]*Address already in use`));
      await someBlocks(node);
    });
    await goesOn();
  });

  it('refuses a database of another genesis', async () => {
    const other = JSON.parse(readFileSync(spec));
    other.genesis.raw.top['0xdeadbeef'] = '0x01';
    const path = join(work, 'other.json');
    writeFileSync(path, JSON.stringify(other));
    await ends(
      startNode('--chain', path, ...(await ports()).args),
      /was made with another genesis than that of .*other\.json/, /chains\/distribution_dev\/db/, /to begin anew remove that folder/,
    );
    await goesOn();
  });

  it('refuses another relay chain than that which its chain spec names', async () => {
    const mine = await ports();
    const other = startNode(...mine.args);
    await other.saw(/Imported #\d+/);
    const url = `ws://127.0.0.1:${mine.rpc}`;
    const answer = await fetch(`http://127.0.0.1:${mine.rpc}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ id: 1, jsonrpc: '2.0', method: 'chain_getBlockHash', params: [0] }),
    });
    const genesis = (await answer.json()).result;
    const named = join(work, 'named.json');
    const own = join(work, 'with-relay');
    const begin = async (hash, endpoints, relay) => {
      const file = JSON.parse(readFileSync(spec));
      file.properties.relayGenesis = hash;
      writeFileSync(named, JSON.stringify(file));
      const args = ['--chain', named, '--base-path', own, '--unsafe-force-node-key-generation', ...(await ports()).args];
      return start(NODE, [...args, ...endpoints.flatMap((each) => ['--relay-chain-rpc-urls', each]), '--', ...relay].map(String));
    };
    const wrong = `0x${'5a'.repeat(32)}`;
    await ends(await begin(wrong, ['ws://127.0.0.1:1', url], []), new RegExp(`Warning: .*ws://127.0.0.1:1`),
      new RegExp(`${url} \\(genesis ${genesis}\\) is of another relay chain than ${named}, .* genesis ${wrong}: correct --relay-chain-rpc-urls`));
    // A parachain's spec will do: what is compared is the genesis.
    await ends(await begin(wrong, [], ['--chain', spec]), new RegExp(`${spec} is of another relay chain than .*: correct \`--chain\` after \`--\``));
    await ends(await begin('0x5a', [], []), /`relayGenesis` is "0x5a", not a hash/);
    for (const [endpoints, relay] of [[[url], []], [[], ['--chain', spec]]]) {
      const node = await begin(genesis, endpoints, relay);
      await node.saw(/Chain specification: Distribution Development/);
      await node.stop();
      assert.doesNotMatch(node.out(), /of another relay chain/);
    }
    await other.stop();
    last = lastBlock(other.out());
    await goesOn();
  });

  it('refuses a chain spec of which a part is missing, or of a relay chain', async () => {
    const text = readFileSync(spec, 'utf8');
    const path = join(work, 'short.json');
    writeFileSync(path, text.slice(0, 100_000));
    await ends(startNode('--chain', path), /short\.json is not a chain spec: EOF while parsing/, /only a part of it was copied/);
    const relay = JSON.parse(text);
    delete relay.relay_chain;
    writeFileSync(path, JSON.stringify(relay));
    await ends(startNode('--chain', path), /no chain spec of a parachain: it has no field `relay_chain`/);
    await goesOn();
  });

  it('refuses a base path that is a file, and leaves the file alone', async () => {
    const file = join(work, 'file');
    writeFileSync(file, 'mine');
    await ends(startNode('--base-path', file), /the base path .*file is not a folder/, /by --base-path/);
    assert.equal(readFileSync(file, 'utf8'), 'mine');
    await ends(startNode('--base-path', join(file, 'below')), /cannot write to the base path .*below: Not a directory/);
  });

  it('refuses a database that another process has open, which goes on', async () => {
    const first = startNode(...(await ports()).args);
    await first.saw(/Imported #/);
    await ends(
      startNode(...(await ports()).args),
      /While lock file: .*LOCK: Resource temporarily unavailable/, /Another process has this database open/,
    );
    await first.saw(/Imported #\d+/, first.out().length);
    await someBlocks(first);
    await goesOn();
  });

  it('refuses another pruning of the state than its database was made with', async () => {
    await ends(
      startNode('--state-pruning', 'archive', ...(await ports()).args),
      /Incompatible pruning modes \[stored: Constrained\(.*\); requested: ArchiveAll\]/,
    );
    await goesOn();
  });

  it('refuses another kind of database than the one that is there', async () => {
    for (const kind of ['paritydb', 'ParityDb', 'paritydb-experimental']) {
      await ends(
        startNode('--database', kind, ...(await ports()).args),
        /the database in \S+\/db is of the kind rocksdb, not paritydb: give --database rocksdb/,
      );
    }
    await ends(startNode('--database', 'auto', ...(await ports()).args), /of the kind rocksdb, not auto: give --database rocksdb/);
    await goesOn();
    // Of that kind, too, another genesis is refused.
    const own = join(work, 'paritydb');
    const first = startNode('--base-path', own, '--database', 'paritydb', ...(await ports()).args);
    await first.saw(/Imported #1 /);
    await first.stop();
    await ends(startNode('--base-path', own, ...(await ports()).args), /is of the kind paritydb, not rocksdb/);
    const other = JSON.parse(readFileSync(spec));
    other.genesis.raw.top['0xdeadbeef'] = '0x01';
    const path = join(work, 'other-parity.json');
    writeFileSync(path, JSON.stringify(other));
    await ends(
      startNode('--base-path', own, '--chain', path, '--database', 'paritydb', ...(await ports()).args),
      /the database in \S+\/paritydb was made with another genesis/,
    );
  });

  it('goes on after it was killed', async () => {
    for (let times = 0; times < 3; times += 1) {
      const node = startNode(...(await ports()).args);
      const [, highest] = await node.saw(/Highest known block at #(\d+)/);
      assert.ok(Number(highest) >= last, `block ${last} was there, now ${highest} is the highest`);
      await node.saw(new RegExp(`Imported #${Number(highest) + 3} `));
      await node.kill();
      last = lastBlock(node.out());
    }
    const node = startNode(...(await ports()).args);
    const [, highest] = await node.saw(/Highest known block at #(\d+)/);
    assert.ok(Number(highest) >= last, `block ${last} was there, now ${highest} is the highest`);
    await someBlocks(node);
    await goesOn();
  });

  it('goes on from a copy of its data', async () => {
    const copy = join(work, 'copy');
    cpSync(base, copy, { recursive: true });
    const node = startNode('--base-path', copy, ...(await ports()).args);
    await node.saw(new RegExp(`Highest known block at #${last}\\b`));
    await node.saw(new RegExp(`Imported #${last + 1} `));
    await node.stop();
  });

  it('stops when the disk is nearly full, and goes on from its last block after it was full', async () => {
    const own = ['--user', '--map-root-user', '--mount', '--fork', '--kill-child'];
    assert.equal(spawnSync('unshare', [...own, 'true']).status, 0, 'unshare (package util-linux) must be allowed: user namespaces, or root');
    const disk = join(work, 'disk');
    // In a mount namespace of its own: a disk of 32 MiB with a copy of the database.
    const script = `
      set -eu
      mkdir "$1" && mount -t tmpfs -o size=32m none "$1" && cp -r "$2" "$1/base"
      work="$3"; disk="$1"; shift 3
      saw() { i=0; until grep -q "$1" "$2"; do i=$((i + 1)); [ $i -lt 900 ] || return 1; sleep 0.2; done; }
      code=0; "$@" >"$work/monitored.log" 2>&1 || code=$?
      echo "code $code" >>"$work/monitored.log"
      "$@" --db-storage-threshold 0 >"$work/full.log" 2>&1 & node=$!
      saw 'Imported #' "$work/full.log"
      dd if=/dev/zero of="$disk/ballast" bs=64k 2>/dev/null || true
      saw 'No space left on device' "$work/full.log"
      sleep 2; kill -TERM $node; wait $node || true
      rm "$disk/ballast"
      "$@" --db-storage-threshold 0 >"$work/room.log" 2>&1 & node=$!
      saw 'Imported #' "$work/room.log"
      kill -TERM $node; wait $node || true
    `;
    const { args } = await ports();
    const command = [NODE, '--dev', '--dev-block-time', '300', '--chain', spec, '--base-path', join(disk, 'base'), ...args];
    const run = start('unshare', [...own, 'sh', '-c', script, 'sh', disk, base, work, ...command.map(String)]);
    const logs = (name) => readFileSync(join(work, `${name}.log`), 'utf8');
    assert.equal(await run.ended, 0, run.out());

    assert.match(logs('monitored'), /Available space \d+MiB for path .* dropped below threshold: 1024MiB/);
    assert.match(logs('monitored'), /has less room than --db-storage-threshold[^]*code 1\n/);
    assert.match(logs('full'), /Block import error: .*No space left on device|Error.*No space left on device/);
    assert.doesNotMatch(logs('full'), /panicked/);
    const highest = Number(logs('room').match(/Highest known block at #(\d+)/)[1]);
    assert.ok(highest === lastBlock(logs('full')), `ended with #${lastBlock(logs('full'))}, begins with #${highest}`);
    assert.match(logs('room'), new RegExp(`Imported #${highest + 1} `));
  });

  it('tells which session keys it has: another\'s and none of its own', async () => {
    const bob = '8eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a48';
    const charlie = '90b5ab205c6974c9ea841be688864633dc9ca8a357843eeacf2314649965fe22';
    const inserted = spawnSync(NODE, [
      'key', 'insert', '--chain', spec, '--base-path', base, '--scheme', 'sr25519', '--key-type', 'aura', '--suri', '//Bob',
    ], { encoding: 'utf8' });
    assert.equal(inserted.status, 0, inserted.stderr);
    assert.deepEqual(readdirSync(join(base, 'chains/distribution_dev/keystore')), [`61757261${bob}`]);

    const { rpc, args } = await ports();
    const node = startNode(...args);
    await node.saw(/Running JSON-RPC server/);
    const call = async (method, ...params) => {
      const response = await fetch(`http://127.0.0.1:${rpc}`, {
        method: 'POST', headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id: 1, jsonrpc: '2.0', method, params }),
      });
      return (await response.json()).result;
    };
    assert.equal(await call('author_hasKey', `0x${bob}`, 'aura'), true);
    assert.equal(await call('author_hasKey', `0x${charlie}`, 'aura'), false);
    const fresh = await call('author_rotateKeysWithOwner', `0x${charlie}`);
    assert.match(fresh.keys, /^0x[0-9a-f]{64}$/);
    assert.match(fresh.proof, /^0x[0-9a-f]{128,}$/);
    assert.equal(await call('author_hasSessionKeys', fresh.keys), true);
    assert.equal(await call('author_hasSessionKeys', `0x${charlie}`), false);

    // The node goes by the file's name: that another key is in it shows only when the file is looked at.
    const file = join(base, 'chains/distribution_dev/keystore', `61757261${bob}`);
    const held = join(work, 'held');
    const inFile = () => {
      writeFileSync(held, JSON.parse(readFileSync(file)));
      return spawnSync(NODE, ['key', 'inspect', '--scheme', 'sr25519', held], { encoding: 'utf8' }).stdout;
    };
    assert.ok(inFile().includes(`0x${bob}`));
    writeFileSync(file, '"//Charlie"');
    assert.equal(await call('author_hasKey', `0x${bob}`, 'aura'), true);
    assert.equal(await call('author_hasSessionKeys', `0x${bob}`), true);
    assert.ok(inFile().includes(`0x${charlie}`));
    await someBlocks(node);
    await goesOn();
  });
});
