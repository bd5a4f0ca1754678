// Credentials built byte by byte from the documented layout, to check our own encoding, and helpers for tests of the
// identity registry.

import { decodeAddress } from '@polkadot/util-crypto';
import { hexToU8a, stringToHex, stringToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { now } from './blocks.mjs';
import { empty } from './rounds.mjs';

const DOMAIN = 'distribution/compliance/credential1';
const LENGTH = 186;
const KINDS = { sr25519: 'Sr25519', ed25519: 'Ed25519', ecdsa: 'Ecdsa' };
const KEY_DOMAIN = 'distribution/compliance/key1';
/** The kinds of keys in the order of their numbers. */
const NUMBERS = ['ed25519', 'sr25519', 'ecdsa'];

/** The error of a round for each reason of the registry. */
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

/** A country code as calls take it, such as `country('DE')`. */
export const country = (code) => stringToHex(code);

/** A hash as attesters and officers put on chain: that of a file only they hold. */
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

/** The signature by which a pair shows that it may become the signing key of `attester`. */
export function proveKey(genesis, attester, pair) {
  const kind = Uint8Array.of(NUMBERS.indexOf(pair.type));
  const parts = [stringToU8a(KEY_DOMAIN), hexToU8a(genesis), decodeAddress(attester), kind, pair.publicKey];
  return { [KINDS[pair.type]]: u8aToHex(pair.sign(u8aConcat(...parts))) };
}

/** The call by which `attester` begins to sign with `pair`. */
export const rotateKey = (api, attester, pair) =>
  api.tx.compliance.rotateKey(publicKey(pair), proveKey(api.genesisHash.toHex(), attester, pair));

/** An attester's entry. */
export const attesterEntry = async (api, account) => (await api.call.complianceApi.attester(account)).unwrap();

/** The compliance status of an account. */
export const statusOf = (api, account) => api.call.complianceApi.complianceStatus(account);

/** Why a round cannot pay an account, or null if it can. */
export async function obstacle(api, account, round, amount = 1) {
  const answer = (await api.call.complianceApi.canReceive(account, round, amount)).unwrap();
  return answer.isErr ? answer.asErr.refusal.type : null;
}

/** A credential of `attester` for `account`: level 2, Germany, expiring far in the future. */
export async function credentialFor(api, attester, account, changes = {}) {
  const [entry, time] = await Promise.all([attesterEntry(api, attester), now(api)]);
  return {
    genesis: api.genesisHash.toHex(),
    attester,
    account,
    level: 2,
    jurisdiction: country('DE'),
    expires: time + 1_000_000,
    evidence: hashOf(account),
    nonce: 1,
    epoch: entry.epoch.toNumber(),
    key: entry.keyNumber.toNumber(),
    ...changes,
  };
}

/** The call that submits `credential`, signed by `pair`. */
export const present = (api, credential, pair) =>
  api.tx.compliance.presentCredential(credential, signCredential(pair, credential));

/** An attester's statement about an account: level 2, Germany, expiring far in the future. */
export async function statement(api, changes = {}) {
  const expires = (await now(api)) + 1_000_000;
  return { level: 2, jurisdiction: country('DE'), expires, evidence: hashOf('statement'), ...changes };
}

/** The deposits held from an account. */
export const held = async (api, account) => (await api.query.system.account(account)).data.reserved.toBigInt();
