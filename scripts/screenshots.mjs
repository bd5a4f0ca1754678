// Screenshots of the page for docs/screens.md: screenshots.mjs FOLDER. Each screen as it is before a real node, in light and
// dark, in FOLDER/NAME-light.webp and FOLDER/NAME-dark.webp. Files of screens that are gone are removed. Fails if all of
// them together are larger than a repository should carry. DISTRIBUTION_BIN and DISTRIBUTION_WEB are the folders of the
// built programs and of the built page.

import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { now, until } from '../e2e/lib/blocks.mjs';
import { rewardIn } from '../e2e/lib/emission.mjs';
import { address, card, ready, searched, startHolders } from '../e2e/lib/holders.mjs';
import { UNIT, keyring } from '../e2e/lib/rounds.mjs';
import { send } from '../e2e/lib/tx.mjs';
import { walletOf } from '../e2e/lib/wallet.mjs';

const MOST_BYTES = 1_500_000;
// The page is at most this wide; longer ones are cut.
const [WIDTH, HEIGHT, PHONE] = [780, 1_400, 360];
const MARGIN = 12;
const QUALITY = 75;
// Blocks of the relay chain since the stream began, of a day that it lasts.
const BEGAN = 4_000;

const folder = process.argv[2];
if (!folder) throw new Error('usage: screenshots.mjs FOLDER');
mkdirSync(folder, { recursive: true });

const chain = await startHolders({ name: 'Distribution', began: BEGAN });
const { api, alice, published, demanding, streamed, takeRow, withPage } = chain;
const [bob, ferdie] = ['//Bob', '//Ferdie'].map((uri) => keyring().addFromUri(uri));
await send(api, api.tx.emission.stake(0, 1_000n * UNIT), bob);
const schedule = { locked: 5_000n * UNIT, perBlock: UNIT, startingBlock: (await now(api)) - 1_000 };
await send(api, api.tx.vesting.vestedTransfer(ferdie.address, schedule), alice);
const { index, account } = takeRow();
const holder = `#/account/${address(account)}`;
const pageOf = (pair) => `#/account/${pair.address}`;
const section = (page, name) => page.locator('section').filter({ has: page.getByRole('heading', { name, level: 2 }) });
const wallet = walletOf(api, [bob], { name: 'polkadot-js' });

/**
 * The screens. `act` brings the page to where it is to be shown, and returns the part of it that is, if not all. One screen
 * for each kind of page in web/src/router.ts has its name.
 */
const SCREENS = [
  { name: 'home', path: '', act: ready },
  { name: 'account', path: holder, act: searched },
  {
    name: 'proven',
    path: holder,
    async act(page) {
      const shown = card(page, published, index);
      await shown.getByText('How do we know?').click();
      return shown;
    },
  },
  {
    name: 'refused',
    path: holder,
    async act(page) {
      const shown = card(page, demanding, index);
      await shown.getByRole('button', { name: 'Set it aside' }).waitFor();
      return shown;
    },
  },
  {
    name: 'stream',
    path: holder,
    wallet,
    async act(page) {
      const shown = card(page, streamed, index);
      await shown.locator('summary').first().click();
      await shown.locator('svg').last().waitFor();
      return shown;
    },
  },
  {
    name: 'receipt',
    path: holder,
    async act(page) {
      await card(page, published, index).getByTestId('get').click();
      await page.getByTestId('receipt').waitFor();
      return card(page, published, index);
    },
  },
  {
    name: 'stake',
    path: pageOf(bob),
    wallet,
    async act(page) {
      await until(api, async () => (await rewardIn(api, bob.address, 0)).claimable > 0n);
      await searched(page);
      await page.getByRole('button', { name: 'Look again' }).first().click();
      const shown = section(page, 'Stakes and rewards');
      await shown.getByRole('button', { name: 'Claim rewards' }).waitFor();
      const add = shown.getByRole('group', { name: 'Stake' });
      await add.getByLabel('Amount (DIST)').fill('250');
      await add.getByRole('button', { name: 'Stake', exact: true }).click();
      await add.getByRole('button', { name: 'polkadot-js' }).click();
      await add.getByRole('button', { name: 'Sign and send' }).waitFor();
      return shown;
    },
  },
  {
    name: 'vesting',
    path: pageOf(ferdie),
    async act(page) {
      const shown = section(page, 'Vesting');
      await shown.getByRole('button').waitFor();
      return shown;
    },
  },
  { name: 'rounds', path: '#/rounds', act: (page) => page.locator('tbody tr').last().waitFor() },
  { name: 'round', path: `#/round/${published}`, act: (page) => page.getByTestId('state').waitFor() },
  { name: 'settings', path: '#/settings', act: ready },
  { name: 'unknown', path: '#/nothing', act: ready },
  { name: 'phone', path: holder, width: PHONE, locale: 'ar', act: (page) => card(page, published, index).waitFor() },
];

/** The page, or a part of it, as WebP: the browser makes it, so that no other program is needed. */
async function picture(page, part, width) {
  const whole = await page.evaluate(() => globalThis.document.documentElement.scrollHeight);
  let clip = { x: 0, y: 0, width, height: Math.min(HEIGHT, whole) };
  if (part) {
    await part.scrollIntoViewIfNeeded();
    const [box, scrolled] = [await part.boundingBox(), await page.evaluate(() => globalThis.scrollY)];
    clip = { x: 0, y: box.y + scrolled - MARGIN, width, height: Math.min(HEIGHT, box.height + 2 * MARGIN) };
  }
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'webp',
    quality: QUALITY,
    captureBeyondViewport: true,
    clip: { ...clip, scale: 1 },
  });
  await session.detach();
  return Buffer.from(data, 'base64');
}

let bytes = 0;
const made = new Set();
try {
  for (const { name, path, act, wallet: before, width = WIDTH, locale = 'en-GB' } of SCREENS) {
    await withPage(
      path,
      async (page) => {
        const part = (await act(page)) ?? null;
        for (const colorScheme of ['light', 'dark']) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          const image = await picture(page, part, width);
          const file = `${name}-${colorScheme}.webp`;
          writeFileSync(join(folder, file), image);
          made.add(file);
          bytes += image.length;
          console.log(`${String(image.length).padStart(8)}  ${file}`);
        }
      },
      { before, context: { viewport: { width, height: 900 }, locale, timezoneId: 'UTC' } },
    );
  }
} finally {
  await chain.stop();
}
for (const file of readdirSync(folder)) if (!made.has(file)) rmSync(join(folder, file));
console.log(`${String(bytes).padStart(8)}  bytes, of ${MOST_BYTES}`);
if (bytes > MOST_BYTES) {
  console.error('error: the screenshots are too large: lower QUALITY in scripts/screenshots.mjs');
  process.exit(1);
}
