// The holder's page in a real browser, against the real node: who has an address and nothing else is paid, and learns why
// not; and who has a wallet signs.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { u8aToHex } from '@polkadot/util';
import { encodeAddress } from '@polkadot/util-crypto';
import { credentialFor, credentialMessage, signCredential } from '../../lib/compliance.mjs';
import { ROWS, address, card, searched, startHolders } from '../../lib/holders.mjs';
import { empty, free, round } from '../../lib/rounds.mjs';

const PHRASE = 'bottom drive obey lake curtain smoke basket hold race lonely fit walk';

let chain;
let api;
let alice;
let dave;
let list;
let published;
let demanding;
let streamed;
let plain;
let served;
let takeRow;
let withPage;

before(async () => {
  chain = await startHolders();
  ({ api, alice, dave, list, published, demanding, streamed, plain, served, takeRow, withPage } = chain);
});
after(() => chain?.stop());

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
        await shown.getByText(/^(0\.0*)?[1-9][\d.]*\sDIST paid/).waitFor();
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
