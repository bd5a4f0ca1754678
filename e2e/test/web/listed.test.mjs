// Rounds whose rows are in the state of the chain, on the page: their rows and how each stands, whether they are those that
// were agreed, and what of them is an account's.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { now, until, untilNow } from '../../lib/blocks.mjs';
import { barriers, openBrowser, overflows, servePage, withPageAt } from '../../lib/browser.mjs';
import { address, card, ready, searched } from '../../lib/holders.mjs';
import { unreached } from '../../lib/managers.mjs';
import { startNode } from '../../lib/node.mjs';
import { startProxy } from '../../lib/proxy.mjs';
import { ED, UNIT, draft, empty, free, fund, keyring, openDraft, round, terms } from '../../lib/rounds.mjs';
import { send } from '../../lib/tx.mjs';

const ROWS = 60;
/** Rows that the page shows at a time. */
const PAGE = 25;
const AMOUNT = 32n * UNIT;
/** Blocks in which a row of the stream unlocks. A free claim must pay more than a part in 32. */
const LENGTH = 1_000;
const ENOUGH = 60;

let node;
let api;
let alice;
let browser;
let served;
let start;
/** Rounds: a stream, one that the chain pays by itself, one that refuses everybody, and a draft. */
let streamed;
let pushed;
let refused;
let drafted;

const account = (row) => empty(`listed ${row}`);
const entries = (count = ROWS) => Array.from({ length: count }, (_, row) => [account(row), AMOUNT]);

/** Drafts a listed round with these rows. */
async function draftListed(rows, changes = {}) {
  // A draft has a budget before it has rows.
  const budget = rows.reduce((sum, [, amount]) => sum + amount, 0n) || UNIT;
  const id = await draft(api, alice, await terms(api, null, { budget, ...changes }));
  if (rows.length > 0) await send(api, api.tx.distribution.addEntries(id, rows), alice);
  return id;
}

/** The same, and opens it. */
async function openListed(rows, changes) {
  const id = await draftListed(rows, changes);
  await send(api, await fund(api, id, BigInt(rows.length) * AMOUNT + ED), alice);
  await send(api, await openDraft(api, id), alice);
  return id;
}

before(async () => {
  node = await startNode({ blockTime: 500 });
  ({ api } = node);
  alice = keyring().addFromUri('//Alice');
  start = await now(api);
  streamed = await openListed(entries(), {
    release: { Streamed: { schedule: { start, cliff: 0, length: LENGTH, step: 1 }, revocable: false, prepaid: true } },
    window: { opens: 0, closes: start + 14_400 * 30 },
  });
  pushed = await openListed(entries(3));
  refused = await openListed(entries(2), { requirement: { level: 1 } });
  drafted = await draftListed([]);
  browser = await openBrowser();
  served = await servePage({ name: 'Test network', genesis: api.genesisHash.toHex(), nodes: [node.url] });
});
after(async () => {
  await browser?.close();
  await served?.stop();
  await node?.stop();
});

const withPage = (path, act, options) => withPageAt(api, browser, served.url + path, act, options);

const line = (page, row) => page.getByTestId(`row-${row}`);

describe('a listed round', () => {
  it('shows its rows page by page, with their owners and amounts', async () => {
    await withPage(`#/round/${streamed}`, async (page) => {
      await line(page, 0).waitFor();
      assert.equal(await page.locator('[data-test=rows] tbody tr').count(), PAGE);
      const text = await line(page, 7).innerText();
      assert.ok(text.includes(address(account(7))), text);
      assert.match(text, /32\sDIST\s+Not paid yet/);
      await page.getByText(`Rows 0 to ${PAGE - 1}, of ${ROWS}`, { exact: false }).waitFor();
      assert.ok(await page.getByRole('button', { name: 'Rows before' }).isDisabled());
      for (const first of [PAGE, 2 * PAGE]) {
        await page.getByRole('button', { name: 'Rows after' }).click();
        await line(page, first).waitFor();
      }
      assert.equal(await page.locator('[data-test=rows] tbody tr').count(), ROWS - 2 * PAGE);
      assert.ok(await page.getByRole('button', { name: 'Rows after' }).isDisabled());
      // Whoever hears the page is where the new rows are.
      assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Rows');
      await page.getByRole('button', { name: 'Rows before' }).click();
      await line(page, PAGE).waitFor();
    });
  });

  it('says so if it has no rows yet', async () => {
    await withPage(`#/round/${drafted}`, async (page) => {
      await page.getByTestId('no-rows').waitFor();
      assert.equal(await page.getByTestId('check-rows').count(), 0);
    });
  });

  it('shows what the chain has paid and set aside by itself', async () => {
    await until(api, async () => (await round(api, pushed)).rowsClaimed.toNumber() === 3);
    await until(api, async () => (await round(api, refused)).setAside.toBigInt() === 2n * AMOUNT);
    for (const [id, state] of [
      [pushed, 'Paid'],
      [refused, 'Set aside'],
    ]) {
      await withPage(`#/round/${id}`, async (page) => {
        await line(page, 1).getByText(state, { exact: true }).waitFor();
      });
    }
  });

  it('is checked as a whole: the hash of its terms stands for its rows', async () => {
    for (const id of [streamed, pushed]) {
      await withPage(`#/round/${id}`, async (page) => {
        await page.getByTestId('check-rows').click();
        const verdict = page.getByTestId('rows-verdict');
        assert.match(await verdict.innerText(), /stands for exactly these terms and these rows/);
      });
    }
  });

  it('is not taken from a node that gives a row to somebody else', async () => {
    const [real, other] = [account(41), empty('somebody else')].map((who) => who.slice(2));
    const proxy = await startProxy(node.url, {
      alter: (answer) => {
        const event = answer.params?.result;
        if (event?.event !== 'operationStorageItems') return answer;
        for (const item of event.items) item.value = item.value?.replace(real, other);
        return answer;
      },
    });
    served.deploy({ name: '', genesis: api.genesisHash.toHex(), nodes: [proxy.url] });
    try {
      await withPage(`#/round/${streamed}`, async (page) => {
        await page.getByTestId('check-rows').click();
        const verdict = page.getByTestId('rows-verdict');
        assert.match(await verdict.innerText(), /do not have the digest that the node names/);
      });
    } finally {
      served.deploy({ name: '', genesis: api.genesisHash.toHex(), nodes: [node.url] });
      await proxy.die();
    }
  });
});

describe('the owner of a row', () => {
  it('finds it, sees what is open, and is paid for free', async () => {
    const owner = account(7);
    await untilNow(api, start + ENOUGH);
    const before = await free(api, owner);
    await withPage(`#/account/${address(owner)}`, async (page) => {
      const shown = card(page, streamed, 7);
      await shown.getByTestId('get').waitFor();
      const text = await shown.innerText();
      // Streams are not paid by the chain itself.
      assert.doesNotMatch(text, /The chain pays this by itself/);
      assert.match(text, /0\sDIST paid, [\d.]+\sDIST ready, [\d.]+\sDIST to come/);
      await shown.getByTestId('get').click();
      await page.getByTestId('receipt').waitFor();
      assert.ok((await free(api, owner)) > before);
    });
    await withPage(`#/round/${streamed}`, async (page) => {
      await line(page, 7).getByText('Begun', { exact: true }).waitFor();
      await line(page, 8).getByText('Not paid yet', { exact: true }).waitFor();
    });
  });

  it('sees what was paid and what was set aside', async () => {
    await withPage(`#/account/${address(account(1))}`, async (page) => {
      await searched(page);
      await card(page, pushed, 1).getByText('Paid', { exact: true }).waitFor();
      await card(page, refused, 1).getByText('Set aside: it can be claimed for 90 days', { exact: false }).waitFor();
    });
  });
});

describe('whoever looks at it', () => {
  const shown = async (page) => {
    await ready(page);
    await line(page, 0).waitFor();
    await page.getByTestId('check-rows').click();
    await page.getByTestId('rows-verdict').waitFor();
  };

  it('meets no barrier that axe-core knows, light and dark', async () => {
    for (const colorScheme of ['light', 'dark']) {
      await withPage(
        `#/round/${streamed}`,
        async (page) => {
          await shown(page);
          assert.deepEqual(await barriers(page), [], colorScheme);
        },
        { context: { colorScheme } },
      );
    }
  });

  it('has everything in 360 pixels, in every language', async () => {
    for (const locale of ['en-GB', 'de', 'es', 'ar']) {
      await withPage(
        `#/round/${streamed}`,
        async (page) => {
          await shown(page);
          assert.equal(await overflows(page), false, locale);
        },
        { context: { viewport: { width: 360, height: 740 }, locale } },
      );
    }
  });

  it('needs no more than a keyboard', async () => {
    await withPage(`#/round/${streamed}`, async (page) => {
      await shown(page);
      assert.deepEqual(await unreached(page), []);
    });
  });
});
