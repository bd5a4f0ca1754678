// The state of a chain that was used, as an operator exports it to rehearse an upgrade on it. If EXPORTED_STATE names a
// file, the state is left there: scripts/test.sh gives it to scripts/rehearse-upgrade.sh.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { closeSync, copyFileSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { bnToU8a, u8aToHex } from '@polkadot/util';
import { xxhashAsHex } from '@polkadot/util-crypto';
import { now } from '../../lib/blocks.mjs';
import { startNode } from '../../lib/node.mjs';
import { NODE } from '../../lib/program.mjs';
import { UNIT, claim, empty, keyring, listOf, open, terms } from '../../lib/rounds.mjs';
import { send } from '../../lib/tx.mjs';

const work = mkdtempSync(join(tmpdir(), 'distribution-exported-'));
const STAKE = 0;
let node;
before(async () => {
  node = await startNode();
});
after(async () => {
  await node?.stop();
  rmSync(work, { recursive: true, force: true });
});

/** Where a value is stored. */
const key = (pallet, item) => `${xxhashAsHex(pallet, 128)}${xxhashAsHex(item, 128).slice(2)}`;

describe('the state of a chain', () => {
  it('is exported as a raw chain spec, with what happened on it', async () => {
    const { api } = node;
    const [alice, bob] = ['//Alice', '//Bob'].map((uri) => keyring().addFromUri(uri));
    const list = listOf(['first', 'second'].map((name) => [empty(name), 5n * UNIT]));
    const paid = await open(api, alice, await terms(api, list));
    await send(api, claim(api, paid, list, 0), bob);
    const start = await now(api);
    const schedule = { start, cliff: 0, length: 14_400, step: 1 };
    const release = { Streamed: { schedule, revocable: false, prepaid: false } };
    await open(api, alice, await terms(api, list, { release, window: { opens: 0, closes: start + 8 * 14_400 } }));
    await send(api, api.tx.emission.stake(STAKE, 1_000n * UNIT), bob);
    const issuance = (await api.query.balances.totalIssuance()).toBigInt();
    assert.ok(issuance > 0n);

    const base = dirname(dirname(await node.halt()));
    const file = join(work, 'state.json');
    const out = openSync(file, 'w');
    const { status, stderr } = spawnSync(
      NODE,
      [
        ...['export-state', '--chain', process.env.E2E_DEV_SPEC || 'dev', '--base-path', base],
        ...['--state-pruning', 'archive', '--blocks-pruning', 'archive'],
      ],
      { stdio: ['ignore', out, 'pipe'], encoding: 'utf8' },
    );
    closeSync(out);
    assert.equal(status, 0, stderr);

    const { top } = JSON.parse(readFileSync(file)).genesis.raw;
    const rounds = Object.keys(top).filter((each) => each.startsWith(key('Distribution', 'Rounds')));
    assert.equal(rounds.length, 2);
    // Blocks after the last look may have issued more.
    const last = Buffer.from(top[key('Balances', 'TotalIssuance')].slice(2), 'hex').reverse().toString('hex');
    assert.ok(BigInt(`0x${last}`) > (issuance * 9n) / 10n);
    assert.equal(top[key('ParachainInfo', 'ParachainId')], u8aToHex(bnToU8a(2_000, { bitLength: 32, isLe: true })));
    if (process.env.EXPORTED_STATE) copyFileSync(file, process.env.EXPORTED_STATE);
  });
});
