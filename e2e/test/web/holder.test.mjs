// The holder's page in a real browser, against the real node: who has an address and nothing else is paid, and nobody is
// told what is not so by a node that lies, dies, is slow, or follows another network.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { u8aToHex } from '@polkadot/util';
import { encodeAddress } from '@polkadot/util-crypto';
import { until } from '../../lib/blocks.mjs';
import { barriers, openBrowser, openPage, overflows, servePage } from '../../lib/browser.mjs';
import { chunks, cid, digest } from '../../lib/chunks.mjs';
import { credentialFor, credentialMessage, signCredential } from '../../lib/compliance.mjs';
import { startNode } from '../../lib/node.mjs';
import { startProxy } from '../../lib/proxy.mjs';
import { UNIT, arranged, draft, empty, free, keyring, listOf, open, round, terms } from '../../lib/rounds.mjs';
import { send } from '../../lib/tx.mjs';

const ROWS = 300;
const SIZE = 64;
const PHRASE = 'bottom drive obey lake curtain smoke basket hold race lonely fit walk';
const ASSET = 7;
const MARKUP = '<img src=x onerror=alert(1)>';
const OTHER_GENESIS = `0x${'12'.repeat(32)}`;

let node;
let api;
let browser;
let served;
let alice;
let dave;
let genesis;
let list;
let number;
let published;
let demanding;
let streamed;
let plain;
let listed;

/** Rows that tests use up, one each. */
let next = 10;
const takeRow = () => {
  next += 1;
  return { index: next, account: list.account(next), amount: list.amount(next) };
};
const address = (account) => encodeAddress(account, 42);

/** A round that pays by the list in the chain. */
const openPublished = async (changes = {}) =>
  open(
    api,
    alice,
    await terms(api, list, {
      manifest: {
        cid: '',
        rows: ROWS,
        total: list.total,
        published: { list: number, maxRow: null, maxShareOfLargest: null },
      },
      ...changes,
    }),
  );

before(async () => {
  node = await startNode({ blockTime: 500, args: ['--ipfs-server'] });
  ({ api } = node);
  [alice, dave] = ['//Alice', '//Dave'].map((uri) => keyring().addFromUri(uri));
  genesis = api.genesisHash.toHex();
  const rows = arranged(
    Array.from({ length: ROWS }, (_, row) => [empty(`page ${row}`), 25n * UNIT + BigInt(row) * (UNIT / 8n)]),
  );
  list = listOf(rows, { sortLeaves: false });
  const parts = chunks(rows, SIZE);
  const { events } = await send(api, api.tx.lists.announce(ROWS, parts.map(digest)), alice);
  number = events.find(({ event }) => api.events.lists.ListAnnounced.is(event)).event.data.list.toNumber();
  for (const part of parts) await send(api, api.tx.lists.publish(number, u8aToHex(part)), alice);
  published = await openPublished();
  demanding = await openPublished({ requirement: { level: 1 } });
  const start = (await api.call.distributionApi.now()).toNumber();
  streamed = await openPublished({
    release: { Streamed: { schedule: { start, cliff: 0, length: 14_400, step: 1 }, revocable: false, prepaid: false } },
    window: { opens: 0, closes: start + 14_400 * 30 },
  });
  plain = await open(api, alice, await terms(api, list));
  await send(api, api.tx.assets.create(ASSET, alice.address, UNIT), alice);
  await send(api, api.tx.assets.setMetadata(ASSET, MARKUP, MARKUP, 12), alice);
  await send(api, api.tx.assets.mint(ASSET, alice.address, 1_000n * UNIT), alice);
  // Nobody pushes a stream: its row waits for its owner.
  listed = await draft(
    api,
    alice,
    await terms(api, null, {
      asset: { WithId: ASSET },
      budget: 100n * UNIT,
      release: { Streamed: { schedule: { start, cliff: 0, length: 14_400, step: 1 }, revocable: true, prepaid: true } },
      window: { opens: 0, closes: start + 14_400 * 30 },
    }),
  );
  await send(api, api.tx.distribution.addEntries(listed, [[empty('markup'), 100n * UNIT]]), alice);
  browser = await openBrowser();
  served = await servePage({ name: 'Test network', genesis, nodes: [node.url] });
});
after(async () => {
  await browser?.close();
  await served?.stop();
  await node?.stop();
});
beforeEach(() => served.deploy({ name: 'Test network', genesis, nodes: [node.url] }));

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

/** Opens the page before other nodes than the test's. */
async function withNodes(nodes, path, act) {
  served.deploy({ name: 'Test network', genesis, nodes });
  await withPage(path, act);
}

const badge = (page) => page.getByTestId('badge');
const card = (page, id, row) => page.getByTestId(`card-${id}-${row}`);
const ready = (page) => page.locator('.badge.ready').waitFor();
const searched = (page) => page.getByText(/^Looked through \d+ rounds?\.$/).waitFor();

describe('who has an address and nothing else', () => {
  it('is paid for free with three clicks', async () => {
    const { index, account, amount } = takeRow();
    assert.equal(await free(api, account), 0n);
    await withPage('', async (page) => {
      let clicks = 0;
      const click = async (what) => {
        clicks += 1;
        await what.click();
      };
      await click(page.getByLabel('Address', { exact: true }));
      await page.keyboard.insertText(address(account));
      await click(page.getByRole('button', { name: 'Look' }));
      await click(card(page, published, index).getByTestId('get'));
      const receipt = page.getByTestId('receipt');
      await receipt.waitFor();
      assert.equal(clicks, 3);
      assert.equal(await free(api, account), amount);
      const text = await receipt.innerText();
      assert.match(text, /cannot be taken back/);
      assert.ok(text.includes(address(account)));
      const hash = (await receipt.locator('.hash .whole').allInnerTexts()).at(1);
      assert.match(text, new RegExp(`Round ${published}, row ${index}`));
      // The transaction that the receipt names is in the block that it names, without a signature.
      const block = (await receipt.locator('.hash .whole').allInnerTexts()).at(0);
      const found = (await api.rpc.chain.getBlock(block)).block.extrinsics.find((one) => one.hash.toHex() === hash);
      assert.deepEqual([found.method.section, found.method.method, found.isSigned], ['distribution', 'claim', false]);
      await page.getByTestId('balance').waitFor();
      assert.equal((await round(api, published)).rowsClaimed.toNumber(), 1);
    });
  });

  it('is told what the page has checked itself, and what the node says', async () => {
    const { index, account } = takeRow();
    await withPage(`#/account/${address(account)}`, async (page) => {
      const shown = card(page, published, index);
      await shown.getByText('How do we know?').click();
      const said = await shown.locator('.evidence').innerText();
      assert.match(said, /has the hash that the chain names\. Checked by this page/);
      assert.match(said, /leads to the root .* Checked by this page/);
      assert.match(said, /The root itself, .* says the node/);
    });
  });

  it('finds rows by addresses of any prefix and in hexadecimal', async () => {
    const { index, account } = takeRow();
    for (const text of [encodeAddress(account, 0), encodeAddress(account, 2_254), account]) {
      await withPage(`#/account/${text}`, async (page) => {
        await card(page, published, index).getByTestId('get').waitFor();
      });
    }
  });

  it('is told that somebody who is in no list is in none, with proof', async () => {
    await withPage(`#/account/${address(empty('a stranger'))}`, async (page) => {
      await searched(page);
      assert.equal(await page.locator('.card[data-test]').count(), 0);
      const absent = page.locator('details', { hasText: 'Not in these rounds' });
      await absent.locator('summary').click();
      await absent.getByText(`Round ${published}: this address is not in the list. Proven`).waitFor();
      // Whose list is not in the chain.
      await page.getByText(`Round ${plain}: its list is not in the chain.`).waitFor();
    });
  });

  it('sees what was paid as paid', async () => {
    const [index, account] = [11, list.account(11)];
    await withPage(`#/account/${address(account)}`, async (page) => {
      await card(page, published, index).getByText('Paid', { exact: true }).waitFor();
      assert.equal(await card(page, published, index).getByTestId('get').count(), 0);
    });
  });

  it('sets aside a row that compliance refuses, and learns why', async () => {
    const { index, account, amount } = takeRow();
    await withPage(`#/account/${address(account)}`, async (page) => {
      const refused = card(page, demanding, index);
      await refused.getByText('Nobody has vouched for this address', { exact: false }).waitFor();
      await refused.getByRole('button', { name: 'Set it aside' }).click();
      await refused.getByText('It is set aside for you.').waitFor();
      assert.equal((await round(api, demanding)).setAside.toBigInt(), amount);
      await refused.getByText('Set aside: it can be claimed for 90 days', { exact: false }).waitFor();
    });
  });

  it('brings a credential for free, and is paid', async () => {
    const { index, account, amount } = takeRow();
    const credential = await credentialFor(api, dave.address, address(account));
    const file = {
      credential: { ...credential, jurisdiction: 'DE' },
      message: u8aToHex(credentialMessage(credential)),
      scheme: 'sr25519',
      signature: signCredential(dave, credential).Sr25519,
      publicKey: u8aToHex(dave.publicKey),
    };
    const give = (shown, content) =>
      shown.getByLabel('The file').setInputFiles({
        name: 'credential.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(content)),
      });
    await withPage(`#/account/${address(account)}`, async (page) => {
      const shown = card(page, demanding, index);
      await shown.getByText('Bring a credential').click();
      await give(shown, { ...file, credential: { ...file.credential, level: 3 } });
      await shown.getByText('The file was altered', { exact: false }).waitFor();
      await give(shown, file);
      await shown.getByRole('button', { name: 'Bring it' }).click();
      await shown.getByTestId('get').click();
      await page.getByTestId('receipt').waitFor();
      assert.equal(await free(api, account), amount);
    });
  });

  it('brings a proof for a list that is not in the chain, and no false one', async () => {
    const { index, account, amount } = takeRow();
    const proof = list.proof(index);
    const file = (units) => ({
      name: 'proof.json',
      mimeType: 'application/json',
      buffer: Buffer.from(
        JSON.stringify({
          version: '1',
          root: list.root,
          rows: ROWS,
          entitlements: [{ index, account, amount: String(units), proof }],
        }),
      ),
    });
    await withPage(`#/account/${address(account)}`, async (page) => {
      const line = page.locator('li', { hasText: `Round ${plain}: its list is not in the chain.` });
      await line.getByText('Bring a proof').click();
      await line.getByLabel('The file').setInputFiles(file(amount * 2n));
      await line.getByText('The file does not prove this', { exact: false }).waitFor();
      await line.getByLabel('The file').setInputFiles(file(amount));
      await card(page, plain, index).getByTestId('get').click();
      await page.getByTestId('receipt').waitFor();
      assert.equal(await free(api, account), amount);
    });
  });

  it('is told that the first claim of a stream has to be signed', async () => {
    const { index, account } = takeRow();
    await withPage(`#/account/${address(account)}`, async (page) => {
      await card(page, streamed, index)
        .getByText('The first claim of this stream needs a signature.', { exact: false })
        .waitFor();
      await card(page, streamed, index).getByText('No wallet was found in this browser.', { exact: false }).waitFor();
    });
  });

  it('is told what a text is that is no address, and a secret phrase goes nowhere', async () => {
    await withPage('', async (page) => {
      const look = async (text) => {
        await page.getByLabel('Address', { exact: true }).fill(text);
        await page.getByRole('button', { name: 'Look' }).click();
        return page.getByRole('alert').innerText();
      };
      assert.match(await look(`0x${'ab'.repeat(20)}`), /Ethereum address.*not possible on this chain yet/s);
      assert.match(await look(PHRASE), /secret phrase/);
      assert.ok(!page.url().includes('bottom'));
      assert.match(await look('5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694tz'), /checksum/);
      assert.match(await look(''), /Paste an address/);
      assert.ok(served.asked.every((path) => !path.includes('bottom')));
    });
  });
});

describe('the page before nodes', () => {
  it('does not go on with another network', async () => {
    served.deploy({ name: 'Test network', genesis: OTHER_GENESIS, nodes: [node.url] });
    await withPage(`#/account/${address(list.account(0))}`, async (page) => {
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

describe('a wallet in the browser', () => {
  /** A wallet with one account. It signs with the account's key, or refuses to. */
  const wallet =
    (pair, { refuses = false } = {}) =>
    async (page) => {
      await page.exposeFunction('walletSigns', (payload) => {
        if (refuses) return null;
        return api.registry.createType('ExtrinsicPayload', payload, { version: payload.version }).sign(pair).signature;
      });
      await page.addInitScript((address) => {
        const accounts = [{ address, name: 'An account', type: 'sr25519' }];
        const enable = async () => ({
          accounts: {
            get: async () => accounts,
            subscribe: (told) => {
              told(accounts);
              return () => {};
            },
          },
          signer: {
            signPayload: async (payload) => {
              const signature = await globalThis.walletSigns(payload);
              if (signature === null) throw new Error('Cancelled');
              return { id: 1, signature };
            },
            signRaw: async () => {
              throw new Error('Cancelled');
            },
          },
        });
        globalThis.injectedWeb3 = { 'test-wallet': { version: '1', enable } };
      }, pair.address);
    };

  it('signs the first claim of a stream, and pays fee and deposit for its owner', async () => {
    const { index, account } = takeRow();
    await withPage(
      `#/account/${address(account)}`,
      async (page) => {
        const shown = card(page, streamed, index);
        await shown.getByRole('button', { name: 'test-wallet' }).click();
        await shown.getByRole('button', { name: 'Sign and send' }).click();
        await page.getByTestId('receipt').waitFor();
        const stream = (await api.query.distribution.streams(streamed, index)).unwrap();
        assert.equal(stream.deposit.unwrap()[0].toString(), alice.address);
        assert.equal(await free(api, account), stream.paid.toBigInt());
        // From now on the chain knows the row.
        await page.getByRole('button', { name: 'Look again' }).first().click();
        await shown.getByText('More unlocks', { exact: false }).waitFor();
      },
      { before: wallet(alice) },
    );
  });

  it('is not pressed when its owner does not sign', async () => {
    const { index, account } = takeRow();
    await withPage(
      `#/account/${address(account)}`,
      async (page) => {
        const shown = card(page, streamed, index);
        await shown.getByRole('button', { name: 'test-wallet' }).click();
        await shown.getByRole('button', { name: 'Sign and send' }).click();
        await shown.getByText('You have not signed. Nothing was sent.').waitFor();
        assert.equal(await free(api, account), 0n);
      },
      { before: wallet(alice, { refuses: true }) },
    );
  });
});

describe('text of others', () => {
  it('is text, in names of assets and in the address of the page', async () => {
    await withPage(`#/round/${listed}`, async (page) => {
      await page.getByText(`asset-${ASSET}`, { exact: false }).first().waitFor();
      assert.equal(await page.locator('img[src="x"]').count(), 0);
    });
    await withPage(`#/account/${encodeURIComponent(MARKUP)}`, async (page) => {
      await page.getByRole('heading', { name: 'This is not an address' }).waitFor();
      assert.equal(await page.locator('img[src="x"]').count(), 0);
    });
    served.deploy({ name: MARKUP, genesis, nodes: [node.url, 'javascript:alert(1)', 'wss://user:secret@example.org'] });
    await withPage('#/settings', async (page) => {
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
