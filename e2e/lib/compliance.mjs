// Credentials built from the documented layout, byte by byte: the judge of our own encoding. And what tests
// of the registry of identities share.

import { decodeAddress } from '@polkadot/util-crypto';
import { hexToU8a, stringToHex, stringToU8a, u8aToHex } from '@polkadot/util';
import { empty } from './rounds.mjs';

const DOMAIN = 'distribution/compliance/credential1';
const LENGTH = 186;
const KINDS = { sr25519: 'Sr25519', ed25519: 'Ed25519', ecdsa: 'Ecdsa' };

/** Names of the rounds' errors, by the registry's reasons. */
export const ERRORS = {
  LevelTooLow: 'LevelTooLow',
  Expired: 'IdentityExpired',
  JurisdictionRefused: 'JurisdictionRefused',
  Frozen: 'AccountFrozen',
  JurisdictionBlocked: 'JurisdictionBlocked',
  AttesterGone: 'AttesterGone',
  Revoked: 'IdentityRevoked',
  TooFewAttesters: 'TooFewAttesters',
};

/** A country as calls take it: `country('DE')`. */
export const country = (code) => stringToHex(code);

/** A hash as attesters and officers put on chain: of a file that only they have. */
export const hashOf = (text) => empty(`file ${text}`);

/** The bytes that an attester signs. */
export function credentialMessage(credential) {
  const message = new Uint8Array(LENGTH);
  const view = new DataView(message.buffer);
  const put = (offset, length, bytes) => {
    if (bytes.length !== length) throw new Error(`${bytes.length} bytes instead of ${length} at ${offset}`);
    message.set(bytes, offset);
  };
  put(0, 35, stringToU8a(DOMAIN));
  put(35, 32, hexToU8a(credential.genesis));
  put(67, 32, decodeAddress(credential.attester));
  put(99, 32, decodeAddress(credential.account));
  view.setUint8(131, credential.level);
  put(132, 2, hexToU8a(credential.jurisdiction));
  view.setUint32(134, credential.expires, true);
  put(138, 32, hexToU8a(credential.evidence));
  view.setBigUint64(170, BigInt(credential.nonce), true);
  view.setUint32(178, credential.epoch, true);
  view.setUint32(182, credential.key, true);
  return message;
}

/** The signature of an sr25519, ed25519 or ecdsa pair over a credential (ecdsa: over its blake2b-256 hash). */
export const signCredential = (pair, credential) => ({
  [KINDS[pair.type]]: u8aToHex(pair.sign(credentialMessage(credential))),
});

/** The public key of a pair, as calls take it. */
export const publicKey = (pair) => ({ [KINDS[pair.type]]: u8aToHex(pair.publicKey) });

/** An attester's entry. */
export const attesterEntry = async (api, account) => (await api.call.complianceApi.attester(account)).unwrap();

/** What is known of an account. */
export const statusOf = (api, account) => api.call.complianceApi.complianceStatus(account);

/** Why a round cannot pay an account, or null if it can. */
export async function obstacle(api, account, round, amount = 1) {
  const answer = (await api.call.complianceApi.canReceive(account, round, amount)).unwrap();
  return answer.isErr ? answer.asErr.refusal.type : null;
}

/** A credential of `attester` for `account`: level 2, Germany, valid for long. */
export async function credentialFor(api, attester, account, changes = {}) {
  const [entry, now] = await Promise.all([attesterEntry(api, attester), api.call.distributionApi.now()]);
  return {
    genesis: api.genesisHash.toHex(),
    attester,
    account,
    level: 2,
    jurisdiction: country('DE'),
    expires: now.toNumber() + 1_000_000,
    evidence: hashOf(account),
    nonce: 1,
    epoch: entry.epoch.toNumber(),
    key: entry.keyNumber.toNumber(),
    ...changes,
  };
}

/** The call that brings `credential`, signed by `pair`, on chain. */
export const present = (api, credential, pair) =>
  api.tx.compliance.presentCredential(credential, signCredential(pair, credential));

/** What an attester says of an account: level 2, Germany, valid for long. */
export async function statement(api, changes = {}) {
  const now = (await api.call.distributionApi.now()).toNumber();
  return { level: 2, jurisdiction: country('DE'), expires: now + 1_000_000, evidence: hashOf('statement'), ...changes };
}

/** What of an account is held as deposits. */
export const held = async (api, account) => (await api.query.system.account(account)).data.reserved.toBigInt();
