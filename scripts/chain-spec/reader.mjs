// Reads values of a deployment file. Each reader gets the name of the field and its value, returns what the value
// means, or nothing after it has noted what is wrong with it and what to do.

import { address, developmentKey, publicKey, DECIMALS, SYMBOL } from './facts.mjs';

const LARGEST = 2n ** 128n - 1n;
/** What marks a value that still has to be given. */
const PLACEHOLDER = 'REPLACE';

/** Every value of `value` that is still a placeholder: field and what has to go there. */
export function placeholders(value, field = '') {
  if (typeof value === 'string') {
    return value.startsWith(PLACEHOLDER) ? [[field, value.slice(PLACEHOLDER.length).replace(/^:\s*/, '')]] : [];
  }
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    placeholders(inner, Array.isArray(value) ? `${field}[${key}]` : `${field}${field && '.'}${key}`),
  );
}

export class Reader {
  faults = [];
  /** Whether real money depends on it: then nobody else may have the keys. */
  live = true;

  fault(field, text) {
    this.faults.push(`${field}: ${text}`);
  }

  /** An object that has all `keys`, perhaps some of `optional`, and no others. */
  record(field, value, keys, optional = []) {
    // What is missing, the object around it has noted.
    if (value === undefined) return undefined;
    if (value === null || typeof value !== 'object' || Array.isArray(value)) {
      this.fault(field || 'the file', `must be an object with ${[...keys, ...optional].join(', ')}`);
      return undefined;
    }
    const inner = (key) => `${field}${field && '.'}${key}`;
    for (const key of keys) {
      if (!(key in value)) this.fault(inner(key), 'missing; see deploy/chain-spec/genesis.example.json');
    }
    for (const key of Object.keys(value)) {
      if (!keys.includes(key) && !optional.includes(key)) {
        this.fault(inner(key), `unknown; expected ${[...keys, ...optional].join(', ')}`);
      }
    }
    return value;
  }

  /** A list; each entry is read by `read(field, value)`. Leaves out those that could not be read. */
  list(field, value, read) {
    if (value === undefined) return [];
    if (!Array.isArray(value)) {
      this.fault(field, 'must be a list, in square brackets');
      return [];
    }
    return value.map((entry, index) => read(`${field}[${index}]`, entry)).filter((entry) => entry !== undefined);
  }

  text(field, value, pattern, what) {
    if (value === undefined) return undefined;
    if (typeof value === 'string' && pattern.test(value)) return value;
    this.fault(field, `${JSON.stringify(value)} does not fit; give ${what}`);
    return undefined;
  }

  oneOf(field, value, choices) {
    if (value === undefined || choices.includes(value)) return value;
    this.fault(field, `${JSON.stringify(value)} does not fit; give one of ${choices.join(', ')}`);
    return undefined;
  }

  whole(field, value, least, most) {
    if (value === undefined) return undefined;
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    this.fault(field, `${JSON.stringify(value)} does not fit; give a whole number from ${least} to ${most}`);
    return undefined;
  }

  /** An amount: digits are smallest units, `12.5 DIST` are tokens. */
  amount(field, value) {
    if (value === undefined) return undefined;
    const how = `give digits, in quotes, for smallest units, or an amount in tokens such as "12.5 ${SYMBOL}"`;
    if (typeof value === 'number' && !Number.isSafeInteger(value)) {
      this.fault(field, `${value} cannot be read exactly; ${how}`);
      return undefined;
    }
    const text = String(value);
    const inTokens = text.match(new RegExp(`^(\\d+)(?:\\.(\\d{1,${DECIMALS}}))? ${SYMBOL}$`));
    if (!inTokens && !/^\d+$/.test(text)) {
      this.fault(field, `${JSON.stringify(value)} is no amount; ${how}`);
      return undefined;
    }
    const units = BigInt(inTokens ? inTokens[1] + (inTokens[2] ?? '').padEnd(DECIMALS, '0') : text);
    if (units <= LARGEST) return units;
    this.fault(field, `${value} is more than the chain can count`);
    return undefined;
  }

  /** A share in percent, in billionths. */
  percent(field, value) {
    if (value === undefined) return undefined;
    const parts = ['number', 'string'].includes(typeof value) && String(value).match(/^(\d{1,3})(?:\.(\d{1,7}))?$/);
    const billionths = parts ? Number(parts[1] + (parts[2] ?? '').padEnd(7, '0')) : NaN;
    if (billionths <= 1e9) return billionths;
    this.fault(
      field,
      `${JSON.stringify(value)} is no share; give percent from 0 to 100 with at most 7 decimals, such as 12.5`,
    );
    return undefined;
  }

  /** The public key behind an address. */
  account(field, value, prefix) {
    if (value === undefined) return undefined;
    try {
      return this.secret(field, publicKey(value, prefix));
    } catch (error) {
      this.fault(field, error.message);
      return undefined;
    }
  }

  /** A public key, as an address or as 32 bytes in hexadecimal. */
  key(field, value) {
    if (typeof value !== 'string' || !value.startsWith('0x')) return this.account(field, value);
    if (/^0x[0-9a-fA-F]{64}$/.test(value)) return this.secret(field, value.toLowerCase());
    this.fault(field, `${value} is no public key: in hexadecimal it has 64 digits after 0x`);
    return undefined;
  }

  /** Refuses a key whose secret everybody knows. */
  secret(field, key) {
    const name = this.live && developmentKey(key);
    if (!name) return key;
    this.fault(
      field,
      `${address(key)} is the development key ${name}, whose secret everybody knows; use a key of your own`,
    );
    return undefined;
  }

  /** Notes what occurs twice: `entries` are pairs of field and key. */
  distinct(entries, what) {
    const seen = new Map();
    for (const [field, key] of entries) {
      if (key === undefined) continue;
      if (seen.has(key)) this.fault(field, `the same ${what} as ${seen.get(key)}; remove one of them`);
      else seen.set(key, field);
    }
  }
}
