// A migration that fails: safe mode begins, and the votes that repair the chain go on.
//
// The genesis is the state of a chain whose upgrade was interrupted: an older version ran last, and its migration has
// not ended. The node's runtime finds that in its first block, and its upgrade fails.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { after, before, describe, it } from 'node:test';
import { bnToU8a, compactToU8a, stringToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { xxhashAsHex } from '@polkadot/util-crypto';
import { BIN, startNode } from '../../lib/node.mjs';
import { placeDeposits, submitReferendum, voteAye } from '../../lib/emission.mjs';
import { UNIT, free, keyring } from '../../lib/rounds.mjs';
import { refused, send } from '../../lib/tx.mjs';
import { until } from '../../lib/blocks.mjs';

// 30 days of the relay chain's blocks.
const REPAIR_PERIOD = 30 * 14_400;
const VOTES = 9_000_000_000n * UNIT;

const work = mkdtempSync(join(tmpdir(), 'distribution-migration-'));
let node;
let api;
let voters;
let relay;

/** The storage key of a value. */
const key = (pallet, item) => `${xxhashAsHex(pallet, 128)}${xxhashAsHex(item, 128).slice(2)}`;

/** The raw chain spec of a development chain in the midst of an upgrade. */
function interrupted() {
  const plain = process.env.E2E_DEV_SPEC ?? join(work, 'dev.json');
  if (!process.env.E2E_DEV_SPEC) {
    const args = ['export-chain-spec', '--chain', 'dev', '--raw', '--output', plain];
    assert.equal(spawnSync(join(BIN, 'distribution-node'), args).status, 0);
  }
  const spec = JSON.parse(readFileSync(plain));
  const { top } = spec.genesis.raw;
  // The migration with index 0 is under way since block 0, without a cursor of its own.
  top[key('MultiBlockMigrations', 'Cursor')] = u8aToHex(new Uint8Array(1 + 4 + 1 + 4));
  const last = key('System', 'LastRuntimeUpgrade');
  assert.ok(top[last], 'the genesis has the version that ran last');
  const name = stringToU8a('distribution-parachain');
  top[last] = u8aToHex(u8aConcat(compactToU8a(99), compactToU8a(name.length), name));
  // The relay chain of a development chain counts from long ago. The clock of a chain in an upgrade is no longer 0.
  relay = Math.floor(Date.now() / 6_000) - 10_000;
  top[key('ParachainSystem', 'LastRelayChainBlockNumber')] = u8aToHex(bnToU8a(relay, { bitLength: 32, isLe: true }));
  const path = join(work, 'interrupted.json');
  writeFileSync(path, JSON.stringify(spec));
  return path;
}

const transfer = (to) => api.tx.balances.transferKeepAlive(to, UNIT);

before(async () => {
  node = await startNode({ blockTime: 100, args: ['--chain', interrupted()] });
  api = node.api;
  voters = ['//Alice', '//Bob', '//Charlie', '//Dave', '//Eve', '//Ferdie'].map((uri) => [
    keyring().addFromUri(uri),
    1,
  ]);
});
after(async () => {
  await node?.stop();
  rmSync(work, { recursive: true, force: true });
});

describe('a migration that fails', () => {
  it('ends, and safe mode begins', async () => {
    assert.ok((await api.query.multiBlockMigrations.cursor()).isNone, 'the upgrade is not over');
    assert.ok((await api.query.safeMode.enteredUntil()).isSome);
    const [{ brake, until: end, renewed }] = await api.query.brakes.active();
    assert.ok(brake.isSafeMode && renewed.isTrue);
    assert.equal(end.toNumber(), relay + REPAIR_PERIOD);
    const version = (await api.query.system.lastRuntimeUpgrade()).unwrap();
    assert.equal(version.specVersion.toNumber(), api.runtimeVersion.specVersion.toNumber());
  });

  it('lets nobody move tokens', async () => {
    const [[alice], [bob]] = voters;
    const had = await free(api, bob.address);
    await refused(send(api, transfer(bob.address), alice), 'system.CallFiltered');
    assert.equal(await free(api, bob.address), had);
  });

  it('lets the holders decide: a referendum of root passes and ends safe mode', async () => {
    const [[alice], [bob]] = voters;
    const referendum = await submitReferendum(api, alice, 'Root', api.tx.brakes.release('SafeMode'));
    await placeDeposits(api, alice, [referendum]);
    await voteAye(api, voters, VOTES, [referendum]);
    await until(api, async () => (await api.query.safeMode.enteredUntil()).isNone);
    await send(api, transfer(bob.address), alice);
  });
});
