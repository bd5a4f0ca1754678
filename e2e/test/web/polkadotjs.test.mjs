// Polkadot.js' own API in a real browser, with no code of ours: it builds and submits the claim of an account that has
// nothing. Before claims were accepted bare, it had no way to: a general transaction, which it cannot build, is refused
// now.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { compactAddLength, u8aConcat, u8aToHex } from '@polkadot/util';
import { head, recordsOf } from '../../lib/blocks.mjs';
import { openBrowser, openPage } from '../../lib/browser.mjs';
import { startNode } from '../../lib/node.mjs';
import { serveApi } from '../../lib/polkadotjs.mjs';
import { UNIT, claim, empty, free, keyring, listOf, open, terms } from '../../lib/rounds.mjs';
import { feePaid, rawBlock } from '../../lib/tx.mjs';

const list = listOf([
  [empty('browser without a signature'), 3n * UNIT],
  [empty('browser of another row'), 4n * UNIT],
]);
let node;
let api;
let id;
let served;
let browser;

before(async () => {
  [node, served, browser] = await Promise.all([startNode({ blockTime: 500 }), serveApi(), openBrowser()]);
  api = node.api;
  id = await open(api, keyring().addFromUri('//Alice'), await terms(api, list));
});
after(async () => {
  await browser?.close();
  await served?.stop();
  await node?.stop();
});

/** Has `look` done in the page, with what is given; no fault may be left. */
async function inPage(look, given) {
  const { page, faults, close } = await openPage(browser, served.url);
  try {
    return await page.evaluate(look, { url: node.url, id, ...given });
  } finally {
    await close();
    // The API tells the console what the pool refuses.
    assert.deepEqual(
      faults.filter((fault) => !/RPC-CORE: +submitExtrinsic/.test(fault)),
      [],
    );
  }
}

const row = (index) => ({ account: list.account(index), evidence: list.evidence(index) });

describe("Polkadot.js' own API in a browser", () => {
  it('could not claim without a signature before: a general transaction is refused', async () => {
    // Version 5 and extensions: no end, a nonce of 0, no tip, no asset for the fee, no metadata hash.
    const call = claim(api, id, list, 0).method.toU8a();
    const general = u8aToHex(compactAddLength(u8aConcat([0x45, 0, 0, 0, 0, 0, 0], call)));
    const said = await inPage(
      async ({ url, general }) => {
        const { ApiPromise, WsProvider } = globalThis.polkadotJs;
        const provider = new WsProvider(url);
        const there = await ApiPromise.create({ provider, noInitWarn: true });
        try {
          return await provider.send('author_submitExtrinsic', [general]);
        } catch (error) {
          return `refused: ${error.message}`;
        } finally {
          await there.disconnect();
        }
      },
      { general },
    );
    assert.match(said, /^refused: .*call is not expected/);
    assert.equal(await free(api, list.account(0)), 0n);
  });

  it('builds and submits the bare claim of an account that has nothing, which is paid to the unit', async () => {
    const { account } = row(0);
    const from = (await head(api)) + 1;
    const { providers, had, hex, hash, paid } = await inPage(async ({ url, id, account, evidence }) => {
      const { ApiPromise, WsProvider } = globalThis.polkadotJs;
      const there = await ApiPromise.create({ provider: new WsProvider(url), noInitWarn: true });
      const { providers, data } = await there.query.system.account(account);
      const tx = there.tx.distribution.claim(id, account, evidence);
      const hash = (await tx.send()).toHex();
      const paid = await new Promise((resolve, reject) => {
        there.query.system
          .account(account, ({ data }) => {
            if (!data.free.isZero()) resolve(data.free.toString());
          })
          .catch(reject);
      });
      await there.disconnect();
      return { providers: providers.toNumber(), had: data.free.toString(), hex: tx.toHex(), hash, paid };
    }, row(0));
    assert.deepEqual([providers, had, paid], [0, '0', String(list.amount(0))]);
    assert.equal(await free(api, account), list.amount(0));
    // What the page has sent is in a block: without a signature, and without a fee.
    const call = claim(api, id, list, 0).method.toU8a();
    assert.equal(hex, u8aToHex(compactAddLength(u8aConcat([4], call))));
    let block;
    let index = -1;
    for (let number = from; index < 0 && number <= (await head(api)); number += 1) {
      block = (await api.rpc.chain.getBlockHash(number)).toHex();
      index = (await rawBlock(api, block)).extrinsics.indexOf(hex);
    }
    assert.ok(index >= 0, 'no block has what the page has sent');
    const { extrinsics } = (await api.rpc.chain.getBlock(block)).block;
    assert.deepEqual([extrinsics[index].isSigned, extrinsics[index].hash.toHex()], [false, hash]);
    const records = await recordsOf(api, block);
    const events = records.filter(({ phase }) => phase.isApplyExtrinsic && phase.asApplyExtrinsic.eqn(index));
    assert.equal(feePaid(api, events), false);
    const { data } = events.find(({ event }) => api.events.distribution.Paid.is(event)).event;
    assert.deepEqual([data.beneficiary.toHex(), data.amount.toBigInt()], [account, list.amount(0)]);
  });

  it('is told by the pool that it cannot have the row of another', async () => {
    const said = await inPage(
      async ({ url, id, account, evidence }) => {
        const { ApiPromise, WsProvider } = globalThis.polkadotJs;
        const there = await ApiPromise.create({ provider: new WsProvider(url), noInitWarn: true });
        try {
          return (await there.tx.distribution.claim(id, account, evidence).send()).toHex();
        } catch (error) {
          return `refused: ${error.message}`;
        } finally {
          await there.disconnect();
        }
      },
      { ...row(1), account: list.account(0) },
    );
    assert.match(said, /^refused: .*Custom error: \d+/);
    assert.equal(await free(api, list.account(1)), 0n);
  });
});
