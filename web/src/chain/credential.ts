// Credentials: what an attester has signed about an account. Anybody may bring one to the chain, for free. The layout of
// the message is that of primitives/src/credential.rs.

import { readAddress } from '../lib/address';
import { type Hex, concat, equal, fromHex, littleEndian, toHex } from '../lib/bytes';
import { type Json, isObject, readJson } from '../lib/json';
import { type Result, type Said, bad, good } from '../lib/result';
import { ss58 } from './calls';
import type { Link } from './connection';
import type { Call } from './submit';

const DOMAIN = new TextEncoder().encode('distribution/compliance/credential1');

const SCHEMES = { ed25519: 'Ed25519', sr25519: 'Sr25519', ecdsa: 'Ecdsa' } as const;

/** Bytes of a signature by its scheme. */
const LENGTHS = { ed25519: 64, sr25519: 64, ecdsa: 65 } as const;

type Scheme = keyof typeof SCHEMES;

export interface Credential {
  genesis: Hex;
  attester: Hex;
  account: Hex;
  level: number;
  country: string;
  expires: number;
  evidence: Hex;
  nonce: bigint;
  epoch: number;
  key: number;
  scheme: Scheme;
  signature: Hex;
}

export type CredentialFault = 'credential.form' | 'credential.altered';

/** The bytes that the attester has signed. */
export function messageOf(credential: Credential): Uint8Array {
  const part = (hex: Hex): Uint8Array => fromHex(hex) ?? new Uint8Array();
  return concat(
    DOMAIN,
    part(credential.genesis),
    part(credential.attester),
    part(credential.account),
    Uint8Array.of(credential.level),
    new TextEncoder().encode(credential.country),
    littleEndian(credential.expires, 4),
    part(credential.evidence),
    littleEndian(credential.nonce, 8),
    littleEndian(credential.epoch, 4),
    littleEndian(credential.key, 4),
  );
}

function hash(value: Json | undefined, length = 32): Hex | null {
  const bytes = typeof value === 'string' ? fromHex(value, length) : undefined;
  return bytes ? toHex(bytes) : null;
}

function accountIn(value: Json | undefined): Hex | null {
  const read = typeof value === 'string' ? readAddress(value) : null;
  return read?.kind === 'account' ? toHex(read.account) : null;
}

function natural(value: Json | undefined, most: number): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most ? value : null;
}

/** Reads the file that an attester gives. What it says is not proven: the chain checks the signature. */
export function readCredential(text: string): Result<Credential, Said> {
  const read = readJson(text);
  if (!read.ok) return read;
  const form = bad({ key: 'credential.form' });
  const file = read.value;
  if (!isObject(file) || !isObject(file['credential'])) return form;
  const fields = file['credential'];
  const scheme = (Object.keys(SCHEMES) as Scheme[]).find((one) => one === file['scheme']);
  const country = fields['jurisdiction'];
  const word = 0xffff_ffff;
  if (scheme === undefined || typeof country !== 'string' || !/^[A-Z]{2}$/.test(country)) return form;
  const [genesis, evidence] = [hash(fields['genesis']), hash(fields['evidence'])];
  const [attester, account] = [accountIn(fields['attester']), accountIn(fields['account'])];
  const [level, expires] = [natural(fields['level'], 255), natural(fields['expires'], word)];
  const [epoch, key] = [natural(fields['epoch'], word), natural(fields['key'], word)];
  const nonce = natural(fields['nonce'], Number.MAX_SAFE_INTEGER);
  const signature = hash(file['signature'], LENGTHS[scheme]);
  if (genesis === null || evidence === null || attester === null || account === null || signature === null) return form;
  if (level === null || expires === null || epoch === null || key === null || nonce === null) return form;
  const credential: Credential = {
    genesis,
    attester,
    account,
    level,
    country,
    expires,
    evidence,
    nonce: BigInt(nonce),
    epoch,
    key,
    scheme,
    signature,
  };
  const message = typeof file['message'] === 'string' ? fromHex(file['message']) : undefined;
  if (!message || !equal(message, messageOf(credential))) return bad({ key: 'credential.altered' });
  return good(credential);
}

/** The call that brings a credential to the chain. */
export function presentCredential(link: Link, credential: Credential): Call {
  const { genesis, level, expires, evidence, nonce, epoch, key, country, scheme, signature } = credential;
  return {
    pallet: 'Compliance',
    name: 'present_credential',
    args: {
      credential: {
        genesis,
        attester: ss58(link, credential.attester),
        account: ss58(link, credential.account),
        level,
        jurisdiction: toHex(new TextEncoder().encode(country)),
        expires,
        evidence,
        nonce,
        epoch,
        key,
      },
      signature: { type: SCHEMES[scheme], value: signature },
    },
  };
}
