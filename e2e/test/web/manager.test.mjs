// The page of managers in a real browser, before a real node: the whole life of a round by a manager and three holders, a
// multisig, a proxy, and files that are not what they should be.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { until } from '../../lib/blocks.mjs';
import { barriers, openBrowser, overflows, servePage, withPageAt } from '../../lib/browser.mjs';
import { run } from '../../lib/cli.mjs';
import { address } from '../../lib/holders.mjs';
import { connect, csv, file, give, make, multisigOf, publish, unreached } from '../../lib/managers.mjs';
import { startNode } from '../../lib/node.mjs';
import { UNIT, arranged, empty, free, keyring, listOf, payments, round, termsHash } from '../../lib/rounds.mjs';
import { send } from '../../lib/tx.mjs';
import { WALLET, walletOf } from '../../lib/wallet.mjs';
import { xlsx } from '../../lib/xlsx.mjs';

const HOLDERS = [1, 2, 3].map((number) => empty(`holder ${number} of a manager`));
const ROWS = [
  [HOLDERS[0], '100'],
  [HOLDERS[1], '40.5'],
  [HOLDERS[2], '9.5'],
];

let node;
let api;
let browser;
let served;
let alice;
let bob;
let charlie;
const folder = mkdtempSync(join(tmpdir(), 'distribution-manager-'));

before(async () => {
  node = await startNode({ blockTime: 500, args: ['--ipfs-server'] });
  ({ api } = node);
  [alice, bob, charlie] = ['Alice', 'Bob', 'Charlie'].map((name) => keyring().addFromUri(`//${name}`, { name }));
  browser = await openBrowser();
  served = await servePage({ name: 'Test network', genesis: api.genesisHash.toHex(), nodes: [node.url] });
});
after(async () => {
  await browser?.close();
  await served?.stop();
  await node?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A wallet whose owner is asked what to sign: `asked` says whether the owner does. */
const wallet = (pairs, asked = () => true) => walletOf(api, pairs, { refuses: (payload) => !asked(payload) });

const withPage = (path, act, options) =>
  withPageAt(api, browser, path.startsWith('http') ? path : served.url + path, act, options);

/** The rows of a table of faults: line, column, the reader's message. */
const faultsOf = (page) =>
  page
    .getByTestId('faults')
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [
        row.cells[0].innerText.trim(),
        row.cells[1].innerText.trim(),
        row.cells[2].querySelector('[lang=en]').textContent.trim(),
      ]),
    );

describe('the life of a round', () => {
  let id;

  it('begins with a table, of which every fault is told by its line', async () => {
    const wrong = csv(ROWS)
      .replace(address(HOLDERS[1]), `${address(HOLDERS[1]).slice(0, -1)}z`)
      .replace('9.5', '9,5');
    await withPage('#/new', async (page) => {
      await give(page, file('wrong.csv', `${wrong}${address(HOLDERS[0])},1\n`));
      const faults = await faultsOf(page);
      assert.deepEqual(
        faults.map(([line]) => line),
        ['3', '4', '5'],
      );
      assert.match(faults[0][2], /not an account/);
      assert.match(faults[1][2], /columns/);
      assert.match(faults[2][2], /listed before on line 2/);
      // Nothing can be made of it.
      assert.equal(await page.getByTestId('publish').count(), 0);
    });
  });

  it('goes on with terms in words, what it costs, and who would be refused today', async () => {
    await withPage(
      '#/new',
      async (page) => {
        await give(page, file('list.csv', csv(ROWS)));
        const found = await page.getByTestId('found').innerText();
        assert.match(found, /comma/);
        assert.match(found, /tokens \(DIST, up to 12 decimals\)/);
        assert.match(found, /150\sDIST/);
        const concentration = await page.getByTestId('concentration').innerText();
        assert.match(concentration, /The largest row has 66\.7% of the total, the 10 largest rows 100%/);
        const list = listOf(arranged(ROWS.map(([who, tokens]) => [who, BigInt(Number(tokens) * 10) * (UNIT / 10n)])), {
          sortLeaves: false,
        });
        await page.getByText(list.root, { exact: true }).first().waitFor({ state: 'attached' });
        // A level that nobody has.
        await page.getByLabel('Level of identity check that is demanded').fill('1');
        await page
          .getByText('Whoever is paid needs an identity check of level 1 or above.', { exact: false })
          .waitFor();
        await page.getByTestId('screen').click();
        assert.match(await page.getByTestId('screened').innerText(), /refused today: 3, with 150\sDIST in all/);
        await page.getByLabel('Level of identity check that is demanded').fill('0');
        await page.getByTestId('screen').click();
        await page.getByText('Nobody: every row could be paid today.').waitFor();
        await page.getByTestId('costs').click();
        const cost = await page.getByTestId('cost').innerText();
        // docs/managers.md: 0.1 + 0.0001 * (1,257 + 337).
        assert.match(cost, /Deposit for the round\s+0\.2595\sDIST/);
        assert.match(cost, /Transactions to store the list\s+2/);
      },
      { before: wallet([alice]) },
    );
  });

  it('is published, drafted, funded and opened with three signatures', async () => {
    const signed = [];
    await withPage(
      '#/new',
      async (page) => {
        await give(page, file('list.csv', csv(ROWS)));
        await page
          .getByTestId('publish')
          .or(page.getByRole('button', { name: WALLET }))
          .first()
          .waitFor();
        await connect(page, alice);
        await publish(page);
        id = await make(page);
        await page.getByText('The chain has tried it: it would succeed now.').waitFor();
        const words = await page.getByTestId('words').last().innerText();
        assert.match(words, /This round pays up to 150\sDIST to the 3 rows of a published list/);
        assert.match(words, /goes back to the manager/);
        // It is open once this is signed, not a draft.
        assert.match(words, /The terms are final/);
        await page.getByTestId('carry').click();
        await page.getByTestId('carried').waitFor();
        await page.getByTestId('opened').click();
        await page.getByTestId('state').getByText('Open', { exact: true }).waitFor();
      },
      { before: wallet([alice], (payload) => signed.push(payload.method)) },
    );
    // The announcement, the list, and one call for the rest.
    assert.equal(signed.length, 3);
    const agreed = await round(api, id);
    assert.equal(agreed.manager.toString(), alice.address);
    assert.ok(agreed.status.isOpen);
    assert.equal(agreed.terms.budget.toBigInt(), 150n * UNIT);
    assert.equal(agreed.termsHash.toHex(), await termsHash(api, id));
    // What was signed last carries that hash twice: to fund, and to open.
    assert.equal(signed[2].split(agreed.termsHash.toHex().slice(2)).length, 3);
  });

  it('pays its three holders, and the manager sees it live', async () => {
    await withPage(`#/round/${id}`, async (manager) => {
      const live = manager.getByTestId('live');
      await live.waitFor();
      assert.match(await live.innerText(), /0\sDIST paid in 0 payments, 0 rows refused\. 150\sDIST left/);
      for (const [who, tokens] of ROWS) {
        await withPage(`#/account/${address(who)}`, async (page) => {
          await page.getByTestId('get').click();
          await page.getByTestId('receipt').waitFor();
        });
        assert.equal(await free(api, who), BigInt(Number(tokens) * 10) * (UNIT / 10n));
      }
      await live.getByText(/150\sDIST paid in 3 payments, 0 rows refused\. 0\sDIST left/).waitFor();
      await manager.getByText('The page has seen every payment since then', { exact: false }).waitFor();
      const table = manager.locator('details', { hasText: 'Paid, refused and left as a table' });
      await table.locator('summary').click();
      const cells = await table.locator('tbody tr').last().innerText();
      assert.match(cells, /150\sDIST\s+0\s+0\sDIST/);
    });
  });

  it('ends when its manager closes it and gets the deposit back', async () => {
    const { digest } = await payments(api, id);
    await withPage(
      `#/round/${id}`,
      async (page) => {
        const act = async (name) => {
          const part = page.locator('details', { hasText: 'For the manager' });
          if (!(await part.evaluate((one) => one.open))) await part.locator('summary').click();
          await connect(page, alice);
          await part.getByRole('button', { name }).click();
          await part.getByTestId('carry').click();
        };
        await act('Close the round');
        await page.getByTestId('state').getByText('Closed', { exact: true }).waitFor();
        assert.equal((await round(api, id)).audit.toHex(), digest);
        await page.getByRole('button', { name: 'Change something' }).click();
        await act('Clean up and return the deposit');
        await page.getByText(`There is no round ${id}.`, { exact: false }).waitFor();
      },
      { before: wallet([alice]) },
    );
    assert.ok((await api.call.distributionApi.round(id)).isNone);
  });
});

describe('a list that takes several transactions', () => {
  it('goes on where it stopped, in another tab and by another account', async () => {
    const rows = Array.from({ length: 2_500 }, (_, n) => [empty(`part ${n}`), String(1 + (n % 7))]);
    let asked = 0;
    await withPage(
      '#/new',
      async (page) => {
        await give(page, file('long.csv', csv(rows)));
        await page.getByText('Number of parts: 3.', { exact: false }).waitFor();
        await connect(page, alice);
        await page.getByTestId('publish').click();
        await page.getByText('It was interrupted.', { exact: false }).waitFor();
      },
      // The announcement and the first part.
      { before: wallet([alice], () => (asked += 1) <= 2) },
    );
    // The page asks for what is final when it opens.
    await until(api, async () => {
      const lists = await api.query.lists.lists.entries();
      return lists.some(([, value]) => value.unwrap().rows.eqn(rows.length) && value.unwrap().stored.eqn(1));
    });
    let more = 0;
    await withPage(
      '#/new',
      async (page) => {
        await give(page, file('long.csv', csv(rows)));
        await page.getByText('Parts stored: 1 of 3', { exact: false }).waitFor();
        await connect(page, bob);
        await publish(page);
      },
      { before: wallet([bob], () => (more += 1)) },
    );
    assert.equal(more, 2);
    const list = listOf(arranged(rows.map(([who, tokens]) => [who, BigInt(tokens) * UNIT])), { sortLeaves: false });
    const stored = [...(await api.query.lists.lists.entries())].map(([, value]) => value.unwrap());
    assert.ok(stored.some(({ root, owner }) => root.toString() === list.root && owner.toString() === alice.address));
  });
});

describe('a round of several people', () => {
  const rows = () => ROWS.map(([who], place) => [empty(`shared ${place} ${who}`), '20']);

  it('is opened by the signatories of a multisig, who pass on a link', async () => {
    const others = [alice, bob, charlie];
    const manager = address(multisigOf(2, others).account);
    await send(api, api.tx.balances.transferKeepAlive(manager, 200n * UNIT), alice);
    let id;
    let link;
    await withPage(
      '#/new',
      async (page) => {
        await give(page, file('list.csv', csv(rows())));
        await page.getByTestId('make').waitFor();
        await connect(page, alice);
        await publish(page);
        await page.getByLabel('The manager is').selectOption('multisig');
        await page
          .getByLabel('Signatories, one address on each line')
          .fill(others.map((pair) => pair.address).join('\n'));
        assert.ok((await page.getByTestId('manager').innerText()).includes(manager));
        id = await make(page);
        assert.match(await page.getByTestId('approvals').innerText(), /0 of 2/);
        await page.getByTestId('carry').click();
        await page.getByTestId('approved').waitFor();
        await page.getByText('Approvals so far: 1 of 2').waitFor();
        link = await page.getByTestId('approve-link').getAttribute('href');
      },
      { before: wallet([alice]) },
    );
    assert.ok((await api.call.distributionApi.round(id)).isNone);
    await withPage(
      link,
      async (page) => {
        const actions = await page.getByTestId('actions').innerText();
        assert.match(actions, /drafts a round with the terms below/);
        assert.match(actions, /pay 60\.01\sDIST into its pot/);
        await page.getByText('This round pays up to 60 DIST to the 3 rows', { exact: false }).waitFor();
        await page.getByText('Approvals so far: 1 of 2').waitFor();
        await connect(page, bob);
        await page.getByTestId('carry').click();
        await page.getByTestId('carried').waitFor();
      },
      { before: wallet([bob]) },
    );
    const opened = await round(api, id);
    assert.ok(opened.status.isOpen);
    assert.equal(opened.manager.toString(), manager);
  });

  it('is not signed when a link has a call that the page cannot show', async () => {
    const inner = api.tx.balances.transferAll(bob.address, false).method;
    const link = multisigOf(2, [alice, bob]).page(inner);
    await withPage(
      link,
      async (page) => {
        await page.getByText('This page cannot show what the call does', { exact: false }).waitFor();
        assert.equal(await page.getByTestId('carry').count(), 0);
      },
      { before: wallet([alice]) },
    );
    await withPage(link.slice(0, 70), async (page) => {
      await page.getByText('This link is not complete.', { exact: false }).waitFor();
    });
  });

  it('is opened by a proxy for the account that pays', async () => {
    await send(api, api.tx.proxy.addProxy(alice.address, 'Any', 0), charlie);
    let id;
    await withPage(
      '#/new',
      async (page) => {
        await give(page, file('list.csv', csv(ROWS.map((_, place) => [empty(`for another ${place}`), '30']))));
        await page.getByTestId('make').waitFor();
        await connect(page, alice);
        await publish(page);
        await page.getByLabel('The manager is').selectOption('proxy');
        await page.getByLabel('Address of that account').fill(bob.address);
        await make(page);
        await page.getByText('is not a proxy of type Any of the manager', { exact: false }).waitFor();
        assert.ok(await page.getByTestId('carry').isDisabled());
        await page.getByRole('button', { name: 'Change something' }).click();
        await page.getByLabel('Address of that account').fill(charlie.address);
        id = await make(page);
        await page.getByTestId('carry').click();
        await page.getByTestId('carried').waitFor();
      },
      { before: wallet([alice]) },
    );
    assert.equal((await round(api, id)).manager.toString(), charlie.address);
  });
});

describe('files that are not what they should be', () => {
  const account = (name) => address(empty(name));

  it('have the same faults as on the command line', async () => {
    const markup = '<img src=x onerror=alert(1)>';
    const sheet = xlsx('Payments', [
      ['account', 'amount (DIST)'],
      [account('a'), { number: '1.5' }],
      [account('a'), { number: '12345678901234567' }],
      ['nobody', { number: '3' }],
    ]);
    const files = {
      'empty.csv': '',
      'words.csv': 'once upon a time\nthere was a list\n',
      'markup.csv': `account,amount (DIST)\n${markup},1\n${account('b')},${markup}\n`,
      'quote.csv': `account,amount (DIST)\n"${account('b')},1\n${account('c')},2\n`,
      'both.csv': `account,wallet,amount\n${account('b')},${account('c')},1\n`,
      'unit.csv': `account,amount\n${account('b')},1500\n`,
      'bytes.csv': Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x41]),
      'bomb.xlsx': Buffer.from('PK\x03\x04 and nothing more'),
      'table.xlsx': sheet,
    };
    await withPage('#/new', async (page) => {
      for (const [name, content] of Object.entries(files)) {
        const path = join(folder, name);
        writeFileSync(path, content);
        const { code, json } = await run(['list', 'check', path]);
        assert.equal(code, 3, name);
        await give(page, file(name, content));
        await page.getByText(name, { exact: true }).waitFor();
        await page.getByTestId('faults').waitFor();
        const wanted = json.faults.map(({ line, column = '', message }) => [
          line === 0 ? 'file' : String(line),
          column,
          message,
        ]);
        assert.deepEqual(await faultsOf(page), wanted, name);
      }
      assert.equal(await page.locator('img[src="x"]').count(), 0);
    });
  });

  it('are read as a person says', async () => {
    const text = `Wallet;Payout;Bonus\n${account('d')};1500;7\n`;
    await withPage('#/new', async (page) => {
      await give(page, file('own.csv', text));
      await page.getByTestId('faults').waitFor();
      await page.getByText('How the file is read').click();
      await page.getByLabel('Column of the amount').fill('Bonus');
      await page.getByLabel('Amounts are in').selectOption('tokens');
      await page.getByText('7 DIST', { exact: true }).first().waitFor();
      assert.equal(await page.getByTestId('faults').count(), 0);
    });
  });

  it('are not read by a copy without the reader, which says so', async () => {
    await withPage(
      '#/new',
      async (page, opened) => {
        await page
          .getByLabel('The list: drop a file here', { exact: false })
          .setInputFiles(file('list.csv', csv(ROWS)));
        await page.getByText('This copy of the page comes without the reader of files.', { exact: false }).waitFor();
        // The browser says that the file is not there.
        opened.faults.splice(0);
      },
      { before: (page) => page.route('**/reader.wasm', (route) => route.fulfill({ status: 404 })) },
    );
  });
});

describe('a long file', () => {
  const long = (name, rows) =>
    file(name, csv(Array.from({ length: rows }, (_, row) => [empty(`${name} ${row}`), String(1 + (row % 9))])));
  const rootOf = (page) => page.locator('dl', { hasText: 'Root of the list' }).locator('.hash .whole').first();
  /** The workers that a page starts. */
  const watched = (page) => {
    const started = [];
    page.on('worker', (worker) => started.push(worker.url()));
    return started;
  };
  const ended = async (page) => {
    while (page.workers().length > 0) {
      await Promise.race(page.workers().map((worker) => new Promise((resolve) => worker.once('close', resolve))));
    }
  };

  it('is read and made ready by workers, which end with their work', async () => {
    let started;
    await withPage(
      '#/new',
      async (page) => {
        await give(page, long('long.csv', 20_000));
        await rootOf(page).waitFor({ state: 'attached' });
        assert.equal(started.length, 2);
        const folder = new URL('assets/', served.url).href;
        assert.ok(
          started.every((url) => url.startsWith(folder)),
          started.join(),
        );
        await ended(page);
      },
      { before: (page) => (started = watched(page)) },
    );
  });

  it('is left as soon as another one is chosen', async () => {
    await withPage('#/new', async (page) => {
      const input = page.getByLabel('The list: drop a file here', { exact: false });
      await input.setInputFiles(long('first.csv', 50_000));
      await input.setInputFiles(file('second.csv', csv(ROWS)));
      await page.getByText('second.csv', { exact: true }).waitFor();
      await page.getByTestId('found').getByText('150 DIST', { exact: true }).waitFor();
      await rootOf(page).waitFor({ state: 'attached' });
      const rows = arranged(ROWS.map(([who, tokens]) => [who, BigInt(Number(tokens) * 10) * (UNIT / 10n)]));
      assert.equal(await rootOf(page).textContent(), listOf(rows, { sortLeaves: false }).root);
      await ended(page);
    });
  });

  it('has the same root where there is no worker', async () => {
    const roots = [];
    for (const isOld of [false, true]) {
      let started;
      await withPage(
        '#/new',
        async (page) => {
          await give(page, long('same.csv', 5_000));
          await rootOf(page).waitFor({ state: 'attached' });
          roots.push(await rootOf(page).textContent());
          assert.equal(started.length, isOld ? 0 : 2);
        },
        {
          before: async (page) => {
            started = watched(page);
            if (isOld) await page.addInitScript(() => delete globalThis.Worker);
          },
        },
      );
    }
    assert.match(roots[0], /^0x[0-9a-f]{64}$/);
    assert.equal(roots[1], roots[0]);
  });
});

describe('whoever makes a round', () => {
  const filled = async (page) => {
    await give(page, file('list.csv', csv(ROWS)));
    await page.getByTestId('make').waitFor();
    await page.locator('select:has(option[value=streamed])').selectOption('streamed');
    for (const closed of await page.locator('details').all()) await closed.evaluate((one) => (one.open = true));
  };

  it('meets no barrier that axe-core knows, light and dark', async () => {
    for (const colorScheme of ['light', 'dark']) {
      await withPage(
        '#/new',
        async (page) => {
          await filled(page);
          assert.deepEqual(await barriers(page), [], colorScheme);
        },
        { context: { colorScheme } },
      );
    }
  });

  it('needs no more than a keyboard', async () => {
    await withPage('#/new', async (page) => {
      await filled(page);
      assert.deepEqual(await unreached(page), []);
    });
  });

  it('has everything in 360 pixels, also from right to left', async () => {
    for (const locale of ['en-GB', 'ar']) {
      await withPage(
        '#/new',
        async (page) => {
          await page
            .locator('input[type=file]')
            .first()
            .setInputFiles(file('list.csv', csv(ROWS)));
          await page.getByTestId('make').waitFor();
          await page.locator('select:has(option[value=streamed])').selectOption('streamed');
          for (const closed of await page.locator('details').all()) await closed.evaluate((one) => (one.open = true));
          assert.equal(await overflows(page), false, locale);
        },
        { context: { viewport: { width: 360, height: 740 }, locale } },
      );
    }
  });
});
