// The holder's page in a real browser, against the real node and others: nobody is told what is not so by a node that lies,
// dies, is slow or follows another network; texts of others stay texts; and whoever looks at it can use it.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { u8aToHex } from '@polkadot/util';
import { until } from '../../lib/blocks.mjs';
import { barriers, brokenAmounts, lengthenAmounts, overflows } from '../../lib/browser.mjs';
import { chunks, cid, digest } from '../../lib/chunks.mjs';
import { ASSET, MARKUP, SIZE, address, badge, card, ready, searched, startHolders } from '../../lib/holders.mjs';
import { startProxy } from '../../lib/proxy.mjs';
import { empty, free } from '../../lib/rounds.mjs';

const OTHER_GENESIS = `0x${'12'.repeat(32)}`;

let chain;
let node;
let api;
let list;
let published;
let hostile;
let served;
let takeRow;
let withPage;
let withDeployment;

before(async () => {
  chain = await startHolders();
  ({ node, api, list, published, served, takeRow, withPage, withDeployment } = chain);
  hostile = await chain.draftHostile();
});
after(() => chain?.stop());

/** Opens the page before these nodes. */
const withNodes = (nodes, path, act) => withDeployment({ nodes }, path, act);

describe('the light client', () => {
  const choice = (page) => page.getByLabel('Use the light client in place of nodes');
  const failed = (page) => badge(page).filter({ hasText: 'The light client cannot begin' }).waitFor();

  it('is not offered where the specs of the chains are not beside the page', async () => {
    await withPage('#/settings', async (page) => {
      await ready(page);
      assert.equal(await page.getByTestId('light').count(), 0);
      // Whoever has chosen it elsewhere is served by nodes here.
      await page.evaluate(() => globalThis.localStorage.setItem('distribution.light', 'yes'));
      await page.reload();
      await ready(page);
    });
    assert.equal(served.asked.filter((path) => /smoldot|chain\//.test(path)).length, 0);
  });

  it('is loaded from the folder of the page when it is chosen, and no node is asked in its place', async () => {
    served.put('chain/relay.json', '{ "id": "no chain" }');
    served.put('chain/para.json', '{ "id": "no chain either", "relay_chain": "no chain" }');
    await withDeployment({ light: true }, '#/settings', async (page) => {
      await ready(page);
      const origins = new Set();
      page.on('request', (request) => origins.add(new URL(request.url()).origin));
      let sockets = 0;
      page.on('websocket', () => {
        sockets += 1;
      });
      await choice(page).check();
      await failed(page);
      assert.ok(served.asked.some((path) => /\/assets\/smoldot.*\.js$/.test(path)));
      assert.deepEqual([[...origins], sockets], [[new URL(served.url).origin], 0]);
      assert.deepEqual(await barriers(page), []);
      // The choice is kept, until there is another one.
      await page.reload();
      await failed(page);
      assert.equal(await choice(page).isChecked(), true);
      await choice(page).uncheck();
      await ready(page);
    });
  });
});

describe('the page before nodes', () => {
  it('does not go on with another network', async () => {
    await withDeployment({ genesis: OTHER_GENESIS }, `#/account/${address(list.account(0))}`, async (page) => {
      const alert = page.getByRole('alert');
      await alert.getByText('follows another network', { exact: false }).waitFor();
      assert.equal(await badge(page).innerText(), 'Wrong network');
      assert.equal(await page.locator('.card').count(), 0);
    });
  });

  it('takes other nodes by its settings, however often they change', async () => {
    const proxy = await startProxy(node.url);
    await withPage('#/settings', async (page) => {
      await ready(page);
      const field = page.getByLabel('Addresses of nodes', { exact: false });
      const use = async (url) => {
        await field.fill(url);
        await page.getByRole('button', { name: 'Use these nodes' }).click();
      };
      const connected = (url) => page.getByText(`Connected to ${url.replace('ws://', '')}`).waitFor();
      await use('http://example.org');
      await page.getByText('is not the address of a node', { exact: false }).waitFor();
      for (const url of [node.url, proxy.url, node.url, proxy.url]) await use(url);
      await connected(proxy.url);
      await page.reload();
      await connected(proxy.url);
      await page.getByRole('button', { name: 'Use the page’s nodes' }).click();
      await connected(node.url);
    });
    await proxy.die();
  });

  it('tries the next node when one does not answer, and says so', async () => {
    const gone = await startProxy(node.url);
    await gone.die();
    await withNodes([gone.url, node.url], '', async (page) => {
      await ready(page);
      assert.match(await badge(page).innerText(), new RegExp(`Connected to ${node.url.replace('ws://', '')}`));
    });
  });

  it('goes on when its node dies and comes back', async () => {
    const proxy = await startProxy(node.url);
    const { index, account } = takeRow();
    await withNodes([proxy.url], `#/account/${address(account)}`, async (page) => {
      await card(page, published, index).getByTestId('get').waitFor();
      await proxy.die();
      await page.getByText('No node answers.', { exact: false }).first().waitFor();
      await proxy.revive();
      await ready(page);
      await card(page, published, index).getByTestId('get').click();
      await page.getByTestId('receipt').waitFor();
    });
    await proxy.die();
  });

  it('finds out what became of a claim when the node dies over it', async () => {
    const proxy = await startProxy(node.url);
    const { index, account, amount } = takeRow();
    let died = false;
    proxy.alter((answer, request) => {
      if (/^transaction/.test(request?.method ?? '') && !died) {
        died = true;
        proxy.die();
      }
      return answer;
    });
    await withNodes([proxy.url, node.url], `#/account/${address(account)}`, async (page) => {
      await card(page, published, index).getByTestId('get').click();
      await page.getByText(/It has arrived: the chain says that this row is paid|It has not arrived/).waitFor();
      assert.ok(died);
      await until(api, async () => (await free(api, account)) === amount);
      await page.getByRole('button', { name: 'Look again' }).first().click();
      await card(page, published, index).getByText('Paid', { exact: true }).waitFor();
    });
  });

  it('takes nothing from a node that alters a part of the list', async () => {
    const { index, account } = takeRow();
    const proxy = await startProxy(node.url, {
      alter: (answer, request) => {
        if (request?.method !== 'bitswap_v1_get' || typeof answer.result !== 'string') return answer;
        const end = answer.result.at(-3) === '0' ? '1' : '0';
        return { ...answer, result: `${answer.result.slice(0, -3)}${end}${answer.result.slice(-2)}` };
      },
    });
    await withNodes([proxy.url], `#/account/${address(account)}`, async (page) => {
      await page
        .getByText(`Round ${published}: the node sent a part of the list that is not the one`, { exact: false })
        .waitFor();
      await searched(page);
      assert.equal(await card(page, published, index).count(), 0);
    });
    await proxy.die();
  });

  it('takes nothing from a node whose list fits its own digests but not the root', async () => {
    const { index, account, amount } = takeRow();
    // The parts as the node would have them, with ten times the amount for the account.
    const rows = list.rows.map(([, who, units]) => [who, BigInt(units)]);
    const forged = rows.map(([who, units]) => [who, who === account ? amount * 10n : units]);
    const parts = chunks(forged, SIZE);
    const digests = chunks(rows, SIZE).map((part, place) =>
      [digest(part), digest(parts[place])].map((hex) => hex.slice(2)),
    );
    const paths = new Set();
    const proxy = await startProxy(node.url, {
      reply: ({ method, params }) => {
        if (method !== 'bitswap_v1_get') return undefined;
        const part = parts.find((bytes) => cid(bytes) === params[0]);
        return part && u8aToHex(part);
      },
      alter: (answer, request) => {
        if (request?.method === 'chainHead_v1_call' && request.params[2] === 'ListsApi_chunk_paths') {
          paths.add(answer.result.operationId);
        }
        const event = answer.params?.result;
        if (event?.event === 'operationCallDone' && paths.has(event.operationId)) {
          for (const [real, other] of digests) event.output = event.output.replace(real, other);
        }
        return answer;
      },
    });
    await withNodes([proxy.url], `#/account/${address(account)}`, async (page) => {
      await page
        .getByText(`Round ${published}: what the node sent does not lead to the root`, { exact: false })
        .waitFor();
      await searched(page);
      assert.equal(await card(page, published, index).count(), 0);
    });
    await proxy.die();
  });

  it('reads a list in an order of its own whole, and takes nothing from a node that hides a row of it', async () => {
    const { id, list: own } = await chain.openUnordered();
    const [row, hidden] = [7, 2 * SIZE + 7];
    const line = (page) => page.locator('li', { hasText: `Round ${id}:` });
    const search = async (page) => {
      await line(page).getByRole('button', { name: 'Search the whole list' }).click();
    };
    await withPage(`#/account/${address(own.account(row))}`, async (page) => {
      await search(page);
      await card(page, id, row).getByTestId('get').click();
      await page.getByTestId('receipt').waitFor();
      assert.equal(await free(api, own.account(row)), own.amount(row));
    });
    await withPage(`#/account/${address(empty('a stranger'))}`, async (page) => {
      await search(page);
      await page.locator('details', { hasText: 'Not in these rounds' }).locator('summary').click();
      await page.getByText(`Round ${id}: this address is not in the list. Proven by all of its rows.`).waitFor();
    });
    // The parts and digests as the node would have them, with somebody else in place of the account.
    const rows = own.rows.map(([, who, units]) => [who, BigInt(units)]);
    const forged = rows.map(([who, units], at) => [at === hidden ? empty('somebody else') : who, units]);
    const [real, other] = [chunks(rows, SIZE), chunks(forged, SIZE)];
    const proxy = await startProxy(node.url, {
      reply: ({ method, params }) => {
        if (method !== 'bitswap_v1_get') return undefined;
        const part = other.find((bytes) => cid(bytes) === params[0]);
        return part && u8aToHex(part);
      },
      alter: (answer) => {
        const event = answer.params?.result;
        if (event?.event !== 'operationStorageItems') return answer;
        for (const item of event.items) {
          real.forEach((part, place) => {
            item.value = item.value?.replace(digest(part).slice(2), digest(other[place]).slice(2));
          });
        }
        return answer;
      },
    });
    await withNodes([proxy.url], `#/account/${address(own.account(hidden))}`, async (page) => {
      await search(page);
      await line(page).getByText('what the node sent does not lead to the root', { exact: false }).waitFor();
      assert.equal(await card(page, id, hidden).count(), 0);
    });
    await proxy.die();
  });

  it('waits for a node that is slow', async () => {
    const proxy = await startProxy(node.url);
    proxy.delay(400);
    const { index, account } = takeRow();
    await withNodes([proxy.url], `#/account/${address(account)}`, async (page) => {
      await card(page, published, index).getByTestId('get').waitFor();
    });
    await proxy.die();
  });
});

describe('text of others', () => {
  it('is text, in names of assets and in the address of the page', async () => {
    await withPage(`#/round/${hostile}`, async (page) => {
      await page.getByText(`asset-${ASSET}`, { exact: false }).first().waitFor();
      assert.equal(await page.locator('img[src="x"]').count(), 0);
    });
    await withPage(`#/account/${encodeURIComponent(MARKUP)}`, async (page) => {
      await page.getByRole('heading', { name: 'This is not an address' }).waitFor();
      assert.equal(await page.locator('img[src="x"]').count(), 0);
    });
    const nodes = [node.url, 'javascript:alert(1)', 'wss://user:secret@example.org'];
    await withDeployment({ name: MARKUP, nodes }, '#/settings', async (page) => {
      await ready(page);
      assert.ok((await page.locator('header.top').innerText()).includes(MARKUP));
      assert.equal(await page.getByLabel('Addresses of nodes', { exact: false }).inputValue(), node.url);
    });
  });
});

describe('whoever looks at it', () => {
  const pages = () => [
    ['', 'See and get what is yours'],
    [`#/account/${address(list.account(5))}`, 'What this address has'],
    [`#/round/${published}`, `Round ${published}`],
    ['#/rounds', 'Rounds'],
    ['#/settings', 'Settings'],
    ['#/nothing', 'There is no such page'],
  ];

  it('meets no barrier that axe-core knows, light and dark', async () => {
    for (const colorScheme of ['light', 'dark']) {
      for (const [path, title] of pages()) {
        await withPage(
          path,
          async (page) => {
            await page.getByRole('heading', { level: 1, name: title }).waitFor();
            await ready(page);
            if (path.includes('account')) await searched(page);
            if (path.includes('round/')) await page.getByTestId('state').waitFor();
            assert.deepEqual(await barriers(page), [], `${path} ${colorScheme}`);
          },
          { context: { colorScheme } },
        );
      }
    }
  });

  it('has everything in 360 pixels, also from right to left', async () => {
    for (const locale of ['en-GB', 'ar']) {
      for (const [path] of pages()) {
        await withPage(
          path,
          async (page) => {
            await ready(page);
            await page.getByRole('heading', { level: 1 }).waitFor();
            if (path.includes('account')) await page.locator('.card').first().waitFor();
            if (path.includes('round/')) await page.getByTestId('state').waitFor();
            for (const closed of await page.locator('details').all()) await closed.evaluate((one) => (one.open = true));
            assert.equal(await overflows(page), false, `${path} ${locale}`);
            await lengthenAmounts(page);
            assert.equal(await overflows(page), false, `${path} ${locale}, with long amounts`);
            assert.deepEqual(await brokenAmounts(page), [], `${path} ${locale}`);
            const dir = await page.evaluate(() => document.documentElement.dir);
            assert.equal(dir, locale === 'ar' ? 'rtl' : 'ltr');
          },
          { context: { viewport: { width: 360, height: 740 }, locale } },
        );
      }
    }
  });

  it('needs no more than a keyboard', async () => {
    const { index, account } = takeRow();
    await withPage('', async (page) => {
      await ready(page);
      const focused = () => page.evaluate(() => document.activeElement?.outerHTML.split('>')[0] ?? '');
      const tabTo = async (wanted) => {
        for (let step = 0; step < 60; step += 1) {
          if (wanted.test(await focused())) return;
          await page.keyboard.press('Tab');
        }
        assert.fail(`the keyboard does not reach ${wanted}`);
      };
      // The first stop leads past the links.
      await page.keyboard.press('Tab');
      assert.match(await focused(), /class="skip"/);
      await page.keyboard.press('Enter');
      await tabTo(/^<input/);
      await page.keyboard.insertText(address(account));
      await page.keyboard.press('Enter');
      await card(page, published, index).getByTestId('get').waitFor();
      assert.match(await focused(), /id="content"/);
      await tabTo(/data-test="get"/);
      await page.keyboard.press('Enter');
      await page.getByTestId('receipt').waitFor();
      assert.match(await focused(), /class="finished"/);
    });
  });

  it('keeps language and colours', async () => {
    await withPage('#/settings', async (page) => {
      await page.getByTestId('language').selectOption('de');
      await page.waitForFunction(() => document.documentElement.lang === 'de');
      await page.locator('header.top button').click();
      await page.reload();
      await page.waitForFunction(() => document.documentElement.lang === 'de');
      assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'light');
    });
  });

  it('has the colours that the system wishes or its switch says, and those of paper when it is printed', async () => {
    const [light, dark, paper] = ['rgb(246, 247, 249)', 'rgb(18, 23, 30)', 'rgb(255, 255, 255)'];
    for (const [colorScheme, wished] of [
      ['light', light],
      ['dark', dark],
    ]) {
      await withPage(
        '#/settings',
        async (page) => {
          const toggle = page.locator('header.top button');
          const colour = () =>
            page.evaluate(() => globalThis.getComputedStyle(document.documentElement).backgroundColor);
          await toggle.waitFor();
          assert.equal(await colour(), wished);
          for (const chosen of [light, dark, wished]) {
            await toggle.click();
            await page.waitForFunction(
              (wanted) => globalThis.getComputedStyle(document.documentElement).backgroundColor === wanted,
              chosen,
            );
          }
          // Dark is chosen, and paper is white nevertheless.
          await toggle.click();
          await toggle.click();
          await page.emulateMedia({ media: 'print' });
          assert.equal(await colour(), paper);
        },
        { context: { colorScheme } },
      );
    }
  });

  it('asks nobody but the folder of the page and its nodes', async () => {
    const asked = new Set();
    await withPage(`#/account/${address(list.account(5))}`, async (page) => searched(page), {
      before: (page) => {
        page.on('request', (request) => asked.add(new URL(request.url()).origin));
        page.on('websocket', (socket) => asked.add(new URL(socket.url()).origin));
      },
    });
    assert.deepEqual([...asked].sort(), [new URL(served.url).origin, new URL(node.url).origin].sort());
  });
});
