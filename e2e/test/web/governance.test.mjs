// Referenda, votes and brakes on the page, in a real browser before the real node: what a call would do, whatever bytes it
// has; what a vote would change; voting with a wallet, and getting one's tokens back; what the committee has stopped.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { u8aToHex } from '@polkadot/util';
import { until } from '../../lib/blocks.mjs';
import { barriers, openBrowser, overflows, servePage, withPageAt } from '../../lib/browser.mjs';
import { emission, placeDeposits, submitReferendum, voteAye } from '../../lib/emission.mjs';
import { startNode } from '../../lib/node.mjs';
import { UNIT, keyring } from '../../lib/rounds.mjs';
import { send } from '../../lib/tx.mjs';
import { WALLET, walletOf } from '../../lib/wallet.mjs';

/** A text that a careless page would take for a picture, and run. */
const MARKUP = '<img src=x onerror=alert(1)>';
const ROOT = 0;
const EMISSION_ADMIN = 13;
/** A track that nobody votes on. */
const ROUND_ADMIN = 10;
const VOTES = 9_000_000_000n * UNIT;
const LARGE = 300_000;

let node;
let api;
let browser;
let served;
let pairs;
/** Numbers of referenda. */
let nested;
let hidden;
let junk;
let large;
let begun;
let issuing;
/** What `issuing` sets, and what is in force. */
let wanted;
let present;

/** Submits a referendum of root on a proposal as it is. */
async function submit(proposal) {
  const { events } = await send(api, api.tx.referenda.submit({ system: 'Root' }, proposal, { After: 0 }), pairs.Alice);
  return events.find(({ event }) => api.events.referenda.Submitted.is(event)).event.data.index.toNumber();
}

const withPage = (path, act, options) => withPageAt(api, browser, served.url + path, act, options);

const referendum = async (id) => (await api.query.referenda.referendumInfoFor(id)).unwrap();
const tally = async (id) => (await referendum(id)).asOngoing.tally;
const votingLock = async (address) => {
  const locks = await api.query.balances.locks(address);
  return locks.find(({ id }) => id.toUtf8().trim() === 'pyconvot')?.amount.toBigInt() ?? 0n;
};
const byCommittee = (call) =>
  send(api, api.tx.technicalCommittee.propose(1, call, call.method.encodedLength), pairs.Alice);
const hiddenCall = () => api.tx.system.remark('nobody has stored this call').method;

before(async () => {
  node = await startNode({ blockTime: 500 });
  ({ api } = node);
  pairs = Object.fromEntries(
    ['Alice', 'Bob', 'Charlie', 'Dave', 'Eve', 'Ferdie'].map((name) => [name, keyring().addFromUri(`//${name}`)]),
  );
  const { schedule } = await emission(api);
  present = schedule.unwrap().params;
  wanted = (present.issuance.toBigInt() * 9n) / 10n;
  const floor = present.floor.toBigInt();
  const params = {
    ...present.toJSON(),
    issuance: wanted,
    floor: floor < wanted ? floor : wanted,
    maxSupply: present.maxSupply.toBigInt(),
  };
  const budget = api.tx.emission.setBudget([[0, 1_000_000_000]]);
  const inside = [
    api.tx.utility.dispatchAs({ Origins: 'EmissionAdmin' }, budget),
    api.tx.utility.batch([api.tx.system.remark(MARKUP)]),
    api.tx.whitelist.dispatchWhitelistedCall(hiddenCall().hash, hiddenCall().encodedLength, {
      refTime: 1_000_000,
      proofSize: 0,
    }),
  ];
  nested = await submitReferendum(api, pairs.Alice, 'Root', api.tx.utility.batchAll(inside));
  hidden = await submit({ Lookup: { hash: hiddenCall().hash, len: hiddenCall().encodedLength } });
  junk = await submit({ Inline: '0xffff00' });
  // Once it has its deposit it is over within 168 blocks.
  begun = await submit({ Inline: api.tx.system.remark('x').method.toHex() });
  const remark = api.tx.system.remark(u8aToHex(new Uint8Array(LARGE).fill(0x61)));
  large = await submitReferendum(api, pairs.Alice, 'Root', remark);
  issuing = await submitReferendum(
    api,
    pairs.Alice,
    'EmissionAdmin',
    api.tx.utility.batchAll([api.tx.emission.setEmission(params), budget]),
  );
  browser = await openBrowser();
  served = await servePage({ name: 'Test network', genesis: api.genesisHash.toHex(), nodes: [node.url] });
});
after(async () => {
  await browser?.close();
  await served?.stop();
  await node?.stop();
});

const voting = (page) => page.getByTestId('voting');
const connect = (page) => voting(page).getByRole('button', { name: WALLET }).click();
/** Presses a button of something that has to be signed, and signs it. */
async function sign(scope, label) {
  await scope.getByRole('button', { name: label, exact: true }).click();
  await scope.getByRole('button', { name: 'Sign and send' }).click();
}
const callNames = (page) => page.getByTestId('call').evaluateAll((all) => all.map((one) => one.dataset.call));

describe('referenda', () => {
  it('are listed with their calls, stages and what they need', async () => {
    await withPage('#/referenda', async (page) => {
      const line = page.getByTestId(`line-${nested}`);
      await line.waitFor();
      const text = await line.innerText();
      assert.match(text, /Root: everything/);
      assert.match(text, /Utility\.batch_all/);
      assert.match(text, /Waits for its deposit/);
      assert.match(text, /0%, needs 100% now/);
      assert.match(text, /0%, needs 50% now/);
      // Fourteen days from now, with the zone.
      assert.match(text, /20\d\d.*(CET|CEST|GMT)/);
      // Whose calls the chain does not have, or are none.
      for (const id of [hidden, junk]) await page.getByTestId(`line-${id}`).waitFor();
      await line.getByRole('link').click();
      await page.getByRole('heading', { level: 1, name: `Referendum ${nested}` }).waitFor();
    });
  });

  it('show what they would do, with the calls inside their calls', async () => {
    await withPage(`#/referendum/${nested}`, async (page) => {
      await page.getByText('Does 3 things: all of them, or none.').waitFor();
      assert.deepEqual(await callNames(page), [
        'Utility.batch_all',
        'Utility.dispatch_as',
        'Emission.set_budget',
        'Utility.batch',
        'System.remark',
        'Whitelist.dispatch_whitelisted_call',
      ]);
      await page.getByText('Does this as: Emission.').waitFor();
      await page.getByText('Gives everything that is issued to 1 pool.').waitFor();
      await page.getByText('100%', { exact: true }).first().waitFor();
      // The text is text.
      await page.getByText(MARKUP, { exact: true }).waitFor();
      assert.equal(await page.locator('img[src="x"]').count(), 0);
      // One of its calls nobody has stored.
      await page.getByText('The chain does not have the bytes of this call', { exact: false }).waitFor();
      await page.getByText('These bytes have the hash that is voted on. Checked by this page.').waitFor();
      await page.getByText('Its bytes can be taken away as long as it is not approved, by:').waitFor();
      // The charts say the same in words and in a table.
      const chart = page.getByTestId('chart-support');
      assert.match(await chart.innerText(), /It needs 50% now, and 5% at the end of its time/);
      await chart.getByText('The same as a table').click();
      assert.equal(await chart.getByRole('row').count(), 25);
      assert.match(await chart.getByRole('row').nth(1).innerText(), /50%/);
      assert.match(await chart.getByRole('row').last().innerText(), /5%/);
    });
  });

  it('say so if nobody has stored their bytes, and take them from whoever has them', async () => {
    await withPage(`#/referendum/${hidden}`, async (page) => {
      await page.getByTestId('missing').waitFor();
      const look = async (bytes) => {
        await page.getByLabel('If you have the bytes of the call', { exact: false }).fill(bytes);
        await page.getByRole('button', { name: 'Look at it' }).click();
      };
      await look('not a call');
      await page.getByText('This is not a call:', { exact: false }).waitFor();
      await look(api.tx.system.remark('another').method.toHex());
      await page.getByText('These bytes have another hash', { exact: false }).waitFor();
      await look(hiddenCall().toHex());
      await page.getByText('nobody has stored this call', { exact: true }).waitFor();
      assert.deepEqual(await callNames(page), ['System.remark']);
    });
  });

  it('say so if their bytes are not a call, or many', async () => {
    await withPage(`#/referendum/${junk}`, async (page) => {
      assert.match(await page.getByTestId('undecoded').innerText(), /not a call of this chain/);
    });
    await withPage(`#/referendum/${large}`, async (page) => {
      await page.getByText(/This call has 300,00\d bytes\./).waitFor();
      await page.getByRole('button', { name: 'Fetch it' }).click();
      await page.getByText('Writes a text into a block', { exact: false }).waitFor();
      await page.getByRole('button', { name: 'Show 299,600 more characters' }).waitFor();
      assert.ok((await page.locator('.quoted').innerText()).length < 500);
    });
    await withPage('#/referendum/4294967295', async (page) => {
      await page.getByText('There is no referendum', { exact: false }).waitFor();
    });
  });
});

describe('a holder with a wallet', () => {
  it('puts down the deposit, and the decision begins', async () => {
    await withPage(
      `#/referendum/${begun}`,
      async (page) => {
        const state = page.getByTestId('state');
        assert.match(await state.innerText(), /It waits for its decision deposit of 10,000\sDIST/);
        await connect(page);
        await sign(page.locator('section', { has: state }), 'Put down the deposit');
        await page.getByText(/It is (in preparation|being decided)/).waitFor();
        assert.equal((await referendum(begun)).asOngoing.decisionDeposit.unwrap().who.toString(), pairs.Ferdie.address);
      },
      { before: walletOf(api, [pairs.Ferdie]) },
    );
  });

  it('votes by keyboard alone, and sees what it locks', async () => {
    await withPage(
      `#/referendum/${nested}`,
      async (page) => {
        await page.getByText(/^Connect a wallet to see/).waitFor();
        const focused = () =>
          page.evaluate(() => {
            const { tagName, type, value, textContent } = document.activeElement;
            return [tagName, type, value, textContent].join(' ');
          });
        const tabTo = async (what) => {
          for (let step = 0; step < 150; step += 1) {
            if (what.test(await focused())) return;
            await page.keyboard.press('Tab');
          }
          assert.fail(`the keyboard does not reach ${what}`);
        };
        await tabTo(new RegExp(`^BUTTON button .*${WALLET}`));
        await page.keyboard.press('Enter');
        await page.getByTestId('vote-form').waitFor();
        await tabTo(/^INPUT radio aye/);
        await page.keyboard.press('ArrowDown');
        assert.match(await focused(), /^INPUT radio nay/);
        await tabTo(/^INPUT text/);
        await page.keyboard.insertText('12.5');
        await tabTo(/^SELECT select-one 1 /);
        await page.keyboard.press('ArrowDown');
        assert.match(await page.getByTestId('counts').innerText(), /It counts as 25\sDIST\. If your side wins/);
        await tabTo(/^BUTTON button\s+Vote$/);
        await page.keyboard.press('Enter');
        // What is asked is there, and has the keyboard, once the chain has said what it costs.
        await page.getByRole('button', { name: 'Sign and send' }).waitFor();
        await tabTo(/^BUTTON button\s+Sign and send$/);
        await page.keyboard.press('Enter');
        await page.getByTestId('final').waitFor();
        assert.match(await focused(), /Done: it is final/);
        const { nays, support } = await tally(nested);
        assert.deepEqual([nays.toBigInt(), support.toBigInt()], [25n * UNIT, 0n]);
        // The page asks the chain again once it is final.
        await page
          .getByTestId('my-vote')
          .getByText(/nay with 12\.5\sDIST, conviction 2x/)
          .waitFor();
        await page
          .getByTestId('locks')
          .getByText(/12\.5\sDIST: a vote that stands on Referendum/)
          .first()
          .waitFor();
      },
      { before: walletOf(api, [pairs.Ferdie]) },
    );
  });

  it('splits the vote, removes it and unlocks the tokens', async () => {
    await withPage(
      `#/referendum/${nested}`,
      async (page) => {
        await connect(page);
        const form = page.getByTestId('vote-form');
        await form.getByLabel('Aye, for it').waitFor();
        // More than there is, and nothing.
        await form.getByLabel('Amount', { exact: false }).fill('99999999999999');
        await sign(form, 'Vote');
        await form.getByText('Enter no more than that', { exact: false }).waitFor();
        await form.getByLabel('Split').check();
        await form.getByRole('button', { name: 'Sign and send' }).click();
        await form.getByText('Enter an amount above zero.').waitFor();
        await form.getByLabel('For it', { exact: false }).last().fill('5');
        await form.getByLabel('Abstain', { exact: false }).last().fill('3');
        await form.getByRole('button', { name: 'Sign and send' }).click();
        await page.getByText(/Your vote: 5\sDIST for it, 0\sDIST against it, 3\sDIST abstain\./).waitFor();
        const { ayes, nays, support } = await tally(nested);
        assert.deepEqual([ayes.toBigInt(), nays.toBigInt(), support.toBigInt()], [UNIT / 2n, 0n, 8n * UNIT]);
        await sign(page.getByTestId('my-vote'), 'Remove the vote');
        await page.getByText('This account has not voted on it.').waitFor();
        assert.equal((await tally(nested)).support.toBigInt(), 0n);
        assert.ok((await votingLock(pairs.Ferdie.address)) > 0n);
        await sign(page.getByTestId('locks'), 'Unlock');
        await page.getByText('Votes lock nothing of this account.').waitFor();
        assert.equal(await votingLock(pairs.Ferdie.address), 0n);
      },
      { before: walletOf(api, [pairs.Ferdie]) },
    );
  });

  it('sees what is delegated, and ends it', async () => {
    const delegate = api.tx.convictionVoting.delegate(ROOT, pairs.Ferdie.address, 'Locked1x', 50n * UNIT);
    await send(api, delegate, pairs.Eve);
    await withPage(
      `#/referendum/${nested}`,
      async (page) => {
        await connect(page);
        await page.getByText('lets another one vote for it on this track', { exact: false }).waitFor();
        assert.equal(await page.getByTestId('vote-form').count(), 0);
        const shown = page.getByTestId('delegations');
        assert.match(await shown.innerText(), /another account votes with 50\sDIST of this one, conviction 1x/);
        assert.ok((await shown.innerText()).includes(pairs.Ferdie.address));
        await sign(shown, 'End the delegation');
        await page.getByText(/an earlier vote or delegation \(Root: everything\), until /).waitFor();
        const after = await api.query.convictionVoting.votingFor(pairs.Eve.address, ROOT);
        assert.ok(after.isCasting);
      },
      { before: walletOf(api, [pairs.Eve]) },
    );
  });
});

describe('whoever lets another account vote', () => {
  it('delegates on one track, then on all that are left, and on none where it votes or delegates', async () => {
    const nobody = keyring().addFromUri('//Nobody');
    const tracks = api.consts.referenda.tracks.map(([id]) => id.toNumber());
    const on = (track) => api.query.convictionVoting.votingFor(pairs.Charlie.address, track);
    await withPage(
      '#/referenda',
      async (page) => {
        await page.getByRole('button', { name: WALLET }).click();
        await page.getByText('Let another account vote', { exact: true }).click();
        const form = page.getByTestId('delegate');
        await form.getByLabel('Track').selectOption(String(ROUND_ADMIN));
        // No address, oneself, more than there is.
        const refused = async (target, amount, words) => {
          await form.getByLabel('Address of the other account').fill(target);
          await form.getByLabel('Amount', { exact: false }).fill(amount);
          const button = form.getByRole('button', { name: 'Delegate', exact: true });
          if (await button.isVisible()) await button.click();
          await form.getByRole('button', { name: 'Sign and send' }).click();
          await form.getByText(words, { exact: false }).waitFor();
        };
        await refused('nobody', '1', 'not an address');
        await refused(pairs.Charlie.address, '1', 'This is the account itself.');
        await refused(pairs.Ferdie.address, '99999999999999', 'Enter no more than that');
        await form.getByLabel('Amount', { exact: false }).fill('40');
        await form.getByLabel('Conviction').selectOption('3');
        await form.getByText(/It counts as 120\sDIST\./).waitFor();
        await form.getByRole('button', { name: 'Sign and send' }).click();
        await page
          .getByTestId('delegations')
          .getByText(/another account votes with 40\sDIST of this one, conviction 3x/)
          .waitFor();
        const voting = (await api.query.convictionVoting.votingFor(pairs.Charlie.address, ROUND_ADMIN)).asDelegating;
        assert.equal(voting.target.toString(), pairs.Ferdie.address);
        assert.equal(voting.balance.toBigInt(), 40n * UNIT);
        assert.ok(voting.conviction.isLocked3x);
        // That track is not offered any more.
        await page.getByText('Let another account vote', { exact: true }).click();
        await form.getByText('are left out', { exact: false }).waitFor();
        assert.equal(await form.getByLabel('Track').locator(`option[value="${ROUND_ADMIN}"]`).count(), 0);
        const delegating = await Promise.all(tracks.map(async (track) => (await on(track)).isDelegating));
        assert.deepEqual(
          delegating,
          tracks.map((track) => track === ROUND_ADMIN),
        );
        const delegations = page.getByTestId('delegations').getByRole('listitem');
        // As many at a time as fit into a block, and then the one that is left.
        for (const shown of [5, 9, tracks.length]) {
          if (shown > 5) await page.getByText('Let another account vote', { exact: true }).click();
          if (shown < tracks.length) await form.getByLabel('Track').selectOption('all');
          // An address of another network is shown as this one writes it.
          await form.getByLabel('Address of the other account').fill(keyring().encodeAddress(nobody.publicKey, 0));
          assert.ok((await form.getByTestId('delegate-to').innerText()).includes(nobody.address));
          await form.getByLabel('Amount', { exact: false }).fill('5');
          await form.getByLabel('Conviction').selectOption('0');
          await sign(form, 'Delegate');
          await delegations.nth(shown - 1).waitFor();
          assert.equal(await delegations.count(), shown);
        }
        await delegations.getByText(/^Root: everything: another account votes with 5\sDIST/).waitFor();
        await page.getByText('Let another account vote', { exact: true }).click();
        await form.getByText('There is no track on which it could.').waitFor();
        for (const track of tracks.filter((one) => one !== ROUND_ADMIN)) {
          const { target, balance, conviction } = (await on(track)).asDelegating;
          assert.equal(target.toString(), nobody.address);
          assert.equal(balance.toBigInt(), 5n * UNIT);
          assert.equal(conviction.toString(), 'None');
        }
      },
      { before: walletOf(api, [pairs.Charlie]) },
    );
    // Whoever delegates does not vote.
    for (const track of tracks) await send(api, api.tx.convictionVoting.undelegate(track), pairs.Charlie);
  });
});

describe('a vote on emission', () => {
  it('is foreseen before and after, as the runtime foresees it once it is enacted', async () => {
    const before = await api.call.emissionApi.previewEmission(365);
    let era;
    await withPage(`#/referendum/${issuing}`, async (page) => {
      const chart = page.getByTestId('chart-emission');
      await chart.waitFor();
      const text = await chart.innerText();
      const [, said, after, now] = /\(era (\d+)\) an era issues ([\d,.]+)\sDIST rather than ([\d,.]+)/.exec(text) ?? [];
      assert.ok(said, text);
      era = Number(said);
      const tokens = (units) =>
        new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 }).format(Number(units / (UNIT / 100n)) / 100);
      assert.equal(after, tokens(wanted));
      const without = before.find((one) => one.era.toNumber() === era);
      if (without) assert.equal(now, tokens(without.issuance.toBigInt()));
      assert.match(await page.getByTestId('pools').innerText(), /Pool 0\s+[\d.]+%\s+100%/);
    });
    await placeDeposits(api, pairs.Alice, [issuing]);
    const against = { Standard: { vote: { aye: false, conviction: 'Locked6x' }, balance: 7n * UNIT } };
    await send(api, api.tx.convictionVoting.vote(issuing, against), pairs.Eve);
    await voteAye(
      api,
      ['Alice', 'Bob', 'Charlie', 'Dave'].map((name) => [pairs[name], 1]),
      VOTES,
      [issuing],
    );
    await withPage(
      `#/referendum/${issuing}`,
      async (page) => {
        await page.getByTestId('state').waitFor();
        await until(api, async () => (await referendum(issuing)).isApproved);
        await page.reload();
        await page.getByText(/^Approved: /).waitFor();
        await until(api, async () => (await emission(api)).next.isSome);
        const [from, params] = (await emission(api)).next.unwrap();
        assert.equal(params.issuance.toBigInt(), wanted);
        assert.ok(from.toNumber() >= era - 12 && from.toNumber() <= era, `${from} and ${era}`);
        // A vote that won stays locked, and can be removed.
        await connect(page);
        assert.match(await page.getByTestId('my-vote').innerText(), /aye with 9,000,000,000\sDIST, conviction 1x/);
        await page.getByText(/a vote that won, until /).waitFor();
        await page.getByRole('button', { name: 'Look again' }).click();
        await page.getByText('It was carried out, or could not be', { exact: false }).waitFor();
        await sign(page.locator('dl > div', { hasText: 'Decision deposit' }), 'Send it back to its owner');
        await until(api, async () => (await referendum(issuing)).asApproved[2].isNone);
      },
      { before: walletOf(api, [pairs.Bob]) },
    );
    const votes = async ({ address }) =>
      (await api.query.convictionVoting.votingFor(address, EMISSION_ADMIN)).asCasting.votes.length;
    assert.deepEqual([await votes(pairs.Bob), await votes(pairs.Eve)], [1, 1]);
    // What has lost locks nothing: it is removed and unlocked at once.
    await withPage(
      '#/referenda',
      async (page) => {
        await page.getByRole('button', { name: WALLET }).click();
        await sign(page.getByTestId('locks'), 'Unlock');
        await page.getByTestId('final').waitFor();
        assert.equal(await votes(pairs.Eve), 0);
      },
      { before: walletOf(api, [pairs.Eve]) },
    );
  });
});

describe('the brakes of the committee', () => {
  const pause = () => api.tx.brakes.pause(['Assets', 'create'], 14_400);

  it('are shown with their ends, their budgets and who can end them', async () => {
    await withPage('#/brakes', async (page) => {
      await page.getByTestId('nothing').waitFor();
    });
    await byCommittee(pause());
    await byCommittee(api.tx.emission.halt());
    await withPage('#/brakes', async (page) => {
      const card = page.getByTestId('brake');
      await card.getByText('Pause of Assets.create').waitFor();
      const text = await card.innerText();
      assert.match(text, /The call Assets\.create is stopped, whatever carries it\./);
      assert.match(text, /On since .* It ends by itself: .*(in 23 hours|in 1 day)/s);
      assert.match(text, /with 1 of its 1 members; and so can a referendum/);
      // A block more than was asked for.
      assert.match(text, /Used: 1 day.* of 2 weeks in any 90 days\./);
      assert.match(
        await page.getByTestId('emission').innerText(),
        /Nothing is issued\..*It ends by itself with era \d+/s,
      );
      assert.equal(await page.getByTestId('nothing').count(), 0);
    });
    await byCommittee(api.tx.brakes.release({ Call: ['Assets', 'create'] }));
    await withPage('#/brakes', async (page) => {
      const card = page.getByTestId('brake');
      await card.getByText('Off', { exact: true }).waitFor();
      assert.match(await card.innerText(), /Used: [\d]+ (second|minute)/);
    });
  });
});

describe('whoever looks at it', () => {
  const pages = () => ['#/referenda', `#/referendum/${nested}`, '#/brakes'];
  const shown = async (page, path) => {
    await page.locator('.badge.ready').waitFor();
    if (path.includes('referendum/')) {
      await page.getByTestId('call').first().waitFor();
      await page.getByTestId('chart-support').waitFor();
      // What changes in emission.
      await page.getByTestId('pools').waitFor();
    } else await page.getByTestId(path.includes('brakes') ? 'emission' : `line-${nested}`).waitFor();
  };

  /** Goes through the pages as a reader does, without opening each anew. */
  async function through(options, act) {
    const [first, ...rest] = pages();
    await withPage(
      first,
      async (page) => {
        for (const path of [first, ...rest]) {
          await page.evaluate((hash) => (globalThis.location.hash = hash), path);
          await shown(page, path);
          await act(page, path);
        }
      },
      options,
    );
  }
  const openAll = (page) =>
    page.locator('details').evaluateAll((all) => {
      for (const one of all) one.open = true;
    });

  it('meets no barrier that axe-core knows, light and dark', async () => {
    for (const colorScheme of ['light', 'dark']) {
      const options = { context: { colorScheme }, before: walletOf(api, [pairs.Ferdie]) };
      await through(options, async (page, path) => {
        if (path.includes('referendum/')) {
          if (await voting(page).getByRole('button', { name: WALLET }).count()) await connect(page);
          await page.getByTestId('vote-form').waitFor();
        }
        await openAll(page);
        assert.deepEqual(await barriers(page), [], `${path} ${colorScheme}`);
      });
    }
  });

  it('has everything in 360 pixels, in every language', async () => {
    for (const locale of ['en-GB', 'de', 'es', 'ar']) {
      await through({ context: { viewport: { width: 360, height: 740 }, locale } }, async (page, path) => {
        await openAll(page);
        assert.equal(await overflows(page), false, `${path} ${locale}`);
        const [dir, lang] = await page.evaluate(() => [document.documentElement.dir, document.documentElement.lang]);
        assert.deepEqual([dir, lang], [locale === 'ar' ? 'rtl' : 'ltr', locale.slice(0, 2)]);
      });
    }
  });
});
