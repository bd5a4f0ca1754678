// What is done with rounds that there are: other terms for a draft, a call of a multisig that is taken back, by whom;
// a list file that anybody compares with a round. In a real browser, before a real node.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { barriers, openBrowser, overflows, servePage, withPageAt } from '../../lib/browser.mjs';
import { address } from '../../lib/holders.mjs';
import { connect, csv, file, give, multisigOf, unreached } from '../../lib/managers.mjs';
import { startNode } from '../../lib/node.mjs';
import { UNIT, arranged, draft, empty, keyring, listOf, open, round, terms, termsHash } from '../../lib/rounds.mjs';
import { send } from '../../lib/tx.mjs';
import { WALLET, walletOf } from '../../lib/wallet.mjs';

let node;
let api;
let browser;
let served;
let alice;
let bob;
let charlie;

before(async () => {
  node = await startNode({ blockTime: 500 });
  ({ api } = node);
  [alice, bob, charlie] = ['Alice', 'Bob', 'Charlie'].map((name) => keyring().addFromUri(`//${name}`, { name }));
  browser = await openBrowser();
  served = await servePage({ name: 'Test network', genesis: api.genesisHash.toHex(), nodes: [node.url] });
});
after(async () => {
  await browser?.close();
  await served?.stop();
  await node?.stop();
});

const wallet = (pairs) => walletOf(api, pairs);

const withPage = (path, act, options) => withPageAt(api, browser, served.url + path, act, options);

describe('the file of a list', () => {
  const rows = [1, 2, 3, 4, 5].map((row) => [empty(`filed ${row}`), `${row}.5`]);
  const units = (of) => of.map(([who, tokens]) => [who, BigInt(Number(tokens) * 10) * (UNIT / 10n)]);
  const opened = (list) => terms(api, list).then((agreed) => open(api, alice, agreed));
  const part = (page) => page.getByTestId('same-list');
  const looks = async (page) => {
    await part(page).locator('summary').first().click();
    await part(page).getByLabel('The list: drop a file here', { exact: false }).waitFor();
  };
  const verdict = (page) => page.getByTestId('same').innerText();

  it('is the list of a round, in each order in which lists are published', async () => {
    const lists = [
      listOf(arranged(units(rows)), { sortLeaves: false }),
      listOf(units(rows), { sortLeaves: false }),
      listOf(units(rows)),
    ];
    for (const list of lists) {
      await withPage(`#/round/${await opened(list)}`, async (page) => {
        await looks(page);
        await give(page, file('list.csv', csv(rows)));
        assert.match(await verdict(page), /^It is the list of this round: its 5 rows, their sum of 17\.5\sDIST and/);
      });
    }
  });

  it('is another one if a row is missing, or an amount or an account is another', async () => {
    const id = await opened(listOf(arranged(units(rows)), { sortLeaves: false }));
    const [first, second, ...rest] = rows;
    await withPage(`#/round/${id}`, async (page) => {
      await looks(page);
      const given = async (content) => {
        await give(page, file('list.csv', content));
        return verdict(page);
      };
      assert.match(await given(csv([first, ...rest])), /the file has 4 rows, the terms name 5/);
      assert.match(await given(csv([[first[0], '2'], second, ...rest])), /add up to 18\sDIST, the terms name 17\.5/);
      const moved = [[first[0], second[1]], [second[0], first[1]], ...rest];
      assert.match(await given(csv(moved)), /do not have the root in the terms/);
      const other = [[empty('filed by another'), first[1]], second, ...rest];
      assert.match(await given(csv(other)), /do not have the root in the terms/);
      // What is no list says so by its lines, and is compared with nothing.
      await give(page, file('list.csv', `${csv(rows)}<img src=x onerror=alert(1)>,1\n`));
      await page.getByTestId('faults').waitFor();
      assert.equal(await page.getByTestId('same').count(), 0);
      assert.deepEqual(await barriers(page), []);
    });
  });

  it('is dropped onto the page, which opens its place', async () => {
    const id = await opened(listOf(units(rows)));
    await withPage(`#/round/${id}`, async (page) => {
      await part(page).waitFor();
      const held = await page.evaluateHandle((content) => {
        const { DataTransfer, File } = globalThis;
        const transfer = new DataTransfer();
        transfer.items.add(new File([content], 'list.csv'));
        return transfer;
      }, csv(rows));
      await part(page).dispatchEvent('dragenter', { dataTransfer: held });
      await part(page).locator('.drop').dispatchEvent('drop', { dataTransfer: held });
      assert.match(await verdict(page), /^It is the list of this round/);
    });
  });
});

describe('a draft', () => {
  it('gets other terms, and what nobody has touched stays to the block', async () => {
    const rows = [1, 2].map((row) => [empty(`amended ${row}`), 5n * UNIT]);
    const id = await draft(api, alice, await terms(api, null, { budget: 10n * UNIT }));
    await send(api, api.tx.distribution.addEntries(id, rows), alice);
    const before = await round(api, id);
    await withPage(
      `#/round/${id}`,
      async (page) => {
        const part = page.locator('details', { hasText: 'For the manager' });
        await part.locator('summary').first().click();
        await connect(page, alice);
        await part.getByRole('button', { name: 'Change the terms' }).click();
        // Nothing is lost by an end that cannot be.
        await part.getByLabel('Claims close').fill('2020-01-01T00:00');
        await part.getByText('This is in the past.').waitFor();
        assert.ok(await part.getByTestId('make-amend').isDisabled());
        await part.getByRole('button', { name: 'Back' }).click();
        await part.getByRole('button', { name: 'Change the terms' }).click();
        await part.getByLabel('What nobody claims').selectOption('treasury');
        await part.getByTestId('make-amend').click();
        const changed = 'What nobody has claimed by the end goes to the treasury.';
        await part.getByTestId('words').getByText(changed).waitFor();
        // The hash that those who fund and open will name, of the rows, too.
        const [shown] = await part.locator('.hash .whole').allInnerTexts();
        await part.getByTestId('carry').click();
        await page.getByTestId('terms').getByText(changed).waitFor();
        assert.equal(shown, await termsHash(api, id));
      },
      { before: wallet([alice]) },
    );
    const after = await round(api, id);
    assert.ok(after.terms.remainder.isTreasury);
    const same = ({ terms: { window, release, requirement, budget } }) =>
      [window, release, requirement, budget].map(String);
    assert.deepEqual(same(after), same(before));
    assert.equal(after.rowsDigest.toHex(), before.rowsDigest.toHex());
  });
});

describe('a call of a multisig', () => {
  it('is taken back by the signatory who approved first, who gets the deposit back', async () => {
    const others = [alice, bob, charlie];
    const multisig = multisigOf(3, others);
    await send(api, api.tx.balances.transferKeepAlive(address(multisig.account), 10n * UNIT), alice);
    const id = await draft(api, alice, await terms(api, null, { budget: UNIT }));
    const inner = api.tx.distribution.abandon(id).method;
    const link = multisig.page(inner);
    const approvals = async () => {
      const found = await api.query.multisig.multisigs(multisig.account, inner.hash);
      return found.isSome ? found.unwrap().approvals.length : 0;
    };
    const approve = async (page) => {
      await page.getByTestId('carry').click();
      await page.getByTestId('approved').waitFor();
    };
    const reserved = async () => (await api.query.system.account(alice.address)).data.reserved.toBigInt();
    const before = await reserved();
    await withPage(
      link,
      async (page) => {
        await page.getByTestId('actions').waitFor();
        await connect(page, alice);
        await approve(page);
        assert.equal(await approvals(), 1);
        assert.ok((await reserved()) > before);
      },
      { before: wallet([alice]) },
    );
    await withPage(
      link,
      async (page) => {
        await page.getByText('Approvals so far: 1 of 3').waitFor();
        await connect(page, bob);
        // Bob can approve, and not take back what Alice has begun.
        await approve(page);
        await page.getByText('Only the account that has approved first can take the call back.').waitFor();
        assert.equal(await page.getByTestId('withdraw').count(), 0);
        assert.equal(await approvals(), 2);
      },
      { before: wallet([bob]) },
    );
    await withPage(
      link,
      async (page) => {
        await page.getByText('Approvals so far: 2 of 3').waitFor();
        await connect(page, alice);
        await page.getByText('Take this call back', { exact: true }).click();
        await page.getByTestId('withdraw').click();
        await page.getByTestId('withdrawn').waitFor();
        await page.getByText('Approvals so far: 0 of 3').waitFor();
        assert.equal(await approvals(), 0);
        assert.equal(await reserved(), before);
      },
      { before: wallet([alice]) },
    );
  });
});

/** A draft of a round, and the page on which a multisig is asked to approve another one. */
async function draftAndApproval() {
  const id = await draft(api, alice, await terms(api, null, { budget: 10n * UNIT }));
  const drafted = api.tx.distribution.draft(await terms(api, null, { budget: 20n * UNIT }));
  return { id, link: multisigOf(2, [alice, bob, charlie]).page(drafted.method) };
}

describe('whoever manages a round or approves a call', () => {
  let id;
  let link;
  before(async () => ({ id, link } = await draftAndApproval()));

  /** Opens the two pages, with everything on them that can be opened. */
  const screens = () => [
    [
      link,
      async (page) => {
        await page.getByTestId('trial').waitFor();
      },
    ],
    [
      `#/round/${id}`,
      async (page) => {
        const part = page.getByTestId('for-manager');
        await part.locator('summary').first().click();
        // In any language. The first account is Alice's.
        await part.getByRole('button', { name: WALLET }).click();
        await part.getByTestId('amend').click();
        await page.getByTestId('make-amend').waitFor();
        await page.locator('select:has(option[value=streamed])').selectOption('streamed');
      },
    ],
  ];
  const openAll = async (page) => {
    for (const closed of await page.locator('details').all()) await closed.evaluate((one) => (one.open = true));
  };

  it('meets no barrier that axe-core knows, light and dark', async () => {
    for (const colorScheme of ['light', 'dark']) {
      for (const [path, show] of screens()) {
        await withPage(
          path,
          async (page) => {
            await show(page);
            await openAll(page);
            assert.deepEqual(await barriers(page), [], `${path} ${colorScheme}`);
          },
          { context: { colorScheme }, before: wallet([alice]) },
        );
      }
    }
  });

  it('needs no more than a keyboard', async () => {
    for (const [path, show] of screens()) {
      await withPage(
        path,
        async (page) => {
          await show(page);
          await openAll(page);
          assert.deepEqual(await unreached(page), []);
        },
        { before: wallet([alice]) },
      );
    }
  });

  it('has everything in 360 pixels, in every language', async () => {
    for (const locale of ['en-GB', 'de', 'es', 'ar']) {
      for (const [path, show] of screens()) {
        await withPage(
          path,
          async (page) => {
            await show(page);
            await openAll(page);
            assert.equal(await overflows(page), false, `${path} ${locale}`);
          },
          { context: { viewport: { width: 360, height: 740 }, locale }, before: wallet([alice]) },
        );
      }
    }
  });

  it('is where the keyboard was when something is pressed', async () => {
    await withPage(
      `#/round/${id}`,
      async (page) => {
        const part = page.locator('details', { hasText: 'For the manager' });
        await part.locator('summary').first().click();
        await connect(page, alice);
        for (const label of ['Change the terms', 'Abandon the draft']) {
          await part.getByRole('button', { name: label }).focus();
          await page.keyboard.press('Enter');
          await part.getByRole('heading', { name: label }).waitFor();
          await page.waitForFunction((label) => document.activeElement.textContent === label, label);
          await part.getByRole('button', { name: /^(Back|Change something)$/ }).click();
        }
      },
      { before: wallet([alice]) },
    );
  });

  it('has what is said on paper, without buttons', async () => {
    await withPage(link, async (page) => {
      await page.getByTestId('trial').waitFor();
      await page.emulateMedia({ media: 'print' });
      for (const button of await page.locator('button').all()) assert.equal(await button.isVisible(), false);
      assert.ok(await page.getByTestId('words').isVisible());
      // Accounts are whole.
      const whole = page.locator('.address .whole').first();
      assert.ok((await whole.boundingBox()).width > 100);
    });
  });
});
