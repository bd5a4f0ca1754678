// Accidents of a running node: the node reports them, and its database opens again and continues from its last block.

import assert from 'node:assert/strict';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { lastBlock, makeDatabase, ports } from '../../lib/database.mjs';
import { NODE, run } from '../../lib/program.mjs';

describe('a database', () => {
  let db;
  before(async () => {
    db = await makeDatabase('recovery');
  });
  after(() => db?.remove());

  it('is refused with a state pruning other than the one it was made with', async () => {
    await db.refuses(
      db.command('--state-pruning', 'archive', ...(await ports()).args),
      /Incompatible pruning modes \[stored: Constrained\(.*\); requested: ArchiveAll\]/,
    );
  });

  it('is refused while another node, which keeps running, has it open', async () => {
    const first = await db.goOn();
    await db.refuses(
      db.command(...(await ports()).args),
      /While lock file: .*LOCK: Resource temporarily unavailable/,
      /Another process has this database open/,
    );
    await first.line(/Imported #\d+/, { from: first.log.length });
    await db.stop(first);
  });

  it('continues after its node was killed', async () => {
    let node = await db.goOn(...(await ports()).args);
    for (let times = 0; times < 3; times += 1) {
      await node.line(/Imported #\d+[^]*Imported #\d+[^]*Imported #\d+/);
      await node.kill();
      db.killed(node);
      node = db.start(...(await ports()).args);
      const highest = Number((await node.line(/Highest known block at #(\d+)/))[1]);
      assert.ok(highest >= db.last, `block ${db.last} was logged, but the highest is now ${highest}`);
      await node.line(new RegExp(`Imported #${highest + 1} `));
    }
    await db.stop(node);
  });

  it('continues from a copy', async () => {
    const copy = join(db.work, 'copy');
    cpSync(db.base, copy, { recursive: true });
    const node = await db.goOn('--base-path', copy, ...(await ports()).args);
    await node.stop();
  });

  it('stops its node when the disk is nearly full, and continues from its last block after it was full', async () => {
    const own = ['--user', '--map-root-user', '--mount', '--fork', '--kill-child'];
    const allowed = await run('unshare', [...own, 'true']);
    assert.equal(allowed.code, 0, 'unshare (package util-linux) must be allowed: user namespaces, or root');
    const disk = join(db.work, 'disk');
    // In its own mount namespace: a disk of 32 MiB with a copy of the database.
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
    const command = db.command('--base-path', join(disk, 'base'), ...(await ports()).args);
    const inside = ['sh', '-c', script, 'sh', disk, db.base, db.work, NODE, ...command];
    const { code, log } = await run('unshare', [...own, ...inside], { seconds: 600 });
    assert.equal(code, 0, log);

    const logs = (name) => readFileSync(join(db.work, `${name}.log`), 'utf8');
    assert.match(logs('monitored'), /Available space \d+MiB for path .* dropped below threshold: 1024MiB/);
    assert.match(logs('monitored'), /has less room than --db-storage-threshold[^]*code 1\n/);
    assert.match(logs('full'), /Block import error: .*No space left on device|Error.*No space left on device/);
    assert.doesNotMatch(logs('full'), /panicked/);
    const highest = Number(logs('room').match(/Highest known block at #(\d+)/)[1]);
    assert.equal(highest, lastBlock(logs('full')), 'the chain does not continue from its last block');
    assert.match(logs('room'), new RegExp(`Imported #${highest + 1} `));
  });
});
