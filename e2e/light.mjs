// Opens the page on a network with a relay chain, and has it claim a row by its light client alone:
// light.mjs RELAY_SPEC PARACHAIN_SPEC GENESIS ROUND ACCOUNT PROOF. Prints how long that took, as JSON. The page is told
// of no node: what it speaks to are peers that it finds by the specs. zombienet/tests/page.rs runs it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { openBrowser, openPage, servePage } from './lib/browser.mjs';

const [relay, para, genesis, round, account, proof] = process.argv.slice(2);
assert.ok(proof, 'six arguments are needed');
/** How long following both chains may take, and a claim until it is final, in milliseconds. */
const PATIENCE = 900_000;

const specs = [relay, para].map((file) => readFileSync(file, 'utf8'));
const seconds = (from) => Math.round((performance.now() - from) / 1_000);

const served = await servePage({ name: 'Light client', genesis, nodes: [], light: true });
served.put('chain/relay.json', specs[0]);
served.put('chain/para.json', specs[1]);
const browser = await openBrowser();
try {
  const asked = new Set();
  const before = async (page) => {
    page.on('request', (request) => asked.add(new URL(request.url()).origin));
    await page.addInitScript(() => globalThis.localStorage.setItem('distribution.light', 'yes'));
  };
  const begun = performance.now();
  const { page, faults } = await openPage(browser, `${served.url}#/account/${account}`, { before });
  page.setDefaultTimeout(PATIENCE);
  await page.locator('.badge.ready').waitFor();
  const ready = seconds(begun);
  const line = page.locator('li', { hasText: `Round ${round}: its list is not in the chain.` });
  await line.getByText('Bring a proof').click();
  await line.getByLabel('The file').setInputFiles({
    name: 'proof.json',
    mimeType: 'application/json',
    buffer: readFileSync(proof),
  });
  const card = page.locator(`[data-test^="card-${round}-"]`);
  await card.getByText('How do we know?').click();
  await card.getByText('was checked by the light client', { exact: false }).waitFor();
  const claimed = performance.now();
  await card.getByTestId('get').click();
  await page.getByTestId('receipt').waitFor();
  assert.deepEqual([...asked], [new URL(served.url).origin]);
  assert.deepEqual(faults, []);
  console.log(JSON.stringify({ light_client_ready_s: ready, claim_final_s: seconds(claimed) }));
} finally {
  await browser.close();
  await served.stop();
}
