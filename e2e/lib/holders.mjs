// A chain with rounds for holders, and their page before it.

import { u8aToHex } from '@polkadot/util';
import { encodeAddress } from '@polkadot/util-crypto';
import { openBrowser, servePage, withPageAt } from './browser.mjs';
import { chunks, digest } from './chunks.mjs';
import { keyOf, padded } from './ethereum.mjs';
import { startNode } from './node.mjs';
import { ED, SS58, UNIT, arranged, draft, empty, fund, keyring, listOf, open, openDraft, terms } from './rounds.mjs';
import { send } from './tx.mjs';

export const ROWS = 300;
/** Rows of a part of the list. */
export const SIZE = 64;
/** A text that a careless page would take for a picture, and run. */
export const MARKUP = '<img src=x onerror=alert(1)>';
/** The asset that has it for a name. */
export const ASSET = 7;
const NAME = 'Test network';

export const address = (account) => encodeAddress(account, SS58);

/** A list of `[account, amount]` in this order, and its number once it is in the chain. */
async function publish(api, alice, rows) {
  const parts = chunks(rows, SIZE);
  const { events } = await send(api, api.tx.lists.announce(rows.length, parts.map(digest)), alice);
  const number = events.find(({ event }) => api.events.lists.ListAnnounced.is(event)).event.data.list.toNumber();
  for (const part of parts) await send(api, api.tx.lists.publish(number, u8aToHex(part)), alice);
  const list = listOf(rows, { sortLeaves: false });
  const published = { list: number, maxRow: null, maxShareOfLargest: null };
  return { list, manifest: { cid: '', rows: rows.length, total: list.total, published } };
}

/**
 * A list in the chain, and rounds that pay by it: at once, with a demand, as a stream that began so many blocks of the
 * relay chain ago; and one whose list is elsewhere.
 */
async function openRounds(api, alice, began) {
  const rows = arranged(
    Array.from({ length: ROWS }, (_, row) => [empty(`page ${row}`), 25n * UNIT + BigInt(row) * (UNIT / 8n)]),
  );
  const { list, manifest } = await publish(api, alice, rows);
  const start = (await api.call.distributionApi.now()).toNumber() - began;
  const stream = (prepaid) => ({
    release: { Streamed: { schedule: { start, cliff: 0, length: 14_400, step: 1 }, revocable: false, prepaid } },
    window: { opens: 0, closes: start + 14_400 * 30 },
  });
  const byList = async (changes) => open(api, alice, await terms(api, list, { manifest, ...changes }));
  return {
    list,
    published: await byList({}),
    demanding: await byList({ requirement: { level: 1 } }),
    streamed: await byList(stream(false)),
    plain: await open(api, alice, await terms(api, list)),
    /** Opens a round whose list is in an order of its own. */
    async openUnordered() {
      const own = Array.from({ length: 3 * SIZE }, (_, row) => [empty(`unordered ${row}`), UNIT]);
      const { list: unordered, manifest: of } = await publish(api, alice, arranged(own).reverse());
      return { id: await open(api, alice, await terms(api, unordered, { manifest: of })), list: unordered };
    },
    /**
     * Opens rounds that pay Ethereum addresses, those of the first keys of `ethereum.mjs`: by a list in the chain, at once,
     * with a demand and as a stream; and one whose row, of the first key, is written in the chain.
     */
    async openEthereum(count) {
      const own = Array.from({ length: count }, (_, n) => [padded(keyOf(n).address), 5n * UNIT + BigInt(n)]);
      const { list: addresses, manifest: of } = await publish(api, alice, arranged(own));
      const beneficiaries = 'Ethereum';
      const byAddress = async (changes) =>
        open(api, alice, await terms(api, addresses, { manifest: of, beneficiaries, ...changes }));
      const [budget, length] = [7n * UNIT, 800];
      const begins = (await api.call.distributionApi.now()).toNumber();
      const schedule = { start: begins, cliff: 0, length, step: 1 };
      const streamed = {
        release: { Streamed: { schedule, revocable: false, prepaid: true } },
        window: { opens: 0, closes: begins + 14_400 * 30 },
      };
      const listed = await draft(api, alice, await terms(api, null, { budget, beneficiaries }));
      await send(api, api.tx.distribution.addEntries(listed, [[padded(keyOf(0).address), budget]]), alice);
      await send(api, await fund(api, listed, budget + ED), alice);
      await send(api, await openDraft(api, listed), alice);
      return {
        list: { ...addresses, address: (row) => `0x${addresses.account(row).slice(26)}` },
        row: (n) => addresses.rows.findIndex(([, account]) => account === padded(keyOf(n).address)),
        plain: await byAddress({}),
        demanding: await byAddress({ requirement: { level: 1 } }),
        streamed: await byAddress(streamed),
        /** When the stream begins, and how long it lasts, in blocks of the relay chain. */
        start: begins,
        length,
        listed,
      };
    },
    /** Opens rounds by a list in the chain that has these accounts. */
    async openFor(pairs, rounds) {
      const own = pairs.map(({ publicKey }, n) => [u8aToHex(publicKey), 5n * UNIT + BigInt(n)]);
      const { list: accounts, manifest: of } = await publish(api, alice, arranged(own));
      const ids = [];
      for (let round = 0; round < rounds; round += 1) {
        ids.push(await open(api, alice, await terms(api, accounts, { manifest: of })));
      }
      const row = ({ publicKey }) => accounts.rows.findIndex(([, account]) => account === u8aToHex(publicKey));
      return { list: accounts, ids, row };
    },
    /** Makes a draft in an asset of somebody who means harm by its name. */
    async draftHostile() {
      await send(api, api.tx.assets.create(ASSET, alice.address, UNIT), alice);
      await send(api, api.tx.assets.setMetadata(ASSET, MARKUP, MARKUP, 12), alice);
      const asset = { asset: { WithId: ASSET }, budget: 100n * UNIT };
      return draft(api, alice, await terms(api, null, { ...stream(true), ...asset }));
    },
  };
}

/** Starts a chain with rounds, and a browser. `name` is what the page calls itself. */
export async function startHolders({ name = NAME, began = 0, blockTime = 500 } = {}) {
  const node = await startNode({ blockTime, args: ['--ipfs-server'] });
  const { api } = node;
  const [alice, dave] = ['//Alice', '//Dave'].map((uri) => keyring().addFromUri(uri));
  const rounds = await openRounds(api, alice, began);
  const browser = await openBrowser();
  const genesis = api.genesisHash.toHex();
  const served = await servePage({ name, genesis, nodes: [node.url] });
  let next = 10;

  const withPage = (path, act, options) => withPageAt(api, browser, served.url + path, act, options);

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
      served.deploy({ name, genesis, nodes: [node.url], ...changes });
      try {
        await withPage(path, act);
      } finally {
        served.deploy({ name, genesis, nodes: [node.url] });
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
