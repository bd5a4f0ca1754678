import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toHex } from '../lib/bytes';
import { messageOf, readCredential } from './credential';

interface Vector {
  credential: Record<string, unknown>;
  message: string;
}

const vector = JSON.parse(
  readFileSync(new URL('../../../testdata/credential.json', import.meta.url), 'utf8'),
) as Vector;
const file = (changes: object = {}, fields: object = {}): string =>
  JSON.stringify({
    credential: { ...vector.credential, ...fields },
    message: vector.message,
    scheme: 'sr25519',
    signature: `0x${'55'.repeat(64)}`,
    publicKey: `0x${'66'.repeat(32)}`,
    ...changes,
  });

describe('a credential', () => {
  it('has the message of testdata/credential.json', () => {
    const read = readCredential(file());
    if (!read.ok) throw new Error(read.fault.key);
    expect(toHex(messageOf(read.value))).toBe(vector.message);
    expect([read.value.level, read.value.country, read.value.expires]).toEqual([2, 'DE', 1_000_000]);
  });

  it('is refused when a field is not that of the message', () => {
    for (const fields of [
      { level: 3 },
      { jurisdiction: 'FR' },
      { expires: 1 },
      { nonce: 8 },
      { epoch: 6 },
      { key: 2 },
    ]) {
      expect(readCredential(file({}, fields))).toEqual({ ok: false, fault: { key: 'credential.altered' } });
    }
  });

  it('is refused when it is none', () => {
    const form = { ok: false, fault: { key: 'credential.form' } };
    for (const text of ['[]', '{}', '3', '{"credential":[]}']) expect(readCredential(text)).toEqual(form);
    expect(readCredential(file({ scheme: 'rsa' }))).toEqual(form);
    expect(readCredential(file({ signature: '0x12' }))).toEqual(form);
    for (const fields of [
      { level: 256 },
      { level: '2' },
      { account: '<b>' },
      { jurisdiction: 'D<' },
      { nonce: 1e300 },
    ]) {
      expect(readCredential(file({}, fields))).toEqual(form);
    }
    expect(readCredential('no json').ok).toBe(false);
  });
});
