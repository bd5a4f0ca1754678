// The page in a real browser, against the real node, for who is paid elsewhere: owners of Ethereum addresses, with a wallet
// that announces itself as MetaMask does and signs with real keys; payees and redirects; and many rounds at once.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { stringToU8a, u8aToHex } from '@polkadot/util';
import { blake2AsU8a, encodeAddress } from '@polkadot/util-crypto';
import { now, until, untilNow } from '../../lib/blocks.mjs';
import { barriers, overflows } from '../../lib/browser.mjs';
import { credentialFor, credentialMessage, hashOf, signCredential } from '../../lib/compliance.mjs';
import { keyOf, padded, textOf, wanted } from '../../lib/ethereum.mjs';
import { ETHEREUM_WALLET, REJECTED, UNSUPPORTED, both, ethereumWalletOf } from '../../lib/ethereum-wallet.mjs';
import { address, card, searched, startHolders } from '../../lib/holders.mjs';
import { named, redirectText } from '../../lib/payees.mjs';
import { UNIT, claim, empty, free, keyring, payments, round } from '../../lib/rounds.mjs';
import { send, sendUnsigned } from '../../lib/tx.mjs';
import { WALLET, walletOf } from '../../lib/wallet.mjs';

/** Keys of Ethereum, each with a row in every round of addresses. */
const KEYS = 13;
/** A key that has none. Its place is between two rows, which prove that. */
const STRANGER = 14;
const DAY = 14_400;

let chain;
let api;
let alice;
let bob;
let charlie;
let dave;
let ethereum;
let withPage;
let next = 0;

before(async () => {
  // A change of a payee waits for twelve blocks here: time to cancel it in the page.
  chain = await startHolders({ blockTime: 1_000 });
  ({ api, alice, dave, withPage } = chain);
  [bob, charlie] = ['//Bob', '//Charlie'].map((uri) => keyring().addFromUri(uri));
  ethereum = await chain.openEthereum(KEYS);
});
after(() => chain?.stop());

/** A key that no other test uses, and its row. */
function takeKey() {
  next += 1;
  assert.ok(next < KEYS, 'there are too few keys');
  const row = ethereum.row(next);
  return { key: keyOf(next), row, amount: ethereum.list.amount(row) };
}

/** The page of an Ethereum address, with these wallets. */
const withAddress = (of, wallet, act, options) =>
  withPage(`#/account/${of}`, act, { ...options, ...(wallet ? { before: wallet } : {}) });

const pay = (within) => within.getByLabel('Account to be paid', { exact: true });
const show = (within) => within.getByRole('button', { name: 'Show what is signed' });
const signWith = (within) => within.getByRole('button', { name: `Sign with ${ETHEREUM_WALLET}` });
const receipt = (page) => page.getByTestId('receipt');

/** Names the account that is to be paid, and has the page show what is signed. */
async function ask(shown, destination) {
  await pay(shown).fill(destination);
  await show(shown).click();
  await shown.getByTestId('agreement').waitFor();
}

/** The call that a receipt names, in the block that it names. */
async function callOf(page) {
  const [block, hash] = await receipt(page).locator('.hash .whole').allInnerTexts();
  return (await api.rpc.chain.getBlock(block)).block.extrinsics.find((one) => one.hash.toHex() === hash);
}

/** The deadline that the page shows. */
const deadlineIn = async (shown) =>
  Number(/block (\d+) of the relay chain/.exec(await shown.getByTestId('agreement').innerText())[1]);

describe('the owner of an Ethereum address', () => {
  it('sees its rows however the address is written, and is told what it is', async () => {
    const { key, row } = takeKey();
    const forms = [key.address, key.address.toLowerCase(), padded(key.address)];
    forms.push(encodeAddress(padded(key.address), 42));
    for (const form of forms) {
      await withPage('', async (page) => {
        await page.getByLabel('Address', { exact: true }).fill(form);
        await page.getByRole('button', { name: 'Look' }).click();
        await card(page, ethereum.plain, row).getByText('Ready', { exact: true }).waitFor();
        assert.ok(page.url().endsWith(key.address), page.url());
        await page.getByText('This is an Ethereum address.', { exact: false }).waitFor();
        await page.getByText('A contract cannot sign', { exact: false }).first().waitFor();
        await searched(page);
        await page.getByText(/\d+ more rounds pay accounts of this chain\./).waitFor();
        // Nothing on this page is that of an account.
        assert.equal(await page.getByTestId('balance').count(), 0);
        assert.equal(await page.getByTestId('get').count(), 0);
      });
    }
    await withAddress(keyOf(STRANGER).address, null, async (page) => {
      await searched(page);
      assert.equal(await page.locator('.card[data-test]').count(), 0);
      await page.locator('details', { hasText: 'Not in these rounds' }).locator('summary').click();
      await page.getByText(`Round ${ethereum.plain}: this address is not in the list. Proven`).waitFor();
    });
    await withPage(`#/account/${address(empty('a stranger'))}`, async (page) => {
      await page.getByText('4 more rounds pay Ethereum addresses.', { exact: false }).waitFor();
    });
  });

  it('signs typed data that was shown in words, and is paid for free', async () => {
    const { key, row, amount } = takeKey();
    const [to, asked] = [empty('page typed'), []];
    await withAddress(key.address, ethereumWalletOf([key], { asked }), async (page) => {
      const shown = card(page, ethereum.plain, row);
      // An address of another network is the same account.
      await pay(shown).fill(encodeAddress(to, 0));
      await shown.getByText('The address was written for another network.', { exact: false }).waitFor();
      await show(shown).click();
      const said = await shown.getByTestId('agreement').innerText();
      const deadline = await deadlineIn(shown);
      for (const part of [
        `Round ${ethereum.plain}, row ${row}`,
        key.address,
        address(to),
        to,
        `${amount}`,
        api.genesisHash.toHex(),
      ]) {
        assert.ok(said.includes(part), part);
      }
      assert.deepEqual(asked, []);
      await signWith(shown).click();
      await receipt(page).waitFor();
      const claimed = wanted(api, ethereum.plain, ethereum.list, row, to, deadline);
      assert.deepEqual(
        asked.map(({ method }) => method),
        ['eth_requestAccounts', 'eth_signTypedData_v4'],
      );
      const [, { params }] = asked;
      const data = JSON.parse(params[1]);
      assert.equal(params[0], key.address);
      assert.deepEqual(data.domain, { name: 'Distribution', version: '1', salt: claimed.genesis });
      assert.deepEqual(data.message, {
        round: claimed.round,
        row,
        owner: key.address,
        destination: to,
        amount: String(amount),
        deadline: String(deadline),
      });
      const far = deadline - (await now(api));
      assert.ok(far > 6 * DAY && far <= 7 * DAY, `${far} blocks`);
      assert.equal(await free(api, to), amount);
      const call = await callOf(page);
      assert.deepEqual(
        [call.method.section, call.method.method, call.isSigned],
        ['distribution', 'claimEthereum', false],
      );
      const text = await receipt(page).innerText();
      for (const part of [address(to), key.address, `Round ${ethereum.plain}, row ${row}`]) {
        assert.ok(text.includes(part), part);
      }
      // No other global of the wallet was looked at.
      assert.equal(await page.evaluate(() => globalThis.looked), false);
    });
  });

  it('signs a text where the wallet refuses typed data', async () => {
    const { key, row, amount } = takeKey();
    const [to, asked] = [empty('page text'), []];
    const refused = { error: { code: UNSUPPORTED, message: 'no <b>typed</b> data' } };
    const wallet = ethereumWalletOf([key], { asked, answers: { eth_signTypedData_v4: refused } });
    await withAddress(key.address, wallet, async (page) => {
      const shown = card(page, ethereum.plain, row);
      await ask(shown, address(to));
      await signWith(shown).click();
      await shown.getByText('The wallet refuses: no <b>typed</b> data').waitFor();
      await shown.getByRole('button', { name: 'Sign it as a text' }).click();
      // The text, as it is signed.
      await shown.getByText('As the wallet gets it').click();
      const claimed = wanted(api, ethereum.plain, ethereum.list, row, to, await deadlineIn(shown));
      assert.equal(await shown.getByTestId('written').textContent(), textOf(claimed));
      await signWith(shown).click();
      await receipt(page).waitFor();
      assert.deepEqual(asked.at(-1), {
        method: 'personal_sign',
        params: [u8aToHex(stringToU8a(textOf(claimed))), key.address],
      });
      assert.equal(await free(api, to), amount);
    });
  });

  it('takes the account to be paid from a wallet of this chain', async () => {
    const { key, row, amount } = takeKey();
    const ferdie = keyring().addFromUri('//Ferdie');
    const wallets = both(ethereumWalletOf([key]), walletOf(api, [ferdie]));
    const had = await free(api, ferdie.address);
    await withAddress(key.address, wallets, async (page) => {
      const shown = card(page, ethereum.plain, row);
      await shown.getByRole('button', { name: 'Take it from a wallet' }).click();
      await shown.getByRole('button', { name: WALLET }).click();
      await shown.getByRole('button', { name: 'Take this account' }).click();
      assert.equal(await pay(shown).inputValue(), ferdie.address);
      await show(shown).click();
      await signWith(shown).click();
      await receipt(page).waitFor();
      assert.equal((await free(api, ferdie.address)) - had, amount);
    });
  });

  it('is told which account cannot be paid, and signs nothing for it', async () => {
    const { key, row } = takeKey();
    const { pot } = await round(api, ethereum.plain);
    const other = address(empty('a typing mistake'));
    const broken = other.slice(0, -1) + (other.endsWith('a') ? 'b' : 'a');
    await withAddress(key.address, ethereumWalletOf([key]), async (page) => {
      const shown = card(page, ethereum.plain, row);
      for (const [text, why] of [
        [key.address, /This is an Ethereum address, for which nobody has a key/],
        [padded(key.address), /This is an Ethereum address, for which nobody has a key/],
        [pot.toString(), /pot of the round itself/],
        [encodeAddress(`0x6d6f646c${'70'.repeat(8)}${'00'.repeat(20)}`, 42), /Nobody has a key of this account/],
        [broken, /checksum/],
      ]) {
        await pay(shown).fill(text);
        await shown.locator('.fault', { hasText: why }).waitFor();
        assert.ok(await show(shown).isDisabled(), text);
      }
      await pay(shown).fill('');
      assert.ok(await show(shown).isDisabled());
    });
  });

  it('may not sign, or have another address chosen in the wallet', async () => {
    const { key, row, amount } = takeKey();
    const to = empty('page chosen');
    const rejected = { error: { code: REJECTED, message: 'User rejected the request.' } };
    await withAddress(
      key.address,
      ethereumWalletOf([key], { answers: { eth_signTypedData_v4: rejected } }),
      async (page) => {
        const shown = card(page, ethereum.plain, row);
        await ask(shown, address(to));
        await signWith(shown).click();
        await shown.getByText('You have not signed. Nothing was sent.').waitFor();
      },
    );
    const asked = [];
    await withAddress(key.address, ethereumWalletOf([keyOf(0), key], { asked }), async (page) => {
      const shown = card(page, ethereum.plain, row);
      await ask(shown, address(to));
      await signWith(shown).click();
      await shown.getByText(`Only ${key.address} can sign this.`, { exact: false }).waitFor();
      await shown.getByText(keyOf(0).address, { exact: true }).waitFor();
      assert.ok(asked.every(({ method }) => method === 'eth_requestAccounts'));
      await shown.getByRole('button', { name: 'Choose the address in the wallet' }).click();
      await receipt(page).waitFor();
      assert.equal(await free(api, to), amount);
    });
  });

  it('is refused in words if a contract or another key signs, and can try again', async () => {
    const { key, row, amount } = takeKey();
    const to = empty('page refused');
    // As a smart wallet that is not deployed answers.
    const contract = { eth_signTypedData_v4: `0x${'ab'.repeat(640)}` };
    await withAddress(key.address, ethereumWalletOf([key], { answers: contract }), async (page) => {
      const shown = card(page, ethereum.plain, row);
      await ask(shown, address(to));
      await signWith(shown).click();
      await shown.getByText('This is the signature of a contract, which has no key', { exact: false }).waitFor();
    });
    await withAddress(key.address, ethereumWalletOf([key], { signs: keyOf(0) }), async (page) => {
      const shown = card(page, ethereum.plain, row);
      await ask(shown, address(to));
      await signWith(shown).click();
      await shown.getByText('This was signed by another key than that of the address', { exact: false }).waitFor();
      await shown.getByText('Name of the refusal: Distribution.SignerNotOwner').waitFor();
      await shown.getByRole('button', { name: 'Look again' }).click();
      // What was entered is still there.
      assert.equal(await pay(shown).inputValue(), address(to));
    });
    assert.equal(await free(api, to), 0n);
    await withAddress(key.address, ethereumWalletOf([key]), async (page) => {
      const shown = card(page, ethereum.plain, row);
      await ask(shown, address(to));
      await signWith(shown).click();
      await receipt(page).waitFor();
      assert.equal(await free(api, to), amount);
    });
  });

  it('learns before it signs whom compliance refuses, brings a credential and is paid', async () => {
    const { key, row, amount } = takeKey();
    const to = empty('page vouched for');
    const credential = await credentialFor(api, dave.address, address(to));
    const file = {
      credential: { ...credential, jurisdiction: 'DE' },
      message: u8aToHex(credentialMessage(credential)),
      scheme: 'sr25519',
      signature: signCredential(dave, credential).Sr25519,
      publicKey: u8aToHex(dave.publicKey),
    };
    const asked = [];
    await withAddress(key.address, ethereumWalletOf([key], { asked }), async (page) => {
      const shown = card(page, ethereum.demanding, row);
      await pay(shown).fill(address(to));
      await show(shown).click();
      await shown.getByText('This account cannot be paid now.', { exact: false }).waitFor();
      await shown.getByText('Nobody has vouched for this address', { exact: false }).waitFor();
      await shown.getByText('Bring a credential').click();
      await shown.getByLabel('The file').setInputFiles({
        name: 'credential.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(file)),
      });
      await shown.getByRole('button', { name: 'Bring it' }).click();
      await shown.getByText('The chain has taken it.').waitFor();
      assert.deepEqual(asked, []);
      await show(shown).click();
      await signWith(shown).click();
      await receipt(page).waitFor();
      assert.equal(await free(api, to), amount);
    });
  });

  it('keeps a row whose account is refused, and is told of a freeze of the address', async () => {
    const { key, row, amount } = takeKey();
    await withAddress(key.address, null, async (page) => {
      const shown = card(page, ethereum.demanding, row);
      await pay(shown).fill(address(empty('page not vouched for')));
      await show(shown).click();
      await shown.getByRole('button', { name: 'Set it aside' }).click();
      await until(api, async () => (await round(api, ethereum.demanding)).setAside.toBigInt() === amount);
    });
    await send(api, api.tx.compliance.freeze(padded(key.address), hashOf('stolen')), charlie);
    await withAddress(key.address, ethereumWalletOf([key]), async (page) => {
      await page.locator('main > .notice').getByText('An officer has frozen this address.', { exact: false }).waitFor();
      const shown = card(page, ethereum.plain, row);
      await pay(shown).fill(address(empty('page of a thief')));
      await show(shown).click();
      await shown.getByText('An officer has frozen this address.', { exact: false }).waitFor();
      assert.equal(await signWith(shown).count(), 0);
    });
  });

  it('is paid from a stream as it unlocks, and from a row that is written in the chain', async () => {
    const [key, row] = [keyOf(0), ethereum.row(0)];
    const to = empty('page streamed');
    // A free claim of a stream pays more than a 32nd of it.
    await untilNow(api, ethereum.start + ethereum.length / 16);
    await withAddress(key.address, ethereumWalletOf([key]), async (page) => {
      const stream = card(page, ethereum.streamed, row);
      await ask(stream, address(to));
      const said = await stream.getByTestId('agreement').innerText();
      assert.ok(said.includes('All of the row, as it unlocks') && said.includes(String(ethereum.list.amount(row))));
      await signWith(stream).click();
      await receipt(page).waitFor();
      const paid = await free(api, to);
      assert.ok(paid > 0n && paid < ethereum.list.amount(row), `${paid}`);
      const listed = card(page, ethereum.listed, 0);
      await ask(listed, address(to));
      await signWith(listed).click();
      await listed.getByTestId('receipt').waitFor();
      assert.equal((await free(api, to)) - paid, 7n * UNIT);
      const { paid: told } = await payments(api, ethereum.listed);
      assert.deepEqual(
        told.map(({ beneficiary, payee, amount }) => [beneficiary, payee, amount]),
        [[padded(key.address), to, 7n * UNIT]],
      );
    });
  });

  it('needs no more than a keyboard', async () => {
    const { key, row, amount } = takeKey();
    const to = empty('page keyboard');
    await withAddress(key.address, ethereumWalletOf([key]), async (page) => {
      const shown = card(page, ethereum.plain, row);
      const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
      await pay(shown).focus();
      await page.keyboard.insertText(address(to));
      await page.keyboard.press('Enter');
      await shown.getByTestId('agreement').waitFor();
      // What has to be read comes next.
      assert.equal(await focused(), 'What you sign');
      const tabTo = async (text) => {
        for (let step = 0; step < 30 && (await focused()) !== text; step += 1) await page.keyboard.press('Tab');
        assert.equal(await focused(), text);
      };
      await tabTo('Change it');
      await page.keyboard.press('Enter');
      await pay(shown).waitFor();
      assert.ok(await pay(shown).evaluate((field) => field === document.activeElement));
      await page.keyboard.press('Enter');
      await shown.getByTestId('agreement').waitFor();
      await tabTo(`Sign with ${ETHEREUM_WALLET}`);
      await page.keyboard.press('Enter');
      await receipt(page).waitFor();
      assert.equal(await page.evaluate(() => document.activeElement?.className), 'finished');
      assert.equal(await free(api, to), amount);
    });
  });

  it('is told that there is no wallet, meets no barrier, and has everything in 360 pixels', async () => {
    const { key, row } = takeKey();
    for (const [locale, colorScheme, look] of [
      ['en-GB', 'light', 'Show what is signed'],
      ['ar', 'dark', 'أظهر ما سيُوقَّع'],
    ]) {
      const context = { viewport: { width: 360, height: 740 }, locale, colorScheme };
      await withAddress(
        key.address,
        locale === 'ar' ? ethereumWalletOf([key]) : null,
        async (page) => {
          const shown = card(page, ethereum.plain, row);
          await shown
            .locator('input')
            .first()
            .fill(address(empty('page narrow')));
          await shown.getByRole('button', { name: look }).click();
          await shown.getByTestId('agreement').waitFor();
          if (locale !== 'ar') await shown.getByText('No Ethereum wallet was found', { exact: false }).waitFor();
          for (const closed of await page.locator('details').all()) await closed.evaluate((one) => (one.open = true));
          assert.deepEqual(await barriers(page), [], locale);
          assert.equal(await overflows(page), false, locale);
        },
        { context },
      );
    }
  });
});

describe('an owner with a wallet of this chain', () => {
  const holders = [1, 2, 3, 4].map((number) => keyring().addFromUri(`//Holder/${number}`));
  let owned;
  before(async () => {
    owned = await chain.openFor(holders, 3);
  });
  const connect = (within) => within.getByRole('button', { name: WALLET }).click();
  const sign = (within) => within.getByRole('button', { name: 'Sign and send' }).click();
  const payees = (page) => page.locator('section', { has: page.getByRole('heading', { name: 'Where payments go' }) });

  it('gets everything that is ready from several rounds in one transaction, without a wallet', async () => {
    const [owner] = holders;
    const row = owned.row(owner);
    const amount = owned.list.amount(row);
    await withPage(`#/account/${owner.address}`, async (page) => {
      const all = page.getByTestId('many');
      await all.getByText('3 rows are ready:', { exact: false }).waitFor();
      await all.getByTestId('get-all').click();
      await receipt(page).waitFor();
      assert.equal(await free(api, owner.address), 3n * amount);
      const call = await callOf(page);
      assert.deepEqual([call.method.section, call.method.method, call.isSigned], ['distribution', 'claimMany', false]);
      const text = await receipt(page).innerText();
      assert.match(text, /In total\s+15(\.\d+)?\sDIST/);
      for (const id of owned.ids) {
        assert.ok(text.includes(`Round ${id}, row ${row}`), `${id}`);
        await card(page, id, row).getByText('Paid', { exact: true }).waitFor();
      }
    });
  });

  it('gets the rest one by one when a row was paid meanwhile, because all are paid together or none', async () => {
    const owner = holders[3];
    const row = owned.row(owner);
    const amount = owned.list.amount(row);
    await withPage(`#/account/${owner.address}`, async (page) => {
      const all = page.getByTestId('many');
      await all.getByTestId('get-all').waitFor();
      await sendUnsigned(api, claim(api, owned.ids[1], owned.list, row));
      await all.getByTestId('get-all').click();
      await all.getByText('None of the rows was paid.', { exact: false }).waitFor();
      assert.equal(await free(api, owner.address), amount);
      await all.getByRole('button', { name: 'Look again' }).click();
      await card(page, owned.ids[1], row).getByText('Paid', { exact: true }).waitFor();
      await card(page, owned.ids[0], row).getByTestId('get').click();
      await receipt(page).waitFor();
      assert.equal(await free(api, owner.address), 2n * amount);
    });
  });

  it('redirects one payment by a text that it signs, with an account that holds nothing', async () => {
    const owner = holders[1];
    const [row, to] = [owned.row(owner), empty('page redirected')];
    const [id] = owned.ids;
    const seen = [];
    const wallet = walletOf(api, [owner, bob], { refuses: (payload) => void seen.push(payload) });
    await withPage(
      `#/account/${owner.address}`,
      async (page) => {
        const shown = card(page, id, row);
        await shown.getByText('Have it paid to another account').click();
        await pay(shown).fill(owner.address);
        await shown.getByText('This is the account that is paid anyway.', { exact: false }).waitFor();
        await pay(shown).fill(address(to));
        await show(shown).click();
        await shown.getByText('As the wallet gets it').click();
        const deadline = await deadlineIn(shown);
        const genesis = api.genesisHash.toHex();
        const text = redirectText({
          genesis,
          round: id,
          row,
          owner: owner.address,
          to: address(to),
          paid: 0,
          deadline,
        });
        assert.equal(await shown.getByTestId('written').textContent(), text);
        await connect(shown);
        // Somebody else's key does not do.
        await shown.getByLabel('Account that signs').selectOption({ index: 1 });
        await shown.getByText('Only the address itself can sign this', { exact: false }).waitFor();
        assert.ok(await shown.getByRole('button', { name: 'Sign the text and send it' }).isDisabled());
        await shown.getByLabel('Account that signs').selectOption({ index: 0 });
        await shown.getByRole('button', { name: 'Sign the text and send it' }).click();
        await receipt(page).waitFor();
        assert.deepEqual(
          seen.map(({ data }) => data),
          [u8aToHex(stringToU8a(text))],
        );
        assert.deepEqual([await free(api, owner.address), await free(api, to)], [0n, owned.list.amount(row)]);
        const call = await callOf(page);
        assert.deepEqual([call.method.method, call.isSigned], ['claimTo', false]);
        const told = await receipt(page).innerText();
        assert.ok(told.includes(address(to)) && told.includes(owner.address));
      },
      { before: wallet },
    );
  });

  it('names a payee, cancels, names again, and is paid there once it is in force', async () => {
    const owner = holders[2];
    const [row, payee] = [owned.row(owner), u8aToHex(blake2AsU8a('payee of the page', 256))];
    await send(api, api.tx.balances.transferKeepAlive(owner.address, 10n * UNIT), alice);
    await withPage(
      `#/account/${owner.address}`,
      async (page) => {
        const part = payees(page);
        await part.getByTestId('no-payee').waitFor();
        const name = async (first) => {
          const form = part.getByRole('group', { name: 'Name an account' });
          await pay(form).fill(address(payee));
          await form.getByTestId('naming').getByText('Everything: rounds and rewards', { exact: false }).waitFor();
          await form.getByRole('button', { name: 'Name it' }).click();
          if (first) await connect(form);
          await sign(form);
          await part
            .getByTestId('payee-everything')
            .getByText(/^From /)
            .waitFor();
        };
        await part.getByText('Name an account to be paid').click();
        await part.getByRole('group', { name: 'Name an account' }).waitFor();
        assert.deepEqual(await barriers(page), []);
        await name(true);
        assert.deepEqual(await named(api, owner.address), [{ scope: 'Everything', payee: null, next: payee }]);
        const one = part.getByTestId('payee-everything');
        await one.getByRole('button', { name: 'Cancel the change' }).click();
        // On a machine that is busy it may be in force by now.
        await sign(one);
        await part.getByTestId('no-payee').waitFor();
        assert.deepEqual(await named(api, owner.address), []);
        await name(false);
        const [{ next: waiting }] = await api.call.payeesApi.payees(owner.address);
        if (waiting.isSome) await untilNow(api, waiting.unwrap().active.toNumber());
        await page.getByRole('button', { name: 'Look again' }).first().click();
        await part.getByRole('button', { name: 'Name nobody any longer' }).waitFor();
        const shown = card(page, owned.ids[0], row);
        await shown.getByText('whom the owner of this address has named', { exact: false }).waitFor();
        // A redirect does not get around it.
        assert.equal(await shown.getByText('Have it paid to another account').count(), 0);
        await shown.getByTestId('get').click();
        await shown.getByTestId('receipt').waitFor();
        assert.equal(await free(api, payee), owned.list.amount(row));
        const told = await shown.getByTestId('receipt').innerText();
        assert.ok(told.includes(address(payee)) && told.includes(owner.address));
        await part.getByRole('button', { name: 'Name nobody any longer' }).click();
        await sign(part.getByTestId('payee-everything'));
        await until(api, async () => (await named(api, owner.address))[0]?.next === null);
      },
      { before: walletOf(api, [owner]) },
    );
  });
});
