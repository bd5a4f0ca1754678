// Assets of other chains through the real node and the command line: registered by a vote, paid out in a round, and paying
// fees. There is no other chain here: the vote lets Alice make the tokens that a message would bring.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { stringToHex } from '@polkadot/util';
import { blake2AsHex } from '@polkadot/util-crypto';
import { until } from '../../lib/blocks.mjs';
import { cli, run } from '../../lib/cli.mjs';
import { placeDeposits, submitReferendum, voteAye } from '../../lib/emission.mjs';
import { startNode } from '../../lib/node.mjs';
import { UNIT, claim, empty, free, keyring, listOf, open, terms } from '../../lib/rounds.mjs';
import { send, sendUnsigned } from '../../lib/tx.mjs';

const ID = 2_000_001_337;
const USDC = 1_000_000n;
const MIN = USDC / 100n;
/** What a native token costs. */
const PRICE = USDC / 20n;
const VOTES = 9_000_000_000n * UNIT;
const LOCATION = {
  parents: 1,
  interior: { X3: [{ Parachain: 1000 }, { PalletInstance: 50 }, { GeneralIndex: 1337 }] },
};
const HOLDER = '//Holder';
/** Exit codes. */
const [INPUT, REFUSED] = [3, 6];

let node;
let api;
let people;
let holder;
const by = (suri) => ({ url: node.url, suri });
const has = async (account) => {
  const found = await api.query.assets.account(ID, account);
  return found.isSome ? found.unwrap().balance.toBigInt() : 0n;
};

before(async () => {
  node = await startNode({ blockTime: 500 });
  api = node.api;
  people = Object.fromEntries(
    ['Alice', 'Bob', 'Charlie', 'Dave', 'Eve', 'Ferdie'].map((name) => [name, keyring().addFromUri(`//${name}`)]),
  );
  holder = keyring().addFromUri(HOLDER);
  const { Alice: alice } = people;
  const naming = { name: stringToHex('USD Coin'), symbol: stringToHex('USDC'), decimals: 6 };
  const allowed = { arrivals: true, freeClaims: true, price: PRICE };
  const roles = Array(4).fill(alice.address);
  const both = api.tx.utility.batchAll([
    api.tx.foreign.register(ID, LOCATION, naming, MIN, allowed),
    api.tx.assets.forceAssetStatus(ID, ...roles, MIN, true, false),
  ]);
  const referendum = await submitReferendum(api, alice, 'Root', both);
  await placeDeposits(api, alice, [referendum]);
  await voteAye(
    api,
    Object.values(people).map((pair) => [pair, 1]),
    VOTES,
    [referendum],
  );
  await until(api, async () => (await api.query.foreign.records(ID)).isSome);
  const mint = [alice.address, holder.address].map((to) => api.tx.assets.mint(ID, to, 1_000_000n * USDC));
  await send(api, api.tx.utility.batchAll(mint), alice);
});
after(() => node?.stop());

describe('an asset of another chain', () => {
  it('is listed with its symbol, its price and its place', async () => {
    const { assets } = await cli(['asset', 'list'], { url: node.url });
    assert.equal(assets.length, 1);
    const [{ location, ...found }] = assets;
    assert.deepEqual(found, {
      asset: ID,
      symbol: 'USDC',
      decimals: 6,
      arrivals: true,
      freeClaims: true,
      price: String(PRICE),
    });
    assert.match(JSON.stringify(location), /1337/);
  });

  it('is shown with what an account has of it', async () => {
    const { assets } = await cli(['account', 'show', holder.address], { url: node.url });
    const whole = String(1_000_000n * USDC);
    const wanted = { asset: ID, symbol: 'USDC', decimals: 6, free: whole, held: '0', frozen: false, foreign: true };
    assert.deepEqual(assets, [wanted]);
    assert.deepEqual((await cli(['account', 'show', empty('nobody')], { url: node.url })).assets, []);
  });

  it('cannot have its id taken by anybody', async () => {
    const create = api.tx.assets.create(ID + 1, people.Bob.address, 1);
    await assert.rejects(send(api, create, people.Bob), /BadOrigin/);
  });

  it('pays the fee of an account that has nothing else', async () => {
    const transfer = ['account', 'transfer', people.Bob.address, '10 USDC', '--asset', ID];
    assert.equal(await free(api, holder.address), 0n);
    assert.notEqual((await run(transfer, by(HOLDER))).code, 0);
    const [treasury, had] = [api.consts.treasury.potAccount, await has(holder.address)];
    const before = await has(treasury);
    await cli([...transfer, '--fee-asset', ID], by(HOLDER));
    const fee = had - (await has(holder.address)) - 10n * USDC;
    // The first fee is as much as the treasury can hold at least.
    assert.equal(fee, MIN);
    assert.equal((await has(treasury)) - before, fee);
    assert.equal(await has(people.Bob.address), 10n * USDC);
  });

  it('pays the fee of a transaction that the API signs, at its price', async () => {
    const had = await has(holder.address);
    const transfer = api.tx.assets.transferKeepAlive(ID, people.Bob.address, USDC);
    const { partialFee } = await transfer.paymentInfo(holder.address);
    await send(api, transfer, holder, { assetId: ID });
    const fee = had - (await has(holder.address)) - USDC;
    const worth = (partialFee.toBigInt() * PRICE) / UNIT;
    // To charge it in the asset takes more time, and the price of time falls while blocks are empty.
    assert.ok(fee > worth / 2n && fee < 2n * worth, `${fee}, worth ${worth}`);
  });

  it('is paid by a round, to whom it takes no signature and no fee', async () => {
    const rows = ['one', 'two'].map((name) => ({ account: empty(`${name} of another chain`), amount: 5n * USDC }));
    const list = listOf(rows.map(({ account, amount }) => [account, amount]));
    const id = await open(api, people.Alice, await terms(api, list, { asset: { WithId: ID } }));
    await sendUnsigned(api, claim(api, id, list, 0));
    assert.equal(await has(list.account(0)), 5n * USDC);
    assert.equal(await free(api, list.account(0)), 0n);
  });

  it('goes home by the call that the API makes, and nothing else does', async () => {
    const to = people.Bob.address;
    const withdraw = (asset, amount) => ['asset', 'withdraw', asset, amount, '--to', to];
    const { call } = await cli([...withdraw(String(ID), '3 USDC'), '--print-call'], { url: node.url });
    const account = { X1: [{ AccountId32: { network: null, id: people.Bob.publicKey } }] };
    const deposit = { assets: { Wild: { AllCounted: 1 } }, beneficiary: { parents: 0, interior: account } };
    const wanted = api.tx.polkadotXcm.transferAssetsUsingTypeAndThen(
      { V5: { parents: 1, interior: { X1: [{ Parachain: 1000 }] } } },
      { V5: [{ id: LOCATION, fun: { Fungible: 3n * USDC } }] },
      'DestinationReserve',
      { V5: LOCATION },
      'DestinationReserve',
      { V5: [{ DepositAsset: deposit }] },
      'Unlimited',
    );
    assert.equal(call, wanted.method.toHex());
    for (const [asset, amount, why] of [
      ['native', '3', /at home here/],
      ['7', '3', /not registered/],
      [String(ID), '0.009', /Asset Hub takes its fee/],
      [String(ID), '2000000', /has/],
    ]) {
      const refused = await run(withdraw(asset, amount), by(HOLDER));
      assert.equal(refused.code, INPUT);
      assert.match(refused.json.error, why);
    }
    // There is no channel to Asset Hub here, so the chain refuses it: before anything is sent.
    const had = await has(holder.address);
    assert.equal((await run(withdraw(String(ID), '3'), by(HOLDER))).code, REFUSED);
    assert.equal(await has(holder.address), had);
  });

  it('stays where it is while an officer has frozen its holder', async () => {
    const reason = blake2AsHex('frozen');
    await send(api, api.tx.compliance.freeze(holder.address, reason), people.Charlie);
    const transfer = api.tx.assets.transferKeepAlive(ID, people.Bob.address, USDC);
    const had = await has(holder.address);
    await assert.rejects(send(api, transfer, holder, { assetId: ID }), /Inability to pay|1010|Payment/i);
    assert.equal(await has(holder.address), had);
  });
});
