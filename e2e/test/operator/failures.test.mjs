// Operators' mistakes: the node reports them instead of continuing silently, and leaves the database untouched.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ask, newDatabase, occupied, ports } from '../../lib/database.mjs';
import { NODE, READY, freePort, launch, run } from '../../lib/program.mjs';

let db;
before(async () => {
  db = await newDatabase('failures');
});
after(() => db?.remove());

/** Writes the chain spec, altered by `change`, to the file `name`. */
function changed(name, change) {
  const spec = JSON.parse(readFileSync(db.spec));
  change(spec);
  const path = join(db.work, name);
  writeFileSync(path, JSON.stringify(spec));
  return path;
}
const otherGenesis = ({ genesis }) => {
  genesis.raw.top['0xdeadbeef'] = '0x01';
};

describe('a node started with a mistake that it can live with', () => {
  const bob = '8eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a48';
  const charlie = '90b5ab205c6974c9ea841be688864633dc9ca8a357843eeacf2314649965fe22';
  let keystore;
  let rpc;
  let node;

  // One node for all: each start compiles the runtime. Its port for Prometheus is in use, and it has another's key.
  before(async () => {
    const inserted = await run(NODE, [
      ...['key', 'insert', '--chain', db.spec, '--base-path', db.base],
      ...['--scheme', 'sr25519', '--key-type', 'aura', '--suri', '//Bob'],
    ]);
    assert.equal(inserted.code, 0, inserted.log);
    keystore = join(db.base, 'chains/distribution_dev/keystore');
    assert.deepEqual(readdirSync(keystore), [`61757261${bob}`]);
    rpc = await freePort();
    await occupied(async (port) => {
      node = await db.goOn('--rpc-port', rpc, '--port', 0, '--prometheus-port', port);
      await node.line(new RegExp(`Error binding to '127.0.0.1:${port}'[^]*Address already in use`));
    });
    await node.line(READY);
  });
  after(() => node && db.stop(node));

  it('runs without Prometheus if its port is in use, and said so', async () => {
    await node.line(/Imported #\d+/, { from: node.log.length });
  });

  it("reports which session keys it has: another's but not its own", async () => {
    assert.equal(await ask(rpc, 'author_hasKey', `0x${bob}`, 'aura'), true);
    assert.equal(await ask(rpc, 'author_hasKey', `0x${charlie}`, 'aura'), false);
    const fresh = await ask(rpc, 'author_rotateKeysWithOwner', `0x${charlie}`);
    // One for Aura, one for authority discovery.
    assert.match(fresh.keys, /^0x[0-9a-f]{128}$/);
    assert.match(fresh.proof, /^0x[0-9a-f]{256,}$/);
    assert.equal(await ask(rpc, 'author_hasSessionKeys', fresh.keys), true);
    const discovery = fresh.keys.slice(-64);
    assert.equal(await ask(rpc, 'author_hasKey', `0x${discovery}`, 'audi'), true);
    assert.equal(await ask(rpc, 'author_hasSessionKeys', `0x${charlie}${discovery}`), false);

    // The node goes by the file name: only the contents of the file show that it holds another key.
    const file = join(keystore, `61757261${bob}`);
    const held = join(db.work, 'held');
    const inFile = async () => {
      writeFileSync(held, JSON.parse(readFileSync(file)));
      return (await run(NODE, ['key', 'inspect', '--scheme', 'sr25519', held])).log;
    };
    assert.ok((await inFile()).includes(`0x${bob}`));
    writeFileSync(file, '"//Charlie"');
    assert.equal(await ask(rpc, 'author_hasKey', `0x${bob}`, 'aura'), true);
    assert.equal(await ask(rpc, 'author_hasSessionKeys', `0x${bob}${discovery}`), true);
    assert.ok((await inFile()).includes(`0x${charlie}`));
  });

  // The running node stands for the relay chain's.
  it('refuses a relay chain other than the one in its chain spec', async () => {
    const url = `ws://127.0.0.1:${rpc}`;
    const genesis = await ask(rpc, 'chain_getBlockHash', 0);
    const wrong = `0x${'5a'.repeat(32)}`;

    let named;
    const command = async (hash, endpoints, relay) => {
      named = changed('named.json', ({ properties }) => {
        properties.relayGenesis = hash;
      });
      return [
        ...['--chain', named, '--base-path', join(db.work, 'with-relay'), '--unsafe-force-node-key-generation'],
        ...(await ports()).args,
        ...endpoints.flatMap((each) => ['--relay-chain-rpc-urls', each]),
        '--',
        ...relay,
      ];
    };
    const unreachable = 'ws://127.0.0.1:1';
    const endpoints = await command(wrong, [unreachable, url], []);
    await db.refuses(
      endpoints,
      new RegExp(`Warning: .*${unreachable}`),
      new RegExp(`${url} \\(genesis ${genesis}\\) is of another relay chain than ${named}, `),
      new RegExp(`${named}, .* genesis ${wrong}: correct --relay-chain-rpc-urls`),
    );
    // A parachain's spec will do: only the genesis is compared.
    await db.refuses(
      await command(wrong, [], ['--chain', db.spec]),
      new RegExp(`${db.spec} is of another relay chain than .*: correct \`--chain\` after \`--\``),
    );
    await db.refuses(await command('0x5a', [], []), /`relayGenesis` is "0x5a", not a hash/);
    for (const [urls, relay] of [
      [[url], []],
      [[], ['--chain', db.spec]],
    ]) {
      const second = launch(await command(genesis, urls, relay));
      // Logged after the check; a node that still starts up would not stop for a while.
      await second.line(/Chain specification: Distribution Development/);
      await second.kill();
      assert.doesNotMatch(second.log, /of another relay chain/);
    }
  });
});

describe('a node started with a mistake', () => {
  // What the node above left when it stopped.
  let whole;
  before(() => {
    whole = db.contents();
    assert.ok(db.last >= 3 && Object.keys(whole).length > 0);
  });

  it('names the port that is in use, for RPC or peers', () =>
    db.untouched(() =>
      occupied(async (port) => {
        const inUse = new RegExp(`port ${port} is in use`);
        await db.refuses(db.command('--rpc-port', port), inUse, /another port with --rpc-port/);
        const full = ['--chain', db.spec, '--base-path', db.base, '--rpc-port', '0', '--port', port];
        await db.refuses(full, inUse, /another port with --port/);
      }),
    ));

  it('refuses a database with another genesis', async () => {
    const other = changed('other.json', otherGenesis);
    await db.untouched(async () =>
      db.refuses(
        db.command('--chain', other, ...(await ports()).args),
        /was made with another genesis than that of .*other\.json/,
        /chains\/distribution_dev\/db/,
        /to start over, remove that folder/,
      ),
    );
  });

  it('refuses a truncated chain spec, and one of a relay chain', () =>
    db.untouched(async () => {
      const path = join(db.work, 'short.json');
      writeFileSync(path, readFileSync(db.spec, 'utf8').slice(0, 100_000));
      await db.refuses(
        db.command('--chain', path),
        /short\.json is not a chain spec: EOF while parsing/,
        /only a part of it was copied/,
      );
      const relay = changed('relay.json', (spec) => {
        delete spec.relay_chain;
      });
      await db.refuses(db.command('--chain', relay), /not a chain spec of a parachain: it has no field `relay_chain`/);
    }));

  it('refuses a base path that is a file, and leaves the file alone', async () => {
    const file = join(db.work, 'file');
    writeFileSync(file, 'mine');
    await db.refuses(db.command('--base-path', file), /the base path .*file is not a folder/, /with --base-path/);
    assert.equal(readFileSync(file, 'utf8'), 'mine');
    await db.refuses(
      db.command('--base-path', join(file, 'below')),
      /cannot write to the base path .*below: Not a directory/,
    );
  });

  it('refuses a kind of database other than the existing one', async () => {
    await db.untouched(async () => {
      for (const kind of ['paritydb', 'ParityDb', 'paritydb-experimental']) {
        await db.refuses(
          db.command('--database', kind, ...(await ports()).args),
          /the database in \S+\/db is of the kind rocksdb, not paritydb: give --database rocksdb/,
        );
      }
      await db.refuses(
        db.command('--database', 'auto', ...(await ports()).args),
        /of the kind rocksdb, not auto: give --database rocksdb/,
      );
    });
    // That kind, too, is refused with another genesis.
    const own = join(db.work, 'paritydb');
    const first = db.start('--base-path', own, '--database', 'paritydb', ...(await ports()).args);
    await first.line(/Imported #1 /);
    await first.stop();
    await db.refuses(db.command('--base-path', own, ...(await ports()).args), /is of the kind paritydb, not rocksdb/);
    const other = changed('other-parity.json', otherGenesis);
    await db.refuses(
      db.command('--base-path', own, '--chain', other, '--database', 'paritydb', ...(await ports()).args),
      /the database in \S+\/paritydb was made with another genesis/,
    );
  });

  it('has left the database as the last node did', () => assert.deepEqual(db.contents(), whole));
});
