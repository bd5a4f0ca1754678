// The page of managers: what they do on it, step by step.

import { u8aToHex } from '@polkadot/util';
import { blake2AsU8a, createKeyMulti } from '@polkadot/util-crypto';
import { address } from './holders.mjs';
import { WALLET } from './wallet.mjs';

/** A file as a browser hands it over. */
export const file = (name, content) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
});

/** A list in tokens of `[account, tokens]`. */
export const csv = (rows) =>
  ['account,amount (DIST)', ...rows.map(([account, amount]) => `${address(account)},${amount}`), ''].join('\n');

/** Gives the page a file, and waits until it was read. */
export async function give(page, content) {
  await page.getByLabel('The list: drop a file here', { exact: false }).setInputFiles(content);
  await page.getByTestId('found').waitFor();
}

/** Connects the wallet, wherever the page asks for it first, and chooses an account. */
export async function connect(page, pair) {
  const button = page.getByRole('button', { name: WALLET }).first();
  const accounts = page.getByLabel('Account that signs').first();
  await button.or(accounts).first().waitFor();
  if (await button.isVisible()) await button.click();
  await accounts.selectOption(typeof pair === 'string' ? pair : `0x${Buffer.from(pair.publicKey).toString('hex')}`);
}

/** Stores the list that the page has, with the account that is chosen. */
export async function publish(page) {
  await page.getByTestId('publish').click();
  await page.getByTestId('published').waitFor();
}

/** The number of the round that the page shows before it is signed. */
export async function make(page) {
  await page.getByTestId('make').click();
  const title = await page.getByRole('heading', { name: /^Round \d+: what will be signed$/ }).innerText();
  return Number(/\d+/.exec(title)[0]);
}

/** A multisig of these keys: its account, and the page on which one of its calls is approved. */
export function multisigOf(threshold, pairs) {
  const addresses = pairs.map((pair) => pair.address);
  const keys = pairs.map((pair) => pair.publicKey).sort(Buffer.compare);
  const head = new Uint8Array([threshold, 0, keys.length]);
  return {
    account: u8aToHex(createKeyMulti(addresses, threshold)),
    page: (method) => `#/approve/${Buffer.concat([head, ...keys, method.toU8a()]).toString('base64url')}`,
  };
}

/** The hash of the terms that a call drafts, of a round without listed rows. */
export const draftedHash = ({ args: [terms] }) =>
  u8aToHex(blake2AsU8a(new Uint8Array([...terms.toU8a(), ...new Uint8Array(32)]), 256));

/** The controls of the page, as it is shown, that the Tab key does not come to. */
export async function unreached(page, presses = 500) {
  let left = ['not looked at'];
  for (let press = 0; press < presses && left.length > 0; press += 1) {
    await page.keyboard.press('Tab');
    left = await page.evaluate(() => {
      const { document } = globalThis;
      document.activeElement?.setAttribute('data-reached', '');
      return [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
        .filter((one) => one.checkVisibility() && !one.disabled && !one.hasAttribute('data-reached'))
        .map((one) => one.outerHTML.slice(0, 200));
    });
  }
  return left;
}
