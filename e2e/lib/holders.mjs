// A chain with rounds for holders, and their page before it.

import assert from 'node:assert/strict';
import { u8aToHex } from '@polkadot/util';
import { encodeAddress } from '@polkadot/util-crypto';
import { openBrowser, openPage, servePage } from './browser.mjs';
import { chunks, digest } from './chunks.mjs';
import { startNode } from './node.mjs';
import { UNIT, arranged, draft, empty, keyring, listOf, open, terms } from './rounds.mjs';
import { send } from './tx.mjs';

export const ROWS = 300;
/** Rows of a part of the list. */
export const SIZE = 64;
/** A text that a careless page would take for a picture, and run. */
export const MARKUP = '<img src=x onerror=alert(1)>';
/** The asset that has it for a name. */
export const ASSET = 7;
const NAME = 'Test network';

export const address = (account) => encodeAddress(account, 42);

/** A list in the chain, and rounds that pay by it: at once, with a demand, as a stream; and one whose list is elsewhere. */
async function openRounds(api, alice) {
  const rows = arranged(
    Array.from({ length: ROWS }, (_, row) => [empty(`page ${row}`), 25n * UNIT + BigInt(row) * (UNIT / 8n)]),
  );
  const list = listOf(rows, { sortLeaves: false });
  const parts = chunks(rows, SIZE);
  const { events } = await send(api, api.tx.lists.announce(ROWS, parts.map(digest)), alice);
  const number = events.find(({ event }) => api.events.lists.ListAnnounced.is(event)).event.data.list.toNumber();
  for (const part of parts) await send(api, api.tx.lists.publish(number, u8aToHex(part)), alice);
  const published = { list: number, maxRow: null, maxShareOfLargest: null };
  const manifest = { cid: '', rows: ROWS, total: list.total, published };
  const start = (await api.call.distributionApi.now()).toNumber();
  const stream = (prepaid) => ({
    release: { Streamed: { schedule: { start, cliff: 0, length: 14_400, step: 1 }, revocable: false, prepaid } },
    window: { opens: 0, closes: start + 14_400 * 30 },
  });
  const byList = async (changes) => open(api, alice, await terms(api, list, { manifest, ...changes }));
  await send(api, api.tx.assets.create(ASSET, alice.address, UNIT), alice);
  await send(api, api.tx.assets.setMetadata(ASSET, MARKUP, MARKUP, 12), alice);
  const asset = { asset: { WithId: ASSET }, budget: 100n * UNIT };
  return {
    list,
    published: await byList({}),
    demanding: await byList({ requirement: { level: 1 } }),
    streamed: await byList(stream(false)),
    plain: await open(api, alice, await terms(api, list)),
    /** A draft in an asset of another's. */
    hostile: await draft(api, alice, await terms(api, null, { ...stream(true), ...asset })),
  };
}

/** Starts a chain with rounds, and a browser. */
export async function startHolders() {
  const node = await startNode({ blockTime: 500, args: ['--ipfs-server'] });
  const { api } = node;
  const [alice, dave] = ['//Alice', '//Dave'].map((uri) => keyring().addFromUri(uri));
  const rounds = await openRounds(api, alice);
  const browser = await openBrowser();
  const genesis = api.genesisHash.toHex();
  const served = await servePage({ name: NAME, genesis, nodes: [node.url] });
  let next = 10;

  /** Opens the page, does something with it, and makes sure that no script failed and no policy was violated. */
  async function withPage(path, act, options) {
    const opened = await openPage(browser, served.url + path, options);
    try {
      await act(opened.page);
      assert.deepEqual(opened.faults, []);
    } finally {
      await opened.close();
    }
  }

  return {
    node,
    api,
    alice,
    /** An attester. */
    dave,
    ...rounds,
    served,
    /** A row that no other test uses. */
    takeRow() {
      next += 1;
      return { index: next, account: rounds.list.account(next), amount: rounds.list.amount(next) };
    },
    withPage,
    /** The same, with other things in deployment.json. */
    async withDeployment(changes, path, act) {
      served.deploy({ name: NAME, genesis, nodes: [node.url], ...changes });
      try {
        await withPage(path, act);
      } finally {
        served.deploy({ name: NAME, genesis, nodes: [node.url] });
      }
    },
    async stop() {
      await browser.close();
      await served.stop();
      await node.stop();
    },
  };
}

export const badge = (page) => page.getByTestId('badge');
export const card = (page, id, row) => page.getByTestId(`card-${id}-${row}`);
export const ready = (page) => page.locator('.badge.ready').waitFor();
export const searched = (page) => page.getByText(/^Looked through \d+ rounds?\.$/).waitFor();
