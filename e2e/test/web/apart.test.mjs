// What the page loads only when it is opened: a bid is placed, raised and finished with a wallet; an announced round is
// objected to; and the history of an account, from a real index, comes to what the chain says and to what the command
// line writes.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { untilFinal, untilNow } from '../../lib/blocks.mjs';
import { barriers, openBrowser, overflows, servePage, withPageAt } from '../../lib/browser.mjs';
import { cli, start } from '../../lib/cli.mjs';
import { address, ready } from '../../lib/holders.mjs';
import { connect, unreached } from '../../lib/managers.mjs';
import { startNode } from '../../lib/node.mjs';
import { UNIT, draft, empty, free, keyring, listOf, terms } from '../../lib/rounds.mjs';
import { objectsIn } from '../../lib/schemas.mjs';
import { send } from '../../lib/tx.mjs';
import { walletOf } from '../../lib/wallet.mjs';

/** What bids are paid in. It has no decimals. */
const MONEY = 77;
const PLENTY = 1_000_000n;

const work = mkdtempSync(join(tmpdir(), 'distribution-apart-'));
const database = join(work, 'index.sqlite');
const people = Object.fromEntries(['Alice', 'Bob', 'Charlie'].map((name) => [name, keyring().addFromUri(`//${name}`)]));
let node;
let api;
let browser;
let served;
let index;
let sale;
let announced;
const as = (name) => ({ url: node.url, suri: `//${name}` });
const deployment = (more = {}) => ({
  name: 'Test network',
  genesis: api.genesisHash.toHex(),
  nodes: [node.url],
  token: { symbol: 'DIST', decimals: 12 },
  ...more,
});

/** Serves the index. */
async function serveIndex() {
  const started = start(['serve', '--index', database, '--listen', '127.0.0.1:0', '--api', '127.0.0.1:0']);
  const told = await new Promise((resolve, reject) => {
    let out = '';
    started.child.stdout.on('data', (chunk) => {
      out += chunk;
      if (objectsIn(out).length > 0) resolve(objectsIn(out)[0]);
    });
    started.ended.then(({ err }) => reject(new Error(`it ended: ${err}`)), reject);
  });
  const stop = async () => {
    started.child.kill('SIGTERM');
    await started.ended;
  };
  return { api: told.api, stop };
}

before(async () => {
  node = await startNode({ blockTime: 500 });
  ({ api } = node);
  await send(api, api.tx.assets.create(MONEY, people.Alice.address, 10), people.Alice);
  const mint = Object.values(people).map((one) => api.tx.assets.mint(MONEY, one.address, PLENTY));
  await send(api, api.tx.utility.batchAll(mint), people.Alice);
  const auction = ['--supply', '1000 DIST', '--money', MONEY, '--floor', 10, '--tick', 2, '--ticks', 5];
  const times = ['--late', 'blocks:5', '--bids', 100, '--closes', '+blocks:300', '--finishing', 'blocks:192'];
  ({ sale } = await cli(['sale', 'open', ...auction, ...times], as('Alice')));
  await cli(['sale', 'bid', sale, '900 DIST', '--price', 12], as('Charlie'));
  announced = await draft(api, people.Alice, await terms(api, listOf([[empty('announced'), UNIT]])));
  await cli(['announcement', 'make', announced, '--period', 'blocks:5000'], as('Alice'));
  browser = await openBrowser();
  served = await servePage(deployment());
});
after(async () => {
  await browser?.close();
  await served?.stop();
  await index?.stop();
  await node?.stop();
  rmSync(work, { recursive: true, force: true });
});

const withPage = (path, act, options) => withPageAt(api, browser, served.url + path, act, options);
const withBob = (path, act) => withPage(path, act, { before: walletOf(api, [people.Bob]) });
/** Presses a button that needs a signature, and signs. */
async function sign(page, name) {
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('button', { name: 'Sign and send' }).click();
}
const bidOf = async (who) => (await api.call.salesApi.bid(sale, who.address)).unwrapOr(null);

describe('what is loaded apart', () => {
  it('is not loaded by whoever looks up an address', async () => {
    served.asked.length = 0;
    await withPage('', async (page) => {
      await ready(page);
      assert.deepEqual(
        served.asked.filter((path) => path.includes('/apart')),
        [],
      );
      await page.getByRole('link', { name: 'More', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: 'Sales' }).waitFor();
      assert.ok(served.asked.some((path) => /\/apart-[^/]*\.js$/.test(path)));
      await page.waitForFunction(() => document.title.startsWith('Sales'));
    });
  });
});

describe('a sale', () => {
  it('is in the list, with its terms in words and their hash', async () => {
    await withPage('#/sales', async (page) => {
      await page
        .getByTestId('sales')
        .getByRole('link', { name: `Sale ${sale}` })
        .click();
      await page.getByTestId('sale-checked').waitFor();
      assert.match(await page.getByTestId('sale-checked').innerText(), /exactly these terms/);
      const text = await page.getByTestId('sale-terms').innerText();
      assert.match(text, /Up to 1,000\sDIST are sold/);
      assert.match(text, /from 10\sasset-77 to 18\sasset-77, in steps of 2\sasset-77/);
    });
  });

  it('takes a bid that is signed with a wallet, and raises it', async () => {
    await withBob(`#/sale/${sale}`, async (page) => {
      await connect(page, people.Bob);
      await page.getByTestId('no-bid').waitFor();
      await page.getByLabel('How much do you want to buy?').fill('300');
      await page.getByLabel('The highest price that you would pay', { exact: false }).fill('15');
      // Between two prices the lower one counts.
      assert.match(await page.getByTestId('bidding').innerText(), /at 14\sasset-77 .* 4,200\sasset-77 are held/);
      await sign(page, 'Place a bid');
      await page.getByTestId('bid-said').waitFor();
      const bid = await bidOf(people.Bob);
      assert.deepEqual([bid.quantity.toBigInt(), bid.tick.toNumber(), bid.held.toBigInt()], [300n * UNIT, 2, 4_200n]);
      await page.getByRole('heading', { name: 'Raise the bid' }).waitFor();
      const quantity = page.getByLabel('How much do you want to buy?');
      await quantity.fill('200');
      await page.getByText('You have bid more already', { exact: false }).waitFor();
      assert.equal(await page.getByRole('button', { name: 'Raise the bid' }).count(), 0);
      await quantity.fill('400');
      await sign(page, 'Raise the bid');
      await page.waitForFunction(() => /400/.test(document.querySelector('[data-test=own-bid]')?.textContent ?? ''));
      assert.equal((await bidOf(people.Bob)).quantity.toBigInt(), 400n * UNIT);
    });
  });

  it('is cleared and finished on the page, and delivers', async () => {
    const [{ ends }] = (await cli(['sale', 'show', sale], as('Bob'))).sales;
    await untilNow(api, ends);
    const had = await free(api, people.Bob.address);
    await withBob(`#/sale/${sale}`, async (page) => {
      await connect(page, people.Bob);
      await sign(page, 'Find the price');
      await page.getByText('The price is 12', { exact: false }).waitFor();
      await sign(page, 'Finish this bid');
      await page.getByTestId('bid-said').waitFor();
      await page.getByTestId('no-bid').waitFor();
    });
    assert.equal(await bidOf(people.Bob), null);
    // 400 DIST and the deposit, less fees.
    assert.ok((await free(api, people.Bob.address)) - had > 399n * UNIT);
  });
});

describe('an announced round', () => {
  it('is shown with its window, and objected to by whoever has a wallet', async () => {
    await withBob('#/announced', async (page) => {
      await page.getByTestId('announcements').getByRole('link').first().click();
      await page.getByTestId('announced-checked').waitFor();
      assert.match(await page.getByTestId('announced-checked').innerText(), /hash that was announced/);
      await page.getByTestId('no-objections').waitFor();
      await page.getByLabel('What is wrong with this round?').fill('row 0 is an exchange');
      await page.getByRole('button', { name: 'Object', exact: true }).click();
      await connect(page, people.Bob);
      await page.getByRole('button', { name: 'Sign and send' }).click();
      const objection = page.getByTestId('objection-0');
      await objection.getByText('row 0 is an exchange').waitFor();
      await objection.getByText('Not answered').waitFor();
    });
    await cli(['announcement', 'answer', announced, 'it holds for its customers'], as('Alice'));
    await withBob(`#/announced/${announced}`, async (page) => {
      const objection = page.getByTestId('objection-0');
      await objection.getByText('it holds for its customers').waitFor();
      await objection.getByRole('button', { name: 'Remove it and get the deposit back' }).click();
      await connect(page, people.Bob);
      await page.getByRole('button', { name: 'Sign and send' }).click();
      await page.getByTestId('no-objections').waitFor();
    });
  });
});

describe('scores', () => {
  it('are told to be none where there is no board', async () => {
    await withPage('#/scores', async (page) => {
      await page.getByTestId('none').waitFor();
    });
  });
});

describe('the history of an account', () => {
  before(async () => {
    await untilFinal(api);
    await cli(['index', database, '--once'], { url: node.url });
    index = await serveIndex();
  });

  it('is told to be missing without an index', async () => {
    await withPage('#/history', async (page) => {
      await page.getByTestId('no-index').waitFor();
    });
  });

  it('comes to what the chain says, and its statement is that of the command line', async () => {
    served.deploy(deployment({ index: index.api }));
    const folder = join(work, 'statement');
    const env = { url: node.url, env: { DISTRIBUTION_INDEX: database } };
    const { passed } = await cli(['statement', people.Bob.address, '--out', folder], env);
    assert.equal(passed, true);
    await withPage(`#/history/${address(`0x${Buffer.from(people.Bob.publicKey).toString('hex')}`)}`, async (page) => {
      for (const asset of ['native', MONEY]) {
        const verdict = page.getByTestId(`verdict-${asset}`);
        await verdict.waitFor();
        assert.match(await verdict.innerText(), /to the unit/);
      }
      await page.getByTestId('movements').getByText('Bought in a sale').waitFor();
      for (const [program, name] of [
        ['own', 'statement.csv'],
        ['koinly', 'koinly.csv'],
        ['cointracker', 'cointracker.csv'],
      ]) {
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.getByTestId(`save-${program}`).click(),
        ]);
        assert.equal(download.suggestedFilename(), name);
        assert.equal(readFileSync(await download.path(), 'utf8'), readFileSync(join(folder, name), 'utf8'), name);
      }
    });
  });

  it('is not shown from an index of another chain, or one that is silent', async () => {
    served.deploy(deployment({ index: 'http://127.0.0.1:1' }));
    const path = `#/history/${people.Bob.address}`;
    const opened = withPage(path, async (page) => {
      await page.getByTestId('history-fault').waitFor();
      assert.equal(await page.getByTestId('history-fault').innerText(), 'The index does not answer.');
    });
    // The browser says of each address that cannot be reached that it cannot be.
    await opened.catch(({ message }) => assert.match(message, /ERR_/));
    served.deploy(deployment({ index: index.api }));
  });
});

describe('whoever looks at it', () => {
  const pages = () => [
    ['#/sales', 'sales'],
    [`#/sale/${sale}`, 'sale-numbers'],
    ['#/scores', 'none'],
    [`#/announced/${announced}`, 'announced-checked'],
    [`#/history/${people.Bob.address}`, 'movements'],
  ];

  it('meets no barrier that axe-core knows, light and dark', async () => {
    for (const colorScheme of ['light', 'dark']) {
      for (const [path, shown] of pages()) {
        await withPage(
          path,
          async (page) => {
            await page.getByTestId(shown).waitFor();
            assert.deepEqual(await barriers(page), [], `${path} ${colorScheme}`);
          },
          { context: { colorScheme } },
        );
      }
    }
  });

  it('has everything in 360 pixels, in every language', async () => {
    for (const locale of ['en-GB', 'de', 'es', 'ar']) {
      for (const [path, shown] of pages()) {
        await withPage(
          path,
          async (page) => {
            await page.getByTestId(shown).waitFor();
            assert.equal(await overflows(page), false, `${path} ${locale}`);
          },
          { context: { viewport: { width: 360, height: 740 }, locale } },
        );
      }
    }
  });

  it('needs no more than a keyboard', async () => {
    await withPage(`#/announced/${announced}`, async (page) => {
      await page.getByTestId('announced-checked').waitFor();
      assert.deepEqual(await unreached(page), []);
    });
  });
});
