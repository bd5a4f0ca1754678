// Writes what a checked deployment asks for as a chain spec, and checks that the state which the runtime makes of it
// is that.

import { createHash } from 'node:crypto';
import { COLLATORS_POT, DECIMALS, PREFIX, SYMBOL, TREASURY, address, blake2AsHex, xxhashAsHex } from './facts.mjs';

// Digits beyond what a number of JavaScript holds go through JSON as marked text.
const MARK = '\u0000';
const toJson = (value) =>
  JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? `${MARK}${inner}` : inner), 2).replace(
    /"\\u0000(\d+)"/g,
    '$1',
  );

/** The genesis, as a patch of the runtime's default. */
function patch({ chain, balances, own, vesting, collators, committee, compliance, emission }) {
  const { params } = emission;
  return {
    balances: { balances: [...balances, ...own].map(({ key, amount }) => [address(key), amount]) },
    collatorSelection: {
      invulnerables: collators.invulnerables.map(({ account }) => address(account)),
      candidacyBond: collators.candidacyBond,
      desiredCandidates: collators.desiredCandidates,
    },
    compliance: {
      attesters: compliance.attesters.map(({ account, maxLevel, scheme, key }) => [
        address(account),
        maxLevel,
        { [scheme]: address(key) },
      ]),
      officers: compliance.officers.map(address),
      blocked: compliance.blocked,
    },
    emission: {
      // The runtime's own: a day.
      eraLength: 0,
      params: params && {
        issuance: params.issuance,
        decay: params.decay,
        decay_period: params.decayPeriod,
        floor: params.floor,
        max_supply: params.maxSupply,
      },
      pools: emission.pools.map(({ kind, share }) => [
        kind.Account ? { Account: { to: address(kind.Account.to) } } : kind,
        share,
      ]),
      reporters: emission.reporters.map(address),
    },
    // Votes at their real pace.
    origins: { pace: 1 },
    parachainInfo: { parachainId: chain.paraId },
    session: {
      keys: collators.invulnerables.map(({ account, aura }) => [
        address(account),
        address(account),
        { aura: address(aura) },
      ]),
    },
    technicalCommittee: { members: committee.map(address) },
    vesting: { vesting: vesting.map(({ key, start, length, liquid }) => [address(key), start, length, liquid]) },
  };
}

/** The chain spec with the genesis in words. */
export function plainSpec(plan, code) {
  const { chain } = plan;
  return `${toJson({
    name: chain.name,
    id: chain.id,
    chainType: chain.type,
    bootNodes: chain.bootNodes,
    telemetryEndpoints: chain.telemetry.length > 0 ? chain.telemetry : null,
    protocolId: chain.protocolId,
    // Nodes compare the relay chain that they are given: node/src/relay_genesis.rs.
    properties: { relayGenesis: chain.relayGenesis, ss58Format: PREFIX, tokenDecimals: DECIMALS, tokenSymbol: SYMBOL },
    relay_chain: chain.relayChain,
    para_id: chain.paraId,
    codeSubstitutes: {},
    genesis: { runtimeGenesis: { patch: patch(plan), code: `0x${code.toString('hex')}` } },
  })}\n`;
}

const item = (pallet, name) => xxhashAsHex(pallet, 128) + xxhashAsHex(name, 128).slice(2);
const accountItem = (key) => item('System', 'Account') + blake2AsHex(key, 128).slice(2) + key.slice(2);
/** The number of `bytes` bytes at byte `at`, lowest byte first. */
const number = (data, at, bytes) =>
  BigInt(
    `0x${
      Buffer.from(data.slice(2), 'hex')
        .subarray(at, at + bytes)
        .reverse()
        .toString('hex') || '0'
    }`,
  );

// Where the amounts are in an account's record, after nonce and three reference counts.
const [FREE, RESERVED, FROZEN] = [16, 32, 48];

/** What of the state in a raw spec is not what the plan says; empty if all is. */
export function differences(plan, raw, code) {
  const top = raw.genesis.raw.top;
  const found = [];
  const expect = (what, actual, expected) => {
    if (actual !== expected) found.push(`${what} is ${actual}, expected ${expected}`);
  };
  const total = number(top[item('Balances', 'TotalIssuance')] ?? '0x', 0, 16);
  expect('the total issuance', total, plan.issuance);
  expect(
    'the parachain id',
    number(top[item('ParachainInfo', 'ParachainId')] ?? '0x', 0, 4),
    BigInt(plan.chain.paraId),
  );
  expect('the pace of votes', number(top[item('Origins', 'Pace')] ?? '0x', 0, 4), 1n);
  if (top['0x3a636f6465'] !== `0x${code.toString('hex')}`) found.push('the code is not the wasm that was given');

  const balances = new Map([...plan.balances, ...plan.own].map(({ key, amount }) => [key, amount]));
  for (const [key, amount] of balances) {
    expect(`the balance of ${address(key)}`, number(top[accountItem(key)] ?? '0x', FREE, 16), amount);
  }
  for (const { key, locked } of plan.vesting) {
    expect(`what ${address(key)} has locked`, number(top[accountItem(key)] ?? '0x', FROZEN, 16), locked);
  }
  const prefix = item('System', 'Account');
  let sum = 0n;
  for (const [place, data] of Object.entries(top)) {
    if (place.startsWith(prefix)) sum += number(data, FREE, 16) + number(data, RESERVED, 16);
  }
  expect('the sum of all balances', sum, total);
  const keys = (list) =>
    list
      .map((key) => key.slice(2))
      .sort()
      .join();
  // A list of keys of 32 bytes, after their number.
  const listed = (data = '0x') => (data.slice(2 + ((data.length - 2) % 64)).match(/.{64}/g) ?? []).sort().join();
  const { invulnerables } = plan.collators;
  expect(
    'the list of collators',
    listed(top[item('CollatorSelection', 'Invulnerables')]),
    keys(invulnerables.map(({ account }) => account)),
  );
  expect(
    'the list of session keys',
    listed(top[item('Aura', 'Authorities')]),
    keys(invulnerables.map(({ aura }) => aura)),
  );
  expect('the committee', listed(top[item('TechnicalCommittee', 'Members')]), keys(plan.committee));
  return found;
}

/** The runtime that a raw spec begins with: its name and version. */
function runtimeOf(raw) {
  const data = Buffer.from((raw.genesis.raw.top[item('System', 'LastRuntimeUpgrade')] ?? '0x').slice(2), 'hex');
  // A compact number, of one, two or four bytes as its lowest bits say, and a text.
  const length = [1, 2, 4][data[0] & 3] ?? 0;
  return { name: data.subarray(length + 1).toString(), version: length ? data.readUIntLE(0, length) >>> 2 : 0 };
}

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** What people compare: hashes, numbers, names. */
export function summary(plan, raw, head, code, inputs) {
  return {
    chain: { name: plan.chain.name, id: plan.chain.id, protocolId: plan.chain.protocolId, type: plan.chain.type },
    relayChain: plan.chain.relayChain,
    paraId: plan.chain.paraId,
    genesisHash: blake2AsHex(head),
    genesisHead: head,
    runtime: { ...runtimeOf(raw), bytes: code.length, codeHash: blake2AsHex(code) },
    token: { symbol: SYMBOL, decimals: DECIMALS, ss58Prefix: PREFIX },
    supply: {
      allocated: plan.allocated.toString(),
      chainAccounts: plan.own.reduce((sum, { amount }) => sum + amount, 0n).toString(),
      pots: plan.pots.toString(),
      totalIssuance: plan.issuance.toString(),
      lockedByVesting: plan.vesting.reduce((sum, { locked }) => sum + locked, 0n).toString(),
    },
    accounts: plan.balances.length,
    vestingSchedules: plan.vesting.length,
    collators: plan.collators.invulnerables.map(({ account, aura }) => ({
      account: address(account),
      aura: address(aura),
    })),
    committee: plan.committee.map(address),
    treasury: address(TREASURY),
    collatorsPot: address(COLLATORS_POT),
    inputs: Object.fromEntries(Object.entries(inputs).map(([name, bytes]) => [name, { sha256: sha256(bytes) }])),
  };
}

/** Lines for `sha256sum --check`. */
export const checksums = (files) => files.map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`).join('');
