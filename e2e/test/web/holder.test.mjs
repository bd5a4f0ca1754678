// The holder's page in a real browser, against the real node: who has an address and nothing else is paid, and learns why
// not; and who has a wallet signs.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { u8aToHex } from '@polkadot/util';
import { encodeAddress } from '@polkadot/util-crypto';
import { now, until } from '../../lib/blocks.mjs';
import { credentialFor, credentialMessage, signCredential } from '../../lib/compliance.mjs';
import { heldFor, rewardIn } from '../../lib/emission.mjs';
import { ROWS, address, card, searched, startHolders } from '../../lib/holders.mjs';
import { UNIT, empty, free, keyring, round } from '../../lib/rounds.mjs';
import { send } from '../../lib/tx.mjs';
import { walletOf } from '../../lib/wallet.mjs';

/** The pool of stake that development chains begin with. */
const STAKE_POOL = 0;
const PHRASE = 'bottom drive obey lake curtain smoke basket hold race lonely fit walk';

let chain;
let api;
let alice;
let bob;
let charlie;
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
  [bob, charlie] = ['//Bob', '//Charlie'].map((uri) => keyring().addFromUri(uri));
  // It earns by the time that its rewards are claimed.
  await send(api, api.tx.emission.stake(STAKE_POOL, 1_000n * UNIT), bob);
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
      assert.match(await look(`0x${'ab'.repeat(19)}`), /After 0x an account has 64 digits and an Ethereum address 40/);
      assert.match(await look(PHRASE), /secret phrase/);
      assert.ok(!page.url().includes('bottom'));
      assert.match(await look('diZPtN6bo7KXBbNgNoEgP56Gc6Y7FoXiziJVpbcyr2VdCf3pR'), /checksum/);
      assert.match(await look(''), /Paste an address/);
      assert.ok(served.asked.every((path) => !path.includes('bottom')));
    });
  });
});

describe('a wallet in the browser', () => {
  /** Opens the page of an account with a wallet that has these keys. */
  const withWallet = (who, pairs, act, options) =>
    withPage(`#/account/${address(who)}`, act, { before: walletOf(api, pairs, options) });
  const connect = (within) => within.getByRole('button', { name: 'test-wallet' }).click();
  const sign = (within) => within.getByRole('button', { name: 'Sign and send' }).click();
  const done = (within) => within.getByText(/Done: it is in final block/).waitFor();
  /** Presses a button that needs a signature, and signs: with a wallet that is still to be connected, or is already. */
  async function signed(within, name, { first = false } = {}) {
    await within.getByRole('button', { name, exact: true }).click();
    if (first) await connect(within);
    await sign(within);
  }
  const staked = async (pair) => heldFor(api, pair.address, 'Stake');
  /** The calls in a block that are signed. */
  async function signedIn(number) {
    const { block } = await api.rpc.chain.getBlock(await api.rpc.chain.getBlockHash(number));
    return block.extrinsics.filter((one) => one.isSigned).map(({ method }) => `${method.section}.${method.method}`);
  }
  const blockIn = async (within) =>
    Number(
      /final block ([\d,]+)/.exec(await within.getByText(/Done: it is in final block/).innerText())[1].replace(',', ''),
    );

  /** Opens a stream that nobody has claimed from yet, and signs the claim. */
  async function withStream(options, act) {
    const { index, account } = takeRow();
    await withWallet(
      account,
      [alice],
      async (page) => {
        const shown = card(page, streamed, index);
        await connect(shown);
        await sign(shown);
        await act({ page, shown, index, account });
      },
      options,
    );
  }

  it('signs the first claim of a stream, and pays fee and deposit for its owner', async () => {
    await withStream({}, async ({ page, shown, index, account }) => {
      await page.getByTestId('receipt').waitFor();
      const stream = (await api.query.distribution.streams(streamed, index)).unwrap();
      assert.equal(stream.deposit.unwrap()[0].toString(), alice.address);
      assert.equal(await free(api, account), stream.paid.toBigInt());
      // From now on the chain knows the row.
      await page.getByRole('button', { name: 'Look again' }).first().click();
      await shown.getByText(/^(0\.0*)?[1-9][\d.]*\sDIST paid/).waitFor();
    });
  });

  it('is not pressed when its owner does not sign', async () => {
    await withStream({ refuses: true }, async ({ shown, account }) => {
      await shown.getByText('You have not signed. Nothing was sent.').waitFor();
      assert.equal(await free(api, account), 0n);
    });
  });

  it('stakes and takes back for its owner, and for nobody else', async () => {
    await withWallet(u8aToHex(charlie.publicKey), [alice, charlie], async (page) => {
      const add = page.getByRole('group', { name: 'Stake' });
      await add.getByLabel('Amount (DIST)').fill('12.5');
      await add.getByRole('button', { name: 'Stake', exact: true }).click();
      await connect(add);
      // The first account is Alice's.
      await add.getByText('Only the address itself can sign this', { exact: false }).waitFor();
      assert.ok(await add.getByRole('button', { name: 'Sign and send' }).isDisabled());
      await add.getByLabel('Account that signs').selectOption({ index: 1 });
      // No amount, no signature.
      await add.getByLabel('Amount (DIST)').fill('12.5 DOT');
      await sign(add);
      await add.getByRole('alert').getByText('Write the amount in DIST', { exact: false }).waitFor();
      assert.equal(await staked(charlie), 0n);
      await add.getByLabel('Amount (DIST)').fill('99,000,000,000');
      await sign(add);
      await add.getByRole('alert').getByText('The account that signs does not have enough.').waitFor();
      await add.getByLabel('Amount (DIST)').fill('12.5');
      await sign(add);
      await done(add);
      assert.equal(await staked(charlie), (25n * UNIT) / 2n);
      assert.deepEqual(await signedIn(await blockIn(add)), ['emission.stake']);
      // The field is ready for the next amount.
      assert.equal(await add.getByLabel('Amount (DIST)').inputValue(), '');
      const take = page.getByRole('group', { name: 'Take back' });
      await take.getByLabel('Amount (DIST)').fill('13');
      await signed(take, 'Take back');
      await take.getByRole('alert').getByText('Emission.StakeTooSmall', { exact: false }).waitFor();
      assert.equal(await staked(charlie), (25n * UNIT) / 2n);
      await take.getByLabel('Amount (DIST)').fill('2.5');
      await sign(take);
      await done(take);
      assert.equal(await staked(charlie), 10n * UNIT);
      await page
        .getByTestId('balance')
        .getByText(/^10(\.\d+)?\sDIST$/)
        .waitFor();
      // And once more, without another look.
      await add.getByLabel('Amount (DIST)').fill('1');
      await signed(add, 'Stake');
      await done(add);
      assert.equal(await staked(charlie), 11n * UNIT);
    });
  });

  it('claims rewards for whoever has them, and pays the fee for it', async () => {
    await until(api, async () => (await rewardIn(api, bob.address, STAKE_POOL)).claimable > 0n);
    const [before, alices] = [await free(api, bob.address), await free(api, alice.address)];
    await withWallet(u8aToHex(bob.publicKey), [alice], async (page) => {
      const rewards = page.locator('section', { hasText: 'Stakes and rewards' });
      await signed(rewards, 'Claim rewards', { first: true });
      await done(rewards);
      assert.deepEqual(await signedIn(await blockIn(rewards)), ['emission.claimAll']);
      const now = await free(api, bob.address);
      assert.ok(now > before, `${now} after ${before}`);
      assert.ok((await free(api, alice.address)) < alices);
    });
  });

  it('unlocks what has vested, for its owner or for somebody else', async () => {
    const start = await now(api);
    const schedule = { locked: 1_000n * UNIT, perBlock: UNIT, startingBlock: start };
    const owner = keyring().addFromUri('//Ferdie');
    const locked = async () => {
      const locks = await api.query.balances.locks(owner.address);
      return locks.find(({ id }) => id.toUtf8().trim() === 'vesting')?.amount.toBigInt() ?? 0n;
    };
    await send(api, api.tx.vesting.vestedTransfer(owner.address, schedule), alice);
    for (const [signer, call] of [
      [alice, 'vesting.vestOther'],
      [owner, 'vesting.vest'],
    ]) {
      const before = await locked();
      assert.ok(before > 900n * UNIT);
      await withWallet(u8aToHex(owner.publicKey), [signer], async (page) => {
        const vesting = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Vesting' }) });
        await vesting.getByText(/^[\d,.]+\sDIST of 1,000\sDIST locked, all unlocked on/).waitFor();
        await signed(vesting, 'Unlock what has vested', { first: true });
        await done(vesting);
        assert.deepEqual(await signedIn(await blockIn(vesting)), [call]);
        assert.ok((await locked()) < before);
      });
    }
  });

  it('may show nothing, and be let go of', async () => {
    const who = u8aToHex(bob.publicKey);
    const begin = async (page) => {
      const add = page.getByRole('group', { name: 'Stake' });
      await add.getByRole('button', { name: 'Stake', exact: true }).click();
      await connect(add);
      return add;
    };
    await withWallet(
      who,
      [bob],
      async (page) => {
        const add = await begin(page);
        await add.getByText('The wallet did not give access: The wallet is locked').waitFor();
        assert.equal(await add.getByRole('button', { name: 'Sign and send' }).count(), 0);
      },
      { locked: true },
    );
    await withWallet(who, [], async (page) => {
      await (await begin(page)).getByText('The wallet shows no account to this page.').waitFor();
    });
    await withWallet(who, [bob], async (page) => {
      const add = await begin(page);
      await add.getByRole('button', { name: 'Disconnect' }).click();
      await add.getByText('Choose a wallet').waitFor();
      assert.equal(await add.getByRole('button', { name: 'Sign and send' }).count(), 0);
    });
  });
});
