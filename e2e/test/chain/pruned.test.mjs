// A list in the chain of which a node no longer keeps the rows: what the node answers, and who still has the list.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { until } from '../../lib/blocks.mjs';
import { cli, run } from '../../lib/cli.mjs';
import { addressOf, startIpfs } from '../../lib/ipfs.mjs';
import { startNode } from '../../lib/node.mjs';
import { UNIT, empty } from '../../lib/rounds.mjs';

const [INPUT, UNREACHABLE] = [3, 4];
// Time enough for a busy machine to save the list.
const KEEP = 40;
let node;
let url;
let work;

before(async () => {
  node = await startNode({ blockTime: 500, args: ['--ipfs-server'], keep: KEEP });
  ({ url } = node);
  work = mkdtempSync(join(tmpdir(), 'distribution-pruned-'));
});
after(async () => {
  await node?.stop();
  rmSync(work, { recursive: true, force: true });
});

describe('a node that prunes blocks', () => {
  it('drops the chunks with their block, and a list saved in IPFS is proven by what is left in state', async () => {
    const { api } = node;
    const car = join(work, 'list.car');
    const fetch = (...how) => ['list', 'fetch', list, '--out', join(work, 'fetched'), ...how];
    const rows = Array.from({ length: 9 }, (_, row) => `${empty(`pruned ${row}`)},${UNIT}\n`);
    writeFileSync(join(work, 'list.csv'), rows.join(''));
    const published = ['list', 'publish', join(work, 'list.csv'), '--chunk-rows', 4];
    const { list, root, cid, fromBlock } = await cli(published, { url, suri: '//Alice' });
    await cli(['list', 'ipfs', list, '--car', car, '--chunks'], { url });
    const { chunks } = await cli(['list', 'show', list], { url });
    const kept = (id) => api._rpcCore.provider.send('bitswap_v1_get', [id]);
    await kept(chunks[0].cid);

    const dropped = (id) =>
      kept(id).then(
        () => false,
        ({ message }) => /not found/i.test(message),
      );
    for (const { cid: id } of chunks) await until(api, () => dropped(id));
    assert.equal((await run(fetch(), { url })).code, INPUT);
    const blocks = await run(fetch('--blocks-from', fromBlock), { url });
    assert.equal(blocks.code, UNREACHABLE);
    const ipfs = await startIpfs([await addressOf(api)]);
    try {
      await assert.rejects(ipfs.block(chunks[0].cid, 2_000));
      await ipfs.load(readFileSync(car));
      writeFileSync(join(work, 'list.dlc'), await ipfs.cat(cid));
    } finally {
      await ipfs.stop();
    }
    assert.equal((await cli(fetch('--file', join(work, 'list.dlc')), { url })).root, root);
  });
});
