// Pictures of the page's screens: screenshots.mjs FOLDER [NAME…]. See screenshots.sh. DISTRIBUTION_BIN and DISTRIBUTION_WEB
// are the folders of the built programs and of the built page.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { submitReferendum } from '../e2e/lib/emission.mjs';
import { address, card, ready, searched, startHolders } from '../e2e/lib/holders.mjs';
import { connect, csv, draftedHash, file, give, multisigOf } from '../e2e/lib/managers.mjs';
import { ED, UNIT, draft, empty, fund, keyring, openDraft, terms } from '../e2e/lib/rounds.mjs';
import { send } from '../e2e/lib/tx.mjs';
import { WALLET, walletOf } from '../e2e/lib/wallet.mjs';

const [folder, ...names] = process.argv.slice(2);
const WIDTH = 1_000;
const PHONE = 360;
/** Of what is longer only the beginning is shown, in pixels. */
const LONGEST = 2_600;
const THEMES = ['light', 'dark'];

const chain = await startHolders({ name: 'Example' });
const { api, alice, list } = chain;
const [bob, charlie] = ['//Bob', '//Charlie'].map((uri) => keyring().addFromUri(uri));

/** A round whose rows are in the state of the chain, as a stream. */
async function openListed() {
  const rows = Array.from({ length: 40 }, (_, row) => [empty(`shown ${row}`), BigInt(row + 10) * UNIT]);
  const budget = rows.reduce((sum, [, amount]) => sum + amount, 0n);
  const start = (await api.call.distributionApi.now()).toNumber();
  const schedule = { start, cliff: 0, length: 14_400 * 30, step: 14_400 };
  const id = await draft(
    api,
    alice,
    await terms(api, null, {
      budget,
      release: { Streamed: { schedule, revocable: false, prepaid: true } },
      window: { opens: 0, closes: start + 14_400 * 60 },
    }),
  );
  await send(api, api.tx.distribution.addEntries(id, rows), alice);
  await send(api, await fund(api, id, budget + ED), alice);
  await send(api, await openDraft(api, id), alice);
  return id;
}

/** The page on which a multisig of two of three is asked to draft, fund and open a round. */
async function approval() {
  const multisig = multisigOf(2, [alice, bob, charlie]);
  await send(api, api.tx.balances.transferKeepAlive(address(multisig.account), list.total + 10n * UNIT), alice);
  const manifest = { cid: '', rows: list.rows.length, total: list.total, published: null };
  const drafted = api.tx.distribution.draft(await terms(api, list, { manifest }));
  const hash = draftedHash(drafted.method);
  const id = (await api.query.distribution.nextRoundId()).toNumber();
  const opened = [api.tx.distribution.fund(id, list.total + ED, hash), api.tx.distribution.open(id, hash)];
  return multisig.page(api.tx.utility.batchAll([drafted, ...opened]).method);
}

const listed = await openListed();
const asked = await submitReferendum(
  api,
  alice,
  'Root',
  api.tx.utility.batchAll([
    api.tx.utility.dispatchAs({ Origins: 'EmissionAdmin' }, api.tx.emission.setBudget([[0, 1_000_000_000]])),
    api.tx.system.remark('A referendum for a picture'),
  ]),
);
const pause = api.tx.brakes.pause(['Assets', 'create'], 14_400);
await send(api, api.tx.technicalCommittee.propose(1, pause, pause.method.encodedLength), alice);
const approving = await approval();
const table = csv(Array.from({ length: 12 }, (_, row) => [empty(`of a file ${row}`), String((row + 1) ** 3)]));

const shows = (what) => async (page) => {
  await ready(page);
  await page.getByTestId(what).first().waitFor();
};
const wallet = walletOf(api, [alice, bob]);
const account = (row) => `#/account/${address(list.account(row))}`;

/** Every screen: what it is called, where it is, and when it is there. */
const SCREENS = [
  { name: 'start', title: 'The beginning', path: '#/', show: ready },
  {
    name: 'account',
    title: 'What an address has',
    path: account(20),
    show: async (page) => {
      await searched(page);
      await card(page, chain.published, 20).waitFor();
    },
  },
  {
    name: 'receipt',
    title: 'A receipt',
    // Each picture takes a row of its own: it is claimed.
    path: (theme) => account(theme === 'light' ? 21 : 22),
    show: async (page, theme) => {
      await card(page, chain.published, theme === 'light' ? 21 : 22)
        .getByTestId('get')
        .click();
      await page.getByTestId('receipt').waitFor();
    },
  },
  { name: 'rounds', title: 'All rounds', path: '#/rounds', show: shows('round-link') },
  { name: 'round', title: 'A round that pays a list', path: `#/round/${chain.published}`, show: shows('live') },
  {
    name: 'round-listed',
    title: 'A round whose rows are in the state',
    path: `#/round/${listed}`,
    show: shows('row-0'),
  },
  {
    name: 'new',
    title: 'A new round, from its file on',
    path: '#/new',
    before: wallet,
    show: async (page) => {
      await give(page, file('list.csv', table));
      await page.getByTestId('make').waitFor();
      await connect(page, alice);
      await page.getByTestId('costs').click();
      await page.getByTestId('cost').waitFor();
    },
    longest: 2 * LONGEST,
  },
  {
    name: 'approve',
    title: 'A call that a multisig is asked to approve',
    path: approving,
    show: shows('trial'),
  },
  { name: 'referenda', title: 'Referenda', path: '#/referenda', show: shows(`line-${asked}`) },
  {
    name: 'referendum',
    title: 'A referendum, and voting',
    path: `#/referendum/${asked}`,
    before: wallet,
    show: async (page) => {
      await page.getByTestId('voting').getByRole('button', { name: WALLET }).click();
      await page.getByTestId('vote-form').waitFor();
      await page.getByTestId('chart-support').waitFor();
    },
    longest: 2 * LONGEST,
  },
  {
    name: 'propose',
    title: 'Submitting a referendum',
    path: '#/propose',
    before: wallet,
    show: async (page) => {
      await page.getByTestId('propose-emission').waitFor();
      await page.getByRole('button', { name: 'Look at it' }).click();
      await page.getByTestId('chart-emission').waitFor();
      await connect(page, alice);
      await page.getByTestId('prepare').click();
      await page.getByTestId('trial').waitFor();
    },
    longest: 2 * LONGEST,
  },
  { name: 'brakes', title: 'What the committee has stopped', path: '#/brakes', show: shows('brake') },
  { name: 'settings', title: 'Settings', path: '#/settings', show: ready },
  {
    name: 'phone',
    title: 'On a phone, from right to left',
    path: account(20),
    show: async (page) => card(page, chain.published, 20).waitFor(),
    context: { viewport: { width: PHONE, height: 740 }, locale: 'ar' },
  },
];

const strange = names.find((name) => !SCREENS.some((screen) => screen.name === name));
try {
  if (strange) {
    throw new Error(`there is no screen ${strange}; there are ${SCREENS.map(({ name }) => name).join(', ')}`);
  }
  mkdirSync(folder, { recursive: true });
  for (const { name, path, show, before, context, longest = LONGEST } of SCREENS) {
    if (names.length > 0 && !names.includes(name)) continue;
    for (const colorScheme of THEMES) {
      const options = { viewport: { width: WIDTH, height: 900 }, reducedMotion: 'reduce', ...context, colorScheme };
      const at = typeof path === 'function' ? path(colorScheme) : path;
      const take = async (page) => {
        await show(page, colorScheme);
        const { width, height } = await page.evaluate(() => {
          const { scrollWidth, scrollHeight } = globalThis.document.documentElement;
          return { width: scrollWidth, height: scrollHeight };
        });
        await page.screenshot({
          path: join(folder, `${name}-${colorScheme}.png`),
          fullPage: true,
          clip: { x: 0, y: 0, width, height: Math.min(height, longest) },
        });
      };
      await chain.withPage(at, take, { context: options, ...(before && { before }) });
      console.log(`${name}-${colorScheme}.png`);
    }
  }
  const lines = SCREENS.flatMap(({ name, title }) => [
    `## ${title}`,
    '',
    ...THEMES.map((theme) => `![${title}, ${theme}](${name}-${theme}.png)`),
    '',
  ]);
  if (names.length === 0) {
    writeFileSync(
      join(folder, 'README.md'),
      ['# Screens of the page', '', 'Taken by `scripts/screenshots.sh`.', '', ...lines].join('\n').trimEnd() + '\n',
    );
  }
} finally {
  await chain.stop();
}
