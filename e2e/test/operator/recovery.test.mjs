// Accidents of a running node: the node reports them, and its database opens again and continues from its last block.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { highestBlock, lastBlock, newDatabase, ports } from '../../lib/database.mjs';
import { NODE, run } from '../../lib/program.mjs';

describe('a database', () => {
  let db;
  // Each start compiles the runtime, so the tests hand on a node that runs.
  let node;
  before(async () => {
    db = await newDatabase('recovery');
    node = await db.goOn();
  });
  after(async () => {
    await node?.kill();
    db?.remove();
  });

  it('is refused while another node, which keeps running, has it open', async () => {
    await db.refuses(
      db.command(...(await ports()).args),
      /While lock file: .*LOCK: Resource temporarily unavailable/,
      /Another process has this database open/,
    );
    await node.line(/Imported #\d+/, { from: node.log.length });
  });

  it('continues after its node was killed, also while it started', async () => {
    const again = async () => {
      node = db.start(...(await ports()).args);
    };
    for (const duringStart of [false, true]) {
      await node.line(/Imported #\d+[^]*Imported #\d+[^]*Imported #\d+/);
      await node.kill();
      db.killed(node);
      await again();
      if (duringStart) {
        // It has opened the database, and has still to compile the runtime.
        await node.line(/Local node identity/);
        await node.kill();
        assert.doesNotMatch(node.log, /Imported #/);
        await again();
      }
      await node.line(/Highest known block/);
      const highest = highestBlock(node.log);
      assert.ok(highest >= db.last, `block ${db.last} was logged, but the highest is now ${highest}`);
      await node.line(new RegExp(`Imported #${highest + 1} `));
    }
    await db.stop(node);
  });

  it('is refused with a state pruning other than the one it was made with', async () => {
    await db.refuses(
      db.command('--state-pruning', 'archive', ...(await ports()).args),
      /Incompatible pruning modes \[stored: Constrained\(.*\); requested: ArchiveAll\]/,
    );
  });

  it('continues from a copy, stops its node when the disk is nearly full, and continues after it was full', async () => {
    const own = ['--user', '--map-root-user', '--mount', '--fork', '--kill-child'];
    const allowed = await run('unshare', [...own, 'true']);
    assert.equal(allowed.code, 0, 'unshare (package util-linux) must be allowed: user namespaces, or root');
    const disk = join(db.work, 'disk');
    // In its own mount namespace: a disk of 32 MiB with a copy of the database.
    const script = `
      set -eu
      mkdir "$1" && mount -t tmpfs -o size=32m none "$1" && cp -r "$2" "$1/base"
      work="$3"; disk="$1"; shift 3
      saw() { i=0; until grep -q "$1" "$2"; do i=$((i + 1)); [ $i -lt 3000 ] || return 1; sleep 0.2; done; }
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
    const command = db.command('--base-path', join(disk, 'base'), ...(await ports()).args);
    const inside = ['sh', '-c', script, 'sh', disk, db.base, db.work, NODE, ...command];
    const { code, log } = await run('unshare', [...own, ...inside], { seconds: 1_800 });
    assert.equal(code, 0, log);

    const logs = (name) => readFileSync(join(db.work, `${name}.log`), 'utf8');
    assert.match(logs('monitored'), /Available space \d+MiB for path .* dropped below threshold: 1024MiB/);
    assert.match(logs('monitored'), /has less room than --db-storage-threshold[^]*code 1\n/);
    // The copy goes on where the database stopped.
    assert.equal(highestBlock(logs('monitored')), db.last);
    const copied = lastBlock(logs('monitored'), db.last);
    assert.equal(highestBlock(logs('full')), copied);
    assert.match(logs('full'), new RegExp(`Imported #${copied + 1} `));
    assert.match(logs('full'), /Block import error: .*No space left on device|Error.*No space left on device/);
    assert.doesNotMatch(logs('full'), /panicked/);
    const highest = highestBlock(logs('room'));
    assert.equal(highest, lastBlock(logs('full')), 'the chain does not continue from its last block');
    assert.match(logs('room'), new RegExp(`Imported #${highest + 1} `));
  });
});
