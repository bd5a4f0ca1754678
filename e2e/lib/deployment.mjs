// A deployment file as an operator fills it in: the example with every placeholder replaced.

import { readFileSync } from 'node:fs';
import { encodeAddress } from '@polkadot/util-crypto';
import { SS58, empty } from './rounds.mjs';

export const EXAMPLE = new URL('../../deploy/chain-spec/genesis.example.json', import.meta.url);

/** The address on this chain of an account that is nobody's. */
export const somebody = (name, prefix = SS58) => encodeAddress(empty(name), prefix);

export const BOOT_NODE = '/dns/boot.example.org/tcp/30333/p2p/12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp';

/** Block 0 of Polkadot. */
export const RELAY_GENESIS = '0x91b171bb158e2d3848fa23a9f1c25182fb8e20313b2c1eb49219da7a70ce90c3';

/** The deployment, changed by `change`. Without lists: one account has a billion tokens. */
export function deployment(change = () => {}) {
  const file = JSON.parse(readFileSync(EXAMPLE));
  Object.assign(file.chain, {
    name: 'Distribution',
    id: 'distribution_main',
    protocolId: 'distribution_main',
    relayChain: 'polkadot',
    relayGenesis: RELAY_GENESIS,
    paraId: 3500,
    bootNodes: [BOOT_NODE],
  });
  file.allocation = {
    total: '1000000000 DIST',
    balances: [{ account: somebody('holder'), amount: '1000000000 DIST' }],
  };
  file.collators.invulnerables = ['first', 'second'].map((name) => ({
    account: somebody(`${name} collator`),
    aura: somebody(`${name} session key`),
    discovery: somebody(`${name} discovery key`),
  }));
  file.committee = ['one', 'two', 'three'].map((name) => somebody(`member ${name}`));
  file.compliance.attesters = [
    { account: somebody('attester'), maxLevel: 3, key: { Sr25519: somebody('signing key') } },
  ];
  file.compliance.officers = [somebody('officer')];
  Object.assign(file.emission.params, { issuance: '300000 DIST', floor: '30000 DIST', maxSupply: '2000000000 DIST' });
  file.emission.reporters = [somebody('reporter')];
  change(file);
  return file;
}
