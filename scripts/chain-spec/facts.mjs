// What the chain is: token, address prefix, accounts of its own; read from primitives/src/chain.rs. And what
// everybody knows: the development keys.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// The libraries are those of the end-to-end tests.
const library = (name) => import(new URL(`../../e2e/node_modules/@polkadot/${name}/index.js`, import.meta.url));
const { base58Decode, blake2AsHex, blake2AsU8a, checkAddressChecksum, cryptoWaitReady, encodeAddress, xxhashAsHex } =
  await library('util-crypto');
const { DEV_PHRASE, Keyring } = await library('keyring');
await cryptoWaitReady();
export { base58Decode, blake2AsHex, xxhashAsHex };

const SOURCE = fileURLToPath(new URL('../../primitives/src/chain.rs', import.meta.url));

/** The constant of primitives/src/chain.rs, as text. */
function constant(name) {
  const found = readFileSync(SOURCE, 'utf8').match(new RegExp(`pub const ${name}: [^=]+ = (?:\\*b)?"?([^";]+)"?;`));
  if (!found) throw new Error(`${SOURCE} has no constant ${name}`);
  return found[1].replace(/(?<=\d)_(?=\d)/g, '');
}

export const SYMBOL = constant('TOKEN_SYMBOL');
export const DECIMALS = Number(constant('TOKEN_DECIMALS'));
export const PREFIX = Number(constant('SS58_PREFIX'));
export const EXISTENTIAL_DEPOSIT = BigInt(constant('EXISTENTIAL_DEPOSIT'));

const hex = (bytes) => `0x${Buffer.from(bytes).toString('hex')}`;

/** The account that a pallet's id stands for: as `PalletId::into_account_truncating` makes it. */
const ofPallet = (id) => hex(Buffer.concat([Buffer.from(`modl${id}`), Buffer.alloc(32)]).subarray(0, 32));

export const TREASURY = ofPallet(constant('TREASURY_ID'));
export const COLLATORS_POT = ofPallet(constant('COLLATORS_ID'));

/** The address of a public key on this chain. */
export const address = (key) => encodeAddress(key, PREFIX);

/** The public key behind an address of network `prefix`, in hexadecimal. Throws what is wrong with the address. */
export function publicKey(text, prefix = PREFIX) {
  if (typeof text !== 'string' || !text) throw new Error('give an address, as text');
  let bytes;
  try {
    bytes = base58Decode(text);
  } catch {
    throw new Error(`\`${text}\` is no address: it has characters that none has`);
  }
  const [valid, end, start, found] = checkAddressChecksum(bytes);
  if (!valid) throw new Error(`\`${text}\` has a wrong checksum: copy the address again, whole`);
  if (end - start !== 32)
    {throw new Error(`\`${text}\` is no address of an account: it has ${end - start} bytes instead of 32`);}
  const key = hex(bytes.subarray(start, end));
  if (found !== prefix) {
    throw new Error(
      `\`${text}\` is an address of network prefix ${found}, expected ${prefix}: ask its owner for an address of this network${
        prefix === PREFIX ? ` (the same key has the address ${address(key)})` : ''
      }`,
    );
  }
  return key;
}

/** An amount in tokens, for people. */
export function tokens(amount) {
  const unit = 10n ** BigInt(DECIMALS);
  const whole = (amount / unit).toString().replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = (amount % unit).toString().padStart(DECIMALS, '0').replace(/0+$/, '');
  return `${whole}${rest && `.${rest}`} ${SYMBOL}`;
}

/** Name of the development key behind a public key, or nothing: everybody has the secrets of these. */
export const developmentKey = (key) => developmentKeys().get(key);

let known;
function developmentKeys() {
  if (known) return known;
  known = new Map();
  const names = ['Alice', 'Bob', 'Charlie', 'Dave', 'Eve', 'Ferdie', 'One', 'Two'];
  const paths = ['', ...names.flatMap((name) => [`//${name}`, `//${name}//stash`])];
  for (const type of ['sr25519', 'ed25519', 'ecdsa']) {
    const ring = new Keyring({ type });
    for (const path of paths) {
      const { publicKey: key } = ring.addFromUri(`${DEV_PHRASE}${path}`);
      known.set(hex(key.length === 32 ? key : blake2AsU8a(key)), path || 'the development phrase');
    }
  }
  return known;
}
