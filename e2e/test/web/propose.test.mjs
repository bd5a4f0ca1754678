// Submitting a referendum on the page, in a real browser before the real node: emission by its fields, any call by its
// bytes, and what happens when somebody else submits one in the same moment.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { untilFinal } from '../../lib/blocks.mjs';
import { barriers, openBrowser, overflows, servePage, withPageAt } from '../../lib/browser.mjs';
import { emission } from '../../lib/emission.mjs';
import { connect, unreached } from '../../lib/managers.mjs';
import { startNode } from '../../lib/node.mjs';
import { UNIT, keyring } from '../../lib/rounds.mjs';
import { send } from '../../lib/tx.mjs';
import { walletOf } from '../../lib/wallet.mjs';

const EMISSION_ADMIN = 13;
const ROUND_ADMIN = 10;

let node;
let api;
let browser;
let served;
let alice;
let bob;

before(async () => {
  node = await startNode({ blockTime: 500 });
  ({ api } = node);
  [alice, bob] = ['Alice', 'Bob'].map((name) => keyring().addFromUri(`//${name}`, { name }));
  browser = await openBrowser();
  served = await servePage({ name: 'Test network', genesis: api.genesisHash.toHex(), nodes: [node.url] });
});
after(async () => {
  await browser?.close();
  await served?.stop();
  await node?.stop();
});

const withPage = (act, { path = '#/propose', pairs = [alice], ...options } = {}) =>
  withPageAt(api, browser, served.url + path, act, { before: walletOf(api, pairs), ...options });

const count = async () => (await api.query.referenda.referendumCount()).toNumber();
const ongoing = async (id) => (await api.query.referenda.referendumInfoFor(id)).unwrap().asOngoing;
const look = (page) => page.getByRole('button', { name: 'Look at it' }).click();

/** Chooses a call by its bytes, and the track. */
async function bring(page, bytes, track) {
  await page.getByLabel('What it should do').selectOption('call');
  if (track) await page.getByLabel('Track').selectOption(track);
  await page.getByLabel('Bytes of the call').fill(bytes);
  await look(page);
}

/** Prepares what is shown, and signs it. */
async function submit(page, between = async () => {}) {
  await connect(page, alice);
  await page.getByTestId('prepare').click();
  await page.getByText('The chain has tried it: it would succeed now.').waitFor();
  await between();
  await page.getByTestId('carry').click();
}

/** The number of the referendum that the page has submitted. */
async function submitted(page) {
  const link = page.getByTestId('submitted');
  await link.waitFor();
  return Number(/\d+/.exec(await link.innerText())[0]);
}

describe('whoever proposes', () => {
  it('changes how much is issued, sees what that does, and submits it with its deposits', async () => {
    const { params: present } = (await emission(api)).schedule.unwrap();
    const wanted = (present.issuance.toBigInt() * 9n) / 10n / UNIT;
    const floor = present.floor.toBigInt() < wanted * UNIT ? present.floor.toBigInt() : wanted * UNIT;
    await withPage(
      async (page) => {
        await page.getByRole('link', { name: 'Submit a referendum' }).click();
        const issuance = page.getByLabel('Issued in the first era');
        // What was decided last is there, and is told apart from what cannot be.
        assert.match(await issuance.inputValue(), /^[\d,.]+\sDIST$/);
        await issuance.fill('a lot');
        await page.getByLabel('Each decrease, in percent').fill('101');
        await look(page);
        await page.getByText('This is not an amount. Write it in digits.').waitFor();
        await page.getByText('Enter a percentage from 0 to 100', { exact: false }).waitFor();
        assert.equal(await page.getByTestId('prepare').count(), 0);
        await issuance.fill(String(wanted));
        await page.getByLabel('Each decrease, in percent').fill(String(present.decay.toNumber() / 1e7));
        await page.getByLabel('The least that an era issues').fill(String(floor / UNIT));
        await look(page);
        await page.getByTestId('chart-emission').waitFor();
        await page.getByText('Emission.set_emission', { exact: true }).waitFor();
        await submit(page);
        const id = await submitted(page);
        const { track, proposal, decisionDeposit, submissionDeposit } = await ongoing(id);
        assert.equal(track.toNumber(), EMISSION_ADMIN);
        assert.equal(decisionDeposit.unwrap().who.toString(), alice.address);
        assert.equal(submissionDeposit.who.toString(), alice.address);
        const call = api.tx.emission.setEmission({
          ...present.toJSON(),
          issuance: wanted * UNIT,
          floor: (floor / UNIT) * UNIT,
          maxSupply: present.maxSupply.toBigInt(),
        }).method;
        assert.equal(proposal.asLookup.hash_.toHex(), call.hash.toHex());
        const bytes = await api.query.preimage.preimageFor([call.hash, call.encodedLength]);
        assert.equal(bytes.unwrap().toHex(), call.toHex());
        await page.getByTestId('submitted').click();
        await page.getByTestId('state').waitFor();
      },
      { path: '#/referenda' },
    );
  });

  it('submits any call by its bytes, and stores none that is stored', async () => {
    const { method } = api.tx.system.remark('proposed by its bytes');
    const numbers = [];
    for (const track of ['round_admin', 'root']) {
      await withPage(async (page) => {
        await bring(page, 'not a call', track);
        await page.getByText('This is not a call:', { exact: false }).waitFor();
        for (const wrong of ['0xffff00', `${method.toHex()}00`]) {
          await bring(page, wrong, track);
          await page.getByText('These bytes are not a call of this chain', { exact: false }).waitFor();
        }
        await bring(page, method.toHex(), track);
        await page.getByText('proposed by its bytes', { exact: true }).waitFor();
        await submit(page);
        numbers.push(await submitted(page));
      });
    }
    const both = await Promise.all(numbers.map(ongoing));
    assert.deepEqual(
      both.map(({ track }) => track.toNumber()),
      [ROUND_ADMIN, 0],
    );
    for (const { proposal, decisionDeposit } of both) {
      assert.equal(proposal.asLookup.hash_.toHex(), method.hash.toHex());
      assert.ok(decisionDeposit.isSome);
    }
  });

  it('is told when another referendum has got the deposit', async () => {
    const { method } = api.tx.system.remark('proposed too late');
    let other;
    await withPage(async (page) => {
      await bring(page, method.toHex(), 'root');
      await submit(page, async () => {
        other = await count();
        const inline = { Inline: api.tx.system.remark('x').method.toHex() };
        await send(api, api.tx.referenda.submit({ system: 'Root' }, inline, { After: 0 }), bob);
        await untilFinal(api);
      });
      await page.getByText('It was sent, but the chain has not done it. Look again.').waitFor();
    });
    assert.equal((await ongoing(other)).decisionDeposit.unwrap().who.toString(), alice.address);
    assert.ok((await ongoing(other + 1)).decisionDeposit.isNone);
  });
});

describe('the page on which a referendum is submitted', () => {
  /** Goes through its steps. */
  const steps = async (page, act) => {
    await page.getByTestId('propose-emission').waitFor();
    await act('emission');
    await bring(page, api.tx.system.remark('looked at').method.toHex(), 'root');
    await page.getByTestId('prepare').waitFor();
    await connect(page, alice);
    await page.getByTestId('prepare').click();
    await page.getByTestId('trial').waitFor();
    await act('submission');
  };

  it('meets no barrier that axe-core knows, light and dark', async () => {
    for (const colorScheme of ['light', 'dark']) {
      await withPage(
        (page) => steps(page, async (step) => assert.deepEqual(await barriers(page), [], `${step} ${colorScheme}`)),
        { context: { colorScheme } },
      );
    }
  });

  it('needs no more than a keyboard', async () => {
    await withPage((page) => steps(page, async (step) => assert.deepEqual(await unreached(page), [], step)));
  });

  it('has everything in 360 pixels, in every language', async () => {
    for (const locale of ['en-GB', 'de', 'es', 'ar']) {
      await withPage(
        async (page) => {
          await page.getByTestId('propose-emission').waitFor();
          assert.equal(await overflows(page), false, locale);
          await page.locator('select').first().selectOption('call');
          await page.locator('textarea').fill(api.tx.system.remark('looked at').method.toHex());
          await page.getByTestId('propose-call').locator('button[type=submit]').click();
          await page.getByTestId('prepare').waitFor();
          assert.equal(await overflows(page), false, locale);
        },
        { context: { viewport: { width: 360, height: 740 }, locale } },
      );
    }
  });
});
