// Reads and checks a deployment file with its lists: everything that can be told without running the runtime.

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { COLLATORS_POT, EXISTENTIAL_DEPOSIT, PREFIX, SYMBOL, TREASURY, address, tokens } from './facts.mjs';
import { readAllocation, readVesting } from './lists.mjs';
import { bootNode, telemetry } from './network.mjs';
import { Reader, placeholders } from './reader.mjs';

const NAME = /^[a-z][a-z0-9_-]{1,31}$/;
/** Ids of the chains that the node carries. */
const TAKEN = ['distribution_dev', 'distribution_local'];
/** Numbers below are those of the relay chain's own parachains. */
const FIRST_PARACHAIN = 2000;
const U32 = 2 ** 32 - 1;
const WHOLE_BUDGET = 1_000_000_000;

/**
 * What the deployment file at `path` asks for, or what is wrong with it: `{ plan, faults, notes }`. Notes are what
 * is allowed but perhaps not meant.
 */
export function readDeployment(path, { allocation, vesting } = {}) {
  const reader = new Reader();
  const notes = [];
  let file;
  try {
    file = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    return { faults: [`${basename(path)}: cannot be read as JSON: ${error.message}`], notes };
  }
  for (const [field, what] of placeholders(file)) reader.fault(field, `still to be replaced: ${what}`);
  if (reader.faults.length > 0) return { faults: reader.faults, notes };

  reader.live = file?.chain?.type !== 'Local';
  const top =
    reader.record('', file, ['chain', 'allocation', 'collators', 'committee', 'compliance', 'emission']) ?? {};
  const plan = {
    chain: readChain(reader, top.chain),
    committee: accounts(reader, 'committee', top.committee),
    collators: readCollators(reader, top.collators),
    compliance: readCompliance(reader, top.compliance),
    emission: readEmission(reader, top.emission),
    ...readBalances(reader, top.allocation, allocation, vesting),
  };
  if (Array.isArray(top.committee) && top.committee.length === 0) {
    reader.fault(
      'committee',
      'no member; without a committee nobody can pause anything or let a referendum pass quickly: name at least one',
    );
  }
  if (reader.faults.length === 0) {
    checkSupply(reader, plan);
    remark(plan, notes);
  }
  return { plan, faults: reader.faults, notes };
}

function readChain(reader, value) {
  const chain =
    reader.record(
      'chain',
      value,
      ['name', 'id', 'protocolId', 'type', 'relayChain', 'relayGenesis', 'paraId', 'bootNodes'],
      ['telemetry'],
    ) ?? {};
  const { live } = reader;
  const name = 'small letters, digits, - and _, at most 32';
  const read = {
    name: reader.text('chain.name', chain.name, /^[\x20-\x7e]{1,64}$/, 'the name that wallets show, in plain letters'),
    id: reader.text('chain.id', chain.id, NAME, name),
    protocolId: reader.text('chain.protocolId', chain.protocolId, NAME, name),
    type: reader.oneOf('chain.type', chain.type, ['Live', 'Local']),
    relayChain: reader.text(
      'chain.relayChain',
      chain.relayChain,
      /^[a-z][a-z0-9_-]+$/,
      "the id of the relay chain's spec, such as polkadot",
    ),
    relayGenesis: reader.text(
      'chain.relayGenesis',
      chain.relayGenesis,
      /^0x[0-9a-f]{64}$/,
      "the hash of the relay chain's block 0 in small letters: a node of it returns it for chain_getBlockHash(0)",
    ),
    paraId: reader.whole('chain.paraId', chain.paraId, live ? FIRST_PARACHAIN : 1, U32),
    bootNodes: chain.bootNodes ?? [],
    telemetry: reader.list('chain.telemetry', chain.telemetry, (...entry) => telemetry(reader, ...entry)),
  };
  for (const key of ['id', 'protocolId']) {
    if (live && TAKEN.includes(read[key]))
      {reader.fault(`chain.${key}`, `${read[key]} belongs to a development chain; choose another`);}
  }
  if (live && /-(local|dev)$/.test(read.relayChain)) {
    reader.fault(
      'chain.relayChain',
      `${read.relayChain} is a test network; name the relay chain, or make chain.type "Local"`,
    );
  }
  const peers = reader.list('chain.bootNodes', chain.bootNodes, (field, node) => [
    field,
    bootNode(reader, field, node),
  ]);
  reader.distinct(peers, 'peer id');
  if (live && Array.isArray(chain.bootNodes) && peers.length === 0) {
    reader.fault('chain.bootNodes', 'none; nobody would find the network: give at least one node that is always there');
  }
  return read;
}

/** A list of different accounts. */
function accounts(reader, field, value) {
  const read = reader.list(field, value, (...entry) => [entry[0], reader.account(...entry)]);
  reader.distinct(read, 'account');
  return read.map(([, key]) => key);
}

function readCollators(reader, value) {
  const part = reader.record('collators', value, ['invulnerables', 'candidacyBond', 'desiredCandidates']) ?? {};
  const rows = reader.list('collators.invulnerables', part.invulnerables, (field, entry) => {
    const row = reader.record(field, entry, ['account', 'aura']) ?? {};
    return {
      field,
      account: reader.account(`${field}.account`, row.account),
      aura: row.aura === undefined ? undefined : reader.key(`${field}.aura`, row.aura),
    };
  });
  if (Array.isArray(part.invulnerables) && rows.length === 0) {
    reader.fault('collators.invulnerables', 'none; nobody would make blocks: name at least one collator');
  }
  reader.distinct(
    rows.map((row) => [`${row.field}.account`, row.account]),
    'account',
  );
  reader.distinct(
    rows.map((row) => [`${row.field}.aura`, row.aura]),
    'session key',
  );
  for (const row of rows) {
    if (reader.live && row.aura !== undefined && rows.some(({ account }) => account === row.aura)) {
      reader.fault(
        `${row.field}.aura`,
        "this is the key of a collator's account; a session key lies open on the machine that makes blocks: make one of its own (distribution-node key generate --scheme sr25519)",
      );
    }
  }
  return {
    invulnerables: rows.map(({ account, aura }) => ({ account, aura })),
    candidacyBond: reader.amount('collators.candidacyBond', part.candidacyBond),
    desiredCandidates: reader.whole('collators.desiredCandidates', part.desiredCandidates, 0, U32),
  };
}

function readCompliance(reader, value) {
  const part = reader.record('compliance', value, ['attesters', 'officers', 'blocked']) ?? {};
  const attesters = reader.list('compliance.attesters', part.attesters, (field, entry) => {
    const row = reader.record(field, entry, ['account', 'maxLevel', 'key']) ?? {};
    const schemes = ['Sr25519', 'Ed25519'];
    const keys = reader.record(`${field}.key`, row.key, [], schemes);
    const [[scheme, key] = []] = Object.entries(keys ?? {});
    if (keys && Object.keys(keys).length !== 1)
      {reader.fault(`${field}.key`, 'must have one key: {"Sr25519": address} or {"Ed25519": address}');}
    return {
      field,
      account: reader.account(`${field}.account`, row.account),
      maxLevel: reader.whole(`${field}.maxLevel`, row.maxLevel, 1, 255),
      scheme,
      key: key === undefined ? undefined : reader.key(`${field}.key.${scheme}`, key),
    };
  });
  reader.distinct(
    attesters.map((row) => [`${row.field}.account`, row.account]),
    'account',
  );
  reader.distinct(
    attesters.map((row) => [`${row.field}.key`, row.key]),
    'signing key',
  );
  const blocked = reader.list('compliance.blocked', part.blocked, (field, code) => [
    field,
    reader.text(field, code, /^[A-Z]{2}$/, 'a country in two capital letters, such as KP'),
  ]);
  reader.distinct(blocked, 'country');
  return {
    attesters,
    officers: accounts(reader, 'compliance.officers', part.officers),
    blocked: blocked.map(([, code]) => code),
  };
}

function readEmission(reader, value) {
  const part = reader.record('emission', value, ['params', 'pools', 'reporters']) ?? {};
  const pools = reader.list('emission.pools', part.pools, (field, entry) => {
    const row = reader.record(field, entry, ['kind', 'percent']) ?? {};
    return {
      kind: row.kind === undefined ? undefined : poolKind(reader, `${field}.kind`, row.kind),
      share: reader.percent(`${field}.percent`, row.percent),
    };
  });
  const sum = pools.reduce((total, { share }) => total + (share ?? NaN), 0);
  if (pools.length > 0 && !Number.isNaN(sum) && sum !== WHOLE_BUDGET) {
    reader.fault(
      'emission.pools',
      `the percent of all pools add up to ${sum / 1e7}, not to 100; change them so that they do`,
    );
  }
  const reporters = accounts(reader, 'emission.reporters', part.reporters);
  const reported = pools.some(({ kind }) => kind?.Contribution?.scores === 'Reporters');
  if (reporters.length > 0 && !reported) {
    reader.fault(
      'emission.reporters',
      'there are accounts, but no pool has scores from Reporters; remove them or add such a pool',
    );
  }
  return { params: part.params === null ? null : readSchedule(reader, part.params), pools, reporters };
}

function poolKind(reader, field, value) {
  const kind = reader.record(field, value, [], ['Stake', 'Contribution', 'Account']) ?? {};
  const names = Object.keys(kind);
  if (names.length !== 1) {
    reader.fault(field, 'must have exactly one of Stake, Contribution and Account');
    return undefined;
  }
  const inner = `${field}.${names[0]}`;
  if (kind.Stake !== undefined) {
    const stake = reader.record(inner, kind.Stake, ['asset']) ?? {};
    return { Stake: { asset: reader.oneOf(`${inner}.asset`, stake.asset, ['Native']) } };
  }
  if (kind.Contribution !== undefined) {
    const { scores, unclaimed } = reader.record(inner, kind.Contribution, ['scores', 'unclaimed']) ?? {};
    return {
      Contribution: {
        scores: reader.oneOf(`${inner}.scores`, scores, ['Reporters', 'Authors', 'Activity']),
        unclaimed: reader.oneOf(`${inner}.unclaimed`, unclaimed, ['Burn', 'Recycle']),
      },
    };
  }
  const to = reader.record(inner, kind.Account, ['to'])?.to;
  return { Account: { to: to === 'treasury' ? TREASURY : reader.account(`${inner}.to`, to) } };
}

function readSchedule(reader, value) {
  const part =
    reader.record('emission.params', value, ['issuance', 'decayPercent', 'decayPeriod', 'floor', 'maxSupply']) ?? {};
  const read = {
    issuance: reader.amount('emission.params.issuance', part.issuance),
    decay: reader.percent('emission.params.decayPercent', part.decayPercent),
    decayPeriod: reader.whole('emission.params.decayPeriod', part.decayPeriod, 1, U32),
    floor: reader.amount('emission.params.floor', part.floor),
    maxSupply: reader.amount('emission.params.maxSupply', part.maxSupply),
  };
  if (read.floor > read.issuance) reader.fault('emission.params.floor', 'above the issuance; make it at most that');
  return read;
}

/** The balances of the file and of the list, and the vesting schedules. */
function readBalances(reader, value, allocation, vesting) {
  const part = reader.record('allocation', value, ['total', 'balances'], ['ss58Prefix']) ?? {};
  const prefix = reader.whole('allocation.ss58Prefix', part.ss58Prefix, 0, 16_383) ?? PREFIX;
  if (part.ss58Prefix !== undefined && !allocation) {
    reader.fault(
      'allocation.ss58Prefix',
      'this is the prefix of the addresses in the list, but no list was given; give one with --allocation FILE, or remove this',
    );
  }
  const balances = reader.list('allocation.balances', part.balances, (field, entry) => {
    const row = reader.record(field, entry, ['account', 'amount']) ?? {};
    return {
      field,
      key: reader.account(`${field}.account`, row.account),
      amount: reader.amount(`${field}.amount`, row.amount),
    };
  });
  if (allocation) balances.push(...readAllocation(reader, allocation, prefix));
  reader.distinct(
    balances.map(({ field, key }) => [field, key]),
    'account',
  );
  for (const { field, amount } of balances) {
    if (amount < EXISTENTIAL_DEPOSIT) {
      reader.fault(
        field,
        `${amount} is below the existential deposit of ${EXISTENTIAL_DEPOSIT} (${tokens(EXISTENTIAL_DEPOSIT)}); raise it or leave the account out`,
      );
    }
  }
  const total = reader.amount('allocation.total', part.total);
  const sum = balances.reduce((all, { amount }) => all + (amount ?? 0n), 0n);
  if (total !== undefined && balances.every(({ amount }) => amount !== undefined) && sum !== total) {
    const [way, by] = sum > total ? ['more', sum - total] : ['less', total - sum];
    reader.fault(
      'allocation.total',
      `the balances add up to ${sum} (${tokens(sum)}), ${by} ${way} than the total of ${total}; correct the total or the balances${
        allocation ? '' : ', or give the list with --allocation FILE'
      }`,
    );
  }
  return { balances, allocated: sum, vesting: vesting ? readSchedules(reader, balances, vesting, prefix) : [] };
}

function readSchedules(reader, balances, path, prefix) {
  const schedules = readVesting(reader, path, prefix);
  const owned = new Map(balances.map(({ key, amount }) => [key, amount]));
  reader.distinct(
    schedules.map(({ field, key }) => [field, key]),
    'account',
  );
  for (const { field, key, locked } of schedules) {
    const balance = owned.get(key);
    if (balance === undefined) {
      reader.fault(field, `${address(key)} has no balance at genesis; add it to the allocation or remove the schedule`);
    } else if (locked > balance) {
      reader.fault(
        field,
        `locks ${locked}, more than the account's balance of ${balance}; lower amount_per_period or period_count`,
      );
    }
  }
  return schedules.map((row) => ({ ...row, liquid: (owned.get(row.key) ?? 0n) - row.locked }));
}

/** What must exist besides the allocation, and whether all of it fits under the largest supply. */
function checkSupply(reader, plan) {
  const owned = new Set(plan.balances.map(({ key }) => key));
  // Accounts that must exist before anything is paid to them.
  plan.own = [TREASURY, COLLATORS_POT]
    .filter((key) => !owned.has(key))
    .map((key) => ({ key, amount: EXISTENTIAL_DEPOSIT }));
  // What the emission pallet mints to keep the pot of each pool alive.
  plan.pots = BigInt(plan.emission.pools.length) * EXISTENTIAL_DEPOSIT;
  plan.issuance = plan.own.reduce((sum, { amount }) => sum + amount, plan.allocated + plan.pots);
  if (plan.emission.params && plan.emission.params.maxSupply < plan.issuance) {
    reader.fault(
      'emission.params.maxSupply',
      `below the supply at genesis, ${plan.issuance} (${tokens(plan.issuance)}); raise it`,
    );
  }
}

function remark(plan, notes) {
  const owned = new Set(plan.balances.map(({ key }) => key));
  for (const [what, keys] of [
    ['committee', plan.committee],
    ['compliance.attesters', plan.compliance.attesters.map(({ account }) => account)],
    ['compliance.officers', plan.compliance.officers],
    ['emission.reporters', plan.emission.reporters],
  ]) {
    const poor = keys.filter((key) => !owned.has(key));
    if (poor.length > 0) {
      notes.push(`${what}: without ${SYMBOL} for fees at genesis: ${poor.map(address).join(', ')}`);
    }
  }
  if (plan.collators.invulnerables.length === 1)
    {notes.push('collators.invulnerables: with one collator alone, the chain stands still whenever it does');}
  if (plan.compliance.officers.length === 0)
    {notes.push('compliance.officers: nobody can freeze an account until governance names an officer');}
  if (!plan.emission.params) notes.push('emission.params: nothing is issued until governance decides a schedule');
}
